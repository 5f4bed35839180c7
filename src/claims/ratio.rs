//! Ratios in a text. Pure.

use std::ops::Range;

use super::comparison::NEAR;
use super::qualifier::{self, Of};
use super::quantity::{self, Number, Quantity};
use super::unit::{Fit, Unit};
use crate::matrix::Better;

/// Ratios that are words. They are as near as "about".
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

/// Returns the ratios that a text states: its numbers with `×`, `x` or `times` and its words such as
/// `twice`, else its numbers without a unit.
pub fn read(text: &str) -> Vec<Quantity> {
    let mut stated = quantity::read(text, &Unit::of(Some("×")));
    stated.extend(words(text));
    let fits = |fit| stated.iter().any(|quantity: &Quantity| quantity.fit == fit);
    let fit = if fits(Fit::Same) { Fit::Same } else { Fit::Bare };
    stated.retain(|quantity| quantity.fit == fit);
    stated
}

/// Words of a smaller value.
const LESS: [&str; 13] = [
    "less", "fewer", "small", "smaller", "short", "shorter", "cheap", "cheaper", "low", "lower",
    "light", "lighter", "younger",
];

/// Words of a smaller value where lower is better, as of a time, and of a larger one elsewhere.
const FAST: [&str; 7] = ["fast", "faster", "quick", "quicker", "quickly", "better", "good"];

/// The opposite of these.
const SLOW: [&str; 5] = ["slow", "slower", "slowly", "worse", "bad"];

/// Whether the ratio at `place` is that of the other's value to the subject's: who is "3× faster"
/// takes a third of the time, and what is "twice as cheap" costs half.
pub fn is_inverse(text: &str, place: &Range<usize>, better: Better) -> bool {
    // Without the qualifier of the ratio itself: "less than twice" is no word of a smaller value.
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
        let (qualifier, start) = qualifier::before(&lower[..at], Of::Number);
        let low = Number { value: *value, margin: NEAR * value };
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
