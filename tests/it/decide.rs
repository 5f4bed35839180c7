//! The theme's script gives the same ranking as `versus score`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::Folder;
use crate::support::random::{Random, random_matrix, words};
use serde_json::{Value, json};
use versus::internals::base::address::Href;
use versus::internals::base::date::Date;
use versus::internals::base::index::Index;
use versus::internals::compile;
use versus::internals::compile::resolve::Selection;
use versus::internals::matrix::comparison::view::flip_factor;
use versus::internals::matrix::comparison::{self, Question, compare};
use versus::internals::matrix::{Matrix, Scenario, export};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A request of a reader for one matrix.
struct Asked {
    request: Value,
    /// What `versus score --format json` prints
    answer: Value,
}

#[test]
fn the_script_ranks_random_matrices_as_versus_score_does() {
    let site = Folder::new();
    let mut random = Random::new(11);
    for at in 0..70 {
        site.write(&format!("content/m{at:03}/matrix.toml"), random_matrix(&mut random));
    }
    let kinds = assert_agrees(&site, &mut random);
    for kind in ["wins", "leads", "tie", "unknown", "flip", "ruled-out", "not-confirmed"] {
        let count = kinds.get(kind).copied().unwrap_or(0);
        assert!(count >= 10, "{count} of {kind}");
    }
}

#[test]
fn the_script_ranks_the_matrices_of_this_repository_as_versus_score_does() {
    let mut random = Random::new(12);
    assert_agrees(&crate::support::own_matrices(), &mut random);
}

/// Compares both for all matrices of a site, and returns how often each kind of answer was given.
fn assert_agrees(site: &Folder, random: &mut Random) -> BTreeMap<String, usize> {
    let today = Date::parse("2026-01-01").expect("it is a day");
    let selection = Selection { drafts: false, future: false, today };
    let loaded = compile::load(site.path(), None, selection).expect("the disk works");
    assert!(loaded.site().matrices.len() > 1, "{:?}", loaded.found);
    let mut asked = Vec::new();
    let addresses = export::Addresses { image: &|_| None, file: &|_| None, code: &|_| None };
    for matrix in &loaded.site().matrices {
        let path = format!("data/{}.json", matrix.id);
        site.write(
            &path,
            export::json(matrix, &Href::written("https://example.org/"), &words(), &addresses),
        );
        for scenario in matrix.scenarios.indices().map(Some).chain([None]) {
            for _ in 0..3 {
                let (question, mut request) = question(matrix, scenario, random);
                request["data"] = json!(site.join(&path));
                let answer = comparison::json::json(matrix, &question, &compare(matrix, &question));
                let answer = serde_json::from_str(&answer).expect("it is JSON");
                asked.push(Asked { request, answer });
            }
        }
    }
    let mut kinds = BTreeMap::new();
    let requests: Vec<Value> = asked.iter().map(|of| of.request.clone()).collect();
    for (Asked { request, answer }, theirs) in asked.iter().zip(script(&requests)) {
        assert_same(answer, &theirs, &request.to_string(), &mut kinds);
    }
    kinds
}

/// Chooses some of the subjects, with random weights of some groups and criteria.
fn question(
    matrix: &Matrix,
    scenario: Option<Index<Scenario>>,
    random: &mut Random,
) -> (Question, Value) {
    let mut question = Question::of(matrix);
    if let Some(at) = scenario {
        question = question.in_scenario(matrix, at);
    }
    if random.below(3) > 0 {
        question.subjects.retain(|_| random.below(4) > 0);
    }
    // An empty list means all subjects, for the script and for the command.
    if question.subjects.is_empty() {
        question.subjects = Question::of(matrix).subjects;
    }
    let groups = matrix.groups.iter().map(|of| &of.id).zip(question.weights.groups.iter_mut());
    let groups = reweigh(groups, random);
    let criteria =
        matrix.criteria.iter().map(|of| &of.id).zip(question.weights.criteria.iter_mut());
    let criteria = reweigh(criteria, random);
    let weights = json!({ "groups": groups, "criteria": criteria });
    let subjects: Vec<&str> =
        question.subjects.iter().map(|at| matrix.subjects[*at].id.as_str()).collect();
    let id = scenario.map(|at| &matrix.scenarios[at].id);
    let request = json!({ "subjects": subjects, "scenario": id, "weights": weights });
    (question, request)
}

/// Changes some of the weights, and returns those by id.
fn reweigh<'m>(
    weights: impl Iterator<Item = (&'m String, &'m mut f64)>,
    random: &mut Random,
) -> BTreeMap<String, f64> {
    let mut changed = BTreeMap::new();
    for (id, weight) in weights {
        if random.below(2) == 0 {
            let text = random.of(&["0", "0.1", "0.7", "1", "2", "5.5", "1e8", "1e-7"]);
            *weight = text.parse().expect("a number");
            changed.insert(id.clone(), *weight);
        }
    }
    changed
}

#[test]
fn the_script_writes_factors_as_the_build_does() {
    let mut factors = vec![1.0, 0.125, 0.625, 0.005, 0.004_999, 0.000_999, 4.9e-3, 1e-7, 123.456];
    factors.extend((-60..8).map(|power| 1.37_f64 * 2.0_f64.powi(power)));
    let ours: Vec<String> = factors.iter().map(|of| flip_factor(*of, 2)).collect();
    assert!(ours.iter().all(|text| text.contains(|digit| ('1'..='9').contains(&digit))));
    let asked: Vec<Value> = factors.iter().map(|of| json!(of)).collect();
    assert_eq!(script(&asked), ours);
}

/// The answers of the script.
fn script(requests: &[Value]) -> Vec<Value> {
    let mut node = Command::new("node")
        .arg(Path::new(ROOT).join("tests/decide.js"))
        .arg(Path::new(ROOT).join("themes/default/static/script.js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed");
    let mut stdin = node.stdin.take().expect("it is piped");
    stdin.write_all(json!(requests).to_string().as_bytes()).expect("the script reads");
    drop(stdin);
    let output = node.wait_with_output().expect("the script ends");
    assert!(output.status.success(), "the script fails");
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    assert_eq!(answers.len(), requests.len());
    answers
}

fn assert_same(ours: &Value, theirs: &Value, what: &str, kinds: &mut BTreeMap<String, usize>) {
    let mut count = |kind: &str| *kinds.entry(kind.to_owned()).or_default() += 1;
    let rows = |of: &Value| of["subjects"].as_array().expect("a list").clone();
    assert_eq!(rows(ours).len(), rows(theirs).len(), "{what}");
    for (ours, theirs) in rows(ours).iter().zip(&rows(theirs)) {
        let what = format!("{what}: {}", ours["id"]);
        assert_eq!(ours["id"], theirs["id"], "{what}");
        for key in ["overall", "lower", "upper", "coverage"] {
            assert_near(&ours[key], &theirs[key], &format!("{what}.{key}"));
        }
        assert_eq!(
            ours["groups"].as_object().map(|of| of.len()),
            theirs["groups"].as_object().map(|of| of.len()),
            "{what}"
        );
        for (group, ours) in ours["groups"].as_object().expect("a table") {
            for key in ["score", "lower", "upper", "coverage"] {
                let theirs = &theirs["groups"][group][key];
                assert_near(&ours[key], theirs, &format!("{what}.{group}.{key}"));
            }
        }
        // The command leaves it out without a scenario: then all subjects are eligible.
        let all = json!({ "state": "eligible", "by": [] });
        let eligibility = ours.get("eligibility").unwrap_or(&all);
        assert_eq!(*eligibility, theirs["eligibility"], "{what}");
        count(eligibility["state"].as_str().expect("a word"));
    }
    assert_eq!(ours["outcome"]["kind"], theirs["outcome"]["kind"], "{what}");
    assert_eq!(ours["outcome"]["leader"], theirs["outcome"]["leader"], "{what}");
    assert_near(&ours["outcome"]["margin"], &theirs["outcome"]["margin"], what);
    count(ours["outcome"]["kind"].as_str().expect("a word"));
    let (ours, theirs) = (&ours["robustness"]["flip"], &theirs["flip"]);
    assert_eq!(ours.is_null(), theirs.is_null(), "{what}: {ours} {theirs}");
    if !ours.is_null() {
        count("flip");
        assert_eq!(ours["group"], theirs["group"], "{what}: {ours} {theirs}");
        assert_eq!(ours["to"], theirs["to"], "{what}: {ours} {theirs}");
        assert_near(&ours["factor"], &theirs["factor"], what);
    }
}

/// Equal to 1e-9, of 1 or of the number itself, where that is larger.
fn assert_near(ours: &Value, theirs: &Value, what: &str) {
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(a), Some(b)) => {
            assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{what}: {a} is not {b}");
        }
        _ => assert_eq!(ours, theirs, "{what}"),
    }
}
