//! Reads what the text of a claim ranks its subject above. Pure.
//!
//! Other than [`super::superlative`], which finds what an author may want to bind, this module reads only what
//! certainly ranks the subject of the claim: a claim is reported if nothing bears its ranking out.

mod words;

use std::ops::Range;

use super::superlative::{COMPARATIVES, IDIOMS, SUPERLATIVES, WORDS_BEFORE_THAN, Way, word_in};
use super::tokens::{self, Word, phrase, singular};
use words::{
    ALL_OTHERS, FUNCTION_WORDS, JOINING, NOT_ALONE, OWN_PARTS, PAIRS, POSSESSIVES, PREPOSITIONS,
    PRICES, SAYINGS, UNMATCHED, UNRANKED, VAGUE,
};

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
pub fn read(text: &str) -> Vec<Ranking> {
    let words = tokens::words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // A subject may follow "less than", which is no ranking before a number.
        let idioms = IDIOMS.iter().filter(|idiom| !idiom.ends_with(" than")).chain(&SAYINGS);
        if let Some(length) = idioms.filter_map(|idiom| phrase(&words[at..], idiom)).next() {
            at += length;
            continue;
        }
        let ranking = superlative(&words, at).or_else(|| comparative(&words, at));
        let Some((ranking, length)) = ranking else {
            at += 1;
            continue;
        };
        found.extend((!is_excluded(&words[..at], &ranking.above)).then_some(ranking));
        at += length;
    }
    found
}

/// Reads `fastest`, `the most requests`, `most expensive`, `the only one`, `unmatched`. Returns the number of its
/// words as well.
fn superlative(words: &[Word], at: usize) -> Option<(Ranking, usize)> {
    let here = &words[at..];
    let after_the = usize::from(here[0].text == "the" && here.get(1).is_some_and(|it| it.follows));
    let most_of_price = price(&here[after_the..], ["most", "least"]);
    let (way, length) = most_of_price
        .map(|(way, length)| (way, after_the + length))
        .or_else(|| Some((word_in(&SUPERLATIVES, &here[0].text)?, 1)))
        .or_else(|| phrase(here, "the most").map(|length| (Way::Most, length)))
        .or_else(|| phrase(here, "the least").map(|length| (Way::Least, length)))
        .or_else(|| phrase(here, "the only one").map(|length| (Way::Other, length)))
        .or_else(|| UNMATCHED.iter().find_map(|words| Some((Way::Other, phrase(here, words)?))))?;
    let next = here.get(length).filter(|next| next.follows).map(|next| next.text.as_str());
    let is_of_pair = PAIRS.iter().any(|pair| phrase(&here[length..], pair).is_some());
    if next.is_some_and(|next| OWN_PARTS.contains(&singular(next)) || VAGUE.contains(&next)) {
        return None;
    }
    let place = from_article(words, at)..here[length - 1].place.end;
    let has_noun = next.is_some_and(|next| !FUNCTION_WORDS.contains(&next));
    let noun = has_noun.then(|| here[length].place.clone());
    let above = if is_of_pair { Above::Open } else { Above::All };
    let before = words[..at].iter().rev().map(|word| word.text.as_str());
    let is_aside =
        before.skip_while(|word| *word == "the").take(1).any(|it| PREPOSITIONS.contains(&it));
    Some((Ranking { place, above, way, noun, is_aside }, length))
}

/// Reads `faster than Python`, `more mature than`, `less expensive than any`, and a comparative at the end.
fn comparative(words: &[Word], at: usize) -> Option<(Ranking, usize)> {
    let here = &words[at..];
    let (way, length) = price(here, ["more", "less"])
        .or_else(|| Some((word_in(&COMPARATIVES, &here[0].text)?, 1)))?;
    let start = from_article(words, at);
    let ranking = |end: usize, above: Above| {
        let noun = here.get(length).filter(|next| length < end && next.text != "than");
        let noun = noun.map(|next| next.place.clone());
        let place = start..here[end - 1].place.end;
        (Ranking { place, above, way, noun, is_aside: false }, end)
    };
    let following = here.iter().skip(length).take(WORDS_BEFORE_THAN + 1);
    let than = following.take_while(|word| word.follows).position(|word| word.text == "than");
    if let Some(than) = than.map(|at| length + at) {
        let after = &here[than + 1..];
        let all = ALL_OTHERS.iter().find_map(|words| phrase(after, words));
        return match (after.first(), all) {
            (Some(_), Some(length)) => Some(ranking(than + 1 + length, Above::All)),
            (Some(next), None) => Some(ranking(than + 1, Above::Than(next.place.start))),
            (None, _) => None,
        };
    }
    let ends = here.get(length).is_none_or(|next| !next.follows);
    let is_of_pair = PAIRS.iter().any(|pair| phrase(&here[length..], pair).is_some());
    let ranks_alone = !NOT_ALONE.contains(&here[0].text.as_str()) || length > 1;
    (ranks_alone && (ends || is_of_pair)).then(|| ranking(length, Above::Open))
}

/// Reads `more expensive`, with the word for more and the word for less.
fn price(words: &[Word], [more, less]: [&str; 2]) -> Option<(Way, usize)> {
    let ways = [(more, Way::Most), (less, Way::Least)];
    let (_, way) = ways.into_iter().find(|(word, _)| *word == words[0].text)?;
    let next = words.get(1).filter(|next| next.follows)?;
    PRICES.contains(&next.text.as_str()).then_some((way, 2))
}

/// Returns where a ranking begins, with its article.
fn from_article(words: &[Word], at: usize) -> usize {
    let has_article = at > 0 && words[at].follows && words[at - 1].text == "the";
    words[if has_article { at - 1 } else { at }].place.start
}

/// Whether the words before a ranking say that it is none, or one of something else.
fn is_excluded(before: &[Word], above: &Above) -> bool {
    let mut near: Vec<&str> = before.iter().rev().map(|word| word.text.as_str()).take(4).collect();
    if near.first() == Some(&"the") {
        near.remove(0);
    }
    let is_owned = near.first().is_some_and(|word| {
        POSSESSIVES.contains(word) || word.ends_with("'s") || word.ends_with("s'")
    });
    // "20 and newer", "no longer", "a year or longer"
    let is_joined = *above == Above::Open && near.first().is_some_and(|it| JOINING.contains(it));
    let is_of_several = matches!(near[..], ["of", "one" | "some" | "two" | "many" | "most", ..]);
    let is_unranked = |word: &&str| UNRANKED.contains(word) || word.ends_with("n't");
    is_owned || is_joined || is_of_several || near.iter().any(is_unranked)
}

#[cfg(test)]
mod tests;
