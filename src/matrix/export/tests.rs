use serde_json::{Value, json};

use super::*;
use crate::base::address::Href;
use crate::matrix::Matrix;
use crate::matrix::check::tests::{WORDS, check};
use crate::matrix::code::{Code, Listing};

const MATRIX: &str = r#"
title = "T"
licence = "CC-BY-4.0"
policy = { sources = "optional", stale_after = "18 months" }
criterion = [
    { id = "yn", name = "=Yes or no", kind = "yes-no", better = "none" },
    { id = "level", name = "Level", kind = "level" },
    { id = "ms", name = "Cold start", kind = "number", unit = "ms", better = "lower" },
    { id = "penalty", name = "Penalty", kind = "number", unit = "points", scale = [10, 0], weight = 2 },
    { id = "day", name = "Day", kind = "date", better = "higher" },
    { id = "version", name = "Version", kind = "version", better = "higher" },
    { id = "choice", name = "Choice", kind = "choice", choices = ["a", "b"], scores = { a = 1, b = 0.5 } },
    { id = "words", name = "Words", kind = "text" },
    { id = "list", name = "List", kind = "list" },
    { id = "code", name = "Code", kind = "code" },
    { id = "nothing", name = "Nothing", kind = "level" },
]
source = [{ id = "src", title = "A, \"quoted\" title", url = "https://example.org/s" }]

[[subject]]
id = "x"
name = "Ex"
own = true
[subject.facts]
yn = "no"
level = "partial"
ms = { value = 2.50, source = ["src", "https://www.example.com/m"], checked = 2026-02-11, evidence = "measured", note = "=1+1" }
penalty = -3
day = 2026-01-31
version = "1.2.3"
choice = "b"
words = "-some words"
list = ["a", "b"]
code = "a.js#main"

[[subject]]
id = "y"
name = "Why"
[subject.facts]
yn = "n/a"
ms = { value = 12, checked = 2025-12-24 }
day = 2026-01-01
version = "1.2"

[[scenario]]
id = "use"
name = "Use"
weights = { general = 2, ms = 0 }
requires = ["yn", "nothing"]
recommend = "y"
"#;

fn matrix() -> Matrix {
    let (matrix, found) = check(MATRIX);
    assert_eq!(found, [""; 0]);
    matrix
}

fn exported() -> Value {
    let read =
        |_: &Code| Some(Listing { text: "a < b\n".to_owned(), language: Some("js".to_owned()) });
    let addresses = Addresses { image: &|_| None, file: &|_| None, code: &read };
    let text = json(&matrix(), &Href::written("https://example.org/t/"), &WORDS, &addresses);
    assert_eq!(text.lines().count(), 1);
    serde_json::from_str(&text).expect("it is JSON")
}

/// Returns the cells of each row of the CSV.
fn rows() -> Vec<Vec<String>> {
    let text = csv(&matrix(), &WORDS);
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("all rows are as long"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_json_begins_with_the_metadata_of_the_matrix() {
    let all = exported();
    assert_eq!(all["format"], 2);
    assert_eq!(all["url"], "https://example.org/t/");
    assert_eq!([&all["title"], &all["licence"]], ["T", "CC-BY-4.0"]);
    assert_eq!(all["as_of"], "2025-12-24");
    let policy = json!({ "sources": "optional", "stale_after": "P18M", "tie_margin": 0.05 });
    assert_eq!(all["policy"], policy);
    let subject =
        json!({ "id": "x", "name": "Ex", "about": null, "index": 0, "url": null, "own": true });
    assert_eq!(all["subjects"][0], subject);
}

#[test]
fn every_cell_is_in_the_json_and_what_is_not_stated_is_unknown() {
    let all = exported();
    for subject in ["x", "y"] {
        let row = all["facts"][subject].as_object().expect("a table");
        assert_eq!(row.len(), 11);
    }
    let unknown = json!({ "state": "unknown", "text": WORDS.unknown, "utility": null });
    assert_eq!(all["facts"]["x"]["nothing"], unknown);
    assert_eq!(all["facts"]["y"]["level"], unknown);
    let no = json!({ "state": "no", "text": WORDS.no, "utility": null, "tier": "unsourced" });
    assert_eq!(all["facts"]["x"]["yn"], no);
    assert_eq!(all["facts"]["y"]["yn"]["state"], "n/a");
}

#[test]
fn values_have_the_types_of_json() {
    let all = exported();
    let of_x = |criterion: &str| all["facts"]["x"][criterion]["value"].clone();
    assert_eq!(of_x("ms"), json!(2.5));
    assert_eq!(of_x("penalty"), json!(-3));
    assert_eq!(all["facts"]["y"]["ms"]["value"].to_string(), "12");
    assert_eq!(of_x("day"), json!("2026-01-31"));
    assert_eq!(of_x("version"), json!("1.2.3"));
    assert_eq!(of_x("choice"), json!("b"));
    assert_eq!(of_x("list"), json!(["a", "b"]));
    let code = json!({ "file": "a.js", "region": "main", "language": "js", "code": "a < b\n" });
    assert_eq!(of_x("code"), code);
    assert_eq!(of_x("level"), Value::Null);
}

#[test]
fn a_fact_has_its_sources_and_evidence() {
    let fact = json!({
        "state": "value", "value": 2.5, "text": "2.50\u{202f}ms", "utility": 1,
        "sources": ["src", "https://www.example.com/m"], "tier": "sourced",
        "checked": "2026-02-11", "evidence": "measured", "note": "=1+1",
    });
    assert_eq!(exported()["facts"]["x"]["ms"], fact);
}

#[test]
fn a_criterion_has_the_scale_that_its_utilities_run_along() {
    let all = exported();
    let of = |id: &str| {
        let criteria = all["criteria"].as_array().expect("a list");
        criteria.iter().find(|of| of["id"] == id).expect("it is there").clone()
    };
    assert_eq!(of("ms")["scale"], json!({ "worst": 12, "best": 2.5, "declared": false }));
    assert_eq!(of("penalty")["scale"], json!({ "worst": 10, "best": 0, "declared": true }));
    assert_eq!(of("day")["scale"], json!({ "worst": 20454, "best": 20484, "declared": false }));
    assert_eq!(of("version")["scale"]["worst"], json!(1.00002));
    assert_eq!(of("level")["scale"], Value::Null);
    let choices = json!([{ "value": "a", "score": 1 }, { "value": "b", "score": 0.5 }]);
    assert_eq!(of("choice")["choices"], choices);
    let scored: Vec<bool> =
        ["yn", "level", "words"].map(|id| of(id)["scored"].as_bool().expect("a boolean")).into();
    assert_eq!(scored, [false, true, false]);
}

#[test]
fn a_scenario_tells_which_requirements_hold_and_unknown_is_not_no() {
    let scenario = json!({
        "id": "use", "name": "Use", "about": null, "because": null, "recommend": "y",
        "weights": { "groups": { "general": 2 }, "criteria": { "ms": 0 } },
        "requires": ["yn", "nothing"],
        "meets": {
            "x": { "yn": "no", "nothing": "unknown" },
            "y": { "yn": "no", "nothing": "unknown" },
        },
    });
    assert_eq!(exported()["scenarios"], json!([scenario]));
}

#[test]
fn the_table_has_a_row_for_each_cell() {
    let rows = rows();
    assert_eq!(rows.len(), 1 + 2 * 11);
    let header = "matrix subject_id subject criterion_id criterion group_id group kind state value \
                  unit text source_titles source_urls checked evidence note licence tier \
                  quote archived found votes variant condition when since until";
    assert_eq!(rows[0].join(" "), header);
    let sources = "A, \"quoted\" title; example.com: m";
    let urls = "https://example.org/s; https://www.example.com/m";
    let cells = [
        "backend",
        "x",
        "Ex",
        "ms",
        "Cold start",
        "general",
        "T",
        "number",
        "value",
        "2.50",
        "ms",
        "2.50 ms",
        sources,
        urls,
        "2026-02-11",
        "measured",
        "'=1+1",
        "CC-BY-4.0",
        "sourced",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ];
    assert_eq!(rows[3], cells);
    let states: Vec<&str> = rows[12..].iter().map(|row| row[8].as_str()).collect();
    let unknown = "unknown";
    assert_eq!(states[..6], ["n/a", unknown, "value", unknown, "value", "value"]);
    assert_eq!(states[6..], [unknown; 5]);
}

#[test]
fn no_cell_of_the_table_is_a_formula_and_numbers_stay_numbers() {
    let rows = rows();
    assert_eq!(rows[1][4], "'=Yes or no");
    assert_eq!(rows[4][9..12], ["-3", "points", "'-3 points"]);
    assert_eq!(rows[8][9], "'-some words");
}

#[test]
fn lines_of_the_table_end_as_its_standard_says() {
    let text = csv(&matrix(), &WORDS);
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}
