//! `fence-leak`: a fence, its language or its file name, shown as text beside the code. Pure.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::Found;
use super::page::Page;
use super::words::has;
use crate::compile::parse::blocks::{Block, Kind};
use crate::compile::parse::document::Part;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Languages as they are written after a fence. As a caption they would have capitals.
const LANGUAGES: &str = "bash c cpp csharp css go graphql html java javascript js json jsx kotlin php powershell \
                         python py rb ruby rust scss sh shell sql swift ts tsx typescript xml yaml yml toml";

/// Languages that are no commands, words of code or values, so that no code has one in a line of its own.
const CERTAIN: &str = "javascript typescript csharp cpp jsx tsx scss";

/// File names that end like this are those of code.
const CODE_FILES: &str = "js mjs cjs ts jsx tsx py rb go rs java kt cs php c cpp h css scss html sql sh yml yaml toml json";

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    for (at, block) in page.blocks.iter().enumerate() {
        match block.kind {
            Kind::Paragraph => paragraph(page, at, found),
            Kind::Code => code(page, block, found),
            _ => {}
        }
    }
    for shown in &page.texts {
        let source = shown.source;
        if memchr::memchr(b'`', source.as_bytes()).is_none() {
            continue;
        }
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

fn paragraph(page: &Page<'_>, at: usize, found: &mut Found) {
    let block = &page.blocks[at];
    // Most paragraphs are longer than any of these.
    if block.range.len() > 60 {
        return;
    }
    let Some(text) = page.plain(block).map(str::trim) else { return };
    if is_attribute_list(text) || is_tag(text) {
        found.add(Diagnostic::leaked_attributes(page.span_of(block), text));
        return;
    }
    let next = page.next(at).map(|next| page.blocks[next].kind);
    if next == Some(Kind::Code) && (has(LANGUAGES, text) || is_file(text)) {
        found.add(Diagnostic::leaked_info(page.span_of(block), text));
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

fn is_file(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    !name.is_empty() && name.chars().all(is_name) && has(CODE_FILES, ending)
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
    if info.is_empty() && !rest.trim().is_empty() && has(CERTAIN, first.trim()) {
        let span = page.span(&(range.start..range.start + first.len()));
        found.add(Diagnostic::leaked_language(span, first.trim()));
    }
}
