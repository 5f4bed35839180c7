//! Claims: links with the scheme `fact:`, which bind prose to a fact. Pure.

use crate::source::{Span, Spanned};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub bond: Bond,
    /// The target: `fact:…`
    pub target: Span,
    /// The whole link
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bond {
    /// `fact:none`: bound to nothing on purpose, for the reason in its title
    Exempt {
        reason: Option<String>,
    },
    Fact {
        subject: Spanned<String>,
        criterion: Spanned<String>,
        test: Test,
    },
}

/// What is checked of the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The numbers in the text; for a link without text nothing: it shows the value
    Text,
    /// `?is=value`
    Is(Spanned<String>),
    /// `?beats=subject`
    Beats(Spanned<String>),
    /// `?times=subject`
    Times(Spanned<String>),
}

/// Reads what follows `fact:`, of a link whose target and whole have these spans.
pub fn read(rest: &str, title: &str, (target, span): (Span, Span)) -> Result<Claim, &'static str> {
    let bond = match rest {
        "none" => Bond::Exempt { reason: (!title.is_empty()).then(|| title.to_owned()) },
        _ => bond(rest, target)?,
    };
    Ok(Claim { bond, target, span })
}

fn bond(rest: &str, target: Span) -> Result<Bond, &'static str> {
    // The target's span covers `fact:` and `rest` unless the link was written as a reference.
    let whole = target.range().len() == "fact:".len() + rest.len();
    let place = |part: &str| {
        let at = part.as_ptr() as usize - rest.as_ptr() as usize;
        let start = target.start as usize + "fact:".len() + at;
        let span = Span::new(target.file, start..start + part.len());
        Spanned::new(part.to_owned(), if whole { span } else { target })
    };
    let (path, query) = rest.split_once('?').map_or((rest, None), |(p, q)| (p, Some(q)));
    let (subject, criterion) = path.split_once('/').ok_or("it names no criterion")?;
    if subject.is_empty() || criterion.is_empty() || criterion.contains('/') {
        return Err("it wants one subject and one criterion");
    }
    let test = match query.map(|query| query.split_once('=').unwrap_or((query, ""))) {
        None => Test::Text,
        Some((_, "")) => return Err("its test has no value"),
        Some(("is", value)) => Test::Is(place(value)),
        Some(("beats", other)) => Test::Beats(place(other)),
        Some(("times", other)) => Test::Times(place(other)),
        Some(_) => return Err("its test is none of `is`, `beats` and `times`"),
    };
    Ok(Bond::Fact { subject: place(subject), criterion: place(criterion), test })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;

    fn check(rest: &str) -> Result<Bond, &'static str> {
        let target = Span::new(some_file(), 10..15 + rest.len());
        read(rest, "", (target, target)).map(|claim| claim.bond)
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
        assert_eq!(check("none"), Ok(Bond::Exempt { reason: None }));
    }
}
