//! The versions of a text, each with what the text states about it. Pure.

use super::words::{REMOVED, RESTRICTIONS, has, last};
use crate::base::language::Language;
use crate::claims::qualifier::Qualifier;
use crate::claims::version::{self, Stated};
use crate::matrix::support::{Release, Support, SupportStatement};

/// What is stated about a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is the first version with the feature, or nothing is stated but the version
    Since,
    /// The feature begins or ends there: "before 76"
    Edge,
    /// The feature is in it
    In,
    /// The feature is not in it
    NotIn,
    /// It is the last version with the feature, or the first without it, or the first with it
    Until,
    /// It is the first version without the feature
    Removed,
}

#[derive(Debug)]
pub(super) struct StatedVersion {
    pub(super) version: Stated,
    pub(super) role: Role,
}

const SINCE: [&str; 17] = [
    "since",
    "from",
    "as of",
    "starting with",
    "starting in",
    "introduced",
    "added",
    "shipped",
    "landed",
    "arrived",
    "appeared",
    "requires",
    "needs",
    "seit",
    "ab",
    "eingeführt",
    "benötigt",
];

const UNTIL: [&str; 7] = ["until", "till", "through", "to", "–", "—", "bis"];

const EDGE: [&str; 7] =
    ["before", "prior to", "earlier than", "older than", "vor", "früher als", "älter als"];

const IN: [&str; 3] = ["in", "on", "by"];

const NOT: [&str; 13] = [
    "not",
    "no",
    "never",
    "unsupported",
    "unavailable",
    "lacks",
    "missing",
    "without",
    "nicht",
    "kein",
    "keine",
    "ohne",
    "fehlt",
];

/// Returns the versions of a text, in order. If the text says of one what it is, the others are names of
/// something else: `CSS 3 since Chrome 76`.
pub(super) fn read(text: &str, fact: &Support, language: &Language) -> Vec<StatedVersion> {
    let like = fact.first().since.as_ref().and_then(Release::number);
    let mut from = 0;
    let mut found: Vec<(Option<Role>, Stated)> = Vec::new();
    let versions = version::read(text, &like.map(version::parts).unwrap_or_default(), language);
    let starts: Vec<usize> = versions.iter().map(|version| version.place.start).collect();
    for (at, version) in versions.into_iter().enumerate() {
        // Words between two versions may be read as part of both: "76 at least 80".
        let before = text[from.min(version.place.start)..version.place.start].to_ascii_lowercase();
        from = version.place.end;
        let next = starts.get(at + 1).copied().unwrap_or(text.len()).max(from);
        let after = text[from..next].to_ascii_lowercase();
        match version.qualifier {
            Qualifier::About | Qualifier::Nearly | Qualifier::Barely | Qualifier::Over => {}
            Qualifier::Exactly => found.push((role(&before, &after), version)),
            Qualifier::AtLeast | Qualifier::From => found.push((Some(Role::Since), version)),
            Qualifier::Under => found.push((Some(Role::Edge), version)),
            Qualifier::AtMost | Qualifier::UpTo | Qualifier::To => {
                let is_since =
                    fact.statements().any(|of| matches!(of.since, Some(Release::AtMost(_))));
                let role = if is_since { Role::Since } else { Role::Until };
                found.push((Some(role), version));
            }
        }
    }
    let is_said = found.iter().any(|(role, _)| role.is_some());
    let told = found.into_iter().filter(|(role, _)| role.is_some() || !is_said);
    told.map(|(role, version)| StatedVersion { version, role: role.unwrap_or(Role::Since) })
        .collect()
}

/// Reads the words before a version, and the verb that may be after it, as in `in 94 it was removed`; `None` if they
/// say nothing about it.
fn role(before: &str, after: &str) -> Option<Role> {
    // "The prefix was removed in 76" is about the prefix.
    let removed: &[&str] = if has(before, &RESTRICTIONS) { &[] } else { &REMOVED };
    let marks = [
        (Role::Since, &SINCE[..]),
        (Role::Removed, removed),
        (Role::Until, &UNTIL),
        (Role::Edge, &EDGE),
    ];
    let marks = marks.into_iter().filter_map(|(role, words)| Some((last(before, words)?, role)));
    // The nearest word decides: "was added, and is gone since 90".
    let (role, is_not) = (marks.max_by_key(|(at, _)| *at), has(before, &NOT));
    match role.map(|(_, role)| role) {
        Some(Role::Since) if has(before, removed) => Some(Role::Removed),
        Some(Role::Since) if is_not => Some(Role::NotIn),
        Some(Role::Until) if is_not => Some(Role::Edge),
        Some(role) => Some(role),
        None if has(after, &REMOVED) && !has(after, &RESTRICTIONS) => Some(Role::Removed),
        None if is_not => Some(Role::NotIn),
        None => has(before, &IN).then_some(Role::In),
    }
}

impl StatedVersion {
    /// Returns whether one of the statements of a fact agrees.
    pub(super) fn agrees(&self, fact: &Support) -> bool {
        let parts = self.version.parts.as_slice();
        let is_since = |of: &SupportStatement| is_number(of.since.as_ref(), parts);
        let is_removed = |of: &SupportStatement| is_number(of.removed.as_ref(), parts);
        match self.role {
            Role::Since => fact.statements().any(is_since),
            Role::Removed => fact.statements().any(is_removed),
            Role::Edge => fact.statements().any(|of| is_since(of) || is_removed(of)),
            Role::In => fact.statements().any(|of| is_in(of, parts) != Some(false)),
            Role::NotIn => {
                !fact.statements().any(|of| is_free(of) && is_in(of, parts) == Some(true))
            }
            // "Until 3.35 it was missing" says when it begins.
            Role::Until => fact.statements().any(|of| {
                let is_within = of.removed.is_some() && is_in(of, parts) == Some(true);
                is_since(of) || is_removed(of) || is_within
            }),
        }
    }
}

/// Returns whether a version is the number of a release, at the digits shown.
fn is_number(release: Option<&Release>, stated: &[u64]) -> bool {
    release.and_then(Release::number).is_some_and(|number| is_shown(stated, number))
}

/// Returns whether a version has these numbers, at the digits shown: 18 is 18.2.
pub(super) fn is_shown(stated: &[u64], number: &str) -> bool {
    let fact = version::parts(number);
    version::compare(&fact[..fact.len().min(stated.len())], stated).is_eq()
}

/// Returns whether a version has the feature; `None` if that is not known.
fn is_in(of: &SupportStatement, version: &[u64]) -> Option<bool> {
    let is_before = |number: &str| {
        !is_shown(version, number) && version::compare(version, &version::parts(number)).is_lt()
    };
    let has_begun = match &of.since {
        None => Some(false),
        Some(Release::Version(number)) => Some(!is_before(number)),
        Some(Release::AtMost(number)) => (!is_before(number)).then_some(true),
        Some(Release::Some | Release::Preview) => None,
    };
    let goes_on = match &of.removed {
        None | Some(Release::Preview) => Some(true),
        Some(Release::Version(number)) => Some(is_before(number)),
        Some(Release::AtMost(number)) => (!is_before(number)).then_some(false),
        Some(Release::Some) => None,
    };
    match (has_begun, goes_on) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        (None, _) | (_, None) => None,
    }
}

/// Returns whether the feature is usable without restrictions in its versions.
fn is_free(of: &SupportStatement) -> bool {
    !of.is_partial && of.flags.is_none() && of.prefix.is_none() && of.name.is_none()
}
