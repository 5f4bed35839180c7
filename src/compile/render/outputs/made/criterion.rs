//! The page about a criterion. Pure.

use super::{Making, place_view};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::matrix::contrast::factor;
use crate::matrix::overview::Place;
use crate::matrix::view::as_of;
use crate::matrix::{Criterion, Fact, FactValue, Matrix, Scenario, Subject};
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
    known.sort_by_key(|subject| {
        places[*subject].map_or((usize::MAX, 0), |place| (place.rank, place.shared))
    });
    let is_unknown = |at: &Index<Subject>| value(*at).is_applicable() && !value(*at).is_known();
    let unknown: Vec<_> = all().filter(is_unknown).collect();
    let not_applicable: Vec<_> = all().filter(|at| !value(*at).is_applicable()).collect();
    let placed = |is: &dyn Fn(Place) -> bool| -> Vec<Index<Subject>> {
        known.iter().copied().filter(|at| places[*at].is_some_and(is)).collect()
    };
    let leaders = placed(&|of| of.is_first() && !of.is_last() && !of.undecided);
    let mut contenders = placed(&|of| of.is_first() && of.undecided);
    if contenders.len() == placed(&|_| true).len() {
        contenders.clear();
    }
    let row = |subject: &Index<Subject>| {
        let place = places[*subject].map(place_view);
        Ok(RankingRowView { cell: of.cell(*subject, criterion)?, place })
    };
    let share = overview.shares[criterion] * 100.0;
    let scale = matrix.utilities().scale(criterion).filter(|_| share > 0.0 && !known.is_empty());
    // Where all values are worth the same, no number scores 0.
    let scale = scale.filter(|scale| scale.worst.total_cmp(&scale.best).is_ne());
    let short = |number: f64| of.words.numerals.short(number);
    let declared = &matrix.criteria[criterion];
    let end = |end: f64| declared.kind.measured()?.shown(end, &declared.shown(of.words));
    let factor = spread(&known, value).and_then(|ends| factor(matrix, criterion, ends));
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
        contenders: of.subjects(&contenders),
        factor: factor.map_or_else(String::new, short),
        required_by: scenarios(&|scenario, _| scenario.requires.contains(&criterion)),
        weighed_by: scenarios(&|scenario, _| is_weighed(scenario, matrix, criterion)),
        as_of: as_of(facts(matrix, criterion)).map(Date::iso_day),
    })
}

/// Returns the subjects with the smallest and the largest number; `None` unless all numbers are known exactly.
fn spread<'m>(
    subjects: &[Index<Subject>],
    value: impl Fn(Index<Subject>) -> &'m FactValue,
) -> Option<[Index<Subject>; 2]> {
    let number = |at: &Index<Subject>| Some((value(*at).extent()?.number()?, *at));
    let numbers: Vec<(f64, Index<Subject>)> = subjects.iter().map(number).collect::<Option<_>>()?;
    let least = numbers.iter().min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let most = numbers.iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    Some([least.1, most.1])
}

/// Whether a scenario gives the criterion itself, not only its group, another weight.
fn is_weighed(scenario: &Scenario, matrix: &Matrix, criterion: Index<Criterion>) -> bool {
    let own = matrix.criteria[criterion].weight;
    scenario.criterion_weights.iter().any(|(at, weight)| *at == criterion && *weight != own)
}
