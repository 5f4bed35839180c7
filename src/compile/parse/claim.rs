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
    Exempt {
        reason: String,
    },
    Fact {
        subject: Placed<String>,
        criterion: Placed<String>,
        test: Test,
    },
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

/// Parses `subject/criterion`, and the optional test after `?`.
fn fact(rest: &str, target: Place) -> Result<Binding, &'static str> {
    // The target covers exactly `fact:` and `rest` unless the link is a reference, `[text][label]`.
    let whole = target.range().len() == "fact:".len() + rest.len();
    let place = |part: &str| {
        let at = part.as_ptr() as usize - rest.as_ptr() as usize;
        let start = target.start as usize + "fact:".len() + at;
        let own = Place::new(start..start + part.len());
        Placed::new(part.to_owned(), if whole { own } else { target })
    };
    let (path, query) = rest.split_once('?').map_or((rest, None), |(p, q)| (p, Some(q)));
    let (subject, criterion) = path.split_once('/').ok_or("it does not name a criterion")?;
    if subject.is_empty() || criterion.is_empty() || criterion.contains('/') {
        return Err("it must name one subject and one criterion");
    }
    let test = match query.map(|query| query.split_once('=').unwrap_or((query, ""))) {
        None => Test::Text,
        Some((_, "")) => return Err("its test has no value"),
        Some(("is", value)) => Test::Is(place(value)),
        Some(("beats", other)) => Test::Beats(place(other)),
        Some(("times", other)) => Test::Times(place(other)),
        Some(_) => return Err("its test is not `is`, `beats` or `times`"),
    };
    Ok(Binding::Fact { subject: place(subject), criterion: place(criterion), test })
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
        let Ok(Binding::Fact { subject, criterion, test }) =
            check("nodejs/cold-start?beats=python")
        else {
            panic!("a bond");
        };
        assert_eq!((subject.value.as_str(), subject.span.start), ("nodejs", 15));
        assert_eq!((criterion.value.as_str(), criterion.span.start), ("cold-start", 22));
        assert!(matches!(test, Test::Beats(other) if other.value == "python"));
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
