//! Stage 3 of 7. Pure. [`RawMatrix`] and [`RawSubject`]s → [`Matrix`].
//!
//! Every mistake is reported at its span, and the check continues: a wrong reference falls back on
//! something that exists, and a fact that cannot be read is unknown. Such a matrix is never published,
//! because its mistakes stop the build; it lets later checks run without repeating them.

mod aliases;
mod column;
mod columns;
mod conditions;
mod criterion;
mod currency;
mod data;
mod fact;
mod flaws;
mod proof;
mod rate;
mod scenario;
mod subjects;
mod terms;
#[cfg(test)]
pub(crate) mod tests;
mod variants;
mod weights;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{AllIds, Criterion, Fact, Group, IdKind, Ids, Kind, Matrix, Soundness, Source};
use crate::base::index::{Index, List};
use crate::data::document::Documents;
use crate::diagnostic::Diagnostic;
use crate::matrix::digits::{Digits, are_years};
use crate::matrix::raw::{RawColumn, RawCriterion, RawGroup, RawMatrix, RawSource, RawSubject};
use crate::source::{Span, Spanned};
use columns::{Columns, Readers};
use currency::Rates;
use data::DataFiles;
use fact::Declared;
use subjects::Subjects;

/// Returns the matrix with every reference resolved. `files` are the subjects of `subjects/`, which
/// follow those of the matrix itself. A matrix that declares no groups gets one, `general` unless that
/// id is taken.
///
/// Reports `invalid-id`, `duplicate-id`, `unknown-group`, `unknown-criterion`, `unknown-subject`,
/// `unknown-variant`, `variant-circle`, `duplicate-default`, `unknown-source`, `unknown-key`, `missing-key`, `wrong-type`, `invalid-value`, `invalid-scale`,
/// `invalid-weight`, `wrong-value`, `invalid-date`, `invalid-url`, `duplicate-color` and `duplicate-name`.
pub fn check(
    id: String,
    raw: RawMatrix,
    files: Vec<RawSubject>,
    documents: &Documents,
    found: &mut Vec<Diagnostic>,
) -> Matrix {
    let (before, mut mistakes) = (found.len(), raw.mistakes.clone());
    let mut matrix = resolved(id, raw, files, documents, found);
    let errors = found[before..].iter().filter(|diagnostic| diagnostic.is_error());
    mistakes.extend(errors.map(|error| error.span));
    flaws::mark(&mut matrix, &mistakes);
    matrix
}

fn resolved(
    id: String,
    raw: RawMatrix,
    files: Vec<RawSubject>,
    documents: &Documents,
    found: &mut Vec<Diagnostic>,
) -> Matrix {
    let mut all = AllIds {
        groups: Ids::new(IdKind::Group),
        criteria: Ids::new(IdKind::Criterion),
        sources: Ids::new(IdKind::Source),
        data: Ids::new(IdKind::Data),
        subjects: Ids::new(IdKind::Subject),
        scenarios: Ids::new(IdKind::Scenario),
        variants: HashMap::new(),
    };
    let implicit = implicit_group(&raw);
    let groups = groups(raw.groups, implicit, &mut all.groups, found);
    let is_stated = |of: &&RawCriterion| of.digits.is_some();
    let stated: Vec<String> =
        raw.criteria.iter().filter(is_stated).map(|of| of.id.value.clone()).collect();
    let (mut criteria, readable, from_files) = criteria(raw.criteria, &groups, &mut all, found);
    let sources = sources(raw.sources, &mut all.sources, found);
    let declared_rates = raw.rates.len();
    let rates = rate::check(raw.rates, &sources, &all.sources, found);
    let data = DataFiles::new(raw.data, &mut all.data, documents, found);
    let declared = Declared {
        rates: Rates { all: &rates, lack_one: rates.len() < declared_rates },
        criteria: &criteria,
        readable: &readable,
        criterion_ids: &all.criteria,
        sources: &sources,
        source_ids: &all.sources,
        data: &data,
    };
    let columns = Columns::open(&from_files, &declared, found);
    let mut of_files: Vec<RawSubject> = raw.subjects.into_iter().chain(files).collect();
    of_files.sort_by_key(|subject| subject.order.unwrap_or(i64::MAX));
    let readers = Readers { declared: &declared, columns: &columns };
    let Subjects { subjects, listed, facts, variants } =
        subjects::check(of_files, readers, &mut all.subjects, found);
    all.variants = variants;
    columns.finish(&criteria, &subjects, found);
    let data = data.finish(raw.file, found);
    aliases::check(&subjects[..listed], found);
    terms::check(&criteria, found);
    plain_years(&mut criteria, &facts, &stated);
    let mut matrix = Matrix {
        id,
        file: raw.file,
        shared: raw.sharing.as_ref().map(|sharing| sharing.file),
        title: raw.title,
        licence: raw.licence,
        policy: raw.policy,
        pages: raw.pages,
        groups: groups.into(),
        criteria,
        sources: sources.into(),
        rates: rates.into(),
        data,
        subjects: subjects.into(),
        listed,
        scenarios: Vec::new().into(),
        complete: true,
        soundness: Soundness::Sound,
        facts,
        ids: all,
        utilities: OnceLock::new(),
        overview: OnceLock::new(),
        citations: OnceLock::new(),
    };
    weights::check(&matrix, found);
    // Last, because scenarios refer to criteria, groups and subjects.
    let mut scenarios = Vec::with_capacity(raw.scenarios.len());
    for raw in raw.scenarios {
        let AllIds { groups, criteria, scenarios: ids, .. } = &mut matrix.ids;
        if ids.declare(&raw.id, &[groups, criteria], found) {
            scenarios.push(scenario::check(raw, &matrix, found));
        }
    }
    matrix.scenarios = scenarios.into();
    matrix
}

/// Shows the years of criteria without a unit as such, except in those that state how their digits are shown.
fn plain_years(criteria: &mut List<Criterion>, facts: &[Fact], stated: &[String]) {
    let width = criteria.len();
    for (at, criterion) in criteria.iter_mut().enumerate() {
        let is_open = criterion.kind == Kind::Number && criterion.unit.is_none();
        let cases = || facts.iter().skip(at).step_by(width).flat_map(Fact::cases);
        let amounts = || cases().filter_map(|fact| fact.value.extent());
        if is_open
            && !stated.contains(&criterion.id)
            && are_years(amounts().map(|extent| extent.at))
        {
            criterion.digits = Digits::Plain;
        }
    }
}

/// Returns the group of a matrix that declares none, with the title of the matrix as its name. Its id
/// avoids the ids that the author declares.
fn implicit_group(raw: &RawMatrix) -> Option<RawGroup> {
    let name = if raw.title.is_empty() { "General" } else { &raw.title };
    let criteria = raw.criteria.iter().map(|criterion| &criterion.id);
    let scenarios = raw.scenarios.iter().map(|scenario| &scenario.id);
    let taken: Vec<&str> = criteria.chain(scenarios).map(|id| id.value.as_str()).collect();
    let mut id = "general".to_owned();
    while taken.contains(&id.as_str()) {
        id.push_str("-group");
    }
    raw.groups.is_empty().then(|| RawGroup {
        id: Spanned::new(id, Span::whole(raw.file)),
        name: name.to_owned(),
        terms: Vec::new(),
        weight: 1.0,
        about: None,
    })
}

/// Returns at least one group.
fn groups(
    raw: Vec<RawGroup>,
    implicit: Option<RawGroup>,
    ids: &mut Ids,
    found: &mut Vec<Diagnostic>,
) -> Vec<Group> {
    let mut groups = Vec::with_capacity(raw.len());
    for RawGroup { id, name, terms, weight, about } in raw.into_iter().chain(implicit) {
        if ids.declare(&id, &[], found) {
            groups.push(Group { id: id.value, name, terms, weight, about, span: id.span });
        }
    }
    groups
}

/// The criteria; for each whether its kind could be read, and the data file with its facts.
type ReadCriteria = (List<Criterion>, List<Criterion, bool>, List<Criterion, Option<RawColumn>>);

/// Returns the criteria of a matrix.
fn criteria(
    raw: Vec<RawCriterion>,
    groups: &[Group],
    ids: &mut AllIds,
    found: &mut Vec<Diagnostic>,
) -> ReadCriteria {
    let mut criteria = Vec::with_capacity(raw.len());
    let mut readable = Vec::with_capacity(raw.len());
    let mut from_files = Vec::with_capacity(raw.len());
    for raw in raw {
        let is_new = ids.criteria.declare(&raw.id, &[&ids.groups], found);
        let group = group_of(&raw, groups, &ids.groups, found);
        let from_file = raw.from.clone();
        let (criterion, is_readable) = criterion::check(raw, group, found);
        if is_new {
            criteria.push(criterion);
            readable.push(is_readable);
            from_files.push(from_file);
        }
    }
    (criteria.into(), readable.into(), from_files.into())
}

/// Returns the group of a criterion: the first one if it names none, or one that does not exist.
fn group_of(
    raw: &RawCriterion,
    groups: &[Group],
    ids: &Ids,
    found: &mut Vec<Diagnostic>,
) -> Index<Group> {
    let Some(id) = &raw.group else { return Index::new(0) };
    ids.get(&id.value).unwrap_or_else(|| {
        // The implicit group is not suggested, because the author did not declare it.
        let declared = groups.iter().filter(|group| !group.is_implicit());
        let known: Vec<&str> = declared.map(|group| group.id.as_str()).collect();
        found.push(Diagnostic::unknown_group(id.span, &id.value, &known));
        Index::new(0)
    })
}

fn sources(raw: Vec<RawSource>, ids: &mut Ids, found: &mut Vec<Diagnostic>) -> Vec<Source> {
    let mut sources = Vec::with_capacity(raw.len());
    for RawSource { id, title, url, file, published, more } in raw {
        if ids.declare(&id, &[], found) {
            let Spanned { value: id, span } = id;
            sources.push(Source { id, title, url, file, published, more, span });
        }
    }
    sources
}
