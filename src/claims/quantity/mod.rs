//! Finds the numbers in a text, and converts them to the unit of a criterion. Pure.

mod in_words;

use std::ops::Range;

pub use in_words::{Counted, read as read_words};

use super::digits::{self, Digits};
use super::near::end_of;
use super::qualifier::{self, Qualified, Qualifier};
use crate::base::numerals::is_direction_mark;
use crate::matrix::unit::{Fit, Pace, Suffix, Unit};

/// A number or a range of numbers in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub low: Number,
    /// The upper end of a range
    pub high: Option<Number>,
    pub qualifier: Qualifier,
    pub fit: Fit,
    /// Its range in the text, with its qualifier and its unit
    pub place: Range<usize>,
    /// How `low` is written; `None` for a word such as `twice`
    pub written: Option<Written>,
}

/// How a number is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The digits, without sign, currency and unit
    pub digits: Range<usize>,
    /// Number of digits after the decimal point
    pub decimals: i32,
    pub is_negative: bool,
    /// Factor that converts the number to the criterion's unit
    pub factor: f64,
}

/// A number in the criterion's unit, with the precision of its digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    /// How far the unrounded number can be from `value`: half of the last digit's place value, plus the
    /// tolerance of the unit conversion
    pub margin: f64,
}

/// Returns the numbers in a text, in order. A number that is part of a word is skipped: `HTTP/2`,
/// `ES2015`, `3rd`, `1.2.3`, `2026-02-11`.
pub fn read(text: &str, unit: &Unit<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()).map(|to| at + to) {
        match quantity(text, digit, unit) {
            Some((quantity, end)) => {
                match found.last_mut().and_then(|before| joined(text, before, &quantity, unit)) {
                    Some(both) => *found.last_mut().expect("it has one") = both,
                    None => found.push(quantity),
                }
                at = end;
            }
            None => at = end_of_word(text, digit),
        }
    }
    found
}

/// What can be between the parts of a duration.
const JOINTS: [&str; 3] = ["", "and", "und"];

/// Returns the duration that two numbers state together: `1 hour 45 minutes`. `None` if they do not.
fn joined(text: &str, whole: &Quantity, part: &Quantity, unit: &Unit<'_>) -> Option<Quantity> {
    let between = text.get(whole.place.end..part.place.start)?.trim();
    let factor = |of: &Quantity| of.written.as_ref().map(|written| written.factor);
    let is_smaller = factor(part)? < factor(whole)?;
    let is_plain = |of: &Quantity| of.high.is_none() && of.fit == Fit::Same;
    let is_one = unit.pace() == Some(Pace::Duration)
        && JOINTS.contains(&between)
        && is_smaller
        && is_plain(whole)
        && is_plain(part)
        && part.qualifier == Qualifier::Exactly
        && part.low.value > 0.0;
    is_one.then(|| Quantity {
        low: Number { value: whole.low.value + part.low.value, margin: part.low.margin },
        place: whole.place.start..part.place.end,
        written: None,
        ..whole.clone()
    })
}

/// A number with its sign, currency and unit.
struct Stated<'t> {
    number: Number,
    digits: Digits,
    suffix: Suffix,
    opening: Opening<'t>,
    end: usize,
}

impl Stated<'_> {
    fn written(&self) -> Written {
        Written {
            digits: self.opening.digits..self.digits.end,
            decimals: self.digits.decimals,
            is_negative: self.opening.negative,
            factor: self.suffix.factor,
        }
    }
}

fn quantity(text: &str, digit: usize, unit: &Unit<'_>) -> Option<(Quantity, usize)> {
    let low = stated(text, digit, unit)?;
    let (mut qualifier, start) =
        qualifier::before(&text[..low.opening.start], Qualified::by_unit(unit), unit.language());
    let mut quantity = match range(text, &low, unit) {
        Some((quantity, end)) => Quantity { place: start..end, ..quantity },
        None => Quantity {
            low: low.number,
            high: None,
            qualifier,
            fit: low.suffix.fit,
            place: start..low.end,
            written: Some(low.written()),
        },
    };
    if qualifier == Qualifier::Exactly
        && let Some((after, len)) = qualifier::after(&text[quantity.place.end..], unit.language())
    {
        qualifier = after;
        quantity.place.end += len;
    }
    let end = quantity.place.end;
    Some((Quantity { qualifier, ..quantity }, end))
}

/// Parses a number. Returns `None` if it is part of a word.
fn stated<'t>(text: &'t str, digit: usize, unit: &Unit<'_>) -> Option<Stated<'t>> {
    let opening = opening(text, digit, unit)?;
    let digits = digits::read(text, opening.digits, unit.language())?;
    let rest = &text[digits.end..];
    if is_continued(rest, unit, opening.currency.is_some()) {
        return None;
    }
    let suffix = unit.suffix(rest, opening.currency)?;
    // In a language with decimal commas, `3.13` is a version or a day, and `3.13 ms` a mistake.
    let is_bare = suffix.len == 0 && opening.currency.is_none();
    if digits.value.is_nan() && is_bare && unit.language().decimal != '.' {
        return None;
    }
    let end = digits.end + suffix.len;
    let number = number(digits, suffix, opening.negative);
    Some(Stated { number, digits, suffix, opening, end })
}

fn number(digits: Digits, suffix: Suffix, negative: bool) -> Number {
    let sign = if negative { -1.0 } else { 1.0 };
    let value = sign * digits.value * suffix.factor;
    let step = 10_f64.powi(-digits.decimals) * suffix.factor;
    Number { value, margin: step / 2.0 + suffix.slack * value.abs() }
}

/// The sign and the currency before the digits of a number.
struct Opening<'t> {
    /// Offset of the sign or the currency
    start: usize,
    /// Offset of the digits, or of the point of `.5`
    digits: usize,
    negative: bool,
    currency: Option<&'t str>,
}

/// Parses what precedes the digits. Returns `None` if they belong to a preceding word.
fn opening<'t>(text: &'t str, digit: usize, unit: &Unit<'_>) -> Option<Opening<'t>> {
    let mut before = &text[..digit];
    let mark = unit.language().decimal;
    let joins = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == mark);
    if let Some(shorter) = before.strip_suffix(mark)
        && !joins(shorter)
    {
        before = shorter;
    }
    let digits = before.len();
    let currency = currency(before, unit);
    if let Some(currency) = currency {
        before = &before[..before.trim_end().len() - currency.len()];
    }
    let sign = before.chars().next_back().filter(|c| matches!(c, '-' | '−' | '+'));
    if qualifier::is_prefix(before, unit.language()) {
        return Some(Opening { start: before.len(), digits, negative: false, currency });
    }
    if let Some(sign) = sign {
        let shorter = &before[..before.len() - sign.len_utf8()];
        let is_sign = shorter.chars().next_back().is_none_or(|c| {
            c.is_whitespace()
                || is_direction_mark(c)
                || matches!(c, '(' | '[' | '~' | '≈' | '<' | '>' | '=' | '≤' | '≥')
        });
        if !is_sign {
            return None;
        }
        before = shorter;
    }
    let minus = sign.is_none().then(|| before_minus(before)).flatten();
    before = minus.unwrap_or(before);
    let glued = |c: char| c.is_alphanumeric() || "/#_.@^:'’\\".contains(c);
    if before.ends_with(glued) {
        return None;
    }
    let negative = minus.is_some() || matches!(sign, Some('-' | '−'));
    Some(Opening { start: before.len(), digits, negative, currency })
}

/// Returns the text before the word `minus`, if it ends with that.
fn before_minus(text: &str) -> Option<&str> {
    let shorter = text.strip_suffix(char::is_whitespace)?;
    let start = shorter.len().checked_sub("minus".len())?;
    let is_minus = shorter.get(start..)?.eq_ignore_ascii_case("minus");
    let before = shorter.get(..start)?;
    let is_word = before.is_empty() || before.ends_with(char::is_whitespace);
    (is_minus && is_word && !before.trim_end().ends_with(char::is_numeric)).then_some(before)
}

/// Returns the currency at the end of a text: `US$`, `€`, `USD `.
fn currency<'t>(before: &'t str, unit: &Unit<'_>) -> Option<&'t str> {
    let text = before.trim_end();
    let symbol = text.chars().next_back().filter(|c| !c.is_alphanumeric());
    let stem = &text[..text.len() - symbol.map_or(0, char::len_utf8)];
    let letters = stem.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let name = &text[stem.len() - letters..];
    let is_word = !text[..text.len() - name.len()].ends_with(char::is_alphanumeric);
    (is_word && !name.is_empty() && unit.is_currency(name)).then_some(name)
}

/// Whether the text after digits makes them part of something else: a version, a date, a time of day, a
/// fraction.
fn is_continued(rest: &str, unit: &Unit<'_>, is_money: bool) -> bool {
    let mut chars = rest.chars();
    let (mark, next) = (chars.next(), chars.next());
    let is_digit = next.is_some_and(|c| c.is_ascii_digit());
    match mark {
        Some('.' | ':') => is_digit,
        Some(',') => is_digit && unit.language().decimal == ',',
        // "$0.60/1,000 requests"
        Some('/') => is_digit && !unit.is_out_of() && !is_money,
        Some('-') if is_digit => {
            let month = digits::run(rest, 1);
            let day = rest[month.end..].strip_prefix('-');
            day.is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()))
        }
        _ => false,
    }
}

/// More bytes than a word before a range takes: `between`
const LONGEST_OPENING: usize = 32;

/// Parses the range that begins with `low`, and returns its end too: `20–30 ms`, `20 ms to 30 ms`, or
/// `between 20 and 30`.
fn range(text: &str, low: &Stated<'_>, unit: &Unit<'_>) -> Option<(Quantity, usize)> {
    let rest = text[low.end..].trim_start();
    let dash = rest.strip_prefix(['–', '—', '-', '−', '\u{2010}', '\u{2011}']);
    let after = dash.or_else(|| {
        let words = unit.language().to(end_of(&text[..low.opening.start], LONGEST_OPENING).1);
        let mut rests = words.filter_map(|word| rest.strip_prefix(word));
        rests.find(|rest| rest.starts_with(char::is_whitespace))
    })?;
    let start = text.len() - after.trim_start().len();
    // The upper end is parsed separately: otherwise the dash would be its sign.
    let high_text = &text[start..];
    let digit = high_text.find(|c: char| c.is_ascii_digit())?;
    let high = stated(high_text, digit, unit).filter(|high| high.opening.start == 0)?;
    let inherits = low.suffix.len == 0 && low.suffix.fit == Fit::Bare;
    let first = match inherits {
        true => number(low.digits, high.suffix, low.opening.negative),
        false => low.number,
    };
    let fit = match (low.suffix.fit, high.suffix.fit) {
        (Fit::Bare, fit) | (fit, Fit::Bare) => fit,
        (Fit::Same, Fit::Same) => Fit::Same,
        _ => Fit::Other,
    };
    // "from 45 to 30" states two numbers, not a range.
    (first.value <= high.number.value).then(|| {
        let end = start + high.end;
        let quantity = Quantity {
            low: first,
            high: Some(high.number),
            qualifier: Qualifier::Exactly,
            fit,
            place: low.opening.start..end,
            written: Some(low.written()),
        };
        (quantity, end)
    })
}

/// Returns the end of the word that contains the digit at `start`.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = ".,/:-_".contains(c) && next.is_some_and(char::is_alphanumeric);
        if !c.is_alphanumeric() && !joins {
            return start + at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests;
