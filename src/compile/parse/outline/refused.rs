//! Addresses that the policy for raw HTML does not allow. Pure.

use std::ops::Range;

use super::Reader;
use crate::base::address::Use;
use crate::compile::parse::scheme;
use crate::source::Span;

impl Reader<'_, '_> {
    /// Reports an address whose scheme the policy does not allow, and returns whether it did.
    pub(super) fn report_if_refused(
        &mut self,
        target: &str,
        range: &Range<usize>,
        used_as: Use,
    ) -> bool {
        let whole = self.document.span(range);
        let span = self.document.span_of(target, range);
        let Some(refused) = scheme::check(target, span, used_as, self.policy) else {
            return false;
        };
        // The address is written in a link definition, or with escapes.
        let span = if span == whole { self.definition_of(target).unwrap_or(span) } else { span };
        self.found.push(refused.at(span));
        true
    }

    /// Returns the span of the first definition of a target. All definitions are read on first use, so
    /// that only pages with a refused link pay for it.
    fn definition_of(&mut self, target: &str) -> Option<Span> {
        let document = self.document;
        let definitions = self.definitions.get_or_insert_with(|| {
            let all = document.definitions().into_iter().rev();
            all.collect()
        });
        definitions.get(target).copied()
    }
}
