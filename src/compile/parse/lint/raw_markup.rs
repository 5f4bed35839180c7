//! `raw-markup`: Markdown and HTML that are shown as text, because they are not written as their rules require. Pure.

use std::ops::Range;

use super::marks::Marks;
use super::page::{Page, Shown};
use super::{Found, emphasis};
use crate::compile::parse::blocks::Kind;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    emphasis::check(page, found);
    each(page, Marks::BRACKET, link, found);
    each(page, Marks::AMPERSAND, entity, found);
    each(page, Marks::AMPERSAND.or(Marks::BACKSLASH), tag, found);
    lines(page, found);
}

/// A mark that is shown, with its range in the source of a text.
struct Mark {
    at: Range<usize>,
    shown: String,
    help: &'static str,
}

fn each(page: &Page<'_>, marks: Marks, find: fn(&Shown<'_>) -> Option<Mark>, found: &mut Found) {
    for shown in page.texts_with(marks) {
        if let Some(mark) = find(shown) {
            report(page, shown, &mark, found);
        }
    }
}

fn report(page: &Page<'_>, shown: &Shown<'_>, mark: &Mark, found: &mut Found) {
    let whole = page.span(shown.range);
    let at = |offset: usize| whole.start as usize + offset;
    let span = Span::new(whole.file, at(mark.at.start)..at(mark.at.end));
    found.add(Diagnostic::raw_markup(span, &mark.shown, mark.help));
}

const LINK: &str =
    "write `[text](address)`: an address with spaces or parentheses needs `<` and `>` around it";

/// How addresses begin that no code has after `](`.
const ADDRESSES: [&str; 7] = ["http://", "https://", "./", "../", "mailto:", "#", "/"];

/// How addresses of files end that have a space.
const FILES: [&str; 10] =
    [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf", ".html", ".md", ".zip"];

/// Finds `[text](https://…` and `(text)[https://…`, of which Markdown makes no link.
fn link(shown: &Shown<'_>) -> Option<Mark> {
    let source = shown.source;
    let mut from = 0;
    while let Some(at) = source[from..].find("](").map(|at| from + at) {
        from = at + 2;
        let open = source[..at].rfind('[')?;
        let target = &source[from..];
        let end = target.find(')').unwrap_or(target.len());
        let is_file = FILES.iter().any(|ending| target[..end].ends_with(ending));
        let is_address = ADDRESSES.iter().any(|begin| target.starts_with(begin)) || is_file;
        let is_escaped = source[..open].ends_with('\\') || source[..at].ends_with('\\');
        if is_address && !is_escaped && at > open + 1 {
            let shown = source[open..from].to_owned();
            return Some(Mark { at: open..from, shown, help: LINK });
        }
    }
    reversed(source)
}

/// Finds `(text)[https://…]`.
fn reversed(source: &str) -> Option<Mark> {
    let at = source.find(")[http")?;
    let open = source[..at].rfind('(').filter(|open| at > open + 1)?;
    let end = source[at..].find(']').map(|end| at + end + 1)?;
    let shown = source[open..at + 2].to_owned();
    let help = "write the text in brackets and the address in parentheses: `[text](address)`";
    Some(Mark { at: open..end, shown, help })
}

const TAG: &str = "write the tag itself, or remove it: it was escaped";

/// Finds `one&lt;br&gt;two`: a line end between words, whose tag is shown.
fn tag(shown: &Shown<'_>) -> Option<Mark> {
    let source = shown.source;
    let written =
        ["&lt;br&gt;", "&lt;br/&gt;", "&lt;br /&gt;", "\\<br>", "\\<br/>", "\\<br />", "\\<br\\>"];
    let (at, tag) = written.iter().find_map(|tag| Some((source.find(tag)?, *tag)))?;
    let ends = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || ".:,;!?)".contains(c));
    let rest = &source[at + tag.len()..];
    // A tag that stands between spaces or in quotes is a topic.
    let is_glued = ends(&source[..at]) && rest.starts_with(char::is_alphanumeric);
    is_glued.then(|| Mark { at: at..at + tag.len(), shown: "<br>".to_owned(), help: TAG })
}

/// Entities of text that was escaped twice.
const ENTITIES: [&str; 11] = [
    "&nbsp;", "&amp;", "&quot;", "&#39;", "&#039;", "&rsquo;", "&lsquo;", "&ldquo;", "&rdquo;",
    "&ndash;", "&hellip;",
];

const ENTITY: &str = "write the character itself: the entity was escaped twice";

/// Finds `a&nbsp;b`, shown as such because it is written as `&amp;nbsp;`.
fn entity(shown: &Shown<'_>) -> Option<Mark> {
    let source = shown.source;
    let entity = ENTITIES.iter().find_map(|entity| {
        let at = shown.text.find(entity)?;
        let (before, after) = (&shown.text[..at], &shown.text[at + entity.len()..]);
        let is_glued =
            before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        (is_glued && !word.contains(['=', '/', '?'])).then_some(entity)
    })?;
    let written = format!("&amp;{}", &entity[1..]);
    let at = source.find(&written)?;
    Some(Mark { at: at..at + written.len(), shown: (*entity).to_owned(), help: ENTITY })
}

/// Reports `##Heading` without a space, and rows of a table that has no line below its head.
fn lines(page: &Page<'_>, found: &mut Found) {
    for block in page.blocks.iter().filter(|block| block.kind == Kind::Paragraph) {
        let written = page.written(block);
        if !written.starts_with(['#', '|']) {
            continue;
        }
        let marks = written.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading = (2..=6).contains(&marks)
            && written[marks..].starts_with(char::is_alphabetic)
            && !written.trim_end().contains('\n');
        if is_heading {
            let span = page.span(&(block.range.start..block.range.start + marks));
            let help = "put a space after it: then it is a heading";
            found.add(Diagnostic::raw_markup(span, &written[..marks], help));
        } else if is_table(written) {
            let help = "put a line such as `| --- | --- |` below the head: then it is a table";
            found.add(Diagnostic::raw_markup(page.span_of(block), "|", help));
        }
    }
}

fn is_table(written: &str) -> bool {
    let rows = written.trim().lines().map(str::trim);
    let is_row = |row: &str| {
        row.len() > 2 && row.starts_with('|') && row.ends_with('|') && row.matches('|').count() >= 3
    };
    written.starts_with('|') && rows.clone().count() >= 2 && rows.clone().all(is_row)
}
