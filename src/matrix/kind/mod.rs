//! The kinds of criteria, which define the values of facts. Pure. Each kind has its own file; the rest
//! of the program uses kinds through [`Values`].
//!
//! A new kind needs a file that implements [`Values`], and a line in each list below. If its values
//! have a form that no other kind has, it also needs a variant of [`FactValue`]; if prose states them
//! in a way of their own, a variant of [`Statement`].

mod amount;
mod bytes;
mod choice;
mod code;
mod date;
mod inexact;
mod level;
mod list;
mod measured;
mod money;
mod number;
mod rating;
mod support;
mod text;
pub mod typed;
mod version;
mod written;
mod yes_no;

use std::ops::Deref;

use super::{Better, Datum, FactValue};
use crate::base::numerals::Numerals;
use crate::data::keys::Keys;
use crate::diagnostic::Diagnostic;
use crate::matrix::interval::Interval;
use crate::matrix::raw::RawCriterion;
use crate::matrix::shown::{Shown, ShownNumber};
pub use choice::{Choice, Choices};
pub use measured::{Measured, decimal};
pub use support::Supports;
pub use typed::Notation;
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
    Support(Supports),
    Text,
    List,
    Code,
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
            Kind::Support(supports) => supports,
            Kind::Text => &text::Texts,
            Kind::List => &list::Lists,
            Kind::Code => &code::Codes,
        }
    }
}

/// Makes a kind from the keys that only this kind has; `None` if they are wrong.
type Make = fn(&RawCriterion, &mut Vec<Diagnostic>) -> Option<Kind>;

/// The kinds by name, in the order in which messages list them.
const KINDS: [(&str, Make); 12] = [
    (yes_no::NAME, |_, _| Some(Kind::YesNo)),
    (level::NAME, |_, _| Some(Kind::Level)),
    (number::NAME, |_, _| Some(Kind::Number)),
    (money::NAME, |_, _| Some(Kind::Money)),
    (rating::NAME, |_, _| Some(Kind::Rating)),
    (version::NAME, |_, _| Some(Kind::Version)),
    (date::NAME, |_, _| Some(Kind::Date)),
    (choice::NAME, |raw, found| choice::read(raw, found).map(Kind::Choice)),
    (support::NAME, |raw, found| Some(Kind::Support(support::read(raw, found)))),
    (text::NAME, |_, _| Some(Kind::Text)),
    (list::NAME, |_, _| Some(Kind::List)),
    (code::NAME, |_, _| Some(Kind::Code)),
];

/// The kinds whose values are measured, for messages.
pub const MEASURED: &str = "numbers, money, ratings, versions and dates";

/// The kinds whose values are amounts, for messages.
pub const AMOUNTS: &str = "`number`, `money` or `rating`";

/// The kinds that a scenario can require, for messages.
pub const REQUIRED: &str = "`yes-no`, `level` or `support`";

impl Kind {
    /// Allowed values of `kind`
    pub const NAMES: [&'static str; KINDS.len()] = {
        let mut names = [""; KINDS.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = KINDS[at].0;
            at += 1;
        }
        names
    };

    /// Reads `kind = "…"` and the keys that only this kind has. Returns `None` if the kind is missing or
    /// unknown, or its own keys are wrong.
    pub(super) fn read(raw: &RawCriterion, found: &mut Vec<Diagnostic>) -> Option<Kind> {
        let name = raw.kind.as_ref()?;
        let Some((_, make)) = KINDS.iter().find(|(known, _)| *known == name.value) else {
            let unknown = Diagnostic::invalid_value(name.span, "kind", &name.value, &Kind::NAMES);
            found.push(unknown);
            return None;
        };
        make(raw, found)
    }

    /// Returns the numbers that a value may be in the order of values, regardless of which end is better.
    /// `None` if the value is not known, or the kind has no order.
    pub fn interval(&self, value: &FactValue) -> Option<Interval> {
        match self.measured() {
            Some(measured) => measured.interval(value),
            None => self.utility(value).map(Interval::exactly),
        }
    }

    /// Returns whether the facts of a criterion are amounts, which can be drawn as bars.
    pub fn has_amounts(&self) -> bool {
        self.statement() == Statement::Amount
    }
}

/// The interface of a kind. Every kind also has the values `unknown` and `n/a`, which are handled
/// before a kind reads a value; they have no datum, no position on a scale and no utility.
pub trait Values {
    /// Returns the name as written in `kind = "…"`.
    fn name(&self) -> &'static str;

    /// Returns the keys of a criterion that only this kind has.
    fn own_keys(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the keys of a value that is written as a table; `None` if no value is.
    fn value_keys(&self) -> Option<&'static Keys> {
        None
    }

    /// Reads the value that an author wrote.
    ///
    /// # Errors
    /// Diagnostics of a value that the kind does not accept; none for mistakes that are reported already.
    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>>;

    /// Describes the values that [`Values::read`] accepts, for messages that begin with "write".
    fn wanted(&self) -> String;

    /// Returns how a value is written in TOML that someone types without quotes. [`Values::read`] need not
    /// accept it.
    fn notation(&self, _: &str) -> Notation {
        Notation::Quoted
    }

    /// Returns all values, if they can be listed.
    fn words(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Returns the words that `?is=` takes in a claim, if they can be listed.
    fn claimed_words(&self) -> Vec<&str> {
        self.words()
    }

    /// Returns the choices that the criterion declares, or the statuses of a support.
    fn choices(&self) -> &[Choice] {
        &[]
    }

    /// Returns the value in a form for programs, from which the text for people is made as well; `None`
    /// if it is not known.
    fn datum<'v>(&'v self, value: &'v FactValue) -> Option<Datum<'v>> {
        value.datum()
    }

    /// Writes a number such as `-1234.50` for readers, without its unit.
    fn number<'u>(&self, digits: &str, of: &Shown<'u>) -> ShownNumber<'u> {
        amount::number(digits, of)
    }

    /// Adds a unit to a number that is written for readers.
    fn with_unit(&self, number: &str, unit: Option<&str>, numerals: &Numerals) -> String {
        amount::with_unit(number, unit, numerals)
    }

    /// Writes a number such as `-1234.50` for readers, with the unit of its criterion.
    fn shown(&self, digits: &str, of: &Shown<'_>) -> String {
        let ShownNumber { text, unit } = self.number(digits, of);
        self.with_unit(&text, unit.as_deref(), of.words.numerals)
    }

    /// Returns which values are better if the criterion does not say.
    fn default_better(&self) -> Better {
        Better::None
    }

    /// Returns how values are measured on a scale. `None` if they cannot be measured; a criterion of the
    /// kind then has neither `scale` nor a direction that is better.
    fn measured(&self) -> Option<&dyn Measured> {
        None
    }

    /// Returns the utility of a value that is not measured, 0..1; `None` if it is not known.
    fn utility(&self, _: &FactValue) -> Option<f64> {
        None
    }

    /// Returns whether values have a utility, unless `better` is `none`.
    fn is_scored(&self) -> bool {
        self.measured().is_some()
    }

    /// Returns why values have no order, whatever `better` says, and what to do; `None` if they have one.
    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Returns whether the ratio of two values is meaningful, as in "three times as much".
    fn has_factors(&self) -> bool {
        false
    }

    /// Returns whether values are prices, which may be free.
    fn is_price(&self) -> bool {
        false
    }

    /// Returns whether a fact can tell the number of votes that its value is the mean of.
    fn has_votes(&self) -> bool {
        false
    }

    /// Returns whether a scenario can require a criterion of the kind.
    fn can_be_required(&self) -> bool {
        false
    }

    /// Returns how prose states a value.
    fn statement(&self) -> Statement;

    /// Returns the words that are values beside the numbers of [`Statement::Amount`].
    fn words_for_amounts(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the value that a claim means by a word, of [`Values::words`] or
    /// [`Values::words_for_amounts`]; `None` if no fact can have it.
    fn meant(&self, _: &str) -> Option<FactValue> {
        None
    }
}

/// How prose states a value, which determines how the text and the `?is=` of a claim are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// By one of a few words, in `?is=` only
    Word,
    /// By a number, with a unit or without
    Amount,
    Version,
    /// By versions, and by words such as "behind a flag"
    Support,
    /// By a day, a month or a year
    Day,
    /// By the text itself or one of several, in `?is=` only
    Text,
    /// Not at all: claims only link to the fact
    None,
}

#[cfg(test)]
pub(crate) mod tests;
