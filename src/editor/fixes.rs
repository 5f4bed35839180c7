//! Fixes of diagnostics, for quick fixes in an editor. Pure.

use super::Known;
use crate::diagnostic::{Applies, Diagnostic, Fix};
use crate::upkeep::fix;

/// Returns the fix of a diagnostic, if it has one. A fix that `versus check --fix` applies is only returned
/// if the page with the new text passes its checks.
pub fn fix<'d>(known: &Known<'_>, diagnostic: &'d Diagnostic) -> Option<&'d Fix> {
    let fix = diagnostic.fix.as_deref()?;
    let alone = std::slice::from_ref(diagnostic);
    let is_sound = fix.applies != Applies::Automatic
        || fix::fix(known.site, alone, known.read).is_ok_and(|fixed| !fixed.is_empty());
    is_sound.then_some(fix)
}
