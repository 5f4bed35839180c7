//! What mends a mistake, where an editor can offer it. Pure.

use super::Known;
use crate::diagnostic::{Applies, Diagnostic, Fix};
use crate::upkeep::fix;

/// None, too, for a claim whose page would not bear it out, as with `versus check --fix`.
pub fn fix<'d>(known: &Known<'_>, diagnostic: &'d Diagnostic) -> Option<&'d Fix> {
    let fix = diagnostic.fix.as_deref()?;
    let alone = std::slice::from_ref(diagnostic);
    let is_sound = fix.applies != Applies::Unasked
        || fix::fix(known.site, alone, known.read).is_ok_and(|fixed| !fixed.is_empty());
    is_sound.then_some(fix)
}
