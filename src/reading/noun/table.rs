//! Cells that say how many things a subject has, in lines that no criterion is about: "Templates". Pure.

use super::object::{Noun, named};
use super::{Count, Figure, Things, clause};
use crate::base::index::Index;
use crate::claims::quantity;
use crate::matrix::Subject;
use crate::matrix::unit::{Fit, Unit};
use crate::reading::Reader;
use crate::reading::block::Block;
use crate::reading::table::{Cell, Line, cells};
use crate::reading::vocabulary::Meaning;
use crate::reading::words::noun::NounWords;

/// Most words of the name of a line.
const MOST_WORDS: usize = 3;

pub(super) fn read(blocks: &[Block], words: &NounWords, of: &Reader<'_>) -> Vec<Count> {
    let cells = cells(blocks);
    let tables = cells.chunk_by(|one, next| one.at.table == next.at.table);
    tables.flat_map(|table| one_table(table, words, of)).collect()
}

fn one_table(cells: &[Cell<'_>], words: &NounWords, of: &Reader<'_>) -> Vec<Count> {
    let has_number = |cell: &Cell<'_>| cell.text.contains(|c: char| c.is_ascii_digit());
    if !cells.iter().any(has_number) {
        return Vec::new();
    }
    let Some(lines) = Lines::of(cells, words, of) else { return Vec::new() };
    let inner = cells.iter().filter(|cell| cell.at.row > 0 && cell.at.column > 0);
    let count = |cell: &Cell<'_>| {
        let (subject, name) = lines.named(cell)?;
        let noun = noun(name, words)?;
        let figure = figure(cell.text, &noun, words, of)?;
        let verb = clause::of_cell(&noun, words)?;
        let (owner, scope) = (String::new(), String::new());
        let of = Things { subject, owner, verb, noun: noun.whole, scope };
        let (block, table) = (cell.block, Some(cell.at.table));
        Some(Count { block, range: 0..cell.text.len(), of, figure, table })
    };
    inner.filter(|cell| has_number(cell)).filter_map(count).collect()
}

/// The head of a table and its first column.
pub(super) struct Lines<'b> {
    head: Line<'b>,
    side: Line<'b>,
}

impl<'b> Lines<'b> {
    /// Returns `None` for a table of plans or of years.
    pub(super) fn of(cells: &[Cell<'b>], words: &NounWords, of: &Reader<'b>) -> Option<Lines<'b>> {
        let head = Line::of(cells, of, |at| (at.row == 0).then_some(at.column));
        let side = Line::of(cells, of, |at| (at.column == 0).then_some(at.row));
        let corner = head.text(0).unwrap_or_default().to_lowercase();
        let is_limit =
            |word: &str| words.scopes.has(word) || word.contains(|c: char| c.is_ascii_digit());
        let mut words = corner.split(|c: char| !c.is_alphanumeric() && c != '-');
        (!words.any(is_limit)).then_some(Lines { head, side })
    }

    /// Returns the subject of a cell, and the name of its line, which means nothing else.
    pub(super) fn named(&self, cell: &Cell<'b>) -> Option<(Index<Subject>, &'b str)> {
        let lines = [
            (&self.head, cell.at.column, &self.side, cell.at.row),
            (&self.side, cell.at.row, &self.head, cell.at.column),
        ];
        lines.into_iter().find_map(|(subjects, at, names, line)| {
            let Meaning::Subject(subject) = subjects.meaning(at)? else { return None };
            let is_other = subjects.subjects.len() >= 2 && names.meaning(line).is_none();
            Some((subject, names.text(line).filter(|_| is_other)?))
        })
    }
}

/// Returns the noun that the name of a line is.
fn noun(name: &str, words: &NounWords) -> Option<Noun> {
    let lower = name.trim().to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().skip_while(|word| words.idle.has(word)).collect();
    let last = *all.last()?;
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let is_other = |word: &&str| {
        words.prepositions.has(word)
            || words.parts.has(word)
            || words.judging.has(word)
            || words.scopes.has(word)
    };
    let is_noun = all.len() <= MOST_WORDS
        && all.iter().all(|word| is_word(word) && !is_other(word))
        && words.is_plural(last)
        && Unit::of(Some(last)).counts();
    if is_noun { named(all.iter().copied(), all.len() - 1, words) } else { None }
}

/// Returns the number of a cell that has nothing else, or the noun of its line.
fn figure(text: &str, noun: &Noun, words: &NounWords, of: &Reader<'_>) -> Option<Figure> {
    let numbers = quantity::read(text, &Unit::in_language(None, of.language));
    let [number] = &numbers[..] else { return None };
    let written = number.written.as_ref()?;
    let is_count = written.decimals == 0 || written.factor > 1.0;
    let before = text[..number.place.start].trim();
    let end = if written.factor == 1.0 { written.digits.end } else { number.place.end };
    let end = number.high.map_or(end, |_| number.place.end);
    let after = text[end..].trim().trim_start_matches('+').trim().to_lowercase();
    let after: Vec<String> = after.split_whitespace().map(|word| words.singular(word)).collect();
    let is_whole = before.is_empty() && (after.is_empty() || after.join(" ") == noun.whole);
    let is_plain = number.fit == Fit::Bare || !after.is_empty();
    (is_whole && is_count && is_plain).then(|| Figure::counted(number))
}
