//! Claims: links with the scheme `fact:`, which bind prose to a fact. Pure.

use super::text::Text;
use crate::source::{Place, Placed};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub bond: Bond,
    /// What the link says
    pub text: Text,
    /// The target: `fact:…`
    pub target: Place,
    /// The whole link
    pub span: Place,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bond {
    /// `fact:none`: bound to nothing on purpose, for the reason in its title
    Exempt {
        reason: String,
    },
    Fact {
        subject: Placed<String>,
        criterion: Placed<String>,
        test: Test,
    },
}

/// What is checked of the fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The numbers in the text; for a link without text nothing: it shows the value
    Text,
    /// `?is=value`
    Is(Placed<String>),
    /// `?beats=subject`
    Beats(Placed<String>),
    /// `?times=subject`
    Times(Placed<String>),
}

/// Why a target is no bond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unbound {
    /// What it lacks of a fact: "it names no criterion"
    NoFact(&'static str),
    /// `fact:none` without a title
    NoReason,
}

/// Reads what follows `fact:` of a link, whose target has this span.
pub fn bond(rest: &str, title: &str, target: Place) -> Result<Bond, Unbound> {
    if rest == "none" {
        let reason = title.trim();
        let exempt = Bond::Exempt { reason: reason.to_owned() };
        return if reason.is_empty() { Err(Unbound::NoReason) } else { Ok(exempt) };
    }
    fact(rest, target).map_err(Unbound::NoFact)
}

/// Reads `subject/criterion` and the test after it.
fn fact(rest: &str, target: Place) -> Result<Bond, &'static str> {
    // The target's span covers `fact:` and `rest` unless the link was written as a reference.
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
    Ok(Bond::Fact { subject: place(subject), criterion: place(criterion), test })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str) -> Result<Bond, Unbound> {
        let target = Place::new(10..15 + rest.len());
        bond(rest, "", target)
    }

    #[test]
    fn a_claim_names_a_fact_and_a_test() {
        let Ok(Bond::Fact { subject, criterion, test }) = check("nodejs/cold-start?beats=python")
        else {
            panic!("a bond");
        };
        assert_eq!((subject.value.as_str(), subject.span.start), ("nodejs", 15));
        assert_eq!((criterion.value.as_str(), criterion.span.start), ("cold-start", 22));
        assert!(matches!(test, Test::Beats(other) if other.value == "python"));
    }

    #[test]
    fn what_is_no_claim_says_why() {
        assert!(check("nodejs").is_err());
        assert!(check("a/b/c").is_err());
        assert!(check("a/b?is=").is_err());
        assert!(check("a/b?likes=c").is_err());
    }

    #[test]
    fn an_exemption_has_a_reason() {
        let none = |title| bond("none", title, Place::new(0..9));
        assert_eq!(none(" a guess"), Ok(Bond::Exempt { reason: "a guess".to_owned() }));
        assert_eq!(none(""), Err(Unbound::NoReason));
        assert_eq!(none("  "), Err(Unbound::NoReason));
    }
}
