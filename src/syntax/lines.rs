//! The lines of a code and their indentation. Pure.

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub start: usize,
    /// Offset of its first character that is no white space
    pub first: usize,
    /// Its end, without the line end
    pub end: usize,
    /// Columns of white space; a tab goes on to the next column that eight divides
    pub indent: usize,
}

pub(super) struct Lines(Vec<Line>);

impl Lines {
    pub(super) fn of_code(code: &str) -> Lines {
        let mut start = 0;
        let line = |text: &str| {
            let begin = start;
            start += text.len();
            let blank = text.len() - text.trim_start().len();
            let end = begin + text.trim_end().len();
            let indent = text[..blank].chars().fold(0, |column, c| match c {
                '\t' => (column / 8 + 1) * 8,
                _ => column + 1,
            });
            Line { start: begin, first: begin + blank, end, indent }
        };
        let lines = code.split_inclusive('\n').map(line);
        Lines(lines.filter(|line| line.first < line.end).collect())
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Line> {
        self.0.iter()
    }

    /// Returns the line of an offset that is not in a blank line.
    pub(super) fn of(&self, at: usize) -> &Line {
        let next = self.0.partition_point(|line| line.start <= at);
        &self.0[next.saturating_sub(1)]
    }
}
