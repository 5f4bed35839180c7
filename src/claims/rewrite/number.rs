//! A number at the digits that another shows. Pure.

use super::Edit;
use crate::claims::comparison::agrees;
use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::{Number, Quantity, Written};

/// How far from the fact a rewritten number may be, as a share of the fact: what is further off
/// than this is for the author to word.
const FAR: f64 = 0.2;

/// Larger numbers have more digits than a float tells apart.
const LARGEST: f64 = 1e15;

/// Rewrites the digits of a number so that it agrees with a value in the criterion's unit.
///
/// - A plain number keeps its digits after the point.
/// - One with words such as "about" or "over" keeps the digits in which it was round: of `over
///   1,200`, two. It is rounded to the side that the words say, and takes more digits where it
///   would be too far off.
///
/// None for a range, a word, a number of the other sign, what would round to nothing, and where a
/// plural would have to begin or end: `1 minute`.
pub(super) fn edit(text: &str, stated: &Quantity, wanted: f64) -> Option<Edit> {
    let written = stated.written.as_ref().filter(|_| stated.high.is_none())?;
    let digits = &text[written.digits.clone()];
    let style = Style::of(digits)?;
    let wanted_here = wanted / written.factor;
    let is_other_sign = if written.is_negative { wanted_here >= 0.0 } else { wanted_here < 0.0 };
    if is_other_sign || stated.low.value.is_nan() || wanted_here.abs() > LARGEST {
        return None;
    }
    let magnitude = wanted_here.abs();
    let steps = steps(digits, stated.qualifier, magnitude, written.decimals);
    let candidates = steps.flat_map(|step| around(magnitude, step, side(stated)));
    let new = candidates.into_iter().find(|candidate| {
        let is_near = (candidate - magnitude).abs() <= FAR * magnitude + 1e-9;
        is_near && agrees(&restated(stated, written, *candidate), wanted)
    })?;
    let new = style.write(new, written.decimals);
    let is_of_other_grammar = (digits == "1") != (new == "1");
    if is_of_other_grammar && word_follows(&text[written.digits.end..]) {
        return None;
    }
    Some(Edit { place: written.digits.clone(), new, statement: stated.place.clone() })
}

/// Whether a word follows that may have a plural: units of one or two letters have none.
fn word_follows(rest: &str) -> bool {
    let word = rest.trim_start();
    let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
    word.len() < rest.len() && letters > 2
}

/// The quantity with other digits.
fn restated(stated: &Quantity, written: &Written, magnitude: f64) -> Quantity {
    let sign = if written.is_negative { -1.0 } else { 1.0 };
    let number = Number { value: sign * magnitude * written.factor, ..stated.low };
    Quantity { low: number, ..stated.clone() }
}

/// Where a number has to be to its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Near,
    Below,
    Above,
}

/// Of magnitudes: of negative numbers, the greater is the one below.
fn side(stated: &Quantity) -> Side {
    use Qualifier::{About, AtLeast, AtMost, Exactly, Nearly, Over, Under};
    let is_negative = stated.low.value < 0.0;
    match stated.qualifier {
        Exactly | About => Side::Near,
        Over | AtLeast if is_negative => Side::Above,
        Over | AtLeast => Side::Below,
        Under | AtMost | Nearly if is_negative => Side::Below,
        Under | AtMost | Nearly => Side::Above,
    }
}

/// The steps to round to, as powers of ten, the coarsest first.
fn steps(
    digits: &str,
    qualifier: Qualifier,
    magnitude: f64,
    decimals: i32,
) -> impl Iterator<Item = i32> + use<> {
    let finest = -decimals;
    let is_whole = decimals == 0 && magnitude >= 1.0;
    let coarsest = match qualifier {
        Qualifier::Exactly => finest,
        _ if is_whole => {
            #[expect(clippy::cast_possible_truncation, reason = "at most LARGEST")]
            let places = magnitude.log10().floor() as i32 + 1;
            (places - round_digits(digits)).max(finest)
        }
        _ => finest,
    };
    (finest..=coarsest).rev()
}

/// The digits of a whole number without the zeros at its end, and at least one.
fn round_digits(digits: &str) -> i32 {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    i32::try_from(plain.trim_end_matches('0').len().max(1)).unwrap_or(i32::MAX)
}

/// The multiples of a power of ten next to a number, on the side wanted.
fn around(magnitude: f64, step: i32, side: Side) -> Vec<f64> {
    // Whole powers of ten are exact; tenths are not.
    let (up, down) = (10_f64.powi(step.max(0)), 10_f64.powi((-step).max(0)));
    let count = magnitude / up * down;
    // What is computed in binary is off in the last places.
    let count = if (count - count.round()).abs() < 1e-9 * count { count.round() } else { count };
    let counts = match side {
        Side::Near => vec![count.round()],
        Side::Below => vec![count.floor(), count.floor() - 1.0],
        Side::Above => vec![count.ceil(), count.ceil() + 1.0],
    };
    let multiples = counts.into_iter().filter(|count| *count >= 0.0);
    multiples.map(|count| count * up / down).collect()
}

/// How an author writes digits.
struct Style {
    /// Between thousands
    separator: Option<char>,
    /// `.5`, without a zero
    has_bare_point: bool,
}

impl Style {
    /// None for digits that are more of a name, such as `007`.
    fn of(digits: &str) -> Option<Style> {
        let mut chars = digits.chars();
        if chars.next() == Some('0') && chars.next().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let separator = digits.chars().find(|c| !c.is_ascii_digit() && *c != '.');
        Some(Style { separator, has_bare_point: digits.starts_with('.') })
    }

    fn write(&self, magnitude: f64, decimals: i32) -> String {
        let decimals = usize::try_from(decimals).unwrap_or(0);
        let plain = format!("{magnitude:.decimals$}");
        let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
        if self.has_bare_point && whole == "0" {
            return fraction.to_owned();
        }
        let mut written = String::with_capacity(plain.len() + 4);
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                written.extend(self.separator);
            }
            written.push(digit);
        }
        written + fraction
    }
}
