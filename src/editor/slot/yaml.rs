//! The position of a cursor in the YAML of front matter: one level of keys, with lists. Pure.

use std::ops::Range;

use super::toml::{Part, Place};

/// Returns the position of the cursor, or `None` in a comment or where YAML is nested deeper than front
/// matter allows.
pub(super) fn place(text: &str, cursor: usize) -> Option<Place> {
    let start = text[..cursor].rfind('\n').map_or(0, |at| at + 1);
    let end = text[cursor..].find('\n').map_or(text.len(), |at| cursor + at);
    let line = &text[start..end];
    let before = &text[start..cursor];
    let given = || keys(text).filter(|(at, _)| *at != start).map(|(_, key)| key.to_owned());
    if before.trim_start().starts_with('#') {
        return None;
    }
    let is_item = before.starts_with([' ', '-']);
    let Some((key, _)) = before.split_once(':').filter(|_| !is_item) else {
        if is_item {
            let item = before.trim_start().strip_prefix('-')?;
            let (_, key) = keys(&text[..start]).last()?;
            let begin = cursor - item.trim_start().len();
            return value(text, key, begin..end, cursor, given());
        }
        let word = line.find(':').unwrap_or(line.len());
        let range = start..start + line[..word].trim_end().len();
        let range =
            if range.contains(&cursor) || range.end == cursor { range } else { cursor..cursor };
        return Some(Place { path: Vec::new(), given: given().collect(), part: Part::Key, range });
    };
    let written = &before[key.len() + 1..];
    let from = written.rfind(['[', ',']).map_or(0, |at| at + 1);
    let word = written[from..].trim_start();
    value(text, key, cursor - word.len()..end, cursor, given())
}

/// Returns the position in a value, whose range ends at the end of the list item.
fn value(
    text: &str,
    key: &str,
    within: Range<usize>,
    cursor: usize,
    given: impl Iterator<Item = String>,
) -> Option<Place> {
    let quote = text[within.clone()].chars().next().filter(|c| matches!(c, '"' | '\''));
    let quote = quote.filter(|_| within.start < cursor);
    let start = within.start + quote.map_or(0, char::len_utf8);
    let rest = &text[cursor..within.end];
    let stop = match quote {
        Some(quote) => rest.find(quote),
        None => rest.find([',', ']', '#']),
    };
    let end = cursor + rest[..stop.unwrap_or(rest.len())].trim_end().len();
    let range: Range<usize> = start..end;
    let path = vec![key.trim().to_owned()];
    let part = Part::Value { quoted: true };
    Some(Place { path, given: given.collect(), part, range })
}

/// Yields the keys of the first level, each with the offset of its line.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let (key, _) = line.split_once(':')?;
        (!key.starts_with([' ', '-', '#'])).then_some((start, key.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_by_its_line_and_the_key_above() {
        for (text, wanted) in [
            ("ti|", "Key  ti"),
            ("title: A\n|", "Key  "),
            ("matrix: ba|", "Value matrix ba"),
            ("subjects: [a, b|]", "Value subjects b"),
            ("subjects: [a, \"b|\"]", "Value subjects b"),
            ("subjects:\n  - a\n  - |\n", "Value subjects "),
            ("subjects:\n- a|\ntitle: x", "Value subjects a"),
        ] {
            let cursor = text.find('|').expect("a cursor");
            let text = text.replacen('|', "", 1);
            let place = place(&text, cursor).expect("a place");
            let part = if place.part == Part::Key { "Key" } else { "Value" };
            let got = format!("{part} {} {}", place.path.join("."), &text[place.range]);
            assert_eq!(got, wanted, "{text}");
        }
        assert_eq!(place("# x", 3), None);
    }
}
