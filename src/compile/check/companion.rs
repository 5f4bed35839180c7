//! Checks a file that is not published: what it states about the facts. Its links, its code and the rest of its
//! Markdown are those of another program. Pure.

use super::{Checked, claims, directives, reasons, verdicts};
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    directives::ids(checked, page, found);
    claims::check(checked, page, found);
    reasons::check(page, found);
    verdicts::check(checked, page, found);
}
