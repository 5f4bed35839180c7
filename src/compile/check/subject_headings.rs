//! `heading-level`: the heading of a subject that stands at the level of the criteria, though subjects are one level
//! deeper below the others. Pure.

use crate::compile::parse::outline::Heading;
use crate::compile::site::Page;
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::Matrix;

/// Reports each such heading of a page that is not in `found` already.
pub(super) fn check(page: &Page, matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    let outline = Outline::of(page, matrix);
    for at in 0..outline.headings.len() {
        let Some(other) = outline.promoted(at) else { continue };
        let (heading, other) = (outline.headings[at].heading, outline.headings[other].heading);
        let (span, below) = (page.span(heading.span), page.span(other.span));
        let is_known = |diagnostic: &Diagnostic| {
            diagnostic.code == Code::HeadingLevel && diagnostic.span.start == span.start
        };
        if !found.iter().any(is_known) {
            found.push(Diagnostic::promoted_subject(span, &heading.text, heading.level, below));
        }
    }
}

struct Outline<'p> {
    headings: Vec<Named<'p>>,
}

/// A heading, and the subject whose name it is: its index among those of the matrix.
struct Named<'p> {
    heading: &'p Heading,
    subject: Option<usize>,
}

impl<'p> Outline<'p> {
    fn of(page: &'p Page, matrix: &Matrix) -> Outline<'p> {
        let subject = |text: &str| {
            matrix.subjects.iter().position(|subject| {
                let aliases = subject.particulars.aliases.iter().map(|alias| alias.value.as_str());
                let mut names = aliases.chain([subject.name.as_str(), subject.own_name()]);
                names.any(|name| name == text)
            })
        };
        let shown = page.outline.headings.iter().filter(|heading| !heading.in_note);
        let named = |heading: &'p Heading| Named { heading, subject: subject(&heading.text) };
        Outline { headings: shown.map(named).collect() }
    }

    /// Returns the heading of the same subject below another criterion, if the one at an index is promoted: the
    /// criterion before it has other subjects and not this one, and another criterion has both. So it is certain
    /// that it belongs to the criterion before it.
    fn promoted(&self, at: usize) -> Option<usize> {
        let own = self.headings[at].subject?;
        let level = self.headings[at].heading.level;
        let is_subject = |at: usize| self.headings[at].subject.is_some();
        let beside = |other: &usize| self.headings[*other].heading.level == level;
        // Several subjects at this level are sections of their own.
        if (0..self.headings.len()).filter(beside).filter(|at| is_subject(*at)).count() > 1 {
            return None;
        }
        let before = (0..at).rev().find(|at| self.headings[*at].heading.level <= level)?;
        if !beside(&before) {
            return None;
        }
        let here = self.subjects_below(before);
        if here.is_empty() || here.iter().any(|(_, subject)| *subject == own) {
            return None;
        }
        (0..self.headings.len()).filter(beside).filter(|other| *other != before).find_map(|other| {
            let there = self.subjects_below(other);
            let has_others = here.iter().all(|(_, here)| there.iter().any(|(_, it)| it == here));
            let (same, _) = there.iter().find(|(_, subject)| *subject == own)?;
            has_others.then_some(*same)
        })
    }

    /// Returns the headings of subjects one level below a heading, with their subjects.
    fn subjects_below(&self, at: usize) -> Vec<(usize, usize)> {
        let level = self.headings[at].heading.level;
        let below = self.headings[at + 1..].iter().enumerate();
        let below = below.take_while(|(_, named)| named.heading.level > level);
        let direct = below.filter(|(_, named)| named.heading.level == level + 1);
        direct.filter_map(|(after, named)| Some((at + 1 + after, named.subject?))).collect()
    }
}
