//! `raw-markup`: Markdown and HTML that are shown as text, because they are not written as their rules require. Pure.

use std::ops::Range;

use memchr::memmem;

use super::Found;
use super::page::{Page, Shown};
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    let text = page.document.text().as_bytes();
    let has = |mark: &str| memmem::find(text, mark.as_bytes()).is_some();
    if has("**") || has("__") {
        strong(page, found);
    }
    if has("](") {
        each(page, found, link);
    }
    if has("&") {
        each(page, found, entity);
    }
    if has("##") || has("\n|") {
        lines(page, found);
    }
}

/// A mark that is shown, with its range in the source of a text.
struct Mark {
    at: Range<usize>,
    shown: String,
    help: &'static str,
}

fn each(page: &Page<'_>, found: &mut Found, find: fn(&Shown<'_>) -> Option<Mark>) {
    for shown in &page.texts {
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

const STRONG: &str = "write the marks directly beside the words, and a space or a mark of punctuation outside; \
                      `\\*` is an asterisk";

/// Reports pairs of `**` and `__` that are no emphasis, and a `**` that is alone.
fn strong(page: &Page<'_>, found: &mut Found) {
    let mut alone = Vec::new();
    for shown in &page.texts {
        let source = shown.source;
        if memchr::memchr2(b'*', b'_', source.as_bytes()).is_none() {
            continue;
        }
        let marks = marks(source, b'*');
        if let Some(at) = pair(source, &marks).or_else(|| glued(source, &marks)) {
            let shown_as = source[at.clone()].to_owned();
            report(page, shown, &Mark { at, shown: shown_as, help: STRONG }, found);
            continue;
        }
        let lines = self::marks(source, b'_');
        if let Some(at) = pair(source, &lines) {
            let shown_as = source[at.clone()].to_owned();
            report(page, shown, &Mark { at, shown: shown_as, help: STRONG }, found);
        }
        alone.extend(marks.into_iter().map(|at| (shown, at)));
    }
    // Two of them can be a footnote and its mark.
    let [(shown, at)] = &alone[..] else { return };
    if is_lost(page, shown, *at) {
        let mark = Mark { at: *at..*at + 2, shown: "**".to_owned(), help: STRONG };
        report(page, shown, &mark, found);
    }
}

/// Returns the offsets of a mark that is written twice, no more and without a backslash.
fn marks(source: &str, mark: u8) -> Vec<usize> {
    let bytes = source.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| **byte == mark).count();
        let is_escaped = at > 0 && bytes[at - 1] == b'\\';
        if length == 2 && !is_escaped {
            marks.push(at);
        }
        at += length.max(1);
    }
    marks
}

fn before(source: &str, at: usize) -> Option<char> {
    source[..at].chars().next_back()
}

fn after(source: &str, at: usize) -> Option<char> {
    source[at + 2..].chars().next()
}

fn is_outside(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | ')' | '(')
    })
}

/// Finds `** words **`: marks around words, with a space between them and the words.
fn pair(source: &str, marks: &[usize]) -> Option<Range<usize>> {
    let [open, close, ..] = marks else { return None };
    let inner = &source[open + 2..*close];
    let has_space = inner.starts_with(' ') || inner.ends_with(' ');
    let is_words = inner.contains(char::is_alphabetic) && !inner.contains(['\n', '=', ';', '{']);
    let is_pair = is_outside(before(source, *open)) && is_outside(after(source, *close));
    // `2 ** 3 ** 4` has spaces on all sides.
    let is_operator = before(source, *open).is_some_and(char::is_whitespace)
        && inner.starts_with(' ')
        && inner.ends_with(' ')
        && !source[..*open].trim_end().ends_with(['.', ':', '!', '?']);
    let begins_second =
        inner.ends_with(' ') && after(source, *close).is_some_and(|c| !is_outside(Some(c)));
    let is_certain = has_space && is_words && is_pair && !is_operator && !begins_second;
    is_certain.then(|| *open..close + 2)
}

/// Finds `**words:**more`: no emphasis ends between a mark of punctuation and a letter.
fn glued(source: &str, marks: &[usize]) -> Option<Range<usize>> {
    let [open, close, ..] = marks else { return None };
    let inner = &source[open + 2..*close];
    let ends = inner.ends_with([':', '.', ',', '!', '?', '。', '：', '，', '）', '」', '”']);
    let is_words = inner.starts_with(char::is_alphabetic) && !inner.contains(['(', '=', '\n']);
    let follows = after(source, *close).is_some_and(char::is_alphabetic);
    let is_begun = before(source, *open).is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    (ends && is_words && follows && is_begun).then(|| *open..close + 2)
}

/// Whether the only `**` of a page is what is left of a pair: directly before the first word of a block, or after its
/// last one.
fn is_lost(page: &Page<'_>, shown: &Shown<'_>, at: usize) -> bool {
    let source = shown.source;
    let at_block = |block: &&Block| {
        matches!(block.kind, Kind::Paragraph | Kind::Heading(_) | Kind::Item)
            && block.parts.contains(&shown.part)
    };
    let Some(block) = page.blocks.iter().rev().find(at_block) else { return false };
    let (is_first, is_last) =
        (shown.part == block.parts.start + 1, shown.part + 2 == block.parts.end);
    let is_heading = matches!(block.kind, Kind::Heading(_));
    let rest = &source[at + 2..];
    let opens = is_first && at == 0 && rest.starts_with(char::is_uppercase) && rest.contains(' ');
    let closes =
        is_last && rest.trim().is_empty() && before(source, at).is_some_and(char::is_alphanumeric);
    opens || closes && (is_heading || source.contains(' '))
}

const LINK: &str =
    "write `[text](address)`: an address with spaces or parentheses needs `<` and `>` around it";

/// Finds `[text](https://…`, of which Markdown makes no link.
fn link(shown: &Shown<'_>) -> Option<Mark> {
    let source = shown.source;
    memchr::memchr(b']', source.as_bytes())?;
    let mut from = 0;
    while let Some(at) = source[from..].find("](").map(|at| from + at) {
        from = at + 2;
        let open = source[..at].rfind('[')?;
        let target = &source[from..];
        let is_address = ["http://", "https://", "./", "../", "mailto:"]
            .iter()
            .any(|begin| target.starts_with(begin));
        let is_escaped = source[..open].ends_with('\\') || source[..at].ends_with('\\');
        if is_address && !is_escaped && at > open + 1 {
            let shown = source[open..from].to_owned();
            return Some(Mark { at: open..from, shown, help: LINK });
        }
    }
    None
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
    if !shown.text.contains('&') {
        return None;
    }
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
        let written = &page.document.text()[block.range.clone()];
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
