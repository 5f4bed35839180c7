//! Claims: links with the scheme `fact:`, which bind a statement in prose to a fact. Pure.

use super::text::Text;
use crate::source::{Place, Placed};
use serde::{Deserialize, Serialize};

/// A link that binds its text to a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub bond: Binding,
    /// The link's text
    pub text: Text,
    /// The link's target: `fact:…`
    pub target: Place,
    /// The whole link
    pub span: Place,
}

/// What a claim is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Binding {
    /// `fact:none`: deliberately bound to no fact. The link's title gives the reason
    Exempt { reason: String },
    Fact {
        subject: Placed<String>,
        criterion: Placed<String>,
        /// The id of the condition under which the fact holds: `fact:a/rps#large-files`
        condition: Option<Placed<String>>,
        test: Test,
    },
}

impl Binding {
    /// Returns the name of the fact: `nodejs/rps`, or `nodejs/rps#large-files` with a condition. `None` for a claim
    /// that is bound to no fact.
    pub fn fact_name(&self) -> Option<String> {
        let Binding::Fact { subject, criterion, condition, .. } = self else { return None };
        let condition = condition.as_ref().map_or_else(String::new, |id| format!("#{}", id.value));
        Some(format!("{}/{}{condition}", subject.value, criterion.value))
    }
}

/// How a claim is checked against the fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The numbers in the link's text agree with the fact. A link without text shows the fact's value, so
    /// there is nothing to check
    Text,
    /// `?is=value`
    Is(Placed<String>),
    /// `?beats=subject`
    Beats(Placed<String>),
    /// `?times=subject`
    Times(Placed<String>),
    /// `?since`, or `?since=2.4`: when the fact began to hold
    Since(Option<Placed<String>>),
    /// `?until`, or `?until=3.0`: when the fact ceased to hold
    Until(Option<Placed<String>>),
}

/// Why a link's target is not a valid bond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindingError {
    /// The target does not name a fact. The reason, such as "it names no criterion"
    NoFact(&'static str),
    /// `fact:none` without a title, which has to give a reason
    NoReason,
}

/// Parses `rest`, the part of a link's target after `fact:`. `target` is the place of the whole target.
pub fn bond(rest: &str, title: &str, target: Place) -> Result<Binding, BindingError> {
    if rest == "none" {
        let reason = title.trim();
        let exempt = Binding::Exempt { reason: reason.to_owned() };
        return if reason.is_empty() { Err(BindingError::NoReason) } else { Ok(exempt) };
    }
    fact(rest, target).map_err(BindingError::NoFact)
}

impl Test {
    /// Returns the id of the subject with which the fact is compared.
    pub fn rival(&self) -> Option<&Placed<String>> {
        match self {
            Test::Beats(rival) | Test::Times(rival) => Some(rival),
            Test::Text | Test::Is(_) | Test::Since(_) | Test::Until(_) => None,
        }
    }
}

/// Parses `subject/criterion`, and the optional condition after `#` and test after `?`, in any order.
fn fact(rest: &str, target: Place) -> Result<Binding, &'static str> {
    // The target covers exactly `fact:` and `rest` unless the link is a reference, `[text][label]`.
    let whole = target.range().len() == "fact:".len() + rest.len();
    let place = |part: &str| {
        let at = part.as_ptr() as usize - rest.as_ptr() as usize;
        let start = target.start as usize + "fact:".len() + at;
        let own = Place::new(start..start + part.len());
        Placed::new(part.to_owned(), if whole { own } else { target })
    };
    let (path, after) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let (mut condition, mut query) = (None, None);
    let mut parts = after;
    while let Some(mark) = parts.chars().next() {
        let end = parts[1..].find(['?', '#']).map_or(parts.len(), |at| at + 1);
        let part = if mark == '#' { &mut condition } else { &mut query };
        if part.replace(&parts[1..end]).is_some() {
            return Err("it has two conditions or two tests");
        }
        parts = &parts[end..];
    }
    if condition == Some("") {
        return Err("it names no condition after its `#`");
    }
    let (subject, criterion) = path.split_once('/').ok_or("it does not name a criterion")?;
    if subject.is_empty() || criterion.is_empty() || criterion.contains('/') {
        return Err("it must name one subject and one criterion");
    }
    let test = match query.map(|query| query.split_once('=').unwrap_or((query, ""))) {
        None => Test::Text,
        Some(("since", "")) => Test::Since(None),
        Some(("until", "")) => Test::Until(None),
        Some(("since", version)) => Test::Since(Some(place(version))),
        Some(("until", version)) => Test::Until(Some(place(version))),
        Some((_, "")) => return Err("its test has no value"),
        Some(("is", value)) => Test::Is(place(value)),
        Some(("beats", other)) => Test::Beats(place(other)),
        Some(("times", other)) => Test::Times(place(other)),
        Some(_) => return Err("its test is not `is`, `beats`, `times`, `since` or `until`"),
    };
    let condition = condition.map(place);
    Ok(Binding::Fact { subject: place(subject), criterion: place(criterion), condition, test })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str) -> Result<Binding, BindingError> {
        let target = Place::new(10..15 + rest.len());
        bond(rest, "", target)
    }

    #[test]
    fn a_claim_names_a_fact_and_a_test() {
        let Ok(Binding::Fact { subject, criterion, test, .. }) =
            check("nodejs/cold-start?beats=python")
        else {
            panic!("a bond");
        };
        assert_eq!((subject.value.as_str(), subject.span.start), ("nodejs", 15));
        assert_eq!((criterion.value.as_str(), criterion.span.start), ("cold-start", 22));
        assert!(matches!(test, Test::Beats(other) if other.value == "python"));
    }

    #[test]
    fn a_condition_and_a_test_may_have_any_order() {
        for rest in ["a/rps#large?is=3", "a/rps?is=3#large"] {
            let Ok(Binding::Fact { criterion, condition, test, .. }) = check(rest) else {
                panic!("a bond");
            };
            assert_eq!(criterion.value, "rps");
            let condition = condition.expect("it has one");
            assert_eq!(condition.value, "large");
            let start = condition.span.range().start - 15;
            assert_eq!(&rest[start..start + 5], "large");
            assert!(matches!(test, Test::Is(value) if value.value == "3"));
        }
        assert!(check("a/b#").is_err());
        assert!(check("a/b#x#y").is_err());
        assert!(check("a/b?is=1?is=2").is_err());
    }

    #[test]
    fn a_limit_may_be_stated_in_the_text_or_in_the_target() {
        let test = |rest: &str| match check(rest) {
            Ok(Binding::Fact { test, .. }) => test,
            other => panic!("{other:?}"),
        };
        assert_eq!(test("a/b?since"), Test::Since(None));
        assert_eq!(test("a/b?until="), Test::Until(None));
        assert!(matches!(test("a/b?since=2.4"), Test::Since(Some(of)) if of.value == "2.4"));
    }

    #[test]
    fn invalid_claims_are_errors() {
        assert!(check("nodejs").is_err());
        assert!(check("a/b/c").is_err());
        assert!(check("a/b?is=").is_err());
        assert!(check("a/b?likes=c").is_err());
    }

    #[test]
    fn an_exemption_has_a_reason() {
        let none = |title| bond("none", title, Place::new(0..9));
        assert_eq!(none(" a guess"), Ok(Binding::Exempt { reason: "a guess".to_owned() }));
        assert_eq!(none(""), Err(BindingError::NoReason));
        assert_eq!(none("  "), Err(BindingError::NoReason));
    }
}
