//! The sections of folders, and the addresses below their pages. Pure.

use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::compile::site::{Page, Section};

/// The sections of the site, with their pages.
pub(super) struct Folders<'s> {
    pub(super) sections: &'s List<Section>,
    pub(super) pages: &'s List<Page>,
}

impl Folders<'_> {
    /// Returns the section of a folder. `None` if it is left out, or has no pages.
    pub(super) fn section(&self, folder: &str) -> Option<Index<Section>> {
        self.sections.find(|section| section.path == folder)
    }

    /// Returns the prefix of the addresses of pages below a section's page.
    pub(super) fn base(&self, section: Index<Section>) -> SitePath {
        let address = &self.pages[self.sections[section].page].address;
        match address.as_str().strip_suffix(".html") {
            Some(name) => SitePath::new(format!("{name}/")),
            None => address.clone(),
        }
    }
}
