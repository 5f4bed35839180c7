//! Parses the digits of a number as a language writes them. Pure.

use std::ops::Range;

use crate::base::language::Language;

/// A number without sign and unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// NaN if there are marks that neither separate thousands nor begin decimals: in English, `1,5` may be meant
    /// as 1.5
    pub(super) value: f64,
    /// Number of digits after the decimal mark
    pub(super) decimals: i32,
    pub(super) end: usize,
}

/// Parses the number that begins at `start`, with a digit or with the decimal mark of `.5`.
///
/// Thousands are separated by the mark of the language, underscores, or spaces of any width. Returns `None` for a
/// number that overflows.
pub(super) fn read(text: &str, start: usize, language: &Language) -> Option<Digits> {
    let first = run(text, start);
    let mut plain = text[first.clone()].to_owned();
    let mut end = first.end;
    if (1..=3).contains(&plain.len()) && !plain.starts_with('0') {
        end = groups(text, end, language, &mut plain);
    }
    if let Some(end) = stray_mark(text, end, language.foreign_mark()) {
        return Some(Digits { value: f64::NAN, decimals: 0, end });
    }
    let mut decimals = 0;
    if text[end..].starts_with(language.decimal) {
        let fraction = run(text, end + language.decimal.len_utf8());
        if !fraction.is_empty() {
            decimals = i32::try_from(fraction.len()).ok()?;
            plain = format!("{plain}.{}", &text[fraction.clone()]);
            end = fraction.end;
        }
    }
    let value = plain.parse::<f64>().ok().filter(|value| value.is_finite())?;
    Some(Digits { value, decimals, end })
}

/// Returns the range of the ASCII digits that begin at `start`.
pub(super) fn run(text: &str, start: usize) -> Range<usize> {
    let count = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    start..start + count
}

/// Appends the following groups of three digits, which must all have the same separator, and returns the
/// offset of their end. Some languages have groups of two digits before the last one.
fn groups(text: &str, end: usize, language: &Language, plain: &mut String) -> usize {
    let Some(separator) = text[end..].chars().next().filter(|c| language.is_group(*c)) else {
        return end;
    };
    let mut ends = Vec::new();
    let mut at = end;
    while text[at..].starts_with(separator) {
        let group = run(text, at + separator.len_utf8());
        if !(group.len() == 3 || group.len() == 2 && language.has_pairs) {
            break;
        }
        at = group.end;
        ends.push(group);
    }
    // All are of three digits, or all but the last are of two.
    let threes = ends.iter().take_while(|group| group.len() == 3).count();
    let pairs = ends.iter().take_while(|group| group.len() == 2).count();
    let count = if pairs > 0 && pairs < ends.len() { pairs + 1 } else { threes };
    for group in &ends[..count] {
        plain.push_str(&text[group.clone()]);
    }
    ends[..count].last().map_or(end, |group| group.end)
}

/// Returns the end of the digits and marks that follow a number, if these begin with a mark and a digit.
fn stray_mark(text: &str, end: usize, mark: char) -> Option<usize> {
    let rest = text[end..].strip_prefix(mark)?;
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == mark as u8);
    // A trailing mark is punctuation of the sentence.
    let more = rest[..digits.count()].trim_end_matches(mark);
    // More than one point is that of a version or a date.
    let is_number =
        more.starts_with(|c: char| c.is_ascii_digit()) && (mark == ',' || !more.contains(mark));
    is_number.then_some(end + 1 + more.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (f64, i32, &str) {
        let digits = read(text, 0, Language::plain()).expect("a number");
        (digits.value, digits.decimals, &text[digits.end..])
    }

    #[test]
    fn thousands_are_grouped_in_several_ways() {
        for text in ["12000", "12,000", "12 000", "12_000", "12\u{a0}000", "12\u{202f}000"] {
            assert_eq!(value(text), (12000.0, 0, ""), "{text}");
        }
        assert_eq!(value("1,234,567.50 s"), (1_234_567.5, 2, " s"));
    }

    #[test]
    fn other_separators_end_the_number() {
        assert_eq!(value("30, 40"), (30.0, 0, ", 40"));
        assert_eq!(value("2026 100"), (2026.0, 0, " 100"));
        assert_eq!(value("1 20"), (1.0, 0, " 20"));
        assert_eq!(value("30."), (30.0, 0, "."));
        assert_eq!(value(".5"), (0.5, 1, ""));
    }

    #[test]
    fn a_comma_is_no_decimal_point() {
        assert!(value("1,5 GB").0.is_nan());
        assert!(value("1,000,5").0.is_nan());
        assert_eq!(value("1,234").0, 1234.0);
        assert_eq!(read("1,5, then", 0, Language::plain()).map(|digits| digits.end), Some(3));
    }
}
