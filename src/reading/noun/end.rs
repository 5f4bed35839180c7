//! Tells whether a clause that counts something states that without a limit. Pure.

use super::clause::Clauses;
use crate::reading::sentence::hedges;
use crate::reading::token::Gap;

impl Clauses<'_> {
    /// Whether nothing up to a word says that this is not so now, or not sure.
    pub(super) fn is_sure(&self, end: usize) -> bool {
        let to =
            self.tokens().get(..end).and_then(|own| own.last()).map_or(0, |last| last.range.end);
        let text = &self.sentence.text[self.range.start..to.max(self.range.start)];
        let is_any = |phrases| (0..end).any(|at| self.sentence.any(at, phrases).is_some());
        hedges(text, self.sentence.of.language).are_none() && !is_any(&self.words.doubts)
    }

    /// Whether nothing after a word limits what is before it.
    pub(super) fn is_end(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let Some(next) = self.tokens().get(at) else { return sentence.ends(at) };
        let last = self.tokens()[at - 1].range.end;
        match next.gap {
            Gap::Other => false,
            Gap::Space => sentence
                .phrase(at, sentence.words.joints)
                .is_some_and(|length| self.is_free(at, length)),
            Gap::Comma => self.is_end_before_comma(at),
            Gap::Strong => {
                let mark = sentence.text[last..next.range.start].trim_start().chars().next();
                match mark {
                    Some('.' | ';' | '!' | '…') => true,
                    Some(',') => self.is_end_before_comma(at),
                    Some(':' | '–' | '—' | '-') => !self.is_limit(at),
                    Some('(' | '[') => self.is_aside(at),
                    _ => false,
                }
            }
        }
    }

    fn is_end_before_comma(&self, at: usize) -> bool {
        let sentence = self.sentence;
        if let Some(length) = sentence.any(at, &self.words.closings) {
            return self.is_end(at + length);
        }
        if let Some(length) = sentence.any(at, &self.words.joints) {
            return self.is_free(at, length);
        }
        let own = at + sentence.phrase(at, sentence.words.articles).unwrap_or(0);
        if self.tokens().get(own).is_some_and(|token| token.subject().is_some()) {
            return true;
        }
        let rest = &self.tokens()[at..];
        let part = rest.iter().skip(1).take_while(|token| token.gap == Gap::Space).count() + 1;
        let text = &sentence.text[rest[0].range.start..rest[part - 1].range.end];
        // "More than anybody needs"
        let than = sentence.any(at, &self.words.more_than).unwrap_or(0);
        !(at + than..at + part).any(|at| self.is_limit(at))
            && hedges(text, sentence.of.language).are_none()
    }

    /// Whether a clause after a conjunction does not limit the one before it.
    fn is_free(&self, at: usize, length: usize) -> bool {
        let sentence = self.sentence;
        let after = at + length;
        let own = after + sentence.phrase(after, sentence.words.articles).unwrap_or(0);
        match self.tokens()[at].is_in(&self.words.adversative) {
            true => self.tokens().get(own).is_some_and(|token| token.subject().is_some()),
            false => after < self.tokens().len() && !self.is_limit(after),
        }
    }

    fn is_limit(&self, at: usize) -> bool {
        self.sentence.any(at, &self.words.limits).is_some() || self.objects.number(at).is_some()
    }

    /// Whether what is in brackets changes nothing.
    fn is_aside(&self, at: usize) -> bool {
        let from = self.tokens()[at].range.start;
        let close = self.sentence.text[from..self.range.end].find([')', ']']);
        let Some(close) = close.map(|to| from + to) else { return false };
        let own = (at..self.tokens().len()).take_while(|at| self.tokens()[*at].range.start < close);
        let count = own.clone().count();
        let is_plain = own.clone().all(|at| !self.is_limit(at));
        is_plain && count > 0 && self.is_end_after(at + count)
    }

    /// Whether a sentence ends after a bracket.
    fn is_end_after(&self, at: usize) -> bool {
        let Some(next) = self.tokens().get(at) else { return self.sentence.ends(at) };
        let last = self.tokens()[at - 1].range.end;
        let marks = self.sentence.text[last..next.range.start].trim();
        match marks {
            ")" | "]" => self
                .sentence
                .phrase(at, self.sentence.words.joints)
                .is_some_and(|length| self.is_free(at, length)),
            ")," | "]," => self.is_end_before_comma(at),
            _ => marks.ends_with(['.', ';', '!']),
        }
    }
}
