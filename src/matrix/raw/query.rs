//! What a fact or a criterion takes from a data file. Pure.

use super::{conditions, prose, reports_blank, stale_after};
use crate::base::date::{Date, Duration};
use crate::data::{Data, Entry, Node, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::keys as known;
use crate::matrix::{Conditions, Evidence, Prose, Take};
use crate::source::{Span, Spanned};

/// A `[[data]]`.
#[derive(Debug, Clone)]
pub struct RawData {
    pub id: Spanned<String>,
    /// Its path: relative to the folder of the matrix, or from the site's root
    pub file: Spanned<String>,
}

/// The values that a fact takes from a data file.
#[derive(Debug, Clone)]
pub struct RawQuery {
    /// The id of a `[[data]]`
    pub data: Spanned<String>,
    /// A JSON pointer (RFC 6901)
    pub at: Option<Spanned<String>>,
    /// The rows to choose: a column and its value each. `None` for all
    pub rows: Option<Spanned<Vec<Entry>>>,
    pub column: Option<Spanned<String>>,
    pub take: Option<Spanned<Take>>,
    /// The unit of the numbers in the file
    pub unit: Option<Spanned<String>>,
}

/// A `[criterion.from]`: where all facts of a criterion come from.
#[derive(Debug, Clone)]
pub struct RawColumn {
    pub query: RawQuery,
    /// The column that tells the subject of a row
    pub key: Option<Spanned<String>>,
    /// The code of the currency of its amounts
    pub currency: Option<Spanned<String>>,
    pub conditions: Option<Box<Conditions>>,
    pub sources: Vec<Spanned<String>>,
    pub checked: RawDay,
    pub evidence: Option<Evidence>,
    pub note: Option<Prose>,
    pub stale_after: Option<Duration>,
}

/// The day on which a fact was checked.
#[derive(Debug, Clone)]
pub enum RawDay {
    NotStated,
    Day(Date),
    /// It is in the same rows of the data file
    Column(Spanned<String>),
    /// It is at this pointer of the data file
    At(Spanned<String>),
}

/// The keys by which a subject is known in data files.
#[derive(Debug, Clone)]
pub enum RawDataKey {
    /// In all of them
    Any(Spanned<String>),
    /// By the id of a `[[data]]`
    Of(Vec<(Spanned<String>, Spanned<String>)>),
}

impl RawDataKey {
    /// Returns the key in the data file with this id.
    pub fn of(&self, data: &str) -> Option<&Spanned<String>> {
        match self {
            RawDataKey::Any(key) => Some(key),
            RawDataKey::Of(keys) => {
                keys.iter().find(|(id, _)| id.value == data).map(|(_, key)| key)
            }
        }
    }
}

pub(super) fn data(table: Table, found: &mut Vec<Diagnostic>) -> Option<RawData> {
    let mut keys = Reader::new(table, &known::DATA, found);
    let id = keys.required_text("id");
    let file = keys.required_text("file").filter(|file| !reports_blank(&mut keys, "file", file));
    keys.finish();
    Some(RawData { id: id?, file: file? })
}

/// The keys of a fact that say where in a data file its value is.
pub(crate) const OF_FACT: [&str; 7] =
    ["at", "where", "column", "take", "unit", "checked_column", "checked_at"];

/// Reads the keys of a fact that takes its value from a data file; `None` if it has no `from`.
///
/// Reports `missing-key`, `wrong-type` and `invalid-value`.
pub(crate) fn of_fact(keys: &mut Reader<'_>) -> Option<RawQuery> {
    if !keys.has("from") {
        for key in OF_FACT {
            if let Some(Entry { key, .. }) = keys.entry(key) {
                let place = "a fact that takes its value from a file";
                keys.report(Diagnostic::missing_key(key.span, "from", place));
            }
        }
        return None;
    }
    let Some(data) = keys.text("from") else {
        OF_FACT.iter().for_each(|key| drop(keys.entry(key)));
        return None;
    };
    let before = keys.found().len();
    let query = rest(keys, data);
    if keys.found().len() > before {
        return None;
    }
    if query.at.is_none() && query.column.is_none() && query.take.is_none() {
        keys.report(Diagnostic::query_without_place(query.data.span));
        return None;
    }
    Some(query)
}

/// Reads a `[criterion.from]`.
pub(super) fn of_criterion(table: Table, found: &mut Vec<Diagnostic>) -> Option<RawColumn> {
    let mut keys = Reader::new(table, &known::COLUMN, found);
    let data = keys.required_text("data");
    let query = data.map(|data| rest(&mut keys, data));
    let column = RawColumn {
        key: keys.text("key"),
        currency: keys.text("currency"),
        conditions: conditions::read(&mut keys),
        sources: keys.texts("source"),
        checked: day(&mut keys),
        evidence: keys.choice("evidence", &Evidence::NAMES),
        note: prose(&mut keys, "note"),
        stale_after: stale_after(&mut keys),
        query: match query {
            Some(query) => query,
            None => {
                // Its other keys are left unread, because their mistakes may follow from this one.
                return None;
            }
        },
    };
    keys.finish();
    Some(column)
}

/// Reads the keys that a fact and a criterion share.
fn rest(keys: &mut Reader<'_>, data: Spanned<String>) -> RawQuery {
    RawQuery {
        data,
        at: keys.text("at").and_then(|at| pointer(keys, "at", at)),
        rows: rows(keys),
        column: keys.text("column"),
        take: take(keys),
        unit: keys.text("unit").filter(|unit| !unit.value.trim().is_empty()),
    }
}

/// Checks that a text is a JSON pointer: empty, or beginning with a slash.
fn pointer(keys: &mut Reader<'_>, key: &str, at: Spanned<String>) -> Option<Spanned<String>> {
    if at.value.is_empty() || at.value.starts_with('/') {
        return Some(at);
    }
    let form = format!("a JSON pointer, which begins with a slash: `/{}`", at.value);
    keys.report(Diagnostic::ill_formed_value(at.span, key, &at.value, &form));
    None
}

fn rows(keys: &mut Reader<'_>) -> Option<Spanned<Vec<Entry>>> {
    let span = keys.span_of("where")?;
    let entries = keys.table("where")?.entries;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        match &entry.node.data {
            Data::Text(_)
            | Data::Integer(_)
            | Data::Float(_)
            | Data::Boolean(_)
            | Data::Date(_) => rows.push(entry),
            Data::Nothing => {}
            other => {
                let wanted = "a string, a number, a date, `true` or `false`";
                let (name, got) = (&entry.key.value, other.type_name());
                keys.report(Diagnostic::wrong_type(entry.node.span, name, wanted, got));
            }
        }
    }
    Some(Spanned::new(rows, span))
}

fn take(keys: &mut Reader<'_>) -> Option<Spanned<Take>> {
    let span = keys.span_of("take")?;
    keys.choice("take", &Take::NAMES).map(|take| Spanned::new(take, span))
}

/// Reads `checked`, or where it is in a data file. Reports `invalid-value` if there are several.
pub(crate) fn day(keys: &mut Reader<'_>) -> RawDay {
    let given: Vec<(&str, Span)> = ["checked", "checked_column", "checked_at"]
        .into_iter()
        .filter_map(|key| Some((key, keys.span_of(key)?)))
        .collect();
    if let [_, (key, span), ..] = given.as_slice() {
        let form = "only one of `checked`, `checked_column` and `checked_at`";
        keys.report(Diagnostic::ill_formed_value(*span, key, "…", form));
    }
    let day = keys.date("checked").map(|date| RawDay::Day(date.value));
    let column = keys.text("checked_column").map(RawDay::Column);
    let at = keys.text("checked_at").and_then(|at| pointer(keys, "checked_at", at));
    day.or(column).or(at.map(RawDay::At)).unwrap_or(RawDay::NotStated)
}

/// Reads the `data_key` of a subject: a text, or one for each data file.
pub(super) fn data_key(keys: &mut Reader<'_>) -> Option<RawDataKey> {
    if !keys.is_table("data_key") {
        return keys.text("data_key").map(RawDataKey::Any);
    }
    let mut of = Vec::new();
    for Entry { key, node: Node { data, span } } in keys.table("data_key")?.entries {
        match data {
            Data::Text(text) => of.push((key, Spanned::new(text, span))),
            Data::Nothing => {}
            other => {
                let got = other.type_name();
                keys.report(Diagnostic::wrong_type(span, &key.value, "a string", got));
            }
        }
    }
    Some(RawDataKey::Of(of))
}

impl RawQuery {
    /// Returns the span that stands for what the query chooses: its most specific key.
    pub fn span(&self) -> Span {
        let column = self.column.as_ref().map(|column| column.span);
        let at = self.at.as_ref().map(|at| at.span);
        column.or(at).unwrap_or(self.data.span)
    }
}
