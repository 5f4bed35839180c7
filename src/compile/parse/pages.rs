//! Markdown files → [`ParsedPage`]s, from the caches where a file is unchanged. Pure.

use std::sync::Arc;

use super::dialect::Dialect;
use super::document::{Document, Problems};
use super::memory::{PageMemo, ParseMemory};
use super::outline::Outline;
use super::{ParsedPage, Reader, blocks, each, front_matter, lint, outline, skip, text_of};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::CachedPages;
use crate::data::characters;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Origin, Role, Stamp};

/// Returns all pages with a role in path order.
pub(super) fn pages(
    reader: &Reader<'_>,
    (role, dialect): (Role, Dialect),
    cached: &CachedPages,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedPage>, Failure> {
    let Some(memory) = reader.inputs.memory else {
        return each(reader.sources, role, found, |file, found| {
            read(reader, file, dialect, cached, found)
        });
    };
    let (last, listed_ns) = (memory.pages(), reader.sources.listed_ns());
    let pages = each(reader.sources, role, &mut Vec::new(), |id, _| {
        let file = reader.sources.get(id);
        let stamp = stamp_of(&file.origin);
        let memo = last.get(&file.path);
        if let Some(memo) = memo.filter(|memo| memo.is_sure(stamp)).and_then(|memo| memo.at(id)) {
            return Ok((memo, IsNew::No));
        }
        let mut found = Vec::new();
        let page = read(reader, id, dialect, cached, &mut found)?;
        Ok((PageMemo { stamp, listed_ns, page, found }, IsNew::Yes))
    })?;
    drop(last);
    Ok(remember(reader, memory, pages, found))
}

/// Parses some pages without looking them up in the in-memory cache, and updates their entries in it.
pub(super) fn again(
    reader: &Reader<'_>,
    files: &[FileId],
    dialect: Dialect,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedPage>, Failure> {
    let listed_ns = reader.sources.listed_ns();
    let cached = reader.inputs.pages.open(listed_ns, dialect.key());
    let again = |id: &FileId| {
        let (stamp, mut found) = (stamp_of(&reader.sources.get(*id).origin), Vec::new());
        let page = read(reader, *id, dialect, &cached, &mut found)?;
        Ok((PageMemo { stamp, listed_ns, page, found }, IsNew::Yes))
    };
    let pages: Result<_, Failure> = files.iter().map(again).collect();
    let memory = reader.inputs.memory.expect("who reads again holds what was read");
    Ok(remember(reader, memory, pages?, found))
}

#[derive(Clone, Copy, PartialEq)]
enum IsNew {
    Yes,
    No,
}

/// Stores the new pages in the in-memory cache, reports the diagnostics of all pages, and returns all
/// pages.
fn remember(
    reader: &Reader<'_>,
    memory: &ParseMemory,
    pages: Vec<(PageMemo, IsNew)>,
    found: &mut Vec<Diagnostic>,
) -> Vec<ParsedPage> {
    let mut remembered = memory.pages();
    let take = |(page, is_new): (PageMemo, IsNew)| {
        found.extend_from_slice(&page.found);
        if is_new == IsNew::No {
            return page.page;
        }
        let path = Arc::clone(&reader.sources.get(page.page.file).path);
        let parsed = page.page.clone();
        remembered.insert(path, page);
        parsed
    };
    pages.into_iter().map(take).collect()
}

fn stamp_of(origin: &Origin) -> Option<Stamp> {
    match origin {
        Origin::Disk(stamp) => Some(*stamp),
        Origin::Embedded(_) | Origin::Open(_) => None,
    }
}

impl PageMemo {
    /// Returns the entry for use with `file`, whose id may have changed since. Returns `None` if the
    /// entry has diagnostics with the old id, which is rare enough to parse the page again.
    fn at(&self, file: FileId) -> Option<PageMemo> {
        if self.page.file == file {
            return Some(self.clone());
        }
        if !self.found.is_empty() {
            return None;
        }
        let page = ParsedPage { file, ..self.page.clone() };
        Some(PageMemo { page, found: Vec::new(), ..*self })
    }
}

/// Parses one page, or takes it from the on-disk cache.
fn read(
    reader: &Reader<'_>,
    id: FileId,
    dialect: Dialect,
    cached: &CachedPages,
    found: &mut Vec<Diagnostic>,
) -> Result<ParsedPage, Failure> {
    let file = reader.sources.get(id);
    let stamp = stamp_of(&file.origin);
    let before = cached.get(file);
    if let (Some(before), Some(stamp)) = (before, stamp)
        && before.is_sure(stamp)
        && let Some(page) = recall(id, before.page)
    {
        return Ok(page);
    }
    let bytes = (reader.inputs.read)(file)?;
    let content = Hash::of(&bytes);
    let learn = |page: &[u8]| {
        if let Some(stamp) = stamp {
            cached.learn(file, stamp, content, page);
        }
    };
    if let Some(before) = before.filter(|before| before.content() == content)
        && let Some(page) = recall(id, before.page)
    {
        learn(before.page);
        return Ok(page);
    }
    let text = text_of(id, bytes, found);
    let kind = front_matter::Kind::of(file);
    let page = page((id, kind), (text.as_deref(), content), dialect, found);
    // A page with diagnostics is not cached, so that each build reports them.
    if found.is_empty() {
        learn(&stored(&page));
    }
    Ok(page)
}

fn stored(page: &ParsedPage) -> Vec<u8> {
    let ParsedPage { file: _, matter, outline, body_at, content, is_whole: _ } = page;
    let stored = (matter, outline, body_at, content);
    postcard::to_stdvec(&stored).expect("what is read is plain data")
}

fn recall(file: FileId, page: &[u8]) -> Option<ParsedPage> {
    let (matter, outline, body_at, content) = postcard::from_bytes(page).ok()?;
    Some(ParsedPage { file, matter, outline, body_at, content, is_whole: true })
}

fn page(
    (file, kind): (FileId, front_matter::Kind),
    (text, content): (Option<&str>, Hash),
    dialect: Dialect,
    found: &mut Vec<Diagnostic>,
) -> ParsedPage {
    // Invalid keys in the front matter do not make the Markdown unreadable.
    let is_companion = kind == front_matter::Kind::Companion;
    let is_whole = text.is_some_and(|text| is_companion || front_matter::is_closed(text));
    let text = text.unwrap_or_default();
    let (matter, body_at) = front_matter::read(text, file, kind, found);
    let mut of_body = Vec::new();
    characters::check_text(&text[body_at..], (file, body_at), &['\0'], &mut of_body);
    let mut outline = {
        let document = Document::new(&text[body_at..], (file, body_at), dialect, &mut of_body);
        let mut problems = Problems::default();
        let parts = document.parts_and_problems(&mut problems);
        let blocks = blocks::blocks(&parts);
        let skips = skip::read(&document, &parts, &blocks, &mut of_body);
        let writing = lint::read(&lint::Written {
            document: &document,
            parts: &parts,
            blocks: &blocks,
            matter: &matter,
            front: &text[..body_at],
        });
        Outline { skips, writing, ..outline::of(&document, parts, problems, &mut of_body) }
    };
    if is_companion {
        // The rest of its Markdown is that of another program.
        of_body.retain(|diagnostic| diagnostic.code == Code::InvalidClaim);
    }
    found.append(&mut of_body);
    if let Some(title) = outline.leading_title.as_ref().filter(|_| matter.title.is_none()) {
        // The heading is shown as the page's title, which has no id.
        let at = outline.headings.iter().position(|heading| heading.span == title.span);
        outline.title_id = at.map(|at| outline.headings.remove(at).id);
    }
    let (matter, outline) = (Arc::new(matter), Arc::new(outline));
    ParsedPage { file, matter, outline, body_at, content, is_whole }
}
