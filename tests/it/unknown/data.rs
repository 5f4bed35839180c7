//! Checks the facts in published data, found by the ids around a value. Each function returns mistakes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::unknown::site::{SUBJECTS, criteria, name, state};

/// The keys of a fact in data; other values beside it may be false, or zero.
const FACT_KEYS: [&str; 5] = ["state", "value", "text", "utility", "score"];

/// Whether a key or a column has facts.
fn is_of_fact(key: &str) -> bool {
    let is_named = |id: &str| key == id || key == name(id);
    FACT_KEYS.contains(&key)
        || SUBJECTS.into_iter().any(is_named)
        || criteria().any(|(id, _)| is_named(&id))
}

/// Whether a value means no, or zero.
fn is_no(value: &str) -> bool {
    let value = value.trim().trim_matches('"');
    ["no", "false"].iter().any(|no| value.eq_ignore_ascii_case(no))
        || value.parse::<f64>() == Ok(0.0)
}

/// The ids, or names, of a subject and of a criterion among these texts, when their fact is unknown.
fn unknown_among(texts: &[String]) -> Option<String> {
    let is_named = |id: &str| texts.iter().any(|text| text == id || *text == name(id));
    let subjects: Vec<&str> = SUBJECTS.into_iter().filter(|id| is_named(id)).collect();
    let criteria: Vec<String> = criteria().map(|(id, _)| id).filter(|id| is_named(id)).collect();
    match (&subjects[..], &criteria[..]) {
        ([subject], [criterion]) if state(subject, criterion) == "unknown" => {
            Some(format!("{subject}/{criterion}"))
        }
        _ => None,
    }
}

/// `around` are the keys above a value, and the texts beside them; `seen` are the unknown facts that
/// occur.
pub(crate) fn json(
    value: &Value,
    around: &mut Vec<String>,
    seen: &mut BTreeSet<String>,
) -> Vec<String> {
    let length = around.len();
    let mut wrong = Vec::new();
    match value {
        Value::Object(entries) => {
            let texts = entries.values().filter_map(|value| value.as_str());
            around.extend(texts.map(str::to_owned));
            for (key, value) in entries {
                around.push(key.clone());
                wrong.extend(json(value, around, seen));
                around.pop();
            }
        }
        Value::Array(values) => {
            wrong.extend(values.iter().flat_map(|value| json(value, around, seen)));
        }
        leaf => {
            let is_fact = around.last().is_some_and(|key| is_of_fact(key));
            let of = unknown_among(around).filter(|_| is_fact);
            seen.extend(of.clone());
            let of = of.filter(|_| is_no(&leaf.to_string()));
            wrong.extend(of.map(|of| format!("{of} is {leaf}, in {around:?}")));
        }
    }
    around.truncate(length);
    wrong
}

pub(crate) fn csv(text: &str, seen: &mut BTreeSet<String>) -> Vec<String> {
    let rows: Vec<Vec<String>> = text.lines().map(csv_row).collect();
    let head = rows.first().cloned().unwrap_or_default();
    let mut wrong = Vec::new();
    for row in rows.iter().skip(1) {
        assert_eq!(row.len(), head.len(), "{row:?}");
        for (cell, column) in row.iter().zip(&head).filter(|(_, column)| is_of_fact(column)) {
            let around: Vec<String> = row.iter().chain([column]).cloned().collect();
            let of = unknown_among(&around);
            seen.extend(of.clone());
            let of = of.filter(|_| is_no(cell));
            wrong.extend(of.map(|of| format!("{of} is {cell}, in {row:?}")));
        }
    }
    wrong
}

/// The cells of a line; quoted cells must not contain line ends.
fn csv_row(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            c => cells.last_mut().expect("there is one").push(c),
        }
    }
    cells
}

#[test]
fn the_readers_of_data_recognise_a_no() {
    let wrong = [
        r#"{"facts":{"bare":{"lit-level":{"state":"no"}}}}"#,
        r#"{"facts":{"bare":{"lit-level":false}}}"#,
        r#"[{"subject":"full","criterion":"dark-number","value":0}]"#,
        r#"{"dark-level":[{"subject":{"id":"rich"},"of":{"subject":"rich","text":"No"}}]}"#,
    ];
    for text in wrong {
        let value = serde_json::from_str(text).expect("JSON");
        assert_eq!(json(&value, &mut Vec::new(), &mut BTreeSet::new()).len(), 1, "{text}");
    }
    let right = [
        r#"{"facts":{"bare":{"lit-level":{"state":"unknown","value":null,"own":false}}}}"#,
        r#"{"facts":{"full":{"lit-level":{"state":"no","utility":0}}}}"#,
        r#"{"criteria":[{"id":"dark-level","weight":0}]}"#,
    ];
    for text in right {
        let value = serde_json::from_str(text).expect("JSON");
        assert!(json(&value, &mut Vec::new(), &mut BTreeSet::new()).is_empty(), "{text}");
    }
    let csv = |text| csv(text, &mut BTreeSet::new());
    assert_eq!(csv("subject,criterion,state\nbare,lit-level,no\n").len(), 1);
    assert_eq!(csv("subject,\"lit-level\",lit-yes-no\nbare,No,Not known\n").len(), 1);
    assert!(csv("subject,criterion,state,own\r\nbare,lit-level,unknown,false\r\n").is_empty());
}
