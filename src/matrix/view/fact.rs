//! A fact and its value as templates see them. Pure.

use super::prose::Marked;
use super::{Cell, Viewed, source_view};
use crate::base::address::Href;
use crate::base::date::Date;
use crate::base::index::Index;
use crate::matrix::amount::Extent;
use crate::matrix::support::{Support, SupportStatement};
use crate::matrix::support_text::support_text;
use crate::matrix::text::{Words, converted, limit_text, said, value_text};
use crate::matrix::words::Manner;
use crate::matrix::{Criterion, Datum, Fact, FactSource, FactValue, FromFile, Prose, Subject};
use crate::source::Span;
use crate::theme::Value;
use crate::theme::contract::{
    AmountView, ConvertedView, DataView, FactView, NoteView, Part, ProofView, SourceView,
    StatementView, ValidityView, ValueView,
};

/// Returns the view of a fact, with those under other conditions.
pub(super) fn fact_view(
    of: &Viewed<'_>,
    subject: Index<Subject>,
    criterion: Index<Criterion>,
) -> FactView {
    let fact = of.matrix.fact(subject, criterion);
    let others = fact.others().iter().map(|other| {
        let other = case_view(of, (subject, criterion), other);
        Part::new(FactView { utility: String::new(), ..other })
    });
    FactView { others: others.collect(), ..case_view(of, (subject, criterion), fact) }
}

/// Returns the view of a fact under one condition.
fn case_view(of: &Viewed<'_>, (subject, criterion): Cell, fact: &Fact) -> FactView {
    let matrix = of.matrix;
    let Marked { value: html, note: note_html, notes } = of.marked((subject, criterion), fact);
    let ValueView { state, text, items, validity } =
        value_view(fact, &matrix.criteria[criterion], of.words);
    FactView {
        subject: of.subject(subject),
        criterion: of.criterion(criterion),
        value: plain_value(&fact.value, &matrix.criteria[criterion]),
        state,
        text,
        html,
        said: said(fact, &matrix.criteria[criterion], of.words).unwrap_or_default(),
        amount: amount_view(of, fact, &matrix.criteria[criterion]),
        items,
        validity,
        others: Vec::new(),
        note_html,
        statements: statement_views(&fact.value, notes, of.words),
        votes: fact.votes,
        sample: of.sample((subject, criterion), fact),
        note: fact.note.as_deref().unwrap_or_default().to_owned(),
        data: fact.from_file.as_deref().map(|from_file| data_view(of, from_file, criterion)),
        sources: fact.sources.iter().map(|source| quoted_view(of, source, fact)).collect(),
        proof: proof_view(fact),
        tier: fact.tier().as_str(),
        checked: fact.checked.map(Date::iso_day),
        evidence: fact.evidence.map_or("", |evidence| evidence.as_str()),
        correct_url: (of.line_url)(place_of(fact).unwrap_or(matrix.subjects[subject].facts_span)),
        is_stated: fact.span.is_some(),
        utility: of.utility(subject, criterion),
    }
}

/// Returns the place at which a fact can be corrected: in the data file, if it is taken from one.
fn place_of(fact: &Fact) -> Option<Span> {
    fact.from_file.as_ref().map(|from_file| from_file.span).or(fact.span)
}

fn data_view(of: &Viewed<'_>, from_file: &FromFile, criterion: Index<Criterion>) -> DataView {
    let criterion = &of.matrix.criteria[criterion];
    let text = |value: &FactValue| {
        value_text(&Fact { value: value.clone(), ..Fact::UNSTATED }, criterion, of.words)
    };
    let spread = from_file.taken.as_ref().and_then(|taken| taken.spread.as_ref());
    let [least, most] = match spread {
        Some((least, most)) => [text(least), text(most)],
        None => [String::new(), String::new()],
    };
    let file = &of.matrix.data[from_file.data];
    DataView {
        file: file.path.to_string(),
        url: (of.line_url)(from_file.span).or_else(|| (of.data_url)(file)),
        place: from_file.place.to_string(),
        take: from_file.taken.as_ref().map_or("", |taken| taken.take.as_str()),
        count: from_file.taken.as_ref().map_or(1, |taken| taken.count),
        least,
        most,
    }
}

/// Returns a value for calculations. None if the state of the fact is all there is to know.
fn plain_value(value: &FactValue, criterion: &Criterion) -> Value {
    match criterion.kind.datum(value) {
        None | Some(Datum::Level(_)) => Value::none(),
        Some(Datum::Number { value, .. }) => number_value(value),
        Some(Datum::Amount(amount)) => match amount.extent().at {
            at if at.is_finite() => number_value(at),
            _ => Value::none(),
        },
        Some(Datum::Foreign(foreign)) => {
            foreign.extent().map_or_else(Value::none, |of| number_value(of.at))
        }
        Some(Datum::Text(text)) => Value::from(text),
        Some(Datum::Period(period)) => Value::from(period.iso()),
        Some(Datum::Support(support)) => Value::from(support.first().written()),
        Some(Datum::Code(code)) => Value::from(code.written().as_ref()),
        Some(Datum::List(items)) => {
            Value::from(items.iter().map(|item| Value::from(&**item)).collect::<Vec<_>>())
        }
    }
}

/// Returns the statements about the support of a feature; none for a fact of another kind. `html` are the notes of each
/// statement; empty if none of them has marks.
fn statement_views(
    value: &FactValue,
    html: Vec<Vec<Value>>,
    words: &Words<'_>,
) -> Vec<StatementView> {
    let notes = html.into_iter().chain(std::iter::repeat_with(Vec::new));
    let view = |(of, html): (&SupportStatement, Vec<Value>)| StatementView {
        status: of.status().as_str(),
        text: support_text(of, words, Manner::Shown),
        flags: of.flags.iter().flatten().map(ToString::to_string).collect(),
        notes: note_views(&of.notes, html),
    };
    value.support().into_iter().flat_map(Support::statements).zip(notes).map(view).collect()
}

fn note_views(notes: &[Prose], html: Vec<Value>) -> Vec<NoteView> {
    let html = html.into_iter().chain(std::iter::repeat_with(Value::none));
    let view = |(note, html): (&Prose, Value)| NoteView { text: note.to_string(), html };
    notes.iter().zip(html).map(view).collect()
}

fn amount_view(of: &Viewed<'_>, fact: &Fact, criterion: &Criterion) -> Option<AmountView> {
    let foreign = fact.value.foreign();
    let form = fact.value.form().or(foreign.map(|_| "number"))?;
    let [low, high] = fact.value.extent().map_or([None; 2], Extent::finite_ends);
    let currency = foreign.map_or_else(String::new, |of| of.currency.to_string());
    Some(AmountView { form, low, high, currency, converted: converted_view(of, fact, criterion) })
}

fn converted_view(of: &Viewed<'_>, fact: &Fact, criterion: &Criterion) -> Option<ConvertedView> {
    let text = converted(fact, criterion, of.words)?;
    let rate = of.matrix.rate_of(fact)?;
    let source = cited_view(of, &rate.source, None);
    Some(ConvertedView { text, date: rate.date.iso_day(), source })
}

/// Returns a whole number as such, so that templates print it without decimals.
fn number_value(number: f64) -> Value {
    /// All whole numbers up to this one are exact
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.fract() == 0.0 && number.abs() <= EXACT {
        true => Value::from(number as i64),
        false => Value::from(number),
    }
}

/// Returns a value with its conditions, without its sources and notes.
pub fn value_view(fact: &Fact, criterion: &Criterion, words: &Words<'_>) -> ValueView {
    let mut items = Vec::new();
    if let Some(Datum::List(all)) = criterion.kind.datum(&fact.value) {
        items.extend(all.iter().map(ToString::to_string));
    }
    let text = value_text(fact, criterion, words);
    ValueView { state: fact.value.state(), text, items, validity: validity_view(fact, words) }
}

fn validity_view(fact: &Fact, words: &Words<'_>) -> Option<ValidityView> {
    fact.when().or(fact.since()).or(fact.until())?;
    let limit = |limit: Option<&str>| limit.map_or_else(String::new, |of| limit_text(of, words));
    Some(ValidityView {
        id: fact.condition_id().unwrap_or_default().to_owned(),
        when: fact.when().unwrap_or_default().to_owned(),
        since: limit(fact.since()),
        until: limit(fact.until()),
    })
}

fn proof_view(fact: &Fact) -> Option<ProofView> {
    let (quote, archived) = (fact.proof().quote(), fact.proof().archived.as_deref());
    quote.or(archived)?;
    Some(ProofView {
        quote: quote.unwrap_or_default().to_owned(),
        archived: archived.map(|copy| to_quote(Href::written(copy), fact)),
        found: fact.proof().found.map(Date::iso_day),
    })
}

/// Returns the view of a source of a fact. Its address leads to the words that the fact quotes.
fn quoted_view(of: &Viewed<'_>, source: &FactSource, fact: &Fact) -> Part<SourceView> {
    let view = match source {
        FactSource::Declared(at) if fact.proof().quote().is_none() => return of.source(*at),
        FactSource::Declared(_) | FactSource::Url(_) | FactSource::Repository(_) => {
            cited_view(of, source, None)
        }
    };
    let is_file = source.file(of.matrix).is_some();
    let url = view.url.map(|url| if is_file { url } else { to_quote(url, fact) });
    Part::new(SourceView { url, ..view })
}

fn to_quote(address: Href, fact: &Fact) -> Href {
    match fact.proof().quote() {
        Some(words) => address.leading_to(words),
        None => address,
    }
}

pub(super) fn cited_view(
    of: &Viewed<'_>,
    source: &FactSource,
    checked: Option<Date>,
) -> SourceView {
    let checked = checked.map(Date::iso_day);
    match source {
        FactSource::Declared(at) => {
            SourceView { checked, ..source_view(&of.matrix.sources[*at], of.file_url) }
        }
        FactSource::Url(url) => {
            let title = of.matrix.citation(url).to_owned();
            SourceView { checked, ..undeclared(title, Some(Href::written(url))) }
        }
        FactSource::Repository(file) => {
            SourceView { checked, ..undeclared(file.title(), (of.file_url)(file)) }
        }
    }
}

/// Returns the view of a source that has no table of its own.
pub(super) fn undeclared(title: String, url: Option<Href>) -> SourceView {
    SourceView {
        id: String::new(),
        title,
        url,
        published: None,
        checked: None,
        links: Vec::new(),
        extra: serde_json::Map::new().into(),
    }
}
