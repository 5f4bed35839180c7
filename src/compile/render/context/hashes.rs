//! What tells the parts of a site from what they were before. Pure.
//!
//! A page is a function of the ground that all stand on (the configuration, the theme, the values
//! that every template has), of what its own template gets, of its own file, and of what its text
//! refers to. All of it goes into one hash, by the functions that make it for the templates: so a
//! page with the same hash, whose templates would get the same answers, has the same bytes.

use std::collections::BTreeSet;

use super::Context;
use crate::base::address::SitePath;
use crate::base::hash::{Hash, Hasher};
use crate::base::index::Index;
use crate::compile::site::Site;
use crate::matrix::Matrix;
use crate::matrix::export::Format;
use crate::source::{FileId, Role};
use crate::theme::Value;
use crate::theme::contract::SiteView;

/// Hash of the inputs common to all pages. The values in `view` are of the configuration and the theme.
pub(super) fn ground(site: &Site, view: SiteView) -> Hash {
    let mut hasher = Hasher::default();
    let (options, extra) = (Value::none(), Value::none());
    hasher.value(&SiteView { options, extra, ..view });
    hasher.text(site.config.base_url.absolute(&SitePath::home()).as_str()).text(&site.theme.name);
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
    /// What tells a matrix, with the places of its pages, from what it was before.
    pub(in crate::compile::render) fn matrix_hash(&self, at: Index<Matrix>) -> Hash {
        *self.matrix_hashes[at].get_or_init(|| {
            let (site, matrix) = (&self.site, &self.site.matrices[at]);
            let mut hasher = Hasher::default();
            let of_subjects = matrix.subjects.iter().map(|subject| subject.span.file);
            let files: BTreeSet<FileId> = of_subjects.chain([matrix.file]).collect();
            for file in files {
                hasher.text(site.sources.path(file)).debug(&site.contents.get(&file));
            }
            hasher.text(&matrix.id).debug(&site.matrix_pages[at]);
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

    /// What tells a matrix and the guides that compare its subjects from what they were before.
    pub(in crate::compile::render) fn compared_hash(&self, at: Index<Matrix>) -> Hash {
        *self.compared_hashes[at].get_or_init(|| {
            let mut hasher = Hasher::default();
            hasher.hash(self.matrix_hash(at));
            for link in self.way_to(self.site.section_of(at)) {
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
