//! Parses the digits of a number as written in English. Pure.

use std::ops::Range;

/// A number without sign and unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// NaN if there are commas that do not separate thousands: `1,5` may be meant as 1.5
    pub(super) value: f64,
    /// Number of digits after the decimal point
    pub(super) decimals: i32,
    pub(super) end: usize,
}

/// Parses the number that begins at `start`, with a digit or with the point of `.5`.
///
/// Thousands are separated by commas, underscores, or spaces of any width. Returns `None` for a number
/// that overflows.
pub(super) fn read(text: &str, start: usize) -> Option<Digits> {
    let first = run(text, start);
    let mut plain = text[first.clone()].to_owned();
    let mut end = first.end;
    if (1..=3).contains(&plain.len()) && !plain.starts_with('0') {
        end = groups(text, end, &mut plain);
    }
    if let Some(end) = stray_comma(text, end) {
        return Some(Digits { value: f64::NAN, decimals: 0, end });
    }
    let mut decimals = 0;
    if text[end..].starts_with('.') {
        let fraction = run(text, end + 1);
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
/// offset of their end.
fn groups(text: &str, mut end: usize, plain: &mut String) -> usize {
    let is_separator =
        |c: char| matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}');
    let Some(separator) = text[end..].chars().next().filter(|c| is_separator(*c)) else {
        return end;
    };
    while text[end..].starts_with(separator) {
        let group = run(text, end + separator.len_utf8());
        if group.len() != 3 {
            break;
        }
        plain.push_str(&text[group.clone()]);
        end = group.end;
    }
    end
}

/// Returns the end of the digits and commas that follow a number, if these begin with a comma and a
/// digit.
fn stray_comma(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].strip_prefix(',')?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| {
        let more = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
        // A trailing comma is punctuation of the sentence.
        end + 1 + rest[..more].trim_end_matches(',').len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (f64, i32, &str) {
        let digits = read(text, 0).expect("a number");
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
        assert_eq!(read("1,5, then", 0).map(|digits| digits.end), Some(3));
    }
}
