//! The numbers that a text states, in the unit of a criterion. Pure.

use std::ops::Range;

use super::digits::{self, Digits};
use super::qualifier::{self, Of, Qualifier};
use super::unit::{Fit, Suffix, Unit};

/// A number or a range of numbers that stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub low: Number,
    /// The end of a range
    pub high: Option<Number>,
    pub qualifier: Qualifier,
    pub fit: Fit,
    /// Where it stands, with its qualifier and its unit
    pub place: Range<usize>,
    /// How `low` is written; none for a word, such as `twice`
    pub written: Option<Written>,
}

/// How a number is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Its digits, without sign, currency and unit
    pub digits: Range<usize>,
    /// Digits after the point
    pub decimals: i32,
    pub is_negative: bool,
    /// What makes it one of the criterion's unit
    pub factor: f64,
}

/// A number at the digits in which it is shown, in the criterion's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    /// How far what it was rounded from can be: half of one more in its last digit, and what the
    /// conversion of its unit leaves open
    pub margin: f64,
}

/// Returns the numbers of a text, in order. A number that is part of a word is none: `HTTP/2`,
/// `ES2015`, `3rd`, `1.2.3`, `2026-02-11`.
pub fn read(text: &str, unit: &Unit) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()).map(|to| at + to) {
        match quantity(text, digit, unit) {
            Some((quantity, end)) => {
                found.push(quantity);
                at = end;
            }
            None => at = end_of_word(text, digit),
        }
    }
    found
}

/// A number with what belongs to it.
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

fn quantity(text: &str, digit: usize, unit: &Unit) -> Option<(Quantity, usize)> {
    let low = stated(text, digit, unit)?;
    let (mut qualifier, start) = qualifier::before(&text[..low.opening.start], Of::Number);
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
        && let Some((after, len)) = qualifier::after(&text[quantity.place.end..])
    {
        qualifier = after;
        quantity.place.end += len;
    }
    let end = quantity.place.end;
    Some((Quantity { qualifier, ..quantity }, end))
}

/// None for a number that is part of a word.
fn stated<'t>(text: &'t str, digit: usize, unit: &Unit) -> Option<Stated<'t>> {
    let opening = opening(text, digit, unit)?;
    let digits = digits::read(text, opening.digits)?;
    let rest = &text[digits.end..];
    if goes_on(rest, unit) {
        return None;
    }
    let suffix = unit.suffix(rest, opening.currency)?;
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

/// What stands before the digits of a number.
struct Opening<'t> {
    /// Of the sign or the currency
    start: usize,
    /// Where the digits begin: before the point of `.5`
    digits: usize,
    negative: bool,
    currency: Option<&'t str>,
}

/// None when the digits belong to a word that stands before them.
fn opening<'t>(text: &'t str, digit: usize, unit: &Unit) -> Option<Opening<'t>> {
    let mut before = &text[..digit];
    let joins = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    if let Some(shorter) = before.strip_suffix('.')
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
    if let Some(sign) = sign {
        let shorter = &before[..before.len() - sign.len_utf8()];
        let is_sign = shorter.chars().next_back().is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '~' | '≈' | '<' | '>' | '=' | '≤' | '≥')
        });
        if !is_sign {
            return None;
        }
        before = shorter;
    }
    let glued = |c: char| c.is_alphanumeric() || "/#_.@^:'’\\".contains(c);
    if before.ends_with(glued) {
        return None;
    }
    let negative = matches!(sign, Some('-' | '−'));
    Some(Opening { start: before.len(), digits, negative, currency })
}

/// The currency that a text ends with: `US$`, `€`, `USD `.
fn currency<'t>(before: &'t str, unit: &Unit) -> Option<&'t str> {
    let text = before.trim_end();
    let symbol = text.chars().next_back().filter(|c| !c.is_alphanumeric());
    let stem = &text[..text.len() - symbol.map_or(0, char::len_utf8)];
    let letters = stem.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let name = &text[stem.len() - letters..];
    let is_word = !text[..text.len() - name.len()].ends_with(char::is_alphanumeric);
    (is_word && !name.is_empty() && unit.is_currency(name)).then_some(name)
}

/// Whether digits are followed by what makes them part of something else: a version, a date, a
/// time of day, a fraction.
fn goes_on(rest: &str, unit: &Unit) -> bool {
    let mut chars = rest.chars();
    let (mark, next) = (chars.next(), chars.next());
    let is_digit = next.is_some_and(|c| c.is_ascii_digit());
    match mark {
        Some('.' | ':') => is_digit,
        Some('/') => is_digit && !unit.is_out_of(),
        Some('-') if is_digit => {
            let month = digits::run(rest, 1);
            let day = rest[month.end..].strip_prefix('-');
            day.is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()))
        }
        _ => false,
    }
}

/// The range that `low` begins, with its end: `20–30 ms`, `20 ms to 30 ms`, `between 20 and 30`.
fn range(text: &str, low: &Stated<'_>, unit: &Unit) -> Option<(Quantity, usize)> {
    let rest = text[low.end..].trim_start();
    let before = text[..low.opening.start].trim_end().as_bytes();
    let last = &before[before.len().saturating_sub("between".len())..];
    let and = if last.eq_ignore_ascii_case(b"between") { "and " } else { "to " };
    let after = rest
        .strip_prefix(['–', '—', '-', '−', '\u{2010}', '\u{2011}'])
        .or_else(|| rest.strip_prefix("to "))
        .or_else(|| rest.strip_prefix(and))?;
    let start = text.len() - after.trim_start().len();
    // A dash would be the sign of what follows, so the end of a range is read on its own.
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
    // "from 45 to 30" names two numbers, and no range.
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

/// Where the word ends that the digit at `start` is part of.
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
