//! `promised-count`: a number of things that a title, a heading or a sentence promises, and what follows does not
//! have. Pure.

use std::ops::Range;

use super::Found;
use super::numbered::Run;
use super::page::Page;
use super::promise::{self, Promise};
use super::sentences;
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::{Placed, Span};

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    of_page(page, found);
    for at in 0..page.headings.len() {
        heading(page, at, found);
    }
    for (at, block) in page.blocks.iter().enumerate() {
        if block.kind == Kind::Paragraph && block.depth == 0 {
            sentence(page, at, found);
        }
    }
}

/// Reports what the title, the description and the sentences before the first of the numbered headings promise.
fn of_page(page: &Page<'_>, found: &mut Found) {
    let whole = 0..page.blocks.len();
    let run = Run::of(page, &whole);
    let numbered = |promise: &Promise<'_>| {
        let run = run.as_ref().filter(|run| run.is_of_page(page, promise))?;
        run.count(page, &whole, promise)
    };
    title(page, &numbered, found);
    let Some(run) = &run else { return };
    if let Some(description) = &page.matter.description
        && let Some(promise) = promise::anywhere(&description.value)
        && let Some(count) = numbered(&promise)
    {
        let span = in_front(page, description, &promise);
        found.add_in(promise.language, promised(span, &promise, &numbered_sections(count)));
    }
    for at in 0..page.headings[run.first].block {
        let block = &page.blocks[at];
        // What a list follows is about the list.
        let is_list = |next: usize| matches!(page.blocks[next].kind, Kind::List(_));
        if block.kind != Kind::Paragraph || block.depth > 0 || page.next(at).is_some_and(is_list) {
            continue;
        }
        let text = page.text(block);
        for sentence in sentences(&text) {
            if let Some(promise) = promise::anywhere(sentence)
                && promise::is_ahead(sentence)
                && let Some(count) = numbered(&promise)
            {
                let span = in_block(page, block, &promise);
                found.add_in(promise.language, promised(span, &promise, &numbered_sections(count)));
            }
        }
    }
}

/// What follows in place of what is promised.
struct Counted {
    count: usize,
    /// "sections", "items"
    what: &'static str,
}

fn numbered_sections(count: usize) -> Counted {
    Counted { count, what: "numbered sections" }
}

fn promised(span: Span, promise: &Promise<'_>, counted: &Counted) -> Diagnostic {
    Diagnostic::promised_count(span, promise.words, counted.count, counted.what)
}

/// Reports a title that promises more than the page has.
fn title(page: &Page<'_>, numbered: &dyn Fn(&Promise<'_>) -> Option<usize>, found: &mut Found) {
    let Some(title) = &page.matter.title else { return };
    let Some(promise) = promise::anywhere(&title.value) else { return };
    let counted = numbered(&promise).map(numbered_sections).or_else(|| {
        promise::of_heading(&title.value)?;
        counted(page, 0..page.blocks.len(), promise.count)
    });
    if let Some(counted) = counted {
        let span = in_front(page, title, &promise);
        found.add_in(promise.language, promised(span, &promise, &counted));
    }
}

/// Returns the span of a promise in a value of the front matter.
fn in_front(page: &Page<'_>, value: &Placed<String>, promise: &Promise<'_>) -> Span {
    let Some(written) = page.front.get(value.span.range()) else {
        return value.span.in_file(page.document.file());
    };
    let at = written.find(promise.words).map(|at| value.span.start as usize + at);
    at.map_or_else(
        || value.span.in_file(page.document.file()),
        |at| Span::new(page.document.file(), at..at + promise.words.len()),
    )
}

/// Returns the span of a promise in a block, or of the block if its words are not written in one piece.
fn in_block(page: &Page<'_>, block: &Block, promise: &Promise<'_>) -> Span {
    match page.written(block).rfind(promise.words) {
        None => page.span_of(block),
        Some(place) => {
            let start = block.range.start + place;
            page.span(&(start..start + promise.words.len()))
        }
    }
}

/// Reports a heading that promises more than its section has.
fn heading(page: &Page<'_>, at: usize, found: &mut Found) {
    let heading = &page.headings[at];
    let Some(promise) = promise::anywhere(&heading.text) else { return };
    let section = heading.block + 1..page.end_of_section(at);
    let run = Run::of(page, &section);
    let numbered = run.and_then(|run| run.count(page, &section, &promise));
    let counted = numbered.map(numbered_sections).or_else(|| {
        promise::of_heading(&heading.text)?;
        counted(page, section, promise.count)
    });
    if let Some(counted) = counted {
        let span = page.span_of_heading(heading);
        found.add_in(promise.language, promised(span, &promise, &counted));
    }
}

/// Returns how many things there are in these blocks, if they are fewer than promised however they are counted.
/// Text without headings and lists is not counted.
fn counted(page: &Page<'_>, within: Range<usize>, promised: usize) -> Option<Counted> {
    let blocks = &page.blocks[within.clone()];
    let mut most = 0;
    let mut by_level = [0_usize; 7];
    let mut has_list = false;
    let mut paragraphs = 0;
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            Kind::Heading(level) => by_level[usize::from(level)] += 1,
            Kind::List(_) => {
                has_list = true;
                most = most.max(page.items(within.start + at));
            }
            Kind::Table | Kind::Directive(_) | Kind::Html | Kind::Code => return None,
            Kind::Paragraph if block.depth == 0 => paragraphs += 1,
            _ => {}
        }
    }
    let headings = by_level.into_iter().max().unwrap_or(0);
    let what = match () {
        () if headings > 1 || headings == 1 && !has_list => "sections",
        () if has_list => "items",
        () => return None,
    };
    let is_many = |count: usize| count >= promised;
    // Each of many short paragraphs can be one of the things.
    let by_paragraph = if what == "items" { paragraphs } else { 0 };
    if [most, headings, by_paragraph].into_iter().any(is_many) {
        return None;
    }
    Some(Counted { count: if what == "sections" { headings } else { most }, what })
}

/// Reports a sentence that promises a number of things, before a list of another length: it ends with a colon, or says
/// that they follow.
fn sentence(page: &Page<'_>, at: usize, found: &mut Found) {
    let Some(list) = page.next(at).filter(|next| matches!(page.blocks[*next].kind, Kind::List(_)))
    else {
        return;
    };
    let block = &page.blocks[at];
    let has_colon = page.written(block).trim_end().ends_with(':');
    let text = page.text(block);
    if !promise::has_number(&text) {
        return;
    }
    let last = last_sentence(&text);
    let Some(promise) = promise::of_sentence(last) else { return };
    if !has_colon && !promise::is_ahead(last) {
        return;
    }
    let count = page.items(list);
    let is_whole = if count > promise.count {
        // What comes after the things can say of which there are so many.
        promise.is_last()
    } else {
        count > 1 && !has_several(page, list) && !is_continued(page, list)
    };
    if count == promise.count || !is_whole {
        return;
    }
    let span = in_block(page, block, &promise);
    found.add_in(promise.language, promised(span, &promise, &Counted { count, what: "items" }));
}

/// Whether an item of a list may name several things: "speed and size".
fn has_several(page: &Page<'_>, list: usize) -> bool {
    let depth = page.blocks[list].depth;
    let inside = page.blocks[list + 1..].iter().take_while(|block| block.depth > depth);
    let mut items = inside.filter(|block| block.depth == depth + 1 && block.kind == Kind::Item);
    items.any(|item| {
        let text = page.text(item);
        let start: String = text.chars().take(60).collect();
        [", ", " and ", " & ", " und ", " / "].iter().any(|mark| start.contains(mark))
    })
}

/// Whether more can belong to a list: another list in the section, or headings and other blocks at its end.
fn is_continued(page: &Page<'_>, list: usize) -> bool {
    let outer = |block: &&Block| block.depth == 0;
    let rest = page.blocks[list + 1..].iter().filter(outer);
    let mut section = rest.take_while(|block| !matches!(block.kind, Kind::Heading(_)));
    section.any(|block| matches!(block.kind, Kind::List(_) | Kind::Table | Kind::Directive(_)))
}

/// Returns the last sentence of a text, or what follows the last colon or semicolon in it.
fn last_sentence(text: &str) -> &str {
    let text = text.trim_end().trim_end_matches(':');
    let last = sentences(text).last().unwrap_or(text);
    let start =
        [": ", "; "].iter().filter_map(|end| last.rfind(end).map(|at| at + end.len())).max();
    &last[start.unwrap_or(0)..]
}
