//! `versus check --mutants`: which facts of a guide are guarded, and which survive as mutants.
//!
//! The texts are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test it guards::` writes them again.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::support::{Folder, run, tree, versus};

const MATRIX: &str = r#"title = "Bicycles"

[policy]
sources = "optional"

[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "USD"
better = "lower"

[[criterion]]
id = "weight"
name = "Weight"
kind = "number"
unit = "kg"
better = "lower"

[[criterion]]
id = "gears"
name = "Gears"
kind = "number"
better = "higher"

[[criterion]]
id = "belt"
name = "Belt drive"
kind = "yes-no"

[[criterion]]
id = "launched"
name = "Launch"
kind = "date"

[[subject]]
id = "swift"
name = "Swift"
facts = { price = 900, weight = 12, gears = 12, belt = "yes", launched = 2019-03-01 }

[[subject]]
id = "tourer"
name = "Tourer"
facts = { price = 1400, weight = 15, gears = 24, belt = "no" }
"#;

fn site(policy: &str, guide: &str) -> Folder {
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    let matrix = MATRIX.replace("[policy]\n", &format!("[policy]\n{policy}\n"));
    folder.write("site/content/bikes/matrix.toml", matrix);
    let matter = "+++\ntitle = \"Swift or Tourer\"\nsubjects = [\"swift\", \"tourer\"]\n+++\n\n";
    folder.write("site/content/bikes/a.md", format!("{matter}{guide}"));
    folder
}

/// Runs `versus check --mutants`, and asserts that it writes nothing.
fn tested(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let before = tree(folder.path());
    let mut command = versus();
    command.args(["check", "--today", "2026-06-01", "--root"]).arg(folder.join("site"));
    let ran = run(command.arg("--mutants").args(arguments));
    assert_eq!(tree(folder.path()), before, "nothing is written");
    ran
}

/// Returns the report on the only guide of a site.
fn report(folder: &Folder) -> Value {
    let (exit, stdout, stderr) = tested(folder, &["--format", "json", "-q"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    serde_json::from_str(stdout.trim_end()).expect("one object")
}

/// Returns the facts of a site with this guide that survive.
fn survivors(policy: &str, guide: &str) -> Vec<String> {
    let report = report(&site(policy, guide));
    let all = report["survivors"].as_array().expect("a list");
    all.iter().map(|fact| fact["fact"].as_str().expect("a name").to_owned()).collect()
}

/// Returns the facts of a site with this guide, and how many of them are checked and how many are drawn.
fn counts(policy: &str, guide: &str) -> [u64; 3] {
    let report = report(&site(policy, guide));
    ["facts", "checked", "drawn"].map(|key| report[key].as_u64().expect("a number"))
}

const WHOLE: &str = "\
The Swift costs [$900](fact:swift/price), and is [cheaper](fact:swift/price?beats=tourer).
It has [more than 10](fact:swift/gears) gears, and the Tourer [24](fact:tourer/gears).

::matrix{criteria=\"weight belt\"}

The weight of the Tourer is 15 kg.

:::verdict{on=\"belt\" winner=\"swift\"}
The Swift has one.
:::
";

#[test]
fn survivors_are_shown_where_the_guide_names_them() {
    let folder = site("prose = \"off\"", WHOLE);
    let (exit, stdout, stderr) = tested(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    assert_data_eq!(stdout, file!["../cli/check-mutants.txt"]);
    assert_eq!(stderr, "1 guide: 7 of 9 facts guarded, 77 %\n");
    let (exit, stdout, _) = tested(&folder, &["--format", "json"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-mutants.jsonl": Text]);
    let (exit, stdout, _) = tested(&folder, &["--format", "github", "-q"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-mutants-github.txt"]);
}

#[test]
fn a_claim_guards_its_fact_and_a_link_does_not() {
    assert_eq!(counts("", ""), [9, 0, 0]);
    assert_eq!(counts("", "[$900](fact:swift/price)"), [9, 1, 0]);
    assert_eq!(counts("", "[the price](fact:swift/price)"), [9, 0, 0]);
    assert_eq!(counts("", "[](fact:swift/price)"), [9, 0, 1]);
    // An order depends on both facts.
    assert_eq!(counts("", "It is [cheaper](fact:swift/price?beats=tourer)."), [9, 2, 0]);
}

#[test]
fn what_only_directives_draw_cannot_go_stale() {
    assert_eq!(counts("", "::matrix"), [9, 0, 9]);
    assert_eq!(counts("", "::facts{subject=\"swift\"}"), [9, 0, 5]);
    assert_eq!(
        counts("", ":::criterion{id=\"belt\"}\n:::subject{id=\"swift\"}\nx\n:::\n:::"),
        [9, 0, 1]
    );
    let named = "::matrix\n\nThe weight of the Swift is 12 kg.";
    assert_eq!(survivors("prose = \"off\"", named), ["swift/weight"]);
    let claimed = "::matrix\n\nThe weight of the Swift is [12 kg](fact:swift/weight).";
    assert_eq!(survivors("prose = \"off\"", claimed), [""; 0]);
    let exempt = "::matrix\n\nThe weight of the Swift is [12 kg](fact:none \"with pedals\").";
    assert_eq!(survivors("prose = \"off\"", exempt), [""; 0]);
}

#[test]
fn headings_questions_and_conditions_state_no_value() {
    for text in [
        "## The weight of the Swift, 12 kg",
        "Is the weight of the Swift 12 kg?",
        "If the weight of the Swift were 12 kg, it would be light.",
        "> The weight of the Swift is 12 kg.",
        "Weight matters, and the Swift knows.",
        "In 2020 the weight of the Swift was 14 kg.",
    ] {
        let guide = format!("::matrix\n\n{text}");
        assert_eq!(survivors("prose = \"off\"", &guide), [""; 0], "{text}");
    }
    let launched = "::matrix\n\nThe launch of the Swift was in 2019.";
    assert_eq!(survivors("prose = \"off\"", launched), ["swift/launched"]);
}

#[test]
fn a_table_that_is_read_guards_its_facts() {
    let table = "| | Swift | Tourer |\n| --- | --- | --- |\n| Price | $900 | $1,400 |\n\
                 | Belt drive | ✓ | ✗ |\n";
    assert_eq!(counts("", table), [9, 4, 0]);
    let (read, not) = (survivors("", table), survivors("prose = \"off\"", table));
    assert!(!read.contains(&"swift/price".to_owned()) && not.contains(&"swift/price".to_owned()));
}

#[test]
fn a_verdict_notices_who_is_ahead() {
    let verdict = ":::verdict{on=\"price\" winner=\"swift\"}\nIt is cheaper.\n:::\n";
    assert_eq!(counts("", verdict), [9, 2, 0]);
    let dissent = verdict.replace("winner", "dissent=\"so\" winner");
    assert_eq!(counts("", &dissent), [9, 0, 0]);
    let overall = verdict.replace("\"price\"", "\"overall\"").replace("\"swift\"", "\"depends\"");
    assert_eq!(counts("", &overall), [9, 0, 0]);
}

#[test]
fn a_recommendation_notices_only_for_guides_that_show_it() {
    let scenario = "[[scenario]]\nid = \"rain\"\nname = \"Rain\"\nrequires = [\"belt\"]\n\
                    recommend = \"swift\"\nbecause = \"It has a belt.\"\n";
    let facts = |guide: &str| {
        let folder = site("", guide);
        let path = "site/content/bikes/matrix.toml";
        folder.write(path, format!("{}\n{scenario}", folder.text(path)));
        report(&folder)["checked"].clone()
    };
    assert_eq!(facts("Text."), 0);
    assert_eq!(facts("::scenarios"), 1);
}

#[test]
fn each_condition_is_a_fact_of_its_own() {
    let folder = site("", "It weighs [13 kg](fact:swift/weight#with-pedals).");
    let path = "site/content/bikes/matrix.toml";
    let cases =
        "weight = [{ value = 12, when = \"Bare\" }, { value = 13, when = \"With pedals\" }]";
    folder.write(path, folder.text(path).replace("weight = 12", cases));
    let report = report(&folder);
    assert_eq!((&report["facts"], &report["checked"]), (&10.into(), &1.into()));
    let survivors = report["survivors"].as_array().expect("a list");
    assert!(survivors.iter().all(|fact| fact["fact"] != "swift/weight#with-pedals"), "{report}");
}

#[test]
fn a_guide_below_the_share_ends_with_1() {
    let folder = site("prose = \"off\"", WHOLE);
    let (exit, _, stderr) = tested(&folder, &["--at-least", "77"]);
    assert_eq!((exit, stderr.lines().count()), (0, 1), "{stderr}");
    let (exit, _, stderr) = tested(&folder, &["--at-least", "78"]);
    assert_eq!(exit, 1);
    assert!(stderr.ends_with("content/bikes/a.md: 77 % is below 78 %\n"), "{stderr}");
    let (exit, _, stderr) = tested(&site("", "::matrix"), &["--at-least", "100", "-q"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
}

#[test]
fn a_guide_is_named_by_its_file_or_its_address() {
    let folder = site("", "::matrix");
    folder
        .write("site/content/bikes/b.md", "+++\nsubjects = [\"swift\", \"tourer\"]\n+++\n\n# B\n");
    let (_, all, _) = tested(&folder, &["--format", "json"]);
    assert_eq!(all.lines().count(), 2);
    for name in ["content/bikes/a.md", "bikes/a.md", "bikes/a", "/bikes/a/", "./content/bikes/a.md"]
    {
        let (exit, one, stderr) = tested(&folder, &[name, "--format", "json"]);
        assert_eq!((exit, one.lines().count()), (0, 1), "{name}: {stderr}");
        assert!(one.contains("\"file\":\"content/bikes/a.md\""), "{one}");
    }
    let (exit, stdout, stderr) = tested(&folder, &["content/bikes/c.md"]);
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("is no guide of this site; did you mean"), "{stderr}");
    for wrong in ["101", "-1", "80.5", "most"] {
        let (exit, _, stderr) = tested(&folder, &["--at-least", wrong]);
        assert_eq!(exit, 2);
        assert!(stderr.contains("write a whole number from 0 to 100"), "{stderr}");
    }
    let (exit, ..) = tested(&folder, &["--at-least", "101"]);
    assert_eq!(exit, 2);
}

#[test]
fn facts_that_are_not_known_are_not_counted() {
    let folder = site("", "::matrix");
    let path = "site/content/bikes/matrix.toml";
    let unknown = folder.text(path).replace("weight = 15", "weight = \"unknown\"");
    folder.write(path, unknown.replace("belt = \"no\"", "belt = \"n/a\""));
    assert_eq!(report(&folder)["facts"], 7);
}

/// 400 facts over 20 guides: a check of all would take minutes if each mutant parsed the site.
#[test]
fn many_facts_of_many_guides_are_tested_at_once() {
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    let mut matrix = "title = \"Many\"\npolicy = { sources = \"optional\" }\n".to_owned();
    for criterion in 0..20 {
        writeln!(
            matrix,
            "[[criterion]]\nid = \"c{criterion}\"\nname = \"Quality {criterion}\"\nkind = \"number\"\nunit = \"u{criterion}\"\nbetter = \"higher\""
        )
        .expect("a string");
    }
    for subject in 0..20 {
        writeln!(
            matrix,
            "[[subject]]\nid = \"s{subject}\"\nname = \"Product {subject}\"\n[subject.facts]"
        )
        .expect("a string");
        for criterion in 0..20 {
            let value = 100 + subject * 7 + criterion * 3;
            writeln!(matrix, "c{criterion} = {value}").expect("a string");
        }
    }
    folder.write("site/content/m/matrix.toml", matrix);
    for guide in 0..20 {
        let all: Vec<String> = (0..20).map(|subject| format!("\"s{subject}\"")).collect();
        let mut text =
            format!("+++\ntitle = \"G{guide}\"\nsubjects = [{}]\n+++\n\n", all.join(", "));
        for criterion in 0..20 {
            let value = 100 + guide * 7 + criterion * 3;
            writeln!(text, "It has [{value} u{criterion}](fact:s{guide}/c{criterion}).\n")
                .expect("a string");
        }
        text.push_str(":::verdict{on=\"overall\" winner=\"s19\"}\nIt is.\n:::\n");
        folder.write(&format!("site/content/m/g{guide}.md"), text);
    }
    let begun = Instant::now();
    let (exit, stdout, stderr) = tested(&folder, &["--format", "json"]);
    let seconds = begun.elapsed().as_secs();
    assert_eq!((exit, stdout.lines().count()), (0, 20), "{stderr}");
    let first: Value = serde_json::from_str(stdout.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["facts"], 400);
    assert!(first["checked"].as_u64() >= Some(20), "{first}");
    assert!(seconds < 120, "{seconds} s");
}
