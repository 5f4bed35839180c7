//! One cell of a matrix.

use crate::base::date::{Date, Duration};
use crate::source::Span;

#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub value: FactValue,
    pub sources: Vec<FactSource>,
    /// The day on which a person compared the value with its source
    pub checked: Option<Date>,
    pub evidence: Option<Evidence>,
    pub note: Option<Box<str>>,
    /// Overrides the criterion's and the policy's
    pub stale_after: Option<Duration>,
    /// Where it is stated; none for a fact that the matrix does not state
    pub span: Option<Span>,
    /// Whether a mistake in it is reported, so that nothing is said of what follows from it. A value
    /// that could not be read is unknown
    pub is_flawed: bool,
}

impl Fact {
    /// What a cell holds that nobody has filled in. Unknown is not no.
    pub const UNSTATED: Fact = Fact {
        value: FactValue::Unknown,
        sources: Vec::new(),
        checked: None,
        evidence: None,
        note: None,
        stale_after: None,
        span: None,
        is_flawed: false,
    };
}

#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    Unknown,
    NotApplicable,
    /// Of a yes-no (without `Partial`) or a level criterion
    Level(Level),
    /// Of a number, money or rating criterion; finite, with the digits as the author wrote them
    Number {
        value: f64,
        written: Box<str>,
    },
    Version(Box<str>),
    Date(Date),
    /// An index into the choices of [`super::Kind::Choice`]
    Choice(usize),
    Text(Box<str>),
    List(Vec<Box<str>>),
}

impl FactValue {
    /// Whether the criterion means something for the subject, known or not.
    pub fn is_applicable(&self) -> bool {
        *self != FactValue::NotApplicable
    }

    /// Whether there is a value: neither unknown nor not applicable.
    pub fn is_known(&self) -> bool {
        !matches!(self, FactValue::Unknown | FactValue::NotApplicable)
    }

    /// Whether both are known and say the same: numbers by their value, not by their digits, and
    /// lists whatever their order.
    pub fn agrees_with(&self, other: &FactValue) -> bool {
        match (self, other) {
            (FactValue::Number { value: a, .. }, FactValue::Number { value: b, .. }) => a == b,
            (FactValue::List(a), FactValue::List(b)) => sorted(a) == sorted(b),
            _ => self.is_known() && self == other,
        }
    }
}

fn sorted(items: &[Box<str>]) -> Vec<&str> {
    let mut items: Vec<&str> = items.iter().map(|item| &**item).collect();
    items.sort_unstable();
    items
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    No,
    Partial,
    Yes,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FactSource {
    /// Index into [`super::Matrix::sources`]
    Declared(usize),
    /// An `https` address given in place
    Url(Box<str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    Measured,
    Vendor,
    Documented,
    Inferred,
}

impl Evidence {
    /// What `evidence` may be
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
