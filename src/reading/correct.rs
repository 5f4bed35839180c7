//! The words with which a statement agrees with the facts, in the form of its own words. Pure.
//!
//! Numbers in digits and dates are rewritten as those of claims are, but exactly; numbers in words stay words. Texts that
//! are nothing but a value, such as a cell or an answer, are replaced.

use super::statement::{About, Has, Says};
use super::words::{ALIKE, Alike, words_of};
use super::{Judgement, Reader, judge, table};
use crate::claims::{rewrite, spoken, written_in};
use crate::matrix::{Criterion, Fact, Level};

/// The words of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Worded<'t> {
    pub says: &'t Says,
    pub text: &'t str,
}

/// Returns the words with which a statement agrees with its fact. `None` if they are not certain. `is_whole` tells
/// whether nothing else is in its block; `beside` has the other statements of its table, whose form the words have.
pub fn correction(
    stated: Worded<'_>,
    is_whole: bool,
    beside: &[Worded<'_>],
    of: &Reader<'_>,
) -> Option<String> {
    let new = match stated.says {
        Says::Value(about) => {
            let meant = Meant::of(*about, of)?;
            let value = written_in(of.language, meant.fact, meant.criterion);
            let is_cell = is_whole && !beside.is_empty();
            // `free` says more in a cell than `$0`.
            let is_word = is_cell && !value.contains(|c: char| c.is_ascii_digit());
            let like_others = || beside.iter().find_map(|other| meant.like(*other, of));
            let whole = || is_cell.then(|| like_others().unwrap_or(value.clone()));
            let digits = || meant.rewritten(stated.text, of);
            let new = is_word
                .then(|| value.clone())
                .or_else(digits)
                .or_else(|| meant.number_in_words(stated.text, of))
                .or_else(whole);
            let is_amount = meant.criterion.kind.has_amounts();
            let grouped = |new: String| {
                let others = [stated.text].into_iter().chain(beside.iter().map(|it| it.text));
                if is_amount { rewrite::grouped_like(&new, others, of.language) } else { new }
            };
            new.map(grouped)
        }
        Says::States(states) => match states.as_slice() {
            [(about, _)] if is_whole => {
                let level = Meant::of(*about, of)?.fact.value.level()?;
                level_like(stated.text, level, beside, of)
            }
            _ => None,
        },
        _ => None,
    }?;
    let agrees = match stated.says {
        Says::Value(_) => judge(stated.says, &new, of) == Judgement::Agrees,
        _ => true,
    };
    (agrees && new != stated.text).then_some(new)
}

/// The only fact that a statement may be about.
struct Meant<'m> {
    about: About,
    fact: &'m Fact,
    criterion: &'m Criterion,
}

impl<'m> Meant<'m> {
    /// Returns `None` if the fact is not known, or has variants or conditions.
    fn of(about: About, of: &Reader<'m>) -> Option<Meant<'m>> {
        let fact = of.matrix.fact(about.subject, about.criterion);
        let is_one =
            of.matrix.with_variants(&[about.subject]).len() == 1 && fact.cases().count() == 1;
        let criterion = &of.matrix.criteria[about.criterion];
        (is_one && fact.value.is_known()).then_some(Meant { about, fact, criterion })
    }

    fn rewritten(&self, text: &str, of: &Reader<'_>) -> Option<String> {
        let edits = rewrite::to_exact_fact(text, &self.fact.value, self.criterion, of.language)?;
        Some(rewrite::apply(text, &edits))
    }

    /// Rewrites a text that begins with a number in words.
    fn number_in_words(&self, text: &str, of: &Reader<'_>) -> Option<String> {
        let is_amount = self.criterion.kind.has_amounts();
        let digits = spoken::in_digits(text, of.language).filter(|_| is_amount)?;
        let new = spoken::in_words(&self.rewritten(&digits, of)?, of.language);
        Some(as_large(text, &new))
    }

    /// Writes the fact as another cell writes one of the same criterion.
    fn like(&self, other: Worded<'_>, of: &Reader<'_>) -> Option<String> {
        let Says::Value(theirs) = other.says else { return None };
        if theirs.criterion != self.about.criterion {
            return None;
        }
        match judge(&Says::Value(self.about), other.text, of) {
            Judgement::Agrees => Some(other.text.to_owned()),
            _ => self.rewritten(other.text, of),
        }
    }
}

/// Returns the sign or the word for a level: one of another cell, if that has one of the same form, else the one that
/// is drawn alike.
fn level_like(text: &str, wanted: Level, beside: &[Worded<'_>], of: &Reader<'_>) -> Option<String> {
    let is_word = text.contains(char::is_alphabetic);
    let is_wanted = |other: &&Worded<'_>| {
        let level = table::level(other.text, of);
        matches!(other.says, Says::States(_))
            && level.is_some_and(|(has, length)| length == other.text.len() && means(has, wanted))
            && other.text.contains(char::is_alphabetic) == is_word
    };
    if let Some(other) = beside.iter().find(is_wanted) {
        return Some(other.text.to_owned());
    }
    // An emoji may have a selector of its form.
    let plain = text.trim_end_matches(['\u{fe0e}', '\u{fe0f}']).to_lowercase();
    let words = words_of(of.language).map(|words| words.alike).unwrap_or_default();
    let place = |level| match level {
        Level::Yes => 0,
        Level::Partial => 1,
        Level::No => 2,
    };
    let all: Vec<&Alike> = ALIKE.iter().chain(words).collect();
    let own = all.into_iter().filter(|alike| alike.contains(&plain.as_str()));
    let new = own.map(|alike| alike[place(wanted)]).find(|new| !new.is_empty())?;
    Some(as_large(text, new))
}

fn means(has: Has, level: Level) -> bool {
    match has {
        Has::Supported => level == Level::Yes,
        Has::Lacking => level == Level::No,
        Has::Exactly(own) => own == level,
    }
}

/// Returns a text with a capital, or in capitals, if another one is so.
fn as_large(like: &str, text: &str) -> String {
    let mut capitals = like.chars().filter(|c| c.is_alphabetic());
    if like.chars().count() > 1 && capitals.all(char::is_uppercase) {
        return text.to_uppercase();
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if like.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
