//! Ratios in a text. Pure.

use std::ops::Range;

use super::comparison::TOLERANCE;
use super::qualifier::{self, Qualified};
use super::quantity::{self, Number, Quantity};
use crate::base::language::Language;
use crate::matrix::Better;
use crate::matrix::unit::{Fit, Unit};

/// Words for ratios. They have the tolerance of "about".
const WORDS: [(&str, f64); 16] = [
    ("twice", 2.0),
    ("double", 2.0),
    ("triple", 3.0),
    ("thrice", 3.0),
    ("half", 0.5),
    ("a third", 1.0 / 3.0),
    ("a quarter", 0.25),
    ("two times", 2.0),
    ("three times", 3.0),
    ("four times", 4.0),
    ("five times", 5.0),
    ("six times", 6.0),
    ("seven times", 7.0),
    ("eight times", 8.0),
    ("nine times", 9.0),
    ("ten times", 10.0),
];

/// Returns the ratios in a text: its numbers with `×`, `x` or `times` and its English words such as
/// `twice`; if there are none, its numbers without a unit.
pub fn read(text: &str, language: &Language) -> Vec<Quantity> {
    let mut stated = quantity::read(text, &Unit::in_language(Some("×"), language));
    if language.is_english() {
        stated.extend(words(text));
    }
    let fits = |fit| stated.iter().any(|quantity: &Quantity| quantity.fit == fit);
    let fit = if fits(Fit::Same) { Fit::Same } else { Fit::Bare };
    stated.retain(|quantity| quantity.fit == fit);
    stated
}

/// Words that say that a value is smaller.
const LESS: [&str; 13] = [
    "less", "fewer", "small", "smaller", "short", "shorter", "cheap", "cheaper", "low", "lower",
    "light", "lighter", "younger",
];

/// Words that say that a value is smaller if lower is better, as for durations, and larger otherwise.
const FAST: [&str; 7] = ["fast", "faster", "quick", "quicker", "quickly", "better", "good"];

/// The opposite of [`FAST`].
const SLOW: [&str; 5] = ["slow", "slower", "slowly", "worse", "bad"];

/// Whether the ratio at `place` is that of the other value to the subject's. A subject that is "3×
/// faster" takes a third of the time, and one that is "twice as cheap" costs half.
pub fn is_inverse(text: &str, place: &Range<usize>, better: Better) -> bool {
    // The ratio's own qualifier is excluded: the "less" of "less than twice" does not mean a smaller
    // value.
    let around = [&text[..place.start], &text[place.end..]];
    let words = around.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.map(str::to_lowercase).any(|word| {
        let word = word.as_str();
        LESS.contains(&word)
            || better == Better::Lower && FAST.contains(&word)
            || better == Better::Higher && SLOW.contains(&word)
    })
}

fn words(text: &str) -> impl Iterator<Item = Quantity> {
    let lower = text.to_ascii_lowercase();
    WORDS.iter().filter_map(move |(word, value)| {
        let at = lower.find(word)?;
        let end = at + word.len();
        let is_part = lower[..at].ends_with(char::is_alphanumeric)
            || lower[end..].starts_with(char::is_alphanumeric);
        let (qualifier, start) =
            qualifier::before(&lower[..at], Qualified::Number, Language::plain());
        let low = Number { value: *value, margin: TOLERANCE * value };
        (!is_part).then_some(Quantity {
            low,
            high: None,
            qualifier,
            fit: Fit::Same,
            place: start..end,
            written: None,
        })
    })
}
