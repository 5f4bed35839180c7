//! Fixes of mistakes, as data: an editor offers them, and `check --fix` applies them. Pure.

use std::ops::Range;

use serde::Serialize;

use crate::base::printable;
use crate::source::Span;

/// A fix of a mistake, in the file that contains the mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub way: Way,
    /// Sorted, not empty and without overlaps
    pub edits: Vec<Edit>,
    pub applies: Applies,
}

/// What a fix does about a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Way {
    /// Writes what is right
    Correct,
    /// Binds the words to a fact, as they are
    Bind,
    /// Says that the words stand, for a reason that the author has to give
    Exempt,
}

/// When a fix is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Applies {
    /// Only when the author chooses it in an editor, because the author may have meant something else
    WhenChosen,
    /// Also by `check --fix`
    Automatic,
}

/// A replacement of a text. It includes the old text, so that a file that has changed is left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The span of the old text, alone or with surrounding characters such as quotes
    pub span: Span,
    pub old: String,
    pub new: String,
    pub shown: Shown,
}

/// An edit as shown to people: a number with its unit, an address without its escapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub span: Span,
    pub old: String,
    pub new: String,
}

/// An unknown word, and the known word that resembles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    pub wrong: String,
    pub meant: String,
}

impl Misspelling {
    pub fn of(wrong: &str, meant: Option<&str>) -> Option<Misspelling> {
        meant.map(|meant| Misspelling { wrong: wrong.to_owned(), meant: meant.to_owned() })
    }
}

impl Fix {
    /// Replaces a misspelt word. `written` is the text in the file and its replacement.
    pub(super) fn word(span: Span, slip: Misspelling, written: [String; 2]) -> Fix {
        let [old, new] = written;
        let shown = Shown { span, old: slip.wrong, new: slip.meant };
        Fix::chosen(Way::Correct, Edit { span, old, new, shown })
    }

    /// Makes a fix that an author may choose.
    pub fn chosen(way: Way, edit: Edit) -> Fix {
        Fix { way, edits: vec![edit], applies: Applies::WhenChosen }
    }

    /// Makes a fix that is certain because the facts allow only one. `edits` must be sorted.
    pub fn automatic(edits: Vec<Edit>) -> Fix {
        Fix { way: Way::Correct, edits, applies: Applies::Automatic }
    }

    /// Returns the title of the fix in an editor, such as `` Change to `45 ms` ``.
    pub fn title(&self) -> String {
        let new: Vec<&str> = self.edits.iter().map(|edit| edit.shown.new.as_str()).collect();
        let new = new.join("`, `");
        let title = match self.way {
            Way::Correct => format!("Change to `{new}`"),
            Way::Bind => format!("Bind to `{new}`"),
            Way::Exempt => "Exempt, with a reason to fill in".to_owned(),
        };
        printable::line(&title).into_owned()
    }

    /// Returns the byte ranges of the edits in the text of their file; `None` if an old text is missing.
    pub fn places(&self, text: &str) -> Option<Vec<Range<usize>>> {
        self.edits.iter().map(|edit| edit.place(text)).collect()
    }

    /// Returns the same fix with the places of exactly the old texts; `None` if one of them is missing.
    pub fn in_place(mut self, text: &str) -> Option<Fix> {
        let places = self.places(text)?;
        for (edit, place) in self.edits.iter_mut().zip(places) {
            edit.span = Span::new(edit.span.file, place);
        }
        Some(self)
    }

    /// Returns the text of the file with the edits applied; `None` if an old text is missing.
    pub fn apply(&self, text: &str) -> Option<String> {
        let (mut after, mut copied) = (String::with_capacity(text.len()), 0);
        for (place, edit) in self.places(text)?.into_iter().zip(&self.edits) {
            after.push_str(text.get(copied..place.start)?);
            after.push_str(&edit.new);
            copied = place.end;
        }
        after.push_str(&text[copied..]);
        Some(after)
    }
}

impl Edit {
    /// Replaces all words of a span. The new ones are shown as `shown`.
    pub fn whole(span: Span, [old, new]: [&str; 2], shown: &str) -> Edit {
        let shown = Shown { span, old: old.to_owned(), new: shown.to_owned() };
        Edit { span, old: old.to_owned(), new: new.to_owned(), shown }
    }

    fn place(&self, text: &str) -> Option<Range<usize>> {
        let Range { start, end } = self.span.range();
        let at = start + text.get(start..end)?.find(&self.old)?;
        Some(at..at + self.old.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::source::tests::some_file;

    fn fix(range: Range<usize>) -> Fix {
        let slip = Misspelling { wrong: "nodej".to_owned(), meant: "nodejs".to_owned() };
        let written = [slip.wrong.clone(), slip.meant.clone()];
        Fix::word(Span::new(some_file(), range), slip, written)
    }

    #[test]
    fn an_edit_is_made_where_the_old_text_is() {
        assert_eq!(
            fix(4..11).apply("a = \"nodej\" # nodej"),
            Some("a = \"nodejs\" # nodej".into())
        );
        assert_eq!(fix(4..11).title(), "Change to `nodejs`");
    }

    #[test]
    fn another_word_of_the_message_is_left_alone() {
        let span = Span::new(some_file(), 0..5);
        let fact = Diagnostic::unknown_fact(span, "go", "gogcc", &["gogc"]).fixes;
        assert_eq!(fact[0].apply("gogcc = 1"), Some("gogc = 1".into()));
        let span = Span::new(some_file(), 4..17);
        let anchor = Diagnostic::dead_anchor(span, "usag", "usage.md", &["usage"]).fixes;
        assert_eq!(anchor[0].apply("[x](usage.md#usag)"), Some("[x](usage.md#usage)".into()));
    }

    #[test]
    fn a_link_is_fixed_up_to_its_anchor() {
        let span = Span::new(some_file(), 4..9);
        let link = Diagnostic::dead_link(span, "a.m#x", Some("a b.md")).fixes.remove(0);
        assert_eq!(link.apply("[x](a.m#x)"), Some("[x](a%20b.md#x)".into()));
        assert_eq!(link.title(), "Change to `a b.md`");
    }

    #[test]
    fn a_file_that_has_changed_is_left_alone() {
        assert_eq!(fix(4..11).apply("a = \"deno\"; nodej"), None);
        assert_eq!(fix(4..11).apply("é"), None);
    }
}
