//! Facts chosen by what is known of them. Pure.

use super::freshness::{Overdue, overdue};
use super::{Criterion, Evidence, Fact, FactSource, Group, Matrix, Subject, Tier};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::diagnostic::one_of;
use crate::source::Span;

/// A fact with its place in a matrix.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'m> {
    pub matrix: &'m Matrix,
    pub subject: Index<Subject>,
    pub criterion: &'m Criterion,
    pub fact: &'m Fact,
    /// The fact that tables show, if this is the one under another condition
    first: &'m Fact,
}

/// A source as readers see it. `title` is `None` if the fact gives only a URL, or the source is a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'m> {
    pub title: Option<&'m str>,
    /// The address, or the path of the data file
    pub url: &'m str,
}

/// How old a fact is, by its own `stale_after`, its criterion's or the policy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Fresh,
    /// It is to be checked again
    Overdue(Overdue),
    /// It has a value, but no day of a check
    NeverChecked,
    /// There is nothing to check
    NoValue,
}

impl<'m> Cell<'m> {
    /// Returns every fact of a matrix, subject by subject, also those that the matrix does not state, and those
    /// that variants share. Facts of one criterion under several conditions follow each other.
    pub fn all(matrix: &'m Matrix) -> impl Iterator<Item = Cell<'m>> {
        matrix.all_cells().flat_map(move |(subject, criterion, first)| {
            let cell = move |fact| Cell { matrix, subject, criterion, fact, first };
            first.cases().map(cell)
        })
    }

    pub fn at(
        matrix: &'m Matrix,
        subject: Index<Subject>,
        criterion: Index<Criterion>,
    ) -> Cell<'m> {
        let fact = matrix.fact(subject, criterion);
        Cell { matrix, subject, criterion: &matrix.criteria[criterion], fact, first: fact }
    }

    /// Returns the fact under a condition, by its id. Of several facts, one must be named.
    ///
    /// # Errors
    /// Returns a message with the ids.
    pub fn under(self, condition: Option<&str>) -> Result<Cell<'m>, String> {
        let case = match condition {
            None if self.first.others().is_empty() => Some(self.first),
            None => None,
            Some(id) => self.first.case(id),
        };
        let message = || {
            let name = format!("{}/{}", self.subject().id, self.criterion.id);
            let ids = self.first.cases().filter_map(Fact::named_condition);
            let names: Vec<String> = ids.map(|id| format!("{name}#{id}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            match (condition, names.as_slice()) {
                (Some(id), []) => format!("`{name}` has no condition `{id}`; name the fact alone"),
                (Some(id), _) => {
                    format!("`{name}` has no condition `{id}`; name {}", one_of(&names))
                }
                (None, _) => format!("`{name}` depends on a condition; name {}", one_of(&names)),
            }
        };
        case.map(|fact| Cell { fact, ..self }).ok_or_else(message)
    }

    /// Returns the position of the fact among those under several conditions; `None` if it is the only one.
    pub fn case_number(&self) -> Option<usize> {
        let is_this = |case: &Fact| std::ptr::eq(case, self.fact);
        let mut cases = self.first.cases();
        (!self.first.others().is_empty()).then(|| cases.position(is_this)).flatten()
    }

    /// Returns the fact at a position among those under several conditions.
    pub fn case_at(self, number: usize) -> Option<Cell<'m>> {
        self.first.cases().nth(number).map(|fact| Cell { fact, ..self })
    }

    /// Returns the fact that tables show: this one, unless it is the one under another condition.
    pub fn first(&self) -> &'m Fact {
        self.first
    }

    pub fn subject(&self) -> &'m Subject {
        &self.matrix.subjects[self.subject]
    }

    pub fn group(&self) -> &'m Group {
        &self.matrix.groups[self.criterion.group]
    }

    /// `nodejs/cold-start`; with the id of the condition, if there are several: `nodejs/rps#large-files`
    pub fn name(&self) -> String {
        let condition = self.fact.condition_id().map(|id| format!("#{id}")).unwrap_or_default();
        format!("{}/{}{condition}", self.subject().id, self.criterion.id)
    }

    /// Returns the place of the fact; of its subject, if the matrix does not state the fact.
    pub fn span(&self) -> Span {
        self.fact.span.unwrap_or(self.subject().span)
    }

    pub fn sources(&self) -> impl Iterator<Item = Named<'m>> + use<'m> {
        let (matrix, fact) = (self.matrix, self.fact);
        let file = self.data_file().map(|url| Named { title: None, url });
        let cited = fact.sources.iter().map(|source| match source {
            FactSource::Declared(at) => {
                let source = &matrix.sources[*at];
                Named { title: Some(&source.title), url: &source.url.value }
            }
            FactSource::Url(url) => Named { title: None, url },
            FactSource::Repository(file) => Named { title: None, url: file.as_str() },
        });
        cited.chain(file)
    }

    /// Returns the sources as authors write them: ids, addresses, or the path of a data file.
    pub fn source_names(&self) -> impl Iterator<Item = &'m str> + use<'m> {
        let (matrix, fact) = (self.matrix, self.fact);
        let cited = fact.sources.iter().map(|source| source.name(matrix));
        cited.chain(self.data_file())
    }

    /// Returns the path of the data file that the value was taken from.
    pub fn data_file(&self) -> Option<&'m str> {
        let (matrix, fact) = (self.matrix, self.fact);
        fact.from_file.as_ref().map(|from_file| &*matrix.data[from_file.data].path)
    }

    pub fn age(&self, today: Date) -> Age {
        let Cell { matrix, criterion, fact, .. } = self;
        match overdue(matrix, criterion, fact, today) {
            Some(overdue) => Age::Overdue(overdue),
            None if fact.checked.is_some() => Age::Fresh,
            None if fact.value.is_known() => Age::NeverChecked,
            None => Age::NoValue,
        }
    }
}

/// What is known of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a value
    Known,
    Unknown,
    NotApplicable,
    /// It has a value, but no source
    Unsourced,
}

/// Which facts to choose. A fact is chosen if it meets each condition; of a list with several entries, it must
/// meet one. An empty list is no condition. A fact that variants share is chosen once, unless the filter names
/// subjects.
#[derive(Debug, Clone, Default)]
pub struct Filter<'f> {
    /// Names such as `nodejs/cold-start`
    pub names: &'f [String],
    /// Ids of subjects
    pub subjects: &'f [String],
    /// Names of families
    pub families: &'f [String],
    /// Ids of criteria
    pub criteria: &'f [String],
    /// Ids of groups
    pub groups: &'f [String],
    /// Ids of sources, or parts of their addresses
    pub sources: &'f [String],
    pub states: &'f [State],
    pub evidence: &'f [Basis],
    /// Checked on an earlier day than this
    pub checked_before: Option<Date>,
    /// Checked on a later day than this
    pub checked_after: Option<Date>,
    pub ages: &'f [AgeKind],
}

/// A condition on how a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    Kind(Evidence),
    /// It quotes its source
    Quoted,
    Tier(Tier),
}

/// A condition on the age of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeKind {
    Overdue,
    NeverChecked,
}

impl Filter<'_> {
    /// Returns whether a fact meets all conditions.
    pub fn accepts(&self, cell: &Cell<'_>, today: Date) -> bool {
        let has = |ids: &[String], id: &str| ids.is_empty() || ids.iter().any(|of| of == id);
        let is_subject = |id: &str| cell.matrix.subject(id) == Some(cell.subject);
        let is_named = |name: &String| {
            let (cell_name, condition) = name.split_once('#').unwrap_or((name, ""));
            let parts = cell_name.split_once('/').filter(|(_, on)| *on == cell.criterion.id);
            let is_case = condition.is_empty() || cell.fact.condition_id() == Some(condition);
            is_case && parts.is_some_and(|(of, _)| is_subject(of))
        };
        let asks_for_subject = !self.names.is_empty() || !self.subjects.is_empty();
        let Cell { fact, criterion, .. } = cell;
        let is_age = |age: &AgeKind| match age {
            AgeKind::Overdue => matches!(cell.age(today), Age::Overdue(_)),
            AgeKind::NeverChecked => cell.age(today) == Age::NeverChecked,
        };
        (asks_for_subject || !cell.first.is_shared)
            && (self.names.is_empty() || self.names.iter().any(is_named))
            && (self.subjects.is_empty() || self.subjects.iter().any(|id| is_subject(id)))
            && (self.families.is_empty()
                || cell.subject().family.as_ref().is_some_and(|of| self.families.contains(of)))
            && has(self.criteria, &criterion.id)
            && has(self.groups, &cell.group().id)
            && (self.sources.is_empty() || self.sources.iter().any(|source| cites(cell, source)))
            && (self.states.is_empty() || self.states.iter().any(|state| state.is_of(fact)))
            && (self.evidence.is_empty() || self.evidence.iter().any(|basis| basis.is_of(fact)))
            && (self.checked_before)
                .is_none_or(|day| fact.checked.is_some_and(|of| of.day() < day.day()))
            && (self.checked_after)
                .is_none_or(|day| fact.checked.is_some_and(|of| of.day() > day.day()))
            && (self.ages.is_empty() || self.ages.iter().any(is_age))
    }
}

fn cites(cell: &Cell<'_>, source: &str) -> bool {
    cell.source_names().any(|name| name == source)
        || cell.sources().any(|named| named.url.contains(source))
}

impl Basis {
    /// Names on the command line
    pub const NAMES: [(&'static str, Basis); 7] = [
        (Evidence::Measured.as_str(), Basis::Kind(Evidence::Measured)),
        (Evidence::Vendor.as_str(), Basis::Kind(Evidence::Vendor)),
        (Evidence::Documented.as_str(), Basis::Kind(Evidence::Documented)),
        (Evidence::Inferred.as_str(), Basis::Kind(Evidence::Inferred)),
        ("quoted", Basis::Quoted),
        (Tier::Found.as_str(), Basis::Tier(Tier::Found)),
        (Tier::Sourced.as_str(), Basis::Tier(Tier::Sourced)),
    ];

    fn is_of(self, fact: &Fact) -> bool {
        match self {
            Basis::Kind(kind) => fact.evidence == Some(kind),
            Basis::Quoted => fact.proof().quote.is_some(),
            Basis::Tier(tier) => fact.tier() == tier,
        }
    }
}

impl State {
    /// Names on the command line
    pub const NAMES: [(&'static str, State); 4] = [
        ("known", State::Known),
        ("unknown", State::Unknown),
        ("n/a", State::NotApplicable),
        ("unsourced", State::Unsourced),
    ];

    fn is_of(self, fact: &Fact) -> bool {
        match self {
            State::Known => fact.value.is_known(),
            State::Unknown => fact.value.is_applicable() && !fact.value.is_known(),
            State::NotApplicable => !fact.value.is_applicable(),
            State::Unsourced => fact.value.is_known() && fact.is_unsourced(),
        }
    }
}
