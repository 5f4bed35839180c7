//! The ways out of what is read and contradicts the facts: to correct the words, to bind them, to exempt them.

use serde_json::{Value, json};

use crate::support::{Folder, run, versus};

const MATRIX: &str = r#"title = "Bicycles"

[policy]
sources = "optional"

[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "EUR"
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
unit = "gears"
better = "higher"

[[criterion]]
id = "lights"
name = "Lights"
kind = "yes-no"

[[criterion]]
id = "frame"
name = "Frame"
kind = "choice"
choices = ["steel", "carbon", "aluminium"]

[[criterion]]
id = "since"
name = "First release"
kind = "date"

[[subject]]
id = "tourer"
name = "Tourer"
facts = { price = 1200, weight = 10.5, gears = 8, lights = "yes", frame = "steel", since = "2021-04" }

[[subject]]
id = "racer"
name = "Racer"
facts = { price = "free", weight = 7.2, gears = 27, lights = "no", frame = "carbon", since = "2023" }
"#;

const TABLE: &str = "| Bicycle | Tourer | Racer |\n| --- | --- | --- |\n";
const HTML: &str = "<table><tr><th></th><th>Tourer</th><th>Racer</th></tr><tr><td>Lights</td>\
                    <td>NO</td><td>no</td></tr></table>\n";

const PATH: &str = "content/bicycles/guide.md";

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "[markdown]\nhtml = \"allow\"\n");
    folder.write("content/bicycles/matrix.toml", MATRIX);
    folder
}

/// Returns what is found in a guide with this text, in JSON.
fn found(folder: &Folder, text: &str) -> Vec<Value> {
    folder.write(PATH, text);
    let mut check = versus();
    check.args(["check", "--format", "json", "-q", "--root"]).arg(folder.path());
    let (_, stdout, stderr) = run(&mut check);
    let objects = stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(!stderr.contains("panicked"), "{stderr}");
    objects
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|of| of["code"].as_str().expect("a code")).collect()
}

/// Returns a text with the edits of a fix, which are in order.
fn applied(text: &str, fix: &Value) -> String {
    let offset = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().expect("a line"), column.as_u64().expect("a column"));
        let before: usize = text.split_inclusive('\n').take(line as usize - 1).map(str::len).sum();
        let of_line = text[before..].chars().take(column as usize - 1);
        before + of_line.map(char::len_utf8).sum::<usize>()
    };
    let mut new = text.to_owned();
    for edit in fix["edits"].as_array().expect("edits").iter().rev() {
        let range =
            offset(&edit["line"], &edit["column"])..offset(&edit["end_line"], &edit["end_column"]);
        assert_eq!(text[range.clone()], *edit["old"].as_str().expect("a text"));
        new.replace_range(range, edit["new"].as_str().expect("a text"));
    }
    new
}

/// Checks a guide with one contradiction. `correct`, `bind` and `exempt` are the lines that differ with each way out,
/// or empty if it is not offered.
#[track_caller]
fn check(body: &str, [correct, bind, exempt]: [&str; 3]) {
    let folder = site();
    let text = format!("---\ntitle: Tourer or Racer\nsubjects: [tourer, racer]\n---\n\n{body}");
    check_file(&folder, &text, [correct, bind, exempt]);
}

#[track_caller]
fn check_file(folder: &Folder, text: &str, wanted: [&str; 3]) {
    let before = found(folder, text);
    assert_eq!(before.len(), 1, "{text}{before:?}");
    let fixes = before[0]["fixes"].as_array().expect("a list");
    for (way, wanted) in ["correct", "bind", "exempt"].into_iter().zip(wanted) {
        let Some(fix) = fixes.iter().find(|fix| fix["way"] == way) else {
            assert_eq!(wanted, "", "{way} is missing: {text}");
            continue;
        };
        let after = applied(text, fix);
        let changed = after.lines().filter(|line| !text.lines().any(|old| old == *line));
        assert_eq!(changed.collect::<Vec<&str>>().join("\n"), wanted, "{way}: {text}");
        let remains = found(folder, &after);
        match way {
            // The words are as wrong as before, but bound.
            "bind" => assert_eq!(codes(&remains), ["claim-contradicts-fact"], "{after}"),
            "exempt" => assert_eq!(codes(&remains), ["unfilled-reason"], "{after}"),
            _ => assert_eq!(codes(&remains), [""; 0], "{after}"),
        }
    }
}

/// Returns the output of `check` in a format.
fn formatted(folder: &Folder, format: &str) -> String {
    let mut check = versus();
    check.args(["check", "--format", format, "-q", "--root"]).arg(folder.path());
    run(&mut check).1
}

#[test]
fn sarif_and_annotations_carry_what_is_read() {
    let folder = site();
    let cell = "| Weight | 😀 9 kg | 7.2 kg |";
    folder.write(PATH, format!("---\nsubjects: [tourer, racer]\n---\n{TABLE}{cell}\n"));
    let document: Value = serde_json::from_str(&formatted(&folder, "sarif")).expect("JSON");
    let results = document["runs"][0]["results"].as_array().expect("a list");
    let [result] = &results[..] else { panic!("{document:#}") };
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&json!("table-contradicts-matrix"), &json!("warning"))
    );
    let text = result["message"]["text"].as_str().expect("a text");
    assert!(text.contains("\nnote: read: subject `Tourer`, criterion `Weight`"), "{text}");
    assert!(text.contains("\nhelp: correct it, bind it"), "{text}");
    let region = |at: &Value| at["physicalLocation"]["region"].clone();
    let own = json!({ "startLine": 6, "startColumn": 12, "endLine": 6, "endColumn": 18 });
    assert_eq!(region(&result["locations"][0]), own);
    let second = &result["relatedLocations"][0];
    assert_eq!(second["message"]["text"], "`tourer/weight` is stated here");
    assert_eq!(
        second["physicalLocation"]["artifactLocation"]["uri"],
        "content/bicycles/matrix.toml"
    );
    assert_eq!(region(second)["endColumn"], json!(31));
    for fix in result["fixes"].as_array().expect("a list") {
        assert!(fix["description"]["text"].is_string());
        let changes = fix["artifactChanges"].as_array().expect("a list");
        for change in changes {
            assert_eq!(change["artifactLocation"]["uri"], PATH);
            let replacement = &change["replacements"][0];
            assert_eq!(replacement["deletedRegion"]["startLine"], 6);
            assert!(replacement["insertedContent"]["text"].is_string());
        }
        assert_eq!(changes.len(), 1);
    }
    let annotation = formatted(&folder, "github");
    let begin = format!(
        "::warning file={PATH},line=6,endLine=6,col=12,endColumn=18,title=table-contradicts-matrix::"
    );
    assert!(annotation.starts_with(&begin), "{annotation}");
    for part in [
        "%0Anote: read: subject `Tourer`",
        "%0Ahelp: correct it",
        "%0Acontent/bicycles/matrix.toml:",
    ] {
        assert!(annotation.contains(part), "{part}: {annotation}");
    }
}

#[test]
fn a_build_offers_what_a_check_offers() {
    let folder = site();
    let text = format!(
        "---\nsubjects: [tourer, racer]\n---\n{TABLE}| Weight | 9 kg | 7.2 kg |\n\n\
         It weighs [9 kg](fact:tourer/weight).\n"
    );
    folder.write(PATH, text);
    for format in ["json", "sarif"] {
        let checked = formatted(&folder, format);
        assert!(checked.contains("10.5 kg"), "{checked}");
        let mut build = versus();
        build.args(["build", "--format", format, "-q", "--root"]).arg(folder.path());
        assert_eq!(run(&mut build).1, checked);
        let mut report = versus();
        report.args(["check", "--mutants", "--format", "json", "-q", "--root"]).arg(folder.path());
        if format == "json" {
            assert_eq!(run(&mut report).1, checked, "the report needs a site without errors");
        }
    }
}

#[test]
fn a_cell_is_corrected_in_its_own_form() {
    for (row, correct) in [
        ("| Price | €1,100 | free |", "| Price | €1,200 | free |"),
        ("| Weight | 10.5 kg | *8 kg* |", "| Weight | 10.5 kg | *7.2 kg* |"),
        ("| Lights | ✗ | ✗ |", "| Lights | ✓ | ✗ |"),
        ("| Lights | ❌ | ❌ |", "| Lights | ✅ | ❌ |"),
        ("| Lights | yes | Yes |", "| Lights | yes | No |"),
        ("| Frame | aluminium | carbon |", "| Frame | steel | carbon |"),
        ("| First release | May 2021 | 2023 |", "| First release | April 2021 | 2023 |"),
        ("| Gears | seven gears | 27 |", "| Gears | eight gears | 27 |"),
        ("| Price | free | free |", "| Price | EUR 1200 | free |"),
        ("| Price | €1,200 | €90 |", "| Price | €1,200 | free |"),
        ("| Price | €1,000–1,100 | free |", "| Price | EUR 1,200 | free |"),
        // What follows may no longer hold.
        ("| Lights | ✗ (a dynamo costs extra) | no |", ""),
    ] {
        let folder = site();
        let text = format!(
            "---\ntitle: Tourer or Racer\nsubjects: [tourer, racer]\n---\n\n{TABLE}{row}\n"
        );
        let before = found(&folder, &text);
        assert_eq!(codes(&before), ["table-contradicts-matrix"], "{row}");
        let fixes = before[0]["fixes"].as_array().expect("a list");
        let ways: Vec<&str> = fixes.iter().filter_map(|fix| fix["way"].as_str()).collect();
        let first = fixes.first().filter(|fix| fix["way"] == "correct");
        let after = first.map(|fix| applied(&text, fix)).unwrap_or_default();
        assert_eq!(after.lines().last().unwrap_or_default(), correct, "{row}");
        let wanted = ["correct", "bind", "exempt"];
        assert_eq!(ways, wanted[usize::from(correct.is_empty())..], "{row}");
        if !correct.is_empty() {
            assert_eq!(codes(&found(&folder, &after)), [""; 0], "{after}");
        }
    }
}

#[test]
fn a_sentence_is_corrected_bound_or_exempted() {
    check(
        "The Tourer weighs 9 kg, and is good.\n",
        [
            "The Tourer weighs 10.5 kg, and is good.",
            "The Tourer weighs [9 kg](fact:tourer/weight), and is good.",
            "The Tourer weighs [9 kg](fact:none \"TODO: why this stands\"), and is good.",
        ],
    );
    check(
        "## The Racer has eleven gears\n\nSo it is.\n",
        [
            "## The Racer has 27 gears",
            "## The Racer has [eleven gears](fact:racer/gears)",
            "## The Racer has [eleven gears](fact:none \"TODO: why this stands\")",
        ],
    );
    check(
        "The Racer is 10 % lighter than the Tourer.\n",
        [
            "The Racer is 31 % lighter than the Tourer.",
            "[The Racer is 10 % lighter than the Tourer](fact:racer/weight?times=tourer).",
            "[The Racer is 10 % lighter than the Tourer](fact:none \"TODO: why this stands\").",
        ],
    );
    // Other words would have to be found.
    check(
        "The Tourer is lighter than the Racer.\n",
        [
            "",
            "[The Tourer is lighter than the Racer](fact:tourer/weight?beats=racer).",
            "[The Tourer is lighter than the Racer](fact:none \"TODO: why this stands\").",
        ],
    );
    check(
        "Does the Tourer have lights?\n\nNo.\n",
        ["Yes.", "[No](fact:tourer/lights).", "[No](fact:none \"TODO: why this stands\")."],
    );
}

#[test]
fn what_no_link_can_exempt_is_skipped_by_a_comment() {
    let comment = |code: &str| format!("<!-- versus: skip {code} \"TODO: why this stands\" -->");
    let of_prose = comment("prose-contradicts-fact");
    let of_verdicts = comment("prose-verdict");
    check(
        "- It is\n- The Racer has **nine** gears, \n  and wheels.\n",
        ["", "", &format!("- The Racer has **nine** gears, {of_prose} ")],
    );
    check("The Tourer wins on weight.\n", ["", "", &of_verdicts]);
    check(
        &format!("> A quotation.\n\n{HTML}"),
        [&HTML.trim_end().replace("NO", "YES"), "", &comment("table-contradicts-matrix")],
    );
    let folder = site();
    for (title, corrected) in
        [("'Racer: €90'", ""), ("\"The Racer weighs 9 kg\"", "title: \"The Racer weighs 7.2 kg\"")]
    {
        let text = format!("---\ntitle: {title}\nsubjects: [tourer, racer]\n---\n\nThe end.\r\n");
        if corrected.is_empty() {
            assert_eq!(codes(&found(&folder, &text)), [""; 0], "a title that states nothing");
        } else {
            check_file(&folder, &text, [corrected, "", &of_prose]);
        }
    }
}

#[test]
fn rows_that_are_selected_are_exempted_before_their_table() {
    let folder = site();
    folder.write(
        "content/bicycles/matrix.toml",
        MATRIX.replace("name = \"Racer\"", "name = \"Racer\"\nown = true"),
    );
    let text = format!(
        "---\ntitle: Tourer or Racer\nsubjects: [tourer, racer]\n---\n\n{TABLE}\
         | Weight | 10.5 kg | 7.2 kg |\n| Gears | 8 | 27 |\n| Price | €1200 | free |\n"
    );
    let comment = "<!-- versus: skip selected-rows \"TODO: why this stands\" -->";
    check_file(&folder, &text, ["", "", comment]);
}
