//! Reports exemptions whose reason is still to be written. Pure.

use crate::compile::parse::claim::Binding;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;

/// Reports the links to `fact:none` and the comments that skip checks for a reason that says nothing. A comment needs
/// none.
pub(super) fn check(page: &Page, found: &mut Vec<Diagnostic>) {
    let links = page.outline.claims.iter().filter_map(|claim| match &claim.bond {
        Binding::Exempt { reason } => Some((reason, claim.span)),
        Binding::Fact { .. } => None,
    });
    let skips = page.outline.skips.iter();
    let comments = skips.filter_map(|skip| Some((skip.reason.as_ref()?, skip.comment)));
    let unfilled = links.chain(comments).filter(|(reason, _)| is_unfilled(reason));
    found.extend(
        unfilled.map(|(reason, place)| Diagnostic::unfilled_reason(page.span(place), reason)),
    );
}

/// What authors write for what they still have to write.
const MARKS: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];

/// Whether a reason is only a mark for one: the `TODO: why this stands` of a fix, or the `…` of a message.
fn is_unfilled(reason: &str) -> bool {
    let is_mark = |mark: &&str| {
        let rest = reason.trim_start().strip_prefix(*mark);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    MARKS.iter().any(is_mark) || !reason.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::is_unfilled;

    #[test]
    fn a_reason_says_something() {
        for reason in ["TODO: why this stands", "TODO", " FIXME later", "…", "...", "?"] {
            assert!(is_unfilled(reason), "{reason}");
        }
        for reason in ["the price of the TODO app", "TODOs are not counted", "an estimate", "2019"]
        {
            assert!(!is_unfilled(reason), "{reason}");
        }
    }
}
