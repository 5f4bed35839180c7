//! Reports `code-parse` for the files that fences show.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock};

use super::Checked;
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::cache::{Keep, Log, PageCache};
use crate::compile::discover::read::Sample;
use crate::compile::parse::fence::Fence;
use crate::compile::refer;
use crate::compile::refer::sample::{InText, Shown, region, slice_lines};
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::syntax::{self, Mistake};

/// The files that fences show, each with what was found in it: by the hash of its text, also on the disk. The log is
/// opened when the first file is looked up.
pub(super) struct CheckedSamples<'c> {
    cache: &'c PageCache,
    log: OnceLock<Option<Log>>,
    used: Mutex<HashSet<Hash>>,
}

/// Name of the log on the disk.
const NAME: &str = "samples";

impl<'c> CheckedSamples<'c> {
    pub(super) fn of(cache: &'c PageCache) -> CheckedSamples<'c> {
        CheckedSamples { cache, log: OnceLock::new(), used: Mutex::default() }
    }

    /// Reports the mistakes in files that the fences of a page show.
    pub(super) fn check(&self, checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
        let fences = page.outline.fences.iter();
        found.extend(fences.filter_map(|fence| self.problem(checked, page, fence)));
    }

    /// Reports a mistake in the shown part of a file. The whole file is parsed, because a part can be a fragment.
    fn problem(&self, checked: &Checked<'_>, page: &Page, fence: &Fence) -> Option<Diagnostic> {
        let (file, language) = (fence.value("file")?, fence.language.as_ref()?);
        if !fence.is_whole() || !fence.is_in_language_of_file(checked.highlighter) {
            return None;
        }
        let paths = refer::sample_paths(&checked.site.sources, page.file, &file.value);
        let Some(Sample::Text(text)) = refer::sample_at(checked.attached, &paths) else {
            return None;
        };
        let mistake = self.mistake(&language.value, text)?;
        let before = text.get(..mistake.at.start)?;
        let line = before.matches('\n').count();
        if !shows(fence, text, line) {
            return None;
        }
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let place = format!("{}:{}:{column}", file.value, line + 1);
        let (span, of) = (page.span(file.span), mistake.language.as_str());
        Some(Diagnostic::unparsed_sample(span, of, &place, &mistake.why()))
    }

    fn mistake(&self, language: &str, text: &str) -> Option<Mistake> {
        if !syntax::knows(language) {
            return None;
        }
        let log = self.log.get_or_init(|| self.cache.log(NAME, Hash::of(b"")));
        let Some(log) = log else { return syntax::mistake(language, text) };
        let key = Hasher::default().text(language).text(text).finish();
        self.used.lock().expect("no thread panicked").insert(key);
        if let Some(known) = log.get(key).and_then(|known| postcard::from_bytes(known).ok()) {
            return known;
        }
        let mistake = syntax::mistake(language, text);
        if self.cache.is_written() {
            log.add(key, &postcard::to_stdvec(&mistake).expect("what is stored is plain data"));
        }
        mistake
    }

    /// Stores what was added. Compaction drops the entries of files that are no longer shown.
    pub(super) fn close(self) -> Result<(), Failure> {
        let Some(log) = self.log.into_inner().flatten() else { return Ok(()) };
        let used = self.used.into_inner().expect("no thread panicked");
        log.close(&Keep { is_live: &|key| used.contains(&key), limit_bytes: u64::MAX })
    }
}

/// Whether a fence shows a line of a text, counted from 0.
fn shows(fence: &Fence, text: &str, line: usize) -> bool {
    let mut shown = Shown::whole(text.to_owned(), InText::Same);
    let named = fence.value("region");
    if let Some(excerpt) = named.and_then(|name| region(&shown.code, &name.value).ok()) {
        shown = shown.cut(excerpt);
    }
    let lines = fence.value("lines");
    if let Some(excerpt) = lines.and_then(|lines| slice_lines(&shown.code, &lines.value)) {
        shown = shown.cut(excerpt);
    }
    shown.part.is_none_or(|part| part.lines.contains(&line))
}
