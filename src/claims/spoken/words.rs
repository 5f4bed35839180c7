//! The words with which a language states numbers in words.

use super::{Reader, Spoken};

/// All are in lower case.
pub(in crate::claims) struct Words {
    /// The first letters of every word that begins a number, and few other words
    pub(super) beginnings: &'static [&'static str],
    /// Words that begin a number, and whose letters begin many others
    pub(super) articles: &'static [&'static str],
    /// Reads a number without a word of scale after it
    pub(super) number: fn(&mut Reader<'_>) -> Option<Spoken>,
    /// The words for the numbers from two on, as they are before a noun
    pub(super) from_two: &'static [&'static str],
    /// Reads a fraction: `two thirds`
    pub(super) fraction: fn(&mut Reader<'_>) -> Option<f64>,
    /// Reads how many digits a number has: `single-digit`
    pub(in crate::claims) digits: fn(&mut Reader<'_>) -> Option<i32>,
    /// What is counted by the nines of an availability
    pub(in crate::claims) nines: &'static [&'static str],
    /// Before a unit, joined to it or by a hyphen: less than one of it
    pub(in crate::claims) below: &'static str,
    /// The rest of `an hour and a half`
    pub(in crate::claims) and_a_half: &'static str,
    /// Between two numbers of which one is meant: `two or three`
    pub(in crate::claims) or: &'static [&'static str],
    /// Before `a year`, these words may mean something else than a bound: `spread over a year`
    pub(in crate::claims) vague: &'static [&'static str],
    /// Units that are ordinals too, and the words that may follow them as a unit
    pub(in crate::claims) ordinal_units: &'static [&'static str],
    pub(in crate::claims) after_units: &'static [&'static str],
    /// Before "of" and a number, they say that something is a part of it: `most of the two years`
    pub(in crate::claims) quantifiers: &'static [&'static str],
    /// Between a number and a noun, they say that the number is not all of them: `two more users`
    pub(in crate::claims) apart: &'static [&'static str],
    /// Endings of superlatives: `the three biggest plans` are not all
    pub(in crate::claims) superlatives: &'static [&'static str],
    /// Endings of compounds with a unit: `Millisekundenbereich`
    pub(in crate::claims) of_ranges: &'static [&'static str],
}

impl Words {
    /// Whether a text may begin with a number in words, or with one by its digits, or with [`Words::below`]. Most words
    /// do not, and this is found by their first letters.
    pub(in crate::claims) fn may_begin(&self, text: &str) -> bool {
        let Some(first) = text.bytes().next().map(|byte| byte.to_ascii_lowercase()) else {
            return false;
        };
        // Each beginning has one of a to z first.
        let begins = |beginning: &&'static str| {
            first == beginning.as_bytes()[0] && {
                let mut letters = text.chars();
                beginning.chars().all(|letter| {
                    letters.next().is_some_and(|c| c == letter || c.to_lowercase().eq([letter]))
                })
            }
        };
        let is_article = |article: &&'static str| {
            let (first, rest) = (text.get(..article.len()), text.get(article.len()..));
            first.is_some_and(|first| first.eq_ignore_ascii_case(article))
                && !rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        };
        self.beginnings.iter().any(begins) || self.articles.iter().any(is_article)
    }
}
