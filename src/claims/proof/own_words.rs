//! Finds the words of a fact in the text of a claim. Pure.

use crate::base::language::Language;
use crate::claims::comparison::agrees;
use crate::claims::quantity::{self, Quantity};
use crate::claims::tokens::folded;
use crate::matrix::unit::Unit;
use crate::matrix::{Criterion, Datum, Fact};

/// Returns the words of a fact: its text, its choice or its items.
pub(super) fn words_of<'f>(fact: &'f Fact, criterion: &'f Criterion) -> Vec<&'f str> {
    match criterion.kind.datum(&fact.value) {
        Some(Datum::Text(text)) => vec![text],
        Some(Datum::List(items)) => items.iter().map(|item| &**item).collect(),
        Some(
            Datum::Level(_)
            | Datum::Number { .. }
            | Datum::Amount(_)
            | Datum::Foreign(_)
            | Datum::Period(_)
            | Datum::Support(_)
            | Datum::Code(_),
        )
        | None => Vec::new(),
    }
}

/// Words that are in most texts, so that they are no words of a fact.
const COMMON: [&str; 18] = [
    "all", "and", "any", "are", "both", "but", "can", "for", "from", "has", "its", "only", "some",
    "than", "that", "the", "this", "with",
];

/// Words that may deny what follows them.
const DENIALS: [&str; 6] = [" not ", " no ", " never ", " without ", " nor ", " t "];

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
    let is_denied = DENIALS.iter().any(|denial| text.contains(denial));
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
