//! Facts without a source, facts that are old, and criteria without facts.

use super::{Cell, Code, Diagnostic, Severity};
use crate::source::Span;

/// A fact or a source, with the day on which it was checked or published.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    pub name: &'a str,
    pub day: &'a str,
    pub span: Span,
}

impl Diagnostic {
    /// An error or a warning, depending on the policy of the matrix.
    pub fn unsourced_fact(span: Span, fact: &str, severity: Severity) -> Diagnostic {
        let message = format!("`{fact}` has no source");
        let help = "write `{ value = …, source = \"…\" }` with the id of a `[[source]]` or an \
                    `https` address";
        Diagnostic { severity, ..Diagnostic::error(Code::UnsourcedFact, span, message).help(help) }
    }

    /// A quote, or a copy of a source, without a source. `key` is that of the quote or the copy.
    pub fn quote_without_source(span: Span, fact: &str, key: &str) -> Diagnostic {
        let message = format!("`{fact}` has `{key}`, but no `source`");
        Diagnostic::error(Code::MissingKey, span, message)
            .help("add `source = …`, with the address of the page that has these words")
    }

    /// The day on which a quote was found, without the quote.
    pub fn found_without_quote(span: Span, fact: &str) -> Diagnostic {
        let message = format!("`{fact}` has `found`, but no `quote`");
        Diagnostic::error(Code::MissingKey, span, message)
            .help("remove `found`: `versus check --evidence --fix` writes it for a quote")
    }

    /// An error or a warning, depending on the policy of the matrix.
    pub fn unquoted_fact(span: Span, fact: &str, severity: Severity) -> Diagnostic {
        let message = format!("`{fact}` has no quote, and no file of the repository as its source");
        let help = "add `quote = \"…\"`, with the words of the source that state the value";
        Diagnostic { severity, ..Diagnostic::error(Code::UnquotedFact, span, message).help(help) }
    }

    /// A file of the repository that is the source of a fact, but `is` not one: "does not exist".
    pub fn missing_source(span: Span, path: &str, is: &str) -> Diagnostic {
        let message = format!("`{path}` {is}");
        Diagnostic::error(Code::MissingSource, span, message)
            .help("name a file by its path from the root of the repository")
    }

    /// `lines` is the number of lines that the file has.
    pub fn missing_source_lines(span: Span, source: &str, lines: usize) -> Diagnostic {
        let lines = super::print::counted(lines, ["line", "lines"]);
        let message = format!("`{source}` names lines that do not exist: the file has {lines}");
        Diagnostic::error(Code::MissingSource, span, message)
            .help("name the lines that state the value, counted from 1")
    }

    /// `stated` are the parts of the quote that are of the fact's kind.
    pub fn quote_contradicts_fact(span: Span, stated: &[&str], fact: Cell<'_>) -> Diagnostic {
        let stated: Vec<String> = stated.iter().map(|part| format!("`{part}`")).collect();
        let Cell { name, value, .. } = fact;
        let message = format!("the quote says {}, but `{name}` is `{value}`", stated.join(" and "));
        Diagnostic::error(Code::QuoteContradictsFact, span, message).stated_at(fact).help(
            "correct the fact or the quote; if you concluded the value from these words, write \
             `evidence = \"inferred\"`",
        )
    }

    pub fn checked_before_published(fact: Dated<'_>, source: Dated<'_>) -> Diagnostic {
        let message = format!(
            "`{}` was checked on {}, before its source `{}` was published on {}",
            fact.name, fact.day, source.name, source.day
        );
        Diagnostic::error(Code::CheckedBeforePublished, fact.span, message)
            .related(source.span, "the source")
            .help("compare the fact with the source, and set `checked` to the day on which you did")
    }

    /// A date in the future. `what` names the event: "`nodejs/http2` is checked".
    pub fn future_date(span: Span, what: &str, date: &str, today: &str) -> Diagnostic {
        let message = format!("{what} on {date}, but today is {today}");
        Diagnostic::error(Code::FutureDate, span, message)
            .help("correct the date, or the day of the build: `--today`")
    }

    /// `sources` names the sources to compare the fact with.
    pub fn stale_fact(
        span: Span,
        fact: &str,
        checked: &str,
        fresh_until: &str,
        (sources, then): (&str, &str),
    ) -> Diagnostic {
        let message =
            format!("`{fact}` was last checked on {checked}, and stayed fresh until {fresh_until}");
        let help = format!("compare it with {sources}, then {then}");
        Diagnostic::warning(Code::StaleFact, span, message).help(help)
    }

    /// `values` are the value that was checked, and the present one.
    pub fn unchecked_change(
        span: Span,
        fact: &str,
        [was, is]: &[String; 2],
        checked: &str,
    ) -> Diagnostic {
        let message =
            format!("`{fact}` is `{is}`, but was `{was}` when it was checked on {checked}");
        Diagnostic::warning(Code::UncheckedChange, span, message)
            .help("compare it with its source, then set `checked` to the day on which you did")
    }

    /// A quote that is not the one that was found.
    pub fn unfound_quote(span: Span, fact: &str, found: &str) -> Diagnostic {
        let message = format!("the quote of `{fact}` is not the one that was found on {found}");
        Diagnostic::warning(Code::UncheckedChange, span, message)
            .help("remove `found`, or let `versus check --evidence --fix` look the quote up")
    }

    pub fn empty_criterion(span: Span, criterion: &str) -> Diagnostic {
        let message = format!("no subject has a fact for `{criterion}`");
        Diagnostic::warning(Code::EmptyCriterion, span, message)
            .help("state one, or remove the criterion")
    }
}
