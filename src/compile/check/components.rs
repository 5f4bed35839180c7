//! Checks the attributes of directives against the parameters of their components. Pure.

use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Attribute, Directive};
use crate::theme::{Parameter, ParameterKind};

/// Reports attributes that the component does not declare, required attributes that are missing, and
/// attributes that are not of the declared type.
pub(super) fn check(
    page: &Page,
    directive: &Directive,
    parameters: &[Parameter],
    found: &mut Vec<Diagnostic>,
) {
    let owner = format!("`{}`", directive.name.value);
    let explicit: Vec<&Parameter> = parameters.iter().filter(|known| !known.implicit).collect();
    let names: Vec<&str> = explicit
        .iter()
        .map(|parameter| parameter.name.as_str())
        .filter(|name| *name != "label")
        .collect();
    for attribute in &directive.attributes {
        let key = &attribute.key;
        match explicit.iter().find(|known| known.name == key.value.replace('-', "_")) {
            Some(parameter) => check_value(page, attribute, parameter.kind, found),
            None => found.push(Diagnostic::unknown_attribute(
                page.span(key.span),
                &key.value,
                &owner,
                &names,
            )),
        }
    }
    if let (Some(label), Some(_)) = (&directive.label, directive.attribute("label")) {
        let why = "`label` is given twice, in brackets and in braces";
        found.push(Diagnostic::malformed_directive(page.span(label.span), why));
    }
    if let Some(label) = &directive.label
        && !explicit.iter().any(|parameter| parameter.name == "label")
    {
        found.push(Diagnostic::unknown_attribute(page.span(label.span), "label", &owner, &names));
    }
    for parameter in explicit.iter().filter(|parameter| parameter.required) {
        let given = directive
            .attributes
            .iter()
            .any(|given| given.key.value.replace('-', "_") == parameter.name);
        let labelled = parameter.name == "label" && directive.label.is_some();
        if !given && !labelled {
            let span = page.span(directive.name.span);
            found.push(Diagnostic::missing_attribute(span, &parameter.name, &owner));
        }
    }
}

fn check_value(
    page: &Page,
    attribute: &Attribute,
    kind: ParameterKind,
    found: &mut Vec<Diagnostic>,
) {
    let key = &attribute.key;
    let wanted = match kind {
        ParameterKind::Text | ParameterKind::List => "a value in quotes",
        ParameterKind::Boolean => "`true`, `false`, or the name alone",
        ParameterKind::Integer => "a whole number",
        ParameterKind::Number => "a number",
        ParameterKind::Value => "it in a template: an attribute cannot supply it",
    };
    let Some(value) = &attribute.value else {
        if kind != ParameterKind::Boolean {
            found.push(Diagnostic::empty_attribute(page.span(key.span), &key.value));
        }
        return;
    };
    // A list without an id could mean everything or nothing.
    if kind == ParameterKind::List && directive::ids(&value.value).next().is_none() {
        return found.push(Diagnostic::empty_attribute(page.span(key.span), &key.value));
    }
    let fits = match kind {
        ParameterKind::Text | ParameterKind::List => true,
        ParameterKind::Boolean => matches!(value.value.as_str(), "true" | "false"),
        ParameterKind::Integer => value.value.parse::<i64>().is_ok(),
        ParameterKind::Number => value.value.parse::<f64>().is_ok_and(f64::is_finite),
        ParameterKind::Value => false,
    };
    if !fits {
        found.push(Diagnostic::wrong_attribute(
            page.span(value.span),
            &key.value,
            &value.value,
            wanted,
        ));
    }
}
