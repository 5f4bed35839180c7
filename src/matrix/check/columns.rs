//! Fills the facts of criteria that take them from data files. Pure.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, Lacking, Of};
use super::fact::Declared;
use crate::base::index::{Index, List};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::{RawColumn, RawDataKey};
use crate::matrix::{Criterion, Fact, FactValue, Subject};
use crate::source::Spanned;

/// The criteria of a matrix that take their facts from data files.
pub(super) struct Columns<'d> {
    columns: List<Criterion, State<'d>>,
    /// The subjects without a row, by the position of the criterion
    missing: RefCell<BTreeMap<usize, BTreeSet<String>>>,
}

/// What facts refer to, and the criteria whose facts are in data files.
#[derive(Clone, Copy)]
pub(super) struct Readers<'r, 'd> {
    pub(super) declared: &'r Declared<'r, 'd>,
    pub(super) columns: &'r Columns<'d>,
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
        let open = |(at, raw): (Index<Criterion>, &'d Option<RawColumn>)| match raw {
            None => State::Stated,
            Some(raw) => Column::open(raw, at, declared, found)
                .map_or(State::Unread, |column| State::Read(Box::new(column))),
        };
        let columns: Vec<State<'d>> = raw.indices().map(|at| (at, &raw[at])).map(open).collect();
        Columns { columns: columns.into(), missing: RefCell::default() }
    }

    /// Adds the facts of a subject or a variant to its row.
    ///
    /// Reports `duplicate-fact` for a fact that the matrix states as well, unless it is stated as unknown, and
    /// `no-rows` for a `data_key` that nothing in its file has.
    pub(super) fn fill(
        &self,
        row: &mut List<Criterion, Fact>,
        of: Of<'_>,
        declared: &Declared<'_, '_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut is_any_unread = false;
        // The first column that each key is looked for in; `None` if one of the file has it.
        let mut keyed: BTreeMap<&str, Option<(&Spanned<String>, &Column<'d>)>> = BTreeMap::new();
        for (at, state) in self.columns.indexed() {
            let column = match state {
                State::Stated => continue,
                State::Unread => {
                    row[at].is_flawed |= row[at].span.is_none();
                    is_any_unread = true;
                    continue;
                }
                State::Read(column) => column,
            };
            if !declared.readable[at] {
                row[at].is_flawed = true;
                is_any_unread = true;
                continue;
            }
            let key = of.data_key.and_then(|keys| Some((keys.of(column.data())?, &**column)));
            // A key for all files need not be in each of them.
            let file = match of.data_key {
                Some(RawDataKey::Any(_)) => "",
                _ => column.data(),
            };
            let Some(fact) = column.fact(of, at, declared, found) else {
                if key.is_none() {
                    let mut missing = self.missing.borrow_mut();
                    missing.entry(at.number()).or_default().insert(of.id.to_owned());
                }
                keyed.entry(file).or_insert(key);
                continue;
            };
            keyed.insert(file, None);
            match row[at].span {
                None => row[at] = fact,
                // The author does not want to show the value.
                Some(_) if row[at].value == FactValue::Unknown => {}
                Some(_) if fact.value == FactValue::Unknown => {}
                Some(span) => {
                    let name = format!("{}/{}", of.id, declared.criteria[at].id);
                    let there = fact.span.unwrap_or(span);
                    found.push(Diagnostic::duplicate_fact(span, &name, column.data(), there));
                }
            }
        }
        let unknown = keyed.into_values().flatten().filter(|_| !is_any_unread);
        found.extend(unknown.map(|(key, column)| column.unknown_key(key)));
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
            let lacking: Vec<Lacking<'_>> = subjects
                .iter()
                .filter(|subject| ids.contains(&subject.id))
                .map(|subject| {
                    let aliases = subject.particulars.aliases.iter();
                    let aliases = aliases.map(|alias| alias.value.as_str());
                    let name = match subject.is_listed() {
                        true => subject.own_name(),
                        false => &subject.name,
                    };
                    let names = [subject.id.as_str(), name];
                    let names = names.into_iter().chain(aliases).collect();
                    Lacking { names, is_variant: !subject.is_listed() }
                })
                .collect();
            column.finish(&criteria[at].id, &lacking, found);
        }
    }
}
