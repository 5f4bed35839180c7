//! A value of a data file in the form in which an author would write it in a matrix. Pure.

use crate::data::toml::quoted;
use crate::data::{Data, Node, toml};
use crate::matrix::FactValue;
use crate::matrix::kind::{Notation, Statement, Values};
use crate::matrix::raw::digits;
use crate::matrix::reserved::UNKNOWN;
use crate::source::Span;

/// A value with the digits of its number.
pub(super) struct Typed {
    pub(super) node: Node,
    pub(super) digits: Option<Box<str>>,
}

/// Returns the value as the kind reads it. `text` is that of the file.
///
/// Files have only some of the types that a matrix has: in CSV all values are texts, and JSON has no dates. `true`
/// and `false` are `yes` and `no`.
pub(super) fn typed(node: Node, text: &str, kind: &dyn Values) -> Typed {
    let digits = digits(&node, text);
    let span = node.span;
    let data = match node.data {
        Data::Nothing => Data::Text(UNKNOWN.to_owned()),
        Data::Boolean(is_true) if has_no(kind) => Data::Text(word(is_true)),
        Data::Text(text) if FactValue::of_word(text.trim()).is_some() => {
            Data::Text(text.trim().to_owned())
        }
        Data::Text(text) if has_no(kind) && is_boolean(&text) => {
            Data::Text(word(text.trim().eq_ignore_ascii_case("true")))
        }
        Data::Text(text) if !kind.words().is_empty() => {
            Data::Text(word_of(kind, text.trim()).map_or(text, str::to_owned))
        }
        // The digits of a version are its text.
        Data::Integer(_) | Data::Float(_) if is_text_of(kind, digits.as_deref()) => {
            let text = digits.unwrap_or_default().into();
            return Typed { node: Node { data: Data::Text(text), span }, digits: None };
        }
        Data::Text(text) => return of_text(&text, span, kind),
        other => other,
    };
    Typed { node: Node { data, span }, digits }
}

fn of_text(text: &str, span: Span, kind: &dyn Values) -> Typed {
    let of = |text: &str| Node { data: Data::Text(text.to_owned()), span };
    // Most values of a file are such numbers.
    if kind.statement() == Statement::Amount
        && let Some(number) = decimal(text.trim())
    {
        let digits = Some(text.trim().into());
        return Typed { node: Node { data: number, span }, digits };
    }
    match kind.notation(text.trim()) {
        Notation::Quoted => Typed { node: of(text), digits: None },
        Notation::Listed => {
            let items = text.split([',', ';']).map(str::trim).filter(|item| !item.is_empty());
            let data = Data::List(items.map(of).collect());
            Typed { node: Node { data, span }, digits: None }
        }
        Notation::Bare => {
            let document = format!("value = {}", text.trim());
            let (table, _) = toml::document(&document, (span.file, 0), &mut Vec::new());
            let value = table.entries.into_iter().next().map(|entry| entry.node);
            let digits = value.as_ref().and_then(|value| digits(value, &document));
            let data = value.map_or_else(|| of(text).data, |value| value.data);
            Typed { node: Node { data, span }, digits }
        }
    }
}

/// Reads digits, with at most one point among them.
fn decimal(text: &str) -> Option<Data> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_number =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let has_extra_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_number(whole) || !is_number(decimals) || has_extra_zero {
        return None;
    }
    let integer = text.parse().ok().map(Data::Integer);
    integer.or_else(|| text.parse().ok().map(Data::Float))
}

/// Whether the kind reads a number as a text that it does not list.
fn is_text_of(kind: &dyn Values, digits: Option<&str>) -> bool {
    let is_quoted = |digits| kind.notation(digits) == Notation::Quoted;
    kind.words().is_empty() && digits.is_some_and(is_quoted)
}

/// Whether `no` is a value of the kind.
fn has_no(kind: &dyn Values) -> bool {
    kind.words().contains(&word(false).as_str())
}

fn is_boolean(text: &str) -> bool {
    ["true", "false"].iter().any(|word| text.trim().eq_ignore_ascii_case(word))
}

/// Returns the word of a kind that a text is, also with other capital letters, such as `Yes` and `NO`.
fn word_of<'k>(kind: &'k dyn Values, text: &str) -> Option<&'k str> {
    let words = kind.words();
    let exactly = words.iter().find(|word| **word == text);
    let mut alike = words.iter().filter(|word| word.eq_ignore_ascii_case(text));
    exactly.or_else(|| alike.next().filter(|_| alike.next().is_none())).copied()
}

fn word(is_true: bool) -> String {
    if is_true { "yes" } else { "no" }.to_owned()
}

/// Returns a text in quotes, if it does not look like a name of a column.
pub(super) fn shown(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    match !text.is_empty() && text.chars().all(is_plain) {
        true => text.to_owned(),
        false => quoted(text),
    }
}
