//! `versus new`: its files build and pass the checks, and no file of an author is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::support::random::{Random, random_matrix};
use crate::support::{Folder, own_matrices, run, tree, versus};
use snapbox::{assert_data_eq, file};

const TODAY: &str = "2026-12-24";

fn new(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    command.current_dir(folder.path()).arg("new").args(arguments);
    command
}

/// Runs a command that succeeds, and returns its output.
fn done(command: &mut Command) -> String {
    let (exit, stdout, stderr) = run(command);
    assert_eq!(exit, 0, "{stderr}");
    stdout
}

/// The files of authors: everything except the cache.
fn written_by_authors(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(folder.path());
    files.retain(|path, _| !path.starts_with(".versus/"));
    files
}

/// The message of a command that is wrong usage; asserts that it writes nothing.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let before = written_by_authors(folder);
    let (exit, stdout, stderr) = run(&mut new(folder, arguments));
    assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
    assert!(written_by_authors(folder) == before, "nothing is written");
    stderr
}

/// The report of `versus check` with drafts.
fn checked(folder: &Folder) -> String {
    let (exit, _, stderr) =
        run(versus().current_dir(folder.path()).args(["check", "--drafts", "--today", TODAY]));
    assert_eq!(exit, 0, "{stderr}");
    stderr
}

fn new_site() -> Folder {
    let folder = Folder::new();
    done(&mut new(&folder, &["."]));
    folder
}

#[test]
fn a_new_site_builds_and_checks_without_a_warning() {
    let folder = Folder::new();
    let written = done(&mut new(&folder, &["a/site"]));
    let paths = tree(&folder.join("a/site"));
    let mut said: Vec<&str> = written.lines().filter_map(|l| l.strip_prefix("a/site/")).collect();
    said.sort_unstable();
    assert_eq!(said, paths.keys().collect::<Vec<_>>());

    let run = |command| run(versus().current_dir(folder.join("a/site")).arg(command));
    let (exit, _, stderr) = run("check");
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.ends_with(": no mistakes\n"), "{stderr}");
    let (exit, _, stderr) = run("build");
    assert_eq!(exit, 0, "{stderr}");
    assert!(!stderr.contains("warning"), "{stderr}");
    assert!(folder.join("a/site/public/formats/json-vs-toml/index.html").exists());
}

#[test]
fn new_prints_the_next_steps() {
    let folder = Folder::new();
    let (exit, stdout, stderr) = run(&mut new(&folder, &["my site"]));
    assert_eq!(exit, 0);
    assert_data_eq!(format!("{stdout}{stderr}"), file!["../cli/new-site.txt"]);
}

#[test]
fn a_folder_that_contains_more_than_git_is_refused() {
    let folder = Folder::new();
    folder.write("full/notes.txt", "mine\n");
    folder.write("cloned/.git/HEAD", "ref: refs/heads/main\n");
    folder.write("file", "");
    for taken in ["full", "file", "."] {
        let said = refused(&folder, &[taken]);
        assert!(said.contains("is not an empty folder"), "{said}");
    }
    for below in ["file/x", "file/x/y"] {
        let said = refused(&folder, &[below]);
        assert!(said.contains("`file` is a file, not a folder"), "{said}");
    }
    done(&mut new(&folder, &["cloned"]));
    assert_eq!(folder.text("cloned/.git/HEAD"), "ref: refs/heads/main\n");
}

#[test]
fn the_workflow_uses_official_actions_only() {
    let folder = new_site();
    let workflows = ["pages", "stale"];
    let workflows = workflows.map(|name| folder.text(&format!(".github/workflows/{name}.yml")));
    let workflow = workflows.concat();
    let uses: Vec<&str> =
        workflow.lines().filter_map(|line| line.split_once("uses: ")).map(|of| of.1).collect();
    assert!(uses.len() > 3 && uses.iter().all(|action| action.starts_with("actions/")), "{uses:?}");
    assert_eq!(folder.text(".gitignore"), "/public/\n/.versus/\n");
}

#[test]
fn a_new_guide_has_facts_and_verdicts_and_marks_missing_arguments() {
    let folder = new_site();
    let path = done(&mut new(&folder, &["guide", "toml", "yaml", "--today", TODAY]));
    assert_eq!(path.trim_end().trim_start_matches("./"), "content/formats/toml-vs-yaml.md");
    assert_data_eq!(folder.text("content/formats/toml-vs-yaml.md"), file!["../cli/new-guide.md"]);
    assert!(checked(&folder).ends_with(": no mistakes\n"));
}

#[test]
fn nothing_unargued_is_published() {
    let folder = new_site();
    done(&mut new(&folder, &["guide", "toml", "yaml", "--today", TODAY]));
    let (exit, _, stderr) =
        run(versus().current_dir(folder.path()).args(["build", "--today", TODAY]));
    assert_eq!(exit, 0, "{stderr}");
    assert!(!folder.join("public/formats/toml-vs-yaml").exists());
}

#[test]
fn guides_about_any_subjects_of_our_matrices_pass_the_checks() {
    let folder = own_matrices();
    let ids = |matrix: &str| -> Vec<String> {
        let names = tree(&folder.join(&format!("content/{matrix}/subjects"))).into_keys();
        names.map(|name| name.trim_end_matches(".toml").to_owned()).collect()
    };
    let mut random = Random::new(1);
    for matrix in ["backend", "generators"] {
        let ids = ids(matrix);
        let mut asked = BTreeSet::new();
        while asked.len() < 8 {
            let (one, other) = (random.below(ids.len()), random.below(ids.len()));
            // The other order is a separate page.
            if one != other && asked.insert((one, other)) {
                done(&mut new(&folder, &["guide", &ids[one], &ids[other], "--today", TODAY]));
            }
        }
        let three = [&*ids[0], &*ids[1], &*ids[2]];
        done(&mut new(&folder, &[&["guide"], &three[..], &["--today", TODAY]].concat()));
    }
    assert!(checked(&folder).ends_with(": no mistakes\n"));
}

#[test]
fn guides_and_subjects_of_any_matrix_pass_the_strictest_checks() {
    let mut random = Random::new(7);
    // Names that contain Markdown, quantities, or quotes of TOML.
    let names = [
        "C++",
        "3 of 5",
        "*a* _b_",
        "1 MB `x`",
        "[x](y.md)",
        "# 7",
        "\"Q\" \\\\ <b>",
        ":::",
        "30 ms",
        "a | b",
    ];
    let mut tried = 0;
    for _ in 0..12 {
        let strict = "[policy]\nclaims = 'required'\nverdicts = 'required'\n";
        let mut text = random_matrix(&mut random).replacen("[policy]\n", strict, 1);
        for placeholder in ["name = 'G'", "name = 'C'", "name = 'S'"] {
            let named: Vec<&str> = text.split(placeholder).collect();
            let mut with = named[0].to_owned();
            for rest in &named[1..] {
                let name = serde_json::Value::from(random.of(&names));
                with += &format!("name = {name}{rest}");
            }
            text = with;
        }
        if !text.contains("id = 's1'") {
            continue;
        }
        tried += 1;
        let folder = Folder::new();
        folder.write("content/s/matrix.toml", &text);
        done(&mut new(&folder, &["guide", "s1", "s0", "--today", TODAY]));
        done(&mut new(&folder, &["subject", "s9", "--name", random.of(&names)]));
        done(&mut new(&folder, &["guide", "s9", "s0", "--today", TODAY]));
        checked(&folder);
    }
    assert!(tried > 5, "{tried} have two subjects");
}

#[test]
fn a_new_guide_does_not_overwrite_another() {
    let folder = new_site();
    let said = refused(&folder, &["guide", "json", "toml"]);
    assert!(said.contains("`content/formats/json-vs-toml.md` already exists"), "{said}");
    // A draft in its own folder, and a page with another name at the same address.
    folder.write("content/formats/toml-vs-yaml/index.md", "+++\ndraft = true\n+++\n");
    folder.write("content/formats/2026-01-01-yaml-vs-json.md", "# Y\n");
    let said = refused(&folder, &["guide", "toml", "yaml"]);
    assert!(said.contains("`content/formats/toml-vs-yaml/index.md` already exists"), "{said}");
    let said = refused(&folder, &["guide", "yaml", "json"]);
    assert!(said.contains("`content/formats/2026-01-01-yaml-vs-json.md` already exists"), "{said}");
}

#[test]
fn wrong_ids_are_refused_with_suggestions() {
    let folder = new_site();
    let said = [
        refused(&folder, &["guide", "jsn", "toml"]),
        refused(&folder, &["guide", "json", "json"]),
        refused(&folder, &["guide", "json", "toml", "--matrix", "format"]),
        refused(&folder, &["subject", "toml"]),
        refused(&folder, &["subject", "INI"]),
        refused(&folder, &["subject", "tie"]),
        refused(&folder, &["subject", "ini", "--matrix", "format"]),
    ];
    assert_data_eq!(said.concat(), file!["../cli/new-wrong-ids.txt"]);
    let said = refused(&own_matrices(), &["guide", "nodejs", "hugo"]);
    assert!(said.contains("no matrix has `nodejs` and `hugo`"), "{said}");
    let said = refused(&own_matrices(), &["guide", "nodejs", "pyton"]);
    assert!(said.contains("did you mean `python`?"), "{said}");
    let said = refused(&own_matrices(), &["subject", "deno"]);
    assert!(said.contains("name `backend` or `generators`"), "{said}");
}

#[test]
fn the_matrix_must_be_named_if_several_have_the_subjects() {
    let folder = new_site();
    folder.write("content/other/matrix.toml", folder.text("content/formats/matrix.toml"));
    let said = refused(&folder, &["guide", "yaml", "toml"]);
    assert!(said.contains("name `formats` or `other` with --matrix"), "{said}");
    let path = done(&mut new(&folder, &["guide", "yaml", "toml", "--matrix", "other"]));
    assert!(path.ends_with("content/other/yaml-vs-toml.md\n"), "{path}");
}

#[test]
fn new_writes_nothing_into_a_site_with_errors() {
    let folder = new_site();
    folder.write("content/formats/_index.md", "::matrix{groups=\"none\"}\n");
    let before = written_by_authors(&folder);
    for what in [&["guide", "toml", "yaml"][..], &["subject", "ini"]] {
        let (exit, _, stderr) = run(&mut new(&folder, what));
        assert_eq!(exit, 1, "{stderr}");
        assert!(stderr.ends_with("nothing written: 1 error\n"), "{stderr}");
    }
    assert!(written_by_authors(&folder) == before);
    let said = refused(&Folder::new(), &["guide", "a", "b"]);
    assert!(said.contains("is not a site"), "{said}");
}

#[test]
fn a_subject_is_added_at_the_end_of_its_matrix() {
    let folder = new_site();
    let before = folder.text("content/formats/matrix.toml");
    done(&mut new(&folder, &["subject", "ini", "--name", "INI \"files\""]));
    let after = folder.text("content/formats/matrix.toml");
    let added = after.strip_prefix(&before).expect("all else is as it was");
    assert_data_eq!(added.to_owned(), file!["../cli/new-subject.txt"]);
    assert!(checked(&folder).ends_with(": no mistakes\n"));
}

#[test]
fn a_subject_has_a_file_where_there_is_a_folder_for_it() {
    let folder = own_matrices();
    let path = done(&mut new(&folder, &["subject", "deno", "--matrix", "backend"]));
    assert!(path.ends_with("content/backend/subjects/deno.toml\n"), "{path}");
    let text = folder.text("content/backend/subjects/deno.toml");
    assert!(text.contains("# Concurrency\nconcurrency-model = \"unknown\" # text\n"), "{text}");
    assert!(text.contains("type-system = \"unknown\" # choice: static, "), "{text}");
    assert!(text.contains("support-months = \"unknown\" # number, months\n"), "{text}");
    assert!(checked(&folder).ends_with(": no mistakes\n"));
    let said = refused(&folder, &["subject", "deno", "--matrix", "backend"]);
    assert!(said.contains("`backend` already has a subject `deno`"), "{said}");
}

#[test]
fn a_subject_of_a_matrix_with_an_inline_list_gets_a_file() {
    let folder = Folder::new();
    folder.write(
        "content/s/matrix.toml",
        "title = 'T'\ncriterion = [{ id = 'c', name = 'C', kind = 'text' }]\n\
         subject = [{ id = 'a', name = 'A', facts = { c = 'x' } }]\n",
    );
    let path = done(&mut new(&folder, &["subject", "b"]));
    assert!(path.ends_with("content/s/subjects/b.toml\n"), "{path}");
    checked(&folder);
}

#[test]
fn line_ends_are_kept() {
    let folder = new_site();
    let text = folder.text("content/formats/matrix.toml").replace('\n', "\r\n");
    folder.write("content/formats/matrix.toml", text.trim_end());
    done(&mut new(&folder, &["subject", "ini"]));
    let after = folder.text("content/formats/matrix.toml");
    assert!(!after.replace("\r\n", "").contains('\n'), "{after:?}");
    checked(&folder);
}
