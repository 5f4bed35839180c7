//! Sentences and cells that name a fact, whether or not what they say of it can be read with certainty. Pure.

use std::collections::HashMap;
use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind, CellAt};
use super::passage::passages;
use super::sentence::{hedges, split};
use super::statement::About;
use super::topic::{Topic, topics};
use super::vocabulary::Meaning;
use super::words::words_of;
use crate::base::index::Index;
use crate::claims::{prose, superlative};
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Subject};

/// A sentence or a cell that names a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    pub block: usize,
    /// Its range in the text of the block
    pub range: Range<usize>,
    pub about: About,
}

/// Returns the sentences and cells of a page that name a fact and may state its value: those with the subject and the
/// criterion in themselves or in the headings above, and in which there is something that such facts are stated by.
/// Headings, titles, quotations, questions and conditions state nothing, and what was or will be does not change.
pub fn namings(blocks: &[Block], of: &Reader<'_>) -> Vec<Naming> {
    let topics = topics(&passages(blocks, of));
    let lines = Lines::of(blocks, of);
    let mut found = Vec::new();
    for (number, (block, topic)) in blocks.iter().zip(topics).enumerate() {
        let naming =
            |range: &Range<usize>, about| Naming { block: number, range: range.clone(), about };
        match block.kind {
            _ if block.is_quoted => {}
            BlockKind::Title | BlockKind::Heading(_) => {}
            BlockKind::Cell(at) => {
                let is_said = !block.text.chars().all(|c| c.is_whitespace() || NOTHING.contains(c));
                let about = lines.about(at).filter(|_| is_said);
                found.extend(about.map(|about| naming(&(0..block.text.len()), about)));
            }
            BlockKind::Description | BlockKind::Paragraph | BlockKind::Item => {
                for range in split(&block.text, of.language) {
                    let text = &block.text[range.clone()];
                    let abouts = abouts(text, topic, of).into_iter();
                    let abouts = abouts.filter(|about| may_state(text, *about, of));
                    found.extend(abouts.map(|about| naming(&range, about)));
                }
            }
        }
    }
    found
}

/// Returns the facts that a sentence names. A word of the name of a criterion, or a heading above, is enough for an
/// amount, which has a number; another value is only meant by the whole name, or by a sentence that begins with one.
fn abouts(text: &str, topic: Topic, of: &Reader<'_>) -> Vec<About> {
    if text.trim_end().ends_with('?') {
        return Vec::new();
    }
    // In a language without words, nothing is known to be hedged.
    let hedges = words_of(of.language).map(|_| hedges(text, of.language)).unwrap_or_default();
    let is_stated = |at: &Index<Criterion>| match of.matrix.criteria[*at].kind.statement() {
        // "It was launched in 2019" still holds.
        Form::Day => hedges.are_past_at_most(),
        _ => hedges.are_none(),
    };
    let (mut subjects, mut criteria) = (Vec::new(), Vec::new());
    for mention in of.vocabulary.mentions(text) {
        match mention.meaning {
            Meaning::Subject(at) => subjects.push(at),
            Meaning::Criterion(at) => criteria.push(at),
            Meaning::Part(at) if is_of_numbers(at, of) => criteria.push(at),
            Meaning::Part(_) => {}
        }
    }
    if subjects.is_empty() {
        subjects.extend(topic.subject);
    }
    if criteria.is_empty() {
        let is_meant =
            |at: &Index<Criterion>| is_of_numbers(*at, of) || begins_with_level(text, of);
        criteria.extend(topic.criterion.filter(is_meant));
    }
    criteria.retain(is_stated);
    let mut all: Vec<About> = Vec::new();
    for subject in subjects {
        for criterion in &criteria {
            let about = About { subject, criterion: *criterion };
            if !all.contains(&about) {
                all.push(about);
            }
        }
    }
    all
}

fn is_of_numbers(at: Index<Criterion>, of: &Reader<'_>) -> bool {
    let statement = of.matrix.criteria[at].kind.statement();
    matches!(statement, Form::Amount | Form::Version | Form::Day)
}

/// Whether a text begins with what a cell would say: "No, you need a plugin."
fn begins_with_level(text: &str, of: &Reader<'_>) -> bool {
    let lower = text.to_lowercase();
    let levels = words_of(of.language).map(|words| words.levels).unwrap_or_default();
    levels.iter().any(|(word, _)| {
        let rest = lower.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// The signs of a cell that says nothing.
const NOTHING: &str = "–—-−·?";

/// Whether a text has something that the value of a fact, or its place in an order, is stated by.
fn may_state(text: &str, about: About, of: &Reader<'_>) -> bool {
    match of.matrix.criteria[about.criterion].kind.statement() {
        Form::None => false,
        Form::Word | Form::Text | Form::Support => text.chars().any(|c| !c.is_whitespace()),
        Form::Amount | Form::Version | Form::Day => {
            text.contains(|c: char| c.is_ascii_digit())
                || !prose::quantities(text, of.language).is_empty()
                || of.language.is_english() && !superlative::read(text).is_empty()
        }
    }
}

/// The heads and first columns of the tables of a page.
struct Lines {
    heads: HashMap<(usize, usize), Meaning>,
    sides: HashMap<(usize, usize), Meaning>,
}

impl Lines {
    fn of(blocks: &[Block], of: &Reader<'_>) -> Lines {
        let mut lines = Lines { heads: HashMap::new(), sides: HashMap::new() };
        for block in blocks {
            let BlockKind::Cell(CellAt { table, row, column }) = block.kind else { continue };
            if row > 0 && column > 0 {
                continue;
            }
            let Some(meaning) = of.vocabulary.meant(&block.text) else { continue };
            if row == 0 {
                lines.heads.insert((table, column), meaning);
            }
            if column == 0 {
                lines.sides.insert((table, row), meaning);
            }
        }
        lines
    }

    /// Returns the fact that a cell is about.
    fn about(&self, CellAt { table, row, column }: CellAt) -> Option<About> {
        if row == 0 || column == 0 {
            return None;
        }
        let line = [self.heads.get(&(table, column))?, self.sides.get(&(table, row))?];
        let subject: Option<Index<Subject>> = line.iter().find_map(|meaning| match meaning {
            Meaning::Subject(at) => Some(*at),
            Meaning::Criterion(_) | Meaning::Part(_) => None,
        });
        let criterion: Option<Index<Criterion>> = line.iter().find_map(|meaning| match meaning {
            Meaning::Criterion(at) | Meaning::Part(at) => Some(*at),
            Meaning::Subject(_) => None,
        });
        Some(About { subject: subject?, criterion: criterion? })
    }
}
