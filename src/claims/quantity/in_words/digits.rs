//! Numbers by how many digits they have: `single-digit milliseconds`, `a six-figure sum`, `zweistellig`. Pure.

use super::Reading;
use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::{Number, Quantity};
use crate::claims::spoken::Reader;
use crate::matrix::unit::Fit;

/// Reads the numbers of this length as a range: ten to less than a hundred of `double-digit milliseconds`. A number
/// below one is of a single digit too.
pub(super) fn read(reading: &Reading<'_>, start: usize) -> Option<Quantity> {
    let mut reader = Reader::new(&reading.text[start..]);
    let length = (reading.words.digits)(&mut reader)?;
    let end = start + reader.end();
    let (suffix, _) = reading.with_compounds(end)?;
    let fit = match suffix.fit {
        Fit::Same if suffix.len > 0 => Fit::Same,
        Fit::Bare if reading.noun_after(end) == Some(0) => Fit::Bare,
        Fit::Same | Fit::Bare | Fit::Other => return None,
    };
    let (qualifier, place) = reading.qualified(start..end + suffix.len);
    let end_of = |length: i32| 10_f64.powi(length) * suffix.factor;
    let low = if length == 1 { 0.0 } else { end_of(length - 1) };
    let high = Number { value: end_of(length) * (1.0 - 1e-6), margin: 0.0 };
    // "Below six figures" states another number.
    (qualifier == Qualifier::Exactly).then_some(Quantity {
        low: Number { value: low, margin: 0.0 },
        high: Some(high),
        qualifier,
        fit,
        place,
        written: None,
    })
}
