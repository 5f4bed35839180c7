//! Lists of names. Pure.

use crate::data::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// Reads a list of names, each of which counts once.
pub(super) fn names(keys: &mut Reader<'_>, key: &'static str) -> Vec<Spanned<String>> {
    let mut names: Vec<Spanned<String>> = Vec::new();
    for Spanned { value, span } in keys.texts(key) {
        let name = value.trim();
        if name.is_empty() {
            keys.report(Diagnostic::ill_formed_value(span, key, &value, "one word or more"));
            continue;
        }
        match names.iter().find(|first| first.value == name) {
            Some(first) => {
                let first = first.span;
                keys.report(Diagnostic::repeated_name(span, key, name, first));
            }
            None => names.push(Spanned::new(name.to_owned(), span)),
        }
    }
    names
}
