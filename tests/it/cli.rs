//! The command line: what commands print, where, and with which exit code.
//!
//! The texts are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test it cli::` writes them again.

use std::process::Command;

use crate::support::{Folder, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file, str};

/// A site with one page, in `site/` of a temporary folder.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    folder.write("site/content/a.md", "# A\n");
    folder
}

/// A site with an error that has a related place, and two warnings.
fn broken_site() -> Folder {
    let folder = site();
    folder.write("site/content/a.md", "# A, 100%\n\n```klingon\n```\n\n[b](b,c:d.md)\n");
    folder.write("site/content/b.md", "+++\naliases = [\"a\"]\n+++\n\nä[^x]\n\n[^x]: X\n[^y]: Y\n");
    folder
}

/// `versus build` of the site, on a fixed day.
fn build(folder: &Folder) -> Command {
    let mut command = versus();
    command.env_remove("NO_COLOR").env_remove("COLUMNS");
    command.args(["build", "--today", "2026-06-01", "--root"]).arg(folder.join("site"));
    command
}

/// The exit code and the standard error of wrong usage, without the folder's path. Asserts that nothing
/// was written.
fn refused(folder: &Folder, command: &mut Command) -> String {
    let before = tree(folder.path());
    let (exit, stdout, stderr) = run(command);
    assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
    assert_eq!(tree(folder.path()), before, "nothing is written");
    without_root(folder, &stderr)
}

fn without_root(folder: &Folder, text: &str) -> String {
    let full = folder.path().canonicalize().expect("it is there");
    let text = text.replace(full.to_str().expect("UTF-8"), "[ROOT]");
    text.replace(folder.path().to_str().expect("UTF-8"), "[ROOT]")
}

/// `in 12 ms` → `in [TIME]`
fn without_time(line: &str) -> String {
    let Some((before, rest)) = line.split_once(" files in ") else { return line.to_owned() };
    let (_, after) = rest.split_once(':').expect("a colon after the time");
    format!("{before} files in [TIME]:{after}")
}

#[cfg(all(feature = "external", feature = "lsp", feature = "serve"))]
#[test]
fn help_names_every_command_and_flag() {
    let help = |arguments: &[&str]| {
        let (exit, stdout, stderr) = run(versus().env_remove("COLUMNS").args(arguments));
        assert_eq!((exit, stderr.as_str()), (0, ""));
        stdout
    };
    assert_data_eq!(help(&["--help"]), file!["../cli/help.txt"]);
    assert_data_eq!(help(&["new", "--help"]), file!["../cli/new-help.txt"]);
    assert_data_eq!(help(&["new", "guide", "--help"]), file!["../cli/new-guide-help.txt"]);
    assert_data_eq!(help(&["new", "subject", "--help"]), file!["../cli/new-subject-help.txt"]);
    assert_data_eq!(help(&["build", "--help"]), file!["../cli/build-help.txt"]);
    assert_data_eq!(help(&["serve", "--help"]), file!["../cli/serve-help.txt"]);
    assert_data_eq!(help(&["check", "--help"]), file!["../cli/check-help.txt"]);
    assert_data_eq!(help(&["fmt", "--help"]), file!["../cli/fmt-help.txt"]);
    assert_data_eq!(help(&["explain", "--help"]), file!["../cli/explain-help.txt"]);
    assert_data_eq!(help(&["score", "--help"]), file!["../cli/score-help.txt"]);
    assert_data_eq!(help(&["schema", "--help"]), file!["../cli/schema-help.txt"]);
    assert_data_eq!(help(&["set", "--help"]), file!["../cli/set-help.txt"]);
    assert_data_eq!(help(&["query", "--help"]), file!["../cli/query-help.txt"]);
    assert_data_eq!(help(&["themes", "--help"]), file!["../cli/themes-help.txt"]);
    assert_data_eq!(help(&["themes", "list", "--help"]), file!["../cli/themes-list-help.txt"]);
    assert_data_eq!(help(&["lsp", "--help"]), file!["../cli/lsp-help.txt"]);
    assert_data_eq!(help(&["completions", "--help"]), file!["../cli/completions-help.txt"]);
    assert_data_eq!(help(&["man", "--help"]), file!["../cli/man-help.txt"]);
    assert_eq!(help(&["--version"]), concat!("versus ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn without_a_command_the_usage_is_shown() {
    let (exit, stdout, stderr) = run(&mut versus());
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("Usage: versus"), "{stderr}");
}

#[test]
fn an_unknown_flag_or_command_is_wrong_usage() {
    let folder = site();
    let flag = refused(&folder, build(&folder).arg("--drfats"));
    assert_data_eq!(flag, file!["../cli/unknown-flag.txt"]);
    let command = refused(&folder, versus().arg("biuld"));
    assert_data_eq!(command, file!["../cli/unknown-command.txt"]);
    let format = refused(&folder, build(&folder).args(["--format", "xml"]));
    assert_data_eq!(format, file!["../cli/unknown-format.txt"]);
    let threads = refused(&folder, build(&folder).args(["--threads", "100000"]));
    assert_data_eq!(threads, file!["../cli/too-many-threads.txt"]);
    let kind = refused(&folder, versus().args(["schema", "guides"]));
    assert_data_eq!(kind, file!["../cli/unknown-schema.txt"]);
}

#[test]
fn a_wrong_value_of_a_flag_is_wrong_usage() {
    let folder = site();
    let date = refused(&folder, build(&folder).args(["--today", "2026-02-30"]));
    assert!(date.contains("the argument '--today <DATE>' cannot be used multiple times"), "{date}");
    let date = |day| refused(&folder, versus().args(["build", "--today", day]));
    assert_data_eq!(date("2026-02-30"), file!["../cli/wrong-date.txt"]);
    assert!(date("yesterday").contains("`yesterday` is not a date"));
    let url = refused(&folder, build(&folder).args(["--base-url", "example.org"]));
    assert_data_eq!(url, file!["../cli/wrong-base-url.txt"]);
    for threads in ["0", "many", "-1"] {
        refused(&folder, build(&folder).args(["--threads", threads]));
    }
}

#[test]
fn a_folder_that_is_not_a_site_is_wrong_usage() {
    let folder = site();
    folder.write("empty/x.txt", "");
    let build =
        |root: &str| refused(&folder, versus().args(["build", "--root"]).arg(folder.join(root)));
    let none = str![[r#"
error: there is no folder `[ROOT]/none`

"#]];
    assert_data_eq!(build("none"), none);
    let empty = str![[r#"
error: `[ROOT]/empty` is not a site: it has neither `versus.toml` nor `content/`; name one with --root

"#]];
    assert_data_eq!(build("empty"), empty);
}

#[test]
fn an_output_folder_that_holds_the_site_is_wrong_usage() {
    let folder = site();
    folder.write("site/themes/x/theme.toml", "");
    let out = |out: &str| refused(&folder, build(&folder).arg("--out").arg(folder.join(out)));
    let in_content = str![[r#"
error: `[ROOT]/site/content/public` is in `content/`, and the site is read from it; write to another folder

"#]];
    assert_data_eq!(out("site/content/public"), in_content);
    for place in ["", "site", "site/."] {
        let message = out(place);
        assert!(message.contains("contains the site itself"), "{place}: {message}");
    }
    let read =
        ["themes", ".versus/x", "content", "content/x", "content/../static", "new/../content"];
    for place in read {
        let message = out(&format!("site/{place}"));
        assert!(message.contains("the site is read from it"), "{place}: {message}");
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_through_a_link_into_the_site_is_wrong_usage() {
    let folder = site();
    std::os::unix::fs::symlink(folder.join("site/content"), folder.join("link")).expect("linked");
    for place in ["link", "link/below"] {
        let command = &mut build(&folder);
        let message = refused(&folder, command.arg("--out").arg(folder.join(place)));
        assert!(message.contains("the site is read from it"), "{place}: {message}");
    }
}

#[test]
fn an_io_failure_names_the_path() {
    let folder = site();
    folder.write("file", "in the way\n");
    // The parsed pages are cached all the same.
    let all = || {
        let mut all = tree(folder.path());
        all.retain(|path, _| !path.starts_with("site/.versus/"));
        all
    };
    let before = all();
    let out = folder.join("file/public");
    let (exit, stdout, stderr) = run(build(&folder).arg("--out").arg(&out));
    assert_eq!((exit, stdout.as_str()), (3, ""), "{stderr}");
    let stderr = without_root(&folder, &stderr);
    assert!(stderr.starts_with("error: cannot create the folder `[ROOT]/file/public"), "{stderr}");
    assert_eq!(all(), before);

    let (exit, _, stderr) = run(build(&folder).arg("--out").arg(folder.join("file")));
    assert_eq!(exit, 3, "{stderr}");
    assert_eq!(all(), before);
}

#[test]
fn a_build_ends_with_a_summary() {
    let folder = site();
    let (exit, stdout, stderr) = run(&mut build(&folder));
    assert_eq!((exit, stdout.as_str()), (0, ""));
    let line = str![[r#"
built 3 pages and [..] other files in [TIME]: [..] written, 0 unchanged, 0 removed

"#]];
    assert_data_eq!(without_time(&stderr), line);

    folder.remove("site/content/a.md");
    folder.write("site/content/b.md", "# B\n\n[^x]: X\n");
    let (_, _, stderr) = run(&mut build(&folder));
    let last = stderr.lines().last().expect("a line");
    let line = str![
        "built 3 pages and [..] other files in [TIME]: [..] written, [..] unchanged, 1 removed, with 1 warning"
    ];
    assert_data_eq!(without_time(last), line);
}

#[test]
fn timings_name_the_stages_and_what_took_longest() {
    let folder = site();
    let report = |arguments: &[&str]| {
        let (exit, stdout, stderr) =
            run(build(&folder).args(["--timings", "--quiet"]).args(arguments));
        assert_eq!((exit, stderr.as_str()), (0, ""));
        stdout
    };
    // The slowest parts differ in each run.
    let text = report(&["--force"]);
    let (stages, rest) = text.split_once("\n\n").expect("tables");
    let times = stages.lines().map(|line| match line.split_once(" ms  ") {
        Some((time, name)) => {
            assert!(time.trim().parse::<f64>().is_ok(), "{line}");
            format!("[TIME]  {name}\n")
        }
        None => format!("{line}\n"),
    });
    assert_data_eq!(times.collect::<String>(), file!["../cli/build-timings.txt"]);
    for wanted in ["slowest templates\n", "page.html, 1 page\n", "slowest outputs\n"] {
        assert!(rest.contains(wanted), "{text}");
    }

    let objects = report(&["--force", "--format", "json"]);
    assert!(objects.lines().count() > 5, "{objects}");
    for line in objects.lines() {
        let object: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(object["report"], "timings");
        assert!(object["ms"].is_number() && object["name"].is_string(), "{line}");
    }
    assert!(objects.contains(r#""kind":"template""#), "{objects}");
}

#[test]
fn a_quiet_build_says_nothing_but_messages() {
    let folder = site();
    assert_eq!(run(build(&folder).arg("--quiet")), (0, String::new(), String::new()));
    assert_eq!(run(build(&folder).arg("-q")), (0, String::new(), String::new()));
    let broken = broken_site();
    let (exit, _, stderr) = run(build(&broken).arg("--quiet"));
    assert_eq!(exit, 1);
    assert!(stderr.contains("error[dead-link]"), "{stderr}");
}

#[test]
fn json_is_one_object_a_line() {
    let folder = broken_site();
    let (exit, stdout, stderr) = run(build(&folder).args(["--format", "json"]));
    assert_eq!(exit, 1);
    assert_eq!(stderr, "nothing written: 2 errors and 2 warnings\n");
    let objects: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(objects.len(), 4);
    for object in &objects {
        let mut keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
        keys.sort();
        let wanted = [
            "code",
            "column",
            "end_column",
            "end_line",
            "file",
            "fixes",
            "help",
            "line",
            "message",
            "notes",
            "related",
            "severity",
        ];
        assert_eq!(keys, wanted);
    }
    let dead = objects.iter().find(|object| object["code"] == "dead-link").expect("reported");
    assert_eq!(dead["file"], "content/a.md");
    assert_eq!([&dead["line"], &dead["column"]], [6, 5]);
    assert_eq!([&dead["end_line"], &dead["end_column"]], [6, 13]);
    assert_eq!(dead["severity"], "error");
    let alias = objects.iter().find(|object| object["code"] == "address-collision");
    assert_eq!(alias.expect("reported")["related"][0]["file"], "content/a.md");
    assert_data_eq!(stdout, file!["../cli/format-json.jsonl": Text]);
}

#[test]
fn github_annotations_escape_reserved_characters() {
    let folder = broken_site();
    folder.write("site/content/o,d:d/100%.md", "[x](y.md)\n");
    let (exit, stdout, _) = run(build(&folder).args(["--format", "github"]));
    assert_eq!(exit, 1);
    assert!(stdout.contains("file=content/o%2Cd%3Ad/100%25.md,line=1"), "{stdout}");
    assert!(
        stdout.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning "))
    );
    assert_data_eq!(stdout, file!["../cli/format-github.txt"]);
}

#[test]
fn formats_for_pull_requests_have_paths_from_the_repository_root() {
    let folder = broken_site();
    folder.write(".git/HEAD", "");
    let found = |format| run(build(&folder).args(["--format", format])).1;
    assert_eq!(found("github").lines().count(), 4);
    for line in found("github").lines() {
        assert!(line.contains(" file=site/content/"), "{line}");
    }
    let sarif: Value = serde_json::from_str(&found("sarif")).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), 4);
    for result in results {
        let location = &result["locations"][0]["physicalLocation"];
        let uri = location["artifactLocation"]["uri"].as_str().expect("a text");
        assert!(uri.starts_with("site/content/"), "{uri}");
    }
    // Programs that read JSON know the folder of the site, so paths are relative to it.
    assert_eq!(found("json").lines().count(), 4);
    for line in found("json").lines() {
        assert!(line.contains("\"file\":\"content/"), "{line}");
    }
}

#[test]
fn sarif_is_one_document_with_everything_the_standard_requires() {
    let folder = broken_site();
    folder.write("site/content/o,d d/100%.md", "[😀x](y.md)\n");
    let (exit, stdout, stderr) = run(build(&folder).args(["--format", "sarif"]));
    assert_eq!((exit, stderr.as_str()), (1, "nothing written: 3 errors and 2 warnings\n"));
    let document: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(document["version"], "2.1.0");
    let [run] = &document["runs"].as_array().expect("a list")[..] else { panic!("{stdout}") };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "versus");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(rule["help"]["markdown"].is_string(), "{rule}");
    }
    let mut ids: Vec<&str> =
        rules.iter().map(|rule| rule["id"].as_str().expect("a text")).collect();
    ids.dedup();
    assert_eq!(ids.len(), 4, "each code once");
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), 5);
    for result in results {
        assert!(!result["message"]["text"].as_str().expect("a text").is_empty());
        assert!(["error", "warning"].contains(&result["level"].as_str().expect("a text")));
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(result["ruleId"], ids[index]);
        let locations = result["locations"].as_array().expect("a list");
        assert_eq!(locations.len(), 1);
        let related = result["relatedLocations"].as_array().expect("a list");
        for location in locations.iter().chain(related) {
            let physical = &location["physicalLocation"];
            let base = physical["artifactLocation"]["uriBaseId"].as_str().expect("a text");
            assert!(run["originalUriBaseIds"][base].is_object());
            let region = &physical["region"];
            let at = |key: &str| region[key].as_u64().expect("a number");
            assert!(at("startLine") >= 1 && at("startColumn") >= 1, "from 1: {region}");
            let (start, end) =
                ([at("startLine"), at("startColumn")], [at("endLine"), at("endColumn")]);
            assert!(start <= end, "{region}");
        }
    }
    let alias = results.iter().find(|result| result["ruleId"] == "address-collision");
    let related = &alias.expect("reported")["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "the other one");
    let last = &results[4]["locations"][0]["physicalLocation"];
    assert_eq!(last["artifactLocation"]["uri"], "content/o%2Cd%20d/100%25.md");
    assert_eq!(last["region"]["startColumn"], 6, "a character is one column");
}

#[test]
fn sarif_of_a_site_without_mistakes_says_that_there_are_none() {
    let folder = site();
    let (exit, stdout, _) = run(build(&folder).args(["--format", "sarif"]));
    let document: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(exit, 0);
    assert_eq!(document["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn sarif_for_a_report_is_wrong_usage() {
    let folder = site();
    let root = folder.join("site");
    for flag in ["--fix", "--claims", "--stale", "--mutants", "--adopt"] {
        let mut check = versus();
        check.args(["check", flag, "--format", "sarif", "--root"]).arg(&root);
        let message = refused(&folder, &mut check);
        assert!(message.contains(&format!("but {flag} prints a report")), "{message}");
    }
    refused(&folder, build(&folder).args(["--timings", "--format", "sarif"]));
    for format in ["sarif", "github"] {
        let mut score = versus();
        score.args(["score", "--format", format, "--root"]).arg(&root);
        let message = refused(&folder, &mut score);
        assert!(message.contains(&format!("`--format {format}` is for messages")), "{message}");
    }
}

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (exit, script, stderr) = run(versus().args(["completions", shell]));
        assert_eq!((exit, stderr.as_str()), (0, ""), "{shell}");
        for word in ["explain", "base-url", "sarif"] {
            // Two of the shells do not complete values.
            let is_value = word == "sarif" && ["elvish", "powershell"].contains(&shell);
            assert!(is_value || script.contains(word), "{shell} lacks {word}");
        }
    }
    let folder = site();
    refused(&folder, versus().args(["completions", "tcsh"]));
}

#[test]
fn every_command_has_a_manual_page() {
    let man = |arguments: &[&str]| {
        let (exit, page, stderr) = run(versus().arg("man").args(arguments));
        assert_eq!((exit, stderr.as_str()), (0, ""));
        assert!(page.contains("Examples:\n  versus "), "{page}");
        page
    };
    let program = man(&[]);
    assert!(program.contains("\n.TH versus 1 "), "{program}");
    let (_, help, _) = run(versus().arg("--help"));
    let (_, commands) = help.split_once("Commands:\n").expect("a list of commands");
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> =
        commands.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.len() > 8, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(program.contains(&format!("versus\\-{command}(1)")), "{program}");
        let page = man(&[command]);
        assert!(page.contains(&format!("\n.TH versus-{command} 1 ")), "{page}");
    }
    let message = refused(&site(), versus().args(["man", "biuld"]));
    assert_eq!(message, "error: `biuld` is not a command of versus; did you mean `build`?\n");
}

#[test]
fn schemas_for_editors_are_written_beside_the_site() {
    let folder = site();
    let write = |arguments: &[&str]| {
        run(versus()
            .args(["schema", "--write"])
            .args(arguments)
            .arg("--root")
            .arg(folder.join("site")))
    };
    let said = |text: &str| (0, String::new(), text.to_owned());
    assert_eq!(write(&[]), said("wrote 7 schemas to schemas/, and .taplo.toml\n"));
    let (_, printed, _) = run(versus().args(["schema", "matrix"]));
    assert_eq!(folder.text("site/schemas/matrix.json"), printed);
    assert_data_eq!(folder.text("site/.taplo.toml"), file!["../cli/taplo.toml": Text]);
    let rules = folder.text("site/.taplo.toml");
    for (at, _) in rules.match_indices("path = \"") {
        let path = rules[at + 8..].split('"').next().expect("a path");
        assert!(folder.join("site").join(path).is_file(), "{path}");
    }
    assert_eq!(write(&[]), said("wrote 7 schemas to schemas/; .taplo.toml names them already\n"));

    folder.write("site/.taplo.toml", "# mine\n");
    let (exit, _, stderr) = write(&["tools/schemas"]);
    assert_eq!((exit, folder.text("site/.taplo.toml").as_str()), (0, "# mine\n"));
    assert!(stderr.contains(".taplo.toml exists already, so add this"), "{stderr}");
    assert!(stderr.contains("path = \"tools/schemas/config.json\""), "{stderr}");
    let (exit, _, stderr) = run(&mut build(&folder));
    assert_eq!(exit, 0, "schemas are no part of the site: {stderr}");
}

#[test]
fn schemas_are_written_in_the_site_but_not_in_its_sources() {
    let folder = site();
    let root = folder.join("site");
    for place in ["..", "../schemas", "/tmp/schemas", ".", "content/x", "public", ".versus"] {
        let mut schema = versus();
        schema.args(["schema", "--write", place, "--root"]).arg(&root);
        refused(&folder, &mut schema);
    }
    refused(&folder, versus().args(["schema", "matrix", "--write"]));
    refused(&folder, versus().arg("schema"));
    refused(&folder, versus().args(["schema", "--write", "--root"]).arg(folder.join("none")));
}

#[test]
fn a_pipe_gets_no_colours_unless_it_asks_for_them() {
    let folder = broken_site();
    let escape = '\u{1b}';
    let (_, _, plain) = run(&mut build(&folder));
    assert!(!plain.contains(escape), "{plain:?}");
    let (_, _, plain) = run(build(&folder).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0"));
    assert!(!plain.contains(escape), "{plain:?}");
    let (_, _, coloured) = run(build(&folder).env("CLICOLOR_FORCE", "1"));
    assert!(coloured.contains(escape), "{coloured:?}");
    let explain = |variable: &str| {
        let mut command = versus();
        command.env_remove("NO_COLOR").env(variable, "1").args(["explain", "dead-link"]);
        run(&mut command).1
    };
    assert!(explain("CLICOLOR_FORCE").contains(escape));
    assert!(!explain("NO_COLOR").contains(escape));
    for format in ["json", "github", "sarif"] {
        let mut command = build(&folder);
        let (_, stdout, _) = run(command.env("CLICOLOR_FORCE", "1").args(["--format", format]));
        assert!(!stdout.contains(escape), "{stdout:?}");
    }
}

#[test]
fn the_contract_of_themes_is_printed_without_a_site() {
    let (exit, stdout, stderr) = run(versus().args(["themes", "contract"]));
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert_eq!(stdout, include_str!("../../themes/README.md"));
}

#[test]
fn the_themes_of_a_site_are_listed_with_the_one_in_use() {
    let folder = Folder::new();
    let list = |folder: &Folder| {
        let (exit, stdout, stderr) =
            run(versus().args(["themes", "list", "--root"]).arg(folder.path()));
        assert_eq!((exit, stderr.as_str()), (0, ""));
        stdout
    };
    folder.write("content/a.md", "# A\n");
    assert_eq!(list(&folder), "default  inside the program, in use\n");
    // Also of a site with mistakes.
    folder.write("content/a.md", "[dead](nowhere.md)\n");
    folder.write("versus.toml", "title = \"T\"\ntheme = \"gazette\"\n");
    let manifest = "name = \"g\"\nmin_version = \"0.1\"\nmax_version = \"0.1\"\n";
    folder.write("themes/gazette/theme.toml", manifest);
    folder.write("themes/b/theme.toml", "");
    let themes =
        "default  inside the program\nb        themes/b/\ngazette  themes/gazette/, in use\n";
    assert_eq!(list(&folder), themes);
    folder.write("versus.toml", "title = \"T\"\n");
    assert!(list(&folder).starts_with("default  inside the program, in use\n"));
    let none = Folder::new();
    let message = refused(&none, versus().args(["themes", "list", "--root"]).arg(none.path()));
    assert!(message.contains("is not a site"), "{message}");
}

#[test]
fn a_code_is_explained_as_in_the_manual() {
    let explain = |arguments: &[&str]| run(versus().arg("explain").args(arguments));
    let (exit, stdout, stderr) = explain(&["dead-anchor"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert_data_eq!(stdout, file!["../cli/explain.txt"]);
    let (exit, stdout, stderr) = explain(&[]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    assert_data_eq!(stdout, file!["../cli/explain-all.txt"]);
}

#[test]
fn a_code_that_does_not_exist_is_wrong_usage() {
    let folder = site();
    let near = str![[r#"
error: `dead-links` is not the code of a message; did you mean `dead-link`?

"#]];
    assert_data_eq!(refused(&folder, versus().args(["explain", "dead-links"])), near);
    let far = str![[r#"
error: `E0308` is not the code of a message; `versus explain` lists them; [..] exist, but none is similar

"#]];
    assert_data_eq!(refused(&folder, versus().args(["explain", "E0308"])), far);
}

#[test]
fn source_date_epoch_is_the_day_without_a_flag() {
    let folder = site();
    folder.write("site/content/a.md", "+++\ndate = 2026-06-01\n+++\n");
    let built = |command: &mut Command| {
        let (exit, _, stderr) = run(command.args(["--root"]).arg(folder.join("site")));
        assert_eq!(exit, 0, "{stderr}");
        folder.join("site/public/a/index.html").exists()
    };
    let day = |seconds: &str| {
        let mut command = versus();
        command.arg("build").env("SOURCE_DATE_EPOCH", seconds);
        command
    };
    // 2026-05-31 and 2026-06-01
    assert!(!built(&mut day("1780185600")));
    assert!(built(&mut day("1780272000")));
    assert!(!built(day("1780272000").args(["--today", "2026-05-31"])));
    assert!(built(day("1780185600").arg("--future")));
}

#[test]
fn an_invalid_source_date_epoch_is_wrong_usage() {
    let folder = site();
    for value in ["", "today", "2026-06-01", "1e9", "-1", "+1", " 1", "17801856000000000000"] {
        let command = &mut build(&folder);
        let message = refused(&folder, command.env("SOURCE_DATE_EPOCH", value));
        assert!(message.contains(&format!("SOURCE_DATE_EPOCH is `{value}`")), "{message}");
    }
}
