//! Code shared by the kinds `number`, `money` and `rating`.

use std::borrow::Cow;

use super::written::{Written, number};
use super::{Notation, Values, bytes};
use crate::base::numerals::{CurrencyPlace, Numerals, currency_decimals};
use crate::data::Data;
use crate::data::toml::Bare;
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::digits::Digits;
use crate::matrix::text::Shown;

/// The space between a number and its unit (SI Brochure, 9th edition, 5.4.3): half as wide as an ordinary
/// one, and without a line break.
pub(super) const NARROW_SPACE: char = '\u{202f}';

pub(super) const WANTED: &str = "a number without quotes and unit";

/// Reads a finite number, with the digits that the author wrote.
pub(super) fn read(written: &Written<'_>, kind: &dyn Values) -> Result<FactValue, Vec<Diagnostic>> {
    let value = number(written.data).filter(|value| value.is_finite());
    let value = value.ok_or_else(|| written.wrong_value(kind))?;
    let digits = match (written.digits, written.data) {
        (Some(digits), _) => digits.into(),
        // Exact, unlike a float.
        (None, Data::Integer(integer)) => integer.to_string().into(),
        (None, _) => value.to_string().into(),
    };
    Ok(FactValue::Number { value, written: digits })
}

pub(super) fn notation(typed: &str) -> Notation {
    Notation::bare_if(typed, &[Bare::Integer, Bare::Float])
}

impl Shown<'_> {
    /// Writes a number that a noun or a sign may follow.
    fn number(&self, digits: &str, noun: Option<&str>) -> String {
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

/// Adds a unit to a number: a currency where the language has it, as in `$12` or `12 $`; any other unit after
/// the number.
pub(super) fn with_unit(digits: &str, of: &Shown<'_>) -> String {
    let Some(unit) = of.unit else { return of.number(digits, None) };
    let (name, rest) = head(unit);
    if name.ends_with(is_currency_symbol) {
        return with_currency(digits, unit, of);
    }
    let larger = (of.digits == Digits::Scaled).then(|| bytes::larger(digits, name)).flatten();
    let number = match &larger {
        Some(larger) => of.number(&larger.digits, Some(larger.unit)),
        None => of.number(digits, Some(unit)),
    };
    let unit = larger.map_or(Cow::Borrowed(unit), |larger| format!("{}{rest}", larger.unit).into());
    // A unit that begins with a slash or a sign of proportion follows the number without a space.
    let is_sign = unit.starts_with(['%', '‰', '×', '°', '/']) && !unit.starts_with("°C");
    let is_spaced = unit.starts_with(['%', '‰']) && of.words.numerals.has_spaced_percent();
    match is_sign && !is_spaced {
        true => format!("{number}{unit}"),
        false => format!("{number}{NARROW_SPACE}{unit}"),
    }
}

/// Adds a unit that begins with a currency, such as `$ / month` or `EUR`.
pub(super) fn with_currency(digits: &str, unit: &str, of: &Shown<'_>) -> String {
    let ((currency, rest), numerals) = (head(unit), of.words.numerals);
    let (sign, digits) =
        digits.strip_prefix('-').map_or(("", digits), |digits| (numerals.minus(), digits));
    let number = match digits.contains('.') {
        true => numerals.money(digits, currency_decimals(currency)),
        false => of.number(digits, Some(currency)),
    };
    let is_code = currency.ends_with(char::is_alphanumeric);
    match numerals.currency_place() {
        CurrencyPlace::After => format!("{sign}{number}{NARROW_SPACE}{currency}{rest}"),
        CurrencyPlace::Before if !is_code => format!("{sign}{currency}{number}{rest}"),
        _ => format!("{sign}{currency}{NARROW_SPACE}{number}{rest}"),
    }
}

/// Splits a unit at its first space or slash: `USD / month` → `USD`, ` / month`.
pub(super) fn head(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find([' ', '/']).unwrap_or(unit.len()))
}

fn is_currency_symbol(c: char) -> bool {
    // ¢ and similar signs follow the number; the block from U+20A0 contains the other symbols.
    matches!(c, '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}')
}
