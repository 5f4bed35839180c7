//! Template values of a matrix that many pages show, each made once. Pure.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use super::super::export::format::Format;
use super::super::hue::hues;
use super::super::text::Words;
use super::super::{Matrix, PairPages};
use super::fact::fact_view;
use super::prose::{self, Marked};
use super::{Cell, criterion_view, scenario_view, source_view, subject_view};
use crate::base::address::Href;
use crate::base::index::{Index, List};
use crate::matrix::code::Code;
use crate::matrix::{Criterion, DataFile, Fact, Group, RepositoryFile, Scenario, Source, Subject};
use crate::source::{Span, Spanned};
use crate::theme::contract::{
    CellView, CriterionView, FactView, ImageView, Part, SampleView, ScenarioView, SourceView,
    SubjectView,
};
use crate::theme::{self, TemplateError, Value};

/// The addresses of the pages about a matrix, ready for an `href`.
pub struct Addresses<'a> {
    pub section: Option<Href>,
    pub compare: Option<Href>,
    pub changes: Option<Href>,
    pub data: &'a dyn Fn(Format) -> Option<Href>,
    pub subject: &'a dyn Fn(Index<Subject>) -> Option<Href>,
    pub criterion: &'a dyn Fn(Index<Criterion>) -> Option<Href>,
    /// Returns the image at a path that the matrix names
    pub image: &'a dyn Fn(&str) -> Option<ImageView>,
    /// Returns the target of a link in a text
    pub link: &'a dyn Fn(Spanned<&str>) -> Option<Href>,
    /// Returns the address of a file of the repository
    pub file: &'a dyn Fn(&RepositoryFile) -> Option<Href>,
    /// Returns the view of the code of a fact, without its subject
    pub sample: &'a dyn Fn(&Code) -> Option<SampleView>,
}

/// The template values of the subjects, criteria and scenarios of a matrix.
#[derive(Debug)]
pub struct Parts {
    pub(super) subjects: List<Subject, Part<SubjectView>>,
    criteria: List<Criterion, Part<CriterionView>>,
    pub(super) scenarios: List<Scenario, Part<ScenarioView>>,
    sources: List<Source, Part<SourceView>>,
    groups: List<Group, Value>,
    /// By the position of a fact; only for those with marks
    marked: HashMap<usize, Marked>,
    /// By the position of a fact, one for each of its cases; only for criteria whose facts are code
    samples: HashMap<usize, Vec<Option<SampleView>>>,
}

impl Parts {
    pub fn new(matrix: &Matrix, addresses: &Addresses<'_>) -> Parts {
        let colors: Vec<_> = matrix.subjects.iter().map(|subject| subject.color).collect();
        let hues: List<Subject, _> = hues(&colors).into();
        let subject = |at| Part::new(subject_view(matrix, at, hues[at], addresses));
        let criterion = |at| Part::new(criterion_view(matrix, at, addresses));
        let subjects: List<Subject, _> = matrix.subjects.indices().map(subject).collect();
        let criteria: List<Criterion, _> = matrix.criteria.indices().map(criterion).collect();
        let scenario = |of: &Scenario| {
            let about_html = prose::html(of.about.as_ref(), addresses);
            Part::new(ScenarioView { about_html, ..scenario_view(of, &subjects, &criteria) })
        };
        let scenarios = matrix.scenarios.iter().map(scenario).collect();
        let group = |of: &Group| prose::html(of.about.as_ref(), addresses);
        let groups = matrix.groups.iter().map(group).collect();
        let marked = |(at, fact): (usize, &Fact)| {
            let has_note = fact.note.as_ref().is_some_and(|note| note.marks.is_some());
            (has_note || fact.marks.is_some()).then(|| {
                let value = prose::marks_html(fact.marks.as_deref(), addresses);
                (at, Marked { value, note: prose::html(fact.note.as_ref(), addresses) })
            })
        };
        let marked = matrix.facts.iter().enumerate().filter_map(marked).collect();
        let samples = samples(matrix, &subjects, addresses);
        let source = |of: &Source| Part::new(source_view(of, addresses.file));
        let sources = matrix.sources.iter().map(source).collect();
        Parts { subjects, criteria, scenarios, sources, groups, marked, samples }
    }
}

/// Returns the views of the facts that are code.
fn samples(
    matrix: &Matrix,
    subjects: &List<Subject, Part<SubjectView>>,
    addresses: &Addresses<'_>,
) -> HashMap<usize, Vec<Option<SampleView>>> {
    let cells = matrix
        .code_criteria()
        .flat_map(|criterion| matrix.subjects.indices().map(move |subject| (subject, criterion)));
    let sample = |(subject, criterion)| {
        let of_case = |fact: &Fact| {
            let sample = (addresses.sample)(fact.value.code()?)?;
            Some(SampleView { subject: Some(subjects[subject].clone()), ..sample })
        };
        let cases = matrix.fact(subject, criterion).cases().map(of_case);
        (matrix.cell(subject, criterion), cases.collect())
    };
    cells.map(sample).collect()
}

/// A matrix with the template values of its parts, and the words for its facts.
#[derive(Clone, Copy)]
pub struct Viewed<'a> {
    pub matrix: &'a Matrix,
    pub parts: &'a Parts,
    pub words: &'a Words<'a>,
    /// Returns the address at which readers correct the line of a span; `None` without a repository
    pub line_url: &'a dyn Fn(Span) -> Option<Href>,
    /// Returns the address of a file of the repository; `None` without a repository
    pub file_url: &'a dyn Fn(&RepositoryFile) -> Option<Href>,
    /// The address of a data file: in the repository, or else as the site publishes it
    pub data_url: &'a dyn Fn(&DataFile) -> Option<Href>,
}

impl Viewed<'_> {
    pub fn subject(&self, subject: Index<Subject>) -> Part<SubjectView> {
        self.parts.subjects[subject].clone()
    }

    pub fn subjects(&self, subjects: &[Index<Subject>]) -> Vec<Part<SubjectView>> {
        subjects.iter().map(|at| self.subject(*at)).collect()
    }

    pub fn criterion(&self, criterion: Index<Criterion>) -> Part<CriterionView> {
        self.parts.criteria[criterion].clone()
    }

    pub fn criteria(&self, criteria: &[Index<Criterion>]) -> Vec<Part<CriterionView>> {
        criteria.iter().map(|at| self.criterion(*at)).collect()
    }

    pub fn scenario(&self, scenario: Index<Scenario>) -> Part<ScenarioView> {
        self.parts.scenarios[scenario].clone()
    }

    /// Returns a declared source without the day on which facts were compared with it.
    pub(super) fn source(&self, source: Index<Source>) -> Part<SourceView> {
        self.parts.sources[source].clone()
    }

    /// Returns the description of a group as HTML; none if it has no marks.
    pub(super) fn group_html(&self, group: Index<Group>) -> Value {
        self.parts.groups[group].clone()
    }

    /// Returns the HTML of a fact.
    pub(super) fn marked(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> Marked {
        let marked = self.parts.marked.get(&self.matrix.cell(subject, criterion));
        marked.cloned().unwrap_or_else(|| Marked { value: Value::none(), note: Value::none() })
    }

    /// Returns the view of a fact that is code. `fact` is one of the cases of the cell.
    pub(super) fn sample(&self, (subject, criterion): Cell, fact: &Fact) -> Option<SampleView> {
        let samples = self.parts.samples.get(&self.matrix.cell(subject, criterion))?;
        let mut cases = self.matrix.fact(subject, criterion).cases();
        samples[cases.position(|case| std::ptr::eq(case, fact))?].clone()
    }

    /// Returns a utility such as `0.7500`; empty if the fact is unknown, not applicable or not scored.
    pub(super) fn utility(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> String {
        let utility = self.matrix.utilities().of_fact(subject, criterion).value();
        utility.map_or_else(String::new, |of| format!("{of:.4}"))
    }

    pub fn fact(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> Part<FactView> {
        Part::new(fact_view(self, subject, criterion))
    }
}

/// An in-memory cache of rendered cells and row heads.
#[derive(Debug)]
pub struct Kept {
    heads: List<Criterion, OnceLock<Value>>,
    /// Row by row, like the facts; empty without pages of pairs, when few pages show the same fact
    cells: Vec<OnceLock<Part<CellView>>>,
}

impl Kept {
    pub fn new(matrix: &Matrix) -> Kept {
        let cells = match matrix.pages.pairs {
            PairPages::None => 0,
            _ => matrix.facts.len(),
        };
        Kept {
            heads: std::iter::repeat_with(OnceLock::new).take(matrix.criteria.len()).collect(),
            cells: std::iter::repeat_with(OnceLock::new).take(cells).collect(),
        }
    }
}

/// Renders a component of the theme for its arguments.
pub type Draw<'a> = dyn Fn(&str, &[(&'static str, Value)]) -> Result<String, TemplateError> + 'a;

/// A matrix with everything needed to render its facts.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub of: Viewed<'a>,
    pub kept: &'a Kept,
    pub draw: &'a Draw<'a>,
}

impl<'a> Deref for Drawn<'a> {
    type Target = Viewed<'a>;

    fn deref(&self) -> &Viewed<'a> {
        &self.of
    }
}

impl Drawn<'_> {
    /// Renders a fact with the theme's components `fact` and `fact_more`.
    pub fn cell(
        &self,
        subject: Index<Subject>,
        criterion: Index<Criterion>,
    ) -> Result<Part<CellView>, TemplateError> {
        let kept = self.kept.cells.get(self.matrix.cell(subject, criterion));
        if let Some(cell) = kept.and_then(OnceLock::get) {
            return Ok(cell.clone());
        }
        let fact = self.fact(subject, criterion);
        let name = self.matrix.criteria[criterion].name.as_str();
        let value = (self.draw)("fact", &[("fact", fact.value())])?;
        let more = [("fact", fact.value()), ("criterion", Value::from(name))];
        let more = (self.draw)("fact_more", &more)?;
        let utility = fact.utility.clone();
        let cell = CellView { value: theme::html(&value), more: theme::html(&more), fact, utility };
        let cell = Part::new(cell);
        Ok(kept.map_or(cell.clone(), |kept| kept.get_or_init(|| cell).clone()))
    }

    /// Renders the name of a criterion with the theme's component `criterion_name`.
    pub fn head(&self, criterion: Index<Criterion>) -> Result<Value, TemplateError> {
        let kept = &self.kept.heads[criterion];
        if let Some(head) = kept.get() {
            return Ok(head.clone());
        }
        let arguments = [("criterion", self.criterion(criterion).value())];
        let head = theme::html(&(self.draw)("criterion_name", &arguments)?);
        Ok(kept.get_or_init(|| head).clone())
    }
}
