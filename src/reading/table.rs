//! Tables: each cell whose subject and criterion are certain states a value. Pure.

mod head;
mod remark;

use std::collections::HashMap;
use std::ops::Range;

use super::block::{Block, BlockKind, CellAt};
use super::statement::{About, Has, Says, Statement};
use super::topic::Topic;
use super::vocabulary::Meaning;
use super::words::{BLANKS, SIGNS, words_of};
use super::{PageReading, Reader, Table};
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::claims::qualifier;
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Level, Subject};
use remark::Scale;

/// A cell with its text.
pub(super) struct Cell<'b> {
    /// The number of its block
    pub(super) block: usize,
    pub(super) at: CellAt,
    pub(super) text: &'b str,
}

/// Returns the cells of all tables of a page, in order, without those that somebody else says.
pub(super) fn cells(blocks: &[Block]) -> Vec<Cell<'_>> {
    let cells = blocks.iter().enumerate().filter_map(|(number, block)| match block.kind {
        BlockKind::Cell(at) if !block.is_quoted => {
            Some(Cell { block: number, at, text: &block.text })
        }
        _ => None,
    });
    cells.collect()
}

/// Reads the tables of a page whose head or first column names two subjects or more, or whose head names criteria
/// and whose first column names subjects.
pub(super) fn read(blocks: &[Block], topics: &[Topic], of: &Reader<'_>) -> PageReading {
    let cells = cells(blocks);
    let mut found = PageReading::default();
    for table in cells.chunk_by(|one, next| one.at.table == next.at.table) {
        one_table(table, topics[table[0].block], of, &mut found);
    }
    found
}

fn one_table(cells: &[Cell<'_>], topic: Topic, of: &Reader<'_>, found: &mut PageReading) {
    let first = found.statements.len();
    let head = Line::of(cells, of, |at| (at.row == 0).then_some(at.column));
    let side = Line::of(cells, of, |at| (at.column == 0).then_some(at.row));
    for cell in cells.iter().filter(|cell| cell.at.row > 0 && cell.at.column > 0) {
        let (column, row) = (head.meaning(cell.at.column), side.meaning(cell.at.row));
        let (subject, criterion) = match (column, row) {
            (Some(Meaning::Subject(subject)), Some(named))
                if head.subjects.len() >= 2 || head.is_of_one_subject() =>
            {
                (subject, criterion_of(named))
            }
            (Some(named), Some(Meaning::Subject(subject))) => (subject, criterion_of(named)),
            // A list of subjects with one value each, under the heading of the criterion
            (None, Some(Meaning::Subject(subject)))
                if head.meanings.len() == 2
                    && side.subjects.len() >= 2
                    && !head.text(cell.at.column).is_some_and(|name| names_criterion(name, of)) =>
            {
                (subject, topic.criterion)
            }
            _ => continue,
        };
        let Some(criterion) = criterion else { continue };
        let about = About { subject, criterion };
        let name = match column {
            Some(Meaning::Subject(_)) => side.text(cell.at.row),
            _ => head.text(cell.at.column),
        };
        let scale = remark::scale(name.unwrap_or_default(), &of.matrix.criteria[criterion], of);
        found.statements.extend(value(cell, about, scale, of));
    }
    exact_levels(cells, &mut found.statements[first..]);
    let of_rows = [(&head, &side), (&side, &head)];
    let compared = of_rows.into_iter().find(|(subjects, _)| subjects.subjects.len() >= 2);
    found.tables.extend(compared.map(|(subjects, criteria)| Table {
        block: cells[0].block,
        subjects: subjects.subjects.clone(),
        criteria:
            criteria.meanings.iter().filter_map(|(_, named, _)| criterion_of((*named)?)).collect(),
        is_whole: subjects.is_whole() && criteria.is_whole(),
    }));
}

/// In a table that tells partial support from full support, a sign for "yes" alone means full support.
fn exact_levels(cells: &[Cell<'_>], statements: &mut [Statement]) {
    let is = |statement: &Statement, wanted: Has| match &statement.says {
        Says::States(states) => states.iter().all(|(_, has)| *has == wanted),
        _ => false,
    };
    if !statements.iter().any(|statement| is(statement, Has::Exactly(Level::Partial))) {
        return;
    }
    for statement in statements {
        let cell = cells.binary_search_by_key(&statement.block, |cell| cell.block);
        let is_alone = cell.is_ok_and(|at| cells[at].text.trim().len() == statement.range.len());
        if is_alone
            && is(statement, Has::Supported)
            && let Says::States(states) = &mut statement.says
        {
            for (_, has) in states {
                *has = Has::Exactly(Level::Yes);
            }
        }
    }
}

/// Whether a name has that of a criterion in it, and so is about something of its own: `Price, refurbished`.
fn names_criterion(name: &str, of: &Reader<'_>) -> bool {
    of.vocabulary.mentions(name).iter().any(|it| criterion_of(it.meaning).is_some())
}

/// Returns what the name of a line means, perhaps with the unit of the criterion or its time: `Latency, ms`, `Price per
/// month`.
fn meant(text: &str, of: &Reader<'_>) -> Option<Meaning> {
    let before_comma = || {
        let (name, unit) = text.split_once(',')?;
        let named = of.vocabulary.meant(name)?;
        let criterion = &of.matrix.criteria[criterion_of(named)?];
        let is_own = remark::is_own_time(unit, criterion)
            || remark::unit(unit.trim(), criterion, of) == Some(Scale::Own);
        is_own.then_some(named)
    };
    let before_time = || {
        let at = remark::begin_of_time(text)?;
        let named = of.vocabulary.meant(&text[..at])?;
        let criterion = &of.matrix.criteria[criterion_of(named)?];
        remark::is_own_time(&text[at..], criterion).then_some(named)
    };
    of.vocabulary
        .meant(text)
        .or_else(before_comma)
        .or_else(before_time)
        .or_else(|| head::measured(text, of).map(|(named, _)| named))
        .or_else(|| head::of_release(text, of))
}

fn criterion_of(meaning: Meaning) -> Option<Index<Criterion>> {
    match meaning {
        Meaning::Criterion(at) | Meaning::Part(at) => Some(at),
        Meaning::Subject(_) => None,
    }
}

/// The head of a table or its first column.
pub(super) struct Line<'b> {
    /// What each cell means
    meanings: Vec<(usize, Option<Meaning>, &'b str)>,
    /// The subjects that it names, each once
    pub(super) subjects: Vec<Index<Subject>>,
}

impl<'b> Line<'b> {
    pub(super) fn of(
        cells: &[Cell<'b>],
        of: &Reader<'b>,
        place: impl Fn(CellAt) -> Option<usize>,
    ) -> Line<'b> {
        let own = cells.iter().filter_map(|cell| Some((place(cell.at)?, cell.text)));
        let mut meanings: Vec<_> = own.map(|(at, text)| (at, meant(text, of), text)).collect();
        let mut count: HashMap<usize, usize> = HashMap::new();
        for (_, meaning, _) in &meanings {
            if let Some(Meaning::Subject(at)) = meaning {
                *count.entry(at.number()).or_default() += 1;
            }
        }
        // A subject of two columns is none of which a cell certainly is about.
        let is_twice = |meaning: &Option<Meaning>| match meaning {
            Some(Meaning::Subject(at)) => count[&at.number()] > 1,
            _ => false,
        };
        for (_, meaning, text) in &mut meanings {
            let is_limited = meaning.is_some_and(|named| remark::limits(text, named, of));
            if is_limited || is_twice(meaning) {
                *meaning = None;
            }
        }
        let subjects = meanings.iter().filter_map(|(_, meaning, _)| match meaning {
            Some(Meaning::Subject(at)) => Some(*at),
            _ => None,
        });
        Line { subjects: subjects.collect(), meanings }
    }

    /// Whether it names one subject and nothing else.
    fn is_of_one_subject(&self) -> bool {
        let named = self.meanings.iter().filter(|(_, meaning, _)| meaning.is_some());
        self.subjects.len() == 1 && named.count() == 1
    }

    /// Whether each of its cells, but the one in the corner, means something.
    fn is_whole(&self) -> bool {
        self.meanings.iter().all(|(at, meaning, _)| *at == 0 || meaning.is_some())
    }

    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        self.cell(at)?.1
    }

    pub(super) fn text(&self, at: usize) -> Option<&'b str> {
        Some(self.cell(at)?.2)
    }

    fn cell(&self, at: usize) -> Option<&(usize, Option<Meaning>, &'b str)> {
        let here = self.meanings.binary_search_by_key(&at, |(at, ..)| *at).ok()?;
        Some(&self.meanings[here])
    }
}

/// Returns what a cell states.
fn value(cell: &Cell<'_>, about: About, scale: Scale, of: &Reader<'_>) -> Option<Statement> {
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
        // `$90` below `Price (per year)` is no price of a month.
        Form::Amount if scale == Scale::Other && (is_bare(text) || criterion.kind.is_price()) => {
            None
        }
        Form::Amount | Form::Version | Form::Day | Form::Word | Form::Support | Form::Text => {
            let is_said = !text.is_empty() && !is_blank(text);
            is_said.then(|| statement(range, Says::Value(about))).flatten()
        }
        Form::None => None,
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

/// Returns how far a cell says that something holds, and the length of the words that say so.
pub(super) fn level(text: &str, of: &Reader<'_>) -> Option<(Has, usize)> {
    if BLANKS.contains(&text) {
        return Some((Has::Exactly(Level::No), text.len()));
    }
    if let Some(has) = head::initial(text, of) {
        return Some((has, text.len()));
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
            has => Some((wholly(*has, &text[length..], of), length)),
        };
    }
    let lower = qualifier::lower_case(text);
    let levels = words_of(of.language)?.levels.iter();
    let begin = levels.filter(|(word, _)| {
        lower.strip_prefix(word).is_some_and(|rest| rest.trim().is_empty() || is_aside(rest))
    });
    let (word, has) = begin.max_by_key(|(word, _)| word.len())?;
    Some((wholly(*has, &text[word.len()..], of), word.len()))
}

/// Returns the level of a state with what is said after it: "yes, throughout".
fn wholly(has: Has, rest: &str, of: &Reader<'_>) -> Has {
    let rest = qualifier::lower_case(rest.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_whole =
        || words_of(of.language).is_some_and(|words| words.grammar.wholly.has_whole(&rest));
    if has == Has::Supported && is_whole() { Has::Exactly(Level::Yes) } else { has }
}

/// Whether what follows a word does not change it: a remark in brackets or after a comma.
fn is_aside(rest: &str) -> bool {
    rest.trim_start().starts_with(['(', ',', ';', ':', '.', '–', '—', '['])
}
