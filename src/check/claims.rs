//! Claims: the ids of the fact that each is bound to. Pure.

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::parse::claim::{Bond, Test};
use crate::site::Page;

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for claim in &page.outline.claims {
        let Bond::Fact { subject, criterion, test } = &claim.bond else { continue };
        let Some(matrix) = checked.site.matrix_of(page) else {
            found.push(Diagnostic::no_matrix(claim.target, "a claim"));
            continue;
        };
        if !matrix.complete {
            continue;
        }
        let mut check_subject = |id: &crate::source::Spanned<String>| {
            if matrix.subject(&id.value).is_none() {
                let known = matrix.subject_ids();
                found.push(Diagnostic::unknown_subject(id.span, &id.value, &known));
            }
        };
        check_subject(subject);
        if let Test::Beats(other) | Test::Times(other) = test {
            check_subject(other);
        }
        if matrix.criterion(&criterion.value).is_none() {
            let known = matrix.criterion_ids();
            found.push(Diagnostic::unknown_criterion(criterion.span, &criterion.value, &known));
        }
    }
}
