//! Chooses values in a data file. Pure.

use std::borrow::Cow;

use super::pointer;
use super::records::{Column, Record, Records, scalar};
use super::typed::shown;
use crate::base::date::Date;
use crate::data::document::{Content, Document};
use crate::data::{Data, Node};
use crate::diagnostic::{Diagnostic, nearest};
use crate::matrix::Take;
use crate::matrix::raw::RawQuery;
use crate::source::Spanned;

/// The values that a query chooses.
pub(in crate::matrix) struct Chosen<'d> {
    pub(in crate::matrix) values: Vec<Node>,
    /// The rows that they are in; `None` if they are in none
    pub(in crate::matrix) rows: Option<Records<'d>>,
    /// What was chosen, for people
    pub(in crate::matrix) place: Box<str>,
}

/// The value at a query's pointer.
pub(in crate::matrix) enum Base<'d> {
    Records(Records<'d>),
    Node(&'d Node),
}

/// Returns the value or the rows that a query begins with. Reports `dead-pointer`, and `wrong-type` for rows that
/// are none.
pub(in crate::matrix) fn base<'d>(
    document: &'d Document,
    query: &RawQuery,
    found: &mut Vec<Diagnostic>,
) -> Option<Base<'d>> {
    let root = match &document.content {
        Content::Tree(root) => root,
        Content::Sheet(sheet) => {
            if let Some(at) = query.at.as_ref().filter(|at| !at.value.is_empty()) {
                found.push(Diagnostic::pointer_into_csv(at.span, &at.value, &document.path));
                return None;
            }
            return Some(Base::Records(Records::of_sheet(sheet)));
        }
    };
    let node = match &query.at {
        Some(at) => at_pointer(document, root, at, found)?,
        None => root,
    };
    let has_objects = |items: &[Node]| items.iter().any(|item| matches!(item.data, Data::Table(_)));
    match &node.data {
        Data::List(items)
            if query.column.is_some() || query.rows.is_some() || has_objects(items) =>
        {
            match Records::of_list(items) {
                Ok(records) => Some(Base::Records(records)),
                Err(other) => {
                    let (span, got) = (query.span(), other.data.type_name());
                    found.push(Diagnostic::item_is_no_row(span, got, other.span));
                    None
                }
            }
        }
        _ => Some(Base::Node(node)),
    }
}

fn at_pointer<'d>(
    document: &Document,
    root: &'d Node,
    at: &Spanned<String>,
    found: &mut Vec<Diagnostic>,
) -> Option<&'d Node> {
    let stop = match pointer::follow(root, &at.value) {
        Ok(node) => return Some(node),
        Err(stop) => stop,
    };
    let keys: Vec<&str> = match &stop.node.data {
        Data::Table(table) => table.entries.iter().map(|entry| entry.key.value.as_str()).collect(),
        _ => Vec::new(),
    };
    let near = nearest(&stop.part, keys.iter().copied());
    let rest = || {
        let after = at.value[stop.before.len() + 1..].find('/');
        after.map_or("", |slash| &at.value[stop.before.len() + 1 + slash..])
    };
    let near = near.map(|near| format!("{}/{}{}", stop.before, pointer::escaped(near), rest()));
    let has = match &stop.node.data {
        Data::Table(table) if table.entries.is_empty() => "an empty table".to_owned(),
        Data::List(items) => match items.len() {
            1 => "a list with 1 item".to_owned(),
            many => format!("a list with {many} items"),
        },
        other => other.type_name().to_owned(),
    };
    let wrong = Diagnostic::dead_pointer(at, &document.path, near.as_deref(), &keys);
    let label = match stop.before.as_str() {
        "" => format!("the file has {has} here"),
        before => format!("`{before}` is {has}"),
    };
    found.push(wrong.seen_at(stop.node.span, &label));
    None
}

/// Returns the values that the query of a fact chooses.
///
/// Reports `dead-pointer`, `unknown-column`, `no-rows`, `several-rows`, `missing-key` and `wrong-type`.
pub(in crate::matrix) fn choose<'d>(
    document: &'d Document,
    query: &RawQuery,
    found: &mut Vec<Diagnostic>,
) -> Option<Chosen<'d>> {
    let data = query.data.value.as_str();
    let place = place(query);
    let mut records = match base(document, query, found)? {
        Base::Records(records) => records,
        Base::Node(node) => {
            if query.column.is_some() || query.rows.is_some() {
                let got = node.data.type_name();
                found.push(Diagnostic::no_list_of_rows(query.span(), got, node.span));
                return None;
            }
            let values = match (&node.data, &query.take) {
                (Data::List(items), Some(_)) => items.clone(),
                (_, Some(take)) if take.value != Take::Count => vec![node.clone()],
                (_, Some(take)) => {
                    let got = node.data.type_name();
                    found.push(Diagnostic::no_list_of_rows(take.span, got, node.span));
                    return None;
                }
                _ => vec![node.clone()],
            };
            return Some(Chosen { values, rows: None, place });
        }
    };
    if let Some(wanted) = &query.rows {
        records.choose(wanted, data, found)?;
    }
    let rows = records.all();
    let values: Vec<Node> = match &query.column {
        Some(name) => {
            let column = records.column(name, data, found)?;
            let nothing = |row: &Record<'_>| Node { data: Data::Nothing, span: row.span() };
            rows.iter().map(|row| row.value(&column).unwrap_or_else(|| nothing(row))).collect()
        }
        None if query.take.as_ref().is_some_and(|take| take.value == Take::Count) => {
            let row = |row: &Record<'_>| Node { data: Data::Boolean(true), span: row.span() };
            rows.iter().map(row).collect()
        }
        None => {
            let place = "a fact that takes its value from rows";
            found.push(Diagnostic::missing_key(query.span(), "column", place));
            return None;
        }
    };
    if values.is_empty() {
        found.push(Diagnostic::empty_data(query.span(), data));
        return None;
    }
    if let ([_, second, ..], None) = (values.as_slice(), &query.take) {
        found.push(Diagnostic::several_rows(query.span(), values.len(), second.span));
        return None;
    }
    Some(Chosen { values, rows: Some(records), place })
}

/// Returns what a query chooses, for people.
pub(in crate::matrix) fn place(query: &RawQuery) -> Box<str> {
    let at = query.at.as_ref().map_or("", |at| &at.value);
    in_words(at, query, None)
}

/// Returns what a query of all subjects chooses for one of them: the rows with its `key` in a column, or the value at
/// this key.
pub(in crate::matrix) fn place_of(query: &RawQuery, column: Option<&str>, key: &str) -> Box<str> {
    let at = query.at.as_ref().map_or("", |at| &at.value);
    match column {
        Some(column) => in_words(at, query, Some((column, key))),
        None => in_words(&format!("{at}/{}", pointer::escaped(key)), query, None),
    }
}

fn in_words(at: &str, query: &RawQuery, row: Option<(&str, &str)>) -> Box<str> {
    let column = query.column.as_ref().map(|column| shown(&column.value));
    let at = Some(at.to_owned()).filter(|at| !at.is_empty());
    let mut place = [at, column].into_iter().flatten().collect::<Vec<String>>().join(" ");
    let rows = query.rows.iter().flat_map(|rows| &rows.value);
    let rows = rows.map(|entry| {
        let text = scalar(&entry.node.data).unwrap_or_default();
        (entry.key.value.as_str(), Cow::from(text))
    });
    let rows = rows.chain(row.map(|(column, key)| (column, Cow::from(key))));
    for (number, (column, text)) in rows.enumerate() {
        let word = if number == 0 { "where" } else { "and" };
        place.push_str(&format!(" {word} {} = {}", shown(column), shown(&text)));
    }
    place.trim_start().into()
}

/// Returns the earliest day in a column of rows; `None` if a row has no day, or one that is wrong.
///
/// Reports `invalid-date` and `wrong-type`.
pub(in crate::matrix) fn day_of(
    column: &Column<'_>,
    rows: &[Record<'_>],
    found: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let mut earliest: Option<Date> = None;
    for row in rows {
        let day = day(&row.value(column)?, found)?;
        earliest = Some(
            earliest.map_or(day, |before| if day.day() < before.day() { day } else { before }),
        );
    }
    earliest
}

/// Returns the day at a pointer. Reports `dead-pointer`, `invalid-date` and `wrong-type`.
pub(in crate::matrix) fn day_at(
    document: &Document,
    at: &Spanned<String>,
    found: &mut Vec<Diagnostic>,
) -> Option<Date> {
    match &document.content {
        Content::Tree(root) => day(at_pointer(document, root, at, found)?, found),
        Content::Sheet(_) => {
            found.push(Diagnostic::pointer_into_csv(at.span, &at.value, &document.path));
            None
        }
    }
}

fn day(node: &Node, found: &mut Vec<Diagnostic>) -> Option<Date> {
    match &node.data {
        Data::Text(text) | Data::Date(text) => match Date::parse(text.trim()) {
            Ok(date) => Some(date),
            Err(wrong) => {
                found.push(Diagnostic::invalid_date(node.span, &wrong));
                None
            }
        },
        Data::Nothing => None,
        other => {
            let got = other.type_name();
            found.push(Diagnostic::wrong_type(node.span, "checked", "a date", got));
            None
        }
    }
}
