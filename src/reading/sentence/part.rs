//! Tells which part of a sentence may state something. Pure.

use std::ops::Range;

use super::Text;
use super::head::Before;
use super::hedge::{Hedges, end_of_stated, hedges};
use super::page::Page;
use crate::reading::topic::Topic;

impl Text<'_> {
    /// Whether a part of the text may state something: it has a subject, or words for a set of them, or something before it
    /// does.
    pub(super) fn may_state(
        self,
        part: &Range<usize>,
        topic: Topic,
        before: Before,
        page: &Page<'_>,
    ) -> bool {
        // A German genitive is no name: `Ägides`
        page.words.has_inversion
            || topic.subject.is_some()
            || matches!(before, Before::One(_))
            || self.passage.names_subject(part)
            || page.traits.names_set(&self.passage.text()[part.clone()])
    }

    /// Returns a sentence without what follows that is hedged, and why it does not state what is so now.
    pub(super) fn stated(self, sentence: &Range<usize>, page: &Page<'_>) -> (Range<usize>, Hedges) {
        let (text, language) = (&self.passage.text()[sentence.clone()], page.of.language);
        let of_whole = hedges(text, language);
        let end = if of_whole.are_none() { None } else { end_of_stated(text, language) };
        end.map_or((sentence.clone(), of_whole), |end| {
            (sentence.start..sentence.start + end, hedges(&text[..end], language))
        })
    }

    /// Returns a sentence without the clause at its end that says something of all that is before: ", which was enough
    /// for us". One that may limit it is left: ", which needs the yearly plan".
    pub(super) fn without_remark(self, sentence: &Range<usize>, page: &Page<'_>) -> Range<usize> {
        let text = &self.passage.text()[sentence.clone()];
        let begins = |at: &usize| {
            let rest = &text[at + 2..];
            let is_whole = |after: &str| !after.starts_with(char::is_alphanumeric);
            page.words.remarks.all().any(|of| rest.strip_prefix(of).is_some_and(is_whole))
        };
        let commas = text.match_indices(", ").map(|(at, _)| at);
        let Some(at) = { commas }.find(begins) else { return sentence.clone() };
        let mut words = text[at..].split(|c: char| !c.is_alphanumeric() && c != '-');
        let may_limit = |word: &str| {
            let word = word.to_lowercase();
            page.words.provisos.has(&word)
                || page.exclusion.denials.has(&word)
                || page.exclusion.conditions.has(&word)
                || word == "per"
                || word.contains(|c: char| c.is_ascii_digit())
        };
        // Another clause goes on after it.
        let goes_on = text[at..].contains("; ");
        match goes_on || words.any(may_limit) || text.ends_with('?') {
            true => sentence.clone(),
            false => sentence.start..sentence.start + at,
        }
    }
}
