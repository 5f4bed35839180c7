//! A number of things that words promise: "nine criteria", "the 7 best ways". Pure.

use super::words::{THINGS_IN_ENGLISH, THINGS_IN_GERMAN, Words, has};

/// Words before a number that make it another one: "the first two", "at least three", "one of the five".
const TURNING: &str = "about above additional all almost another any approximately around at below between both essentially \
                       every extra fewer first former from further last latter least less more most \
                       nearly next no not of only or other others over part previous remaining roughly step than \
                       these those to under until up version which \
                       anderen beiden ersten etwa letzten mehr mindestens nächsten rund über übrigen weiteren von \
                       diese diesen";

/// Words before digits that are no name: after a name, digits are a version.
const PLAIN: &str = "across and best by for following in into key my on our the these through top using with your \
                     anhand auf besten die folgende folgenden in mit nach unsere unseren";

/// How a sentence says that things follow, in lower case.
const AHEAD: [&str; 28] = [
    " below",
    "following ",
    "here are ",
    "in this article",
    "in this comparison",
    "in this guide",
    "in this post",
    "let us ",
    "let's ",
    "let’s ",
    "on this page",
    "one by one",
    "this article ",
    "this comparison ",
    "this guide ",
    "this post ",
    "we compare",
    "we explain",
    "we go through",
    "we look at",
    "we will ",
    "we'll ",
    "we’ll ",
    "folgende",
    "hier sind ",
    "in diesem ",
    "wir vergleichen",
    "wir zeigen",
];

/// A number of things.
pub(super) struct Promise<'t> {
    pub count: usize,
    /// The number and the words up to the things, as written
    pub words: &'t str,
    pub language: Words,
    /// The words after the things
    rest: &'t str,
    /// Whether a mark of punctuation or nothing stands before the number and its article
    begins: bool,
}

impl Promise<'_> {
    /// Whether the things are the last word.
    pub fn is_last(&self) -> bool {
        !self.rest.contains(char::is_alphanumeric)
    }

    /// Whether more belongs to the things: "two ways or three", "five reasons and a half".
    fn is_joined(&self) -> bool {
        words(self.rest)
            .next()
            .is_some_and(|word| has("and or oder und", &word.text.to_lowercase()))
    }

    /// The word for the things, in lower case.
    pub fn things(&self) -> String {
        self.words.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase()
    }
}

/// Whether a sentence says that what it counts follows.
pub(super) fn is_ahead(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    AHEAD.iter().any(|ahead| lower.contains(ahead))
}

/// Reads the only number of a sentence, if it counts things: "There are three main reasons".
pub(super) fn of_sentence(text: &str) -> Option<Promise<'_>> {
    Words::ALL.into_iter().find_map(|language| {
        let words: Vec<Word<'_>> = words(text).collect();
        let mut numbers = words.iter().enumerate().filter(|(_, word)| {
            word.text.contains(|c: char| c.is_ascii_digit())
                || language.number(word.text).is_some()
                || matches!(
                    &*word.text.to_lowercase(),
                    "one" | "first" | "second" | "eins" | "eine"
                )
        });
        let (at, _) = numbers.next()?;
        if numbers.next().is_some() {
            return None;
        }
        promise(text, &words, at, language).filter(|promise| !promise.is_joined())
    })
}

/// Reads a heading that counts things, with the number at its beginning or after a mark: "The 9 most important
/// criteria", "Node.js or Python: five differences".
pub(super) fn of_heading(text: &str) -> Option<Promise<'_>> {
    anywhere(text).filter(|promise| promise.begins && !promise.is_joined())
}

/// Whether a text has a number that can count things. Most have none.
pub(super) fn has_number(text: &str) -> bool {
    let is_number = |word: &str| Words::ALL.into_iter().any(|it| it.number(word).is_some());
    words(text).any(|word| is_number(word.text))
}

/// Reads the only count of things in a text, wherever it stands.
pub(super) fn anywhere(text: &str) -> Option<Promise<'_>> {
    if !has_number(text) {
        return None;
    }
    Words::ALL.into_iter().find_map(|language| {
        let words: Vec<Word<'_>> = words(text).collect();
        let mut found = (0..words.len()).filter_map(|at| promise(text, &words, at, language));
        let (only, None) = (found.next()?, found.next()) else { return None };
        Some(only)
    })
}

/// Whether the number at an index is digits after a name.
fn is_version(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &words[at]) else { return false };
    words[at].text.starts_with(|c: char| c.is_ascii_digit())
        && !words[at].follows_mark(text, before)
        && !before.text.chars().all(char::is_lowercase)
        && !has(PLAIN, &before.text.to_lowercase())
}

/// Returns the promise that begins with the number at an index of the words of a text: at most two words may stand
/// between it and the things.
fn promise<'t>(
    text: &'t str,
    words: &[Word<'t>],
    at: usize,
    language: Words,
) -> Option<Promise<'t>> {
    let count = language.number(words[at].text)?;
    let lower = |at: usize| words[at].text.to_lowercase();
    let begins = |at: usize| at == 0 || words[at].follows_mark(text, &words[at - 1]);
    // "one of the five"
    let is_article =
        |at: usize| has("the our my their your top these die den der unsere", &lower(at));
    let article = at.checked_sub(1).filter(|before| !begins(at) && is_article(*before));
    let start = article.unwrap_or(at);
    for at in [start, at] {
        if !begins(at) && has(TURNING, &lower(at - 1)) && article != Some(at - 1) {
            return None;
        }
    }
    if is_version(text, words, at) {
        return None;
    }
    let is_thing = |word: &Word<'_>| match language {
        Words::English => has(THINGS_IN_ENGLISH, &word.text.to_lowercase()),
        Words::German => has(THINGS_IN_GERMAN, word.text),
    };
    let things = words.iter().skip(at + 1).take(3).position(is_thing)? + at + 1;
    let between = &words[at + 1..things];
    // "two or more ways", "2.5", "three-step"
    let is_plain =
        |word: &Word<'_>| word.text.chars().all(char::is_alphabetic) && word.text.len() > 2;
    let stops = |word: &Word<'_>| has("and for more other with und oder weitere mehr", word.text);
    let is_broken = (at + 1..=things).any(begins);
    if is_broken || !between.iter().all(|word| is_plain(word) && !stops(word)) {
        return None;
    }
    let end = words[things].at + words[things].text.len();
    // "in two steps per page", "three parts of each"
    let next = words.get(things + 1).map(|word| word.text.to_lowercase());
    if next.is_some_and(|next| has("per each je pro", &next)) {
        return None;
    }
    let (rest, begins) = (&text[end..], begins(start));
    Some(Promise { count, words: &text[words[at].at..end], language, rest, begins })
}

/// A word, and its offset in its text.
struct Word<'t> {
    at: usize,
    text: &'t str,
}

impl Word<'_> {
    /// Whether a mark of punctuation stands between the word before and this one.
    fn follows_mark(&self, text: &str, before: &Word<'_>) -> bool {
        text[before.at + before.text.len()..self.at]
            .contains([':', '–', '—', '|', '?', '!', ';', ',', '.', '('])
            || text[..self.at].ends_with(" - ")
    }
}

fn words<'t>(text: &'t str) -> impl Iterator<Item = Word<'t>> {
    let begin = text.as_ptr() as usize;
    let pieces = text.split(char::is_whitespace);
    pieces.filter_map(move |piece: &'t str| {
        let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let at = inner.as_ptr() as usize - begin;
        (!inner.is_empty()).then_some(Word { at, text: inner })
    })
}
