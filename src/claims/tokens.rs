//! The words of a text, in lower case. Pure.

use std::ops::Range;

/// A word of a text. A hyphen or an apostrophe is part of it: `best-known`, `doesn't`.
#[derive(Debug)]
pub struct Word {
    /// In lower case, with a straight apostrophe
    pub text: String,
    pub place: Range<usize>,
    /// Whether only white space separates it from the preceding word
    pub follows: bool,
}

pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let mut end = 0;
    while let Some(start) = text[end..].find(is_part).map(|to| end + to) {
        let gap = &text[end..start];
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        words.push(Word {
            text: lower_case(&text[start..start + length]),
            place: start..start + length,
            follows: !words.is_empty() && gap.chars().all(char::is_whitespace),
        });
        end = start + length;
    }
    words
}

/// Returns a text in lower case, with straight apostrophes.
pub fn lower_case(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.to_lowercase().replace('’', "'"),
    }
}

/// Returns the number of words of a phrase, if `words` begin with it.
pub fn phrase(words: &[Word], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        let word = words.get(length)?;
        if word.text != part || length > 0 && !word.follows {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Returns the letters and digits of a text in lower case, with one space for anything between them: a space
/// at each end makes it easy to find whole words.
pub fn folded(text: &str) -> String {
    let mut folded = " ".to_owned();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_alphanumeric() || matches!(c, '+' | '#') => folded.push(c),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// Returns a word without the ending of its plural.
pub fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_text_has_whole_words() {
        assert_eq!(folded("C++, then Node.js (LTS)"), " c++ then node js lts ");
        assert_eq!(folded("…"), " ");
    }
}
