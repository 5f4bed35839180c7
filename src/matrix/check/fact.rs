//! A subject's [`RawFact`]s → its row of [`Fact`]s. Pure.

use super::currency::{self, Rates};
use super::data::DataFiles;
use super::{conditions, proof};
use crate::base::date::Date;
use crate::base::index::List;
use crate::data::{Data, Entry, Node, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::from_file::{Reading, choose, day_at, day_of};
use crate::matrix::keys as known;
use crate::matrix::kind::Written;
use crate::matrix::raw::{self, RawDay, RawFact, RawQuery, is_web_address, query, stale_after};
use crate::matrix::repository_file::{self, RepositoryFile};
use crate::matrix::{
    Criterion, Evidence, Fact, FactSource, FactValue, FromFile, Ids, Prose, Source,
};
use crate::source::{Span, Spanned};

/// The criteria, sources and data files that facts refer to.
pub(super) struct Declared<'m, 'd> {
    pub(super) criteria: &'m List<Criterion>,
    /// Whether the kind of a criterion is known, so that its values can be checked
    pub(super) readable: &'m List<Criterion, bool>,
    pub(super) criterion_ids: &'m Ids,
    pub(super) sources: &'m [Source],
    pub(super) rates: Rates<'m>,
    pub(super) source_ids: &'m Ids,
    pub(super) data: &'m DataFiles<'d>,
}

/// Returns one fact for each criterion. A fact that is not stated is [`Fact::UNSTATED`]; one that cannot
/// be read is the same, but has its span and is flawed.
///
/// Reports `unknown-criterion`, `unknown-source`, `wrong-value`, `invalid-date`, `invalid-url`,
/// and the keys of a fact's table.
pub(super) fn row(
    subject: &str,
    stated: Vec<RawFact>,
    declared: &Declared<'_, '_>,
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
    declared: &Declared<'_, '_>,
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
    declared: &Declared<'_, '_>,
    found: &mut Vec<Diagnostic>,
) -> Fact {
    let RawFact { criterion: key, node, written: digits, .. } = raw;
    let unread = Fact { span: Some(key.span), is_flawed: true, ..Fact::UNSTATED };
    let LongForm { stated, currency, fact } = match node {
        Node { data: Data::Table(table), .. } => {
            found.extend(criterion.and_then(|criterion| misplaced_votes(&table, criterion)));
            long_form(table, unread.clone(), (criterion, declared), found)
        }
        node => {
            let stated = Some(Stated::Here(node));
            LongForm { stated, currency: None, fact: unread.clone() }
        }
    };
    let conditions = fact.conditions.clone();
    // Its condition counts, so that no other fact gets the same one.
    let unread = Fact { conditions, ..unread };
    let (Some(stated), Some(criterion)) = (stated, criterion) else { return unread };
    let read = match stated {
        Stated::Here(Node { data, span }) => {
            let (data, digits, of) = (&data, digits.as_deref(), criterion.id.as_str());
            let sense = criterion.sense;
            let written = Written { data, span, digits, criterion: of, sense };
            value(&written, criterion, found).map(|value| with_marks(value, span, fact))
        }
        Stated::InFile(query, day) => {
            let from_file = from_file(&query, &day, (criterion, declared), found);
            from_file.map(|(value, checked, from_file)| Fact {
                value,
                checked,
                from_file: Some(Box::new(from_file)),
                ..fact
            })
        }
    };
    let read = match (read, &currency) {
        (Some(fact), Some(code)) => currency::apply(fact, code, (criterion, declared.rates), found),
        (read, _) => read,
    };
    let wrong = read.as_ref().and_then(|fact| above_maximum(fact, criterion));
    let is_flawed = wrong.is_some();
    found.extend(wrong);
    read.map_or(unread, |fact| Fact { is_flawed, ..fact })
}

/// Returns a fact with its value. The marks of a text are apart from its words.
fn with_marks(value: FactValue, span: Span, fact: Fact) -> Fact {
    let fact = Fact { value_span: Some(span), ..fact };
    match value {
        FactValue::Text(text) => {
            let (value, marks) = Prose::read(Spanned::new(text.into(), span)).into_parts();
            Fact { value: FactValue::Text(value), marks, ..fact }
        }
        value => Fact { value, ..fact },
    }
}

/// Where the value of a fact is.
enum Stated {
    Here(Node),
    InFile(Box<RawQuery>, RawDay),
}

/// Takes a value and the day of its check from a data file.
fn from_file(
    query: &RawQuery,
    day: &RawDay,
    (criterion, declared): (&Criterion, &Declared<'_, '_>),
    found: &mut Vec<Diagnostic>,
) -> Option<(FactValue, Option<Date>, FromFile)> {
    let opened = declared.data.open(&query.data, found)?;
    let document = opened.document;
    let chosen = choose(document, query, found)?;
    let value = Reading { document, query, criterion }.value(chosen.values, found);
    let checked = match day {
        RawDay::NotStated => None,
        RawDay::Day(day) => Some(*day),
        RawDay::At(at) => day_at(document, at, found),
        RawDay::Column(name) => {
            let Some(rows) = &chosen.rows else {
                found.push(Diagnostic::day_without_rows(name.span));
                return None;
            };
            let column = rows.column(name, &query.data.value, found)?;
            day_of(&column, rows.all(), found)
        }
    };
    let (data, value) = (opened.at, value?);
    let from_file =
        FromFile { data, span: value.span, place: chosen.place, taken: value.taken, id: None };
    Some((value.value, checked, from_file))
}

/// A fact that is written as a table.
struct LongForm {
    stated: Option<Stated>,
    currency: Option<Spanned<String>>,
    /// Without its value
    fact: Fact,
}

/// Reads `{ value = …, source = … }`.
fn long_form(
    table: Table,
    unread: Fact,
    (criterion, declared): (Option<&Criterion>, &Declared<'_, '_>),
    found: &mut Vec<Diagnostic>,
) -> LongForm {
    let own_key = criterion.and_then(|criterion| key_of_value(&table, criterion));
    let has = |key: &str| table.entries.iter().any(|entry| entry.key.value == key);
    let (has_value, is_from_file) = (has("value"), has("from"));
    let mut keys = Reader::new(table, &known::FACT, found);
    // Keys that choose a value in a file lack `from`, which is reported.
    let is_of_file = query::OF_FACT.iter().any(|key| keys.has(key));
    if !has_value && !is_from_file && !is_of_file {
        let missing = Diagnostic::missing_key(keys.span(), "value", known::FACT.place);
        keys.report(match own_key {
            Some(key) => missing.in_value(&key),
            None => missing,
        });
    }
    if let Some(span) = keys.span_of("value").filter(|_| is_from_file) {
        keys.report(Diagnostic::value_beside_from(span));
    }
    let value = keys.entry("value").map(|entry| entry.node);
    let currency = keys.text("currency");
    let query = query::of_fact(&mut keys);
    let named = keys.texts("source");
    let proof = proof::read(&mut keys);
    let day = query::day(&mut keys);
    let fact = Fact {
        stated_proof: proof.is_any().then(|| Box::new(proof)),
        checked: if let RawDay::Day(day) = &day { Some(*day) } else { None },
        evidence: keys.choice("evidence", &Evidence::NAMES),
        note: keys.text("note").map(Prose::read),
        conditions: raw::conditions::read(&mut keys),
        votes: keys.count("votes").map(|votes| votes as u64),
        stale_after: stale_after(&mut keys),
        ..unread
    };
    keys.finish();
    let stated = match query {
        Some(query) => Some(Stated::InFile(Box::new(query), day)),
        None if is_from_file => None,
        None => value.map(Stated::Here),
    };
    let sources = sources(&named, declared, found);
    LongForm { stated, currency, fact: Fact { sources, ..fact } }
}

/// Returns the sources with these names, each once. Reports `unknown-source` and `invalid-url`.
pub(super) fn sources(
    named: &[Spanned<String>],
    declared: &Declared<'_, '_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<FactSource> {
    let mut sources = Vec::with_capacity(named.len());
    for name in named {
        match source_of(name, declared.sources, declared.source_ids) {
            Ok(source) if sources.contains(&source) => {}
            Ok(source) => sources.push(source),
            Err(wrong) => found.push(wrong),
        }
    }
    sources
}

/// Returns a key of the value, such as the `since` of a support, that is written beside it.
fn key_of_value(fact: &Table, criterion: &Criterion) -> Option<String> {
    let known = criterion.kind.value_keys()?;
    let keys = fact.entries.iter().map(|entry| &entry.key.value);
    // A note is of the fact as well.
    let is_own = |key: &&String| **key != "note" && known.keys.iter().any(|of| of.name == **key);
    keys.into_iter().find(is_own).cloned()
}

/// Reports a rating above its maximum: 7 of `/5`.
fn above_maximum(fact: &Fact, criterion: &Criterion) -> Option<Diagnostic> {
    let maximum = criterion.kind.has_votes().then_some(criterion.unit.as_deref()).flatten()?;
    let maximum: f64 = maximum.trim().strip_prefix('/')?.trim().parse().ok()?;
    let from_file = fact.from_file.as_ref().map(|from_file| from_file.span);
    let (span, least) = (from_file.or(fact.value_span)?, fact.value.extent()?.low);
    let form = format!("a rating of {maximum} at most, or correct the `unit` of the criterion");
    (least.is_finite() && least > maximum)
        .then(|| Diagnostic::ill_formed_value(span, &criterion.id, &least.to_string(), &form))
}

/// Reports `votes` of a fact that is no rating.
fn misplaced_votes(fact: &Table, criterion: &Criterion) -> Option<Diagnostic> {
    let Entry { key, .. } = fact.entries.iter().find(|entry| entry.key.value == "votes")?;
    let place = format!("a fact of kind `{}`", criterion.kind.name());
    let misplaced = || Diagnostic::unknown_key(key.span, &key.value, &place, &[]);
    (!criterion.kind.has_votes()).then(misplaced)
}

/// Returns the source that a fact or a rate names.
pub(super) fn source_of(
    name: &Spanned<String>,
    sources: &[Source],
    ids: &Ids,
) -> Result<FactSource, Diagnostic> {
    let text = name.value.as_str();
    if text.starts_with(repository_file::SCHEME) {
        let file = RepositoryFile::read(name);
        return file
            .map(|file| FactSource::Repository(Box::new(file)))
            .ok_or_else(|| Diagnostic::malformed_repository_file(name.span, "source", text));
    }
    if text.contains("://") {
        return match text.starts_with("https://") {
            true if is_web_address(text) => Ok(FactSource::Url(text.into())),
            true => Err(Diagnostic::invalid_url(name.span, "source", text)),
            false => Err(Diagnostic::insecure_source(name.span, text)),
        };
    }
    ids.get(text).map(FactSource::Declared).ok_or_else(|| {
        let known: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
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
