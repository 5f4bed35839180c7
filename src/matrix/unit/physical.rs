//! Units of mass, length, volume, power and the like. Pure.
//!
//! In texts, they are read only for a criterion that has such a unit: elsewhere, `m` is a million or a minute, and `A` a
//! word.

use super::names::{Dimension, Measure, Part, part};

/// Units with the symbol and the value of the base of their dimension: a gram, a metre, a litre, a watt, …
const SYMBOLS: [(&str, &str, f64); 14] = [
    ("g", "g", 1.0),
    ("t", "g", 1e6),
    ("m", "m", 1.0),
    ("l", "l", 1.0),
    ("L", "l", 1.0),
    ("W", "W", 1.0),
    ("J", "J", 1.0),
    ("Wh", "J", 3600.0),
    ("V", "V", 1.0),
    ("A", "A", 1.0),
    ("Ah", "Ah", 1.0),
    ("Pa", "Pa", 1.0),
    ("N", "N", 1.0),
    ("Nm", "Nm", 1.0),
];

const PREFIXES: [(&str, f64); 12] = [
    ("", 1.0),
    ("n", 1e-9),
    ("µ", 1e-6),
    ("μ", 1e-6),
    ("m", 1e-3),
    ("c", 1e-2),
    ("d", 1e-1),
    ("h", 1e2),
    ("k", 1e3),
    // Not as the standard has it, but as people write: `KW`
    ("K", 1e3),
    ("M", 1e6),
    ("G", 1e9),
];

const WORDS: [(&str, &str, f64); 11] = [
    ("gram", "g", 1.0),
    ("gramm", "g", 1.0),
    ("gramme", "g", 1.0),
    ("kilo", "g", 1e3),
    ("tonne", "g", 1e6),
    ("metre", "m", 1.0),
    ("meter", "m", 1.0),
    ("litre", "l", 1.0),
    ("liter", "l", 1.0),
    ("watt", "W", 1.0),
    ("watthour", "J", 3600.0),
];

const WORD_PREFIXES: [(&str, f64); 6] =
    [("", 1.0), ("milli", 1e-3), ("centi", 1e-2), ("kilo", 1e3), ("mega", 1e6), ("giga", 1e9)];

/// The yard and the pound, as agreed in 1959, and names that are written in other letters than the symbol
const NAMED: [(&[&str], &str, f64); 8] = [
    (&["kwh"], "J", 3.6e6),
    (&["mp", "megapixel"], "px", 1e6),
    (&["in", "inch", "inche", "″"], "m", 0.0254),
    (&["ft", "foot", "feet"], "m", 0.3048),
    (&["yd", "yard"], "m", 0.9144),
    (&["mi", "mile"], "m", 1609.344),
    (&["oz", "ounce"], "g", 28.349_523_125),
    (&["lb", "pound"], "g", 453.592_37),
];

/// Returns the factor that converts a number from one unit exactly to the other, such as `g` to `kg`, or `km/h` to
/// `m/s`.
pub(super) fn factor(from: &str, to: &str) -> Option<f64> {
    let to = to.split(" (").next().unwrap_or_default().trim();
    match (rate(from), rate(to)) {
        ((from, None), (to, None)) => quotient(from, to),
        ((from, Some(per)), (to, Some(to_per))) => {
            Some(quotient(from, to)? / quotient(per, to_per)?)
        }
        _ => None,
    }
}

fn rate(unit: &str) -> (&str, Option<&str>) {
    match unit.split_once('/') {
        Some((head, per)) => (head.trim(), Some(per.trim())),
        None => (unit, None),
    }
}

fn quotient(from: &str, to: &str) -> Option<f64> {
    let (from, to) = (measure(from)?, measure(to)?);
    (from.dimension == to.dimension).then(|| from.factor / to.factor)
}

fn measure(name: &str) -> Option<Measure> {
    physical(name).or_else(|| match part(name).0 {
        // Months and years are no fixed numbers of days.
        Part::Measure(Measure { dimension: Dimension::Calendar, .. }) => None,
        Part::Measure(measure) => Some(measure),
        Part::Currency(_) | Part::OutOf(_) | Part::Word(_) => None,
    })
}

/// Parses a physical unit. Its symbols are case-sensitive, its names are not.
pub(super) fn physical(name: &str) -> Option<Measure> {
    let symbol = SYMBOLS.iter().find_map(|(end, base, value)| {
        let prefix = name.strip_suffix(end)?;
        let (_, factor) = PREFIXES.iter().find(|(of, _)| *of == prefix)?;
        Some((*base, factor * value))
    });
    let (base, factor) = symbol.or_else(|| in_words(&name.to_lowercase()))?;
    Some(Measure { dimension: Dimension::Physical(base), factor })
}

fn in_words(name: &str) -> Option<(&'static str, f64)> {
    let name = name.strip_suffix('s').unwrap_or(name);
    if let Some((_, base, value)) = NAMED.iter().find(|(names, ..)| names.contains(&name)) {
        return Some((base, *value));
    }
    WORDS.iter().find_map(|(end, base, value)| {
        let prefix = name.strip_suffix(end)?;
        let (_, factor) = WORD_PREFIXES.iter().find(|(of, _)| *of == prefix)?;
        Some((*base, factor * value))
    })
}
