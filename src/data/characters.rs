//! Characters that are invalid in pages and feeds, even when they are escaped. Pure.
//!
//! XML 1.0 excludes most control characters and two noncharacters; HTML reports them as parse errors. They
//! get into texts by copying from a terminal, or by an escape such as `\u001b`.

use std::borrow::Cow;
use std::ops::Range;

use crate::data::{Data, Node, Table};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// Returns whether a character is outside of XML's `Char`. Tabs and line ends are allowed.
pub fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Removes invalid characters, from texts in which they are not an author's mistake.
pub fn without_forbidden(text: &str) -> Cow<'_, str> {
    match has_forbidden(text) {
        true => text.replace(is_forbidden, "").into(),
        false => text.into(),
    }
}

/// Replaces each control character by its control picture, as in `␛[31m`, and the noncharacters by U+FFFD.
pub fn with_pictures(text: String) -> String {
    if !has_forbidden(&text) {
        return text;
    }
    let picture = |c: char| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    };
    text.chars().map(|c| if is_forbidden(c) { picture(c) } else { c }).collect()
}

/// Returns whether a text has an invalid character. Tests chunks of bytes first, because almost no text has
/// any.
fn has_forbidden(text: &str) -> bool {
    let may_be = |byte: u8| (byte < 0x20 && !matches!(byte, 9 | 10 | 13)) | (byte == 0xef);
    let may_have = |chunk: &[u8]| chunk.iter().fold(false, |any, byte| any | may_be(*byte));
    text.as_bytes().chunks(256).any(may_have) && text.contains(is_forbidden)
}

/// Reports each invalid character once, in a text that begins at byte `offset` of a file. Characters of
/// `allowed` are not reported: a NUL in Markdown has a meaning (CommonMark, 2.3).
pub(crate) fn check_text(
    text: &str,
    (file, offset): (FileId, usize),
    allowed: &[char],
    found: &mut Vec<Diagnostic>,
) {
    if !has_forbidden(text) {
        return;
    }
    let mut told: Vec<char> = allowed.to_vec();
    for (at, c) in text.char_indices().filter(|(_, c)| is_forbidden(*c)) {
        if !told.contains(&c) {
            told.push(c);
            let range = offset + at..offset + at + c.len_utf8();
            found.push(Diagnostic::invalid_character(Span::new(file, range), c));
        }
    }
}

/// Reports keys and texts of a table that have an invalid character, which is usually written as an escape.
pub(crate) fn check_table(table: &Table, found: &mut Vec<Diagnostic>) {
    for entry in &table.entries {
        check_value(&entry.key.value, entry.key.span, found);
        check_node(&entry.node, found);
    }
}

fn check_node(node: &Node, found: &mut Vec<Diagnostic>) {
    match &node.data {
        Data::Text(text) => check_value(text, node.span, found),
        Data::List(items) => items.iter().for_each(|item| check_node(item, found)),
        Data::Table(table) => check_table(table, found),
        _ => {}
    }
}

/// Reports the first invalid character of a text that was decoded from `span`.
fn check_value(text: &str, span: Span, found: &mut Vec<Diagnostic>) {
    if has_forbidden(text)
        && let Some(c) = text.chars().find(|c| is_forbidden(*c))
    {
        found.push(Diagnostic::invalid_character(span, c));
    }
}

/// Returns the report of the first invalid character in a value at `span`.
pub(crate) fn wrong_in(data: &Data, span: Span) -> Option<Diagnostic> {
    let mut found = Vec::new();
    match data {
        Data::Text(text) => check_value(text, span, &mut found),
        Data::List(items) => items.iter().for_each(|item| check_node(item, &mut found)),
        _ => {}
    }
    found.into_iter().next()
}

/// Finds numeric character references to invalid characters in Markdown.
pub(crate) fn references(source: &str) -> Vec<(Range<usize>, char)> {
    let reference = |at: usize| {
        let rest = &source[at..];
        let number = &rest[2..rest.find(';')?];
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        // CommonMark replaces `&#0;` by another character.
        let c = char::from_u32(code.ok()?).filter(|c| is_forbidden(*c) && *c != '\0')?;
        Some((at..at + number.len() + 3, c))
    };
    source.match_indices("&#").filter_map(|(at, _)| reference(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_outside_of_xml_are_forbidden() {
        for c in ['\0', '\u{1b}', '\u{c}', '\u{fffe}', '\u{ffff}'] {
            assert!(is_forbidden(c) && has_forbidden(&format!("{c}")), "{c:?}");
        }
        for c in
            ['\t', '\n', '\r', '\u{7f}', '\u{85}', '\u{2028}', '\u{fffd}', '\u{feff}', '\u{1fffe}']
        {
            assert!(!is_forbidden(c) && !has_forbidden(&format!("{c}")), "{c:?}");
        }
    }

    #[test]
    fn a_numeric_reference_may_be_to_a_forbidden_character() {
        let of =
            |source| references(source).into_iter().map(|(range, _)| range).collect::<Vec<_>>();
        assert_eq!(of("a &#27; &#x1B; &#0; &#65; &#x110000; &# ; &#x"), [2..7, 8..14]);
    }

    #[test]
    fn a_control_character_has_a_picture() {
        assert_eq!(with_pictures("\u{1b}[31m\n".to_owned()), "␛[31m\n");
        assert_eq!(without_forbidden("a\u{1b}b"), "ab");
    }
}
