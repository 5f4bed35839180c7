//! Properties of the canonical form of any text.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use crate::author::layout::{Order, canonical};
use crate::data::toml;
use crate::data::{Data, Node, Table};
use crate::matrix::keys::{MATRIX, SUBJECT};
use crate::source::tests::some_file;

/// Values without spans, and tables without an order of keys, for comparison.
#[derive(Debug, PartialEq)]
pub(in crate::author) enum Plain {
    Table(BTreeMap<String, Plain>),
    List(Vec<Plain>),
    Other(Data),
}

pub(in crate::author) fn values(table: &Table) -> BTreeMap<String, Plain> {
    table.entries.iter().map(|entry| (entry.key.value.clone(), value(&entry.node))).collect()
}

fn value(node: &Node) -> Plain {
    match &node.data {
        Data::Table(table) => Plain::Table(values(table)),
        Data::List(nodes) => Plain::List(nodes.iter().map(value).collect()),
        other => Plain::Other(other.clone()),
    }
}

/// Returns the comments of valid TOML, sorted.
pub(in crate::author) fn comments(text: &str) -> Vec<&str> {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '#']) {
        rest = &rest[at..];
        let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| rest.starts_with(quote));
        let Some(quote) = quote else {
            let (comment, after) = rest.split_once('\n').unwrap_or((rest, ""));
            comments.push(comment.trim_end_matches([' ', '\t', '\r']));
            rest = after;
            continue;
        };
        rest = &rest[quote.len()..];
        while !rest.starts_with(quote) {
            let is_escape = rest.starts_with('\\') && quote.starts_with('"');
            let mut chars = rest.chars();
            chars.by_ref().take(1 + usize::from(is_escape)).for_each(drop);
            rest = chars.as_str();
        }
        rest = &rest[quote.len()..];
        // A multi-line string may end with up to two quotes before the closing delimiter.
        if quote.len() == 3 {
            rest = rest.trim_start_matches(&quote[..1]);
        }
    }
    comments.sort_unstable();
    comments
}

/// Checks that the canonical form of a text has the same values and comments, and is its own canonical form.
/// Returns whether the text is valid.
fn holds(text: &str) -> Result<bool, TestCaseError> {
    let mut found = Vec::new();
    let before = toml::parse(text, some_file(), 0, &mut found);
    let criteria = ["speed", "http2", "a"].map(str::to_owned);
    let is_valid = found.is_empty();
    for keys in [&MATRIX, &SUBJECT] {
        let order = Order { keys, criteria: &criteria };
        let formatted = canonical(text, order);
        if !is_valid {
            continue;
        }
        let formatted = formatted.expect("what the other reader reads, this one does");
        let after = toml::parse(&formatted, some_file(), 0, &mut found);
        prop_assert_eq!(&found, &[], "{}", formatted);
        prop_assert_eq!(values(&before), values(&after), "{}", formatted);
        prop_assert_eq!(comments(text), comments(&formatted), "{}", formatted);
        let again = canonical(&formatted, order);
        prop_assert_eq!(again.as_deref(), Ok(&*formatted));
        prop_assert!(!formatted.lines().any(|line| line.ends_with(' ')) || text.contains("\"\"\""));
    }
    Ok(is_valid)
}

const KEYS: &[&str] = &[
    "title",
    "licence",
    "policy",
    "pages",
    "group",
    "criterion",
    "source",
    "subject",
    "scenario",
    "id",
    "name",
    "facts",
    "speed",
    "http2",
    "value",
    "note",
    "weights",
    "a",
    "b",
    "'#q'",
    "\"x y\"",
];

const COMMENTS: &[&str] = &["# one", "#two, ", "# 'three'", "#:schema x", "#", "# \"é\t"];

const SPACES: &[&str] = &["", "", " ", "  ", "\t"];

/// Generates line endings, with spaces and comments before them.
fn ending() -> impl Strategy<Value = String> {
    let newline = select(&["\n", "\n", "\n", "\n\n", "\n\n\n", "\r\n"][..]);
    let comment = proptest::option::weighted(0.3, select(COMMENTS));
    (select(SPACES), comment, newline)
        .prop_map(|(space, comment, newline)| format!("{space}{}{newline}", comment.unwrap_or("")))
}

pub(in crate::author) fn endings() -> impl Strategy<Value = String> {
    (ending(), proptest::collection::vec(ending(), 0..3))
        .prop_map(|(first, rest)| first + &rest.concat())
}

/// Generates a key, which is sometimes dotted.
fn key() -> impl Strategy<Value = String> {
    let one = || select(KEYS).prop_map(str::to_owned);
    let more = (one(), select(SPACES), one()).prop_map(|(a, space, b)| format!("{a}{space}.{b}"));
    prop_oneof![5 => one(), 1 => more]
}

pub(in crate::author) fn any_value() -> impl Strategy<Value = String> {
    let plain = select(
        &[
            "1",
            "'it'",
            "\"a#b\"",
            "'say \"#\"'",
            "2026-01-01",
            "true",
            "\"\"\"x\n#\ty\"\"\"",
            "'''\n'''",
            "1.50",
            "\"a long text that makes lists long\"",
        ][..],
    )
    .prop_map(str::to_owned);
    plain.prop_recursive(3, 20, 5, |inner| {
        let gap = || prop_oneof![3 => select(SPACES).prop_map(str::to_owned), 1 => endings()];
        let element = (gap(), inner.clone(), gap()).prop_map(|(a, b, c)| format!("{a}{b}{c}"));
        let entry = (gap(), key(), inner, gap()).prop_map(|(a, b, c, d)| format!("{a}{b}={c}{d}"));
        let list = |item: BoxedStrategy<String>, open: &'static str, close: &'static str| {
            (proptest::collection::vec(item, 0..5), any::<bool>(), gap()).prop_map(
                move |(items, comma, gap)| {
                    let comma = if comma && !items.is_empty() { "," } else { "" };
                    format!("{open}{}{comma}{gap}{close}", items.join(","))
                },
            )
        };
        prop_oneof![list(element.boxed(), "[", "]"), list(entry.boxed(), "{", "}")]
    })
}

fn document() -> impl Strategy<Value = String> {
    let entry = (select(SPACES), key(), select(SPACES), any_value(), endings())
        .prop_map(|(a, key, b, value, end)| format!("{a}{key}{b}={b}{value}{end}"));
    let header = (select(&["[", "[["][..]), key(), endings()).prop_map(|(open, key, end)| {
        let close = if open == "[" { "]" } else { "]]" };
        format!("{open}{key}{close}{end}")
    });
    let part = prop_oneof![3 => entry, 2 => header];
    (proptest::option::of(endings()), proptest::collection::vec(part, 0..9))
        .prop_map(|(head, parts)| head.unwrap_or_default() + &parts.concat())
}

/// Generates the lines of a real matrix in another order; the result is often valid.
fn shuffled() -> impl Strategy<Value = String> {
    let text = include_str!("../../skeleton/site/content/formats/matrix.toml");
    let lines: Vec<&str> = text.lines().collect();
    // A subject keeps its facts, because tables in random order are seldom valid.
    let blocks = text.replace("\n\n[subject.facts]", "\n[subject.facts]");
    let blocks: Vec<String> = blocks.split("\n\n").map(|block| format!("{block}\n")).collect();
    let ends = proptest::collection::vec(endings(), blocks.len());
    let whole = (Just(blocks).prop_shuffle(), ends)
        .prop_map(|(blocks, ends)| blocks.into_iter().zip(ends).map(|(a, b)| a + &b).collect());
    let lines = Just(lines).prop_shuffle().prop_map(|lines| lines.join("\n"));
    prop_oneof![4 => whole, 1 => lines]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn formatting_changes_no_value_and_loses_no_comment(text in document()) {
        holds(&text)?;
    }

    #[test]
    fn matrices_in_any_order_are_formatted(text in shuffled()) {
        holds(&text)?;
    }

    #[test]
    fn no_text_makes_the_formatter_fail(text in r#"([a-z#'"=\[\]{},.\n\r\t \\é0-9-]|"""|'''|\n\[\[|\]\]\n){0,60}"#) {
        holds(&text)?;
    }
}

#[test]
fn generated_documents_are_often_valid() {
    for texts in [document().boxed(), shuffled().boxed()] {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let valid = (0..400)
            .filter(|_| {
                let tree = texts.new_tree(&mut runner).expect("a text");
                holds(&proptest::strategy::ValueTree::current(&tree)).expect("it holds")
            })
            .count();
        assert!(valid > 100, "{valid} of 400");
    }
}
