//! Hashes of parts of the site, for incremental builds. Pure.
//!
//! A page is a function of the inputs that all pages share (the configuration, the theme, the values that
//! every template gets), the values of its own template, its own file, and the files and addresses that its
//! text refers to. All of these are combined into one hash, computed with the functions that prepare the
//! values for the templates. A page with the same hash and the same answers to its templates' questions
//! therefore has the same bytes.

use super::Context;
use crate::base::address::SitePath;
use crate::base::hash::{Hash, Hasher};
use crate::base::index::Index;
use crate::compile::site::Site;
use crate::matrix::export::Format;
use crate::matrix::{Marks, Matrix};
use crate::source::Role;
use crate::theme::Value;
use crate::theme::contract::SiteView;

/// Returns the hash of the inputs that all pages share. `options` and `extra` are left out of `view`, because
/// they come from the configuration and the theme, whose files are hashed.
pub(super) fn shared_inputs(site: &Site, view: SiteView) -> Hash {
    let mut hasher = Hasher::default();
    let (options, extra) = (Value::none(), Value::none());
    hasher.value(&SiteView { options, extra, ..view });
    hasher.text(site.config.base_url.absolute(&SitePath::home()).as_str()).text(&site.theme.name);
    // The configuration tells the rest about the repository.
    if let Some(published) = &site.config.publish.repository {
        hasher.text(published.at.folder());
    }
    for (id, file) in site.sources.iter() {
        let decides = matches!(
            file.role,
            Role::Configuration | Role::ThemeManifest | Role::Template | Role::Strings
        );
        if let (true, Some(content)) = (decides && site.is_in_use(id), site.contents.get(&id)) {
            hasher.text(&file.path).hash(*content);
        }
    }
    hasher.finish()
}

impl Context {
    /// Returns the hash of a matrix and of the addresses of its pages.
    pub(in crate::compile::render) fn matrix_hash(&self, at: Index<Matrix>) -> Hash {
        *self.matrix_hashes[at].get_or_init(|| {
            let (site, matrix) = (&self.site, &self.site.matrices[at]);
            let mut hasher = Hasher::default();
            for file in matrix.files() {
                hasher.text(site.sources.path(file)).debug(&site.contents.get(&file));
            }
            for data in &matrix.data {
                let file = site.sources.find(&data.path);
                let content = file.and_then(|file| site.contents.get(&file));
                hasher.text(&data.id).text(&data.path).debug(&content);
            }
            hasher.text(&matrix.id).debug(&site.matrix_pages[at]);
            for (_, logo) in matrix.subjects.iter().flat_map(|of| of.particulars.logos()) {
                hasher.value(&self.logo(matrix, &logo.value));
            }
            for link in matrix.marks().flat_map(Marks::links) {
                hasher.debug(&self.matrix_link(matrix, link));
            }
            for (_, code) in matrix.codes() {
                let file = code.file().map(|file| self.samples().text(matrix, file));
                hasher.debug(&file);
            }
            if let Some(section) = site.section_of(at) {
                hasher.text(self.link(site.sections[section].page).url.as_str());
            }
            hasher.debug(&site.changes_address(at));
            for format in [Format::Json, Format::Csv] {
                hasher.debug(&site.data_address(at, format));
            }
            hasher.finish()
        })
    }

    /// Returns the hash of a matrix, the breadcrumbs of its section, and the guides that compare its
    /// subjects.
    pub(in crate::compile::render) fn compared_hash(&self, at: Index<Matrix>) -> Hash {
        *self.compared_hashes[at].get_or_init(|| {
            let mut hasher = Hasher::default();
            hasher.hash(self.matrix_hash(at));
            for link in self.breadcrumbs_to(self.site.section_of(at)) {
                hasher.value(&link);
            }
            for guides in &self.site.compared[at] {
                hasher.number(guides.len());
                for guide in guides {
                    hasher.hash(self.card_hash(*guide)).debug(&self.site.pages[*guide].subjects);
                }
            }
            hasher.finish()
        })
    }
}
