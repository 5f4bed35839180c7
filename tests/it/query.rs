//! `versus query`: which facts it prints, and how.

use std::process::Command;

use crate::support::{Folder, run, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

const TEAS: &str = r#"title = "Teas"

[policy]
stale_after = "6 months"

[[group]]
id = "cup"
name = "In the cup"

[[group]]
id = "trade"
name = "Trade"

[[criterion]]
id = "caffeine"
group = "cup"
name = "Caffeine"
kind = "number"
unit = "mg"

[[criterion]]
id = "organic"
group = "trade"
name = "Organic"
kind = "yes-no"

[[source]]
id = "lab"
title = "The lab"
url = "https://example.com/lab"

[[subject]]
id = "assam"
name = "Assam"
[subject.facts]
caffeine = { value = 60.50, source = "lab", checked = 2025-01-01, evidence = "measured" }
organic = "no"

[[subject]]
id = "sencha"
name = "煎茶"
[subject.facts]
caffeine = { value = 30, source = ["lab", "https://example.org/s"], checked = 2026-01-01, note = "weak" }
organic = "n/a"

[[subject]]
id = "rooibos"
name = "Rooibos"
[subject.facts]
caffeine = 0
"#;

const CHEESE: &str = "title = \"Käse\"\n[[criterion]]\nid = \"rind\"\nname = \"Rinde\"\n\
    kind = \"text\"\n[[subject]]\nid = \"gruyere\"\nname = \"Gruyère\"\n\
    facts.rind = \"gewaschen\\nmit 煎茶\"\n";

/// Two matrices, and a guide with a mistake, which keeps no fact from being read.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n");
    folder.write("content/tea/matrix.toml", TEAS);
    folder.write("content/cheese/matrix.toml", CHEESE);
    folder.write("content/page.md", "# A\n\n[b](nowhere.md)\n");
    folder
}

fn query(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    command.current_dir(folder.path()).arg("query").args(arguments);
    if !arguments.contains(&"--today") {
        command.args(["--today", "2026-02-15"]);
    }
    command
}

/// The facts that meet conditions, by their names.
fn names(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let (exit, stdout, stderr) = run(query(folder, arguments).args(["--format", "json", "-q"]));
    assert_eq!((exit, stderr.as_str()), (0, ""), "{arguments:?}");
    let name = |line: &str| {
        let object: Value = serde_json::from_str(line).expect("JSON");
        let part = |key: &str| object[key].as_str().expect("a text").to_owned();
        format!("{}/{}", part("subject"), part("criterion"))
    };
    stdout.lines().map(name).collect()
}

#[test]
fn facts_are_printed_as_a_table_as_json_and_as_csv() {
    let folder = site();
    let printed = |arguments: &[&str]| {
        let (exit, stdout, stderr) = run(&mut query(&folder, arguments));
        assert_eq!(exit, 0, "{stderr}");
        format!("{stdout}{stderr}")
    };
    assert_data_eq!(printed(&[]), file!["../cli/query.txt"]);
    let tea = ["--matrix", "tea", "--quiet", "--format"];
    assert_data_eq!(printed(&[&tea[..], &["table"]].concat()), file!["../cli/query-one.txt"]);
    let json = printed(&[&tea[..], &["json"]].concat());
    assert_data_eq!(json, file!["../cli/query.jsonl": Text]);
    let csv = printed(&[&tea[..], &["csv"]].concat());
    assert_data_eq!(csv, file!["../cli/query.csv": Text]);
    assert_eq!(printed(&["--source", "nobody"]), "0 facts\n");
}

#[test]
fn conditions_combine() {
    let folder = site();
    let is = |arguments: &[&str], wanted: &[&str]| {
        assert_eq!(names(&folder, arguments), wanted, "{arguments:?}");
    };
    is(
        &["assam/organic", "sencha/caffeine", "assam/organic"],
        &["assam/organic", "sencha/caffeine"],
    );
    is(&["--subject", "sencha,gruyere"], &["gruyere/rind", "sencha/caffeine", "sencha/organic"]);
    is(&["--subject", "sencha,sencha", "--criterion", "caffeine"], &["sencha/caffeine"]);
    is(&["--group", "trade", "--subject", "assam"], &["assam/organic"]);
    is(&["--state", "unknown"], &["rooibos/organic"]);
    is(&["--state", "n/a"], &["sencha/organic"]);
    is(&["--state", "unknown,n/a"], &["sencha/organic", "rooibos/organic"]);
    is(&["--state", "unsourced", "--matrix", "tea"], &["assam/organic", "rooibos/caffeine"]);
    is(
        &["--state", "known", "--matrix", "tea", "--criterion", "caffeine"],
        &["assam/caffeine", "sencha/caffeine", "rooibos/caffeine"],
    );
    is(&["--evidence", "measured,vendor"], &["assam/caffeine"]);
    is(&["--evidence", "sourced"], &["assam/caffeine", "sencha/caffeine"]);
    is(&["--evidence", "quoted"], &[]);
    is(&["--evidence", "vendor"], &[]);
    is(&["--source", "lab"], &["assam/caffeine", "sencha/caffeine"]);
    is(&["--source", "example.org"], &["sencha/caffeine"]);
    is(&["--checked-before", "2026-01-01"], &["assam/caffeine"]);
    is(&["--checked-after", "2025-12-31"], &["sencha/caffeine"]);
    is(&["--checked-after", "2025-01-01", "--checked-before", "2026-01-01"], &[]);
    is(&["--stale"], &["assam/caffeine"]);
    is(&["--stale", "--today", "2026-12-24"], &["assam/caffeine", "sencha/caffeine"]);
    is(&["--never-checked"], &["gruyere/rind", "assam/organic", "rooibos/caffeine"]);
    is(
        &["--stale", "--never-checked", "--matrix", "tea"],
        &["assam/caffeine", "assam/organic", "rooibos/caffeine"],
    );
}

#[test]
fn an_id_that_does_not_exist_is_wrong_usage() {
    let folder = site();
    let cases: [&[&str]; 8] = [
        &["assam"],
        &["asam/caffeine"],
        &["assam/cafeine"],
        &["--matrix", "tee"],
        &["--subject", "assam,senha"],
        &["--matrix", "cheese", "--subject", "assam"],
        &["--group", "cups"],
        &["--criterion", "rnd"],
    ];
    let refused = |case: &&[&str]| {
        let (exit, stdout, stderr) = run(&mut query(&folder, case));
        assert_eq!((exit, stdout.as_str()), (2, ""), "{case:?}");
        format!("$ versus query {}\n{stderr}", case.join(" "))
    };
    let said: String = cases.iter().map(refused).collect();
    assert_data_eq!(said, file!["../cli/query-refused.txt"]);
    for flag in [["--state", "maybe"], ["--evidence", "rumour"], ["--checked-before", "soon"]] {
        assert_eq!(run(&mut query(&folder, &flag)).0, 2, "{flag:?}");
    }
}

#[test]
fn a_matrix_with_errors_is_not_printed() {
    let folder = site();
    folder.write("content/cheese/matrix.toml", CHEESE.replace("kind = \"text\"", "kind = \"txt\""));
    let (exit, stdout, stderr) = run(&mut query(&folder, &["--matrix", "cheese"]));
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert!(stderr.contains("error[invalid-value]"), "{stderr}");
    assert!(stderr.ends_with("nothing printed: 1 error\n"), "{stderr}");
}

#[test]
fn a_quote_counts_once_it_is_stated_and_as_found_once_it_was_found() {
    let folder = site();
    let path = "content/tea/matrix.toml";
    let quoted = TEAS
        .replace("source = \"lab\", checked", "source = \"lab\", quote = \"60.50 mg\", checked");
    folder.write(path, &quoted);
    assert_eq!(names(&folder, &["--evidence", "quoted"]), ["assam/caffeine"]);
    assert_eq!(names(&folder, &["--evidence", "found"]), [""; 0]);
    folder.write(path, quoted.replace("quote =", "found = 2025-01-01, quote ="));
    assert_eq!(
        names(&folder, &["--evidence", "found,sourced"]),
        ["assam/caffeine", "sencha/caffeine"]
    );
    assert_eq!(names(&folder, &["--evidence", "found"]), ["assam/caffeine"]);
}
