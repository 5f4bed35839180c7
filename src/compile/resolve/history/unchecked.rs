//! Finds facts whose value has changed since their source was last checked. Pure.

use std::rc::Rc;

use super::commit_of;
use super::past::Past;
use crate::base::date::Date;
use crate::base::index::{Index, List};
use crate::claims::written;
use crate::diagnostic::Diagnostic;
use crate::matrix::changes::difference::says_the_same;
use crate::matrix::{Criterion, Matrix, Subject};

/// A commit is dated in the time zone of its author, and a check in that of its reader.
const ZONES_DAYS: f64 = 1.0;

/// The facts of the current matrix that have a day of a check, compared with past versions, the newest first.
pub(in crate::compile::resolve) struct Unchecked<'m> {
    matrix: &'m Matrix,
    open: Vec<Run>,
    /// Facts whose past is known as far as it matters
    closed: Vec<Run>,
    last: Option<Rc<Matrix>>,
}

/// A fact, and the past versions of it with the same day of a check.
struct Run {
    cell: (Index<Subject>, Index<Criterion>),
    checked: Date,
    /// The fact as it was checked, as far as is known: in the newest version that was committed by that day, else
    /// in the oldest one
    base: Option<(Rc<Matrix>, Index<Subject>, Index<Criterion>)>,
}

impl<'m> Unchecked<'m> {
    pub(in crate::compile::resolve) fn of(matrix: &'m Matrix, today: Date) -> Unchecked<'m> {
        let cells = matrix.subjects.indices().flat_map(|subject| {
            matrix.criteria.indices().map(move |criterion| (subject, criterion))
        });
        let run = |cell: (Index<Subject>, Index<Criterion>)| {
            let fact = matrix.fact(cell.0, cell.1);
            let checked = fact.checked.filter(|day| day.day() < today.day())?;
            let is_compared = fact.value.is_known() && !fact.is_flawed;
            is_compared.then_some(Run { cell, checked, base: None })
        };
        let open = cells.filter_map(run).collect();
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
            let cell = subjects[run.cell.0].zip(criteria[run.cell.1]);
            let then = cell.filter(|(subject, criterion)| {
                old.fact(*subject, *criterion).checked == Some(run.checked)
            });
            if let Some((subject, criterion)) = then {
                if !is_same || run.base.is_none() {
                    run.base = Some((Rc::clone(old), subject, criterion));
                }
                if day > run.checked.days_since_1970() {
                    self.open.push(run);
                    continue;
                }
            }
            self.closed.push(run);
        }
        self.last = Some(Rc::clone(old));
    }

    /// Reports as `unchecked-change` each fact that had another value when it was checked.
    pub(in crate::compile::resolve) fn report(self) -> Vec<Diagnostic> {
        let matrix = self.matrix;
        let changed = self.closed.into_iter().chain(self.open).filter_map(|run| {
            let (old, of, on) = run.base?;
            let was = (old.fact(of, on), &old.criteria[on]);
            let is = (matrix.fact(run.cell.0, run.cell.1), &matrix.criteria[run.cell.1]);
            if says_the_same(was, is) {
                return None;
            }
            let name = format!("{}/{}", matrix.subjects[run.cell.0].id, is.1.id);
            let values = [written(was.0, was.1), written(is.0, is.1)];
            let day = run.checked.iso_day();
            Some(Diagnostic::unchecked_change(is.0.span?, &name, &values, &day))
        });
        changed.collect()
    }
}
