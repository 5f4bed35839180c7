//! `versus check --adopt`: what guides state without being bound, and the claims that it writes.
//!
//! The texts are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test it adopt::` writes them again.

use std::collections::BTreeMap;

use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::support::{Folder, run, tree, versus};

const MATRIX: &str = r#"title = "Databases"

[policy]
sources = "optional"

[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "USD / month"
better = "lower"

[[criterion]]
id = "latency"
name = "Latency"
kind = "number"
unit = "ms"
better = "lower"

[[criterion]]
id = "backups"
name = "Backups"
kind = "level"

[[subject]]
id = "anchor"
name = "Anchor"
facts = { price = 12, latency = 4.8, backups = "yes" }

[[subject]]
id = "quill"
name = "Quill"
facts = { price = "free", latency = 12, backups = "partial" }
"#;

const GUIDE: &str = "+++
title = \"Anchor or Quill\"
subjects = [\"anchor\", \"quill\"]
+++

| | Anchor | Quill |
| :-- | --: | :-: |
| Price | $12 | free |
| Latency | *4.8* ms | 15 ms |
| Backups | ✓ | partial (daily) |

Anchor speaks 81 languages, and answers in 300 pages.
";

fn site(guide: &str) -> Folder {
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    folder.write("site/content/db/matrix.toml", MATRIX);
    folder.write("site/content/db/a.md", guide);
    folder
}

fn check(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut command = versus();
    command.args(["check", "--today", "2026-06-01", "--root"]).arg(folder.join("site"));
    run(command.args(arguments))
}

/// Returns the files of a site, without those that versus keeps for itself.
fn files(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(folder.path());
    files.retain(|path, _| !path.contains("/.versus/"));
    files
}

/// Runs `versus check --adopt --write`, and asserts that only the guide changes, and that checks find no more.
fn adopted(folder: &Folder) -> String {
    let count = |folder: &Folder| check(folder, &["--format", "json", "-q"]).1.lines().count();
    let (mut before, mistakes) = (files(folder), count(folder));
    let (exit, _, stderr) = check(folder, &["--adopt", "--write", "-q"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    let mut after = files(folder);
    before.remove("site/content/db/a.md");
    after.remove("site/content/db/a.md");
    assert_eq!(before, after, "only the guide may change");
    assert!(count(folder) <= mistakes);
    folder.text("site/content/db/a.md")
}

#[test]
fn what_could_be_bound_is_listed_with_its_reading() {
    let folder = site(GUIDE);
    let before = tree(folder.path());
    let (exit, stdout, stderr) = check(&folder, &["--adopt"]);
    assert_eq!(exit, 0, "{stderr}");
    assert_data_eq!(stdout, file!["../cli/check-adopt.txt"]);
    assert_eq!(stderr, "1 guide: 4 statements to bind\n");
    let (exit, stdout, _) = check(&folder, &["--adopt", "--format", "json"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-adopt.jsonl": Text]);
    let (exit, stdout, _) = check(&folder, &["--adopt", "--format", "github", "-q"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-adopt-github.txt"]);
    assert_eq!(tree(folder.path()), before, "nothing is written");
}

#[test]
fn claims_that_are_certain_are_written_and_no_visible_word_changes() {
    let folder = site(GUIDE);
    let text = adopted(&folder);
    let wanted = GUIDE
        .replace("| $12 | free |", "| [$12](fact:anchor/price) | [free](fact:quill/price) |")
        .replace("| ✓ | partial (", "| [✓](fact:anchor/backups) | [partial](fact:quill/backups) (");
    assert_eq!(text, wanted);
    assert_eq!(adopted(&folder), wanted, "nothing is left to bind");
}

#[test]
fn what_is_across_markup_or_has_some_is_left_alone() {
    let head = "+++\ntitle = \"A\"\nsubjects = [\"anchor\", \"quill\"]\n+++\n\n\
                | | Anchor | Quill |\n| --- | --- | --- |\n";
    for row in [
        "| Price | **$12** a month | fr&#101;e |",
        "| Price | [$12](https://example.org/) | `free` |",
        "| Price | ~~$12~~ | \\free |",
        "| Latency | <b>4.8 ms</b> or so | 12\\ ms |",
        "| Price | [$12](fact:anchor/price) | [free](fact:quill/price) |",
    ] {
        let guide = format!("{head}{row}\n");
        let text = adopted(&site(&guide));
        assert!(!text.contains("[["), "{text}");
        let claims = text.matches("](fact:").count();
        let own = guide.matches("](fact:").count();
        let bare: String = text.replace("[4.8 ms](fact:anchor/latency)", "4.8 ms");
        let bare = bare.replace("[$12](fact:anchor/price)", "$12");
        let bare = bare.replace("[free](fact:quill/price)", "free");
        let plain = guide.replace("[$12](fact:anchor/price)", "$12");
        assert_eq!(bare, plain.replace("[free](fact:quill/price)", "free"), "{claims} {own}");
    }
}

#[test]
fn a_table_whose_cells_all_agree_could_be_drawn() {
    let guide = GUIDE.replace("| 15 ms |", "| 12 ms |").replace("*4.8*", "4.8");
    let (_, stdout, _) = check(&site(&guide), &["--adopt", "--format", "json", "-q"]);
    let report: Value = serde_json::from_str(stdout.trim_end()).expect("one object");
    let offers = report["offers"].as_array().expect("a list");
    let drawn: Vec<&Value> = offers.iter().filter(|offer| offer["could"] == "draw").collect();
    assert_eq!(drawn.len(), 1, "{report}");
    assert_eq!(drawn[0]["directive"], "::matrix{criteria=\"price latency backups\"}");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let guide = format!("\u{feff}{}", GUIDE.replace('\n', "\r\n"));
    let text = adopted(&site(&guide));
    assert!(text.starts_with('\u{feff}') && text.contains("[$12](fact:anchor/price)"), "{text}");
    assert_eq!(text.matches("\r\n").count(), guide.matches("\r\n").count());
}

#[test]
fn writing_needs_the_report() {
    let folder = site(GUIDE);
    let (exit, stdout, stderr) = check(&folder, &["--write"]);
    assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
    let (exit, ..) = check(&folder, &["--adopt", "content/db/none.md"]);
    assert_eq!(exit, 2);
    let mut below = versus();
    below.current_dir(folder.join("site/content/db"));
    let (exit, stdout, stderr) = run(below.args(["check", "--root", "../..", "--adopt", "./a.md"]));
    assert_eq!(exit, 0, "a path is that from the current folder: {stderr}");
    assert!(stdout.contains("  bind "), "{stdout}");
    let (exit, stdout, _) = check(&folder, &["--adopt", "content/db/a.md", "--write"]);
    assert_eq!(exit, 0);
    assert!(stdout.contains("  bind "), "{stdout}");
}
