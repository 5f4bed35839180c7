//! Mistakes in a matrix, and in references to one.

use super::{Code, Diagnostic, Misspelling, nearest, one_of};
use crate::base::currency;
use crate::source::Span;

impl Diagnostic {
    /// `why` is the error from reading the repository.
    pub fn unreadable_history(span: Span, why: &str) -> Diagnostic {
        let message =
            "the git repository of this site cannot be read, so there are no pages of changes";
        Diagnostic::warning(Code::UnreadableHistory, span, message)
            .notes(vec![why.to_owned()])
            .help("run `git fsck`, or write `changes = false` under `[pages]`")
    }

    pub fn invalid_id(span: Span, id: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidId, span, format!("`{id}` is not a valid id"))
            .help("use lower-case letters, digits and hyphens, beginning with a letter or digit")
    }

    /// An id that is a reserved word in verdicts, where it has the given meaning. `what` is the kind of thing
    /// with that id: "subject", "criterion", …
    pub fn reserved_id(span: Span, what: &str, id: &str, meaning: &str) -> Diagnostic {
        let message = format!("no {what} can have the id `{id}`: {meaning}");
        Diagnostic::error(Code::InvalidId, span, message)
            .help(format!("give it another id, such as `{id}-{what}`; its name can stay"))
    }

    /// An id that things of two kinds have, `what` and `rival`, which the same attributes and keys can name.
    pub fn ambiguous_id(span: Span, what: &str, rival: &str, id: &str, first: Span) -> Diagnostic {
        let message = format!("`{id}` is the id of a {rival}, so no {what} can have it");
        Diagnostic::error(Code::DuplicateId, span, message)
            .related(first, format!("the {rival}"))
            .help(
                "give one of them another id: verdicts and weights refer to groups, criteria and \
                 scenarios by id alone",
            )
    }

    /// `what` is the kind of thing that has the id: "subject", "criterion", …
    pub fn duplicate_id(span: Span, what: &str, id: &str, first: Span) -> Diagnostic {
        Diagnostic::error(Code::DuplicateId, span, format!("there is already a {what} `{id}`"))
            .related(first, "the first one")
            .help("give one of them another id, or remove it")
    }

    /// A matrix in `content/home/` although there is one in `content/` itself, whose id is `home` too.
    pub fn second_home_matrix(span: Span, first: Span) -> Diagnostic {
        Diagnostic::error(Code::DuplicateId, span, "there is already a matrix `home`")
            .related(first, "the first one: a matrix in `content/` itself has the id `home`")
            .help("rename the folder `content/home`, or move the other matrix into a folder")
    }

    /// An id that a list in front matter or in an attribute names twice.
    pub fn repeated_id(span: Span, id: &str, first: Span) -> Diagnostic {
        Diagnostic::error(Code::DuplicateId, span, format!("`{id}` is named twice"))
            .related(first, "the first one")
            .help("remove one of them")
    }

    /// `names` are the names of hues.
    pub fn invalid_color(span: Span, got: &str, names: &[&str]) -> Diagnostic {
        let message = format!("`{got}` is not a valid value of `color`");
        let slip = Misspelling::of(got, nearest(got, names.iter().copied()));
        Diagnostic::error(Code::InvalidValue, span, message)
            .meant_or(slip, || format!("write a colour such as `#3c873a`, or {}", one_of(names)))
    }

    /// A color that two subjects have.
    pub fn duplicate_color(span: Span, subject: &str, first: Span) -> Diagnostic {
        let message = format!("`{subject}` has the same `color` as another subject");
        Diagnostic::warning(Code::DuplicateColor, span, message)
            .related(first, "the first one")
            .help("give one of them another `color`, or none: no two subjects get the same hue")
    }

    pub fn unknown_matrix(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(Code::UnknownMatrix, span, format!("there is no matrix `{id}`"))
            .nearest_of(id, known, "add a `matrix.toml` below `content/`")
    }

    /// `called` is the subject with this name or alias.
    pub fn unknown_subject(
        span: Span,
        id: &str,
        known: &[&str],
        called: Option<&str>,
    ) -> Diagnostic {
        let message = format!("`{id}` is not a subject of this matrix");
        let unknown = Diagnostic::error(Code::UnknownSubject, span, message);
        match called {
            Some(meant) => unknown.meant_or(Misspelling::of(id, Some(meant)), String::new),
            None => unknown.nearest_of(id, known, "add a `[[subject]]`"),
        }
    }

    /// A name that a list of names has twice. `key` is the key of the list.
    pub fn repeated_name(span: Span, key: &str, name: &str, first: Span) -> Diagnostic {
        Diagnostic::warning(Code::DuplicateName, span, format!("`{key}` has `{name}` twice"))
            .related(first, "the first one")
            .help("remove one of them")
    }

    /// An alias that already means another subject, which has the id `other`.
    pub fn ambiguous_alias(span: Span, alias: &str, other: &str, first: Span) -> Diagnostic {
        let message = format!("the alias `{alias}` already means the subject `{other}`");
        Diagnostic::error(Code::DuplicateName, span, message)
            .related(first, format!("`{other}`"))
            .help("remove the alias, or make it longer, so that it means one subject")
    }

    /// A term that already means another criterion, which has the id `other`.
    pub fn ambiguous_term(span: Span, term: &str, other: &str, first: Span) -> Diagnostic {
        let message = format!("the term `{term}` already means the criterion `{other}`");
        Diagnostic::error(Code::DuplicateName, span, message)
            .related(first, format!("`{other}`"))
            .help("remove the term, or make it longer, so that it means one criterion")
    }

    pub fn unknown_criterion(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{id}` is not a criterion of this matrix");
        Diagnostic::error(Code::UnknownCriterion, span, message).nearest_of(
            id,
            known,
            "add a `[[criterion]]`",
        )
    }

    /// A fact in the table of `subject` for an unknown criterion.
    pub fn unknown_fact(span: Span, subject: &str, id: &str, known: &[&str]) -> Diagnostic {
        let message =
            format!("`{subject}` has a fact for `{id}`, which is not a criterion of this matrix");
        Diagnostic::error(Code::UnknownCriterion, span, message).nearest_of(
            id,
            known,
            "add a `[[criterion]]`",
        )
    }

    pub fn unknown_group(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(Code::UnknownGroup, span, format!("`{id}` is not a group of this matrix"))
            .nearest_of(id, known, "add a `[[group]]`")
    }

    /// An id that may name a group or a criterion.
    pub fn unknown_group_or_criterion(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{id}` is not a group or criterion of this matrix");
        Diagnostic::error(Code::UnknownCriterion, span, message).nearest_of(
            id,
            known,
            "add a `[[criterion]]`",
        )
    }

    pub fn unknown_scenario(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{id}` is not a scenario, group or criterion of this matrix");
        Diagnostic::error(Code::UnknownScenario, span, message).nearest_of(
            id,
            known,
            "add a `[[scenario]]`",
        )
    }

    pub fn unknown_source(span: Span, id: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(
            Code::UnknownSource,
            span,
            format!("`{id}` is not a source of this matrix"),
        )
        .nearest_of(id, known, "add a `[[source]]`, or an `https` address")
    }

    /// `wanted` describes the values that the criterion's kind allows.
    pub fn wrong_value(span: Span, got: &str, criterion: &str, wanted: &str) -> Diagnostic {
        let message = format!("`{criterion}` cannot be {got}");
        Diagnostic::error(Code::WrongValue, span, message)
            .help(format!("write {wanted}, or `\"unknown\"` or `\"n/a\"`"))
    }

    /// A text that is meant as an amount. `meant` is what the author most likely means, in TOML.
    pub fn invalid_amount(span: Span, got: &str, why: &str, meant: Option<&str>) -> Diagnostic {
        let message = format!("`\"{got}\"` {why}");
        let help = match meant {
            Some(meant) => format!("write `{meant}`"),
            None => "write a bound as `\">= 5\"`, a range as `\"10..20\"`, an approximate number as `\"~ 30\"`"
                .to_owned(),
        };
        Diagnostic::error(Code::InvalidAmount, span, message).help(help)
    }

    /// A word such as `unlimited` that is not a value of the criterion's kind.
    pub fn misplaced_amount(span: Span, got: &str, why: &str, help: &str) -> Diagnostic {
        Diagnostic::error(Code::WrongValue, span, format!("`\"{got}\"` {why}")).help(help)
    }

    /// A currency that is not named by its code.
    pub fn invalid_currency(span: Span, key: &str, got: &str) -> Diagnostic {
        let message = format!("`{got}` is not the code of a currency");
        let help = match currency::code(got) {
            code if code != got => format!("write `{key} = \"{code}\"`"),
            _ => format!("write three capital letters, such as `{key} = \"EUR\"`"),
        };
        Diagnostic::error(Code::InvalidCurrency, span, message).help(help)
    }

    /// A fact in a currency whose criterion has none.
    pub fn no_currency(span: Span, criterion: &str, currency: &str) -> Diagnostic {
        let message = format!("`{criterion}` has no currency that `{currency}` could differ from");
        Diagnostic::error(Code::InvalidCurrency, span, message).help(
            "give the criterion `kind = \"money\"` and a currency as its `unit`, or remove `currency`",
        )
    }

    pub fn duplicate_rate(span: Span, from: &str, to: &str, first: Span) -> Diagnostic {
        let message = format!("the rate between `{from}` and `{to}` is stated twice");
        Diagnostic::error(Code::DuplicateId, span, message)
            .related(first, "first stated here")
            .help("remove one of the two")
    }

    /// A fact in a currency that does not convert to that of its criterion.
    pub fn missing_rate(span: Span, criterion: &str, from: &str, to: &str) -> Diagnostic {
        let message = format!(
            "there is no rate from `{from}` to `{to}`, so this `{criterion}` is not compared or scored"
        );
        Diagnostic::warning(Code::MissingRate, span, message).help(format!(
            "add a `[[rate]]` with `from = \"{from}\"`, `to = \"{to}\"`, `rate`, `date` and `source`"
        ))
    }

    /// A scenario that requires a criterion of a kind that cannot be required. `wanted` lists the kinds that
    /// can be.
    pub fn wrong_requirement(span: Span, criterion: &str, kind: &str, wanted: &str) -> Diagnostic {
        let message = format!("`{criterion}` cannot be required: its kind is `{kind}`");
        Diagnostic::error(Code::WrongValue, span, message)
            .help(format!("require criteria of kind {wanted}"))
    }

    pub fn invalid_scale(span: Span, why: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidScale, span, format!("this scale is not valid: {why}"))
            .help("write the worst and the best value, such as `scale = [500, 0]`")
    }

    pub fn invalid_weight(span: Span, got: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidWeight, span, format!("`{got}` is not a valid weight"))
            .help("write a number that is zero or more")
    }

    /// A matrix whose groups all weigh zero, or one without groups whose criteria all weigh zero.
    pub fn weightless_matrix(span: Span, what: &str) -> Diagnostic {
        let message = format!("all {what} have weight 0, so no subject has an overall score");
        Diagnostic::warning(Code::InvalidWeight, span, message).help("give one of them a weight")
    }

    /// A group with a weight above zero whose criteria all weigh zero.
    pub fn weightless_criteria(span: Span, group: &str) -> Diagnostic {
        let message = format!("all criteria of `{group}` have weight 0, so it has no score");
        Diagnostic::warning(Code::InvalidWeight, span, message)
            .help("give one of them a weight, or give the group `weight = 0` too")
    }

    /// A scenario whose weights leave no criterion that counts.
    pub fn weightless_scenario(span: Span, scenario: &str) -> Diagnostic {
        let message = format!("the weights of `{scenario}` leave nothing to score");
        Diagnostic::warning(Code::InvalidWeight, span, message)
            .help("give a group, and a criterion in it, a weight above 0")
    }
}
