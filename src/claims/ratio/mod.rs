//! Ratios in a text. Pure.

pub mod change;
mod de;
mod en;
mod in_words;
pub mod pair;
mod way;
mod words;

use std::ops::Range;

use super::is_within;
use super::quantity::{self, Quantity};
use crate::base::language::Language;
use crate::matrix::Better;
use crate::matrix::unit::{Fit, Unit};

pub(super) use in_words::read as read_words;

/// Returns the ratios in a text: its numbers with `×`, `x` or `times` and its English or German words such as
/// `twice`; if there are none, its numbers without a unit.
pub fn read(text: &str, language: &Language) -> Vec<Quantity> {
    let mut stated = quantity::read(text, &Unit::in_language(Some("×"), language));
    let in_words = in_words::read(text, language);
    // The digit of "2 orders of magnitude" is no ratio of its own.
    stated.retain(|quantity| !is_within(&in_words, &quantity.place));
    stated.extend(in_words);
    stated.sort_by_key(|quantity| quantity.place.start);
    let changes = change::read(text, language).into_iter().map(|change| change.quantity);
    let changes: Vec<Quantity> = changes.collect();
    stated.retain(|quantity| !is_within(&changes, &quantity.place));
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
    let Some(of) = words_of(language) else { return false };
    // The ratio's own qualifier is excluded: the "less" of "less than twice" does not mean a smaller
    // value.
    let around = [&text[..place.start], &text[place.end..]];
    let words = around.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.map(str::to_lowercase).any(|word| {
        let word = word.as_str();
        of.less.contains(&word)
            || better == Better::Lower && of.fast.contains(&word)
            || better == Better::Higher && of.slow.contains(&word)
    })
}

/// Returns the words of a language; `None` if its ratios in words are not read.
fn words_of(language: &Language) -> Option<&'static words::Words> {
    match language.name() {
        "en" => Some(&en::WORDS),
        "de" => Some(&de::WORDS),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
