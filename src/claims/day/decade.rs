//! Decades in a text: `the 1990s`, `the early nineties`, `Mitte der 2010er`. Pure.

use std::ops::Range;

use jiff::civil::{Date, date};

use super::words::Words;
use super::{de, en};
use crate::base::language::Language;

/// A decade or a part of it, from its first to its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decade {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) place: Range<usize>,
}

/// Years of a decade that authors call early, in the middle and late. They overlap, as opinions differ.
const EARLY: Range<i16> = 0..5;
const MID: Range<i16> = 3..8;
const LATE: Range<i16> = 6..10;
const FIRST_HALF: Range<i16> = 0..6;
const SECOND_HALF: Range<i16> = 4..10;
const WHOLE: Range<i16> = 0..10;

/// Most words between two decades of which one is meant: `the 1980s or the early 1990s`.
const WORDS_BETWEEN: usize = 2;

/// Returns the decades of a text, in order. `parts` are the ranges of its words.
pub(super) fn read(text: &str, parts: &[Range<usize>], language: &Language) -> Vec<Decade> {
    let words = match language.name() {
        "en" => &en::WORDS,
        "de" => &de::WORDS,
        _ => return Vec::new(),
    };
    let reading = Reading { text, parts, words };
    let mut found: Vec<Decade> = Vec::new();
    for at in 0..parts.len() {
        let Some(decade) = reading.decade(at) else { continue };
        match found.last_mut() {
            Some(before) if reading.is_joined(before, &decade) => {
                before.last = before.last.max(decade.last);
                before.first = before.first.min(decade.first);
                before.place.end = decade.place.end;
            }
            _ => found.push(decade),
        }
    }
    found
}

struct Reading<'t> {
    text: &'t str,
    parts: &'t [Range<usize>],
    words: &'t Words,
}

impl Reading<'_> {
    fn word(&self, at: usize) -> String {
        self.text[self.parts[at].clone()].to_lowercase()
    }

    /// Returns the word before another, if only spaces, a hyphen or an apostrophe are between them.
    fn before(&self, at: usize) -> Option<(usize, String)> {
        let before = at.checked_sub(1)?;
        let gap = &self.text[self.parts[before].end..self.parts[at].start];
        let is_gap = gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '‘'));
        is_gap.then(|| (before, self.word(before)))
    }

    /// Reads the decade whose digits or name are the word `at`.
    fn decade(&self, at: usize) -> Option<Decade> {
        let words = self.words;
        let (year, is_full) = self.year(at)?;
        let mut end = self.parts[at].end;
        let rest = &self.text[end..];
        let next = self.parts.get(at + 1).filter(|next| next.start == end + 1);
        match next.map(|next| (next, self.text[next.clone()].to_lowercase())) {
            Some((next, word)) if words.trailing.contains(&word.as_str()) => end = next.end,
            // "1990s-style"
            Some(_) if rest.starts_with('-') => return None,
            _ => {}
        }
        let mut first = at;
        let mut before = self.before(at);
        let mut has_article = self.text[..self.parts[at].start].ends_with(['\'', '’', '‘']);
        while let Some((earlier, word)) = &before
            && words.between.contains(&word.as_str())
        {
            has_article = true;
            before = self.before(*earlier);
        }
        let is = |list: &[&str], word: &str| list.contains(&word);
        let mut years = WHOLE;
        if let Some((part, word)) = &before {
            let word = word.as_str();
            let parts = [(words.early, EARLY), (words.mid, MID), (words.late, LATE)];
            let part_of =
                parts.into_iter().find(|(list, _)| is(list, word)).map(|(_, years)| years);
            if is(words.unread, word) {
                return None;
            } else if let Some(part_of) = part_of {
                (first, years) = (*part, part_of);
            } else if is(words.halves, word) {
                let (which, word) = self.before(*part)?;
                years = match word.as_str() {
                    word if is(words.first, word) => FIRST_HALF,
                    word if is(words.second, word) => SECOND_HALF,
                    _ => return None,
                };
                first = which;
            }
        }
        let has_part = first != at;
        let mut earlier = self.before(first).filter(|_| has_part);
        while let Some((at, word)) = &earlier
            && is(words.between, word)
        {
            earlier = self.before(*at);
        }
        if earlier.is_some_and(|(_, word)| is(words.unread, &word)) {
            return None;
        }
        // "Early to mid 1990s" is longer than the part before the decade.
        let is_part =
            |word: &str| [words.early, words.mid, words.late].iter().any(|of| is(of, word));
        let joint = self.before(first).filter(|(_, word)| has_part && is(words.joints, word));
        let is_longer =
            joint.and_then(|(at, _)| self.before(at)).is_some_and(|(_, it)| is_part(&it));
        let is_certain = is_full || has_article || has_part;
        (is_certain && !is_longer).then(|| Decade {
            first: date(year + years.start, 1, 1),
            last: date(year + years.end - 1, 12, 31),
            place: self.parts[first].start..end,
        })
    }

    /// Returns the first year of the decade that a word names, and whether its century is stated.
    fn year(&self, at: usize) -> Option<(i16, bool)> {
        let written = &self.text[self.parts[at].clone()];
        let word = written.to_lowercase();
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let is_name = !self.words.are_names_lower || written.starts_with(char::is_lowercase);
            let endings = ["", "n", "jahre", "jahren"];
            let named = self.words.names.iter().find(|(name, _)| {
                word.strip_prefix(name).is_some_and(|ending| endings.contains(&ending))
            });
            return named.filter(|_| is_name).map(|(_, decade)| (1900 + decade, false));
        }
        if !self.words.endings.contains(&&word[digits..]) {
            return None;
        }
        let year: i16 = word[..digits].parse().ok().filter(|year| year % 10 == 0)?;
        match (digits, year) {
            (2, 30..=90) => Some((1900 + year, false)),
            // "The 1900s" may be the century.
            (4, 1000..2200) => (year % 100 != 0 || year == 2000).then_some((year, true)),
            _ => None,
        }
    }

    /// Whether a decade follows another with only "and" or the like between them.
    fn is_joined(&self, one: &Decade, other: &Decade) -> bool {
        let between = self.text[one.place.end..other.place.start].trim();
        let is_dash = matches!(between, "–" | "-" | "/");
        let mut words = between.split_whitespace();
        let is_joint = words.next().is_some_and(|word| self.words.joints.contains(&word));
        let mut rest = words;
        is_dash
            || is_joint
                && rest.clone().count() < WORDS_BETWEEN
                && rest.all(|word| self.words.between.contains(&word))
    }
}
