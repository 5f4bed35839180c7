//! What people write in the heads and cells of tables for short: "Queue time, median", "Since", "y". Pure.

use crate::claims::tokens::folded;
use crate::matrix::{Criterion, Level};
use crate::reading::Reader;
use crate::reading::statement::Has;
use crate::reading::vocabulary::Meaning;
use crate::reading::words::words_of;

/// Returns what a head means that says after a comma how its values are measured, and those words. A criterion that is of
/// another measure is another one: "Latency, median" is no "p99 latency".
pub(super) fn measured<'t>(text: &'t str, of: &Reader<'_>) -> Option<(Meaning, &'t str)> {
    let words = words_of(of.language)?.grammar;
    let (name, remark) = text.split_once(',')?;
    let lower = remark.trim().to_lowercase();
    let named = of.vocabulary.meant(name)?;
    let (Meaning::Criterion(at) | Meaning::Part(at)) = named else { return None };
    let is_own =
        words.measured.has_whole(&lower) && !is_of_measure(&of.matrix.criteria[at], &lower);
    is_own.then_some((named, remark))
}

/// Words in the names of criteria that say which of several values counts, in English and German.
const MEASURES: [&str; 18] = [
    " p50 ",
    " p90 ",
    " p95 ",
    " p99 ",
    " percentile ",
    " perzentil ",
    " median ",
    " average ",
    " mean ",
    " max ",
    " maximum ",
    " min ",
    " minimum ",
    " peak ",
    " worst ",
    " best ",
    " largest ",
    " durchschnitt ",
];

/// Whether a criterion is of a measure of its own, and of another one than a remark says.
fn is_of_measure(criterion: &Criterion, remark: &str) -> bool {
    let terms = criterion.terms.iter().map(|term| folded(&term.value));
    let mut names = terms.chain([folded(&criterion.name)]);
    let remark = folded(remark);
    names.any(|name| {
        let mut measures = MEASURES.iter().filter(|measure| name.contains(**measure));
        measures.any(|measure| !remark.contains(measure))
    })
}

/// Returns the first release for a head that only says "Since".
pub(super) fn of_release(text: &str, of: &Reader<'_>) -> Option<Meaning> {
    let words = words_of(of.language)?.grammar;
    let is_head = words.release_heads.has_whole(&text.trim().to_lowercase());
    let release = of.vocabulary.traits(of.language)?.release;
    release.filter(|_| is_head).map(Meaning::Criterion)
}

/// Returns the level of a cell that has only the first letter of yes or no.
pub(super) fn initial(text: &str, of: &Reader<'_>) -> Option<Has> {
    match (text, of.language.name()) {
        ("y" | "Y", "en") | ("j" | "J", "de") => Some(Has::Supported),
        ("n" | "N", "en" | "de") => Some(Has::Exactly(Level::No)),
        _ => None,
    }
}
