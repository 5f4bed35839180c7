//! Ids of one kind, each with its place. Pure. For look-up only: never iterated.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::base::index::Index;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// What has ids. Groups, criteria and scenarios share one set of names: verdicts and weights name
/// them in one breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    Subject,
    Criterion,
    Group,
    Source,
    Scenario,
}

impl IdKind {
    /// Also the table that declares it: `[[subject]]`.
    pub fn as_str(self) -> &'static str {
        match self {
            IdKind::Group => "group",
            IdKind::Criterion => "criterion",
            IdKind::Scenario => "scenario",
            IdKind::Subject => "subject",
            IdKind::Source => "source",
        }
    }
}

#[derive(Debug)]
pub(super) struct Ids {
    /// What has these ids
    what: IdKind,
    places: HashMap<String, (usize, Span)>,
}

impl Ids {
    pub(super) fn new(what: IdKind) -> Ids {
        Ids { what, places: HashMap::new() }
    }

    pub(super) fn get<K>(&self, id: &str) -> Option<Index<K>> {
        self.places.get(id).map(|(at, _)| Index::new(*at))
    }

    pub(super) fn has_reserved(&self) -> bool {
        self.what.reserves().iter().any(|(word, _)| self.places.contains_key(*word))
    }

    /// Gives the next place to an id, and returns whether it is free. An id that is ill-formed,
    /// reserved, or one of `rivals`, which are named where it is named, gets one all the same, so
    /// that what refers to it is not reported too.
    ///
    /// Reports `invalid-id` and `duplicate-id`.
    pub(super) fn declare(
        &mut self,
        id: &Spanned<String>,
        rivals: &[&Ids],
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        let what = self.what.as_str();
        if !is_id(&id.value) {
            found.push(Diagnostic::invalid_id(id.span, &id.value));
        }
        if let Some(meaning) = self.what.meaning(&id.value) {
            found.push(Diagnostic::reserved_id(id.span, what, &id.value, &meaning));
        }
        for rival in rivals {
            if let Some((_, first)) = rival.places.get(&id.value) {
                let rival = rival.what.as_str();
                found.push(Diagnostic::ambiguous_id(id.span, what, rival, &id.value, *first));
            }
        }
        let next = self.places.len();
        match self.places.entry(id.value.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert((next, id.span));
                true
            }
            Entry::Occupied(first) => {
                let first = first.get().1;
                found.push(Diagnostic::duplicate_id(id.span, what, &id.value, first));
                false
            }
        }
    }
}

/// `[a-z0-9][a-z0-9-]*`
pub fn is_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn an_id_is_what_an_address_can_hold() {
        for id in ["a", "http2", "cold-start", "7zip", "a-"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "-a", "Node", "node.js", "a b", "é", "a_b"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
