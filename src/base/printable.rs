//! Text as a terminal, a log or a browser may show it. Pure.
//!
//! What authors write gets into messages: names, titles, paths. A control character in it could move the
//! cursor or change the colour of a terminal, a line end could begin a line that a workflow takes for a
//! command, and an override could turn the order of what is read. Each is shown as a picture, or by its
//! number.

use std::borrow::Cow;

/// Words of an author in a line: its ends are shown, too, and it begins no command of a workflow.
pub fn line(text: &str) -> Cow<'_, str> {
    let is_command = text.trim_start().starts_with("::");
    if !is_command && !has(text, &['\t']) {
        return text.into();
    }
    let shown = pictures(text, &['\t']);
    if is_command { shown.replacen("::", "∷", 1).into() } else { shown.into() }
}

/// Whole lines, whose words were looked at before. In JSON, what is shown by its number means the same.
pub fn lines(text: &str) -> Cow<'_, str> {
    match has(text, &['\t', '\n']) {
        true => pictures(text, &['\t', '\n']).into(),
        false => text.into(),
    }
}

/// A text of a file, of which each character has its place: what has none of its length to stand for it is
/// left to what shows the line.
pub fn source(text: String) -> String {
    let is_special = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    if !has(&text, &[]) || !text.contains(is_special) {
        return text;
    }
    let picture = |c: char| match c {
        '\u{80}'..='\u{9f}' => '¿',
        '\u{2028}' | '\u{2029}' => '␤',
        c => c,
    };
    text.chars().map(picture).collect()
}

fn pictures(text: &str, kept: &[char]) -> String {
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

/// Whether a character is no part of what is read: a control character, the end of a line, or one that
/// turns the order of those after it.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Looks at bytes first, because almost no text has one.
fn has(text: &str, kept: &[char]) -> bool {
    let may_be = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xe2);
    text.bytes().any(may_be) && text.contains(|c| is_special(c) && !kept.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_command_a_terminal_is_a_picture() {
        assert_eq!(line("a\u{1b}[31m\nb\r\u{7f}\u{9b}1m\tc"), "a␛[31m␊b␍␡\\u009b1m\tc");
        assert_eq!(line("\u{202e}a\u{2066}\u{2028}"), "\\u202ea\\u2066\\u2028");
        assert_eq!(line(" ::error::a::b"), " ∷error::a::b");
        assert_eq!(lines("::a\nb\u{1b}\n"), "::a\nb␛\n");
    }

    #[test]
    fn what_is_read_stays() {
        for text in ["", "a – “b”", "क्‍ष", "\u{200f}עברית", "👩‍👩‍👧", "a\tb", "\u{fffd}"]
        {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_text_of_a_file_keeps_its_places() {
        let text = "a\u{85}b\u{2028}c\u{1b}\n";
        let shown = source(text.to_owned());
        assert_eq!((shown.as_str(), shown.len()), ("a¿b␤c\u{1b}\n", text.len()));
    }
}
