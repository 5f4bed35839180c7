//! Addresses of the site's files in its repository, at which readers correct them. Pure.

use super::Context;
use crate::base::address::Href;
use crate::matrix::{DataFile, RepositoryFile};
use crate::source::{FileId, Span};

impl Context {
    /// Returns the address of the line at which a span begins. `None` without a repository, and for a file
    /// that is not part of a matrix.
    pub(in crate::compile::render) fn line_url(&self, span: Span) -> Option<Href> {
        let published = self.site.config.publish.repository.as_ref()?;
        let lines = self.attached.lines.get(&span.file)?;
        Some(published.at.line(self.site.sources.path(span.file), lines.line_at(span.start)))
    }

    /// Returns the address of a file of the repository. `None` without a repository.
    pub(in crate::compile::render) fn file_url(&self, file: &RepositoryFile) -> Option<Href> {
        let published = self.site.config.publish.repository.as_ref()?;
        Some(published.at.source(file.path(), file.lines()))
    }

    /// Returns the address of a data file: in the repository, or else that of its published copy. `None` if it has neither.
    pub(in crate::compile::render) fn data_url(&self, data: &DataFile) -> Option<Href> {
        if let Some(published) = &self.site.config.publish.repository {
            return Some(published.at.shown(&data.path));
        }
        let copy = self.plan.copy_of(self.site.sources.find(&data.path)?)?;
        Some(self.href(&copy.address()))
    }

    /// Returns the address of the page that edits a file. `None` without a repository.
    pub(in crate::compile::render) fn edit_url(&self, file: FileId) -> Option<Href> {
        let published = self.site.config.publish.repository.as_ref()?;
        Some(published.at.edit(self.site.sources.path(file)))
    }
}
