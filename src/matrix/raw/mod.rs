//! Stage 2 of 7. Pure. One file's [`Table`] → [`RawMatrix`] or [`RawSubject`].
//!
//! Checks everything that does not depend on other parts of the matrix: keys, types, weights, durations,
//! addresses. The rest (ids, references, whether a fact fits its criterion) is left to
//! `matrix::check`, for which these values keep their spans.

pub(crate) mod conditions;
mod declared;
mod more;
mod names;
mod particulars;
pub(crate) mod query;
mod rate;
mod shared;
mod variant;
mod weight;

pub use declared::{RawCriterion, RawGroup, RawSource};
pub use query::{RawColumn, RawData, RawDataKey, RawDay, RawQuery};
pub use rate::RawRate;
pub use shared::{Overlay, Shared, Sharing, shared, shared_path};
pub use variant::RawVariant;

use super::keys as known;
use crate::base::date::Duration;
use crate::data::{Data, Entry, Node, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::hue::{Color, Hue};
use crate::matrix::{Demand, GeneratedPages, PairPages, Particulars, Policy, Prose, ProsePolicy};
use crate::source::{FileId, Span, Spanned};
use declared::Tables;
use weight::weight_of;

/// A `matrix.toml`.
#[derive(Debug, Clone)]
pub struct RawMatrix {
    pub file: FileId,
    pub title: String,
    pub licence: Option<Spanned<String>>,
    pub policy: Policy,
    pub pages: GeneratedPages,
    /// Empty, like the criteria and the sources, until [`RawMatrix::share`] reads them over the shared ones
    pub groups: Vec<RawGroup>,
    pub criteria: Vec<RawCriterion>,
    pub sources: Vec<RawSource>,
    pub data: Vec<RawData>,
    /// `None` if the matrix shares no criteria
    pub overlay: Option<Overlay>,
    /// `None` until shared criteria are read
    pub sharing: Option<Sharing>,
    pub rates: Vec<RawRate>,
    pub subjects: Vec<RawSubject>,
    pub scenarios: Vec<RawScenario>,
    /// The spans of mistakes that were reported while its files were read
    pub mistakes: Vec<Span>,
}

/// A `[[subject]]`, or a file in `subjects/`.
#[derive(Debug, Clone)]
pub struct RawSubject {
    pub id: Spanned<String>,
    pub name: String,
    pub url: Option<Spanned<String>>,
    pub about: Option<Prose>,
    pub own: bool,
    pub color: Option<Spanned<Color>>,
    /// Its place among the subjects, the smallest first; those without one follow
    pub order: Option<i64>,
    pub family: Option<String>,
    pub particulars: Particulars,
    pub data_key: Option<RawDataKey>,
    pub facts: Vec<RawFact>,
    /// Where its facts begin, or its id if it has none
    pub facts_span: Span,
    pub variants: Vec<RawVariant>,
}

/// An entry of `facts`: a criterion's id with a value, or with a table that contains one.
#[derive(Debug, Clone)]
pub struct RawFact {
    pub criterion: Spanned<String>,
    pub node: Node,
    /// The digits of its number as written in the file, which a float does not keep: `2.50`
    pub written: Option<Box<str>>,
    /// The facts of the same criterion under other conditions, each at its place in the list
    pub others: Vec<RawFact>,
}

#[derive(Debug, Clone)]
pub struct RawScenario {
    pub id: Spanned<String>,
    pub name: String,
    pub about: Option<Prose>,
    /// By id of a group or a criterion
    pub weights: Vec<(Spanned<String>, f64)>,
    pub requires: Vec<Spanned<String>>,
    pub recommend: Option<Spanned<String>>,
    pub because: Option<Prose>,
}

/// Returns everything that can be read; a table without an `id` is left out. `text` is the text of the
/// file that `table` was read from, for the digits of its numbers.
///
/// Reports `unknown-key`, `missing-key`, `wrong-type`, `invalid-value`, `invalid-date`,
/// `invalid-url` and `invalid-weight`.
pub fn matrix(table: Table, text: &str, found: &mut Vec<Diagnostic>) -> RawMatrix {
    let whole = table.span;
    let mut keys = Reader::new(table, &known::MATRIX, found);
    let title = required(&mut keys, "title").unwrap_or_default();
    let licence = keys.text("licence").filter(|text| !text.value.trim().is_empty());
    let [policy, pages] =
        ["policy", "pages"].map(|key| keys.table(key).unwrap_or_else(|| Table::empty(whole)));
    let is_sharing = keys.has("criteria");
    let path = keys.text("criteria");
    let tables = Tables::read(&mut keys);
    let [data, subjects, scenarios] = ["data", "subject", "scenario"].map(|key| keys.tables(key));
    keys.finish();
    let mut matrix = RawMatrix {
        file: whole.file,
        title,
        licence,
        policy: read_policy(policy, found),
        pages: read_pages(pages, found),
        groups: Vec::new(),
        criteria: Vec::new(),
        sources: Vec::new(),
        overlay: None,
        sharing: None,
        rates: Vec::new(),
        data: data.into_iter().filter_map(|table| query::data(table, found)).collect(),
        subjects: subjects.into_iter().filter_map(|table| subject(table, text, found)).collect(),
        scenarios: scenarios.into_iter().filter_map(|table| scenario(table, found)).collect(),
        mistakes: Vec::new(),
    };
    match is_sharing {
        true => matrix.overlay = Some(Overlay { path, tables }),
        false => matrix.declare(tables, found),
    }
    matrix
}

impl RawMatrix {
    /// A matrix of a file without any text.
    pub fn empty(file: FileId) -> RawMatrix {
        matrix(Table::empty(Span::whole(file)), "", &mut Vec::new())
    }
}

/// Reads a `[[subject]]`, or a file of `subjects/`, which has the same keys at its top level.
/// `text` is the text of the file that `table` was read from. Returns `None` if there is no `id`.
///
/// Reports what [`matrix`] reports.
pub fn subject(table: Table, text: &str, found: &mut Vec<Diagnostic>) -> Option<RawSubject> {
    let mut keys = Reader::new(table, &known::SUBJECT, found);
    let id = keys.required_text("id");
    let name = required(&mut keys, "name");
    let url = keys.text("url").map(|url| address(&mut keys, url));
    let own = keys.boolean("own").is_some_and(|own| own.value);
    let color = color(&mut keys);
    let about = prose(&mut keys, "about");
    let order = keys.integer("order").map(|order| order.value);
    let family = keys.text("family").and_then(|family| words(&mut keys, "family", family));
    let particulars = particulars::read(&mut keys);
    let data_key = query::data_key(&mut keys);
    let facts = keys.table("facts");
    let variants = keys.tables("variant");
    keys.finish();
    let variants = variants.into_iter().filter_map(|table| variant::read(table, text, found));
    let variants = variants.collect();
    let id = id?;
    let (facts, facts_span) = facts_of(facts, id.span, text);
    let name = name.unwrap_or_else(|| id.value.clone());
    Some(RawSubject {
        id,
        name,
        url,
        about,
        own,
        color,
        order,
        family,
        particulars,
        data_key,
        facts,
        facts_span,
        variants,
    })
}

/// Returns the facts of a table with its span; with `id`, the span of the id, if there is no table.
fn facts_of(table: Option<Table>, id: Span, text: &str) -> (Vec<RawFact>, Span) {
    let span = table.as_ref().map_or(id, |table| table.span);
    let facts = table.into_iter().flat_map(|table| table.entries);
    (facts.map(|entry| fact(entry, text)).collect(), span)
}

/// Returns whether a text is an absolute `http` or `https` address with a host.
pub(crate) fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let foreign =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
    rest.is_some_and(|rest| !rest.starts_with(['/', '?', '#', ':']) && !rest.is_empty())
        && !url.contains(foreign)
}

/// Reads `stale_after`, such as `18 months`. Reports `invalid-value`.
pub(crate) fn stale_after(keys: &mut Reader<'_>) -> Option<Duration> {
    let text = keys.text("stale_after")?;
    let duration = Duration::parse(&text.value);
    if duration.is_none() {
        let form = "a length of time, such as `18 months`, `2 years` or `90 days`";
        keys.report(Diagnostic::ill_formed_value(text.span, "stale_after", &text.value, form));
    }
    duration
}

fn read_policy(table: Table, found: &mut Vec<Diagnostic>) -> Policy {
    let mut keys = Reader::new(table, &known::POLICY, found);
    let policy = Policy {
        sources: keys.choice("sources", &Demand::NAMES).unwrap_or(Demand::Warn),
        claims: keys.choice("claims", &Demand::NAMES).unwrap_or(Demand::Optional),
        conditions: keys.choice("conditions", &Demand::NAMES).unwrap_or(Demand::Optional),
        verdicts: keys.choice("verdicts", &Demand::NAMES).unwrap_or(Demand::Optional),
        evidence: keys.choice("evidence", &Demand::NAMES).unwrap_or(Demand::Optional),
        prose: keys.choice("prose", &ProsePolicy::NAMES).unwrap_or(ProsePolicy::Warn),
        stale_after: stale_after(&mut keys),
        show_guarded: keys.boolean("show_guarded").is_some_and(|shown| shown.value),
        tie_margin: tie_margin(&mut keys).unwrap_or(0.05),
    };
    keys.finish();
    policy
}

fn tie_margin(keys: &mut Reader<'_>) -> Option<f64> {
    let margin = keys.number("tie_margin")?;
    if (0.0..=1.0).contains(&margin.value) {
        return Some(margin.value);
    }
    let (got, form) = (in_toml(margin.value), "a number from 0 to 1");
    keys.report(Diagnostic::ill_formed_value(margin.span, "tie_margin", &got, form));
    None
}

fn read_pages(table: Table, found: &mut Vec<Diagnostic>) -> GeneratedPages {
    let mut keys = Reader::new(table, &known::PAGES, found);
    let pages = GeneratedPages {
        subjects: keys.boolean("subjects").is_none_or(|on| on.value),
        criteria: keys.boolean("criteria").is_none_or(|on| on.value),
        shared: keys.boolean("shared").filter(|on| on.value).map(|on| on.span),
        pairs: keys.choice("pairs", &PairPages::NAMES).unwrap_or(PairPages::None),
        compare: keys.boolean("compare").is_none_or(|on| on.value),
        changes: keys.boolean("changes").is_none_or(|on| on.value),
        data: keys.boolean("data").is_none_or(|on| on.value),
    };
    keys.finish();
    pages
}

fn scenario(table: Table, found: &mut Vec<Diagnostic>) -> Option<RawScenario> {
    let mut keys = Reader::new(table, &known::SCENARIO, found);
    let id = keys.required_text("id");
    let name = required(&mut keys, "name");
    let about = prose(&mut keys, "about");
    let weights = keys.table("weights").map_or_else(Vec::new, |table| table.entries);
    let weights = weights.into_iter().map(|entry| weight_of(entry, keys.found())).collect();
    let requires = keys.texts("requires");
    let recommend = keys.text("recommend");
    let because = prose(&mut keys, "because");
    keys.finish();
    let id = id?;
    let name = name.unwrap_or_else(|| id.value.clone());
    Some(RawScenario { id, name, about, weights, requires, recommend, because })
}

fn fact(entry: Entry, text: &str) -> RawFact {
    let Entry { key: criterion, node } = entry;
    let is_table = |node: &Node| matches!(node.data, Data::Table(_));
    let cases = match node {
        Node { data: Data::List(cases), .. } if cases.iter().any(is_table) => cases,
        node => return case(criterion, node, text),
    };
    let mut cases = cases.into_iter();
    let first = cases.next().expect("one of them is a table");
    let id = criterion.value.clone();
    let others = cases.map(|node| case(Spanned::new(id.clone(), node.span), node, text));
    RawFact { others: others.collect(), ..case(criterion, first, text) }
}

fn case(criterion: Spanned<String>, node: Node, text: &str) -> RawFact {
    let written = match &node.data {
        Data::Table(table) => {
            let value = table.entries.iter().find(|entry| entry.key.value == "value");
            value.and_then(|entry| digits(&entry.node, text))
        }
        _ => digits(&node, text),
    };
    RawFact { criterion, node, written, others: Vec::new() }
}

/// Returns the digits of a number as written in the file, without `+` and `_`. `None` if the node is not
/// a number, or is written in a notation that readers may not know: `0x1f`, `1e6`.
pub(crate) fn digits(node: &Node, text: &str) -> Option<Box<str>> {
    if !matches!(node.data, Data::Integer(_) | Data::Float(_)) {
        return None;
    }
    let digits = text.get(node.span.range())?.replace(['+', '_'], "");
    let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
    let decimal = unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (decimal && !unsigned.is_empty()).then(|| digits.into())
}

/// Reads a required text, which must not be blank.
fn required(keys: &mut Reader<'_>, key: &'static str) -> Option<String> {
    let text = keys.required_text(key)?;
    words(keys, key, text)
}

/// Returns a text unless it is blank. Reports `invalid-value`.
fn words(keys: &mut Reader<'_>, key: &'static str, text: Spanned<String>) -> Option<String> {
    (!reports_blank(keys, key, &text)).then_some(text.value)
}

/// Reports a blank text, and returns whether it is one.
fn reports_blank(keys: &mut Reader<'_>, key: &str, text: &Spanned<String>) -> bool {
    let is_blank = text.value.trim().is_empty();
    if is_blank {
        keys.report(Diagnostic::ill_formed_value(text.span, key, &text.value, "one word or more"));
    }
    is_blank
}

/// Reads a text with inline Markdown; `None` if it is blank.
fn prose(keys: &mut Reader<'_>, key: &'static str) -> Option<Prose> {
    keys.text(key).filter(|text| !text.value.trim().is_empty()).map(Prose::read)
}

fn non_blank(text: Option<Spanned<String>>) -> Option<String> {
    text.map(|text| text.value).filter(|text| !text.trim().is_empty())
}

/// Returns the address as written, even if it is invalid, so that checks can continue. Reports
/// `invalid-url`.
fn address(keys: &mut Reader<'_>, url: Spanned<String>) -> Spanned<String> {
    if !is_web_address(&url.value) {
        keys.report(Diagnostic::invalid_url(url.span, "url", &url.value));
    }
    url
}

/// Reads `color`. Reports `invalid-value`.
fn color(keys: &mut Reader<'_>) -> Option<Spanned<Color>> {
    let text = keys.text("color")?;
    let color = Color::parse(&text.value);
    if color.is_none() {
        let names = Hue::ALL.map(Hue::name);
        keys.report(Diagnostic::invalid_color(text.span, &text.value, &names));
    }
    color.map(|color| Spanned::new(color, text.span))
}

/// Formats a number as TOML does: `nan`, not `NaN`.
pub(crate) fn in_toml(number: f64) -> String {
    number.to_string().to_lowercase()
}

#[cfg(test)]
mod tests;
