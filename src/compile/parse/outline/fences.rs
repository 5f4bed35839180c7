//! The code blocks of a page. Pure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event};

use super::Reader;
use crate::compile::parse::document::Part;
use crate::compile::parse::fence::{self, Fence, WrongInfo, fence_info};
use crate::diagnostic::Diagnostic;

impl Reader<'_, '_> {
    pub(super) fn fence(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>, code: &str) {
        let text = self.document.text();
        let Some((info, at)) = fence::info(text, kind, range) else { return };
        let first_line =
            range.start..range.start + text[range.clone()].find('\n').unwrap_or(range.len());
        // A fence also ends with the block that contains it, such as a quote.
        let is_last = text[range.end..].trim().is_empty();
        if is_last && !fence::is_closed(text, range) {
            self.found.push(Diagnostic::unclosed_fence(self.document.span(&first_line)));
        }
        if let CodeBlockKind::Fenced(decoded) = kind {
            self.check_attribute(decoded, &first_line);
        }
        let range = at..at + info.len();
        let start = self.document.place(&range).start as usize;
        // Offsets in the info string are those of the file, not of the masked text.
        match fence_info(self.document.source(&range), start) {
            Ok((language, attributes)) => self.outline.fences.push(Fence {
                language,
                attributes,
                lines: code.lines().count(),
                span: self.document.place(&first_line),
            }),
            Err(WrongInfo { span, why, meant }) => {
                let span = span.in_file(self.document.file());
                self.found.push(Diagnostic::malformed_fence(span, &why, meant.as_deref()));
            }
        }
    }
}

/// Consumes the parts up to the end of a code block, and returns their text.
pub(super) fn code_text<'d>(rest: &mut impl Iterator<Item = Part<'d>>) -> String {
    let mut code = String::new();
    for part in rest {
        match part {
            Part::Markdown(Event::Text(text), _) => code.push_str(&text),
            _ => break,
        }
    }
    code
}
