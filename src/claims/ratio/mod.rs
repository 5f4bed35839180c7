//! Ratios in a text. Pure.

pub mod change;
pub mod pair;
mod words;

use std::ops::Range;

use super::comparison::TOLERANCE;
use super::qualifier::{self, Qualified};
use super::quantity::{self, Number, Quantity};
use crate::base::language::{Language, Ratios};
use crate::matrix::Better;
use crate::matrix::unit::{Fit, Unit};
use words::MAGNITUDES;

/// Returns the ratios in a text: its numbers with `×`, `x` or `times` and its English or German words such as
/// `twice`; if there are none, its numbers without a unit.
pub fn read(text: &str, language: &Language) -> Vec<Quantity> {
    let mut stated = quantity::read(text, &Unit::in_language(Some("×"), language));
    stated.extend(words(text, language));
    let changes = change::read(text, language);
    let is_change = |of: &Quantity| {
        changes.iter().any(|change| {
            change.quantity.place.start < of.place.end && of.place.start < change.quantity.place.end
        })
    };
    stated.retain(|quantity| !is_change(quantity));
    let fits = |fit| stated.iter().any(|quantity: &Quantity| quantity.fit == fit);
    let fit = match fits(Fit::Same) {
        true => Fit::Same,
        // A number beside a percentage is no ratio.
        false if !changes.is_empty() => return Vec::new(),
        false => Fit::Bare,
    };
    stated.retain(|quantity| quantity.fit == fit);
    stated
}

/// Whether the ratio at `place` is that of the other value to the subject's. A subject that is "3×
/// faster" takes a third of the time, and one that is "twice as cheap" costs half.
pub fn is_inverse(text: &str, place: &Range<usize>, better: Better, language: &Language) -> bool {
    let Ratios { less, fast, slow, .. } = language.ratios();
    // The ratio's own qualifier is excluded: the "less" of "less than twice" does not mean a smaller
    // value.
    let around = [&text[..place.start], &text[place.end..]];
    let words = around.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.map(str::to_lowercase).any(|word| {
        let word = word.as_str();
        less.contains(&word)
            || better == Better::Lower && fast.contains(&word)
            || better == Better::Higher && slow.contains(&word)
    })
}

/// Returns the ratios in words, which have the tolerance of "about".
fn words(text: &str, language: &Language) -> Vec<Quantity> {
    let lower = qualifier::lower_case(text);
    let word = |word: &str| {
        let at = lower.find(word)?;
        let end = at + word.len();
        let is_part = lower[..at].ends_with(char::is_alphanumeric)
            || lower[end..].starts_with(char::is_alphanumeric);
        (!is_part).then_some(at..end)
    };
    let ratio = |place: Range<usize>, low: Number, high: Option<Number>| {
        let (qualifier, start) =
            qualifier::before(&lower[..place.start], Qualified::Number, language);
        Quantity { low, high, qualifier, fit: Fit::Same, place: start..place.end, written: None }
    };
    let of_words = language.ratios().words.iter().filter_map(|(of, value)| {
        let low = Number { value: *value, margin: TOLERANCE * value };
        Some(ratio(word(of)?, low, None))
    });
    let [low, high] = ORDER.map(|value| Number { value, margin: 0.0 });
    let of_magnitudes = MAGNITUDES.iter().filter_map(|of| Some(ratio(word(of)?, low, Some(high))));
    let found: Vec<Quantity> = of_words.chain(of_magnitudes).collect();
    let is_within = |one: &Quantity| {
        let is_longer = |other: &&Quantity| {
            other.place.start <= one.place.start
                && one.place.end <= other.place.end
                && other.place != one.place
        };
        found.iter().any(|other| is_longer(&other))
    };
    found.iter().filter(|one| !is_within(one)).cloned().collect()
}

/// Between which ratios an order of magnitude is.
const ORDER: [f64; 2] = [7.0, 15.0];
