//! Comments that turn checks of a block off: `<!-- versus: skip heading-level "the reason" -->`. Pure.
//!
//! With codes, the comment turns the messages with these codes off. Without codes, it turns off what is read from
//! prose and compared with facts.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::Event;
use serde::{Deserialize, Serialize};

use super::around::SKIP_MARK as MARK;
use super::blocks::{self, Block, Kind};
use super::dialect::Dialect;
use super::document::{Document, Part};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Place, Placed};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skip {
    /// The codes whose messages it turns off; none for a skip of all statements
    pub codes: Vec<Placed<Code>>,
    pub reason: Option<String>,
    /// The place of the comment
    pub comment: Place,
    /// What it applies to: the next block, or the block around it. A comment before all blocks applies to the front
    /// matter too
    pub covers: Place,
}

impl Skip {
    /// Returns whether it turns off messages with a code at a place.
    pub fn turns_off(&self, code: Code, place: Place) -> bool {
        let Place { start, end } = self.covers;
        let is_there = start <= place.start && place.start < end;
        is_there
            && match self.codes.as_slice() {
                [] => code.is_of_reading(),
                codes => codes.iter().any(|named| named.value == code),
            }
    }
}

/// Returns the skips of a body that begins at byte `offset` of `file`.
pub fn of_body(body: &str, (file, offset): (FileId, usize), dialect: Dialect) -> Vec<Skip> {
    let document = Document::new(body, (file, offset), dialect, &mut Vec::new());
    let parts = document.parts();
    read(&document, &parts, &blocks::blocks(&parts), &mut Vec::new())
}

/// Returns the skips of a page, in order. Reports `invalid-skip`.
pub fn read(
    document: &Document<'_>,
    parts: &[Part<'_>],
    blocks: &[Block],
    found: &mut Vec<Diagnostic>,
) -> Vec<Skip> {
    let mut skips = Vec::new();
    if memmem::find(document.text().as_bytes(), MARK.as_bytes()).is_none() {
        return skips;
    }
    let following = Following::of(parts, blocks);
    for (at, part) in parts.iter().enumerate() {
        let Part::Markdown(Event::Html(_) | Event::InlineHtml(_), range) = part else { continue };
        for comment in comments(document.text(), range) {
            let covers = following.covered(at).map(|covered| document.place(&covered));
            let reader = Reader { document, comment: &comment };
            match reader.read() {
                Ok(Written { codes, reason }) => skips.push(Skip {
                    codes,
                    reason,
                    comment: document.place(&comment),
                    covers: covers.unwrap_or_default(),
                }),
                Err(wrong) => found.push(wrong),
            }
        }
    }
    let first = blocks.iter().find(|block| !is_invisible(parts, block));
    let begin = first.map(|block| document.place(&block.range).start);
    let is_before = |skip: &&mut Skip| skip.comment.start < skip.covers.start;
    let first = skips.iter_mut().filter(|skip| Some(skip.covers.start) == begin);
    for skip in first.filter(is_before) {
        skip.covers.start = 0;
    }
    skips
}

/// Returns the ranges of the comments for versus in a piece of HTML, in the masked text. One that does not end in the
/// piece ends with it.
fn comments(text: &str, html: &Range<usize>) -> Vec<Range<usize>> {
    let written = &text[html.clone()];
    let begins = written.match_indices("<!--").map(|(at, _)| at);
    let is_ours = |at: &usize| written[at + "<!--".len()..].trim_start().starts_with(MARK);
    let whole = |at: usize| {
        let end = written[at..].find("-->").map_or(written.trim_end().len(), |end| at + end + 3);
        html.start + at..html.start + end.max(at)
    };
    begins.filter(is_ours).map(whole).collect()
}

/// The block that follows each block, at the same depth and shown.
struct Following<'p, 'd> {
    parts: &'p [Part<'d>],
    blocks: &'p [Block],
    next: Vec<Option<usize>>,
}

impl<'p, 'd> Following<'p, 'd> {
    fn of(parts: &'p [Part<'d>], blocks: &'p [Block]) -> Following<'p, 'd> {
        let mut next = vec![None; blocks.len()];
        // The last block that was met at each depth, from the end of the page
        let mut met: Vec<Option<usize>> = Vec::new();
        for (at, block) in blocks.iter().enumerate().rev() {
            // What is deeper is inside this block.
            met.resize(block.depth + 1, None);
            next[at] = met[block.depth];
            if !is_invisible(parts, block) {
                met[block.depth] = Some(at);
            }
        }
        Following { parts, blocks, next }
    }

    /// Returns what a comment applies to, whose part has an index: the next block at the same depth, if the comment is
    /// a block of its own, else the block that contains it. `None` if nothing follows.
    fn covered(&self, part: usize) -> Option<Range<usize>> {
        let begun = self.blocks.partition_point(|block| block.parts.start <= part);
        let at = self.blocks[..begun].iter().rposition(|block| block.parts.contains(&part))?;
        let own = &self.blocks[at];
        if !is_invisible(self.parts, own) {
            return Some(own.range.clone());
        }
        let next = self.next[at]?;
        Some(self.blocks[next].range.start..blocks::end_of(self.blocks, next))
    }
}

/// Whether a block has comments only.
fn is_invisible(parts: &[Part<'_>], block: &Block) -> bool {
    let is_comment = |part: &Part<'_>| match part {
        Part::Markdown(Event::Html(html) | Event::InlineHtml(html), _) => {
            let html = html.trim();
            html.is_empty() || html.starts_with("<!--") && html.ends_with("-->")
        }
        _ => false,
    };
    matches!(block.kind, Kind::Html | Kind::Paragraph) && block.inner(parts).iter().all(is_comment)
}

/// The content of a skip.
struct Written {
    codes: Vec<Placed<Code>>,
    reason: Option<String>,
}

struct Reader<'d> {
    document: &'d Document<'d>,
    /// Range in the masked text
    comment: &'d Range<usize>,
}

impl Reader<'_> {
    fn read(&self) -> Result<Written, Diagnostic> {
        let comment = &self.document.text()[self.comment.clone()];
        let wrong = |why: &str| Diagnostic::invalid_skip(self.document.span(self.comment), why);
        let Some(inner) = comment.strip_suffix("-->") else {
            return Err(wrong("it does not end in the line in which it begins"));
        };
        let (_, inner) = inner.split_once(MARK).expect("the mark of a comment for versus");
        let rest = inner.trim_start().strip_prefix("skip");
        let rest = rest.filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'));
        let Some(rest) = rest else { return Err(wrong("`skip` is missing after `versus:`")) };
        let (names, reason) = match rest.split_once('"') {
            None => (rest, None),
            Some((names, quoted)) => match quoted.trim_end().strip_suffix('"') {
                None => return Err(wrong("its reason does not end with `\"`")),
                Some(reason) if reason.trim().is_empty() => {
                    return Err(wrong("its reason is empty"));
                }
                Some(reason) => (names, Some(reason.trim().to_owned())),
            },
        };
        let codes = self.codes(names)?;
        if !codes.is_empty() && reason.is_none() {
            return Err(wrong("it has codes and no reason"));
        }
        Ok(Written { codes, reason })
    }

    fn codes(&self, names: &str) -> Result<Vec<Placed<Code>>, Diagnostic> {
        let text = self.document.text();
        // `names` is a part of the masked text.
        let offset = names.as_ptr() as usize - text.as_ptr() as usize;
        let mut codes = Vec::new();
        let mut at = 0;
        for name in names.split(|c: char| c.is_whitespace() || c == ',') {
            let range = offset + at..offset + at + name.len();
            at = (at + name.len() + 1).min(names.len());
            if name.is_empty() {
                continue;
            }
            match Code::named(name) {
                Some(code) if code.is_skippable() => {
                    codes.push(Placed::new(code, self.document.place(&range)));
                }
                Some(code) => {
                    return Err(Diagnostic::code_not_skipped(self.document.span(&range), code));
                }
                None => return Err(Diagnostic::unknown_skip(self.document.span(&range), name)),
            }
        }
        Ok(codes)
    }
}
