//! Footnotes: numbered by first reference, rendered at the end of the page. Pure.

use std::collections::{HashMap, VecDeque};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{FrameKind, Writer};
use crate::compile::parse::document::Part;
use crate::theme::contract::FootnoteView;
use crate::theme::{self, Value, Variables};

/// Footnotes by the keys of their labels.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
    /// Ids of the references to each footnote, by number
    references: Vec<Vec<String>>,
    texts: HashMap<String, String>,
}

impl Notes {
    /// Numbers the footnotes that the text refers to, in order, and then those that only footnotes refer to.
    pub(super) fn of(parts: &[Part<'_>]) -> Notes {
        let mut mentions: HashMap<Option<String>, Vec<String>> = HashMap::new();
        let mut open = None;
        for part in parts {
            match part {
                Part::Markdown(Event::Start(Tag::FootnoteDefinition(label)), _) => {
                    open = Some(key(label));
                }
                Part::Markdown(Event::End(TagEnd::FootnoteDefinition), _) => open = None,
                Part::Markdown(Event::FootnoteReference(label), _) => {
                    mentions.entry(open.clone()).or_default().push(key(label));
                }
                _ => {}
            }
        }
        let mut notes = Notes::default();
        let mut waiting: VecDeque<Option<String>> = VecDeque::from([None]);
        while let Some(place) = waiting.pop_front() {
            for label in mentions.remove(&place).unwrap_or_default() {
                let next = notes.numbers.len() + 1;
                if *notes.numbers.entry(label.clone()).or_insert(next) == next {
                    notes.references.push(Vec::new());
                    waiting.push_back(Some(label));
                }
            }
        }
        notes
    }
}

impl<'w> Writer<'w> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        // A reference in a footnote without references is not rendered.
        let Some(number) = self.notes.numbers.get(&key(label)).copied() else { return };
        let references = &mut self.notes.references[number - 1];
        let id = match references.len() {
            0 => format!("v-footnote-ref-{number}"),
            more => format!("v-footnote-ref-{number}-{}", more + 1),
        };
        references.push(id.clone());
        let link = format!("<a id=\"{id}\" href=\"#v-footnote-{number}\">{number}</a>");
        self.tag(format!("<sup class=\"footnote-ref\">{link}</sup>"));
    }

    pub(super) fn footnote_end(&mut self) {
        let frame = self.frames.pop().expect("the note's frame is open");
        let FrameKind::Footnote(label) = frame.kind else { return };
        let html = self.html_of(frame.events);
        self.notes.texts.insert(key(&label), html);
    }

    /// Writes the footnotes, sorted by number.
    pub(super) fn footnotes(&mut self) {
        let mut labels: Vec<(usize, String)> =
            self.notes.numbers.iter().map(|(label, number)| (*number, label.clone())).collect();
        labels.sort_unstable();
        let notes: Vec<FootnoteView> = labels
            .into_iter()
            .filter_map(|(number, label)| {
                Some(FootnoteView {
                    number,
                    id: format!("v-footnote-{number}"),
                    html: theme::html(self.notes.texts.get(&label)?),
                    references: self.notes.references[number - 1].clone(),
                })
            })
            .collect();
        if !notes.is_empty() {
            let own = [("notes", Value::from_serializable(&notes))];
            self.keep_component("footnotes", &Variables::default(), &own, None);
        }
    }
}

/// Returns the key of a label. Labels are case-insensitive, as everywhere in Markdown.
fn key(label: &str) -> String {
    label.to_lowercase()
}
