//! The description of an output. Pure.

use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::compile::site::Page;
use crate::compile::site::made::{GeneratedPage, Pair, SharedCriterion};
use crate::matrix::Matrix;
use crate::source::{FileId, Span};

/// A file that a build writes.
#[derive(Debug, Clone)]
pub struct Output {
    /// Path below the output folder, such as `backend/index.html`
    pub path: String,
    pub about: About,
    pub recipe: RecipeId,
    /// Span of the file or the key that the output comes from, for diagnostics
    pub origin: Span,
    pub words: &'static Words,
}

/// The index of an output's recipe in the renderer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecipeId(pub usize);

/// The content of an output, for links to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A page. For a section, `number` is the page of its list, counted from 1
    Page { page: Index<Page>, number: usize },
    /// A page generated from a matrix
    Made(Index<GeneratedPage>),
    /// A page generated for a criterion of several matrices
    Shared(Index<SharedCriterion>),
    /// A redirect to the page of a pair, from the address for the other order of its subjects
    OtherOrder { matrix: Index<Matrix>, pair: Pair },
    /// An unchanged copy of a file
    File(FileId),
    /// Any other output
    Other,
}

/// The words with which diagnostics describe an output.
#[derive(Debug)]
pub struct Words {
    /// Description in diagnostics about this output
    pub this: &'static str,
    /// Description in diagnostics about another output that collides with it
    pub another: &'static str,
    /// Help text for a collision
    pub collision_help: &'static str,
    /// Whether the output does not come from a particular file of the site
    pub is_made_once: bool,
}

const MOVE: &str = "give one of them another `slug` or `path`, or remove it";

impl Words {
    /// Returns words that are the same in all diagnostics.
    pub const fn of(this: &'static str) -> Words {
        Words { this, another: this, collision_help: MOVE, is_made_once: false }
    }

    /// Returns the words of an output that comes from no particular file. Its span is the configuration.
    pub const fn once(this: &'static str) -> Words {
        Words { is_made_once: true, ..Words::of(this) }
    }

    pub const fn another(self, another: &'static str) -> Words {
        Words { another, ..self }
    }

    pub const fn collision_help(self, collision_help: &'static str) -> Words {
        Words { collision_help, ..self }
    }
}

impl Output {
    /// Returns the address of the output: `/backend/` for `backend/index.html`.
    pub fn address(&self) -> SitePath {
        let path = self.path.as_str();
        let of_folder = path.strip_suffix("index.html");
        let of_folder = of_folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        SitePath::of_file(of_folder.unwrap_or(path))
    }
}
