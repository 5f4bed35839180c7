//! Amounts and bounds in words. Pure. [`Amount`] → text.

use super::amount::{Amount, Figure};
use super::digits::Digits;
use super::foreign::Foreign;
use super::text::{Shown, ShownNumber};
use super::words::{Manner, Phrase, Words};
use super::{Criterion, FactValue, Sense};

/// How the amounts of a criterion are written.
#[derive(Clone, Copy)]
pub(super) struct Phrasing<'p, 'w> {
    pub(super) criterion: &'p Criterion,
    pub(super) words: &'p Words<'w>,
    pub(super) manner: Manner,
    /// The unit of an amount in another currency
    pub(super) foreign: Option<&'p str>,
}

/// The space between a number and its unit.
const NARROW_GAP: &str = "\u{202f}";

impl Phrasing<'_, '_> {
    pub(super) fn amount(&self, amount: &Amount) -> String {
        let (phrase, figure) = match amount {
            Amount::Unlimited => return self.words.unlimited.to_owned(),
            Amount::Free => return self.words.free.to_owned(),
            Amount::Range(low, high) => return self.range(low, high),
            Amount::AtLeast(figure) => (Phrase::AtLeast, figure),
            Amount::Over(figure) => (Phrase::Over, figure),
            Amount::AtMost(figure) => (Phrase::AtMost, figure),
            Amount::Under(figure) => (Phrase::Under, figure),
            Amount::About(figure) => (Phrase::About, figure),
        };
        self.phrased(phrase, &figure.digits)
    }

    pub(super) fn foreign(&self, foreign: &Foreign) -> String {
        let unit = foreign.unit(self.criterion);
        let phrasing = Phrasing { foreign: Some(&unit), ..*self };
        match &foreign.amount {
            FactValue::Amount(amount) => phrasing.amount(amount),
            FactValue::Number { written, .. } => phrasing.number(written),
            _ => String::new(),
        }
    }

    /// Writes a number in the sense of its criterion: `512+` for a minimum.
    pub(super) fn number(&self, digits: &str) -> String {
        match self.bound() {
            None => self.criterion.kind.shown(digits, &self.style()),
            Some(phrase) => self.phrased(phrase, digits),
        }
    }

    /// Writes a version in the sense of its criterion. Other texts are bounds of nothing.
    pub(super) fn version(&self, text: &str) -> String {
        match self.bound() {
            None => text.to_owned(),
            Some(phrase) => filled(&(self.words.pattern)(phrase, self.manner), [text, ""]),
        }
    }

    fn bound(&self) -> Option<Phrase> {
        match self.criterion.sense {
            Sense::Value => None,
            Sense::Minimum => Some(Phrase::AtLeast),
            Sense::Limit => Some(Phrase::AtMost),
        }
    }

    fn phrased(&self, phrase: Phrase, digits: &str) -> String {
        let pattern = (self.words.pattern)(phrase, self.manner);
        let ShownNumber { text: number, unit } = self.shown(digits);
        let text = self.with_unit(&number, unit.as_deref());
        // A sign after the number is part of it: `30+ ms`, but `30%+`.
        let after = text.strip_prefix(&number).unwrap_or(NARROW_GAP);
        let is_apart = after.is_empty() || after.starts_with(NARROW_GAP);
        if pattern.starts_with("{value}") && self.manner == Manner::Shown && is_apart {
            return self.with_unit(&filled(&pattern, [&number, ""]), unit.as_deref());
        }
        filled(&pattern, [&text, ""])
    }

    fn range(&self, low: &Figure, high: &Figure) -> String {
        // A dash before a sign would be read as two signs.
        let manner = match low.value < 0.0 || high.value < 0.0 {
            true => Manner::Said,
            false => self.manner,
        };
        let pattern = (self.words.pattern)(Phrase::Range, manner);
        let [low, high] = [low, high].map(|end| self.shown(&end.digits));
        if low.unit != high.unit {
            let ends = [low, high].map(|end| self.with_unit(&end.text, end.unit.as_deref()));
            return filled(&pattern, [&ends[0], &ends[1]]);
        }
        self.with_unit(&filled(&pattern, [&low.text, &high.text]), low.unit.as_deref())
    }

    /// Writes a number without a word of scale: `1,000,000+`.
    fn shown(&self, digits: &str) -> ShownNumber<'_> {
        let shown = self.style();
        let style = match shown.digits {
            Digits::Plain => Digits::Plain,
            Digits::Grouped | Digits::Scaled => Digits::Grouped,
        };
        self.criterion.kind.number(digits, &Shown { digits: style, ..shown })
    }

    fn style(&self) -> Shown<'_> {
        let shown = self.criterion.shown(self.words);
        Shown { unit: self.foreign.or(shown.unit), ..shown }
    }

    fn with_unit(&self, number: &str, unit: Option<&str>) -> String {
        self.criterion.kind.with_unit(number, unit, self.words.numerals)
    }
}

fn filled(pattern: &str, [value, to]: [&str; 2]) -> String {
    pattern.replace("{value}", value).replace("{to}", to)
}
