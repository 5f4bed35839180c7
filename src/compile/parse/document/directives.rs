//! Finds the directive lines of a page. Pure.

use std::cell::LazyCell;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{DirectiveLine, Mark};
use crate::compile::parse::directive::{self, Line};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// Returns the directive lines of a body that begins at byte `offset` of `file`, in order.
///
/// Reports `malformed-directive`.
pub(super) fn find(
    body: &str,
    (file, offset): (FileId, usize),
    options: Options,
    found: &mut Vec<Diagnostic>,
) -> Vec<Mark> {
    // Code contains `::` too, so the page is parsed only if a line looks like a directive.
    let literal = LazyCell::new(|| literal_ranges(body, options));
    let mut marks = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let end = start + line.len();
        let at = end - line.trim_start_matches([' ', '\t', '>']).len();
        start = end;
        let text = &body[at..end];
        if !text.starts_with("::") {
            continue;
        }
        let read = directive::line(text, offset + at);
        if read == Line::Other || is_code(&literal, at) {
            continue;
        }
        let stop = at + text.trim_end().len();
        let span = Span::new(file, offset + at..offset + stop);
        let line = match read {
            Line::Other => continue,
            Line::Malformed(place, why) => {
                found.push(Diagnostic::malformed_directive(place.in_file(file), &why));
                continue;
            }
            _ if literal_at(&literal, at).is_some() => {
                found.push(Diagnostic::directive_in_html(span));
                continue;
            }
            Line::Leaf(directive) => DirectiveLine::Leaf(directive),
            Line::Open(directive) => DirectiveLine::Open(directive),
            Line::Close => DirectiveLine::Close,
        };
        marks.push(Mark { at, line, span });
    }
    marks
}

/// Returns the code blocks and the HTML blocks, in which no line is a directive. The flag is true for
/// blocks that contain only text: code, comments, scripts, style sheets.
fn literal_ranges(body: &str, options: Options) -> Vec<(Range<usize>, bool)> {
    Parser::new_ext(body, options)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(_)) => Some((range, true)),
            Event::Start(Tag::HtmlBlock) => {
                let verbatim = is_verbatim(&body[range.clone()]);
                Some((range, verbatim))
            }
            _ => None,
        })
        .collect()
}

/// Whether an HTML block is a comment, or an element whose text is never Markdown.
fn is_verbatim(html: &str) -> bool {
    let html = html.trim_start();
    let begins = |with: &str| html.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    ["<!--", "<script", "<style", "<pre", "<textarea"].into_iter().any(begins)
}

fn is_code(literal: &[(Range<usize>, bool)], at: usize) -> bool {
    literal_at(literal, at) == Some(true)
}

/// Returns the flag of the block that contains an offset; code blocks and HTML blocks do not nest.
fn literal_at(literal: &[(Range<usize>, bool)], at: usize) -> Option<bool> {
    let before = literal.partition_point(|(range, _)| range.start <= at);
    let (range, code) = &literal[before.checked_sub(1)?];
    range.contains(&at).then_some(*code)
}
