//! Fills the facts of criteria that take them from data files. Pure.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, Of};
use super::fact::Declared;
use crate::base::index::{Index, List};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::{RawColumn, RawDataKey};
use crate::matrix::{Criterion, Fact, FactValue, Subject};

/// The criteria of a matrix that take their facts from data files.
pub(super) struct Columns<'d> {
    columns: List<Criterion, State<'d>>,
    /// The subjects without a row, by the position of the criterion
    missing: RefCell<BTreeMap<usize, BTreeSet<String>>>,
}

enum State<'d> {
    /// The matrix states the facts
    Stated,
    Read(Box<Column<'d>>),
    /// The rows could not be read, which is reported
    Unread,
}

impl<'d> Columns<'d> {
    pub(super) fn open(
        raw: &'d List<Criterion, Option<RawColumn>>,
        declared: &Declared<'_, 'd>,
        found: &mut Vec<Diagnostic>,
    ) -> Columns<'d> {
        let open = |raw: &'d Option<RawColumn>| match raw {
            None => State::Stated,
            Some(raw) => Column::open(raw, declared, found)
                .map_or(State::Unread, |column| State::Read(Box::new(column))),
        };
        let columns: Vec<State<'d>> = raw.iter().map(open).collect();
        Columns { columns: columns.into(), missing: RefCell::default() }
    }

    /// Adds the facts of a subject to its row.
    ///
    /// Reports `duplicate-fact` for a fact that the matrix states as well, unless it is stated as unknown.
    pub(super) fn fill(
        &self,
        row: &mut List<Criterion, Fact>,
        of: Of<'_>,
        declared: &Declared<'_, '_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut is_known = false;
        let mut first = None;
        for (at, state) in self.columns.indexed() {
            let column = match state {
                State::Stated => continue,
                State::Unread => {
                    row[at].is_flawed |= row[at].span.is_none();
                    is_known = true;
                    continue;
                }
                State::Read(column) => column,
            };
            if !declared.readable[at] {
                row[at].is_flawed = true;
                is_known = true;
                continue;
            }
            first = first.or(Some(column));
            let criterion = &declared.criteria[at];
            let Some(fact) = column.fact(of, criterion, found) else {
                // A key that no row has is reported already.
                if of.data_key.and_then(|keys| keys.of(column.data())).is_none() {
                    let mut missing = self.missing.borrow_mut();
                    missing.entry(at.number()).or_default().insert(of.id.to_owned());
                }
                continue;
            };
            is_known = true;
            match row[at].span {
                None => row[at] = fact,
                // The author does not want to show the value.
                Some(_) if row[at].value == FactValue::Unknown => {}
                Some(_) if fact.value == FactValue::Unknown => {}
                Some(span) => {
                    let name = format!("{}/{}", of.id, criterion.id);
                    let there = fact.span.unwrap_or(span);
                    found.push(Diagnostic::duplicate_fact(span, &name, column.data(), there));
                }
            }
        }
        if let (Some(RawDataKey::Any(key)), Some(column), false) = (of.data_key, first, is_known) {
            found.push(column.unknown_key(key));
        }
    }

    /// Reports `no-rows`: see [`Column::finish`].
    pub(super) fn finish(
        &self,
        criteria: &List<Criterion>,
        subjects: &[Subject],
        found: &mut Vec<Diagnostic>,
    ) {
        let missing = self.missing.borrow();
        for (at, ids) in &*missing {
            let at: Index<Criterion> = Index::new(*at);
            let State::Read(column) = &self.columns[at] else { continue };
            let names: Vec<Vec<&str>> = subjects
                .iter()
                .filter(|subject| ids.contains(&subject.id))
                .map(|subject| {
                    let aliases = subject.particulars.aliases.iter();
                    let aliases = aliases.map(|alias| alias.value.as_str());
                    let names = [subject.id.as_str(), subject.own_name()];
                    names.into_iter().chain(aliases).collect()
                })
                .collect();
            column.finish(&criteria[at].id, &names, found);
        }
    }
}
