//! Views of pages and of the site. Pure.

use serde::Serialize;

use super::declared::SubjectView;
use super::link::{ImageView, LinkView};
use super::part::Part;
use crate::base::address::Href;
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
    /// Absolute address of the site, with a trailing slash
    pub base_url: Href,
    /// The home page
    pub url: Href,
    /// The Atom feed, else none
    pub feed_url: Option<Href>,
    /// The stylesheet of highlighted code
    pub highlight_url: Href,
    /// Top-level sections, by weight, then title
    pub sections: Vec<LinkView>,
    /// The page of all tags, else none
    pub tags_url: Option<Href>,
    /// The page of all authors, else none
    pub authors_url: Option<Href>,
    /// Options of the theme, overridden by the site's `[extra]`
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub options: Value,
    /// `[extra]` of versus.toml
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: Value,
    /// Name and version of the generator
    pub generator: String,
}

/// `page`, in every template.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PageView {
    /// `home`, `section`, `guide`, `page`, `subject`, `criterion`, `pair`, `compare`, `changes`,
    /// `terms`, `term`, `404` or `redirect`
    pub kind: &'static str,
    /// Title, as text
    pub title: String,
    /// `description` of the front matter, else the summary, else empty
    pub description: String,
    /// Its address
    pub url: Href,
    /// Its absolute address
    pub permalink: Href,
    /// `canonical_url` of the front matter, else the permalink
    pub canonical_url: Href,
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
    /// Reading time in minutes, at 220 words per minute
    pub reading_minutes: u32,
    /// Number of words in its text
    pub words: u32,
    /// Headings of levels 2 and 3
    pub toc: Vec<TocView>,
    /// The pages from the home page down to the section that contains it
    pub breadcrumbs: Vec<LinkView>,
    /// The previous page in its section, else none
    pub previous: Option<LinkView>,
    /// The next page in its section, else none
    pub next: Option<LinkView>,
    /// Guides with the same subjects or tags, most similar first, at most six
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub related: Vec<Value>,
    /// `cover` of the front matter, else none
    pub cover: Option<ImageView>,
    /// The subjects that it compares
    pub subjects: Vec<Part<SubjectView>>,
    /// The publisher's own products among the subjects that it compares, shows or names; the page must
    /// disclose them
    pub own: Vec<Part<SubjectView>>,
    /// The day of the least recent check of a fact that it shows, else none
    pub as_of: Option<String>,
    /// How well its text is guarded, if `show_guarded` in the policy of its matrix says so, else none
    pub guarded: Option<GuardedView>,
    /// Id of its matrix, for `matrix(id=…)`, else none
    pub matrix: Option<String>,
    /// Whether it is a draft, included by `--drafts`
    pub draft: bool,
    /// Path of its Markdown file relative to the site's folder, percent-encoded; else empty
    pub source: String,
    /// Where the repository of the site lets readers edit it: its Markdown file; for a page made from a
    /// matrix, its line of the matrix; none without `[publish] repository`
    pub edit_url: Option<Href>,
    /// `[extra]` of the front matter
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: Value,
}

/// The facts of a guide that could not change without a message, as `versus check --mutants` finds them.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GuardedView {
    /// Number of the known facts of the subjects that it compares, not 0
    pub facts: usize,
    /// Number of those that are guarded
    pub guarded: usize,
    /// Their share in per cent, rounded down
    pub percent: usize,
}

/// A heading in a table of contents.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TocView {
    /// Id of the heading on the page
    pub id: String,
    /// Its text
    pub title: String,
    /// The headings of the next level below it
    pub children: Vec<TocView>,
}

/// A page in a list: `section.pages`, `term.pages`, `page.related`, `guides(…)`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CardView {
    /// Title, as text
    pub title: String,
    /// Its address
    pub url: Href,
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
    /// Address of its first page
    pub url: Href,
    /// The pages listed on this page of the section
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
    /// The sections directly below it
    pub sections: Vec<SectionLinkView>,
    /// The pages of the list; none if there is only one
    pub pagination: Option<PaginationView>,
    /// Id of the matrix in its folder, else none
    pub matrix: Option<String>,
    /// How its page shows that matrix: `table` if `table` holds it, `index` if it is too large for a table;
    /// empty if there is no matrix, or the text of the page shows one
    pub matrix_as: &'static str,
}

/// A section in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionLinkView {
    /// Title, as text
    pub title: String,
    /// Its address
    pub url: Href,
    /// `description` of its front matter, else empty
    pub description: String,
    /// Number of pages in it and in the sections below it
    pub count: usize,
}

/// The position of one page of a long list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PaginationView {
    /// Number of this page, from 1
    pub number: usize,
    /// Number of pages of the list
    pub total: usize,
    /// The previous page, else none
    pub previous_url: Option<Href>,
    /// The next page, else none
    pub next_url: Option<Href>,
    /// All pages of the list, with their numbers as titles
    pub pages: Vec<LinkView>,
}

/// `taxonomy`, in `terms.html` and `term.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TaxonomyView {
    /// `tags` or `authors`
    pub kind: &'static str,
    /// Address of the page that lists all its terms
    pub url: Href,
    /// Its terms, sorted by name; empty in `term.html`
    pub terms: Vec<TermLinkView>,
}

/// A tag or an author in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermLinkView {
    /// Its name
    pub title: String,
    /// Its address
    pub url: Href,
    /// Number of pages that have it
    pub count: usize,
}

/// `term`, in `term.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermView {
    /// Its name
    pub title: String,
    /// Its address
    pub url: Href,
    /// The pages that have it, newest first
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
}

/// `redirect`, in `redirect.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedirectView {
    /// Target of the redirect
    pub url: Href,
    /// Absolute address of the target
    pub permalink: Href,
    /// Title of the target page
    pub title: String,
}
