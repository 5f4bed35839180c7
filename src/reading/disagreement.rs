//! Finds statements of a site that disagree with each other. Pure.

use std::collections::HashMap;

use super::noun::quality::{Aspect, Is, Nature, Quality};
use super::noun::{Count, Figure, Things};
use super::statement::{About, Has, Says, Statement};
use super::{Reader, choice};
use crate::claims::qualifier::Qualifier;
use crate::claims::state::{self, State};
use crate::claims::{day, numbers, spoken, version};
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Fact, FactValue, Level};

/// A statement of a page that others can disagree with.
#[derive(Debug, Clone)]
pub struct Said {
    pub matter: Matter,
    value: Value,
    /// The number of its block on the page
    block: usize,
    /// The number of its table on the page, for a cell of which only the name of its line says what it counts
    table: Option<usize>,
}

/// What a statement is about, in one matrix.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Matter {
    /// A fact that is not known
    Fact(About),
    Things(Things),
    Nature(Nature),
}

impl Matter {
    /// Whether it is judged anew on each page, by what that compares.
    fn is_of_page(&self) -> bool {
        matches!(self, Matter::Nature(Nature { aspect: Aspect::Fitness(_), .. }))
    }
}

/// What a statement says of it.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Number(Figure),
    Day(day::Stated),
    Version(Vec<u64>),
    Choice(FactValue),
    Level(Has),
    /// Whether a term is true of it that excludes another one
    Term {
        side: usize,
        is_so: bool,
    },
    Released {
        day: day::Stated,
        is_first: bool,
    },
    Suited(bool),
}

impl Value {
    fn differs(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Number(one), Value::Number(other)) => one.differs(*other),
            (Value::Day(one), Value::Day(other)) => is_before(one, other) || is_before(other, one),
            (Value::Version(one), Value::Version(other)) => {
                one.iter().zip(other).any(|(one, other)| one != other)
            }
            (Value::Choice(one), Value::Choice(other)) => one != other,
            (Value::Level(one), Value::Level(other)) => {
                has(*one, Level::No) && !may_be(*other, Level::No)
                    || has(*other, Level::No) && !may_be(*one, Level::No)
            }
            (Value::Term { side, is_so }, Value::Term { side: other, is_so: is_other }) => {
                if side == other { is_so != is_other } else { *is_so && *is_other }
            }
            (Value::Suited(one), Value::Suited(other)) => one != other,
            (Value::Released { .. }, Value::Released { .. }) => {
                self.is_released_before(other) || other.is_released_before(self)
            }
            _ => false,
        }
    }

    /// Whether a release is before another one that excludes it. One may follow the first.
    fn is_released_before(&self, other: &Value) -> bool {
        match (self, other) {
            (
                Value::Released { day, is_first },
                Value::Released { day: other, is_first: is_other },
            ) => is_before(day, other) && (is_first == is_other || *is_other),
            _ => false,
        }
    }
}

fn is_before(one: &day::Stated, other: &day::Stated) -> bool {
    one.last < other.first
}

fn has(has: Has, level: Level) -> bool {
    has == Has::Exactly(level)
}

fn may_be(has: Has, level: Level) -> bool {
    match has {
        Has::Supported => level != Level::No,
        Has::Lacking => level != Level::Yes,
        Has::Exactly(own) => own == level,
    }
}

impl Said {
    pub fn of_count(count: &Count) -> Said {
        Said {
            matter: Matter::Things(count.of.clone()),
            value: Value::Number(count.figure),
            block: count.block,
            table: count.table,
        }
    }

    /// Returns what words say that a subject is. `None` if they are about a day, and are none.
    pub fn of_quality(quality: &Quality, text: &str, of: &Reader<'_>) -> Option<Said> {
        let value = match quality.is {
            Is::Term { side, is_so } => Value::Term { side, is_so },
            Is::Suited(is_so) => Value::Suited(is_so),
            Is::Released { is_first } => {
                let day = day::read(text, None, of.language).into_iter().next()?;
                Value::Released { day, is_first }
            }
        };
        let matter = Matter::Nature(quality.of.clone());
        Some(Said { matter, value, block: quality.block, table: quality.table })
    }

    /// Returns what a statement says of facts that are not known.
    pub fn of_unknown(statement: &Statement, text: &str, of: &Reader<'_>) -> Vec<Said> {
        let block = statement.block;
        let said = |about: &About, value: Value| Said {
            matter: Matter::Fact(*about),
            value,
            block,
            table: None,
        };
        match &statement.says {
            Says::Value(about) if is_unknown(*about, of) => {
                let value = value(text, &of.matrix.criteria[about.criterion], of);
                value.map(|value| said(about, value)).into_iter().collect()
            }
            Says::States(states) => {
                // That there is no fee may be said as a price: "free".
                let is_fee = |about: &About| of.matrix.criteria[about.criterion].kind.is_price();
                let open =
                    states.iter().filter(|(about, _)| is_unknown(*about, of) && !is_fee(about));
                open.map(|(about, has)| said(about, Value::Level(*has))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether no fact says what a statement is about, which certainly is about one only.
fn is_unknown(about: About, of: &Reader<'_>) -> bool {
    let has_variants = !of.matrix.subjects[about.subject].variants.is_empty();
    let fact: &Fact = of.matrix.fact(about.subject, about.criterion);
    let is_open = |fact: &Fact| fact.value == FactValue::Unknown && !fact.is_flawed;
    !has_variants && fact.cases().count() == 1 && fact.cases().all(is_open)
}

/// Returns the only value that a text states.
fn value(text: &str, criterion: &Criterion, of: &Reader<'_>) -> Option<Value> {
    let language = of.language;
    match criterion.kind.statement() {
        Form::Amount => {
            let unit = Unit::in_language(criterion.unit.as_deref(), language);
            if criterion.kind.is_price()
                && state::read(text, &[], language).is_some_and(|of| of.state == State::Free)
            {
                return Some(Value::Number(Figure::ZERO));
            }
            let lower = text.to_lowercase();
            let digits = spoken::whole(&lower, language).map(|value| value.to_string());
            let text = digits.as_deref().unwrap_or(text);
            let found = numbers(text, criterion, &unit, criterion.sense);
            let [one] = &found[..] else { return None };
            (one.fit != Fit::Other).then(|| Value::Number(Figure::measured(one)))
        }
        Form::Day => match &day::read(text, None, language)[..] {
            [one] if one.qualifier == Qualifier::Exactly => Some(Value::Day(one.clone())),
            _ => None,
        },
        Form::Version => match &version::read(text, &[], language)[..] {
            [one] if one.qualifier == Qualifier::Exactly => Some(Value::Version(one.parts.clone())),
            _ => None,
        },
        Form::Word => choice::named(text, criterion).map(Value::Choice),
        Form::Support | Form::Text | Form::None => None,
    }
}

/// A statement of a site: the number of its page, the matrix that this is about, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct OnPage<'s> {
    pub page: usize,
    pub matrix: usize,
    pub said: &'s Said,
}

/// Two statements that disagree, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    pub first: usize,
    pub later: usize,
}

/// Most different values of one matter that are compared.
const MOST_VALUES: usize = 16;

/// Returns each statement that disagrees with an earlier one, with the first of these.
pub fn disagreements(all: &[OnPage<'_>]) -> Vec<Disagreement> {
    let mut by_matter: HashMap<(usize, Option<usize>, &Matter), Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (later, own) in all.iter().enumerate() {
        // The first statement of each value
        let page = own.said.matter.is_of_page().then_some(own.page);
        let firsts = by_matter.entry((own.matrix, page, &own.said.matter)).or_default();
        let differs = |first: &&usize| {
            let first = &all[**first];
            let is_beside = first.page == own.page && first.said.block == own.said.block;
            !is_beside && first.said.value.differs(&own.said.value)
        };
        found
            .extend(firsts.iter().find(differs).map(|first| Disagreement { first: *first, later }));
        let is_known = firsts.iter().any(|first| all[*first].said.value == own.said.value);
        if !is_known && firsts.len() < MOST_VALUES {
            firsts.push(later);
        }
    }
    if found.iter().any(|of| all[of.first].table().is_some() && all[of.later].table().is_some()) {
        let tables = Tables::of(all);
        found.retain(|of| tables.are_of_one(&all[of.first], &all[of.later]));
    }
    found
}

impl OnPage<'_> {
    fn table(&self) -> Option<(usize, usize)> {
        Some((self.page, self.said.table?))
    }
}

/// The cells of each table, by its page and its number there.
struct Tables<'s>(HashMap<(usize, usize), Vec<&'s Said>>);

impl<'s> Tables<'s> {
    fn of(all: &[OnPage<'s>]) -> Tables<'s> {
        let mut tables: HashMap<(usize, usize), Vec<&Said>> = HashMap::new();
        for of in all {
            if let Some(table) = of.table() {
                tables.entry(table).or_default().push(of.said);
            }
        }
        Tables(tables)
    }

    /// Whether two cells should be the same. Tables that disagree in more cells than they agree in are about different
    /// things, such as two plans, though they do not say so.
    fn are_of_one(&self, first: &OnPage<'_>, later: &OnPage<'_>) -> bool {
        let (Some(first), Some(later)) = (first.table(), later.table()) else { return true };
        let (mut same, mut different) = (0, 0);
        for one in &self.0[&first] {
            for other in self.0[&later].iter().filter(|other| other.matter == one.matter) {
                match one.value.differs(&other.value) {
                    true => different += 1,
                    false => same += 1,
                }
            }
        }
        same >= different
    }
}

#[cfg(test)]
mod tests;
