//! Checks that an alias names one subject. Pure.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::matrix::Subject;
use crate::source::Span;

/// A subject, by its position, and the span at which it gets a name.
#[derive(Clone, Copy)]
struct Named {
    subject: usize,
    span: Span,
}

/// Reports each alias that is the id, the name or an alias of another subject: `duplicate-name`.
pub(super) fn check(subjects: &[Subject], found: &mut Vec<Diagnostic>) {
    if subjects.iter().all(|subject| subject.particulars.aliases.is_empty()) {
        return;
    }
    let mut names: HashMap<&str, Named> = HashMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        for name in [subject.id.as_str(), subject.own_name(), &subject.name] {
            names.entry(name).or_insert(Named { subject: at, span: subject.span });
        }
    }
    for (at, subject) in subjects.iter().enumerate() {
        for alias in &subject.particulars.aliases {
            let own = Named { subject: at, span: alias.span };
            let first = *names.entry(&alias.value).or_insert(own);
            if first.subject != at {
                let (alias, other) = (alias, &subjects[first.subject].id);
                let report = Diagnostic::ambiguous_alias;
                found.push(report(alias.span, &alias.value, other, first.span));
            }
        }
    }
}
