//! Code shared by the kinds `number`, `money` and `rating`.

use std::borrow::Cow;

use super::inexact::{self, Mistake};
use super::written::{self, Written};
use super::{Notation, Values, bytes};
use crate::base::currency::{self, head, is_sign};
use crate::base::numerals::{CurrencyPlace, Numerals};
use crate::data::Data;
use crate::data::toml::Bare;
use crate::diagnostic::Diagnostic;
use crate::matrix::amount::{Amount, Figure};
use crate::matrix::digits::Digits;
use crate::matrix::shown::{Shown, ShownNumber};
use crate::matrix::unit::singular;
use crate::matrix::{FactValue, Sense};

/// The space between a number and its unit (SI Brochure, 9th edition, 5.4.3): half as wide as an ordinary
/// one, and without a line break.
pub(super) const NARROW_SPACE: char = '\u{202f}';

/// The keys that say what amounts and versions mean.
pub(super) const SENSES: [&str; 2] = ["minimum", "limit"];

pub(super) const WANTED: &str = "a number without quotes and unit";

/// Reads a finite number, with the digits that the author wrote, or a text that states an amount.
pub(super) fn read(written: &Written<'_>, kind: &dyn Values) -> Result<FactValue, Vec<Diagnostic>> {
    if let Some(text) = written.text() {
        return in_text(text, written, kind);
    }
    let value = written::number(written.data).filter(|value| value.is_finite());
    let value = value.ok_or_else(|| written.wrong_value(kind))?;
    let digits = match (written.digits, written.data) {
        (Some(digits), _) => digits.into(),
        // Exact, unlike a float.
        (None, Data::Integer(integer)) => integer.to_string().into(),
        (None, _) => value.to_string().into(),
    };
    Ok(FactValue::Number { value, written: digits })
}

fn in_text(
    text: &str,
    written: &Written<'_>,
    kind: &dyn Values,
) -> Result<FactValue, Vec<Diagnostic>> {
    if let Some(value) = kind.meant(text) {
        return Ok(value);
    }
    match inexact::read(text) {
        Some(Ok(amount)) => Ok(match (written.sense, amount) {
            // The fact itself is the bound.
            (Sense::Minimum, Amount::AtLeast(Figure { value, digits }))
            | (Sense::Limit, Amount::AtMost(Figure { value, digits })) => {
                FactValue::Number { value, written: digits }
            }
            (_, amount) => FactValue::Amount(Box::new(amount)),
        }),
        Some(Err(Mistake { why, meant })) => {
            let meant = meant.as_deref();
            Err(vec![Diagnostic::invalid_amount(written.span, text, why, meant)])
        }
        None => Err(match wrong_word(text, kind) {
            Some((why, help)) => {
                vec![Diagnostic::misplaced_amount(written.span, text, why, &help)]
            }
            None => written.wrong_value(kind),
        }),
    }
}

/// Words by which people mean [`Amount::Unlimited`].
const UNLIMITED: [&str; 6] =
    ["∞", "infinite", "infinity", "no limit", "without limit", "unbounded"];

/// Returns why a word is no value of a kind, and what to write.
fn wrong_word(text: &str, kind: &dyn Values) -> Option<(&'static str, String)> {
    let word = text.trim().to_lowercase();
    let meant = if UNLIMITED.contains(&word.as_str()) { Amount::UNLIMITED } else { &word };
    let known = kind.words_for_amounts().iter().find(|known| **known == meant);
    match (meant, known) {
        (_, Some(known)) => Some(("is not written so", format!("write `\"{known}\"`"))),
        (Amount::FREE, None) => Some((
            "is only for criteria of kind `money`",
            "write `0`, or give the criterion `kind = \"money\"`".to_owned(),
        )),
        (Amount::UNLIMITED, None) => Some((
            "is only for numbers and money",
            "write the highest value that there is".to_owned(),
        )),
        _ => None,
    }
}

/// Returns the amount that a word states, if it is one of a kind's words.
pub(super) fn meant(text: &str, kind: &dyn Values) -> Option<FactValue> {
    let amount = match text.trim() {
        Amount::UNLIMITED => Amount::Unlimited,
        Amount::FREE => Amount::Free,
        _ => return None,
    };
    let is_word = kind.words_for_amounts().contains(&amount.form());
    is_word.then(|| FactValue::Amount(Box::new(amount)))
}

pub(super) fn notation(typed: &str) -> Notation {
    Notation::bare_if(typed, &[Bare::Integer, Bare::Float])
}

impl Shown<'_> {
    /// Writes a number that a noun or a sign may follow.
    fn digits(&self, digits: &str, noun: Option<&str>) -> String {
        let numerals = self.words.numerals;
        match self.digits {
            Digits::Plain => numerals.plain(digits),
            Digits::Grouped => numerals.grouped(digits),
            Digits::Scaled => {
                let scaled = numerals.scaled(digits).filter(|_| {
                    !noun.is_some_and(|noun| numerals.links_nouns() || is_scale(noun, numerals))
                });
                scaled.unwrap_or_else(|| numerals.grouped(digits))
            }
        }
    }
}

/// Whether a unit begins with a word of scale, as `million downloads` does.
fn is_scale(unit: &str, numerals: &Numerals) -> bool {
    let word = unit.split(' ').next().unwrap_or_default();
    let is_word = |known: &str| known.eq_ignore_ascii_case(word.trim_end_matches('s'));
    ["thousand", "million", "billion", "trillion", "bn"].into_iter().any(is_word)
        || numerals.scales().iter().any(|scale| scale.word == word || is_word(&scale.word))
}

/// Writes a number without its unit, which a large number of bytes changes.
pub(super) fn number<'u>(digits: &str, of: &Shown<'u>) -> ShownNumber<'u> {
    let Some(unit) = of.unit else {
        return ShownNumber { text: of.digits(digits, None), unit: None };
    };
    let (name, rest) = head(unit);
    if name.ends_with(is_sign) {
        return of_currency(digits, of);
    }
    let larger = (of.digits == Digits::Scaled).then(|| bytes::larger(digits, name)).flatten();
    match larger {
        Some(larger) => ShownNumber {
            text: of.digits(&larger.digits, Some(larger.unit)),
            unit: Some(format!("{}{rest}", larger.unit).into()),
        },
        None => {
            ShownNumber { text: of.digits(digits, Some(unit)), unit: Some(Cow::Borrowed(unit)) }
        }
    }
}

/// Writes a number whose unit begins with a currency. A fraction has the decimals of the currency.
pub(super) fn of_currency<'u>(digits: &str, of: &Shown<'u>) -> ShownNumber<'u> {
    let name = head(of.unit.unwrap_or_default()).0;
    let text = match digits.contains('.') {
        true => of.words.numerals.money(digits, currency::decimals(name)),
        false => of.digits(digits, Some(name)),
    };
    ShownNumber { text, unit: of.unit.map(Cow::Borrowed) }
}

/// Adds a unit to a number: a currency where the language has it, as in `$12` or `12 $`; any other unit after
/// the number.
pub(super) fn with_unit(number: &str, unit: Option<&str>, numerals: &Numerals) -> String {
    let Some(unit) = unit else { return number.to_owned() };
    let unit = match number == "1" && numerals.has_plurals_in_s() {
        true => singular(unit),
        false => Cow::Borrowed(unit),
    };
    let unit = &*unit;
    if head(unit).0.ends_with(is_sign) {
        return with_currency(number, unit, numerals);
    }
    // A unit that begins with a slash or a sign of proportion follows the number without a space.
    let is_sign = unit.starts_with(['%', '‰', '×', '°', '/']) && !unit.starts_with("°C");
    let is_spaced = unit.starts_with(['%', '‰']) && numerals.has_spaced_percent();
    match is_sign && !is_spaced {
        true => format!("{number}{unit}"),
        false => format!("{number}{NARROW_SPACE}{unit}"),
    }
}

/// Adds a unit that begins with a currency, such as `$ / month` or `EUR`.
pub(super) fn with_currency(number: &str, unit: &str, numerals: &Numerals) -> String {
    let (currency, rest) = head(unit);
    let minus = numerals.minus();
    let (sign, number) = number.strip_prefix(minus).map_or(("", number), |rest| (minus, rest));
    let is_code = currency.ends_with(char::is_alphanumeric);
    match numerals.currency_place() {
        CurrencyPlace::After => format!("{sign}{number}{NARROW_SPACE}{currency}{rest}"),
        CurrencyPlace::Before if !is_code => format!("{sign}{currency}{number}{rest}"),
        _ => format!("{sign}{currency}{NARROW_SPACE}{number}{rest}"),
    }
}
