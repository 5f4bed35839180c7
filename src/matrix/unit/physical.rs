//! Units of mass, length, volume, power, energy and charge. Pure.

use super::measure::{Dimension, Measure};
use Dimension::{Charge, Energy, Length, Mass, Power, Volume};

/// Symbols of units that take prefixes, with what one is in the base unit of its dimension.
const SYMBOLS: [(&str, Dimension, f64); 7] = [
    ("Wh", Energy, 1.0),
    ("Ah", Charge, 1.0),
    ("W", Power, 1.0),
    ("g", Mass, 1.0),
    ("m", Length, 1.0),
    ("l", Volume, 1.0),
    ("L", Volume, 1.0),
];

/// Symbols that authors write in any case.
const COMMON: [&str; 10] = ["kg", "km", "cm", "ml", "W", "kW", "Wh", "kWh", "mAh", "Ah"];

/// Words that take prefixes, in the singular.
const WORDS: [(&str, Dimension, f64); 8] = [
    ("watthour", Energy, 1.0),
    ("watt", Power, 1.0),
    ("gram", Mass, 1.0),
    ("gramme", Mass, 1.0),
    ("meter", Length, 1.0),
    ("metre", Length, 1.0),
    ("liter", Volume, 1.0),
    ("litre", Volume, 1.0),
];

/// Units without prefixes.
const OTHERS: [(&str, Dimension, f64); 12] = [
    ("lb", Mass, 453.592_37),
    ("oz", Mass, 28.349_523_125),
    ("ounce", Mass, 28.349_523_125),
    ("kilo", Mass, 1e3),
    ("tonne", Mass, 1e6),
    ("t", Mass, 1e6),
    ("inch", Length, 0.0254),
    ("inche", Length, 0.0254),
    ("ft", Length, 0.3048),
    ("feet", Length, 0.3048),
    ("mi", Length, 1609.344),
    ("mile", Length, 1609.344),
];

const PREFIXES: [(&str, &str, f64); 8] = [
    ("", "", 1.0),
    ("µ", "micro", 1e-6),
    ("m", "milli", 1e-3),
    ("c", "centi", 1e-2),
    ("k", "kilo", 1e3),
    ("M", "mega", 1e6),
    ("G", "giga", 1e9),
    ("T", "tera", 1e12),
];

/// Parses a symbol, in upper and lower case, or a word, in singular or plural.
pub(super) fn measure(name: &str) -> Option<Measure> {
    let with_prefixes = |name: &str, (unit, dimension, factor): (&str, Dimension, f64)| {
        let of_prefix = |(symbol, word, power): &(&str, &str, f64)| {
            let prefix = name.strip_suffix(unit)?;
            let is_symbol = unit.len() <= 2;
            let wanted = if is_symbol { symbol } else { word };
            (prefix == *wanted).then_some(Measure { dimension, factor: factor * power })
        };
        PREFIXES.iter().find_map(of_prefix)
    };
    if let Some(measure) = SYMBOLS.into_iter().find_map(|symbol| with_prefixes(name, symbol)) {
        return Some(measure);
    }
    let mut common = COMMON.into_iter();
    if let Some(usual) = common.find(|usual| usual.eq_ignore_ascii_case(name) && *usual != name) {
        return measure(usual);
    }
    let lower = name.to_lowercase();
    let singular = if lower.chars().count() > 2 { lower.trim_end_matches('s') } else { &lower };
    let other = OTHERS.into_iter().find(|(unit, ..)| *unit == singular);
    let other = other.map(|(_, dimension, factor)| Measure { dimension, factor });
    other.or_else(|| WORDS.into_iter().find_map(|word| with_prefixes(singular, word)))
}

#[cfg(test)]
mod tests {
    use super::super::exact_factor;

    #[test]
    fn units_of_a_dimension_convert_and_those_of_others_do_not() {
        let cases = [
            ("g", "kg", Some(0.001)),
            ("kg", "g", Some(1000.0)),
            ("grams", "g", Some(1.0)),
            ("kilos", "kg", Some(1.0)),
            ("lbs", "g", Some(453.592_37)),
            ("cm", "mm", Some(10.0)),
            ("miles", "km", Some(1.609_344)),
            ("inches", "cm", Some(2.54)),
            ("kilometres", "m", Some(1000.0)),
            ("kWh", "Wh", Some(1000.0)),
            ("kilowatthours", "Wh", Some(1000.0)),
            ("MW", "kW", Some(1000.0)),
            ("mW", "W", Some(0.001)),
            ("KG", "kg", Some(1.0)),
            ("wh", "kWh", Some(0.001)),
            ("Ah", "mAh", Some(1000.0)),
            ("ml", "L", Some(0.001)),
            ("kW", "kWh", None),
            ("g", "GB", None),
            ("m", "min", None),
        ];
        for (from, to, factor) in cases {
            let got = exact_factor(from, Some(to));
            let is_same = match (got, factor) {
                (Some(got), Some(factor)) => (got - factor).abs() < 1e-9 * factor,
                (got, factor) => got == factor,
            };
            assert!(is_same, "{from} to {to}: {got:?}");
        }
    }
}
