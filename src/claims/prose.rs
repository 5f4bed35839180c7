//! Tells the numbers in prose that state a quantity from those that only name something. Pure.

use std::ops::Range;

use super::day;
use super::quantity::{self, Quantity};
use crate::base::language::Language;
use crate::matrix::unit::{Fit, Unit};

/// Returns the ranges of the numbers that state a quantity, in order: with a unit, a currency, a percent
/// sign or a multiplier, or bare.
///
/// Numbers for which [`names`] is true are left out, and those that [`quantity::read`] treats as part of
/// a word.
pub fn quantities(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut named_to = None;
    for quantity in quantity::read(text, &Unit::in_language(None, language)) {
        let Quantity { place, fit, .. } = &quantity;
        let goes_on = named_to.is_some_and(|end| *fit == Fit::Bare && is_joined(text, end, place));
        if goes_on || names(text, &quantity, language) {
            named_to = Some(place.end);
        } else {
            found.push(place.clone());
        }
    }
    found
}

/// Whether a number only names something: a year, a day of a month, a version (`Python 3.13`), a position
/// in a sequence (`step 2`), a part of an address or of a compound (`64-bit`, `2-phase`).
pub fn names(text: &str, quantity: &Quantity, language: &Language) -> bool {
    let Some(written) = &quantity.written else { return false };
    let rest = &text[written.digits.end..];
    if is_in_address(text, written.digits.start) || is_compound(rest, quantity.fit) {
        return true;
    }
    let digits = &text[written.digits.clone()];
    let is_year = digits.len() == 4 && digits.parse().is_ok_and(is_year);
    if is_year && rest.starts_with('s') && !rest[1..].starts_with(char::is_alphanumeric) {
        return true; // the 1990s
    }
    if quantity.fit != Fit::Bare || written.factor != 1.0 {
        return false;
    }
    let before = &text[..written.digits.start];
    let counts = plural_follows(rest);
    is_year && (!counts || last_word(before).is_some_and(|word| word == "the" || word == "in"))
        || is_numbering(before, rest)
        || is_day(before, rest, language)
        || is_named(before, counts)
}

fn is_year(year: u16) -> bool {
    (1900..=2199).contains(&year)
}

/// Whether a number follows the first word of a claim's text, and that is a name, as in `Angular 2 apps`. A
/// claim often begins within a sentence, where a capital letter begins a name.
pub fn follows_first_name(text: &str, quantity: &Quantity) -> bool {
    let Some(written) = quantity.written.as_ref().filter(|_| quantity.fit == Fit::Bare) else {
        return false;
    };
    let before = text[..written.digits.start].trim_end();
    let is_capital = before.starts_with(char::is_uppercase);
    let lower = before.to_lowercase();
    is_capital
        && !before.contains(char::is_whitespace)
        && !NO_NAMES.contains(&lower.as_str())
        && !VERBS.contains(&lower.as_str())
}

/// Whether a number is a part of a fixed expression: `100% electric`, `4K`, `Top 10`.
pub fn is_idiom(text: &str, quantity: &Quantity) -> bool {
    let rest = text[quantity.place.end..].trim_start();
    match &text[quantity.place.clone()] {
        "100%" | "100 %" => rest.starts_with(char::is_alphabetic),
        "2K" | "4K" | "8K" => true,
        _ => false,
    }
}

/// Returns the place of a version if a text is only a name and this version, as in `since Firefox 115`. It
/// states that version, unless it is one of the known names.
///
/// The numbers of names are mostly small: `Web 2.0`, and those of other products than `product` below a hundred:
/// `Windows 11`.
pub fn whole_version(
    text: &str,
    product: &[&str],
    names: &[&str],
    language: &Language,
) -> Option<Range<usize>> {
    let mut numbers = quantity::read(text, &Unit::in_language(None, language)).into_iter();
    let number = numbers.next().filter(|number| number.fit == Fit::Bare)?;
    let written = number.written.as_ref()?;
    let mut words = text[..written.digits.start].split_whitespace();
    let first = words.next()?;
    let name = if BEFORE_VERSIONS.contains(&first) { words.next()? } else { first };
    let is_name =
        name.starts_with(char::is_uppercase) && name.chars().skip(1).any(char::is_lowercase);
    let is_known = names.iter().any(|name| text.to_lowercase().contains(&name.to_lowercase()));
    let is_whole = words.next().is_none() && text[number.place.end..].trim().is_empty();
    let is_year = text[written.digits.clone()].parse().is_ok_and(is_year);
    let is_product = product.iter().any(|product| product.eq_ignore_ascii_case(name));
    let least = if is_product { 10.0 } else { 100.0 };
    let is_label = LABELS.contains(&name.to_lowercase().as_str());
    let is_version = number.low.value >= least && !is_year && !is_label;
    (is_name && is_whole && !is_known && is_version && numbers.next().is_none())
        .then_some(number.place)
}

/// Whether a number continues an enumeration of names: `versions 22 and 24`.
fn is_joined(text: &str, end: usize, place: &Range<usize>) -> bool {
    let between = text.get(end..place.start).map(str::trim);
    matches!(between, Some("," | "and" | "or" | ", and" | ", or" | "/" | "&" | "to"))
}

fn is_in_address(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let token = &text[at - before.len()..];
    let token = &token[..token.find(char::is_whitespace).unwrap_or(token.len())];
    token.contains("://") || token.starts_with("www.") || token.contains('@')
}

/// Whether a number is part of `2-phase`, `64-bit` or `3.x`. A hyphen before a unit is not enough, as in
/// `30-month`.
fn is_compound(rest: &str, fit: Fit) -> bool {
    let hyphenated = rest.strip_prefix(['-', '\u{2010}', '\u{2011}']);
    if let Some(word) = hyphenated.filter(|word| word.starts_with(char::is_alphabetic)) {
        return fit == Fit::Bare || word.starts_with("bit");
    }
    let placeholder = rest.strip_prefix(".x").or_else(|| rest.strip_prefix(".*"));
    placeholder.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a number is the label of a list item: `1. HTTP server`.
fn is_numbering(before: &str, rest: &str) -> bool {
    let after = rest.strip_prefix(['.', ')']);
    before.trim_matches(['(', ' ']).is_empty()
        && after.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether a number is next to the name of a month: `11 February`, `Feb 11`.
fn is_day(before: &str, rest: &str, language: &Language) -> bool {
    let next = rest.trim_start().strip_prefix("of ").unwrap_or(rest).trim_start();
    let next = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    // "May" is a month, "may" is a verb.
    let is_month =
        |word: &str| word.starts_with(char::is_uppercase) && day::month(word, language).is_some();
    is_month(next) || last_word(before).is_some_and(|word| is_month(word.trim_end_matches('.')))
}

/// Words before a number that say which one, not how many. So do their plurals.
const LABELS: [&str; 26] = [
    "appendix", "chapter", "code", "error", "fig.", "figure", "item", "layer", "level", "line",
    "no.", "number", "option", "page", "part", "phase", "port", "question", "release", "rule",
    "section", "stage", "status", "step", "table", "version",
];

/// Words that can begin with a capital letter without being a name.
const NO_NAMES: [&str; 34] = [
    "a", "about", "after", "all", "almost", "an", "and", "another", "around", "at", "before",
    "between", "but", "by", "every", "for", "from", "i", "in", "just", "nearly", "of", "on",
    "only", "or", "over", "some", "than", "the", "these", "to", "under", "with", "within",
];

/// Words before the name of a product with its version.
const BEFORE_VERSIONS: [&str; 8] = ["since", "from", "until", "in", "with", "as", "the", "Since"];

/// Verbs with which a sentence about a product begins: `Supports 81 languages`.
const VERBS: [&str; 26] = [
    "allows", "comes", "contains", "costs", "counts", "covers", "gives", "handles", "has",
    "includes", "keeps", "knows", "lasts", "needs", "offers", "provides", "requires", "runs",
    "serves", "ships", "speaks", "starts", "stores", "supports", "takes", "uses",
];

/// Whether a number follows a label, or a name as in `Python 3`, `JDK 26`, `Node.js 24`.
fn is_named(before: &str, counts: bool) -> bool {
    let Some(word) = last_word(before) else { return false };
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    if LABELS.contains(&lower.as_str()) || LABELS.contains(&singular) || matches!(word, "§" | "№")
    {
        return true;
    }
    let is_possessive = word.ends_with("'s") || word.ends_with("’s");
    let ends_well = word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '+' | '#'));
    if !ends_well || is_possessive || !word.contains(char::is_uppercase) {
        return false;
    }
    let is_odd = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '+' | '#');
    if word.chars().skip(1).any(is_odd) {
        return true;
    }
    // Every sentence begins with a capital letter: "Needs 12 packages".
    let begins = &before[..before.trim_end().len() - word.len()];
    let is_first =
        begins.trim_end().is_empty() || begins.trim_end().ends_with(['.', '?', '!', ':']);
    let is_common = NO_NAMES.contains(&lower.as_str()) || is_first && counts;
    !is_common
}

/// Returns the word before a number, if a space separates the two.
fn last_word(before: &str) -> Option<&str> {
    let trimmed = before.trim_end();
    if trimmed.len() == before.len() {
        return None;
    }
    let word = trimmed.rsplit(char::is_whitespace).next()?;
    let word = word.trim_start_matches(['(', '[', '"', '\'', '“', '‘', '/']);
    (!word.is_empty()).then_some(word)
}

/// Whether a plural noun follows, which the number counts: `2000 requests`.
fn plural_follows(rest: &str) -> bool {
    const SINGULAR: [&str; 10] =
        ["as", "does", "has", "is", "its", "less", "this", "us", "versus", "was"];
    let next = rest.trim_start();
    let word = &next[..next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len())];
    next.len() < rest.len()
        && word.starts_with(char::is_lowercase)
        && word.ends_with('s')
        && !SINGULAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> Vec<&str> {
        quantities(text, Language::plain()).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn quantities_are_found() {
        let table: &[(&str, &[&str])] = &[
            ("It starts in 30 ms, or 0.03 s.", &["30 ms", "0.03 s"]),
            ("about 1,200 requests per second", &["about 1,200"]),
            ("It costs $12 a month, 45% less.", &["$12 a month", "45%"]),
            ("1.5× the speed, 3M downloads, 2 million users", &["1.5×", "3M", "2 million"]),
            ("A score of 4.5, and 12 others", &["4.5", "12"]),
            ("20–30 ms against 1,5 GB", &["20–30 ms", "1,5 GB"]),
            ("Needs 12 packages. Over 30 people wrote it", &["12", "Over 30"]),
            ("It handles 2000 requests, 2,000 in all", &["2000", "2,000"]),
            ("a 30-month term", &["30-month"]),
            ("Node.js’s 30 modules, Go's 5 keywords", &["30", "5"]),
            ("30", &["30"]),
            ("(30)", &["30"]),
            ("30% of Python 3 users", &["30%"]),
        ];
        for (text, wanted) in table {
            assert_eq!(check(text), *wanted, "{text}");
        }
    }

    #[test]
    fn numbers_in_names_are_skipped() {
        for text in [
            "HTTP/2, ES2022, 3rd, 1.2.3, GPT-4, UTF-8, x86, 10:30, 24/7, #1, v24",
            "Python 3 and Python 3.13, Node.js 24, JDK 26, C++ 20, .NET 8, PEP 11, OTP 27.2",
            "Python 3 is old. Since then, Python 3.12 and 3.13, or 3.14",
            "in 2026, since 2012 and until 2030; the 2024 figures",
            "on 11 February 2026, February 11, 2026, 3 Mar, on the 11 of May",
            "versions 22 and 24, step 2, Section 4.2, port 8080, no. 5, § 7",
            "1. HTTP server",
            "2) Another",
            "the 1990s, 24.x, a 64-bit build, 2-phase commits",
            "https://example.org/?page=30 and www.example.org/30 and a30@example.org?x=3",
            "twenty, two, twice",
        ] {
            assert_eq!(check(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_verb_may_is_not_a_month_and_a_unit_is_not_a_name() {
        assert_eq!(check("you may 3 do"), ["3"]);
        assert_eq!(check("Python 30 ms"), ["30 ms"]);
        assert_eq!(check("versions 2 ms"), ["2 ms"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*|(([0-9]{1,4}|[A-Za-zé]{1,3}|[ .,:/'’-])*)*") {
            for place in quantities(&text, Language::plain()) {
                prop_assert!(text.get(place).is_some());
            }
        }
    }
}
