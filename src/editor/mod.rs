//! What an editor asks about a place in a text: what may stand there, what it means, where it is
//! declared, and how to give it another name. Pure.
//!
//! There are two ways to look at a place. A [`slot`] is told by the text around a cursor, which may
//! be in the middle of something. [`mentions`] are what the parsers have read, with exact places.

pub mod completion;
pub mod definition;
pub mod fixes;
pub mod hover;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod mentions;
pub mod named;
pub mod rename;
pub mod slot;
pub mod symbols;
mod words;

use crate::base::date::Date;
use crate::base::index::Index;
use crate::base::path;
use crate::compile::parse::Read;
use crate::compile::plan::Plan;
use crate::compile::site::{Page, Site};
use crate::matrix::Matrix;
use crate::source::{FileId, Role};

/// What answers rest on. The site is that of the texts as `read` gives them.
pub struct Known<'s> {
    pub site: &'s Site,
    pub plan: &'s Plan,
    pub read: &'s Read<'s>,
    /// The only clock
    pub today: Date,
}

impl<'s> Known<'s> {
    /// None for a file that cannot be read, or is no text.
    pub fn text(&self, file: FileId) -> Option<String> {
        let file = self.site.sources.get(file);
        // To read a pipe would wait for somebody to write to it.
        if file.role.unread().is_some() {
            return None;
        }
        let bytes = (self.read)(file).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    }

    /// Whether a file holds another text than when the site was read.
    pub fn is_old(&self, file: FileId) -> bool {
        let read = || (self.read)(self.site.sources.get(file));
        self.site.content_of(file).is_some() && read().is_err_and(|failure| failure.is_change())
    }

    /// The page that a file is of.
    pub fn page(&self, file: FileId) -> Option<&'s Page> {
        self.site.page_of(file)
    }

    /// The matrix that a file of TOML belongs to.
    pub fn matrix_at(&self, file: FileId) -> Option<Index<Matrix>> {
        let sources = &self.site.sources;
        let folder = |file: FileId| sources.get(file).folder();
        let home = match sources.get(file).role {
            Role::Matrix => folder(file),
            Role::Subject => path::parent(folder(file)),
            _ => return None,
        };
        self.site.matrices.find(|matrix| folder(matrix.file) == home)
    }
}
