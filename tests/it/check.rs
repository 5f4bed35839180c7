//! `versus check`: what it finds, what it reports, and that it changes nothing.
//!
//! The texts are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test it check::` writes them again.

use std::process::Command;

use crate::support::{Folder, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

const MATRIX: &str = r#"title = "Runtimes"

[policy]
sources = "optional"
stale_after = "12 months"

[[criterion]]
id = "cold-start"
name = "Cold start"
kind = "number"
unit = "ms"
better = "lower"
stale_after = "6 months"

[[criterion]]
id = "http2"
name = "HTTP/2"
kind = "yes-no"

[[source]]
id = "cold"
title = "Cold starts, measured"
url = "https://example.org/cold"

[[subject]]
id = "nodejs"
name = "Node.js"

[subject.facts]
cold-start = { value = 30, source = ["cold", "https://example.org/more"], checked = 2025-11-11 }
http2 = { value = "yes", source = "cold", checked = 2025-05-31 }

[[subject]]
id = "python"
name = "Python"

[subject.facts]
cold-start = { value = 60, source = "cold", checked = 2025-12-01 }
http2 = "no"
"#;

const GUIDE: &str = "\
# Node.js vs Python

It’s “fast”: Node.js [starts in 30 ms](fact:nodejs/cold-start), Python in [](fact:python/cold-start).
It is the fastest, and serves 1,200 requests in
[a moment](fact:none \"an impression\").

## 1. HTTP/2 in 2026 {#http2}

| ü | Python 3.13 |
| --- | --- |
| 12 packages | `30` |

:::verdict{on=\"cold-start\" winner=\"nodejs\"}

Node.js is faster than Python, by 30 ms.

:::

Is it the best?
";

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    folder.write("site/content/s/matrix.toml", MATRIX);
    folder.write("site/content/s/a.md", GUIDE);
    folder.write("site/content/page.md", "# A page\n\nWith 30 pages, the best.\n");
    folder
}

/// `versus check` of the site, on a fixed day.
fn check(folder: &Folder) -> Command {
    let mut command = versus();
    command.args(["check", "--today", "2026-06-01", "--root"]).arg(folder.join("site"));
    command
}

/// Runs it, and asserts that it writes nothing.
fn checked(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let before = tree(folder.path());
    let ran = run(check(folder).args(arguments));
    assert_eq!(tree(folder.path()), before, "nothing is written");
    ran
}

fn objects(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// `in 12 ms:` → `in [TIME]:`
fn without_time(line: &str) -> String {
    let (before, rest) = line.split_once(" in ").expect("a time");
    let (_, after) = rest.split_once(':').expect("a colon after the time");
    format!("{before} in [TIME]:{after}")
}

#[test]
fn a_check_ends_with_a_summary() {
    let folder = site();
    folder.write(
        "site/content/s/matrix.toml",
        MATRIX.replace("6 months", "24 months").replace("12 months", "24 months"),
    );
    let (exit, stdout, stderr) = checked(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (0, ""));
    // The home page, the page of the section, and the page itself
    assert_eq!(
        without_time(&stderr),
        "checked 3 pages, 1 guide and 1 matrix in [TIME]: no mistakes\n"
    );
    assert_eq!(checked(&folder, &["-q"]), (0, String::new(), String::new()));
}

#[test]
fn check_and_build_find_the_same_mistakes() {
    let folder = site();
    folder.write("site/content/page.md", "# A page\n\n[b](b.md)\n");
    for format in ["human", "json", "github"] {
        let (exit, stdout, stderr) = checked(&folder, &["--format", format]);
        let mut build = versus();
        build.args(["build", "--today", "2026-06-01", "--format", format, "--root"]);
        let (build_exit, build_stdout, build_stderr) = run(build.arg(folder.join("site")));
        assert_eq!((exit, &stdout), (1, &build_stdout), "{format}");
        assert_eq!(build_exit, 1);
        let (messages, last) = stderr.trim_end().rsplit_once('\n').unwrap_or(("", &stderr));
        assert!(build_stderr.starts_with(messages), "{format}: {stderr}");
        let last = without_time(last.trim_end());
        assert_eq!(last, "checked 3 pages, 1 guide and 1 matrix in [TIME]: 1 error and 2 warnings");
    }
}

#[test]
fn coverage_shows_each_statement_with_its_place() {
    let folder = site();
    let (exit, stdout, stderr) = checked(&folder, &["--claims"]);
    assert_eq!(exit, 0, "{stderr}");
    assert_data_eq!(stdout, file!["../cli/check-claims.txt"]);
    let total =
        "1 guide: 2 claims compared, 0 linked, 1 exempt, 3 numbers and 1 superlative unbound\n";
    assert_eq!(stderr, total);
    let (exit, stdout, _) = checked(&folder, &["--claims", "--format", "json"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-claims.jsonl": Text]);
    let (exit, stdout, _) = checked(&folder, &["--claims", "--format", "github", "-q"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-claims-github.txt"]);
}

#[test]
fn coverage_has_file_positions_with_any_line_ends() {
    let folder = site();
    let lines = |folder: &Folder| {
        let (_, stdout, _) = checked(folder, &["--claims", "--format", "json"]);
        objects(&stdout)[0]["unbound"].clone()
    };
    let plain = lines(&folder);
    assert!(plain.as_array().is_some_and(|all| all.len() > 2), "{plain}");
    folder.write("site/content/s/a.md", format!("\u{feff}{}", GUIDE.replace('\n', "\r\n")));
    assert_eq!(lines(&folder), plain);
}

#[test]
fn superlatives_are_read_in_english_only() {
    let folder = site();
    folder.write("site/versus.toml", "title = \"A site\"\nlang = \"de\"\n");
    let (exit, stdout, stderr) = checked(&folder, &["--claims", "--format", "json"]);
    assert_eq!(exit, 0);
    let guide = &objects(&stdout)[0];
    let unbound = guide["unbound"].as_array().expect("a list");
    let kinds: Vec<&Value> = unbound.iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["number"; 3], "{stdout}");
    assert_eq!(guide["looked_for"], serde_json::json!(["number"]));
    assert!(stderr.starts_with("numbers only: superlatives are not read in `de`\n"), "{stderr}");
}

#[test]
fn stale_facts_come_oldest_first_and_those_never_checked_last() {
    let folder = site();
    let (exit, stdout, stderr) = checked(&folder, &["--stale"]);
    assert_eq!(exit, 0, "{stderr}");
    assert_data_eq!(stdout, file!["../cli/check-stale.txt"]);
    assert_eq!(stderr, "2 facts to check again, 1 never checked\n");
    let (exit, stdout, _) = checked(&folder, &["--stale", "--format", "json"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-stale.jsonl": Text]);
    let (exit, stdout, _) = checked(&folder, &["--stale", "--format", "github", "-q"]);
    assert_eq!(exit, 0);
    assert_data_eq!(stdout, file!["../cli/check-stale-github.txt"]);
}

#[test]
fn stale_facts_are_an_issue_for_a_tracker() {
    let folder = site();
    let issue = ["--stale", "--format", "issue", "-q"];
    let (exit, stdout, stderr) = checked(&folder, &issue);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert_data_eq!(stdout, file!["../cli/check-stale-issue.md"]);

    // With a repository, facts lead to their lines; what authors write is no markup.
    folder.write("site/versus.toml", "[publish]\nrepository = \"https://github.com/me/site\"\n");
    let path = "site/content/s/matrix.toml";
    let text = folder.text(path).replace("Cold starts, measured", "*Cold* @starts #1");
    let quote = "checked = 2025-05-31, quote = \"<i>HTTP/2</i>\"";
    folder.write(path, text.replace("checked = 2025-05-31", quote));
    let (_, stdout, _) = checked(&folder, &issue);
    let line = "https://github.com/me/site/blob/main/content/s/matrix.toml#L31";
    assert!(stdout.contains(&format!("[s: nodejs/http2]({line})")), "{stdout}");
    assert!(stdout.contains("[\\*Cold\\* &#64;starts &#35;1]"), "{stdout}");
    assert!(stdout.contains("  > &#60;i&#62;HTTP/2&#60;/i&#62;\n"), "{stdout}");

    folder.write(path, MATRIX.replace("stale_after", "# stale_after"));
    let (exit, stdout, _) = checked(&folder, &issue);
    assert_eq!((exit, stdout.as_str()), (0, ""));
    for other in [&["--format", "issue"][..], &["--stale", "--claims", "--format", "issue"]] {
        let (exit, _, stderr) = checked(&folder, other);
        assert_eq!(exit, 2, "{other:?}");
        assert!(stderr.contains("`--format issue` is for `versus check --stale`"), "{stderr}");
    }
}

#[test]
fn the_last_day_of_a_fact_is_not_too_late() {
    let folder = site();
    let stale = |day| {
        let mut command = versus();
        command.args(["check", "--stale", "--format", "json", "--today", day, "--root"]);
        let (exit, stdout, _) = run(command.arg(folder.join("site")));
        assert_eq!(exit, 0);
        let overdue = objects(&stdout).into_iter().filter(|fact| fact["state"] == "overdue");
        overdue.map(|fact| fact["overdue_days"].as_i64().expect("a number")).collect::<Vec<i64>>()
    };
    assert_eq!(stale("2026-05-11"), [0; 0]);
    assert_eq!(stale("2026-05-12"), [1]);
    assert_eq!(stale("2026-06-02"), [2, 22, 1]);
}

#[test]
fn reports_can_be_asked_for_together() {
    let folder = site();
    let (exit, stdout, _) = checked(&folder, &["--stale", "--claims", "--format", "json"]);
    assert_eq!(exit, 0);
    let reports: Vec<Value> =
        objects(&stdout).into_iter().map(|object| object["report"].clone()).collect();
    assert_eq!(reports, ["claims", "stale", "stale", "stale"]);
    let (_, together, _) = checked(&folder, &["--stale", "--claims"]);
    let (_, claims, _) = checked(&folder, &["--claims"]);
    let (_, stale, _) = checked(&folder, &["--stale"]);
    assert_eq!(together, format!("{claims}\n{stale}"));
}

#[test]
fn a_site_with_errors_has_no_report() {
    let folder = site();
    folder.write("site/content/page.md", "# A page\n\n[b](b.md)\n");
    for report in ["--claims", "--stale", "--mutants", "--adopt"] {
        let (exit, stdout, stderr) = checked(&folder, &[report]);
        assert_eq!((exit, stdout.as_str()), (1, ""));
        assert!(stderr.contains("error[dead-link]"), "{stderr}");
        assert!(stderr.ends_with("nothing reported: 1 error and 2 warnings\n"), "{stderr}");
    }
}

#[test]
fn a_site_without_guides_or_matrices_has_empty_reports() {
    let folder = Folder::new();
    folder.write("site/content/a.md", "# A\n\nThe best of 30 pages.\n");
    let (exit, stdout, stderr) = checked(&folder, &["--claims", "--stale"]);
    assert_eq!((exit, stdout.as_str()), (0, "\n"));
    let total =
        "0 guides: 0 claims compared, 0 linked, 0 exempt, 0 numbers and 0 superlatives unbound\n";
    assert_eq!(stderr, format!("{total}0 facts to check again, 0 never checked\n"));
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = site();
    for arguments in [&["--out", "x"][..], &["--claim"], &["--stale", "yes"], &["--format", "xml"]]
    {
        let (exit, stdout, stderr) = checked(&folder, arguments);
        assert_eq!((exit, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
    }
    let (exit, _, stderr) = run(versus().args(["check", "--root"]).arg(folder.join("none")));
    assert_eq!(exit, 2);
    assert!(stderr.starts_with("error: there is no folder"), "{stderr}");
    let (exit, _, _) = run(versus().args(["check", "--stale", "--today", "soon"]));
    assert_eq!(exit, 2);
}
