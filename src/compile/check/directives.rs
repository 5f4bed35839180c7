//! Directives: their names, their attributes, and the ids in them. Pure.

use super::{Checked, components};
use crate::base::address::Use;
use crate::compile::parse::directive::{Attribute, Directive};
use crate::compile::parse::outline::is_external;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Builtin, Names};
use crate::matrix::Matrix;
use crate::matrix::kind::AMOUNTS;
use crate::matrix::reserved::{On, Winner};
use crate::source::{Span, Spanned};
use crate::theme::{self, Parameter, ParameterKind};

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
    let callable = !directive::INTERNAL.contains(&component.as_str());
    let Some(parameters) = engine.component(&component).filter(|_| callable) else {
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
        found.push(Diagnostic::unknown_directive(name.span, &name.value, &known));
        return;
    };
    components::check(directive, &parameters, found);
    check_addresses(checked, page, (directive, &parameters), found);
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

/// Attributes that name an address are links like any other; those that a component prints as one must
/// be such that a link may have.
fn check_addresses(
    checked: &Checked<'_>,
    page: &Page,
    (directive, parameters): (&Directive, &[Parameter]),
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
        let refused = match key.value.as_str() {
            "href" => super::refused(site, target, Use::Link),
            "src" => super::refused(site, target, Use::Image),
            name if is_list(name) => directive::ids(&target.value).find_map(|(at, item)| {
                let start = target.span.range().start + at;
                let span = Span::new(target.span.file, start..start + item.len());
                super::refused_of(site, name, &Spanned::new(item.to_owned(), span))
            }),
            name => super::refused_of(site, name, target),
        };
        let is_followed = matches!(key.value.as_str(), "href" | "src");
        if is_followed && refused.is_none() && !is_external(&target.value) {
            super::check_link(checked, page, target, found);
        }
        found.extend(refused);
    }
    if let Some(label) = &directive.label {
        found.extend(super::refused_of(site, "label", label));
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
    for attribute in &directive.attributes {
        let Some(names) = builtin.names(&attribute.key.value) else { continue };
        let Some(value) = &attribute.value else { continue };
        match names {
            Names::Subjects => {
                for id in list(value, found) {
                    known(&id, &matrix.subject_ids(), Diagnostic::unknown_subject, found);
                }
            }
            Names::Criteria => {
                for id in list(value, found) {
                    known(&id, &matrix.criterion_ids(), Diagnostic::unknown_criterion, found);
                }
            }
            Names::Groups => {
                for id in list(value, found) {
                    known(&id, &matrix.group_ids(), Diagnostic::unknown_group, found);
                }
            }
            Names::Subject => {
                known(value, &matrix.subject_ids(), Diagnostic::unknown_subject, found);
            }
            Names::Criterion => {
                known(value, &matrix.criterion_ids(), Diagnostic::unknown_criterion, found);
                if builtin == Builtin::Chart {
                    check_amounts(matrix, value, found);
                }
            }
            Names::Question => {
                if On::find(matrix, &value.value).is_none() {
                    let (span, all) = (value.span, On::all(matrix));
                    found.push(Diagnostic::unknown_scenario(span, &value.value, &all));
                }
            }
            Names::Winner => {
                if Winner::find(matrix, &value.value).is_none() {
                    let (span, all) = (value.span, Winner::all(matrix));
                    found.push(Diagnostic::unknown_subject(span, &value.value, &all));
                }
            }
        }
    }
}

/// Reports a chart of a criterion that has nothing to draw.
fn check_amounts(matrix: &Matrix, id: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if let Some(at) = matrix.criterion(&id.value)
        && let kind = &matrix.criteria[at].kind
        && !kind.has_amounts()
    {
        found.push(Diagnostic::no_amounts(id.span, &id.value, kind.name(), AMOUNTS));
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
fn list(value: &Spanned<String>, found: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
    let mut list: Vec<Spanned<String>> = Vec::new();
    for (at, id) in directive::ids(&value.value) {
        let start = value.span.start as usize + at;
        let span = Span::new(value.span.file, start..start + id.len());
        match list.iter().find(|first| first.value == id) {
            Some(first) => found.push(Diagnostic::repeated_id(span, id, first.span)),
            None => list.push(Spanned::new(id.to_owned(), span)),
        }
    }
    list
}
