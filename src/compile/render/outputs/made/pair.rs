//! The page about two subjects. Pure.

use super::{LISTED, Making};
use crate::base::index::{Index, List};
use crate::matrix::comparison::view::{flip_view, outcome_view, scores_view, standing_view};
use crate::matrix::comparison::{Comparison, Question, compare, outcome_on};
use crate::matrix::contrast::{Relation, Side, contrast, factor};
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::On;
use crate::matrix::scenario::{Standing, standing};
use crate::matrix::view::{Selection, code_rows, table_view};
use crate::matrix::{Criterion, Group, Kind, Scenario, Subject};
use crate::theme::contract::{
    DifferenceView, LinkView, PairView, Part, ScenarioOutcomeView, ScenarioView, SideView,
};
use crate::theme::{TemplateError, Variables};

pub(super) fn fill(
    making: &Making<'_>,
    subjects: [Index<Subject>; 2],
    variables: &mut Variables,
) -> Result<(), TemplateError> {
    let matrix = making.matrix();
    let question = Question { subjects: subjects.to_vec(), ..Question::of(matrix) };
    let comparison = compare(matrix, &question);
    variables.serialize("pair", &pair(making, subjects, &comparison)?);
    variables.serialize("scores", &scores_view(making.of, &comparison));
    let selection = Selection { subjects: subjects.to_vec(), ..Selection::all(matrix) };
    variables.serialize("table", &table_view(making.of, &selection, "matrix-1".to_owned())?);
    let facts = selection
        .criteria
        .iter()
        .flat_map(|criterion| subjects.map(|subject| matrix.fact(subject, *criterion)));
    making.set_bibliography(facts, variables);
    Ok(())
}

fn pair(
    making: &Making<'_>,
    subjects: [Index<Subject>; 2],
    comparison: &Comparison,
) -> Result<PairView, TemplateError> {
    let (of, matrix) = (making.of, making.matrix());
    let relations = contrast(matrix, subjects[0], subjects[1]);
    let of_relation = |is: &dyn Fn(&Relation) -> bool| -> Vec<Index<Criterion>> {
        let all = relations.indexed().filter(|(_, relation)| is(relation));
        // Code is shown as a whole, and two samples differ in any case.
        let is_known = |of: &Relation| matches!(of, Relation::Same | Relation::Different);
        let all = all.filter(|(at, of)| !(is_known(of) && matrix.criteria[*at].kind == Kind::Code));
        all.map(|(criterion, _)| criterion).collect()
    };
    let outcomes: List<Scenario, Outcome> = matrix
        .scenarios
        .indices()
        .map(|at| outcome_on(matrix, matrix.utilities(), On::Scenario(at), &subjects))
        .collect();
    let side = |side: Side| {
        Ok(SideView {
            subject: of.subject(subjects[side.index()]),
            ahead: ahead(making, subjects, side, &relations)?,
            groups: led_groups(making, subjects[side.index()], comparison),
            scenarios: best_scenarios(making, subjects[side.index()], &outcomes),
            unknown: of.criteria(&of_relation(&|of| *of == Relation::UnknownOf(side))),
        })
    };
    let sides: Result<Vec<SideView>, TemplateError> = Side::BOTH.into_iter().map(side).collect();
    let differences = |relation: Relation| -> Result<Vec<DifferenceView>, TemplateError> {
        let criteria = of_relation(&|of| *of == relation).into_iter();
        criteria.map(|at| difference(making, subjects, at)).collect()
    };
    Ok(PairView {
        sides: sides?,
        outcome: outcome_view(of, &comparison.outcome),
        flip: comparison.flip.map(|flip| flip_view(of, flip)),
        decided: of_relation(&|relation| matches!(relation, Relation::Ahead { .. })).len(),
        code: code_rows(of, &subjects),
        same: of.criteria(&of_relation(&|relation| *relation == Relation::Same)),
        different: differences(Relation::Different)?,
        undecided: differences(Relation::Undecided)?,
        not_convertible: differences(Relation::NotConvertible)?,
        unknown: of.criteria(&of_relation(&|relation| *relation == Relation::Unknown)),
        scenarios: scenarios(making, subjects, &outcomes),
        others: others(making, subjects),
        guides: making.guides(&subjects),
    })
}

/// Returns the criteria in which a side is ahead, sorted by their effect on the overall score.
fn ahead(
    making: &Making<'_>,
    subjects: [Index<Subject>; 2],
    side: Side,
    relations: &List<Criterion, Relation>,
) -> Result<Vec<DifferenceView>, TemplateError> {
    let shares = &making.matrix().overview().shares;
    let all = relations.indexed();
    let mut ahead: Vec<(Index<Criterion>, f64)> = all
        .filter_map(|(criterion, relation)| match relation {
            Relation::Ahead { side: of, by } if *of == side => {
                Some((criterion, by * shares[criterion]))
            }
            _ => None,
        })
        .collect();
    ahead.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let ordered = [subjects[side.index()], subjects[side.other().index()]];
    ahead.into_iter().map(|(criterion, _)| difference(making, ordered, criterion)).collect()
}

fn difference(
    making: &Making<'_>,
    subjects: [Index<Subject>; 2],
    criterion: Index<Criterion>,
) -> Result<DifferenceView, TemplateError> {
    let factor = factor(making.matrix(), criterion, subjects);
    Ok(DifferenceView {
        criterion: making.of.criterion(criterion),
        head: making.of.head(criterion)?,
        cell: making.of.cell(subjects[0], criterion)?,
        other: making.of.cell(subjects[1], criterion)?,
        factor: factor.map_or_else(String::new, |factor| making.of.words.numerals.short(factor)),
    })
}

/// Returns the names of the groups in which a subject is ahead.
fn led_groups(
    making: &Making<'_>,
    subject: Index<Subject>,
    comparison: &Comparison,
) -> Vec<String> {
    let matrix = making.matrix();
    let leads = |group: &Index<Group>| {
        comparison.outcome_of_group(matrix, *group).leader() == Some(subject)
    };
    let led = matrix.groups.indices().filter(leads);
    led.map(|group| matrix.groups[group].name.clone()).collect()
}

/// Returns the scenarios in which a subject is ahead, sorted by margin, the widest first. A scenario for
/// which only this subject can be recommended has no margin, and comes first.
fn best_scenarios(
    making: &Making<'_>,
    subject: Index<Subject>,
    outcomes: &List<Scenario, Outcome>,
) -> Vec<Part<ScenarioView>> {
    let led = outcomes.indexed().filter(|(_, of)| of.leader() == Some(subject));
    let mut led: Vec<(Index<Scenario>, f64)> =
        led.map(|(at, of)| (at, of.margin().unwrap_or(f64::INFINITY))).collect();
    led.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    led.into_iter().map(|(at, _)| making.of.scenario(at)).collect()
}

fn scenarios(
    making: &Making<'_>,
    subjects: [Index<Subject>; 2],
    outcomes: &List<Scenario, Outcome>,
) -> Vec<ScenarioOutcomeView> {
    let (of, matrix) = (making.of, making.matrix());
    let all = matrix.scenarios.indexed().zip(outcomes);
    all.map(|((at, scenario), outcome)| {
        let standings = subjects.map(|of| (of, standing(matrix, &scenario.requires, of)));
        let kept = standings.iter().filter(|(_, standing)| *standing != Standing::Eligible);
        ScenarioOutcomeView {
            scenario: of.scenario(at),
            outcome: outcome_view(of, outcome),
            none_meets: standings.iter().all(|(_, standing)| standing.is_ruled_out()),
            standings: kept.map(|(at, standing)| standing_view(of, *at, standing)).collect(),
        }
    })
    .collect()
}

/// Returns links to other pairs of either subject, alternating between the first and the second.
fn others(making: &Making<'_>, [first, second]: [Index<Subject>; 2]) -> Vec<LinkView> {
    let this = making.pair_link(first, second);
    let is_other = |link: &LinkView| Some(link) != this.as_ref();
    let mut with_first = making.pairs_with(first).filter(is_other);
    let mut with_second = making.pairs_with(second).filter(is_other);
    let mut others = Vec::new();
    loop {
        let next: Vec<_> = with_first.next().into_iter().chain(with_second.next()).collect();
        if next.is_empty() || others.len() >= LISTED {
            others.truncate(LISTED);
            return others;
        }
        others.extend(next);
    }
}
