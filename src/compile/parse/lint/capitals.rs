//! The words of a page that can be names, for checks that know the names. Pure.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::marks::Marks;
use super::page::Page;
use crate::source::Place;

/// Words with a capital letter, each once, at its first place. Words of code and parts of addresses are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capitals {
    /// All words, one after the other
    text: String,
    /// Where each word ends in `text`, and where it begins in the file
    words: Vec<(u32, u32)>,
}

impl Capitals {
    /// Returns the words, each with its place.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Place)> {
        let ends = self.words.iter().map(|(end, _)| *end as usize);
        let starts = [0].into_iter().chain(ends.clone());
        starts.zip(ends).zip(&self.words).map(|((start, end), (_, at))| {
            let at = *at as usize;
            (&self.text[start..end], Place::new(at..at + end - start))
        })
    }
}

/// The lengths of a name that is checked
const SHORTEST: usize = 4;
const LONGEST: usize = 24;

pub(super) fn read(page: &Page<'_>) -> Capitals {
    let mut capitals = Capitals::default();
    let mut seen: HashSet<&str> = HashSet::with_capacity(page.texts.len());
    for shown in page.texts_with(Marks::CAPITAL) {
        let mut start = None;
        each(shown.source, &mut |at, word| {
            if seen.insert(word) {
                let start = *start.get_or_insert_with(|| page.span(shown.range).start);
                capitals.text.push_str(word);
                let end = u32::try_from(capitals.text.len()).unwrap_or(u32::MAX);
                capitals.words.push((end, start + u32::try_from(at).unwrap_or(0)));
            }
        });
    }
    capitals
}

/// Passes on each word with a capital letter, and its offset.
fn each<'t>(text: &'t str, take: &mut dyn FnMut(usize, &'t str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(capital) = bytes[at..].iter().position(u8::is_ascii_uppercase) {
        let capital = at + capital;
        let is_inner =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'\'' | b'-');
        let before = bytes[at..capital].iter().rev().take_while(is_inner).count();
        let after = bytes[capital..].iter().take_while(is_inner).count();
        let (start, end) = (capital - before, capital + after);
        at = end;
        let word = text[start..end].trim_matches(['.', '\'', '-']);
        let word = word.strip_suffix("'s").unwrap_or(word);
        if (SHORTEST..=LONGEST).contains(&word.len()) && is_alone(text, start, end) {
            let offset = word.as_ptr() as usize - text.as_ptr() as usize;
            take(offset, word);
        }
    }
}

/// Whether a word between two offsets stands between spaces and marks of prose: it is no part of an address, an
/// identifier or a longer word.
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let is_mark = |c: char| "()[],;:!?\"“”„‘’«»—–…*|".contains(c);
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || is_mark(c))
        && after.is_none_or(|c| c.is_whitespace() || is_mark(c) && c != '(')
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn words_with_capitals_are_those_of_prose() {
        let mut words = Vec::new();
        let text = "In Node.js, Pyhton's and Node'js (NodeJs), foo/Bar my_Own @Acme Call(x) Ünder eBay. \
                    https://Example.org/Abcd -Flag- \"Quoted\" naïveWord X";
        each(text, &mut |at, word| {
            assert_eq!(&text[at..at + word.len()], word);
            words.push(word);
        });
        assert_eq!(words, ["Node.js", "Pyhton", "Node'js", "NodeJs", "eBay", "Flag", "Quoted"]);
    }
}
