//! The words of a sentence, with the names of a matrix as one word each. Pure.

use std::ops::Range;

use super::block::COVERED;
use super::vocabulary::{Meaning, Mention};
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::claims::tokens;
use crate::matrix::{Criterion, Subject};

/// A word or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case
    pub(super) text: String,
    pub(super) range: Range<usize>,
    pub(super) meaning: Option<Meaning>,
    pub(super) gap: Gap,
}

/// What separates a word from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Comma,
    /// A mark that begins another clause, or the beginning of the sentence
    Strong,
    /// Anything else, such as code
    Other,
}

impl Token {
    pub(super) fn subject(&self) -> Option<Index<Subject>> {
        match self.meaning? {
            Meaning::Subject(at) => Some(at),
            Meaning::Criterion(_) | Meaning::Part(_) => None,
        }
    }

    /// Returns the criterion that it names, if the topic is none or the same for a part of a name.
    pub(super) fn criterion(&self, topic: Option<Index<Criterion>>) -> Option<Index<Criterion>> {
        match self.meaning? {
            Meaning::Criterion(at) => Some(at),
            Meaning::Part(at) => Some(at).filter(|at| topic == Some(*at)),
            Meaning::Subject(_) => None,
        }
    }

    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }
}

/// Returns the tokens of a part of a text that has these names, with ranges in the whole text. What is left of a word after a name is a
/// token of its own: the `'s` of `Node.js's`.
pub(super) fn tokens(text: &str, part: &Range<usize>, names: &[Mention]) -> Vec<Token> {
    let own = &text[part.clone()];
    let in_part = |range: &Range<usize>| range.start - part.start..range.end - part.start;
    let names = names.iter().map(|name| (in_part(&name.range), Some(name.meaning)));
    let mut names = names.peekable();
    let mut parts: Vec<(Range<usize>, Option<Meaning>)> = Vec::new();
    for word in tokens::words(own) {
        let mut start = word.place.start;
        while let Some(name) = names.next_if(|(range, _)| range.start < word.place.end) {
            parts.push(name);
        }
        let named = parts.last().filter(|(_, meaning)| meaning.is_some());
        if let Some((range, _)) = named {
            start = start.max(range.end);
        }
        if start < word.place.end {
            parts.push((start..word.place.end, None));
        }
    }
    let mut end = None;
    let tokens = parts.into_iter().map(|(range, meaning)| {
        let gap = end.map_or(Gap::Strong, |end: usize| {
            let is_in_number = own[..end].ends_with(|c: char| c.is_ascii_digit())
                && own[range.start..].starts_with(|c: char| c.is_ascii_digit());
            gap(&own[end..range.start], is_in_number && own[end..range.start].len() == 1)
        });
        end = Some(range.end);
        let text = tokens::lower_case(&own[range.clone()]);
        let range = part.start + range.start..part.start + range.end;
        Token { text, range, meaning, gap }
    });
    tokens.collect()
}

/// Returns what a text between two words is.
fn gap(between: &str, is_in_number: bool) -> Gap {
    let is_sign = |c: char| c.is_whitespace() || is_sign(c) || SIGNS.contains(c);
    match between.trim() {
        _ if between.contains(COVERED) => Gap::Other,
        "." | "," if is_in_number => Gap::Space,
        "," => Gap::Comma,
        _ if between.chars().all(is_sign) => Gap::Space,
        _ if between.chars().all(|c| is_sign(c) || MARKS.contains(c)) => Gap::Strong,
        _ => Gap::Other,
    }
}

/// Signs of a number.
const SIGNS: &str = "%×~≈+−";

/// Marks between the clauses of a sentence.
const MARKS: &str = ",;:()[]–—.!\u{201c}\u{201d}\u{201e}\u{201f}\"\u{ab}\u{bb}…-";
