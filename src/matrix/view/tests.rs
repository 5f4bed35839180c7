use super::super::check::tests::{WORDS, check};
use super::*;
use crate::base::index::Index;
use crate::base::index::at;
use crate::matrix::{Criterion, Subject};
use crate::theme::Value;
use crate::theme::contract::FactView;

const TEXT: &str = r#"
title = "Runtimes"
licence = "CC-BY-4.0"
[[group]]
id = "speed"
name = "Speed"
weight = 2
about = "How fast"
[[group]]
id = "web"
name = "Web"
[[group]]
id = "empty"
name = "Empty"
[[criterion]]
id = "http2"
group = "web"
name = "HTTP/2"
kind = "level"
[[criterion]]
id = "cold-start"
group = "speed"
name = "Cold start"
kind = "number"
unit = "ms"
better = "lower"
about = "Time to first byte"
[[criterion]]
id = "platforms"
group = "web"
name = "Platforms"
kind = "list"
[[source]]
id = "bench"
title = "Bench"
url = "https://bench.org/"
published = 2025-03-01
[[source]]
id = "docs"
title = "Docs"
url = "https://docs.org/"
[[subject]]
id = "nodejs"
name = "Node.js"
url = "https://nodejs.org/"
own = true
about = "A runtime"
[subject.facts]
http2 = { value = "yes", source = "docs", checked = 2026-02-11 }
cold-start = { value = 30, source = ["bench", "https://www.x.org/a"], checked = 2026-01-01, evidence = "measured", note = "128 MB" }
platforms = ["Linux", "macOS"]
[[subject]]
id = "python"
name = "Python"
[subject.facts]
http2 = { value = "unknown", source = "docs", checked = 2020-01-01 }
cold-start = { value = 30.0, source = "bench", checked = 2026-03-01 }
platforms = ["macOS", "Linux"]
[[subject]]
id = "go"
name = "Go"
[subject.facts]
http2 = "partial"
cold-start = "n/a"
[[scenario]]
id = "api"
name = "API"
requires = ["http2"]
recommend = "nodejs"
because = "It is there."
"#;

fn matrix() -> Matrix {
    let (matrix, found) = check(TEXT);
    assert_eq!(found, [""; 0]);
    matrix
}

/// Calls `show` with the matrix and with addresses of pages, of which only those of subjects exist.
fn view<T>(show: impl FnOnce(&Drawn<'_>, &Addresses<'_>) -> T) -> T {
    let matrix = matrix();
    let addresses = Addresses {
        section: Some(Href::written("/backend/")),
        compare: None,
        changes: None,
        data: &|_| None,
        subject: &|subject| Some(Href::written(&format!("/backend/{subject:?}/"))),
        criterion: &|_| None,
        link: &|_| None,
        image: &|_| None,
        file: &|_| None,
        sample: &|_| None,
    };
    let parts = Parts::new(&matrix, &addresses);
    let of = Viewed {
        matrix: &matrix,
        parts: &parts,
        words: &WORDS,
        line_url: &|_| None,
        file_url: &|_| None,
        data_url: &|_| None,
    };
    let draw = |component: &str, _: &[(&'static str, Value)]| Ok(component.to_owned());
    show(&Drawn { of, kept: &Kept::new(&matrix), draw: &draw }, &addresses)
}

fn fact(subject: Index<Subject>, criterion: Index<Criterion>) -> Part<FactView> {
    view(|of, _| of.fact(subject, criterion))
}

fn table(subjects: &[Index<Subject>], criteria: &[Index<Criterion>]) -> TableView {
    let selection = Selection { subjects: subjects.to_vec(), criteria: criteria.to_vec() };
    view(|of, _| table_view(of, &selection, "t1".to_owned())).expect("drawn")
}

#[test]
fn a_matrix_lists_everything_as_declared() {
    let view = view(|of, addresses| matrix_view(of, addresses));
    let groups: Vec<(&str, usize)> =
        view.groups.iter().map(|group| (group.id.as_str(), group.criteria.len())).collect();
    assert_eq!(groups, [("speed", 1), ("web", 2), ("empty", 0)]);
    assert_eq!((view.groups[0].weight, view.groups[0].about.as_str()), (2.0, "How fast"));
    assert_eq!((view.title.as_str(), view.licence.as_str()), ("Runtimes", "CC-BY-4.0"));
    let checked: Vec<Option<&str>> = view.sources.iter().map(|s| s.checked.as_deref()).collect();
    assert_eq!(checked, [Some("2026-03-01"), Some("2026-02-11")]);
    assert_eq!(view.sources[0].published.as_deref(), Some("2025-03-01"));
    assert_eq!(view.scenarios[0].requires[0].id, "http2");
    let recommended = view.scenarios[0].recommend.as_ref().map(|subject| subject.name.as_str());
    assert_eq!(recommended, Some("Node.js"));
}

#[test]
fn a_subject_keeps_its_index_on_every_page() {
    let view = table(&[at(2), at(0)], &[at(0)]);
    let indices: Vec<usize> = view.subjects.iter().map(|subject| subject.index).collect();
    assert_eq!(indices, [2, 0]);
    assert!(view.subjects[1].own);
    assert_eq!(view.subjects[0].url, None);
    assert_eq!(view.subjects[0].page_url, Some(Href::written("/backend/2/")));
}

#[test]
fn a_fact_has_its_state_text_and_sources() {
    let cell = fact(at(0), at(1));
    assert_eq!((cell.state, cell.text.as_str()), ("value", "30\u{202f}ms"));
    assert_eq!((cell.note.as_str(), cell.evidence), ("128 MB", "measured"));
    assert_eq!(cell.checked.as_deref(), Some("2026-01-01"));
    let sources: Vec<(&str, &str)> =
        cell.sources.iter().map(|s| (s.id.as_str(), s.title.as_str())).collect();
    assert_eq!(sources, [("bench", "Bench"), ("", "x.org: a")]);
    assert_eq!(cell.sources[1].url.as_ref().map(Href::as_str), Some("https://www.x.org/a"));
    assert_eq!(fact(at(0), at(2)).items, ["Linux", "macOS"]);
}

#[test]
fn unknown_is_never_shown_as_no() {
    let states: Vec<(&str, String)> = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)]
        .map(|(subject, criterion)| fact(at(subject), at(criterion)))
        .map(|fact| (fact.state, fact.text.clone()))
        .into();
    let expected =
        [("yes", "Yes"), ("unknown", "?"), ("partial", "Partly"), ("n/a", "–"), ("unknown", "?")];
    assert_eq!(states, expected.map(|(state, text)| (state, text.to_owned())));
}

#[test]
fn a_table_shows_groups_as_its_selection_reaches_them() {
    let all = Selection::all(&matrix());
    assert_eq!(
        all,
        Selection { subjects: vec![at(0), at(1), at(2)], criteria: vec![at(1), at(0), at(2)] }
    );
    let ids = |view: &TableView| -> Vec<String> {
        view.groups.iter().map(|group| group.id.clone()).collect()
    };
    let view = table(&[at(0), at(1), at(2)], &all.criteria);
    assert_eq!(ids(&view), ["speed", "web"]);
    assert_eq!((view.rows, view.id.as_str()), (3, "t1"));
    let view = table(&[at(0)], &[at(2), at(1), at(0)]);
    assert_eq!(ids(&view), ["web", "speed"]);
    assert_eq!(view.groups[0].rows[0].criterion.id, "platforms");
}

#[test]
fn known_counts_neither_unknown_nor_not_applicable() {
    let view = table(&[at(0), at(1), at(2)], &[at(0), at(1), at(2)]);
    assert_eq!((view.known, view.applicable), (6, 8));
}

#[test]
fn as_of_is_the_oldest_check_of_a_known_fact() {
    // The unknown fact of 2020 does not count.
    assert_eq!(table(&[at(0), at(1), at(2)], &[at(0), at(1)]).as_of.as_deref(), Some("2026-01-01"));
    assert_eq!(table(&[at(1)], &[at(0)]).as_of, None);
    assert_eq!(table(&[], &[]).as_of, None);
}

#[test]
fn a_row_differs_when_two_known_facts_do() {
    let differs = |subjects: &[Index<Subject>], criterion| differs(&matrix(), subjects, criterion);
    assert!(differs(&[at(0), at(2)], at(0)), "yes and partial");
    assert!(!differs(&[at(0), at(1)], at(0)), "yes and unknown");
    assert!(!differs(&[at(0), at(1)], at(1)), "30 and 30.0");
    assert!(!differs(&[at(0), at(2)], at(1)), "30 and n/a");
    assert!(!differs(&[at(0), at(1)], at(2)), "the same list in another order");
    assert!(!differs(&[], at(0)));
    let view = table(&[at(0), at(2)], &[at(0), at(1)]);
    let rows: Vec<bool> = view.groups.iter().map(|group| group.rows[0].differs).collect();
    assert_eq!(rows, [true, false]);
}

#[test]
fn a_sheet_has_every_fact_of_one_subject() {
    let sheet = view(|of, _| sheet_view(of, at(1))).expect("drawn");
    let rows: Vec<usize> = sheet.groups.iter().map(|group| group.rows.len()).collect();
    assert_eq!(rows, [1, 2]);
    assert!(sheet.groups.iter().flat_map(|group| &group.rows).all(|row| row.cells.len() == 1));
    assert_eq!((sheet.known, sheet.applicable), (2, 3));
    assert_eq!(sheet.as_of.as_deref(), Some("2026-03-01"));
}

#[test]
fn a_contender_has_its_fact() {
    let view = view(|of, _| contender_view(of, at(1), at(1)));
    assert_eq!((view.subject.id.as_str(), view.criterion.id.as_str()), ("python", "cold-start"));
    assert_eq!(view.fact.text, "30.0\u{202f}ms");
    assert_eq!((view.criterion.better, view.criterion.unit.as_str()), ("lower", "ms"));
}

#[test]
fn a_bibliography_names_each_source_once_with_its_latest_check() {
    let matrix = matrix();
    let facts = [
        matrix.fact(at(0), at(1)),
        matrix.fact(at(0), at(0)),
        matrix.fact(at(1), at(1)),
        matrix.fact(at(1), at(0)),
    ];
    let view = view(|of, _| bibliography(of, facts));
    let sources: Vec<(&str, Option<&str>)> =
        view.sources.iter().map(|s| (s.title.as_str(), s.checked.as_deref())).collect();
    let expected = [
        ("Bench", Some("2026-03-01")),
        ("x.org: a", Some("2026-01-01")),
        ("Docs", Some("2026-02-11")),
    ];
    assert_eq!(sources, expected);
    assert_eq!(view.as_of.as_deref(), Some("2026-01-01"));
    assert_eq!(view.licence, "CC-BY-4.0");
}

#[test]
fn a_group_has_its_own_criteria() {
    let ids: Vec<String> = {
        let group = view(|of, _| group_view(of, at(1)));
        group.criteria.iter().map(|criterion| criterion.id.clone()).collect()
    };
    assert_eq!(ids, ["http2", "platforms"]);
    assert_eq!(source_view(&matrix().sources[at(0)], &|_| None).checked, None);
}
