//! The Markdown of a page, prepared for pulldown-cmark. Pure.
//!
//! Text that the parser would misread is replaced before it is parsed. Directive lines become one-line
//! HTML comments; a `$` that does not begin a formula and braces that are not attributes are escaped by a
//! backslash. The result is the *masked text*. So the page is still parsed as one document: footnotes and
//! link definitions apply across directives, and a directive interrupts a paragraph as any HTML block
//! does. A table of shifts maps each offset in the masked text back to its offset in the file.

mod attributes;
mod definitions;
mod directives;
mod dollars;
mod mask;
mod merge;
mod part;
mod quotes;
mod survey;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

pub use self::definitions::Repeated;
use self::mask::{Edit, Mask};
use self::merge::Merge;
pub use self::part::{DirectiveLine, Part};
use self::quotes::Quotes;
use super::around::DialectFilter;
use super::dialect::Dialect;
use crate::diagnostic::Diagnostic;
use crate::source::line_ends::with_line_feeds;
use crate::source::{FileId, Place, Span};

#[derive(Debug)]
pub struct Document<'t> {
    /// The body as its author wrote it, with a line feed in place of each lone carriage return
    body: Cow<'t, str>,
    mask: Mask,
    /// The directive lines, in order
    marks: Vec<Mark>,
    file: FileId,
    /// Offset of the body in the file
    offset: usize,
    dialect: Dialect,
}

/// A directive line, and its offset in the masked text.
#[derive(Debug)]
struct Mark {
    at: usize,
    line: DirectiveLine,
    span: Span,
}

/// Replaces a directive line in the masked text.
const DIRECTIVE: &str = "<!---->";

/// Problems that are found only when the page is parsed.
#[derive(Debug, Default)]
pub struct Problems {
    pub undefined: Vec<Undefined>,
    /// Directive lines that Markdown treats as part of the surrounding text
    pub lost: Vec<Span>,
}

/// A reference without a definition: `[text][label]` or `[^label]`.
#[derive(Debug)]
pub struct Undefined {
    pub label: String,
    pub footnote: bool,
    pub span: Span,
}

impl<'t> Document<'t> {
    /// Prepares a body that begins at byte `offset` of `file`.
    ///
    /// Reports `malformed-directive` and `wrong-attribute`.
    pub fn new(
        body: &'t str,
        (file, offset): (FileId, usize),
        mut dialect: Dialect,
        found: &mut Vec<Diagnostic>,
    ) -> Document<'t> {
        let body = with_line_feeds(body);
        let mut marks = match body.contains("::") {
            true => directives::find(&body, (file, offset), dialect.options, found),
            false => Vec::new(),
        };
        let mut edits: Vec<Edit> = marks.iter().map(Mark::edit).collect();
        edits.extend(nulls(&body, &marks));
        edits.sort_by_key(|edit| edit.at.start);
        let mut mask = Mask::new(&body, &edits);
        let survey = survey::survey(mask.of(&body), dialect.options);
        if !survey.has_formulas {
            dialect.options.remove(Options::ENABLE_MATH);
        }
        for (second, first) in survey.second_ids {
            let place = |of: Range<usize>| {
                Span::new(file, offset + mask.place(of.start)..offset + mask.place(of.end))
            };
            let id = &mask.of(&body)[second.clone()];
            found.push(Diagnostic::second_id(place(second), id, place(first)));
        }
        if !survey.escapes.is_empty() {
            let places = survey.escapes.iter().map(|at| mask.place(*at));
            edits.extend(places.map(|at| Edit { at: at..at, put: "\\" }));
            edits.sort_by_key(|edit| edit.at.start);
            mask = Mask::new(&body, &edits);
        }
        let directives = mask.starts(&edits).filter(|(_, edit)| edit.put == DIRECTIVE);
        for (mark, (at, _)) in marks.iter_mut().zip(directives) {
            mark.at = at;
        }
        Document { body, mask, marks, file, offset, dialect }
    }

    /// The masked text, which the ranges of [`Document::parts`] refer to.
    pub fn text(&self) -> &str {
        self.mask.of(&self.body)
    }

    /// Returns the text of the file at a range of the masked text.
    pub fn source(&self, range: &Range<usize>) -> &str {
        &self.body[self.mask.place(range.start)..self.mask.place(range.end)]
    }

    /// Returns the span in the file of a range of the masked text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.span_of_body(self.mask.place(range.start)..self.mask.place(range.end))
    }

    /// Returns the same as [`Document::span`], without the file.
    pub fn place(&self, range: &Range<usize>) -> Place {
        self.span(range).place()
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub fn file(&self) -> FileId {
        self.file
    }

    fn span_of_body(&self, Range { start, end }: Range<usize>) -> Span {
        Span::new(self.file, self.offset + start..self.offset + end)
    }

    /// Returns the span of a link's target. `link` is the range of the whole link, whose span is returned
    /// if the target is written elsewhere.
    pub fn span_of(&self, target: &str, link: &Range<usize>) -> Span {
        match self.text()[link.clone()].rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => {
                let start = link.start + at;
                self.span(&(start..start + target.len()))
            }
            None => self.span(link),
        }
    }

    /// Returns the targets of link definitions, `[label]: target`, with their spans, in order. Targets
    /// that are written with escapes are left out.
    pub fn definitions(&self) -> Vec<(String, Span)> {
        let parser = Parser::new_ext(self.text(), self.dialect.options);
        let definitions = parser.reference_definitions().iter();
        let mut definitions: Vec<(String, Span)> = definitions
            .filter_map(|(_, definition)| {
                let written = &self.text()[definition.span.clone()];
                let at = definition.span.start + written.rfind(&*definition.dest)?;
                let span = self.span(&(at..at + definition.dest.len()));
                Some((definition.dest.to_string(), span))
            })
            .collect();
        definitions.sort_by_key(|(_, span)| *span);
        definitions
    }

    /// Returns the link definitions of labels that are already defined. `parts` are the parts of this
    /// document.
    pub fn repeated_definitions(&self, parts: &[Part<'_>]) -> Vec<Repeated> {
        definitions::repeated(self.text(), parts, &|range| self.span(range))
    }

    /// Returns the parser's events and the directives, in order.
    pub fn parts(&self) -> Vec<Part<'_>> {
        self.parts_and_problems(&mut Problems::default())
    }

    /// Returns the same as [`Document::parts`], and collects problems.
    pub fn parts_and_problems(&self, problems: &mut Problems) -> Vec<Part<'_>> {
        let Problems { undefined, lost } = problems;
        let mut references = Vec::new();
        // A lone `[x]` is usually prose, so only `[text][x]` and `[x][]` are reported.
        let on_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            let is_alone = matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown);
            if !is_alone && !self.is_subscript(&link) {
                let (label, span) = (link.reference.to_string(), self.span(&link.span));
                references.push(Undefined { label, footnote: false, span });
            }
            None
        };
        let (text, options) = (self.text(), self.dialect.options);
        let parser = Parser::new_with_broken_link_callback(text, options, Some(on_broken));
        let mut marks = self.marks.iter().peekable();
        let mut filter = DialectFilter::new(self.dialect);
        let mut parts = Vec::with_capacity(text.len() / 16);
        let mut merge = Merge::default();
        let mut quotes = Quotes::default();
        let mut is_code = false;
        for (mut event, range) in parser.into_offset_iter() {
            if let Event::Text(_) = event {
                if !is_code {
                    undefined.extend(self.undefined_footnote(range.start));
                }
                quotes.correct(&mut event, text, range.start);
            }
            match &event {
                Event::Text(more) if merge.add(&mut parts, more, &range) => continue,
                Event::Text(_) => {}
                event => {
                    is_code = matches!(event, Event::Start(Tag::CodeBlock(_)));
                    quotes.end_block(event);
                    self.finish_text(&mut parts, &mut merge, &mut filter);
                }
            }
            if let Event::Html(html) = &event {
                // The parser emits a line ending of two characters as a separate HTML event.
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
            let event = match event {
                Event::Text(_) => event,
                event => filter.event(event, &range),
            };
            parts.push(Part::Markdown(event, range));
        }
        self.finish_text(&mut parts, &mut merge, &mut filter);
        undefined.append(&mut references);
        lost.extend(marks.map(|mark| mark.span));
        parts
    }

    /// Whether the brackets are those of `matrix[i][j]` or `[-a][-b]`, which are never meant as links.
    fn is_subscript(&self, link: &BrokenLink<'_>) -> bool {
        let before = self.text()[..link.span.start].chars().next_back();
        before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ']' | ')' | '_'))
            || !link.reference.starts_with(char::is_alphanumeric)
    }

    /// Completes the text of the last part, and adapts it to the raw HTML around it.
    fn finish_text<'d>(
        &'d self,
        parts: &mut [Part<'d>],
        merge: &mut Merge,
        filter: &mut DialectFilter,
    ) {
        merge.finish(parts);
        if let Some(Part::Markdown(event @ Event::Text(_), range)) = parts.last_mut() {
            filter.text(event, self.source(range));
        }
    }

    /// Returns the undefined footnote that is referenced at an offset, if any. pulldown-cmark turns such
    /// a reference into a text event of its own.
    fn undefined_footnote(&self, at: usize) -> Option<Undefined> {
        if !self.text()[at..].starts_with("[^") {
            return None;
        }
        let at = self.mask.place(at);
        let rest = self.body[at..].strip_prefix("[^")?;
        let label = rest.split_once(']')?.0;
        let escaped = self.body[..at].ends_with('\\');
        let after = rest[label.len() + 1..].chars().next();
        if escaped || is_character_class(label, after) {
            return None;
        }
        let span = self.span_of_body(at..at + label.len() + 3);
        Some(Undefined { label: label.to_owned(), footnote: true, span })
    }
}

/// Whether `[^…]` is part of a regular expression, as in `[^/]+`, or for another reason not a footnote
/// label.
fn is_character_class(label: &str, after: Option<char>) -> bool {
    let is_of_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let is_range = matches!(label.as_bytes(), [_, b'-', _]);
    let is_repeated = after.is_some_and(|c| matches!(c, '+' | '*' | '?' | '{'));
    label.is_empty() || !label.chars().all(is_of_label) || is_range || is_repeated
}

impl Mark {
    fn edit(&self) -> Edit {
        let length = self.span.range().len();
        Edit { at: self.at..self.at + length, put: DIRECTIVE }
    }
}

/// Replaces nulls by U+FFFD, as CommonMark 2.3 requires.
fn nulls(body: &str, marks: &[Mark]) -> Vec<Edit> {
    let in_directive = |at: &usize| {
        let before = marks.partition_point(|mark| mark.at <= *at);
        before > 0 && marks[before - 1].edit().at.contains(at)
    };
    let nulls = memchr::memchr_iter(0, body.as_bytes()).filter(|at| !in_directive(at));
    nulls.map(|at| Edit { at: at..at + 1, put: "\u{fffd}" }).collect()
}

#[cfg(test)]
mod tests;
