//! What the directives of a site read from the matrix of their page. Pure.
//!
//! A directive that is built into versus reads the value of its own table entry. A component of a theme or a
//! site can declare the values of other entries with `@`. Its directive then takes the attributes that select
//! what such a value contains, and it counts as showing the same facts.

use std::collections::HashMap;

use super::{AttributeSpec, Builtin, Names};
use crate::theme::{Engine, Parameter, ParameterKind, component_name, directive_name};

/// For each directive, the table entries whose values its component declares, without its own entry.
#[derive(Debug, Default)]
pub struct Reads(HashMap<String, Vec<&'static Builtin>>);

impl Reads {
    pub fn of(engine: &Engine) -> Reads {
        let mut reads = HashMap::new();
        for component in engine.component_names() {
            let directive = directive_name(component);
            let parameters = engine.component(component).unwrap_or_default();
            let own = Builtin::of(&directive).and_then(Builtin::reads);
            let declared = parameters.iter().filter(|parameter| parameter.implicit);
            let others = declared.filter(|parameter| own != Some(parameter.name.as_str()));
            let lent: Vec<_> = others.filter_map(|of| Builtin::lending(&of.name)).collect();
            if !lent.is_empty() {
                reads.insert(directive, lent);
            }
        }
        Reads(reads)
    }

    /// Returns the table entries that apply to a directive: its own, then those whose values its component
    /// declares.
    pub fn entries<'r>(&'r self, directive: &str) -> impl Iterator<Item = &'static Builtin> + 'r {
        let lent = self.0.get(directive).into_iter().flatten().copied();
        Builtin::of(directive).into_iter().chain(lent)
    }

    /// Returns whether a directive is, or reads the value of, the built-in one.
    pub fn has(&self, directive: &str, builtin: &Builtin) -> bool {
        self.entries(directive).any(|entry| entry.name == builtin.name)
    }

    /// Returns the attribute of a directive that versus itself reads, if it has one of this name.
    pub fn attribute(&self, directive: &str, name: &str) -> Option<&'static AttributeSpec> {
        self.entries(directive).find_map(|entry| entry.attribute(name))
    }

    /// Returns the kind of an attribute's value; `None` for an attribute that only the component declares.
    pub fn names(&self, directive: &str, attribute: &str) -> Option<Names> {
        self.attribute(directive, attribute).map(|attribute| attribute.names)
    }

    /// Returns whether the page of a directive must be bound to a matrix.
    pub fn needs_matrix(&self, directive: &str) -> bool {
        self.entries(directive).any(|entry| entry.value.is_some())
    }

    /// Returns the parameters of a directive's component, and the attributes that versus reads to prepare
    /// its values, whether or not the component declares them. `None` if there is no such component.
    pub fn parameters(&self, engine: &Engine, directive: &str) -> Option<Vec<Parameter>> {
        let mut parameters = engine.component(&component_name(directive))?;
        for entry in self.entries(directive) {
            let is_read = |of: &&AttributeSpec| of.required || entry.value.is_some();
            for attribute in entry.attributes.iter().filter(is_read) {
                add(attribute, &mut parameters);
            }
        }
        Some(parameters)
    }
}

/// Adds an attribute that versus reads. A required one is required whatever the component declares.
fn add(attribute: &AttributeSpec, parameters: &mut Vec<Parameter>) {
    let kind = match attribute.names {
        Names::Flag => ParameterKind::Boolean,
        names if names.is_list() => ParameterKind::List,
        _ => ParameterKind::Text,
    };
    let (name, required) = (attribute.name.to_owned(), attribute.required);
    let read = Parameter { name, kind, required, implicit: false };
    match parameters.iter_mut().find(|known| known.name == attribute.name) {
        Some(declared) if required => *declared = read,
        Some(_) => {}
        None => parameters.push(read),
    }
}
