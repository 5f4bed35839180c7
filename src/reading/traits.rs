//! What the criteria of a matrix are about, as far as words tell it. It is found once for a matrix. Pure.

use aho_corasick::AhoCorasick;

use super::derived::Derived;
use super::words::{Grammar, Phrases, words_of};
use crate::base::currency::is_sign;
use crate::base::index::{Index, List};
use crate::base::language::Language;
use crate::claims::quantity;
use crate::claims::tokens::folded;
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Better, Criterion, Matrix};

#[derive(Debug)]
pub(super) struct Traits {
    /// The words of each criterion's name, without their endings
    pub(super) stems: List<Criterion, Vec<String>>,
    /// Whether each one is of a mass
    pub(super) masses: List<Criterion, bool>,
    /// The price that needs no other word
    pub(super) price: Option<Index<Criterion>>,
    /// Whether nothing but that price is an amount of money
    pub(super) has_one_price: bool,
    pub(super) mass: Option<Index<Criterion>>,
    pub(super) release: Option<Index<Criterion>>,
    pub(super) version: Option<Index<Criterion>>,
    /// Those in whose unit nothing else is measured
    pub(super) unusual: Vec<Index<Criterion>>,
    /// Those in whose unit no other criterion is measured
    pub(super) sole: Vec<Index<Criterion>>,
    pub(super) open_source: Option<Index<Criterion>>,
    /// Other forms of their names
    pub(super) derived: Derived,
    /// Words for sets of subjects: `both`, `all three`
    sets: AhoCorasick,
}

impl Traits {
    /// Returns `None` if the sentences of a language are not read.
    pub(super) fn of(matrix: &Matrix, language: &Language) -> Option<Traits> {
        let words: &'static Grammar = words_of(language)?.grammar;
        let masses: List<Criterion, bool> = matrix.criteria.iter().map(is_mass).collect();
        let only = |is: &dyn Fn(Index<Criterion>) -> bool| {
            let mut found = matrix.criteria.indices().filter(|at| is(*at));
            let first = found.next()?;
            found.next().is_none().then_some(first)
        };
        let of = |at: Index<Criterion>| &matrix.criteria[at];
        let all_of = |is: &dyn Fn(Index<Criterion>) -> bool, names: &'static Phrases| {
            let is_called = |at| names.has(&of(at).name.to_lowercase());
            let is_lower = |at| of(at).better == Better::Lower;
            only(is)
                .or_else(|| only(&|at| is(at) && is_called(at)))
                .or_else(|| only(&|at| is(at) && is_lower(at)))
        };
        let is_release = |at: Index<Criterion>| {
            let terms = of(at).terms.iter().map(|term| folded(&term.value));
            let mut names = terms.chain([folded(&of(at).name)]);
            of(at).kind.statement() == Form::Day
                && names.any(|name| words.releases.all().any(|word| name.contains(word)))
        };
        let stems = |criterion: &Criterion| {
            folded(&criterion.name).split_whitespace().map(|word| stem(word, words)).collect()
        };
        Some(Traits {
            stems: matrix.criteria.iter().map(stems).collect(),
            price: all_of(&|at| of(at).kind.is_price(), &words.prices),
            has_one_price: only(&|at| of(at).kind.is_price()).is_some(),
            mass: all_of(&|at| masses[at] && !is_load(of(at), words), &words.weights),
            release: only(&is_release),
            version: only(&|at| of(at).kind.statement() == Form::Version),
            unusual: unusual(matrix, language, &masses),
            sole: sole(matrix, language),
            open_source: only(&|at| {
                let name = folded(&of(at).name);
                name.contains(" open source ") || name.contains(" quelloffen ")
            }),
            masses,
            derived: Derived::of(matrix, language),
            sets: sets(words),
        })
    }

    /// Whether a text may have words for a set of subjects.
    pub(super) fn names_set(&self, text: &str) -> bool {
        self.sets.is_match(text)
    }
}

fn sets(words: &Grammar) -> AhoCorasick {
    let lists = [&words.both, &words.neither, &words.only, &words.all_but, &words.every];
    let phrases = lists.into_iter().flat_map(|list| list.all());
    let counted = words.all.iter().chain(words.none).map(|(phrase, _)| *phrase);
    let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(phrases.chain(counted));
    builder.expect("phrases are far shorter than an automaton may be")
}

/// Returns a word without its ending.
pub(super) fn stem(word: &str, words: &Grammar) -> String {
    let is_long = |stem: &&str| stem.chars().count() > 3;
    let mut stems = words.endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.find(is_long).unwrap_or(word).to_owned()
}

fn is_mass(criterion: &Criterion) -> bool {
    criterion.kind.has_amounts()
        && criterion.unit.is_some()
        && is_same("1 kg", &Unit::of(criterion.unit.as_deref()))
}

/// Whether a criterion is of a mass that something carries, and not of its own.
fn is_load(criterion: &Criterion, words: &Grammar) -> bool {
    let name = folded(&criterion.name);
    name.split(' ').any(|word| words.loads.all().any(|load| word.contains(load)))
}

/// Whether a number of a text is in a unit, or in one that converts to it.
fn is_same(text: &str, unit: &Unit<'_>) -> bool {
    quantity::read(text, unit).iter().any(|number| number.fit == Fit::Same)
}

/// Returns the criteria whose unit is that of no other one, and nothing else is measured in it.
fn unusual(
    matrix: &Matrix,
    language: &Language,
    masses: &List<Criterion, bool>,
) -> Vec<Index<Criterion>> {
    let unit = |of: &Criterion| Some(Unit::in_language(Some(of.unit.as_deref()?), language));
    let units: Vec<Unit<'_>> = matrix.criteria.iter().filter_map(unit).collect();
    let is_unusual = |(at, criterion): &(Index<Criterion>, &Criterion)| {
        let Some(unit) = criterion.unit.as_deref() else { return false };
        let head = unit.split([' ', '/']).next().unwrap_or_default();
        let is_usual = USUAL.contains(&head) || head.contains(is_sign);
        let sample = format!("2 {unit}");
        let mut same = units.iter().filter(|unit| is_same(&sample, unit));
        !is_usual
            && !criterion.kind.is_price()
            && !masses[*at]
            && same.next().is_some()
            && same.next().is_none()
    };
    matrix.criteria.indexed().filter(is_unusual).map(|(at, _)| at).collect()
}

/// Returns the criteria whose unit is that of no other one.
fn sole(matrix: &Matrix, language: &Language) -> Vec<Index<Criterion>> {
    let unit = |of: &Criterion| Some(Unit::in_language(Some(of.unit.as_deref()?), language));
    let units: Vec<Unit<'_>> = matrix.criteria.iter().filter_map(unit).collect();
    let names: Vec<&str> = matrix.criteria.iter().filter_map(|of| of.unit.as_deref()).collect();
    let is_sole = |criterion: &Criterion| {
        let Some(unit) = criterion.unit.as_deref() else { return false };
        let sample = format!("2 {unit}");
        let is_like = |(name, other): &(&&str, &Unit<'_>)| {
            is_of_calendar(name) == is_of_calendar(unit) && is_same(&sample, other)
        };
        !criterion.kind.is_price() && names.iter().zip(&units).filter(is_like).count() == 1
    };
    matrix.criteria.indexed().filter(|(_, of)| is_sole(of)).map(|(at, _)| at).collect()
}

/// Whether a text has a unit of the calendar: what lasts for years is not measured in hours.
pub(super) fn is_of_calendar(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| CALENDAR.iter().any(|of| word.starts_with(of)))
}

/// The beginnings of units of the calendar, in English and German
const CALENDAR: [&str; 8] = ["year", "month", "week", "day", "jahr", "monat", "woche", "tag"];

/// Units in which many things are measured.
const USUAL: [&str; 48] = [
    "ms", "s", "sec", "seconds", "min", "minutes", "h", "hours", "d", "days", "weeks", "months",
    "years", "µs", "ns", "%", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "B", "bytes", "m",
    "cm", "mm", "km", "in", "inch", "ft", "l", "L", "ml", "W", "V", "A", "°C", "x", "×", "Jahre",
    "Monate", "Tage", "Stunden", "Minuten", "Sekunden",
];
