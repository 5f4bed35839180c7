//! Which criterion an adjective compares, and which of its values is the higher one. Pure.

use crate::base::index::Index;
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Pace, Unit};
use crate::matrix::{Better, Criterion};
use crate::reading::clause::Sentence;
use crate::reading::topic::only;
use crate::reading::words::order::{Adjective, Aspect, NAMES, Names};

/// A criterion with the end of its values that an adjective names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) criterion: Index<Criterion>,
    pub(super) is_higher: bool,
}

/// Returns what an adjective measures. `named` is the criterion that the clause names beside it.
pub(super) fn measure(
    adjective: Adjective,
    named: Option<Index<Criterion>>,
    of: &Sentence<'_>,
) -> Option<Measure> {
    let Adjective { aspect, is_greater } = adjective;
    let criteria = &of.of.matrix.criteria;
    let topic = of.topic.criterion;
    let (criterion, is_higher) = match aspect {
        Aspect::Price => {
            let is_price = |at: &Index<Criterion>| criteria[*at].kind.is_price();
            let own = named.or(topic.filter(is_price));
            (own.or_else(|| price(of)).filter(is_price)?, is_greater)
        }
        Aspect::Speed => {
            let own = named.or(topic.filter(|at| pace(&criteria[*at]).is_some()));
            let criterion = own.or_else(|| speed(of))?;
            match pace(&criteria[criterion])? {
                Pace::Duration => (criterion, !is_greater),
                Pace::Rate => (criterion, is_greater),
            }
        }
        Aspect::Weight => {
            let is_weight = |at: &Index<Criterion>| is_weight(&criteria[*at]);
            let named = named.or(topic.filter(is_weight));
            (named.or_else(|| one(of, |at| is_weight(&at))).filter(is_weight)?, is_greater)
        }
        Aspect::Age => {
            let is_time = |at: &Index<Criterion>| {
                matches!(criteria[*at].kind.statement(), Form::Day | Form::Version)
            };
            (named.or_else(|| age(of)).filter(is_time)?, is_greater)
        }
        Aspect::Amount => (named.filter(|at| criteria[*at].kind.has_amounts())?, is_greater),
        Aspect::Worth => {
            let is_better_higher = match criteria[named?].better {
                Better::Higher => true,
                Better::Lower => false,
                Better::None => return None,
            };
            (named?, is_better_higher == is_greater)
        }
    };
    Some(Measure { criterion, is_higher })
}

/// Returns the only criterion that a test accepts.
fn one(of: &Sentence<'_>, is_it: impl Fn(Index<Criterion>) -> bool) -> Option<Index<Criterion>> {
    only(of.of.matrix.criteria.indexed().map(|(at, _)| at).filter(|at| is_it(*at)))
}

/// Whether the name of a criterion or one of its terms has one of some words.
fn is_named(criterion: &Criterion, words: impl Fn(&Names) -> &'static [&'static str]) -> bool {
    let terms = criterion.terms.iter().map(|term| term.value.to_lowercase());
    let names: Vec<String> =
        terms.chain([criterion.name.to_lowercase(), criterion.id.clone()]).collect();
    let mut words = NAMES.into_iter().flat_map(words);
    words.any(|word| names.iter().any(|name| name.contains(word)))
}

/// Returns the criterion that "cheaper" compares: the only price of the product itself.
pub(super) fn price(of: &Sentence<'_>) -> Option<Index<Criterion>> {
    let criteria = &of.of.matrix.criteria;
    let is_price = |at: Index<Criterion>| {
        let criterion = &criteria[at];
        criterion.kind.is_price()
            && criterion.better != Better::Higher
            && !is_named(criterion, |names| names.no_price)
    };
    one(of, is_price)
        .or_else(|| one(of, |at| is_price(at) && is_named(&criteria[at], |names| names.price)))
}

fn speed(of: &Sentence<'_>) -> Option<Index<Criterion>> {
    let is_fast = |at: Index<Criterion>| {
        let criterion = &of.of.matrix.criteria[at];
        pace(criterion).is_some() && is_named(criterion, |names| names.speed)
    };
    let all_paces = one(of, |at| pace(&of.of.matrix.criteria[at]).is_some());
    all_paces.filter(|at| is_fast(*at))
}

fn age(of: &Sentence<'_>) -> Option<Index<Criterion>> {
    let criteria = &of.of.matrix.criteria;
    one(of, |at| {
        let criterion = &criteria[at];
        criterion.kind.statement() == Form::Day
            && is_named(criterion, |names| names.age)
            && !is_named(criterion, |names| names.no_age)
    })
}

/// Returns how a criterion measures speed: a duration of which less is better, or a rate of which more is.
fn pace(criterion: &Criterion) -> Option<Pace> {
    let pace = Unit::of(criterion.unit.as_deref()).pace()?;
    let wanted = match pace {
        Pace::Duration => Better::Lower,
        Pace::Rate => Better::Higher,
    };
    (criterion.better == wanted && criterion.kind.has_amounts()).then_some(pace)
}

fn is_weight(criterion: &Criterion) -> bool {
    let unit = Unit::of(criterion.unit.as_deref());
    let is_mass = criterion.unit.is_some()
        && unit.suffix(" kg", None).is_some_and(|suffix| suffix.fit == Fit::Same);
    is_mass && is_named(criterion, |names| names.weight)
}
