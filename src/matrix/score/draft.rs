//! Random matrices, for the properties of scores.

use proptest::prelude::*;

use super::super::check::tests::check;
use super::*;
use crate::matrix::comparison::{Comparison, Question, acceptability, compare, outcome_on};
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::On;

/// A random matrix: its criteria, and a value from 0 to 10 for each known fact.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) groups: Vec<u8>,
    pub(super) criteria: Vec<Column>,
    /// Each subject with its position before shuffling
    pub(super) subjects: Vec<(usize, Vec<Cell>)>,
    /// Whether the subjects are written as variants of one
    pub(super) are_variants: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its position before shuffling
    pub(super) id: usize,
    pub(super) group: usize,
    pub(super) weight: u8,
    pub(super) kind: Form,
    /// A declared scale
    pub(super) ends: Option<[f64; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
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
pub(super) enum Cell {
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
pub(super) const RANGE: u8 = 3;

/// The forms of an amount that is no number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amounts {
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
    pub(super) fn of(number: u8, kind: Form) -> Amounts {
        match Amounts::ALL[usize::from(number) % Amounts::ALL.len()] {
            Amounts::Unlimited if kind == Form::Scaled => Amounts::About,
            form => form,
        }
    }

    /// Writes the amount; `digits` writes a number.
    pub(super) fn written(self, value: u8, digits: impl Fn(u8) -> String) -> String {
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
    pub(super) fn matrix(&self) -> Matrix {
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

    pub(super) fn scores(&self) -> Vec<SubjectScore> {
        let matrix = self.matrix();
        let subjects: Vec<_> = matrix.subjects.indices().collect();
        scores(&matrix, &Utilities::of(&matrix), &Weights::of(&matrix), &subjects)
    }

    pub(super) fn outcome(&self) -> Outcome {
        let matrix = self.matrix();
        let subjects: Vec<_> = matrix.subjects.indices().collect();
        outcome_on(&matrix, &Utilities::of(&matrix), On::Overall, &subjects)
    }

    pub(super) fn compare(&self) -> Comparison {
        let matrix = self.matrix();
        compare(&matrix, &Question::of(&matrix))
    }

    /// Returns the acceptability, which takes 10,000 draws.
    pub(super) fn acceptability(&self) -> Vec<Option<f64>> {
        let matrix = self.matrix();
        let question = Question::of(&matrix);
        acceptability(&matrix, &question, &compare(&matrix, &question))
    }

    /// Returns the lowest and the highest known number of a criterion.
    fn extremes(&self, criterion: usize) -> Option<(u8, u8)> {
        let known = self.subjects.iter().filter_map(|(_, cells)| match cells[criterion] {
            Cell::Vague(..) if self.is_unlimited(cells, criterion) => None,
            Cell::Known(value) | Cell::Vague(value, _) | Cell::Day(value, _) => Some(value),
            Cell::Unknown | Cell::NotApplicable => None,
        });
        Some((known.clone().min()?, known.max()?))
    }

    fn is_unlimited(&self, cells: &[Cell], criterion: usize) -> bool {
        let kind = self.criteria[criterion].kind;
        let is_amount = !matches!(kind, Form::Level | Form::Date | Form::Text);
        matches!(cells[criterion], Cell::Vague(_, form)
            if is_amount && Amounts::of(form, kind) == Amounts::Unlimited)
    }

    /// Replaces every unknown fact as one of these numbers says: 0 leaves it unknown, 1 means n/a, and 2
    /// to 12 mean a value. Without a declared scale, the value is between the known extremes. A month gets a
    /// day, and an imprecise number one of the numbers that it may be.
    pub(super) fn complete(&mut self, by: &[u8]) {
        let has_unlimited =
            |at: usize| self.subjects.iter().any(|(_, cells)| self.is_unlimited(cells, at));
        let ends: Vec<_> =
            (0..self.criteria.len()).map(|at| (self.extremes(at), has_unlimited(at))).collect();
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
                    (value, Form::Higher | Form::Lower, (Some((low, high)), _)) => {
                        Cell::Known((value - 2).clamp(*low, *high))
                    }
                    // Facts without a limit alone have no scale, and the first number would make one.
                    (_, Form::Higher | Form::Lower, (None, true)) => Cell::Unknown,
                    (value, ..) => Cell::Known(value - 2),
                };
            }
        }
    }

    /// Declares the scales that the facts have now.
    pub(super) fn keep_scales(&mut self) {
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
    pub(super) fn without_vague(mut self) -> Draft {
        for cell in self.subjects.iter_mut().flat_map(|(_, cells)| cells) {
            if let Cell::Vague(value, _) = *cell {
                *cell = Cell::Known(value);
            }
        }
        self
    }
}

pub(super) fn written(cell: Cell, kind: Form) -> String {
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

pub(super) fn half(value: u8) -> String {
    (f64::from(value) / 2.0).to_string()
}

pub(super) fn in_euros(value: &str) -> String {
    format!("{{ value = {value}, currency = 'EUR' }}")
}

pub(super) fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        6 => (0..=10_u8).prop_map(Cell::Known),
        2 => (0..=10_u8, 0..7_u8).prop_map(|(value, form)| Cell::Vague(value, form)),
        3 => Just(Cell::Unknown),
        1 => Just(Cell::NotApplicable),
    ]
}

pub(super) fn draft() -> impl Strategy<Value = Draft> {
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
