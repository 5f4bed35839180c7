//! What shows that the value of a fact is what its source says. Pure.

use super::Fact;
use crate::base::date::Date;
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

/// How a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    Measured,
    Vendor,
    Documented,
    Inferred,
}

impl Evidence {
    /// Allowed values of `evidence`
    pub const NAMES: [(&str, Evidence); 4] = [
        (Evidence::Measured.as_str(), Evidence::Measured),
        (Evidence::Vendor.as_str(), Evidence::Vendor),
        (Evidence::Documented.as_str(), Evidence::Documented),
        (Evidence::Inferred.as_str(), Evidence::Inferred),
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Measured => "measured",
            Evidence::Vendor => "vendor",
            Evidence::Documented => "documented",
            Evidence::Inferred => "inferred",
        }
    }
}

/// How well a fact is supported, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The source was read, and has the words that the fact quotes
    Found,
    /// A source is named
    Sourced,
    /// The author concluded the value; no source states it
    Inferred,
    /// There is a value without a source
    Unsourced,
    /// There is no value to support
    Unknown,
}

impl Tier {
    /// Names in templates, in published data and on the command line
    pub const NAMES: [(&'static str, Tier); 5] = [
        (Tier::Found.as_str(), Tier::Found),
        (Tier::Sourced.as_str(), Tier::Sourced),
        (Tier::Inferred.as_str(), Tier::Inferred),
        (Tier::Unsourced.as_str(), Tier::Unsourced),
        (Tier::Unknown.as_str(), Tier::Unknown),
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Tier::Found => "found",
            Tier::Sourced => "sourced",
            Tier::Inferred => "inferred",
            Tier::Unsourced => "unsourced",
            Tier::Unknown => "unknown",
        }
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
