//! Directives: their names, their attributes, and the ids in them. Pure.

use super::{Checked, components};
use crate::builtin::{self, Builtin};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Matrix, chart};
use crate::parse::directive::Directive;
use crate::parse::outline::is_external;
use crate::site::Page;
use crate::source::{Span, Spanned};
use crate::theme;

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for (directive, parent) in &page.outline.directives {
        check_one(checked, page, (directive, parent.as_deref()), found);
    }
}

fn check_one(
    checked: &Checked<'_>,
    page: &Page,
    (directive, parent): (&Directive, Option<&str>),
    found: &mut Vec<Diagnostic>,
) {
    let engine = &checked.site.theme.engine;
    let name = &directive.name;
    let component = theme::component_name(&name.value);
    let callable = !builtin::INTERNAL.contains(&component.as_str());
    let Some(parameters) = engine.component(&component).filter(|_| callable) else {
        if !checked.site.theme.complete {
            return;
        }
        let known: Vec<String> = engine
            .component_names()
            .into_iter()
            .filter(|known| !builtin::INTERNAL.contains(known))
            .map(theme::directive_name)
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        found.push(Diagnostic::unknown_directive(name.span, &name.value, &known));
        return;
    };
    components::check(directive, &parameters, found);
    check_addresses(checked, page, directive, found);
    let Some(builtin) = Builtin::of(&name.value) else { return };
    if builtin == Builtin::Subject && parent != Some("criterion") {
        let place = "`:::criterion`";
        found.push(Diagnostic::misplaced_directive(name.span, &name.value, place));
    }
    match checked.site.matrix_of(page) {
        Some(matrix) => check_ids(matrix, builtin, directive, found),
        None if builtin.needs_matrix() => {
            found.push(Diagnostic::no_matrix(name.span, &format!("`{}`", name.value)));
        }
        None => {}
    }
}

/// Attributes that name an address are links like any other.
fn check_addresses(
    checked: &Checked<'_>,
    page: &Page,
    directive: &Directive,
    found: &mut Vec<Diagnostic>,
) {
    for key in ["href", "src"] {
        if let Some(target) = directive.value(key)
            && !is_external(&target.value)
        {
            super::check_link(checked, page, target, found);
        }
    }
}

fn check_ids(
    matrix: &Matrix,
    builtin: Builtin,
    directive: &Directive,
    found: &mut Vec<Diagnostic>,
) {
    if !matrix.complete {
        return;
    }
    let subjects = || matrix.subject_ids();
    let criteria = || matrix.criterion_ids();
    match builtin {
        Builtin::Matrix | Builtin::Scores => {
            for id in list(directive, "subjects", found) {
                known(&id, &subjects(), Diagnostic::unknown_subject, found);
            }
            for id in list(directive, "criteria", found) {
                known(&id, &criteria(), Diagnostic::unknown_criterion, found);
            }
            for id in list(directive, "groups", found) {
                known(&id, &matrix.group_ids(), Diagnostic::unknown_group, found);
            }
        }
        Builtin::Chart => {
            for id in list(directive, "subjects", found) {
                known(&id, &subjects(), Diagnostic::unknown_subject, found);
            }
            let Some(id) = directive.value("criterion") else { return };
            known(id, &criteria(), Diagnostic::unknown_criterion, found);
            if let Some(at) = matrix.criterion(&id.value)
                && let kind = &matrix.criteria[at].kind
                && !chart::has_amounts(kind)
            {
                found.push(Diagnostic::no_amounts(id.span, &id.value, kind.name()));
            }
        }
        Builtin::Criterion => {
            if let Some(id) = directive.value("id") {
                known(id, &criteria(), Diagnostic::unknown_criterion, found);
            }
        }
        Builtin::Subject => {
            if let Some(id) = directive.value("id") {
                known(id, &subjects(), Diagnostic::unknown_subject, found);
            }
        }
        Builtin::Facts | Builtin::Pros | Builtin::Cons | Builtin::When => {
            if let Some(id) = directive.value("subject") {
                known(id, &subjects(), Diagnostic::unknown_subject, found);
            }
        }
        Builtin::Verdict => check_verdict(matrix, directive, found),
        Builtin::Sources | Builtin::Scenarios | Builtin::Samples | Builtin::Faq => {}
    }
}

fn check_verdict(matrix: &Matrix, directive: &Directive, found: &mut Vec<Diagnostic>) {
    if let Some(on) = directive.value("on")
        && on.value != "overall"
    {
        let mut all = matrix.criterion_ids();
        all.extend(matrix.group_ids());
        all.extend(matrix.scenario_ids());
        all.push("overall");
        known(on, &all, Diagnostic::unknown_scenario, found);
    }
    if let Some(winner) = directive.value("winner")
        && !matches!(winner.value.as_str(), "tie" | "depends")
    {
        let mut all = matrix.subject_ids();
        all.extend(["tie", "depends"]);
        known(winner, &all, Diagnostic::unknown_subject, found);
    }
}

fn known(
    id: &Spanned<String>,
    known: &[&str],
    report: impl Fn(Span, &str, &[&str]) -> Diagnostic,
    found: &mut Vec<Diagnostic>,
) {
    if !known.contains(&id.value.as_str()) {
        found.push(report(id.span, &id.value, known));
    }
}

/// The ids of a list attribute, each once, with its place. Reports those that are there twice.
fn list(directive: &Directive, key: &str, found: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
    let Some(value) = directive.value(key) else { return Vec::new() };
    let mut list: Vec<Spanned<String>> = Vec::new();
    for (at, id) in builtin::ids(&value.value) {
        let start = value.span.start as usize + at;
        let span = Span::new(value.span.file, start..start + id.len());
        match list.iter().find(|first| first.value == id) {
            Some(first) => found.push(Diagnostic::repeated_id(span, id, first.span)),
            None => list.push(Spanned::new(id.to_owned(), span)),
        }
    }
    list
}
