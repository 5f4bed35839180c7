//! Statements that say themselves of which year they are: "as of 2019, X is …", "a 2020 survey". Pure.
//!
//! They are true for ever, but no longer news. Whether one is too old is for the site to say; read is only what speaks of
//! today, and not of a history.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::scope::Scopes;
use crate::base::language::Language;
use crate::claims::day::{self, Stated};
use crate::claims::tokens::{Word, words as words_of};
use crate::reading::Reader;
use crate::reading::block::{Block, BlockKind};
use crate::reading::passage::Passage;
use crate::reading::sentence::hedges;
use crate::reading::topic::Topic;
use crate::reading::words::noun::NounWords;

/// The words by which a text says of which day or year it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The number of its block on the page
    pub block: usize,
    /// The words, in the text of the block. They have one day or year
    pub range: Range<usize>,
}

/// Most words between a year and the survey of that year: "2020 Stack Overflow survey".
const MOST_BETWEEN: usize = 4;

/// Reads the dated statements of a page about its subjects, in the order of its blocks.
pub(in crate::reading) fn read(
    passages: &[Passage<'_>],
    topics: &[Topic],
    of: &Reader<'_>,
) -> Vec<Dated> {
    let Some(words) = NounWords::of(of.language) else { return Vec::new() };
    let mut found: Vec<(Dated, Stated)> = Vec::new();
    for (passage, topic) in passages.iter().zip(topics) {
        let Passage { number: block, block: Block { kind, is_quoted, .. }, .. } = *passage;
        let is_prose = !is_quoted && !matches!(kind, BlockKind::Cell(_));
        let text = passage.text();
        let has_subject = topic.subject.is_some() || passage.names_subject(&(0..text.len()));
        if is_prose && has_subject && may_be_dated(text, words) {
            let here = in_passage(passage, words, of).into_iter();
            found.extend(here.map(|(range, day)| (Dated { block, range }, day)));
        }
    }
    // One who names the surveys of several years tells how it went.
    let last = found.iter().map(|(_, day)| day.last).max();
    found.retain(|(_, day)| Some(day.last) == last);
    if found.is_empty() {
        return Vec::new();
    }
    let scopes = Scopes::of(passages, words);
    let is_of_past = |dated: &Dated| {
        let mut limits = scopes.of_block(dated.block).split(' ');
        limits.any(|word| words.of_past.has(word) || word.contains(|c: char| c.is_ascii_digit()))
    };
    found.into_iter().map(|(dated, _)| dated).filter(|dated| !is_of_past(dated)).collect()
}

fn may_be_dated(text: &str, words: &NounWords) -> bool {
    (text.contains("20") || text.contains("19")) && {
        let lower = text.to_lowercase();
        let mut hints = words.as_of.all().chain(words.surveys.all());
        hints.any(|hint| lower.contains(hint))
    }
}

/// Returns the dated words of a passage, if it speaks of no later day.
fn in_passage(
    passage: &Passage<'_>,
    words: &NounWords,
    of: &Reader<'_>,
) -> Vec<(Range<usize>, Stated)> {
    let (text, language) = (passage.text(), of.language);
    let last = day::read(text, None, language).into_iter().map(|day| day.last).max();
    let of_sentence = |range: &Range<usize>| {
        let sentence = &text[range.clone()];
        let all = words_of(sentence);
        let hedges = hedges(sentence, language);
        let is_question = sentence.trim_end().ends_with('?');
        let found = (0..all.len()).filter(|_| !is_question).find_map(|at| {
            as_of(sentence, &all, at, words, language)
                .filter(|_| hedges.are_none())
                .or_else(|| survey(sentence, &all, at, words))
        });
        let place = found?;
        let [day] = &day::read(&sentence[place.clone()], None, language)[..] else { return None };
        let is_last = Some(day.last) == last;
        is_last.then(|| (range.start + place.start..range.start + place.end, day.clone()))
    };
    passage.sentences(of).iter().filter_map(of_sentence).collect()
}

/// Reads "as of May 2019".
fn as_of(
    text: &str,
    all: &[Word],
    at: usize,
    words: &NounWords,
    language: &Language,
) -> Option<Range<usize>> {
    let next = at + phrase(all, at, &words.as_of.all().collect::<Vec<_>>())?;
    let from = all.get(next)?.place.start;
    let days = day::read(&text[from..], None, language);
    let day = days.first().filter(|day| day.place.start == 0)?;
    Some(all[at].place.start..from + day.place.end)
}

/// Reads "a 2020 Stack Overflow survey", "a survey of 2020".
fn survey(text: &str, all: &[Word], at: usize, words: &NounWords) -> Option<Range<usize>> {
    words.surveys.has(&all[at].text).then_some(())?;
    let is_of_survey = |word: &Word| {
        let is_name = text[word.place.clone()].starts_with(char::is_uppercase);
        is_name || words.of_surveys.has(&word.text)
    };
    let between = all[..at].iter().rev().take_while(|word| is_of_survey(word)).count();
    let before = || {
        let year = at.checked_sub(between + 1)?;
        let is_said = |before: usize| words.before_surveys.has(&all[before].text);
        let is_joined = all[year + 1..=at].iter().all(|word| word.follows);
        let is_plain = year.checked_sub(1).is_none_or(is_said) && is_joined;
        (between <= MOST_BETWEEN && is_plain && is_year(&all[year]))
            .then(|| all[year].place.start..all[at].place.end)
    };
    let after = || {
        let [of, year] = [all.get(at + 1)?, all.get(at + 2)?];
        let is_of = words.of.has(&of.text) || words.within.has(&of.text);
        // "A survey of 2020 users"
        let is_end = all.get(at + 3).is_none_or(|next| !next.follows || words.has.has(&next.text));
        (is_of && of.follows && year.follows && is_year(year) && is_end)
            .then(|| all[at].place.start..year.place.end)
    };
    before().or_else(after)
}

fn phrase(all: &[Word], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|of| crate::claims::tokens::phrase(&all[at..], of)).max()
}

fn is_year(word: &Word) -> bool {
    word.text.len() == 4 && matches!(word.text.parse(), Ok(1990_u16..2200))
}

#[cfg(test)]
mod tests {
    use crate::reading::read;
    use crate::reading::tests::{MATRIX, blocks, with_reader};

    fn dated(lang: &str, text: &str) -> Vec<String> {
        with_reader(lang, MATRIX, |reader| {
            let blocks = blocks(text);
            let dated = read(&blocks, reader).dated.into_iter();
            dated.map(|of| blocks[of.block].text[of.range].to_owned()).collect()
        })
    }

    #[test]
    fn statements_with_their_year_are_read() {
        for (text, wanted) in [
            ("As of 2019, Kolibri has 12 themes.", "As of 2019"),
            ("Kolibri has 12 themes as of May 2019.", "as of May 2019"),
            ("In a 2020 survey, Kolibri was used by half of them.", "2020 survey"),
            (
                "According to a 2020 Stack Overflow survey, Kolibri wins.",
                "2020 Stack Overflow survey",
            ),
            ("A survey of 2020 has Kolibri at 40 %.", "survey of 2020"),
            ("## Kolibri\nA poll from 2020 has it at 40 %.", "poll from 2020"),
        ] {
            assert_eq!(dated("en", text), [wanted], "{text}");
        }
        assert_eq!(
            dated("de", "Kolibri liegt vorn in einer Umfrage von 2020."),
            ["Umfrage von 2020"]
        );
    }

    #[test]
    fn histories_are_not_read() {
        for text in [
            "As of 2019, nobody had 12 themes.",
            "As of 2019, Kolibri was free.",
            "As of version 9.1, Kolibri has 12 themes.",
            "Kolibri rose from 10 % in a 2020 survey to 40 % in 2024.",
            "## History\nIn a 2020 survey, Kolibri was used by half of them.",
            "# Kolibri in 2020\nIn a 2020 survey, Kolibri was used by half of them.",
            "Has Kolibri won a 2020 survey?",
            "Kolibri has surveyed 2020 users.",
            "In 2020 we survey all users of Kolibri.",
            "Kolibri has 2020 survey answers.",
            "A survey of 2020 users has Kolibri at 40 %.",
            "> In a 2020 survey, Kolibri was used by half of them.",
        ] {
            assert_eq!(dated("en", text), [""; 0], "{text}");
        }
        let two = "A 2020 survey has Kolibri at 10 %.\nA 2024 survey has Kolibri at 40 %.";
        assert_eq!(dated("en", two), ["2024 survey"]);
    }
}
