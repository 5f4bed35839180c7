//! A new guide with facts and verdicts, without arguments. Pure. [`Matrix`] → Markdown.

use std::fmt::Write as _;

use super::one_line;
use crate::base::date::Date;
use crate::base::index::Index;
use crate::base::language::Language;
use crate::claims::prose;
use crate::data::toml::quoted;
use crate::matrix::comparison::outcome_on;
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::{NOT_APPLICABLE, On, UNKNOWN, Winner};
use crate::matrix::{Criterion, Fact, FactValue, Group, Matrix, Subject};

/// The visible placeholder for the text that an author must write.
pub const TO_BE_ARGUED: &str = "**To be argued:**";

/// Returns a draft guide about `subjects`, in their order: the table, a section for each group with its
/// facts as claims and its verdict, the scenarios, the overall verdict, and the sources.
///
/// Everything in the draft follows from the matrix, so it passes every check. A verdict is left out if the
/// facts that it needs are unknown.
///
/// # Panics
/// Panics if an index does not belong to this matrix.
pub fn text(matrix: &Matrix, subjects: &[Index<Subject>], today: Date) -> String {
    let draft = Draft { matrix, subjects };
    let mut text = draft.front_matter(today);
    let mut has_verdict = false;
    let groups = matrix.groups.indices().filter(|at| draft.criteria(*at).next().is_some());
    for group in groups {
        let verdict = draft.group_verdict(group);
        has_verdict |= verdict.is_some();
        text += &draft.section(group);
        text += &verdict.unwrap_or_default();
    }
    if !matrix.scenarios.is_empty() {
        text += "\n## By use\n\n";
        text += &format!("{TO_BE_ARGUED} which of these is your reader's.\n\n::scenarios\n");
    }
    text += "\n## Verdict\n";
    let overall = draft.verdict(On::OVERALL, On::Overall);
    text += &overall.unwrap_or_else(|| {
        let why = format!("{TO_BE_ARGUED} what the choice depends on. The facts do not say.");
        let is_wanted = matrix.policy.verdicts.severity().is_some() && !has_verdict;
        match is_wanted {
            true => verdict(On::OVERALL, Winner::DEPENDS, &why),
            false => format!("\n{why}\n"),
        }
    });
    text + "\n::sources\n"
}

struct Draft<'m> {
    matrix: &'m Matrix,
    subjects: &'m [Index<Subject>],
}

impl Draft<'_> {
    fn front_matter(&self, today: Date) -> String {
        let of = self.subjects.iter().map(|at| &self.matrix.subjects[*at]);
        let names: Vec<String> = of.clone().map(|subject| one_line(&subject.name)).collect();
        let ids: Vec<String> = of.map(|subject| format!("\"{}\"", subject.id)).collect();
        format!(
            "+++\ntitle = {}\ndate = {}\ndraft = true\nsubjects = [{}]\n+++\n\n\
             {TO_BE_ARGUED} what is compared here, and for whom.\n\n<!-- more -->\n\n::matrix\n",
            quoted(&names.join(" vs ")),
            today.iso_day(),
            ids.join(", "),
        )
    }

    /// Yields the criteria of a group.
    fn criteria(&self, group: Index<Group>) -> impl Iterator<Item = Index<Criterion>> {
        let criteria = &self.matrix.criteria;
        criteria.indices().filter(move |at| criteria[*at].group == group)
    }

    fn section(&self, group: Index<Group>) -> String {
        let heading = name(&self.matrix.groups[group].name);
        let mut text = format!("\n## {heading}\n\n{TO_BE_ARGUED} what counts here, and why.\n\n");
        for criterion in self.criteria(group) {
            let facts = self.subjects.iter().map(|subject| {
                let subject_name = name(&self.matrix.subjects[*subject].name);
                format!("{subject_name}: {}", self.claim(*subject, criterion))
            });
            let facts: Vec<String> = facts.collect();
            let criterion = name(&self.matrix.criteria[criterion].name);
            writeln!(text, "- **{criterion}.** {}", facts.join("; ")).expect("a string takes all");
        }
        text
    }

    /// Returns a claim that states the value, or that there is none; one for each condition.
    fn claim(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> String {
        let matrix = self.matrix;
        let (of, on) = (&matrix.subjects[subject].id, &matrix.criteria[criterion].id);
        let claim = |case: &Fact| {
            let condition = case.condition_id().map_or_else(String::new, |id| format!("#{id}"));
            match case.value {
                FactValue::Unknown => {
                    format!("[not known](fact:{of}/{on}?is={UNKNOWN}{condition})")
                }
                FactValue::NotApplicable => {
                    format!("[not applicable](fact:{of}/{on}?is={NOT_APPLICABLE}{condition})")
                }
                _ => format!("[](fact:{of}/{on}{condition})"),
            }
        };
        let claims = matrix.fact(subject, criterion).cases().map(claim);
        claims.collect::<Vec<_>>().join(", ")
    }

    /// Returns the verdict of a group, or `None` for the implicit group of a matrix without groups, whose
    /// verdict is the overall one.
    fn group_verdict(&self, group: Index<Group>) -> Option<String> {
        let (declared, on) = (&self.matrix.groups[group], On::Group(group));
        // If a criterion has the same id as the group, the id refers to the criterion.
        let is_meant = On::find(self.matrix, &declared.id) == Some(on);
        (is_meant && !declared.is_implicit()).then(|| self.verdict(&declared.id, on))?
    }

    /// Returns a verdict, or `None` if the facts are unknown.
    fn verdict(&self, id: &str, on: On) -> Option<String> {
        let matrix = self.matrix;
        let of = |leader: Index<Subject>| &matrix.subjects[leader];
        let (winner, why) = match outcome_on(matrix, matrix.utilities(), on, self.subjects) {
            Outcome::Unknown => return None,
            Outcome::Tie { .. } => (Winner::TIE, "why nobody is ahead".to_owned()),
            Outcome::Leads(lead) => {
                let leader = of(lead.leader);
                let why = format!("why {} is ahead, by what is known", name(&leader.name));
                (leader.id.as_str(), why)
            }
            Outcome::Wins(lead) => {
                let leader = of(lead.leader);
                (leader.id.as_str(), format!("why {} is ahead", name(&leader.name)))
            }
        };
        Some(verdict(id, winner, &format!("{TO_BE_ARGUED} {why}.")))
    }
}

fn verdict(on: &str, winner: &str, why: &str) -> String {
    format!("\n:::verdict{{on=\"{on}\" winner=\"{winner}\"}}\n\n{why}\n\n:::\n")
}

/// Escapes a name for Markdown. A name that contains a quantity is marked as a claim without a fact
/// (`fact:none`).
fn name(name: &str) -> String {
    let name = one_line(name);
    let states = |text: &str| !prose::quantities(text, Language::plain()).is_empty();
    let may_state = states(&name) || states(&format!("; {name}: "));
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        if "\\`*_[]<>{}#|~$&!".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    if may_state { format!("[{text}](fact:none \"a name\")") } else { text }
}
