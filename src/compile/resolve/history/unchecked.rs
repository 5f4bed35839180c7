//! Finds facts whose value has changed since their source was last checked, or whose quote since it was found. Pure.

use std::rc::Rc;

use super::commit_of;
use super::past::Past;
use crate::base::date::Date;
use crate::base::index::{Index, List};
use crate::claims::written;
use crate::diagnostic::Diagnostic;
use crate::matrix::changes::difference::says_the_same;
use crate::matrix::{Criterion, Fact, Matrix, Subject};

/// A commit is dated in the time zone of its author, and a check in that of its reader.
const ZONES_DAYS: f64 = 1.0;

/// The facts of the current matrix that have a day of a check or of a look-up, compared with past versions, the newest
/// first.
pub(in crate::compile::resolve) struct Unchecked<'m> {
    matrix: &'m Matrix,
    open: Vec<Run>,
    /// Facts whose past is known as far as it matters
    closed: Vec<Run>,
    last: Option<Rc<Matrix>>,
}

/// A day that a fact has, and the past versions of the fact with the same day.
struct Run {
    cell: Case,
    stamp: Stamp,
    day: Date,
    /// The fact as it was on the day, as far as is known: in the newest version that was committed by that day, else
    /// in the oldest one
    base: Option<(Rc<Matrix>, Case)>,
}

/// A fact under one condition.
#[derive(Clone)]
struct Case {
    subject: Index<Subject>,
    criterion: Index<Criterion>,
    /// The id of its condition, if there are several
    condition: Option<Box<str>>,
}

/// What a day of a fact vouches for.
#[derive(Clone, Copy)]
enum Stamp {
    /// `checked`: the value
    Checked,
    /// `found`: the quote
    Found,
}

impl Stamp {
    fn day(self, fact: &Fact) -> Option<Date> {
        match self {
            Stamp::Checked => fact.checked,
            Stamp::Found => fact.proof().found,
        }
    }
}

impl Case {
    fn fact<'m>(&self, matrix: &'m Matrix) -> Option<&'m Fact> {
        let fact = matrix.fact(self.subject, self.criterion);
        match &self.condition {
            None => Some(fact),
            Some(id) => fact.case(id),
        }
    }

    fn all(matrix: &Matrix) -> impl Iterator<Item = (Case, &Fact)> {
        let cells = matrix.subjects.indices().flat_map(|subject| {
            matrix.criteria.indices().map(move |criterion| (subject, criterion))
        });
        cells.flat_map(|(subject, criterion)| {
            matrix.fact(subject, criterion).cases().map(move |fact| {
                let condition = fact.condition_id().map(Into::into);
                (Case { subject, criterion, condition }, fact)
            })
        })
    }
}

impl<'m> Unchecked<'m> {
    pub(in crate::compile::resolve) fn of(matrix: &'m Matrix, today: Date) -> Unchecked<'m> {
        let cases = Case::all(matrix)
            .filter(|(_, fact)| fact.value.is_known() && !fact.is_flawed && !fact.is_shared);
        let runs = cases.flat_map(|(cell, fact)| {
            [Stamp::Checked, Stamp::Found].into_iter().filter_map(move |stamp| {
                let day = stamp.day(fact).filter(|day| day.day() < today.day())?;
                Some(Run { cell: cell.clone(), stamp, day, base: None })
            })
        });
        let open = runs.collect();
        Unchecked { matrix, open, closed: Vec::new(), last: None }
    }

    /// Looks at a version that is older than those before.
    pub(super) fn see(&mut self, past: &Past<'_>) {
        let day = commit_of(past.version).date.days_since_1970() - ZONES_DAYS;
        let is_same = self.last.as_ref().is_some_and(|last| Rc::ptr_eq(last, &past.matrix));
        let old = &past.matrix;
        let subjects = self.matrix.subjects.iter().map(|subject| old.subject(&subject.id));
        let subjects: List<Subject, Option<Index<Subject>>> = subjects.collect();
        let criteria = self.matrix.criteria.iter().map(|criterion| old.criterion(&criterion.id));
        let criteria: List<Criterion, Option<Index<Criterion>>> = criteria.collect();
        for mut run in std::mem::take(&mut self.open) {
            let cell = subjects[run.cell.subject].zip(criteria[run.cell.criterion]);
            let condition = &run.cell.condition;
            let then = cell.map(|(subject, criterion)| Case {
                subject,
                criterion,
                condition: condition.clone(),
            });
            let then = then.filter(|case| {
                case.fact(old).is_some_and(|fact| run.stamp.day(fact) == Some(run.day))
            });
            if let Some(case) = then {
                if !is_same || run.base.is_none() {
                    run.base = Some((Rc::clone(old), case));
                }
                if day > run.day.days_since_1970() {
                    self.open.push(run);
                    continue;
                }
            }
            self.closed.push(run);
        }
        self.last = Some(Rc::clone(old));
    }

    /// Reports as `unchecked-change` each fact that had another value when it was checked, or another quote when that
    /// was looked up.
    pub(in crate::compile::resolve) fn report(self) -> Vec<Diagnostic> {
        let matrix = self.matrix;
        let changed = self.closed.into_iter().chain(self.open).filter_map(|run| {
            let (old, of) = run.base?;
            let (was, is) = (of.fact(&old)?, run.cell.fact(matrix)?);
            let on = [&old.criteria[of.criterion], &matrix.criteria[run.cell.criterion]];
            let is_same = match run.stamp {
                Stamp::Checked => says_the_same((was, on[0]), (is, on[1])),
                Stamp::Found => match (was.proof().quote(), is.proof().quote()) {
                    (Some(was), Some(is)) => is_alike(was, is),
                    (_, is) => is.is_none(),
                },
            };
            if is_same {
                return None;
            }
            let condition = run.cell.condition.map(|id| format!("#{id}")).unwrap_or_default();
            let subject = &matrix.subjects[run.cell.subject].id;
            let name = format!("{subject}/{}{condition}", on[1].id);
            let day = run.day.iso_day();
            Some(match run.stamp {
                Stamp::Checked => {
                    let values = [written(was, on[0]), written(is, on[1])];
                    Diagnostic::unchecked_change(is.span?, &name, &values, &day)
                }
                Stamp::Found => {
                    Diagnostic::unfound_quote(is.proof().quote.as_ref()?.span, &name, &day)
                }
            })
        });
        changed.collect()
    }
}

/// Whether two quotes have the same letters, digits, points and commas.
fn is_alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let counts = |c: &char| c.is_alphanumeric() || matches!(c, '.' | ',');
        text.chars().filter(counts).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}
