//! Percentages that compare two values: `50 % cheaper`, `a third less`, `40 % of the price`. Pure.

use std::ops::Range;

pub use super::way::Way;
use super::words::Words;
use super::words_of;
use crate::base::language::Language;
use crate::claims::comparison::TOLERANCE;
use crate::claims::qualifier::{self, Qualified};
use crate::claims::quantity::{self, Counted, Number, Quantity};
use crate::claims::spoken;
use crate::claims::tokens::{self, Word};
use crate::matrix::Better;
use crate::matrix::amount::{Extent, Precision};
use crate::matrix::unit::{Fit, Unit};

/// Most words from a percentage to the word that says what is compared: `90 % more requests`.
const WORDS_TO_DIRECTION: usize = 2;

/// Most words from a verb to its "by": `cuts the median latency by`.
const WORDS_TO_VERB: usize = 4;

/// A percentage by which two values differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// In percent
    pub quantity: Quantity,
    pub way: Way,
}

/// Returns the percentages of a text that compare two values, in order.
pub fn read(text: &str, language: &Language) -> Vec<Change> {
    let Some(words) = words_of(language) else { return Vec::new() };
    let unit = Unit::in_language(Some("%"), language);
    let in_words = quantity::read_words(text, Counted { unit: &unit, nouns: &[] });
    let percents = quantity::read(text, &unit).into_iter().chain(in_words);
    let percents = percents.filter(|number| number.fit == Fit::Same);
    let sentence = Sentence { text, tokens: tokens::words(text), words };
    let mut found: Vec<Change> = percents
        .filter_map(|quantity| {
            let way = sentence.way(&quantity.place)?;
            Some(Change { quantity, way })
        })
        .chain(fractions(&sentence, language))
        .collect();
    found.sort_by_key(|change| change.quantity.place.start);
    found
}

/// Returns the fractions directly before a comparison, such as `a third cheaper`, and those after "by". "A third of the
/// price" is a ratio.
fn fractions(sentence: &Sentence<'_>, language: &Language) -> Vec<Change> {
    let Some(numbers) = spoken::words_of(language) else { return Vec::new() };
    let text = sentence.text;
    let mut read_to = 0;
    let changes = sentence.tokens.iter().filter_map(|word| {
        let start = word.place.start;
        if start < read_to {
            return None;
        }
        let (fraction, length) = spoken::fraction(&text[start..], numbers)?;
        let end = start + length;
        let next = sentence.after(end).next();
        let direct = next.and_then(|next| sentence.words.way(&next.text));
        let way = direct.or_else(|| sentence.way_before(start))?;
        read_to = end;
        let percent = 100.0 * fraction;
        let low = Number { value: percent, margin: TOLERANCE * percent };
        let (qualifier, first) = qualifier::before(&text[..start], Qualified::Number, language);
        let place = first..end;
        let quantity =
            Quantity { low, high: None, qualifier, fit: Fit::Same, place, written: None };
        Some(Change { quantity, way })
    });
    changes.collect()
}

/// A text with its words.
struct Sentence<'t> {
    text: &'t str,
    tokens: Vec<Word>,
    words: &'static Words,
}

impl Sentence<'_> {
    fn after(&self, end: usize) -> impl Iterator<Item = &Word> {
        let first = self.tokens.partition_point(|word| word.place.start < end);
        self.tokens[first..].iter()
    }

    fn before(&self, start: usize) -> impl Iterator<Item = &Word> {
        let end = self.tokens.partition_point(|word| word.place.end <= start);
        self.tokens[..end].iter().rev()
    }

    /// Returns how a percentage at a place is meant, by the words after it or, as in `lower by 50 %`, before it.
    fn way(&self, place: &Range<usize>) -> Option<Way> {
        let words = self.words;
        let first = self.after(place.end).next();
        let is_of = |list: &[&str]| first.is_some_and(|first| list.contains(&first.text.as_str()));
        if let Some(way) = self.before(place.start).next().and_then(|word| self.verb(word)) {
            return Some(way);
        }
        if is_of(words.as_much) {
            let next = self.after(place.end).nth(1).and_then(|word| words.way(&word.text));
            // "50 % as fast" is a share of the speed, which may be that of a time.
            return (!matches!(next, Some(Way::Faster | Way::Slower | Way::Less)))
                .then_some(Way::Share);
        }
        if is_of(words.of) {
            return first.filter(|first| !self.is_of_hundred(first)).map(|_| Way::Share);
        }
        let mut of_after = self.after(place.end).take(WORDS_TO_DIRECTION).filter_map(|word| {
            let nouns = words.nouns.iter().find(|(noun, _)| *noun == word.text);
            words.way(&word.text).or_else(|| nouns.map(|(_, way)| *way))
        });
        of_after.next().or_else(|| self.way_before(place.start))
    }

    /// Returns how what follows "by" is meant: `lower by`, `cuts the latency by`.
    fn way_before(&self, start: usize) -> Option<Way> {
        let mut before = self.before(start);
        let mut by = before.next()?;
        // "um die Hälfte"
        if by.text == "die" {
            by = before.next()?;
        }
        if !self.words.by.contains(&by.text.as_str()) {
            return None;
        }
        let mut near = before.take(WORDS_TO_VERB);
        near.next()
            .and_then(|word| self.words.way(&word.text).or_else(|| self.verb(word)))
            .or_else(|| near.find_map(|word| self.verb(word)))
    }

    fn verb(&self, word: &Word) -> Option<Way> {
        let verbs = self.words.verbs.iter();
        verbs.filter(|(verb, _)| *verb == word.text).map(|(_, way)| *way).next()
    }

    /// Whether what follows "of" is another number: `40 % of 100`.
    fn is_of_hundred(&self, of: &Word) -> bool {
        self.text[of.place.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Returns the percentages that a change can mean, for the ratio of the subject's value to the other's: "50 % faster"
/// is half the time for some authors, and 1.5 times the speed for others.
pub fn meant(way: Way, ratio: Extent, better: Better) -> Vec<Extent> {
    let (less, more) = (less(ratio), more(ratio));
    match (way, better) {
        (Way::Share, _) => vec![ratio.converted(|of| of * 100.0)],
        (Way::Less, _) => vec![less],
        (Way::More, _) => vec![more],
        (Way::Faster, Better::Lower) => vec![less, self::more(inverse(ratio))],
        (Way::Slower, Better::Lower) => vec![more, self::less(inverse(ratio))],
        (Way::Faster, Better::Higher | Better::None) => vec![more],
        (Way::Slower, Better::Higher | Better::None) => vec![less],
    }
}

fn more(ratio: Extent) -> Extent {
    ratio.converted(|of| (of - 1.0) * 100.0)
}

fn less(ratio: Extent) -> Extent {
    let Extent { at, low, high, .. } = more(ratio);
    Extent { precision: turned(ratio.precision), at: -at, low: -high, high: -low, ..ratio }
}

fn inverse(ratio: Extent) -> Extent {
    let Extent { at, low, high, .. } = ratio;
    let [at, low, high] = [at, high, low].map(f64::recip);
    Extent { precision: turned(ratio.precision), at, low, high, ..ratio }
}

fn turned(precision: Precision) -> Precision {
    match precision {
        Precision::AtLeast => Precision::AtMost,
        Precision::AtMost => Precision::AtLeast,
        Precision::Exact | Precision::About | Precision::Range | Precision::Unlimited => precision,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_with_the_words_that_say_how_it_is_meant() {
        let table = [
            ("en", "50% cheaper", Some((50.0, Way::Less))),
            ("en", "90 % lower latency", Some((90.0, Way::Less))),
            ("en", "900% more requests", Some((900.0, Way::More))),
            ("en", "30% more expensive", Some((30.0, Way::More))),
            ("en", "20 percent faster", Some((20.0, Way::Faster))),
            ("en", "lower by 20%", Some((20.0, Way::Less))),
            ("en", "40% of the price", Some((40.0, Way::Share))),
            ("en", "a quarter cheaper", Some((25.0, Way::Less))),
            ("en", "a quarter of the price", None),
            ("en", "99.9% uptime", None),
            ("en", "fifty percent cheaper", Some((50.0, Way::Less))),
            ("en", "two thirds lighter", Some((66.666_667, Way::Less))),
            ("en", "cuts the median latency by half", Some((50.0, Way::Less))),
            ("en", "saves 20% of the price", Some((20.0, Way::Less))),
            ("en", "a 90% reduction", Some((90.0, Way::Less))),
            ("en", "30% off", Some((30.0, Way::Less))),
            ("en", "a 50 % increase", Some((50.0, Way::More))),
            ("en", "50% as expensive", Some((50.0, Way::Share))),
            ("en", "50% as fast", None),
            ("en", "half as fast", None),
            ("en", "a third party is cheaper", None),
            ("en", "stand by half the plans", None),
            ("de", "50 % günstiger", Some((50.0, Way::Less))),
            ("de", "um 20 Prozent teurer", Some((20.0, Way::More))),
            ("de", "fünfzig Prozent günstiger", Some((50.0, Way::Less))),
            ("de", "um die Hälfte leichter", Some((50.0, Way::Less))),
            ("de", "50 % so teuer", Some((50.0, Way::Share))),
            ("de", "senkt die Latenz um ein Drittel", Some((33.333_333, Way::Less))),
            ("fr", "50 % moins cher", None),
            ("de", "ein Drittel leichter", Some((33.333_333, Way::Less))),
        ];
        for (lang, text, wanted) in table {
            let found = read(text, &Language::of(lang));
            let percent = |it: &Change| (it.quantity.low.value * 1e6).round() / 1e6;
            let found: Vec<_> = found.iter().map(|it| (percent(it), it.way)).collect();
            assert_eq!(found, wanted.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn faster_may_be_less_time_or_more_speed() {
        let percents = |way, better| {
            let found = meant(way, Extent::exactly(0.5), better).into_iter();
            found.map(|extent| extent.at).collect::<Vec<f64>>()
        };
        assert_eq!(percents(Way::Faster, Better::Lower), [50.0, 100.0]);
        assert_eq!(percents(Way::Less, Better::Lower), [50.0]);
        assert_eq!(percents(Way::More, Better::Lower), [-50.0]);
        assert_eq!(percents(Way::Share, Better::Higher), [50.0]);
        let range = meant(Way::Less, Extent::range(0.25, 0.5), Better::Lower);
        assert_eq!((range[0].low, range[0].high), (50.0, 75.0));
    }
}
