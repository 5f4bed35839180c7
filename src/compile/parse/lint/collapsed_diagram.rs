//! `collapsed-diagram`: a diagram of characters whose lines are shown as one. Pure.

use super::Found;
use super::marks::Marks;
use super::page::Page;
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    if !page.marks.has(Marks::EDGE.or(Marks::HIGH)) {
        return;
    }
    for block in page.blocks.iter().filter(|block| block.kind == Kind::Paragraph) {
        let bytes = &page.document.text().as_bytes()[block.range.clone()];
        if may_be_diagram(bytes) && is_diagram(page, block) {
            found.add(Diagnostic::collapsed_diagram(page.span_of(block)));
        }
    }
}

/// A cheap look for signs of a diagram: an edge of a box, a wall, or a character for boxes.
fn may_be_diagram(bytes: &[u8]) -> bool {
    let mut signs = memchr::memchr3_iter(b'|', b'+', 0xe2, bytes);
    signs.any(|at| match bytes[at] {
        b'+' => matches!(bytes.get(at + 1), Some(b'-' | b'=')),
        b'|' => bytes.get(at + 1) == Some(&b' '),
        // `─` to `╿`
        _ => matches!(bytes.get(at + 1), Some(0x94 | 0x95)),
    })
}

fn is_diagram(page: &Page<'_>, block: &Block) -> bool {
    let mut signs = Signs::default();
    let first = page.texts.partition_point(|shown| shown.part < block.parts.start);
    let texts = page.texts[first..].iter().take_while(|shown| block.parts.contains(&shown.part));
    texts.for_each(|shown| signs.add(shown.source));
    signs.is_diagram()
}

/// How many signs of a diagram a text has.
#[derive(Default)]
struct Signs {
    /// `┌`, `┼`: where lines of a box meet
    corners: usize,
    /// `+---+`
    edges: usize,
    /// `|` and `│` with spaces around them
    walls: usize,
    /// `▼`, `-->`, `──►`
    arrows: usize,
    /// `─`, as a line
    lines: usize,
}

impl Signs {
    fn add(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let corners = word.chars().filter(|c| is_corner(*c)).count();
            // A list of the characters is no diagram.
            self.corners += if word.ends_with([',', ';', '.', ')']) { 0 } else { corners };
            self.lines += usize::from(word.contains("──") || word.contains("══"));
            self.walls += usize::from(matches!(word, "|" | "│" | "║"));
            self.edges += usize::from(is_edge(word));
            self.arrows += usize::from(is_arrow(word));
        }
    }

    fn is_diagram(&self) -> bool {
        self.corners >= 3
            || self.edges >= 2
            || self.walls >= 3 && self.arrows + self.edges + self.lines >= 2
            || self.walls >= 1 && self.corners + self.lines >= 2
    }
}

fn is_corner(c: char) -> bool {
    matches!(
        c,
        '┌' | '┐'
            | '└'
            | '┘'
            | '├'
            | '┤'
            | '┬'
            | '┴'
            | '┼'
            | '╔'
            | '╗'
            | '╚'
            | '╝'
            | '╭'
            | '╮'
            | '╯'
            | '╰'
    )
}

/// `+-----+`, also with more columns
fn is_edge(word: &str) -> bool {
    let is_line = |c: char| matches!(c, '-' | '+' | '=');
    word.len() >= 5
        && word.starts_with('+')
        && word.ends_with('+')
        && word.chars().all(is_line)
        && (word.contains("---") || word.contains("==="))
}

fn is_arrow(word: &str) -> bool {
    matches!(
        word,
        "▼" | "▲"
            | "►"
            | "◄"
            | "↓"
            | "↑"
            | "-->"
            | "--->"
            | "<--"
            | "──>"
            | "──►"
            | "v"
            | "V"
    ) || word.len() >= 3 && word.starts_with("--") && word.ends_with('>')
}
