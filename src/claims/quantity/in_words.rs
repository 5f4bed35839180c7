//! Numbers in words that state a quantity: `ten years`, `up to five users`, `a million`, `three nines`. Pure.

use std::ops::Range;

use super::{Number, Quantity};
use crate::base::language::prefix_length;
use crate::claims::qualifier::{self, Qualified, Qualifier};
use crate::claims::tokens::singular;
use crate::matrix::unit::{Fit, Unit};

/// Most words from a number to the noun that it counts: `five free users`.
const WORDS_TO_NOUN: usize = 2;

/// What numbers in words have to be about, so that they are certainly quantities of a criterion.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'c> {
    pub unit: &'c Unit<'c>,
    /// Words of the criterion's name, in lower case
    pub nouns: &'c [String],
}

/// Returns the numbers in words that have the unit of the criterion, or a noun of its name after them, in order.
pub fn read(text: &str, of: Counted<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|to| at + to) {
        let end =
            text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |to| start + to);
        let is_joined = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let quantity = (!is_joined).then(|| quantity(text, start, of)).flatten();
        at = quantity.as_ref().map_or(end, |quantity| quantity.place.end.max(end));
        found.extend(quantity);
    }
    found
}

fn quantity(text: &str, start: usize, of: Counted<'_>) -> Option<Quantity> {
    let language = of.unit.language();
    let is_end = |length: &usize| !text[start + length..].starts_with(char::is_alphanumeric);
    let numbers = language.numbers().iter();
    let numbers =
        numbers.filter_map(|(word, value)| Some((prefix_length(&text[start..], word)?, *value)));
    let (length, value) = numbers.filter(|(length, _)| is_end(length)).max_by_key(|it| it.0)?;
    let last = text[..start].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if language.ordinals().contains(&last.as_str()) {
        return None;
    }
    let end = start + length;
    let rest = &text[end..];
    if let Some(nines) = nines(rest, value, of.unit) {
        return Some(Quantity { place: start..end + nines.place.end, ..nines });
    }
    // "Three times" is a ratio, also where the name of the criterion has a time.
    let ratio = Unit::in_language(Some("×"), language).suffix(rest, None)?;
    if ratio.fit == Fit::Same && ratio.len > 0 {
        return None;
    }
    let suffix = of.unit.suffix(rest, None)?;
    let after = end + suffix.len;
    let is_scaled = language.scale_at(rest.trim_start()).is_some();
    let is_more = || starts_with_number(&text[after..], of.unit);
    let fit = match suffix.fit {
        Fit::Other => return None,
        // "One year" and "a user" may be any.
        _ if value == 1.0 && !is_scaled || is_more() => return None,
        Fit::Same if suffix.len > 0 => Fit::Same,
        Fit::Same | Fit::Bare if is_scaled || has_noun(&text[after..], of.nouns) => Fit::Bare,
        Fit::Same | Fit::Bare => return None,
    };
    let (mut qualifier, first) = qualifier::before(&text[..start], Qualified::Number, language);
    let mut place = first..after;
    if qualifier == Qualifier::Exactly
        && let Some((after, length)) = qualifier::after(&text[place.end..], language)
    {
        qualifier = after;
        place.end += length;
    }
    let value = value * suffix.factor;
    let low = Number { value, margin: margin(value, suffix.slack, is_scaled) };
    Some(Quantity { low, high: None, qualifier, fit, place, written: None })
}

/// Returns how far a fact may be from a number in words. A word of scale shows no digits: `two million`.
fn margin(value: f64, slack: f64, is_scaled: bool) -> f64 {
    let rounding = if is_scaled { 0.05 } else { 0.0 };
    value.abs() * slack.max(rounding)
}

/// Returns whether the number goes on, as in `two hundred and fifty`.
fn starts_with_number(rest: &str, unit: &Unit<'_>) -> bool {
    let rest = rest.trim_start_matches(['-', ' ']);
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let numbers = unit.language().numbers().iter().filter(|(_, value)| *value > 1.0);
    let mut lengths = numbers.filter_map(|(word, _)| prefix_length(rest, word));
    rest.starts_with(|c: char| c.is_ascii_digit())
        || lengths.any(|length| !rest[length..].starts_with(char::is_alphanumeric))
}

/// Whether one of the next words is a noun that the criterion counts.
fn has_noun(rest: &str, nouns: &[String]) -> bool {
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(WORDS_TO_NOUN).any(|word| {
        let word = word.to_lowercase();
        nouns.iter().any(|noun| singular(noun) == singular(&word))
    })
}

/// Reads `three nines`, which is 99.9 % and less than 99.99 %. The place is in `rest`.
fn nines(rest: &str, count: f64, unit: &Unit<'_>) -> Option<Quantity> {
    let length = prefix_length(rest, " nines")?;
    if !unit.is_share() || !(2.0..=9.0).contains(&count) {
        return None;
    }
    let share = |nines: f64| Number { value: 100.0 - 10_f64.powf(2.0 - nines), margin: 0.0 };
    let high = share(count + 1.0);
    let high = Number { value: high.value - 1e-3 * (100.0 - high.value), ..high };
    let place: Range<usize> = 0..length;
    Some(Quantity {
        low: share(count),
        high: Some(high),
        qualifier: Qualifier::Exactly,
        fit: Fit::Same,
        place,
        written: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::language::Language;

    #[track_caller]
    fn check(lang: &str, unit: &str, name: &str, table: &[(&str, Option<f64>)]) {
        let language = Language::of(lang);
        let unit = Unit::in_language((!unit.is_empty()).then_some(unit), &language);
        let nouns: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
        for (text, wanted) in table {
            let found = read(text, Counted { unit: &unit, nouns: &nouns });
            let values: Vec<f64> = found.iter().map(|number| number.low.value).collect();
            assert_eq!(values, wanted.iter().copied().collect::<Vec<f64>>(), "{text}");
        }
    }

    #[test]
    fn numbers_in_words_have_the_unit_or_a_noun_of_the_criterion() {
        check(
            "en",
            "years",
            "Updates",
            &[
                ("ten years of updates", Some(10.0)),
                ("a ten-year promise", Some(10.0)),
                ("two updates", Some(2.0)),
                ("five of the seven rivals", None),
                ("the first two years", None),
                ("every two years", None),
                ("one year", None),
                ("a year longer", None),
                ("twenty-five years", None),
                ("someone", None),
            ],
        );
        check(
            "en",
            "",
            "Free users",
            &[
                ("up to five users", Some(5.0)),
                ("Five free users", Some(5.0)),
                ("a million", Some(1e6)),
                ("two million users", Some(2e6)),
                ("a dozen users", Some(12.0)),
                ("two hours", None),
                ("two of three plans", None),
                ("one of the users", None),
                ("three times the users", None),
            ],
        );
        check(
            "de",
            "Jahre",
            "Garantie",
            &[
                ("fünf Jahre", Some(5.0)),
                ("eine Million", Some(1e6)),
                ("in allen drei Netzen", None),
            ],
        );
    }

    #[test]
    fn nines_are_a_share() {
        check("en", "%", "Uptime", &[("five nines", Some(99.999)), ("three nines", Some(99.9))]);
        check("en", "ms", "Latency", &[("five nines", None)]);
    }
}
