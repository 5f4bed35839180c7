//! The clauses of a sentence that say how many things a subject has. Pure.

use std::ops::Range;

use super::Things;
use super::figure::Figure;
use super::object::{Noun, Object, Objects, numbers};
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::clause::{Sentence, Start};
use crate::reading::token::{Gap, Token};
use crate::reading::words::Phrases;
use crate::reading::words::noun::NounWords;

/// A number of things in a sentence.
pub(super) struct Counted {
    pub(super) range: Range<usize>,
    pub(super) of: Things,
    pub(super) figure: Figure,
}

/// What a sentence is about that does not name it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meant {
    /// What "it" stands for
    pub(super) it: Option<Index<Subject>>,
    /// The subject of the section
    pub(super) section: Option<Index<Subject>>,
}

/// What a clause counts things of.
#[derive(Clone)]
struct Head {
    subject: Index<Subject>,
    owner: String,
    verb: Verb,
    /// The first word after the verb
    end: usize,
}

/// How a subject has things.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verb {
    Has,
    Supports,
    Costs,
    Is,
    /// "X: 81 languages"
    None,
    Other(String),
}

/// Most words of what a subject has: "the audit report of X".
const MOST_OF_OWNER: usize = 3;

/// A sentence in which things are counted.
pub(super) struct Clauses<'s> {
    pub(super) objects: Objects<'s>,
    pub(super) sentence: &'s Sentence<'s>,
    /// Of the sentence in the text
    pub(super) range: &'s Range<usize>,
    pub(super) words: &'static NounWords,
}

impl<'s> Clauses<'s> {
    pub(super) fn of(
        sentence: &'s Sentence<'s>,
        range: &'s Range<usize>,
        words: &'static NounWords,
    ) -> Clauses<'s> {
        let objects = Objects { sentence, words, numbers: numbers(sentence, range, words) };
        Clauses { objects, sentence, range, words }
    }

    /// Whether what comes before the sentence says what it is about.
    pub(super) fn needs_context(&self) -> bool {
        let is_it = self.tokens().first().is_some_and(|first| first.is_in(&self.words.pronouns));
        !self.objects.numbers.is_empty() && (is_it || self.objects.number(0).is_some())
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.sentence.tokens
    }

    pub(super) fn read(&self, meant: Meant) -> Vec<Counted> {
        let mut found = Vec::new();
        if self.objects.numbers.is_empty() {
            return found;
        }
        // "With X, you get" limits nothing.
        let with =
            self.with(0).map(|_| Start { at: 0, criterion: None, goes_on: false, is_place: false });
        let mut last: Option<Head> = None;
        for start in with.into_iter().chain(self.sentence.starts()) {
            let head = match (start.goes_on, &last) {
                (false, _) => self.head(start.at, meant),
                (true, Some(last)) => {
                    self.goes_on(last, start).or_else(|| self.head(start.at, meant))
                }
                // "X and Y have 12 themes"
                (true, None) => None,
            };
            let head = head.filter(|_| self.is_open(start));
            if let Some(head) = &head {
                found.extend(self.of_head(head));
            } else if let Some(counted) = self.there_are(start.at).filter(|_| self.is_open(start)) {
                found.push(counted);
            }
            last = head;
        }
        found
    }

    /// Whether a clause may begin at a place: not in brackets, in a quotation or after a label.
    pub(super) fn is_open(&self, start: Start) -> bool {
        let at = self.tokens().get(start.at).map_or(self.range.end, |token| token.range.start);
        let before = self.sentence.text[self.range.start..at].trim_end();
        before.is_empty() || before.ends_with(|c: char| c.is_alphanumeric() || ",;.!".contains(c))
    }

    /// Returns the head of a clause that goes on with the subject of the one before: "and has 31 templates".
    fn goes_on(&self, last: &Head, start: Start) -> Option<Head> {
        let at = self.sentence.skip_any(start.at, &self.words.light);
        let (verb, length) = self.verb(at, true)?;
        let end = self.sentence.skip_any(at + length, &self.words.light);
        Some(Head { verb, end, ..last.clone() })
    }

    fn head(&self, at: usize, meant: Meant) -> Option<Head> {
        let (sentence, words) = (self.sentence, self.words);
        let first = self.tokens().get(at)?;
        if let Some(subject) = meant.it.filter(|_| at == 0 && first.is_in(&words.pronouns)) {
            return self.with_verb(subject, String::new(), 1);
        }
        if at == 0
            && let Some(subject) = meant.section
            && self.objects.number(0).is_some()
        {
            return Some(Head { subject, owner: String::new(), verb: Verb::None, end: 0 });
        }
        let own = at + sentence.phrase(at, sentence.words.articles).unwrap_or(0);
        if let Some(subject) = self.tokens().get(own)?.subject() {
            return self.of_subject(subject, own + 1, at == 0);
        }
        self.of_owner(own).or_else(|| self.with(at))
    }

    /// Reads what follows a subject: a verb, something that it has, or the colon of a label.
    fn of_subject(&self, subject: Index<Subject>, end: usize, is_first: bool) -> Option<Head> {
        let next = self.tokens().get(end)?;
        if next.gap == Gap::Strong {
            let is_label = is_first && self.sentence.is_after_colon(end);
            let owner = String::new();
            return is_label.then_some(Head { subject, owner, verb: Verb::None, end });
        }
        let is_possessive = matches!(next.text.as_str(), "'s" | "'");
        if !is_possessive && let Some(head) = self.with_verb(subject, String::new(), end) {
            return Some(head);
        }
        let start = end + usize::from(is_possessive);
        (1..=MOST_OF_OWNER).find_map(|length| {
            let owner = self.owner(start..start + length)?;
            let verb = start + length;
            self.verb(verb, is_possessive)?;
            self.with_verb(subject, owner, verb)
        })
    }

    /// Reads "the app of X".
    fn of_owner(&self, start: usize) -> Option<Head> {
        let sentence = self.sentence;
        (1..=MOST_OF_OWNER).find_map(|length| {
            let at = start + length;
            let of = sentence.next_any(at, &self.words.of)?;
            let owner = self.owner(start..at)?;
            let subject = at + of + sentence.next(at + of, sentence.words.articles).unwrap_or(0);
            let named = self.tokens().get(subject)?.subject()?;
            self.with_verb(named, owner, subject + 1)
        })
    }

    /// Reads "with X, you get".
    fn with(&self, at: usize) -> Option<Head> {
        let sentence = self.sentence;
        let with = sentence.any(at, &self.words.with)?;
        let own = at + with + sentence.next(at + with, sentence.words.articles).unwrap_or(0);
        let subject = self.tokens().get(own)?.subject()?;
        let you_get = sentence.any(own + 1, &self.words.you_get)?;
        let end = sentence.skip_any(own + 1 + you_get, &self.words.light);
        Some(Head { subject, owner: String::new(), verb: Verb::Has, end })
    }

    /// Returns the head of a subject with the verb at a word, perhaps after an adverb.
    fn with_verb(&self, subject: Index<Subject>, owner: String, at: usize) -> Option<Head> {
        let at = match self.sentence.is_joined(at) {
            true => self.sentence.skip_any(at, &self.words.light),
            false => return None,
        };
        let (verb, length) = self.verb(at, true)?;
        let head = Head { subject, owner, verb, end: at + length };
        Some(match self.sentence.is_joined(head.end) {
            true => self.of_what_it_has(&head).unwrap_or_else(|| Head {
                end: self.sentence.skip_any(head.end, &self.words.light),
                ..head
            }),
            false => head,
        })
    }

    /// Reads what a subject has with its measure: "has a warranty of 3 years". Its warranty is 3 years.
    fn of_what_it_has(&self, head: &Head) -> Option<Head> {
        let sentence = self.sentence;
        if head.verb != Verb::Has {
            return None;
        }
        let own = head.end + sentence.any(head.end, &self.words.a)?;
        (1..=MOST_OF_OWNER).find_map(|length| {
            let at = own + length;
            let of = sentence.next_any(at, &self.words.of)?;
            let noun = self.owner(own..at)?;
            self.objects.number(at + of)?;
            let owner = format!("{} {noun}", head.owner).trim().to_owned();
            Some(Head { owner, verb: Verb::Is, end: at + of, ..head.clone() })
        })
    }

    /// Returns the verb at a word and its length; one that is in no list only if that is wanted.
    fn verb(&self, at: usize, any: bool) -> Option<(Verb, usize)> {
        let (sentence, words) = (self.sentence, self.words);
        let of = |list: &Phrases, verb: Verb| Some((verb, sentence.next_any(at, list)?));
        let known = [
            of(&words.has, Verb::Has),
            of(&words.supports, Verb::Supports),
            of(&words.costs, Verb::Costs),
            of(&words.is, Verb::Is),
        ];
        let known = known.into_iter().flatten().max_by_key(|(_, length)| *length);
        known.or_else(|| {
            let token = self.tokens().get(at).filter(|_| any && sentence.is_joined(at))?;
            let is_verb = token.meaning.is_none()
                && token.text.ends_with(words.verb_ending)
                && token.text.chars().count() > 3
                && token.text.chars().all(char::is_alphabetic)
                && sentence.text[token.range.clone()].starts_with(char::is_lowercase)
                && !token.is_in(&words.no_verbs);
            is_verb.then(|| (Verb::Other(token.text.clone()), 1))
        })
    }

    /// Returns the words of something that a subject has.
    fn owner(&self, own: Range<usize>) -> Option<String> {
        let (sentence, words) = (self.sentence, self.words);
        let tokens = self.tokens().get(own.clone())?;
        let is_word = |(at, token): (usize, &Token)| {
            (at == own.start || token.gap == Gap::Space)
                && token.subject().is_none()
                && !token.text.contains(|c: char| c.is_ascii_digit())
                && !token.is_in(&words.prepositions)
                && !token.is_in(&words.parts)
                && !token.is_in(&words.light)
                && !token.is_in(&words.pronouns)
                && !token.is(sentence.words.joints)
                && !token.is(sentence.words.and)
                && !token.is(sentence.words.negations)
                && !token.is_in(&words.has)
        };
        let is_owner = (own.start..).zip(tokens).all(is_word);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        is_owner.then(|| texts.join(" "))
    }

    /// Reads the things of a head: "31 templates, 4 themes and 2 fonts".
    fn of_head(&self, head: &Head) -> Vec<Counted> {
        let is_price = head.verb == Verb::Costs;
        let mut found: Vec<Object> = Vec::new();
        let mut at = head.end;
        loop {
            let Some(object) = self.objects.read(at, is_price) else { return Vec::new() };
            let end = object.end;
            found.push(object);
            let comma = self.tokens().get(end).is_some_and(|token| token.gap == Gap::Comma);
            let and = self.sentence.phrase(end, self.sentence.words.and).unwrap_or(0);
            if !(comma || and > 0) || self.objects.number(end + and).is_none() {
                break;
            }
            at = end + and;
        }
        let end = found.last().map_or(head.end, |last| last.end);
        if !self.is_sure(end) || !self.is_end(end) {
            return Vec::new();
        }
        let counted = |object: Object| {
            let of = head.of(&object.noun, self.words)?;
            Some(Counted { range: object.range, of, figure: object.figure })
        };
        found.into_iter().filter_map(counted).collect()
    }

    /// Reads "there are 31 templates in X".
    fn there_are(&self, at: usize) -> Option<Counted> {
        let (sentence, words) = (self.sentence, self.words);
        let there = at + sentence.any(at, &words.there_are)?;
        let start = sentence.skip_any(there, &words.light);
        let tokens = self.tokens();
        let subject = (start..tokens.len()).find(|at| tokens[*at].subject().is_some())?;
        let named = tokens[subject].subject()?;
        let before = (start..subject).find(|at| {
            let with =
                sentence.next_any(*at, &words.with).or_else(|| sentence.next_any(*at, &words.of));
            let own = with.map(|with| at + with);
            let after =
                own.map(|own| own + sentence.next(own, sentence.words.articles).unwrap_or(0));
            after == Some(subject)
        })?;
        let object = self.objects.read_until(start, before)?;
        let head = Head { subject: named, owner: String::new(), verb: Verb::Has, end: start };
        let of = head.of(&object.noun, words)?;
        let is_end = self.is_sure(subject + 1) && self.is_end(subject + 1);
        is_end.then_some(Counted { range: object.range, of, figure: object.figure })
    }
}

impl Head {
    /// Returns what is counted. Where having and supporting things is the same, verbs that say so are one.
    fn of(&self, noun: &Noun, words: &NounWords) -> Option<Things> {
        let verb = self.verb.with(noun, words)?;
        let Head { subject, owner, .. } = self;
        let (subject, owner) = (*subject, owner.clone());
        Some(Things { subject, owner, verb, noun: noun.whole.clone(), scope: String::new() })
    }
}

/// Returns how a subject has what is counted in a cell.
pub(super) fn of_cell(noun: &Noun, words: &NounWords) -> Option<String> {
    Verb::None.with(noun, words)
}

impl Verb {
    fn with(&self, noun: &Noun, words: &NounWords) -> Option<String> {
        let first = noun.whole.split(' ').next().unwrap_or_default();
        let is = |list: &Phrases| {
            list.has(&noun.head) || list.beginning_with(first).contains(&noun.whole.as_str())
        };
        let is_known = is(&words.known);
        let verb = match self {
            Verb::None if is(&words.limited) => "",
            Verb::Supports if !is_known => "supports",
            Verb::Has | Verb::None | Verb::Supports => "has",
            Verb::Costs => "costs",
            Verb::Is => "is",
            Verb::Other(verb) => verb,
        };
        Some(verb.to_owned())
    }
}
