//! Tracks which raw HTML elements are open at a position in Markdown. Pure.
//!
//! Raw HTML and Markdown form one document: text in `<code>` is code, and an address in `<a>` is already
//! linked, no matter which of the two languages the tags are written in.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag as Mark, TagEnd};

use super::config::RawHtml;
use super::dialect::Dialect;
use super::tags::{Form, Tag, tags};
use super::text::as_written;

/// Elements whose text is not prose: quotes and addresses in it stay as they are.
const VERBATIM: [&str; 12] = [
    "code", "kbd", "listing", "math", "pre", "samp", "script", "style", "svg", "template",
    "textarea", "tt",
];

/// Further elements that cannot contain a link.
const WITHOUT_LINKS: [&str; 4] = ["button", "optgroup", "option", "select"];

/// Elements that contain text only, no elements.
pub(crate) const TEXT_ONLY: [&str; 8] =
    ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// Elements whose content a page never shows (`template`), or only while scripts are disabled
/// (`noscript`).
const INERT: [&str; 2] = ["template", "noscript"];

/// No browser nests elements deeper than this.
const MAX_DEPTH: usize = 512;

/// The stack of open raw HTML elements and Markdown links.
#[derive(Default)]
pub struct Around {
    open: Vec<Element>,
    block: Option<Block>,
}

struct Element {
    kind: Kind,
    /// Whether the tag is in an HTML block. An element that begins in a paragraph ends with the paragraph
    /// at the latest.
    in_block: bool,
    /// Range of its tag, or of the Markdown link, in the masked text
    place: Range<usize>,
}

#[derive(PartialEq, Eq)]
enum Kind {
    /// A Markdown link
    Link,
    /// `<a href>`
    Anchor,
    Other(String),
}

impl Kind {
    fn is_one_of(&self, names: &[&str]) -> bool {
        matches!(self, Kind::Other(name) if names.contains(&name.as_str()))
    }

    /// Whether an open element of this kind has any effect on its content.
    fn is_tracked(&self) -> bool {
        let all = [&VERBATIM[..], &WITHOUT_LINKS, &TEXT_ONLY, &INERT];
        !matches!(self, Kind::Other(_)) || all.into_iter().any(|names| self.is_one_of(names))
    }
}

/// An HTML block, which the parser emits line by line.
#[derive(Default)]
struct Block {
    html: String,
    /// The offset of each line in `html`, and its range in the masked text
    lines: Vec<(usize, Range<usize>)>,
}

/// What an event contains: a tag, or a link inside another.
#[derive(Debug)]
pub enum Found {
    /// A start tag, with its range in the masked text
    Element(OpenedElement),
    /// An end tag, with its range in the masked text
    End(Tag),
    /// A link inside a link: the ranges of the inner and the outer link
    Nested(Range<usize>, Range<usize>),
}

#[derive(Debug)]
pub struct OpenedElement {
    pub tag: Tag,
    /// `template` or `noscript`, if the element is inside one
    pub inside: Option<&'static str>,
}

impl Around {
    /// Processes the next event of a page, which has `range` in the masked text.
    #[inline]
    pub fn event(&mut self, event: &Event<'_>, range: &Range<usize>) -> Vec<Found> {
        let begins = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Mark::HtmlBlock | Mark::Link { .. })
                | Event::End(TagEnd::HtmlBlock)
        );
        // Most events are not inside any of these elements.
        if begins || !self.open.is_empty() { self.change(event, range) } else { Vec::new() }
    }

    fn change(&mut self, event: &Event<'_>, range: &Range<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        match event {
            Event::Start(Mark::HtmlBlock) => {
                self.leave_paragraph();
                self.block = Some(Block::default());
            }
            Event::Html(html) => {
                let block = self.block.get_or_insert_default();
                block.lines.push((block.html.len(), range.clone()));
                block.html.push_str(html);
            }
            Event::End(TagEnd::HtmlBlock) => {
                let Block { html, lines } = self.block.take().unwrap_or_default();
                for mut tag in tags(&html) {
                    tag.place = place(&lines, &tag.place);
                    self.tag(tag, true, &mut found);
                }
            }
            Event::InlineHtml(html) => {
                for mut tag in tags(html) {
                    tag.place = place(&[(0, range.clone())], &tag.place);
                    self.tag(tag, false, &mut found);
                }
            }
            Event::Start(Mark::Link { dest_url, .. }) if !dest_url.starts_with("fact:") => {
                self.begin(Kind::Link, false, range, &mut found);
            }
            Event::End(TagEnd::Link) => self.end(&Kind::Link),
            // A footnote reference is rendered as a link. A Markdown link cannot contain one, but an
            // `<a>` can.
            Event::FootnoteReference(_) => {
                let outer = self.link().map(|at| &self.open[at]);
                if let Some(outer) = outer.filter(|outer| outer.kind == Kind::Anchor) {
                    found.push(Found::Nested(range.clone(), outer.place.clone()));
                }
            }
            Event::Start(mark) if !is_inline(mark.to_end()) => self.leave_paragraph(),
            Event::End(mark) if !is_inline(*mark) => self.leave_paragraph(),
            _ => {}
        }
        found
    }

    /// Whether text at the current position is shown exactly as the author wrote it.
    pub fn is_verbatim(&self) -> bool {
        self.is_in(&VERBATIM)
    }

    /// Whether a bare address at the current position must not become a link.
    pub fn is_without_links(&self) -> bool {
        self.link().is_some() || self.is_in(&VERBATIM) || self.is_in(&WITHOUT_LINKS)
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|element| element.kind.is_one_of(names))
    }

    /// Returns the index of the open link, if any.
    fn link(&self) -> Option<usize> {
        self.open.iter().rposition(|element| matches!(element.kind, Kind::Link | Kind::Anchor))
    }

    fn tag(&mut self, tag: Tag, in_block: bool, found: &mut Vec<Found>) {
        let kind = match tag.name.as_str() {
            "a" if tag.form == Form::End || tag.attribute("href").is_some() => Kind::Anchor,
            name => Kind::Other(name.to_owned()),
        };
        // In an element such as `<script>`, the only tag is its own end tag.
        let last = self.open.last().map(|last| &last.kind);
        let is_end = tag.form == Form::End && last == Some(&kind);
        let is_text = last.is_some_and(|last| last.is_one_of(&TEXT_ONLY));
        if is_text && !is_end && !self.is_in(&["svg", "math"]) {
            return;
        }
        match tag.form {
            Form::End => self.end(&kind),
            // Browsers ignore the slash of `<a href="…"/>`: the link stays open.
            Form::Start if kind.is_tracked() => self.begin(kind, in_block, &tag.place, found),
            Form::Whole if kind == Kind::Anchor => self.begin(kind, in_block, &tag.place, found),
            Form::Start | Form::Whole => {}
        }
        if tag.form == Form::End {
            found.push(Found::End(tag));
        } else {
            let inside = INERT.into_iter().find(|name| self.is_in(&[name]));
            found.push(Found::Element(OpenedElement { tag, inside }));
        }
    }

    fn begin(&mut self, kind: Kind, in_block: bool, place: &Range<usize>, found: &mut Vec<Found>) {
        if matches!(kind, Kind::Link | Kind::Anchor)
            && let Some(outer) = self.link()
        {
            found.push(Found::Nested(place.clone(), self.open[outer].place.clone()));
            // Browsers end the outer `<a>` here. It is removed, so that later links are not reported too.
            if self.open[outer].kind == Kind::Anchor {
                self.open.remove(outer);
            }
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(Element { kind, in_block, place: place.clone() });
        }
    }

    fn end(&mut self, kind: &Kind) {
        if let Some(at) = self.open.iter().rposition(|element| element.kind == *kind) {
            self.open.truncate(at);
        }
    }

    fn leave_paragraph(&mut self) {
        self.open.retain(|element| element.in_block);
    }
}

fn is_inline(mark: TagEnd) -> bool {
    matches!(
        mark,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Maps a range of HTML, which was emitted in these lines, to its range in the masked text.
fn place(lines: &[(usize, Range<usize>)], of: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| {
        let line = lines.partition_point(|(from, _)| *from <= byte).saturating_sub(1);
        let (from, line) = &lines[line];
        // In a block quote, a tag over two lines is shorter than its source.
        (line.start + byte - from).min(line.end.saturating_sub(1))
    };
    at(of.start)..at(of.end.saturating_sub(1)) + 1
}

/// `<!-- more -->`, with spaces or without.
pub fn is_more_marker(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim() == "more")
}

/// Begins a comment that is for versus: `<!-- versus: skip -->`.
pub const SKIP_MARK: &str = "versus:";

/// Whether HTML is a comment for versus, which no page shows.
pub fn is_skip_comment(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim_start().starts_with(SKIP_MARK))
}

/// Adapts parser events to a dialect: HTML is text if the dialect escapes it, and text inside raw
/// `<code>` has the characters that the author wrote, without smart punctuation.
pub(super) struct DialectFilter {
    dialect: Dialect,
    around: Around,
}

impl DialectFilter {
    pub(super) fn new(dialect: Dialect) -> DialectFilter {
        DialectFilter { dialect, around: Around::default() }
    }

    /// Processes an event other than text, which has `range` in the masked text.
    pub(super) fn event<'d>(&mut self, event: Event<'d>, range: &Range<usize>) -> Event<'d> {
        match event {
            Event::Html(html) | Event::InlineHtml(html)
                if self.dialect.html == RawHtml::Escape
                    && !is_more_marker(&html)
                    && !is_skip_comment(&html) =>
            {
                Event::Text(html)
            }
            event => {
                self.around.event(&event, range);
                event
            }
        }
    }

    /// Replaces a text event, whose source is `written`, if the surrounding raw HTML requires it.
    pub(super) fn text<'d>(&self, event: &mut Event<'d>, written: &'d str) {
        let Event::Text(text) = event else { return };
        // The content of a script or a style sheet is not shown as text.
        if self.around.is_in(&["script", "style"]) {
            *event = Event::InlineHtml(written.into());
        } else if self.around.is_verbatim()
            && let Cow::Owned(undone) = as_written(text, written)
        {
            *text = undone.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::parse::dialect::options;

    /// Returns `is_verbatim` and `is_without_links` at the letter `x`.
    fn check(markdown: &str) -> (bool, bool) {
        let mut around = Around::default();
        for (event, range) in
            pulldown_cmark::Parser::new_ext(markdown, options(true)).into_offset_iter()
        {
            around.event(&event, &range);
            if matches!(&event, Event::Text(text) if text.contains('x')) {
                return (around.is_verbatim(), around.is_without_links());
            }
        }
        panic!("no x in {markdown}")
    }

    #[test]
    fn text_knows_what_raw_html_is_open_around_it() {
        assert_eq!(check("<code>x</code>"), (true, true));
        assert_eq!(check("<code>y</code> x"), (false, false));
        assert_eq!(check("<a href=y>*x*</a>"), (false, true));
        assert_eq!(check("<a name=y>x</a>"), (false, false));
        assert_eq!(check("<button>x</button>"), (false, true));
        assert_eq!(check("y <!-- <code> --> x"), (false, false));
        assert_eq!(check("<br/>x<code>y</code>"), (false, false));
        assert_eq!(check("y <script>'</b><code>'</script> x"), (false, false));
    }

    #[test]
    fn blocks_leave_elements_open_and_paragraphs_close_them() {
        assert_eq!(check("<a href=y>\n\nx\n\n</a>"), (false, true));
        assert_eq!(check("<a href=y>\n\ny\n\n</a>\n\nx"), (false, false));
        assert_eq!(check("<div\nclass=y><pre>\n\n</pre></div>\n\nx"), (false, false));
        assert_eq!(check("Write <code> so.\n\nx"), (false, false));
        assert_eq!(check("- <code> so\n- x"), (false, false));
        assert_eq!(check("| <code> | x |\n|---|---|"), (false, false));
    }

    #[test]
    fn a_link_in_a_link_is_found_with_both_places() {
        let nested = |markdown: &str| -> Vec<(String, String)> {
            let mut around = Around::default();
            let events = pulldown_cmark::Parser::new_ext(markdown, options(true));
            let found = events.into_offset_iter().flat_map(|(event, at)| around.event(&event, &at));
            let of = |range: Range<usize>| markdown[range].to_owned();
            let nested = found.filter_map(|found| match found {
                Found::Nested(inner, outer) => Some((of(inner), of(outer))),
                Found::Element(_) | Found::End(_) => None,
            });
            nested.collect()
        };
        let both = |inner: &str, outer: &str| vec![(inner.to_owned(), outer.to_owned())];
        assert_eq!(nested("<a href=y>[x](z)</a>"), both("[x](z)", "<a href=y>"));
        assert_eq!(nested("[<a href=y>x</a>](z)"), both("<a href=y>", "[<a href=y>x</a>](z)"));
        assert_eq!(nested("<a href=y>v\n\n<a href=z>w [x](z) [y](z)").len(), 1);
        assert_eq!(nested("<a name=y>[x](z)</a> <a href=y>b</a> [c](d) [](fact:e/f)").len(), 0);
    }
}
