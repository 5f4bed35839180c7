//! Which criterion an adjective compares, and which of its values is the higher one. Pure.

use crate::base::index::Index;
use crate::matrix::unit::Pace;
use crate::matrix::{Better, Criterion};
use crate::reading::clause::Sentence;
use crate::reading::words::order::{Adjective, Aspect};

/// A criterion with the end of its values that an adjective names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) criterion: Index<Criterion>,
    pub(super) is_higher: bool,
}

/// Returns what an adjective measures of a criterion that a preposition names: `lighter on memory`, `cheaper on fees`.
pub(super) fn measure_on(
    adjective: Adjective,
    named: Index<Criterion>,
    of: &Sentence<'_>,
) -> Option<Measure> {
    let is_less = matches!(adjective.aspect, Aspect::Price | Aspect::Weight)
        && of.of.matrix.criteria[named].better == Better::Lower
        && of.of.vocabulary.lexicon().has_amounts(named);
    let less = || is_less.then_some(Measure { criterion: named, is_higher: adjective.is_greater });
    measure(adjective, Some(named), of).or_else(less)
}

/// Returns what an adjective measures. `named` is the criterion that the clause names beside it. Without one, it is that
/// of the section, if the adjective can be said of it, or the only one of its kind.
pub(super) fn measure(
    adjective: Adjective,
    named: Option<Index<Criterion>>,
    of: &Sentence<'_>,
) -> Option<Measure> {
    let Adjective { aspect, is_greater } = adjective;
    let lexicon = of.of.vocabulary.lexicon();
    let fits = |at: &Index<Criterion>| lexicon.fits(*at, aspect);
    let own = named.or(of.topic.criterion.filter(fits));
    let (criterion, is_higher) = match aspect {
        Aspect::Price => (own.or(lexicon.price).filter(fits)?, is_greater),
        Aspect::Speed => {
            let criterion = own.or(lexicon.speed)?;
            match lexicon.pace(criterion)? {
                Pace::Duration => (criterion, !is_greater),
                Pace::Rate => (criterion, is_greater),
            }
        }
        Aspect::Weight => (own.or(lexicon.weight).filter(fits)?, is_greater),
        Aspect::Noise => (own.or(lexicon.noise).filter(fits)?, is_greater),
        Aspect::Age => (named.or(lexicon.age).filter(fits)?, is_greater),
        Aspect::Size | Aspect::Length => (own.filter(|at| lexicon.has_amounts(*at))?, is_greater),
        Aspect::Amount => (named.filter(|at| lexicon.has_amounts(*at))?, is_greater),
        Aspect::Worth => {
            let is_better_higher = match of.of.matrix.criteria[named?].better {
                Better::Higher => true,
                Better::Lower => false,
                Better::None => return None,
            };
            (named?, is_better_higher == is_greater)
        }
    };
    Some(Measure { criterion, is_higher })
}
