//! `duplicate-title`: a title, a caption or the name of an author that is written twice in a row. Pure.

use super::Found;
use super::page::Page;
use crate::compile::parse::blocks::Kind;
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    title(page, found);
    doubled(page, found);
    paragraphs(page, found);
    let authors = &page.matter.authors;
    for (at, author) in authors.iter().enumerate() {
        if authors[..at].iter().any(|first| first.value == author.value) {
            let span = author.span.in_file(page.document.file());
            found.add(Diagnostic::repeated_author(span, &author.value));
        }
    }
}

/// Reports the first block if it has the text of the title.
fn title(page: &Page<'_>, found: &mut Found) {
    let mut outer = page.blocks.iter().filter(|block| block.depth == 0 && !page.is_hidden(block));
    let mut first = outer.next();
    let written = page.matter.title.as_ref().map(|title| title.value.as_str());
    let heading = first.filter(|block| written.is_none() && block.kind == Kind::Heading(1));
    let from_heading = heading.map(|block| page.text(block));
    if from_heading.is_some() {
        first = outer.next();
    }
    let (Some(title), Some(first)) = (written.or(from_heading.as_deref()), first) else { return };
    let what = match first.kind {
        Kind::Heading(_) => "heading",
        Kind::Paragraph => "paragraph",
        _ => return,
    };
    // A much longer block is another text.
    if first.range.len() <= title.len() + 40 && same(&page.text(first)) == same(title) {
        found.add(Diagnostic::repeated_title(page.span_of(first), what));
    }
}

/// Reports headings that have their words twice.
fn doubled(page: &Page<'_>, found: &mut Found) {
    for heading in &page.headings {
        if let Some(half) = half(&heading.text) {
            found.add(Diagnostic::doubled_text(page.span_of_heading(heading), half));
        }
    }
}

/// Returns the half of a text whose two halves are the same, of at least two words each.
fn half(text: &str) -> Option<&str> {
    let middle = text.len() / 2;
    let first = text.get(..middle)?.trim_end();
    let second = text.get(middle..)?.trim_start();
    let is_long = first.len() >= 10 && first.contains(' ');
    (is_long && first == second && first.contains(char::is_alphabetic)).then_some(first)
}

/// Reports a paragraph that is the same as the one before it.
fn paragraphs(page: &Page<'_>, found: &mut Found) {
    for (at, block) in page.blocks.iter().enumerate() {
        let next = page.blocks.get(at + 1).filter(|next| next.depth == block.depth);
        let Some(next) =
            next.filter(|next| (block.kind, next.kind) == (Kind::Paragraph, Kind::Paragraph))
        else {
            continue;
        };
        let written = |range: &std::ops::Range<usize>| page.document.text()[range.clone()].trim();
        let (first, second) = (written(&block.range), written(&next.range));
        let is_prose =
            || first.contains(' ') && first.matches(char::is_alphabetic).nth(5).is_some();
        if first == second && is_prose() && !first.starts_with("<!--") {
            let spans = (page.span_of(next), page.span_of(block));
            found.add(Diagnostic::repeated_paragraph(spans.0, spans.1));
        }
    }
}

/// Returns the words of a text in lower case, for comparison.
fn same(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches(['.', ':', '!', '?']).to_owned()
}
