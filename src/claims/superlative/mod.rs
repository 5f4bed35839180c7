//! Finds superlatives and comparisons in English prose. Pure.

mod words;

use std::ops::Range;

use super::near::beginning_of;
use super::tokens::{self, Word, phrase};
use words::PHRASES;
pub use words::Way;
pub(super) use words::{COMPARATIVES, IDIOMS, SUPERLATIVES, WORDS_BEFORE_THAN, word_in};

/// Returns the ranges of the words that rank one thing above another, in order and without overlap, such
/// as `the fastest`, `the most popular`, `faster than`, `more mature than`, `twice as`.
///
/// Questions do not rank anything, nor do `more than` and `less than` alone.
pub fn read(text: &str) -> Vec<Range<usize>> {
    let words = tokens::words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(length) = IDIOMS.iter().find_map(|idiom| phrase(&words[at..], idiom)) {
            at += length;
        } else if let Some(length) = ranking(&words[at..]) {
            let place = words[at].place.start..words[at + length - 1].place.end;
            if !is_question(&text[place.end..]) {
                found.push(place);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Returns the number of words at the beginning that form a ranking, if they do.
fn ranking(words: &[Word]) -> Option<usize> {
    if let Some(length) = PHRASES.iter().find_map(|words_of| phrase(words, words_of)) {
        // "The most" includes the word that follows, as in "the most popular".
        let is_open = matches!(words[length - 1].text.as_str(), "most" | "least");
        let next = words.get(length).is_some_and(|next| next.follows);
        return Some(length + usize::from(is_open && next));
    }
    let first = words[0].text.as_str();
    if word_in(&SUPERLATIVES, first).is_some() {
        return Some(1);
    }
    word_in(&COMPARATIVES, first)?;
    let than = words.iter().skip(1).take(WORDS_BEFORE_THAN + 1).take_while(|word| word.follows);
    than.map(|word| word.text.as_str()).position(|word| word == "than").map(|at| at + 2)
}

/// Whether the rest of the sentence ends with a question mark.
fn is_question(rest: &str) -> bool {
    // A longer sentence is not taken for a question.
    let rest = beginning_of(rest, 4_096);
    let mut ends = rest.match_indices(['.', '?', '!']);
    let end = ends.find(|(at, _)| {
        let after = rest[at + 1..].chars().next();
        after.is_none_or(|c| !c.is_alphanumeric())
    });
    end.is_some_and(|(_, mark)| mark == "?")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> Vec<&str> {
        read(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn rankings_are_found() {
        let table: &[(&str, &[&str])] = &[
            ("Go is the fastest of them.", &["fastest"]),
            ("Best of all, it is free.", &["Best"]),
            (
                "It has the most packages and the least memory.",
                &["the most packages", "the least memory"],
            ),
            ("Node.js starts faster than Python.", &["faster than"]),
            ("a larger set of tools than Go", &["larger set of tools than"]),
            ("It is more mature than its rivals", &["more mature than"]),
            ("It takes twice as long, and half the memory", &["twice as", "half the"]),
            ("Nobody else has it; no other tool comes close", &["Nobody else", "no other"]),
            ("It is the only one, and by far", &["the only", "by far"]),
        ];
        for (text, wanted) in table {
            assert_eq!(check(text), *wanted, "{text}");
        }
    }

    #[test]
    fn other_phrases_are_skipped() {
        for text in [
            "the latest test of the most",
            "More than half of them, and less than before",
            "At best, it follows best practices.",
            "Most teams only test what changes.",
            "Which of them is the fastest?",
            "Is Node.js faster than Python 3.12?",
            "faster, than",
            "It got better. Than what?",
            "the best-known tool",
            "",
        ] {
            let wanted: &[&str] = if text.contains("of the most") { &["the most"] } else { &[] };
            assert_eq!(check(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_question_ends_at_its_question_mark() {
        assert_eq!(check("Is it the fastest? It is the best."), ["best"]);
        assert_eq!(check("It is the best. Is it free?"), ["best"]);
    }

    #[test]
    fn the_manual_lists_every_word() {
        let manual = include_str!("../../../content/manual/claims.md");
        let ways = SUPERLATIVES.iter().chain(&COMPARATIVES).map(|(word, _)| word);
        for word in ways.chain(&PHRASES).chain(&IDIOMS) {
            assert!(manual.contains(&format!("`{word}`")), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*|((the|most|more|best|than|é|[ .?'-])* ?)*") {
            for place in read(&text) {
                prop_assert!(text.get(place).is_some());
            }
        }
    }
}
