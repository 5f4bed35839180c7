//! `code-parse`: code between fences that its grammar cannot parse. Pure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::Found;
use super::page::Page;
use crate::compile::parse::blocks::{Block, Kind};
use crate::compile::parse::document::Part;
use crate::compile::parse::fence::{self, Fence, fence_info};
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::syntax;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    for block in page.blocks.iter().filter(|block| block.kind == Kind::Code) {
        let Some(language) = language(page, block) else { continue };
        let code = Code::of(block.inner(page.parts));
        if let Some(mistake) = syntax::mistake(&language, &code.text) {
            let span = page.span(&code.range(&mistake.at));
            found.add(Diagnostic::unparsed_code(span, mistake.language.as_str(), &mistake.why()));
        }
    }
}

/// Returns the language of a fence that shows whole code of its own.
fn language(page: &Page<'_>, block: &Block) -> Option<String> {
    let Part::Markdown(Event::Start(Tag::CodeBlock(kind)), range) = &page.parts[block.parts.start]
    else {
        return None;
    };
    let CodeBlockKind::Fenced(info) = kind else { return None };
    if info.is_empty() {
        return None;
    }
    let (info, at) = fence::info(page.document.text(), kind, range)?;
    let info = page.document.source(&(at..at + info.len()));
    let (language, attributes) = fence_info(info, at).ok()?;
    let fence = Fence { language, attributes, lines: 0, span: Place::default() };
    let is_own = fence.is_whole() && fence.value("file").is_none();
    fence.language.filter(|_| is_own).map(|language| language.value)
}

/// The code of a fence, and where it is written.
struct Code<'p> {
    text: String,
    /// Each piece of the text, with its range in the masked text
    pieces: Vec<(&'p str, &'p Range<usize>)>,
}

impl<'p> Code<'p> {
    fn of(inner: &'p [Part<'_>]) -> Code<'p> {
        let pieces: Vec<(&str, &Range<usize>)> = inner
            .iter()
            .filter_map(|part| match part {
                Part::Markdown(Event::Text(text), range) => Some((&**text, range)),
                _ => None,
            })
            .collect();
        Code { text: pieces.iter().map(|(text, _)| *text).collect(), pieces }
    }

    /// Returns the range in the masked text of a range of the code, within one line.
    fn range(&self, of_code: &Range<usize>) -> Range<usize> {
        let mut before = 0;
        for (text, range) in &self.pieces {
            if of_code.start < before + text.len() {
                let start = (range.start + of_code.start - before).min(range.end);
                return start..(start + of_code.len()).min(range.end);
            }
            before += text.len();
        }
        let end = self.pieces.last().map_or(0, |(_, range)| range.end);
        end..end
    }
}
