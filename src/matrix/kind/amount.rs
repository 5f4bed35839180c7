//! Code shared by the kinds `number`, `money` and `rating`.

use super::inexact::{self, Mistake};
use super::written::{Written, number};
use super::{Notation, Values};
use crate::data::Data;
use crate::data::toml::Bare;
use crate::diagnostic::Diagnostic;
use crate::matrix::amount::{Amount, Figure};
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

/// Adds a unit to a number: a currency symbol before it, as in `$12`; any other unit after it.
pub(super) fn with_unit(digits: &str, unit: Option<&str>) -> String {
    let Some(unit) = unit else { return digits.to_owned() };
    let (head, rest) = head(unit);
    if head.ends_with(is_currency_symbol) {
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
        return format!("{sign}{head}{digits}{rest}");
    }
    // A unit that begins with a slash or a sign of proportion follows the number without a space.
    if unit.starts_with(['%', '‰', '×', '°', '/']) && !unit.starts_with("°C") {
        return format!("{digits}{unit}");
    }
    format!("{digits}{NARROW_SPACE}{unit}")
}

/// Splits a unit at its first space or slash: `USD / month` → `USD`, ` / month`.
pub(super) fn head(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find([' ', '/']).unwrap_or(unit.len()))
}

fn is_currency_symbol(c: char) -> bool {
    // ¢ and similar signs follow the number; the block from U+20A0 contains the other symbols.
    matches!(c, '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}')
}
