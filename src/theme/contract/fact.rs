//! Views of a fact. Pure.

use serde::Serialize;

use super::declared::{CriterionView, SourceView, SubjectView};
use super::part::{self, Part};
use crate::base::address::Href;
use crate::theme::Value;

/// A fact: a cell of a table, and the result of `fact(id=…)`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactView {
    /// The subject of the fact
    pub subject: Part<SubjectView>,
    /// The criterion of the fact
    pub criterion: Part<CriterionView>,
    /// The value for calculations: the number of a number, money or rating, which is the bound or the middle of
    /// an amount that is not known exactly; the day of a date as `2026-02-11`, the items of a list, the version or
    /// the word since which a support begins, the file of a code or its first line, the text of a version, choice or
    /// text; none if the state says all
    #[cfg_attr(test, schemars(with = "Option<PlainValue>"))]
    pub value: Value,
    /// `yes`, `partial`, `no`, `value`, `unknown` or `n/a`: never show `unknown` as a `no`
    pub state: &'static str,
    /// The value with its unit, as text; for `yes`, `partial`, `no`, `unknown` and `n/a` the theme's word
    /// for it
    pub text: String,
    /// The value as HTML, if it is a text with inline Markdown; else none: print `{{ fact.html or fact.text }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub html: Value,
    /// The text as it is read out, with words for its signs: `at least 1000` for `1000+`; empty if the text has
    /// no signs
    pub said: String,
    /// What is known of an amount that is not simply a number in the unit of its criterion, else none
    pub amount: Option<AmountView>,
    /// The values of a list, else empty
    #[serde(serialize_with = "part::list")]
    pub items: Vec<String>,
    /// When it holds; none if nothing restricts it
    pub validity: Option<ValidityView>,
    /// For the first of several facts under different conditions the others, in the order declared; else empty
    #[serde(serialize_with = "part::list")]
    pub others: Vec<Part<FactView>>,
    /// The statements about a support, the one that counts first; else empty
    #[serde(serialize_with = "part::list")]
    pub statements: Vec<StatementView>,
    /// The number of votes that a rating is the mean of, else none; `text` has it as well
    pub votes: Option<u64>,
    /// The code of a fact of kind `code`, else none
    pub sample: Option<SampleView>,
    /// The author's note, else empty
    pub note: String,
    /// The note as HTML, if it has inline Markdown; else none: print `{{ fact.note_html or fact.note }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub note_html: Value,
    /// The sources of the value. With a quote, their addresses lead to its words
    pub sources: Vec<Part<SourceView>>,
    /// The data file that the value was taken from, else none
    pub data: Option<DataView>,
    /// The words of the source that state the value, and a copy of it; none if there is neither
    pub proof: Option<ProofView>,
    /// How well the value is supported: `found` for a quote that was found in its source, `sourced` for a value
    /// with a source, `inferred`, `unsourced`, or `unknown` if there is no value
    pub tier: &'static str,
    /// Day on which a person last compared it with its source, else none
    pub checked: Option<String>,
    /// `measured`, `vendor`, `documented` or `inferred`, else empty
    pub evidence: &'static str,
    /// Its line in the repository of the site, where readers can correct it; the line of its subject if the
    /// matrix does not state the fact; none without `[publish] repository`
    pub correct_url: Option<Href>,
    /// Whether the matrix states the fact. One that is not stated is `unknown`, and so may be one that is
    pub is_stated: bool,
    /// Its utility on its criterion, from `0.0000` to `1.0000`; empty if the fact is unknown or does not
    /// apply, or the criterion is not scored, which is not the same as 0. Of facts under several conditions,
    /// only the first has one
    pub utility: String,
}

/// When a fact holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValidityView {
    /// Id of the condition, if there are facts of the criterion under other conditions; else empty
    pub id: String,
    /// The condition under which it holds, else empty
    pub when: String,
    /// The version or the date with which it began to hold, else empty
    pub since: String,
    /// The version or the date with which it ceased to hold, else empty
    pub until: String,
}

/// What bears a fact out beside the address of its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProofView {
    /// The words of the source that state the value, else empty
    pub quote: String,
    /// Address of a copy of the source as it was, else none. With a quote, it leads to its words
    pub archived: Option<Href>,
    /// Day on which the quote was looked up in the source, and found, else none
    pub found: Option<String>,
}

/// Where a fact was taken from: a data file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DataView {
    /// Path of the file from the root of the site
    pub file: String,
    /// Line of the value in the repository of the site; none without `[publish] repository`
    pub url: Option<Href>,
    /// What was chosen in the file: a JSON pointer, or a column and the values that its rows have
    pub place: String,
    /// `median`, `min`, `max`, `mean` or `count` of several values, else empty
    pub take: &'static str,
    /// Number of values that it was computed from
    pub count: usize,
    /// The least of these values as text; empty if there is only one, or they were counted
    pub least: String,
    /// The greatest of these values as text; empty if there is only one, or they were counted
    pub most: String,
}

/// A statement about the support of a feature: a range of versions.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatementView {
    /// `yes`, `prefix`, `partial`, `flag`, `preview`, `removed` or `no`: what restricts the use of the feature most
    pub status: &'static str,
    /// The versions and the restrictions, as text
    pub text: String,
    /// The flags that users must set, else empty
    pub flags: Vec<String>,
    /// The author's notes about these versions
    pub notes: Vec<NoteView>,
}

/// A note about some versions.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoteView {
    /// The note as text
    pub text: String,
    /// The note as HTML, if it has inline Markdown; else none: print `{{ note.html or note.text }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub html: Value,
}

/// An amount that is not simply a number in the unit of its criterion.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AmountView {
    /// `at-least`, `over`, `at-most`, `under`, `range`, `about`, `unlimited` or `free`; `number` in another currency
    pub form: &'static str,
    /// The lowest number that it may be in the unit of its criterion, else none
    pub low: Option<f64>,
    /// The highest number that it may be, else none
    pub high: Option<f64>,
    /// Code of its currency, if that is not the criterion's; else empty
    pub currency: String,
    /// What it is in the currency of the criterion, else none. An amount with a `currency` and without this is
    /// neither compared nor scored, because the matrix has no rate
    pub converted: Option<ConvertedView>,
}

/// An amount of money that is converted to the currency of its criterion.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ConvertedView {
    /// The amount in the currency of the criterion, with its unit
    pub text: String,
    /// Day of the rate
    pub date: String,
    /// Where the rate comes from
    pub source: SourceView,
}

/// An entry of `samples`, for the component `samples`, and of `code`: a code sample.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SampleView {
    /// Unique on the page; for the ids of elements. Empty for a fact, which a page may show several times
    pub id: String,
    /// `title` of the fence, else empty; for a fact its file
    pub title: String,
    /// Name of the language, else empty
    pub language: String,
    /// `subject` of the fence or of the fact, else none
    pub subject: Option<Part<SubjectView>>,
    /// Whether its lines are numbered
    pub numbered: bool,
    /// The code as HTML: a `code` element for use in a `pre`
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
}

/// The forms of a fact's value in the documentation of themes.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum PlainValue {
    Number(f64),
    Text(String),
    List(Vec<String>),
}

/// A fact with its HTML, rendered once for all pages that show it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellView {
    /// The fact
    pub fact: Part<FactView>,
    /// Its value as HTML, rendered by the component `fact`
    #[cfg_attr(test, schemars(with = "String"))]
    pub value: Value,
    /// Its note, evidence, sources and day of checking as HTML, rendered by the component `fact_more`
    #[cfg_attr(test, schemars(with = "String"))]
    pub more: Value,
    /// The `utility` of the fact, for sorting
    pub utility: String,
}
