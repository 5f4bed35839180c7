//! What the values of a criterion are. Pure. One file for each kind, and [`Values`], which is all
//! that the rest of the program asks of one.
//!
//! A new kind is a file that implements [`Values`], and a line in each list below. One whose values
//! are of a form that no other kind has adds it to [`FactValue`]; one that prose states in a way of
//! its own adds that to [`Statement`].

mod amount;
mod choice;
mod date;
mod level;
mod list;
mod measured;
mod money;
mod number;
mod rating;
mod text;
mod version;
mod written;
mod yes_no;

use std::ops::Deref;

use super::{Better, Datum, FactValue};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::RawCriterion;
pub use choice::{Choice, Choices};
pub use measured::{Measured, decimal};
pub use written::Written;

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    YesNo,
    Level,
    Number,
    Money,
    Rating,
    Version,
    Date,
    Choice(Choices),
    Text,
    List,
}

impl Deref for Kind {
    type Target = dyn Values;

    fn deref(&self) -> &(dyn Values + 'static) {
        match self {
            Kind::YesNo => &yes_no::YesNo,
            Kind::Level => &level::Levels,
            Kind::Number => &number::Numbers,
            Kind::Money => &money::Money,
            Kind::Rating => &rating::Ratings,
            Kind::Version => &version::Versions,
            Kind::Date => &date::Dates,
            Kind::Choice(choices) => choices,
            Kind::Text => &text::Texts,
            Kind::List => &list::Lists,
        }
    }
}

/// The kind of a criterion, from the keys that no other kind has; none when they are wrong.
type Make = fn(&RawCriterion, &mut Vec<Diagnostic>) -> Option<Kind>;

/// Each kind by its name, in the order in which messages list them.
const KINDS: [(&str, Make); 10] = [
    (yes_no::NAME, |_, _| Some(Kind::YesNo)),
    (level::NAME, |_, _| Some(Kind::Level)),
    (number::NAME, |_, _| Some(Kind::Number)),
    (money::NAME, |_, _| Some(Kind::Money)),
    (rating::NAME, |_, _| Some(Kind::Rating)),
    (version::NAME, |_, _| Some(Kind::Version)),
    (date::NAME, |_, _| Some(Kind::Date)),
    (choice::NAME, |raw, found| choice::read(raw, found).map(Kind::Choice)),
    (text::NAME, |_, _| Some(Kind::Text)),
    (list::NAME, |_, _| Some(Kind::List)),
];

/// The kinds whose values are measured, for messages.
pub const MEASURED: &str = "numbers, money, ratings, versions and dates";

/// The kinds whose values are amounts, for messages.
pub const AMOUNTS: &str = "`number`, `money` or `rating`";

/// The kinds that a scenario can require, for messages.
pub const REQUIRED: &str = "`yes-no` or `level`";

impl Kind {
    /// What `kind` may be
    pub const NAMES: [&'static str; KINDS.len()] = {
        let mut names = [""; KINDS.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = KINDS[at].0;
            at += 1;
        }
        names
    };

    /// Reads `kind = "…"` and the keys that only this kind has. None for a kind that is missing or
    /// unknown, or one whose own keys are wrong.
    pub(super) fn read(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Kind> {
        let name = raw.kind.as_ref()?;
        let Some((_, make)) = KINDS.iter().find(|(known, _)| *known == name.value) else {
            let unknown = Diagnostic::invalid_value(name.span, "kind", &name.value, &Kind::NAMES);
            found.push(unknown);
            return None;
        };
        make(raw, found)
    }

    /// Where a value stands among others, whichever end is the better one. None when it is not
    /// known, or the kind has no order.
    pub fn rank(&self, value: &FactValue) -> Option<f64> {
        match self.measured() {
            Some(measured) => measured.at(value),
            None => self.utility(value),
        }
    }

    /// Whether the facts of a criterion are amounts, whose lengths can be compared.
    pub fn has_amounts(&self) -> bool {
        self.statement() == Statement::Amount
    }
}

/// What is asked of a kind. Every kind has `unknown` and `n/a` too, which are read before it is
/// asked; they have no datum, no place on a scale and no utility.
pub trait Values {
    /// As in `kind = "…"`
    fn name(&self) -> &'static str;

    /// Keys of a criterion that other kinds do not have.
    fn own_keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// The value that an author wrote, or what is wrong with it: nothing where that is reported
    /// already.
    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>>;

    /// What [`Values::read`] takes, for messages that begin with "write".
    fn wanted(&self) -> String;

    /// All values, where they can be listed.
    fn words(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Those that the criterion declares.
    fn choices(&self) -> &[Choice] {
        &[]
    }

    /// The value as programs read it, from which it is written out for people as well; none when it
    /// is not known.
    fn datum<'v>(&'v self, value: &'v FactValue) -> Option<Datum<'v>> {
        value.datum()
    }

    /// A number with the unit of its criterion.
    fn with_unit(&self, digits: &str, unit: Option<&str>) -> String {
        amount::with_unit(digits, unit)
    }

    /// What is better unless the criterion says.
    fn usual_better(&self) -> Better {
        Better::None
    }

    /// The order of values that a scale measures; none where there is nothing to measure, and so
    /// neither `scale` nor an end that could be the better one.
    fn measured(&self) -> Option<&dyn Measured> {
        None
    }

    /// What a value is worth that is not measured, 0..1. None when it is not known.
    fn utility(&self, _: &FactValue) -> Option<f64> {
        None
    }

    /// Whether values have a utility, as far as `better` does not forbid it.
    fn is_scored(&self) -> bool {
        self.measured().is_some()
    }

    /// Why values have no order, whatever `better` says, and what to do; none where they have one.
    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Whether "three times as much" says something of two values.
    fn has_factors(&self) -> bool {
        false
    }

    /// Whether a scenario can require that the criterion hold.
    fn can_be_required(&self) -> bool {
        false
    }

    fn statement(&self) -> Statement;

    /// The value that a claim means by a word of [`Statement::Word`]; none when no fact can have
    /// it.
    fn meant(&self, _: &str) -> Option<FactValue> {
        None
    }
}

/// How prose states a value, and so what a claim's text and its `?is=` are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// By one of a few words, in `?is=` only
    Word,
    /// By a number, with a unit or without
    Amount,
    Version,
    /// By a day, a month or a year
    Day,
    /// By the text itself or one of several, in `?is=` only
    Text,
}

#[cfg(test)]
mod tests;
