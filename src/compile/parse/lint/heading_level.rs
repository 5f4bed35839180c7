//! `heading-level`: a level of headings that is left out, and a heading that stands a level too high. Pure.

use std::collections::HashMap;

use memchr::memmem;

use super::Found;
use super::page::Page;
use crate::compile::parse::blocks::{Edge, Kind};
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    // Headings in raw HTML are not seen.
    let has_own =
        || page.has_html && memmem::find(page.document.text().as_bytes(), b"<h").is_some();
    if page.headings.is_empty() || has_own() {
        return;
    }
    skipped(page, found);
    promoted(page, found);
}

/// Reports the first heading that leaves each level out.
fn skipped(page: &Page<'_>, found: &mut Found) {
    let mut reported = Vec::new();
    for pair in page.headings.windows(2) {
        let [before, heading] = pair else { continue };
        let levels = (before.level, heading.level);
        let between = &page.blocks[before.block..heading.block];
        // A directive can have a heading of its own, and a box in HTML has other levels.
        let has_own =
            |kind: Kind| matches!(kind, Kind::Directive(Edge::Open | Edge::Leaf) | Kind::Html);
        let mut shown = between.iter().filter(|block| !page.is_hidden(block));
        let is_known = !shown.any(|block| has_own(block.kind));
        if heading.level > before.level + 1 && is_known && !reported.contains(&levels) {
            reported.push(levels);
            let span = page.span_of_heading(heading);
            found.add(Diagnostic::skipped_level(span, heading.level, before.level));
        }
    }
}

/// Reports a heading that stands one level above all others with its text, in the middle of what stands beside them:
/// `### Python` after each `### Node.js`, and once `## Python`.
fn promoted(page: &Page<'_>, found: &mut Found) {
    if page.headings.len() < 6 || !page.repeats_headings() {
        return;
    }
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, heading) in page.headings.iter().enumerate() {
        same.entry(&heading.text).or_default().push(at);
    }
    let mut lone: Vec<(usize, usize)> =
        same.values().filter_map(|same| one_above(page, same)).collect();
    lone.sort_unstable();
    for (at, other) in lone {
        let heading = &page.headings[at];
        let spans = (page.span_of_heading(heading), page.span_of_heading(&page.headings[other]));
        let levels = [heading.level, heading.level + 1];
        found.add(Diagnostic::promoted_heading(spans.0, &heading.text, levels, spans.1));
    }
}

/// Returns the index of the one heading of several that stands a level above the others, and one of these.
fn one_above(page: &Page<'_>, same: &[usize]) -> Option<(usize, usize)> {
    let level = |at: usize| page.headings[at].level;
    let highest = same.iter().map(|at| level(*at)).min()?;
    let mut above = same.iter().copied().filter(|at| level(*at) == highest);
    let (at, None) = (above.next()?, above.next()) else { return None };
    let others: Vec<usize> = same.iter().copied().filter(|other| *other != at).collect();
    let is_below = others.iter().all(|other| level(*other) == highest + 1);
    // What stands before the others stands before this one as well.
    let before = |at: usize| at.checked_sub(1).map(|at| (level(at), &page.headings[at].text));
    let beside = |at: usize| before(at).filter(|(level, _)| *level == highest + 1);
    let neighbour = beside(at)?;
    let is_pattern =
        others.len() >= 2 && others.iter().any(|other| beside(*other) == Some(neighbour));
    (is_below && is_pattern).then(|| (at, others[0]))
}
