//! A page's Markdown, ready for pulldown-cmark. Pure.
//!
//! Directive lines are replaced by one-line HTML comments before Markdown is parsed, so that one
//! parser sees one document: footnotes and link definitions reach across directives, and a
//! directive interrupts a paragraph as any HTML block does. A table of shifts maps every place in
//! the masked text back to its place in the file.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TextMergeWithOffset,
};

use super::around::Reading;
use super::dialect::Dialect;
use super::directive::{self, Directive, Line};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

#[derive(Debug)]
pub struct Document<'t> {
    masked: Cow<'t, str>,
    marks: Vec<Mark>,
    /// From this masked byte on, the original is this much further
    shifts: Vec<(usize, isize)>,
    file: FileId,
    dialect: Dialect,
}

/// A directive line, at its byte in the masked text.
#[derive(Debug)]
struct Mark {
    at: usize,
    line: MarkLine,
    span: Span,
}

#[derive(Debug, Clone)]
pub enum MarkLine {
    Leaf(Directive),
    Open(Directive),
    Close,
}

/// What a page's Markdown is made of, in order.
#[derive(Debug)]
pub enum Part<'d> {
    Markdown(Event<'d>, Range<usize>),
    Directive(&'d MarkLine, Span),
}

/// What only shows once the page is parsed.
#[derive(Debug, Default)]
pub struct Problems {
    pub undefined: Vec<Undefined>,
    /// Directive lines that Markdown takes for a part of what stands around them
    pub lost: Vec<Span>,
}

/// A reference that the page does not define: `[text][label]` or `[^label]`.
#[derive(Debug)]
pub struct Undefined {
    pub label: String,
    pub footnote: bool,
    pub span: Span,
}

/// The Markdown extensions that every page has.
pub fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}

impl<'t> Document<'t> {
    /// `body` begins at byte `offset` of `file`.
    ///
    /// Reports `malformed-directive` and `unclosed-fence`.
    pub fn new(
        body: &'t str,
        (file, offset): (FileId, usize),
        dialect: Dialect,
        found: &mut Vec<Diagnostic>,
    ) -> Document<'t> {
        let base = isize::try_from(offset).expect("a file is smaller than half the memory");
        let mut document = Document {
            masked: Cow::Borrowed(body),
            marks: Vec::new(),
            shifts: vec![(0, base)],
            file,
            dialect,
        };
        if body.contains("::") {
            document.mask(body, offset, found);
        }
        document
    }

    fn mask(&mut self, body: &'t str, offset: usize, found: &mut Vec<Diagnostic>) {
        // Code has double colons too: only a line that might be a directive is worth the parse.
        let literal = LazyCell::new(|| literal_ranges(body, self.dialect.options));
        let mut masked = String::with_capacity(body.len() + 64);
        let mut copied = 0;
        let mut start = 0;
        for line in body.split_inclusive('\n') {
            let end = start + line.len();
            let indent = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
            let at = start + indent;
            start = end;
            let text = &body[at..end];
            if !text.starts_with("::") {
                continue;
            }
            let mark = match directive::line(text, self.file, offset + at) {
                Line::Other => continue,
                _ if is_code(&literal, at) => continue,
                Line::Malformed(span, why) => {
                    found.push(Diagnostic::malformed_directive(span, &why));
                    continue;
                }
                _ if literal.iter().any(|(range, _)| range.contains(&at)) => {
                    let span =
                        Span::new(self.file, offset + at..offset + at + text.trim_end().len());
                    found.push(Diagnostic::directive_in_html(span));
                    continue;
                }
                Line::Leaf(directive) => MarkLine::Leaf(directive),
                Line::Open(directive) => MarkLine::Open(directive),
                Line::Close => MarkLine::Close,
            };
            let stop = at + text.trim_end().len();
            masked.push_str(&body[copied..at]);
            let span = Span::new(self.file, offset + at..offset + stop);
            self.marks.push(Mark { at: masked.len(), line: mark, span });
            masked.push_str("<!---->");
            copied = stop;
            let shift = (offset + stop).cast_signed() - masked.len().cast_signed();
            self.shifts.push((masked.len(), shift));
        }
        if !self.marks.is_empty() {
            masked.push_str(&body[copied..]);
            self.masked = Cow::Owned(masked);
        }
    }

    /// The text that the ranges of [`Document::parts`] are of.
    pub fn text(&self) -> &str {
        &self.masked
    }

    /// The place in the file of a range of the masked text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.original(range.start)..self.original(range.end))
    }

    /// Where a link's target stands in the link, of which this is the range; the whole link when it
    /// was written elsewhere.
    pub fn span_of(&self, target: &str, link: &Range<usize>) -> Span {
        match self.masked[link.clone()].rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => {
                let start = link.start + at;
                self.span(&(start..start + target.len()))
            }
            None => self.span(link),
        }
    }

    fn original(&self, at: usize) -> usize {
        let shift = self.shifts.partition_point(|(from, _)| *from <= at);
        let (_, shift) = self.shifts[shift.saturating_sub(1)];
        at.saturating_add_signed(shift)
    }

    /// The targets of link definitions, `[label]: target`, each with its place where it is written
    /// without escapes.
    pub fn definitions(&self) -> Vec<(String, Span)> {
        let parser = Parser::new_ext(&self.masked, self.dialect.options);
        let definitions = parser.reference_definitions().iter();
        let mut definitions: Vec<(String, Span)> = definitions
            .filter_map(|(_, definition)| {
                let written = &self.masked[definition.span.clone()];
                let at = definition.span.start + written.rfind(&*definition.dest)?;
                let span = self.span(&(at..at + definition.dest.len()));
                Some((definition.dest.to_string(), span))
            })
            .collect();
        definitions.sort_by_key(|(_, span)| *span);
        definitions
    }

    /// Events and directives in order.
    pub fn parts(&self) -> Vec<Part<'_>> {
        self.parts_and_problems(&mut Problems::default())
    }

    /// As [`Document::parts`], and collects what is wrong with them.
    pub fn parts_and_problems(&self, problems: &mut Problems) -> Vec<Part<'_>> {
        let Problems { undefined, lost } = problems;
        let mut references = Vec::new();
        // `[x]` alone is prose more often than not, so only `[text][x]` and `[x][]` are reported.
        let on_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            if !matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown) {
                let (label, span) = (link.reference.to_string(), self.span(&link.span));
                references.push(Undefined { label, footnote: false, span });
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(
            &self.masked,
            self.dialect.options,
            Some(on_broken),
        );
        let events = parser.into_offset_iter().inspect(|(event, range)| {
            if let Event::Text(_) = event {
                undefined.extend(self.undefined_footnote(range.start));
            }
        });
        let mut marks = self.marks.iter().peekable();
        let mut reading = Reading::new(self.dialect);
        let mut parts = Vec::with_capacity(self.masked.len() / 16);
        for (event, range) in TextMergeWithOffset::new(events) {
            if let Event::Html(html) = &event {
                // A line end of two characters comes as HTML of its own.
                if html.trim().is_empty() && matches!(parts.last(), Some(Part::Directive(..))) {
                    continue;
                }
                while let Some(mark) = marks.next_if(|mark| mark.at < range.start) {
                    lost.push(mark.span);
                }
                if let Some(mark) = marks.next_if(|mark| range.contains(&mark.at)) {
                    parts.push(Part::Directive(&mark.line, mark.span));
                    continue;
                }
            }
            let event = reading.event(event, (&self.masked, &range));
            parts.push(Part::Markdown(event, range));
        }
        undefined.append(&mut references);
        lost.extend(marks.map(|mark| mark.span));
        parts
    }
}

impl Document<'_> {
    /// pulldown-cmark turns a mention of a footnote that nothing defines into text, which begins
    /// a text event of its own.
    fn undefined_footnote(&self, at: usize) -> Option<Undefined> {
        let rest = self.masked[at..].strip_prefix("[^")?;
        let label = rest.split_once(']')?.0;
        let escaped = self.masked[..at].ends_with('\\');
        if escaped || label.is_empty() || label.contains(char::is_whitespace) {
            return None;
        }
        let span = self.span(&(at..at + label.len() + 3));
        Some(Undefined { label: label.to_owned(), footnote: true, span })
    }
}

/// Code and HTML blocks, in which a line with colons is no directive; true for those whose lines
/// are nothing but text: code, comments, scripts, styles.
fn literal_ranges(body: &str, options: Options) -> Vec<(Range<usize>, bool)> {
    Parser::new_ext(body, options)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(_)) => Some((range, true)),
            Event::Start(Tag::HtmlBlock) => {
                let verbatim = is_verbatim(&body[range.clone()]);
                Some((range, verbatim))
            }
            _ => None,
        })
        .collect()
}

/// Whether an HTML block is a comment or an element whose text is never Markdown.
fn is_verbatim(html: &str) -> bool {
    let html = html.trim_start();
    let begins = |with: &str| html.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    ["<!--", "<script", "<style", "<pre", "<textarea"].into_iter().any(begins)
}

fn is_code(literal: &[(Range<usize>, bool)], at: usize) -> bool {
    literal.iter().any(|(range, code)| *code && range.contains(&at))
}

/// The info string of a fenced block and its place in the masked text; none for an indented one.
pub fn info<'t>(
    text: &'t str,
    kind: &CodeBlockKind<'_>,
    range: &Range<usize>,
) -> Option<(&'t str, usize)> {
    let CodeBlockKind::Fenced(_) = kind else { return None };
    let block = &text[range.clone()];
    let line = block.lines().next().unwrap_or_default();
    let fence = line.len() - line.trim_start_matches(['`', '~']).len();
    let info = line[fence..].trim_start();
    let start = range.start + line.len() - info.len();
    Some((info.trim_end(), start))
}

/// Whether a fenced block ends with the line that closes its fence, and not with the page.
pub fn is_closed(text: &str, range: &Range<usize>) -> bool {
    let block = &text[range.clone()];
    let mark = block.chars().next().unwrap_or('`');
    let length = block.len() - block.trim_start_matches(mark).len();
    let mut lines = block.trim_end().lines();
    lines.next();
    lines.next_back().is_some_and(|last| {
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        last.len() >= length && last.chars().all(|c| c == mark)
    })
}
