//! What an edit of one file adds to the diagnostics of a site. Pure.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, sort};
use crate::source::{FileId, Span};

/// What makes two diagnostics the same: in the edited file the code and the message, because spans move; in
/// another file the code and the span, because the message may have other numbers, such as those of a score.
type Identity = (Code, Option<Span>, String);

/// Returns the diagnostics of `after` that are not in `before`, in the order of a report. `edited` is the file
/// that differs.
pub fn added(before: &[Diagnostic], after: &[Diagnostic], edited: FileId) -> Vec<Diagnostic> {
    let identity = |of: &Diagnostic| -> Identity {
        match of.span.file == edited {
            true => (of.code, None, of.message().into_owned()),
            false => (of.code, Some(of.span), String::new()),
        }
    };
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    for of in before {
        *known.entry(identity(of)).or_default() += 1;
    }
    let is_added = |of: &&Diagnostic| match known.get_mut(&identity(of)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let mut added: Vec<Diagnostic> = after.iter().filter(is_added).cloned().collect();
    sort(&mut added);
    added
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;

    #[test]
    fn a_mistake_that_moves_is_not_new_but_a_second_one_is() {
        let group =
            |at: usize| Diagnostic::unknown_group(Span::new(some_file(), at..at + 1), "x", &[]);
        assert_eq!(added(&[group(1)], &[group(5)], some_file()), []);
        assert_eq!(added(&[group(1)], &[group(5), group(7)], some_file()), [group(7)]);
        assert_eq!(added(&[group(1), group(5)], &[group(5)], some_file()), []);
    }
}
