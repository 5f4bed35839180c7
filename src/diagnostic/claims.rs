//! Claims that contradict their facts, or cannot be checked.

use super::{Code, Diagnostic, Severity};
use crate::source::Span;

/// Help for a text that no fact supports.
const UNBIND: &str = "bind the text to nothing: `fact:none \"reason\"`";

/// A fact as messages name it.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// `nodejs/cold-start`
    pub name: &'a str,
    /// `45 ms`
    pub value: &'a str,
    /// Whether the criterion applies to the subject: `true` for an unknown fact, `false` for `n/a`
    pub applies: bool,
    /// Span of the fact in the matrix
    pub span: Option<Span>,
}

impl Diagnostic {
    /// `stated` is the part of the text that is wrong.
    pub fn claim_contradicts_fact(span: Span, stated: &str, fact: Cell<'_>) -> Diagnostic {
        let Cell { name, value, .. } = fact;
        let message = format!("`{stated}` contradicts `{name}`, which is `{value}`");
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .help(format!("write `{value}`, or {UNBIND}"))
    }

    /// A claim with `?is=…` and a value that the fact does not have.
    pub fn claim_contradicts_value(span: Span, stated: &str, fact: Cell<'_>) -> Diagnostic {
        let Cell { name, value, .. } = fact;
        let message = format!("`{name}` is `{value}`, not `{stated}`");
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .help(format!("correct the text and its `?is=`, or {UNBIND}"))
    }

    /// A claim with `?beats=…` and a subject that is better or equally good.
    pub fn claim_contradicts_order(
        span: Span,
        fact: Cell<'_>,
        other: Cell<'_>,
        is_equal: bool,
        target: &str,
    ) -> Diagnostic {
        let message = match is_equal {
            true => format!(
                "`{}` does not beat `{}`: both are worth the same (`{}`, `{}`)",
                fact.name, other.name, fact.value, other.value
            ),
            false => format!(
                "`{}` (`{}`) does not beat `{}` (`{}`)",
                fact.name, fact.value, other.name, other.value
            ),
        };
        let help = match is_equal {
            true => format!("say that they are equal, or {UNBIND}"),
            false => format!("reverse it: `{target}`"),
        };
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .stated_at(other)
            .help(help)
    }

    /// A claim with `?times=…` whose text has another ratio. `turned` is the target of the claim in which the
    /// ratio of the text would be right.
    pub fn claim_contradicts_ratio(
        span: Span,
        stated: &str,
        ratio: &str,
        (fact, other): (Cell<'_>, Cell<'_>),
        turned: Option<&str>,
    ) -> Diagnostic {
        let message = format!(
            "`{stated}` contradicts `{}` over `{}`, which is {ratio} (`{}` by `{}`)",
            fact.name, other.name, fact.value, other.value
        );
        let help = match turned {
            Some(turned) => format!("write `{ratio}×`, or reverse it: `{turned}`"),
            None => format!("write `{ratio}×`, or {UNBIND}"),
        };
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .stated_at(other)
            .help(help)
    }

    pub fn claim_on_unknown(span: Span, fact: Cell<'_>) -> Diagnostic {
        let Cell { name, applies, .. } = fact;
        let what = if applies { "unknown" } else { "not applicable" };
        Diagnostic::error(Code::ClaimOnUnknown, span, format!("`{name}` is {what}"))
            .stated_at(fact)
            .help(format!("state the fact with its source, or {UNBIND}"))
    }

    /// A claim with `?beats=` whose facts are known, but not precisely enough to order them.
    pub fn claim_on_undecided_order(span: Span, one: Cell<'_>, other: Cell<'_>) -> Diagnostic {
        let message = format!(
            "`{}` is `{}` and `{}` is `{}`, so it is unknown which is better",
            one.name, one.value, other.name, other.value
        );
        Diagnostic::error(Code::ClaimOnUnknown, span, message)
            .stated_at(one)
            .stated_at(other)
            .help(format!("state the facts more precisely, or {UNBIND}"))
    }

    /// A claim with `?times=` whose facts are known, but not precisely enough for the ratio that its text states.
    pub fn claim_on_undecided_ratio(
        span: Span,
        stated: &str,
        [over, under]: [Cell<'_>; 2],
    ) -> Diagnostic {
        let message = format!(
            "`{}` is `{}` and `{}` is `{}`, so it is unknown whether the ratio is `{stated}`",
            over.name, over.value, under.name, under.value
        );
        Diagnostic::error(Code::ClaimOnUnknown, span, message)
            .stated_at(over)
            .stated_at(under)
            .help(format!("state the facts more precisely, or {UNBIND}"))
    }

    /// An error or a warning, depending on the policy of the matrix.
    pub fn unbound_number(span: Span, text: &str, severity: Severity) -> Diagnostic {
        let message = format!("`{text}` is not bound to a fact");
        let help = format!("make it a claim: `[{text}](fact:SUBJECT/CRITERION)`, or {UNBIND}");
        Diagnostic { severity, ..Diagnostic::error(Code::UnboundNumber, span, message).help(help) }
    }

    pub fn claim_not_comparable(span: Span, why: &str, help: &str) -> Diagnostic {
        Diagnostic::error(Code::ClaimNotComparable, span, why).help(help)
    }

    /// A claim with `?times=` whose text has no ratio.
    pub fn claim_without_ratio(span: Span, target: &str) -> Diagnostic {
        let message = format!("the text of `{target}` states no ratio");
        Diagnostic::error(Code::InvalidClaim, span, message)
            .help("write it, as in `1.5×` or `twice`, or compare with `?beats=`")
    }

    /// A claim with `?is=…` and a value that no fact of this criterion can have. `wanted` describes those
    /// that it can have.
    pub fn wrong_claim_value(
        span: Span,
        stated: &str,
        criterion: &str,
        wanted: &str,
        known: &[&str],
    ) -> Diagnostic {
        let message = format!("`{criterion}` can never be `{stated}`");
        Diagnostic::error(Code::WrongValue, span, message).nearest_of(
            stated,
            known,
            &format!("write {wanted} after `?is=`"),
        )
    }

    pub(super) fn stated_at(self, fact: Cell<'_>) -> Diagnostic {
        match fact.span {
            Some(span) => self.related(span, format!("`{}` is stated here", fact.name)),
            None => self,
        }
    }
}
