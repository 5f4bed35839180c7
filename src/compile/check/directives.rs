//! Checks directives: their names, their attributes, and the ids in these. Pure.

use super::{Checked, components};
use crate::base::index::Index;
use crate::compile::parse::outline::is_external;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Attribute, Builtin, Directive, Names, Reads, link_use};
use crate::matrix::kind::AMOUNTS;
use crate::matrix::{IdKind, Matrix, Subject};
use crate::source::{Placed, Span, Spanned};
use crate::theme::{self, Parameter, ParameterKind};

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for (directive, parent) in &page.outline.directives {
        check_one(checked, page, directive, parent.as_deref(), found);
    }
}

fn check_one(
    checked: &Checked<'_>,
    page: &Page,
    directive: &Directive,
    parent: Option<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let (engine, reads) = (&checked.site.theme.engine, &checked.site.reads);
    let name = &directive.name;
    let component = theme::component_name(&name.value);
    let callable = !directive::INTERNAL.contains(&component.as_str());
    let Some(parameters) = reads.parameters(engine, &name.value).filter(|_| callable) else {
        if !checked.site.theme.complete {
            return;
        }
        let known: Vec<String> = engine
            .component_names()
            .into_iter()
            .filter(|known| !directive::INTERNAL.contains(known))
            .map(theme::directive_name)
            .collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        found.push(Diagnostic::unknown_directive(page.span(name.span), &name.value, &known));
        return;
    };
    components::check(page, directive, &parameters, found);
    check_addresses(checked, page, directive, &parameters, found);
    let within = Builtin::of(&name.value).and_then(|builtin| builtin.within);
    if let Some(within) = within.filter(|within| parent != Some(*within)) {
        let place = format!("`:::{within}`");
        found.push(Diagnostic::misplaced_directive(page.span(name.span), &name.value, &place));
    }
    match checked.site.matrix_of(page) {
        Some(matrix) => check_ids(matrix, page, (reads, directive), found),
        None if reads.needs_matrix(&name.value) => {
            found.push(Diagnostic::no_matrix(page.span(name.span), &format!("`{}`", name.value)));
        }
        None => {}
    }
}

/// Checks the attributes that contain addresses. Those that versus knows to be links are checked like any
/// link. Those that a template prints as an address must have an allowed scheme.
fn check_addresses(
    checked: &Checked<'_>,
    page: &Page,
    directive: &Directive,
    parameters: &[Parameter],
    found: &mut Vec<Diagnostic>,
) {
    let site = checked.site;
    let is_list = |name: &str| {
        parameters
            .iter()
            .any(|of| of.name == name.replace('-', "_") && of.kind == ParameterKind::List)
    };
    for Attribute { key, value } in &directive.attributes {
        let Some(target) = value else { continue };
        let followed = link_use(&key.value);
        let refused = match (followed, key.value.as_str()) {
            (Some(used_as), _) => super::refused(site, page.spanned(target), used_as),
            (None, name) if is_list(name) => {
                let refused = |item| super::refused_of(site, name, page.spanned(&item));
                directive::list(target).find_map(refused)
            }
            (None, name) => super::refused_of(site, name, page.spanned(target)),
        };
        if followed.is_some() && refused.is_none() && !is_external(&target.value) {
            super::check_link(checked, page, target, found);
        }
        found.extend(refused);
    }
    if let Some(label) = &directive.label {
        found.extend(super::refused_of(site, "label", page.spanned(label)));
    }
}

/// Reports the unknown ids in the attributes of directives.
pub(super) fn ids(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    let Some(matrix) = checked.site.matrix_of(page) else { return };
    for (directive, _) in &page.outline.directives {
        check_ids(matrix, page, (&checked.site.reads, directive), found);
    }
}

fn check_ids(
    matrix: &Matrix,
    page: &Page,
    (reads, directive): (&Reads, &Directive),
    found: &mut Vec<Diagnostic>,
) {
    if !matrix.complete {
        return;
    }
    for attribute in &directive.attributes {
        let names = reads.names(&directive.name.value, &attribute.key.value);
        let Some(names) = names else { continue };
        let Some(value) = &attribute.value else { continue };
        if names.is_list() {
            // The id of a subject and the address of its default variant mean the same.
            let subject = |id: &str| matrix.subject(id).filter(|_| names.is_of_subjects());
            for id in list(page, value, subject, found) {
                known(matrix, names, page.spanned(&id), found);
            }
        } else {
            known(matrix, names, page.spanned(value), found);
        }
        if names == Names::Amounts {
            check_amounts(matrix, page.spanned(value), found);
        }
    }
}

/// Reports a chart of a criterion whose kind has no amounts to draw.
fn check_amounts(matrix: &Matrix, id: Spanned<&str>, found: &mut Vec<Diagnostic>) {
    if let Some(at) = matrix.criterion(id.value)
        && let kind = &matrix.criteria[at].kind
        && !kind.has_amounts()
    {
        found.push(Diagnostic::no_amounts(id.span, id.value, kind.name(), AMOUNTS));
    }
}

/// Reports a value that is neither an id of the required kind nor one of the words that the attribute allows.
fn known(matrix: &Matrix, names: Names, id: Spanned<&str>, found: &mut Vec<Diagnostic>) {
    let of_subject = |span: Span, id: &str, known: &[&str]| matrix.unknown_subject(span, id, known);
    let report: &dyn Fn(Span, &str, &[&str]) -> Diagnostic = match names {
        Names::Subject | Names::Subjects | Names::Winner => &of_subject,
        Names::Criterion | Names::Amounts | Names::Criteria => &Diagnostic::unknown_criterion,
        Names::Groups => &Diagnostic::unknown_group,
        Names::Question => &Diagnostic::unknown_scenario,
        Names::Link | Names::Text | Names::Flag => return,
    };
    let ids = names.kinds().iter().flat_map(|kind| match kind {
        IdKind::Subject => matrix.subject_ids(),
        IdKind::Criterion => matrix.criterion_ids(),
        IdKind::Group => matrix.group_ids(),
        IdKind::Scenario => matrix.scenario_ids(),
        IdKind::Source | IdKind::Data | IdKind::Variant => Vec::new(),
    });
    let all: Vec<&str> = ids.chain(names.words().iter().map(|(word, _)| *word)).collect();
    if !all.contains(&id.value) {
        found.push(report(id.span, id.value, &all));
    }
}

/// Returns the ids of a list attribute with their places, each once. Reports repeated ids, and ids of the same
/// subject.
fn list(
    page: &Page,
    value: &Placed<String>,
    subject: impl Fn(&str) -> Option<Index<Subject>>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Placed<String>> {
    let mut list: Vec<Placed<String>> = Vec::new();
    for id in directive::list(value) {
        let meant = subject(&id.value);
        let is_same = |first: &Placed<String>| {
            first.value == id.value || meant.is_some() && subject(&first.value) == meant
        };
        match list.iter().find(|first| is_same(first)) {
            Some(first) => {
                let (again, first) = (page.spanned(&id), page.spanned(first));
                found.push(Diagnostic::same_subject(again.span, again.value, &first));
            }
            None => list.push(id),
        }
    }
    list
}
