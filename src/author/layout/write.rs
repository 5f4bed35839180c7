//! Writes a document. Pure. [`Document`] → TOML.

use super::read::{Document, Entry, Inner, Step, Table, Value};
use crate::data::toml::quoted;

/// Maximum length in characters of a line with a list; a longer list is written on several lines.
const WIDTH: usize = 100;

const INDENT: usize = 2;

/// Returns the text, with a final newline unless it is empty.
pub(super) fn write(document: &Document) -> String {
    let Document { head, tables, end } = document;
    let mut lines: Vec<String> = head.clone();
    for table in tables {
        if !table.path.is_empty() && lines.len() > head.len() {
            lines.push(String::new());
        }
        let from = lines.len();
        write_table(table, &mut lines);
        // Keeps the comment at the head apart from the comment of the first table.
        let begins = |lines: &[String]| lines.get(from).is_some_and(|line| line.starts_with('#'));
        if from == head.len() && head.last().is_some_and(|line| !line.is_empty()) && begins(&lines)
        {
            lines.insert(from, String::new());
        }
    }
    if !end.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(end.iter().cloned());
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn write_table(table: &Table, lines: &mut Vec<String>) {
    let Table { path, above, beside, entries, below } = table;
    lines.extend(above.iter().cloned());
    if let Some(last) = path.last() {
        let key = key(path);
        let header = if last.element.is_some() { format!("[[{key}]]") } else { format!("[{key}]") };
        lines.push(format!("{header}{}", comment(beside)));
    }
    for entry in entries {
        lines.extend(entry.above.iter().cloned());
        let start = format!("{} = ", key(&entry.key));
        let value = value(&entry.value, 0, start.chars().count());
        lines.push(format!("{start}{value}{}", comment(&entry.beside)));
    }
    lines.extend(below.iter().cloned());
}

/// Formats the comment at the end of a line: ` # so`.
fn comment(beside: &Option<String>) -> String {
    beside.as_ref().map_or_else(String::new, |comment| format!(" {comment}"))
}

/// Formats a key, with quotes where necessary: `subject.facts`.
fn key(path: &[Step]) -> String {
    let is_bare = |key: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !key.is_empty() && key.chars().all(is_plain)
    };
    let part = |Step { key, .. }: &Step| if is_bare(key) { key.clone() } else { quoted(key) };
    path.iter().map(part).collect::<Vec<String>>().join(".")
}

/// Formats a value. `before` is the number of characters before it on its line, `indent` the indentation
/// of that line.
fn value(value: &Value, indent: usize, before: usize) -> String {
    match (value, on_one_line(value)) {
        (Value::List(inner), Some(line)) if before + line.chars().count() > WIDTH => {
            on_many_lines(inner, ('[', ']'), indent)
        }
        (_, Some(line)) => line,
        (value, None) => around_comments(value, indent),
    }
}

/// Formats a value on one line, or returns `None` if it contains comments.
fn on_one_line(value: &Value) -> Option<String> {
    match value {
        Value::Plain(text) => Some(text.clone()),
        Value::List(inner) => {
            let parts: Option<Vec<String>> = parts(inner, on_one_line);
            Some(format!("[{}]", parts?.join(", ")))
        }
        Value::Table(inner) => {
            let parts: Option<Vec<String>> = parts(inner, on_one_line);
            Some(in_braces(&parts?))
        }
    }
}

/// Formats the entries of an array or inline table, or returns `None` if it contains comments of its own.
fn parts(inner: &Inner, value: impl Fn(&Value) -> Option<String>) -> Option<Vec<String>> {
    let Inner { beside, entries, below } = inner;
    if beside.is_some() || !below.is_empty() {
        return None;
    }
    let part = |entry: &Entry| {
        let is_alone = entry.above.is_empty() && entry.beside.is_none();
        let text = value(&entry.value).filter(|_| is_alone)?;
        Some(if entry.key.is_empty() { text } else { format!("{} = {text}", key(&entry.key)) })
    };
    entries.iter().map(part).collect()
}

fn in_braces(parts: &[String]) -> String {
    if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) }
}

/// Formats a value with comments. An inline table is written on several lines only if it contains comments
/// of its own, because older TOML parsers do not accept such a table.
fn around_comments(value: &Value, indent: usize) -> String {
    match value {
        Value::Plain(text) => text.clone(),
        Value::List(inner) => on_many_lines(inner, ('[', ']'), indent),
        Value::Table(inner) => {
            let nested =
                |value: &Value| on_one_line(value).or_else(|| Some(around_comments(value, indent)));
            match parts(inner, nested) {
                Some(parts) => in_braces(&parts),
                None => on_many_lines(inner, ('{', '}'), indent),
            }
        }
    }
}

/// Formats one entry per line, each with a comma.
fn on_many_lines(inner: &Inner, (open, close): (char, char), indent: usize) -> String {
    let Inner { beside, entries, below } = inner;
    let within = " ".repeat(indent + INDENT);
    let mut text = format!("{open}{}\n", comment(beside));
    for entry in entries {
        for line in &entry.above {
            text += &format!("{within}{line}\n");
        }
        let start = match entry.key.is_empty() {
            true => within.clone(),
            false => format!("{within}{} = ", key(&entry.key)),
        };
        // The width includes the comma.
        let value = value(&entry.value, indent + INDENT, start.chars().count() + 1);
        text += &format!("{start}{value},{}\n", comment(&entry.beside));
    }
    for line in below {
        text += &format!("{within}{line}\n");
    }
    format!("{text}{}{close}", " ".repeat(indent))
}
