//! Ratios in words: `twice`, `ten times`, `a tenth of`, `tenfold`, `two orders of magnitude`. Pure.

use std::ops::Range;

use super::words::Words;
use super::words_of;
use crate::base::language::{Language, prefix_length};
use crate::claims::comparison::TOLERANCE;
use crate::claims::digits;
use crate::claims::near::end_of;
use crate::claims::qualifier::{self, Qualified, Qualifier};
use crate::claims::quantity::{Number, Quantity};
use crate::claims::spoken::{self, Form, Reader};
use crate::matrix::unit::Fit;

/// Between which ratios an order of magnitude is.
const ORDER: [f64; 2] = [7.0, 15.0];

/// Between which ratios something is nearly an order of magnitude.
const NEARLY_ORDER: [f64; 2] = [5.0, 10.0];

/// More bytes than an article and the space after it take.
const LONGEST_ARTICLE: usize = 16;

/// Fewer orders of magnitude than "several" are.
const SEVERAL: f64 = 2.0;

/// A text in which ratios are read.
#[derive(Clone, Copy)]
struct Reading<'t> {
    text: &'t str,
    language: &'t Language,
    words: &'static Words,
    numbers: &'static spoken::Words,
}

/// Returns the ratios in words, in order. They have the tolerance of "about".
pub(in crate::claims) fn read(text: &str, language: &Language) -> Vec<Quantity> {
    let (Some(words), Some(numbers)) = (words_of(language), spoken::words_of(language)) else {
        return Vec::new();
    };
    let reading = Reading { text, language, words, numbers };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|to| at + to) {
        let end =
            text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |to| start + to);
        let is_joined = text[..start].ends_with(is_joining);
        let ratio = (!is_joined).then(|| reading.ratio(start)).flatten();
        at = ratio.as_ref().map_or(end, |ratio| ratio.place.end.max(end));
        found.extend(ratio);
    }
    found
}

fn is_joining(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '.' | ',' | '\'' | '’')
}

impl Reading<'_> {
    /// Reads the ratio that begins with the word at an offset.
    fn ratio(&self, start: usize) -> Option<Quantity> {
        if let Some(orders) = self.orders(start) {
            return Some(orders);
        }
        let (value, length) =
            self.multiple(start).or_else(|| self.fraction(start)).or_else(|| self.word(start))?;
        let low = Number { value, margin: TOLERANCE * value };
        let (qualifier, place) = self.qualified(start..start + length);
        Some(Quantity { low, high: None, qualifier, fit: Fit::Same, place, written: None })
    }

    fn qualified(&self, place: Range<usize>) -> (Qualifier, Range<usize>) {
        let before = &self.text[..place.start];
        let (qualifier, start) = qualifier::before(before, Qualified::Number, self.language);
        (qualifier, start..place.end)
    }

    /// Reads `ten times`, `tenfold` and `10-fold`, with the number in words.
    fn multiple(&self, start: usize) -> Option<(f64, usize)> {
        let text = &self.text[start..];
        if let Some(joined) = self.joined(text) {
            return Some(joined);
        }
        let spoken = spoken::number(text, self.numbers)?;
        let rest = text[spoken.len..].strip_prefix([' ', '-'])?;
        let mut reader = Reader::new(rest);
        let is_times = reader.accept(self.words.times) || reader.accept(self.words.fold);
        let is_number =
            spoken.form == Form::Counting || spoken.form == Form::Part && spoken.value < 1.0;
        let length = text.len() - rest.len() + reader.end();
        (is_times && is_number && spoken.value != 1.0).then_some((spoken.value, length))
    }

    /// Reads a word that ends with "fold" or the like: `tenfold`, `zehnfache`, `dreimal`.
    fn joined(&self, text: &str) -> Option<(f64, usize)> {
        let mut reader = Reader::new(text);
        let value = reader.take(|word| {
            let mut endings = self.words.fold.iter().chain(self.words.times);
            let number = endings.find_map(|ending| word.strip_suffix(ending))?;
            let spoken = spoken::number(number, self.numbers)?;
            (spoken.len == number.len()).then_some(spoken.value).filter(|value| *value > 1.0)
        })?;
        Some((value, reader.end()))
    }

    /// Reads `half` and `a tenth of`.
    fn fraction(&self, start: usize) -> Option<(f64, usize)> {
        let text = &self.text[start..];
        let (value, length) = spoken::fraction(text, self.numbers)?;
        let rest = &text[length..];
        let next = next_word(rest);
        let after = self.words.after_fractions;
        let is_alone = value == 0.5 && !self.is_part(rest);
        let is_ratio = after.is_empty() || after.contains(&next.as_str()) || is_alone;
        (is_ratio && value < 1.0 && !is_hyphenated(rest)).then_some((value, length))
    }

    /// Whether what follows "half" is what it is a part of, as in `half a kilo` and `half again`.
    fn is_part(&self, rest: &str) -> bool {
        matches!(next_word(rest).as_str(), "a" | "an" | "again" | "way")
    }

    /// Reads `twice`, but not the parts of `double-digit` and `eine halbe Stunde`.
    fn word(&self, start: usize) -> Option<(f64, usize)> {
        let text = &self.text[start..];
        if spoken::is_of_digits(text, self.numbers) {
            return None;
        }
        let mut reader = Reader::new(text);
        let value = reader.look_up(self.words.ratios)?;
        let (_, before) = end_of(&self.text[..start], LONGEST_ARTICLE);
        let before = before.split_whitespace().next_back().unwrap_or_default();
        let is_part = value < 1.0 && spoken::number(before, self.numbers).is_some();
        (!is_part && !is_hyphenated(reader.rest())).then(|| (value, reader.end()))
    }

    /// Reads orders of magnitude: seven to fifteen times each.
    fn orders(&self, start: usize) -> Option<Quantity> {
        let text = &self.text[start..];
        let (count, length) = self.count_of_orders(text)?;
        let rest = &text[length..];
        let body = rest.trim_start();
        let mut lengths = self.words.orders.iter().filter_map(|word| {
            let length = prefix_length(body, word)?;
            (!body[length..].starts_with(char::is_alphanumeric)).then_some(length)
        });
        let end = start + text.len() - body.len() + lengths.next()?;
        let (qualifier, place) = self.qualified(start..end);
        let orders = count.unwrap_or(SEVERAL);
        let number = |order: f64| Number { value: order.powf(orders), margin: 0.0 };
        let [low, high] = ORDER.map(number);
        let one_end = |low, qualifier| (low, None, qualifier);
        let (low, high, qualifier) = match qualifier {
            _ if count.is_none() => one_end(low, Qualifier::AtLeast),
            Qualifier::Over | Qualifier::Barely | Qualifier::AtLeast => {
                one_end(low, Qualifier::AtLeast)
            }
            Qualifier::Under | Qualifier::AtMost | Qualifier::UpTo => {
                one_end(high, Qualifier::AtMost)
            }
            Qualifier::Nearly => {
                let [low, high] = NEARLY_ORDER.map(number);
                (low, Some(high), Qualifier::Exactly)
            }
            Qualifier::Exactly | Qualifier::About | Qualifier::From | Qualifier::To => {
                (low, Some(high), Qualifier::Exactly)
            }
        };
        Some(Quantity { low, high, qualifier, fit: Fit::Same, place, written: None })
    }

    /// Returns how many orders of magnitude a text states, and the length of that: none for "several".
    fn count_of_orders(&self, text: &str) -> Option<(Option<f64>, usize)> {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = digits::read(text, 0, self.language)?;
            return Some((Some(digits.value).filter(|count| *count >= 1.0), digits.end));
        }
        let mut reader = Reader::new(text);
        if reader.accept(self.words.several) {
            return Some((None, reader.end()));
        }
        let spoken = spoken::number(text, self.numbers)?;
        (spoken.value >= 1.0 && spoken.value <= 9.0).then_some((Some(spoken.value), spoken.len))
    }
}

/// Whether a word goes on with a hyphen: `half-hearted`.
fn is_hyphenated(rest: &str) -> bool {
    let rest = rest.strip_prefix(['-', '\u{2010}', '\u{2011}']);
    rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

fn next_word(rest: &str) -> String {
    let body = rest.trim_start();
    body[..body.find(|c: char| !c.is_alphabetic()).unwrap_or(body.len())].to_lowercase()
}
