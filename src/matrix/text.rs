//! A fact's value as a reader sees it. Pure. [`Fact`] → text.

use super::{Criterion, Fact, FactValue, Kind, Level};
use crate::base::date::Date;

/// What a theme says for the values that are no text of the author's.
pub struct Words<'a> {
    pub yes: &'a str,
    pub partial: &'a str,
    pub no: &'a str,
    pub unknown: &'a str,
    pub not_applicable: &'a str,
    /// A day in the reader's language
    pub date: &'a dyn Fn(Date) -> String,
}

/// Keeps a number and its unit on one line; half as wide as a space (SI Brochure, 9th edition, 5.4.3).
const NARROW_SPACE: char = '\u{202f}';

/// Returns the value with its unit: `30 ms`, `45%`, `$12 / month`, `USD 12`, with the digits that
/// the author wrote.
///
/// # Panics
/// When the fact is not one of this criterion.
pub fn value_text(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> String {
    match &fact.value {
        FactValue::Unknown => words.unknown.to_owned(),
        FactValue::NotApplicable => words.not_applicable.to_owned(),
        FactValue::Level(Level::Yes) => words.yes.to_owned(),
        FactValue::Level(Level::Partial) => words.partial.to_owned(),
        FactValue::Level(Level::No) => words.no.to_owned(),
        FactValue::Number { written, .. } => with_unit(written, criterion),
        FactValue::Version(text) | FactValue::Text(text) => text.to_string(),
        FactValue::Date(date) => (words.date)(*date),
        FactValue::Choice(choice) => match &criterion.kind {
            Kind::Choice(choices) => choices[*choice].0.clone(),
            _ => unreachable!("a fact that is a choice belongs to a criterion that has choices"),
        },
        FactValue::List(items) => items.join(", "),
    }
}

/// An end of a criterion's scale, as facts are written; none where it is no amount.
pub fn measure_text(measure: f64, criterion: &Criterion, words: &Words<'_>) -> Option<String> {
    match criterion.kind {
        Kind::Number | Kind::Money | Kind::Rating => {
            Some(with_unit(&measure.to_string(), criterion))
        }
        Kind::Date => Date::from_days_since_1970(measure).map(words.date),
        _ => None,
    }
}

/// A currency stands before the number, as `$12` or `USD 12`; any other unit after it.
fn with_unit(digits: &str, criterion: &Criterion) -> String {
    let Some(unit) = criterion.unit.as_deref() else { return digits.to_owned() };
    let head = unit.find([' ', '/']).unwrap_or(unit.len());
    let (currency, rest) = unit.split_at(head);
    if currency.ends_with(is_currency_symbol) {
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
        return format!("{sign}{currency}{digits}{rest}");
    }
    if criterion.kind == Kind::Money && is_currency_code(currency) {
        return format!("{currency}{NARROW_SPACE}{digits}{rest}");
    }
    // A unit that begins with a slash or a sign of proportion is part of the number's word.
    if unit.starts_with(['%', '‰', '×', '°', '/']) && !unit.starts_with("°C") {
        return format!("{digits}{unit}");
    }
    format!("{digits}{NARROW_SPACE}{unit}")
}

fn is_currency_symbol(c: char) -> bool {
    // ¢ and its like follow the number; the block from U+20A0 holds the other symbols.
    matches!(c, '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}')
}

/// ISO 4217: three capital letters.
fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::{WORDS, check};
    use super::*;

    /// The text of one fact for a criterion with these further keys.
    fn text(keys: &str, value: &str) -> String {
        let (matrix, found) = check(&format!(
            "title = \"T\"\n[[criterion]]\nid = \"c\"\nname = \"C\"\n{keys}\n\
             [[subject]]\nid = \"s\"\nname = \"S\"\nfacts.c = {value}\n"
        ));
        assert_eq!(found, [""; 0]);
        value_text(matrix.fact(0, 0), &matrix.criteria[0], &WORDS)
    }

    #[test]
    fn a_number_keeps_the_digits_that_its_author_wrote() {
        assert_eq!(text("kind = 'number'", "2.50"), "2.50");
        assert_eq!(text("kind = 'number'", "{ value = -0.10 }"), "-0.10");
        assert_eq!(text("kind = 'number'", "1_000"), "1000");
        assert_eq!(text("kind = 'number'", "+7"), "7");
        assert_eq!(text("kind = 'number'", "0x1f"), "31");
        assert_eq!(text("kind = 'number'", "1e3"), "1000");
    }

    #[test]
    fn a_unit_stands_where_readers_expect_it() {
        let number = |unit: &str| text(&format!("kind = 'number'\nunit = '{unit}'"), "12");
        assert_eq!(number("ms"), "12\u{202f}ms");
        assert_eq!(number("%"), "12%");
        assert_eq!(number("×"), "12×");
        assert_eq!(number("°C"), "12\u{202f}°C");
        assert_eq!(number("/5"), "12/5");
        assert_eq!(number("FPS"), "12\u{202f}FPS");
        assert_eq!(number(""), "12");
    }

    #[test]
    fn a_currency_stands_before_its_amount() {
        let money =
            |unit: &str, value: &str| text(&format!("kind = 'money'\nunit = '{unit}'"), value);
        assert_eq!(money("$", "12"), "$12");
        assert_eq!(money("$", "-12"), "-$12");
        assert_eq!(money("US$ / month", "9.50"), "US$9.50 / month");
        assert_eq!(money("€", "12"), "€12");
        assert_eq!(money("USD", "12"), "USD\u{202f}12");
        assert_eq!(money("USD / month", "12"), "USD\u{202f}12 / month");
        assert_eq!(money("EUR/GB", "0.10"), "EUR\u{202f}0.10/GB");
        assert_eq!(money("cents", "12"), "12\u{202f}cents");
    }

    #[test]
    fn every_kind_has_a_text() {
        assert_eq!(text("kind = 'yes-no'", "'no'"), "No");
        assert_eq!(text("kind = 'level'", "'partial'"), "Partly");
        assert_eq!(text("kind = 'level'", "'unknown'"), "?");
        assert_eq!(text("kind = 'number'", "'n/a'"), "–");
        assert_eq!(text("kind = 'version'", "'3.10'"), "3.10");
        assert_eq!(text("kind = 'date'", "2026-02-11"), "<2026-02-11>");
        assert_eq!(text("kind = 'date'", "'2026-02-11'"), "<2026-02-11>");
        assert_eq!(text("kind = 'choice'\nchoices = ['a', 'b']", "'b'"), "b");
        assert_eq!(text("kind = 'list'", "['x', 'y']"), "x, y");
        assert_eq!(text("kind = 'text'", "'GIL & all'"), "GIL & all");
    }
}
