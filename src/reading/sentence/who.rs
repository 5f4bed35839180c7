//! The subject of a clause, or a set of subjects: "both", "only X". Pure.

use super::page::Page;
use super::token::{Kind, Token, any, phrase, skip, subject};
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
        let ends = tokens.get(end).is_some_and(|next| next.is_mark(&['.', '!']));
        let alone = ends.then_some((Who::One(of), None, end));
        let found = alone.or_else(|| named(tokens, of, end, page));
        let (who, _, end) = found.filter(|(_, criterion, _)| criterion.is_none())?;
        return match who {
            Who::One(_) => Some((Who::Only(of, others(of, page)?), end)),
            Who::All(_) | Who::None(_) | Who::Only(..) | Who::But(..) => None,
        };
    }
    if let Some(length) = any(here, &words.all_but) {
        let (of, end) = subject(tokens, at + length, page)?;
        return Some((Who::But(of, others(of, page)?), end));
    }
    let both = any(here, &words.both_of).or_else(|| any(here, &words.both));
    if let Some(length) = both.or_else(|| any(here, &words.neither)) {
        let is_both = both.is_some();
        let make = |all| if is_both { Who::All(all) } else { Who::None(all) };
        // "Both X and Y", "neither X nor Y"
        if let Some((one, end)) = subject(tokens, at + length, page) {
            let joint = skip(tokens, end, if is_both { &words.and } else { &words.nor });
            let (other, end) = subject(tokens, joint, page).filter(|_| joint > end)?;
            let is_plain = !tokens.get(end).is_some_and(Token::is_possessive);
            return (one != other && is_plain).then(|| (make(vec![one, other]), end));
        }
        let end = after_things(tokens, at + length, page);
        let is_set = any(here, &words.both_of).is_none();
        return (is_set && compared.len() == 2).then(|| (make(compared.to_vec()), end));
    }
    let longest = |sets: &[(&str, Option<usize>)]| {
        let lengths = sets.iter().filter_map(|(set, count)| Some((phrase(here, set)?, *count)));
        lengths.max_by_key(|(length, _)| *length)
    };
    let is_whole = |count: Option<usize>| count.unwrap_or(compared.len()) == compared.len();
    let make = |(length, count): (usize, Option<usize>), make: fn(Vec<Index<Subject>>) -> Who| {
        let end = after_things(tokens, at + length, page);
        (is_whole(count) && compared.len() > 1).then(|| (make(compared.to_vec()), end))
    };
    if let Some(end) = every(tokens, at, page) {
        return (compared.len() > 1).then(|| (Who::All(compared.to_vec()), end));
    }
    longest(words.all)
        .and_then(|of| make(of, Who::All))
        .or_else(|| longest(words.none).and_then(|of| make(of, Who::None)))
}

/// Reads "every reader here", where the title of the matrix has the noun.
fn every(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<usize> {
    let noun = at + any(&tokens[at..], &page.words.every)?;
    let is_any = page.of.vocabulary.lexicon().is_of_title(&tokens.get(noun)?.text);
    let here = noun + 1 + any(tokens.get(noun + 1..)?, &page.words.here)?;
    is_any.then_some(here)
}

/// Returns whom a clause is about that begins with a pronoun for a subject: it, or it alone, "it is the only one with".
pub(super) fn after_pronoun(
    tokens: &[Token],
    of: Index<Subject>,
    end: usize,
    page: &Page<'_>,
) -> (Who, usize) {
    let is_only = || Some(end + any(tokens.get(end..)?, &page.words.is_only)? - 1);
    let only = is_only().or_else(|| only_one(tokens, end, page));
    match only.zip(others(of, page)) {
        Some((end, others)) => (Who::Only(of, others), end),
        None => (Who::One(of), end),
    }
}

/// Reads "is the only tool of the three that", and returns where the rest begins: "has C". The noun may be that of all.
pub(super) fn only_one(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<usize> {
    let words = page.words;
    let noun = at + any(tokens.get(at..)?, &words.is_the_only)?;
    let word = tokens.get(noun).filter(|word| word.kind == Kind::Word)?;
    let plural = format!("{}s", word.text);
    let is_of_all = words.indefinite.has(&word.text)
        || words.things.has(&word.text)
        || words.things.has(&plural)
        || is_thing(word, page);
    // "Der einzige mit C"
    let after = if is_of_all { noun + 1 } else { noun };
    let is_bare = words.has_inversion && words.have.has(&word.text) || words.lack.has(&word.text);
    let set = skip(tokens, after_things(tokens, after, page), &words.here);
    (is_of_all || is_bare).then(|| skip(tokens, set, &words.after_the_only))
}

/// Returns a subject with those that are listed after it, "X, Y and Z", and the offset after them.
fn listed(
    tokens: &[Token],
    first: Index<Subject>,
    end: usize,
    page: &Page<'_>,
) -> (Vec<Index<Subject>>, usize) {
    let mut all = vec![first];
    let mut at = end;
    let joint = |at: usize| {
        let is_comma = tokens.get(at).is_some_and(|next| next.is_mark(&[',']));
        Some(skip(tokens, at + usize::from(is_comma), &page.words.and)).filter(|next| *next > at)
    };
    while let Some((other, after)) = joint(at).and_then(|joint| subject(tokens, joint, page)) {
        all.push(other);
        at = after;
    }
    (all, at)
}

fn are_distinct(subjects: &[Index<Subject>]) -> bool {
    (1..subjects.len()).all(|at| !subjects[..at].contains(&subjects[at]))
}

/// Reads who something holds of, at the end of a clause: "both", "X", "X, Y and Z".
pub(super) fn last(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Who, usize)> {
    if let Some(found) = set(tokens, at, page) {
        return Some(found);
    }
    let (of, end) = subject(tokens, at, page)?;
    let (all, after) = listed(tokens, of, end, page);
    // "X has C, and Y …" is about X alone.
    let is_list = all.len() > 1
        && are_distinct(&all)
        && tokens.get(after).is_none_or(|next| next.is_mark(&['.', '!', ',', ';']));
    Some(if is_list { (Who::All(all), after) } else { (Who::One(of), end) })
}

/// Returns where words go on after those for what is compared: "products", or a noun of the title.
pub(super) fn after_things(tokens: &[Token], at: usize, page: &Page<'_>) -> usize {
    let end = skip(tokens, at, &page.words.things);
    let is_next = end == at && tokens.get(at).is_some_and(|token| is_thing(token, page));
    end + usize::from(is_next)
}

/// Whether a word is a noun of the title, which names all that is compared.
pub(super) fn is_thing(token: &Token, page: &Page<'_>) -> bool {
    token.kind == Kind::Word && page.of.vocabulary.lexicon().is_of_title(&token.text)
}

/// Reads what follows a subject: a criterion that it owns, other subjects, or a remark.
pub(super) fn named(
    tokens: &[Token],
    of: Index<Subject>,
    end: usize,
    page: &Page<'_>,
) -> Option<(Who, Option<Index<Criterion>>, usize)> {
    let words = page.words;
    let Some(next) = tokens.get(end) else { return Some((Who::One(of), None, end)) };
    if next.is_possessive() {
        let own = skip(tokens, end + 1, &words.adjectives);
        let criterion = tokens.get(own)?.criterion()?;
        return Some((Who::One(of), Some(criterion), own + 1));
    }
    if let Some(length) = any(&tokens[end..], &words.is_only) {
        let others = others(of, page)?;
        // What is before the object of "is the only one with"
        return Some((Who::Only(of, others), None, end + length - 1));
    }
    if let Some(end) = only_one(tokens, end, page) {
        return Some((Who::Only(of, others(of, page)?), None, end));
    }
    let (all, at) = listed(tokens, of, end, page);
    if all.len() > 1 {
        let is_part =
            tokens.get(at).is_some_and(|next| next.is_possessive() || next.kind == Kind::Mark);
        return (are_distinct(&all) && !is_part).then_some((Who::All(all), None, at));
    }
    // "X Pro", "X 2": another product
    let is_name = next.kind == Kind::Word
        && (next.is_capital || next.text.starts_with(|c: char| c.is_ascii_digit()));
    (!is_name && next.kind != Kind::Mark).then_some((Who::One(of), None, end))
}
