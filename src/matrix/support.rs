//! The support of a feature: since which version, until which, and under which restrictions. Pure.
//!
//! The terms are those of browser-compat-data: a fact has one statement or several, and the first is the one
//! that counts.

use super::Prose;
use super::level::Level;

/// Statements about the support of a feature, at least one. The first tells how the feature is supported now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    first: SupportStatement,
    others: Vec<SupportStatement>,
}

/// One statement: a range of versions, with the restrictions that hold in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SupportStatement {
    /// The first version with the feature; `None` if there is none
    pub since: Option<Release>,
    /// The first version without it
    pub removed: Option<Release>,
    pub is_partial: bool,
    /// A prefix that its name needs
    pub prefix: Option<Box<str>>,
    /// Another name that it has
    pub name: Option<Box<str>>,
    /// The flags that a user must set; empty if they have no name
    pub flags: Option<Vec<Box<str>>>,
    pub notes: Vec<Prose>,
}

/// A version, as precisely as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release {
    /// A version without a number
    Some,
    /// A version that is not released yet
    Preview,
    Version(Box<str>),
    /// This version or an earlier one
    AtMost(Box<str>),
}

/// How a feature is supported: what restricts its use most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Yes,
    /// Under another name, or with a prefix
    Prefix,
    Partial,
    /// Only for users who set a flag
    Flag,
    /// Only in a version that is not released yet
    Preview,
    Removed,
    No,
}

impl Support {
    pub fn new(first: SupportStatement, others: Vec<SupportStatement>) -> Support {
        Support { first, others }
    }

    /// Returns the statement that counts.
    pub fn first(&self) -> &SupportStatement {
        &self.first
    }

    pub fn others(&self) -> &[SupportStatement] {
        &self.others
    }

    /// Returns all statements, the one that counts first.
    pub fn statements(&self) -> impl Iterator<Item = &SupportStatement> {
        std::iter::once(&self.first).chain(&self.others)
    }

    pub fn level(&self) -> Level {
        self.first.status().level()
    }
}

impl SupportStatement {
    /// Partial support since an unknown version.
    pub const PARTIAL: SupportStatement = SupportStatement {
        since: Some(Release::Some),
        removed: None,
        is_partial: true,
        prefix: None,
        name: None,
        flags: None,
        notes: Vec::new(),
    };

    /// Formats `since` as an author writes it, and programs read it.
    pub fn written(&self) -> String {
        self.since.as_ref().map_or_else(|| Status::No.as_str().to_owned(), Release::written)
    }

    pub fn status(&self) -> Status {
        match (&self.since, &self.removed) {
            (None, _) => Status::No,
            // What only the next version removes is in the present one.
            (Some(_), Some(removed)) if *removed != Release::Preview => Status::Removed,
            _ if self.flags.is_some() => Status::Flag,
            (Some(Release::Preview), _) => Status::Preview,
            _ if self.is_partial => Status::Partial,
            _ if self.prefix.is_some() || self.name.is_some() => Status::Prefix,
            _ => Status::Yes,
        }
    }
}

impl Release {
    /// Returns the number of the version, if it is known to be this one or an earlier one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Release::Version(number) | Release::AtMost(number) => Some(number),
            Release::Some | Release::Preview => None,
        }
    }

    /// Formats the release as an author writes it, and programs read it.
    pub fn written(&self) -> String {
        match self {
            Release::Some => "yes".to_owned(),
            Release::Preview => "preview".to_owned(),
            Release::Version(number) => number.to_string(),
            Release::AtMost(number) => format!("≤{number}"),
        }
    }
}

impl Status {
    /// All statuses, the best first
    pub const ALL: [Status; 7] = [
        Status::Yes,
        Status::Prefix,
        Status::Partial,
        Status::Flag,
        Status::Preview,
        Status::Removed,
        Status::No,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Yes => "yes",
            Status::Prefix => "prefix",
            Status::Partial => "partial",
            Status::Flag => "flag",
            Status::Preview => "preview",
            Status::Removed => "removed",
            Status::No => "no",
        }
    }

    /// Returns the utility unless the criterion defines another, 0..1.
    pub const fn default_score(self) -> f64 {
        match self {
            Status::Yes => 1.0,
            Status::Prefix => 0.75,
            Status::Partial => 0.5,
            Status::Flag | Status::Preview => 0.25,
            Status::Removed | Status::No => 0.0,
        }
    }

    /// Returns whether the feature is supported, but not without a restriction.
    pub const fn is_restricted(self) -> bool {
        matches!(self.level(), Level::Partial)
    }

    pub const fn level(self) -> Level {
        match self {
            Status::Yes => Level::Yes,
            Status::Prefix | Status::Partial | Status::Flag | Status::Preview => Level::Partial,
            Status::Removed | Status::No => Level::No,
        }
    }
}
