//! Ids of one kind, each with its index. Pure. For look-up only: never iterated.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::base::index::Index;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// The kinds of things that have ids. Groups, criteria and scenarios share a namespace because verdicts
/// and weights can refer to any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    Subject,
    /// A variant, by its id within its subject
    Variant,
    Criterion,
    Group,
    Source,
    Data,
    Scenario,
}

impl IdKind {
    /// Returns the name, which is also that of the declaring table: `[[subject]]`.
    pub fn as_str(self) -> &'static str {
        match self {
            IdKind::Group => "group",
            IdKind::Criterion => "criterion",
            IdKind::Scenario => "scenario",
            IdKind::Subject => "subject",
            IdKind::Variant => "variant",
            IdKind::Source => "source",
            IdKind::Data => "data",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Ids {
    /// The kind of the things with these ids
    kind: IdKind,
    places: HashMap<String, (usize, Span)>,
}

impl Ids {
    pub(super) fn new(kind: IdKind) -> Ids {
        Ids { kind, places: HashMap::new() }
    }

    pub(super) fn get<K>(&self, id: &str) -> Option<Index<K>> {
        self.places.get(id).map(|(at, _)| Index::new(*at))
    }

    pub(super) fn has_reserved(&self) -> bool {
        self.kind.reserves().iter().any(|(word, _)| self.places.contains_key(*word))
    }

    /// Assigns the next index to an id, and returns whether the id was new. `rivals` are the ids that
    /// can be written in the same places. An id that is ill-formed, reserved or a rival gets an index
    /// nevertheless, so that references to it are not reported as well.
    ///
    /// Reports `invalid-id` and `duplicate-id`.
    pub(super) fn declare(
        &mut self,
        id: &Spanned<String>,
        rivals: &[&Ids],
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        let what = self.kind.as_str();
        if !is_id(&id.value) {
            found.push(Diagnostic::invalid_id(id.span, &id.value));
        }
        if let Some(meaning) = self.kind.meaning(&id.value) {
            found.push(Diagnostic::reserved_id(id.span, what, &id.value, &meaning));
        }
        for rival in rivals {
            if let Some((_, first)) = rival.places.get(&id.value) {
                let rival = rival.kind.as_str();
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

/// Returns whether a text has the form of an id: `[a-z0-9][a-z0-9-]*`.
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
