//! The order of versions. Pure. Text → a number that orders versions.

/// Base of the measure: parts of 99,999 and above count as 99,999.
const RADIX: f64 = 100_000.0;

/// Words after the numbers that mark a pre-release.
const EARLY: [&str; 9] =
    ["alpha", "beta", "canary", "dev", "nightly", "pre", "rc", "snapshot", "preview"];

/// Returns the first three numbers of a version as digits in base 100,000, the first before the point:
/// `3.12.4` is 3.0001200004. A step of the first number therefore outweighs any step of the second,
/// and between versions that differ in one number the measure is linear in that number. Text before
/// the first digit is skipped (`v24`). A pre-release (`1.20.0-rc.3`) is half a step of the third
/// number below its release, the order of rule 11 of Semantic Versioning 2.0.0; pre-releases of the
/// same release are equal. Returns `None` for a text without a digit.
///
/// Exact while the first number is below 100,000: three digits of 17 bits fit a float.
pub fn measure(text: &str) -> Option<f64> {
    let (numbers, rest) = split(text);
    let first = *numbers.first()?;
    let digit = |at: usize| numbers.get(at).map_or(0.0, |number| number.min(RADIX - 1.0));
    let early = if is_early(rest) { 0.5 } else { 0.0 };
    Some(first + (digit(1) + (digit(2) - early) / RADIX) / RADIX)
}

/// Converts a measure into a version without trailing zeros: `3.12`. A pre-release becomes its release.
pub fn written(measure: f64) -> String {
    // Rounds the half step of a pre-release up.
    let steps = (measure * RADIX * RADIX + 0.75).floor();
    let [above, third] = [(steps / RADIX).floor(), steps % RADIX];
    let [first, second] = [(above / RADIX).floor(), above % RADIX];
    match (second > 0.0, third > 0.0) {
        (_, true) => format!("{first}.{second}.{third}"),
        (true, false) => format!("{first}.{second}"),
        (false, false) => first.to_string(),
    }
}

/// Splits a version into its leading numbers and the rest.
fn split(text: &str) -> (Vec<f64>, &str) {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let mut rest = &text[start..];
    let mut numbers = Vec::new();
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        // A number that is too large for a float parses as infinite, so it is capped.
        let Ok(number) = rest[..end].parse::<f64>() else { return (numbers, rest) };
        numbers.push(number.min(1e15));
        rest = &rest[end..];
        let is_part = |next: &&str| next.starts_with(|c: char| c.is_ascii_digit());
        match rest.strip_prefix(['.', '-', '_']).filter(is_part) {
            Some(next) => rest = next,
            None => return (numbers, rest),
        }
    }
}

/// Returns whether the text after the numbers marks a pre-release: `-rc.3`, `b2`, `.dev`.
fn is_early(rest: &str) -> bool {
    let word = rest.trim_start_matches(['-', '.', '_', ' ']).to_lowercase();
    let is_short = |letter: char| {
        word.strip_prefix(letter).is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
    };
    EARLY.iter().any(|early| word.starts_with(early)) || ['a', 'b'].into_iter().any(is_short)
}

#[cfg(test)]
mod tests {
    use super::{measure, written};

    #[test]
    fn versions_are_in_order() {
        let ascending = [
            "0.0.3",
            "1.1.1w",
            "v1.2-beta",
            "1.2",
            "1.20.0-rc.3",
            "1.20.0",
            "3.9",
            "3.12.0a1",
            "3.12",
            "3.12.4",
            "8u402",
            "10.0.19045",
            "10.1",
            "2024-10-01",
            "2024.11",
            "99999.99999.99998",
            "99999.99999.99999",
        ];
        for pair in ascending.windows(2) {
            assert!(measure(pair[0]) < measure(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn text_around_the_numbers_does_not_count() {
        assert_eq!(measure("v24.0.0"), measure("24"));
        assert_eq!(measure("24.0.0+build.7"), measure("24 LTS"));
        assert_eq!(measure("1.2.3.4"), measure("1.2.3"));
        assert_eq!(measure("soon"), None);
        assert!(measure(&"9".repeat(400)).is_some_and(f64::is_finite));
    }

    #[test]
    fn a_measure_can_be_written_as_a_version_again() {
        for text in ["0", "3", "3.10", "3.0.7", "24.11.1", "2024.10.1"] {
            assert_eq!(measure(text).map(written).as_deref(), Some(text));
        }
        assert_eq!(measure("4.0.0-rc.1").map(written).as_deref(), Some("4"));
    }

    #[test]
    fn within_a_line_the_measure_is_linear() {
        let at = |text| measure(text).expect("it has digits");
        let middle = f64::midpoint(at("3.8"), at("3.12"));
        assert!((middle - at("3.10")).abs() < 1e-12);
    }
}
