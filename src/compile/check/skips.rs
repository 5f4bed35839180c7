//! Leaves out what comments in a page skip, and reports the comments that skip nothing. Pure.

use std::collections::HashSet;

use crate::compile::site::Page;
use crate::diagnostic::{Code, Diagnostic};

/// Removes from the diagnostics of a page those that a comment skips. Adds `unused-skip` for each code that is named
/// and skips none, of the codes for which `is_checked` holds: a comment without codes may be there for what the block
/// will state one day.
pub(super) fn apply(page: &Page, is_checked: fn(Code) -> bool, found: &mut Vec<Diagnostic>) {
    let skips = &page.outline.skips;
    if skips.is_empty() {
        return;
    }
    let mut used: HashSet<(usize, Code)> = HashSet::new();
    found.retain(|of| {
        let at = skips.iter().position(|skip| skip.turns_off(of.code, of.span.place()));
        at.map(|at| used.insert((at, of.code))).is_none()
    });
    for (at, skip) in skips.iter().enumerate() {
        let named = skip.codes.iter().filter(|code| is_checked(code.value));
        let unused = named.filter(|code| !used.contains(&(at, code.value)));
        found.extend(unused.map(|code| Diagnostic::unused_skip(page.span(code.span), code.value)));
    }
}
