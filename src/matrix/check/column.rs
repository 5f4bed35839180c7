//! Criteria that take all their facts from a data file. Pure.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::currency::{self, Rates};
use super::data::Opened;
use super::fact::{Declared, sources};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::data::{Data, Node, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::from_file::{
    Base, Column as Name, Reading, Record, Records, base, day_at, day_of, place_of, scalar,
};
use crate::matrix::raw::{RawColumn, RawDataKey, RawDay};
use crate::matrix::text::is_same;
use crate::matrix::{Criterion, Fact, FactSource, FromFile};
use crate::source::{Span, Spanned};

/// The rows of a data file for one criterion, by the keys of subjects.
pub(super) struct Column<'d> {
    raw: &'d RawColumn,
    opened: Opened<'d>,
    rows: BTreeMap<String, Rows<'d>>,
    sources: Vec<FactSource>,
    checked: Day<'d>,
    /// Whether it is reported that there is no rate for its currency
    is_rate_missing: Cell<bool>,
}

/// The rows with one key.
struct Rows<'d> {
    /// The span of the first key
    key: Span,
    values: Vec<Node>,
    records: Vec<Record<'d>>,
    is_used: Cell<bool>,
}

enum Day<'d> {
    Known(Option<Date>),
    Column(Name<'d>),
}

/// A subject whose facts are looked up, or a variant, by its address.
#[derive(Clone, Copy)]
pub(super) struct Of<'s> {
    pub(super) id: &'s str,
    pub(super) data_key: Option<&'s RawDataKey>,
}

/// A subject or a variant without a row.
pub(super) struct Lacking<'s> {
    /// Its id first
    pub(super) names: Vec<&'s str>,
    pub(super) is_variant: bool,
}

impl<'d> Column<'d> {
    /// Reads the rows. `None` if they cannot be read, which is reported.
    pub(super) fn open(
        raw: &'d RawColumn,
        at: Index<Criterion>,
        declared: &Declared<'_, 'd>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Column<'d>> {
        let sources = sources(&raw.sources, declared, found);
        let currency = raw.currency.as_ref().filter(|_| declared.readable[at]);
        let currency = currency.map(|code| currency::check(code, &declared.criteria[at], found));
        let opened = declared.data.open(&raw.query.data, found)?;
        if currency == Some(None) {
            return None;
        }
        let mut column = Column {
            raw,
            opened,
            rows: BTreeMap::new(),
            sources,
            checked: Day::Known(None),
            is_rate_missing: Cell::new(false),
        };
        match &raw.checked {
            RawDay::NotStated => {}
            RawDay::Day(day) => column.checked = Day::Known(Some(*day)),
            RawDay::At(at) => {
                column.checked = Day::Known(day_at(opened.document, at, found));
            }
            // The rows are needed first.
            RawDay::Column(_) => {}
        }
        column.read(found)?;
        Some(column)
    }

    fn read(&mut self, found: &mut Vec<Diagnostic>) -> Option<()> {
        let RawColumn { query, key, .. } = self.raw;
        let data = query.data.value.as_str();
        let records = match (base(self.opened.document, query, found)?, key) {
            (Base::Records(mut records), Some(_)) => {
                if let Some(wanted) = &query.rows {
                    records.choose(wanted, data, found)?;
                }
                records
            }
            (Base::Node(Node { data: Data::Table(table), .. }), None) => {
                return self.read_by_id(table, found);
            }
            (Base::Records(_), None) => {
                let place = "a `[criterion.from]` with rows";
                found.push(Diagnostic::missing_key(query.data.span, "key", place));
                return None;
            }
            (Base::Node(node), _) => {
                let got = node.data.type_name();
                let span = key.as_ref().map_or(query.span(), |key| key.span);
                found.push(Diagnostic::no_list_of_rows(span, got, node.span));
                return None;
            }
        };
        let Some(column) = &query.column else {
            let place = "a `[criterion.from]` with rows";
            found.push(Diagnostic::missing_key(query.data.span, "column", place));
            return None;
        };
        let [key, column] = [key.as_ref().expect("it was matched"), column]
            .map(|name| records.column(name, data, found));
        if let RawDay::Column(day) = &self.raw.checked {
            self.checked = Day::Column(records.column(day, data, found)?);
        }
        let (key, column) = (key?, column?);
        if records.all().is_empty() {
            found.push(Diagnostic::empty_data(query.data.span, data));
            return None;
        }
        for record in records.all() {
            let Some(of) = record.value(&key) else { continue };
            let Some(name) = scalar(&of.data) else { continue };
            let nothing = || Node { data: Data::Nothing, span: record.span() };
            let value = record.value(&column).unwrap_or_else(nothing);
            self.add(name, of.span, (value, Some(*record)));
        }
        Some(())
    }

    /// Reads an object whose keys are those of subjects.
    fn read_by_id(&mut self, table: &'d Table, found: &mut Vec<Diagnostic>) -> Option<()> {
        let query = &self.raw.query;
        if let Some(rows) = &query.rows {
            let got = "an object, whose keys tell the subjects";
            found.push(Diagnostic::no_list_of_rows(rows.span, got, table.span));
            return None;
        }
        let records: Vec<Record<'d>> = table
            .entries
            .iter()
            .filter_map(|entry| match &entry.node.data {
                Data::Table(inner) => Some(Record::Object(inner)),
                _ => None,
            })
            .collect();
        let records = Records::Objects(records);
        let data = query.data.value.as_str();
        let column = match &query.column {
            Some(name) => Some(records.column(name, data, found)?),
            None => None,
        };
        if let RawDay::Column(day) = &self.raw.checked {
            self.checked = Day::Column(records.column(day, data, found)?);
        }
        for entry in &table.entries {
            let record = match &entry.node.data {
                Data::Table(inner) => Some(Record::Object(inner)),
                _ => None,
            };
            let nothing = || Node { data: Data::Nothing, span: entry.node.span };
            let value = match (&column, record) {
                (None, _) => entry.node.clone(),
                (Some(column), Some(record)) => record.value(column).unwrap_or_else(nothing),
                (Some(_), None) => nothing(),
            };
            let values = match value.data {
                // Several values of one subject.
                Data::List(items) if query.take.is_some() => items,
                _ => vec![value],
            };
            for value in values {
                self.add(entry.key.value.clone(), entry.key.span, (value, record));
            }
        }
        Some(())
    }

    fn add(&mut self, key: String, at: Span, (value, record): (Node, Option<Record<'d>>)) {
        let rows = self.rows.entry(key).or_insert_with(|| Rows {
            key: at,
            values: Vec::new(),
            records: Vec::new(),
            is_used: Cell::new(false),
        });
        rows.values.push(value);
        rows.records.extend(record);
    }

    /// Returns the fact of a subject; `None` if the file has no row for it. A fact that cannot be read is
    /// unknown and flawed.
    ///
    /// Reports mistakes of values.
    pub(super) fn fact(
        &self,
        of: Of<'_>,
        at: Index<Criterion>,
        declared: &Declared<'_, '_>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Fact> {
        let criterion = &declared.criteria[at];
        let RawColumn { query, conditions, evidence, note, stale_after, .. } = self.raw;
        let (key, rows, is_id) = self.rows_of(of)?;
        rows.is_used.set(true);
        let reading = Reading { document: self.opened.document, query, criterion };
        let unread = Fact { span: Some(rows.key), is_flawed: true, ..Fact::UNSTATED };
        let Some(value) = reading.value(rows.values.clone(), found) else { return Some(unread) };
        let checked = match &self.checked {
            Day::Known(day) => *day,
            Day::Column(column) => day_of(column, &rows.records, found),
        };
        let column = self.raw.key.as_ref().map(|column| column.value.as_str());
        let from_file = FromFile {
            data: self.opened.at,
            span: value.span,
            place: place_of(query, column, key),
            taken: value.taken,
            id: is_id.then(|| key.into()),
        };
        let fact = Fact {
            value: value.value,
            marks: None,
            sources: self.sources.clone(),
            stated_proof: None,
            checked,
            evidence: *evidence,
            note: note.clone(),
            conditions: conditions.clone(),
            votes: None,
            stale_after: *stale_after,
            span: Some(value.span),
            value_span: None,
            from_file: Some(Box::new(from_file)),
            is_flawed: false,
            ..Fact::UNSTATED
        };
        Some(self.in_currency(fact, (criterion, declared.rates), found).unwrap_or(unread))
    }

    /// Returns a fact in the currency of the file. Reports `missing-rate` once.
    fn in_currency(
        &self,
        fact: Fact,
        (criterion, rates): (&Criterion, Rates<'_>),
        found: &mut Vec<Diagnostic>,
    ) -> Option<Fact> {
        let Some(code) = &self.raw.currency else { return Some(fact) };
        let mut of_fact = Vec::new();
        let fact = currency::apply(fact, code, (criterion, rates), &mut of_fact);
        if !of_fact.is_empty() && !self.is_rate_missing.replace(true) {
            found.append(&mut of_fact);
        }
        fact
    }

    /// Returns the rows of a subject with their key, and whether this is its id.
    fn rows_of<'o>(&self, of: Of<'o>) -> Option<(&'o str, &Rows<'d>, bool)> {
        let data = self.raw.query.data.value.as_str();
        let own = || Some((of.id, self.rows.get(of.id)?, true));
        let Some(key) = of.data_key.and_then(|keys| keys.of(data)) else { return own() };
        let rows = self.rows.get(&key.value).map(|rows| (key.value.as_str(), rows, false));
        // A key for all files need not be in each of them.
        match of.data_key {
            Some(RawDataKey::Any(_)) => rows.or_else(own),
            _ => rows,
        }
    }

    /// Reports `no-rows`: a file that has no row for any subject, and keys that are the name of a subject.
    /// `lacking` are the subjects without a row.
    pub(super) fn finish(
        &self,
        criterion: &str,
        lacking: &[Lacking<'_>],
        found: &mut Vec<Diagnostic>,
    ) {
        let query = &self.raw.query;
        let (mut is_any_used, mut is_any_named) = (false, false);
        for (key, rows) in &self.rows {
            if rows.is_used.get() {
                is_any_used = true;
                continue;
            }
            let is_called = |of: &&Lacking<'_>| of.names.iter().any(|name| is_same(name, key));
            if let Some(Lacking { names, .. }) = lacking.iter().find(is_called) {
                let key = Spanned::new(key.clone(), rows.key);
                found.push(Diagnostic::unmatched_key(&key, names[0], query.data.span));
                is_any_named = true;
            }
        }
        // A variant without a row has the fact of its subject.
        let is_any_lacking = lacking.iter().any(|of| !of.is_variant);
        if !is_any_used && !is_any_named && is_any_lacking {
            let span = self.raw.key.as_ref().map_or(query.span(), |key| key.span);
            let data = &query.data.value;
            found.push(Diagnostic::no_subject_in_data(span, data, criterion));
        }
    }

    /// Reports as `no-rows` a `data_key` that no row has.
    pub(super) fn unknown_key(&self, key: &Spanned<String>) -> Diagnostic {
        let known: Vec<&str> = self.rows.keys().map(String::as_str).collect();
        Diagnostic::unknown_data_key(key, self.data(), &known)
    }

    /// The id of the data file.
    pub(super) fn data(&self) -> &'d str {
        &self.raw.query.data.value
    }
}
