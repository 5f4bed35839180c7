//! Properties of the scores of any matrix.

use proptest::prelude::*;

use super::super::check::tests::check;
use super::*;
use crate::base::index::at;
use crate::matrix::comparison::{Comparison, Question, acceptability, compare, outcome_on};
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::On;

/// A random matrix: its criteria, and a value from 0 to 10 for each known fact.
#[derive(Debug, Clone)]
struct Draft {
    groups: Vec<u8>,
    criteria: Vec<Column>,
    /// Each subject with its position before shuffling
    subjects: Vec<(usize, Vec<Cell>)>,
    /// Whether the subjects are written as variants of one
    are_variants: bool,
}

#[derive(Debug, Clone, Copy)]
struct Column {
    /// Its position before shuffling
    id: usize,
    group: usize,
    weight: u8,
    kind: Form,
    /// A declared scale
    ends: Option<[f64; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Level,
    /// A number on a scale from 0 to 8, so that 9 and 10 are beyond its end
    Scaled,
    Higher,
    Lower,
    /// An amount in another currency, of which one is worth two, on a scale from 8 to 0
    Price,
    /// A date on a scale from February to October 2000
    Date,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell {
    Unknown,
    NotApplicable,
    Known(u8),
    /// A value of which a date tells only the month, and a number only bounds: which ones, the second number
    /// says. For other kinds the same as `Known`
    Vague(u8, u8),
    /// A month and one of its days, from 1 to 28
    Day(u8, u8),
}

/// The length of a range.
const RANGE: u8 = 3;

/// The forms of an amount that is no number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Amounts {
    AtLeast,
    Over,
    AtMost,
    Under,
    Range,
    About,
    Unlimited,
}

impl Amounts {
    const ALL: [Amounts; 7] = [
        Amounts::AtLeast,
        Amounts::Over,
        Amounts::AtMost,
        Amounts::Under,
        Amounts::Range,
        Amounts::About,
        Amounts::Unlimited,
    ];

    /// A rating has a limit.
    fn of(number: u8, kind: Form) -> Amounts {
        match Amounts::ALL[usize::from(number) % Amounts::ALL.len()] {
            Amounts::Unlimited if kind == Form::Scaled => Amounts::About,
            form => form,
        }
    }

    /// Writes the amount; `digits` writes a number.
    fn written(self, value: u8, digits: impl Fn(u8) -> String) -> String {
        match self {
            Amounts::AtLeast => format!("'>= {}'", digits(value)),
            Amounts::Over => format!("'> {}'", digits(value)),
            Amounts::AtMost => format!("'<= {}'", digits(value)),
            Amounts::Under => format!("'< {}'", digits(value)),
            Amounts::Range => format!("'{}..{}'", digits(value), digits(value + RANGE)),
            Amounts::About => format!("'~ {}'", digits(value)),
            Amounts::Unlimited => "'unlimited'".to_owned(),
        }
    }
}

impl Draft {
    fn matrix(&self) -> Matrix {
        let mut text = "title = 'T'\n".to_owned();
        for (at, weight) in self.groups.iter().enumerate() {
            text += &format!("[[group]]\nid = 'g{at}'\nname = 'G'\nweight = {weight}\n");
        }
        for Column { id, group, weight, kind, ends } in &self.criteria {
            let keys = match kind {
                Form::Level => "kind = 'level'",
                Form::Scaled => "kind = 'rating'\nscale = [0, 8]",
                Form::Higher => "kind = 'number'\nbetter = 'higher'",
                Form::Lower => "kind = 'number'\nbetter = 'lower'",
                Form::Price => "kind = 'money'\nunit = 'USD'\nscale = [8, 0]",
                Form::Date => "kind = 'date'\nscale = ['2000-02', 2000-10-31]",
                Form::Text => "kind = 'text'",
            };
            text += &format!("[[criterion]]\nid = 'c{id}'\nname = 'C'\ngroup = 'g{group}'\n");
            text += &format!("weight = {weight}\n{keys}\n");
            if let Some([worst, best]) = ends {
                text += &format!("scale = [{worst:?}, {best:?}]\n");
            }
        }
        text += "[[rate]]\nfrom = 'EUR'\nto = 'USD'\nrate = 2\ndate = 2000-01-01\nsource = 'https://e.org/'\n";
        if self.are_variants {
            text += "[[subject]]\nid = 'all'\nname = 'A'\n";
        }
        for (id, cells) in &self.subjects {
            let table = if self.are_variants { "subject.variant" } else { "subject" };
            text += &format!("[[{table}]]\nid = 's{id}'\nname = 'S{id}'\n[{table}.facts]\n");
            for (column, cell) in self.criteria.iter().zip(cells) {
                text += &format!("c{} = {}\n", column.id, written(*cell, column.kind));
            }
        }
        let (matrix, mut found) = check(&text);
        // Random weights may all be zero, which scores must support.
        found.retain(|wrong| !wrong.starts_with("invalid-weight"));
        assert_eq!(found, [""; 0]);
        matrix
    }

    fn scores(&self) -> Vec<SubjectScore> {
        let matrix = self.matrix();
        let subjects: Vec<_> = matrix.subjects.indices().collect();
        scores(&matrix, &Utilities::of(&matrix), &Weights::of(&matrix), &subjects)
    }

    fn outcome(&self) -> Outcome {
        let matrix = self.matrix();
        let subjects: Vec<_> = matrix.subjects.indices().collect();
        outcome_on(&matrix, &Utilities::of(&matrix), On::Overall, &subjects)
    }

    fn compare(&self) -> Comparison {
        let matrix = self.matrix();
        compare(&matrix, &Question::of(&matrix))
    }

    /// Returns the acceptability, which takes 10,000 draws.
    fn acceptability(&self) -> Vec<Option<f64>> {
        let matrix = self.matrix();
        let question = Question::of(&matrix);
        acceptability(&matrix, &question, &compare(&matrix, &question))
    }

    /// Returns the lowest and the highest known value of a criterion.
    fn extremes(&self, criterion: usize) -> Option<(u8, u8)> {
        let known = self.subjects.iter().filter_map(|(_, cells)| match cells[criterion] {
            Cell::Known(value) | Cell::Vague(value, _) | Cell::Day(value, _) => Some(value),
            Cell::Unknown | Cell::NotApplicable => None,
        });
        Some((known.clone().min()?, known.max()?))
    }

    /// Replaces every unknown fact as one of these numbers says: 0 leaves it unknown, 1 means n/a, and 2
    /// to 12 mean a value. Without a declared scale, the value is between the known extremes. A month gets a
    /// day, and an imprecise number one of the numbers that it may be.
    fn complete(&mut self, by: &[u8]) {
        let ends: Vec<_> = (0..self.criteria.len()).map(|at| self.extremes(at)).collect();
        self.keep_scales();
        let mut by = by.iter().cycle();
        for (_, cells) in &mut self.subjects {
            for ((cell, column), ends) in cells.iter_mut().zip(&self.criteria).zip(&ends) {
                if let Cell::Vague(value, form) = *cell {
                    let mut by = *by.next().expect("it cycles");
                    if matches!(column.kind, Form::Higher | Form::Lower) && column.ends.is_none() {
                        // All facts are worth the same, while their ends stay.
                        by = 0;
                    }
                    *cell = match (column.kind, Amounts::of(form, column.kind)) {
                        (Form::Date, _) => Cell::Day(value, 1 + by * 2),
                        (Form::Level | Form::Text, _) | (_, Amounts::About) => Cell::Known(value),
                        (_, Amounts::AtLeast | Amounts::Over) => Cell::Known(value + by),
                        (_, Amounts::AtMost | Amounts::Under) => {
                            Cell::Known(value.saturating_sub(by))
                        }
                        (_, Amounts::Range) => Cell::Known(value + by.min(RANGE)),
                        (_, Amounts::Unlimited) => continue,
                    };
                }
                if *cell != Cell::Unknown {
                    continue;
                }
                *cell = match (*by.next().expect("it cycles"), column.kind, ends) {
                    (0, ..) => Cell::Unknown,
                    (1, ..) => Cell::NotApplicable,
                    (value, Form::Higher | Form::Lower, Some((low, high))) => {
                        Cell::Known((value - 2).clamp(*low, *high))
                    }
                    (value, ..) => Cell::Known(value - 2),
                };
            }
        }
    }

    /// Declares the scales that the facts have now.
    fn keep_scales(&mut self) {
        let matrix = self.matrix();
        for (column, criterion) in self.criteria.iter_mut().zip(matrix.criteria.indices()) {
            let scale = matrix.utilities().scale(criterion);
            let ends = scale.map(|scale| [scale.worst, scale.best]);
            if matches!(column.kind, Form::Higher | Form::Lower) {
                column.ends = ends.filter(|[worst, best]| worst.total_cmp(best).is_ne());
            }
        }
    }

    /// Makes every imprecise value a precise one.
    fn without_vague(mut self) -> Draft {
        for cell in self.subjects.iter_mut().flat_map(|(_, cells)| cells) {
            if let Cell::Vague(value, _) = *cell {
                *cell = Cell::Known(value);
            }
        }
        self
    }
}

fn written(cell: Cell, kind: Form) -> String {
    match (cell, kind) {
        (Cell::Unknown, _) => "'unknown'".to_owned(),
        (Cell::NotApplicable, _) => "'n/a'".to_owned(),
        (Cell::Vague(value, _), Form::Date) => format!("'2000-{:02}'", value + 1),
        (Cell::Day(value, day), Form::Date) => format!("2000-{:02}-{day:02}", value + 1),
        (Cell::Known(value), Form::Date) => format!("2000-{:02}-15", value + 1),
        (Cell::Vague(value, form), Form::Scaled | Form::Higher | Form::Lower) => {
            Amounts::of(form, kind).written(value, |value| value.to_string())
        }
        (Cell::Vague(value, form), Form::Price) => {
            in_euros(&Amounts::of(form, kind).written(value, half))
        }
        (Cell::Known(value), Form::Price) => in_euros(&half(value)),
        (Cell::Vague(value, _) | Cell::Day(value, _), kind) => written(Cell::Known(value), kind),
        (Cell::Known(value), Form::Level) => {
            ["'no'", "'partial'", "'yes'"][usize::from(value.min(9)) * 3 / 10].to_owned()
        }
        (Cell::Known(value), Form::Text) => format!("'{value}'"),
        (Cell::Known(value), _) => value.to_string(),
    }
}

fn half(value: u8) -> String {
    (f64::from(value) / 2.0).to_string()
}

fn in_euros(value: &str) -> String {
    format!("{{ value = {value}, currency = 'EUR' }}")
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => (0..=10_u8).prop_map(Cell::Known),
        2 => (0..=10_u8, 0..7_u8).prop_map(|(value, form)| Cell::Vague(value, form)),
        3 => Just(Cell::Unknown),
        1 => Just(Cell::NotApplicable),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let kinds =
        [Form::Level, Form::Scaled, Form::Higher, Form::Lower, Form::Price, Form::Date, Form::Text];
    let column = (0..3_usize, 0..4_u8, proptest::sample::select(kinds.to_vec()));
    (1..4_usize, 1..7_usize, 1..5_usize).prop_flat_map(move |(groups, criteria, subjects)| {
        let column =
            column.clone().prop_map(move |(group, weight, kind)| (group % groups, weight, kind));
        let row = proptest::collection::vec(cell(), criteria);
        (
            proptest::collection::vec(0..4_u8, groups),
            proptest::collection::vec(column, criteria),
            proptest::collection::vec(row, subjects),
        )
            .prop_map(|(groups, columns, rows)| Draft {
                groups,
                criteria: columns
                    .into_iter()
                    .enumerate()
                    .map(|(id, (group, weight, kind))| Column {
                        id,
                        group,
                        weight,
                        kind,
                        ends: None,
                    })
                    .collect(),
                subjects: rows.into_iter().enumerate().collect(),
                are_variants: false,
            })
    })
}

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
