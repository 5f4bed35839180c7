//! Normalizes the use that a list item or a scenario names, for comparison. Pure.
//!
//! Two texts name the same use if they have the same words, regardless of inflection and of filler words:
//! "You need **data-heavy** applications" and "a data heavy application". A text of at least two words is
//! also a part of every text that contains all of them: a recommendation for web applications applies to
//! small web applications. Only English is normalized like this. Texts in other languages are compared as
//! a whole, ignoring only case and punctuation.

use std::collections::BTreeSet;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Other,
}

impl Language {
    /// Returns the language of a tag, as in `lang = "en-GB"`.
    pub(super) fn of(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Language::English } else { Language::Other }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct UseCase {
    words: BTreeSet<String>,
}

impl UseCase {
    pub(super) fn of(text: &str, language: Language) -> UseCase {
        let words = match language {
            Language::English => english(text),
            Language::Other => tokens(text).reduce(|a, b| a + " " + &b).into_iter().collect(),
        };
        UseCase { words }
    }

    pub(super) fn is_same(&self, other: &UseCase) -> bool {
        self.words == other.words && self.is_definite()
    }

    pub(super) fn overlaps(&self, other: &UseCase) -> bool {
        self.is_same(other) || self.is_part_of(other) || other.is_part_of(self)
    }

    fn is_part_of(&self, other: &UseCase) -> bool {
        self.words.len() >= 2 && self.is_definite() && self.words.is_subset(&other.words)
    }

    /// Whether the meaning is independent of the context. "Your team knows it" depends on the subject of its
    /// list.
    pub(super) fn is_definite(&self) -> bool {
        let has_it = |word: &String| word.split(' ').any(|part| part == IT);
        !self.words.is_empty() && !self.words.iter().any(has_it)
    }
}

/// Returns the part of an item that names the use. It ends before a dash, an opening parenthesis, a
/// semicolon, the end of a sentence, or a colon that is followed by five words or more.
pub(super) fn name(item: &str) -> Range<usize> {
    let text = item.trim();
    let begin = item.len() - item.trim_start().len();
    let reason = text.char_indices().skip(1).find(|(at, c)| {
        let (before, after) = (&text[..*at], &text[at + c.len_utf8()..]);
        let is_spaced = before.ends_with(char::is_whitespace) && after.starts_with([' ', '-']);
        match c {
            '—' | '(' | ';' => true,
            '–' | '-' => is_spaced,
            '.' | '!' | '?' => after.starts_with(char::is_whitespace),
            ':' => after.split_whitespace().nth(4).is_some(),
            _ => false,
        }
    });
    let name = &text[..reason.map_or(text.len(), |(at, _)| at)];
    begin..begin + name.trim_end().len()
}

/// Refers to the subject of the list.
const IT: &str = "it";

/// Filler words, which are ignored.
const EMPTY: &str = "\
    a already also am an and any are as at be been being by can could did do does for had has \
    have here how i if in into is just may me might must my of on or our really should so such \
    that the their them then there these they this those to very was we what when where which \
    who will with would you your";

/// Filler words at the beginning of an item: "you want to build …".
const LEADING: &str = "\
    best build building choose choosing create creating develop developing good great ideal \
    looking make making need needed needs perfect plan planning prefer prioritise prioritize \
    suitable use using value want wanted wants write writing";

/// Words of [`LEADING`] that are nouns if they are the first word: "build tools", "use cases".
const NOUNS: &str = "build make need needs plan use value";

/// Words that change the meaning of the next word: "no types", "fewer than 100 users".
const TURNING: &str = "\
    above after against before below beyond except few fewer from instead least less little more \
    most only outside over rather than too under";

const NEGATIONS: &str = "cannot neither never no nor not without";

fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

fn english(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut turned = String::new();
    let mut is_leading = true;
    for (at, token) in tokens(text).enumerate() {
        let word = match token.split_once(['\'', '’']) {
            Some((verb, "t")) if verb.ends_with('n') => "not",
            Some((word, _)) => word,
            None if is_in(NEGATIONS, &token) => "not",
            None => &token,
        };
        let is_noun = at == 0 && is_in(NOUNS, word);
        if word == "not" || is_in(TURNING, word) {
            turned += word;
            turned.push(' ');
        } else if is_in(EMPTY, word) || (is_leading && is_in(LEADING, word) && !is_noun) {
            continue;
        } else {
            words.insert(std::mem::take(&mut turned) + &stem(word));
        }
        is_leading = false;
    }
    if !turned.is_empty() {
        words.insert(turned);
    }
    words
}

/// Returns the words of a text in lower case. Words may contain `+`, `#`, `<`, `>` and `.`, so that `C++`,
/// `C#`, `Node.js` and `>100` are distinct.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let is_within =
        |c: char| c.is_alphanumeric() || matches!(c, '+' | '#' | '<' | '>' | '.' | '\'' | '’');
    let words = text.split(move |c| !is_within(c)).map(|word| word.trim_matches(['.', '\'', '’']));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Returns a stem that the singular and the plural of a word share: "library" and "libraries".
fn stem(word: &str) -> String {
    if matches!(word, "it" | "its" | "itself") {
        return IT.to_owned();
    }
    if word.chars().count() <= 3 || word.ends_with("ss") {
        return word.to_owned();
    }
    let word = word.strip_suffix('s').unwrap_or(word);
    let word = word.strip_suffix('e').unwrap_or(word);
    match word.strip_suffix('y') {
        Some(stem) => format!("{stem}i"),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaps(one: &str, other: &str, language: Language) -> bool {
        let [one, other] = [one, other].map(|text| UseCase::of(&text[name(text)], language));
        assert_eq!(one.overlaps(&other), other.overlaps(&one));
        one.overlaps(&other)
    }

    #[test]
    fn texts_with_the_same_meaning_overlap() {
        for (one, other) in [
            ("Data-heavy applications", "data heavy application."),
            ("You need data-heavy applications", "For building data-heavy applications"),
            ("You're building APIs", "APIs"),
            ("Building an API", "You want to build an API"),
            ("Chat", "a chat"),
            ("many small libraries", "A small library: many"),
            ("Real-time chat", "real-time chat or streaming"),
            ("Web applications", "Small web applications"),
            ("Scripts and glue code", "glue code, scripts"),
            ("No build step", "Without a build step"),
            ("You don't want types", "You do not want any types"),
            ("Tight budgets – it costs nothing", "A tight budget (the hosting is cheap)"),
            ("Real-time apps — one event loop holds them", "Real-time apps; it is quick"),
            ("Data-heavy applications: pandas does the work in C", "Data-heavy applications"),
            (
                "Command-line tools. They start at once.",
                "Command-line tools. They need no runtime.",
            ),
            ("It has to be real-time chat", "Real-time chat"),
            ("Node.js developers", "node.js developer"),
        ] {
            assert!(overlaps(one, other, Language::English), "{one} / {other}");
        }
    }

    #[test]
    fn texts_with_another_meaning_do_not_overlap() {
        for (one, other) in [
            ("Real-time chat", "Real-time analytics"),
            ("Real-time: chat", "Real-time: analytics"),
            ("Applications", "Data-heavy applications"),
            ("Your team knows JavaScript", "Your team knows Python"),
            ("Your team knows it", "Your team knows it"),
            ("You could not do without it", "You could not do without it"),
            ("You need static types", "You need no static types"),
            ("Speed, not memory", "Memory, not speed"),
            ("A team that knows types", "A team that doesn't know types"),
            ("Moving away from Java", "Moving away to Java"),
            ("More than 1000 users", "Fewer than 1000 users"),
            (">1000 users", "<1000 users"),
            ("Projects in C++", "Projects in C#"),
            ("You can wait", "You cannot wait"),
            ("Small teams", "Large teams"),
            ("Little memory use", "Memory use"),
            ("Build tools", "Tools"),
            ("Servers on the edge", "Edge cases"),
            ("Building", "Writing"),
            ("✅", "✅"),
            ("", ""),
        ] {
            assert!(!overlaps(one, other, Language::English), "{one} / {other}");
        }
    }

    #[test]
    fn other_languages_compare_whole_texts() {
        let german = |one, other| overlaps(one, other, Language::of("de-AT"));
        assert!(german("Datenlastige Anwendungen", "**datenlastige**  Anwendungen!"));
        assert!(!german("Datenlastige Anwendungen", "Kleine datenlastige Anwendungen"));
        assert!(!german("Anwendung", "Anwendungen"));
        assert!(german("実時間", "実時間。"));
        assert_eq!(Language::of("en"), Language::English);
        assert_eq!(Language::of("EN-gb"), Language::English);
        assert_eq!(Language::of("eng"), Language::Other);
    }

    #[test]
    fn the_name_of_an_item_ends_before_its_reason() {
        for (text, named) in [
            ("Chat — one loop", "Chat"),
            ("Chat -- one loop", "Chat"),
            ("Real-time chat (and games)", "Real-time chat"),
            ("Node.js shops. They know it.", "Node.js shops"),
            ("Real-time: chat and games", "Real-time: chat and games"),
            ("Chat: one loop holds all of them", "Chat"),
            ("(early) tests", "(early) tests"),
            ("  ", ""),
        ] {
            assert_eq!(&text[name(text)], named, "{text}");
        }
    }
}
