//! Reads texts that state nothing but a state, such as `free`, `not supported` or `has no HTTP/2`. Pure.
//!
//! Only a whole text is read, because a word in a sentence may negate or limit another one.

mod de;
mod en;
mod words;

use super::tokens::{folded, singular};
use crate::base::language::Language;
use words::{SIGNS, Words};

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
    /// `open source`
    Terms,
    /// `closed source`, `proprietary`: the opposite of [`State::Terms`]
    Closed,
}

/// A state that a text states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worded {
    pub state: State,
    /// Whether the text names the criterion, so that the state is certainly that of the criterion
    pub is_named: bool,
}

/// The names of a criterion, in the form of [`folded`].
struct Names(Vec<String>);

impl Names {
    fn of(names: &[&str]) -> Names {
        Names(names.iter().map(|name| folded(name).trim().to_owned()).collect())
    }

    fn contain(&self, words: &str) -> bool {
        let words = singular(words);
        !words.is_empty() && self.0.iter().any(|name| singular(name) == words)
    }

    /// Whether words, of which there is one at least, are all in one of the names.
    fn have_all_of(&self, words: &str) -> bool {
        let is_in = |name: &String| {
            let mut words = words.split(' ');
            words.all(|word| name.split(' ').any(|part| singular(part) == singular(word)))
        };
        !words.is_empty() && self.0.iter().any(is_in)
    }
}

/// Returns the state that the whole of a text states. `names` are the name and the id of the criterion, which
/// a text may have as its object or its subject: `has no HTTP/2`, `HTTP/2 is not supported`.
pub fn read(text: &str, names: &[&str], language: &Language) -> Option<Worded> {
    let text = text.trim();
    if let Some((_, state)) = SIGNS.iter().find(|(sign, _)| *sign == text) {
        return Some(Worded { state: *state, is_named: true });
    }
    let of = words_of(language)?;
    let words = folded(text);
    let words = words.trim();
    let names = Names::of(names);
    // "No root required" is the name of a criterion, and says neither yes nor no.
    if names.contain(words) {
        return None;
    }
    let stripped = strip(words, of);
    let named = [words, stripped].into_iter().find_map(|words| of_criterion(words, &names, of));
    let named = named.or_else(|| after_name(words, &names, of));
    let named = named.or_else(|| unlimited(stripped, &names, of));
    let named = named.map(|state| Worded { state, is_named: true });
    named.or_else(|| phrase(stripped, of).map(|state| Worded { state, is_named: false }))
}

/// Returns the words of a language; `None` if its states are not read.
fn words_of(language: &Language) -> Option<&'static Words> {
    match language.name() {
        "en" => Some(&en::WORDS),
        "de" => Some(&de::WORDS),
        _ => None,
    }
}

fn phrase(words: &str, of: &Words) -> Option<State> {
    of.phrases.iter().find(|(phrase, _)| *phrase == words).map(|(_, state)| *state)
}

/// Reads a verb with the criterion as its object.
fn of_criterion(words: &str, names: &Names, of: &Words) -> Option<State> {
    let is_meant =
        |object: &str| names.contain(object) || names.contain(without_articles(object, of));
    let mut around = of.verbs_last.iter().filter_map(|(verb, end, state)| {
        let object = object_of(words, verb)?.strip_suffix(end)?.strip_suffix(' ')?;
        is_meant(object).then_some(*state)
    });
    if let Some(state) = around.next() {
        return Some(state);
    }
    of.named.iter().find_map(|(verb, state)| {
        let object = strip_end(object_of(words, verb)?, of);
        let is_pronoun = of.take_pronouns.contains(verb) && of.pronouns.contains(&object);
        (is_meant(object) || is_pronoun).then_some(*state)
    })
}

/// Reads the criterion with a state after it: `HTTP/2 is not supported`, `the battery is removable`.
fn after_name(words: &str, names: &Names, of: &Words) -> Option<State> {
    let words = without_articles(words, of);
    let mut verbs = of.verbs_after.iter();
    let verb = verbs.find(|(verb, _)| {
        let name = words.strip_suffix(verb).and_then(|name| name.strip_suffix(' '));
        name.is_some_and(|name| names.contain(name))
    });
    if let Some((_, state)) = verb {
        return Some(*state);
    }
    let copulas = of.copulas.iter().map(|copula| (format!(" {copula} "), copula));
    copulas.into_iter().find_map(|(between, copula)| {
        let (name, rest) = words.split_once(&between)?;
        let negated = of.negated_copulas.contains(copula);
        let (is_not, state) =
            match rest.strip_prefix(of.not).and_then(|rest| rest.strip_prefix(' ')) {
                Some(rest) => (true, rest),
                None => (negated, rest),
            };
        if names.contain(name) {
            // "Not yet supported" is a phrase of its own.
            let whole = phrase(strip(rest, of), of).filter(|_| !negated);
            let denied = || format!("{} {state}", of.not);
            let state = whole.or_else(|| match is_not {
                true => phrase(strip_end(&denied(), of), of),
                false => phrase(strip(state, of), of),
            })?;
            return state.is_of_level().then_some(state);
        }
        // The name "Removable battery" says of a battery that it is removable.
        let is_name = names.contain(&format!("{} {name}", strip_end(state, of)));
        is_name.then_some(if is_not { State::Lacking } else { State::Supported })
    })
}

/// Reads `unlimited` with words of the criterion's name: `unlimited users`.
fn unlimited(words: &str, names: &Names, of: &Words) -> Option<State> {
    of.phrases
        .iter()
        .filter(|(_, state)| *state == State::Unlimited)
        .find_map(|(phrase, state)| names.have_all_of(object_of(words, phrase)?).then_some(*state))
}

impl State {
    /// Whether the state says how far something is supported.
    fn is_of_level(self) -> bool {
        match self {
            State::Yes | State::Supported | State::Partial | State::No | State::Lacking => true,
            State::Free | State::NotFree | State::Unlimited | State::Terms | State::Closed => false,
        }
    }
}

/// Returns what follows a verb at the beginning of a text.
fn object_of<'t>(text: &'t str, verb: &str) -> Option<&'t str> {
    text.strip_prefix(verb)?.strip_prefix(' ')
}

fn without_articles<'t>(mut words: &'t str, of: &Words) -> &'t str {
    while let Some(rest) = of.articles.iter().find_map(|word| object_of(words, word)) {
        words = rest;
    }
    words
}

/// Removes words that do not change a state: `it is now free of charge` → `free of charge`.
fn strip<'t>(mut words: &'t str, of: &Words) -> &'t str {
    while let Some(rest) = of.leading.iter().find_map(|word| object_of(words, word)) {
        words = rest;
    }
    strip_end(words, of)
}

fn strip_end<'t>(mut words: &'t str, of: &Words) -> &'t str {
    let shorter = |words: &str, word: &str| {
        let rest = words.strip_suffix(word)?.strip_suffix(' ')?;
        Some(rest.len())
    };
    while let Some(end) = of.trailing.iter().find_map(|word| shorter(words, word)) {
        words = &words[..end];
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str, names: &[&str]) -> Option<Worded> {
        read(text, names, Language::plain())
    }

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
            ("closed source", State::Closed),
        ] {
            let worded = of(text, &["C"]);
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
            let worded = of(text, &["HTTP/2", "http2"]);
            let wanted = state.map(|state| Worded { state, is_named: true });
            assert_eq!(worded, wanted, "{text}");
        }
        assert_eq!(of("no root required", &["No root required"]), None);
        assert_eq!(
            of("is open source", &["Open source"]).map(|of| of.state),
            Some(State::Supported)
        );
        assert_eq!(
            of("is not open source", &["Open source"]).map(|of| of.state),
            Some(State::Lacking)
        );
        assert_eq!(of("has no comments", &["Comments"]).map(|of| of.state), Some(State::Lacking));
        assert_eq!(of("has no comment", &["Comments"]).map(|of| of.state), Some(State::Lacking));
    }

    #[test]
    fn the_criterion_may_be_the_subject_of_the_sentence() {
        let of = |text, name| of(text, &[name]).map(|of| of.state);
        for (text, name, state) in [
            ("winter sports are included", "Winter sports", Some(State::Supported)),
            ("winter sports aren’t covered", "Winter sports", Some(State::Lacking)),
            ("winter sports are not covered", "Winter sports", Some(State::Lacking)),
            ("HTTP/2 is fully supported", "HTTP/2", Some(State::Yes)),
            ("HTTP/2 is not yet supported", "HTTP/2", Some(State::Lacking)),
            ("the battery is removable", "Removable battery", Some(State::Supported)),
            ("the battery is not removable", "Removable battery", Some(State::Lacking)),
            ("the battery is large", "Removable battery", None),
            ("winter sports are free", "Winter sports", None),
            ("winter sports are popular", "Winter sports", None),
            ("has a headphone jack", "Headphone jack", Some(State::Supported)),
            ("unlimited users", "Free users", Some(State::Unlimited)),
            ("unlimited patience", "Free users", None),
        ] {
            assert_eq!(of(text, name), state, "{text}");
        }
    }

    #[test]
    fn states_are_read_in_german() {
        let of = |text| read(text, &["Linux-Client"], &Language::of("de-AT")).map(|of| of.state);
        for (text, state) in [
            ("ja", Some(State::Yes)),
            ("nein", Some(State::No)),
            ("ist kostenlos", Some(State::Free)),
            ("nicht mehr kostenlos", Some(State::NotFree)),
            ("wird nicht unterstützt", Some(State::Lacking)),
            ("kein Linux-Client", Some(State::Lacking)),
            ("hat keinen eigenen Linux-Client", Some(State::Lacking)),
            ("hat einen Linux-Client", Some(State::Supported)),
            ("hat einen eigenen Linux-Client", Some(State::Supported)),
            ("unterstützt den Linux-Client nicht", Some(State::Lacking)),
            ("der Linux-Client ist nicht enthalten", Some(State::Lacking)),
            ("der Linux-Client ist enthalten", Some(State::Supported)),
            ("ein Linux-Client fehlt", Some(State::Lacking)),
            ("unbegrenzt", Some(State::Unlimited)),
            ("hat Linux", None),
            ("supported", None),
        ] {
            assert_eq!(of(text), state, "{text}");
        }
        assert_eq!(read("nein", &["C"], &Language::of("fr")), None);
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
            assert_eq!(of(text, &["C"]), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*|((no|not|is|free|any|é) ?)*") {
            of(&text, &["C", "free"]);
        }
    }
}
