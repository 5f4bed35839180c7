//! `empty-list`: a list, a table or code that is announced and missing, and contents without entries. Pure.

use super::Found;
use super::page::Page;
use super::words::{THINGS_IN_ENGLISH, THINGS_IN_GERMAN, Words, has};
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    let mut level = 1;
    for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.depth == 0) {
        match block.kind {
            Kind::Heading(of_heading) => {
                level = of_heading;
                contents(page, at, found);
            }
            Kind::Paragraph if ends_with_colon(page, block) => paragraph(page, at, level, found),
            _ => {}
        }
    }
}

/// Whether the last character of a paragraph is a colon, and no emoji such as `:tada:` ends there.
fn ends_with_colon(page: &Page<'_>, block: &Block) -> bool {
    let written = page.document.text()[block.range.clone()].trim_end();
    let words = written.trim_end_matches(['*', '_']);
    let is_emoji =
        || words.rsplit(char::is_whitespace).next().is_some_and(|it| it.starts_with(':'));
    words.ends_with([':', '：']) && words.contains(char::is_alphabetic) && !is_emoji()
}

/// Reports a paragraph that announces something, before a heading of a level at which it cannot be. `level` is that
/// of the paragraph's section.
fn paragraph(page: &Page<'_>, at: usize, level: u8, found: &mut Found) {
    let mut next = page.next(at);
    while let Some(rule) = next.filter(|next| page.blocks[*next].kind == Kind::Rule) {
        next = page.next(rule);
    }
    let block = &page.blocks[at];
    let report = |before: &str| Diagnostic::empty_list(page.span_of(block), before);
    match next.map(|next| page.blocks[next].kind) {
        None => found.add(report("the end of the page")),
        Some(Kind::Heading(next)) if next < level => found.add(report("the next heading")),
        // What is announced can be the next section, unless it is a list.
        Some(Kind::Heading(next)) if next == level => {
            if let Some(words) = announces_list(&page.text(block)) {
                found.add_in(words, report("the next heading"));
            }
        }
        Some(_) => {}
    }
}

/// Whether a sentence announces a list: "Here are some packages:", "These are:", "such as:". Steps, reasons and the
/// like can be sections.
fn announces_list(text: &str) -> Option<Words> {
    let text = text.to_lowercase();
    let text = text.trim_end_matches([':', '：']);
    let start = text.rfind(['.', '!', '?']).map_or(0, |at| at + 1);
    let sentence = text[start..].trim();
    let is_thing = |word: &str| {
        has(THINGS_IN_ENGLISH, word)
            || has("events notes changes updates", word)
            || THINGS_IN_GERMAN.split(' ').any(|thing| thing.to_lowercase() == word)
    };
    if sentence.split(|c: char| !c.is_alphanumeric()).any(is_thing) {
        return None;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| sentence.starts_with(start));
    let ends = |ends: &[&str]| ends.iter().any(|end| sentence.ends_with(end));
    let before_last = sentence.rsplit(' ').nth(1).unwrap_or_default();
    let follows = |words: [&str; 3]| words.contains(&before_last);
    let is_english = begins(&["here are ", "here is a ", "some popular ", "some of the "])
        || ends(&[
            " include",
            " includes",
            " including",
            " are",
            " as follows",
            " such as",
            " the following",
        ]);
    if is_english || follows(["following", "these", "popular"]) {
        return Some(Words::English);
    }
    let is_german = begins(&["hier sind ", "hier ist eine "])
        || ends(&[" sind", " folgende", " wie folgt", " beispielsweise", " zum beispiel"]);
    is_german.then_some(Words::German)
}

/// Reports a table of contents without entries.
fn contents(page: &Page<'_>, at: usize, found: &mut Found) {
    let block = &page.blocks[at];
    if block.range.len() > 40 {
        return;
    }
    let text = page.text(block);
    let words = match text.to_lowercase().as_str() {
        "table of contents" | "contents" | "toc" => Words::English,
        "inhalt" | "inhaltsverzeichnis" => Words::German,
        _ => return,
    };
    let Kind::Heading(level) = block.kind else { return };
    let next = page.next(at).map(|next| page.blocks[next].kind);
    if matches!(next, Some(Kind::Heading(next)) if next <= level) {
        found.add_in(words, Diagnostic::empty_contents(page.span_of(block), &text));
    }
}
