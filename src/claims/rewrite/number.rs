//! Rewrites a number with the precision of the number that it replaces. Pure.

use std::ops::Range;

use super::Edit;
use crate::base::language::Language;
use crate::claims::comparison::agrees;
use crate::claims::digits;
use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::{Number, Quantity, Written};

/// Maximum deviation of a rewritten number, relative to the fact. If no candidate is that near, the
/// author has to reword the text.
const MAX_DEVIATION: f64 = 0.2;

/// More decimals than prose has.
const MOST_DECIMALS: i32 = 3;

/// Larger numbers have more digits than an `f64` can represent.
const MAX_MAGNITUDE: f64 = 1e15;

/// Rewrites the digits of a number so that it agrees with a value in the criterion's unit.
///
/// - A plain number keeps its number of decimals.
/// - A number with a qualifier such as "about" or "over" keeps its number of significant digits: two for
///   `over 1,200`. It is rounded in the direction of the qualifier, and gets more digits if it would be
///   too far off.
///
/// Returns `None` for a range, for a word, if the sign changes, if the number would round to zero, and if
/// a noun after it would have to change between singular and plural: `1 minute`.
pub(super) fn edit(
    text: &str,
    stated: &Quantity,
    wanted: f64,
    language: &Language,
) -> Option<Edit> {
    let written = stated.written.as_ref().filter(|_| stated.high.is_none())?;
    let digits = &text[written.digits.clone()];
    let style = Style::of(digits, language)?;
    let wanted_here = wanted / written.factor;
    let is_other_sign = if written.is_negative { wanted_here >= 0.0 } else { wanted_here < 0.0 };
    if is_other_sign || stated.low.value.is_nan() || wanted_here.abs() > MAX_MAGNITUDE {
        return None;
    }
    let magnitude = wanted_here.abs();
    let steps = steps(digits, stated.qualifier, magnitude, written.decimals);
    let candidates = steps.flat_map(|step| around(magnitude, step, side(stated)));
    let new = candidates.into_iter().find(|candidate| {
        let is_near = (candidate - magnitude).abs() <= MAX_DEVIATION * magnitude + 1e-9;
        is_near && agrees(&restated(stated, written, *candidate), wanted)
    })?;
    let new = style.write(new, written.decimals);
    let changes_plural = language.plural(digits) != language.plural(&new);
    if changes_plural && word_follows(&text[written.digits.end..]) {
        return None;
    }
    Some(Edit { place: written.digits.clone(), new, statement: stated.place.clone() })
}

/// Gives a number without a qualifier the decimals that a value needs, if these are few.
pub(super) fn add_decimals(stated: &mut Quantity, wanted: f64) {
    let Some(written) = stated.written.as_mut().filter(|_| stated.qualifier == Qualifier::Exactly)
    else {
        return;
    };
    let wanted_here = wanted / written.factor;
    let is_exact = |decimals: &i32| {
        let scaled = wanted_here * 10_f64.powi(*decimals);
        (scaled - scaled.round()).abs() < 1e-6 * scaled.abs()
    };
    let needed = (written.decimals..=MOST_DECIMALS).find(is_exact);
    written.decimals = needed.unwrap_or(written.decimals);
}

/// Whether a noun follows that may have a plural. Units of one or two letters have none.
fn word_follows(rest: &str) -> bool {
    let word = rest.trim_start();
    let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
    word.len() < rest.len() && letters > 2
}

/// Returns the quantity with another magnitude.
fn restated(stated: &Quantity, written: &Written, magnitude: f64) -> Quantity {
    let sign = if written.is_negative { -1.0 } else { 1.0 };
    let number = Number { value: sign * magnitude * written.factor, ..stated.low };
    Quantity { low: number, ..stated.clone() }
}

/// The direction of rounding, relative to the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Near,
    Below,
    Above,
}

/// Returns the direction for the magnitude. For a negative number, a smaller value has a greater
/// magnitude.
fn side(stated: &Quantity) -> Side {
    use Qualifier::{About, AtLeast, AtMost, Barely, Exactly, From, Nearly, Over, To, Under, UpTo};
    let is_negative = stated.low.value < 0.0;
    match stated.qualifier {
        Exactly | About | From | To => Side::Near,
        Over | Barely | AtLeast if is_negative => Side::Above,
        Over | Barely | AtLeast => Side::Below,
        Under | AtMost | UpTo | Nearly if is_negative => Side::Below,
        Under | AtMost | UpTo | Nearly => Side::Above,
    }
}

/// Returns the exponents of the powers of ten to round to, the coarsest first.
fn steps(
    digits: &str,
    qualifier: Qualifier,
    magnitude: f64,
    decimals: i32,
) -> impl Iterator<Item = i32> + use<> {
    let finest = -decimals;
    let is_whole = decimals == 0 && magnitude >= 1.0;
    let coarsest = match qualifier {
        Qualifier::Exactly | Qualifier::From | Qualifier::To => finest,
        _ if is_whole => {
            #[expect(clippy::cast_possible_truncation, reason = "at most MAX_MAGNITUDE")]
            let places = magnitude.log10().floor() as i32 + 1;
            (places - round_digits(digits)).max(finest)
        }
        _ => finest,
    };
    (finest..=coarsest).rev()
}

/// Returns the number of significant digits of a whole number without its trailing zeros, at least 1.
fn round_digits(digits: &str) -> i32 {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    i32::try_from(plain.trim_end_matches('0').len().max(1)).unwrap_or(i32::MAX)
}

/// Returns the multiples of 10^`step` next to a magnitude, on the given side.
fn around(magnitude: f64, step: i32, side: Side) -> Vec<f64> {
    // Powers of ten from 1 up are exact floats; tenths are not.
    let (up, down) = (10_f64.powi(step.max(0)), 10_f64.powi((-step).max(0)));
    let count = magnitude / up * down;
    // Binary floats are inexact in the last digits.
    let count = if (count - count.round()).abs() < 1e-9 * count { count.round() } else { count };
    let counts = match side {
        Side::Near => vec![count.round()],
        Side::Below => vec![count.floor(), count.floor() - 1.0],
        Side::Above => vec![count.ceil(), count.ceil() + 1.0],
    };
    let multiples = counts.into_iter().filter(|count| *count >= 0.0);
    multiples.map(|count| count * up / down).collect()
}

/// The author's style of writing digits.
pub(super) struct Style {
    /// Separator of thousands
    separator: Option<char>,
    decimal: char,
    /// Whether groups before the last one have two digits: `12,34,567`
    has_pairs: bool,
    /// Whether there is no zero before the decimal mark: `.5`
    has_bare_mark: bool,
}

impl Style {
    /// Returns `None` for digits such as `007`, which are a name rather than a number.
    fn of(digits: &str, language: &Language) -> Option<Style> {
        let mut chars = digits.chars();
        if chars.next() == Some('0') && chars.next().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let decimal = language.decimal;
        let separator = digits.chars().find(|c| !c.is_ascii_digit() && *c != decimal);
        let whole = digits.split(decimal).next().unwrap_or_default();
        let is_pair = |(at, group): (usize, &str)| group.len() == 2 || at == 0 && group.len() == 1;
        let shows_pairs = |mark: char| {
            let before = whole.rsplit_once(mark).map_or("", |(before, _)| before);
            before.split(mark).enumerate().all(is_pair)
        };
        Some(Style {
            separator,
            decimal,
            has_pairs: language.has_pairs && separator.is_some_and(shows_pairs),
            has_bare_mark: digits.starts_with(decimal),
        })
    }

    /// Returns the style of the first number in a text that has a separator, or so many digits that others would have
    /// one.
    pub(super) fn shown_in(text: &str, language: &Language) -> Option<Style> {
        let mut styles = digits_in(text, language).into_iter().filter_map(|place| {
            let style = Style::of(&text[place.clone()], language)?;
            let whole = text[place].split(language.decimal).next().unwrap_or_default();
            let count = whole.chars().filter(char::is_ascii_digit).count();
            (style.separator.is_some() || count > 4).then_some(style)
        });
        styles.next()
    }

    /// Writes the numbers of a text in this style, with the decimals that they have.
    pub(super) fn regroup(&self, text: &str, language: &Language) -> String {
        let mut new = text.to_owned();
        for place in digits_in(text, language).into_iter().rev() {
            let digits = &text[place.clone()];
            let (whole, fraction) = match digits.split_once(language.decimal) {
                Some((whole, fraction)) => (whole, Some(fraction)),
                None => (digits, None),
            };
            let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
            let mut written = String::new();
            self.group(&whole, &mut written);
            if let Some(fraction) = fraction {
                written.push(language.decimal);
                written.push_str(fraction);
            }
            new.replace_range(place, &written);
        }
        new
    }

    /// Writes the digits of a whole number.
    fn group(&self, whole: &str, written: &mut String) {
        for (at, digit) in whole.char_indices() {
            let rest = whole.len() - at;
            let begins_group = match self.has_pairs {
                true => rest == 3 || rest > 3 && (rest - 3).is_multiple_of(2),
                false => rest.is_multiple_of(3),
            };
            if at > 0 && begins_group {
                written.extend(self.separator);
            }
            written.push(digit);
        }
    }

    fn write(&self, magnitude: f64, decimals: i32) -> String {
        let decimals = usize::try_from(decimals).unwrap_or(0);
        let plain = format!("{magnitude:.decimals$}");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut written = String::with_capacity(plain.len() + 4);
        self.group(whole, &mut written);
        if self.has_bare_mark && whole == "0" {
            written.clear();
        }
        if !fraction.is_empty() {
            written.push(self.decimal);
            written.push_str(fraction);
        }
        written
    }
}

/// Returns the places of the digits of the numbers in a text, in order.
fn digits_in(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|to| at + to) {
        let read = digits::read(text, start, language).filter(|read| !read.value.is_nan());
        found.extend(read.map(|read| start..read.end));
        at = read.map_or(digits::run(text, start).end, |read| read.end);
    }
    found
}
