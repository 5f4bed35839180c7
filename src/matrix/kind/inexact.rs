//! Reads amounts that are not simply a number: `>= 5`, `10..20`, `~ 30`. Pure.

use crate::matrix::amount::{Amount, Figure};

/// A text that is meant as an amount, but is not one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// After the text
    pub(super) why: &'static str,
    /// What the author most likely means, in TOML
    pub(super) meant: Option<String>,
}

impl Mistake {
    fn of(why: &'static str, meant: Option<String>) -> Mistake {
        Mistake { why, meant }
    }
}

type MakeAmount = fn(Figure) -> Amount;

/// The signs of bounds and approximations. A longer sign precedes the one that it begins with.
const SIGNS: [(&str, MakeAmount); 8] = [
    (">=", Amount::AtLeast),
    ("≥", Amount::AtLeast),
    (">", Amount::Over),
    ("<=", Amount::AtMost),
    ("≤", Amount::AtMost),
    ("<", Amount::Under),
    ("~", Amount::About),
    ("≈", Amount::About),
];

/// Words that people write in place of a sign.
const WORDS: [(&str, &str); 19] = [
    ("at least", ">="),
    ("a minimum of", ">="),
    ("from", ">="),
    ("min.", ">="),
    ("min", ">="),
    ("more than", ">"),
    ("over", ">"),
    ("at most", "<="),
    ("up to", "<="),
    ("max.", "<="),
    ("max", "<="),
    ("less than", "<"),
    ("fewer than", "<"),
    ("under", "<"),
    ("about", "~"),
    ("around", "~"),
    ("approx.", "~"),
    ("ca.", "~"),
    ("circa", "~"),
];

/// Multiples that people write after a number.
const MULTIPLES: [(&str, i32); 8] = [
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("t", 12),
];

/// Reads an amount. `None` if the text is not meant as one.
pub(super) fn read(text: &str) -> Option<Result<Amount, Mistake>> {
    let text = text.trim();
    let signed = SIGNS.iter().find_map(|(sign, of)| Some((*sign, of, text.strip_prefix(sign)?)));
    if let Some((sign, of, rest)) = signed {
        return Some(bound(sign, *of, rest));
    }
    if let Some((low, high)) = text.split_once("..") {
        return Some(range(low, high));
    }
    in_words(text)
        .map(|meant| Err(Mistake::of("is not an amount in digits and signs", Some(meant))))
}

fn bound(sign: &str, of: MakeAmount, rest: &str) -> Result<Amount, Mistake> {
    if let Some(figure) = figure(rest) {
        return Ok(of(figure));
    }
    let sign = match sign {
        "≥" => ">=",
        "≤" => "<=",
        "≈" => "~",
        sign => sign,
    };
    let meant = loose(rest).map(|digits| format!("\"{sign} {digits}\""));
    let why = if meant.is_some() { "has no number in digits" } else { "has no number" };
    Err(Mistake::of(why, meant))
}

fn range(low: &str, high: &str) -> Result<Amount, Mistake> {
    let (low_text, high_text) = (low.trim(), high.trim_start_matches('=').trim());
    let Some((low, high)) = figure(low_text).zip(figure(high_text)) else {
        let meant = match (loose(low_text), loose(high_text)) {
            (Some(low), Some(high)) => Some(format!("\"{low}..{high}\"")),
            (Some(low), None) if high_text.is_empty() => Some(format!("\">= {low}\"")),
            (None, Some(high)) if low_text.is_empty() => Some(format!("\"<= {high}\"")),
            _ => None,
        };
        return Err(Mistake::of("is a range without two numbers", meant));
    };
    if low.value > high.value {
        let turned = format!("\"{high_text}..{low_text}\"");
        return Err(Mistake::of("is a range that begins above its end", Some(turned)));
    }
    #[expect(clippy::float_cmp, reason = "ends that differ at all are a range")]
    if low.value == high.value {
        let one = low_text.trim_start_matches('+').to_owned();
        return Err(Mistake::of("is a range from a number to itself", Some(one)));
    }
    Ok(Amount::Range(low, high))
}

/// Reads a number in digits, such as `1_000_000`, `-0.50`.
pub(super) fn figure(text: &str) -> Option<Figure> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_run = |part: &str| {
        part.split('_').all(|run| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if !is_run(whole) || !is_run(fraction) {
        return None;
    }
    let digits = text.replace(['+', '_'], "");
    let value: f64 = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
    Some(Figure { value, digits: digits.into() })
}

/// Returns the value in TOML that a text in another notation means: `1M+`, `10–20`, `up to 3`. `None` if there
/// is none, and for a number in quotes alone.
fn in_words(text: &str) -> Option<String> {
    if let Some(number) = text.strip_suffix('+') {
        return loose(number).map(|digits| format!("\">= {digits}\""));
    }
    let lower = text.to_lowercase();
    for (words, sign) in WORDS {
        if let Some(rest) = lower.strip_prefix(words) {
            return loose(rest).map(|digits| format!("\"{sign} {digits}\""));
        }
    }
    for dash in ["–", "—", " to ", " - ", "-"] {
        // A dash at the beginning is a sign.
        let from = lower.chars().next()?.len_utf8();
        if let Some((low, high)) = lower[from..].split_once(dash)
            && let Some((low, high)) = loose(&lower[..from + low.len()]).zip(loose(high))
        {
            return Some(format!("\"{low}..{high}\""));
        }
    }
    loose(text).filter(|_| figure(text).is_none())
}

/// Reads a number as people write it, and returns its digits in TOML: `26.7K` → `26_700`, `$1,000` → `1_000`.
fn loose(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['$', '€', '£', '¥']).trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,_-+".contains(c)));
    let (number, multiple) = text.split_at(end.unwrap_or(text.len()));
    let power = match multiple.trim().to_lowercase().as_str() {
        "" => 0,
        word => MULTIPLES.iter().find(|(name, _)| *name == word)?.1,
    };
    let digits = figure(&without_commas(number)?)?.digits;
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let power = usize::try_from(power).ok()?;
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(power).collect();
    let rest = fraction.get(power..).unwrap_or_default();
    let whole = match power {
        0 => whole.to_owned(),
        _ => {
            let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
            let digits = format!("{whole}{moved}");
            let trimmed = digits.trim_start_matches('0');
            format!("{sign}{}", if trimmed.is_empty() { "0" } else { trimmed })
        }
    };
    let whole = grouped(&whole);
    Some(if rest.is_empty() { whole } else { format!("{whole}.{rest}") })
}

/// Removes commas that separate thousands. `None` if a comma may be meant as a decimal point.
fn without_commas(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',').skip(1);
    let fraction_has_comma = number[whole.len()..].contains(',');
    (groups.all(|group| group.len() == 3) && !fraction_has_comma).then(|| number.replace(',', ""))
}

/// Groups the digits of a whole number of five digits or more by thousands, as TOML allows.
fn grouped(digits: &str) -> String {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let mut text = String::with_capacity(digits.len() + count / 3);
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if count > 4
            && left.is_multiple_of(3)
            && at > 0
            && text.ends_with(|c: char| c.is_ascii_digit())
        {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        match read(text) {
            Some(Ok(amount)) => amount.written(),
            Some(Err(Mistake { why, meant })) => format!("{why}: {}", meant.unwrap_or_default()),
            None => "no amount".to_owned(),
        }
    }

    #[test]
    fn an_amount_has_a_sign_or_two_ends() {
        for (text, wanted) in [
            (">= 1_000_000", ">= 1000000"),
            (">5", "> 5"),
            ("≤ 3.50", "<= 3.50"),
            ("< -10", "< -10"),
            (" ~26_700 ", "~ 26700"),
            ("≈ 0.5", "~ 0.5"),
            ("10..20", "10..20"),
            ("-5 .. 5", "-5..5"),
        ] {
            assert_eq!(written(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_people_write_leads_to_the_form_that_they_mean() {
        let other = "is not an amount in digits and signs";
        for (text, why, meant) in [
            ("1M+", other, "\">= 1_000_000\""),
            ("1,000,000+", other, "\">= 1_000_000\""),
            ("~26.7K", "has no number in digits", "\"~ 26_700\""),
            (">= 1,5", "has no number", ""),
            (">=", "has no number", ""),
            ("> many", "has no number", ""),
            ("10–20", other, "\"10..20\""),
            ("10-20", other, "\"10..20\""),
            ("10 to 20", other, "\"10..20\""),
            ("-5 to 5", other, "\"-5..5\""),
            ("up to 3", other, "\"<= 3\""),
            ("At least $1,200", other, "\">= 1200\""),
            ("1.7 billion", other, "1_700_000_000"),
            ("0.05k", other, "50"),
            ("2,500", other, "2500"),
            ("20..10", "is a range that begins above its end", "\"10..20\""),
            ("10..10", "is a range from a number to itself", "10"),
            ("10..", "is a range without two numbers", "\">= 10\""),
            ("..20", "is a range without two numbers", "\"<= 20\""),
            ("1k..2k", "is a range without two numbers", "\"1000..2000\""),
            ("..", "is a range without two numbers", ""),
        ] {
            assert_eq!(written(text), format!("{why}: {meant}"), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_amounts() {
        for text in ["", "5", "30 ms", "fast", "2026-02-11", "n/a", "+", "1,5", "é", "up to you"] {
            assert_eq!(written(text), "no amount", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_a_reader_panic_and_every_suggestion_can_be_read(text in "[ -~–é]{0,12}") {
            if let Some(Err(Mistake { meant: Some(meant), .. })) = read(&text) {
                let amount = meant.trim_matches('"');
                let is_read = matches!(read(amount), Some(Ok(_))) || figure(amount).is_some();
                proptest::prop_assert!(is_read, "{} → {}", text, meant);
            }
        }
    }
}
