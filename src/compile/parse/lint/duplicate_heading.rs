//! `duplicate-heading`: one heading that is used again and again in one section. Pure.

use std::collections::HashMap;

use super::Found;
use super::page::{Heading, Page};
use crate::diagnostic::Diagnostic;

/// Reports a heading whose text stands several times directly below one heading. If several texts do, the section
/// repeats a pattern, such as one part for each subject.
pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    if !page.repeats_headings() {
        return;
    }
    let parents = parents(&page.headings);
    // Headings with the same text, level and parent.
    let mut same: HashMap<(Beside, String), Vec<usize>> = HashMap::new();
    for (at, heading) in page.headings.iter().enumerate() {
        let beside = Beside { parent: parents[at], level: heading.level };
        same.entry((beside, heading.text.to_lowercase())).or_default().push(at);
    }
    same.retain(|(_, text), same| same.len() > 1 && !text.is_empty());
    let mut patterns: HashMap<Beside, usize> = HashMap::new();
    same.keys().for_each(|(beside, _)| *patterns.entry(*beside).or_default() += 1);
    let is_alone = |beside: &Beside| patterns[beside] == 1;
    let mut repeated: Vec<Vec<usize>> = same
        .into_iter()
        .filter(|((beside, _), _)| is_alone(beside))
        .map(|(_, same)| same)
        .collect();
    repeated.sort_unstable();
    for same in repeated {
        // Two can be parts of what was written one after the other, such as the two updates of a report.
        let is_often = same.len() > 2 || same[1] == same[0] + 1;
        if is_often {
            let (first, second) = (&page.headings[same[0]], &page.headings[same[1]]);
            let (at, before) = (page.span_of_heading(second), page.span_of_heading(first));
            found.add(Diagnostic::duplicate_heading(at, &first.text, same.len(), before));
        }
    }
}

/// Where a heading stands: below which heading, and at which level.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Beside {
    parent: Option<usize>,
    level: u8,
}

/// Returns for each heading the nearest one above that has a higher level.
fn parents(headings: &[Heading<'_>]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parent = |(at, heading): (usize, &Heading<'_>)| {
        while open.last().is_some_and(|last| headings[*last].level >= heading.level) {
            open.pop();
        }
        let parent = open.last().copied();
        open.push(at);
        parent
    };
    headings.iter().enumerate().map(parent).collect()
}
