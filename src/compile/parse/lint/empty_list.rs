//! `empty-list`: a list, a table or code that is announced and missing, and contents without entries. Pure.

use super::Found;
use super::page::Page;
use super::sentences;
use super::words::{THINGS_IN_ENGLISH, THINGS_IN_GERMAN, Words, has};
use crate::compile::parse::blocks::{Block, Kind};
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    let mut level = 1;
    for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.depth == 0) {
        match block.kind {
            Kind::Heading(of_heading) => level = of_heading,
            Kind::Paragraph => {}
            _ => continue,
        }
        let is_of_contents = contents(page, at, found);
        if !is_of_contents && block.kind == Kind::Paragraph && ends_with_colon(page, block) {
            paragraph(page, at, level, found);
        }
    }
}

/// Whether the last character of a paragraph is a colon, and no emoji such as `:tada:` ends there.
fn ends_with_colon(page: &Page<'_>, block: &Block) -> bool {
    let written = page.written(block).trim_end();
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

/// Beginnings of sentences that announce a list, in lower case.
const BEGINNINGS: [&str; 14] = [
    "companies that ",
    "companies using ",
    "examples of ",
    "famous ",
    "here are ",
    "here is a ",
    "notable ",
    "other popular ",
    "popular ",
    "some of the ",
    "some popular ",
    "the most popular ",
    "users of ",
    "well-known ",
];

const ENDS: [&str; 9] = [
    " are",
    " as follows",
    " for example",
    " for instance",
    " include",
    " includes",
    " including",
    " such as",
    " the following",
];

/// Words before the last one, whatever that is
const BEFORE_LAST: &str = "following popular these";

/// Labels of lists
const LABELS: [&str; 12] = [
    "cons",
    "examples",
    "further reading",
    "ingredients",
    "links",
    "prerequisites",
    "pros",
    "pros and cons",
    "references",
    "resources",
    "see also",
    "some examples",
];

/// Whether the last sentence of a text announces a list: "Here are some packages:", "These are:", "such as:". Steps,
/// reasons and the like can be sections.
fn announces_list(text: &str) -> Option<Words> {
    let text = text.trim_end_matches([':', '：']);
    let sentence = sentences(text).last()?.to_lowercase();
    let is_thing = |word: &str| {
        has(THINGS_IN_ENGLISH, word)
            || has("events notes changes updates", word)
            || THINGS_IN_GERMAN.split(' ').any(|thing| thing.to_lowercase() == word)
    };
    if LABELS.contains(&&*sentence) {
        return Some(Words::English);
    }
    if sentence.split(|c: char| !c.is_alphanumeric()).any(is_thing) {
        return None;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| sentence.starts_with(start));
    let ends = |ends: &[&str]| ends.iter().any(|end| sentence.ends_with(end));
    let before_last = sentence.rsplit(' ').nth(1).unwrap_or_default();
    if begins(&BEGINNINGS) || ends(&ENDS) || has(BEFORE_LAST, before_last) {
        return Some(Words::English);
    }
    let is_german = begins(&["hier sind ", "hier ist eine ", "beliebte ", "bekannte "])
        || ends(&[" sind", " folgende", " wie folgt", " beispielsweise", " zum beispiel"]);
    is_german.then_some(Words::German)
}

/// Reports a table of contents without entries, below a heading or a paragraph. Returns whether a block announces
/// contents.
fn contents(page: &Page<'_>, at: usize, found: &mut Found) -> bool {
    let block = &page.blocks[at];
    if block.range.len() > 40 {
        return false;
    }
    let text = page.text(block);
    let name = text.trim_end_matches([':', '：']).trim_end();
    let words = match () {
        () if is_one_of(&["contents", "table of contents", "toc"], name) => Words::English,
        () if is_one_of(&["inhalt", "inhaltsverzeichnis"], name) => Words::German,
        () => return false,
    };
    let next = page.next(at).map(|next| page.blocks[next].kind);
    let is_missing = match (block.kind, next) {
        (Kind::Heading(level), Some(Kind::Heading(next))) => next <= level,
        // A paragraph has no sections.
        (Kind::Paragraph, Some(Kind::Heading(_)) | None) => true,
        _ => false,
    };
    if is_missing {
        found.add_in(words, Diagnostic::empty_contents(page.span_of(block), &text));
    }
    true
}

fn is_one_of(names: &[&str], text: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(text))
}
