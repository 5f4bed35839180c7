//! `versus score` compared with a second implementation that shares no code with it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::random::{Random, random_matrix, words};
use crate::support::{Folder, run, versus};
use serde_json::{Value, json};
use versus::internals::base::address::Href;
use versus::internals::base::date::Date;
use versus::internals::compile;
use versus::internals::compile::resolve::Selection;
use versus::internals::matrix::comparison::{self, Question, compare};
use versus::internals::matrix::{Matrix, export};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The answers of the reference to these requests.
fn reference(requests: &[Value]) -> Vec<Value> {
    let mut python = Command::new("python3")
        .arg(Path::new(ROOT).join("tests/score_reference.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let mut stdin = python.stdin.take().expect("it is piped");
    stdin.write_all(json!(requests).to_string().as_bytes()).expect("the reference reads");
    drop(stdin);
    let output = python.wait_with_output().expect("the reference ends");
    assert!(output.status.success(), "the reference fails");
    let answers: Vec<Value> =
        serde_json::from_slice(&output.stdout).expect("the reference prints JSON");
    assert_eq!(answers.len(), requests.len());
    answers
}

/// Exit code, standard output and standard error of `versus score`, of this repository's site.
fn score(arguments: &[&str]) -> (i32, String, String) {
    run(versus().args(["score", "--root", ROOT]).args(arguments))
}

/// Its output for the matrix of runtimes.
fn scored(arguments: &[&str]) -> Value {
    let (exit, stdout, stderr) = score(&[&["backend", "--format", "json"], arguments].concat());
    assert_eq!(exit, 0, "{stderr}");
    serde_json::from_str(&stdout).expect("it prints one object")
}

/// Compares an answer with that of the reference. Shares of random weightings are estimates, from 10,000
/// and from 4,000 draws, and a factor is searched for only between 1/10,000 and 10,000.
fn assert_agrees(ours: &Value, theirs: &Value, what: &str) {
    let (our_rows, their_rows) = (ours["subjects"].as_array(), theirs["subjects"].as_array());
    let (our_rows, their_rows) = (our_rows.expect("a list"), their_rows.expect("a list"));
    assert_eq!(our_rows.len(), their_rows.len(), "{what}");
    for (ours, theirs) in our_rows.iter().zip(their_rows) {
        assert_eq!(ours["id"], theirs["id"], "{what}");
        let what = format!("{what}: {}", ours["id"]);
        let groups = |of: &Value| of["groups"].as_object().map(|of| of.len());
        assert_eq!(groups(ours), groups(theirs), "{what}");
        for key in ["overall", "lower", "upper", "coverage"] {
            assert_near(&ours[key], &theirs[key], 1e-9, &format!("{what}.{key}"));
        }
        for (group, theirs) in theirs["groups"].as_object().expect("a table") {
            for key in ["score", "lower", "upper", "coverage"] {
                let what = format!("{what}.{group}.{key}");
                assert_near(&ours["groups"][group][key], &theirs[key], 1e-9, &what);
            }
        }
        if ours["eligibility"].is_object() {
            assert_eq!(ours["eligibility"], theirs["eligibility"], "{what}");
        }
    }
    assert_eq!(ours["outcome"]["kind"], theirs["outcome"]["kind"], "{what}");
    assert_eq!(ours["outcome"]["leader"], theirs["outcome"]["leader"], "{what}");
    assert_near(&ours["outcome"]["margin"], &theirs["outcome"]["margin"], 1e-9, what);
    let (ours, theirs) = (&ours["robustness"], &theirs["robustness"]);
    let is_within_reach = |flip: &Value| {
        flip["factor"].as_f64().is_some_and(|factor| (1.1e-4..0.9e4).contains(&factor))
    };
    if is_within_reach(&ours["flip"]) || is_within_reach(&theirs["flip"]) {
        let (ours, theirs) = (&ours["flip"], &theirs["flip"]);
        assert_eq!(ours["group"], theirs["group"], "{what}: {ours} {theirs}");
        assert_eq!(ours["to"], theirs["to"], "{what}: {ours} {theirs}");
        let factor = theirs["factor"].as_f64().unwrap_or(f64::NAN);
        assert_near(&ours["factor"], &theirs["factor"], factor * 1e-6, what);
    }
    let theirs = theirs["acceptability"].as_object().expect("a table");
    assert_eq!(ours["acceptability"].as_object().map(|of| of.len()), Some(theirs.len()), "{what}");
    for (subject, share) in theirs {
        // Five standard errors.
        assert_near(&ours["acceptability"][subject], share, 0.047, &format!("{what}: {subject}"));
    }
}

fn assert_near(ours: &Value, theirs: &Value, tolerance: f64, what: &str) {
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(a), Some(b)) => assert!((a - b).abs() <= tolerance, "{what}: {a} is not {b}"),
        _ => assert_eq!(ours, theirs, "{what}"),
    }
}

/// The requests for a matrix without other weights: overall, and each scenario by its id.
fn questions(matrix: &Matrix) -> Vec<(Question, Option<&str>)> {
    let overall = Question::of(matrix);
    let scenarios = matrix.scenarios.indexed().map(|(at, scenario)| {
        (overall.clone().in_scenario(matrix, at), Some(scenario.id.as_str()))
    });
    [(overall.clone(), None)].into_iter().chain(scenarios).collect()
}

#[test]
fn random_matrices_are_scored_as_by_the_reference() {
    let site = Folder::new();
    let mut random = Random::new(7);
    for at in 0..120 {
        site.write(&format!("content/m{at:03}/matrix.toml"), random_matrix(&mut random));
    }
    let today = Date::parse("2026-01-01").expect("it is a day");
    let selection = Selection { drafts: false, future: false, today };
    let loaded = compile::load(site.path(), None, selection).expect("the disk works");
    assert!(!loaded.has_errors(), "{:?}", loaded.found);
    assert_eq!(loaded.site().matrices.len(), 120);
    let (mut requests, mut ours) = (Vec::new(), Vec::new());
    let addresses = export::Addresses { image: &|_| None, file: &|_| None, code: &|_| None };
    for (at, matrix) in loaded.site().matrices.iter().enumerate() {
        let folder = site.path().join("content").join(&matrix.id);
        let data = format!("data/{}.json", matrix.id);
        site.write(
            &data,
            export::json(matrix, &Href::written("https://example.org/"), &words(), &addresses),
        );
        for (question, id) in questions(matrix) {
            let answer = comparison::json::json(matrix, &question, &compare(matrix, &question));
            requests.push(json!({ "folder": folder, "scenario": id }));
            // Only for some of them: the reference is slow.
            if at % 4 == 0 {
                ours.push(answer.clone());
                requests.push(json!({ "data": site.join(&data), "scenario": id }));
            }
            ours.push(answer);
        }
    }
    let mut kinds: Vec<String> = Vec::new();
    for ((ours, theirs), request) in ours.iter().zip(reference(&requests)).zip(&requests) {
        let ours: Value = serde_json::from_str(ours).expect("it is JSON");
        assert_agrees(&ours, &theirs, &request.to_string());
        kinds.push(ours["outcome"]["kind"].as_str().expect("a word").to_owned());
        kinds.push(ours["robustness"]["flip"].is_object().to_string());
    }
    // The cases that the matrices are meant to cover.
    for kind in ["wins", "leads", "tie", "unknown", "true", "false"] {
        let count = kinds.iter().filter(|of| *of == kind).count();
        assert!(count >= 10, "{count} of {kind}");
    }
}

#[test]
fn the_guide_of_this_repository_is_scored_as_by_the_reference() {
    let folder = Path::new(ROOT).join("content/backend");
    let cases: [(&[&str], Value); 5] = [
        (&[], json!({})),
        (&["--subjects", "python,nodejs"], json!({ "subjects": ["python", "nodejs"] })),
        (&["--scenario", "http-no-dependencies"], json!({ "scenario": "http-no-dependencies" })),
        (&["--scenario", "serverless"], json!({ "scenario": "serverless" })),
        (
            &["--scenario", "gateway", "--weights", "web=0.5,sqlite=0,tooling=7"],
            json!({ "scenario": "gateway", "weights": { "web": 0.5, "sqlite": 0, "tooling": 7 } }),
        ),
    ];
    let requests: Vec<Value> = cases
        .iter()
        .map(|(_, request)| {
            let mut request = request.clone();
            request["folder"] = json!(folder);
            request
        })
        .collect();
    for ((arguments, _), theirs) in cases.iter().zip(reference(&requests)) {
        assert_agrees(&scored(arguments), &theirs, &arguments.join(" "));
    }
}

#[test]
fn published_data_is_enough_to_score_the_matrices_of_this_repository() {
    let site = crate::support::own_matrices();
    let today = Date::parse("2026-01-01").expect("it is a day");
    let selection = Selection { drafts: false, future: false, today };
    let loaded = compile::load(site.path(), None, selection).expect("the disk works");
    let (mut requests, mut ours) = (Vec::new(), Vec::new());
    for matrix in &loaded.site().matrices {
        let data = site.join(&format!("public/{}/matrix.json", matrix.id));
        for (question, id) in questions(matrix) {
            requests.push(json!({ "data": data, "scenario": id }));
            ours.push(comparison::json::json(matrix, &question, &compare(matrix, &question)));
        }
    }
    assert!(requests.len() > 10 && requests.len() == ours.len());
    for ((ours, theirs), request) in ours.iter().zip(reference(&requests)).zip(&requests) {
        let ours: Value = serde_json::from_str(ours).expect("it is JSON");
        assert_agrees(&ours, &theirs, &request.to_string());
    }
}

#[test]
fn one_object_is_printed_and_the_same_in_every_run() {
    let [first, again] = [(); 2].map(|()| score(&["backend", "--format", "json"]));
    assert_eq!(first, again);
    assert!(first.1.starts_with(r#"{"matrix":"backend","subjects":[{"id":"#), "{}", first.1);
    assert_eq!(first.1.lines().count(), 1);
}

#[test]
fn the_only_matrix_of_a_site_need_not_be_named() {
    let site = Folder::new();
    let matrix = "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'rating'\n\
                  [[subject]]\nid = 's'\nname = 'S'\nfacts.c = 3\n";
    let score = |arguments: &[&str]| {
        run(versus().arg("score").args(arguments).arg("--root").arg(site.path()))
    };
    site.write("content/a.md", "# A\n");
    assert_eq!(score(&[]).2, "error: this site has no matrix\n");
    site.write("content/one/matrix.toml", matrix);
    let (exit, stdout, stderr) = score(&[]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert!(stdout.contains("outcome: `s` wins"), "{stdout}");
    site.write("content/two/matrix.toml", matrix);
    let (exit, stdout, stderr) = score(&[]);
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert_eq!(stderr, "error: this site has 2 matrices; name `one` or `two`\n");
}

#[test]
fn the_parts_of_a_subject_sum_to_its_overall_score() {
    let matrix = std::fs::read_to_string(Path::new(ROOT).join("content/backend/matrix.toml"));
    let matrix: toml::Table = matrix.expect("it is there").parse().expect("it is TOML");
    let (mut sum, mut overall) = (0.0, None);
    for criterion in matrix["criterion"].as_array().expect("a list") {
        let cell = format!("go/{}", criterion["id"].as_str().expect("a text"));
        let explained = scored(&["--explain", &cell]);
        sum += explained["part"].as_f64().unwrap_or(0.0);
        overall = explained["overall"].as_f64();
    }
    assert!((sum - overall.expect("go is scored")).abs() < 1e-9, "{sum} {overall:?}");
}

#[test]
fn the_manual_shows_what_the_command_prints() {
    let manual = std::fs::read_to_string(Path::new(ROOT).join("content/manual/scores.md"));
    let manual = manual.expect("it is there");
    let commands = manual.split("```sh\nversus score ").skip(1);
    let mut count = 0;
    for (command, shown) in commands.filter_map(|rest| rest.split_once("\n```")) {
        let (_, shown) = shown.split_once("```text\n").expect("a command has its output");
        let (shown, _) = shown.split_once("```").expect("a fence ends");
        let (_, stdout, _) = score(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(stdout, shown, "versus score {command}");
        count += 1;
    }
    assert_eq!(count, 2);
}

#[test]
fn an_unknown_id_is_wrong_usage_with_a_suggestion() {
    let no = "is not a subject of this matrix; did you mean";
    assert_refused(&["--subjects", "node"], &format!("`node` {no} `nodejs`?"));
    let no = "is not a scenario of this matrix; did you mean";
    assert_refused(&["--scenario", "gatewy"], &format!("`gatewy` {no} `gateway`?"));
    let no = "is not a group or criterion of this matrix; did you mean";
    assert_refused(&["--weights", "wbe=3"], &format!("`wbe` {no} `web`?"));
    assert_refused(&["--weights", "web=-1"], "`-1` is not a valid weight");
    assert_refused(&["--weights", "web"], "write a group or criterion and a weight");
    assert_refused(&["--explain", "go"], "`go` is not a fact");
    let no = "is not a criterion of this matrix; did you mean";
    assert_refused(&["--explain", "go/htp2"], &format!("`htp2` {no} `http2`?"));
    let (exit, _, stderr) = score(&["backen"]);
    assert_eq!(exit, 2);
    assert!(stderr.contains("`backen` is not a matrix of this site; did you mean `backend`?"));
}

fn assert_refused(arguments: &[&str], said: &str) {
    let (exit, stdout, stderr) = score(&[&["backend"], arguments].concat());
    assert_eq!((exit, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
    assert!(stderr.contains(said), "{arguments:?}: {stderr}");
}

#[test]
fn content_with_errors_is_reported_and_not_scored() {
    let site = Folder::new();
    site.write("content/matrix.toml", "title = 'T'\ntitel = 'T'\n");
    let (exit, stdout, stderr) = run(versus().arg("score").arg("--root").arg(site.path()));
    assert_eq!((exit, stdout.as_str()), (1, ""), "{stderr}");
    assert!(
        stderr.contains("error[unknown-key]") && stderr.contains("matrix.toml:2:1"),
        "{stderr}"
    );
    assert!(stderr.ends_with("nothing scored: 1 error\n"), "{stderr}");
}

#[test]
fn a_matrix_without_subjects_or_with_one_has_an_answer() {
    for (site, kind, leader) in
        [("matrix-without-subjects", "unknown", Value::Null), ("matrix-of-one", "wins", json!("x"))]
    {
        let root = Path::new(ROOT).join("tests/sites").join(site);
        for question in [&[][..], &["--scenario", "u"]] {
            let mut command = versus();
            command.args(["score", "--format", "json", "--root"]).arg(&root).args(question);
            let (exit, answer, stderr) = run(&mut command);
            assert_eq!(exit, 0, "{site} {question:?}: {stderr}");
            let answer: Value = serde_json::from_str(&answer).expect("it prints one object");
            assert_eq!(answer["outcome"]["kind"], kind, "{site} {question:?}");
            assert_eq!(answer["outcome"]["leader"], leader, "{site} {question:?}");
        }
        let mut command = versus();
        let (exit, answer, _) = run(command.args(["score", "--root"]).arg(&root));
        assert_eq!(exit, 0);
        assert!(!answer.contains("by 0") && !answer.contains("NaN"), "{answer}");
    }
}
