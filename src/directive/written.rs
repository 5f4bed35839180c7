//! A directive as its author wrote it. Pure.

use serde::{Deserialize, Serialize};

use super::Builtin;
use crate::base::address::Use;
use crate::source::{Place, Placed};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    pub name: Placed<String>,
    pub label: Option<Placed<String>>,
    pub attributes: Vec<Attribute>,
    /// The whole line
    pub span: Place,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    pub key: Placed<String>,
    /// None for a flag
    pub value: Option<Placed<String>>,
}

/// Attributes that name subjects in components of the site too.
const OF_SUBJECTS: [&str; 3] = ["subject", "subjects", "winner"];

impl Directive {
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key.value == key)
    }

    pub fn value(&self, key: &str) -> Option<&Placed<String>> {
        self.attribute(key)?.value.as_ref()
    }

    pub fn is(&self, builtin: &Builtin) -> bool {
        self.name.value == builtin.name
    }

    /// The values that are followed as links are.
    pub fn links(&self) -> impl Iterator<Item = &Placed<String>> {
        let links = self.attributes.iter().filter(|of| link_use(&of.key.value).is_some());
        links.filter_map(|of| of.value.as_ref())
    }

    /// The ids of subjects that stand in its attributes.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        let builtin = Builtin::of(&self.name.value);
        let is_of_subjects = move |key: &str| match builtin.and_then(|of| of.names(key)) {
            Some(names) => names.is_of_subjects(),
            None => OF_SUBJECTS.contains(&key),
        };
        let named = self.attributes.iter().filter(move |of| is_of_subjects(&of.key.value));
        named.filter_map(|of| of.value.as_ref()).flat_map(|value| ids(&value.value))
    }
}

/// How an attribute is followed, in whatever directive it stands; none for one that is no link.
pub fn link_use(attribute: &str) -> Option<Use> {
    match attribute {
        "href" => Some(Use::Link),
        "src" => Some(Use::Image),
        _ => None,
    }
}

/// The ids that a value lists, separated by white space or commas.
pub fn ids(list: &str) -> impl Iterator<Item = &str> {
    list.split([' ', ',', '\t']).filter(|id| !id.is_empty())
}

/// The ids that a value lists, each with its place.
pub fn list(value: &Placed<String>) -> impl Iterator<Item = Placed<String>> {
    let text = value.value.as_str();
    ids(text).map(move |id| {
        let start = value.span.start as usize + (id.as_ptr() as usize - text.as_ptr() as usize);
        Placed::new(id.to_owned(), Place::new(start..start + id.len()))
    })
}
