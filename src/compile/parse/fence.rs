//! The info string of a code fence: language and attributes. Pure.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use serde::{Deserialize, Serialize};

use super::directive;
use crate::base::path;
use crate::directive::Attribute;
use crate::highlight::Highlighter;
use crate::source::{Place, Placed};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fence {
    pub language: Option<Placed<String>>,
    pub attributes: Vec<Attribute>,
    /// Number of lines of code in the fence
    pub lines: usize,
    pub span: Place,
}

impl Fence {
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key.value == key)
    }

    pub fn value(&self, key: &str) -> Option<&Placed<String>> {
        self.attribute(key)?.value.as_ref()
    }

    /// Whether it shows whole code, as far as its author says, in a form that this program knows.
    pub fn is_whole(&self) -> bool {
        let is_known = |of: &Attribute| FENCE_ATTRIBUTES.contains(&of.key.value.as_str());
        self.attributes.iter().all(is_known) && !self.is_set("fragment") && !self.is_set("diff")
    }

    /// Whether the whole file of a fence is in the fence's language. In an HTML file, for example, only a script is
    /// JavaScript. Code in the fence itself is always in its language.
    pub fn is_in_language_of_file(&self, highlighter: &Highlighter) -> bool {
        let Some(language) = &self.language else { return false };
        let Some(file) = self.value("file") else { return true };
        let name = path::file_name(&file.value);
        let ending = name.rsplit_once('.').map_or(name, |(_, ending)| ending);
        highlighter.is_same(ending, &language.value)
    }

    /// Whether a flag is set: `key` alone, or `key=true`.
    pub fn is_set(&self, key: &str) -> bool {
        let flag = self.attribute(key);
        flag.is_some_and(|flag| flag.value.as_ref().is_none_or(|value| value.value == "true"))
    }
}

/// Attributes that a code fence can have.
pub const FENCE_ATTRIBUTES: [&str; 9] =
    ["title", "subject", "file", "region", "lines", "hl", "linenos", "diff", "fragment"];

/// Attributes that need no value.
pub const FENCE_FLAGS: [&str; 3] = ["linenos", "diff", "fragment"];

/// The language and the attributes of a fence.
pub type FenceInfo = (Option<Placed<String>>, Vec<Attribute>);

/// Why an info string is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongInfo {
    pub span: Place,
    pub why: String,
    /// The equivalent in versus's syntax, if the info string is in that of another tool
    pub meant: Option<String>,
}

/// Splits `js title="x" linenos`, at byte `at` of the file, into its language and its attributes.
pub fn fence_info(info: &str, at: usize) -> Result<FenceInfo, WrongInfo> {
    let end = info.find([' ', '\t', '{', ',']).unwrap_or(info.len());
    let (language, rest) = match info[..end].contains('=') {
        true => ("", info),
        false => info.split_at(end),
    };
    // Braces around all attributes, which other tools require, are ignored.
    let (mut list, mut start) = (rest.trim(), info.len() - rest.trim_start().len());
    if let Some(inner) = list.strip_prefix('{').and_then(|list| list.strip_suffix('}')) {
        (list, start) = (inner, start + 1);
    }
    let attributes = directive::attributes(list, at + start).map_err(|(span, why)| WrongInfo {
        span,
        why,
        meant: meant(language, list),
    })?;
    let language = (!language.is_empty())
        .then(|| Placed::new(unescaped(language), Place::new(at..at + language.len())));
    Ok((language, attributes))
}

/// Decodes escapes and entities in a language name, as Markdown does in any text.
pub(super) fn unescaped(language: &str) -> String {
    let language = &language.replace('\0', "\u{fffd}");
    if !language.contains(['\\', '&']) {
        return language.to_owned();
    }
    match Parser::new(&format!("~~~ {language}")).next() {
        Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))) => info.to_string(),
        _ => language.to_owned(),
    }
}

/// Translates attribute syntax of other tools: `{2,4-6}` highlights lines, and `{.js .numberLines}` has
/// Pandoc's classes.
fn meant(language: &str, list: &str) -> Option<String> {
    let is_lines = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | ' ');
    if list.contains(|c: char| c.is_ascii_digit()) && list.chars().all(is_lines) {
        let lines: String = list.split_whitespace().collect();
        return Some(format!("{language} hl=\"{lines}\"").trim_start().to_owned());
    }
    let class = |item| match str::strip_prefix(item, '.')? {
        "numberLines" | "number-lines" | "line-numbers" => Some("linenos"),
        class => (!class.is_empty()).then_some(class),
    };
    let classes: Option<Vec<&str>> = list.split_whitespace().map(class).collect();
    let classes = classes.filter(|classes| !classes.is_empty() && language.is_empty())?;
    Some(classes.join(" "))
}

/// Returns the equivalent of another tool's attribute in versus's syntax.
pub fn foreign_attribute(key: &str, value: Option<&str>) -> Option<String> {
    let key: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    let value = value.unwrap_or_default().trim_matches(['[', ']', '{', '}', '"', '\'']);
    let lines = if value.is_empty() { "2" } else { value };
    match key.to_lowercase().as_str() {
        "hllines" | "highlight" | "highlightlines" | "mark" | "emphasizelines"
        | "linehighlight" => Some(format!("hl=\"{lines}\"")),
        "numberlines" | "linenumbers" | "showlinenumbers" | "linenums" | "lineno" | "numbers" => {
            Some("linenos".to_owned())
        }
        "filename" | "caption" | "name" => {
            Some(format!("title=\"{}\"", if value.is_empty() { "…" } else { value }))
        }
        "include" | "src" | "source" => {
            Some(format!("file=\"{}\"", if value.is_empty() { "…" } else { value }))
        }
        _ => None,
    }
}

/// Returns the info string of a fenced block and its offset in the masked text; `None` for an indented
/// block.
pub fn info<'t>(
    text: &'t str,
    kind: &CodeBlockKind<'_>,
    range: &Range<usize>,
) -> Option<(&'t str, usize)> {
    let CodeBlockKind::Fenced(_) = kind else { return None };
    let block = &text[range.clone()];
    let line = block.lines().next().unwrap_or_default();
    let fence = line.len() - line.trim_start_matches(['`', '~']).len();
    let info = line[fence..].trim_start();
    let start = range.start + line.len() - info.len();
    Some((info.trim_end(), start))
}

/// Whether a fenced block has a closing fence, rather than ending with the page.
pub fn is_closed(text: &str, range: &Range<usize>) -> bool {
    let block = &text[range.clone()];
    let mark = block.chars().next().unwrap_or('`');
    let length = block.len() - block.trim_start_matches(mark).len();
    let mut lines = block.trim_end().lines();
    lines.next();
    lines.next_back().is_some_and(|last| {
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        last.len() >= length && last.chars().all(|c| c == mark)
    })
}
