//! `duplicate-heading`: one heading that is used again and again in one section. Pure.

use std::collections::HashMap;

use super::Found;
use super::page::{Heading, Page};
use crate::diagnostic::Diagnostic;

/// Reports a heading whose text stands several times directly below one heading. If several texts do, the section
/// repeats a pattern, such as one part for each subject.
pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    if page.headings.len() < 2 {
        return;
    }
    let mut texts: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, heading) in page.headings.iter().enumerate() {
        texts.entry(heading.text.to_lowercase()).or_default().push(at);
    }
    texts.retain(|text, same| same.len() > 1 && !text.is_empty());
    if texts.is_empty() {
        return;
    }
    // Those that are repeated, by the heading above them.
    let mut repeated: Vec<(Option<usize>, u8, Vec<usize>)> = Vec::new();
    for same in texts.into_values() {
        let mut by_parent: HashMap<(Option<usize>, u8), Vec<usize>> = HashMap::new();
        for at in same {
            let parent = (parent(&page.headings, at), page.headings[at].level);
            by_parent.entry(parent).or_default().push(at);
        }
        let several = by_parent.into_iter().filter(|(_, same)| same.len() > 1);
        repeated.extend(several.map(|((parent, level), same)| (parent, level, same)));
    }
    for (parent, level, same) in &repeated {
        let is_beside =
            |other: &&(Option<usize>, u8, Vec<usize>)| (&other.0, &other.1) == (parent, level);
        // Two can be parts of what was written one after the other, such as the two updates of a report.
        let is_often = same.len() > 2 || matches!(same[..], [first, second] if second == first + 1);
        if is_often && repeated.iter().filter(is_beside).count() == 1 {
            report(page, same, found);
        }
    }
}

fn report(page: &Page<'_>, same: &[usize], found: &mut Found) {
    let [first, second, ..] = same else { return };
    let (first, second) = (&page.headings[*first], &page.headings[*second]);
    let spans = (page.span_of_heading(second), page.span_of_heading(first));
    found.add(Diagnostic::duplicate_heading(spans.0, &first.text, same.len(), spans.1));
}

/// Returns the nearest heading above that has a higher level.
fn parent(headings: &[Heading<'_>], at: usize) -> Option<usize> {
    headings[..at].iter().rposition(|before| before.level < headings[at].level)
}
