//! The rows of a data file: of CSV, or a list of objects. Pure.

use super::pointer;
use crate::data::sheet::Sheet;
use crate::data::{Data, Entry, Node, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::in_toml;
use crate::source::{Span, Spanned};

/// How many objects are read for the names of their keys.
const READ_FOR_NAMES: usize = 1000;

/// Rows with the names of their columns.
#[derive(Clone)]
pub(in crate::matrix) enum Records<'d> {
    Sheet(&'d Sheet, Vec<Record<'d>>),
    Objects(Vec<Record<'d>>),
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(in crate::matrix) enum Record<'d> {
    Cells(&'d [Spanned<String>]),
    Object(&'d Table),
}

/// A column of all rows.
#[derive(Debug, Clone)]
pub(in crate::matrix) enum Column<'q> {
    Cell(usize),
    Key(&'q str),
    /// In each object
    Pointer(&'q str),
}

impl<'d> Records<'d> {
    pub(super) fn of_sheet(sheet: &'d Sheet) -> Records<'d> {
        let rows = sheet.rows.iter().map(|row| Record::Cells(row));
        Records::Sheet(sheet, rows.collect())
    }

    /// Returns the objects of a list; the first item that is none if there is one.
    pub(super) fn of_list(items: &'d [Node]) -> Result<Records<'d>, &'d Node> {
        let object = |item: &'d Node| match &item.data {
            Data::Table(table) => Ok(Record::Object(table)),
            _ => Err(item),
        };
        items.iter().map(object).collect::<Result<_, _>>().map(Records::Objects)
    }

    pub(in crate::matrix) fn all(&self) -> &[Record<'d>] {
        match self {
            Records::Sheet(_, rows) | Records::Objects(rows) => rows,
        }
    }

    fn retain(&mut self, keep: impl FnMut(&Record<'d>) -> bool) {
        match self {
            Records::Sheet(_, rows) | Records::Objects(rows) => rows.retain(keep),
        }
    }

    /// Finds a column. Reports `unknown-column`.
    pub(in crate::matrix) fn column<'q>(
        &self,
        name: &'q Spanned<String>,
        data: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Column<'q>> {
        let Spanned { value, span } = name;
        match self {
            Records::Sheet(sheet, _) => {
                let mut columns = sheet.columns.iter().enumerate();
                let is_it = |(_, column): &(usize, &Spanned<String>)| column.value == *value;
                let first = columns.find(is_it);
                if let (Some((_, first)), Some((_, second))) = (first, columns.find(is_it)) {
                    let again = second.span;
                    found.push(Diagnostic::repeated_column(*span, value, first.span, again));
                    return None;
                }
                if let Some((at, _)) = first {
                    return Some(Column::Cell(at));
                }
            }
            Records::Objects(rows) => {
                let has = |row: &Record<'_>| row.entry(value).is_some();
                if rows.is_empty() || rows.iter().any(has) {
                    return Some(Column::Key(value));
                }
                let leads = |row: &Record<'_>| matches!(row, Record::Object(table) if at_pointer(table, value).is_some());
                if value.starts_with('/') && rows.iter().any(leads) {
                    return Some(Column::Pointer(value));
                }
            }
        }
        found.push(Diagnostic::unknown_column(*span, value, data, &self.names()));
        None
    }

    fn names(&self) -> Vec<&'d str> {
        match self {
            Records::Sheet(sheet, _) => {
                sheet.columns.iter().map(|column| column.value.as_str()).collect()
            }
            Records::Objects(rows) => {
                let mut names = Vec::new();
                for row in rows.iter().take(READ_FOR_NAMES) {
                    let Record::Object(table) = row else { continue };
                    for entry in &table.entries {
                        if !names.contains(&entry.key.value.as_str()) {
                            names.push(&entry.key.value);
                        }
                    }
                }
                names
            }
        }
    }

    /// Whether no row is left out because of a mistake, which is reported.
    fn is_whole(&self) -> bool {
        match self {
            Records::Sheet(sheet, _) => sheet.is_whole,
            Records::Objects(_) => true,
        }
    }

    /// Keeps the rows that have these values. Reports `unknown-column`, and `no-rows` if none is left, unless it may
    /// be one that is left out.
    pub(in crate::matrix) fn choose(
        &mut self,
        wanted: &Spanned<Vec<Entry>>,
        data: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<()> {
        for Entry { key, node } in &wanted.value {
            let column = self.column(key, data, found)?;
            let text = scalar(&node.data).unwrap_or_default();
            let has = |row: &Record<'_>| {
                row.value(&column).is_some_and(|value| is_equal(&value.data, &text))
            };
            if !self.all().iter().any(has) {
                if !self.is_whole() {
                    return None;
                }
                let known = self.values_of(&column);
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                found.push(Diagnostic::no_such_row(node.span, [&key.value, &text], data, &known));
                return None;
            }
            self.retain(has);
        }
        Some(())
    }

    /// Returns each value of a column once.
    fn values_of(&self, column: &Column<'_>) -> Vec<String> {
        let values = self.all().iter().filter_map(|row| scalar(&row.value(column)?.data));
        let mut values: Vec<String> = values.take(READ_FOR_NAMES).collect();
        values.sort_unstable();
        values.dedup();
        values
    }
}

impl<'d> Record<'d> {
    fn entry(&self, key: &str) -> Option<&'d Node> {
        let Record::Object(table) = self else { return None };
        let entry = table.entries.iter().find(|entry| entry.key.value == key)?;
        Some(&entry.node)
    }

    /// Returns the value of a column. `None` if the row has none; an empty cell is [`Data::Nothing`].
    pub(in crate::matrix) fn value(&self, column: &Column<'_>) -> Option<Node> {
        match (self, column) {
            (Record::Cells(cells), Column::Cell(at)) => {
                let Spanned { value, span } = cells.get(*at)?;
                let data = match value.trim().is_empty() {
                    true => Data::Nothing,
                    false => Data::Text(value.clone()),
                };
                Some(Node { data, span: *span })
            }
            (_, Column::Key(key)) => self.entry(key).cloned(),
            (Record::Object(table), Column::Pointer(pointer)) => {
                at_pointer(table, pointer).cloned()
            }
            _ => None,
        }
    }

    pub(in crate::matrix) fn span(&self) -> Span {
        match self {
            Record::Cells(cells) => {
                let (first, last) = (cells[0].span, cells[cells.len() - 1].span);
                Span { end: last.end, ..first }
            }
            Record::Object(table) => table.span,
        }
    }
}

/// Returns the value at a pointer in an object, which begins with the name of a key.
fn at_pointer<'d>(table: &'d Table, pointer: &str) -> Option<&'d Node> {
    let (name, rest) = pointer
        .strip_prefix('/')
        .map(|rest| rest.split_at(rest.find('/').unwrap_or(rest.len())))?;
    let is_it = |entry: &&Entry| pointer::escaped(&entry.key.value) == name;
    pointer::follow(&table.entries.iter().find(is_it)?.node, rest).ok()
}

/// Returns the text of a value that is no list or table.
pub(in crate::matrix) fn scalar(data: &Data) -> Option<String> {
    Some(match data {
        Data::Text(text) | Data::Date(text) => text.clone(),
        Data::Integer(integer) => integer.to_string(),
        Data::Float(float) => in_toml(*float),
        Data::Boolean(boolean) => boolean.to_string(),
        Data::List(_) | Data::Table(_) | Data::Nothing => return None,
    })
}

/// Whether a value has this text, or is the same number.
fn is_equal(data: &Data, text: &str) -> bool {
    let Some(own) = scalar(data) else { return false };
    let number = |text: &str| text.trim().parse::<f64>().ok();
    own == text || number(&own).zip(number(text)).is_some_and(|(one, other)| one == other)
}
