//! Prose and tables that contradict the facts, without being bound to them.

use super::{Cell, Code, Diagnostic};
use crate::source::Span;

/// How a statement was read.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    pub subject: &'a str,
    pub criterion: &'a str,
    pub unit: Option<&'a str>,
}

/// Words that state what facts contradict.
#[derive(Debug, Clone, Copy)]
pub enum Words<'a> {
    /// Of a table
    Cell(&'a str),
    /// A sentence, a heading or a text of the front matter
    Prose(&'a str),
}

/// What an author can do about a statement, besides correcting it or the fact.
#[derive(Debug, Clone, Copy)]
pub enum Remedy<'a> {
    /// It can be bound to this target, or to none
    Bind(&'a str),
    /// It is where no claim can be, but a comment there can skip it: `before the table`
    Skip(&'static str),
}

impl Diagnostic {
    /// Words that facts contradict: `facts`, one at least.
    pub fn contradicts_facts(
        span: Span,
        words: Words<'_>,
        facts: &[Cell<'_>],
        read: &Read<'_>,
        remedy: Remedy<'_>,
    ) -> Diagnostic {
        let (code, stated) = match words {
            Words::Cell(stated) => (Code::TableContradictsMatrix, stated),
            Words::Prose(stated) => (Code::ProseContradictsFact, stated),
        };
        let each = facts.iter().map(|Cell { name, value, .. }| match facts.len() {
            1 => format!("`{name}`, which is `{value}`"),
            _ => format!("`{name}` (`{value}`)"),
        });
        let each = each.collect::<Vec<String>>().join(" and ");
        let Read { subject, criterion, unit } = read;
        let unit = unit.map(|unit| format!(" (unit `{unit}`)")).unwrap_or_default();
        let note = format!("read: subject `{subject}`, criterion `{criterion}`{unit}");
        let help = match remedy {
            Remedy::Bind(target) => format!(
                "correct it, bind it (`[{stated}]({target})`), or say why it stands: \
                 `[{stated}](fact:none \"…\")`"
            ),
            Remedy::Skip(place) => format!(
                "correct it or the fact, or say why it stands, in a comment {place}: \
                 `<!-- versus: skip {code} \"…\" -->`"
            ),
        };
        let message = format!("`{stated}` contradicts {each}");
        let wrong = Diagnostic::warning(code, span, message).notes(vec![note]).help(help);
        facts.iter().fold(wrong, |wrong, fact| wrong.stated_at(*fact))
    }

    /// Words that name a winner. `notes` show how the scores are calculated.
    pub fn prose_verdict(
        span: Span,
        stated: &str,
        (winner, on): (&str, &str),
        by_facts: &str,
        notes: Vec<String>,
    ) -> Diagnostic {
        let message = format!("`{stated}` contradicts the matrix: by the facts {by_facts}");
        let read = format!("read: winner `{winner}`, {on}");
        Diagnostic::warning(Code::ProseVerdict, span, message)
            .notes([vec![read], notes].concat())
            .help(
                "correct it, or write a `:::verdict` with `dissent=\"…\"`, which tells readers why",
            )
    }

    /// A page in whose tables the publisher's own product is never behind. `left_out` are the criteria in which it
    /// is, one at least.
    pub fn selected_rows(span: Span, own: &str, left_out: &[&str]) -> Diagnostic {
        let listed: Vec<String> = left_out.iter().map(|id| format!("`{id}`")).collect();
        let message = format!(
            "`{own}` is never behind on this page, but it is in criteria that the page leaves out: {}",
            listed.join(", ")
        );
        let help = "show them too, or say why not in a comment before the table: `<!-- versus: skip \"…\" -->`";
        Diagnostic::warning(Code::SelectedRows, span, message).help(help)
    }

    /// Words in a `:::verdict` that name another winner than the directive itself.
    pub fn verdict_text(span: Span, stated: &str, [winner, of]: [&str; 2]) -> Diagnostic {
        let message =
            format!("`{stated}` contradicts the `:::verdict` around it, whose winner is `{of}`");
        Diagnostic::warning(Code::VerdictText, span, message)
            .notes(vec![format!("read: winner `{winner}`")])
            .help("correct the text, or the `winner` of the directive")
    }
}

impl Diagnostic {
    /// A criterion with the same values as the criterion `first`, for all subjects.
    pub fn same_criterion(span: Span, id: &str, first: &str, first_span: Span) -> Diagnostic {
        let message = format!(
            "`{id}` has the same values as `{first}` for all subjects: one argument counts twice"
        );
        Diagnostic::warning(Code::SameCriterion, span, message)
            .related(first_span, format!("`{first}`"))
            .help("remove one of them, or give one `weight = 0` so that it does not count")
    }

    /// A statement with another value than an earlier one, each with its place. `read` says how both were read.
    pub fn statements_disagree(
        [(span, stated), (first_span, first)]: [(Span, &str); 2],
        read: &str,
    ) -> Diagnostic {
        let message = format!("`{stated}` disagrees with `{first}`, which this site says as well");
        Diagnostic::warning(Code::StatementsDisagree, span, message)
            .related(first_span, format!("`{first}` is said here"))
            .notes(vec![format!("read: {read}")])
            .help(
                "correct one of the two, or say why both stand in a comment before the block: \
                 `<!-- versus: skip statements-disagree \"…\" -->`",
            )
    }

    /// Words that say of which day or year they are, which is longer ago than facts stay fresh.
    pub fn stale_statement(span: Span, stated: &str, fresh_until: &str) -> Diagnostic {
        let message = format!("what is said of `{stated}` stayed fresh until {fresh_until}");
        let help = "write what is so today, or say why it stands in a comment before the block: \
                    `<!-- versus: skip stale-statement \"…\" -->`";
        Diagnostic::warning(Code::StaleStatement, span, message).help(help)
    }

    /// Words that name a winner, after points of comparison that all favour another one.
    pub fn verdict_against_points(
        span: Span,
        stated: &str,
        favoured: &str,
        points: &[String],
    ) -> Diagnostic {
        let message = format!(
            "`{stated}` contradicts its own section, in which all points favour `{favoured}`"
        );
        let points = points.iter().map(|point| format!("read: `{point}`"));
        Diagnostic::warning(Code::ProseVerdict, span, message)
            .notes(points.collect())
            .help("correct it, or write what speaks for the winner")
    }
}
