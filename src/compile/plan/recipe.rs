//! What makes an output. Pure.

use crate::compile::site::TaxonomyKind;
use crate::matrix::export::Format;
use crate::source::FileId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipe {
    /// A page; of a section the `number`th page of its list, from 1
    Page {
        page: usize,
        number: usize,
    },
    /// All terms of a taxonomy
    Terms(TaxonomyKind),
    Term {
        kind: TaxonomyKind,
        term: usize,
    },
    NotFound,
    /// A page made from a matrix: an index into [`Site::made`](crate::compile::site::Site::made)
    Made(usize),
    /// An alias of a page
    Redirect {
        page: usize,
    },
    /// The address of a pair in the other order than that of its page
    OtherOrder {
        matrix: usize,
        pair: (usize, usize),
    },
    /// A file as it is
    Copy(FileId),
    /// A matrix for programs
    Data {
        matrix: usize,
        format: Format,
    },
    HighlightStylesheet,
    Feed,
    /// What changed in a matrix
    Changes {
        matrix: usize,
    },
    ChangesFeed {
        matrix: usize,
    },
    /// The sitemap, or the `number`th of several, from 1
    Sitemap {
        number: usize,
    },
    SitemapIndex,
    Robots,
}

impl Recipe {
    /// What it makes, for messages about itself.
    pub(super) fn what(&self) -> &'static str {
        match self {
            Recipe::Page { number: 1, .. } => "this page",
            Recipe::Page { .. } => "a page of this list",
            Recipe::Terms(TaxonomyKind::Tags) => "the page of all tags",
            Recipe::Terms(TaxonomyKind::Authors) => "the page of all authors",
            Recipe::Term { kind: TaxonomyKind::Tags, .. } => "the page of this tag",
            Recipe::Term { kind: TaxonomyKind::Authors, .. } => "the page of this author",
            Recipe::NotFound => "the page for missing pages",
            Recipe::Made(_) => "a page made from this matrix",
            Recipe::Redirect { .. } => "this alias",
            Recipe::OtherOrder { .. } => "a redirect made for this matrix",
            Recipe::Copy(_) => "this file",
            Recipe::Data { .. } => "the data of this matrix",
            Recipe::HighlightStylesheet => "the stylesheet of highlighted code",
            Recipe::Feed => "the feed",
            Recipe::Changes { .. } => "the page of changes",
            Recipe::ChangesFeed { .. } => "the feed of changes",
            Recipe::Sitemap { .. } | Recipe::SitemapIndex => "the sitemap",
            Recipe::Robots => "the file for robots",
        }
    }

    /// What it makes, for messages about another one.
    pub(super) fn what_else(&self) -> &'static str {
        match self {
            Recipe::Page { number: 1, .. } => "a page",
            Recipe::Term { kind: TaxonomyKind::Tags, .. } => "the page of another tag",
            Recipe::Term { kind: TaxonomyKind::Authors, .. } => "the page of another author",
            Recipe::Made(_) => "another page made from a matrix",
            Recipe::Redirect { .. } => "an alias",
            Recipe::Copy(_) => "a file",
            Recipe::Data { .. } => "the data of a matrix",
            made => made.what(),
        }
    }

    /// Whether every site has it, so that nothing of the author's asks for it.
    pub(super) fn is_made_once(&self) -> bool {
        match self {
            Recipe::NotFound
            | Recipe::HighlightStylesheet
            | Recipe::Feed
            | Recipe::Sitemap { .. }
            | Recipe::SitemapIndex
            | Recipe::Robots => true,
            Recipe::Page { .. }
            | Recipe::Terms(_)
            | Recipe::Term { .. }
            | Recipe::Made(_)
            | Recipe::Changes { .. }
            | Recipe::ChangesFeed { .. }
            | Recipe::Redirect { .. }
            | Recipe::OtherOrder { .. }
            | Recipe::Copy(_)
            | Recipe::Data { .. } => false,
        }
    }

    /// How to get it out of another output's way.
    pub(super) fn way_out(&self) -> &'static str {
        match self {
            Recipe::Terms(_) | Recipe::Term { .. } => {
                "spell them alike, or call one of them otherwise"
            }
            Recipe::Copy(_) => "rename the file, or remove it",
            Recipe::Changes { .. } | Recipe::ChangesFeed { .. } => {
                "write `changes = false` under `[pages]`, or move the other one"
            }
            Recipe::Data { .. } => "set `data = false` under `[pages]`, or move the other one",
            Recipe::Redirect { .. } => "remove the alias, or give the other one another address",
            Recipe::Made(_) | Recipe::OtherOrder { .. } => {
                "give the subject or criterion another id, or make no such pages: see `[pages]`"
            }
            _ => "give one of them another `slug` or `path`, or remove it",
        }
    }
}
