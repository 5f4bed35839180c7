//! The blocks of a page: paragraphs, headings, lists and all else that Markdown puts below each other. Pure.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::document::{DirectiveLine, Part};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// With its level, 1 to 6
    Heading(u8),
    Paragraph,
    Code,
    Table,
    /// With the number of its first item, if it has numbers
    List(Option<u64>),
    Item,
    Quote,
    Note,
    Html,
    Directive(Edge),
    Rule,
    Other,
}

/// Which line of a directive it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Leaf,
    Open,
    Close,
}

#[derive(Debug, Clone)]
pub struct Block {
    pub kind: Kind,
    /// Range in the masked text
    pub range: Range<usize>,
    /// Indices of its parts, with the tags at both ends
    pub parts: Range<usize>,
    /// How many blocks are around it
    pub depth: usize,
}

impl Block {
    /// The parts inside it.
    pub fn inner<'p, 'd>(&self, parts: &'p [Part<'d>]) -> &'p [Part<'d>] {
        parts.get(self.parts.start + 1..self.parts.end.saturating_sub(1)).unwrap_or_default()
    }
}

/// Returns the blocks, each before those inside it. The lines of a directive are blocks of their own beside those of
/// its content. Table cells are no blocks, nor is the text of a list item without a paragraph.
pub fn blocks(parts: &[Part<'_>]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Markdown(Event::Start(tag), range) if is_block(tag.to_end()) => {
                let depth = open.len();
                open.push(blocks.len());
                let kind = kind_of(tag);
                blocks.push(Block { kind, range: range.clone(), parts: at..at + 1, depth });
            }
            Part::Markdown(Event::End(tag), _) if is_block(*tag) => {
                if let Some(block) = open.pop() {
                    blocks[block].parts.end = at + 1;
                }
            }
            Part::Markdown(Event::Rule, range) => {
                let (range, depth) = (range.clone(), open.len());
                blocks.push(Block { kind: Kind::Rule, range, parts: at..at + 1, depth });
            }
            Part::Directive(line, _) => {
                if let Some(block) = open.last() {
                    blocks[*block].kind = Kind::Directive(edge(line));
                }
            }
            Part::Markdown(..) => {}
        }
    }
    blocks
}

fn edge(line: &DirectiveLine) -> Edge {
    match line {
        DirectiveLine::Leaf(_) => Edge::Leaf,
        DirectiveLine::Open(_) => Edge::Open,
        DirectiveLine::Close => Edge::Close,
    }
}

fn kind_of(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { level, .. } => Kind::Heading(*level as u8),
        Tag::CodeBlock(_) => Kind::Code,
        Tag::Table(_) => Kind::Table,
        Tag::List(first) => Kind::List(*first),
        Tag::Item => Kind::Item,
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::FootnoteDefinition(_) => Kind::Note,
        Tag::HtmlBlock => Kind::Html,
        _ => Kind::Other,
    }
}

fn is_block(tag: TagEnd) -> bool {
    match tag {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::CodeBlock
        | TagEnd::Table
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::BlockQuote(_)
        | TagEnd::FootnoteDefinition
        | TagEnd::HtmlBlock
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::MetadataBlock(_) => true,
        TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::TableCell
        | TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image => false,
    }
}

/// Returns the end of what begins with a block: of the block itself, or of the directive that it opens.
pub fn end_of(blocks: &[Block], at: usize) -> usize {
    let first = &blocks[at];
    let mut open = 0_usize;
    for block in blocks[at..].iter().take_while(|block| block.depth >= first.depth) {
        if block.depth == first.depth {
            match block.kind {
                Kind::Directive(Edge::Open) => open += 1,
                Kind::Directive(Edge::Close) => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return block.range.end;
            }
        }
    }
    first.range.end
}
