//! `mojibake`: UTF-8 that was read as Windows-1252 or Latin-1, such as `â€™`, and characters that were lost. Pure.

use std::ops::Range;

use super::Found;
use super::marks::Marks;
use super::page::Page;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    let file = page.document.file();
    if !page.front.is_ascii() {
        find(page.front, &mut |wrong| found.add(wrong.report(Span::new(file, wrong.at.clone()))));
    }
    for shown in page.texts_with(Marks::HIGH) {
        // Smart punctuation would change a mark that is a part of the mistake.
        let source = shown.source;
        let whole = page.span(shown.range);
        let start = whole.start as usize;
        find(source, &mut |wrong| {
            let span = Span::new(file, start + wrong.at.start..start + wrong.at.end);
            found.add(wrong.report(span));
        });
    }
}

/// A piece of a text, and what it was before it was read in another encoding. `None` if that is lost.
struct Wrong<'t> {
    at: Range<usize>,
    text: &'t str,
    meant: Option<String>,
}

impl Wrong<'_> {
    fn report(&self, span: Span) -> Diagnostic {
        match &self.meant {
            Some(meant) => Diagnostic::mojibake(span, self.text, meant),
            None => Diagnostic::lost_character(span),
        }
    }
}

/// Passes the first mistake of a text on: where one is, there are often more of its kind.
fn find(text: &str, report: &mut dyn FnMut(&Wrong<'_>)) {
    let bytes = text.as_bytes();
    // Every lead of a mistake is written with one of these bytes: `Ã` and the like, or U+FFFD.
    let mut from = 0;
    while let Some(at) = memchr::memchr2(0xc3, 0xef, &bytes[from..]).map(|at| from + at) {
        from = at + 1;
        let wrong = match text.get(at..) {
            Some(rest) if rest.starts_with('\u{fffd}') => lost(text, at),
            Some(_) => misread(text, at),
            None => None,
        };
        if let Some(wrong) = wrong {
            report(&wrong);
            return;
        }
    }
}

/// Returns a replacement character that stands in a word. One that stands alone is a topic.
fn lost(text: &str, at: usize) -> Option<Wrong<'_>> {
    let end = at + '\u{fffd}'.len_utf8();
    let is_in_word = text[..at].ends_with(char::is_alphanumeric)
        || text[end..].starts_with(char::is_alphanumeric);
    is_in_word.then(|| Wrong { at: at..end, text: &text[at..end], meant: None })
}

/// Returns the run of misread characters that begins at an offset.
fn misread(text: &str, at: usize) -> Option<Wrong<'_>> {
    let before = text[..at].chars().next_back();
    let (mut meant, mut end, mut count) = (String::new(), at, 0);
    let mut first = None;
    while let Some((c, length)) = decoded(&text[end..]) {
        meant.push(c);
        end += length;
        count += 1;
        first.get_or_insert(c);
    }
    let first = first?;
    let after = text[end..].chars().next();
    let is_quoted = |c: Option<char>| c.is_some_and(|c| "\"'`“”‘’„‚«»()[]".contains(c));
    if is_quoted(before) && is_quoted(after)
        || !is_plausible(first, count, (before, after), &text[at..end])
    {
        return None;
    }
    Some(Wrong { at: at..end, text: &text[at..end], meant: Some(meant) })
}

/// Whether it is certain that `first` and what follows it was meant, and not the characters that are written.
fn is_plausible(
    first: char,
    count: usize,
    (before, after): (Option<char>, Option<char>),
    written: &str,
) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_capital = before.is_some_and(char::is_uppercase);
    let second = written.chars().nth(1).unwrap_or_default();
    let is_mark = matches!(second, '…' | '”' | '“' | '’' | '‘' | '»' | '«' | '–' | '—' | '\u{a0}');
    match first {
        // `Â°`, `Â£`: a word may end in `Â`.
        '\u{80}'..='\u{bf}' => {
            let is_quoted = second == '\u{a0}' && after == Some('»');
            !is_letter(before) && !is_quoted && (!is_mark || matches!(second, '\u{a0}' | '»'))
        }
        // `Ã¼`: a word in capitals may end in `Ã`, before a mark.
        '\u{c0}'..='\u{ff}' => {
            !(is_mark && (is_capital || !is_letter(after) && !is_letter(before)))
        }
        // `Å¡`: such letters stand in words, and `„Ä“` is a letter in quotes.
        '\u{100}'..='\u{17f}' => is_letter(before) && is_letter(after),
        // Greek, Cyrillic and other alphabets: a single pair can be meant.
        '\u{180}'..='\u{7ff}' => count >= 2,
        // `â€™`, `â†’`: `crêpâ…` is none.
        '\u{2000}'..='\u{2bff}' => !is_mark || !is_letter(before),
        '\u{feff}' => true,
        '\u{800}'..='\u{ffff}' => count >= 3,
        _ => true,
    }
}

/// Decodes the character that the first characters of a text are, if each is a byte of UTF-8. Returns it with the
/// length of these characters.
fn decoded(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0_u8; 4];
    let mut wanted = 1;
    let mut length = 0;
    for (at, c) in text.chars().take(4).enumerate() {
        bytes[at] = byte(c)?;
        length += c.len_utf8();
        if at == 0 {
            wanted = match bytes[0] {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        }
        if at + 1 == wanted {
            let decoded = std::str::from_utf8(&bytes[..wanted]).ok()?;
            return Some((decoded.chars().next()?, length));
        }
    }
    None
}

/// Returns the byte that Windows-1252 has for a character; bytes without a character there are those of Latin-1.
fn byte(c: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u8::try_from(u32::from(c)) {
        Ok(byte) => Some(byte),
        Err(_) => HIGH.chars().zip(0x80..).find(|(high, _)| *high == c).map(|(_, byte)| byte),
    }
}
