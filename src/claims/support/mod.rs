//! Statements about the support of a feature: versions, and words such as "behind a flag". Pure.

mod versions;
mod words;

use std::ops::Range;

use self::versions::Role;
use super::version;
use crate::base::language::Language;
use crate::matrix::support::{Release, Status, Support, SupportStatement};

/// Returns the versions and the words of a text that are compared with a fact, in order, and whether each agrees.
/// Words that agree are the whole text.
pub fn compared(text: &str, fact: &Support, language: &Language) -> Vec<(bool, Range<usize>)> {
    let stated = versions::read(text, fact, language);
    let mut found: Vec<(bool, Range<usize>)> =
        stated.iter().map(|it| (it.agrees(fact), it.version.place.clone())).collect();
    let wrong = words::contradictions(text, fact, !stated.is_empty());
    found.extend(wrong.into_iter().map(|place| (false, place)));
    if found.is_empty() && words::is_stated(text) {
        found.push((true, 0..text.len()));
    }
    found.sort_by_key(|(_, place)| place.start);
    found
}

/// Returns whether a text states how a feature is supported.
pub fn is_stated(text: &str) -> bool {
    words::is_stated(text)
}

/// Tells whether a fact has a value.
pub type Holds = Box<dyn Fn(&Support) -> bool>;

/// Returns a predicate that tells whether a fact has the value of `?is=`: a status, or the version since which
/// the feature is supported. `None` if no fact can have it.
pub fn stated(value: &str) -> Option<Holds> {
    if let Some(status) = Status::ALL.into_iter().find(|status| status.as_str() == value) {
        return Some(Box::new(move |fact| has_status(fact.first(), status)));
    }
    let plain = value.trim_start_matches(['≤', '<', '=']).trim_end_matches('+');
    let is_version = plain.starts_with(|c: char| c.is_ascii_digit() || c == 'v')
        && plain.trim_start_matches('v').bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let (parts, is_at_most) =
        (version::parts(plain), plain.len() < value.trim_end_matches('+').len());
    (is_version && !parts.is_empty()).then(|| -> Holds {
        Box::new(move |fact| match &fact.first().since {
            Some(Release::Version(number)) => !is_at_most && versions::is_shown(&parts, number),
            Some(Release::AtMost(number)) => is_at_most && versions::is_shown(&parts, number),
            Some(Release::Some | Release::Preview) | None => false,
        })
    })
}

/// A feature that needs a flag and a prefix has both statuses.
fn has_status(of: &SupportStatement, status: Status) -> bool {
    match status {
        Status::Yes | Status::No => of.status().level() == status.level(),
        Status::Preview | Status::Removed => of.status() == status,
        Status::Partial => of.is_partial || of.status().is_restricted(),
        Status::Prefix => of.prefix.is_some() || of.name.is_some(),
        Status::Flag => of.flags.is_some(),
    }
}

/// Returns the place of the only version in a text, if it is stated as the first one with the feature.
pub(super) fn only_since(text: &str, fact: &Support, language: &Language) -> Option<Range<usize>> {
    match versions::read(text, fact, language).as_slice() {
        [one] if one.role == Role::Since => Some(one.version.place.clone()),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests;
