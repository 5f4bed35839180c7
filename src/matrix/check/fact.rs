//! A subject's [`RawFact`]s → its row of [`Fact`]s. Pure.

use crate::base::date::Date;
use crate::data::{Data, Node, Reader, Table};
use crate::diagnostic::{Diagnostic, one_of};
use crate::matrix::keys as known;
use crate::matrix::raw::{RawFact, in_toml, is_web_address, stale_after};
use crate::matrix::{Criterion, Evidence, Fact, FactSource, FactValue, Ids, Kind, Level, Source};
use crate::source::{Span, Spanned};

/// What facts refer to.
pub(super) struct Declared<'m> {
    pub(super) criteria: &'m [Criterion],
    /// For each criterion, whether its kind is known, so that values can be checked
    pub(super) readable: &'m [bool],
    pub(super) criterion_ids: &'m Ids,
    pub(super) sources: &'m [Source],
    pub(super) source_ids: &'m Ids,
}

/// Returns one fact per criterion, in declaration order. One that is not stated is
/// [`Fact::UNSTATED`]; one that cannot be read is the same with its span.
///
/// Reports `unknown-criterion`, `unknown-source`, `wrong-value`, `invalid-date`, `invalid-url`,
/// and the keys of a fact's table.
pub(super) fn row(
    subject: &str,
    stated: Vec<RawFact>,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Fact> {
    let mut row = vec![Fact::UNSTATED; declared.criteria.len()];
    for raw in stated {
        let at = declared.criterion_ids.get(&raw.criterion.value);
        if at.is_none() {
            let known: Vec<&str> = declared.criteria.iter().map(|c| c.id.as_str()).collect();
            let Spanned { value: id, span } = &raw.criterion;
            found.push(Diagnostic::unknown_fact(*span, subject, id, &known));
        }
        let criterion = at.filter(|at| declared.readable[*at]).map(|at| &declared.criteria[at]);
        let fact = fact(raw, criterion, declared, found);
        if let Some(at) = at {
            row[at] = fact;
        }
    }
    row
}

/// Without a criterion whose kind is known, only what stands around the value is checked.
fn fact(
    raw: RawFact,
    criterion: Option<&Criterion>,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> Fact {
    let RawFact { criterion: key, node, written: digits } = raw;
    let unread = Fact { span: Some(key.span), is_flawed: true, ..Fact::UNSTATED };
    let (node, fact) = match node {
        Node { data: Data::Table(table), .. } => long_form(table, unread.clone(), declared, found),
        node => (Some(node), unread.clone()),
    };
    let value = node.zip(criterion).and_then(|(Node { data, span }, criterion)| {
        value(&Written { data, span, digits }, criterion, found)
    });
    value.map_or(unread, |value| Fact { value, is_flawed: false, ..fact })
}

/// Reads `{ value = …, source = … }`: the value, unread, and the fact without it.
fn long_form(
    table: Table,
    unread: Fact,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> (Option<Node>, Fact) {
    let has_value = table.entries.iter().any(|entry| entry.key.value == "value");
    let mut keys = Reader::new(table, &known::FACT, found);
    if !has_value {
        let missing = Diagnostic::missing_key(keys.span(), "value", known::FACT.place);
        keys.report(missing);
    }
    let value = keys.entry("value").map(|entry| entry.node);
    let named = keys.texts("source");
    let fact = Fact {
        checked: keys.date("checked").map(|date| date.value),
        evidence: keys.choice("evidence", &Evidence::NAMES),
        note: keys.text("note").map(|note| note.value.into()),
        stale_after: stale_after(&mut keys),
        ..unread
    };
    keys.finish();
    let mut sources = Vec::with_capacity(named.len());
    for name in named {
        match source(&name, declared) {
            Ok(source) if sources.contains(&source) => {}
            Ok(source) => sources.push(source),
            Err(wrong) => found.push(wrong),
        }
    }
    (value, Fact { sources, ..fact })
}

fn source(name: &Spanned<String>, declared: &Declared<'_>) -> Result<FactSource, Diagnostic> {
    let text = name.value.as_str();
    if text.contains("://") {
        return match text.starts_with("https://") && is_web_address(text) {
            true => Ok(FactSource::Url(text.into())),
            false => Err(Diagnostic::invalid_url(name.span, "source", text)),
        };
    }
    declared.source_ids.get(text).map(FactSource::Declared).ok_or_else(|| {
        let known: Vec<&str> = declared.sources.iter().map(|source| source.id.as_str()).collect();
        Diagnostic::unknown_source(name.span, text, &known)
    })
}

/// A value as the file has it.
struct Written {
    data: Data,
    span: Span,
    /// The digits of a number
    digits: Option<Box<str>>,
}

/// None for a value that does not fit the criterion's kind, and for one that TOML could not read,
/// which is reported already.
fn value(
    written: &Written,
    criterion: &Criterion,
    found: &mut Vec<Diagnostic>,
) -> Option<FactValue> {
    match &written.data {
        Data::Nothing => return None,
        Data::Text(text) if text == "unknown" => return Some(FactValue::Unknown),
        Data::Text(text) if text == "n/a" => return Some(FactValue::NotApplicable),
        _ => {}
    }
    let value = match (&criterion.kind, &written.data) {
        (kind @ (Kind::YesNo | Kind::Level), Data::Text(text)) => level(text, kind),
        (Kind::Number | Kind::Money | Kind::Rating, _) => number(written),
        (Kind::Date, Data::Date(text) | Data::Text(text)) => {
            return date(text, written.span, found);
        }
        (Kind::Choice(choices), Data::Text(text)) => {
            choices.iter().position(|(name, _)| name == text).map(FactValue::Choice)
        }
        // A version is ordered by its numbers: without one it says nothing.
        (Kind::Version, Data::Text(text)) if text.contains(|c: char| c.is_ascii_digit()) => {
            Some(FactValue::Version(text.as_str().into()))
        }
        (Kind::Text, Data::Text(text)) if !text.trim().is_empty() => {
            Some(FactValue::Text(text.as_str().into()))
        }
        (Kind::List, Data::List(nodes)) if !nodes.is_empty() => {
            return list(nodes, criterion, found);
        }
        _ => None,
    };
    if value.is_none() {
        let got = shown(&written.data, written.digits.as_deref());
        found.push(wrong(written.span, &got, criterion));
    }
    value
}

fn level(text: &str, kind: &Kind) -> Option<FactValue> {
    let level = match text {
        "yes" => Level::Yes,
        "partial" if *kind == Kind::Level => Level::Partial,
        "no" => Level::No,
        _ => return None,
    };
    Some(FactValue::Level(level))
}

fn number(written: &Written) -> Option<FactValue> {
    let (value, plain) = match written.data {
        #[expect(clippy::cast_precision_loss, reason = "authors' numbers stay far below 2^53")]
        Data::Integer(integer) => (integer as f64, integer.to_string()),
        Data::Float(float) if float.is_finite() => (float, float.to_string()),
        _ => return None,
    };
    let written = written.digits.clone().unwrap_or_else(|| plain.into());
    Some(FactValue::Number { value, written })
}

fn date(text: &str, span: Span, found: &mut Vec<Diagnostic>) -> Option<FactValue> {
    match Date::parse(text) {
        Ok(date) => Some(FactValue::Date(date)),
        Err(wrong) => {
            found.push(Diagnostic::invalid_date(span, &wrong));
            None
        }
    }
}

fn list(nodes: &[Node], criterion: &Criterion, found: &mut Vec<Diagnostic>) -> Option<FactValue> {
    let mut items: Vec<Box<str>> = Vec::with_capacity(nodes.len());
    for Node { data, span } in nodes {
        match data {
            Data::Text(text) if !text.trim().is_empty() => items.push(text.as_str().into()),
            // Reported when the file was read.
            Data::Nothing => {}
            other => found.push(wrong(*span, &shown(other, None), criterion)),
        }
    }
    // A part of a list would be another fact than the author's.
    (items.len() == nodes.len()).then_some(FactValue::List(items))
}

fn wrong(span: Span, got: &str, criterion: &Criterion) -> Diagnostic {
    Diagnostic::wrong_value(span, got, &criterion.id, &wanted(&criterion.kind))
}

/// The author's words in backticks, as TOML spells them.
fn shown(data: &Data, digits: Option<&str>) -> String {
    match (data, digits) {
        (_, Some(digits)) => format!("`{digits}`"),
        (Data::Text(text), _) => format!("`\"{text}\"`"),
        (Data::Integer(integer), _) => format!("`{integer}`"),
        (Data::Float(float), _) => format!("`{}`", in_toml(*float)),
        (Data::Boolean(boolean), _) => format!("`{boolean}`"),
        (Data::Date(date), _) => format!("`{date}`"),
        (Data::List(nodes), _) if nodes.is_empty() => "`[]`".to_owned(),
        (other, _) => other.type_name().to_owned(),
    }
}

fn wanted(kind: &Kind) -> String {
    let wanted = match kind {
        Kind::YesNo => "`\"yes\"`, `\"no\"`",
        Kind::Level => "`\"yes\"`, `\"partial\"`, `\"no\"`",
        Kind::Number | Kind::Money | Kind::Rating => "a number without quotes and unit",
        Kind::Version => "a version in quotes, such as `\"3.12\"`",
        Kind::Date => "a day, such as `2026-02-11`",
        Kind::Text => "some text in quotes",
        Kind::List => "a list of strings, such as `[\"Linux\", \"macOS\"]`",
        Kind::Choice(choices) => {
            let quoted: Vec<String> =
                choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            return one_of(&quoted.iter().map(String::as_str).collect::<Vec<&str>>());
        }
    };
    wanted.to_owned()
}
