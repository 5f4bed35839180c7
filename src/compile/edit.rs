//! Compiling a site again after an edit of the texts of a few pages: only these are parsed and resolved.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Pipeline;
use super::check;
use super::discover::read;
use super::parse;
use super::resolve;
use super::resolved::Resolved;
use super::site::Site;
use crate::base::failure::Failure;
use crate::source::{FileId, SourceFile, Sources};

/// For more pages than this, a full run is about as fast.
const FEW: usize = 16;

impl Pipeline<'_> {
    /// Returns the site `last` with the present texts of its pages, or `None` if more may have changed than
    /// these pages: then the site must be resolved as a whole. Files in `paths` may have changed even if
    /// their stamps are the same.
    pub(crate) fn edited(
        &self,
        last: &Resolved,
        sources: &Arc<Sources>,
        paths: &BTreeSet<String>,
    ) -> Result<Option<Resolved>, Failure> {
        let Some(files) = last.edited_pages(sources, paths) else { return Ok(None) };
        if self.selection != last.selection {
            return Ok(None);
        }
        let of_file = |file: &SourceFile| read::bytes(self.source.root(), file);
        let (mut in_files, markdown) = (Vec::new(), last.site.config.markdown);
        let inputs = self.parse_inputs(&of_file);
        let pages = parse::again(sources, &files, markdown, inputs, &mut in_files)?;
        let Some(pages) = pages else { return Ok(None) };
        let Some(site) = resolve::with_texts(&last.site, sources, &pages) else { return Ok(None) };
        let attachments = |site: &Site| {
            let pages = files.iter().filter_map(|file| site.page_of(*file));
            check::attachments(site, &last.plan, pages)
        };
        if attachments(&site) != attachments(&last.site) {
            return Ok(None);
        }
        let of_others = last.in_files.iter().filter(|of| !files.contains(&of.span.file));
        in_files.extend(of_others.cloned());
        Ok(Some(Resolved { site: Arc::new(site), in_files, ..last.clone() }))
    }
}

impl Resolved {
    /// Returns the files that may have changed, if they are few and each is a published page that was read
    /// as a whole and that no other page shows as a sample.
    fn edited_pages(&self, sources: &Sources, paths: &BTreeSet<String>) -> Option<Vec<FileId>> {
        let told: Option<Vec<FileId>> = paths.iter().map(|path| sources.find(path)).collect();
        let mut files = sources.changed_from(&self.site.sources)?;
        files.extend(told?);
        files.sort_unstable();
        files.dedup();
        let is_page = |file: &FileId| {
            self.site.by_file.contains_key(file)
                && !self.site.unreadable.contains(file)
                && !self.attached.samples.contains_key(sources.path(*file))
        };
        (files.len() <= FEW && files.iter().all(is_page)).then_some(files)
    }
}
