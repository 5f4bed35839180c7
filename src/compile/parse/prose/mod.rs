//! The prose of a page, block by block, with its places in the file. Pure.
//!
//! It is read on demand: outlines do not contain it, so that memory does not grow with the length of
//! pages.

mod position;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::around::{Around, Found, OpenedElement};
use super::dialect::Dialect;
use super::document::{DirectiveLine, Document, Part};
use super::fence::unescaped;
use super::tags::{Form, Tag as RawTag};
use super::text::Text;
use crate::directive::{Builtin, CRITERION, Directive, SUBJECT, VERDICT};
use crate::reading::block::{BlockKind, COVERED};
use crate::source::{FileId, Place};
use position::Position;

/// The text of one block: a paragraph, a heading, a table cell or a list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    pub text: Text,
    /// Ranges that state nothing of their own, in order: claims, code, formulas, addresses, struck-out
    /// text
    covered: Vec<Range<usize>>,
    /// The range of each claim's link in the text, with the link's place in the file
    pub claims: Vec<(Range<usize>, Place)>,
    pub kind: BlockKind,
    /// Whether it is a cell of a table in HTML, where no claim can be
    pub is_raw: bool,
    /// Whether it is in a block quote
    pub is_quoted: bool,
    pub within: Within,
}

/// The directives around a block, by their attributes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Within {
    /// The id of a `:::subject`
    pub subject: Option<String>,
    /// The id of a `:::criterion`
    pub criterion: Option<String>,
    /// The winner of a `:::verdict`, which is checked as a whole
    pub verdict: Option<String>,
}

impl Prose {
    /// Returns the text with every byte of its covered ranges replaced by [`COVERED`], so that offsets
    /// stay the same.
    pub fn open_text(&self) -> String {
        let text = self.text.as_str();
        let mut open = String::with_capacity(text.len());
        for Range { start, end } in &self.covered {
            open.push_str(&text[open.len()..*start]);
            open.extend(std::iter::repeat_n(COVERED, end - start));
        }
        open.push_str(&text[open.len()..]);
        open
    }
}

/// Returns the blocks of prose of a body that begins at byte `offset` of `file`, in order.
pub fn read(body: &str, (file, offset): (FileId, usize), dialect: Dialect) -> Vec<Prose> {
    let document = Document::new(body, (file, offset), dialect, &mut Vec::new());
    let mut reader = Reader {
        document: &document,
        found: Vec::new(),
        block: Prose::default(),
        covering: None,
        claim: None,
        directives: Vec::new(),
        skipped: 0,
        quotes: 0,
        items: 0,
        heading: None,
        table: Position::default(),
        around: Around::default(),
    };
    for part in document.parts() {
        match part {
            Part::Directive(line, _) => reader.directive(line),
            Part::Markdown(event, range) => reader.event(&event, &range),
        }
    }
    reader.finish_block();
    reader.found
}

struct Reader<'d> {
    document: &'d Document<'d>,
    found: Vec<Prose>,
    block: Prose,
    /// The start of the current covered range, and how many tags are open in it
    covering: Option<(usize, usize)>,
    /// The start of the current claim's text, and its fact; links do not nest
    claim: Option<(usize, String)>,
    /// The open directives
    directives: Vec<&'d Directive>,
    /// How many tags are open whose text is not prose: code blocks, images
    skipped: usize,
    /// How many block quotes are open
    quotes: usize,
    /// How many list items are open
    items: usize,
    /// The level of the open heading
    heading: Option<u8>,
    table: Position,
    around: Around,
}

impl<'d> Reader<'d> {
    fn directive(&mut self, line: &'d DirectiveLine) {
        self.finish_block();
        match line {
            DirectiveLine::Open(directive) => self.directives.push(directive),
            DirectiveLine::Leaf(_) => {}
            DirectiveLine::Close => {
                self.directives.pop();
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        for found in self.around.event(event, range) {
            match found {
                Found::Element(OpenedElement { tag, .. }) | Found::End(tag) => self.tag(&tag),
                Found::Nested(..) => {}
            }
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag, range),
            _ if self.skipped > 0 => {}
            Event::Text(text) if self.around.is_verbatim() => self.covered(text, range),
            Event::Text(text) => self.push(text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.covered(text, range);
            }
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => self.push(" ", range),
            Event::Html(_) | Event::Rule if self.table.raw_cell => {}
            Event::Html(_) | Event::Rule => self.finish_block(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::Image { .. } => self.skipped += 1,
            Tag::Strikethrough => self.cover(),
            Tag::Link { link_type, dest_url, .. } => {
                let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let here = self.block.text.as_str().len();
                self.claim = dest_url.strip_prefix("fact:").map(|fact| (here, fact.to_owned()));
                if is_address || self.claim.is_some() {
                    self.cover();
                } else if let Some((_, open)) = &mut self.covering {
                    *open += 1;
                }
            }
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {}
            Tag::HtmlBlock if self.table.raw_cell => {}
            _ => self.finish_block(),
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::Item => self.items += 1,
            // An alert such as `[!NOTE]` is the author's own.
            Tag::BlockQuote(None) => self.quotes += 1,
            Tag::Table(_) => self.table.begin(),
            Tag::TableRow => self.table.next_row(),
            Tag::TableCell => self.table.is_cell = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image => self.skipped -= 1,
            TagEnd::Strikethrough => self.uncover(),
            TagEnd::Link => {
                self.claim_end(range);
                self.uncover();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::HtmlBlock if self.table.raw_cell => {}
            _ => self.finish_block(),
        }
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::Item => self.items -= 1,
            TagEnd::BlockQuote(None) => self.quotes -= 1,
            TagEnd::TableCell => self.table.next_cell(),
            _ => {}
        }
    }

    /// Reads a tag of raw HTML, of which only tables are prose.
    fn tag(&mut self, tag: &RawTag) {
        let is_end = tag.form == Form::End;
        match tag.name.as_str() {
            "table" | "tr" | "td" | "th" => self.finish_block(),
            _ => {}
        }
        match tag.name.as_str() {
            "table" if is_end => self.table.raw_cell = false,
            "table" => self.table.begin_raw(),
            "tr" if !is_end => self.table.next_row(),
            "td" | "th" if is_end => self.table.end_raw_cell(),
            "td" | "th" => self.table.begin_raw_cell(),
            _ => {}
        }
        if self.table.raw_cell {
            self.raw_text(tag);
        }
    }

    /// Whether a space would be neither the first character of the block nor another space.
    fn wants_space(&self) -> bool {
        self.block.text.as_str().ends_with(|c: char| c != ' ')
    }

    /// Reads the text after a tag in a cell of raw HTML.
    fn raw_text(&mut self, tag: &RawTag) {
        let source = self.document.source(&tag.place);
        let Some(end) = end_of_tag(source) else { return };
        let range = tag.place.start + end..tag.place.end;
        let source = self.document.source(&range);
        if INLINE.iter().all(|name| *name != tag.name) && self.wants_space() {
            self.push(" ", &(range.start..range.start));
        }
        let text = source.split_inclusive(char::is_whitespace);
        let mut at = range.start;
        for word in text {
            let place = at..at + word.len();
            at = place.end;
            let shown = unescaped(word.trim_end());
            if !shown.is_empty() {
                self.push(&shown, &(place.start..place.start + word.trim_end().len()));
            }
            if word.ends_with(char::is_whitespace) && self.wants_space() {
                self.push(" ", &place);
            }
        }
    }

    fn claim_end(&mut self, range: &Range<usize>) {
        let Some((start, fact)) = self.claim.take() else { return };
        if self.block.text.as_str().len() == start {
            // The link shows the fact's value, which is not known here; the name of the fact takes its
            // place.
            self.push(&fact, range);
        }
        let shown = start..self.block.text.as_str().len();
        self.block.claims.push((shown, self.document.place(range)));
    }

    fn push(&mut self, text: &str, range: &Range<usize>) {
        self.block.text.push(text, self.document.source(range), self.document.place(range));
    }

    fn covered(&mut self, text: &str, range: &Range<usize>) {
        self.cover();
        self.push(text, range);
        self.uncover();
    }

    fn finish_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        if !block.text.as_str().trim().is_empty() {
            block.kind = self.kind();
            block.is_raw = self.table.raw_cell;
            block.is_quoted = self.quotes > 0;
            block.within = self.within();
            self.found.push(block);
        }
    }

    fn kind(&self) -> BlockKind {
        match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.table.is_cell || self.table.raw_cell => BlockKind::Cell(self.table.at),
            None if self.items > 0 => BlockKind::Item,
            None => BlockKind::Paragraph,
        }
    }

    fn within(&self) -> Within {
        let value = |of: &Builtin, key: &str| {
            let innermost = self.directives.iter().rev().find(|directive| directive.is(of))?;
            Some(innermost.value(key)?.value.clone())
        };
        Within {
            subject: value(&SUBJECT, "id"),
            criterion: value(&CRITERION, "id"),
            verdict: value(&VERDICT, "winner"),
        }
    }

    fn cover(&mut self) {
        let here = self.block.text.as_str().len();
        let (_, open) = self.covering.get_or_insert((here, 0));
        *open += 1;
    }

    fn uncover(&mut self) {
        let Some((start, open)) = &mut self.covering else { return };
        *open -= 1;
        if *open == 0 {
            self.block.covered.push(*start..self.block.text.as_str().len());
            self.covering = None;
        }
    }
}

/// Elements of raw HTML that stand within a word.
const INLINE: [&str; 12] =
    ["a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "sup", "u"];

/// Returns the offset after a tag at the beginning of a text.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at + 1),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests;
