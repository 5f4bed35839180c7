//! The subject of a clause, or a set of subjects: "both", "only X". Pure.

use super::head::named;
use super::page::Page;
use super::token::{Token, any, phrase, skip, subject};
use crate::base::index::Index;
use crate::matrix::{Criterion, Level, Subject};
use crate::reading::statement::{About, Has};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Who {
    One(Index<Subject>),
    /// All of these, each for itself
    All(Vec<Index<Subject>>),
    None(Vec<Index<Subject>>),
    /// The first and none of the others
    Only(Index<Subject>, Vec<Index<Subject>>),
    /// All others, and not the first
    But(Index<Subject>, Vec<Index<Subject>>),
}

impl Who {
    /// Returns what holds of each subject, if something holds of the whole. `None` if the opposite of it is not
    /// certain.
    pub(super) fn states(&self, of: Index<Criterion>, has: Has) -> Option<Vec<(About, Has)>> {
        let about = |subject: Index<Subject>| About { subject, criterion: of };
        let opposite = match has {
            Has::Supported => Some(Has::Lacking),
            Has::Exactly(Level::No) => Some(Has::Supported),
            Has::Exactly(_) | Has::Lacking => None,
        };
        // Others than the one with full support may have some.
        if let (Who::Only(one, _), Has::Exactly(Level::Yes)) = (self, has) {
            return Some(vec![(about(*one), has)]);
        }
        let each = |subjects: &[Index<Subject>], has: Has| -> Vec<(About, Has)> {
            subjects.iter().map(|subject| (about(*subject), has)).collect()
        };
        let split = |one: Index<Subject>, others: &[Index<Subject>], own: Has, of_others: Has| {
            let mut all = vec![(about(one), own)];
            all.extend(each(others, of_others));
            all
        };
        Some(match self {
            Who::One(subject) => vec![(about(*subject), has)],
            Who::All(subjects) => each(subjects, has),
            Who::None(subjects) => each(subjects, opposite?),
            Who::Only(one, others) => split(*one, others, has, opposite?),
            Who::But(one, others) => split(*one, others, opposite?, has),
        })
    }
}

/// Returns the subjects that are compared besides one.
pub(super) fn others(of: Index<Subject>, page: &Page<'_>) -> Option<Vec<Index<Subject>>> {
    let compared = page.of.compared;
    let others: Vec<Index<Subject>> =
        compared.iter().copied().filter(|other| *other != of).collect();
    (others.len() + 1 == compared.len() && !others.is_empty()).then_some(others)
}

/// Reads words for several subjects: "both", "neither", "only X", "all but X".
pub(super) fn set(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Who, usize)> {
    let words = page.words;
    let here = tokens.get(at..)?;
    let compared = page.of.compared;
    if let Some(length) = any(here, &words.only) {
        let (of, end) = subject(tokens, at + length, page)?;
        let (who, _, end) =
            named(tokens, of, end, page).filter(|(_, criterion, _)| criterion.is_none())?;
        return match who {
            Who::One(_) => Some((Who::Only(of, others(of, page)?), end)),
            Who::All(_) | Who::None(_) | Who::Only(..) | Who::But(..) => None,
        };
    }
    if let Some(length) = any(here, &words.all_but) {
        let (of, end) = subject(tokens, at + length, page)?;
        return Some((Who::But(of, others(of, page)?), end));
    }
    if let Some(length) = any(here, &words.both).or_else(|| any(here, &words.neither)) {
        let is_both = any(here, &words.both).is_some();
        let make = |all| if is_both { Who::All(all) } else { Who::None(all) };
        // "Both X and Y", "neither X nor Y"
        if let Some((one, end)) = subject(tokens, at + length, page) {
            let joint = skip(tokens, end, if is_both { &words.and } else { &words.nor });
            let (other, end) = subject(tokens, joint, page).filter(|_| joint > end)?;
            let is_plain = !tokens.get(end).is_some_and(Token::is_possessive);
            return (one != other && is_plain).then(|| (make(vec![one, other]), end));
        }
        let end = skip(tokens, at + length, &words.things);
        return (compared.len() == 2).then(|| (make(compared.to_vec()), end));
    }
    let longest = |sets: &[(&str, Option<usize>)]| {
        let lengths = sets.iter().filter_map(|(set, count)| Some((phrase(here, set)?, *count)));
        lengths.max_by_key(|(length, _)| *length)
    };
    let is_whole = |count: Option<usize>| count.unwrap_or(compared.len()) == compared.len();
    let make = |(length, count): (usize, Option<usize>), make: fn(Vec<Index<Subject>>) -> Who| {
        let end = skip(tokens, at + length, &words.things);
        (is_whole(count) && compared.len() > 1).then(|| (make(compared.to_vec()), end))
    };
    longest(words.all)
        .and_then(|of| make(of, Who::All))
        .or_else(|| longest(words.none).and_then(|of| make(of, Who::None)))
}
