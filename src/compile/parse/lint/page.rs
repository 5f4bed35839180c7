//! What the checks of writing see of a page. Pure.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::marks::Marks;
use crate::compile::parse::around::Around;
use crate::compile::parse::blocks::{Block, Kind};
use crate::compile::parse::document::{Document, Part};
use crate::compile::parse::front_matter::FrontMatter;
use crate::source::Span;

/// A page as it was parsed.
#[derive(Clone, Copy)]
pub struct Written<'d> {
    pub document: &'d Document<'d>,
    pub parts: &'d [Part<'d>],
    pub blocks: &'d [Block],
    pub matter: &'d FrontMatter,
    /// The text of the file before its body
    pub front: &'d str,
}

pub(super) struct Page<'d> {
    pub document: &'d Document<'d>,
    pub parts: &'d [Part<'d>],
    pub blocks: &'d [Block],
    pub matter: &'d FrontMatter,
    pub front: &'d str,
    /// Texts that are shown as prose, in order: not those of code
    pub texts: Vec<Shown<'d>>,
    /// Headings that are not inside another block, in order
    pub headings: Vec<Heading<'d>>,
    /// The marks of all texts
    pub marks: Marks,
    pub has_images: bool,
    pub has_html: bool,
    /// Whether code within a sentence has three backticks or more around it
    pub has_long_code: bool,
}

/// A text that is shown as prose.
#[derive(Clone)]
pub(super) struct Shown<'d> {
    /// As it is shown
    pub text: &'d str,
    /// As it is written
    pub source: &'d str,
    /// Its index in the parts
    pub part: usize,
    /// Range in the masked text
    pub range: &'d Range<usize>,
    /// The marks in its source
    pub marks: Marks,
}

pub(super) struct Heading<'d> {
    pub level: u8,
    pub text: Cow<'d, str>,
    /// Its index in the blocks
    pub block: usize,
    /// Whether it has only text and marks of emphasis: no code, formula, image or HTML
    pub is_plain: bool,
}

impl<'d> Page<'d> {
    pub fn of(written: &Written<'d>) -> Page<'d> {
        let Written { document, parts, blocks, matter, front } = *written;
        let mut page = Page {
            document,
            parts,
            blocks,
            matter,
            front,
            texts: Vec::with_capacity(parts.len() / 3),
            headings: headings(parts, blocks),
            marks: Marks::default(),
            has_images: false,
            has_html: false,
            has_long_code: false,
        };
        page.read();
        page
    }

    /// Collects the texts, and what else the checks look for, in one pass over the parts.
    fn read(&mut self) {
        let mut around = Around::default();
        let mut is_code = false;
        for (at, part) in self.parts.iter().enumerate() {
            let Part::Markdown(event, range) = part else { continue };
            match event {
                Event::Text(text) if !is_code && !around.is_verbatim() => {
                    let source = self.document.source(range);
                    let marks = Marks::of(source);
                    self.marks.add(marks);
                    self.texts.push(Shown { text, source, part: at, range, marks });
                }
                Event::Text(_) => {}
                Event::Start(Tag::CodeBlock(_)) => is_code = true,
                Event::End(TagEnd::CodeBlock) => is_code = false,
                Event::Code(_) => {
                    self.has_long_code |= self.document.source(range).starts_with("```");
                }
                event => {
                    self.has_images |= matches!(event, Event::Start(Tag::Image { .. }));
                    self.has_html |= matches!(event, Event::Html(_) | Event::InlineHtml(_));
                    around.event(event, range);
                }
            }
        }
    }

    /// Returns the texts that have one of some marks.
    pub fn texts_with(&self, marks: Marks) -> impl Iterator<Item = &Shown<'d>> {
        let texts = if self.marks.has(marks) { &self.texts[..] } else { &[] };
        texts.iter().filter(move |shown| shown.marks.has(marks))
    }

    /// Returns the span in the file of a range of the masked text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.document.span(range)
    }

    /// Returns the span of a block without the line end after it.
    pub fn span_of(&self, block: &Block) -> Span {
        let written = self.written(block);
        self.span(&(block.range.start..block.range.start + written.trim_end().len()))
    }

    /// Returns the span of a heading's text.
    pub fn span_of_heading(&self, heading: &Heading<'_>) -> Span {
        self.span_of(&self.blocks[heading.block])
    }

    /// A block as it is written in the masked text.
    pub fn written(&self, block: &Block) -> &'d str {
        &self.document.text()[block.range.clone()]
    }

    pub fn text(&self, block: &Block) -> Cow<'d, str> {
        text(block.inner(self.parts))
    }

    /// The text of a block that is a single text, without marks.
    pub fn plain(&self, block: &Block) -> Option<&'d str> {
        match block.inner(self.parts) {
            [Part::Markdown(Event::Text(text), _)] => Some(text),
            _ => None,
        }
    }

    /// Returns the next block at the same depth that is shown, after all that is inside this one.
    pub fn next(&self, at: usize) -> Option<usize> {
        let depth = self.blocks[at].depth;
        let after = self.blocks.iter().enumerate().skip(at + 1);
        let mut beside = after.take_while(|(_, block)| block.depth >= depth);
        let is_next = |block: &Block| block.depth == depth && !self.is_hidden(block);
        beside.find(|(_, block)| is_next(block)).map(|(next, _)| next)
    }

    /// Whether nothing of a block is shown at its place: comments, footnotes.
    pub fn is_hidden(&self, block: &Block) -> bool {
        let is_comment = |part: &Part<'_>| match part {
            Part::Markdown(Event::Html(html) | Event::InlineHtml(html), _) => {
                let html = html.trim();
                html.is_empty() || html.starts_with("<!--") && html.ends_with("-->")
            }
            _ => false,
        };
        match block.kind {
            Kind::Note => true,
            Kind::Html | Kind::Paragraph => block.inner(self.parts).iter().all(is_comment),
            _ => false,
        }
    }

    /// Whether two headings may have the same text. Most pages need no closer look.
    pub fn repeats_headings(&self) -> bool {
        let hash = |heading: &Heading<'_>| {
            // Letters outside ASCII have no case that is compared here, so they count as one.
            heading.text.bytes().filter(u8::is_ascii).fold(0_u64, |hash, byte| {
                (hash.rotate_left(5) ^ u64::from(byte.to_ascii_lowercase()))
                    .wrapping_mul(0x517c_c1b7_2722_0a95)
            })
        };
        let mut hashes: Vec<u64> = self.headings.iter().map(hash).collect();
        hashes.sort_unstable();
        hashes.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// Returns the number of items of a list.
    pub fn items(&self, list: usize) -> usize {
        let depth = self.blocks[list].depth;
        let inside = self.blocks[list + 1..].iter().take_while(|block| block.depth > depth);
        inside.filter(|block| block.depth == depth + 1 && block.kind == Kind::Item).count()
    }

    /// Returns the end of a heading's section in the list of blocks: the next heading of its level or above.
    pub fn end_of_section(&self, heading: usize) -> usize {
        let level = self.headings[heading].level;
        let next = self.headings[heading + 1..].iter().find(|next| next.level <= level);
        next.map_or(self.blocks.len(), |next| next.block)
    }
}

/// Returns the text of some parts on one line, without markup.
pub(super) fn text<'d>(parts: &'d [Part<'d>]) -> Cow<'d, str> {
    if let [Part::Markdown(Event::Text(text), _)] = parts {
        return Cow::Borrowed(text.trim());
    }
    let mut all = String::new();
    for part in parts {
        match part {
            Part::Markdown(Event::Text(text) | Event::Code(text) | Event::InlineMath(text), _) => {
                all.push_str(text);
            }
            Part::Markdown(Event::SoftBreak | Event::HardBreak, _) => all.push(' '),
            _ => {}
        }
    }
    Cow::Owned(all.trim().to_owned())
}

fn headings<'d>(parts: &'d [Part<'d>], blocks: &'d [Block]) -> Vec<Heading<'d>> {
    let outer = blocks.iter().enumerate().filter(|(_, block)| block.depth == 0);
    let heading = |(at, block): (usize, &'d Block)| {
        let Kind::Heading(level) = block.kind else { return None };
        let inner = block.inner(parts);
        let is_plain = |part: &Part<'_>| match part {
            Part::Markdown(Event::Text(_) | Event::SoftBreak, _) => true,
            Part::Markdown(Event::Start(tag), _) => is_emphasis(tag.to_end()),
            Part::Markdown(Event::End(tag), _) => is_emphasis(*tag),
            _ => false,
        };
        let is_plain = inner.iter().all(is_plain);
        Some(Heading { level, text: text(inner), block: at, is_plain })
    };
    outer.filter_map(heading).collect()
}

fn is_emphasis(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
}
