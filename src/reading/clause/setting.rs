//! What the sentences before say who the next one is about. Pure.

use super::{Found, Sentence};
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::Reader;
use crate::reading::block::{Block, BlockKind};
use crate::reading::token::{Gap, Token};
use crate::reading::vocabulary::Meaning;

/// Whom words of a sentence may stand for that name nobody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::reading) struct Setting {
    /// The subject of its section
    pub(in crate::reading) section: Option<Index<Subject>>,
    /// Whom a pronoun stands for
    pub(in crate::reading) it: Option<Index<Subject>>,
    /// The only subject of the text so far
    pub(in crate::reading) about: Option<Index<Subject>>,
    /// The only subject of the sentence before
    pub(in crate::reading) last: Option<Index<Subject>>,
    /// The two that the sentence before names
    pair: Option<[Index<Subject>; 2]>,
}

/// Most words before a name that belong to it, with the one before them.
const MOST_BEFORE_NAME: usize = 4;

/// Most words of a sentence without a verb: "A fine pair."
const MOST_OF_FRAGMENT: usize = 3;

impl Setting {
    pub(super) fn is_any(&self) -> bool {
        self.it.is_some() || self.about.is_some() || self.pair.is_some()
    }
}

/// The subjects that the open headings of a page name, and nothing else, by level.
#[derive(Default)]
pub(super) struct Sections {
    open: [Option<Option<Index<Subject>>>; 7],
}

impl Sections {
    /// Returns what the first sentence of a block is read in.
    pub(super) fn enter(&mut self, block: &Block, of: &Reader<'_>) -> Setting {
        if let BlockKind::Heading(level) = block.kind {
            let level = usize::from(level.clamp(1, 6));
            self.open[level..].fill(None);
            let named = match of.vocabulary.meant(&block.text) {
                Some(Meaning::Subject(at)) => Some(at),
                _ => None,
            };
            self.open[level] = Some(named).filter(|_| level > 1);
            return Setting::default();
        }
        let heading = self.open.iter().flatten().next_back().copied().flatten();
        let section = block.within.subject.or(heading);
        Setting { section, it: section, about: section, ..Setting::default() }
    }
}

impl Sentence<'_> {
    /// Whether a word of it may stand for a subject that sentences before it name.
    pub(super) fn refers(&self) -> bool {
        let words = self.words;
        let [former, latter] = words.former_and_latter;
        let lists = [words.pronouns, words.possessives, words.nobody];
        let is_one = |at: usize| {
            lists.iter().any(|list| self.tokens[at].is(list))
                || self.phrase(at, former).or_else(|| self.phrase(at, latter)).is_some()
        };
        let is_of_section = || {
            let first = self.first();
            let lists = [words.articles, words.this];
            self.setting.section.is_some()
                && (lists
                    .iter()
                    .any(|list| (0..self.tokens.len()).any(|at| self.tokens[at].is(list)))
                    || (first..self.tokens.len()).any(|at| self.set(at).is_some()))
        };
        self.setting.is_any() && ((0..self.tokens.len()).any(is_one) || is_of_section())
    }

    /// Returns what the next sentence is read in.
    pub(super) fn leaves(&self) -> Setting {
        let before = self.setting;
        let names = self.names(self.tokens.len());
        let first = self.first();
        let begins = |words: &[&str]| self.tokens.get(first).is_some_and(|token| token.is(words));
        match names[..] {
            [] => {
                let is_fragment = self.tokens.len() <= MOST_OF_FRAGMENT;
                let is_same = before.section.is_some()
                    && (!begins(self.words.articles) || is_fragment)
                    || begins(self.words.pronouns);
                Setting { it: before.it.filter(|_| is_same), pair: None, last: None, ..before }
            }
            [one] => {
                let is_first = self.subjects(first).is_some();
                let about = match before.about {
                    Some(about) if about != one => None,
                    _ => Some(one),
                };
                let about = about.or(before.section);
                let is_topic = is_first || before.section.is_none() && self.is_picked(one);
                // "It is cheaper than A. It is also …"
                let same = before.it.filter(|_| begins(self.words.pronouns));
                let it = if is_topic { Some(one) } else { same };
                Setting { it, about, pair: None, last: Some(one), ..before }
            }
            [one, other] => {
                let pair = Some([one, other]);
                Setting {
                    section: before.section,
                    about: before.section,
                    pair,
                    ..Setting::default()
                }
            }
            _ => {
                let section = before.section;
                Setting { section, about: section, ..Setting::default() }
            }
        }
    }

    /// Whether a clause ends with the only subject of a sentence, as its object: `take A`, `I would pick the A.`
    fn is_picked(&self, one: Index<Subject>) -> bool {
        let Some(at) = self.tokens.iter().position(|token| token.subject() == Some(one)) else {
            return false;
        };
        let mut before = at.saturating_sub(MOST_BEFORE_NAME)..at;
        let Some(verb) = before.find(|verb| self.before_subject(verb + 1) == at) else {
            return false;
        };
        let words = self.words;
        let is_choice = (0..=verb)
            .any(|at| self.phrase(at, words.picks).is_some_and(|length| at + length == verb + 1));
        let is_last = self.tokens.get(at + 1).is_none_or(|next| next.gap == Gap::Strong);
        let is_joined = (verb + 1..=at).all(|at| self.is_joined(at));
        is_last && is_joined && is_choice
    }

    /// Returns the subjects that begin a clause, also by a pronoun.
    pub(in crate::reading) fn leading_subjects(
        &self,
        at: usize,
    ) -> Option<Found<Vec<Index<Subject>>>> {
        let found = |subject, length| Found { what: vec![subject], length };
        let of = |phrases: &[&str]| self.phrase(at, phrases);
        let words = self.words;
        self.subjects(at)
            .or_else(|| self.this_one(at))
            .or_else(|| of(words.pronouns).and_then(|length| Some(found(self.it(at)?, length))))
            .or_else(|| self.former_or_latter(at))
    }

    /// Returns the subject of `this bike`, or of `the bike` in a section about one.
    fn this_one(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        let this = self.phrase(at, self.words.this);
        let is_of_section = || self.it(at).is_some() && self.setting.section == self.it(at);
        let the = || self.phrase(at, self.words.articles).filter(|_| is_of_section());
        let noun = at + this.or_else(the)?;
        let token = self
            .tokens
            .get(noun)
            .filter(|token| self.is_joined(noun) && token.meaning.is_none())?;
        let is_any = self.is_any_noun(token);
        let is_whole = self.tokens.get(noun + 1).is_some_and(|next| !next.is(self.words.of));
        let subject = self.it(at).filter(|_| is_any && is_whole)?;
        Some(Found { what: vec![subject], length: noun + 1 - at })
    }

    /// Returns the subjects after a verb that is before them, also by a pronoun: `damit ist sie …`. As a form of address, a
    /// pronoun has a capital.
    pub(in crate::reading) fn subjects_after_verb(
        &self,
        at: usize,
    ) -> Option<Found<Vec<Index<Subject>>>> {
        let is_small =
            |token: &Token| self.text[token.range.clone()].starts_with(char::is_lowercase);
        let pronoun =
            || self.leading_subjects(at).filter(|_| self.tokens.get(at).is_some_and(is_small));
        self.subjects(at).or_else(pronoun)
    }

    /// Returns the subject of "the former" or "the latter".
    pub(in crate::reading) fn former_or_latter(
        &self,
        at: usize,
    ) -> Option<Found<Vec<Index<Subject>>>> {
        let [former, latter] = self.words.former_and_latter;
        let former = self.phrase(at, former).map(|length| (0, length));
        let (place, length) = former.or_else(|| Some((1, self.phrase(at, latter)?)))?;
        let pair = match self.names(at)[..] {
            [] => self.setting.pair?,
            [one, other] => [one, other],
            _ => return None,
        };
        Some(Found { what: vec![pair[place]], length })
    }

    /// Returns whom a pronoun stands for: the only subject before it in the sentence, or that of the text before.
    pub(in crate::reading) fn it(&self, at: usize) -> Option<Index<Subject>> {
        match self.names(at)[..] {
            [] => self.setting.it,
            [one] => Some(one),
            // "A is cheaper than B, and its battery …"
            _ => {
                let is_parallel = at > 0 && self.phrase(at - 1, self.words.and) == Some(1);
                let first = self.subjects(self.first()).filter(|_| is_parallel)?;
                match first.what[..] {
                    [one] => Some(one),
                    _ => None,
                }
            }
        }
    }

    pub(in crate::reading) fn names_nobody_before(&self, at: usize) -> bool {
        self.names(at).is_empty()
    }

    /// Returns the subjects that are named before a word, each once. More than three are not told apart.
    fn names(&self, end: usize) -> Vec<Index<Subject>> {
        let mut names = Vec::new();
        for subject in self.tokens[..end].iter().filter_map(super::Token::subject) {
            if !names.contains(&subject) {
                names.push(subject);
            }
            if names.len() > 3 {
                break;
            }
        }
        names
    }

    /// Returns where it begins after the words that change nothing.
    fn first(&self) -> usize {
        let mut at = 0;
        while let Some(length) = self.opener(at) {
            at += length;
        }
        at
    }

    /// Whether a reason or a remark begins with a word, which changes nothing before it.
    /// With `is_past_told`, what follows is what was so, which denies nothing without a word that does.
    pub(super) fn is_reason(&self, at: usize, is_past_told: bool) -> bool {
        let words = self.words;
        let lists = [words.negations, words.denials];
        let denies =
            || (at..self.tokens.len()).any(|at| lists.iter().any(|list| self.tokens[at].is(list)));
        // "…, and it would be my choice" is of the subject, not of what is before.
        let is_of_it = |at: usize| {
            self.phrase(at, words.and).is_some()
                && self.tokens.get(at + 1).is_some_and(|next| next.is(words.pronouns))
        };
        let is_harmless = (is_past_told || is_of_it(at)) && !denies();
        let is_after_mark = matches!(self.tokens[at].gap, Gap::Comma | Gap::Strong);
        let reason = self.phrase(at, words.reasons).filter(|length| {
            let is_limit = |at: usize| self.phrase(at, words.limits).is_some();
            let is_denied = self.phrase(at + length, words.about_it).is_some();
            !is_limit(at) && !is_limit(at + length) && (!is_denied || is_harmless)
        });
        let is_aside = self.phrase(at, words.and).is_some()
            && self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Comma);
        is_after_mark && (is_aside || reason.is_some() || self.phrase(at, words.remarks).is_some())
    }
}
