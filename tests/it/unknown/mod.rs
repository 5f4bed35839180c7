//! Unknown is never shown as no: a site with every kind of criterion, every state of a fact, every
//! directive and every page that is made from a matrix, and a check of each view of each fact.
//!
//! The test has no list of pages. Every output is read: HTML by the classes of the default theme, with
//! the row, the column and the headings around a fact to identify it; JSON and CSV by the ids around a
//! value.

mod data;
mod pages;
mod site;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::html::Page;
use crate::support::{run, tree, versus};
use pages::Seen;
use serde_json::Value;
use site::{SUBJECTS, criteria, guide, site, state};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const THEMES: [&str; 2] = ["default", "broadsheet"];

fn build(theme: &str) -> BTreeMap<String, Vec<u8>> {
    let home = site(theme);
    let mut command = versus();
    command.args(["build", "--today", "2026-06-01", "--root"]).arg(home.path());
    let (status, said, closing) = run(command.arg("--out").arg(home.join("public")));
    assert_eq!(status, 0, "{said}{closing}");
    tree(&home.join("public"))
}

#[test]
fn every_directive_of_the_manual_is_used() {
    let manual = fs::read_to_string(Path::new(ROOT).join("content/manual/markdown.md"));
    let manual = manual.expect("the manual");
    let rows = manual.lines().filter(|line| line.starts_with("| `::"));
    let named = rows.flat_map(|row| row.split('|').nth(1).expect("a cell").split(','));
    let names: Vec<&str> = named.map(|name| name.trim().trim_matches(['`', ':'])).collect();
    assert!(names.len() > 15, "{names:?}");
    let guide = guide();
    let is_used = |name: &&str| {
        guide.lines().any(|line| {
            line.trim_start_matches(':').split('{').next() == Some(name) && line.starts_with("::")
        })
    };
    let unused: Vec<&str> = names.into_iter().filter(|name| !is_used(name)).collect();
    assert!(unused.is_empty(), "show the facts with {unused:?} too");
}

#[test]
fn no_page_shows_an_unknown_fact_as_a_no() {
    for theme in THEMES {
        let outputs = build(theme);
        let mut seen = Seen::default();
        let mut wrong = Vec::new();
        for (path, bytes) in outputs.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = Page::read(std::str::from_utf8(bytes).expect("UTF-8"));
            let found = [
                pages::facts(&page, &mut seen),
                pages::said(&page, &mut seen),
                pages::charts(&page, &mut seen),
                pages::scores(&page, &mut seen),
                pages::mentions(&page, &mut seen),
                pages::standings(&page, &mut seen),
            ];
            let found = found.into_iter().flatten();
            wrong.extend(found.map(|wrong| format!("{theme}, {path}: {wrong}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let pages = outputs.keys().filter(|path| path.ends_with(".html")).count();
        assert!(
            pages > 40,
            "the pages of subjects, criteria and pairs are there, not only {pages}"
        );
        assert_all_seen(&seen, theme);
    }
}

/// Asserts that enough facts were checked, so that a renamed class does not make the test pass.
fn assert_all_seen(seen: &Seen, theme: &str) {
    for (subject, (criterion, kind)) in
        SUBJECTS.into_iter().flat_map(|subject| criteria().map(move |of| (subject, of)))
    {
        // At least the facts of the guides, and of the page of the section.
        let charts = usize::from(matches!(kind, "number" | "money" | "rating"));
        for (class, least) in [("fact-value", 5), ("claim-value", 1), ("chart-value", charts)] {
            let cell = (class, subject.to_owned(), criterion.clone());
            let count = seen.facts.get(&cell).copied().unwrap_or_default();
            assert!(count >= least, "{theme}: {count} of {cell:?}");
        }
    }
    // Of each subject at least one; bars for the three amounts of those two that have any.
    let all = SUBJECTS.len();
    for (what, least) in [
        ("chart-bar", 6),
        ("score", all),
        ("no score", all),
        ("mention", criteria().count() * all),
        ("is-ruled-out", 1),
        ("finding", all),
    ] {
        let count = seen.others.get(what).copied().unwrap_or_default();
        assert!(count >= least, "{theme}: {count} of {what}");
    }
}

#[test]
fn no_data_states_no_for_an_unknown_fact() {
    let mut seen = BTreeMap::<&str, BTreeSet<String>>::new();
    for (path, bytes) in build("default") {
        let text = || std::str::from_utf8(&bytes).expect("UTF-8");
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let wrong = match extension {
            "json" => {
                let value = serde_json::from_str(text()).expect("JSON");
                data::json(&value, &mut Vec::new(), seen.entry("json").or_default())
            }
            "csv" => data::csv(text(), seen.entry("csv").or_default()),
            "xml" => pages::mentions(&Page::read(text()), &mut Seen::default()),
            _ => continue,
        };
        assert!(wrong.is_empty(), "{path}: {}", wrong.join("\n"));
    }
    let unknown = SUBJECTS.into_iter().flat_map(|subject| {
        let unknown = criteria().filter(move |(id, _)| state(subject, id) == "unknown");
        unknown.map(move |(id, _)| format!("{subject}/{id}"))
    });
    let unknown: BTreeSet<String> = unknown.collect();
    for format in ["json", "csv"] {
        assert_eq!(seen.get(format), Some(&unknown), "not every unknown fact is in {format}");
    }
}

#[test]
fn unknown_facts_have_no_score() {
    let home = site("default");
    let score = |further: &[&str]| {
        let mut command = versus();
        let (status, said, wrong) =
            run(command.args(["score", "--root"]).arg(home.path()).args(further));
        assert_eq!(status, 0, "{further:?}: {wrong}");
        said
    };
    let every = SUBJECTS.join(",");
    for question in [&[][..], &["--scenario", "needs-dark"], &["--subjects", &every]] {
        let answer = score(&[&["--format", "json"], question].concat());
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let rows = answer["subjects"].as_array().expect("a list");
        assert_eq!(rows.len(), SUBJECTS.len());
        for row in rows {
            assert_eq!(row["groups"]["dark"]["score"], Value::Null, "{row}");
            if row["id"] != "full" && row["id"] != "rich" {
                assert_eq!(row["overall"], Value::Null, "{row}");
                assert_eq!(row["groups"]["lit"]["score"], Value::Null, "{row}");
            }
        }
        let text = score(question);
        let of_bare = text.lines().skip_while(|line| !line.starts_with("bare"));
        let of_bare: Vec<&str> = of_bare.take(3).collect();
        let of_dark: Vec<&str> =
            text.lines().filter(|line| line.trim_start().starts_with("dark")).collect();
        assert_eq!((of_bare.len(), of_dark.len()), (3, SUBJECTS.len()), "{text}");
        for line in of_dark.into_iter().chain(of_bare) {
            let said: Vec<&str> = line.split_whitespace().skip(1).collect();
            assert!(matches!(said.first(), Some(&("unknown" | "–"))), "{line}");
        }
    }
    for subject in ["bare", "asked"] {
        for (id, _) in criteria() {
            let cell = format!("{subject}/{id}");
            let text = score(&["--explain", &cell]);
            let values: Vec<&str> = text.lines().skip(1).collect();
            assert!(values.iter().any(|line| line.contains("unknown")), "{text}");
            let is_no =
                |line: &&str| line.split_whitespace().any(|word| word == "no" || word == "`no`");
            assert!(!values.iter().any(is_no), "{text}");
            let json: Value =
                serde_json::from_str(&score(&["--format", "json", "--explain", &cell]))
                    .expect("JSON");
            assert_eq!(json["utility"], Value::Null, "{json}");
        }
    }
}
