//! The list items in `:::when` and below headings such as "When to use Python", which say what each side is
//! recommended for. Pure.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::compile::parse::text::Text;
use crate::source::Place;

/// A list item, and what says which subject its list recommends.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListItem {
    pub within: Within,
    /// The text of its first paragraph, without nested lists
    pub text: Text,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Within {
    /// Index into [`Outline::directives`](super::Outline::directives)
    Directive(usize),
    /// The part of the heading that begins with the subject
    Heading(String),
}

#[derive(Default)]
pub(super) struct Items {
    read: Vec<ListItem>,
    /// The list items around the current position, each with its index in `read` while its text is
    /// collected
    open: Vec<Option<usize>>,
}

impl Items {
    /// Processes an event, which is written as `source` at `span` in the file. `within` is the
    /// `:::when` that directly contains it, or the heading above it, if any.
    pub(super) fn event(
        &mut self,
        event: &Event<'_>,
        source: &str,
        span: Place,
        within: Option<&Within>,
    ) {
        match event {
            Event::Start(Tag::Item) => {
                // Below a heading, what is nested in an item explains it.
                let is_outer = self.open.is_empty();
                let within = within.filter(|it| is_outer || matches!(it, Within::Directive(_)));
                self.open.push(within.map(|_| self.read.len()));
                let item =
                    |within: &Within| ListItem { within: within.clone(), text: Text::default() };
                self.read.extend(within.map(item));
            }
            Event::End(TagEnd::Item) => {
                self.open.pop();
            }
            // The text after the first paragraph only explains the item.
            Event::End(TagEnd::Paragraph) | Event::Start(Tag::List(_)) => {
                self.open.last_mut().map(Option::take);
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                self.text(text, source, span);
            }
            Event::SoftBreak | Event::HardBreak => self.text(" ", source, span),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, source: &str, span: Place) {
        if let Some(item) = self.open.last().copied().flatten() {
            self.read[item].text.push(text, source, span);
        }
    }

    /// Returns the items in the order in which they begin.
    pub(super) fn finish(self) -> Vec<ListItem> {
        self.read
    }
}

/// How a heading begins that recommends a subject, in lower case, before the name of the subject.
const BEFORE: [&str; 14] = [
    "when to use ",
    "when to choose ",
    "when to pick ",
    "when to go with ",
    "when to prefer ",
    "when should you use ",
    "when should you choose ",
    "when you should use ",
    "when you should choose ",
    "best use cases for ",
    "use cases for ",
    "wann man ",
    "wann sie ",
    "wann ",
];

/// What follows the name of the subject in a heading that begins with a verb or with the name.
const AFTER: [&str; 12] = [
    " if ",
    " if you",
    " when ",
    " for:",
    " if:",
    " when:",
    " is best for",
    " is ideal for",
    " is a good fit for",
    " is the best choice for",
    " is the better choice for",
    " eignet sich für",
];

const VERBS: [&str; 5] = ["choose ", "use ", "pick ", "go with ", "prefer "];

/// Words that make it a heading about two subjects.
const BOTH: [&str; 9] =
    [" and ", " or ", " vs ", " vs. ", " with ", " & ", " und ", " oder ", ", "];

/// Returns the part of a heading that begins with a subject, if a list below it says what this subject is recommended
/// for.
pub(super) fn recommended(heading: &str) -> Option<&str> {
    let lower = heading.to_lowercase();
    // Lower case can have other lengths than the text.
    if lower.len() != heading.len() || BOTH.iter().any(|both| lower.contains(both)) {
        return None;
    }
    if let Some(before) = BEFORE.iter().find(|before| lower.starts_with(**before)) {
        return heading.get(before.len()..);
    }
    let has_after = AFTER.iter().any(|after| {
        lower.contains(after) || after.strip_suffix(' ').is_some_and(|end| lower.ends_with(end))
    });
    let verb = VERBS.iter().find(|verb| lower.starts_with(**verb)).map_or(0, |verb| verb.len());
    let is_named_first = verb > 0 || AFTER[6..].iter().any(|after| lower.contains(after));
    (has_after && is_named_first).then(|| heading.get(verb..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::recommended;

    #[test]
    fn a_heading_says_for_which_subject_its_list_speaks() {
        assert_eq!(recommended("When to use Node.js"), Some("Node.js"));
        assert_eq!(recommended("Choose Python if"), Some("Python if"));
        assert_eq!(recommended("Use Python when you need it"), Some("Python when you need it"));
        assert_eq!(recommended("Python is best for:"), Some("Python is best for:"));
        assert_eq!(recommended("Wann Python verwenden?"), Some("Python verwenden?"));
        for none in [
            "When not to use Node.js",
            "When to use Node.js and Python",
            "Use Python",
            "Performance of Node.js",
            "What to do if it fails",
            "Use cases",
        ] {
            assert_eq!(recommended(none), None, "{none}");
        }
    }
}
