//! `versus set`: what it writes, what it refuses, and what it says of the statements that no longer hold. The
//! forms of facts are tested in `src/author/fact`.

use std::process::Command;

use crate::support::{Folder, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file, str};

const TODAY: &str = "2026-02-15";

const TEAS: &str = r#"title = "Teas" # at odd places

[policy]
sources = "required"

[[criterion]]
id = "caffeine"
name = "Caffeine"
kind = "number"
unit = "mg"
better = "lower"

[[criterion]]
id = "organic"
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
# strong
caffeine = { value = 60.5, source = "lab", checked = 2025-01-01 } # hm

[[subject]]
id = "sencha"
name = "煎茶"
[subject.facts]
caffeine = { value = 30, source = "lab" }

[[scenario]]
id = "evening"
name = "Evening"
recommend = "sencha"
"#;

const GUIDE: &str = "+++\ntitle = \"Assam or sencha\"\nsubjects = [\"assam\", \"sencha\"]\n+++\n\
    [60.5 mg](fact:assam/caffeine), and [less](fact:sencha/caffeine?beats=assam).\n";

/// Two matrices, one with a subject in a file whose lines end in CR LF.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n");
    folder.write("content/tea/matrix.toml", TEAS);
    folder.write("content/tea/guide.md", GUIDE);
    let cheese = "title='Käse'\r\n[[criterion]]\r\nid='fat'\r\nname='Fett'\r\nkind='number'\r\n";
    folder.write("content/cheese/matrix.toml", cheese);
    let gruyere = "id='gruyere'\r\nname='Gruyère'\r\n\r\n[facts] # é\r\n# viel\r\nfat = 32 # %";
    folder.write("content/cheese/subjects/gruyere.toml", gruyere);
    folder
}

fn set(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    command.current_dir(folder.path()).args(["set", "--today", TODAY]).args(arguments);
    command
}

/// The message of a command that is refused; asserts that it writes nothing.
fn refused(folder: &Folder, arguments: &[&str], exit: i32) -> String {
    let authors = || {
        let mut files = tree(folder.path());
        files.retain(|path, _| !path.starts_with(".versus/"));
        files
    };
    let before = authors();
    let (code, stdout, stderr) = run(&mut set(folder, arguments));
    assert_eq!((code, stdout.as_str()), (exit, ""), "{arguments:?}: {stderr}");
    assert!(authors() == before, "{arguments:?}: nothing is written");
    stderr
}

#[test]
fn a_fact_is_written_and_its_lines_alone_change() {
    let folder = site();
    let flags = ["--checked", "today", "--source", "https://example.com/a", "--note", "„x“"];
    let (exit, stdout, stderr) =
        run(set(&folder, &["assam/organic", "yes", "--evidence", "vendor"]).args(flags));
    assert_eq!(exit, 0, "{stderr}");
    assert_data_eq!(format!("{stdout}{stderr}"), file!["../cli/set.txt"]);
    let line = "organic = { value = \"yes\", source = \"https://example.com/a\", \
        checked = 2026-02-15, evidence = \"vendor\", note = \"„x“\" }\n";
    let wanted = TEAS.replace(" # hm\n", &format!(" # hm\n{line}"));
    assert_eq!(folder.text("content/tea/matrix.toml"), wanted);

    let (exit, _, stderr) = run(&mut set(&folder, &["gruyere/fat", "33.50", "-q"]));
    assert_eq!(exit, 0, "{stderr}");
    let wanted = "id='gruyere'\r\nname='Gruyère'\r\n\r\n[facts] # é\r\n# viel\r\nfat = 33.50 # %";
    assert_eq!(folder.text("content/cheese/subjects/gruyere.toml"), wanted);
}

#[test]
fn statements_that_no_longer_hold_are_reported() {
    let folder = site();
    let (exit, stdout, stderr) = run(&mut set(&folder, &["assam/caffeine", "20"]));
    assert_eq!(exit, 1, "{stderr}");
    assert_data_eq!(format!("{stdout}{stderr}"), file!["../cli/set-claims.txt"]);
    assert!(folder.text("content/tea/matrix.toml").contains("caffeine = { value = 20, source"));

    // The same statements are not new a second time.
    let (exit, _, stderr) = run(&mut set(&folder, &["assam/caffeine", "21", "--checked", "today"]));
    assert_eq!(
        (exit, stderr.as_str()),
        (0, "set assam/caffeine: everything that held still holds\n")
    );
    let (exit, stdout, stderr) = run(&mut set(&folder, &["assam/caffeine", "21"]));
    let said = "nothing to write: assam/caffeine is `21 mg` already\n";
    assert_eq!((exit, stdout.as_str(), stderr.as_str()), (0, "", said));
}

#[test]
fn another_quote_was_not_looked_up_yet() {
    let folder = site();
    let path = "content/tea/matrix.toml";
    let quoted = "checked = 2025-01-01, quote = \"60.5 mg a cup\", found = 2025-02-01 }";
    let text = TEAS.replace("checked = 2025-01-01 }", quoted);
    let assam = |arguments: &[&str]| {
        folder.write(path, &text);
        let (exit, _, stderr) = run(set(&folder, &["assam/caffeine"]).args(arguments));
        assert_eq!(exit, 0, "{stderr}");
        folder.text(path)
    };
    assert!(assam(&["--checked", "today"]).contains("found = 2025-02-01"));
    assert!(!assam(&["--quote", "60.5 mg of caffeine"]).contains("found"));
    assert!(!assam(&["--source", "https://example.com/other"]).contains("found"));
}

#[test]
fn a_dry_run_prints_a_patch_and_writes_nothing() {
    let folder = site();
    let before = folder.text("content/tea/matrix.toml");
    let (exit, stdout, stderr) =
        run(&mut set(&folder, &["sencha/organic", "no", "--source", "lab", "--dry-run"]));
    assert_eq!(exit, 0);
    assert_data_eq!(format!("{stdout}{stderr}"), file!["../cli/set-dry-run.txt"]);
    assert_eq!(folder.text("content/tea/matrix.toml"), before);

    // A patch of lines that end in CR LF has them too.
    let (_, stdout, _) = run(&mut set(&folder, &["gruyere/fat", "33", "--dry-run"]));
    let hunk = " # viel\r\n-fat = 32 # %\n\\ No newline at end of file\n+fat = 33 # %\n";
    assert!(stdout.contains(hunk), "{stdout}");

    let flags = ["--dry-run", "--format", "json"];
    let (exit, stdout, _) = run(set(&folder, &["assam/caffeine", "unknown"]).args(flags));
    let objects: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        (exit, &objects[0]["report"], &objects[0]["written"]),
        (1, &"set".into(), &false.into())
    );
    assert_eq!(objects[0]["changes"][0]["new"], "unknown");
    assert!(objects[0]["patch"].as_str().is_some_and(|patch| patch.starts_with("--- a/content/")));
    assert!(objects[1..].iter().all(|object| object["severity"] == "error"), "{stdout}");
    assert_eq!(folder.text("content/tea/matrix.toml"), before);
}

#[test]
fn what_would_not_be_valid_is_refused() {
    let folder = site();
    let cases: [&[&str]; 17] = [
        &["assam", "1"],
        &["/caffeine", "1"],
        &["assam/caffeine"],
        &["asam/caffeine", "1"],
        &["assam/cafeine", "1"],
        &["assam/fat", "1"],
        &["assam/caffeine", "1", "--matrix", "tee"],
        &["assam/caffeine", "strong"],
        &["assam/caffeine", "1", "2"],
        &["assam/organic", "yes"],
        &["assam/organic", "maybe", "--source", "lab"],
        &["assam/organic", "--note", "n"],
        &["assam/caffeine", "1", "--source", "lap"],
        &["assam/caffeine", "1", "--source", "http://example.com"],
        &["assam/caffeine", "1", "--checked", "2026-02-16"],
        &["assam/caffeine", "1", "--stale-after", "soon"],
        &["assam/caffeine", "1", "--note", "n", "--remove", "note"],
    ];
    let said: String = cases
        .iter()
        .map(|case| format!("$ versus set {}\n{}", case.join(" "), refused(&folder, case, 2)))
        .collect();
    assert_data_eq!(said, file!["../cli/set-refused.txt"]);
    let sarif = refused(&folder, &["assam/caffeine", "1", "--format", "sarif"], 2);
    assert!(sarif.contains("`versus set` prints a report"), "{sarif}");

    folder.write("content/more/matrix.toml", TEAS);
    let message = refused(&folder, &["assam/caffeine", "1"], 2);
    let wanted = str![[r#"
error: 2 matrices have `assam/caffeine`; name `more` or `tea` with --matrix

"#]];
    assert_data_eq!(message, wanted);
    let (exit, stdout, _) =
        run(&mut set(&folder, &["assam/caffeine", "61", "--matrix", "more", "-q"]));
    assert_eq!(exit, 0);
    assert!(stdout.starts_with("content/more/matrix.toml:28:1: "), "{stdout}");
}

#[test]
fn mistakes_of_the_matrix_come_first_unless_the_fact_is_the_mistake() {
    let folder = site();
    let broken = TEAS.replace("value = 30", "value = \"30\"");
    folder.write("content/tea/matrix.toml", &broken);
    let message = refused(&folder, &["assam/caffeine", "1"], 1);
    assert!(message.contains("error[wrong-value]") && message.contains(":34:22"), "{message}");
    assert!(message.ends_with("nothing written: 1 error\n"), "{message}");
    let (exit, stdout, stderr) = run(&mut set(&folder, &["sencha/caffeine", "30"]));
    assert_eq!((exit, stdout.is_empty()), (0, false), "{stderr}");
    assert_eq!(folder.text("content/tea/matrix.toml"), TEAS);

    folder.write("content/tea/matrix.toml", TEAS.replace("[policy]", "[policy"));
    let message = refused(&folder, &["assam/caffeine", "1"], 1);
    assert!(message.contains("error[invalid-toml]"), "{message}");
    let (exit, ..) = run(&mut set(&folder, &["gruyere/fat", "1"]));
    assert_eq!(exit, 0, "another matrix");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_not_the_sites_is_not_written() {
    let folder = site();
    folder.write("elsewhere.toml", TEAS);
    folder.remove("content/tea/matrix.toml");
    std::os::unix::fs::symlink(
        folder.join("elsewhere.toml"),
        folder.join("content/tea/matrix.toml"),
    )
    .expect("linked");
    let (exit, _, stderr) = run(&mut set(&folder, &["assam/caffeine", "1"]));
    assert_ne!(exit, 0, "{stderr}");
    assert_eq!(folder.text("elsewhere.toml"), TEAS);
}

#[test]
fn a_fact_from_a_file_is_changed_there() {
    let folder = site();
    let data = "[[data]]\nid = \"lab\"\nfile = \"lab.csv\"\n[[criterion]]\nid = \"cups\"\nname = \"Cups\"\n\
                kind = \"number\"\n[criterion.from]\ndata = \"lab\"\nkey = \"tea\"\ncolumn = \"cups\"\n";
    let from = "caffeine = { from = \"lab\", where = { tea = \"assam\" }, column = \"mg\" }";
    let stated = "caffeine = { value = 60.5, source = \"lab\", checked = 2025-01-01 } # hm";
    folder.write("content/tea/matrix.toml", TEAS.replace(stated, from) + data);
    folder.write("content/tea/lab.csv", "tea,mg,cups\nassam,60.5,3\nsencha,,2\n");
    let said = refused(&folder, &["assam/caffeine", "70"], 2);
    let place = "change it there: `content/tea/lab.csv`, mg where tea = assam";
    assert!(said.contains(place), "{said}");
    let said = refused(&folder, &["sencha/cups", "4"], 2);
    assert!(said.contains("`content/tea/lab.csv`, cups"), "{said}");
    // What is beside the value can be written, and a value of the file hidden.
    for arguments in [&["assam/caffeine", "--note", "strong"][..], &["sencha/cups", "unknown"]] {
        let (exit, _, said) = run(&mut set(&folder, arguments));
        assert_eq!(exit, 0, "{said}");
    }
    let text = folder.text("content/tea/matrix.toml");
    assert!(text.contains("column = \"mg\", note = \"strong\" }"), "{text}");
    assert!(text.contains("cups = \"unknown\""), "{text}");
}

#[test]
fn a_price_is_written_with_its_currency() {
    let folder = site();
    let price = "[[criterion]]\nid = \"price\"\nname = \"Price\"\nkind = \"money\"\nunit = \"USD\"\n\
                 [[rate]]\nfrom = \"EUR\"\nto = \"USD\"\nrate = 1.1\ndate = 2026-01-02\nsource = \"lab\"\n";
    folder.write("content/tea/matrix.toml", TEAS.to_owned() + price);
    let text = || folder.text("content/tea/matrix.toml");
    let euros = ["assam/price", "4.99", "--currency", "EUR", "--source", "lab"];
    let (exit, _, said) = run(&mut set(&folder, &euros));
    assert_eq!(exit, 0, "{said}");
    let written = "price = { value = 4.99, currency = \"EUR\", source = \"lab\" }";
    assert!(text().contains(written), "{}", text());
    // A new value has the same currency, unless that is removed.
    for (arguments, line) in [
        (&["assam/price", "6"][..], "price = { value = 6, currency = \"EUR\", source = \"lab\" }"),
        (
            &["assam/price", "6.5", "--remove", "currency"],
            "price = { value = 6.5, source = \"lab\" }",
        ),
    ] {
        let (exit, _, said) = run(&mut set(&folder, arguments));
        assert_eq!(exit, 0, "{said}");
        assert!(text().contains(line), "{}", text());
    }
    let before = text();
    for (arguments, why) in [
        (["assam/price", "5", "--currency", "euro"], "`euro` is not the code of a currency"),
        (["assam/caffeine", "5", "--currency", "EUR"], "`caffeine` has no currency"),
    ] {
        let said = refused(&folder, &arguments, 2);
        assert!(said.contains(why), "{said}");
    }
    assert_eq!(text(), before);
}
