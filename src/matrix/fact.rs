//! A fact: one cell of a matrix.

use super::amount::{Amount, Extent};
use super::code::Code;
use super::foreign::Foreign;
use super::prose::{Marks, Prose};
use super::reserved::{NOT_APPLICABLE, UNKNOWN};
use crate::base::date::{Date, Duration};
use crate::base::index::Index;
use crate::base::period::Period;
use crate::matrix::level::Level;
use crate::matrix::support::Support;
use crate::matrix::{Conditions, Evidence, FromFile, Matrix, Proof, RepositoryFile, Source};
use crate::source::Span;

#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub value: FactValue,
    pub sources: Vec<FactSource>,
    /// `None` for a fact without a quote and a copy; see [`Fact::proof`]
    pub stated_proof: Option<Box<Proof>>,
    /// The day on which a person compared the value with its source
    pub checked: Option<Date>,
    pub evidence: Option<Evidence>,
    pub note: Option<Prose>,
    /// The marks of a text; its value is the text without them
    pub marks: Option<Box<Marks>>,
    /// `None` for a fact without conditions
    pub conditions: Option<Box<Conditions>>,
    /// The number of votes that a rating is the mean of
    pub votes: Option<u64>,
    /// Overrides the criterion's and the policy's
    pub stale_after: Option<Duration>,
    /// `None` for a fact that the matrix does not state
    pub span: Option<Span>,
    /// The value that the matrix states
    pub value_span: Option<Span>,
    /// The place in a data file that the value was taken from
    pub from_file: Option<Box<FromFile>>,
    /// Whether a mistake in the fact is reported, so that its consequences are not reported as well. A
    /// value that could not be read is unknown; a fact that is not stated may be the one with a wrong id
    pub is_flawed: bool,
    /// Whether a subject before this one has the same fact: a variant that does not state it
    pub is_shared: bool,
}

impl Fact {
    /// The fact of a cell that the author left out. Unknown does not mean no.
    pub const UNSTATED: Fact = Fact {
        value: FactValue::Unknown,
        sources: Vec::new(),
        stated_proof: None,
        checked: None,
        evidence: None,
        note: None,
        marks: None,
        conditions: None,
        votes: None,
        stale_after: None,
        span: None,
        value_span: None,
        from_file: None,
        is_flawed: false,
        is_shared: false,
    };

    /// Returns the place of the value: in the matrix, or in the data file that it was taken from.
    pub fn place_of_value(&self) -> Option<Span> {
        self.from_file.as_ref().map(|from_file| from_file.span).or(self.value_span)
    }

    /// Returns whether nothing says where the value is from. A data file does.
    pub fn is_unsourced(&self) -> bool {
        self.sources.is_empty() && self.from_file.is_none()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    Unknown,
    NotApplicable,
    /// The value of a yes-no criterion (never `Partial`) or of a level criterion
    Level(Level),
    /// The value of a number, money or rating criterion: finite, with the digits that the author wrote
    Number {
        value: f64,
        written: Box<str>,
    },
    /// The same kinds' value in another form: a bound, a range, … In a box, because most values are numbers
    Amount(Box<Amount>),
    /// An amount of money in another currency than that of its criterion
    Foreign(Box<Foreign>),
    Version(Box<str>),
    Date(Period),
    /// An index into [`super::kind::Choices`]
    Choice(usize),
    Text(Box<str>),
    List(Vec<Box<str>>),
    Support(Box<Support>),
    Code(Box<Code>),
}

impl FactValue {
    /// The values that [`FactValue::state`] can return. Unknown does not mean no.
    pub const STATES: [&'static str; 6] = {
        let [yes, partial, no] = [Level::Yes, Level::Partial, Level::No];
        [yes.as_str(), partial.as_str(), no.as_str(), "value", UNKNOWN, NOT_APPLICABLE]
    };

    /// Parses a word that is a value of every kind: `unknown` or `n/a`.
    pub fn of_word(word: &str) -> Option<FactValue> {
        match word {
            UNKNOWN => Some(FactValue::Unknown),
            NOT_APPLICABLE => Some(FactValue::NotApplicable),
            _ => None,
        }
    }

    /// Returns the state of a fact for templates and programs: one of [`FactValue::STATES`].
    pub fn state(&self) -> &'static str {
        match self {
            FactValue::Unknown => UNKNOWN,
            FactValue::NotApplicable => NOT_APPLICABLE,
            FactValue::Level(level) => level.as_str(),
            FactValue::Support(support) => support.level().as_str(),
            FactValue::Number { .. }
            | FactValue::Amount(_)
            | FactValue::Foreign(_)
            | FactValue::Version(_)
            | FactValue::Date(_)
            | FactValue::Choice(_)
            | FactValue::Text(_)
            | FactValue::List(_)
            | FactValue::Code(_) => "value",
        }
    }

    /// Returns the value for programs. `None` if it is not known, and for a choice, whose name is in the
    /// criterion: see [`super::kind::Values::datum`].
    pub(super) fn datum(&self) -> Option<Datum<'_>> {
        Some(match self {
            FactValue::Unknown | FactValue::NotApplicable | FactValue::Choice(_) => return None,
            FactValue::Level(level) => Datum::Level(*level),
            FactValue::Number { value, written } => {
                Datum::Number { value: *value, digits: written }
            }
            FactValue::Amount(amount) => Datum::Amount(amount),
            FactValue::Foreign(foreign) => Datum::Foreign(foreign),
            FactValue::Version(text) | FactValue::Text(text) => Datum::Text(text),
            FactValue::Date(period) => Datum::Period(*period),
            FactValue::List(items) => Datum::List(items),
            FactValue::Support(support) => Datum::Support(support),
            FactValue::Code(code) => Datum::Code(code),
        })
    }

    /// Returns which numbers the value may be, in the unit of its criterion; `None` if it is not known, no amount,
    /// or in a currency that does not convert.
    #[inline]
    pub fn extent(&self) -> Option<Extent> {
        match self {
            FactValue::Number { value, .. } => Some(Extent::exactly(*value)),
            FactValue::Amount(amount) => Some(amount.extent()),
            FactValue::Foreign(foreign) => foreign.extent(),
            _ => None,
        }
    }

    /// Returns the form of an amount that is not simply a number: one of [`Amount::FORMS`].
    pub fn form(&self) -> Option<&'static str> {
        match self {
            FactValue::Amount(amount) => Some(amount.form()),
            FactValue::Foreign(foreign) => foreign.amount.form(),
            _ => None,
        }
    }

    /// Writes an amount as its author writes it, without unit; empty for another value.
    pub fn written_amount(&self) -> String {
        match self {
            FactValue::Number { written, .. } => written.to_string(),
            FactValue::Amount(amount) => amount.written(),
            FactValue::Foreign(foreign) => foreign.amount.written_amount(),
            _ => String::new(),
        }
    }

    /// Returns the amount in another currency, if it is one.
    pub fn foreign(&self) -> Option<&Foreign> {
        if let FactValue::Foreign(foreign) = self { Some(foreign) } else { None }
    }

    pub fn version(&self) -> Option<&str> {
        if let FactValue::Version(version) = self { Some(version) } else { None }
    }

    pub fn period(&self) -> Option<Period> {
        if let FactValue::Date(period) = self { Some(*period) } else { None }
    }

    pub fn support(&self) -> Option<&Support> {
        if let FactValue::Support(support) = self { Some(support) } else { None }
    }

    pub fn code(&self) -> Option<&Code> {
        if let FactValue::Code(code) = self { Some(code) } else { None }
    }

    /// Returns the level of a yes-no, a level or a support.
    pub fn level(&self) -> Option<Level> {
        match self {
            FactValue::Level(level) => Some(*level),
            FactValue::Support(support) => Some(support.level()),
            FactValue::Unknown
            | FactValue::NotApplicable
            | FactValue::Number { .. }
            | FactValue::Amount(_)
            | FactValue::Foreign(_)
            | FactValue::Version(_)
            | FactValue::Date(_)
            | FactValue::Choice(_)
            | FactValue::Text(_)
            | FactValue::List(_)
            | FactValue::Code(_) => None,
        }
    }

    /// Returns whether the criterion applies to the subject; the fact may be unknown.
    pub fn is_applicable(&self) -> bool {
        *self != FactValue::NotApplicable
    }

    /// Returns whether there is a value: neither unknown nor not applicable.
    pub fn is_known(&self) -> bool {
        !matches!(self, FactValue::Unknown | FactValue::NotApplicable)
    }

    /// Returns whether both values are known and equal. Numbers are compared by value, not by digits,
    /// and lists regardless of order.
    pub fn agrees_with(&self, other: &FactValue) -> bool {
        match (self, other) {
            (FactValue::Number { value: a, .. }, FactValue::Number { value: b, .. }) => a == b,
            (FactValue::Amount(a), FactValue::Amount(b)) => a.is_same(b),
            (FactValue::Foreign(a), FactValue::Foreign(b)) => {
                a.currency == b.currency && a.amount.agrees_with(&b.amount)
            }
            (FactValue::Amount(amount), FactValue::Number { value, .. })
            | (FactValue::Number { value, .. }, FactValue::Amount(amount)) => {
                amount.extent().number() == Some(*value)
            }
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

/// A known value in a form for programs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Datum<'v> {
    Level(Level),
    Number {
        value: f64,
        /// The digits that the author wrote
        digits: &'v str,
    },
    /// An amount that is not simply a number
    Amount(&'v Amount),
    /// An amount in another currency
    Foreign(&'v Foreign),
    Text(&'v str),
    /// A date as precisely as it is known
    Period(Period),
    List(&'v [Box<str>]),
    Support(&'v Support),
    Code(&'v Code),
}

impl<'v> Datum<'v> {
    /// Returns the words of the value: its text, its choice or its items. Other values have none.
    pub fn words(self) -> Vec<&'v str> {
        match self {
            Datum::Text(text) => vec![text],
            Datum::List(items) => items.iter().map(|item| &**item).collect(),
            Datum::Level(_)
            | Datum::Number { .. }
            | Datum::Amount(_)
            | Datum::Foreign(_)
            | Datum::Period(_)
            | Datum::Support(_)
            | Datum::Code(_) => Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FactSource {
    Declared(Index<Source>),
    /// An `https` address given in place
    Url(Box<str>),
    /// A file of the repository, which need not be part of the site
    Repository(Box<RepositoryFile>),
}

impl FactSource {
    /// Returns the source as authors write it: an id, or an address.
    pub fn name<'m>(&'m self, matrix: &'m Matrix) -> &'m str {
        match self {
            FactSource::Declared(at) => &matrix.sources[*at].id,
            FactSource::Url(url) => url,
            FactSource::Repository(file) => file.as_str(),
        }
    }

    /// Returns the file of the repository that the source is, if it is one.
    pub fn file<'m>(&'m self, matrix: &'m Matrix) -> Option<&'m RepositoryFile> {
        match self {
            FactSource::Declared(at) => matrix.sources[*at].file.as_ref(),
            FactSource::Url(_) => None,
            FactSource::Repository(file) => Some(file),
        }
    }

    /// Returns the address of the source; a file of the repository as it is written.
    pub fn address<'m>(&'m self, matrix: &'m Matrix) -> &'m str {
        match self {
            FactSource::Declared(at) => &matrix.sources[*at].url.value,
            FactSource::Url(url) => url,
            FactSource::Repository(file) => file.as_str(),
        }
    }
}
