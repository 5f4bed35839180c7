//! The keys of a fact that show what its source says → [`Proof`]. Pure.

use crate::data::Reader;
use crate::diagnostic::Diagnostic;
use crate::matrix::Proof;
use crate::matrix::raw::is_web_address;
use crate::source::Spanned;

/// Reads the quote, the address of the copy and the day on which the quote was found.
///
/// Reports `invalid-value`, `invalid-url` and `invalid-date`.
pub(super) fn read(keys: &mut Reader<'_>) -> Proof {
    let [quote, archived] = ["quote", "archived"].map(|key| keys.text(key));
    let found = keys.date("found");
    Proof {
        quote: quote.and_then(|quote| checked_quote(quote, keys)),
        archived: archived.and_then(|copy| checked_copy(copy, keys)),
        found: found.map(|day| day.value),
    }
}

fn checked_quote(quote: Spanned<String>, keys: &mut Reader<'_>) -> Option<Spanned<Box<str>>> {
    let Spanned { value, span } = quote;
    let words = value.trim();
    if words.is_empty() {
        keys.report(Diagnostic::ill_formed_value(span, "quote", &value, "the words of the source"));
        return None;
    }
    let length = words.chars().count();
    if length > Proof::LONGEST {
        keys.report(Diagnostic::long_quote(span, length, Proof::LONGEST));
        return None;
    }
    Some(Spanned::new(words.into(), span))
}

fn checked_copy(copy: Spanned<String>, keys: &mut Reader<'_>) -> Option<Box<str>> {
    let Spanned { value, span } = copy;
    match value.starts_with("https://") {
        true if is_web_address(&value) => return Some(value.into()),
        true => keys.report(Diagnostic::invalid_url(span, "archived", &value)),
        false => keys.report(Diagnostic::insecure_copy(span, &value)),
    }
    None
}
