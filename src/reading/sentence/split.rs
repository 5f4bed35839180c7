//! Splits the text of a block into sentences. Pure.

use std::ops::Range;

use crate::base::language::Language;
use crate::reading::words::{Words, words_of};

/// Bytes of the longest sentence that is read. People write shorter ones.
const LONGEST: usize = 2000;

/// Quotation marks with those that end what they begin.
const QUOTES: [(char, &[char]); 5] =
    [('“', &['”']), ('„', &['“', '”']), ('«', &['»']), ('»', &['«']), ('"', &['"'])];

/// Returns the sentences of a text, in order and without the space around them. Those that are too long to be read
/// are left out. What is in quotation marks is part of one sentence.
pub fn split(text: &str, language: &Language) -> Vec<Range<usize>> {
    let words = words_of(language);
    let mut found = Vec::new();
    let mut start = 0;
    let mut quotes = Quotes { text, ends: [None; QUOTES.len()] };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = quotes.end(at, c);
        let last = text[at..end].chars().next_back().unwrap_or(c);
        if end > at + c.len_utf8() {
            while chars.next_if(|(next, _)| *next < end).is_some() {}
        }
        let is_end = match c {
            '!' | '?' | '…' => is_followed(&text[at + c.len_utf8()..]),
            '.' => is_full_stop(text, start, at, words, language),
            // A quotation may end a sentence with its own mark.
            _ if end > at + c.len_utf8() => {
                let inner = &text[at + c.len_utf8()..end - last.len_utf8()];
                inner.ends_with(['.', '!', '?', '…']) && begins_sentence(&text[end..])
            }
            _ => false,
        };
        if is_end {
            let closed = text[end..].trim_start_matches(['.', '!', '?', '…', ')', ']', '”', '’']);
            let end = text.len() - closed.len();
            while chars.next_if(|(next, _)| *next < end).is_some() {}
            found.extend(parts(text, start..end, words));
            start = end;
        }
    }
    found.extend(parts(text, start..text.len(), words));
    found
}

/// Returns a sentence, or what it states and what it then asks: "A is the cheapest, but is it any good?"
fn parts(
    text: &str,
    range: Range<usize>,
    words: Option<&Words>,
) -> impl Iterator<Item = Range<usize>> {
    let question = words.and_then(|words| question(&text[range.clone()], words));
    let end = question.map_or(range.end, |at| range.start + at);
    let stated = sentence(text, range.start..end);
    stated.into_iter().chain(sentence(text, end..range.end))
}

/// Marks between what a sentence states and what it asks.
const BEFORE_QUESTIONS: [&str; 6] = [", ", "; ", ": ", " – ", " — ", " - "];

/// Fewest words of a question that does not doubt what is before it, as "but is it?" does.
const LEAST_OF_QUESTION: usize = 4;

/// Returns where the question begins at the end of a sentence that states something before.
fn question(text: &str, words: &Words) -> Option<usize> {
    let bare = text.trim_end();
    if !bare.ends_with('?') {
        return None;
    }
    let first = |start: usize| {
        let words_of = text[start..].split(|c: char| !c.is_alphabetic() && c != '\'');
        let mut own = words_of.filter(|word| !word.is_empty()).map(str::to_lowercase);
        own.find(|word| !words.before_questions.contains(&word.as_str())).unwrap_or_default()
    };
    let asks = |start: usize| words.questions.contains(&first(start).as_str());
    if asks(0) || words.open_questions.contains(&first(0).as_str()) {
        return None;
    }
    let marks = BEFORE_QUESTIONS.iter().flat_map(|mark| text.match_indices(mark));
    let mut asking = marks.map(|(at, mark)| at + mark.len()).filter(|start| asks(*start));
    let start = asking.next().filter(|_| asking.next().is_none())?;
    let is_last = !BEFORE_QUESTIONS.iter().any(|mark| text[start..].contains(mark));
    let asked: Vec<&str> = text[start..].split_whitespace().collect();
    let doubts = asked.iter().any(|word| words.doubts.contains(&&*word.to_lowercase()));
    (is_last && !doubts && asked.len() > LEAST_OF_QUESTION).then_some(start)
}

fn sentence(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[range.clone()];
    let start = range.start + whole.len() - whole.trim_start().len();
    let length = whole.trim().len();
    (length > 0 && length <= LONGEST).then(|| start..start + length)
}

/// Finds the ends of quotations, each in one pass over the text.
struct Quotes<'t> {
    text: &'t str,
    /// The next end of each kind of quotation, from where it was last looked for
    ends: [Option<usize>; QUOTES.len()],
}

impl Quotes<'_> {
    /// Returns the end of the quotation that a mark begins, or the end of the character if it begins none.
    fn end(&mut self, at: usize, c: char) -> usize {
        let after = at + c.len_utf8();
        let Some(kind) = QUOTES.iter().position(|(open, _)| *open == c) else { return after };
        // An inch after a number
        if c == '"' && self.text[..at].ends_with(|c: char| c.is_ascii_digit()) {
            return after;
        }
        let known = self.ends[kind].filter(|end| *end > after);
        let end = known.unwrap_or_else(|| {
            let rest = &self.text[after..];
            let mut marks = rest.char_indices().filter(|(_, c)| QUOTES[kind].1.contains(c));
            marks.next().map_or(usize::MAX, |(to, c)| after + to + c.len_utf8())
        });
        self.ends[kind] = Some(end);
        if end - after <= LONGEST { end } else { after }
    }
}

/// Whether a space and then something that may begin a sentence follow a mark, or nothing.
fn is_followed(rest: &str) -> bool {
    begins_sentence(rest.trim_start_matches(['.', '!', '?', '…', ')', ']', '”', '’', '"']))
}

fn begins_sentence(rest: &str) -> bool {
    let next = rest.trim_start();
    next.is_empty() || next.len() < rest.len() && !next.starts_with(char::is_lowercase)
}

/// Whether a point ends a sentence, and not an abbreviation, an ordinal or an initial.
fn is_full_stop(
    text: &str,
    start: usize,
    at: usize,
    words: Option<&Words>,
    language: &Language,
) -> bool {
    if !is_followed(&text[at + 1..]) {
        return false;
    }
    let before = &text[start..at];
    let near = crate::claims::near::end_of(before, 24).1;
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '[', '"', '“', '„']);
    let is_first = before.trim_start().len() == word.len();
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && word.len() <= 2 && (is_first || language.name() == "de") {
        return false;
    }
    let mut letters = word.chars();
    let is_initial =
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() && word != "I";
    let lower = word.to_lowercase();
    let is_answer = is_first && lower == "no";
    let is_short =
        !is_answer && words.is_some_and(|words| words.abbreviations.contains(&lower.as_str()));
    // A name such as `Q7.db` has its point within.
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let is_dotted = lower.split('.').all(is_letter) && lower.contains('.');
    // A unit after its number: "260 g. In all sizes"
    let is_unit =
        before[..before.len() - word.len()].trim_end().ends_with(|c: char| c.is_ascii_digit());
    is_unit && !is_dotted || !(is_initial || is_short || is_dotted)
}
