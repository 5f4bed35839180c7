//! Footnotes that nothing mentions, and those that are defined twice. Pure.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// Labels that differ in case are one.
pub(super) fn check(
    mentioned: &[String],
    defined: &[Spanned<String>],
    found: &mut Vec<Diagnostic>,
) {
    let mut first = HashMap::new();
    for note in defined {
        let key = note.value.to_lowercase();
        if let Some(first) = first.get(&key) {
            found.push(Diagnostic::repeated_footnote(note.span, &note.value, *first));
        } else if !mentioned.iter().any(|label| label.to_lowercase() == key) {
            found.push(Diagnostic::unused_footnote(note.span, &note.value));
        }
        first.entry(key).or_insert(note.span);
    }
}
