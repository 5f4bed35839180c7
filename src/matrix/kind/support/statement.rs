//! Reads a statement about the support of a feature. Pure.

use super::super::{Values, Written};
use crate::data::{Data, Entry, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::Prose;
use crate::matrix::support::{Release, SupportStatement};
use crate::matrix::value_keys::SUPPORT;
use crate::matrix::version::measure;
use crate::source::Span;

/// The forms of a release, for messages that begin with "write".
pub(super) const FORMS: &str =
    "a version such as `\"76\"` or `\"≤79\"`, `\"preview\"`, or `\"yes\"` if it is not known";

/// The value of `since` or `removed`.
#[derive(Debug, Clone, PartialEq)]
enum Since {
    /// `no`: in no version
    Never,
    In(Release),
}

/// Reads a version, a word or a table.
pub(super) fn read(
    written: &Written<'_>,
    kind: &dyn Values,
    found: &mut Vec<Diagnostic>,
) -> Option<SupportStatement> {
    let statement = match written.data {
        Data::Table(table) => return of_table(table.clone(), found),
        Data::Nothing => return None,
        Data::Text(text) => of_text(text),
        Data::Integer(number) => of_integer(*number).map(of_since),
        Data::Float(_) | Data::Boolean(_) | Data::Date(_) | Data::List(_) => None,
    };
    if statement.is_none() {
        found.extend(written.wrong_value(kind));
    }
    statement
}

/// Reads a statement that is one word or one version.
pub(super) fn of_text(text: &str) -> Option<SupportStatement> {
    if text == "partial" {
        return Some(SupportStatement::PARTIAL);
    }
    since(text).map(of_since)
}

fn of_since(since: Since) -> SupportStatement {
    let since = if let Since::In(release) = since { Some(release) } else { None };
    SupportStatement { since, ..SupportStatement::default() }
}

fn of_integer(number: i64) -> Option<Since> {
    (number > 0).then(|| Since::In(Release::Version(number.to_string().into())))
}

fn since(text: &str) -> Option<Since> {
    let release = match text {
        "no" => return Some(Since::Never),
        "yes" => Release::Some,
        "preview" => Release::Preview,
        text => match text.strip_prefix('≤').or_else(|| text.strip_prefix("<=")) {
            Some(number) => Release::AtMost(version(number.trim_start())?),
            None => Release::Version(version(text)?),
        },
    };
    Some(Since::In(release))
}

/// Returns a version without the plus that may follow it: `76`, `v12.5.0`, `18.2-beta.1`. A range is none.
fn version(text: &str) -> Option<Box<str>> {
    let text = text.strip_suffix('+').unwrap_or(text);
    let plain = text.strip_prefix('v').unwrap_or(text);
    let (numbers, name) =
        plain.split_once('-').map_or((plain, None), |(numbers, name)| (numbers, Some(name)));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
    };
    (numbers.split('.').all(is_number) && name.is_none_or(is_name)).then(|| text.into())
}

fn of_table(table: Table, found: &mut Vec<Diagnostic>) -> Option<SupportStatement> {
    let before = found.len();
    let mut keys = Reader::new(table, &SUPPORT, found);
    if !keys.has("since") {
        let missing = Diagnostic::missing_key(keys.span(), "since", SUPPORT.place);
        keys.report(missing);
    }
    let since = keys.entry("since");
    let since_span = since.as_ref().map_or(keys.span(), |entry| entry.node.span);
    let since = since.and_then(|entry| release(&entry, keys.found()));
    let removed = keys.entry("removed");
    let removed_span = removed.as_ref().map(|entry| entry.node.span);
    let removed = removed.and_then(|entry| removal(&entry, keys.found()));
    let statement = SupportStatement {
        removed,
        is_partial: keys.boolean("partial").is_some_and(|partial| partial.value),
        prefix: words(&mut keys, "prefix"),
        name: words(&mut keys, "name"),
        flags: keys.entry("flag").and_then(|entry| flags(&entry, keys.found())),
        notes: notes(&mut keys),
        ..of_since(since.clone().unwrap_or(Since::Never))
    };
    if since == Some(Since::Never)
        && let Some(key) = restriction(&statement)
    {
        let form = format!("the version in which it was supported, or remove `{key}`");
        keys.report(Diagnostic::ill_formed_value(since_span, "since", "no", &form));
    }
    keys.finish();
    found.extend(removed_span.and_then(|span| turned(&statement, span)));
    (found.len() == before).then_some(statement)
}

/// Reads the value of `since` or `removed`.
fn release(Entry { key, node }: &Entry, found: &mut Vec<Diagnostic>) -> Option<Since> {
    let (read, got) = match &node.data {
        Data::Text(text) => (since(text), text.clone()),
        Data::Integer(number) => (of_integer(*number), number.to_string()),
        other => {
            let (wanted, got) = ("a version in quotes", other.type_name());
            found.push(Diagnostic::wrong_type(node.span, &key.value, wanted, got));
            return None;
        }
    };
    if read.is_none() {
        found.push(Diagnostic::ill_formed_value(node.span, &key.value, &got, FORMS));
    }
    read
}

fn removal(entry: &Entry, found: &mut Vec<Diagnostic>) -> Option<Release> {
    match release(entry, found)? {
        Since::In(release) => Some(release),
        Since::Never => {
            let form = format!("{FORMS}; or remove the key");
            found.push(Diagnostic::ill_formed_value(entry.node.span, "removed", "no", &form));
            None
        }
    }
}

/// Returns the key of a restriction, which only a version with the feature can have.
fn restriction(of: &SupportStatement) -> Option<&'static str> {
    let SupportStatement { since: _, removed, is_partial, prefix, name, flags, notes: _ } = of;
    let keys = [
        (removed.is_some(), "removed"),
        (*is_partial, "partial"),
        (prefix.is_some(), "prefix"),
        (name.is_some(), "name"),
        (flags.is_some(), "flag"),
    ];
    keys.into_iter().find_map(|(is_there, key)| is_there.then_some(key))
}

/// Reports a feature that is removed before it is there. `span` is the value of `removed`.
fn turned(of: &SupportStatement, span: Span) -> Option<Diagnostic> {
    let (Some(Release::Version(since)), Some(Release::Version(removed))) = (&of.since, &of.removed)
    else {
        return None;
    };
    let form = format!("a version after `{since}`, in which it begins");
    (measure(since)? >= measure(removed)?)
        .then(|| Diagnostic::ill_formed_value(span, "removed", removed, &form))
}

fn words(keys: &mut Reader<'_>, key: &'static str) -> Option<Box<str>> {
    let text = keys.text(key)?;
    filled(&text.value, text.span, key, keys.found())
}

fn notes(keys: &mut Reader<'_>) -> Vec<Prose> {
    let notes = keys.texts("note").into_iter();
    let notes = notes.filter(|note| filled(&note.value, note.span, "note", keys.found()).is_some());
    notes.map(Prose::read).collect()
}

/// Returns a text unless it is blank.
fn filled(text: &str, span: Span, key: &str, found: &mut Vec<Diagnostic>) -> Option<Box<str>> {
    let is_blank = text.trim().is_empty();
    if is_blank {
        found.push(Diagnostic::ill_formed_value(span, key, text, "one word or more"));
    }
    (!is_blank).then(|| text.into())
}

/// Reads `true`, `false`, a flag or several flags.
fn flags(Entry { key, node }: &Entry, found: &mut Vec<Diagnostic>) -> Option<Vec<Box<str>>> {
    let nodes = match &node.data {
        Data::Boolean(is_behind) => return is_behind.then(Vec::new),
        Data::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if nodes.is_empty() {
        let form = "`true`, or the flags that users must set";
        found.push(Diagnostic::ill_formed_value(node.span, &key.value, "[]", form));
    }
    let mut flags = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Data::Text(text) = &node.data {
            flags.extend(filled(text, node.span, &key.value, found));
        } else {
            let (wanted, got) = ("`true`, a string or a list of strings", node.data.type_name());
            found.push(Diagnostic::wrong_type(node.span, &key.value, wanted, got));
        }
    }
    Some(flags)
}
