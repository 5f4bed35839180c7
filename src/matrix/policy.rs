//! What an author demands of a matrix, and which pages are made from it. Pure.

use crate::base::date::Duration;
use crate::base::named::named;
use crate::diagnostic::Severity;
use crate::source::Span;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Policy {
    /// Whether facts need a source
    pub sources: Demand,
    /// Whether numbers in guides must be bound to facts
    pub claims: Demand,
    /// Whether measured facts need a condition
    pub conditions: Demand,
    /// Whether guides that compare subjects need a verdict
    pub verdicts: Demand,
    /// Whether facts need a quote, or a file of the repository as their source
    pub evidence: Demand,
    /// What becomes of prose and tables that contradict the facts
    pub prose: ProsePolicy,
    pub stale_after: Option<Duration>,
    /// Whether guides show how many of their facts are guarded
    pub show_guarded: bool,
    /// Scores closer than this are a tie; 0..1
    pub tie_margin: f64,
}

named! {
    /// How strictly a policy demands something.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Demand {
        Required = "required",
        Warn = "warn",
        Optional = "optional",
    }
}

impl Demand {
    /// Returns the severity of an unmet demand; `None` if the demand is optional.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Demand::Required => Some(Severity::Error),
            Demand::Warn => Some(Severity::Warning),
            Demand::Optional => None,
        }
    }
}

named! {
    /// What becomes of prose that is read and contradicts the facts.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ProsePolicy {
        Warn = "warn",
        Error = "error",
        Off = "off",
    }
}

impl ProsePolicy {
    /// Returns the severity of a contradiction; `None` if prose is not read.
    pub fn severity(self) -> Option<Severity> {
        match self {
            ProsePolicy::Warn => Some(Severity::Warning),
            ProsePolicy::Error => Some(Severity::Error),
            ProsePolicy::Off => None,
        }
    }
}

/// Which pages and files are generated from the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GeneratedPages {
    pub subjects: bool,
    pub criteria: bool,
    /// Where it asks that a criterion of a shared file has one page with the other matrices that share it
    pub shared: Option<Span>,
    pub pairs: PairPages,
    /// The page on which a reader selects subjects to compare
    pub compare: bool,
    /// The page of changes in the facts, from the git history
    pub changes: bool,
    /// `matrix.json` and `matrix.csv`
    pub data: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairPages {
    None,
    Worthy,
    All,
}

impl PairPages {
    /// Allowed values of `pairs`
    pub const NAMES: [(&str, PairPages); 3] =
        [("none", PairPages::None), ("worthy", PairPages::Worthy), ("all", PairPages::All)];
}
