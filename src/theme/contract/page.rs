//! What templates see of pages and of the site. Pure.

use serde::Serialize;

use super::matrix::SubjectView;
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
    /// Absolute address of the site, with a slash at its end
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
    pub url: Href,
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
    /// Where it is
    pub url: Href,
    /// Where it is, absolute
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
    pub subjects: Vec<Part<SubjectView>>,
    /// The publisher's own products among the subjects that it compares, shows or names: it must
    /// disclose them
    pub own: Vec<Part<SubjectView>>,
    /// The oldest day on which a fact that it shows was checked, else none
    pub as_of: Option<String>,
    /// Id of its matrix, for `matrix(id=…)`, else none
    pub matrix: Option<String>,
    /// Whether it is a draft, shown because of `--drafts`
    pub draft: bool,
    /// Path of its Markdown file from the site's folder as a part of an address, else empty
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
    /// Where its first page is
    pub url: Href,
    /// The pages on this page of the list
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
    /// The sections directly below it
    pub sections: Vec<SectionLinkView>,
    /// The pages of its list; none when it has one only
    pub pagination: Option<PaginationView>,
    /// Id of the matrix that stands in its folder, else none
    pub matrix: Option<String>,
    /// How its page is to show that matrix: `table` where `table` holds it, `index` where it is too
    /// large for a table; empty where there is none, or the text shows one
    pub matrix_as: &'static str,
}

/// A section in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionLinkView {
    /// Title, as text
    pub title: String,
    /// Where it is
    pub url: Href,
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
    pub previous_url: Option<Href>,
    /// The page after, else none
    pub next_url: Option<Href>,
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
    pub url: Href,
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
    pub url: Href,
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
    pub url: Href,
    /// The pages that have it, the newest first
    #[cfg_attr(test, schemars(with = "Vec<CardView>"))]
    pub pages: Vec<Value>,
}

/// `redirect`, in `redirect.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedirectView {
    /// Where it leads
    pub url: Href,
    /// Where it leads, absolute
    pub permalink: Href,
    /// Title of the page that it leads to
    pub title: String,
}

/// An image with what a browser needs to keep its place.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImageView {
    /// Where it is
    pub url: Href,
    /// Width in pixels, none when unknown
    pub width: Option<u32>,
    /// Height in pixels, none when unknown
    pub height: Option<u32>,
}
