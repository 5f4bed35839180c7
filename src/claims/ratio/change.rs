//! Percentages that compare two values: `50 % cheaper`, `a third less`, `40 % of the price`. Pure.

use std::ops::Range;

use super::words::{MORE, SHARES};
use crate::base::language::{Language, Ratios, prefix_length};
use crate::claims::comparison::TOLERANCE;
use crate::claims::qualifier::{self, Qualified};
use crate::claims::quantity::{self, Number, Quantity};
use crate::claims::tokens::{self, Word};
use crate::matrix::Better;
use crate::matrix::amount::{Extent, Precision};
use crate::matrix::unit::{Fit, Unit};

/// Most words from a percentage to the word that says what is compared: `90 % more requests`.
const WORDS_TO_DIRECTION: usize = 2;

/// A percentage by which two values differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// In percent
    pub quantity: Quantity,
    pub way: Way,
}

/// How a percentage is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Less,
    More,
    Faster,
    Slower,
    /// `40 % of the price`
    Share,
}

impl Way {
    /// Returns the words of a message between the percentage and the other fact.
    pub fn as_str(self) -> &'static str {
        match self {
            Way::Less => "less than",
            Way::More => "more than",
            Way::Faster => "faster than",
            Way::Slower => "slower than",
            Way::Share => "of",
        }
    }

    pub fn opposite(self) -> Way {
        match self {
            Way::Less => Way::More,
            Way::More => Way::Less,
            Way::Faster => Way::Slower,
            Way::Slower => Way::Faster,
            Way::Share => Way::Share,
        }
    }
}

/// Returns the percentages of a text that compare two values, in order.
pub fn read(text: &str, language: &Language) -> Vec<Change> {
    let percents = quantity::read(text, &Unit::in_language(Some("%"), language)).into_iter();
    let percents = percents.filter(|number| number.fit == Fit::Same);
    let words = tokens::words(text);
    let of = |quantity: Quantity| {
        let way = way(text, &words, (&quantity.place, language))?;
        Some(Change { quantity, way })
    };
    let mut found: Vec<Change> = percents.chain(shares(text, language)).filter_map(of).collect();
    found.sort_by_key(|change| change.quantity.place.start);
    found
}

/// Returns the shares in words before a comparison: `a third cheaper`. "A third of the price" is a ratio.
fn shares(text: &str, language: &Language) -> Vec<Quantity> {
    let words = tokens::words(text);
    let shares = words.iter().flat_map(|word| {
        SHARES.iter().map(move |(share, percent)| (word.place.start, share, percent))
    });
    let shares = shares.filter_map(|(start, share, percent)| {
        let end = start + prefix_length(&text[start..], share)?;
        let next = words.iter().find(|word| word.place.start >= end)?;
        of_word(&next.text, language).is_some().then(|| {
            let (qualifier, first) = qualifier::before(&text[..start], Qualified::Number, language);
            let low = Number { value: *percent, margin: TOLERANCE * percent };
            let place = first..end;
            Quantity { low, high: None, qualifier, fit: Fit::Same, place, written: None }
        })
    });
    shares.collect()
}

/// Returns how a percentage at a place is meant, by the words after it or, as in `lower by 50 %`, before it.
fn way(text: &str, words: &[Word], (place, language): (&Range<usize>, &Language)) -> Option<Way> {
    let after = || words.iter().filter(|word| word.place.start >= place.end);
    if let Some(first) = after().next()
        && matches!(first.text.as_str(), "of" | "des" | "der" | "vom" | "von" | "so")
    {
        return (!is_of_hundred(text, first)).then_some(Way::Share);
    }
    let mut of_after =
        after().take(WORDS_TO_DIRECTION).filter_map(|word| of_word(&word.text, language));
    of_after.next().or_else(|| {
        let mut before = words.iter().rev().filter(|word| word.place.end <= place.start);
        let by = before.next().filter(|word| matches!(word.text.as_str(), "by" | "um"))?;
        before
            .next()
            .filter(|word| word.place.end <= by.place.start)
            .and_then(|word| of_word(&word.text, language))
    })
}

/// Whether what follows "of" is another number: `40 % of 100`.
fn is_of_hundred(text: &str, of: &Word) -> bool {
    text[of.place.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn of_word(word: &str, language: &Language) -> Option<Way> {
    let Ratios { less, fast, slow, .. } = language.ratios();
    let lists =
        [(*less, Way::Less), (&MORE, Way::More), (*fast, Way::Faster), (*slow, Way::Slower)];
    lists.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, way)| way)
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
            ("de", "50 % günstiger", Some((50.0, Way::Less))),
            ("de", "um 20 Prozent teurer", Some((20.0, Way::More))),
            ("de", "ein Drittel leichter", Some((100.0 / 3.0, Way::Less))),
        ];
        for (lang, text, wanted) in table {
            let found = read(text, &Language::of(lang));
            let found: Vec<_> = found.iter().map(|it| (it.quantity.low.value, it.way)).collect();
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
