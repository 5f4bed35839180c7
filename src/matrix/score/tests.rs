//! Properties of the scores of any matrix.

use proptest::prelude::*;

use super::super::check::tests::check;
use super::draft::{Cell, Column, Draft, Form, draft};
use super::*;
use crate::base::index::at;
use crate::matrix::comparison::{Question, acceptability, compare};
use crate::matrix::outcome::Outcome;

/// Returns the overall score and those of the groups.
fn all(score: &SubjectScore) -> impl Iterator<Item = &Score> {
    [&score.overall].into_iter().chain(&score.groups)
}

fn is_near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

fn agree(a: &Score, b: &Score) -> bool {
    let lower = |score: &Score| score.bounds.map(|bounds| bounds.lower);
    let upper = |score: &Score| score.bounds.map(|bounds| bounds.upper);
    is_near(a.value, b.value)
        && is_near(lower(a), lower(b))
        && is_near(upper(a), upper(b))
        && is_near(a.coverage, b.coverage)
}

/// Returns whether two subjects have the same scores, regardless of their positions.
fn same(a: &SubjectScore, b: &SubjectScore) -> bool {
    all(a).zip(all(b)).all(|(a, b)| agree(a, b))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn bounds_enclose_the_score_and_are_as_far_apart_as_coverage_says(draft in draft()) {
        let is_vague = |cell: &Cell| matches!(cell, Cell::Vague(..));
        let is_imprecise = draft.subjects.iter().any(|(_, cells)| cells.iter().any(is_vague));
        for score in draft.scores().iter().flat_map(all) {
            let (Some(Bounds { lower, upper }), Some(coverage)) = (score.bounds, score.coverage) else {
                prop_assert_eq!(*score, Score::NOTHING);
                continue;
            };
            prop_assert!((0.0..=1.0).contains(&lower) && (0.0..=1.0).contains(&upper));
            let width = upper - lower - (1.0 - coverage);
            prop_assert!(width > -1e-9 && (is_imprecise || width < 1e-9));
            prop_assert!(score.value.is_none_or(|value| lower <= value && value <= upper));
            prop_assert_eq!(score.value.is_some(), coverage > 0.0);
        }
    }

    #[test]
    fn bounds_enclose_whatever_the_unknowns_turn_out_to_be(
        draft in draft(),
        by in proptest::collection::vec(0..=12_u8, 24),
        are_variants in any::<bool>(),
    ) {
        let draft = Draft { are_variants, ..draft };
        let (before, outcome) = (draft.scores(), draft.outcome());
        let mut completed = draft;
        completed.complete(&by);
        let after = completed.scores();
        for (before, after) in before.iter().zip(&after) {
            for (before, after) in all(before).zip(all(after)) {
                let Some(after) = after.bounds else { continue };
                let before = before.bounds.expect("what applies now could apply before");
                prop_assert!(before.lower <= after.lower + 1e-9 && after.upper <= before.upper + 1e-9);
            }
        }
        if let Outcome::Wins(lead) = outcome {
            let value = |at: usize| after[at].overall.value;
            let leader = lead.leader.number();
            for other in (0..after.len()).filter(|at| *at != leader) {
                prop_assert!(value(other).is_none() || value(leader) > value(other));
            }
        }
    }

    #[test]
    fn the_bounds_are_reached(draft in draft(), best in any::<bool>()) {
        let mut draft = draft.without_vague();
        for column in &mut draft.criteria {
            column.kind = if column.weight % 2 == 0 { Form::Level } else { Form::Scaled };
        }
        let before = draft.scores();
        draft.complete(&[if best { 12 } else { 2 }]);
        for (before, after) in before.iter().zip(draft.scores()) {
            for (before, after) in all(before).zip(all(&after)) {
                let end = before.bounds.map(|of| if best { of.upper } else { of.lower });
                prop_assert!(is_near(after.value, end), "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn a_better_fact_never_lowers_a_score(
        draft in draft(),
        subject in 0..4_usize,
        at in 0..6_usize,
        value in 0..=10_u8,
    ) {
        let (subject, at) = (subject % draft.subjects.len(), at % draft.criteria.len());
        let with = |value| {
            let mut with = draft.clone();
            with.subjects[subject].1[at] = Cell::Known(value);
            with
        };
        let (draft, better) = match draft.criteria[at].kind {
            Form::Lower | Form::Price => (with(value), with(value.saturating_sub(1))),
            _ => (with(value), with((value + 1).min(10))),
        };
        let (before, after) = (draft.scores(), better.scores());
        for (before, after) in all(&before[subject]).zip(all(&after[subject])) {
            prop_assert!(before.value.zip(after.value).is_none_or(|(a, b)| a <= b + 1e-9));
        }
    }

    #[test]
    fn the_order_of_subjects_and_criteria_does_not_matter(
        draft in draft(),
        turn in 0..6_usize,
        reversed in any::<bool>(),
    ) {
        let mut shuffled = draft.clone();
        let turn = turn % draft.criteria.len();
        shuffled.criteria.rotate_left(turn);
        for (_, cells) in &mut shuffled.subjects {
            cells.rotate_left(turn);
        }
        if reversed {
            shuffled.subjects.reverse();
        }
        let (before, after) = (draft.compare(), shuffled.compare());
        let (shares_before, shares_after) = (draft.acceptability(), shuffled.acceptability());
        let of = |at: usize| if reversed { draft.subjects.len() - 1 - at } else { at };
        for (at, before) in before.scores.iter().enumerate() {
            prop_assert!(same(before, &after.scores[of(at)]));
            let shares = (shares_before[at], shares_after[of(at)]);
            prop_assert!(is_near(shares.0, shares.1));
        }
        prop_assert_eq!(before.outcome.kind(), after.outcome.kind());
        prop_assert_eq!(before.outcome.leader(), after.outcome.leader().map(|leader| at(of(leader.number()))));
        prop_assert!(is_near(before.outcome.margin(), after.outcome.margin()));
        prop_assert!(is_near(before.flip.map(|flip| flip.factor), after.flip.map(|flip| flip.factor)));
    }

    #[test]
    fn only_the_proportions_of_weights_count(draft in draft(), power in -300..300_i32) {
        let matrix = draft.matrix();
        let question = Question::of(&matrix);
        let by = 10_f64.powi(power);
        let Weights { groups, criteria } = &question.weights;
        let weights = Weights {
            groups: groups.iter().map(|weight| weight * by).collect(),
            criteria: criteria.iter().map(|weight| weight * by).collect(),
        };
        let (before, after) =
            (compare(&matrix, &question), compare(&matrix, &Question { weights, ..question }));
        prop_assert!(before.scores.iter().zip(&after.scores).all(|(a, b)| same(a, b)));
        prop_assert_eq!(before.outcome.kind(), after.outcome.kind());
        prop_assert!(is_near(before.flip.map(|flip| flip.factor), after.flip.map(|flip| flip.factor)));
    }

    #[test]
    fn a_comparison_of_two_agrees_with_that_of_all(draft in draft(), a in 0..4_usize, b in 0..4_usize) {
        let matrix = draft.matrix();
        let count = matrix.subjects.len();
        let (utilities, weights) = (Utilities::of(&matrix), Weights::of(&matrix));
        let every = draft.scores();
        for score in scores(&matrix, &utilities, &weights, &[at(a % count), at(b % count)]) {
            prop_assert_eq!(&score, &every[score.subject.number()]);
        }
    }
}

/// Checks that random drafts have enough winners, flips and unknowns to test the properties on.
#[test]
fn drafts_have_every_kind_of_result() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for _ in 0..500 {
        let draft = draft().new_tree(&mut runner).expect("a draft");
        let comparison = proptest::strategy::ValueTree::current(&draft).compare();
        let mut count = |what| *counts.entry(what).or_default() += 1;
        count(comparison.outcome.kind());
        if comparison.flip.is_some() {
            count("flip");
        }
        for score in comparison.scores.iter().flat_map(all) {
            count(match score.value {
                None => "none",
                Some(_) if score.coverage == Some(1.0) => "known",
                Some(_) => "partly known",
            });
        }
    }
    for what in ["wins", "leads", "tie", "unknown", "flip", "none", "known", "partly known"] {
        assert!(counts.get(what).is_some_and(|count| *count >= 10), "{what}: {counts:?}");
    }
}

#[test]
fn a_group_of_which_nothing_is_known_is_left_out_and_widens_the_bounds() {
    let column = |id, group| Column { id, group, weight: 1, kind: Form::Scaled, ends: None };
    let draft = Draft {
        groups: vec![1, 3],
        criteria: vec![column(0, 0), column(1, 1)],
        subjects: vec![(0, vec![Cell::Known(4), Cell::Unknown])],
        are_variants: false,
    };
    let score = draft.scores().remove(0);
    assert_eq!(score.groups[at(1)].value, None);
    assert_eq!(score.groups[at(1)].bounds, Some(Bounds { lower: 0.0, upper: 1.0 }));
    let bounds = Some(Bounds { lower: 0.125, upper: 0.875 });
    assert_eq!(score.overall, Score { value: Some(0.5), bounds, coverage: Some(0.25) });
}

#[test]
fn the_weight_of_a_fact_that_is_not_applicable_does_not_count() {
    let column = |id, weight| Column { id, group: 0, weight, kind: Form::Scaled, ends: None };
    let draft = Draft {
        groups: vec![1],
        criteria: vec![column(0, 1), column(1, 1), column(2, 8)],
        subjects: vec![(0, vec![Cell::Known(8), Cell::Known(0), Cell::NotApplicable])],
        are_variants: false,
    };
    let score = draft.scores().remove(0);
    assert_eq!((score.overall.value, score.overall.coverage), (Some(0.5), Some(1.0)));
}

#[test]
fn a_scenario_has_its_own_weights_and_requirements() {
    let (matrix, found) = check(
        "title = 'T'\n[[group]]\nid = 'a'\nname = 'A'\n[[group]]\nid = 'b'\nname = 'B'\nweight = 2\n\
         [[criterion]]\nid = 'x'\ngroup = 'a'\nname = 'X'\nkind = 'yes-no'\n\
         [[criterion]]\nid = 'y'\ngroup = 'b'\nname = 'Y'\nkind = 'level'\n\
         [[subject]]\nid = 's'\nname = 'S'\nfacts = { x = 'yes', y = 'no' }\n\
         [[subject]]\nid = 't'\nname = 'T'\nfacts = { x = 'no', y = 'yes' }\n\
         [[subject]]\nid = 'u'\nname = 'U'\nfacts = { y = 'yes' }\n\
         [[scenario]]\nid = 'only-x'\nname = 'X'\nweights = { b = 0 }\nrequires = ['x']\n",
    );
    assert_eq!(found, [""; 0]);
    let scenario = compare(&matrix, &Question::of(&matrix).in_scenario(&matrix, at(0)));
    assert_eq!(scenario.scores[0].overall.value, Some(1.0));
    let states: Vec<&str> = scenario.standings.iter().map(|standing| standing.as_str()).collect();
    assert_eq!(states, ["eligible", "ruled-out", "not-confirmed"]);
    // `u` could turn out to be just as good.
    assert_eq!((scenario.outcome.kind(), scenario.outcome.leader()), ("leads", Some(at(0))));
    let question = Question::of(&matrix).in_scenario(&matrix, at(0));
    assert_eq!(acceptability(&matrix, &question, &scenario), [Some(1.0), None, None]);
    let overall = compare(&matrix, &Question::of(&matrix));
    assert_eq!((overall.outcome.kind(), overall.outcome.leader()), ("leads", Some(at(2))));
}
