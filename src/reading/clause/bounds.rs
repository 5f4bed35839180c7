//! Where a clause begins that nothing limits, and where it may end. Pure.

use std::ops::Range;

use super::{Found, Sentence, Start};
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::reading::token::{Gap, Token};
use crate::reading::words::order::OrderWords;

/// Most words of a remark in brackets.
const MOST: usize = 8;

impl Sentence<'_> {
    /// Returns where clauses begin that nothing before them limits or denies.
    pub(in crate::reading) fn starts(&self) -> Vec<Start> {
        let all = self.starts_and_places().into_iter();
        all.filter(|start| !start.is_place).collect()
    }

    /// Returns the same, and where one begins with a place: `With A, the price is …`.
    pub(in crate::reading) fn starts_and_places(&self) -> Vec<Start> {
        let mut starts = Vec::new();
        // Whether a part of the sentence before limits what follows, up to the next strong mark
        let (mut is_limited, mut is_denied) = (false, false);
        let mut lead = None;
        for (at, token) in self.tokens.iter().enumerate() {
            let is_after_joint = at > 0 && self.is_joint(at - 1);
            let begins = token.gap != Gap::Space;
            if token.gap == Gap::Strong {
                is_limited = false;
            }
            if token.gap == Gap::Strong || token.gap == Gap::Comma && self.is_joint(at) {
                is_denied = false;
            }
            if begins
                && token.gap != Gap::Other
                && !(is_limited || is_denied)
                && self.is_only_another(at)
            {
                // "Only A is …", where "only" may begin any clause
                starts.push(Start { at, criterion: lead, goes_on: false, is_place: true });
            }
            if begins && token.gap != Gap::Other {
                let mut first = at;
                while let Some(length) = self.opener(first) {
                    first += length;
                }
                if let Some(found) = self.lead(first) {
                    (lead, is_limited, is_denied) = (Some(found.what), false, false);
                    let after = first + found.length;
                    if self.tokens.get(after).is_some_and(|next| next.gap == Gap::Space) {
                        starts.push(Start {
                            at: after,
                            criterion: lead,
                            goes_on: false,
                            is_place: false,
                        });
                    }
                    continue;
                }
                let is_limit = first == at
                    && self.phrase(at, self.words.limits).is_some()
                    && !self.is_of_all(at)
                    && self.price(at).is_none();
                // "Am günstigsten ist A", "With A, the price …"
                let is_free = is_limit && !(is_limited || is_denied);
                let is_other = || {
                    token.is(self.words.articles) || self.is_place(at) || self.is_only_another(at)
                };
                if is_free && is_other() {
                    starts.push(Start { at, criterion: lead, goes_on: false, is_place: true });
                }
                is_limited |= is_limit;
                if !(is_limited || is_denied) {
                    starts.push(Start {
                        at: first,
                        criterion: lead,
                        goes_on: false,
                        is_place: false,
                    });
                }
            } else if token.gap == Gap::Other {
                is_limited = true;
            } else if is_after_joint && !(is_limited || is_denied) {
                starts.push(Start { at, criterion: lead, goes_on: true, is_place: false });
            }
            is_denied |= token.is(self.words.negations) && self.opener(at).is_none();
        }
        starts.dedup_by_key(|start| start.at);
        starts
    }

    /// Whether a subject with which something is so begins at a word: `With A, the price …`.
    fn is_place(&self, at: usize) -> bool {
        let Some(length) = self.phrase(at, self.words.limits) else { return false };
        let end = self.subjects(at + length).map(|found| at + length + found.length);
        end.and_then(|end| self.tokens.get(end)).is_some_and(|next| {
            next.gap == Gap::Comma || next.gap == Gap::Space && self.words.has_verb_second
        })
    }

    /// Returns the end of a price that is said beside a subject: `at €5 (, A is …)`.
    fn price(&self, at: usize) -> Option<usize> {
        let first = at + self.phrase(at, self.words.amounts)?;
        let end = self.end_of_part(first);
        let before = self.tokens.get(at)?.range.end;
        let after = self.tokens.get(end)?.range.start;
        let text = &self.text[before..after];
        let is_word = |of: &Token| self.words.money.iter().any(|word| of.text.starts_with(word));
        let is_price = text.contains(is_sign) || self.tokens[first..end].iter().any(is_word);
        let is_known = |of: &Token| {
            let is_number = of.text.starts_with(|c: char| c.is_ascii_digit());
            is_number || of.is(self.words.beside_amounts) || is_word(of)
        };
        (is_price && self.tokens[first..end].iter().all(is_known)).then_some(end)
    }

    /// Whether words are a number with one word for its unit, and words that change nothing: `€5 a month`.
    pub(in crate::reading) fn is_amount(&self, words: Range<usize>) -> bool {
        let (mut has_number, mut has_unit) = (false, false);
        // "A €5 discount" is no price.
        let has_sign = self.text[self.text_with_signs(words.clone())].contains(is_sign);
        let is_known = |at: usize| {
            let token = &self.tokens[at];
            if token.text.starts_with(|c: char| c.is_ascii_digit()) {
                return !std::mem::replace(&mut has_number, true);
            }
            let is_unit = has_number && !has_sign && token.meaning.is_none();
            token.is(self.words.beside_amounts)
                || is_unit && !std::mem::replace(&mut has_unit, true)
        };
        words.into_iter().all(is_known) && has_number
    }

    /// Returns where the words end between which is only white space.
    fn end_of_part(&self, first: usize) -> usize {
        let part = self.tokens.iter().enumerate().skip(first);
        let mut part = part.skip_while(|(at, token)| *at == first || token.gap == Gap::Space);
        part.next().map_or(self.tokens.len(), |(at, _)| at)
    }

    /// Returns where a clause goes on after a remark that changes nothing: `A, by contrast, is …`, `A (€5) is …`.
    pub(in crate::reading) fn after_aside(&self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at).filter(|_| at > 0 && !self.is_joined(at)) else {
            return at;
        };
        let gap_before = |at: usize| {
            let start = self.tokens.get(at).map_or(self.end, |token| token.range.start);
            &self.text[self.tokens[at - 1].range.end..start]
        };
        if gap_before(at).contains('(') {
            let mut ends = (at + 1..self.tokens.len()).take(MOST);
            let end = ends.find(|end| gap_before(*end).contains(')'));
            let is_mark = |c: char| c.is_whitespace() || is_sign(c);
            let is_last = |end: &usize| gap_before(*end).trim_matches(is_mark) == ")";
            return end.filter(is_last).unwrap_or(at);
        }
        let end = self.opener(at).map(|length| at + length).or_else(|| self.price(at));
        let is_before_comma = |end: &usize| gap_before(*end).contains(',');
        end.filter(|end| token.gap == Gap::Comma && is_before_comma(end)).unwrap_or(at)
    }

    /// Whether words at the beginning of a verdict say that it judges all: `with all rows counted alike`.
    fn is_of_all(&self, at: usize) -> bool {
        let part = self.tokens[at..].iter().enumerate();
        let mut part = part.take_while(|(place, token)| *place == 0 || token.gap == Gap::Space);
        self.block.within.verdict.is_some() && part.any(|(_, token)| token.is(self.words.all))
    }

    /// Returns the length of an opener. "No" is one before a comma only.
    pub(in crate::reading) fn opener(&self, at: usize) -> Option<usize> {
        let comment = || self.listed(at, |words| &words.comments);
        let opener = self.phrase(at, self.words.openers).or_else(comment);
        let length = opener.or_else(|| self.set_at(at))?;
        let is_negation = self.tokens[at].is(self.words.negations);
        (!is_negation || !self.is_joined(at + length)).then_some(length)
    }

    pub(in crate::reading) fn is_joint(&self, at: usize) -> bool {
        self.phrase(at, self.words.joints) == Some(1)
    }

    /// Returns a criterion before a clause: `on price,`, `Price:`.
    pub(in crate::reading) fn lead(&self, at: usize) -> Option<Found<Index<Criterion>>> {
        let on = self.phrase(at, self.words.leads).unwrap_or(0);
        let found = match on {
            0 => self.criterion(at)?,
            _ => self.theme(at + on)?,
        };
        let length = on + found.length;
        let next = self.tokens.get(at + length)?;
        let is_before_verb = || {
            let verbs = [self.words.is, self.words.has, self.words.costs].concat();
            let verb = self.phrase(at + length, &verbs).unwrap_or(1);
            self.subjects(at + length + verb).is_some()
        };
        // A term may have a preposition of its own: "auf der Platte".
        let begins_with_limit = || {
            let first = self.tokens[at].text.split(' ').next();
            first.is_some_and(|first| self.words.limits.contains(&first))
        };
        let is_so = match next.gap {
            Gap::Comma => on > 0,
            Gap::Strong => self.is_after_colon(at + length),
            // "Beim Durchsatz leistet A mehr"
            Gap::Space => {
                (on > 0 || begins_with_limit()) && self.words.has_verb_second && is_before_verb()
            }
            Gap::Other => false,
        };
        is_so.then_some(Found { what: found.what, length })
    }

    /// Whether a colon or a dash is directly before a word.
    pub(in crate::reading) fn is_after_colon(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(self.end, |token| token.range.start);
        at > 0 && self.text[..start].trim_end_matches([' ', '*']).ends_with([':', '–', '—'])
    }

    /// Whether a statement may end before a word: nothing after it limits what it says.
    pub(in crate::reading) fn ends(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else {
            let last = self.tokens.last().map_or(0, |token| token.range.end);
            let rest = &self.text[last..self.end];
            return rest.chars().all(|c| c.is_whitespace() || ".!:;,)…–—|”“\"*".contains(c));
        };
        match next.gap {
            Gap::Other => false,
            Gap::Comma | Gap::Strong => {
                let tail = self.phrase(at, self.words.tails);
                tail.is_some_and(|length| self.ends(at + length))
                    || self.phrase(at, self.words.remarks).is_some()
                    || self.is_only_another(at)
                    || self.phrase(at, self.words.limits).is_none()
                    || self.is_superlative(at)
            }
            Gap::Space => match self.phrase(at, self.words.tails).or_else(|| self.margin(at)) {
                Some(length) => self.ends(at + length),
                None => {
                    let after = |length| self.phrase(at + length, self.words.limits).is_none();
                    self.phrase(at, self.words.joints).is_some_and(after)
                }
            },
        }
    }

    /// Whether another clause begins with a superlative at a word: `…, am wenigsten kostet A`.
    fn is_superlative(&self, at: usize) -> bool {
        let article = self.phrase(at, self.words.articles);
        let word = article.and_then(|length| self.tokens.get(at + length));
        let known = OrderWords::of(self.of.language);
        word.zip(known).is_some_and(|(word, known)| {
            let mut stems =
                known.endings.iter().filter_map(|ending| word.text.strip_suffix(ending));
            stems.any(|stem| known.superlatives.iter().any(|(of, _)| *of == stem))
        })
    }

    /// Whether another clause begins at a word: `…, only A has …`.
    fn is_only_another(&self, at: usize) -> bool {
        let only = self.phrase(at, self.words.only);
        only.is_some_and(|length| self.subjects(at + length).is_some())
    }

    /// Returns the length of the name of the set of all compared subjects, if it follows a word directly.
    pub(in crate::reading) fn set(&self, at: usize) -> Option<usize> {
        self.is_joined(at).then(|| self.set_at(at)).flatten()
    }

    /// Returns the length of the name of the set of all compared subjects: `of the three`.
    pub(in crate::reading) fn set_at(&self, at: usize) -> Option<usize> {
        let count = self.of.compared.len();
        let fits = |of: &&(&'static str, Option<usize>)| of.1.is_none_or(|of| of == count);
        let sets = self.words.sets.iter().filter(fits);
        let longest = sets.filter_map(|(phrase, _)| self.phrase(at, &[phrase])).max();
        longest.max(self.circle(at))
    }
}
