//! Reads what the text of a claim ranks its subject above. Pure.
//!
//! Other than [`super::superlative`], which finds what an author may want to bind, this module reads only what
//! certainly ranks the subject of the claim: a claim is reported if nothing bears its ranking out.

mod de;
mod en;
mod words;

use std::ops::Range;

use super::superlative::{WORDS_BEFORE_THAN, Way};
use super::tokens::{self, Word, phrase, singular};
use crate::base::language::Language;
use words::Words;

/// A ranking in the text of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    pub place: Range<usize>,
    pub above: Above,
    pub way: Way,
    /// What is ranked, if it is not the subject itself: the second word of `lowest risk`
    pub noun: Option<Range<usize>>,
    /// Whether a preposition is before it, as in `on the fastest roads`
    pub is_aside: bool,
}

/// What the subject is ranked above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Above {
    /// All others: `the fastest`, `faster than any other`
    All,
    /// What is named after "than", at this offset
    Than(usize),
    /// Something that the text does not name: `starts faster`, `the cheaper of the two`
    Open,
}

/// Returns the rankings of a text, in order.
///
/// Left out are negations (`not the fastest`), rankings within the subject (`its fastest mode`, `the cheapest
/// plan`), comparisons with numbers (`faster than 30 ms`), and what ranks several first (`one of the fastest`).
///
/// Rankings are read in English and in German.
pub fn read(text: &str, language: &Language) -> Vec<Ranking> {
    let Some(of) = words_of(language) else { return Vec::new() };
    let words = tokens::words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // A subject may follow "less than", which is no ranking before a number.
        let idioms = of.idioms.iter().filter(|idiom| !idiom.ends_with(" than"));
        let idioms = idioms.chain(of.sayings);
        if let Some(length) = idioms.filter_map(|idiom| phrase(&words[at..], idiom)).next() {
            at += length;
            continue;
        }
        let ranking = superlative(&words, at, of).or_else(|| comparative(&words, at, of));
        let Some((ranking, length)) = ranking else {
            at += 1;
            continue;
        };
        found.extend((!is_excluded(&words[..at], &ranking.above, of)).then_some(ranking));
        at += length;
    }
    found
}

/// Returns the words of a language; `None` if its rankings are not read.
fn words_of(language: &Language) -> Option<&'static Words> {
    match language.name() {
        "en" => Some(&en::WORDS),
        "de" => Some(&de::WORDS),
        _ => None,
    }
}

/// Returns a text without an article at its beginning, in any of the languages.
pub fn without_article(text: &str) -> &str {
    let articles = [&en::WORDS, &de::WORDS].into_iter().flat_map(|words| words.articles);
    let mut rests = articles.filter_map(|article| {
        let rest = text.strip_prefix(article)?;
        rest.strip_prefix(' ')
    });
    rests.next().unwrap_or(text)
}

/// Reads `fastest`, `the most requests`, `most expensive`, `the only one`, `unmatched`. Returns the number of its
/// words as well.
fn superlative(words: &[Word], at: usize, of: &Words) -> Option<(Ranking, usize)> {
    let here = &words[at..];
    let is_article = of.articles.contains(&here[0].text.as_str());
    let after_the = usize::from(is_article && here.get(1).is_some_and(|it| it.follows));
    let most_of_price = price(&here[after_the..], of.most_and_least, of);
    let in_phrase = || {
        let mut phrases = of.phrases.iter();
        phrases.find_map(|(words, way)| Some((*way, phrase(here, words)?)))
    };
    let (way, length) = most_of_price
        .map(|(way, length)| (way, after_the + length))
        .or_else(|| Some(((of.superlative)(&here[0].text)?, 1)))
        .or_else(in_phrase)?;
    let next = here.get(length).filter(|next| next.follows).map(|next| next.text.as_str());
    let is_of_pair = of.pairs.iter().any(|pair| phrase(&here[length..], pair).is_some());
    if next.is_some_and(|next| of.own_parts.contains(&singular(next)) || of.vague.contains(&next)) {
        return None;
    }
    let place = from_article(words, at, of)..here[length - 1].place.end;
    let has_noun = next.is_some_and(|next| !of.function_words.contains(&next));
    let noun = has_noun.then(|| here[length].place.clone());
    let above = if is_of_pair { Above::Open } else { Above::All };
    let before = words[..at].iter().rev().map(|word| word.text.as_str());
    let is_aside = before
        .skip_while(|it| of.articles.contains(it))
        .take(1)
        .any(|it| of.prepositions.contains(&it));
    Some((Ranking { place, above, way, noun, is_aside }, length))
}

/// Reads `faster than Python`, `more mature than`, `less expensive than any`, and a comparative at the end.
fn comparative(words: &[Word], at: usize, of: &Words) -> Option<(Ranking, usize)> {
    let here = &words[at..];
    let (way, length) = price(here, of.more_and_less, of)
        .or_else(|| Some(((of.comparative)(&here[0].text)?, 1)))?;
    let start = from_article(words, at, of);
    let ranking = |end: usize, above: Above| {
        let noun = here.get(length).filter(|next| length < end && next.text != of.than);
        let noun = noun.map(|next| next.place.clone());
        let place = start..here[end - 1].place.end;
        (Ranking { place, above, way, noun, is_aside: false }, end)
    };
    let following = here.iter().skip(length).take(WORDS_BEFORE_THAN + 1);
    let than = following.take_while(|word| word.follows).position(|word| word.text == of.than);
    if let Some(than) = than.map(|at| length + at) {
        let after = &here[than + 1..];
        let all = of.all_others.iter().find_map(|words| phrase(after, words));
        return match (after.first(), all) {
            (Some(_), Some(length)) => Some(ranking(than + 1 + length, Above::All)),
            (Some(next), None) => Some(ranking(than + 1, Above::Than(next.place.start))),
            (None, _) => None,
        };
    }
    let ends = here.get(length).is_none_or(|next| !next.follows);
    let is_of_pair = of.pairs.iter().any(|pair| phrase(&here[length..], pair).is_some());
    let ranks_alone = !of.not_alone.contains(&here[0].text.as_str()) || length > 1;
    (ranks_alone && (ends || is_of_pair)).then(|| ranking(length, Above::Open))
}

/// Reads `more expensive`, with the word for more and the word for less.
fn price(words: &[Word], [more, less]: [&str; 2], of: &Words) -> Option<(Way, usize)> {
    let ways = [(more, Way::Most), (less, Way::Least)];
    let (_, way) = ways.into_iter().find(|(word, _)| *word == words[0].text)?;
    let next = words.get(1).filter(|next| next.follows)?;
    of.prices.contains(&next.text.as_str()).then_some((way, 2))
}

/// Returns where a ranking begins, with its article.
fn from_article(words: &[Word], at: usize, of: &Words) -> usize {
    let is_article = |word: &Word| of.articles.contains(&word.text.as_str());
    let has_article = at > 0 && words[at].follows && is_article(&words[at - 1]);
    words[if has_article { at - 1 } else { at }].place.start
}

/// Whether the words before a ranking say that it is none, or one of something else.
fn is_excluded(before: &[Word], above: &Above, of: &Words) -> bool {
    let mut near: Vec<&str> = before.iter().rev().map(|word| word.text.as_str()).take(4).collect();
    let ends_with = |phrase: &&str| {
        let mut words =
            phrase.split(' ').rev().zip(near.iter().copied().map(Some).chain([None; 4]));
        words.all(|(word, found)| found == Some(word))
    };
    let is_of_several = of.several.iter().any(ends_with);
    if near.first().is_some_and(|word| of.articles.contains(word)) {
        near.remove(0);
    }
    let is_owned = near.first().is_some_and(|word| {
        of.possessives.contains(word) || word.ends_with("'s") || word.ends_with("s'")
    });
    // "20 and newer", "no longer", "a year or longer"
    let is_joined = *above == Above::Open && near.first().is_some_and(|it| of.joining.contains(it));
    let is_unranked = |word: &&str| of.unranked.contains(word) || word.ends_with("n't");
    is_owned || is_joined || is_of_several || near.iter().any(is_unranked)
}

#[cfg(test)]
mod tests;
