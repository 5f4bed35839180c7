//! Numbers in words at the beginning of a text: `twenty-five`, `two and a half`, `ein Drittel`. Pure.
//!
//! They are read in English and in German.

mod de;
mod en;
mod reader;
mod words;

use crate::base::language::Language;
pub(super) use reader::Reader;
pub(super) use words::Words;

/// A number in words, without a word of scale after it: the two and a half of `two and a half million`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spoken {
    pub(super) value: f64,
    /// How far the unrounded number can be from `value`
    pub(super) rounding: f64,
    pub(super) form: Form,
    /// Length in bytes
    pub(super) len: usize,
}

/// How a number is put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `two`, `twenty-five`
    Counting,
    /// `a` and `one`, which may be no number
    Article,
    /// `half a`, `a quarter of an`: a number only before a unit or a word of scale
    Part,
}

/// Numbers such as `hundred` and `half an hour` are round: relative to the number.
const ROUND: f64 = 0.05;

impl Spoken {
    fn counting(value: f64) -> Spoken {
        Spoken { value, rounding: 0.5, form: Form::Counting, len: 0 }
    }

    fn round(value: f64) -> Spoken {
        Spoken { rounding: ROUND * value, ..Spoken::counting(value) }
    }

    fn part(value: f64) -> Spoken {
        Spoken { form: Form::Part, ..Spoken::round(value) }
    }
}

/// Returns the words for numbers of a language; `None` if it has none here.
pub(super) fn words_of(language: &Language) -> Option<&'static Words> {
    match language.name() {
        "en" => Some(&en::WORDS),
        "de" => Some(&de::WORDS),
        _ => None,
    }
}

/// Returns the number that a whole text is, in words.
pub fn whole(text: &str, language: &Language) -> Option<f64> {
    let spoken = number(text, words_of(language)?)?;
    (spoken.len == text.len()).then_some(spoken.value)
}

/// Returns a text that begins with a whole number in words, with that number in digits; `None` if it begins with none.
pub fn in_digits(text: &str, language: &Language) -> Option<String> {
    let spoken = number(&text.to_lowercase(), words_of(language)?)?;
    let is_whole = spoken.form == Form::Counting && spoken.value.fract() == 0.0;
    let rest = text.get(spoken.len..).filter(|_| is_whole)?;
    Some(format!("{}{rest}", spoken.value))
}

/// Returns a text that begins with digits, with the word for their number; the same text if a language has no short
/// word for it.
pub fn in_words(text: &str, language: &Language) -> String {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number: Option<usize> = digits.parse().ok();
    let at = number.and_then(|number| number.checked_sub(2));
    let word = words_of(language).zip(at).and_then(|(words, at)| words.from_two.get(at));
    word.map_or_else(|| text.to_owned(), |word| format!("{word}{rest}"))
}

/// Returns whether a text begins with a number in words.
pub fn begins(text: &str, language: &Language) -> bool {
    words_of(language).is_some_and(|words| number(text, words).is_some())
}

/// Whether a text may begin with a number in words, by its first letters.
pub fn may_begin(text: &str, language: &Language) -> bool {
    words_of(language).is_some_and(|words| words.may_begin(text))
}

/// Returns the number with which a text begins.
pub(super) fn number(text: &str, words: &Words) -> Option<Spoken> {
    if !words.may_begin(text) {
        return None;
    }
    let mut reader = Reader::new(text);
    let spoken = (words.number)(&mut reader)?;
    Some(Spoken { len: reader.end(), ..spoken })
}

/// Returns the fraction with which a text begins, such as `two thirds`, and its length.
pub(super) fn fraction(text: &str, words: &Words) -> Option<(f64, usize)> {
    if !words.may_begin(text) {
        return None;
    }
    let mut reader = Reader::new(text);
    let fraction = (words.fraction)(&mut reader)?;
    Some((fraction, reader.end()))
}

/// Whether a text begins with how many digits a number has: `double-digit`.
pub(super) fn is_of_digits(text: &str, words: &Words) -> bool {
    (words.digits)(&mut Reader::new(text)).is_some()
}

#[cfg(test)]
pub(in crate::claims) mod tests;
