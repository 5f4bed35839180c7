//! Reads texts that state nothing but a state, such as `free`, `not supported` or `has no HTTP/2`. Pure.
//!
//! Only a whole text is read, because a word in a sentence may negate or limit another one.

mod words;

use super::tokens::{folded, singular};
use words::{LEADING, NAMED, PHRASES, PRONOUNS, SIGNS, TAKE_PRONOUNS, TRAILING};

/// A state as a text words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// `yes`, `fully supported`
    Yes,
    /// `supported`, `has HTTP/2`: also said of what is partial
    Supported,
    Partial,
    /// `no`, `none`: as an amount, zero
    No,
    /// `not supported`, `lacks HTTP/2`
    Lacking,
    /// At no cost
    Free,
    NotFree,
    Unlimited,
    /// `open source`, `proprietary`
    Terms,
}

/// A state that a text states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worded {
    pub state: State,
    /// Whether the text names the criterion, so that the state is certainly that of the criterion
    pub is_named: bool,
}

/// Returns the state that the whole of a text states. `names` are the name and the id of the criterion, which
/// a text may have as its object: `has no HTTP/2`.
pub fn read(text: &str, names: &[&str]) -> Option<Worded> {
    let text = text.trim();
    if let Some((_, state)) = SIGNS.iter().find(|(sign, _)| *sign == text) {
        return Some(Worded { state: *state, is_named: true });
    }
    let words = folded(text);
    let words = words.trim();
    let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let is_name = |words: &str| {
        let words = singular(words);
        !words.is_empty() && names.iter().any(|name| singular(name.trim()) == words)
    };
    // "No root required" is the name of a criterion, and says neither yes nor no.
    if is_name(words) {
        return None;
    }
    let stripped = strip(words);
    let named = [words, stripped].into_iter().find_map(|words| of_criterion(words, &is_name));
    let phrase = || PHRASES.iter().find(|(phrase, _)| *phrase == stripped);
    let named = named.map(|state| Worded { state, is_named: true });
    named.or_else(|| phrase().map(|(_, state)| Worded { state: *state, is_named: false }))
}

/// Reads a verb with the criterion as its object.
fn of_criterion(words: &str, is_name: &impl Fn(&str) -> bool) -> Option<State> {
    NAMED.iter().find_map(|(verb, state)| {
        let object = strip_end(object_of(words, verb)?);
        let object = object.strip_prefix("any ").unwrap_or(object);
        let is_meant =
            is_name(object) || TAKE_PRONOUNS.contains(verb) && PRONOUNS.contains(&object);
        is_meant.then_some(*state)
    })
}

/// Returns what follows a verb at the beginning of a text.
fn object_of<'t>(text: &'t str, verb: &str) -> Option<&'t str> {
    text.strip_prefix(verb)?.strip_prefix(' ')
}

/// Removes words that do not change a state: `it is now free of charge` → `free of charge`.
fn strip(mut words: &str) -> &str {
    while let Some(rest) = LEADING.iter().find_map(|word| object_of(words, word)) {
        words = rest;
    }
    strip_end(words)
}

fn strip_end(mut words: &str) -> &str {
    let shorter = |words: &str, word: &str| {
        let rest = words.strip_suffix(word)?.strip_suffix(' ')?;
        Some(rest.len())
    };
    while let Some(end) = TRAILING.iter().find_map(|word| shorter(words, word)) {
        words = &words[..end];
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_whole_text_states_a_state() {
        for (text, state) in [
            ("yes", State::Yes),
            ("✅", State::Yes),
            ("is fully supported", State::Yes),
            ("supported", State::Supported),
            ("Supported natively", State::Supported),
            ("partially supported", State::Partial),
            ("No", State::No),
            ("none at all", State::No),
            ("is not supported", State::Lacking),
            ("isn’t supported yet", State::Lacking),
            ("no longer supported", State::Lacking),
            ("unavailable", State::Lacking),
            ("free", State::Free),
            ("it’s free of charge", State::Free),
            ("costs nothing", State::Free),
            ("is not free", State::NotFree),
            ("unlimited", State::Unlimited),
            ("open-source", State::Terms),
        ] {
            let worded = read(text, &["C"]);
            assert_eq!(worded.map(|of| of.state), Some(state), "{text}");
        }
    }

    #[test]
    fn a_verb_needs_the_criterion_as_its_object() {
        for (text, state) in [
            ("supports HTTP/2", Some(State::Supported)),
            ("does not support HTTP/2", Some(State::Lacking)),
            ("lacks HTTP/2", Some(State::Lacking)),
            ("has no HTTP/2 yet", Some(State::Lacking)),
            ("without HTTP/2", Some(State::Lacking)),
            ("doesn’t support it", Some(State::Lacking)),
            ("supports HTTP/3", None),
            ("supports HTTP/2 partially", None),
            ("has no module for HTTP/2", None),
            ("HTTP/2", None),
        ] {
            let worded = read(text, &["HTTP/2", "http2"]);
            let wanted = state.map(|state| Worded { state, is_named: true });
            assert_eq!(worded, wanted, "{text}");
        }
        assert_eq!(read("no root required", &["No root required"]), None);
        assert_eq!(
            read("is open source", &["Open source"]).map(|of| of.state),
            Some(State::Supported)
        );
        assert_eq!(
            read("is not open source", &["Open source"]).map(|of| of.state),
            Some(State::Lacking)
        );
        assert_eq!(read("has no comments", &["Comments"]).map(|of| of.state), Some(State::Lacking));
        assert_eq!(read("has no comment", &["Comments"]).map(|of| of.state), Some(State::Lacking));
    }

    #[test]
    fn words_in_a_sentence_are_left_alone() {
        for text in [
            "the free tier",
            "free for teams",
            "feel free",
            "ad-free",
            "no module",
            "without being asked",
            "the others are cancelled",
            "supported by a community",
            "yes and no",
            "none of them",
            "",
            "!",
            "no more than 30 ms",
            "unlimited on paper",
            "available in Europe",
            "includes batteries",
        ] {
            assert_eq!(read(text, &["C"]), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*|((no|not|is|free|any|é) ?)*") {
            read(&text, &["C", "free"]);
        }
    }
}
