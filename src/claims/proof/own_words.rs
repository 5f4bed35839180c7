//! Finds the words of a fact in the text of a claim. Pure.

use std::ops::Range;

use crate::base::language::Language;
use crate::claims::comparison::agrees;
use crate::claims::quantity::{self, Quantity};
use crate::claims::tokens::folded;
use crate::matrix::Fact;
use crate::matrix::unit::Unit;

/// Words that are in most texts, so that they are no words of a fact.
const COMMON: [&str; 18] = [
    "all", "and", "any", "are", "both", "but", "can", "for", "from", "has", "its", "only", "some",
    "than", "that", "the", "this", "with",
];

/// Words that may deny what follows them.
const DENIALS: [&str; 11] = [
    " not ",
    " no ",
    " never ",
    " without ",
    " nor ",
    " t ",
    " nicht ",
    " kein ",
    " keine ",
    " ohne ",
    " nie ",
];

/// Returns whether a text contains the words of another, or is a part of them: `MIT licence` and `MIT or Apache`
/// both have words of `MIT`. A text with a negation, such as `not MIT`, only has them if it is the same.
pub(super) fn has_words_of(text: &str, words: &str) -> bool {
    let (text, words) = (folded(text), folded(words));
    let is_empty = |text: &str| text.trim().is_empty();
    if is_empty(&text) || is_empty(&words) {
        return false;
    }
    // A letter in a text of many words is more likely an article than the language C.
    let is_said = words.trim().chars().nth(1).is_some();
    let is_denied = is_denied(&text);
    let is_notable = |word: &str| word.chars().nth(2).is_some() && !COMMON.contains(&word);
    text == words
        || is_said && !is_denied && text.contains(&words)
        || text.split(' ').any(is_notable) && words.contains(&text)
}

/// Returns whether a fact states a number of a text too, in its words or in its note.
pub(super) fn states_number(
    text: &str,
    number: &Quantity,
    fact: &Fact,
    words: &[&str],
    language: &Language,
) -> bool {
    let digits = number.written.as_ref().map_or(&number.place, |written| &written.digits);
    let digits = &text[digits.clone()];
    words.iter().copied().chain(fact.note.as_deref()).any(|words| {
        let stated = quantity::read(words, &Unit::in_language(None, language));
        stated.iter().any(|stated| agrees(number, stated.low.value))
            || folded(words).contains(&folded(digits))
    })
}

/// Whether something in a folded text is denied.
fn is_denied(text: &str) -> bool {
    DENIALS.iter().any(|denial| text.contains(denial))
}

/// Returns the place of a code in a text, such as `IP68`, of which the fact states another: `IP55`. A text with a
/// negation, such as `no IPv6`, has none.
pub(super) fn other_code(text: &str, fact: &Fact, words: &[&str]) -> Option<Range<usize>> {
    if is_denied(&folded(text)) {
        return None;
    }
    let stated = words.iter().copied().chain(fact.note.as_deref());
    let own: Vec<Code> = stated.flat_map(codes).collect();
    let is_other = |code: &Code| {
        own.iter().any(|own| own.name == code.name) && own.iter().all(|own| !own.is_same(code))
    };
    codes(text).into_iter().find(is_other).map(|code| code.place)
}

/// Letters and a number in one word: `IP68`, `HTTP/2`, `TLS-1.3`.
struct Code {
    /// The letters, in lower case
    name: String,
    number: String,
    place: Range<usize>,
}

impl Code {
    fn is_same(&self, other: &Code) -> bool {
        self.name == other.name && self.number == other.number
    }
}

fn codes(text: &str) -> Vec<Code> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|to| at + to) {
        let length = |text: &str, is: fn(char) -> bool| text.find(|c| !is(c)).unwrap_or(text.len());
        let letters = start + length(&text[start..], char::is_alphabetic);
        let digits = match text[letters..].starts_with(['-', '/']) {
            true => letters + 1,
            false => letters,
        };
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let number = text[digits..][..length(&text[digits..], is_part)].trim_end_matches('.');
        at = (digits + number.len()).max(letters);
        let name = text[start..letters].to_lowercase();
        let begins_word = !text[..start].ends_with(char::is_alphanumeric);
        let ends_word = !text[at..].starts_with(char::is_alphanumeric);
        if number.starts_with(is_part) && begins_word && ends_word && name.chars().nth(1).is_some()
        {
            found.push(Code { name, number: number.to_owned(), place: start..at });
        }
    }
    found
}
