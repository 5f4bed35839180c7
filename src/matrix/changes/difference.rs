//! Differences between two versions of a matrix. Pure.

use super::{
    Ahead, Around, FactChange, Flip, Flipped, Members, Named, Stated, Topic, named, subject,
};
use crate::base::index::Index;
use crate::matrix::comparison::outcome_on;
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::On;
use crate::matrix::text::{Words, value_text};
use crate::matrix::{Criterion, Fact, FactValue, Matrix, Scenario, Subject};

/// A fact with its criterion.
type Cell<'m> = (&'m Fact, &'m Criterion);

/// Returns the changes of the facts whose subject and criterion exist in both versions.
pub fn facts(old: &Matrix, new: &Matrix) -> (Vec<FactChange>, Around) {
    let (mut changes, mut around) = (Vec::new(), Around::default());
    for (old_subject, new_subject) in shared_subjects(old, new) {
        for (old_criterion, new_criterion) in shared_criteria(old, new) {
            let old_fact = old.fact(old_subject, old_criterion);
            let new_fact = new.fact(new_subject, new_criterion);
            if old_fact.is_shared && new_fact.is_shared {
                continue;
            }
            for (old_case, new_case) in cases(old_fact, new_fact) {
                let old_cell: Cell<'_> = (old_case, &old.criteria[old_criterion]);
                let new_cell: Cell<'_> = (new_case, &new.criteria[new_criterion]);
                if says_the_same(old_cell, new_cell) {
                    let old_sources = sources(old, old_case);
                    around.count(old_case, new_case, old_sources != sources(new, new_case));
                    continue;
                }
                changes.push(FactChange {
                    subject: subject(new, new_subject),
                    old: stated(old_cell),
                    new: stated(new_cell),
                });
            }
        }
    }
    (changes, around)
}

/// Returns the facts of both versions under each condition: first those of the newer version, each with the one
/// under the same condition, and then those under conditions that are gone. A fact that was, or is, the only one
/// belongs to the first of several if none of these has its condition.
fn cases<'m>(old: &'m Fact, new: &'m Fact) -> Vec<(&'m Fact, &'m Fact)> {
    static UNSTATED: Fact = Fact::UNSTATED;
    if old.others().is_empty() && new.others().is_empty() {
        return vec![(old, new)];
    }
    let same = |case: &Fact, among: &'m Fact| {
        let id = case.named_condition();
        among.cases().find(|of| of.named_condition() == id)
    };
    let is_lone =
        |one: &'m Fact, other: &'m Fact| one.others().is_empty() && same(one, other).is_none();
    let joins = is_lone(old, new) || is_lone(new, old);
    let partner = |at: usize, case: &'m Fact, among: &'m Fact| {
        same(case, among).or_else(|| (joins && at == 0).then_some(among))
    };
    let current = new.cases().enumerate();
    let current = current.map(|(at, case)| (partner(at, case, old).unwrap_or(&UNSTATED), case));
    let gone = old.cases().enumerate().filter(|(at, case)| partner(*at, case, new).is_none());
    current.chain(gone.map(|(_, case)| (case, &UNSTATED))).collect()
}

impl Around {
    /// Counts the other changes of a fact with the same value as before.
    fn count(&mut self, was: &Fact, is: &Fact, has_other_sources: bool) {
        let is_other_day = was.checked != is.checked;
        self.checked += usize::from(is_other_day && is.checked.is_some());
        self.unchecked += usize::from(is_other_day && is.checked.is_none());
        self.sources += usize::from(has_other_sources);
        // The votes of a rating, the statements of a support beside the first and the lines of code after the
        // first are like notes.
        let is_noted_alike = (&was.note, was.evidence, was.votes)
            == (&is.note, is.evidence, is.votes)
            && was.value.support() == is.value.support()
            && was.value.code() == is.value.code()
            && was.conditions_text() == is.conditions_text();
        self.notes += usize::from(!is_noted_alike);
    }
}

/// Returns the subjects of both versions, with their index in each, in the order of the newer version.
fn shared_subjects(
    old: &Matrix,
    new: &Matrix,
) -> impl Iterator<Item = (Index<Subject>, Index<Subject>)> {
    new.subjects.indices().filter_map(|at| Some((counterpart(old, new, at)?, at)))
}

/// Returns the same subject in another version. A subject that has variants in one version only is its default
/// variant there.
fn counterpart(from: &Matrix, of: &Matrix, subject: Index<Subject>) -> Option<Index<Subject>> {
    let by_id = || {
        let subject = &of.subjects[subject];
        let at = from.subject(&subject.id).filter(|_| subject.is_listed())?;
        let has_variants = |subject: &Subject| subject.variant.is_some();
        (has_variants(subject) != has_variants(&from.subjects[at])).then_some(at)
    };
    from.subject(of.address(subject)).or_else(by_id)
}

fn shared_criteria(
    old: &Matrix,
    new: &Matrix,
) -> impl Iterator<Item = (Index<Criterion>, Index<Criterion>)> {
    new.criteria.indexed().filter_map(|(at, of)| Some((old.criterion(&of.id)?, at)))
}

fn stated((fact, criterion): Cell<'_>) -> Stated {
    Stated { fact: fact.clone(), criterion: criterion.clone() }
}

/// Returns whether a reader sees the same value: the same text, or else numbers that differ only in
/// digits, or lists that differ only in order.
pub fn says_the_same(was: Cell<'_>, is: Cell<'_>) -> bool {
    // Any words will do, as long as both texts use the same.
    let text = |(fact, criterion)| value_text(fact, criterion, &Words::PLAIN);
    let agrees = || {
        // A choice is an index into a list, which may have changed.
        let is_choice = matches!(is.0.value, FactValue::Choice(_));
        !is_choice && was.1.unit == is.1.unit && was.0.value.agrees_with(&is.0.value)
    };
    was.0.value.is_known() == is.0.value.is_known() && (text(was) == text(is) || agrees())
}

/// Returns the ids and addresses of a fact's sources, which mean the same in both versions.
fn sources<'m>(matrix: &'m Matrix, fact: &'m Fact) -> Vec<&'m str> {
    fact.sources.iter().map(|source| source.name(matrix)).collect()
}

pub fn subjects(old: &Matrix, new: &Matrix) -> Members {
    let missing = |of: &Matrix, from: &Matrix| {
        let subjects = of.subjects.indices().filter(|at| counterpart(from, of, *at).is_none());
        let known = |at: Index<Subject>| {
            of.criteria.indices().filter(|on| of.fact(at, *on).value.is_known()).count()
        };
        subjects.map(|at| (subject(of, at), known(at))).collect()
    };
    Members { added: missing(new, old), removed: missing(old, new) }
}

pub fn criteria(old: &Matrix, new: &Matrix) -> Members {
    let missing = |of: &Matrix, from: &Matrix| {
        let criteria = of.criteria.indexed();
        let criteria = criteria.filter(|(_, criterion)| from.criterion(&criterion.id).is_none());
        let known = |on: Index<Criterion>| {
            let facts = of.subjects.indices().map(|at| of.fact(at, on));
            facts.filter(|fact| !fact.is_shared && fact.value.is_known()).count()
        };
        criteria.map(|(on, criterion)| (named(&criterion.id, &criterion.name), known(on))).collect()
    };
    Members { added: missing(new, old), removed: missing(old, new) }
}

/// Returns the changes of the overall outcome, then of each scenario's outcome and recommendation.
pub fn flips(old: &Matrix, new: &Matrix) -> Vec<Flip> {
    let mut flips = Vec::new();
    let mut push = |what, on, (old, new): (Ahead, Ahead)| {
        if !old.is_same(&new) {
            flips.push(Flip { what, on, old, new });
        }
    };
    let overall = (ahead(old, On::Overall), ahead(new, On::Overall));
    push(Flipped::Outcome, Topic::Overall, overall);
    for (at, scenario) in new.scenarios.indexed() {
        let Some(before) = old.scenario(&scenario.id) else { continue };
        let on = Topic::Part(named(&scenario.id, &scenario.name));
        let outcomes = (ahead(old, On::Scenario(before)), ahead(new, On::Scenario(at)));
        push(Flipped::Outcome, on.clone(), outcomes);
        let recommended = (recommended(old, before), recommended(new, at));
        push(Flipped::Recommendation, on, recommended);
    }
    flips
}

/// Returns who is ahead among all subjects.
fn ahead(matrix: &Matrix, on: On) -> Ahead {
    let all: Vec<_> = matrix.listed().collect();
    match outcome_on(matrix, matrix.utilities(), on, &all) {
        Outcome::Unknown => Ahead::Unknown,
        Outcome::Tie { between, .. } => {
            Ahead::Tie(between.iter().map(|at| subject(matrix, *at)).collect())
        }
        Outcome::Leads(lead) | Outcome::Wins(lead) => Ahead::One(subject(matrix, lead.leader)),
    }
}

fn recommended(matrix: &Matrix, scenario: Index<Scenario>) -> Ahead {
    let recommended = matrix.scenarios[scenario].recommend;
    recommended.map_or(Ahead::Nobody, |at| Ahead::One(subject(matrix, at)))
}

impl Ahead {
    /// Returns whether both contain the same subjects, regardless of their names and order.
    pub fn is_same(&self, other: &Ahead) -> bool {
        match (self, other) {
            (Ahead::One(a), Ahead::One(b)) => a.id == b.id,
            (Ahead::Tie(a), Ahead::Tie(b)) => ids(a) == ids(b),
            (a, b) => a == b,
        }
    }
}

fn ids(all: &[Named]) -> Vec<&str> {
    let mut ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    ids
}
