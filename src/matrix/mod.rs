//! The checked matrix: subjects × criteria with facts. Pure.
//!
//! All references of a matrix are resolved: a criterion's group, a fact's sources and a scenario's
//! weights are indices into its lists. Only [`check`] makes a matrix.

pub mod amount;
mod called;
pub mod changes;
pub mod chart;
pub(crate) mod check;
mod citation;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod code;
pub mod comparison;
mod condition;
pub mod contrast;
mod criterion;
pub mod digits;
#[deny(clippy::wildcard_enum_match_arm)]
mod direction;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod export;
mod fact;
pub mod foreign;
pub mod freshness;
mod from_file;
pub mod hue;
mod ids;
pub mod interval;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod keys;
pub mod kind;
mod level;
pub mod mutant;
pub mod outcome;
pub mod overview;
mod phrase;
mod policy;
mod proof;
pub mod prose;
mod provenance;
pub mod raw;
mod repository_file;
pub mod reserved;
pub mod rivals;
pub mod robustness;
mod same;
pub mod scenario;
pub mod score;
pub mod selected;
pub mod selection;
mod shown;
mod soundness;
mod subject;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod support;
pub mod support_text;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod text;
pub mod unit;
pub mod utility;
mod value_keys;
pub mod verdict;
pub mod version;
pub mod view;
pub mod words;
pub mod worth;
mod written;

pub use check::check;
use citation::Citations;
pub use condition::Conditions;
pub use criterion::{Criterion, Group};
pub use direction::{Better, Scale, Sense};
pub use fact::{Datum, Fact, FactSource, FactValue};
use ids::Ids;
pub use ids::{IdKind, is_id};
pub use kind::Kind;
pub use level::Level;
use overview::Overview;
pub use policy::{Demand, GeneratedPages, PairPages, Policy, ProsePolicy};
pub use proof::{Evidence, Proof, Tier};
pub use prose::{Marks, Prose};
pub use provenance::{DataFile, FromFile, Take, Taken};
pub use repository_file::RepositoryFile;
pub use soundness::Soundness;
pub use subject::{Link, More, Particulars, Subject, Variant};
use utility::Utilities;

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::base::date::Date;
use crate::base::index::{Index, List};
use crate::data::keys::Keys;
use crate::source::{FileId, Span, Spanned};

#[derive(Debug, Clone)]
pub struct Matrix {
    /// The folder below `content/`, such as `backend`; `home` for a matrix in `content/` itself
    pub id: String,
    pub file: FileId,
    /// The file of the criteria that it shares with other matrices
    pub shared: Option<FileId>,
    pub title: String,
    pub licence: Option<Spanned<String>>,
    pub policy: Policy,
    pub pages: GeneratedPages,
    /// In declaration order, like all lists of a matrix
    pub groups: List<Group>,
    pub criteria: List<Criterion>,
    pub sources: List<Source>,
    pub rates: List<foreign::Rate>,
    pub data: List<DataFile>,
    /// The subjects as declared, and then the variants that are not the default of their subject
    pub subjects: List<Subject>,
    /// The number of subjects without these variants
    listed: usize,
    pub scenarios: List<Scenario>,
    /// Whether all of its files could be read; if not, nothing is reported as missing
    pub complete: bool,
    pub soundness: Soundness,
    /// Row by row: the facts of the first subject, then those of the second, …
    facts: Vec<Fact>,
    ids: AllIds,
    /// Computed on first use
    utilities: OnceLock<Utilities>,
    overview: OnceLock<Overview>,
    citations: OnceLock<Citations>,
}

/// The index of each id in the lists of a [`Matrix`].
#[derive(Debug, Clone)]
struct AllIds {
    groups: Ids,
    criteria: Ids,
    sources: Ids,
    data: Ids,
    subjects: Ids,
    scenarios: Ids,
    /// By address: `acme.pro`
    variants: HashMap<String, Index<Subject>>,
}

impl Matrix {
    /// Returns the utilities of all facts. They depend on the matrix alone, so all comparisons share them.
    pub fn utilities(&self) -> &Utilities {
        self.utilities.get_or_init(|| Utilities::of(self))
    }

    /// Returns the rankings of all subjects.
    pub fn overview(&self) -> &Overview {
        self.overview.get_or_init(|| Overview::of(self))
    }

    /// Returns the rate by which a fact is converted to the currency of its criterion.
    pub fn rate_of(&self, fact: &Fact) -> Option<&foreign::Rate> {
        let conversion = fact.value.foreign()?.conversion?;
        Some(&self.rates[conversion.rate])
    }

    /// Returns the sources that facts and rates name, with repetitions.
    pub fn cited(&self) -> impl Iterator<Item = &FactSource> {
        let of_facts = self.facts.iter().flat_map(Fact::cases).flat_map(|fact| &fact.sources);
        of_facts.chain(self.rates.iter().map(|rate| &rate.source))
    }

    /// Returns the title of a source that a fact names by its address. No two addresses have the same.
    pub fn citation<'m>(&'m self, address: &'m str) -> &'m str {
        let addresses = || {
            self.cited().filter_map(|source| match source {
                FactSource::Url(address) => Some(&**address),
                FactSource::Declared(_) | FactSource::Repository(_) => None,
            })
        };
        self.citations.get_or_init(|| Citations::of(addresses())).title(address)
    }

    /// Returns the other subjects of a subject's family.
    pub fn relatives(&self, subject: Index<Subject>) -> Vec<Index<Subject>> {
        let Some(family) = &self.subjects[subject].family else { return Vec::new() };
        let is_one = |at: &Index<Subject>| {
            *at != subject && self.subjects[*at].family.as_ref() == Some(family)
        };
        self.subjects.indices().filter(is_one).collect()
    }

    /// Returns the files that declare it.
    pub fn files(&self) -> BTreeSet<FileId> {
        let of_subjects = self.subjects.iter().map(|subject| subject.file);
        of_subjects.chain(self.shared).chain([self.file]).collect()
    }

    /// Returns whether a criterion has one page with those of the other matrices that share it.
    pub fn has_shared_page(&self, criterion: Index<Criterion>) -> bool {
        let is_shared = || self.shared == Some(self.criteria[criterion].span.file);
        self.pages.criteria && self.pages.shared.is_some() && is_shared()
    }

    pub fn licence(&self) -> Option<&str> {
        self.licence.as_ref().map(|licence| licence.value.as_str())
    }

    /// Returns a fact. A fact that the matrix does not state is [`FactValue::Unknown`].
    ///
    /// # Panics
    /// When an index belongs to another matrix.
    pub fn fact(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> &Fact {
        &self.facts[self.cell(subject, criterion)]
    }

    /// Returns the position of a fact in `facts`.
    fn cell(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> usize {
        subject.number() * self.criteria.len() + criterion.number()
    }

    /// Returns the subjects that stand beside each other where all are shown or ranked: each once, by its
    /// default variant.
    pub fn listed(
        &self,
    ) -> impl DoubleEndedIterator<Item = Index<Subject>> + ExactSizeIterator + Clone + use<> {
        (0..self.listed).map(Index::new)
    }

    /// Returns the subject that a variant belongs to; any other subject itself.
    pub fn subject_of(&self, variant: Index<Subject>) -> Index<Subject> {
        self.subjects[variant].variant.as_ref().map_or(variant, |variant| variant.of)
    }

    /// Returns the listed subjects, with a variant in the place of its subject's default.
    pub fn listed_with(&self, variant: Index<Subject>) -> Vec<Index<Subject>> {
        let of = self.subject_of(variant);
        self.listed().map(|at| if at == of { variant } else { at }).collect()
    }

    /// Returns these subjects, each followed by its other variants in the order declared. The variants of a
    /// subject that is given as its default stand in its place.
    pub fn with_variants(&self, subjects: &[Index<Subject>]) -> Vec<Index<Subject>> {
        let mut all = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let variants = self.subjects[*subject].variants.as_slice();
            let own = if variants.is_empty() { std::slice::from_ref(subject) } else { variants };
            for at in own {
                if !all.contains(at) {
                    all.push(*at);
                }
            }
        }
        all
    }

    /// Returns every fact with its subject and its criterion, subject by subject. A fact that several variants
    /// of a subject share is returned once.
    pub fn cells(&self) -> impl Iterator<Item = (Index<Subject>, &Criterion, &Fact)> {
        self.all_cells().filter(|(_, _, fact)| !fact.is_shared)
    }

    /// Returns every fact, also those that a variant shares; other variants follow the default of their subject.
    pub fn all_cells(&self) -> impl Iterator<Item = (Index<Subject>, &Criterion, &Fact)> {
        let others = |subject: Index<Subject>| {
            let variants = self.subjects[subject].variants.iter().copied();
            variants.filter(move |variant| *variant != subject)
        };
        let subjects =
            self.listed().flat_map(move |subject| [subject].into_iter().chain(others(subject)));
        subjects.flat_map(move |subject| {
            let criteria = self.criteria.indexed();
            criteria.map(move |(at, criterion)| (subject, criterion, self.fact(subject, at)))
        })
    }

    /// Finds a subject by its id, or a variant by its address: `acme.pro`.
    pub fn subject(&self, id: &str) -> Option<Index<Subject>> {
        self.ids.subjects.get(id).or_else(|| self.ids.variants.get(id).copied())
    }

    /// Finds a variant by its address: `acme.pro`.
    pub fn variant(&self, address: &str) -> Option<Index<Subject>> {
        self.ids.variants.get(address).copied()
    }

    pub fn criterion(&self, id: &str) -> Option<Index<Criterion>> {
        self.ids.criteria.get(id)
    }

    /// Returns the keys of a fact's value that is written as a table.
    pub fn value_keys(&self, criterion: &str) -> Option<&'static Keys> {
        self.criteria[self.criterion(criterion)?].kind.value_keys()
    }

    pub fn group(&self, id: &str) -> Option<Index<Group>> {
        self.ids.groups.get(id)
    }

    /// Returns whether an id is a reserved word of verdicts, so that a verdict with that word is ambiguous.
    pub fn has_reserved_id(&self) -> bool {
        let AllIds { groups, criteria, subjects, scenarios, sources: _, data: _, variants: _ } =
            &self.ids;
        [groups, criteria, subjects, scenarios].into_iter().any(Ids::has_reserved)
    }

    pub fn source(&self, id: &str) -> Option<Index<Source>> {
        self.ids.sources.get(id)
    }

    pub fn data_file(&self, id: &str) -> Option<Index<DataFile>> {
        self.ids.data.get(id)
    }

    pub fn scenario(&self, id: &str) -> Option<Index<Scenario>> {
        self.ids.scenarios.get(id)
    }

    /// Returns the ids of all subjects and the addresses of all variants, each variant after its subject.
    pub fn subject_ids(&self) -> Vec<&str> {
        let mut ids = Vec::with_capacity(self.subjects.len());
        for subject in self.subjects.iter().filter(|subject| subject.is_listed()) {
            ids.push(subject.id.as_str());
            ids.extend(subject.variants.iter().map(|at| self.address(*at)));
        }
        ids
    }

    /// Returns the id of a subject; of a variant its address, such as `acme.pro`, also if it is the default.
    pub fn address(&self, subject: Index<Subject>) -> &str {
        let of = &self.subjects[subject];
        of.variant.as_ref().map_or(&of.id, |variant| &variant.address)
    }

    pub fn criterion_ids(&self) -> Vec<&str> {
        self.criteria.iter().map(|criterion| criterion.id.as_str()).collect()
    }

    pub fn group_ids(&self) -> Vec<&str> {
        self.groups.iter().map(|group| group.id.as_str()).collect()
    }

    pub fn scenario_ids(&self) -> Vec<&str> {
        self.scenarios.iter().map(|scenario| scenario.id.as_str()).collect()
    }
}

#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: Spanned<String>,
    /// The file of the repository that the address names
    pub file: Option<RepositoryFile>,
    pub published: Option<Date>,
    pub more: More,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub struct Scenario {
    pub id: String,
    pub name: String,
    pub about: Option<Prose>,
    /// Weights that differ from the matrix's, by group and by criterion
    pub group_weights: Vec<(Index<Group>, f64)>,
    pub criterion_weights: Vec<(Index<Criterion>, f64)>,
    /// Criteria that a subject must meet
    pub requires: Vec<Index<Criterion>>,
    /// The subject that the author recommends
    pub recommend: Option<Index<Subject>>,
    pub because: Option<Prose>,
    pub span: Span,
}
