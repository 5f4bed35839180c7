//! A page as a tree: enough of HTML to read what versus writes.

use super::attributes::{Attribute, tag, unescape};

/// Elements by number; the page itself is the first.
#[derive(Debug)]
pub(crate) struct Page {
    elements: Vec<Element>,
}

#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<Attribute>,
    parent: Option<usize>,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Element(usize),
    Text(String),
}

/// Elements without an end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "source"];

impl Page {
    pub(crate) fn read(html: &str) -> Page {
        let mut page = Page { elements: vec![Element::new("", Vec::new(), None)] };
        let mut open = 0;
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            page.text_in(open, &rest[..at]);
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else if let Some(end) = rest.strip_prefix('/') {
                let (name, after) = end.split_once('>').unwrap_or((end, ""));
                open = page.end_of(open, name.trim());
                rest = after;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let mut attributes = Vec::new();
                let after = tag(rest, &mut attributes);
                let inside = &rest[..rest.len() - after.len()];
                let is_end = |c: char| c.is_whitespace() || c == '/';
                let name = inside.split(is_end).next().unwrap_or_default().to_ascii_lowercase();
                let is_empty = inside.trim_end().ends_with('/') || VOID.contains(&name.as_str());
                rest = after.strip_prefix('>').unwrap_or(after);
                let new = page.elements.len();
                page.elements[open].children.push(Child::Element(new));
                let is_raw = matches!(name.as_str(), "script" | "style");
                page.elements.push(Element::new(&name, attributes, Some(open)));
                if is_raw {
                    let end = rest.find("</").unwrap_or(rest.len());
                    page.text_in(new, &rest[..end]);
                    rest = &rest[end..];
                }
                open = if is_empty { open } else { new };
            } else {
                rest = rest.split_once('>').map_or("", |(_, after)| after);
            }
        }
        page.text_in(open, rest);
        page
    }

    fn text_in(&mut self, element: usize, text: &str) {
        if !text.is_empty() {
            self.elements[element].children.push(Child::Text(unescape(text)));
        }
    }

    /// The open elements after an element of this name is closed. Unclosed elements within it, such as
    /// paragraphs, are closed with it.
    fn end_of(&self, open: usize, name: &str) -> usize {
        let named = [open].into_iter().chain(self.above(open));
        let mut named = named.filter(|at| self.elements[*at].name.eq_ignore_ascii_case(name));
        named.next().map_or(open, |at| self.elements[at].parent.unwrap_or(0))
    }

    /// In order.
    pub(crate) fn all(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.elements.len()
    }

    pub(crate) fn name(&self, element: usize) -> &str {
        &self.elements[element].name
    }

    pub(crate) fn attribute(&self, element: usize, name: &str) -> Option<&str> {
        let mut attributes = self.elements[element].attributes.iter();
        attributes.find(|known| known.name == name).map(|known| known.value.as_str())
    }

    pub(crate) fn attributes(&self, element: usize) -> &[Attribute] {
        &self.elements[element].attributes
    }

    pub(crate) fn classes(&self, element: usize) -> impl Iterator<Item = &str> {
        self.attribute(element, "class").unwrap_or_default().split_whitespace()
    }

    pub(crate) fn has_class(&self, element: usize, class: &str) -> bool {
        self.classes(element).any(|known| known == class)
    }

    /// The ancestors of an element, the nearest first.
    pub(crate) fn above(&self, element: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.elements[element].parent, |at| self.elements[*at].parent)
    }

    /// The element, and those in it, in order.
    pub(crate) fn within(&self, element: usize) -> Vec<usize> {
        let mut within = vec![element];
        for child in &self.elements[element].children {
            if let Child::Element(at) = child {
                within.extend(self.within(*at));
            }
        }
        within
    }

    /// Its descendants of this name, without nested ones.
    pub(crate) fn children(&self, element: usize, names: &[&str]) -> Vec<usize> {
        let elements = self.elements[element].children.iter().filter_map(|child| match child {
            Child::Element(at) => Some(*at),
            Child::Text(_) => None,
        });
        elements.filter(|at| names.contains(&self.name(*at))).collect()
    }

    /// The texts in an element, each on its own.
    pub(crate) fn texts(&self, element: usize) -> Vec<&str> {
        let of_child = |child| match child {
            &Child::Element(at) => self.texts(at),
            Child::Text(text) => vec![text.as_str()],
        };
        self.elements[element].children.iter().flat_map(of_child).collect()
    }

    pub(crate) fn text(&self, element: usize) -> String {
        self.texts(element).concat()
    }
}

impl Element {
    fn new(name: &str, attributes: Vec<Attribute>, parent: Option<usize>) -> Element {
        Element { name: name.to_owned(), attributes, parent, children: Vec::new() }
    }
}
