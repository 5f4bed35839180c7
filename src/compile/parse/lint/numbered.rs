//! Headings with numbers: "1. Performance", "Reason #2: price". Pure.

use std::collections::HashSet;
use std::ops::Range;

use super::page::Page;
use super::promise::Promise;
use super::words::has;
use crate::compile::parse::blocks::{Block, Edge, Kind};
use crate::compile::parse::document::{DirectiveLine, Part};

/// What is numbered only if all of the page is, in lower case.
const PARTS_OF_A_PAGE: &str = "appendix background conclusion conclusions faq introduction methodology overview preface references \
                               summary einleitung fazit überblick zusammenfassung";

/// What is written one below the other, with numbers. Others, such as tools, can be compared in numbered sections.
const POINTS: &str = "advantages approaches arguments aspects benefits challenges considerations criteria differences \
                      disadvantages drawbacks factors ideas issues lessons methods mistakes phases pitfalls points \
                      principles questions reasons recommendations rules stages steps strategies strengths tips ways \
                      weaknesses \
                      argumente aspekte faktoren fragen gründe kriterien methoden nachteile phasen punkte regeln \
                      schritte tipps unterschiede vorteile wege";

/// Directives that have no sections and no rows
const PLAIN: &str = "author call-to-action cons faq pros related sources toc verdict when";

/// The only run of numbered headings in a part of a page: one level, from 1 on, each number once.
pub(super) struct Run {
    /// The index of the first one in the headings
    pub first: usize,
    pub level: u8,
    pub count: usize,
}

impl Run {
    /// Returns the run among the headings of some blocks.
    pub fn of(page: &Page<'_>, within: &Range<usize>) -> Option<Run> {
        let mut run: Option<Run> = None;
        for (at, heading) in page.headings.iter().enumerate() {
            let Some((number, rest)) =
                number(&heading.text).filter(|_| within.contains(&heading.block))
            else {
                continue;
            };
            let begin = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if has(PARTS_OF_A_PAGE, &begin.to_lowercase()) {
                return None;
            }
            match &mut run {
                None if number == 1 => {
                    run = Some(Run { first: at, level: heading.level, count: 1 })
                }
                Some(run) if number == run.count + 1 && heading.level == run.level => {
                    run.count += 1
                }
                _ => return None,
            }
        }
        run.filter(|run| run.count > 1)
    }

    /// Whether the run is what a promise of the whole page is about: its headings are the highest ones, or stand below
    /// one that names the things.
    pub fn is_of_page(&self, page: &Page<'_>, promise: &Promise<'_>) -> bool {
        let highest =
            page.headings.iter().map(|heading| heading.level).filter(|level| *level > 1).min();
        let above = page.headings[..self.first].iter().rev().find(|it| it.level < self.level);
        let things = promise.things();
        has(POINTS, &things) && highest.is_none_or(|highest| self.level <= highest)
            || above.is_some_and(|above| above.text.to_lowercase().contains(&things))
    }

    /// Returns how many of the promised things there are, if nothing else in these blocks can be so many.
    pub fn count(
        &self,
        page: &Page<'_>,
        within: &Range<usize>,
        promise: &Promise<'_>,
    ) -> Option<usize> {
        let is_short = self.count < promise.count;
        (is_short && !self.has_others(page, within, promise.count)).then_some(self.count)
    }

    fn has_others(&self, page: &Page<'_>, within: &Range<usize>, promised: usize) -> bool {
        let mut of_level: [HashSet<&str>; 7] = Default::default();
        for heading in page.headings.iter().filter(|it| within.contains(&it.block)) {
            of_level[usize::from(heading.level)].insert(&heading.text);
        }
        of_level[usize::from(self.level)].clear();
        let blocks = || page.blocks[within.clone()].iter();
        let marked = blocks().filter(|block| is_marked(page, block)).count();
        let may_be = |(at, block): (usize, &Block)| match block.kind {
            Kind::List(_) => page.items(within.start + at) >= promised,
            Kind::Table => page.written(block).lines().count() >= promised + 2,
            Kind::Html => {
                let html = page.written(block);
                ["<h", "<li", "<tr", "<dt", "<summary"].iter().any(|tag| html.contains(tag))
            }
            Kind::Directive(Edge::Leaf | Edge::Open) => {
                let parts = page.parts[block.parts.clone()].iter();
                let plain = |part: &Part<'_>| match part {
                    Part::Directive(DirectiveLine::Leaf(of) | DirectiveLine::Open(of), _) => {
                        has(PLAIN, &of.name.value)
                    }
                    _ => true,
                };
                !parts.into_iter().all(plain)
            }
            _ => false,
        };
        of_level.iter().any(|texts| texts.len() >= promised)
            || marked >= promised
            || blocks().enumerate().any(may_be)
    }
}

/// Whether a paragraph begins like a heading: in bold, or with a number.
fn is_marked(page: &Page<'_>, block: &Block) -> bool {
    let written = page.written(block);
    block.kind == Kind::Paragraph
        && (written.starts_with("**") || written.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns the number of a heading and what follows it: "1. Price", "2) Price", "#3 Price", "4 Price", "Reason 5: Price".
fn number(heading: &str) -> Option<(usize, &str)> {
    // "Reason #1: price", "Kriterium 2 – Preis"
    let labelled = || {
        let (label, rest) = heading.split_once(' ')?;
        let is_label = label.len() > 2 && label.chars().all(char::is_alphabetic);
        let (number, rest) = digits(rest.trim_start_matches('#'))?;
        (is_label && is_after(rest, &[':', '.', ')'])).then_some((number, rest))
    };
    let plain = || {
        let (number, rest) = digits(heading.trim_start_matches('#'))?;
        let is_mark = is_after(rest, &['.', ')', ':']);
        let is_space = rest.starts_with(' ') && rest[1..].starts_with(char::is_uppercase);
        (is_mark || is_space).then_some((number, rest))
    };
    let (number, rest) = plain().or_else(labelled)?;
    Some((number, rest.trim_start_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether one of these marks and a space follow, or a dash between spaces.
fn is_after(rest: &str, marks: &[char]) -> bool {
    [" – ", " — ", " - "].iter().any(|dash| rest.starts_with(dash))
        || rest.strip_prefix(marks).is_some_and(|rest| rest.starts_with(' '))
}

fn digits(text: &str) -> Option<(usize, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|_| length <= 2)?;
    Some((number, &text[length..]))
}
