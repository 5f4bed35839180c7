//! A directive as written in a page. Pure.

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
    /// `None` for a flag
    pub value: Option<Placed<String>>,
}

/// Attributes that name subjects, also in components of the theme or the site.
const OF_SUBJECTS: [&str; 3] = ["subject", "subjects", "winner"];

impl Directive {
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key.value == key)
    }

    pub fn value(&self, key: &str) -> Option<&Placed<String>> {
        self.attribute(key)?.value.as_ref()
    }

    /// Returns whether a flag is set: its name alone, or with the value `true`.
    pub fn has_flag(&self, key: &str) -> bool {
        self.attribute(key).is_some_and(|flag| match &flag.value {
            Some(value) => value.value == "true",
            None => true,
        })
    }

    pub fn is(&self, builtin: &Builtin) -> bool {
        self.name.value == builtin.name
    }

    /// Returns the attribute values that are addresses of links or images.
    pub fn links(&self) -> impl Iterator<Item = &Placed<String>> {
        let links = self.attributes.iter().filter(|of| link_use(&of.key.value).is_some());
        links.filter_map(|of| of.value.as_ref())
    }

    /// Returns the ids of subjects in its attributes.
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

/// Returns how an attribute of any directive uses its address; `None` if its value is not an address.
pub fn link_use(attribute: &str) -> Option<Use> {
    match attribute {
        "href" => Some(Use::Link),
        "src" => Some(Use::Image),
        _ => None,
    }
}

/// Splits a list of ids at spaces, tabs and commas.
pub fn ids(list: &str) -> impl Iterator<Item = &str> {
    list.split([' ', ',', '\t']).filter(|id| !id.is_empty())
}

/// Splits a list of ids as [`ids`] does, and returns each id with its span.
pub fn list(value: &Placed<String>) -> impl Iterator<Item = Placed<String>> {
    let text = value.value.as_str();
    ids(text).map(move |id| {
        let start = value.span.start as usize + (id.as_ptr() as usize - text.as_ptr() as usize);
        Placed::new(id.to_owned(), Place::new(start..start + id.len()))
    })
}
