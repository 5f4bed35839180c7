//! Entries of the manual → text for a terminal. Pure.

use std::fmt::Write as _;

use anstyle::Style;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::diagnostic::Entry;

/// Maximum length of a line of prose, in characters.
const WIDTH: usize = 80;

/// Returns styled lines: the code, then its entry.
pub fn entry(entry: &Entry) -> String {
    let bold = Style::new().bold();
    let mut text = format!("{bold}{}{bold:#}\n", entry.code);
    for block in blocks(entry.markdown) {
        text.push('\n');
        match block {
            Block::Prose(prose) => text.push_str(&wrapped(&prose)),
            Block::Example { file, lines } => example(&file, &lines, &mut text),
        }
    }
    text
}

/// Returns one styled line for each entry, under the names of the sections.
pub fn list(entries: &[Entry]) -> String {
    let bold = Style::new().bold();
    let width = entries.iter().map(|entry| entry.code.as_str().len()).max().unwrap_or(0);
    let (mut text, mut section) = (String::new(), "");
    for entry in entries {
        if entry.section != section {
            section = entry.section;
            let gap = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{gap}{bold}{section}{bold:#}");
        }
        let _ = writeln!(text, "  {:width$}  {}", entry.code.as_str(), summary(entry));
    }
    text
}

/// Returns a summary of the mistake without a full stop: the first sentence, or its part before a colon.
pub fn summary(entry: &Entry) -> String {
    let text = description(entry);
    let ends = [". ", ": "].iter().filter_map(|end| text.find(end)).min();
    text[..ends.unwrap_or(text.len())].trim_end_matches('.').to_owned()
}

/// Returns the text of the first paragraph, with code in backticks and without the prefix `Warning. `.
pub fn description(entry: &Entry) -> String {
    let first = blocks(entry.markdown).into_iter().find_map(|block| match block {
        Block::Prose(prose) => Some(prose),
        Block::Example { .. } => None,
    });
    let prose = first.unwrap_or_default();
    prose.strip_prefix("Warning. ").unwrap_or(&prose).to_owned()
}

/// Returns the whole entry without styles.
pub fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for block in blocks(markdown) {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Prose(prose) => {
                let _ = writeln!(text, "{prose}");
            }
            Block::Example { file, lines } => example(&file, &lines, &mut text),
        }
    }
    text
}

/// Replaces the links in Markdown with their texts. They lead to other pages of the manual, which are not
/// available where the entry is shown.
pub fn without_links(markdown: &str) -> String {
    let (mut text, mut written) = (String::new(), 0);
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::Link { .. })) {
            continue;
        }
        let link = &markdown[range.clone()];
        let inner = link.strip_prefix('[').and_then(|link| Some(link.rsplit_once("](")?.0));
        text.push_str(&markdown[written..range.start]);
        text.push_str(inner.unwrap_or(link));
        written = range.end;
    }
    text.push_str(&markdown[written..]);
    text
}

enum Block {
    /// A paragraph on one line, with code in backticks and the texts of links
    Prose(String),
    /// Whole lines, and the name of the file that they belong in, which may be empty
    Example { file: String, lines: String },
}

/// Splits an entry into paragraphs and examples; a test ensures that it contains nothing else.
fn blocks(markdown: &str) -> Vec<Block> {
    let (mut blocks, mut prose, mut in_example) = (Vec::new(), String::new(), None);
    for event in Parser::new(markdown) {
        match (event, &mut in_example) {
            (Event::Start(Tag::CodeBlock(kind)), _) => {
                in_example = Some((caption(&kind), String::new()));
            }
            (Event::Text(text), Some((_, lines))) => lines.push_str(&text),
            (Event::End(TagEnd::CodeBlock), _) => {
                blocks
                    .extend(in_example.take().map(|(file, lines)| Block::Example { file, lines }));
            }
            (Event::Text(text), None) => prose.push_str(&text),
            (Event::Code(code), _) => {
                let _ = write!(prose, "`{code}`");
            }
            (Event::SoftBreak, _) => prose.push(' '),
            (Event::End(TagEnd::Paragraph), _) => {
                blocks.push(Block::Prose(std::mem::take(&mut prose)));
            }
            _ => {}
        }
    }
    blocks
}

/// ```` ```toml title="versus.toml" ```` → `versus.toml`
fn caption(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let title = info.split_once("title=\"").and_then(|(_, rest)| rest.split_once('"'));
    title.map_or_else(String::new, |(title, _)| title.to_owned())
}

fn example(file: &str, lines: &str, text: &mut String) {
    if !file.is_empty() {
        let _ = writeln!(text, "  {file}:");
    }
    for line in lines.lines() {
        let _ = writeln!(text, "{}", format!("    {line}").trim_end());
    }
}

/// Wraps prose between words. A word that is longer than a line gets its own line.
fn wrapped(prose: &str) -> String {
    let (mut text, mut column) = (String::new(), 0);
    for word in prose.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            text.push('\n');
            column = 0;
        }
        if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::entries;

    #[test]
    fn entries_contain_only_supported_blocks() {
        for Entry { code, markdown, .. } in entries() {
            for event in Parser::new(markdown) {
                let Event::Start(tag) = event else { continue };
                let is_known = matches!(
                    tag,
                    Tag::Paragraph | Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Emphasis
                );
                assert!(is_known, "{code}: {tag:?}");
            }
        }
    }

    #[test]
    fn a_summary_is_short_and_says_something() {
        for entry in entries() {
            let summary = summary(&entry);
            let length = summary.chars().count();
            assert!((20..=140).contains(&length), "{}: {summary}", entry.code);
            assert!(!summary.ends_with([':', '.', ',']), "{summary}");
        }
    }

    #[test]
    fn links_become_their_texts_and_code_stays() {
        let markdown = "The [scores](scores.md) of `[a](b.md)`.\n\n```\n[a](b.md)\n```\n";
        let text = "The scores of `[a](b.md)`.\n\n```\n[a](b.md)\n```\n";
        assert_eq!(without_links(markdown), text);
    }

    #[test]
    fn prose_is_broken_between_words() {
        let prose = format!("{} {} b", "a".repeat(79), "ä".repeat(78));
        let lines: Vec<usize> = wrapped(&prose).lines().map(|line| line.chars().count()).collect();
        assert_eq!(lines, [79, 80]);
        assert_eq!(wrapped(&"x".repeat(99)), format!("{}\n", "x".repeat(99)));
    }
}
