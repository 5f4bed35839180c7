//! Numbers in words that state a quantity: `ten years`, `up to five users`, `half a million`, `an hour and a half`.
//! Pure.

mod digits;
mod nines;

use std::ops::Range;

use super::{Number, Quantity};
use crate::base::language::Language;
use crate::claims::near::end_of;
use crate::claims::qualifier::{self, Qualified, Qualifier};
use crate::claims::spoken::{self, Form, Spoken, Words};
use crate::matrix::unit::{Fit, Suffix, Unit};

/// Most words from a number to the noun that it counts: `five free users`.
const WORDS_TO_NOUN: usize = 2;

/// More bytes than the words before a number take that say how it is meant.
const LONGEST_BEFORE: usize = 64;

/// The fewest letters of a unit that certainly is one at the end of a compound: `Subsekunden`.
const SHORTEST_OF_COMPOUND: usize = 5;

/// What numbers in words have to be about, so that they are certainly quantities of a criterion.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'c> {
    pub unit: &'c Unit<'c>,
    /// Words of the criterion's name, in lower case
    pub nouns: &'c [String],
}

/// A text in which numbers in words are read.
#[derive(Clone, Copy)]
struct Reading<'t> {
    text: &'t str,
    of: Counted<'t>,
    words: &'static Words,
}

/// Returns the numbers in words that have the unit of the criterion, or a noun of its name after them, in order.
pub fn read(text: &str, of: Counted<'_>) -> Vec<Quantity> {
    let Some(words) = spoken::words_of(of.unit.language()) else { return Vec::new() };
    let reading = Reading { text, of, words };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|to| at + to) {
        let end =
            text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |to| start + to);
        let is_joined = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let quantity = (!is_joined).then(|| reading.quantity(start)).flatten();
        at = quantity.as_ref().map_or(end, |quantity| quantity.place.end.max(end));
        found.extend(quantity);
    }
    found
}

impl Reading<'_> {
    fn language(&self) -> &Language {
        self.of.unit.language()
    }

    /// Returns the words before an offset, the nearest first.
    fn before(&self, start: usize) -> impl Iterator<Item = &str> {
        end_of(&self.text[..start], LONGEST_BEFORE).1.split_whitespace().rev()
    }

    /// Reads the quantity that begins with the word at an offset.
    fn quantity(&self, start: usize) -> Option<Quantity> {
        let text = self.text;
        let is_digit = text[start..].starts_with(|c: char| c.is_ascii_digit());
        if !is_digit && !self.words.may_begin(&text[start..]) {
            return None;
        }
        if let Some(nines) = nines::read(self, start) {
            return Some(nines);
        }
        if is_digit {
            return None;
        }
        let other = digits::read(self, start).or_else(|| self.below_one(start));
        if other.is_some() {
            return other.filter(|_| !self.is_of_several(start));
        }
        let spoken = spoken::number(&text[start..], self.words)?;
        if self.is_of_several(start) || self.follows_digits(start) {
            return None;
        }
        if let Some(range) = self.range(start, spoken) {
            return Some(range);
        }
        let counted = self.counted(start, spoken)?;
        let (qualifier, place) = self.qualified(start..counted.end);
        if spoken.form == Form::Article && counted.value == 1.0 && !counted.is_scaled {
            self.is_one(start, &counted, qualifier).then_some(())?;
        }
        let low = Number { value: counted.value * counted.suffix.factor, margin: counted.margin };
        let fit = counted.suffix.fit;
        Some(Quantity { low, high: None, qualifier, fit, place, written: None })
    }

    /// Whether the words before say that a number is a part of something: `the first two years`, `one of two plans`. "A
    /// term of two years" has two.
    fn is_of_several(&self, start: usize) -> bool {
        let mut before = self.before(start).map(str::to_lowercase);
        let last = before.next().unwrap_or_default();
        let is_ordinal = |word: &str| self.language().ordinals().contains(&word);
        if !self.language().out_of().contains(&last.as_str()) {
            return is_ordinal(&last);
        }
        let whole = before.next().unwrap_or_default();
        self.of.unit.counts()
            || is_ordinal(&whole)
            || self.words.quantifiers.contains(&whole.as_str())
            || spoken::number(&whole, self.words).is_some()
            || whole.ends_with(|c: char| c.is_ascii_digit())
            || self.is_superlative(&whole)
    }

    fn is_superlative(&self, word: &str) -> bool {
        self.words.superlatives.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a number ends a range that begins with digits, as in `5 to ten years`.
    fn follows_digits(&self, start: usize) -> bool {
        let mut before = self.before(start);
        let (Some(joint), Some(first)) = (before.next(), before.next()) else { return false };
        let joints = self.language().to("").chain(self.words.or.iter().copied());
        first.ends_with(|c: char| c.is_ascii_digit()) && { joints }.any(|it| it == joint)
    }

    /// Returns a number in words with what it counts. `None` if this is not certain.
    fn counted(&self, start: usize, spoken: Spoken) -> Option<Said> {
        let after_number = start + spoken.len;
        let rest = &self.text[after_number..];
        // "Three times" is a ratio, also where the name of the criterion has a time.
        let ratio = Unit::in_language(Some("×"), self.language()).suffix(rest, None)?;
        if ratio.fit == Fit::Same && ratio.len > 0 {
            return None;
        }
        let (suffix, and_a_half) = self.suffix(after_number)?;
        let end = after_number + suffix.len;
        let scale = rest.trim_start_matches([' ', '-', '\u{a0}']);
        let scale = self.language().scale_at(scale).map(|(scale, _)| scale);
        let is_scaled = scale.is_some();
        // "A million and a half" is one and a half million, "two thousand and a half" may be either.
        let is_doubtful = and_a_half.is_some() && scale.is_some_and(|scale| scale < 1e6);
        let suffix = if is_doubtful { Suffix { fit: Fit::Other, ..suffix } } else { suffix };
        if and_a_half.is_none() && self.goes_on(end) {
            return None;
        }
        let end = end + and_a_half.unwrap_or(0);
        let noun = self.noun_after(end);
        let is_said = match suffix.fit {
            Fit::Other => is_doubtful,
            Fit::Same if suffix.len > 0 => !self.is_ordinal(after_number, end),
            // "Twenty-first users" are not twenty.
            Fit::Same | Fit::Bare if rest.starts_with('-') && !is_scaled => noun == Some(0),
            Fit::Same | Fit::Bare => is_scaled || noun.is_some() && spoken.form == Form::Counting,
        };
        let fit = if suffix.len > 0 { suffix.fit } else { Fit::Bare };
        let value = spoken.value + if and_a_half.is_some() { 0.5 } else { 0.0 };
        let in_unit = value * suffix.factor;
        let rounding = spoken.rounding * suffix.factor;
        // A word of scale shows no digits: `two million`.
        let rounding = if is_scaled { rounding.min(0.05 * in_unit) } else { rounding };
        let margin = rounding.max(suffix.slack * in_unit);
        is_said.then_some(Said { value, suffix: Suffix { fit, ..suffix }, margin, is_scaled, end })
    }

    /// Parses the unit after a number in words, and the rest of `an hour and a half`, whose length is returned if it
    /// is there.
    fn suffix(&self, start: usize) -> Option<(Suffix, Option<usize>)> {
        let rest = &self.text[start..];
        let suffix = self.of.unit.suffix(rest, None)?;
        let after = &rest[suffix.len..];
        let half = self.words.and_a_half;
        let is_half = suffix.len > 0
            && after.get(..half.len()).is_some_and(|start| start.eq_ignore_ascii_case(half))
            && !after[half.len()..].starts_with(char::is_alphanumeric);
        Some((suffix, is_half.then_some(half.len())))
    }

    /// Returns the qualifier of what is at a place, and the place with it.
    fn qualified(&self, place: Range<usize>) -> (Qualifier, Range<usize>) {
        let of = Qualified::by_unit(self.of.unit);
        let (mut qualifier, start) =
            qualifier::before(&self.text[..place.start], of, self.language());
        let mut place = start..place.end;
        if qualifier == Qualifier::Exactly
            && let Some((after, length)) =
                qualifier::after(&self.text[place.end..], self.language())
        {
            qualifier = after;
            place.end += length;
        }
        (qualifier, place)
    }

    /// Whether "a year" and "one year" are a number: in `one-year`, or with a bound as in `under a year`. Elsewhere,
    /// they may be any year.
    fn is_one(&self, start: usize, said: &Said, qualifier: Qualifier) -> bool {
        if said.suffix.fit != Fit::Same || self.of.unit.counts() {
            return false;
        }
        let unit = &self.text[start..said.end];
        let first = unit.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_hyphenated = unit[first.len()..].starts_with('-');
        let before = self.before(start).next().unwrap_or_default();
        let is_vague = self.words.vague.contains(&before.to_lowercase().as_str());
        is_hyphenated || !is_vague && !matches!(qualifier, Qualifier::Exactly | Qualifier::From)
    }

    /// Whether a unit is an ordinal, as in `a second line`.
    fn is_ordinal(&self, start: usize, end: usize) -> bool {
        let unit = self.text[start..end].trim_start().to_lowercase();
        let next = self.text[end..].strip_prefix(' ').unwrap_or_default();
        let next = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
        self.words.ordinal_units.contains(&unit.as_str())
            && !next.is_empty()
            && !self.words.after_units.contains(&next)
    }

    /// Reads `sub-second`, `sub-millisecond` and the like. The unit is one that is measured: "sub-users" are users.
    fn below_one(&self, start: usize) -> Option<Quantity> {
        let below = self.words.below;
        let rest = self.text[start..].get(below.len()..)?;
        let is_spaced = rest.starts_with(char::is_whitespace);
        let is_below = self.text[start..start + below.len()].eq_ignore_ascii_case(below);
        if !is_below || is_spaced || self.of.unit.counts() {
            return None;
        }
        let (suffix, _) = self.with_compounds(start + below.len())?;
        // "Subs" are no part of a second.
        let is_joined = rest.starts_with('-') || suffix.len >= SHORTEST_OF_COMPOUND;
        let is_unit = suffix.fit == Fit::Same && suffix.len > 0 && is_joined;
        let low = Number { value: suffix.factor, margin: 0.0 };
        is_unit.then(|| Quantity {
            low,
            high: None,
            qualifier: Qualifier::Under,
            fit: Fit::Same,
            place: start..start + below.len() + suffix.len,
            written: None,
        })
    }

    /// Parses the unit at an offset, which may begin a compound such as `Millisekundenbereich`.
    fn with_compounds(&self, start: usize) -> Option<(Suffix, Option<usize>)> {
        let rest = &self.text[start..];
        let found = self.suffix(start);
        if found.is_some_and(|(suffix, _)| suffix.len > 0) {
            return found;
        }
        let body = rest.trim_start_matches([' ', '-']);
        let word = &body[..body.find(|c: char| !c.is_alphabetic()).unwrap_or(body.len())];
        let lower = word.to_lowercase();
        let mut endings = self.words.of_ranges.iter();
        let Some(ending) = endings.find(|ending| lower.ends_with(*ending)) else { return found };
        let stem = word.get(..word.len().checked_sub(ending.len())?)?;
        let suffix = self.of.unit.suffix(&format!(" {stem}"), None)?;
        let length = rest.len() - body.len() + word.len();
        let is_whole = suffix.len == stem.len() + 1;
        Some((Suffix { len: if is_whole { length } else { 0 }, ..suffix }, None))
    }

    /// Reads the range that begins with a number: `five to ten years`, `two or three users`.
    fn range(&self, start: usize, low: Spoken) -> Option<Quantity> {
        let after = start + low.len;
        let rest = self.text[after..].trim_start();
        let opening = self.before(start).next().unwrap_or_default();
        let mut joints = self.language().to(opening).chain(self.words.or.iter().copied());
        let high_text = joints.find_map(|word| {
            let after = rest.strip_prefix(word)?;
            after.starts_with(char::is_whitespace).then(|| after.trim_start())
        })?;
        let high_start = self.text.len() - high_text.len();
        let high = spoken::number(high_text, self.words)?;
        let said = self.counted(high_start, high)?;
        let factor = said.suffix.factor;
        let number = |spoken: Spoken| Number {
            value: spoken.value * factor,
            margin: (spoken.rounding * factor).min(said.margin),
        };
        let is_range =
            [low, high].iter().all(|number| number.form == Form::Counting || number.value != 1.0);
        (is_range && low.value < high.value).then(|| Quantity {
            low: number(low),
            high: Some(number(high)),
            qualifier: Qualifier::Exactly,
            fit: said.suffix.fit,
            place: start..said.end,
            written: None,
        })
    }

    /// Whether the number goes on, as in `nineteen ninety-five`.
    fn goes_on(&self, end: usize) -> bool {
        let rest = self.text[end..].trim_start_matches(['-', ' ']);
        let next = spoken::number(rest, self.words);
        rest.starts_with(|c: char| c.is_ascii_digit())
            || next.is_some_and(|next| next.form == Form::Counting)
    }

    /// Returns how many words are between an offset and a noun that the criterion counts.
    fn noun_after(&self, end: usize) -> Option<usize> {
        let words = self.text[end..].split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        let words = words.take(WORDS_TO_NOUN).map(str::to_lowercase);
        let is_apart =
            |word: &String| self.words.apart.contains(&word.as_str()) || self.is_superlative(word);
        words.take_while(|word| !is_apart(word)).position(|word| {
            self.of.nouns.iter().any(|noun| self.language().is_same_noun(noun, &word))
        })
    }
}

/// A number in words with what it counts.
struct Said {
    /// Without the factor of the suffix
    value: f64,
    suffix: Suffix,
    /// In the criterion's unit
    margin: f64,
    /// Whether a word of scale follows the number
    is_scaled: bool,
    end: usize,
}

#[cfg(test)]
mod tests;
