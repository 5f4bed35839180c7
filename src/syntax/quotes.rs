//! Quotation marks without their counterparts. Pure.

use super::edit::Edit;
use super::lines::Line;

/// A string that does not end in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    pub at: usize,
    pub mark: u8,
}

/// Returns the string that is open at the end of a line, if the line is read alone.
pub(super) fn open_at_end(code: &str, line: &Line) -> Option<Open> {
    let bytes = &code.as_bytes()[line.start..line.end];
    let mut open: Option<Open> = None;
    let mut at = line.first - line.start;
    while at < bytes.len() {
        let byte = bytes[at];
        match (open, byte) {
            (Some(_), b'\\') => at += 1,
            (Some(inner), _) if inner.mark == byte => open = None,
            (None, b'"' | b'\'') => open = Some(Open { at: line.start + at, mark: byte }),
            _ => {}
        }
        at += 1;
    }
    let is_omitted = code[line.start..line.end].ends_with(['.', '…']);
    open.filter(|_| !is_omitted)
}

/// The most lines with such a string that are tried
pub(super) const MOST_LINES: usize = 4;

/// The most places at which a mark is tried
const MOST_PLACES: usize = 24;

/// Returns the edits that would close a string in its line, begin it earlier, or make it none.
pub(super) fn repairs(code: &str, open: Open, line: &Line) -> Vec<Edit> {
    let mark = char::from(open.mark).to_string();
    let rest = &code[open.at + 1..line.end];
    let ends = rest.char_indices().filter(|(_, c)| ",;)]}:> ".contains(*c)).map(|(at, _)| at);
    let places: Vec<usize> = ends.chain([rest.len()]).collect();
    // Most strings that are not closed end with the line, or near to its end.
    let places = places.iter().rev().take(MOST_PLACES).map(|at| open.at + 1 + at);
    let closing = places.map(|at| Edit::insert(at, &mark));
    let before = &code[line.first..open.at];
    let begins = before.char_indices().filter(|(_, c)| "([{,=: ".contains(*c));
    let begins = [0].into_iter().chain(begins.map(|(at, _)| at + 1));
    let begins: Vec<usize> = begins.map(|at| line.first + at).collect();
    let opening = begins.iter().rev().take(MOST_PLACES).map(|at| Edit::insert(*at, &mark));
    closing.chain(opening).chain([Edit::delete(open.at)]).collect()
}
