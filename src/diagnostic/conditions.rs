//! Mistakes in the conditions of facts, and in references to them.

use super::{Cell, Code, Diagnostic, Severity, one_of};
use crate::source::Span;

impl Diagnostic {
    /// An `until` that is before its `since`.
    pub fn turned_limits(span: Span, since: &str, until: &str, first: Span) -> Diagnostic {
        let message = format!("`until` is `{until}`, which is before `since`, `{since}`");
        Diagnostic::error(Code::InvalidValue, span, message)
            .related(first, "the beginning")
            .help("swap them, or write versions and dates in the same form")
    }

    /// One of several facts of a criterion, without a condition.
    pub fn missing_condition(span: Span) -> Diagnostic {
        let message = "one of several facts of a criterion has no condition";
        Diagnostic::error(Code::MissingCondition, span, message)
            .help("write each as a table with a value and the condition under which it holds: `when = \"…\"`")
    }

    /// A measured fact without a condition, although the policy demands one. `name` is `subject/criterion`.
    pub fn unconditional_measurement(span: Span, name: &str, severity: Severity) -> Diagnostic {
        let message = format!("`{name}` is measured, but does not say under which conditions");
        let help = "add `when`, such as `when = \"4 cores, 1 GB of data\"`";
        Diagnostic {
            severity,
            ..Diagnostic::error(Code::MissingCondition, span, message).help(help)
        }
    }

    /// Two facts of a criterion whose conditions have the same id.
    pub fn duplicate_condition(span: Span, id: &str, first: Span) -> Diagnostic {
        let message = format!("two facts of this criterion have the same condition, `{id}`");
        Diagnostic::error(Code::DuplicateCondition, span, message)
            .related(first, "the first one")
            .help("remove one of them, or say in its `when` what is different")
    }

    /// A condition that a claim names, although the fact does not have it.
    pub fn unknown_condition(span: Span, id: &str, fact: Cell<'_>, known: &[&str]) -> Diagnostic {
        let name = fact.name;
        let message = format!("`{name}` has no condition `{id}`");
        let unknown = Diagnostic::error(Code::InvalidClaim, span, message);
        let unknown = match fact.span {
            Some(span) => unknown.related(span, "the fact"),
            None => unknown,
        };
        match known {
            [] => unknown.help(format!("write `fact:{name}`: it holds without a condition")),
            _ => unknown.nearest_of(id, known, &format!("write {}", one_of(known))),
        }
    }

    /// A claim that agrees with a fact under some conditions only. `targets` are the claims that would hold.
    pub fn ambiguous_claim(
        span: Span,
        fact: Cell<'_>,
        cases: &str,
        targets: &[&str],
    ) -> Diagnostic {
        let message = format!("`{}` depends on a condition: {cases}", fact.name);
        let ambiguous = Diagnostic::error(Code::AmbiguousClaim, span, message);
        let ambiguous = match fact.span {
            Some(span) => ambiguous.related(span, "the facts"),
            None => ambiguous,
        };
        ambiguous.help(format!("name the condition, as in {}, or state a range", one_of(targets)))
    }

    /// A claim on `since` or `until` of a fact that does not state it. `key` is one of the two.
    pub fn claim_without_limit(span: Span, key: &str, fact: Cell<'_>) -> Diagnostic {
        let message = format!("`{}` has no `{key}`", fact.name);
        let missing = Diagnostic::error(Code::ClaimOnUnknown, span, message);
        let missing = match fact.span {
            Some(span) => missing.related(span, "the fact"),
            None => missing,
        };
        missing.help(format!("state `{key}` in the fact, or remove `?{key}` from the claim"))
    }

    /// A claim that states another version or date than the fact. `limit` is the key with its value.
    pub fn claim_contradicts_limit(
        span: Span,
        stated: &str,
        (key, value): (&str, &str),
        fact: Cell<'_>,
    ) -> Diagnostic {
        let message = format!("`{}` holds {key} `{value}`, not `{stated}`", fact.name);
        let wrong = Diagnostic::error(Code::ClaimContradictsFact, span, message);
        let wrong = match fact.span {
            Some(span) => wrong.related(span, "the fact"),
            None => wrong,
        };
        wrong.help(format!("write `{value}` in the text, or correct the fact"))
    }
}
