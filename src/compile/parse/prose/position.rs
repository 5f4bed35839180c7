//! Where in a table the reader of prose is. Pure.

use crate::reading::block::CellAt;

/// The cell of a table that is being read.
#[derive(Default)]
pub(super) struct Position {
    pub(super) at: CellAt,
    tables: usize,
    pub(super) is_cell: bool,
    /// Whether the table is raw HTML, and a cell of it is open
    pub(super) raw_cell: bool,
    is_raw: bool,
    /// Whether a row has begun
    has_row: bool,
}

impl Position {
    pub(super) fn begin(&mut self) {
        self.at = CellAt { table: self.tables, row: 0, column: 0 };
        self.tables += 1;
        (self.is_raw, self.has_row) = (false, true);
    }

    pub(super) fn begin_raw(&mut self) {
        self.begin();
        (self.is_raw, self.has_row) = (true, false);
    }

    pub(super) fn next_row(&mut self) {
        self.at.row += usize::from(self.has_row);
        self.at.column = 0;
        self.has_row = true;
        self.raw_cell = false;
    }

    pub(super) fn next_cell(&mut self) {
        self.is_cell = false;
        self.at.column += 1;
    }

    pub(super) fn begin_raw_cell(&mut self) {
        // The end tag of a cell may be left out.
        self.end_raw_cell();
        self.raw_cell = self.is_raw;
    }

    pub(super) fn end_raw_cell(&mut self) {
        self.at.column += usize::from(self.raw_cell);
        self.raw_cell = false;
    }
}
