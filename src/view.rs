//! The theme contract: what templates see, and the only `Serialize` types. Pure.
//!
//! The doc comment of each field is its meaning in `themes/README.md`, which a test keeps true.
//! Every field is always there: what is missing is `none`, an empty list or an empty string, because
//! a template that reads an undefined name fails. Every `url` is ready for an `href`: it begins
//! with the sub-path of `base_url`, or is absolute.

use serde::Serialize;

use crate::theme::Value;

/// `site`, in every template.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SiteView {
    /// `title` of versus.toml
    pub title: String,
    /// `description` of versus.toml, else empty
    pub description: String,
    /// `author` of versus.toml, else empty
    pub author: String,
    /// Language tag, such as `en`
    pub lang: String,
    /// `ltr` or `rtl`, by the language
    pub direction: &'static str,
    /// Absolute address of the site, with a slash at its end
    pub base_url: String,
    /// The home page
    pub url: String,
    /// The Atom feed, else none
    pub feed_url: Option<String>,
    /// The stylesheet of highlighted code
    pub highlight_url: String,
    /// Top-level sections, by weight, then title
    pub sections: Vec<LinkView>,
    /// The page of all tags, else none
    pub tags_url: Option<String>,
    /// The page of all authors, else none
    pub authors_url: Option<String>,
    /// Options of the theme, with the site's `[extra]` laid over them
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub options: Value,
    /// `[extra]` of versus.toml
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: Value,
    /// Name and version of the generator
    pub generator: String,
}

/// A title and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinkView {
    /// What to show
    pub title: String,
    /// Where it leads
    pub url: String,
}

/// `page`, in every template.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PageView {
    /// `home`, `section`, `guide`, `page`, `terms`, `term`, `404` or `redirect`
    pub kind: &'static str,
    /// Title, as text
    pub title: String,
    /// `description` of the front matter, else the summary, else empty
    pub description: String,
    /// Where it is
    pub url: String,
    /// Where it is, absolute
    pub permalink: String,
    /// `canonical_url` of the front matter, else the permalink
    pub canonical_url: String,
    /// Whether search engines are asked not to list it
    pub noindex: bool,
    /// Day of publication as `2026-02-11`, else none; the filter `date` formats it
    pub date: Option<String>,
    /// Day of the last update, else none
    pub updated: Option<String>,
    /// Its authors, each with the page that lists their work
    pub authors: Vec<LinkView>,
    /// Its tags, each with its page
    pub tags: Vec<LinkView>,
    /// `level` of the front matter, else empty
    pub level: String,
    /// Reading time in minutes, at 220 words a minute
    pub reading_minutes: u32,
    /// Number of words
    pub words: u32,
    /// Headings of levels 2 and 3
    pub toc: Vec<TocView>,
    /// From the home page to the section that it stands in
    pub breadcrumbs: Vec<LinkView>,
    /// The one before it in its section, else none
    pub previous: Option<LinkView>,
    /// The one after it in its section, else none
    pub next: Option<LinkView>,
    /// Guides with the same subjects or tags, the nearest first, at most six
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub related: Vec<Value>,
    /// `cover` of the front matter, else none
    pub cover: Option<ImageView>,
    /// The subjects that it compares
    pub subjects: Vec<SubjectView>,
    /// Id of its matrix, for `matrix(id=…)`, else none
    pub matrix: Option<String>,
    /// Whether it is a draft, shown because of `--drafts`
    pub draft: bool,
    /// Path of its Markdown file from the site's folder, else empty
    pub source: String,
    /// `[extra]` of the front matter
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: Value,
}

/// A heading in a table of contents.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TocView {
    /// Its id on the page
    pub id: String,
    /// Its text
    pub title: String,
    /// Headings of the next level below it
    pub children: Vec<TocView>,
}

/// A page in a list: `section.pages`, `term.pages`, `page.related`, `guides(…)`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CardView {
    /// Title, as text
    pub title: String,
    /// Where it is
    pub url: String,
    /// `guide` or `page`
    pub kind: &'static str,
    /// `description` of the front matter, else the summary, else empty
    pub description: String,
    /// The text before `<!-- more -->`, else the description
    pub summary: String,
    /// Day of publication, else none
    pub date: Option<String>,
    /// Day of the last update, else none
    pub updated: Option<String>,
    /// Its authors
    pub authors: Vec<LinkView>,
    /// Its tags
    pub tags: Vec<LinkView>,
    /// `level` of the front matter, else empty
    pub level: String,
    /// Reading time in minutes
    pub reading_minutes: u32,
    /// Names of the subjects that it compares
    pub subjects: Vec<String>,
    /// `cover` of the front matter, else none
    pub cover: Option<ImageView>,
}

/// `section`, in `home.html` and `section.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionView {
    /// Title, as text
    pub title: String,
    /// Where its first page is
    pub url: String,
    /// The pages on this page of the list
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
    /// The sections directly below it
    pub sections: Vec<SectionLinkView>,
    /// The pages of its list; none when it has one only
    pub pagination: Option<PaginationView>,
}

/// A section in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionLinkView {
    /// Title, as text
    pub title: String,
    /// Where it is
    pub url: String,
    /// `description` of its front matter, else empty
    pub description: String,
    /// How many pages it holds, those of its sections included
    pub count: usize,
}

/// Where one page of a long list stands among the others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PaginationView {
    /// Its number, from 1
    pub number: usize,
    /// How many there are
    pub total: usize,
    /// The page before, else none
    pub previous_url: Option<String>,
    /// The page after, else none
    pub next_url: Option<String>,
    /// All of them, titled by their numbers
    pub pages: Vec<LinkView>,
}

/// `taxonomy`, in `terms.html` and `term.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TaxonomyView {
    /// `tags` or `authors`
    pub kind: &'static str,
    /// Where the page of all its terms is
    pub url: String,
    /// Its terms by name; empty in `term.html`
    pub terms: Vec<TermLinkView>,
}

/// A tag or an author in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermLinkView {
    /// Its name
    pub title: String,
    /// Where it is
    pub url: String,
    /// How many pages have it
    pub count: usize,
}

/// `term`, in `term.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermView {
    /// Its name
    pub title: String,
    /// Where it is
    pub url: String,
    /// The pages that have it, the newest first
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
}

/// `redirect`, in `redirect.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedirectView {
    /// Where it leads
    pub url: String,
    /// Where it leads, absolute
    pub permalink: String,
    /// Title of the page that it leads to
    pub title: String,
}

/// An image with what a browser needs to keep its place.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImageView {
    /// Where it is
    pub url: String,
    /// Width in pixels, none when unknown
    pub width: Option<u32>,
    /// Height in pixels, none when unknown
    pub height: Option<u32>,
}

/// `matrix`: an answer of `matrix(id=…)`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixView {
    /// Its id
    pub id: String,
    /// `title` of matrix.toml
    pub title: String,
    /// `licence` of matrix.toml, else empty
    pub licence: String,
    /// The page of the section that it belongs to, else none
    pub url: Option<String>,
    /// In declaration order
    pub subjects: Vec<SubjectView>,
    /// In declaration order
    pub groups: Vec<GroupView>,
    /// In declaration order
    pub sources: Vec<SourceView>,
    /// In declaration order
    pub scenarios: Vec<ScenarioView>,
}

/// What is compared: a column.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubjectView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// Its own site, else none
    pub url: Option<String>,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Whether it is the publisher's own product, which a page must disclose
    pub own: bool,
    /// Its place in the matrix, from 0: for a hue and a marker that stay the same on every page
    pub index: usize,
}

/// Criteria that belong together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Its weight
    pub weight: f64,
    /// In declaration order
    pub criteria: Vec<CriterionView>,
}

/// What subjects are compared on: a row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CriterionView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `yes-no`, `level`, `number`, `money`, `rating`, `version`, `date`, `choice`, `text` or `list`
    pub kind: &'static str,
    /// Unit of its values, else empty
    pub unit: String,
    /// `higher`, `lower` or `none`
    pub better: &'static str,
    /// Its weight in its group
    pub weight: f64,
    /// What it means, else empty
    pub about: String,
}

/// One cell.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactView {
    /// Whose fact it is
    pub subject: SubjectView,
    /// `yes`, `partial`, `no`, `value`, `unknown` or `n/a`: never show `unknown` as a `no`
    pub state: &'static str,
    /// The value with its unit, ready to read; for `yes`, `partial`, `no`, `unknown` and `n/a` the
    /// theme's word for it
    pub text: String,
    /// The values of a list, else empty
    pub items: Vec<String>,
    /// The author's note, else empty
    pub note: String,
    /// Where the value comes from
    pub sources: Vec<SourceView>,
    /// Day on which a person compared it with its source, else none
    pub checked: Option<String>,
    /// `measured`, `vendor`, `documented`, `inferred`, else empty
    pub evidence: &'static str,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceView {
    /// Its id, empty for an address given in place
    pub id: String,
    /// Its title, or its host for an address given in place
    pub title: String,
    /// Where it is
    pub url: String,
    /// Day of publication, else none
    pub published: Option<String>,
    /// The latest day on which a shown fact was compared with it, else none
    pub checked: Option<String>,
}

/// A use case and what its author recommends for it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Criteria that must hold
    pub requires: Vec<CriterionView>,
    /// The subject that its author recommends, else none
    pub recommend: Option<SubjectView>,
    /// The author's reason, else empty
    pub because: String,
}

/// `table`, for the component `matrix`: a comparison table or a part of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableView {
    /// Unique on the page, for ids
    pub id: String,
    /// Title of the matrix
    pub title: String,
    /// The columns
    pub subjects: Vec<SubjectView>,
    /// The rows, by group; a group without rows is left out
    pub groups: Vec<TableGroupView>,
    /// Number of rows
    pub rows: usize,
    /// The oldest day on which a shown fact was checked, else none
    pub as_of: Option<String>,
    /// Known facts among those that apply
    pub known: usize,
    /// Facts that apply
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
    /// What is compared
    pub criterion: CriterionView,
    /// One for each column
    pub facts: Vec<FactView>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// `sheet`, for the component `facts`: what is known of one subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetView {
    /// Whose facts they are
    pub subject: SubjectView,
    /// The facts, by group; each row has one fact
    pub groups: Vec<TableGroupView>,
    /// The oldest day on which a shown fact was checked, else none
    pub as_of: Option<String>,
    /// Known facts among those that apply
    pub known: usize,
    /// Facts that apply
    pub applicable: usize,
}

/// `contender`, for the component `subject`: one subject under a criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContenderView {
    /// Who it is
    pub subject: SubjectView,
    /// The criterion of the section that it stands in
    pub criterion: CriterionView,
    /// Its fact for that criterion
    pub fact: FactView,
}

/// An entry of `samples`, for the component `samples`, and of `code`: a code sample.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SampleView {
    /// Unique on the page, for ids
    pub id: String,
    /// `title` of the fence, else empty
    pub title: String,
    /// Name of the language, else empty
    pub language: String,
    /// `subject` of the fence, else none
    pub subject: Option<SubjectView>,
    /// Whether its lines are numbered
    pub numbered: bool,
    /// The code as HTML: a `code` element to stand in a `pre`
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
}

/// An entry of `questions`, for the component `faq`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// Id of its heading
    pub id: String,
    /// The question as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub question: Value,
    /// The question as text
    pub text: String,
    /// The answer as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub answer: Value,
}

/// `verdict`, for the component `verdict`: an author's statement of who wins.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerdictView {
    /// `overall`, `group`, `criterion` or `scenario`
    pub on: &'static str,
    /// Name of the group, criterion or scenario; empty for `overall`
    pub name: String,
    /// `subject`, `tie` or `depends`
    pub outcome: &'static str,
    /// The winner, else none
    pub winner: Option<SubjectView>,
    /// Why the author departs from the matrix, else empty
    pub dissent: String,
}

/// `claim`, for the component `claim`: a piece of prose bound to a fact.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimView {
    /// What the author wrote as HTML; the fact's value where nothing was written
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Whether the value stands in the text in place of words of the author's
    pub inserted: bool,
    /// The criterion
    pub criterion: CriterionView,
    /// The fact
    pub fact: FactView,
}

/// `scores`, for the component `scores`: subjects compared by weighted facts.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoresView {
    /// Title of the matrix
    pub title: String,
    /// Names of the groups that have a score, the columns
    pub groups: Vec<String>,
    /// One for each subject compared
    pub rows: Vec<ScoreRowView>,
    /// `wins` (whatever the unknowns turn out to be), `leads`, `tie` or `unknown`
    pub outcome: &'static str,
    /// Who is ahead, else none
    pub leader: Option<SubjectView>,
    /// By how much the best is ahead of the second best, such as `0.12`, else empty
    pub margin: String,
}

/// A subject with its scores.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreRowView {
    /// Whose they are
    pub subject: SubjectView,
    /// Over all groups
    pub overall: ScoreView,
    /// One for each column
    pub groups: Vec<ScoreView>,
}

/// A score of 0 to 1.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreView {
    /// Such as `0.77`; empty when nothing is known, which is not nought
    pub value: String,
    /// The least that it can be, whatever the unknowns turn out to be; empty when nothing applies
    pub lower: String,
    /// The most that it can be, else empty
    pub upper: String,
    /// How much of the weight is known, in per cent
    pub coverage: u32,
}

/// An entry of `notes`, for the component `footnotes`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FootnoteView {
    /// Its number, by the order of first mention
    pub number: usize,
    /// Its id on the page
    pub id: String,
    /// The note as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Ids of the places that mention it
    pub references: Vec<String>,
}

/// `bibliography`, for the component `sources`: what a page's facts rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BibliographyView {
    /// Each source once, in the order in which the facts name them
    pub sources: Vec<SourceView>,
    /// Licence of the data, else empty
    pub licence: String,
    /// The oldest day on which one of the facts was checked, else none
    pub as_of: Option<String>,
}

#[cfg(test)]
mod contract;
