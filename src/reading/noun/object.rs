//! Numbers with the noun that they count: "81 languages", "64 GB of storage". Pure.

use std::ops::Range;

use super::figure::Figure;
use crate::base::currency::is_sign;
use crate::base::language::Language;
use crate::claims::qualifier::{self, Qualified, Qualifier};
use crate::claims::quantity::{self, Quantity};
use crate::claims::{prose, spoken};
use crate::matrix::unit::Unit;
use crate::reading::clause::Sentence;
use crate::reading::token::{Gap, Token};
use crate::reading::words::Phrases;
use crate::reading::words::noun::NounWords;

/// A number of a sentence.
pub(super) struct Number {
    /// Offset of its first byte, with the words that say how it is meant
    start: usize,
    /// Offset of its digits or words
    at: usize,
    end: usize,
    amount: Amount,
}

enum Amount {
    Digits(Quantity),
    Words { value: f64, qualifier: Qualifier },
}

/// What a clause counts.
pub(super) struct Object {
    /// The number with its noun, in the text
    pub(super) range: Range<usize>,
    pub(super) figure: Figure,
    pub(super) noun: Noun,
    /// The first word after it
    pub(super) end: usize,
}

/// A noun that is counted.
#[derive(Default)]
pub(super) struct Noun {
    /// With all that limits it
    pub(super) whole: String,
    /// The noun itself, in the singular
    pub(super) head: String,
}

/// Most words of what is counted.
const MOST_WORDS: usize = 7;

/// Most words of a number.
const MOST_OF_NUMBER: usize = 3;

/// Reads the numbers of a part of a text.
pub(super) fn numbers(
    sentence: &Sentence<'_>,
    range: &Range<usize>,
    words: &NounWords,
) -> Vec<Number> {
    let language = sentence.of.language;
    let text = &sentence.text[range.clone()];
    let is_in_name = |place: &Range<usize>| {
        sentence.tokens.iter().any(|token| {
            token.subject().is_some()
                && token.range.start <= place.start
                && place.end <= token.range.end
        })
    };
    let digits = quantity::read(text, &Unit::in_language(None, language)).into_iter();
    let digits = digits.filter(|number| !prose::names(text, number, language));
    let digits = digits.filter_map(|number| {
        let written = number.written.as_ref()?;
        let shown = range.start + written.digits.start..range.start + written.digits.end;
        let end = if written.factor == 1.0 { shown.end } else { range.start + number.place.end };
        let end = number.high.map_or(end, |_| range.start + number.place.end);
        let start = range.start + number.place.start;
        (!is_in_name(&shown)).then_some(Number {
            start,
            at: shown.start,
            end,
            amount: Amount::Digits(number),
        })
    });
    let mut found: Vec<Number> = digits.collect();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match in_words(sentence, at, words) {
            Some((number, length)) => {
                found.push(number);
                at += length;
            }
            None => at += 1,
        }
    }
    found.sort_by_key(|number| number.at);
    found
}

/// Reads a number in words, and returns how many there are.
fn in_words(sentence: &Sentence<'_>, at: usize, words: &NounWords) -> Option<(Number, usize)> {
    let language: &Language = sentence.of.language;
    let tokens = &sentence.tokens;
    let begins = |at: usize| {
        let first = tokens.get(at)?.text.split('-').next()?;
        words.numbers.has(first).then_some(())
    };
    let is_article = tokens[at].is(&["a", "ein", "eine", "half"]);
    begins(at).or_else(|| begins(at + 1).filter(|()| is_article))?;
    let most = (1..MOST_OF_NUMBER).take_while(|next| sentence.is_joined(at + next)).count() + 1;
    let found = (1..=most.min(tokens.len() - at)).rev().find_map(|length| {
        let own: Vec<&str> =
            tokens[at..at + length].iter().map(|token| token.text.as_str()).collect();
        Some((spoken::whole(&own.join(" "), language)?, length))
    });
    let (value, length) = found.filter(|(value, _)| *value >= 2.0)?;
    let start = tokens[at].range.start;
    let before = &sentence.text[..start];
    let (qualifier, first) = qualifier::before(before, Qualified::Number, language);
    let is_rough = tokens[at..at + length].iter().any(|token| token.is_in(&words.rough));
    let is_exact = qualifier == Qualifier::Exactly;
    let amount = Amount::Words {
        value,
        qualifier: if is_exact && is_rough { Qualifier::About } else { qualifier },
    };
    let start = if is_exact { start } else { first };
    let place = tokens[at].range.start..tokens[at + length - 1].range.end;
    Some((Number { start, at: place.start, end: place.end, amount }, length))
}

/// What numbers are of.
pub(super) struct Objects<'s> {
    pub(super) sentence: &'s Sentence<'s>,
    pub(super) words: &'static NounWords,
    pub(super) numbers: Vec<Number>,
}

impl Objects<'_> {
    /// Returns the number that begins at a word, perhaps after words that say how it is meant.
    pub(super) fn number(&self, at: usize) -> Option<&Number> {
        let start = self.sentence.tokens.get(at)?.range.start;
        self.numbers.iter().find(|number| (number.start..=number.at).contains(&start))
    }

    /// Returns what is counted by the number at a word. A clause about a price has a number of money.
    pub(super) fn read(&self, at: usize, is_price: bool) -> Option<Object> {
        let number = self.number(at)?;
        let first = self.after(number);
        let (last, end) = self.noun_ends(first);
        let (range, figure, noun) = self.counted(number, first..last, is_price)?;
        Some(Object { range, figure, noun, end })
    }

    /// Returns what is counted by the number at a word, whose noun ends before another word.
    pub(super) fn read_until(&self, at: usize, end: usize) -> Option<Object> {
        let number = self.number(at)?;
        let first = self.after(number);
        let is_one = first < end && (first..end).all(|at| !self.is_boundary(at));
        let (range, figure, noun) = self.counted(number, first..end, false).filter(|_| is_one)?;
        Some(Object { range, figure, noun, end })
    }

    /// Returns the first word after a number.
    fn after(&self, number: &Number) -> usize {
        self.sentence.tokens.partition_point(|token| token.range.start < number.end)
    }

    fn counted(
        &self,
        number: &Number,
        own: Range<usize>,
        is_price: bool,
    ) -> Option<(Range<usize>, Figure, Noun)> {
        let tokens = &self.sentence.tokens;
        let next = tokens.get(own.start).map_or(number.end, |next| next.range.start);
        let sign = self.sign(number, next);
        let between = self.sentence.text.get(number.end..next).unwrap_or_default();
        if between.contains('%') || sign.is_some() != is_price {
            return None;
        }
        let words = &tokens[own.clone()];
        let is_counted = |token: &Token| token.subject().is_none() && self.is_counted(&token.text);
        if words.len() > MOST_WORDS || !words.iter().all(is_counted) {
            return None;
        }
        let noun = match &sign {
            Some(sign) => {
                let rest: Vec<&str> = words.iter().map(|token| token.text.as_str()).collect();
                Noun { whole: format!("{sign} {}", rest.join(" ")), head: sign.clone() }
            }
            None => self.noun(own, number)?,
        };
        let figure = self.figure(number, &noun, is_price);
        let end = words.last().map_or(number.end, |last| last.range.end);
        Some((number.start..end, figure, noun))
    }

    /// Returns the sign of a currency at a number.
    fn sign(&self, number: &Number, next: usize) -> Option<String> {
        let text = self.sentence.text;
        let before = text[..number.at].trim_end().chars().next_back();
        let after = text.get(number.end..next).unwrap_or_default().trim().chars().next();
        let sign = before.into_iter().chain(after).find(|c| is_sign(*c));
        sign.map(String::from)
    }

    fn figure(&self, number: &Number, noun: &Noun, is_price: bool) -> Figure {
        let is_measure = is_price || self.is_measure(&noun.head);
        match &number.amount {
            Amount::Digits(quantity) if is_measure => Figure::measured(quantity),
            Amount::Digits(quantity) => Figure::counted(quantity),
            Amount::Words { value, qualifier } => Figure::in_words(*value, *qualifier),
        }
    }

    fn is_measure(&self, noun: &str) -> bool {
        !Unit::in_language(Some(noun), self.sentence.of.language).counts()
    }

    /// Returns the end of a noun that begins at a word, and the end of what may follow it without a change.
    fn noun_ends(&self, first: usize) -> (usize, usize) {
        let mut at = first;
        loop {
            if self.is_boundary(at) {
                return (at, at);
            }
            let mut end = at;
            while let Some(length) = self.sentence.any(end, &self.words.closings) {
                end += length;
                if self.is_boundary(end) {
                    return (at, end);
                }
            }
            at += 1;
        }
    }

    fn is_boundary(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let is_space = sentence.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        !is_space || sentence.phrase(at, sentence.words.joints).is_some()
    }

    fn is_counted(&self, word: &str) -> bool {
        !self.words.parts.has(word) && !word.contains(|c: char| c.is_ascii_digit())
    }

    /// Returns the noun that words are, if it certainly is one of things.
    fn noun(&self, own: Range<usize>, number: &Number) -> Option<Noun> {
        let (words, text) = (self.words, self.sentence.text);
        let tokens = &self.sentence.tokens[own];
        let tokens = &tokens[tokens.iter().take_while(|token| token.is_in(&words.idle)).count()..];
        let before = tokens.iter().take_while(|token| !token.is_in(&words.prepositions));
        let at = before.count().checked_sub(1)?;
        let own = &text[tokens[at].range.clone()];
        let is_one = matches!(&number.amount, Amount::Digits(of) if of.low.value == 1.0);
        let is_measure = self.is_measure(own);
        let is_noun = match words.has_capitals {
            true => is_measure || own.starts_with(char::is_uppercase),
            false => is_measure || is_one || words.is_plural(&tokens[at].text),
        };
        let is_judged = tokens[..at].iter().any(|token| token.is_in(&words.judging));
        if !is_noun || is_judged || at > 2 {
            return None;
        }
        named(tokens.iter().map(|token| token.text.as_str()), at, words)
    }
}

/// Returns a noun of some words in lower case, of which one is its head, if its things are counted alike everywhere.
pub(super) fn named<'w>(
    all: impl Iterator<Item = &'w str>,
    at: usize,
    words: &NounWords,
) -> Option<Noun> {
    let mut all: Vec<String> = all.map(str::to_owned).collect();
    let head = words.singular(&all[at]);
    let is = |list: &Phrases| list.has(&head) || list.has(&all[at]);
    if is(&words.vague) || is(&words.varying) {
        return None;
    }
    all[at].clone_from(&head);
    Some(Noun { whole: all.join(" "), head })
}
