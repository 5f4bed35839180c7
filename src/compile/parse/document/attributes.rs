//! The attribute list at the end of a heading, `{#id .class}`. Pure.
//!
//! The Markdown parser treats everything in braces there as an attribute list, and drops what it does not
//! know. Here, only `#id` and `.class` are attributes; anything else is text.

use std::ops::Range;

use memchr::memchr_iter;

/// The kind of the braces at the end of a heading.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Braces {
    /// An attribute list: its range, with the braces, and the ranges of its ids
    List(Range<usize>, Vec<Range<usize>>),
    /// Text that the parser would treat as attributes; the offset of the closing brace
    Text(usize),
    /// Text, also to the parser
    Other,
}

/// Whether some line can be the end of a heading and has braces at its end. This is a cheap test, which
/// does not recognize code.
pub(super) fn may_have_braces(text: &str) -> bool {
    memchr_iter(b'}', text.as_bytes()).any(|at| {
        let (before, after) = text.split_at(at);
        let mut lines = after[1..].splitn(3, '\n');
        if !lines.next().unwrap_or_default().trim().is_empty() {
            return false;
        }
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        let under = lines.next().unwrap_or_default();
        let under = under.trim_start_matches([' ', '\t', '>']).trim_end();
        let is_setext = !under.is_empty() && under.chars().all(|c| matches!(c, '=' | '-'));
        (is_setext || line.contains("# ") || line.contains("#\t")) && line.contains('{')
    })
}

/// Classifies the braces at the end of the heading at `range`.
pub(super) fn of_heading(text: &str, range: &Range<usize>) -> Braces {
    let heading = text[range.clone()].trim_end();
    let marks = heading.len() - heading.trim_start_matches('#').len();
    let is_atx = (1..=6).contains(&marks) && heading[marks..].starts_with([' ', '\t']);
    // A setext heading: its last line is the underline.
    let content = if is_atx { heading } else { heading.rsplit_once('\n').map_or("", |(it, _)| it) };
    let content = content.trim_end();
    let Some(inner) = content.strip_suffix('}') else { return Braces::Other };
    let close = range.start + inner.len();
    let Some(open) = inner.rfind(['{', '}', '<', '>', '\\', '\n', '\r']) else {
        return Braces::Other;
    };
    if !inner[open..].starts_with('{') {
        return Braces::Other;
    }
    let open = range.start + open;
    let is_attribute = |item: &str| item.len() > 1 && item.starts_with(['#', '.']);
    let mut items = text[open + 1..close].split_ascii_whitespace().peekable();
    if super::dollars::is_escaped(text, open) || items.peek().is_none() || !items.all(is_attribute)
    {
        return Braces::Text(close);
    }
    Braces::List(open..close + 1, ids(text, open + 1..close))
}

fn ids(text: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let items = text[list].split_ascii_whitespace().filter(|item| item.starts_with('#'));
    let place = |item: &str| {
        let start = item.as_ptr() as usize - text.as_ptr() as usize;
        start..start + item.len()
    };
    items.map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn braces(heading: &str) -> Braces {
        assert!(may_have_braces(heading), "{heading}");
        of_heading(heading, &(0..heading.len()))
    }

    #[test]
    fn ids_and_classes_are_attributes() {
        assert_eq!(braces("## A {#b}\n"), Braces::List(5..9, std::iter::once(6..8).collect()));
        assert_eq!(braces("## A {#b .c #d} \n"), Braces::List(5..15, vec![6..8, 12..14]));
        assert_eq!(braces("A {.c}\n===\n"), Braces::List(2..6, vec![]));
        assert_eq!(braces("> A {.c}\n> ---\n"), Braces::List(4..8, vec![]));
    }

    #[test]
    fn all_else_in_braces_is_text() {
        for text in [
            "## GET /users/{id}",
            "## {}",
            "## A {#}",
            "## A {# a}",
            "## A {#a k=v}",
            "## A \\{#a}",
        ] {
            assert_eq!(braces(text), Braces::Text(text.len() - 1), "{text}");
        }
        assert_eq!(braces("Using ${VAR}\n---"), Braces::Text(11));
        assert_eq!(braces("## A {#a\\}"), Braces::Other);
        assert_eq!(braces("## A {a}}"), Braces::Other);
    }

    #[test]
    fn most_braces_end_no_heading() {
        assert!(!may_have_braces("fn a() {\n}\n\n{#b}\n\n## a {} b\n"));
    }
}
