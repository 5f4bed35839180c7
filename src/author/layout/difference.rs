//! Finds the first difference between a text and its canonical form. Pure.

use std::ops::Range;

/// The first line that differs from the canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'t> {
    /// Byte range of the line without its line ending; if lines are missing at the end, the end of the file
    pub range: Range<usize>,
    pub line: Option<&'t str>,
    /// The canonical line; `None` if the file should have ended
    pub wanted: Option<&'t str>,
}

/// Returns the first difference, or `None` if the texts are equal.
pub fn difference<'t>(text: &'t str, wanted: &'t str) -> Option<Difference<'t>> {
    let mut start = 0;
    let (mut lines, mut wanted_lines) = (text.split_inclusive('\n'), wanted.split_inclusive('\n'));
    loop {
        match (lines.next(), wanted_lines.next()) {
            (None, None) => return None,
            (Some(line), Some(other)) if line == other => start += line.len(),
            (line, other) => {
                let [line, wanted] = [line, other].map(|line| line.map(without_end));
                let range = start..start + line.map_or(0, str::len);
                return Some(Difference { range, line, wanted });
            }
        }
    }
}

fn without_end(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}
