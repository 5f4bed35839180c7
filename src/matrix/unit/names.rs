//! Names of units: measures, currencies and words. Pure.

use crate::base::currency::{CURRENCIES, code, is_sign};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Measure(Measure),
    /// A currency, by its code if it has one: `USD`
    Currency(String),
    /// The maximum of a rating: the five of `/5`
    OutOf(String),
    /// Any other unit, in lower case: `packages`
    Word(String),
}

/// A unit of measurement: `factor` times the base unit of its dimension, such as a second, a byte, a
/// hertz or a hundredth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub(super) dimension: Dimension,
    pub(super) factor: f64,
}

impl Measure {
    /// Whether its names are too short to mean it anywhere: `12 m` may be months.
    pub(super) fn is_physical(self) -> bool {
        matches!(self.dimension, Dimension::Physical(_))
    }

    pub(super) fn is_time(self) -> bool {
        matches!(self.dimension, Dimension::Time | Dimension::Calendar)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    /// Months and years; the base unit is the second
    Calendar,
    Data,
    Frequency,
    /// Mass, length, power and the like, by their base unit: `g`, `m`, `W`
    Physical(&'static str),
    Share,
    Ratio,
}

/// The mean Gregorian year, 365.2425 days.
const YEAR_SECONDS: f64 = 31_556_952.0;

/// Percentages and ratios, by their signs and names. They can contain a space, so they are matched as
/// prefixes.
pub(super) const SIGNS: [(&str, Measure); 5] = [
    ("%", Measure { dimension: Dimension::Share, factor: 1.0 }),
    ("per cent", Measure { dimension: Dimension::Share, factor: 1.0 }),
    ("percent", Measure { dimension: Dimension::Share, factor: 1.0 }),
    ("‰", Measure { dimension: Dimension::Share, factor: 0.1 }),
    ("×", Measure { dimension: Dimension::Ratio, factor: 1.0 }),
];

/// Short names of what is counted in a second.
const RATES: [(&str, &str); 3] = [("rps", "requests"), ("qps", "queries"), ("tps", "transactions")];

/// Short names of what is counted.
const SHORT: [(&str, &str); 4] =
    [("req", "requests"), ("reqs", "requests"), ("msg", "messages"), ("msgs", "messages")];

/// Parses a part of a unit. The second value is the unit that it is per, if its name contains one.
pub(super) fn part(name: &str) -> (Part, Option<Part>) {
    if let Some(measure) = measure(name) {
        return (Part::Measure(measure), None);
    }
    if let Some((_, measure)) = SIGNS.iter().find(|(sign, _)| *sign == name) {
        return (Part::Measure(*measure), None);
    }
    if let Some(prefix) = name.strip_suffix("bps")
        && let Some(bits) = measure(&format!("{prefix}bit"))
    {
        let second = Measure { dimension: Dimension::Time, factor: 1.0 };
        return (Part::Measure(bits), Some(Part::Measure(second)));
    }
    if let Some((_, whole)) = RATES.iter().find(|(short, _)| *short == name.to_lowercase()) {
        let second = Measure { dimension: Dimension::Time, factor: 1.0 };
        return (Part::Word((*whole).to_owned()), Some(Part::Measure(second)));
    }
    let is_listed = CURRENCIES
        .iter()
        .any(|(sign, code, words)| *sign == name || *code == name || words.contains(&name));
    if is_listed || name.ends_with(is_sign) {
        return (Part::Currency(code(name).to_owned()), None);
    }
    let name = name.to_lowercase();
    let whole = SHORT.iter().find(|(short, _)| *short == name).map(|(_, whole)| *whole);
    (Part::Word(whole.map_or(name, str::to_owned)), None)
}

fn measure(name: &str) -> Option<Measure> {
    let of = |dimension, factor| Some(Measure { dimension, factor });
    // Symbols are case-sensitive (Mb, MB), words are not.
    match name {
        "ns" => return of(Dimension::Time, 1e-9),
        "µs" | "μs" | "us" => return of(Dimension::Time, 1e-6),
        "ms" => return of(Dimension::Time, 1e-3),
        "s" => return of(Dimension::Time, 1.0),
        "h" => return of(Dimension::Time, 3600.0),
        "Hz" => return of(Dimension::Frequency, 1.0),
        "kHz" | "KHz" => return of(Dimension::Frequency, 1e3),
        "MHz" => return of(Dimension::Frequency, 1e6),
        "GHz" => return of(Dimension::Frequency, 1e9),
        _ => {}
    }
    let lower = name.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    match singular {
        "nanosecond" => of(Dimension::Time, 1e-9),
        "microsecond" => of(Dimension::Time, 1e-6),
        "millisecond" => of(Dimension::Time, 1e-3),
        "second" | "sec" => of(Dimension::Time, 1.0),
        "minute" | "min" => of(Dimension::Time, 60.0),
        "hour" | "hr" => of(Dimension::Time, 3600.0),
        "day" => of(Dimension::Time, 86_400.0),
        "week" => of(Dimension::Time, 7.0 * 86_400.0),
        "month" | "mo" => of(Dimension::Calendar, YEAR_SECONDS / 12.0),
        "year" | "yr" => of(Dimension::Calendar, YEAR_SECONDS),
        "hertz" => of(Dimension::Frequency, 1.0),
        "x" | "time" | "fold" if lower != "time" && lower != "xs" => of(Dimension::Ratio, 1.0),
        _ => of(Dimension::Data, bytes(name, singular)?),
    }
}

/// Returns the number of bytes of a unit: `KB` is 1000 bytes and `KiB` is 1024 (IEC 80000-13); `Mb` is in
/// bits. `mb` can only mean `MB`.
fn bytes(name: &str, singular: &str) -> Option<f64> {
    let words = [("byte", 1.0), ("bit", 0.125)];
    for (word, size) in words {
        if let Some(prefix) = singular.strip_suffix(word) {
            return prefix_factor(prefix).map(|factor| factor * size);
        }
    }
    if let Some(prefix) = name.strip_suffix('B') {
        return prefix_factor(&prefix.to_lowercase());
    }
    match name.strip_suffix('b')? {
        "" => None,
        prefix @ ("m" | "g" | "t") => prefix_factor(prefix),
        prefix => prefix_factor(&prefix.to_lowercase()).map(|factor| factor * 0.125),
    }
}

fn prefix_factor(prefix: &str) -> Option<f64> {
    let exponents = [
        (["k", "kilo"], ["ki", "kibi"]),
        (["m", "mega"], ["mi", "mebi"]),
        (["g", "giga"], ["gi", "gibi"]),
        (["t", "tera"], ["ti", "tebi"]),
        (["p", "peta"], ["pi", "pebi"]),
    ];
    if prefix.is_empty() {
        return Some(1.0);
    }
    exponents.iter().zip(1..).find_map(|((decimal, binary), power)| {
        if decimal.contains(&prefix) {
            return Some(1000_f64.powi(power));
        }
        binary.contains(&prefix).then(|| 1024_f64.powi(power))
    })
}
