//! The checks of a guide that depend on facts: of its claims, its verdicts, its recommendations, and of what is read
//! without being bound. Pure.

use crate::base::index::Index;
use crate::compile::check::claims::check_claim;
use crate::compile::check::reading::page::Stated;
use crate::compile::check::reading::{Open, ReadGuide};
use crate::compile::check::verdicts::{check_scenarios, check_verdict};
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::refer::drawn;
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::directive::{SCENARIOS, Verdict};
use crate::matrix::reserved::On;
use crate::matrix::{Criterion, Matrix};
use crate::reading::statement::Says;
use crate::reading::{self, Judgement};
use crate::source::Span;

/// A check of one statement.
pub(super) struct Check<'s> {
    /// What its result depends on
    on: Vec<On>,
    of: Of<'s>,
    /// What it reports of the present facts
    before: Vec<(Code, Span)>,
}

enum Of<'s> {
    Claim(&'s Claim),
    Verdict(Verdict<'s>),
    /// The recommendations of the matrix, which the guide shows
    Recommendations,
    Read(&'s Stated, &'s Open<'s>),
}

/// Returns the checks of a guide.
pub(super) fn all<'s>(site: &'s Site, guide: &'s ReadGuide<'s>) -> Vec<Check<'s>> {
    let ReadGuide { open, read, .. } = guide;
    let (page, matrix) = (open.page, open.matrix());
    let claims = page.outline.claims.iter().filter_map(|claim| {
        let Binding::Fact { criterion, .. } = &claim.bond else { return None };
        let on = On::Criterion(matrix.criterion(&criterion.value)?);
        Some((vec![on], Of::Claim(claim)))
    });
    let verdicts = page.outline.directives.iter().filter_map(|(directive, _)| {
        let verdict = Verdict::of(directive)?;
        Some((vec![On::find(matrix, &verdict.on.value)?], Of::Verdict(verdict)))
    });
    let entries = drawn::entries(site, matrix, page);
    let shows_scenarios = entries.iter().any(|(entry, _)| entry.name == SCENARIOS.name);
    let recommendations = shows_scenarios.then(|| (vec![On::Overall], Of::Recommendations));
    let is_read = matrix.policy.prose.severity().is_some();
    let read = read.stated.iter().filter(|_| is_read);
    let read = read.map(|stated| (on(&stated.statement.says), Of::Read(stated, open)));
    let all = claims.chain(verdicts).chain(recommendations).chain(read);
    let check = |(on, of)| {
        let mut check = Check { on, of, before: Vec::new() };
        check.before = check.found(site, page);
        check
    };
    all.map(check).collect()
}

/// Returns what a statement is about.
fn on(says: &Says) -> Vec<On> {
    match says {
        Says::Wins { on, .. } => vec![*on],
        says => says.about().into_iter().map(|about| On::Criterion(about.criterion)).collect(),
    }
}

impl Check<'_> {
    pub(super) fn depends(&self, matrix: &Matrix, criterion: Index<Criterion>) -> bool {
        self.on.iter().any(|on| matrix.depends(*on, criterion))
    }

    /// Returns whether it reports something of the facts of this site that it does not report of the present ones.
    pub(super) fn notices(&self, site: &Site, page: &Page) -> bool {
        self.found(site, page).iter().any(|found| !self.before.contains(found))
    }

    fn found(&self, site: &Site, page: &Page) -> Vec<(Code, Span)> {
        let Some(matrix) = site.matrix_of(page) else { return Vec::new() };
        let mut found: Vec<Diagnostic> = Vec::new();
        match &self.of {
            Of::Claim(claim) => check_claim(site, page, claim, &mut found),
            Of::Verdict(verdict) => {
                check_verdict(matrix, matrix.utilities(), verdict, page, &mut found);
            }
            Of::Recommendations => check_scenarios(matrix, &mut found),
            Of::Read(stated, open) => {
                let reader = open.reader_of(site, matrix);
                let judged = reading::judge(&stated.statement.says, &stated.text, &reader);
                let wrong = (Code::ProseContradictsFact, page.span(stated.place));
                return (judged == Judgement::Contradicts).then_some(wrong).into_iter().collect();
            }
        }
        found.into_iter().map(|found| (found.code, found.span)).collect()
    }
}
