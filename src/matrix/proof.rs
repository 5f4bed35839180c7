//! What shows that the value of a fact is what its source says. Pure.

use super::Fact;
use crate::base::date::Date;
use crate::base::named::named;
use crate::source::Spanned;

/// The words of a source that state a value, and where and when they were there.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// As the source has them: at most [`Proof::LONGEST`] characters
    pub quote: Option<Spanned<Box<str>>>,
    /// The `https` address of a copy of the source as it was
    pub archived: Option<Box<str>>,
    /// The day on which the quote was looked up in the source, and found
    pub found: Option<Date>,
}

impl Proof {
    /// The largest number of characters of a quote, which is one statement and not a copy of its source
    pub const LONGEST: usize = 300;

    pub fn is_any(&self) -> bool {
        self.quote.is_some() || self.archived.is_some() || self.found.is_some()
    }

    pub fn quote(&self) -> Option<&str> {
        self.quote.as_ref().map(|quote| &*quote.value)
    }
}

named! {
    /// How a value is known.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Evidence {
        Measured = "measured",
        Vendor = "vendor",
        Documented = "documented",
        Inferred = "inferred",
    }
}

named! {
    /// How well a fact is supported, the best first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Tier {
        /// The source was read, and has the words that the fact quotes
        Found = "found",
        /// A source is named
        Sourced = "sourced",
        /// The author concluded the value; no source states it
        Inferred = "inferred",
        /// There is a value without a source
        Unsourced = "unsourced",
        /// There is no value to support
        Unknown = "unknown",
    }
}

impl Fact {
    /// Returns the quote of the fact and the like, or none of them.
    pub fn proof(&self) -> &Proof {
        static NONE: Proof = Proof { quote: None, archived: None, found: None };
        self.stated_proof.as_deref().unwrap_or(&NONE)
    }

    pub fn tier(&self) -> Tier {
        let is_found = self.proof().quote.is_some() && self.proof().found.is_some();
        if self.value.is_applicable() && !self.value.is_known() {
            Tier::Unknown
        } else if self.evidence == Some(Evidence::Inferred) {
            Tier::Inferred
        } else if self.is_unsourced() {
            Tier::Unsourced
        } else if is_found {
            Tier::Found
        } else {
            Tier::Sourced
        }
    }
}
