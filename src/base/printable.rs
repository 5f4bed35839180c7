//! Text that is safe to show in a terminal, a log or a browser. Pure.
//!
//! Messages contain text of authors: names, titles, paths. A control character in it could move the cursor
//! or change the colours of a terminal, a line end could begin a line that a CI workflow takes for a
//! command, and a bidirectional override could reorder the text. Each of these characters is replaced by a
//! control picture such as `␛`, or by its escape `\uXXXX`.

use std::borrow::Cow;

/// Escapes an author's text for use in a line: also its line ends, and a leading `::` that would begin a
/// workflow command.
pub fn line(text: &str) -> Cow<'_, str> {
    let is_command = text.trim_start().starts_with("::");
    if !is_command && !has_special(text, &['\t']) {
        return text.into();
    }
    let shown = escape(text, &['\t']);
    if is_command { shown.replacen("::", "∷", 1).into() } else { shown.into() }
}

/// Escapes complete lines, whose parts went through [`line`] before. Line ends stay. In JSON, `\uXXXX` has
/// the same meaning.
pub fn lines(text: &str) -> Cow<'_, str> {
    match has_special(text, &['\t', '\n']) {
        true => escape(text, &['\t', '\n']).into(),
        false => text.into(),
    }
}

/// Replaces special characters of a file's text by others of the same length in bytes, so that offsets stay
/// valid. Characters that have no such replacement are left to the code that prints the line.
pub fn source(text: String) -> String {
    let is_special = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    if !has_special(&text, &[]) || !text.contains(is_special) {
        return text;
    }
    let picture = |c: char| match c {
        '\u{80}'..='\u{9f}' => '¿',
        '\u{2028}' | '\u{2029}' => '␤',
        c => c,
    };
    text.chars().map(picture).collect()
}

fn escape(text: &str, kept: &[char]) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if kept.contains(&c) || !is_special(c) => shown.push(c),
            '\u{7f}' => shown.push('␡'),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            c => shown.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    shown
}

/// Returns whether a character is a control character, a line end, or one that changes the direction of the
/// text after it.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a text has special characters other than `kept`. Tests bytes first, because almost no
/// text has any.
fn has_special(text: &str, kept: &[char]) -> bool {
    let may_be = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xe2);
    text.bytes().any(may_be) && text.contains(|c| is_special(c) && !kept.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_workflow_commands_are_escaped() {
        assert_eq!(line("a\u{1b}[31m\nb\r\u{7f}\u{9b}1m\tc"), "a␛[31m␊b␍␡\\u009b1m\tc");
        assert_eq!(line("\u{202e}a\u{2066}\u{2028}"), "\\u202ea\\u2066\\u2028");
        assert_eq!(line(" ::error::a::b"), " ∷error::a::b");
        assert_eq!(lines("::a\nb\u{1b}\n"), "::a\nb␛\n");
    }

    #[test]
    fn ordinary_text_is_unchanged() {
        for text in ["", "a – “b”", "क्‍ष", "\u{200f}עברית", "👩‍👩‍👧", "a\tb", "\u{fffd}"]
        {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_source_text_keeps_its_offsets() {
        let text = "a\u{85}b\u{2028}c\u{1b}\n";
        let shown = source(text.to_owned());
        assert_eq!((shown.as_str(), shown.len()), ("a¿b␤c\u{1b}\n", text.len()));
    }
}
