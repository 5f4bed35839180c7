use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::parse::data::{Data, Node, Table};
use crate::parse::keys::matrix::{MATRIX, SUBJECT};
use crate::parse::toml;
use crate::source::tests::some_file;

/// The canonical form of a matrix, with its facts in the order of its own criteria.
fn formatted(text: &str) -> String {
    let formatted = once(text).expect("valid TOML");
    assert_eq!(once(&formatted).as_deref(), Ok(&*formatted), "it is canonical");
    formatted
}

fn once(text: &str) -> Result<String, String> {
    let criteria = fact_order(text, some_file());
    canonical(text, Order { keys: &MATRIX, criteria: &criteria })
}

#[test]
fn tables_and_keys_stand_as_the_lists_of_keys_have_them() {
    let text = "licence = 'CC'\ntitle = 'M'\n[[subject]]\nname='A'\nid='a'\n[policy]\n\
        claims=\"warn\"\nsources=\"warn\"\n[subject.facts]\nx=1\n[[criterion]]\nname='X'\nid='x'\n";
    let wanted = "title = \"M\"\nlicence = \"CC\"\n\n[policy]\nsources = \"warn\"\n\
        claims = \"warn\"\n\n[[criterion]]\nid = \"x\"\nname = \"X\"\n\n[[subject]]\nid = \"a\"\n\
        name = \"A\"\n\n[subject.facts]\nx = 1\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn what_is_declared_in_an_order_stays_in_it() {
    let text = "[[group]]\nid = \"b\"\n[[criterion]]\nid = \"z\"\n[[group]]\nid = \"a\"\n\
        [[criterion]]\nid = \"y\"\n";
    let wanted = "[[group]]\nid = \"b\"\n\n[[group]]\nid = \"a\"\n\n[[criterion]]\nid = \"z\"\n\n\
        [[criterion]]\nid = \"y\"\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn facts_stand_as_tables_show_them_and_those_of_no_criterion_last() {
    let text = "[[group]]\nid = \"p\"\n[[group]]\nid = \"q\"\n\
        [[criterion]]\nid = \"c\"\ngroup = \"q\"\n[[criterion]]\nid = \"a\"\ngroup = \"p\"\n\
        [[criterion]]\nid = \"b\"\ngroup = \"q\"\n\
        [[subject]]\n[subject.facts]\ntypo = 0\nb = 1\n# on c\nc = 2 # beside c\na = 3\nelse = 4\n";
    let formatted = formatted(text);
    let (_, facts) = formatted.split_once("[subject.facts]\n").expect("facts");
    assert_eq!(facts, "a = 3\n# on c\nc = 2 # beside c\nb = 1\ntypo = 0\nelse = 4\n");
}

#[test]
fn a_fact_has_its_keys_in_order_in_every_form() {
    let wanted = "{ value = 1, source = \"s\", note = \"n\" }";
    let fact = "{note=\"n\",value=1 ,  source='s'}";
    let one = |text: &str| formatted(&text.replace("FACT", fact)).replace(wanted, "FACT");
    assert_eq!(one("[[subject]]\nfacts.x = FACT\n"), "[[subject]]\nfacts.x = FACT\n");
    let inline = "subject = [{facts={x=FACT},id=1}]\n";
    assert_eq!(one(inline), "subject = [{ id = 1, facts = { x = FACT } }]\n");
    let table = "[subject.facts.x]\nnote = 1\nvalue = 2\n";
    let wanted = "[subject.facts.x]\nvalue = 2\nnote = 1\n";
    assert_eq!(formatted(&format!("[[subject]]\n{table}")), format!("[[subject]]\n\n{wanted}"));
}

#[test]
fn weights_stay_as_the_author_ranks_them() {
    let text = "[[scenario]]\nweights = { web = 5, a = 1, ecosystem = 0 }\n";
    assert_eq!(formatted(text), text);
}

#[test]
fn unknown_keys_and_tables_follow_the_known_ones() {
    let text = "[wrong.deep]\nx=1\n[pages]\ndat = 1\ndata = true\n[polciy]\n[policy]\n";
    let wanted = "[policy]\n\n[pages]\ndata = true\ndat = 1\n\n[wrong.deep]\nx = 1\n\n[polciy]\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn keys_with_points_keep_what_they_mean() {
    let text =
        "pages . 'data' = true\npolicy.tie_margin=0\n\"a b\".\"c\" = 1\npolicy.sources='warn'\n";
    let wanted =
        "policy.sources = \"warn\"\npolicy.tie_margin = 0\npages.data = true\n\"a b\".c = 1\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn values_stay_as_they_are_written_but_for_needless_quotes() {
    let values = [
        "1_000",
        "0x1F",
        "+1.50",
        "1e6",
        "2026-02-11 10:00:00",
        "07:32:00",
        "'a \"quote\"'",
        "'C:\\x'",
        "'''x'''",
        "\"\"\"\na\n  b\"\"\"",
        "\"\\u00e9 \\\"\"",
        "inf",
        "[]",
        "{}",
    ];
    for value in values {
        let text = format!("title = {value}\n");
        assert_eq!(formatted(&text), text);
    }
    assert_eq!(formatted("title='it'"), "title = \"it\"\n");
    assert_eq!(formatted("title=''"), "title = \"\"\n");
}

#[test]
fn a_list_is_on_one_line_if_it_fits() {
    let short = "[[criterion]]\nchoices = [\"a\", \"b\"]\n";
    assert_eq!(formatted("[[criterion]]\nchoices=['a'\n,'b',\n]\n"), short);
    let word = "x".repeat(30);
    let long = format!("choices = [\n  \"{word}\",\n  \"{word}\",\n  \"{word}\",\n]\n");
    assert_eq!(formatted(&format!("choices = ['{word}','{word}', '{word}']\n")), long);
    let fact = format!("x = {{ value = [\"{word}\", \"{word}\", \"{word}\"], source = \"s\" }}\n");
    assert_eq!(formatted(&fact), fact, "a fact stays on its line");
}

#[test]
fn comments_stay_with_what_they_stand_by() {
    let text = "# head\n\n# on licence\nlicence = 'C'# beside licence\n#on title\ntitle = 'T'\n\
        # below\n\n# on a\n[[subject]]  # beside a\n# on id\nid = 'a'\n# below a\n\n\n\
        # on policy\n[policy]\nsources = 'warn'\n\n# end\n\n\n# end 2\n\n";
    let wanted = "# head\n\n#on title\ntitle = \"T\"\n# on licence\nlicence = \"C\" # beside licence\n\
        # below\n\n# on policy\n[policy]\nsources = \"warn\"\n\n# on a\n[[subject]] # beside a\n\
        # on id\nid = \"a\"\n# below a\n\n# end\n\n# end 2\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn the_comment_that_begins_a_file_stays_at_its_head() {
    let schema = "#:schema ../matrix.json\nlicence = \"C\"\ntitle = \"T\"\n";
    let wanted = "#:schema ../matrix.json\ntitle = \"T\"\nlicence = \"C\"\n";
    assert_eq!(formatted(schema), wanted);
    let tables = "# head\n[[subject]]\nid = \"a\"\n\n# on policy\n[policy]\n";
    let wanted = "# head\n\n# on policy\n[policy]\n\n[[subject]]\nid = \"a\"\n";
    assert_eq!(formatted(tables), wanted);
    for text in ["", "# only\n", "# one\n\n# two\n", "\u{feff}# marked\ntitle = \"T\"\n"] {
        assert_eq!(formatted(text), text);
    }
    assert_eq!(formatted("\n \n\n"), "");
}

#[test]
fn a_heading_above_tables_stays_apart_from_them() {
    let text = "title = \"T\"\n\n# ---- Subjects ----\n\n# the first\n[[subject]]\nid = \"a\"\n";
    assert_eq!(formatted(text), text);
}

#[test]
fn comments_within_values_stay_with_their_elements() {
    let text =
        "choices = [ # beside\n'a' # a\n # also a\n , # more a\n#on b\n'b', 'c' # c\n #last\n]\n";
    let wanted = "choices = [ # beside\n  \"a\", # a\n  # also a\n  # more a\n  #on b\n  \"b\",\n  \
        \"c\", # c\n  #last\n]\n";
    assert_eq!(formatted(text), wanted);
    let fact = "x = { value = [1, # one\n2], source = 's' } # beside\n";
    let wanted = "x = { value = [\n  1, # one\n  2,\n], source = \"s\" } # beside\n";
    assert_eq!(formatted(fact), wanted);
}

#[test]
fn ends_of_lines_stay_if_all_are_alike() {
    assert_eq!(formatted("a=1\r\n\r\n\r\n[b]\r\n# c\r\n"), "a = 1\r\n\r\n[b]\r\n# c\r\n");
    assert_eq!(formatted("a=1\r\n[b]\n# c\r\n"), "a = 1\n\n[b]\n# c\n");
    assert_eq!(formatted("a = 1"), "a = 1\n");
}

#[test]
fn a_subject_that_is_added_stands_with_its_likes() {
    let text = "title = \"T\"\n\n[[subject]]\nid = \"a\"\n\n[[scenario]]\nid = \"s\"\n\n# end\n";
    let more = "[[subject]]\nid = \"b\"\n\n[subject.facts]\nx = 1\n";
    let wanted = "title = \"T\"\n\n[[subject]]\nid = \"a\"\n\n[[subject]]\nid = \"b\"\n\n\
        [subject.facts]\nx = 1\n\n[[scenario]]\nid = \"s\"\n\n# end\n";
    let order = Order { keys: &MATRIX, criteria: &[] };
    assert_eq!(extended(text, more, order).as_deref(), Ok(wanted));
}

#[test]
fn the_first_line_that_differs_is_told() {
    let at = |text, wanted| {
        let difference = difference(text, wanted).expect("it differs");
        (difference.range, difference.line, difference.wanted)
    };
    assert_eq!(difference("a\n", "a\n"), None);
    assert_eq!(at("a\nb\nc\n", "a\nx\nc\n"), (2..3, Some("b"), Some("x")));
    assert_eq!(at("a\n\n", "a\n"), (2..2, Some(""), None));
    assert_eq!(at("a", "a\n"), (0..1, Some("a"), Some("a")));
    assert_eq!(at("a\n", "a\nb\n"), (2..2, None, Some("b")));
}

/// Values without places, and tables without the order of their keys.
#[derive(Debug, PartialEq)]
enum Plain {
    Table(BTreeMap<String, Plain>),
    List(Vec<Plain>),
    Other(Data),
}

fn values(table: &Table) -> BTreeMap<String, Plain> {
    table.entries.iter().map(|entry| (entry.key.value.clone(), value(&entry.node))).collect()
}

fn value(node: &Node) -> Plain {
    match &node.data {
        Data::Table(table) => Plain::Table(values(table)),
        Data::List(nodes) => Plain::List(nodes.iter().map(value).collect()),
        other => Plain::Other(other.clone()),
    }
}

/// The comments of valid TOML, sorted.
fn comments(text: &str) -> Vec<&str> {
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
        // Such a string may end with quotes of its own.
        if quote.len() == 3 {
            rest = rest.trim_start_matches(&quote[..1]);
        }
    }
    comments.sort_unstable();
    comments
}

/// Whatever a text is, its canonical form means the same, has the same comments and is its own.
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

/// Ends of lines, with what may stand before them.
fn ending() -> impl Strategy<Value = String> {
    let newline = select(&["\n", "\n", "\n", "\n\n", "\n\n\n", "\r\n"][..]);
    let comment = proptest::option::weighted(0.3, select(COMMENTS));
    (select(SPACES), comment, newline)
        .prop_map(|(space, comment, newline)| format!("{space}{}{newline}", comment.unwrap_or("")))
}

fn endings() -> impl Strategy<Value = String> {
    (ending(), proptest::collection::vec(ending(), 0..3))
        .prop_map(|(first, rest)| first + &rest.concat())
}

/// A key, with points in it now and then.
fn key() -> impl Strategy<Value = String> {
    let one = || select(KEYS).prop_map(str::to_owned);
    let more = (one(), select(SPACES), one()).prop_map(|(a, space, b)| format!("{a}{space}.{b}"));
    prop_oneof![5 => one(), 1 => more]
}

fn any_value() -> impl Strategy<Value = String> {
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

/// Lines of a real matrix in another order; much of it stays valid.
fn shuffled() -> impl Strategy<Value = String> {
    let text = include_str!("../skeleton/site/content/formats/matrix.toml");
    let lines: Vec<&str> = text.lines().collect();
    let blocks: Vec<String> =
        text.split("\n\n").map(|block| format!("{block}\n")).collect::<Vec<_>>();
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
    fn no_text_makes_it_fail(text in r#"([a-z#'"=\[\]{},.\n\r\t \\é0-9-]|"""|'''|\n\[\[|\]\]\n){0,60}"#) {
        holds(&text)?;
    }
}

#[test]
fn generated_documents_are_often_valid() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let valid = (0..400)
        .filter(|_| {
            let tree = document().new_tree(&mut runner).expect("a text");
            holds(&proptest::strategy::ValueTree::current(&tree)).expect("it holds")
        })
        .count();
    assert!(valid > 100, "{valid} of 400");
}
