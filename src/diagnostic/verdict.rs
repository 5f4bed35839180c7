//! Verdicts and recommendations that the facts do not support.

use super::{Code, Diagnostic, Severity};
use crate::source::Span;

/// The winner according to a matrix.
#[derive(Debug, Clone)]
pub struct MatrixVerdict {
    pub words: String,
    /// As a value of the attribute `winner`
    pub winner: String,
}

/// A subject that is recommended for a use case.
#[derive(Debug, Clone, Copy)]
pub struct Recommended<'a> {
    /// In the author's words, or the id of a scenario
    pub for_use: &'a str,
    pub subject: &'a str,
}

impl Diagnostic {
    /// `notes` show how the scores are calculated.
    pub fn verdict_contradicts_matrix(
        span: Span,
        on: &str,
        winner: &str,
        says: &MatrixVerdict,
        notes: Vec<String>,
    ) -> Diagnostic {
        let message =
            format!("the verdict on `{on}` is `{winner}`, but by the facts {}", says.words);
        Diagnostic::error(Code::VerdictContradictsMatrix, span, message).notes(notes).help(format!(
            "write `winner=\"{}\"` or `winner=\"depends\"`, or tell the reader why: `dissent=\"…\"`",
            says.winner
        ))
    }

    /// A guide that compares these subjects and contains no verdict.
    pub fn no_verdict(span: Span, subjects: &[&str], severity: Severity) -> Diagnostic {
        let subjects: Vec<String> = subjects.iter().map(|id| format!("`{id}`")).collect();
        let subjects = subjects.join(", ");
        let message = format!("this guide compares {subjects}, but has no verdict");
        let help =
            "add `:::verdict{on=\"overall\" winner=\"…\"}`; the winner may be `tie` or `depends`";
        Diagnostic { severity, ..Diagnostic::error(Code::NoVerdict, span, message).help(help) }
    }

    pub fn verdict_on_unknown(span: Span, on: &str) -> Diagnostic {
        let message = format!("too little is known for a verdict on `{on}`");
        Diagnostic::error(Code::VerdictOnUnknown, span, message)
            .help("write `winner=\"depends\"`, or state the facts in the matrix")
    }

    pub fn verdict_on_unscored(span: Span, on: &str) -> Diagnostic {
        let message =
            format!("no value of `{on}` is better than another, so no subject wins on it");
        Diagnostic::error(Code::VerdictOnUnknown, span, message)
            .help("write `winner=\"depends\"`, or give the criterion `better` or `scores`")
    }

    pub fn verdict_on_uncompared_subject(span: Span, winner: &str) -> Diagnostic {
        let message = format!("`{winner}` wins here, but this page does not compare it");
        Diagnostic::error(Code::VerdictContradictsMatrix, span, message).help(
            "add it to `subjects` in the front matter, or name a subject that is listed there",
        )
    }

    pub fn recommendation_ruled_out(span: Span, subject: &str, by: &str) -> Diagnostic {
        let message = format!("`{subject}` is recommended, but does not meet `requires`: {by}");
        Diagnostic::error(Code::VerdictContradictsMatrix, span, message)
            .help("recommend a subject that meets them, or require less")
    }

    pub fn recommendation_not_confirmed(span: Span, subject: &str, by: &str) -> Diagnostic {
        let message = format!(
            "`{subject}` is recommended, but it is unknown whether it meets `requires`: {by}"
        );
        Diagnostic::error(Code::VerdictOnUnknown, span, message)
            .help("state those facts, or leave out `recommend`")
    }

    pub fn recommendation_contradicts_matrix(
        span: Span,
        scenario: &str,
        subject: &str,
        says: &str,
        notes: Vec<String>,
    ) -> Diagnostic {
        let message = format!("`{scenario}` recommends `{subject}`, but by its weights {says}");
        Diagnostic::error(Code::VerdictContradictsMatrix, span, message).notes(notes).help(
            "recommend the subject that leads, change the scenario's weights, or leave out \
             `recommend`",
        )
    }

    /// Two lists recommend different subjects for the same use, which the second list calls `what`.
    pub fn overlapping_recommendation(
        span: Span,
        what: &str,
        subject: &str,
        other: &str,
        first: Span,
    ) -> Diagnostic {
        let message = format!("`{subject}` is recommended for `{what}`, and so is `{other}`");
        Diagnostic::warning(Code::OverlappingRecommendation, span, message)
            .related(first, format!("`{other}` is recommended here"))
            .help("keep it in one of the two lists, or say how the two cases differ")
    }

    /// A list recommends a subject for the use case of a scenario, which recommends another one.
    pub fn recommendation_contradicts_scenario(
        span: Span,
        of_list: Recommended<'_>,
        of_scenario: Recommended<'_>,
        stated: Span,
    ) -> Diagnostic {
        let Recommended { for_use, subject } = of_list;
        let Recommended { for_use: scenario, subject: recommended } = of_scenario;
        let message = format!(
            "`{subject}` is recommended for `{for_use}`, but the scenario `{scenario}` recommends \
             `{recommended}`"
        );
        Diagnostic::warning(Code::OverlappingRecommendation, span, message)
            .related(stated, "the scenario")
            .help(format!(
                "move it to a list for `{recommended}`, or say how it differs from the scenario"
            ))
    }

    /// Two scenarios with the same name that recommend different subjects. `for_use` is the id of a scenario.
    pub fn overlapping_scenarios(
        span: Span,
        second: Recommended<'_>,
        first: Recommended<'_>,
        stated: Span,
    ) -> Diagnostic {
        let message = format!(
            "`{}` recommends `{}`, but `{}`, which has the same name, recommends `{}`",
            second.for_use, second.subject, first.for_use, first.subject
        );
        Diagnostic::warning(Code::OverlappingRecommendation, span, message)
            .related(stated, "the first one")
            .help("give them different names, or remove one of them")
    }
}
