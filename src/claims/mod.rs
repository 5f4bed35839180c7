//! Checks statements in prose against facts: numbers, dates, versions, states and rankings in the text of a
//! claim. Pure.

pub mod comparison;
pub mod day;
mod digits;
pub mod near;
pub mod proof;
pub mod prose;
pub mod qualifier;
pub mod quantity;
pub mod quote;
pub mod ranking;
mod ratio;
pub mod rewrite;
pub mod spoken;
pub mod state;
pub mod superlative;
pub mod support;
pub mod tokens;
pub mod version;
pub mod votes;

use std::ops::Range;

use crate::base::language::Language;
use crate::matrix::amount::Extent;
use crate::matrix::foreign::Foreign;
use crate::matrix::kind::Statement;

use crate::matrix::text::{value_text, with_plain_spaces};
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::words::{Manner, Phrase, Words};
use crate::matrix::{Better, Criterion, Fact, FactValue, Sense};
use qualifier::Qualifier;
use quantity::{Counted, Quantity};
pub use ratio::{change, is_inverse, pair, read as ratios};

/// A part of a text that states something about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    Agrees(Range<usize>),
    Contradicts(Range<usize>),
    /// A number whose unit does not convert to that of the criterion
    OtherUnit(Range<usize>),
    /// A number or a state that a fact of this kind cannot bear out
    Unproven(Range<usize>),
}

/// Returns the parts of a text that contradict a fact, in order: numbers, versions, dates or words, depending on
/// the criterion's kind. A text without any of these does not contradict the fact.
pub fn contradictions(
    text: &str,
    value: &FactValue,
    criterion: &Criterion,
    language: &Language,
) -> Vec<Finding> {
    let mut found = measured(text, value, criterion, language);
    found.retain(|finding| !matches!(finding, Finding::Agrees(_)));
    found
}

/// Compares the numbers, versions or dates of a text with a fact, depending on the criterion's kind. Returns
/// them in order.
#[deny(clippy::wildcard_enum_match_arm)]
fn measured(
    text: &str,
    value: &FactValue,
    criterion: &Criterion,
    language: &Language,
) -> Vec<Finding> {
    let finding = |place, agrees| match agrees {
        true => Finding::Agrees(place),
        false => Finding::Contradicts(place),
    };
    let found = match criterion.kind.statement() {
        Statement::Amount if value.foreign().is_some() => {
            value.foreign().map(|fact| money_against(text, fact, criterion, language))
        }
        Statement::Amount => value.extent().map(|fact| {
            let unit = Unit::in_language(criterion.unit.as_deref(), language);
            let sense = sense_of(fact, criterion);
            numbers_against(&numbers(text, criterion, &unit, sense), fact)
        }),
        Statement::Version => value.version().map(|fact| {
            let fact = version::parts(fact);
            let stated = version::read(text, &fact, language).into_iter();
            let compared = stated.map(|it| {
                let qualifier = it.qualifier.of(criterion.sense);
                let it = version::Stated { qualifier, ..it };
                (version::agrees(&it, &fact), it.place)
            });
            compared.map(|(agrees, place)| finding(place, agrees)).collect()
        }),
        Statement::Day => value.period().map(|fact| {
            let stated = day::read(text, Some(fact), language).into_iter();
            let compared = stated.map(|it| (day::agrees(&it, fact), it.place));
            compared.map(|(agrees, place)| finding(place, agrees)).collect()
        }),
        Statement::Support => value.support().map(|fact| {
            let stated = support::compared(text, fact, language).into_iter();
            stated.map(|(agrees, place)| finding(place, agrees)).collect()
        }),
        Statement::Word | Statement::Text | Statement::None => None,
    };
    found.unwrap_or_default()
}

/// Whether a text states a number, a version, a date or the support of a feature, which an unknown fact cannot
/// support.
pub fn states_number(text: &str, criterion: &Criterion, language: &Language) -> bool {
    let unit = Unit::in_language(criterion.unit.as_deref(), language);
    !quantity::read(text, &unit).is_empty()
        || criterion.kind.has_amounts() && !in_words(text, criterion, &unit).is_empty()
        || !version::read(text, &[], language).is_empty()
        || !day::read(text, None, language).is_empty()
        || criterion.kind.statement() == Statement::Support && support::is_stated(text)
}

/// Reads the numbers in words that count what the criterion is about.
fn in_words(text: &str, criterion: &Criterion, unit: &Unit<'_>) -> Vec<Quantity> {
    let of_name = criterion.name.split(|c: char| !c.is_alphanumeric());
    let of_name = of_name.filter(|word| word.chars().count() > 3).map(str::to_lowercase);
    let stars = criterion.kind.has_votes().then(|| STARS.map(str::to_owned));
    let nouns: Vec<String> = of_name.chain(stars.into_iter().flatten()).collect();
    if unit.is_ratio() {
        return ratio::read_words(text, unit.language());
    }
    quantity::read_words(text, Counted { unit, nouns: &nouns })
}

/// What a rating counts, in English and German.
const STARS: [&str; 2] = ["stars", "sterne"];

/// Returns what a fact says. A minimum that is itself a range is none that "at least" could state.
fn sense_of(fact: Extent, criterion: &Criterion) -> Sense {
    if fact.is_exact() { criterion.sense } else { Sense::Value }
}

/// Reads the numbers in a text about a fact of this criterion, except those that count votes.
pub fn numbers(text: &str, criterion: &Criterion, unit: &Unit<'_>, sense: Sense) -> Vec<Quantity> {
    let mut numbers = quantity::read(text, unit);
    numbers.retain(|number| !votes::is_one(text, number, criterion, unit.language()));
    if numbers.iter().all(|number| number.fit != Fit::Same) {
        let in_words = in_words(text, criterion, unit);
        // The digit of "4 nines" is no number of its own.
        numbers.retain(|number| !is_within(&in_words, &number.place));
        numbers.extend(in_words);
        numbers.sort_by_key(|number| number.place.start);
    }
    for number in numbers.iter_mut().filter(|number| number.high.is_none()) {
        number.qualifier = match number.qualifier.of(sense) {
            Qualifier::UpTo if is_of_limits(criterion, unit) => Qualifier::To,
            qualifier => qualifier,
        };
    }
    numbers
}

/// Whether "up to" states a limit of this criterion, rather than a bound: where more is better, "up to five users" promises
/// five of them, and so it does where things are counted.
fn is_of_limits(criterion: &Criterion, unit: &Unit<'_>) -> bool {
    match criterion.better {
        Better::Higher => true,
        Better::Lower => false,
        Better::None => unit.counts(),
    }
}

/// Whether a range overlaps one of some quantities, which are in order.
fn is_within(quantities: &[Quantity], place: &Range<usize>) -> bool {
    let first = quantities.partition_point(|quantity| quantity.place.end <= place.start);
    quantities.get(first).is_some_and(|quantity| quantity.place.start < place.end)
}

fn numbers_against(numbers: &[Quantity], fact: Extent) -> Vec<Finding> {
    let finding = |number: &Quantity| {
        let place = number.place.clone();
        match number.fit {
            Fit::Other => Finding::OtherUnit(place),
            _ if comparison::holds(number, fact) => Finding::Agrees(place),
            _ => Finding::Contradicts(place),
        }
    };
    relevant(numbers).into_iter().map(finding).collect()
}

/// Compares the numbers of a text with an amount in another currency: those in its own currency with what its
/// author states, and those in the currency of the criterion with what that is converted to.
fn money_against(
    text: &str,
    fact: &Foreign,
    criterion: &Criterion,
    language: &Language,
) -> Vec<Finding> {
    let stated = fact.unit(criterion);
    let Some(stated_extent) = fact.amount.extent() else { return Vec::new() };
    let in_unit = |unit: Option<&str>| {
        let sense = sense_of(stated_extent, criterion);
        numbers(text, criterion, &Unit::in_language(unit, language), sense)
    };
    let (own, home) = (in_unit(Some(&stated)), in_unit(criterion.unit.as_deref()));
    let mut own = relevant(&own);
    let is_own =
        |number: &Quantity| own.iter().any(|own| own.place == number.place && own.fit == Fit::Same);
    let home = home.iter().filter(|number| number.fit == Fit::Same && !is_own(number));
    let home: Vec<&Quantity> = home.collect();
    // Other numbers say what the amount is only if none of the text is in either currency.
    own.retain(|number| number.fit == Fit::Same || home.is_empty());
    let against = |number: &Quantity, extent: Option<Extent>| {
        let place = number.place.clone();
        match (number.fit, extent) {
            (Fit::Other, _) => Finding::OtherUnit(place),
            (_, Some(extent)) if comparison::holds(number, extent) => Finding::Agrees(place),
            _ => Finding::Contradicts(place),
        }
    };
    let own = own.into_iter().map(|number| against(number, Some(stated_extent)));
    let home = home.into_iter().map(|number| against(number, fact.extent()));
    own.chain(home).collect()
}

/// Selects the numbers that refer to the fact: those in the criterion's unit. If there are none, those
/// without a unit; if there are none of these either, all numbers.
fn relevant(numbers: &[Quantity]) -> Vec<&Quantity> {
    let of = |fit| numbers.iter().filter(move |number| number.fit == fit).collect();
    let groups: [Vec<&Quantity>; 3] = [Fit::Same, Fit::Bare, Fit::Other].map(of);
    groups.into_iter().find(|group| !group.is_empty()).unwrap_or_default()
}

/// Formats a fact's value as an author would write it: `45 ms`, `2026-02-11`, `yes`.
pub fn written(fact: &Fact, criterion: &Criterion) -> String {
    with_plain_spaces(&value_text(fact, criterion, &Words::PLAIN))
}

/// Formats a fact's value as the author of prose in a language would write it: `12,50 $`.
pub fn written_in(language: &Language, fact: &Fact, criterion: &Criterion) -> String {
    let words = match language.decimal {
        _ if language.is_english() => Words::PLAIN,
        '.' => Words { pattern: &in_signs, ..Words::PLAIN },
        _ => Words { pattern: &in_signs, numerals: language.numerals(), ..Words::PLAIN },
    };
    with_plain_spaces(&value_text(fact, criterion, &words))
}

/// Returns the pattern of a phrase with the signs that are read in every language.
fn in_signs(phrase: Phrase, _: Manner) -> String {
    let pattern = match phrase {
        Phrase::AtLeast => "≥ {value}",
        Phrase::Over => "> {value}",
        Phrase::AtMost => "≤ {value}",
        Phrase::Under => "< {value}",
        Phrase::Range => "{value}–{to}",
        Phrase::About => "~{value}",
    };
    pattern.to_owned()
}

#[cfg(test)]
mod languages;
#[cfg(test)]
mod phrases;
#[cfg(test)]
mod tests;
