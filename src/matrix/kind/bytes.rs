//! Numbers of bytes in a larger unit. Pure.

/// The units, each 1000 times the one before.
const DECIMAL: [&[&str]; 6] =
    [&["B", "byte", "bytes"], &["kB", "KB"], &["MB"], &["GB"], &["TB"], &["PB"]];

/// The units, each 1024 times the one before.
const BINARY: [&[&str]; 6] =
    [&["B", "byte", "bytes"], &["KiB"], &["MiB"], &["GiB"], &["TiB"], &["PiB"]];

/// A number with another unit than that of its criterion.
pub(super) struct Larger {
    pub(super) digits: String,
    pub(super) unit: &'static str,
}

/// Returns a whole number of bytes in the largest unit that takes at most two decimals and loses no digit: 16 MB
/// for 16,000,000 B. `None` for a smaller number, and for any other unit.
pub(super) fn larger(digits: &str, unit: &str) -> Option<Larger> {
    let number: u128 = digits.parse().ok()?;
    [(DECIMAL, 1000_u128), (BINARY, 1024)].into_iter().find_map(|(units, step)| {
        let at = units.iter().position(|names| names.contains(&unit))?;
        units.iter().enumerate().skip(at + 1).rev().find_map(|(to, names)| {
            let size = step.pow(u32::try_from(to - at).ok()?);
            let hundredths = number.checked_mul(100)?;
            let is_exact = number >= size && hundredths % size == 0;
            is_exact.then(|| Larger { digits: in_hundredths(hundredths / size), unit: names[0] })
        })
    })
}

/// Writes a number of hundredths, without trailing zeros.
fn in_hundredths(number: u128) -> String {
    let text = format!("{}.{:02}", number / 100, number % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(digits: &str, unit: &str) -> Option<String> {
        larger(digits, unit).map(|larger| format!("{} {}", larger.digits, larger.unit))
    }

    #[test]
    fn bytes_are_in_the_largest_unit_that_loses_no_digit() {
        let is = |digits, unit, wanted: &str| {
            assert_eq!(shown(digits, unit).as_deref(), Some(wanted), "{digits} {unit}");
        };
        is("16000000", "B", "16 MB");
        is("16777216", "bytes", "16 MiB");
        is("1500", "KB", "1.5 MB");
        is("1250000", "MB", "1.25 TB");
        is("2048", "KiB", "2 MiB");
        is("3000000000000000000000", "B", "3000000 PB");
    }

    #[test]
    fn other_numbers_stay() {
        for (digits, unit) in [
            ("16", "MB"),
            ("1234567", "B"),
            ("1500.5", "KB"),
            ("1000", "KiB"),
            ("1000000", "ms"),
            ("-5000", "B"),
            ("5000", "Bananas"),
            ("340282366920938463463374607431768211455", "B"),
        ] {
            assert_eq!(shown(digits, unit), None, "{digits} {unit}");
        }
    }
}
