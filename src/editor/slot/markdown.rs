//! The slot at a cursor in Markdown: in a directive, in the first line of a code fence, or in a link.
//! Pure.

use std::ops::Range;

use super::{Slot, Wants};

/// Returns the slot at a cursor in `body`, the text of a page without its front matter.
pub(super) fn slot(body: &str, cursor: usize) -> Option<Slot> {
    let start = body[..cursor].rfind('\n').map_or(0, |at| at + 1);
    let end = body[cursor..].find('\n').map_or(body.len(), |at| cursor + at);
    let line = body[start..end].trim_end_matches('\r');
    let indent = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let from = start + indent;
    if !(from..=start + line.len()).contains(&cursor) {
        return None;
    }
    let line = Line { text: &line[indent..], at: cursor - from };
    let slot = match block(&body[..start], line.text)? {
        Block::Fence(width) => fence(&line, width),
        Block::Directive(colons) => directive(&line, colons),
        Block::Text => link(&line),
    }?;
    Some(Slot { range: slot.range.start + from..slot.range.end + from, ..slot })
}

/// A line without its indentation, and the offset of the cursor in it.
struct Line<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Line<'t> {
    fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    /// Returns the range from an offset before the cursor to the end of the word at the cursor.
    fn word(&self, start: usize, is_part: impl Fn(char) -> bool) -> Range<usize> {
        let rest = &self.text[self.at..];
        start..self.at + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
    }
}

enum Block {
    /// The first line of a code fence, with its number of fence characters
    Fence(usize),
    /// A directive line, with its number of colons
    Directive(usize),
    Text,
}

/// Returns the kind of a line, or `None` inside a code fence, whose text has no slots.
fn block(before: &str, line: &str) -> Option<Block> {
    let mut open: Option<&str> = None;
    for line in before.lines() {
        let line = line.trim_start_matches([' ', '\t', '>', '-', '*']);
        let Some(marks) = fence_marks(line) else { continue };
        open = match open {
            None => Some(marks),
            Some(of) if marks.starts_with(of) && line.trim_end() == marks => None,
            still => still,
        };
    }
    if open.is_some() {
        return None;
    }
    if let Some(marks) = fence_marks(line) {
        return Some(Block::Fence(marks.len()));
    }
    let colons = line.bytes().take_while(|byte| *byte == b':').count();
    Some(if matches!(colons, 2 | 3) { Block::Directive(colons) } else { Block::Text })
}

/// Returns the three or more backticks or tildes at the start of a line.
fn fence_marks(line: &str) -> Option<&str> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let marks = &line[..line.len() - rest.len()];
    (marks.len() >= 3 && !(mark == '`' && rest.contains('`'))).then_some(marks)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn directive(line: &Line<'_>, colons: usize) -> Option<Slot> {
    let before = line.before();
    let rest = before.get(colons..)?;
    let start = colons + rest.len() - rest.trim_start().len();
    let name = &before[start..];
    let Some(end) = name.find(|c| !is_word(c)) else {
        let wants = Wants::Directive { colons };
        return Some(Slot { wants, range: line.word(start, is_word) });
    };
    let (name, rest) = name.split_at(end);
    let open = match rest.starts_with('[') {
        true => rest.find(']')? + 1,
        false => 0,
    };
    rest[open..].starts_with('{').then_some(())?;
    let directive = name.to_owned();
    let list = start + end + open + 1;
    Some(match attribute(line, list, '}')? {
        Attribute::Key { given, range } => {
            Slot { wants: Wants::Attribute { directive, given }, range }
        }
        Attribute::Value { key, range } => {
            Slot { wants: Wants::AttributeValue { directive, key }, range }
        }
    })
}

fn fence(line: &Line<'_>, width: usize) -> Option<Slot> {
    let before = line.before().get(width..)?;
    let start = width + before.len() - before.trim_start().len();
    let info = &line.before()[start..];
    let is_language = |c: char| !c.is_whitespace() && !matches!(c, '{' | ',' | '=');
    let Some(end) = info.find(|c| !is_language(c)) else {
        return Some(Slot { wants: Wants::Language, range: line.word(start, is_language) });
    };
    let mark = info[end..].chars().next().map_or(0, char::len_utf8);
    let list = if info[end..].starts_with('=') { start } else { start + end + mark };
    Some(match attribute(line, list, '}')? {
        Attribute::Key { given, range } => Slot { wants: Wants::FenceAttribute { given }, range },
        Attribute::Value { key, range } => Slot { wants: Wants::FenceValue { key }, range },
    })
}

enum Attribute {
    Key {
        given: Vec<String>,
        range: Range<usize>,
    },
    /// A word of a value, which may be a list
    Value {
        key: String,
        range: Range<usize>,
    },
}

/// Reads attributes from an offset up to the cursor. Returns `None` if they end before the cursor.
fn attribute(line: &Line<'_>, from: usize, close: char) -> Option<Attribute> {
    let mut at = from;
    let mut given = Vec::new();
    loop {
        let rest = &line.before()[at..];
        at += rest.len() - rest.trim_start().len();
        let rest = &line.before()[at..];
        let length = rest.find(|c| !is_word(c));
        let Some(length) = length else {
            let range = line.word(at, is_word);
            given.extend(keys_after(&line.text[range.end..], close));
            return Some(Attribute::Key { given, range });
        };
        let key = rest[..length].to_owned();
        let after = &rest[length..];
        if after.starts_with(close) {
            return None;
        }
        let Some(value) = after.strip_prefix('=') else {
            // A flag, or a character that is not part of an attribute.
            let skipped = after.chars().next().filter(|_| length == 0).map_or(0, char::len_utf8);
            at += length + skipped;
            given.extend(Some(key).filter(|key| !key.is_empty()));
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let begin = at + length + 1 + quote.map_or(0, char::len_utf8);
        let written = &line.before()[begin..];
        let stop = match quote {
            Some(quote) => written.find(quote),
            None => written.find(|c: char| c.is_whitespace() || c == close),
        };
        match stop {
            Some(stop) => at = begin + stop + quote.map_or(0, char::len_utf8),
            None => {
                let last = written.rfind([' ', ',', '\t']).map_or(0, |at| at + 1);
                let ends =
                    |c: char| c.is_whitespace() || Some(c) == quote || c == ',' || c == close;
                let range = line.word(begin + last, |c| !ends(c));
                return Some(Attribute::Value { key, range });
            }
        }
        given.push(key);
    }
}

/// Returns the keys of the attributes after the cursor.
fn keys_after(rest: &str, close: char) -> Vec<String> {
    let list = rest.split(close).next().unwrap_or_default();
    let mut keys = Vec::new();
    let mut parts = list.split('=').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() {
            let from = part
                .rfind(|c| !is_word(c))
                .map_or(0, |at| at + part[at..].chars().next().map_or(0, char::len_utf8));
            keys.push(part[from..].to_owned());
        }
    }
    keys
}

/// Returns the slot in a link target: after `](`, after `[label]: `, or in angle brackets.
fn link(line: &Line<'_>) -> Option<Slot> {
    let before = line.before();
    if before.matches('`').count() % 2 == 1 {
        return None;
    }
    let start = target_start(before)?;
    let target = &before[start..];
    if target.contains(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '<')) {
        return None;
    }
    if let Some(rest) = target.strip_prefix("fact:") {
        return claim(line, start + "fact:".len(), rest);
    }
    let is_part = |c: char| !c.is_whitespace() && !matches!(c, ')' | '#' | '>' | '"');
    if let Some((path, _)) = target.split_once('#') {
        let range = line.word(start + path.len() + 1, is_part);
        return Some(Slot { wants: Wants::Anchor { path: path.to_owned() }, range });
    }
    Some(Slot { wants: Wants::Target, range: line.word(start, is_part) })
}

fn target_start(before: &str) -> Option<usize> {
    let inline = before.rfind("](").map(|at| at + 2);
    let angle = before.rfind("<fact:").map(|at| at + 1);
    let definition = before
        .starts_with('[')
        .then(|| before.find("]: "))
        .flatten()
        .filter(|at| !before[..*at].contains("]("))
        .map(|at| at + 3);
    inline.max(angle).max(definition)
}

fn claim(line: &Line<'_>, at: usize, rest: &str) -> Option<Slot> {
    let is_part =
        |c: char| !c.is_whitespace() && !matches!(c, ')' | '/' | '?' | '#' | '=' | '>' | '"');
    // The condition may be before the test or after it.
    if let Some(mark) = rest.rfind(['?', '#']).filter(|mark| rest[*mark..].starts_with('#')) {
        let path = rest[..mark].split('?').next().unwrap_or_default();
        let (subject, criterion) = path.split_once('/')?;
        let (subject, criterion) = (subject.to_owned(), criterion.to_owned());
        let wants = Wants::ClaimCondition { subject, criterion };
        return Some(Slot { wants, range: line.word(at + mark + 1, is_part) });
    }
    let (path, query) = rest.split_once('?').map_or((rest, None), |(p, q)| (p, Some(q)));
    let (subject, criterion) = path.split_once('/').map_or((path, None), |(s, c)| (s, Some(c)));
    let criterion = criterion.map(|criterion| criterion.split('#').next().unwrap_or_default());
    let subject = subject.to_owned();
    let (wants, start) = match (criterion, query.map(|query| query.split_once('='))) {
        (None, None) => (Wants::ClaimSubject, at),
        (Some(_), None) => (Wants::ClaimCriterion { subject }, at + path.len() - criterion?.len()),
        (Some(_), Some(None)) => (Wants::ClaimTest, at + path.len() + 1),
        (Some(criterion), Some(Some((test, value)))) => {
            let criterion = criterion.to_owned();
            let wants = match test {
                "is" => Wants::ClaimValue { subject, criterion },
                "beats" => Wants::ClaimRival { subject, several: true },
                "times" => Wants::ClaimRival { subject, several: false },
                _ => return None,
            };
            (wants, at + rest.len() - value.len())
        }
        (None, Some(_)) => return None,
    };
    Some(Slot { wants, range: line.word(start, is_part) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats the slot at the `|` of a text: what is wanted, and the word at the cursor.
    fn at(text: &str) -> String {
        let cursor = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        match slot(&text, cursor) {
            Some(Slot { wants, range }) => format!("{wants:?} = {}", &text[range]),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_claim_is_read_part_by_part() {
        let criterion = "ClaimCriterion { subject: \"nodejs\" }";
        for (text, wanted) in [
            ("[x](fact:|)", "ClaimSubject = ".to_owned()),
            ("é😀 [x](fact:no|de/rps)", "ClaimSubject = node".to_owned()),
            ("[x](fact:nodejs/|)", format!("{criterion} = ")),
            ("[x](fact:nodejs/co|ld)", format!("{criterion} = cold")),
            ("[x](fact:nodejs/rps?|)", "ClaimTest = ".to_owned()),
            ("[x](fact:nodejs/rps#large?|)", "ClaimTest = ".to_owned()),
            (
                "[x](fact:nodejs/rps?is=3#lar|)",
                "ClaimCondition { subject: \"nodejs\", criterion: \"rps\" } = lar".to_owned(),
            ),
            (
                "[x](fact:a/b?is=y|",
                "ClaimValue { subject: \"a\", criterion: \"b\" } = y".to_owned(),
            ),
            ("[x](fact:a/b?beats=|)", "ClaimRival { subject: \"a\", several: true } = ".to_owned()),
            ("[x]: fact:a|", "ClaimSubject = a".to_owned()),
            ("<fact:a|>", "ClaimSubject = a".to_owned()),
            ("> - [x](fact:|)", "ClaimSubject = ".to_owned()),
            ("`[x](fact:|)`", "nothing".to_owned()),
            ("[x](fact:a/b) and |", "nothing".to_owned()),
            ("```\n[x](fact:|)\n```", "nothing".to_owned()),
            ("```\n```\n[x](fact:|)", "ClaimSubject = ".to_owned()),
        ] {
            assert_eq!(at(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_link_has_a_path_and_an_anchor() {
        assert_eq!(at("[x](|)"), "Target = ");
        assert_eq!(at("[x](../a|.md#b)"), "Target = ../a.md");
        assert_eq!(at("[x](a.md#b|c)"), "Anchor { path: \"a.md\" } = bc");
        assert_eq!(at("[x](#|"), "Anchor { path: \"\" } = ");
        assert_eq!(at("![x](im|)"), "Target = im");
        assert_eq!(at("plain | text"), "nothing");
    }

    #[test]
    fn a_directive_has_a_name_and_attributes() {
        let attribute =
            |given: &str| format!("Attribute {{ directive: \"matrix\", given: [{given}] }}");
        let value = "AttributeValue { directive: \"matrix\", key: \"criteria\" }";
        for (text, wanted) in [
            ("::|", "Directive { colons: 2 } = ".to_owned()),
            (":::ver|", "Directive { colons: 3 } = ver".to_owned()),
            ("::ma|trix{a=1}", "Directive { colons: 2 } = matrix".to_owned()),
            ("::matrix{|", format!("{} = ", attribute(""))),
            ("::matrix{|}", format!("{} = ", attribute(""))),
            ("::matrix{cri|}", format!("{} = cri", attribute(""))),
            ("::matrix{a=\"x y\" flag c|", format!("{} = c", attribute("\"a\", \"flag\""))),
            ("::matrix{| a=\"x\"}", format!("{} = ", attribute("\"a\""))),
            ("::matrix[label]{criteria=\"a b|\"}", format!("{value} = b")),
            ("::matrix{criteria=\"a |", format!("{value} = ")),
            ("::matrix{criteria=a|}", format!("{value} = a")),
            ("::matrix{a=1}|", "nothing".to_owned()),
            ("::matrix |", "nothing".to_owned()),
        ] {
            assert_eq!(at(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_fence_has_a_language_and_attributes() {
        assert_eq!(at("```|"), "Language = ");
        assert_eq!(at("```j|s\nx\n```"), "Language = js");
        assert_eq!(at("```js ti|"), "FenceAttribute { given: [] } = ti");
        assert_eq!(at("```js subject=\"no|\""), "FenceValue { key: \"subject\" } = no");
        assert_eq!(at("``|"), "nothing");
    }
}
