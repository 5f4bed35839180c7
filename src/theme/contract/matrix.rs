//! Views of a matrix, and of the directives that show parts of it. Pure.

use serde::Serialize;

use super::link::{ImageView, LinkView};
use super::part::{self, Part};
use crate::base::address::Href;
use crate::theme::Value;

/// `matrix`: the result of `matrix(id=…)`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixView {
    /// Its id
    pub id: String,
    /// `title` of matrix.toml
    pub title: String,
    /// `licence` of matrix.toml, else empty
    pub licence: String,
    /// Address of the section that it belongs to, else none
    pub url: Option<Href>,
    /// The page on which a reader chooses subjects to compare, else none
    pub compare_url: Option<Href>,
    /// The page of its changes, if git's history has any; else none
    pub changes_url: Option<Href>,
    /// The whole matrix as JSON, else none
    pub json_url: Option<Href>,
    /// Its facts as CSV, else none
    pub csv_url: Option<Href>,
    /// Its subjects, in declaration order; a subject with variants stands for its default variant
    pub subjects: Vec<Part<SubjectView>>,
    /// Its groups, in declaration order
    pub groups: Vec<GroupView>,
    /// Its sources, in declaration order
    pub sources: Vec<SourceView>,
    /// Its use cases, in declaration order
    pub scenarios: Vec<Part<ScenarioView>>,
    /// Its facts: a row for each criterion, group by group; made only for sites that have a template with
    /// the word `fact_rows`
    pub fact_rows: Vec<FactRowView>,
}

/// The facts of one criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactRowView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// Id of its group
    pub group: String,
    /// One fact for each subject of the matrix, in the order of its `subjects`, so that a subject's fact is
    /// `facts[subject.index]`
    pub facts: Vec<Part<FactView>>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// A subject: a column of a table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubjectView {
    /// Its id; for a variant that is not the default with the id of its subject, such as `acme.pro`
    pub id: String,
    /// Its name, with that of its variant
    pub name: String,
    /// The variant that its facts are about, else none
    pub variant: Option<VariantView>,
    /// The subject's own web site, else none
    pub url: Option<Href>,
    /// The page about it, else none; for a variant that of its subject
    pub page_url: Option<Href>,
    /// Its other names
    pub aliases: Vec<String>,
    /// Pages about it on other sites, in the order of the matrix
    pub links: Vec<LinkView>,
    /// Name of the subjects that it belongs to, else empty
    pub family: String,
    /// `extra` of the subject
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
    /// Its logo, else none; it stands beside the name, so its alternative text is empty
    pub logo: Option<ImageView>,
    /// Its logo for dark pages, else none
    pub logo_dark: Option<ImageView>,
    /// Words that describe it
    pub tags: Vec<String>,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ subject.about_html or subject.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Whether it is the publisher's own product, which a page must disclose
    pub own: bool,
    /// Its index in the matrix, from 0
    pub index: usize,
    /// Its hue on every page: `blue`, `orange`, `teal`, `pink`, `gold`, `violet`, `red`, `cyan`,
    /// `green`, `brown`, `purple` or `grey`
    pub hue: &'static str,
    /// Its shape on every page: `circle`, `square`, `diamond`, `up`, `down` or `hexagon`
    pub marker: &'static str,
}

/// A variant of a subject: a plan, an edition, a platform or a version.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VariantView {
    /// Its id with that of its subject, such as `acme.pro`
    pub id: String,
    /// Its name without that of the subject
    pub name: String,
    /// Id of the subject
    pub of: String,
    /// Name of the subject
    pub subject_name: String,
    /// `about` of the variant, else empty
    pub about: String,
    /// Whether the id of the subject alone means this variant
    pub is_default: bool,
    /// Number of variants of the subject, including this one
    pub count: usize,
}

/// A group of criteria.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ group.about_html or group.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Its weight
    pub weight: f64,
    /// Its criteria, in declaration order
    pub criteria: Vec<Part<CriterionView>>,
}

/// A criterion: a row of a table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CriterionView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// The page about it, else none
    pub page_url: Option<Href>,
    /// `yes-no`, `level`, `number`, `money`, `rating`, `version`, `date`, `choice`, `support`, `text`,
    /// `list` or `code`
    pub kind: &'static str,
    /// Unit of its values, else empty
    pub unit: String,
    /// `higher`, `lower` or `none`
    pub better: &'static str,
    /// `minimum` if its facts are the least that subjects take, `limit` if they are the most that subjects allow,
    /// else empty
    pub sense: &'static str,
    /// Its weight in its group
    pub weight: f64,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ criterion.about_html or criterion.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Pages about it on other sites, in the order of the matrix
    pub links: Vec<LinkView>,
    /// `extra` of the criterion
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
}

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
    pub notes: Vec<String>,
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

/// The source of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceView {
    /// Its id; empty if the fact gives an address or a file instead of an id
    pub id: String,
    /// Its title; if the fact gives an address, the host with the path, different from all others; the path of a
    /// file of the repository
    pub title: String,
    /// Its address; none for a file of the repository without `[publish] repository`
    pub url: Option<Href>,
    /// Day of publication, else none
    pub published: Option<String>,
    /// In a list of sources the latest day on which a shown fact was compared with it, else none; see `checked` of
    /// a fact
    pub checked: Option<String>,
    /// Pages beside it on other sites, in the order of the matrix
    #[serde(serialize_with = "part::list")]
    pub links: Vec<LinkView>,
    /// `extra` of the source
    #[serde(serialize_with = "part::table")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
}

/// A use case and the subject that its author recommends for it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ scenario.about_html or scenario.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Criteria that a subject must meet
    pub requires: Vec<Part<CriterionView>>,
    /// The subject that its author recommends, else none
    pub recommend: Option<Part<SubjectView>>,
    /// The author's reason, else empty
    pub because: String,
}

/// `table`, for the component `matrix`: a comparison table, or part of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableView {
    /// Unique on the page; for the ids of elements
    pub id: String,
    /// Title of the matrix
    pub title: String,
    /// The columns
    pub subjects: Vec<Part<SubjectView>>,
    /// Whether a column is a variant that is not the default of its subject
    pub has_variants: bool,
    /// The rows, by group; a group without rows is left out
    pub groups: Vec<TableGroupView>,
    /// Number of rows
    pub rows: usize,
    /// The day of the least recent check of a shown fact, else none
    pub as_of: Option<String>,
    /// Number of known facts among those that apply
    pub known: usize,
    /// Number of facts that apply
    pub applicable: usize,
}

/// A group of rows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableGroupView {
    /// Id of the group
    pub id: String,
    /// Name of the group
    pub name: String,
    /// Its rows
    pub rows: Vec<TableRowView>,
}

/// A row: a criterion and a fact for each subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableRowView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The criterion as HTML, rendered by the component `criterion_name`
    #[cfg_attr(test, schemars(with = "String"))]
    pub head: Value,
    /// One fact for each column
    pub cells: Vec<Part<CellView>>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// `sheet`, for the component `facts`: the facts of one subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetView {
    /// The subject of the facts
    pub subject: Part<SubjectView>,
    /// The facts, by group; each row has one cell
    pub groups: Vec<TableGroupView>,
    /// The day of the least recent check of a shown fact, else none
    pub as_of: Option<String>,
    /// Number of known facts among those that apply
    pub known: usize,
    /// Number of facts that apply
    pub applicable: usize,
}

/// `contender`, for the component `subject`: one subject in the section about a criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContenderView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// The criterion of the section
    pub criterion: Part<CriterionView>,
    /// The subject's fact for that criterion
    pub fact: Part<FactView>,
}

/// `bibliography`, for the component `sources`: the sources of the facts of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BibliographyView {
    /// Each source once, in the order in which the facts refer to them
    pub sources: Vec<SourceView>,
    /// Licence of the data, else empty
    pub licence: String,
    /// The day of the least recent check of one of the facts, else none
    pub as_of: Option<String>,
}
