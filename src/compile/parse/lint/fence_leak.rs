//! `fence-leak`: a fence, its language or its file name, shown as text beside the code. Pure.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::Found;
use super::info::{self, Info};
use super::marks::Marks;
use super::page::Page;
use crate::compile::parse::blocks::{Block, Kind};
use crate::compile::parse::document::Part;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    for (at, block) in page.blocks.iter().enumerate() {
        match block.kind {
            Kind::Paragraph => paragraph(page, at, found),
            Kind::Code => code(page, block, found),
            _ => {}
        }
    }
    if page.has_long_code {
        page.parts.iter().for_each(|part| in_sentence(page, part, found));
    }
    for shown in page.texts_with(Marks::BACKTICK) {
        let source = shown.source;
        let Some(at) = source.find(FENCE).filter(|at| is_fence(source, *at)) else { continue };
        let start = page.span(shown.range).start as usize + at;
        let span = Span::new(page.document.file(), start..start + FENCE.len());
        found.add(Diagnostic::leaked_fence(span));
    }
}

/// Opens and closes a block of code.
const FENCE: &str = "```";

/// Whether the marks at an offset were meant as a fence: they stand before a language, or alone at the end of a line.
/// In parentheses or quotes they are a topic.
fn is_fence(source: &str, at: usize) -> bool {
    let before = source[..at].chars().next_back();
    let rest = source[at..].trim_start_matches('`');
    let is_begun = before.is_none_or(char::is_whitespace);
    let is_info = rest.starts_with(|c: char| c.is_ascii_lowercase());
    is_begun && (is_info || rest.trim().is_empty() || rest.starts_with('\n'))
}

/// Reports a block of code that was written within a sentence, so that its language is shown as code.
fn in_sentence(page: &Page<'_>, part: &Part<'_>, found: &mut Found) {
    let Part::Markdown(Event::Code(_), range) = part else { return };
    let source = page.document.source(range);
    let Some(code) = source.strip_prefix(FENCE).filter(|code| !code.starts_with('`')) else {
        return;
    };
    if info::language_of(code).is_some() {
        let start = page.span(range).start as usize;
        let span = Span::new(page.document.file(), start..start + FENCE.len());
        found.add(Diagnostic::leaked_fence(span));
    }
}

/// The longest line that is read as what stands after a fence
const LONGEST: usize = 100;

fn paragraph(page: &Page<'_>, at: usize, found: &mut Found) {
    let block = &page.blocks[at];
    let written = page.written(block).trim_end();
    let end = memchr::memchr(b'\n', written.as_bytes()).unwrap_or(written.len());
    // Most paragraphs are longer than any of these.
    if end > LONGEST {
        return;
    }
    let line = written[..end].trim_end();
    let report = |of: fn(Span, &str) -> Diagnostic| {
        of(page.span(&(block.range.start..block.range.start + line.len())), line)
    };
    let is_alone = end == written.len();
    if is_alone && page.plain(block).is_some_and(|_| is_attribute_list(line) || is_tag(line)) {
        found.add(report(Diagnostic::leaked_attributes));
        return;
    }
    let Some(info) = info::read(line) else { return };
    let is_before_code = || page.next(at).map(|next| page.blocks[next].kind) == Some(Kind::Code);
    let is_plain = || page.plain(block).is_some();
    if info == Info::Certain || is_alone && is_plain() && is_before_code() {
        found.add(report(Diagnostic::leaked_info));
    }
}

/// `{.python}`, `{: .no_toc}`, `{#id .class}`
fn is_attribute_list(text: &str) -> bool {
    let inner = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| {
        let inner = inner.strip_prefix(':').unwrap_or(inner).trim_start();
        let is_word = |c: char| c.is_alphanumeric() || " .#-_=\"'".contains(c);
        inner.starts_with(['.', '#']) && inner.len() > 1 && inner.chars().all(is_word)
    })
}

/// `{% highlight js %}`, `{% endhighlight %}`
fn is_tag(text: &str) -> bool {
    let inner = text.strip_prefix("{%").and_then(|rest| rest.strip_suffix("%}"));
    inner.is_some_and(|inner| {
        inner
            .trim_matches(['-', ' '])
            .split(' ')
            .next()
            .is_some_and(|word| matches!(word, "highlight" | "endhighlight" | "raw" | "endraw"))
    })
}

/// Reports a block of code without a language that has one as its first line.
fn code(page: &Page<'_>, block: &Block, found: &mut Found) {
    let Part::Markdown(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _) =
        &page.parts[block.parts.start]
    else {
        return;
    };
    let [Part::Markdown(Event::Text(text), range), ..] = block.inner(page.parts) else { return };
    let Some((first, rest)) = text.split_once('\n') else { return };
    let first = first.trim();
    if info.is_empty() && !rest.trim().is_empty() && info::is_no_code(first) {
        let at = range.start + text.find(first).unwrap_or(0);
        found.add(Diagnostic::leaked_language(page.span(&(at..at + first.len())), first));
    }
}
