//! Finds what a clause is about: its subject or a set of subjects, and a criterion of it. Pure.

use super::clause::{Clause, Counted, counted, is_verb};
use super::german::{Predicate, all_except, genitive, predicate_first, subject_second, verb_first};
use super::hedge::Hedges;
use super::page::Page;
use super::token::{Kind, Token, adverbs, any, intro, skip, subject};
use super::value::is_light;
use super::who::{Who, after_pronoun, named, set};
use crate::base::index::Index;
use crate::claims::spoken;
use crate::matrix::{Criterion, Subject};
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
        let at = adverbs(&self.rest, 0, page);
        !matches!(self.who, Who::One(_))
            || matches!(self.how, How::Topic | How::Part)
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
    /// By the heading above, for a part of it: "A group has room for 5,000 members."
    Part,
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
    /// Whether the sentences before, in the same block, name nobody else that the clause may be about
    pub(super) is_alone: bool,
    /// Whether they name a thing, such as a part, whose number the clause may have
    pub(super) has_thing: bool,
    /// The only subject of the clause before, in the same sentence
    pub(super) near: Option<Index<Subject>>,
    /// Whether the sentence is the first of an answer to a question for a value
    pub(super) is_answer: bool,
    /// Why the sentence does not state what is so now
    pub(super) hedges: Hedges,
    /// Whether words alone may say how far something holds: nothing after the sentence limits them
    pub(super) may_be_state: bool,
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
    pub(super) fn bare(&self) -> Option<Index<Subject>> {
        match self.before {
            Before::Nothing => self.topic.subject,
            Before::One(at) => self.topic.subject.filter(|topic| *topic == at),
            Before::Other => self.topic.subject.filter(|_| self.is_alone),
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
    let mut at = intro(tokens, 0, page);
    if tokens.get(at).is_some_and(|token| token.is_mark(&[','])) {
        at = intro(tokens, at + 1, page);
    }
    // "No." and "No offline maps" are no beginnings of something else.
    let is_over = tokens[at.min(tokens.len())..].iter().all(|token| token.kind == Kind::Mark);
    let is_denial = at > 0 && words.no.has(&tokens[at - 1].text);
    at = if is_over { 0 } else { at - usize::from(is_denial) };
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
    if let Some((who, rest)) = all_except(tokens, at, page) {
        return make(who, None, How::Named, &rest);
    }
    if let Some((who, end)) = set(tokens, at, page) {
        // "Both" may be of two others, which the sentence before names.
        let before = &sentence[..clause.tokens.start + end];
        let is_clear = !context.is_of_others || subject_within(before);
        return if is_clear { make(who, None, How::Named, &tokens[end..]) } else { None };
    }
    if let Some((of, end)) = each_of(tokens, at, page).or_else(|| subject(tokens, at, page)) {
        return named(tokens, of, end, page)
            .and_then(|(who, criterion, end)| make(who, criterion, How::Named, &tokens[end..]));
    }
    if let Some(length) = any(&tokens[at..], &words.pronouns) {
        let (who, end) = after_pronoun(tokens, context.pronoun()?, at + length, page);
        return make(who, None, How::Pronoun, &tokens[end..]);
    }
    if let Some((of, criterion, rest)) = verb_first(tokens, at, page) {
        let noun = tokens.get(criterion).map(|token| token.text.clone());
        let named = tokens[criterion].criterion();
        let head = make(Who::One(of), named, How::Named, &rest)?;
        return Some(Head { noun, ..head });
    }
    if let Some(Predicate { criterion, subject, rest }) = predicate_first(tokens, at, page) {
        let how = if subject.is_some() { How::Named } else { How::Pronoun };
        let who = subject.or_else(|| context.pronoun())?;
        return make(Who::One(who), Some(criterion), how, &rest);
    }
    if let Some((of, end)) = genitive(tokens, at, page) {
        let criterion = tokens.get(end).and_then(Token::criterion);
        let head = make(Who::One(of), criterion, How::Named, &tokens[end + 1..])?;
        return Some(Head { noun: tokens.get(end).map(|token| token.text.clone()), ..head });
    }
    if let Some((who, criterion, end)) = of_criterion(tokens, at, context, page) {
        let how = if criterion.is_owned { How::Named } else { How::Topic };
        let head = make(who, Some(criterion.at), how, &tokens[end..])?;
        return Some(Head { noun: Some(criterion.noun), ..head });
    }
    if let Some((of, end)) = with(tokens, at, page) {
        return make(Who::One(of), None, How::Named, &tokens[end..]);
    }
    if let Some((who, rest)) = subject_second(tokens, at, page) {
        return make(who, None, How::Named, &rest);
    }
    if let Some(Counted { length, user }) = counted(&tokens[at..], page) {
        let who = user.or_else(|| context.near.or_else(|| context.pronoun()))?;
        return make(Who::One(who), None, How::Part, &tokens[at..at + length]);
    }
    let of_section = context.bare().filter(|_| context.is_first)?;
    let paid = skip(tokens, at, &words.payers);
    let after = skip(tokens, paid, &words.getters);
    let next = tokens.get(after)?;
    let is_value = next.text.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())
        || words.light.has(&next.text)
        || words.before_values.has(&next.text)
        || spoken::begins(&next.text, page.of.language);
    let is_labelled = clause.label.criterion.is_some_and(|at| page.is_of_words(at));
    let is_bare = context.is_answer
        || is_labelled
        || after > at
        || is_value
        || is_verb(next, page)
        || next.criterion().is_some();
    let noun = skip(tokens, at, &words.articles);
    let is_noun = paid == at
        && tokens.get(noun).is_some_and(|token| {
            matches!(token.kind, Kind::Word | Kind::Part(_)) && !words.provisos.has(&token.text)
        });
    let is_said = tokens.get(noun + 1).is_some_and(|verb| is_verb(verb, page));
    if noun > at && is_noun && is_said {
        let head = make(Who::One(of_section), None, How::Part, &tokens[noun + 1..])?;
        return Some(Head { noun: Some(tokens[noun].text.clone()), ..head });
    }
    if !is_bare {
        return None;
    }
    let head = make(Who::One(of_section), None, How::Topic, &tokens[after..])?;
    Some(Head { is_paid: paid > at, ..head })
}

/// Reads "each of X", "every release of X": what holds of each holds of the subject.
fn each_of(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Index<Subject>, usize)> {
    let words = page.words;
    let after = at + any(tokens.get(at..)?, &words.each)?;
    let is_noun = tokens.get(after).is_some_and(|noun| {
        let is_word = noun.kind != Kind::Mark && noun.subject().is_none();
        is_word && (words.versions.has(&noun.text) || !words.provisos.has(&noun.text))
    });
    [after, after + usize::from(is_noun)].into_iter().find_map(|of| {
        let length = any(tokens.get(of..)?, &words.of)?;
        subject(tokens, of + length, page)
    })
}

fn subject_within(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.subject().is_some())
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
    let has_noun = !is_its && is_adjective(tokens, own, context, page);
    let end = own + 1 + usize::from(has_noun);
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
    let is_said = tokens.get(end..).is_some_and(|rest| {
        let lists = [&words.is, &words.is_not, &words.is_missing, &words.is_there];
        lists.into_iter().any(|list| any(rest, list).is_some())
            || rest.first().is_some_and(|next| is_verb(next, page))
    });
    // In its own section, a word of the name is enough: "A group has room for 5,000 members."
    let is_named = tokens[own].whole_criterion().is_some()
        || context.topic.criterion == Some(criterion)
        || is_word_of_it(&tokens[end..], criterion, page);
    let owner = context.bare().or(context.near).filter(|_| is_said && is_named)?;
    Some((Who::One(owner), owned(false), end))
}

/// Whether what is said of a part of a name is no more than a word, such as a value of its criterion: "the poles are made
/// of steel".
fn is_word_of_it(rest: &[Token], of: Index<Criterion>, page: &Page<'_>) -> bool {
    let said = rest.iter().take_while(|token| token.kind != Kind::Mark);
    page.is_of_words(of) && said.filter(|token| !is_light(token, page)).count() == 1
}

/// Whether a word of the section's criterion is an adjective before a noun, which has what follows: "an idle process".
fn is_adjective(tokens: &[Token], at: usize, context: Context, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_noun = |noun: &Token| {
        let others = [&words.of, &words.is, &words.provisos, &words.is_missing];
        noun.kind == Kind::Word
            && !noun.is_capital
            && !is_verb(noun, page)
            && !others.iter().any(|other| other.has(&noun.text))
    };
    tokens[at].criterion() == context.topic.criterion
        && tokens.get(at + 1).is_some_and(is_noun)
        && tokens.get(at + 2).is_some_and(|verb| is_verb(verb, page))
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
