//! Finds what a clause is about: its subject or a set of subjects, and a criterion of it. Pure.

use super::clause::{Clause, is_verb};
use super::page::Page;
use super::token::{Kind, Token, any, phrase, skip, subject};
use crate::base::index::Index;
use crate::claims::spoken;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::{About, Has};
use crate::reading::topic::Topic;

/// What a clause is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    pub(super) who: Who,
    /// The criterion that the clause is about: "the price of X"
    pub(super) criterion: Option<Index<Criterion>>,
    /// The word that names it, in lower case
    pub(super) noun: Option<String>,
    /// What a pronoun as an object stands for
    pub(super) it: Option<Index<Criterion>>,
    /// Whether the clause says that a reader pays what follows
    pub(super) is_paid: bool,
    pub(super) how: How,
    /// Offset of the first byte of the clause that a statement shows
    pub(super) start: usize,
    /// What the clause says of it
    pub(super) rest: Vec<Token>,
}

impl Head {
    /// Whether the verb is not one of several subjects, if there is one subject: "X cost $9" is past.
    pub(super) fn is_in_number(&self, page: &Page<'_>) -> bool {
        let at = skip(&self.rest, 0, &page.words.adverbs);
        !matches!(self.who, Who::One(_))
            || self.how == How::Topic
            || any(&self.rest[at..], &page.words.plural).is_none()
    }
}

/// How a clause names what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Named,
    Pronoun,
    /// By the heading above
    Topic,
}

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
            Has::Exactly(crate::matrix::Level::No) => Some(Has::Supported),
            Has::Exactly(_) | Has::Lacking => None,
        };
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

/// What the text before a clause says of its subject.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: it is the first of its block
    #[default]
    Nothing,
    One(Index<Subject>),
    Other,
}

/// What a clause is read with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) topic: Topic,
    pub(super) before: Before,
    /// What a pronoun as an object stands for
    pub(super) it: Option<Index<Criterion>>,
    /// Whether the sentence before may be about others than the subjects
    pub(super) is_of_others: bool,
    /// Whether the clause begins its sentence
    pub(super) is_first: bool,
}

impl Context {
    fn pronoun(&self) -> Option<Index<Subject>> {
        match self.before {
            Before::Nothing => self.topic.subject,
            Before::One(at) => Some(at),
            Before::Other => None,
        }
    }

    /// Whether the section, and nothing else, says what a clause is about.
    fn bare(&self) -> Option<Index<Subject>> {
        match self.before {
            Before::Nothing => self.topic.subject,
            Before::One(at) => self.topic.subject.filter(|topic| *topic == at),
            Before::Other => None,
        }
    }
}

/// Returns what a clause is about, if it is certain.
pub(super) fn head(
    sentence: &[Token],
    clause: &Clause,
    context: Context,
    page: &Page<'_>,
) -> Option<Head> {
    let tokens = &sentence[clause.tokens.clone()];
    let words = page.words;
    let mut at = skip(tokens, 0, &words.intros);
    if tokens.get(at).is_some_and(|token| token.is_mark(&[','])) {
        at = skip(tokens, at + 1, &words.intros);
    }
    let start = tokens.get(at)?.range.start;
    let make = |who, criterion, how, rest: &[Token]| {
        let (noun, it, rest) = (None, context.it, rest.to_vec());
        Some(Head { who, criterion, noun, it, is_paid: false, how, start, rest })
    };
    if clause.continues {
        let Before::One(of) = context.before else { return None };
        return make(Who::One(of), None, How::Pronoun, &tokens[at..]);
    }
    if let Some(subject) = clause.label.subject {
        let at = skip(tokens, at, &words.pronouns);
        return make(Who::One(subject), None, How::Named, &tokens[at..]);
    }
    if let Some((who, end)) = set(tokens, at, page) {
        // "Both" may be of two others, which the sentence before names.
        let is_clear = !context.is_of_others || subject_within(&tokens[at..end]);
        return if is_clear { make(who, None, How::Named, &tokens[end..]) } else { None };
    }
    if let Some((of, end)) = subject(tokens, at, page) {
        return named(tokens, of, end, page)
            .and_then(|(who, criterion, end)| make(who, criterion, How::Named, &tokens[end..]));
    }
    if let Some(length) = any(&tokens[at..], &words.pronouns) {
        return make(Who::One(context.pronoun()?), None, How::Pronoun, &tokens[at + length..]);
    }
    if let Some((who, criterion, end)) = of_criterion(tokens, at, context, page) {
        let how = if criterion.is_owned { How::Named } else { How::Topic };
        let head = make(who, Some(criterion.at), how, &tokens[end..])?;
        return Some(Head { noun: Some(criterion.noun), ..head });
    }
    if let Some((of, end)) = with(tokens, at, page) {
        return make(Who::One(of), None, How::Named, &tokens[end..]);
    }
    // A verb before its subject, as in German
    if words.has_inversion
        && is_verb(&tokens[at], page)
        && let after = skip(tokens, at + 1, &words.adverbs)
        && let Some((who, end)) = (at + 1..=after)
            .find_map(|at| set(tokens, at, page))
            .or_else(|| subject(tokens, after, page).map(|(of, end)| (Who::One(of), end)))
        && !tokens.get(end).is_some_and(Token::is_possessive)
    {
        let mut rest = vec![tokens[at].clone()];
        rest.extend_from_slice(&tokens[end..]);
        return make(who, None, How::Named, &rest);
    }
    let of_section = context.bare().filter(|_| context.is_first)?;
    let paid = skip(tokens, at, &words.payers);
    let after = skip(tokens, paid, &words.getters);
    let next = tokens.get(after)?;
    let is_value = next.text.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())
        || words.light.has(&next.text)
        || spoken::begins(&next.text, page.of.language);
    let is_bare = after > at || is_value || is_verb(next, page) || next.criterion().is_some();
    if !is_bare {
        return None;
    }
    let head = make(Who::One(of_section), None, How::Topic, &tokens[after..])?;
    Some(Head { is_paid: paid > at, ..head })
}

/// Reads what follows a subject: a criterion that it owns, other subjects, or a remark.
fn named(
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
    let mut all = vec![of];
    let mut at = end;
    let joint = |at: usize| {
        let is_comma = tokens.get(at).is_some_and(|next| next.is_mark(&[',']));
        Some(skip(tokens, at + usize::from(is_comma), &words.and)).filter(|joint| *joint > at)
    };
    while let Some((other, after)) = joint(at).and_then(|joint| subject(tokens, joint, page)) {
        all.push(other);
        at = after;
    }
    if all.len() > 1 {
        let is_twice = (1..all.len()).any(|at| all[..at].contains(&all[at]));
        let is_part =
            tokens.get(at).is_some_and(|next| next.is_possessive() || next.kind == Kind::Mark);
        return (!is_twice && !is_part).then_some((Who::All(all), None, at));
    }
    // "X Pro", "X 2": another product
    let is_name = next.kind == Kind::Word
        && (next.is_capital || next.text.starts_with(|c: char| c.is_ascii_digit()));
    (!is_name && next.kind != Kind::Mark).then_some((Who::One(of), None, end))
}

fn subject_within(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.subject().is_some())
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

/// A criterion that a clause is about.
struct Owned {
    at: Index<Criterion>,
    noun: String,
    is_owned: bool,
}

/// Reads a criterion with its subject: "the price of X", "its price", and "the price" in the section of X.
fn of_criterion(
    tokens: &[Token],
    at: usize,
    context: Context,
    page: &Page<'_>,
) -> Option<(Who, Owned, usize)> {
    let words = page.words;
    let own = skip(tokens, at, &words.possessives);
    let is_its = own > at;
    let own = skip(tokens, skip(tokens, own, &words.articles), &words.adjectives);
    let criterion = tokens.get(own)?.criterion()?;
    let owned = |is_owned| Owned { at: criterion, noun: tokens[own].text.clone(), is_owned };
    let end = own + 1;
    if is_its {
        let owner = context.pronoun()?;
        return Some((Who::One(owner), owned(true), end));
    }
    let of = skip(tokens, end, &words.of);
    if of > end {
        let (subject, after) = subject(tokens, of, page)?;
        let (who, part, after) = named(tokens, subject, after, page)?;
        let is_plain = part.is_none() && matches!(who, Who::One(_));
        return is_plain.then(|| (who, owned(true), after));
    }
    let is_said = tokens.get(end).is_some_and(|next| {
        words.is.has(&next.text)
            || words.is_not.has(&next.text)
            || words.is_missing.has(&next.text)
            || is_verb(next, page)
    });
    let owner = context.bare().filter(|_| is_said && tokens[own].whole_criterion().is_some())?;
    Some((Who::One(owner), owned(false), end))
}

/// Reads "with X, you get" and "X" after a preposition at the beginning.
fn with(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Index<Subject>, usize)> {
    let words = page.words;
    let length = any(&tokens[at..], &words.with)?;
    let (of, end) = subject(tokens, at + length, page)?;
    let next = end + usize::from(tokens.get(end).is_some_and(|next| next.is_mark(&[','])));
    let rest = tokens.get(next..)?;
    let you = any(rest, &words.you).or_else(|| any(rest, &words.there_is));
    match you {
        Some(_) => Some((of, skip(tokens, next, &words.you))),
        None => {
            let is_verb = rest.first().is_some_and(|first| is_verb(first, page));
            (words.has_inversion && is_verb).then_some((of, next))
        }
    }
}
