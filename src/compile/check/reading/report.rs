//! Diagnostics of statements that contradict the facts. Pure.

use super::page::{Form, Stated};
use crate::base::index::Index;
use crate::compile::check::bound::Known;
use crate::compile::check::verdicts;
use crate::compile::site::Page;
use crate::diagnostic::{Cell, Diagnostic, Read, Remedy, Words};
use crate::matrix::reserved::{On, Winner};
use crate::matrix::rivals::Rivals;
use crate::matrix::{Better, Subject};
use crate::reading::statement::{About, Says};
use crate::reading::{self, Judgement, Reader};
use crate::source::Span;

/// Reports a statement that contradicts the facts. `None` if its matrix does not have prose read.
pub(super) fn report(stated: &Stated, page: &Page, of: &Reader<'_>) -> Option<Diagnostic> {
    let severity = of.matrix.policy.prose.severity()?;
    let span = page.span(stated.place);
    let known = |about: About| Known::of(of.matrix, about.subject, about.criterion, of.language);
    let found = match &stated.statement.says {
        Says::Value(about) => {
            let facts = [known(*about)];
            of_facts(stated, span, &facts.each_ref().map(Known::cell), *about, of)
        }
        Says::States(states) => {
            let is_wrong = |(about, has): &&(About, _)| {
                let alone = Says::States(vec![(*about, *has)]);
                reading::judge(&alone, &stated.text, of) == Judgement::Contradicts
            };
            let wrong: Vec<About> =
                states.iter().filter(is_wrong).map(|(about, _)| *about).collect();
            let facts: Vec<Known<'_>> = wrong.iter().map(|about| known(*about)).collect();
            let cells: Vec<Cell<'_>> = facts.iter().map(Known::cell).collect();
            of_facts(stated, span, &cells, *wrong.first()?, of)
        }
        Says::Order { of: about, rivals, is_higher, or_same } => {
            // Of several rivals, those that the subject is not ahead of
            let is_wrong = |rival: &&Index<Subject>| {
                let (rivals, is_higher, or_same) = (vec![**rival], *is_higher, *or_same);
                let alone = Says::Order { of: *about, rivals, is_higher, or_same };
                reading::judge(&alone, &stated.text, of) == Judgement::Contradicts
            };
            let rivals = rivals.iter().filter(is_wrong);
            let rivals = rivals.map(|rival| About { subject: *rival, ..*about });
            let facts: Vec<Known<'_>> = [*about].into_iter().chain(rivals).map(known).collect();
            let cells: Vec<Cell<'_>> = facts.iter().map(Known::cell).collect();
            of_facts(stated, span, &cells, *about, of)
        }
        Says::Ratio { of: about, .. } | Says::Same { of: about, .. } => {
            let facts: Vec<Known<'_>> =
                stated.statement.says.about().into_iter().map(known).collect();
            let cells: Vec<Cell<'_>> = facts.iter().map(Known::cell).collect();
            of_facts(stated, span, &cells, *about, of)
        }
        Says::Wins { winner, on } => wins(stated, span, (*winner, *on), of)?,
        Says::Repeats { winner, of: of_verdict } => {
            let names = [*winner, *of_verdict].map(|winner| name(winner, of));
            Diagnostic::verdict_text(span, &stated.text, names)
        }
        Says::Despite { favoured, points, .. } => {
            let favoured = of.matrix.subjects[*favoured].own_name();
            Diagnostic::verdict_against_points(span, &stated.text, favoured, points)
        }
    };
    Some(found.with_severity(severity))
}

/// Reports a statement that these facts contradict.
fn of_facts(
    stated: &Stated,
    span: Span,
    facts: &[Cell<'_>],
    about: About,
    of: &Reader<'_>,
) -> Diagnostic {
    let criterion = &of.matrix.criteria[about.criterion];
    let read = Read {
        subject: of.matrix.subjects[about.subject].own_name(),
        criterion: &criterion.name,
        unit: criterion.unit.as_deref(),
    };
    let target = target(&stated.statement.says, about, of);
    let remedy = match stated.form {
        Form::Prose | Form::Cell => Remedy::Bind(&target),
        Form::RawCell => Remedy::Skip("before the table"),
        Form::FrontMatter => Remedy::Skip("before all other text"),
    };
    let words = match stated.form {
        Form::Cell | Form::RawCell => Words::Cell(&stated.text),
        Form::Prose | Form::FrontMatter => Words::Prose(&stated.text),
    };
    Diagnostic::contradicts_facts(span, words, facts, &read, remedy)
}

/// Returns the target that binds a statement about a fact.
fn target(says: &Says, about: About, of: &Reader<'_>) -> String {
    let id = |subject: Index<Subject>| of.matrix.subjects[subject].id.as_str();
    let criterion = &of.matrix.criteria[about.criterion];
    let bound = |subject, test: &str| format!("fact:{}/{}{test}", id(subject), criterion.id);
    match says {
        Says::Ratio { rival, .. } => bound(about.subject, &format!("?times={}", id(*rival))),
        Says::Order { rivals, is_higher, .. } if criterion.better != Better::None => {
            let is_ahead = *is_higher == (criterion.better == Better::Higher);
            match (is_ahead, &rivals[..]) {
                (true, [rival]) => bound(about.subject, &format!("?beats={}", id(*rival))),
                (true, _) => bound(about.subject, &format!("?beats={}", Rivals::GUIDE)),
                (false, [rival]) => bound(*rival, &format!("?beats={}", id(about.subject))),
                (false, _) => bound(about.subject, ""),
            }
        }
        _ => bound(about.subject, ""),
    }
}

fn wins(
    stated: &Stated,
    span: Span,
    (winner, on): (Winner, On),
    of: &Reader<'_>,
) -> Option<Diagnostic> {
    let outcome = reading::outcome(winner, on, of)?;
    let says = verdicts::says(of.matrix, &outcome);
    let about = match on {
        On::Overall => "overall".to_owned(),
        On::Criterion(at) => format!("on `{}`", of.matrix.criteria[at].id),
        On::Group(at) => format!("on `{}`", of.matrix.groups[at].id),
        On::Scenario(at) => format!("on `{}`", of.matrix.scenarios[at].id),
    };
    let winner = name(winner, of);
    let notes = verdicts::notes(of.matrix, of.matrix.utilities(), on, of.compared, &outcome);
    Some(Diagnostic::prose_verdict(span, &stated.text, (winner, &about), &says.words, notes))
}

fn name<'m>(winner: Winner, of: &Reader<'m>) -> &'m str {
    match winner {
        Winner::Subject(at) => of.matrix.subjects[at].own_name(),
        Winner::Tie => Winner::TIE,
        Winner::Depends => Winner::DEPENDS,
    }
}
