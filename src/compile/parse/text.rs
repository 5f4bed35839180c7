//! The text of Markdown without its markup, and where each part of it is in the file. Pure.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

use crate::source::Place;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    plain: String,
    /// The parts, each with the offset in `plain` at which it begins
    parts: Vec<(usize, Part)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    span: Place,
    /// Whether the file contains the same characters there. It does not for entities and smart
    /// punctuation
    verbatim: bool,
}

impl Text {
    /// Appends `text`, which is written as `source` at `span` in the file.
    pub fn push(&mut self, text: &str, source: &str, span: Place) {
        let start = span.start as usize;
        let mut part = |text: &str, place: Range<usize>, verbatim| {
            // A directive line in a paragraph can be shorter than the comment that replaces it.
            let end = (start + place.end).min(span.end as usize).max(start + place.start);
            let place = Place::new(start + place.start..end);
            self.parts.push((self.plain.len(), Part { span: place, verbatim }));
            self.plain.push_str(text);
        };
        // Most texts have no markup.
        if source.starts_with(text) {
            return part(text, 0..text.len(), true);
        }
        // The text of code and formulas is verbatim, between delimiters.
        if let Some(at) = source.find(text) {
            return part(text, at..at + text.len(), true);
        }
        let (mut rest, mut at) = (text, 0);
        while !rest.is_empty() {
            let same = common_prefix(rest, &source[at..]);
            if same > 0 {
                part(&rest[..same], at..at + same, true);
                (rest, at) = (&rest[same..], at + same);
                continue;
            }
            match rewritten(rest, &source[at..]) {
                // The backslash of an escape
                Some((0, taken)) => at += taken,
                Some((shown, taken)) => {
                    part(&rest[..shown], at..at + taken, false);
                    (rest, at) = (&rest[shown..], at + taken);
                }
                None => return part(rest, at..source.len(), false),
            }
        }
    }

    pub fn as_str(&self) -> &str {
        &self.plain
    }

    /// Returns the place in the file of a range of the text, as exactly as it is known.
    pub fn place(&self, of: &Range<usize>) -> Option<Place> {
        let (first_from, first) = self.part_at(of.start)?;
        let (last_from, last) = self.part_at(of.end.checked_sub(1)?)?;
        let start = match first.verbatim {
            true => first.span.start as usize + of.start - first_from,
            false => first.span.start as usize,
        };
        let end = match last.verbatim {
            true => last.span.start as usize + of.end - last_from,
            false => last.span.end as usize,
        };
        Some(Place::new(start..end.max(start)))
    }

    /// Returns the place of a range of the text, if the file contains it verbatim and in one piece.
    pub fn verbatim(&self, of: &Range<usize>) -> Option<Place> {
        let (from, part) = self.part_at(of.start)?;
        let is_one = from + part.span.range().len() >= of.end;
        (part.verbatim && is_one).then(|| self.place(of)).flatten()
    }

    fn part_at(&self, at: usize) -> Option<(usize, Part)> {
        let next = self.parts.partition_point(|(from, _)| *from <= at);
        self.parts.get(next.checked_sub(1)?).copied()
    }
}

/// Undoes smart punctuation in `shown`: restores the quotes, dashes and dots of `source`. Escapes and
/// entities stay decoded.
pub fn as_written<'t>(shown: &'t str, source: &str) -> Cow<'t, str> {
    let is_smart = |c: char| matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…');
    if !shown.contains(is_smart) {
        return Cow::Borrowed(shown);
    }
    let mut written = String::with_capacity(source.len());
    let (mut rest, mut at) = (shown, 0);
    while !rest.is_empty() {
        let same = common_prefix(rest, &source[at..]);
        written.push_str(&rest[..same]);
        (rest, at) = (&rest[same..], at + same);
        if same > 0 {
            continue;
        }
        let Some((length, taken)) = rewritten(rest, &source[at..]) else { break };
        let of_source = &source[at..at + taken];
        let is_kept = length == 0 || of_source.starts_with('&');
        written.push_str(if is_kept { &rest[..length] } else { of_source });
        (rest, at) = (&rest[length..], at + taken);
    }
    written.push_str(rest);
    Cow::Owned(written)
}

fn common_prefix(shown: &str, source: &str) -> usize {
    let same = shown.chars().zip(source.chars()).take_while(|(a, b)| a == b);
    let length = same.map(|(c, _)| c.len_utf8()).sum();
    // A `&` in the text matches the first character of its entity.
    let is_entity =
        |at: &usize| source[*at..].starts_with("&amp;") && !shown[*at..].starts_with("&amp;");
    let mut ampersands = shown[..length].match_indices('&').map(|(at, _)| at);
    ampersands.find(is_entity).unwrap_or(length)
}

/// Returns the length of the first character of `shown`, and the length of the source that it is written
/// as: an entity, or what smart punctuation replaces. For the backslash of an escape, returns 0 and 1.
fn rewritten(shown: &str, source: &str) -> Option<(usize, usize)> {
    let first = shown.chars().next()?.len_utf8();
    let written = source.chars().next()?;
    let taken = match written {
        '\\' => return Some((0, 1)),
        '&' => source.find(';')? + 1,
        '\'' | '"' => 1,
        '.' if shown.starts_with('…') => 3,
        '-' if shown.starts_with('–') => 2,
        '-' if shown.starts_with('—') => 3,
        _ => return None,
    };
    (taken <= source.len()).then_some((first, taken))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(parts: &[(&str, &str)]) -> (Text, String) {
        let (mut text, mut source) = (Text::default(), String::new());
        for (shown, written) in parts {
            let start = source.len();
            source.push_str(written);
            text.push(shown, written, Place::new(start..source.len()));
        }
        (text, source)
    }

    /// Returns the source of some words, and whether it is verbatim.
    fn written<'s>(text: &Text, source: &'s str, words: &str) -> (&'s str, bool) {
        let at = text.as_str().find(words).expect("they are in it");
        let of = at..at + words.len();
        let place = text.place(&of).expect("a place");
        let exact = text.verbatim(&of);
        assert!(exact.is_none_or(|exact| exact == place));
        (&source[place.range()], exact.is_some())
    }

    #[test]
    fn a_part_of_a_text_has_a_place_in_the_file() {
        let (text, source) = text(&[("over ", "over "), ("30–40", "30--40"), (" ms", " ms")]);
        assert_eq!(text.as_str(), "over 30–40 ms");
        assert_eq!(written(&text, &source, "over"), ("over", true));
        assert_eq!(written(&text, &source, "30"), ("30", true));
        assert_eq!(written(&text, &source, "30–40 ms"), ("30--40 ms", false));
        assert_eq!(Text::default().place(&(0..1)), None);
    }

    #[test]
    fn text_next_to_an_escape_is_verbatim() {
        let shown = "it’s “30” & 40… über 5—6 * 7";
        let source = "it's \"30\" &amp; 40... &uuml;ber 5---6 \\* 7";
        let (text, source) = text(&[(shown, source)]);
        for number in ["30", "40", "5", "6", "7"] {
            assert_eq!(written(&text, &source, number), (number, true));
        }
        assert_eq!(written(&text, &source, "über"), ("&uuml;ber", false));
        assert_eq!(written(&text, &source, "40…"), ("40...", false));
    }

    #[test]
    fn text_between_delimiters_is_verbatim() {
        let (text, source) = text(&[("30 ms", "``30 ms``"), (" ", "\r\n"), ("45", "45")]);
        assert_eq!(written(&text, &source, "30"), ("30", true));
        assert_eq!(written(&text, &source, "30 ms 45"), ("30 ms``\r\n45", false));
    }

    #[test]
    fn smart_punctuation_can_be_undone() {
        let shown = "it’s “a – b” — c… & – * ’";
        let source = "it's \"a -- b\" --- c... &amp; – \\* &rsquo;";
        assert_eq!(as_written(shown, source), "it's \"a -- b\" --- c... & – * ’");
        assert!(matches!(as_written("a - b", "a - b"), Cow::Borrowed(_)));
    }

    #[test]
    fn unknown_differences_get_the_place_of_the_whole_part() {
        let (text, source) = text(&[("a?", "a\u{0}"), ("b 30", "b 30")]);
        assert_eq!(written(&text, &source, "?"), ("\u{0}", false));
        assert_eq!(written(&text, &source, "30"), ("30", true));
    }

    proptest! {
        #[test]
        fn any_place_is_within_the_source(shown in "[a-c&’–…;]{0,8}", source in "[a-c&'.;\\\\-]{0,12}") {
            let (text, source) = text(&[(&shown, &source)]);
            prop_assert_eq!(text.as_str(), &shown);
            for (start, _) in shown.char_indices() {
                for (end, c) in shown[start..].char_indices() {
                    let of = start..start + end + c.len_utf8();
                    let place = text.place(&of).expect("a place");
                    prop_assert!(source.get(place.range()).is_some());
                    if let Some(exact) = text.verbatim(&of) {
                        prop_assert_eq!(&source[exact.range()], &shown[of]);
                    }
                }
            }
        }
    }
}
