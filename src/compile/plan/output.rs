//! One file of the site that is to be made. Pure.

use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::compile::site::Page;
use crate::compile::site::made::{MadePage, Pair};
use crate::matrix::Matrix;
use crate::source::{FileId, Span};

/// One file of the site that is to be made.
#[derive(Debug, Clone)]
pub struct Output {
    /// Below the output folder, such as `backend/index.html`
    pub path: String,
    pub about: About,
    pub recipe: RecipeId,
    /// What asks for it
    pub origin: Span,
    pub words: &'static Words,
}

/// What makes the bytes of an output: the renderer knows it by this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecipeId(pub usize);

/// What a reader finds at an address, for links that lead there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A page; of a section the `number`th page of its list, from 1
    Page { page: Index<Page>, number: usize },
    /// A page made from a matrix
    Made(Index<MadePage>),
    /// The way to the page of a pair, from the order of its subjects that the page does not have
    OtherOrder { matrix: Index<Matrix>, pair: Pair },
    /// A file as it is
    File(FileId),
    /// What no link of an author's needs to know
    Other,
}

/// What messages say of an output.
#[derive(Debug)]
pub struct Words {
    /// In messages about itself
    pub this: &'static str,
    /// In messages about one that is in its way
    pub another: &'static str,
    /// How to get it out of the way of another one
    pub collision_help: &'static str,
    /// Whether no file of the author's asks for it
    pub is_made_once: bool,
}

const MOVE: &str = "give one of them another `slug` or `path`, or remove it";

impl Words {
    /// Of something that is called alike in all messages.
    pub const fn of(this: &'static str) -> Words {
        Words { this, another: this, collision_help: MOVE, is_made_once: false }
    }

    /// Of something that no file of the author's asks for: its place is the configuration.
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
    /// Where it is: `/backend/` of `backend/index.html`.
    pub fn address(&self) -> SitePath {
        let path = self.path.as_str();
        let of_folder = path.strip_suffix("index.html");
        let of_folder = of_folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        SitePath::of_file(of_folder.unwrap_or(path))
    }
}
