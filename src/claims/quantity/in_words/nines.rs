//! Availabilities in nines: `three nines`, `4 nines`, `three and a half nines`. Pure.

use super::Reading;
use crate::claims::digits;
use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::{Number, Quantity};
use crate::claims::spoken::{self, Form};
use crate::matrix::unit::Fit;

/// Reads `three nines`, which is 99.9 % and less than 99.99 %, and `three and a half nines`, which is 99.95 %.
///
/// `at least three nines` has no upper end, and `nearly three nines` is not read.
pub(super) fn read(reading: &Reading<'_>, start: usize) -> Option<Quantity> {
    if !reading.of.unit.is_share() {
        return None;
    }
    let (count, length) = count(reading, start)?;
    let end = start + length;
    let rest = &reading.text[end..];
    let body = rest.strip_prefix([' ', '-', '\u{a0}'])?;
    let word = &body[..body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len())];
    let is_named = reading.words.nines.contains(&word.to_lowercase().as_str());
    let halves = 2.0 * count;
    if !is_named || halves.fract() != 0.0 || !(1.5..=9.0).contains(&count) {
        return None;
    }
    let end = reading.text.len() - body.len() + word.len();
    let (qualifier, place) = reading.qualified(start..end);
    let high = match qualifier {
        Qualifier::Exactly => Some(below(count.floor() + 1.0)),
        Qualifier::About | Qualifier::Nearly | Qualifier::Barely | Qualifier::From => return None,
        _ => None,
    };
    let low = Number { value: share(count), margin: 0.0 };
    Some(Quantity { low, high, qualifier, fit: Fit::Same, place, written: None })
}

/// Reads how many nines there are, in words or in digits, and the length.
fn count(reading: &Reading<'_>, start: usize) -> Option<(f64, usize)> {
    let text = &reading.text[start..];
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = digits::read(text, 0, reading.language())?;
        return Some((digits.value, digits.end));
    }
    let spoken = spoken::number(text, reading.words)?;
    (spoken.form == Form::Counting).then_some((spoken.value, spoken.len))
}

/// Returns the percentage of a number of nines. A half more halves what is lacking of the nines before.
fn share(nines: f64) -> f64 {
    let whole = nines.floor();
    let lacking = 10_f64.powf(2.0 - whole);
    100.0 - if nines > whole { lacking / 2.0 } else { lacking }
}

/// Returns what is just less than a number of nines.
fn below(nines: f64) -> Number {
    let value = share(nines);
    Number { value: value - 1e-3 * (100.0 - value), margin: 0.0 }
}
