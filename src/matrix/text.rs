//! A fact's value as a reader sees it. Pure. [`Fact`] → text.

use super::phrase::Phrasing;
use super::support_text::support_text;
use super::words::Manner;
pub use super::words::Words;
use super::{Criterion, Datum, Fact, FactValue, Level, Sense};
use crate::base::period::{Period, Precision};

/// Returns the value with its unit in the language of the words: `30 ms`, `45%`, `$12 / month`, `USD 12`,
/// `4.6 (12 votes)`. No digit that the author wrote is lost.
///
/// # Panics
/// When the fact belongs to another criterion.
pub fn value_text(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> String {
    let phrasing = Phrasing { criterion, words, manner: Manner::Shown, foreign: None };
    let text = match criterion.kind.datum(&fact.value) {
        None if fact.value.is_applicable() => words.unknown.to_owned(),
        None => words.not_applicable.to_owned(),
        Some(Datum::Level(Level::Yes)) => words.yes.to_owned(),
        Some(Datum::Level(Level::Partial)) => words.partial.to_owned(),
        Some(Datum::Level(Level::No)) => words.no.to_owned(),
        Some(Datum::Number { digits, .. }) => phrasing.number(digits),
        Some(Datum::Amount(amount)) => phrasing.amount(amount),
        Some(Datum::Foreign(foreign)) => phrasing.foreign(foreign),
        Some(Datum::Text(text)) => phrasing.version(text),
        Some(Datum::Period(period)) => (words.date)(period),
        Some(Datum::List(items)) => items.join(", "),
        Some(Datum::Support(support)) => support_text(support.first(), words, Manner::Shown),
        Some(Datum::Code(code)) => code.written().into_owned(),
    };
    match fact.votes.filter(|_| fact.value.is_known()) {
        Some(votes) => format!("{text} ({})", (words.votes)(votes)),
        None => text,
    }
}

/// Returns the version or the date with which a fact began or ceased to hold: a month or a day in the reader's
/// language, and everything else as it is written.
pub fn limit_text(limit: &str, words: &Words<'_>) -> String {
    let period = Period::parse(limit).ok().filter(|of| of.precision() != Precision::Year);
    period.map_or_else(|| limit.to_owned(), words.date)
}

/// Replaces the spaces of typeset text, which are narrow or without a line break, by ordinary ones.
pub fn with_plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Returns the value as it is read out; `None` if that is its text.
pub fn said(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> Option<String> {
    let datum = criterion.kind.datum(&fact.value)?;
    let text = |manner: Manner| {
        let phrasing = Phrasing { criterion, words, manner, foreign: None };
        match datum {
            Datum::Amount(amount) => Some(phrasing.amount(amount)),
            Datum::Foreign(foreign) => Some(phrasing.foreign(foreign)),
            Datum::Number { digits, .. } => Some(phrasing.number(digits)),
            Datum::Text(text) => Some(phrasing.version(text)),
            Datum::Support(of) => Some(support_text(of.first(), words, manner)),
            Datum::Level(_) | Datum::Period(_) | Datum::List(_) | Datum::Code(_) => None,
        }
    };
    let is_phrase =
        matches!(fact.value, FactValue::Amount(_) | FactValue::Foreign(_) | FactValue::Support(_));
    let has_signs = is_phrase || criterion.sense != Sense::Value;
    let said = has_signs.then(|| text(Manner::Said))??;
    (Some(&said) != text(Manner::Shown).as_ref()).then_some(said)
}

/// Returns the amount in the currency of its criterion, as a text; `None` unless it is converted.
pub fn converted(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> Option<String> {
    let converted = fact.value.foreign()?.converted(criterion)?;
    let phrasing = Phrasing { criterion, words, manner: Manner::Shown, foreign: None };
    Some(phrasing.amount(&converted))
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
    use crate::base::numerals::Numerals;

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

    /// Returns the text of a number with a unit in a language.
    fn text_in(lang: &str, (kind, unit): (&str, &str), value: &str) -> String {
        let unit = if unit.is_empty() { String::new() } else { format!("unit = '{unit}'") };
        let (matrix, found) = check(&format!(
            "title = \"T\"\n[[criterion]]\nid = \"c\"\nname = \"C\"\nkind = '{kind}'\n{unit}\n\
             [[subject]]\nid = \"s\"\nname = \"S\"\nfacts.c = {value}\n"
        ));
        assert_eq!(found, [""; 0]);
        let numerals = Numerals::of(lang);
        let words = Words { zero_is_free: true, numerals: &numerals, ..WORDS };
        let text = value_text(matrix.fact(at(0), at(0)), &matrix.criteria[at(0)], &words);
        with_plain_spaces(&text)
    }

    #[test]
    fn numbers_and_currencies_are_as_in_the_language() {
        let cases = [
            ("en", ("money", "$"), "1234.5", "$1,234.50"),
            ("en", ("money", "$ / month"), "0.00", "free"),
            ("en", ("money", "€"), "-12", "-€12"),
            ("en", ("money", "¥"), "12.5", "¥12.5"),
            ("en", ("money", "KWD"), "1.5", "KWD 1.500"),
            ("en", ("money", "$"), "2500000", "$2.5 million"),
            ("en", ("money", "cents"), "12.5", "12.5 cents"),
            ("de-AT", ("money", "€"), "12.5", "€ 12,50"),
            ("sv", ("money", "kr"), "1234", "1 234 kr"),
            ("sv", ("money", "SEK"), "-12.5", "−12,50 SEK"),
            ("fr", ("number", "utilisateurs"), "2500000", "2 500 000 utilisateurs"),
            ("fr", ("number", ""), "2500000", "2,5 millions"),
            ("en", ("number", "million users"), "2500000", "2,500,000 million users"),
            ("en", ("number", "M users"), "2500000", "2,500,000 M users"),
            ("pt", ("money", "R$"), "12.5", "R$ 12,50"),
            ("ja", ("number", "%"), "12.5", "12.5%"),
            ("en", ("rating", "/5"), "4.5", "4.5/5"),
            ("en", ("number", ""), "2024", "2024"),
            ("en", ("number", "stars"), "2024", "2,024 stars"),
        ];
        for (lang, unit, value, wanted) in cases {
            assert_eq!(text_in(lang, unit, value), wanted, "{lang} {unit:?} {value}");
        }
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
    fn an_amount_says_how_precisely_it_is_known() {
        let number = |unit: &str, value: &str| {
            text(&format!("kind = 'number'\nunit = '{unit}'"), &format!("'{value}'"))
        };
        assert_eq!(number("users", ">= 1_000_000"), "1000000+\u{202f}users");
        assert_eq!(number("", ">= 10"), "10+");
        assert_eq!(number("%", ">= 10"), "10%+");
        assert_eq!(number("users", "> 5"), "over 5\u{202f}users");
        assert_eq!(number("users", "<= 3"), "up to 3\u{202f}users");
        assert_eq!(number("ms", "< 10"), "under 10\u{202f}ms");
        assert_eq!(number("ms", "10..20"), "10–20\u{202f}ms");
        assert_eq!(number("°C", "-5..20"), "-5 to 20\u{202f}°C");
        assert_eq!(number("%", "10..20"), "10–20%");
        assert_eq!(number("stars", "~ 26_700"), "~26700\u{202f}stars");
        assert_eq!(number("users", "unlimited"), "unlimited");
        let money = |value: &str| text("kind = 'money'\nunit = '$ / month'", &format!("'{value}'"));
        assert_eq!(money(">= 5"), "$5+ / month");
        assert_eq!(money("<= 5.00"), "up to $5.00 / month");
        assert_eq!(money("10..20"), "$10–20 / month");
        assert_eq!(money("free"), "free");
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
