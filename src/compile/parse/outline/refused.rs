//! Addresses that the policy for HTML keeps out. Pure.

use std::ops::Range;

use super::Reader;
use crate::base::address::Use;
use crate::compile::parse::scheme;
use crate::source::Span;

impl Reader<'_, '_> {
    /// Reports an address that the policy for HTML keeps out, where it is written.
    pub(super) fn is_refused(&mut self, target: &str, range: &Range<usize>, used_as: Use) -> bool {
        let whole = self.document.span(range);
        let span = self.document.span_of(target, range);
        let Some(refused) = scheme::check(target, span, used_as, self.policy) else {
            return false;
        };
        // It is written in a definition, or with escapes.
        let span = if span == whole { self.definition_of(target).unwrap_or(span) } else { span };
        self.found.push(refused.at(span));
        true
    }

    /// Where the first definition of a target is. All are read at once, for links that are refused.
    fn definition_of(&mut self, target: &str) -> Option<Span> {
        let document = self.document;
        let definitions = self.definitions.get_or_insert_with(|| {
            let all = document.definitions().into_iter().rev();
            all.collect()
        });
        definitions.get(target).copied()
    }
}
