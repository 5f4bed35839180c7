//! The words, names and marks of a sentence. Pure.

use std::ops::Range;

use super::page::Page;
use crate::base::index::Index;
use crate::claims::tokens;
use crate::matrix::{Criterion, Subject};
use crate::reading::vocabulary::{Meaning, Mention, within};
use crate::reading::words::Phrases;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// In lower case, with a straight apostrophe
    pub(super) text: String,
    /// In the block
    pub(super) range: Range<usize>,
    pub(super) is_capital: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Subject(Index<Subject>),
    /// The whole name of a criterion, or a term
    Criterion(Index<Criterion>),
    /// A word that is in the name of one criterion only
    Part(Index<Criterion>),
    /// A verb, perhaps with its object: who does so has what the criterion is about
    Deed(Index<Criterion>),
    Word,
    /// A punctuation mark
    Mark,
}

impl Token {
    pub(super) fn subject(&self) -> Option<Index<Subject>> {
        if let Kind::Subject(at) = self.kind { Some(at) } else { None }
    }

    /// Returns the criterion that is named, whole or in part.
    pub(super) fn criterion(&self) -> Option<Index<Criterion>> {
        match self.kind {
            Kind::Criterion(at) | Kind::Part(at) => Some(at),
            Kind::Subject(_) | Kind::Deed(_) | Kind::Word | Kind::Mark => None,
        }
    }

    pub(super) fn whole_criterion(&self) -> Option<Index<Criterion>> {
        if let Kind::Criterion(at) = self.kind { Some(at) } else { None }
    }

    pub(super) fn deed(&self) -> Option<Index<Criterion>> {
        if let Kind::Deed(at) = self.kind { Some(at) } else { None }
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        self.kind == Kind::Mark && self.text.chars().all(|c| marks.contains(&c))
    }

    /// Whether it may be a name that is none of the matrix: it has a capital, and is not "I" or "I've". German nouns
    /// have capitals, too.
    pub(super) fn may_be_name(&self) -> bool {
        self.kind == Kind::Word
            && self.is_capital
            && self.text != "i"
            && !self.text.starts_with("i'")
    }

    pub(super) fn is_possessive(&self) -> bool {
        matches!(self.text.as_str(), "'s" | "'")
    }
}

/// Returns the tokens of a sentence of a block, whose names are these.
pub(super) fn tokens(
    text: &str,
    sentence: Range<usize>,
    mentions: &[Mention],
    page: &Page<'_>,
) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    for mention in within(mentions, &sentence) {
        plain(text, at..mention.range.start, &mut found);
        let kind = match mention.meaning {
            Meaning::Subject(at) => Kind::Subject(at),
            Meaning::Criterion(at) => Kind::Criterion(at),
            Meaning::Part(at) => Kind::Part(at),
        };
        found.push(token(text, mention.range.clone(), kind));
        at = mention.range.end;
    }
    plain(text, at..sentence.end, &mut found);
    whole_names(&mut found, page);
    found
}

fn token(text: &str, range: Range<usize>, kind: Kind) -> Token {
    let own = &text[range.clone()];
    let is_capital = own.starts_with(char::is_uppercase);
    Token { kind, text: tokens::lower_case(own), range, is_capital }
}

/// Adds the words and the marks of a text without names.
fn plain(text: &str, range: Range<usize>, found: &mut Vec<Token>) {
    let mut at = range.start;
    let words = tokens::words(&text[range.clone()]);
    let places =
        words.iter().map(|word| range.start + word.place.start..range.start + word.place.end);
    for place in places.chain(std::iter::once(range.end..range.end)) {
        let gap = text[at..place.start].char_indices().filter(|(_, c)| !c.is_whitespace());
        for (to, c) in gap {
            let start = at + to;
            found.push(token(text, start..start + c.len_utf8(), Kind::Mark));
        }
        if !place.is_empty() {
            let is_dash = text[place.clone()].chars().all(|c| c == '-');
            found.push(token(text, place.clone(), if is_dash { Kind::Mark } else { Kind::Word }));
        }
        at = place.end;
    }
}

/// Joins the words of a criterion's name that are inflected: `inkrementellen Backups`.
fn whole_names(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let mut at = 0;
    while at < tokens.len() {
        let known = tokens[at].criterion();
        if let Some(criterion) = known {
            let name = &page.traits.stems[criterion];
            let first = at.saturating_sub(name.len().saturating_sub(1));
            let start = (first..=at).find(|start| is_name(&tokens[*start..], name, page));
            if let Some(start) = start {
                let end = start + name.len();
                let range = tokens[start].range.start..tokens[end - 1].range.end;
                let words: Vec<&str> =
                    tokens[start..end].iter().map(|token| token.text.as_str()).collect();
                let whole = Token {
                    kind: Kind::Criterion(criterion),
                    text: words.join(" "),
                    range,
                    is_capital: tokens[start].is_capital,
                };
                tokens.splice(start..end, [whole]);
                at = start;
            }
        }
        at += 1;
    }
}

fn is_name(tokens: &[Token], name: &[String], page: &Page<'_>) -> bool {
    let is_said = |(token, part): (&Token, &String)| {
        token.subject().is_none() && page.stem(&token.text) == *part
    };
    // A whole name is one token.
    name.len() > 1 && tokens.len() >= name.len() && tokens.iter().zip(name).all(is_said)
}

/// Returns the number of tokens of a phrase, if the tokens begin with it.
pub(super) fn phrase(tokens: &[Token], phrase: &str) -> Option<usize> {
    if first_word(tokens)?.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let mut length = 0;
    for part in phrase.split(' ') {
        let token = tokens.get(length)?;
        if token.subject().is_some() || token.text != part {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Returns the number of tokens of the longest of several phrases.
pub(super) fn any(tokens: &[Token], phrases: &Phrases) -> Option<usize> {
    let phrases = phrases.beginning_with(first_word(tokens)?).iter();
    phrases.filter_map(|of| phrase(tokens, of)).max()
}

fn first_word(tokens: &[Token]) -> Option<&str> {
    tokens.first().map(|token| token.text.as_str())
}

/// Returns the offset after all of these phrases from `at` on.
pub(super) fn skip(tokens: &[Token], mut at: usize, phrases: &Phrases) -> usize {
    while let Some(length) = tokens.get(at..).and_then(|rest| any(rest, phrases)) {
        at += length;
    }
    at
}

/// Returns the offset after adverbs that change nothing: the known ones, and any that say how: "quietly".
pub(super) fn adverbs(tokens: &[Token], mut at: usize, page: &Page<'_>) -> usize {
    let words = page.words;
    let others = [
        &words.provisos,
        &words.limits,
        &words.not,
        &words.before_values,
        &words.partial,
        &words.full,
    ];
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let is_how = || {
            let own = &rest[0];
            !words.has_inversion
                && own.kind == Kind::Word
                && own.text.len() > LEAST_OF_ADVERB
                && own.text.ends_with("ly")
                && !others.iter().any(|list| list.has(&own.text))
                && !page.exclusion.others.has(&own.text)
        };
        at += match any(rest, &words.adverbs) {
            Some(length) => length,
            None if is_how() => 1,
            None => return at,
        };
    }
    at
}

/// Letters of an adverb at least: "fly" is none
const LEAST_OF_ADVERB: usize = 4;

/// Returns the offset after words that do not change what follows.
pub(super) fn intro(tokens: &[Token], at: usize, page: &Page<'_>) -> usize {
    let lists = [&page.words.intros, &page.words.comments];
    lists.into_iter().fold(at, |at, list| skip(tokens, at, list))
}

/// Returns a subject, perhaps after an article and adjectives, and the offset after it.
pub(super) fn subject(
    tokens: &[Token],
    at: usize,
    page: &Page<'_>,
) -> Option<(Index<Subject>, usize)> {
    let start = skip(tokens, skip(tokens, at, &page.words.articles), &page.words.epithets);
    Some((tokens.get(start)?.subject()?, start + 1))
}
