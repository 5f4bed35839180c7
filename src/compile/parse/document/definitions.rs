//! Link definitions, `[label]: target`, of a label that is already defined: Markdown uses the first.
//! Pure.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, Tag};

use super::part::Part;
use crate::source::Span;

/// A definition of a label that already has a definition with another target.
#[derive(Debug)]
pub struct Repeated {
    pub label: String,
    pub span: Span,
    pub first: Span,
}

/// Finds repeated definitions. The parser keeps only the first one of a label, so lines that look like
/// definitions are compared with its events: a line that is part of a text event is not a definition.
pub(super) fn repeated(
    text: &str,
    parts: &[Part<'_>],
    place: &dyn Fn(&Range<usize>) -> Span,
) -> Vec<Repeated> {
    let is_label = |at: &usize| text[*at..].starts_with("]:");
    if memchr_iter(b']', text.as_bytes()).filter(is_label).nth(1).is_none() {
        return Vec::new();
    }
    let mut by_label: BTreeMap<String, Vec<Line<'_>>> = BTreeMap::new();
    for line in lines(text) {
        by_label.entry(key(line.label)).or_default().push(line);
    }
    by_label.retain(|_, lines| lines.len() > 1);
    if by_label.is_empty() {
        return Vec::new();
    }
    let read = joined(parts.iter().filter_map(text_of));
    let mut found = Vec::new();
    for mut lines in by_label.into_values() {
        lines.retain(|line| !is_in(&read, line.at));
        let Some((first, later)) = lines.split_first() else { continue };
        // A target on a line of its own is not compared.
        let differs = |line: &&Line<'_>| !line.target.is_empty() && line.target != first.target;
        let later = later.iter().filter(differs);
        found.extend(later.map(|line| Repeated {
            label: line.label.to_owned(),
            span: place(&line.range()),
            first: place(&first.range()),
        }));
    }
    found
}

/// Merges ranges that overlap. The ranges are sorted.
fn joined<'p>(ranges: impl Iterator<Item = &'p Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range.clone()),
        }
    }
    joined
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before > 0 && ranges[before - 1].contains(&at)
}

/// Normalizes a label: case and the amount of white space do not matter.
fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A line that looks like a definition.
struct Line<'t> {
    /// Offset of the opening bracket
    at: usize,
    label: &'t str,
    target: &'t str,
}

impl Line<'_> {
    /// Returns the range of the label with its brackets.
    fn range(&self) -> Range<usize> {
        self.at..self.at + self.label.len() + 2
    }
}

/// Removes the angle brackets around a target, if there are any.
fn bare(target: &str) -> &str {
    target.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(target)
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter_map(|line| {
        let rest = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']).strip_prefix('[')?;
        let (label, target) = rest.split_once("]:")?;
        let is_label = !label.starts_with('^') && !label.contains(['[', ']', '\\']);
        let at = label.as_ptr() as usize - text.as_ptr() as usize - 1;
        (is_label && !label.trim().is_empty()).then_some(Line {
            at,
            label,
            target: bare(target.trim()),
        })
    })
}

/// Returns the range of a part that contains text or HTML.
fn text_of<'p>(part: &'p Part<'_>) -> Option<&'p Range<usize>> {
    match part {
        Part::Markdown(
            Event::Text(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock),
            range,
        ) => Some(range),
        _ => None,
    }
}
