//! Footnotes that are never referenced, or defined twice. Pure.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Placed};

/// Reports repeated and unused footnotes. The case of labels does not matter.
pub(super) fn check(
    (mentioned, defined): (&[String], &[Placed<String>]),
    file: FileId,
    found: &mut Vec<Diagnostic>,
) {
    let mentioned: HashSet<String> = mentioned.iter().map(|label| label.to_lowercase()).collect();
    let mut first = HashMap::new();
    for note in defined {
        let key = note.value.to_lowercase();
        let span = note.span.in_file(file);
        if let Some(first) = first.get(&key) {
            found.push(Diagnostic::repeated_footnote(span, &note.value, *first));
        } else if !mentioned.contains(&key) {
            found.push(Diagnostic::unused_footnote(span, &note.value));
        }
        first.entry(key).or_insert(span);
    }
}
