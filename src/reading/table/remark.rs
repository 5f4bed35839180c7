//! What is said beside the name of a row or a column, in brackets or after a comma: the unit of its numbers, or which of
//! several values they are. Pure.

use super::super::Reader;
use super::super::vocabulary::Meaning;
use super::criterion_of;
use crate::base::currency::is_sign;
use crate::claims::quantity;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Subject};

/// The unit of the numbers without one in a row or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// That of the criterion
    Own,
    /// One that converts to it
    Other,
}

/// Words before the time in a unit, in English and German.
const PER: [&str; 6] = [" per ", " a ", " each ", " every ", " pro ", " im "];

/// Remarks that say nothing of the values, in English and German.
const IDLE: [&str; 8] = [
    "lower is better",
    "higher is better",
    "less is better",
    "more is better",
    "niedriger ist besser",
    "höher ist besser",
    "weniger ist besser",
    "mehr ist besser",
];

/// Whether what is in brackets after a name may make it the name of something else: `Price (refurbished)`, `Ours (2019)`.
/// A unit does not, nor do words that are in the names of what is meant.
pub(super) fn limits(text: &str, named: Meaning, of: &Reader<'_>) -> bool {
    let own = match named {
        Meaning::Subject(at) => words_of_subject(&of.matrix.subjects[at]),
        Meaning::Criterion(at) | Meaning::Part(at) => words_of_criterion(&of.matrix.criteria[at]),
    };
    let criterion = criterion_of(named).map(|at| &of.matrix.criteria[at]);
    let is_known = |remark: &str| {
        let lower = remark.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| own.iter().any(|own| singular(own) == singular(word)))
            || IDLE.contains(&&*lower)
            || criterion.is_some_and(|criterion| {
                is_own_time(remark, criterion) || unit(remark, criterion, of).is_some()
            })
    };
    let brackets = text.find(['(', '[']).map_or("", |at| &text[at..]);
    !remarks(brackets).all(is_known)
}

/// Returns the unit of the numbers in a line with this name.
pub(super) fn scale(text: &str, criterion: &Criterion, of: &Reader<'_>) -> Scale {
    let rest = text.find(['(', '[', ',']).map_or("", |at| &text[at..]);
    let mut units = remarks(rest)
        .filter(|remark| !is_own_time(remark, criterion))
        .filter_map(|remark| unit(remark, criterion, of));
    units.find(|scale| *scale == Scale::Other).unwrap_or(Scale::Own)
}

/// Returns how a remark is a unit of the criterion, perhaps only its time: `ms`, `in USD`, `per month`. `None` if it is none.
pub(super) fn unit(remark: &str, criterion: &Criterion, of: &Reader<'_>) -> Option<Scale> {
    let own = Unit::in_language(criterion.unit.as_deref(), of.language);
    let remark = remark.strip_prefix("in ").unwrap_or(remark);
    let scale = |text: String| {
        let stated = quantity::read(&text, &own);
        let [one] = &stated[..] else { return None };
        let is_multiple = one.fit == Fit::Bare && one.low.value != 1.0;
        let is_unit = one.place.end == text.len() && (one.fit == Fit::Same || is_multiple);
        let is_same = (one.low.value - 1.0).abs() < f64::EPSILON;
        is_unit.then_some(if is_same { Scale::Own } else { Scale::Other })
    };
    let head = criterion.unit.as_deref().and_then(|unit| Some(unit.split_once('/')?.0.trim()));
    scale(format!("1 {remark}"))
        .or_else(|| scale(format!("1 {} {remark}", head?)))
        .or_else(|| scale(format!("1 {} / {remark}", head?)))
}

/// Whether words are the time of the unit of a criterion: `per month` of `$ / month`.
pub(super) fn is_own_time(words: &str, criterion: &Criterion) -> bool {
    let unit = criterion.unit.as_deref();
    let time = unit.and_then(|unit| Some(unit.rsplit_once('/')?.1.trim().to_lowercase()));
    let words = format!(" {} ", words.trim().to_lowercase());
    time.is_some_and(|time| PER.iter().any(|per| words == format!("{per}{time} ")))
}

/// Returns where the time of a unit may begin after a name: `Price per month`.
pub(super) fn begin_of_time(text: &str) -> Option<usize> {
    PER.iter().filter_map(|per| Some(text.match_indices(per).last()?.0)).max()
}

/// Returns the parts of what follows a name. Marks such as the star of a footnote are none.
fn remarks(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['(', ')', '[', ']', ',', ';']).map(str::trim);
    parts.filter(|part| part.contains(|c: char| c.is_alphanumeric() || is_sign(c) || c == '%'))
}

fn words_of_subject(subject: &Subject) -> Vec<String> {
    let aliases = subject.particulars.aliases.iter().map(|alias| alias.value.as_str());
    words(aliases.chain([subject.own_name(), &subject.name, &subject.id]))
}

fn words_of_criterion(criterion: &Criterion) -> Vec<String> {
    let terms = criterion.terms.iter().map(|term| term.value.as_str());
    words(terms.chain([&*criterion.name, &*criterion.id]))
}

fn words<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|of| of.len() > 3).unwrap_or(word)
}
