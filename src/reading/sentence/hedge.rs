//! Tells what a sentence states from what it asks, supposes, quotes, denies, remembers or expects. Pure.

use crate::base::language::Language;
use crate::claims::near::beginning_of;
use crate::claims::tokens::{Word, words};
use crate::reading::words::{Phrases, words_of};

/// Why a sentence does not state what is so now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::reading) struct Hedges {
    /// It asks, doubts, denies or supposes something, or others say it
    pub(in crate::reading) is_open: bool,
    pub(in crate::reading) is_past: bool,
    pub(in crate::reading) is_future: bool,
}

impl Hedges {
    /// Whether a sentence states what is so now.
    pub(in crate::reading) fn are_none(self) -> bool {
        self == Hedges::default()
    }

    /// Whether a sentence states something that is so, or that happened.
    pub(in crate::reading) fn are_past_at_most(self) -> bool {
        !self.is_open && !self.is_future
    }
}

/// Returns why a sentence, or a clause of one, does not state what is so now. A text of a language without words is
/// open.
pub(in crate::reading) fn hedges(text: &str, language: &Language) -> Hedges {
    let Some(of) = words_of(language).map(|words| &**words.hedges) else {
        return Hedges { is_open: true, ..Hedges::default() };
    };
    let words = words(text);
    let mut found =
        Hedges { is_open: is_question(text) || has_quotation(text), ..Hedges::default() };
    found.is_open |= is_any(&words, &of.open_first) && !is_any(&words, &of.harmless);
    let mut at = 0;
    while at < words.len() {
        let here = &words[at..];
        if let Some(length) = longest(here, &of.harmless) {
            at += length;
            continue;
        }
        // "May" is a month, "may" is a verb.
        let is_month = text[here[0].place.clone()].starts_with("May") && at > 0;
        found.is_open |= is_any(here, &of.open) && !is_month;
        found.is_past |= is_any(here, &of.past) || is_before_year(here, &of.past_before_year);
        found.is_future |= is_any(here, &of.future)
            || is_any(here, &of.future_with_infinitive) && ends_with_infinitive(&words, text);
        at += 1;
    }
    found
}

/// Returns the end of what a sentence states before a clause that is hedged, and does not hedge what is before it: "X is
/// light, and I could carry it all day."
pub(super) fn end_of_stated(text: &str, language: &Language) -> Option<usize> {
    let of = words_of(language).map(|words| &**words.hedges)?;
    let mut ends: Vec<usize> = { of.joints.iter() }
        .flat_map(|joint| text.match_indices(joint))
        .map(|(at, _)| at)
        .collect();
    ends.sort_unstable();
    let is_end = |at: &usize| {
        let clause = words(&text[*at..]);
        // The joint itself is a word.
        let mut first = clause.iter().skip(1).take(MOST_OF_BEGINNING);
        let hedges_all = first.any(|word| of.of_all_first.has(&word.text))
            || clause.iter().any(|word| of.of_all.has(&word.text));
        !is_question(text) && !hedges_all && hedges(&text[..*at], language).are_none()
    };
    ends.into_iter().rev().find(is_end)
}

/// Returns why a clause does not state what is so now, of a sentence that states what is so. Only its beginning can say
/// so, unless a language says it by the end of a clause.
pub(super) fn hedges_of_clause(text: &str, sentence: Hedges, language: &Language) -> Hedges {
    let Some(of) = words_of(language).map(|words| &**words.hedges) else { return sentence };
    if !sentence.are_none() || of.future_with_infinitive.all().next().is_some() {
        return hedges(text, language);
    }
    let near = beginning_of(text, LONGEST_BEGINNING);
    Hedges { is_open: is_any(&words(near), &of.open_first), ..sentence }
}

/// Words at the beginning of a clause with which it may refer to what is before it
const MOST_OF_BEGINNING: usize = 2;

/// More bytes than the words take that say at the beginning of a clause that it is open.
const LONGEST_BEGINNING: usize = 64;

fn is_any(words: &[Word], phrases: &Phrases) -> bool {
    longest(words, phrases).is_some()
}

fn longest(words: &[Word], phrases: &Phrases) -> Option<usize> {
    let phrases = phrases.beginning_with(&words.first()?.text).iter();
    phrases.filter_map(|of| loose(words, of)).max()
}

/// Returns the number of words of a phrase at the beginning. A comma may be between them: `nicht so, dass`.
fn loose(words: &[Word], of: &str) -> Option<usize> {
    let parts = of.split(' ');
    let is_said = parts.zip(words).all(|(part, word)| word.text == part);
    let length = of.split(' ').count();
    (is_said && length <= words.len()).then_some(length)
}

fn is_before_year(words: &[Word], phrases: &Phrases) -> bool {
    let is_year = |word: &Word| {
        let year = word.text.parse::<u16>();
        word.text.len() == 4 && year.is_ok_and(|year| (1900..2200).contains(&year))
    };
    longest(words, phrases).is_some_and(|length| words.get(length).is_some_and(is_year))
}

/// Whether the last word of a German sentence is an infinitive, and neither a participle nor a noun: `erlauben`, but not
/// `angeboten` or `Polen`.
fn ends_with_infinitive(words: &[Word], text: &str) -> bool {
    words.last().is_some_and(|last| {
        let is_noun = text[last.place.clone()].starts_with(char::is_uppercase);
        last.text.ends_with('n') && !last.text.contains("ge") && !is_noun
    })
}

fn is_question(text: &str) -> bool {
    let end =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '"' | '”' | '!'));
    end.ends_with('?')
}

/// Whether a text has words in quotation marks.
fn has_quotation(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_inch = c == '"' && before.is_ascii_digit();
        let is_first = before.is_whitespace() || before == '(';
        let is_single = matches!(c, '\'' | '‘' | '‚') && is_first;
        let is_double = matches!(c, '“' | '”' | '„' | '«' | '»' | '"') && !is_inch;
        if is_double || is_single && chars.peek().is_some_and(|next| next.is_alphabetic()) {
            return true;
        }
        before = c;
    }
    false
}
