//! Ratios, percentages and differences of two values: `twice as fast`, `20 % cheaper`, `€800 cheaper`. Pure.

use std::ops::Range;

use crate::base::language::Language;
use crate::claims::change::{self, Change};
use crate::claims::pair::{Pair, Stated};
use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::Quantity;
use crate::claims::{self, comparison, spoken};
use crate::matrix::Criterion;
use crate::matrix::amount::{Extent, Precision};
use crate::matrix::unit::{Fit, Unit};
use crate::reading::lexicon::is_loudness;
use crate::reading::words::order::OrderWords;

/// How two values relate, in numbers.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) enum Ratio {
    /// The ratio of the value of the subject to that of its rival, or of the rival's to the subject's
    Times {
        stated: Quantity,
        is_inverse: bool,
    },
    Change(Change),
    /// In the unit of the criterion
    Difference(Quantity),
}

impl Ratio {
    /// Reads words that state one ratio of the values of a criterion, and nothing else.
    pub(in crate::reading) fn read(
        words: &str,
        criterion: &Criterion,
        language: &Language,
    ) -> Option<Ratio> {
        if !criterion.kind.has_amounts() {
            return None;
        }
        if let Some(ratio) = Ratio::of_not_even(words, criterion, language) {
            return Some(ratio);
        }
        let changes = change::read(words, language);
        if let [change] = &changes[..] {
            return Some(Ratio::Change(change.clone()));
        }
        let mut ratios = claims::ratios(words, language);
        ratios.retain(|ratio| ratio.fit == Fit::Same);
        if let ([stated], []) = (&ratios[..], &changes[..]) {
            let is_inverse = claims::is_inverse(words, &stated.place, criterion.better, language);
            return Some(Ratio::Times { stated: stated.clone(), is_inverse });
        }
        let unit = Unit::in_language(criterion.unit.as_deref(), language);
        let numbers = claims::numbers(words, criterion, &unit, criterion.sense);
        match (&numbers[..], ratios.is_empty() && changes.is_empty()) {
            ([one], true) if one.fit == Fit::Same || one.fit == Fit::Bare && unit.counts() => {
                Some(Ratio::Difference(one.clone()))
            }
            _ => None,
        }
    }

    /// Reads `not even half as much`, which is less than half as much, and `ten to one`.
    fn of_not_even(words: &str, criterion: &Criterion, language: &Language) -> Option<Ratio> {
        let known = OrderWords::of(language)?;
        let lower = words.to_lowercase();
        let strip = |of: &&str| lower.strip_prefix(*of).is_some_and(|rest| rest.starts_with(' '));
        if let Some(prefix) = known.not_even.iter().find(|of| strip(of)) {
            let read = Ratio::read(&words[prefix.len()..], criterion, language)?;
            return match read {
                Ratio::Times { stated, is_inverse } => {
                    let place = stated.place.start + prefix.len()..stated.place.end + prefix.len();
                    let stated = Quantity { qualifier: Qualifier::Under, place, ..stated };
                    Some(Ratio::Times { stated, is_inverse })
                }
                Ratio::Change(_) | Ratio::Difference(_) => None,
            };
        }
        // "Eight more"
        let first = lower.split(' ').next().unwrap_or_default();
        let is_more = known.comparatives.iter().any(|(phrase, _)| {
            let rest = lower[first.len()..].trim_start();
            rest.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        if let Some(number) =
            spoken::whole(first, language).filter(|_| is_more && !first.is_empty())
        {
            let digits = format!("{number}{}", &lower[first.len()..]);
            return match Ratio::read(&digits, criterion, language)? {
                Ratio::Difference(stated) => {
                    Some(Ratio::Difference(Quantity { place: 0..first.len(), ..stated }))
                }
                Ratio::Times { .. } | Ratio::Change(_) => None,
            };
        }
        let number = known.to_one.iter().find_map(|of| lower.strip_suffix(of))?;
        let times = format!("{}×", spoken::whole(number.trim(), language)?);
        let stated = claims::ratios(&times, language).pop()?;
        Some(Ratio::Times {
            stated: Quantity { place: 0..words.len(), ..stated },
            is_inverse: false,
        })
    }

    /// Returns where the number is in the words.
    pub(super) fn place(&self) -> Range<usize> {
        match self {
            Ratio::Times { stated, .. } | Ratio::Difference(stated) => stated.place.clone(),
            Ratio::Change(change) => change.quantity.place.clone(),
        }
    }

    /// Whether two values relate so. `None` if they do not tell, or are not known precisely enough.
    pub(in crate::reading) fn holds(&self, pair: &Pair<'_>, is_higher: bool) -> Option<bool> {
        match self.stated(pair, is_higher)? {
            Stated::Agrees => Some(true),
            Stated::Undecided => None,
            Stated::Contradicts(actual) => {
                let is_above = |actual: f64| actual > self.number();
                let may_hold = ends(pair).iter().any(|pair| match self.stated(pair, is_higher) {
                    Some(Stated::Contradicts(other)) => is_above(other) != is_above(actual),
                    _ => true,
                });
                (!may_hold).then_some(false)
            }
        }
    }

    fn number(&self) -> f64 {
        match self {
            Ratio::Times { stated, .. } | Ratio::Difference(stated) => stated.low.value,
            Ratio::Change(change) => change.quantity.low.value,
        }
    }

    /// Judges it by two values, of which an approximate one counts as its middle.
    fn stated(&self, pair: &Pair<'_>, is_higher: bool) -> Option<Stated> {
        match self {
            Ratio::Times { .. } | Ratio::Change(_) if is_loudness(pair.criterion) => None,
            Ratio::Times { stated, is_inverse } if pair.has_ratio() => {
                pair.times(stated, *is_inverse)
            }
            Ratio::Change(change) if pair.has_ratio() => pair.change(change),
            Ratio::Times { .. } | Ratio::Change(_) => None,
            Ratio::Difference(stated) => {
                let difference = pair.own.difference(pair.other);
                let (own, other) = (pair.own.interval(), pair.other.interval());
                let is_so = if is_higher { own.is_above(other) } else { other.is_above(own) };
                Some(if is_so && comparison::holds(stated, difference) {
                    Stated::Agrees
                } else {
                    Stated::Contradicts(difference.number()?)
                })
            }
        }
    }
}

/// Returns the pairs of the numbers at the ends of approximate values.
fn ends<'p>(pair: &Pair<'p>) -> Vec<Pair<'p>> {
    let of = |value: Extent| match value.precision {
        Precision::About => [value.low, value.high].map(Extent::exactly),
        _ => [value; 2],
    };
    let with = |own| of(pair.other).map(|other| Pair { own, other, ..*pair });
    of(pair.own).into_iter().flat_map(with).collect()
}
