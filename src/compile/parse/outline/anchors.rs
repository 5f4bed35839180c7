//! The targets of links within a page: explicit ids, and the ids that are derived for headings without
//! one. Pure.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::{Heading, Outline, Reader};
use crate::compile::parse::around::{Found, OpenedElement};
use crate::compile::parse::config::RawHtml;
use crate::compile::parse::heading::{Ids, is_reserved};
use crate::compile::parse::sanitize;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, Span, Spanned};
use crate::theme::TemplateIds;

#[derive(Default)]
pub(super) struct Anchors {
    headings: Vec<PendingHeading>,
    /// Ids of raw HTML elements
    elements: Vec<Spanned<String>>,
    /// Other targets: names of `<a>`, and ids that a component may print
    others: Vec<String>,
    /// Ids of elements that not every browser shows
    uncertain: Vec<String>,
}

/// A heading whose id is not yet decided.
pub(super) struct PendingHeading {
    pub level: u8,
    pub id: Option<Spanned<String>>,
    /// The text, without markup
    pub text: String,
    /// The text that an id is derived from
    pub source: String,
    pub in_note: bool,
    pub span: Place,
}

impl Anchors {
    pub(super) fn heading(&mut self, heading: PendingHeading) {
        self.headings.push(heading);
    }

    /// Adds the id of a raw HTML element.
    pub(super) fn element(&mut self, id: Spanned<String>) {
        self.elements.push(id);
    }

    /// Adds a target that is not the id of a heading or of raw HTML.
    pub(super) fn other(&mut self, name: &str) {
        self.others.push(name.to_owned());
    }

    pub(super) fn uncertain(&mut self, id: &str) {
        self.uncertain.push(id.to_owned());
    }

    /// Returns the headings with their ids, and all other link targets.
    ///
    /// Reports `duplicate-id` and `invalid-id`.
    pub(super) fn finish(self, found: &mut Vec<Diagnostic>) -> (Vec<Heading>, Vec<String>) {
        let mut ids = Ids::default();
        let of_headings = self.headings.iter().filter_map(|heading| heading.id.as_ref());
        let mut written: Vec<&Spanned<String>> = of_headings.chain(&self.elements).collect();
        written.sort_by_key(|id| id.span);
        check(&written, found);
        let others = self.others.iter().map(String::as_str);
        written.iter().map(|id| id.value.as_str()).chain(others).for_each(|id| ids.take(id));
        let name = |heading: PendingHeading| {
            let PendingHeading { level, id, text, source, in_note, span } = heading;
            let is_made = id.is_none();
            let id = id.map_or_else(|| ids.make(&source), |id| id.value);
            Heading { level, id, text, is_made, in_note, span }
        };
        let headings = self.headings.into_iter().map(name).collect();
        let elements = self.elements.into_iter().map(|id| id.value);
        (headings, elements.chain(self.others).chain(self.uncertain).collect())
    }
}

fn check(written: &[&Spanned<String>], found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for Spanned { value: id, span } in written {
        if is_reserved(id) {
            found.push(Diagnostic::id_of_the_theme(*span, id));
        } else if let Some(first) = first.get(id.as_str()) {
            found.push(Diagnostic::repeated_anchor(*span, id, *first));
        } else {
            first.insert(id, *span);
        }
    }
}

impl Outline {
    /// Returns the outline with new ids for those headings whose derived id a template prints too.
    pub fn beside(self: Arc<Outline>, templates: &TemplateIds) -> Arc<Outline> {
        let is_taken = |heading: &Heading| heading.is_made && templates.has(&heading.id);
        if !self.headings.iter().any(is_taken) {
            return self;
        }
        let mut ids = Ids::default();
        let here = self.headings.iter().map(|heading| &heading.id).chain(&self.anchors);
        here.chain(templates.whole()).for_each(|id| ids.take(id));
        let mut outline = Arc::unwrap_or_clone(self);
        for heading in outline.headings.iter_mut().filter(|heading| is_taken(heading)) {
            heading.id = ids.make(&heading.id);
        }
        Arc::new(outline)
    }
}

impl<'d> Reader<'d, '_> {
    /// Updates the raw HTML state with an event, and records the elements that it begins and ends.
    pub(super) fn around(&mut self, event: &Event<'d>, range: &Range<usize>) {
        match event {
            Event::Start(mark) => self.begin_mark(mark.to_end(), range),
            Event::End(mark) => self.end_mark(*mark),
            _ => {}
        }
        for found in self.around.event(event, range) {
            match found {
                Found::Element(begun) => {
                    self.begin_tag(&begun.tag);
                    self.element(&begun);
                }
                Found::End(tag) => self.end_tag(&tag.name),
                Found::Nested(inner, outer) => {
                    let (inner, outer) = (self.document.span(&inner), self.document.span(&outer));
                    self.found.push(Diagnostic::nested_link(inner, outer));
                }
            }
        }
    }

    /// Records the link targets of a raw HTML element that gets into the page.
    fn element(&mut self, OpenedElement { tag, inside }: &OpenedElement) {
        // The content of a `<template>` is not part of the page until a script inserts it.
        let is_left_out = *inside == Some("template")
            || self.policy == RawHtml::Sanitize && !sanitize::keeps_name(&tag.name);
        if is_left_out {
            return;
        }
        let id = tag.attribute("id").filter(|id| !id.is_empty());
        let name = tag.attribute("name").filter(|_| tag.name == "a");
        match id {
            Some(id) if inside.is_some() => self.anchors.uncertain(id),
            Some(id) => {
                let span = self.document.span(&self.place_of_id(id, &tag.place));
                self.anchors.element(Spanned::new(id.to_owned(), span));
            }
            None => {}
        }
        if let Some(name) = name.filter(|name| id != Some(name)) {
            self.anchors.other(name);
        }
    }

    /// Returns the range of an id in a tag, or that of the tag if the id is written with entities.
    fn place_of_id(&self, id: &str, tag: &Range<usize>) -> Range<usize> {
        let written = self.document.text().get(tag.clone()).unwrap_or_default();
        let is_value = |at: &usize| {
            let before = written[..*at].trim_end_matches(['"', '\'']).trim_end().strip_suffix('=');
            let name = before.map(|before| before.trim_end().to_ascii_lowercase());
            name.is_some_and(|name| name.ends_with("id"))
        };
        let at = written.match_indices(id).map(|(at, _)| at).find(is_value);
        at.map_or_else(|| tag.clone(), |at| tag.start + at..tag.start + at + id.len())
    }
}
