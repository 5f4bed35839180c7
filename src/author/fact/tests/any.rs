//! Properties of a fact that is written into any text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::author::layout::tests::any::{Plain, any_value, comments, endings, values};

/// Generates facts in all forms; the text is often valid.
fn facts() -> impl Strategy<Value = String> {
    let ids = || Just(CRITERIA.to_vec()).prop_shuffle();
    let value = || prop_oneof![2 => any_value(), 1 => any_value().prop_map(|value| table(&value))];
    let lines = |before: &'static str, dotted: &'static str| {
        (ids(), vec((value(), endings()), 0..4), endings()).prop_map(move |(ids, facts, end)| {
            let facts = ids.iter().zip(facts);
            let facts: String =
                facts.map(|(id, (value, end))| format!("{dotted}{id} = {value}{end}")).collect();
            let before = if before.is_empty() { String::new() } else { format!("{before}{end}") };
            before + &facts
        })
    };
    let headers = (ids(), vec((any_value(), endings()), 0..4)).prop_map(|(ids, facts)| {
        let fact = |(id, (value, end)): (&&str, (String, String))| {
            format!("[facts.{id}]{end}value = {value}{end}")
        };
        ids.iter().zip(facts).map(fact).collect()
    });
    let braces = (ids(), vec((value(), select(&["", "\n", " # x\n "][..])), 0..4), endings())
        .prop_map(|(ids, facts, end)| {
            let facts = ids.iter().zip(facts);
            let facts: Vec<String> =
                facts.map(|(id, (value, gap))| format!("{gap}{id} = {value}{gap}")).collect();
            format!("facts = {{{}}}{end}", facts.join(","))
        });
    prop_oneof![lines("[facts]", ""), lines("", "facts."), headers, braces]
}

fn table(value: &str) -> String {
    format!("{{ note = 'n', value = {value} }}")
}

fn subject() -> impl Strategy<Value = String> {
    (endings(), endings(), facts())
        .prop_map(|(one, other, facts)| format!("id = 's'{one}name = 'S'{other}{facts}"))
}

fn without_fact(text: &str) -> (Plain, bool) {
    let mut found = Vec::new();
    let mut all = values(&toml::parse(text, some_file(), 0, &mut found));
    let fact = match all.get_mut("facts") {
        Some(Plain::Table(facts)) => facts.remove("b").is_some(),
        _ => false,
    };
    all.retain(|key, facts| key != "facts" || *facts != Plain::Table([].into()));
    (Plain::Table(all), fact && found.is_empty())
}

/// Checks that only the fact changes. Returns whether it could be written.
fn holds(text: &str) -> Result<bool, TestCaseError> {
    let mut found = Vec::new();
    toml::parse(text, some_file(), 0, &mut found);
    let changes = ["value = 'new'", "checked = 2026-01-02", "-note"];
    let Some(new) = set_in(WrittenIn::OwnFile, text, &changes) else { return Ok(false) };
    if !found.is_empty() {
        return Ok(false);
    }
    toml::parse(&new, some_file(), 0, &mut found);
    prop_assert_eq!(&found, &[], "{}", new);
    let ((before, was_stated), (after, is_stated)) = (without_fact(text), without_fact(&new));
    prop_assert_eq!(before, after, "{}", new);
    prop_assert!(is_stated, "{}", new);
    if !was_stated {
        prop_assert_eq!(comments(text), comments(&new), "{}", new);
    }
    let again = set_in(WrittenIn::OwnFile, &new, &changes);
    prop_assert_eq!(again.as_deref(), Some(&*new));
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_but_the_fact_changes(text in subject()) {
        holds(&text)?;
    }

    #[test]
    fn no_text_makes_the_writer_fail(text in r#"([a-z#'"=\[\]{},.\n\r\t \\é0-9-]|facts|facts\.b|\[facts\]\n|\n\[\[|b = ){0,40}"#) {
        holds(&text)?;
    }
}

#[test]
fn generated_subjects_are_often_valid() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let written = (0..400)
        .filter(|_| {
            let tree = subject().new_tree(&mut runner).expect("a text");
            holds(&proptest::strategy::ValueTree::current(&tree)).expect("it holds")
        })
        .count();
    assert!(written > 100, "{written} of 400");
}
