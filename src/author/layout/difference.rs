//! Where a text begins to differ from its canonical form. Pure.

use std::ops::Range;

/// The first line that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'t> {
    /// Of the line, without its end; of what is missing at the end of the file, its last place
    pub range: Range<usize>,
    pub line: Option<&'t str>,
    /// None where the file should have ended
    pub wanted: Option<&'t str>,
}

/// Returns none if the texts are the same.
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
