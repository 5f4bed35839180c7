//! Tables: each cell whose subject and criterion are certain states a value. Pure.

use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind, CellAt};
use super::statement::{About, Has, Says, Statement};
use super::topic::Topic;
use super::vocabulary::Meaning;
use super::words::{BLANKS, SIGNS, words_of};
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::claims::{qualifier, quantity};
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Level, Subject};

/// A cell with its text.
struct Cell<'b> {
    /// The number of its block
    block: usize,
    at: CellAt,
    text: &'b str,
}

/// Reads the tables of a page whose head or first column names two subjects or more, or whose head names criteria
/// and whose first column names subjects.
pub(super) fn read(blocks: &[Block], topics: &[Topic], of: &Reader<'_>) -> Vec<Statement> {
    let cells = blocks.iter().enumerate().filter_map(|(number, block)| match block.kind {
        BlockKind::Cell(at) => Some(Cell { block: number, at, text: &block.text }),
        _ => None,
    });
    let cells: Vec<Cell<'_>> = cells.collect();
    let mut found = Vec::new();
    for table in cells.chunk_by(|one, next| one.at.table == next.at.table) {
        if !blocks[table[0].block].is_quoted {
            one_table(table, topics[table[0].block], of, &mut found);
        }
    }
    found
}

fn one_table(cells: &[Cell<'_>], topic: Topic, of: &Reader<'_>, found: &mut Vec<Statement>) {
    let head = Line::of(cells, of, |at| (at.row == 0).then_some(at.column));
    let side = Line::of(cells, of, |at| (at.column == 0).then_some(at.row));
    for cell in cells.iter().filter(|cell| cell.at.row > 0 && cell.at.column > 0) {
        let (column, row) = (head.meaning(cell.at.column), side.meaning(cell.at.row));
        let about = match (column, row) {
            (
                Some(Meaning::Subject(subject)),
                Some(Meaning::Criterion(criterion) | Meaning::Part(criterion)),
            ) if head.subjects >= 2 || head.subjects == 1 && head.is_of_one => {
                About { subject, criterion }
            }
            (
                Some(Meaning::Criterion(criterion) | Meaning::Part(criterion)),
                Some(Meaning::Subject(subject)),
            ) => About { subject, criterion },
            // A list of subjects with one value each, under the heading of the criterion
            (None, Some(Meaning::Subject(subject))) if head.columns == 2 && side.subjects >= 2 => {
                let Some(criterion) = topic.criterion else { continue };
                About { subject, criterion }
            }
            _ => continue,
        };
        let unit = match (column, row) {
            (Some(Meaning::Subject(_)), _) => side.unit(cell.at.row),
            _ => head.unit(cell.at.column),
        };
        found.extend(value(cell, about, unit, of));
    }
}

/// The head of a table or its first column: what each of its cells means.
struct Line<'b> {
    meanings: Vec<(usize, Option<Meaning>, &'b str)>,
    /// How many subjects it names
    subjects: usize,
    /// Whether all but one of its cells name nothing
    is_of_one: bool,
    columns: usize,
}

impl<'b> Line<'b> {
    fn of(
        cells: &[Cell<'b>],
        of: &Reader<'_>,
        place: impl Fn(CellAt) -> Option<usize>,
    ) -> Line<'b> {
        let own = cells.iter().filter_map(|cell| Some((place(cell.at)?, cell.text)));
        let meanings: Vec<_> =
            own.map(|(at, text)| (at, of.vocabulary.meant(text), text)).collect();
        let subjects: Vec<Index<Subject>> = meanings
            .iter()
            .filter_map(|(_, meaning, _)| match meaning {
                Some(Meaning::Subject(at)) => Some(*at),
                _ => None,
            })
            .collect();
        // A subject that two columns have is none of which a cell certainly is about.
        let is_twice =
            |at: &Index<Subject>| subjects.iter().filter(|other| *other == at).count() > 1;
        let meanings: Vec<_> = meanings
            .into_iter()
            .map(|(at, meaning, text)| match meaning {
                Some(Meaning::Subject(subject)) if is_twice(&subject) => (at, None, text),
                known => (at, known, text),
            })
            .collect();
        let named = meanings.iter().filter(|(_, meaning, _)| meaning.is_some()).count();
        Line {
            columns: meanings.len(),
            is_of_one: named == 1,
            subjects: only_once(&subjects),
            meanings,
        }
    }

    fn meaning(&self, at: usize) -> Option<Meaning> {
        self.meanings.iter().find(|(of, ..)| *of == at)?.1
    }

    /// Returns what is in brackets after a name: the unit of the numbers in the line.
    fn unit(&self, at: usize) -> Option<&'b str> {
        let (.., text) = self.meanings.iter().find(|(of, ..)| *of == at)?;
        let (_, rest) = text.split_once('(')?;
        Some(rest.split(')').next()?.trim())
    }
}

fn only_once(subjects: &[Index<Subject>]) -> usize {
    let is_once = |at: &&Index<Subject>| subjects.iter().filter(|other| other == at).count() == 1;
    subjects.iter().filter(is_once).count()
}

/// Returns what a cell states.
fn value(cell: &Cell<'_>, about: About, unit: Option<&str>, of: &Reader<'_>) -> Option<Statement> {
    let text = cell.text.trim();
    let start = cell.text.len() - cell.text.trim_start().len();
    let range = start..start + text.len();
    let statement = |range: Range<usize>, says| Some(Statement { block: cell.block, range, says });
    let criterion = &of.matrix.criteria[about.criterion];
    match criterion.kind.statement() {
        Form::Word if has_levels(criterion) => {
            let (has, length) = level(text, of)?;
            statement(start..start + length, Says::States(vec![(about, has)]))
        }
        Form::Amount if is_bare(text) && !is_own_unit(unit, criterion) => None,
        Form::Amount | Form::Version | Form::Day | Form::Word | Form::Support => {
            let is_said = !text.is_empty() && !is_blank(text);
            is_said.then(|| statement(range, Says::Value(about))).flatten()
        }
        Form::Text | Form::None => None,
    }
}

/// Whether the facts of a criterion say how far it holds.
fn has_levels(criterion: &Criterion) -> bool {
    criterion.kind.meant(Level::Yes.as_str()).is_some()
}

/// Whether a cell says that there is nothing to say.
fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric) && !SIGNS.iter().any(|(sign, _)| text.starts_with(sign))
}

/// Whether a cell is a number alone.
fn is_bare(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(|c: char| c.is_alphabetic() || is_sign(c) || c == '%')
}

/// Whether a unit in brackets after the name of a line is that of the criterion. Without one, a number is in the
/// unit of the criterion.
fn is_own_unit(unit: Option<&str>, criterion: &Criterion) -> bool {
    let Some(unit) = unit else { return true };
    let own = Unit::of(criterion.unit.as_deref());
    let stated = quantity::read(&format!("1 {unit}"), &own);
    matches!(&stated[..], [one] if one.fit == Fit::Same && (one.low.value - 1.0).abs() < f64::EPSILON)
}

/// Returns how far a cell says that something holds, and the length of the words that say so.
fn level(text: &str, of: &Reader<'_>) -> Option<(Has, usize)> {
    if BLANKS.contains(&text) {
        return Some((Has::Exactly(Level::No), text.len()));
    }
    if let Some((sign, has)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        // An emoji may have a selector of its form.
        let rest = &text[sign.len()..];
        let selector = rest.chars().next().filter(|c| matches!(c, '\u{fe0e}' | '\u{fe0f}'));
        let length = sign.len() + selector.map_or(0, char::len_utf8);
        let has_more = !text[length..].trim().is_empty();
        return match has {
            // "✗ until 2.0" may say what holds now, or what held once.
            Has::Exactly(Level::No) if has_more && !is_aside(&text[length..]) => None,
            has => Some((*has, length)),
        };
    }
    let lower = qualifier::lower_case(text);
    let levels = words_of(of.language)?.levels.iter();
    let begin = levels.filter(|(word, _)| {
        lower.strip_prefix(word).is_some_and(|rest| rest.trim().is_empty() || is_aside(rest))
    });
    let (word, has) = begin.max_by_key(|(word, _)| word.len())?;
    Some((*has, word.len()))
}

/// Whether what follows a word does not change it: a remark in brackets or after a comma.
fn is_aside(rest: &str) -> bool {
    rest.trim_start().starts_with(['(', ',', ';', ':', '.', '–', '—', '['])
}
