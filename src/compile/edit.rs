//! A site after an edit: where it changes texts of pages alone, only these are read and resolved again.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::resolved::Resolved;
use crate::base::failure::Failure;
use crate::compile::check;
use crate::compile::discover::read;
use crate::compile::parse::{self, ParseInputs};
use crate::compile::resolve::{self, Selection};
use crate::compile::site::Site;
use crate::source::{FileId, SourceFile, Sources};

/// To look at more pages one by one saves nothing.
const FEW: usize = 16;

impl Resolved {
    /// The site with what its files hold now, of which `paths` may hold something else even if their
    /// stamps are as they were. None where other pages may change as well: then all is to be resolved.
    pub(crate) fn edited(
        &self,
        root: &Path,
        (sources, paths): (&Arc<Sources>, &BTreeSet<String>),
        selection: Selection,
        before: &ParseInputs<'_>,
    ) -> Result<Option<Resolved>, Failure> {
        let Some(files) = self.edited_pages(sources, paths) else { return Ok(None) };
        if selection != self.selection {
            return Ok(None);
        }
        let of_file = |file: &SourceFile| read::bytes(root, file);
        let mut in_files = Vec::new();
        let read = (self.site.config.markdown, &*self.site.unreadable);
        let pages = parse::again(read, (sources, &files), (&of_file, before), &mut in_files)?;
        let Some(pages) = pages else { return Ok(None) };
        let Some(site) = resolve::with_texts(&self.site, sources, &pages) else { return Ok(None) };
        let wanted = |site: &Site| {
            let pages = files.iter().filter_map(|file| site.page_of(*file));
            check::wanted(site, &self.plan, pages)
        };
        if wanted(&site) != wanted(&self.site) {
            return Ok(None);
        }
        let of_others = self.in_files.iter().filter(|of| !files.contains(&of.span.file));
        in_files.extend(of_others.cloned());
        Ok(Some(Resolved { site: Arc::new(site), in_files, ..self.clone() }))
    }

    /// The files that may hold something else, if they are a few, of pages that are published, and shown
    /// by no other page.
    fn edited_pages(&self, sources: &Sources, paths: &BTreeSet<String>) -> Option<Vec<FileId>> {
        let told: Option<Vec<FileId>> = paths.iter().map(|path| sources.find(path)).collect();
        let mut files = sources.changed_from(&self.site.sources)?;
        files.extend(told?);
        files.sort_unstable();
        files.dedup();
        let is_page = |file: &FileId| {
            let is_sample = self.attached.samples.contains_key(sources.path(*file));
            self.site.by_file.contains_key(file) && !is_sample
        };
        (files.len() <= FEW && files.iter().all(is_page)).then_some(files)
    }
}
