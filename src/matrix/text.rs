//! A fact's value as a reader sees it. Pure. [`Fact`] → text.

use super::reserved::{NOT_APPLICABLE, UNKNOWN};
use super::support::{Release, SupportStatement};
use super::{Criterion, Datum, Fact, Level};
use crate::base::period::Period;

/// The theme's words for values that are not text of the author's.
pub struct Words<'a> {
    pub yes: &'a str,
    pub partial: &'a str,
    pub no: &'a str,
    pub unknown: &'a str,
    pub not_applicable: &'a str,
    /// A day, a month or a year in the reader's language
    pub date: &'a dyn Fn(Period) -> String,
    /// A number of votes
    pub votes: &'a dyn Fn(u64) -> String,
    /// A phrase about the support of a feature
    pub support: &'a dyn Fn(Phrase<'_>) -> String,
}

/// A part of a statement about the support of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase<'p> {
    /// The key of its string in a theme
    pub key: &'static str,
    /// The string in English, with a placeholder for `value`
    pub english: &'static str,
    pub value: &'p str,
}

impl Words<'static> {
    /// The words that authors write
    pub const PLAIN: Words<'static> = Words {
        yes: Level::Yes.as_str(),
        partial: Level::Partial.as_str(),
        no: Level::No.as_str(),
        unknown: UNKNOWN,
        not_applicable: NOT_APPLICABLE,
        date: &Period::iso,
        votes: &|votes| format!("{votes} {}", if votes == 1 { "vote" } else { "votes" }),
        support: &|Phrase { english, value, .. }| english.replace("{value}", value),
    };
}

/// Returns the value with its unit: `30 ms`, `45%`, `$12 / month`, `USD 12`, `4.6 (12 votes)`, with the digits that
/// the author wrote.
///
/// # Panics
/// When the fact belongs to another criterion.
pub fn value_text(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> String {
    match criterion.kind.datum(&fact.value) {
        None if fact.value.is_applicable() => words.unknown.to_owned(),
        None => words.not_applicable.to_owned(),
        Some(Datum::Level(Level::Yes)) => words.yes.to_owned(),
        Some(Datum::Level(Level::Partial)) => words.partial.to_owned(),
        Some(Datum::Level(Level::No)) => words.no.to_owned(),
        Some(Datum::Number { digits, .. }) => {
            let value = criterion.kind.with_unit(digits, criterion.unit.as_deref());
            match fact.votes {
                Some(votes) => format!("{value} ({})", (words.votes)(votes)),
                None => value,
            }
        }
        Some(Datum::Text(text)) => text.to_owned(),
        Some(Datum::Period(period)) => (words.date)(period),
        Some(Datum::List(items)) => items.join(", "),
        Some(Datum::Support(support)) => support_text(support.first(), words),
    }
}

/// Returns a statement about the support of a feature: `76+, behind a flag`. The versions are first, unless they
/// have no number and there is a restriction to name.
pub fn support_text(of: &SupportStatement, words: &Words<'_>) -> String {
    let phrase = |key, english, value: &str| (words.support)(Phrase { key, english, value });
    let mut parts = Vec::new();
    match &of.since {
        None => return words.no.to_owned(),
        Some(Release::Some) => {}
        Some(Release::Preview) => parts.push(phrase("support.preview", "preview", "")),
        Some(Release::Version(number)) => parts.push(phrase("support.since", "{value}+", number)),
        Some(Release::AtMost(number)) => parts.push(phrase("support.by", "≤{value}", number)),
    }
    match &of.removed {
        None => {}
        Some(Release::Some) => parts.push(phrase("support.removed", "removed", "")),
        Some(Release::Preview) => {
            parts.push(phrase("support.removed_in_preview", "removed in the preview", ""));
        }
        Some(Release::Version(number)) => {
            parts.push(phrase("support.removed_in", "removed in {value}", number));
        }
        Some(Release::AtMost(number)) => {
            parts.push(phrase("support.removed_by", "removed in ≤{value}", number));
        }
    }
    if of.flags.is_some() {
        parts.push(phrase("support.flag", "behind a flag", ""));
    }
    if let Some(prefix) = &of.prefix {
        parts.push(phrase("support.prefix", "with the prefix {value}", prefix));
    }
    if let Some(name) = &of.name {
        parts.push(phrase("support.name", "as {value}", name));
    }
    if of.is_partial {
        parts.push(phrase("support.partial", "partial", ""));
    }
    match parts.is_empty() {
        true => words.yes.to_owned(),
        // The word of the state, as in the other tables.
        false if *of == SupportStatement::PARTIAL => words.partial.to_owned(),
        false => parts.join(", "),
    }
}

/// Returns whether two texts are equal, ignoring case and surrounding white space.
pub fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::{WORDS, check};
    use super::*;
    use crate::base::index::at;

    /// Returns the text of one fact for a criterion with these additional keys.
    fn text(keys: &str, value: &str) -> String {
        let (matrix, found) = check(&format!(
            "title = \"T\"\n[[criterion]]\nid = \"c\"\nname = \"C\"\n{keys}\n\
             [[subject]]\nid = \"s\"\nname = \"S\"\nfacts.c = {value}\n"
        ));
        assert_eq!(found, [""; 0]);
        value_text(matrix.fact(at(0), at(0)), &matrix.criteria[at(0)], &WORDS)
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
    fn a_unit_is_where_readers_expect_it() {
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
    fn a_currency_is_before_its_amount() {
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
