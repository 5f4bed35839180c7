//! Answers an editor's questions about a position in a text: completion, hover, definition, references
//! and renaming. Pure.
//!
//! There are two ways to interpret a position. A [`slot`] is derived from the text around a cursor, which
//! may be incomplete. [`mentions`] are ids in successfully parsed files, with exact spans.

pub mod completion;
pub mod definition;
pub mod hover;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod mentions;
pub mod named;
pub mod rename;
pub mod slot;
pub mod symbols;
mod words;

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::index::Index;
use crate::base::path;
use crate::compile::parse::Read;
use crate::compile::plan::Plan;
use crate::compile::site::{Page, Site};
use crate::matrix::Matrix;
use crate::source::{FileId, Role};

/// The site about which questions are answered. It was resolved from the texts that `read` returns.
pub struct Known<'s> {
    pub site: &'s Site,
    pub plan: &'s Plan,
    pub read: &'s Read<'s>,
    /// The current day; nothing else reads the clock
    pub today: Date,
}

impl<'s> Known<'s> {
    /// Returns the text of a file, or `None` if it cannot be read or is not UTF-8.
    pub fn text(&self, file: FileId) -> Option<String> {
        let file = self.site.sources.get(file);
        // Reading a named pipe would block until another process writes to it.
        if file.role.unread().is_some() {
            return None;
        }
        let bytes = (self.read)(file).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    }

    /// Reports whether a file has changed since the site was read.
    pub fn is_old(&self, file: FileId) -> bool {
        let read = || (self.read)(self.site.sources.get(file));
        self.site.content_of(file).is_some() && read().is_err_and(|failure| failure.is_change())
    }

    /// Returns the page that is made from a file.
    pub fn page(&self, file: FileId) -> Option<&'s Page> {
        self.site.page_of(file)
    }

    /// Returns the matrix that a file belongs to; for shared criteria the first that shares them.
    pub fn matrix_at(&self, file: FileId) -> Option<Index<Matrix>> {
        self.matrices_at(file).into_iter().next()
    }

    /// Returns the matrices that a file belongs to: one for a matrix file or a subject file, and those that share
    /// them for shared criteria.
    pub fn matrices_at(&self, file: FileId) -> Vec<Index<Matrix>> {
        let sources = &self.site.sources;
        let folder = |file: FileId| sources.get(file).folder();
        let home = match sources.get(file).role {
            Role::Matrix => folder(file),
            Role::Subject => path::parent(folder(file)),
            Role::Criteria => {
                let all = self.site.matrices.indexed();
                let shares = |(_, matrix): &(_, &Arc<Matrix>)| matrix.shared == Some(file);
                return all.filter(shares).map(|(at, _)| at).collect();
            }
            _ => return Vec::new(),
        };
        self.site.matrices.find(|matrix| folder(matrix.file) == home).into_iter().collect()
    }
}
