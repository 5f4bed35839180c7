//! A subject's [`RawFact`]s → its row of [`Fact`]s. Pure.

use super::{conditions, proof};
use crate::base::index::List;
use crate::data::{Data, Node, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::keys as known;
use crate::matrix::kind::Written;
use crate::matrix::raw::{RawFact, is_web_address, stale_after};
use crate::matrix::{Criterion, Evidence, Fact, FactSource, FactValue, Ids, Source};
use crate::source::Spanned;

/// The criteria and sources that facts refer to.
pub(super) struct Declared<'m> {
    pub(super) criteria: &'m List<Criterion>,
    /// Whether the kind of a criterion is known, so that its values can be checked
    pub(super) readable: &'m List<Criterion, bool>,
    pub(super) criterion_ids: &'m Ids,
    pub(super) sources: &'m [Source],
    pub(super) source_ids: &'m Ids,
}

/// Returns one fact for each criterion. A fact that is not stated is [`Fact::UNSTATED`]; one that cannot
/// be read is the same, but has its span and is flawed.
///
/// Reports `unknown-criterion`, `unknown-source`, `wrong-value`, `invalid-date`, `invalid-url`,
/// and the keys of a fact's table.
pub(super) fn row(
    subject: &str,
    stated: Vec<RawFact>,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> List<Criterion, Fact> {
    // A fact under a wrong id may be the one that another criterion lacks.
    let is_misplaced =
        |raw: &RawFact| declared.criterion_ids.get::<Criterion>(&raw.criterion.value).is_none();
    let unstated = Fact { is_flawed: stated.iter().any(is_misplaced), ..Fact::UNSTATED };
    let mut row = declared.criteria.filled(unstated);
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

/// Reads a fact, and those of the same criterion under other conditions.
fn fact(
    mut raw: RawFact,
    criterion: Option<&Criterion>,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> Fact {
    let others = std::mem::take(&mut raw.others);
    let first = case(raw, criterion, declared, found);
    if others.is_empty() {
        return first;
    }
    let others = others.into_iter().map(|raw| case(raw, criterion, declared, found)).collect();
    conditions::joined(first, others, found)
}

/// Reads one fact. Without a criterion of a known kind, only the keys beside the value are checked.
fn case(
    raw: RawFact,
    criterion: Option<&Criterion>,
    declared: &Declared<'_>,
    found: &mut Vec<Diagnostic>,
) -> Fact {
    let RawFact { criterion: key, node, written: digits, .. } = raw;
    let unread = Fact { span: Some(key.span), is_flawed: true, ..Fact::UNSTATED };
    let (node, fact) = match node {
        Node { data: Data::Table(table), .. } => long_form(table, unread.clone(), declared, found),
        node => (Some(node), unread.clone()),
    };
    let value = node.zip(criterion).and_then(|(Node { data, span }, criterion)| {
        let (data, digits, of) = (&data, digits.as_deref(), criterion.id.as_str());
        let sense = criterion.sense;
        value(&Written { data, span, digits, criterion: of, sense }, criterion, found)
    });
    match value {
        Some(value) => Fact { value, is_flawed: false, ..fact },
        // Its condition counts, so that no other fact gets the same one.
        None => Fact { conditions: fact.conditions, ..unread },
    }
}

/// Reads `{ value = …, source = … }`. Returns the node of the value, and the fact without the value.
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
    let proof = proof::read(&mut keys);
    let fact = Fact {
        proof,
        checked: keys.date("checked").map(|date| date.value),
        evidence: keys.choice("evidence", &Evidence::NAMES),
        note: keys.text("note").map(|note| note.value.into()),
        conditions: conditions::read(&mut keys),
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
        return match text.starts_with("https://") {
            true if is_web_address(text) => Ok(FactSource::Url(text.into())),
            true => Err(Diagnostic::invalid_url(name.span, "source", text)),
            false => Err(Diagnostic::insecure_source(name.span, text)),
        };
    }
    declared.source_ids.get(text).map(FactSource::Declared).ok_or_else(|| {
        let known: Vec<&str> = declared.sources.iter().map(|source| source.id.as_str()).collect();
        Diagnostic::unknown_source(name.span, text, &known)
    })
}

/// Reads a value; `None` if it does not fit the criterion's kind, or if the TOML parser could not read
/// it, which is reported already.
fn value(
    written: &Written<'_>,
    criterion: &Criterion,
    found: &mut Vec<Diagnostic>,
) -> Option<FactValue> {
    let word = match written.data {
        Data::Nothing => return None,
        Data::Text(text) => FactValue::of_word(text),
        _ => None,
    };
    word.or_else(|| criterion.kind.read(written).map_err(|wrong| found.extend(wrong)).ok())
}
