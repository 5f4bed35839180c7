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

    /// A claim on two facts whose text has another percentage. `actual` is that of the facts: `67 % less than`.
    pub fn claim_contradicts_change(
        span: Span,
        stated: &str,
        actual: &str,
        [fact, other]: [Cell<'_>; 2],
    ) -> Diagnostic {
        let message = format!(
            "`{}` (`{}`) is {actual} `{}` (`{}`), not `{stated}`",
            fact.name, fact.value, other.name, other.value
        );
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .stated_at(other)
            .help(format!("correct the percentage, or {UNBIND}"))
    }

    /// A claim with `?beats=…` whose text has a number that is neither one of the facts nor their difference.
    pub fn claim_contradicts_difference(
        span: Span,
        stated: &str,
        difference: Option<&str>,
        cells: [Cell<'_>; 2],
    ) -> Diagnostic {
        let [fact, other] = cells;
        let what = difference.map_or_else(String::new, |of| format!(", which is `{of}`"));
        let message = format!(
            "`{stated}` is neither `{}` (`{}`) nor `{}` (`{}`), nor the difference{what}",
            fact.name, fact.value, other.name, other.value
        );
        let help = match difference {
            Some(difference) => {
                format!("write `{difference}`, or keep other numbers out of the claim")
            }
            None => "keep other numbers out of the claim".to_owned(),
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

    /// A claim with `?beats=*` or `?beats=matrix`, and subjects that are better or equally good.
    pub fn claim_contradicts_lead(span: Span, fact: Cell<'_>, others: &[Cell<'_>]) -> Diagnostic {
        let Cell { name, value, .. } = fact;
        let message = format!("`{name}` (`{value}`) does not beat {}", listed(others));
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .stated_at(fact)
            .all_stated_at(others)
            .help(format!("name the subject that it beats, as in `?beats=ID`, or {UNBIND}"))
    }

    /// A claim with `?beats=*` or `?beats=matrix` that may be true, but for the unknown facts of `others`.
    pub fn claim_on_unknown_rivals(span: Span, fact: Cell<'_>, others: &[Cell<'_>]) -> Diagnostic {
        let are = if others.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} {are} unknown, so it is unknown whether `{}` beats them all",
            names(others),
            fact.name
        );
        Diagnostic::error(Code::ClaimOnUnknown, span, message)
            .stated_at(fact)
            .all_stated_at(others)
            .help("state the facts with their sources, or name the subjects that it beats: `?beats=ID`")
    }

    /// A claim with `?beats=` whose text names the worse end of the order.
    pub fn claim_contradicts_direction(
        span: Span,
        stated: &str,
        criterion: &str,
        better: &str,
    ) -> Diagnostic {
        let message =
            format!("`{stated}` contradicts `?beats=`: for `{criterion}`, {better} is better");
        Diagnostic::error(Code::ClaimContradictsFact, span, message)
            .help("claim it for the better one, in words that say so, or keep it out of the claim")
    }

    /// A claim with `?beats=` whose text ranks its subject above others than `rival`. `wanted` is what
    /// `?beats=` would have to name.
    pub fn claim_ranks_others(span: Span, stated: &str, rival: &str, wanted: &str) -> Diagnostic {
        let message = format!("`{stated}` is said of more than `{rival}`, which alone is compared");
        let message = match wanted {
            "*" | "matrix" => message,
            other => format!("`{stated}` is said of `{other}`, but `{rival}` is compared"),
        };
        Diagnostic::error(Code::ClaimNotComparable, span, message)
            .help(format!("write `?beats={wanted}`, or name `{rival}` in the text"))
    }

    /// A number or a state in the text of a claim that a fact of this kind cannot bear out.
    pub fn unproven_claim(span: Span, stated: &str, fact: Cell<'_>, help: &str) -> Diagnostic {
        let Cell { name, value, .. } = fact;
        let message = format!("`{stated}` cannot be compared with `{name}`, which is `{value}`");
        Diagnostic::warning(Code::UnprovenClaim, span, message).stated_at(fact).help(help)
    }

    /// A ranking in the text of a claim that is compared with nothing. `test` is the target of a claim that
    /// compares it; `None` if the facts have no order.
    pub fn unproven_ranking(
        span: Span,
        stated: &str,
        fact: Cell<'_>,
        test: Option<&str>,
    ) -> Diagnostic {
        let message =
            format!("`{stated}` is a ranking, but `{}` is compared with nothing", fact.name);
        let help = match test {
            Some(test) => format!("compare it: `{test}`, or move it out of the link"),
            None => "move it out of the link: these facts have no order".to_owned(),
        };
        Diagnostic::warning(Code::UnprovenClaim, span, message).help(help)
    }

    /// A claim with `?times=*` or `?times=matrix`.
    pub fn ratio_to_several(span: Span, word: &str) -> Diagnostic {
        let message = format!("`?times={word}` compares with several subjects: a ratio is of two");
        Diagnostic::error(Code::ClaimNotComparable, span, message)
            .help(format!("name one subject, or write `?beats={word}`"))
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

    fn all_stated_at(self, facts: &[Cell<'_>]) -> Diagnostic {
        facts.iter().take(MOST_NAMED).fold(self, |wrong, fact| wrong.stated_at(*fact))
    }

    pub(super) fn stated_at(self, fact: Cell<'_>) -> Diagnostic {
        match fact.span {
            Some(span) => self.related(span, format!("`{}` is stated here", fact.name)),
            None => self,
        }
    }
}

/// How many facts a message names.
const MOST_NAMED: usize = 3;

/// Lists facts with their values: `` `a/price` (`$9`), `b/price` (`$10`) and 2 others ``.
fn listed(facts: &[Cell<'_>]) -> String {
    joined(facts, |fact| format!("`{}` (`{}`)", fact.name, fact.value))
}

fn names(facts: &[Cell<'_>]) -> String {
    joined(facts, |fact| format!("`{}`", fact.name))
}

fn joined(facts: &[Cell<'_>], one: impl Fn(&Cell<'_>) -> String) -> String {
    let mut parts: Vec<String> = facts.iter().take(MOST_NAMED).map(one).collect();
    match facts.len().saturating_sub(MOST_NAMED) {
        0 => {}
        1 => parts.push("1 other".to_owned()),
        more => parts.push(format!("{more} others")),
    }
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => parts.concat(),
    }
}
