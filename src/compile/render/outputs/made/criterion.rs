//! The page about a criterion. Pure.

use super::{Making, place_view};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::matrix::contrast::factor;
use crate::matrix::overview::Place;
use crate::matrix::view::as_of;
use crate::matrix::{Criterion, Fact, Matrix, Scenario, Subject};
use crate::theme::contract::{RankingRowView, RankingView};
use crate::theme::{TemplateError, Variables};

pub(super) fn fill(
    making: &Making<'_>,
    criterion: Index<Criterion>,
    variables: &mut Variables,
) -> Result<(), TemplateError> {
    let matrix = making.matrix();
    variables.serialize("ranking", &ranking(making, criterion)?);
    making.set_bibliography(facts(matrix, criterion), variables);
    Ok(())
}

/// Returns the facts of all subjects on a criterion.
pub(super) fn facts(
    matrix: &Matrix,
    criterion: Index<Criterion>,
) -> impl Iterator<Item = &Fact> + Clone {
    matrix.listed().map(move |subject| matrix.fact(subject, criterion))
}

/// Returns all subjects of a matrix compared on a criterion.
pub(super) fn ranking(
    making: &Making<'_>,
    criterion: Index<Criterion>,
) -> Result<RankingView, TemplateError> {
    let (of, matrix) = (making.of, making.matrix());
    let overview = matrix.overview();
    let places = &overview.criteria[criterion];
    let value = |subject: Index<Subject>| &matrix.fact(subject, criterion).value;
    let all = || matrix.listed();
    let mut known: Vec<_> = all().filter(|subject| value(*subject).is_known()).collect();
    // The sort is stable: subjects of equal rank, and those without a rank, stay in declaration order.
    known.sort_by_key(|subject| places[*subject].map_or(usize::MAX, |place| place.rank));
    let is_unknown = |at: &Index<Subject>| value(*at).is_applicable() && !value(*at).is_known();
    let unknown: Vec<_> = all().filter(is_unknown).collect();
    let not_applicable: Vec<_> = all().filter(|at| !value(*at).is_applicable()).collect();
    let is_leader = |at: &Index<Subject>| {
        places[*at].is_some_and(|place: Place| place.is_first() && !place.is_last())
    };
    let leaders: Vec<_> = known.iter().copied().filter(is_leader).collect();
    let row = |subject: &Index<Subject>| {
        let place = places[*subject].map(place_view);
        Ok(RankingRowView { cell: of.cell(*subject, criterion)?, place })
    };
    let share = overview.shares[criterion] * 100.0;
    let scale = matrix.utilities().scale(criterion).filter(|_| share > 0.0 && !known.is_empty());
    let short = |number: f64| of.words.numerals.short(number);
    let declared = &matrix.criteria[criterion];
    let end = |end: f64| declared.kind.measured()?.shown(end, &declared.shown(of.words));
    let spread = known.first().zip(known.last()).map(|(first, last)| [*first, *last]);
    let factor = spread.and_then(|ends| factor(matrix, criterion, ends));
    let scenarios = |is: &dyn Fn(&Scenario, &Criterion) -> bool| {
        let all = matrix.scenarios.indices().filter(|at| is(&matrix.scenarios[*at], declared));
        all.map(|at| of.scenario(at)).collect()
    };
    Ok(RankingView {
        criterion: of.criterion(criterion),
        group: matrix.groups[declared.group].name.clone(),
        share: if share > 0.0 { short(share) } else { String::new() },
        worst: scale.and_then(|scale| end(scale.worst)).unwrap_or_default(),
        best: scale.and_then(|scale| end(scale.best)).unwrap_or_default(),
        rows: known.iter().map(row).collect::<Result<_, TemplateError>>()?,
        unknown: of.subjects(&unknown),
        not_applicable: of.subjects(&not_applicable),
        leaders: of.subjects(&leaders),
        factor: factor.map_or_else(String::new, short),
        required_by: scenarios(&|scenario, _| scenario.requires.contains(&criterion)),
        weighed_by: scenarios(&|scenario, _| is_weighed(scenario, matrix, criterion)),
        as_of: as_of(facts(matrix, criterion)).map(Date::iso_day),
    })
}

/// Whether a scenario gives the criterion itself, not only its group, another weight.
fn is_weighed(scenario: &Scenario, matrix: &Matrix, criterion: Index<Criterion>) -> bool {
    let own = matrix.criteria[criterion].weight;
    scenario.criterion_weights.iter().any(|(at, weight)| *at == criterion && *weight != own)
}
