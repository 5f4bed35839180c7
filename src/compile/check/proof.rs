//! Tells what the checks have compared a claim with. Pure.

use super::bound::Known;
use super::claims::{bound, check_claim, rivals};
use crate::claims::Finding;
use crate::compile::parse::claim::{Binding, Claim, Test};
use crate::compile::site::{Page, Site};

/// What a claim on a fact proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Its text or its test agrees with these facts: first its own, then those of its rivals
    Compared(Vec<With>),
    /// It leads to its fact, but states nothing that the fact could be compared with
    Linked,
}

/// A fact that a claim is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct With {
    /// `nodejs/cold-start`
    pub fact: String,
    /// The value as an author would write it
    pub value: String,
}

impl Proof {
    pub fn as_str(&self) -> &'static str {
        match self {
            Proof::Compared(_) => "compared",
            Proof::Linked => "linked",
        }
    }

    pub fn is_compared(&self) -> bool {
        matches!(self, Proof::Compared(_))
    }
}

/// Returns what a claim proves. A claim with a mistake proves nothing.
pub fn proof(site: &Site, page: &Page, claim: &Claim) -> Proof {
    let Binding::Fact { test, .. } = &claim.bond else { return Proof::Linked };
    let mut found = Vec::new();
    let Some(bound) = bound(site, page, claim, &mut found) else { return Proof::Linked };
    check_claim(site, page, claim, &mut found);
    let is_compared = match test {
        // The value is shown as it is.
        Test::Text if bound.text().trim().is_empty() => true,
        Test::Text => bound.statements().iter().any(|it| matches!(it, Finding::Agrees(_))),
        Test::Is(_) | Test::Beats(_) | Test::Times(_) | Test::Since(_) | Test::Until(_) => true,
    };
    if !is_compared || !found.is_empty() {
        return Proof::Linked;
    }
    let rivals = rivals(bound.matrix, page, test, &mut found);
    let rivals = rivals.map(|rivals| bound.rivals(rivals)).unwrap_or_default();
    let rivals = rivals.into_iter().filter(|rival| rival.fact.value.is_known());
    let with = |known: Known<'_>| With { fact: known.name, value: known.written };
    Proof::Compared([bound.fact].into_iter().chain(rivals).map(with).collect())
}
