//! Texts with inline Markdown: emphasis, code and links. Pure. Markdown → plain text, and HTML.
//!
//! There are no blocks, no images and no raw HTML: what would be one is text. Most readers of a matrix need the
//! plain text, so a [`Prose`] is one, and has its marks beside it.

use std::ops::{Deref, Range};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::source::{Span, Spanned};

/// A text of an author. It is equal to another if it reads the same.
#[derive(Debug, Clone)]
pub struct Prose {
    plain: Box<str>,
    /// `None` if the text has no marks
    pub marks: Option<Box<Marks>>,
}

/// The marks of a text, with the text.
#[derive(Debug, Clone)]
pub struct Marks {
    pieces: Vec<Piece>,
    /// The text in its file
    span: Span,
    /// The targets of its links, in their order. The whole text for a target whose place is not known
    targets: Vec<Span>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(Box<str>),
    Code(Box<str>),
    Open(Mark),
    Close(Mark),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    Emphasis,
    Strong,
    /// A link with its target
    Link(Box<str>),
}

/// The characters without which a text has no marks and no escapes.
const MARKING: [char; 7] = ['\\', '*', '_', '`', '[', '<', '&'];

/// A word before the text, so that no block begins at it: `# 1` is no heading, and `- a` no list.
const BEFORE: &str = "a ";

impl Prose {
    pub fn read(text: Spanned<String>) -> Prose {
        let Spanned { value: text, span } = text;
        if !text.contains(MARKING) {
            return Prose { plain: text.into(), marks: None };
        }
        // On one line there are no blocks.
        let line = text.replace(['\n', '\r'], " ");
        let Reading { pieces, targets, .. } = read(&line);
        let in_file = |at: Option<Range<usize>>| {
            let begins = begins_at(&text, span)?;
            at.map(|at| Span::new(span.file, begins + at.start..begins + at.end))
        };
        let targets = targets.into_iter().map(|at| in_file(at).unwrap_or(span)).collect();
        let plain = plain(&pieces);
        let has_marks = pieces.iter().any(|piece| !matches!(piece, Piece::Text(_)));
        let marks = has_marks.then(|| Box::new(Marks { pieces, span, targets }));
        let is_as_written = marks.is_none() && plain == line.trim();
        Prose { plain: if is_as_written { text.into() } else { plain.into() }, marks }
    }
}

impl Prose {
    /// Returns the text without its marks, and the marks.
    pub(super) fn into_parts(self) -> (Box<str>, Option<Box<Marks>>) {
        (self.plain, self.marks)
    }
}

impl Deref for Prose {
    type Target = str;

    fn deref(&self) -> &str {
        &self.plain
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Prose) -> bool {
        self.plain == other.plain
    }
}

impl Eq for Prose {}

impl PartialEq for Marks {
    fn eq(&self, other: &Marks) -> bool {
        self.pieces == other.pieces
    }
}

impl Marks {
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the span of the text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the target of each link with its span, or with that of the whole text if escapes or several lines
    /// hide its place.
    pub fn links(&self) -> impl Iterator<Item = Spanned<&str>> {
        let targets = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Open(Mark::Link(target)) => Some(&**target),
            _ => None,
        });
        targets.zip(&self.targets).map(|(target, span)| Spanned::new(target, *span))
    }
}

/// Returns the offset in its file at which a text begins, if it is written as it is: in quotes, or in a cell of a
/// CSV file without them. Escapes make what is written longer.
fn begins_at(text: &str, span: Span) -> Option<usize> {
    let Range { start, end } = span.range();
    match (end - start).checked_sub(text.len())? {
        0 => Some(start),
        2 => Some(start + 1),
        _ => None,
    }
}

fn plain(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) => &**text,
        Piece::Open(_) | Piece::Close(_) => "",
    });
    words.collect()
}

fn read(line: &str) -> Reading {
    let text = format!("{BEFORE}{}", line.trim());
    let mut reading = Reading::default();
    for (event, range) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        reading.event(event, &text, range);
    }
    let left_out = line.len() - line.trim_start().len();
    for at in reading.targets.iter_mut().flatten() {
        *at = at.start + left_out - BEFORE.len()..at.end + left_out - BEFORE.len();
    }
    if let Some(Piece::Text(first)) = reading.pieces.first_mut() {
        *first = first.strip_prefix(BEFORE).unwrap_or(first).into();
    }
    reading.pieces.retain(|piece| *piece != Piece::Text("".into()));
    reading
}

/// Returns the place of a target in a text with its link. `end` is the end of what the link shows.
fn place(text: &str, link: Range<usize>, end: usize, target: &str) -> Option<Range<usize>> {
    if text[link.start..].starts_with('<') {
        return Some(link.start + 1..link.end - 1);
    }
    let rest = text.get(end..link.end)?.strip_prefix("](")?.trim_start();
    let rest = rest.strip_prefix('<').unwrap_or(rest);
    let start = link.end - rest.len();
    // Escapes in the target make it another text.
    (!target.is_empty() && rest.starts_with(target)).then(|| start..start + target.len())
}

#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    open: Vec<Mark>,
    /// The places of the targets of links, in the order of the links
    targets: Vec<Option<Range<usize>>>,
    /// The end of what was read last
    end: usize,
    /// The number of open parts that are shown as they are written
    within: usize,
}

impl Reading {
    /// `range` is the place of the event in the text.
    fn event(&mut self, event: Event<'_>, text: &str, range: Range<usize>) {
        if self.within > 0 {
            match event {
                Event::Start(_) => self.within += 1,
                Event::End(_) => self.within -= 1,
                _ => {}
            }
            return;
        }
        if let (Event::End(TagEnd::Link), Some(Mark::Link(target))) = (&event, self.open.last()) {
            self.targets.push(place(text, range.clone(), self.end, target));
        }
        let written = &text[range.clone()];
        self.end = match event {
            // An empty link shows nothing.
            Event::Start(Tag::Link { .. }) => range.start + 1,
            _ => range.end,
        };
        match event {
            Event::Start(Tag::Emphasis) => self.open(Mark::Emphasis),
            Event::Start(Tag::Strong) => self.open(Mark::Strong),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                match is_link(link_type, &dest_url) {
                    true => self.open(Mark::Link(target(link_type, &dest_url).into())),
                    false => self.as_written(written),
                }
            }
            Event::Start(Tag::Image { .. }) => self.as_written(written),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                self.pieces.extend(self.open.pop().map(Piece::Close));
            }
            Event::Code(code) => self.pieces.push(Piece::Code((*code).into())),
            Event::Text(text) => self.text(&text),
            Event::InlineHtml(html) | Event::Html(html) => self.text(&html),
            _ => {}
        }
    }

    fn open(&mut self, mark: Mark) {
        self.pieces.push(Piece::Open(mark.clone()));
        self.open.push(mark);
    }

    fn as_written(&mut self, written: &str) {
        self.text(written);
        self.within = 1;
    }

    /// Adds text to the text before it.
    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => *before = format!("{before}{text}").into(),
            _ => self.pieces.push(Piece::Text(text.into())),
        }
    }
}

/// Whether a link is one. In angle brackets, only addresses of the web and of people are: `<std::vector>` is text.
fn is_link(kind: LinkType, target: &str) -> bool {
    let is_address = || ["http://", "https://", "mailto:"].iter().any(|of| target.starts_with(of));
    kind != LinkType::Autolink || is_address()
}

fn target(kind: LinkType, target: &str) -> String {
    if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::tests::some_file;

    fn prose(text: &str) -> Prose {
        Prose::read(Spanned::new(text.to_owned(), Span::whole(some_file())))
    }

    /// Returns the pieces with signs for the marks.
    fn shown(text: &str) -> String {
        let prose = prose(text);
        let Some(marks) = &prose.marks else { return prose.to_string() };
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.to_string(),
            Piece::Code(code) => format!("«{code}»"),
            Piece::Open(Mark::Emphasis) | Piece::Close(Mark::Emphasis) => "/".to_owned(),
            Piece::Open(Mark::Strong) | Piece::Close(Mark::Strong) => "+".to_owned(),
            Piece::Open(Mark::Link(target)) => format!("{{{target}|"),
            Piece::Close(Mark::Link(_)) => "}".to_owned(),
        };
        marks.pieces().iter().map(piece).collect()
    }

    #[test]
    fn emphasis_code_and_links_are_marks() {
        assert_eq!(shown("*so* and **so**"), "/so/ and +so+");
        assert_eq!(shown("with `--flag`"), "with «--flag»");
        assert_eq!(shown("[the *docs*](a.md#b)"), "{a.md#b|the /docs/}");
        assert_eq!(
            shown("<https://e.org/> <a@e.org>"),
            "{https://e.org/|https://e.org/} {mailto:a@e.org|a@e.org}"
        );
        assert_eq!(&*prose("a *b* `c` [d](e)"), "a b c d");
    }

    #[test]
    fn what_is_no_mark_is_as_it_was() {
        for text in [
            "snake_case and __init",
            "2 * 3 * 4",
            "C*",
            "a < b > c",
            "<script>alert(1)</script>",
            "std::vector<int>, <std::vector>",
            "AT&T",
            "# 1 in sales",
            "- no list",
            "1. no list",
            "> 5",
            "| a |",
            "~5 to ~10",
            "$5 to $10",
            "two\nlines * of text",
            "![alt](a.png)",
            "array[0]",
            "\"quotes\" -- as written",
        ] {
            assert_eq!(shown(text), text);
            assert!(prose(text).marks.is_none(), "{text}");
        }
    }

    #[test]
    fn a_backslash_keeps_a_mark_from_being_one() {
        assert_eq!(shown("\\*so\\*"), "*so*");
        assert_eq!(shown("C:\\new"), "C:\\new");
        assert!(prose("\\*so\\*").marks.is_none());
    }

    /// Returns what a file has at the span of each link. `text` is what is between the quotes of a string.
    fn targets(text: &str) -> Vec<String> {
        let file = format!("about = \"{text}\"");
        let span = Span::new(some_file(), "about = ".len()..file.len());
        let marks = Prose::read(Spanned::new(text.to_owned(), span)).marks.expect("marks");
        marks.links().map(|link| file[link.span.range()].to_owned()).collect()
    }

    #[test]
    fn a_target_has_its_place_in_the_file() {
        assert_eq!(targets("a [b](c.md) and [*d*](e.md#f 'g')"), ["c.md", "e.md#f"]);
        assert_eq!(targets("  [`](x)`](/y/)"), ["/y/"]);
        assert_eq!(targets("[](x) ä [c.md]( <c.md> )"), ["x", "c.md"]);
        assert_eq!(targets("<https://e.org/> ![no](no) [b](c)"), ["https://e.org/", "c"]);
    }

    #[test]
    fn a_target_whose_place_is_hidden_has_that_of_the_text() {
        assert_eq!(targets("[b](c\\(d)"), ["\"[b](c\\(d)\""]);
        assert_eq!(targets("[b]()"), ["\"[b]()\""]);
        let escaped = Span::new(some_file(), 0..40);
        let marks = Prose::read(Spanned::new("\"a\" [b](c)".into(), escaped)).marks;
        assert_eq!(marks.expect("marks").links().next().map(|link| link.span), Some(escaped));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[a*_`<>&#\\[\\]()!\\\\ \n-]{0,40}") {
            let prose = prose(&text);
            let Some(marks) = &prose.marks else { return Ok(()) };
            let mut open = Vec::new();
            for piece in marks.pieces() {
                match piece {
                    Piece::Open(mark) => open.push(mark),
                    Piece::Close(mark) => prop_assert_eq!(open.pop(), Some(mark)),
                    Piece::Text(_) | Piece::Code(_) => {}
                }
            }
            prop_assert_eq!(open.len(), 0);
            prop_assert_eq!(plain(marks.pieces()), &*prose);
        }
    }
}
