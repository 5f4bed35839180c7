//! Questions, and the answers below them: "Does X support C?" and "No." Pure.

mod asked;
mod loose;
mod own;

use std::ops::Range;

use super::Text;
use super::form;
use super::hedge::hedges;
use super::page::Page;
use super::token::{Token, any, skip, subject, tokens};
use super::who::{Who, last, others};
use crate::base::index::Index;
use crate::claims::tokens::folded;
use crate::matrix::{Criterion, Subject};
use crate::reading::block::BlockKind;
use crate::reading::statement::{Has, Says, Statement};
use crate::reading::topic::Topic;
use crate::reading::words::Phrases;

/// A question that the next block may answer.
pub(super) struct Question {
    who: Asked,
    /// `None` if the words do not certainly say which one
    criterion: Option<Index<Criterion>>,
}

enum Asked {
    /// "Does X …?"
    Of(Who),
    /// "Which one …?"
    Which,
    /// "Where can I get C without a second program?", which is read by exclusion: only a whole set answers
    Where,
    /// "How much …?"
    Value(Index<Subject>),
    /// "How many …?", of each subject
    Values,
    /// "Does X pay a bonus?", where yes comes with an amount
    Amount(Index<Subject>),
    /// "How old is X?": whatever is asked, it is of X
    About(Index<Subject>),
    /// "Do I need a C for X?": the answer states with words of its own how it is
    Beside(Index<Subject>),
}

impl Question {
    /// Returns what the answer is about.
    pub(super) fn topic(&self) -> Topic {
        let subject = match &self.who {
            Asked::Of(Who::One(of)) | Asked::Value(of) | Asked::Amount(of) | Asked::About(of) => {
                Some(*of)
            }
            Asked::Of(_) | Asked::Which | Asked::Where | Asked::Values | Asked::Beside(_) => None,
        };
        Topic { subject, criterion: self.criterion.filter(|_| self.is_understood()) }
    }

    /// Whether it says what its answer is about, and its section does not.
    pub(super) fn says_topic(&self) -> bool {
        !matches!(self.who, Asked::Where | Asked::Beside(_) | Asked::Amount(_))
    }

    /// Whether each word of the question is known, and not only what it is about.
    pub(super) fn is_understood(&self) -> bool {
        !matches!(self.who, Asked::Where | Asked::About(_) | Asked::Beside(_) | Asked::Amount(_))
    }

    /// Whether it asks about one subject, whatever it asks.
    pub(super) fn is_about_subject(&self) -> bool {
        matches!(self.who, Asked::About(_))
    }

    /// Returns the subject that it names.
    pub(super) fn subject(&self) -> Option<Index<Subject>> {
        match &self.who {
            Asked::Beside(of) => Some(*of),
            _ => self.topic().subject,
        }
    }

    /// Whether the answer is a value, and neither yes nor no.
    pub(super) fn is_for_value(&self) -> bool {
        matches!(self.who, Asked::Value(_) | Asked::Values)
    }

    /// Whether each item of a list may answer it for another subject.
    pub(super) fn is_for_each(&self) -> bool {
        matches!(self.who, Asked::Values)
    }
}

/// What a block answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    None,
    /// A question for yes or no
    State,
    /// A question for a value
    Value,
}

/// What a pronoun in a question may stand for.
#[derive(Default)]
pub(super) struct Near {
    of_section: Option<Index<Subject>>,
    /// Of the question before
    of_question: Option<Index<Subject>>,
}

impl Near {
    /// Returns the only subject that is near.
    pub(super) fn subject(&self) -> Option<Index<Subject>> {
        match (self.of_section, self.of_question) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    }

    /// Goes on after a block, which may ask something.
    pub(super) fn pass(
        &mut self,
        asked: Option<&Question>,
        kind: BlockKind,
        of_section: Option<Index<Subject>>,
    ) {
        match (asked, kind) {
            (Some(question), _) => self.of_question = question.subject(),
            (None, BlockKind::Heading(_)) => {
                (self.of_section, self.of_question) = (of_section, None);
            }
            (None, BlockKind::Item) => self.of_question = None,
            (None, _) => {}
        }
    }
}

/// Reads a block that is one question about what a subject has. "It" stands for the subject of the section or of the
/// question before.
pub(super) fn question(
    text: Text<'_>,
    it: Option<Index<Subject>>,
    page: &Page<'_>,
) -> Option<Question> {
    match sentences_with_question(text, page)? {
        [one] => asked(text, one.clone(), it, page),
        _ => None,
    }
}

/// Reads a block that begins with such a question, and returns the rest of it, which answers: "Does X have C? Yes."
pub(super) fn answered_question<'b>(
    text: Text<'b>,
    it: Option<Index<Subject>>,
    page: &Page<'_>,
) -> Option<(Question, Text<'b>)> {
    match sentences_with_question(text, page)? {
        [first, next, ..] => {
            let question = asked(text, first.clone(), it, page)?;
            Some((question, Text { start: next.start, ..text }))
        }
        _ => None,
    }
}

fn sentences_with_question<'b>(text: Text<'b>, page: &Page<'_>) -> Option<&'b [Range<usize>]> {
    text.passage.text().contains('?').then(|| text.sentences(page))
}

fn asked(
    text: Text<'_>,
    range: Range<usize>,
    it: Option<Index<Subject>>,
    page: &Page<'_>,
) -> Option<Question> {
    let own = text.passage.text();
    own[range.clone()].ends_with('?').then_some(())?;
    let mut all = tokens(own, range, &text.passage.names, page);
    loose::mark_pronoun(&mut all, it, page);
    form::mark(&mut all, page);
    loose::mark_own(&mut all, page);
    all.retain(|token| !token.is_mark(&['?']));
    asked::read(&all, page).or_else(|| loose::read(&all, page))
}

/// Reads what a block answers.
pub(super) fn read(question: &Question, text: Text<'_>, page: &Page<'_>) -> Option<Statement> {
    let own = text.passage.text();
    let sentences = text.sentences(page);
    let first = sentences.first()?.clone();
    let mut all = tokens(own, first.clone(), &text.passage.names, page);
    // "No, one is included" is not "no one".
    let reply = own::after_reply(&all, page).and_then(|at| all.get(at));
    let said = reply.map_or(first.start, |after| after.range.start);
    if hedges(&own[said..first.end], page.of.language).is_open {
        return None;
    }
    form::mark(&mut all, page);
    let next = sentences.get(1).map(|next| &own[next.clone()]);
    let answer = Answer { text: own, range: &first, tokens: &all, next };
    let (range, says) = stated(question, answer, page)
        .or_else(|| own::amount(question, answer, page))
        .or_else(|| own::state(question, answer, page))?;
    Some(Statement { block: text.passage.number, range, says })
}

/// The first sentence of an answer.
#[derive(Clone, Copy)]
struct Answer<'s> {
    /// The text of the block
    text: &'s str,
    range: &'s Range<usize>,
    tokens: &'s [Token],
    /// The sentence after it
    next: Option<&'s str>,
}

impl Answer<'_> {
    /// Whether the answer says more than what ends at an offset.
    fn is_qualified_after(&self, end: usize, page: &Page<'_>) -> bool {
        is_qualified(&self.text[end..self.range.end], self.next, page)
    }

    /// Whether the answer limits a value that ends at an offset.
    fn is_limited_after(&self, end: usize, page: &Page<'_>) -> bool {
        is_limited(&self.text[end..self.range.end], self.next, page)
    }
}

/// Reads an answer that begins with yes, no, or a set of subjects.
fn stated(question: &Question, of: Answer<'_>, page: &Page<'_>) -> Option<(Range<usize>, Says)> {
    let Chosen { who, has, length, is_open } = answered(question, of.tokens, page)?;
    let marks = ['.', ',', '!', ';', ':', '–', '—'];
    let ends = is_open || of.tokens.get(length).is_none_or(|next| next.is_mark(&marks));
    let end = of.tokens[length - 1].range.end;
    if !ends || of.is_qualified_after(end, page) {
        return None;
    }
    let states = who.states(question.criterion?, has)?;
    Some((of.range.start..end, Says::States(states)))
}

/// What the first words of an answer state.
struct Chosen {
    who: Who,
    has: Has,
    /// Of these words, in tokens
    length: usize,
    /// Whether a clause may go on after them
    is_open: bool,
}

/// Returns what the first words of an answer state.
fn answered(question: &Question, all: &[Token], page: &Page<'_>) -> Option<Chosen> {
    let words = page.words;
    let who = match &question.who {
        Asked::Of(who) => who,
        Asked::Which => return chosen(all, page).or_else(|| first_of(all, page)),
        Asked::Where => {
            return chosen(all, page).filter(|of| matches!(of.who, Who::Only(..) | Who::None(_)));
        }
        _ => return None,
    };
    let yes = any(all, &words.yes).map(|length| (length, Has::Supported));
    let no = any(all, &words.no_answer).map(|length| (length, Has::Lacking));
    let (length, has) = yes.or(no)?;
    // Not to have something together is not to lack it each.
    let is_certain = matches!(who, Who::One(_)) || has == Has::Supported;
    is_certain.then(|| Chosen { who: who.clone(), has, length, is_open: false })
}

/// Reads who an answer names: "Only X", "Both", "X does", "Only X has it".
fn chosen(all: &[Token], page: &Page<'_>) -> Option<Chosen> {
    let words = page.words;
    let has_it = |at: usize| {
        let verb = at + any(all.get(at..)?, &words.have)?;
        Some(verb + any(all.get(verb..)?, &words.objects)?)
    };
    let end = |at: usize| has_it(at).unwrap_or_else(|| skip(all, at, &words.does));
    let make = |who, at| Some(Chosen { who, has: Has::Supported, length: end(at), is_open: false });
    if let Some(length) = any(all, &words.only) {
        let (of, at) = subject(all, skip(all, length, &words.within), page)?;
        return make(Who::Only(of, others(of, page)?), at);
    }
    // "Yes, all three."
    let yes = any(all, &words.yes).filter(|yes| all.get(*yes).is_some_and(|of| of.is_mark(&[','])));
    let (who, at) = last(all, yes.map_or(0, |yes| yes + 1), page)?;
    let is_sure = yes.is_none() || matches!(who, Who::All(_));
    is_sure.then(|| make(who, at)).flatten()
}

/// Reads "Yes, X can be installed at home" after "Can I host any of them myself?": one that has it is enough.
fn first_of(all: &[Token], page: &Page<'_>) -> Option<Chosen> {
    let words = page.words;
    let yes = any(all, &words.yes)?;
    all.get(yes).filter(|comma| comma.is_mark(&[',']))?;
    let (of, at) = subject(all, yes + 1, page)?;
    let verb = any(all.get(at..)?, &words.does).or_else(|| any(&all[at..], &words.can))?;
    let is_denied = any(all.get(at + verb..)?, &words.not).is_some();
    (!is_denied).then_some(Chosen {
        who: Who::One(of),
        has: Has::Supported,
        length: at,
        is_open: true,
    })
}

/// Whether an answer says more than its first words.
fn is_qualified(rest: &str, next: Option<&str>, page: &Page<'_>) -> bool {
    let of = folded(rest);
    let is_bound = page.words.bounds_of_answers.all().any(|word| of.starts_with(&folded(word)));
    is_bound || is_limited(rest, next, page)
}

/// Whether words after an answer limit it, other than those directly after it.
fn is_limited(rest: &str, next: Option<&str>, page: &Page<'_>) -> bool {
    let words = page.words;
    let of = folded(rest);
    let is_in = |list: &Phrases| list.all().any(|word| of.contains(&folded(word)));
    is_in(&words.provisos)
        || is_in(&words.adversative)
        || is_in(&words.limits_of_answers)
        || next.is_some_and(|next| begins_otherwise(next, page))
}

/// Whether a sentence begins with a word that limits what is said before: "But only on Linux."
pub(super) fn begins_otherwise(text: &str, page: &Page<'_>) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    page.words.adversative.has(&first.to_lowercase())
}
