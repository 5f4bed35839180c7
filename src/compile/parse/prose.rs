//! The prose of a page, block by block, with its places in the file. Pure.
//!
//! It is read on demand: outlines do not contain it, so that memory does not grow with the length of
//! pages.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::around::Around;
use super::dialect::Dialect;
use super::document::{DirectiveLine, Document, Part};
use super::text::Text;
use crate::directive::VERDICT;
use crate::source::{FileId, Place};

/// The text of one block: a paragraph, a heading, a table cell or a list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    pub text: Text,
    /// Ranges that state nothing of their own, in order: claims, code, formulas, addresses, struck-out
    /// text
    covered: Vec<Range<usize>>,
    /// The range of each claim's link in the text, with the link's place in the file
    pub claims: Vec<(Range<usize>, Place)>,
    /// Whether the block is in a `:::verdict`, which is checked as a whole
    pub is_verdict: bool,
}

/// Replaces a covered byte: neither a letter, a digit nor a space.
pub const COVERED: char = '\u{1a}';

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
    /// Names of the open directives
    directives: Vec<&'d str>,
    /// How many tags are open whose text is not prose: code blocks, images
    skipped: usize,
    around: Around,
}

impl<'d> Reader<'d> {
    fn directive(&mut self, line: &'d DirectiveLine) {
        self.finish_block();
        match line {
            DirectiveLine::Open(directive) => self.directives.push(&directive.name.value),
            DirectiveLine::Leaf(_) => {}
            DirectiveLine::Close => {
                self.directives.pop();
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        self.around.event(event, range);
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
            _ => self.finish_block(),
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
            _ => self.finish_block(),
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
            block.is_verdict = self.directives.contains(&VERDICT.name);
            self.found.push(block);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::compile::parse::config::RawHtml;
    use crate::source::tests::some_file;

    /// Returns the open text of each block, with each covered range shown as a dot.
    fn check(body: &str) -> Vec<String> {
        let prose = read(body, (some_file(), 0), Dialect::default());
        prose.iter().map(|block| dotted(&block.open_text())).collect()
    }

    fn dotted(open: &str) -> String {
        open.split(COVERED).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("·")
    }

    #[test]
    fn each_block_is_read_on_its_own() {
        let body =
            "# A\n\none\ntwo\n\n- x\n- y\n\n  z\n\n| a | b |\n|---|---|\n| c | d |\n\nt\n: u\n";
        let wanted = ["A", "one two", "x", "y", "z", "a", "b", "c", "d", "t", "u"];
        assert_eq!(check(body), wanted);
        assert_eq!(check("> [!NOTE]\n> a[^1]\n\n[^1]: b\n\n::toc\nc\n"), ["a", "b", "c"]);
    }

    #[test]
    fn parts_that_state_nothing_are_covered() {
        assert_eq!(check("a [30 **ms**](fact:x/y) b"), ["a · b"]);
        assert_eq!(check("a [](fact:x/y) b"), ["a · b"]);
        assert_eq!(check("a `30` $x_1$ <https://e.org/1> ~~30 [c](d)~~ b"), ["a · · · · b"]);
        assert_eq!(check("a [30](b.md) *40* ![50](c.png) 6<b>0</b>"), ["a 30 40  6 0 "]);
        assert_eq!(check("```\n30\n```\n\n    40\n\n<p>50</p>\n"), [""; 0]);
    }

    #[test]
    fn raw_code_is_covered() {
        assert_eq!(check("a <code>30</code> <kbd>40</kbd> b <b>50</b>"), ["a  ·   ·  b  50 "]);
        assert_eq!(check("a <!-- 30 --> <script>40</script><svg>50</svg> b"), ["a       ·  b"]);
        assert_eq!(check("<svg>\n\n30\n\n</svg>\n\n40"), ["", "40"]);
        assert_eq!(check("Write <code> so.\n\n40"), ["Write  ", "40"]);
    }

    #[test]
    fn html_that_is_shown_is_prose() {
        let dialect = Dialect { html: RawHtml::Escape, ..Dialect::default() };
        let prose = read("a <b>30</b>\n\n<p>40</p>\n", (some_file(), 0), dialect);
        let texts: Vec<&str> = prose.iter().map(|block| block.text.as_str().trim_end()).collect();
        assert_eq!(texts, ["a <b>30</b>", "<p>40</p>"]);
    }

    #[test]
    fn a_block_knows_its_verdict_and_its_places() {
        let body = ":::verdict{on=\"overall\" winner=\"x\"}\n\na\n\n:::\n\nit's 30\n";
        let prose = read(body, (some_file(), 0), Dialect::default());
        assert_eq!(prose.iter().map(|block| block.is_verdict).collect::<Vec<_>>(), [true, false]);
        let at = prose[1].text.as_str().find("30").expect("it is in it");
        let place = prose[1].text.verbatim(&(at..at + 2)).expect("verbatim");
        assert_eq!(&body[place.range()], "30");
    }
    const PIECES: &[&str] = &[
        "é 30 ",
        "\n",
        "\r\n",
        "\n\n",
        "`",
        "``",
        "[",
        "](fact:a/b)",
        "[](fact:)",
        "](x.md)",
        "![",
        "~~",
        "**",
        "*",
        "\\",
        "&amp;",
        "&",
        "'",
        "\"",
        "--",
        "...",
        "<b>",
        "<https://e.org/1>",
        "$",
        "$$",
        "- ",
        "> ",
        "| a |\n|---|\n",
        "|",
        "```\n",
        ":::verdict{on=\"x\" winner=\"y\"}\n",
        ":::\n",
        "::toc\n",
        "[^1]",
        "[^1]: ",
        "# ",
        "<div>\n",
        "\u{0}",
        "\t",
    ];

    proptest! {
        #[test]
        fn any_markdown_is_read_with_places(pieces in proptest::collection::vec(select(PIECES), 0..24)) {
            let body = pieces.concat();
            for block in read(&body, (some_file(), 0), Dialect::default()) {
                prop_assert_eq!(block.open_text().len(), block.text.as_str().len());
                for (at, c) in block.text.as_str().char_indices() {
                    let place = block.text.place(&(at..at + c.len_utf8())).expect("a place");
                    prop_assert!(body.get(place.range()).is_some(), "{:?} in {:?}", place, body);
                }
            }
        }
    }
}
