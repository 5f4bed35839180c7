//! Cells that say what a subject is, in lines that no criterion is about. Pure.

use super::purpose;
use super::{Aspect, Is, Nature, Quality};
use crate::claims::day;
use crate::claims::qualifier::{self, Qualifier};
use crate::matrix::Level;
use crate::reading::Reader;
use crate::reading::block::Block;
use crate::reading::noun::table::Lines;
use crate::reading::statement::Has;
use crate::reading::table::{Cell, cells, level};
use crate::reading::words::Phrases;
use crate::reading::words::noun::NounWords;
use crate::reading::words::quality::{Pair, QualityWords};

pub(super) fn read(blocks: &[Block], words: &QualityWords, of: &Reader<'_>) -> Vec<Quality> {
    let Some(nouns) = NounWords::of(of.language) else { return Vec::new() };
    let cells = cells(blocks);
    let tables = cells.chunk_by(|one, next| one.at.table == next.at.table);
    tables.flat_map(|table| one_table(table, Lists { words, nouns }, of)).collect()
}

#[derive(Clone, Copy)]
struct Lists<'w> {
    words: &'w QualityWords,
    nouns: &'w NounWords,
}

fn one_table(cells: &[Cell<'_>], lists: Lists<'_>, of: &Reader<'_>) -> Vec<Quality> {
    if !cells.iter().any(|cell| lists.words.may_be_in_cell(cell.text)) {
        return Vec::new();
    }
    let Some(lines) = Lines::of(cells, lists.nouns, of) else { return Vec::new() };
    let inner = cells.iter().filter(|cell| cell.at.row > 0 && cell.at.column > 0);
    let quality = |cell: &Cell<'_>| {
        let (subject, name) = lines.named(cell)?;
        let (aspect, is) = said(cell.text.trim(), name.trim(), lists, of)?;
        let of = Nature { subject, aspect, scope: String::new() };
        let (block, table) = (cell.block, Some(cell.at.table));
        Some(Quality { block, range: 0..cell.text.len(), of, is, table })
    };
    inner.filter_map(quality).collect()
}

/// Returns what a cell says in a line with this name.
fn said(text: &str, name: &str, lists: Lists<'_>, of: &Reader<'_>) -> Option<(Aspect, Is)> {
    let [lower, lower_name] = [text, name].map(qualifier::lower_case);
    let words = lists.words;
    let of_pair = words.pairs.iter().find_map(|pair| {
        let is = term(&lower, &lower_name, pair).or_else(|| state(text, &lower_name, pair, of))?;
        Some((Aspect::of(pair), is))
    });
    of_pair
        .or_else(|| released(text, &lower_name, words, of))
        .or_else(|| fitness(&lower, name, lists, of))
}

/// Reads a term in a line that is about such terms: "Typing: dynamically typed".
fn term(text: &str, name: &str, pair: &Pair) -> Option<Is> {
    let is_side = |side: &usize| pair.sides[*side].is.has_whole(text);
    let side = [0, 1].into_iter().find(is_side).filter(|_| pair.lines.has_whole(name))?;
    Some(Is::Term { side, is_so: true })
}

/// Reads yes or no in a line of a term: "Open source: ✗".
fn state(text: &str, name: &str, pair: &Pair, of: &Reader<'_>) -> Option<Is> {
    let is_side = |side: &usize| {
        let of = &pair.sides[*side];
        of.is.has_whole(name) || of.has.has_whole(name)
    };
    let side = [0, 1].into_iter().find(is_side)?;
    let (has, length) = level(text, of)?;
    let is_so = match has {
        Has::Supported | Has::Exactly(Level::Yes) => true,
        Has::Exactly(Level::No) => false,
        Has::Lacking | Has::Exactly(Level::Partial) => return None,
    };
    (length == text.len()).then_some(Is::Term { side, is_so })
}

fn released(text: &str, name: &str, words: &QualityWords, of: &Reader<'_>) -> Option<(Aspect, Is)> {
    let is_first = words.release.first_lines.has_whole(name);
    (is_first || words.release.lines.has_whole(name)).then_some(())?;
    let days = day::read(text, None, of.language);
    let [day] = &days[..] else { return None };
    let is_whole = day.place == (0..text.len()) && day.qualifier == Qualifier::Exactly;
    is_whole.then_some((Aspect::Release, Is::Released { is_first }))
}

/// Reads "better for number crunching", or "good" in the line of that.
fn fitness(text: &str, name: &str, lists: Lists<'_>, of: &Reader<'_>) -> Option<(Aspect, Is)> {
    let fitness = &lists.words.fitness;
    let purpose = |text: &str| purpose::of_text(text, of, fitness, lists.nouns);
    let after = |list: &Phrases| {
        let mut rests =
            list.all().filter_map(|phrase| text.strip_prefix(phrase)?.strip_prefix(' '));
        rests.next()
    };
    let is_good = fitness.good.has_whole(text);
    if is_good || fitness.bad.has_whole(text) {
        return Some((purpose(name)?, Is::Suited(is_good)));
    }
    let good = after(&fitness.better).or_else(|| after(&fitness.suited)).map(|rest| (rest, true));
    let bad =
        || after(&fitness.worse).or_else(|| after(&fitness.unsuited)).map(|rest| (rest, false));
    let (rest, is) = good.or_else(bad)?;
    Some((purpose(rest)?, Is::Suited(is)))
}
