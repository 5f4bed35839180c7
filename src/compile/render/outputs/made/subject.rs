//! The page about a subject. Pure.

use super::{Making, place_view};
use crate::base::index::Index;
use crate::compile::site::made::Topic;
use crate::matrix::comparison::view::{score_view, standing_view};
use crate::matrix::overview::Place;
use crate::matrix::score::{SubjectScore, Weights, scores};
use crate::matrix::view::{Selection, code_rows, sheet_view, table_view};
use crate::matrix::{Criterion, Matrix, Subject};
use crate::theme::contract::{
    GroupPlaceView, PlacedFactView, ProfileView, ScenarioPlaceView, VariantScoreView,
};
use crate::theme::{TemplateError, Variables};

/// Maximum number of strengths, and of weaknesses.
const MOST: usize = 12;

pub(super) fn fill(
    making: &Making<'_>,
    subject: Index<Subject>,
    variables: &mut Variables,
) -> Result<(), TemplateError> {
    variables.serialize("profile", &profile(making, subject)?);
    variables.serialize("sheet", &sheet_view(making.of, subject)?);
    let matrix = making.matrix();
    let variants = several_variants(matrix, subject);
    if !variants.is_empty() {
        let selection = Selection { subjects: variants.to_vec(), ..Selection::all(matrix) };
        variables.serialize("table", &table_view(making.of, &selection, "matrix-1".to_owned())?);
    }
    making.set_bibliography(making.facts(Topic::Subject(subject)), variables);
    Ok(())
}

/// Returns the variants of a subject that has more than one.
pub(super) fn several_variants(matrix: &Matrix, subject: Index<Subject>) -> &[Index<Subject>] {
    let variants = matrix.subjects[subject].variants.as_slice();
    if variants.len() > 1 { variants } else { &[] }
}

fn variants(making: &Making<'_>, subject: Index<Subject>) -> Vec<VariantScoreView> {
    let (of, matrix) = (making.of, making.matrix());
    let variants = several_variants(matrix, subject);
    let scores = scores(matrix, matrix.utilities(), &Weights::of(matrix), variants);
    let view = |score: &SubjectScore| VariantScoreView {
        subject: of.subject(score.subject),
        score: score_view(score.overall, of.words.numerals),
    };
    scores.iter().map(view).collect()
}

fn profile(making: &Making<'_>, subject: Index<Subject>) -> Result<ProfileView, TemplateError> {
    let (of, matrix) = (making.of, making.matrix());
    let (overview, numerals) = (matrix.overview(), of.words.numerals);
    let scores = &overview.scores[subject];
    let groups = matrix.groups.indexed().filter_map(|(at, group)| {
        let score = scores.groups[at];
        score.bounds.map(|_| GroupPlaceView {
            name: group.name.clone(),
            score: score_view(score, numerals),
            place: overview.groups[at][subject].map(place_view),
        })
    });
    let is_unknown = |at: &Index<Criterion>| {
        let value = &matrix.fact(subject, *at).value;
        value.is_applicable() && !value.is_known()
    };
    let unknown: Vec<_> = matrix.criteria.indices().filter(is_unknown).collect();
    let scenarios = scenarios(making, subject);
    // Among equal ranks, prefers those without ties, then those shared by fewer subjects, then those among
    // more subjects.
    let placed = scenarios.iter().filter_map(|scenario| Some((scenario.place?, scenario)));
    let nearest = placed.min_by_key(|(place, _)| {
        let rank = if place.tied { 1 } else { place.rank };
        (rank, place.tied, place.shared, usize::MAX - place.of)
    });
    Ok(ProfileView {
        subject: of.subject(subject),
        variants: variants(making, subject),
        score: score_view(scores.overall, numerals),
        place: overview.overall[subject].map(place_view),
        groups: groups.collect(),
        strengths: rare(making, subject, Place::is_first)?,
        weaknesses: rare(making, subject, Place::is_last)?,
        nearest: nearest.map(|(_, scenario)| scenario.clone()),
        unknown: of.criteria(&unknown),
        code: code_rows(of, &[subject]),
        relatives: of.subjects(&matrix.relatives(subject)),
        pairs: making.pairs_with(subject).collect(),
        guides: making.guides(&[subject]),
        scenarios,
    })
}

/// Returns facts at one end of their ranking that at most half of the ranked subjects share, sorted by the
/// weight of their criteria, the highest first.
fn rare(
    making: &Making<'_>,
    subject: Index<Subject>,
    is_at_end: impl Fn(Place) -> bool,
) -> Result<Vec<PlacedFactView>, TemplateError> {
    let overview = making.matrix().overview();
    let places = overview.criteria.indexed().map(|(at, places)| (at, places[subject]));
    let mut rare: Vec<(Index<Criterion>, Place)> = places
        .filter_map(|(at, place)| Some((at, place?)))
        .filter(|(_, place)| is_at_end(*place) && place.is_rare())
        .collect();
    rare.sort_by(|(a, _), (b, _)| overview.shares[*b].total_cmp(&overview.shares[*a]));
    let view = |(criterion, place): (Index<Criterion>, Place)| {
        let cell = making.of.cell(subject, criterion)?;
        let criterion = making.of.criterion(criterion);
        Ok(PlacedFactView { criterion, cell, place: place_view(place) })
    };
    rare.into_iter().take(MOST).map(view).collect()
}

fn scenarios(making: &Making<'_>, subject: Index<Subject>) -> Vec<ScenarioPlaceView> {
    let matrix = making.matrix();
    let all = matrix.scenarios.indexed().zip(&matrix.overview().scenarios);
    all.map(|((at, scenario), outcome)| ScenarioPlaceView {
        scenario: making.of.scenario(at),
        standing: standing_view(making.of, subject, &outcome.standings[subject]),
        place: outcome.places[subject].map(place_view),
        recommended: scenario.recommend == Some(subject),
    })
    .collect()
}
