//! The keys that limit when a fact holds → [`Conditions`]. Pure.

use crate::data::{Data, Node, Reader};
use crate::diagnostic::Diagnostic;
use crate::matrix::Conditions;
use crate::matrix::condition::is_turned;
use crate::source::Spanned;

/// Reads `when`, `since` and `until`. Reports `wrong-type` and `invalid-value`.
pub(crate) fn read(keys: &mut Reader<'_>) -> Option<Box<Conditions>> {
    let when = keys.text("when").and_then(|when| words("when", &when, keys));
    let [since, until] = ["since", "until"].map(|key| limit(key, keys));
    if let (Some(since), Some(until)) = (&since, &until)
        && is_turned(&since.value, &until.value)
    {
        keys.report(Diagnostic::turned_limits(until.span, &since.value, &until.value, since.span));
    }
    let [when, since, until] =
        [when, since, until].map(|text| text.map(|text| Box::from(text.value)));
    (when.is_some() || since.is_some() || until.is_some())
        .then(|| Box::new(Conditions { when, since, until, ..Conditions::default() }))
}

fn words(
    key: &'static str,
    text: &Spanned<String>,
    keys: &mut Reader<'_>,
) -> Option<Spanned<String>> {
    let trimmed = text.value.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        return Some(Spanned::new(trimmed.to_owned(), text.span));
    }
    let form = "words with a letter or a digit";
    keys.report(Diagnostic::ill_formed_value(text.span, key, &text.value, form));
    None
}

/// Reads a version in quotes, a whole number or a date. A version such as `2.10` would lose its zero as a number.
fn limit(key: &'static str, keys: &mut Reader<'_>) -> Option<Spanned<String>> {
    let Node { data, span } = keys.entry(key)?.node;
    match data {
        Data::Text(text) => words(key, &Spanned::new(text, span), keys),
        Data::Date(text) => Some(Spanned::new(text, span)),
        Data::Integer(number) => Some(Spanned::new(number.to_string(), span)),
        other => {
            let wanted = "a version in quotes, or a date";
            keys.report(Diagnostic::wrong_type(span, key, wanted, other.type_name()));
            None
        }
    }
}
