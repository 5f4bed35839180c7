//! The manual's entry for each code. Pure.
//!
//! Entries come from the manual's own page, so the program's explanations cannot differ from the manual.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::Code;

const PAGE: &str = include_str!("../../content/manual/messages.md");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub code: Code,
    /// The heading of the section that contains the entry
    pub section: &'static str,
    /// The text below the entry's own heading
    pub markdown: &'static str,
}

/// Returns one entry for each code, in the order of [`Code::ALL`], which is that of the page.
pub fn entries() -> Vec<Entry> {
    let headings: Vec<(HeadingLevel, Range<usize>)> = Parser::new(PAGE)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some((level, range)),
            _ => None,
        })
        .collect();
    let ends = headings.iter().skip(1).map(|(_, range)| range.start).chain([PAGE.len()]);
    let (mut entries, mut section) = (Vec::new(), "");
    for ((level, range), end) in headings.iter().zip(ends) {
        let name = PAGE[range.clone()].trim_start_matches('#').trim();
        match (level, Code::named(name)) {
            (HeadingLevel::H3, Some(code)) => {
                let markdown = PAGE[range.end..end].trim();
                entries.push(Entry { code, section, markdown });
            }
            _ => section = name,
        }
    }
    entries
}

pub fn entry(code: Code) -> Entry {
    let mut entries = entries().into_iter();
    entries.find(|entry| entry.code == code).expect("a test finds an entry for every code")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_the_manual_in_its_order() {
        let explained: Vec<Code> = entries().iter().map(|entry| entry.code).collect();
        assert_eq!(explained, Code::ALL);
        for Entry { code, section, markdown } in entries() {
            assert!(!section.is_empty() && !markdown.is_empty(), "{code}");
        }
    }
}
