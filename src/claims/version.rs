//! Versions in a text. Pure.

use std::cmp::Ordering;
use std::ops::Range;

use super::digits;
use super::qualifier::{self, Qualified, Qualifier};
use crate::base::language::Language;
use crate::matrix::unit::{Fit, Unit};

/// A version that is stated in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub parts: Vec<u64>,
    pub qualifier: Qualifier,
    pub place: Range<usize>,
}

/// Returns the numbers at the beginning of a version: 24, 1 and 0 for `v24.1.0-rc.1`.
pub fn parts(version: &str) -> Vec<u64> {
    let Some(start) = version.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    let end = end_of_parts(version, start);
    // Numbers that overflow are all equal.
    version[start..end].split('.').map(|part| part.parse().unwrap_or(u64::MAX)).collect()
}

/// Compares versions part by part; missing parts are 0.
pub(super) fn compare(one: &[u64], other: &[u64]) -> Ordering {
    let part = |parts: &[u64], at: usize| parts.get(at).copied().unwrap_or(0);
    (0..one.len().max(other.len()))
        .map(|at| part(one, at).cmp(&part(other, at)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Returns the versions in a text, in order: numbers without a unit that stand alone or follow a `v`. A
/// year counts as a version only if `like` is one.
pub fn read(text: &str, like: &[u64], language: &Language) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|to| at + to) {
        at = end_of_parts(text, start);
        let before = text[..start].strip_suffix('v').unwrap_or(&text[..start]);
        let glued = |c: char| c.is_alphanumeric() || "/#_.@-+$€£¥".contains(c);
        if before.ends_with(glued) || has_unit(&text[at..], language) {
            continue;
        }
        let parts = parts(&text[start..at]);
        if is_year(&parts) && !is_year(like) {
            continue;
        }
        let (mut qualifier, first) = qualifier::before(before, Qualified::DateOrVersion, language);
        // "24.x" means the same as "24".
        if let Some(".x" | ".*") = text.get(at..at + 2) {
            at += 2;
        }
        if qualifier == Qualifier::Exactly
            && let Some((after, len)) = qualifier::after(&text[at..], language)
        {
            qualifier = after;
            at += len;
        }
        found.push(Stated { parts, qualifier, place: first..at });
    }
    found
}

/// Whether a stated version agrees with a fact. Only the parts in the text are compared: `Node 24` agrees
/// with 24.1.0. Parts that the fact does not have must be zeros.
pub fn agrees(stated: &Stated, fact: &[u64]) -> bool {
    let shown = &fact[..fact.len().min(stated.parts.len())];
    let order = compare(shown, &stated.parts);
    match stated.qualifier {
        Qualifier::Exactly
        | Qualifier::About
        | Qualifier::Nearly
        | Qualifier::From
        | Qualifier::To => order.is_eq(),
        Qualifier::Over | Qualifier::Barely => order.is_gt(),
        Qualifier::AtLeast => order.is_ge(),
        Qualifier::Under => order.is_lt(),
        Qualifier::AtMost | Qualifier::UpTo => order.is_le(),
    }
}

/// Returns the end of digits that are joined by points.
pub(super) fn end_of_parts(text: &str, start: usize) -> usize {
    let mut end = digits::run(text, start).end;
    while text[end..].starts_with('.') {
        let next = digits::run(text, end + 1);
        if next.is_empty() {
            break;
        }
        end = next.end;
    }
    end
}

/// Whether a number has a unit or an ending: `30 days`, `2×`, `3rd`.
fn has_unit(rest: &str, language: &Language) -> bool {
    let is_release = ["rc", "a", "b", "alpha", "beta"].iter().any(|word| {
        rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let suffix = Unit::in_language(None, language).suffix(rest, None);
    !is_release && suffix.is_none_or(|suffix| suffix.fit == Fit::Other)
}

fn is_year(parts: &[u64]) -> bool {
    matches!(parts, [1900..=2199])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, fact: &str) -> Vec<bool> {
        let fact = parts(fact);
        read(text, &fact, Language::plain()).iter().map(|stated| agrees(stated, &fact)).collect()
    }

    #[test]
    fn a_version_agrees_with_the_parts_that_are_written() {
        assert_eq!(check("Node 24", "24.1.0"), [true]);
        assert_eq!(check("Node v24.1", "24.1.0"), [true]);
        assert_eq!(check("Node 24.x", "24.1.0"), [true]);
        assert_eq!(check("Node 24.2", "24.1.0"), [false]);
        assert_eq!(check("Go 1.2", "1.26.0"), [false]);
        assert_eq!(check("Go 1.26.0", "1.26"), [true]);
        assert_eq!(check("Go 1.26.1", "1.26"), [false]);
        assert_eq!(check("3.13.0rc1", "3.13.0"), [true]);
    }

    #[test]
    fn comparisons_of_versions_are_strict_or_not_as_written() {
        assert_eq!(check("at least 22", "24.1.0"), [true]);
        assert_eq!(check("22+", "24.1.0"), [true]);
        assert_eq!(check("24 or later", "22.3"), [false]);
        assert_eq!(check("newer than 24", "24.1.0"), [false]);
        assert_eq!(check("before 25", "24.1.0"), [true]);
    }

    #[test]
    fn other_numbers_are_not_compared() {
        assert_eq!(check("in 2026, with HTTP/2 and ES2015, for 30 months, 2x", "24.1"), [true; 0]);
        assert_eq!(check("SQL Server 2022", "2019"), [false]);
    }

    #[test]
    fn versions_are_ordered_by_their_parts() {
        assert_eq!(compare(&parts("1.10"), &parts("1.9.5")), Ordering::Greater);
        assert_eq!(compare(&parts("1.0"), &parts("1")), Ordering::Equal);
        assert_eq!(parts("OTP 27.2-rc3"), [27, 2]);
        assert_eq!(parts("99999999999999999999999"), [u64::MAX]);
    }
}
