//! Ratios in a text. Pure.

use std::ops::Range;

use super::comparison::TOLERANCE;
use super::qualifier::{self, Qualified};
use super::quantity::{self, Number, Quantity};
use crate::base::language::{Language, Ratios};
use crate::matrix::Better;
use crate::matrix::unit::{Fit, Unit};

/// Returns the ratios in a text: its numbers with `×`, `x` or `times` and its words such as `twice`; if there are none,
/// its numbers without a unit.
pub fn read(text: &str, language: &Language) -> Vec<Quantity> {
    let mut stated = quantity::read(text, &Unit::in_language(Some("×"), language));
    stated.extend(words(text, language));
    let fits = |fit| stated.iter().any(|quantity: &Quantity| quantity.fit == fit);
    let fit = if fits(Fit::Same) { Fit::Same } else { Fit::Bare };
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
fn words<'l>(text: &str, language: &'l Language) -> impl Iterator<Item = Quantity> + use<'l> {
    let lower = qualifier::lower_case(text);
    language.ratios().words.iter().filter_map(move |(word, value)| {
        let is_whole = |at: &usize| {
            let end = at + word.len();
            !lower[..*at].ends_with(char::is_alphanumeric)
                && !lower[end..].starts_with(char::is_alphanumeric)
        };
        let at = lower.match_indices(word).map(|(at, _)| at).find(is_whole)?;
        let (qualifier, start) = qualifier::before(&lower[..at], Qualified::Number, language);
        let low = Number { value: *value, margin: TOLERANCE * value };
        Some(Quantity {
            low,
            high: None,
            qualifier,
            fit: Fit::Same,
            place: start..at + word.len(),
            written: None,
        })
    })
}
