//! Footnotes: numbered by first mention, shown at the end. Pure.

use std::collections::HashMap;

use super::{FrameKind, Writer};
use crate::theme::{self, Value, Variables};
use crate::view::FootnoteView;

/// Footnotes by label, numbered by first mention.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
    /// Ids of the mentions of each number
    references: Vec<Vec<String>>,
    texts: HashMap<String, String>,
}

impl<'w> Writer<'w> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let next = self.notes.numbers.len() + 1;
        let number = *self.notes.numbers.entry(label.to_owned()).or_insert(next);
        if number == next {
            self.notes.references.push(Vec::new());
        }
        let references = &mut self.notes.references[number - 1];
        let id = match references.len() {
            0 => format!("footnote-ref-{number}"),
            more => format!("footnote-ref-{number}-{}", more + 1),
        };
        references.push(id.clone());
        let link = format!("<a id=\"{id}\" href=\"#footnote-{number}\">{number}</a>");
        self.tag(format!("<sup class=\"footnote-ref\">{link}</sup>"));
    }

    pub(super) fn footnote_end(&mut self) {
        let frame = self.frames.pop().expect("the note's frame is open");
        let FrameKind::Footnote(label) = frame.kind else { return };
        let html = self.to_html(frame.events);
        self.notes.texts.insert(label, html);
    }

    /// In the order of first mention; a note in a note comes after those of the text.
    pub(super) fn footnotes(&mut self) {
        let mut labels: Vec<(usize, String)> =
            self.notes.numbers.iter().map(|(label, number)| (*number, label.clone())).collect();
        labels.sort_unstable();
        let notes: Vec<FootnoteView> = labels
            .into_iter()
            .filter_map(|(number, label)| {
                Some(FootnoteView {
                    number,
                    id: format!("footnote-{number}"),
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
