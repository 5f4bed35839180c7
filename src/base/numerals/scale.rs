//! Words of scale, such as `million`, read from the patterns of CLDR. Pure.

use icu_decimal::CompactDecimalFormatter;
use icu_decimal::input::Decimal;

/// A form of a word of scale: `Million`, `Millionen`, `Mio.`
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale {
    pub word: String,
    /// The power of ten that it multiplies by
    pub exponent: u8,
}

/// Numbers of each plural form of any language.
const NUMBERS: [&str; 8] = ["1", "2", "3", "5", "1.5", "11", "21", "0.1"];

/// Returns whether a character only sets the direction of a text, as before Hebrew words and Arabic signs.
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Returns the words of these formats in all their forms, the longest first.
pub(super) fn read(formats: &[&CompactDecimalFormatter]) -> Vec<Scale> {
    let mut scales = Vec::new();
    for (format, exponent) in formats.iter().flat_map(|format| (3..=12).map(move |at| (format, at)))
    {
        for number in NUMBERS {
            let number: Decimal = number.parse().expect("a number");
            let Ok(text) = format.format_with_exponent(&number, exponent) else { continue };
            let text = text.to_string();
            let text = text.trim_start_matches(is_direction_mark);
            // A word before the number, or around it, is none that can be read after it.
            let Some(end) = text.rfind(|c: char| c.is_ascii_digit()) else { continue };
            let word = text[end + 1..].trim();
            if text.starts_with(|c: char| c.is_ascii_digit()) && !word.is_empty() {
                scales.push(Scale { word: word.to_owned(), exponent });
            }
        }
    }
    scales.sort_by(|a, b| (b.word.len(), a).cmp(&(a.word.len(), b)));
    scales.dedup();
    scales
}
