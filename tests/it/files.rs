//! Files that are checked beside a site, or without one: `[check] also`, `versus check FILES`, the action and the hook
//! that run it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Folder, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

const MATRIX: &str = r#"title = "Databases"

[policy]
sources = "optional"

[[criterion]]
id = "writes"
name = "Writes per second"
kind = "number"
unit = "/s"
better = "higher"

[[criterion]]
id = "licence"
name = "Open source"
kind = "yes-no"

[[subject]]
id = "quill"
name = "QuillDB"
facts.writes = 90_000
facts.licence = "yes"
"#;

const SUBJECT: &str =
    "id = \"basalt\"\nname = \"Basalt\"\n\n[facts]\nwrites = 64000\nlicence = \"no\"\n";

const README: &str = "\
# QuillDB

| | QuillDB | Basalt |
| --- | --- | --- |
| Writes per second | 90,000 | 70,000 |
| Open source | ✓ | ✗ |

QuillDB writes [80,000 rows per second](fact:quill/writes). [Licence](LICENCE.md)
";

/// A project with a README and a matrix, in `project/` of a temporary folder.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("project/data/matrix.toml", MATRIX);
    folder.write("project/data/subjects/basalt.toml", SUBJECT);
    folder.write("project/README.md", README);
    folder
        .write("project/docs/right.md", "Basalt writes [64,000 per second](fact:basalt/writes).\n");
    folder
}

/// `versus check` in the folder of the project.
fn check(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut command = versus();
    command.current_dir(folder.join("project"));
    run(command.args(["check", "--today", "2026-06-01"]).args(arguments))
}

/// `in 12 ms` → `in [TIME]`
fn without_time(text: &str) -> String {
    let line = |line: &str| match (line.split_once(" in "), line.rsplit_once(": ")) {
        (Some((before, _)), Some((_, after))) if line.starts_with("checked ") => {
            format!("{before} in [TIME]: {after}")
        }
        _ => line.to_owned(),
    };
    text.lines().map(|of| line(of) + "\n").collect()
}

#[test]
fn a_readme_is_checked_without_a_site() {
    let folder = project();
    let before = tree(folder.path());
    let arguments = ["README.md", "docs/right.md", "--matrix", "data/matrix.toml"];
    let (exit, stdout, stderr) = check(&folder, &arguments);
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert_data_eq!(without_time(&stderr), file!["../cli/check-files.txt"]);
    let (exit, stdout, stderr) =
        check(&folder, &["docs/right.md", "--matrix", "data/matrix.toml", "--quiet"]);
    assert_eq!((exit, stdout.as_str(), stderr.as_str()), (0, "", ""));
    let (_, stdout, _) = check(&folder, &[&arguments[..], &["--format", "json"]].concat());
    let found: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(found.len(), 2, "{stdout}");
    assert!(found.iter().all(|of| of["file"] == "README.md"), "{stdout}");
    let (_, stdout, _) = check(&folder, &[&arguments[..], &["--format", "sarif"]].concat());
    let sarif: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(2));
    assert_eq!(tree(folder.path()), before, "nothing is written");
}

#[test]
fn files_share_criteria_and_take_facts_from_data_files() {
    let folder = project();
    let (head, criteria) = MATRIX.split_once("[[criterion]]").expect("criteria");
    let (criteria, subject) = criteria.split_once("[[subject]]").expect("a subject");
    folder.write("project/data/all.toml", format!("[[criterion]]{criteria}"));
    let subject = subject.replace("facts.writes = 90_000\n", "");
    let top = head.replacen("\n\n", "\ncriteria = \"all.toml\"\n\n", 1);
    let from = "[[data]]\nid = \"bench\"\nfile = \"bench.csv\"\n\n[[criterion]]\nid = \"writes\"\n\
                from = { data = \"bench\", key = \"db\", column = \"rate\" }\n\n";
    folder.write("project/data/matrix.toml", format!("{top}{from}[[subject]]{subject}"));
    folder.write("project/data/bench.csv", "db,rate\nquill,80000\n");
    let (exit, _, stderr) = check(&folder, &["README.md", "--matrix", "data/matrix.toml"]);
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("`70,000` contradicts `basalt/writes`"), "{stderr}");
    assert!(stderr.contains("`90,000` contradicts `quill/writes`"), "{stderr}");
    assert!(!stderr.contains("80,000 rows"), "the data file has this number: {stderr}");
}

#[test]
fn what_is_no_file_or_no_matrix_is_refused() {
    let folder = project();
    folder.write("project/notes.txt", "");
    folder.write("project/Cargo.toml", "[package]\nname = \"quill\"\n");
    let arguments: [&[&str]; 9] = [
        &["missing.md", "docs", "notes.txt", "--matrix", "data/missing.toml"],
        &["README.md", "--matrix", "data"],
        &["README.md", "--matrix", "data/subjects"],
        &["README.md", "--matrix", "notes.txt"],
        &["README.md", "--matrix", "Cargo.toml"],
        &["README.md"],
        &["README.md", "--root", "nowhere", "--matrix", "data/matrix.toml"],
        &["--matrix", "data/matrix.toml"],
        &["README.md", "--matrix", "data/matrix.toml", "--claims"],
    ];
    let refused = arguments.map(|arguments| {
        let (exit, stdout, stderr) = check(&folder, arguments);
        assert_eq!((exit, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
        format!("$ versus check {}\n{stderr}\n", arguments.join(" "))
    });
    assert_data_eq!(refused.concat(), file!["../cli/check-files-refused.txt"]);
    folder.write("project/data/broken.toml", "title = \"Databases\n");
    let (exit, _, stderr) = check(&folder, &["README.md", "--matrix", "data/broken.toml"]);
    assert_eq!(exit, 1);
    assert!(
        stderr.contains("error[invalid-toml]") && stderr.contains("data/broken.toml:1:"),
        "{stderr}"
    );
}

#[test]
fn the_claims_of_files_are_fixed_and_nothing_else() {
    let folder = project();
    let text =
        "Quill writes [64 rows per second](fact:quill/writes).\nQuill writes 63 rows per second.\n";
    for path in ["project/one.md", "project/other.md"] {
        folder.write(path, text);
    }
    let alone = ["one.md", "--matrix", "data/matrix.toml", "--fix"];
    let (exit, stdout, stderr) = check(&folder, &alone);
    assert_eq!(exit, 0, "{stderr}");
    assert!(stdout.starts_with("one.md:1:"), "{stdout}");
    let fixed = text.replacen("64", "90000", 1);
    assert_eq!(folder.text("project/one.md"), fixed);
    assert_eq!(folder.text("project/other.md"), text);
    let folder = repository();
    folder.write("project/docs/right.md", text);
    let before = folder.text("project/README.md");
    let (exit, ..) = check(&folder, &["docs/right.md", "--root", "docs/site", "--fix"]);
    assert_eq!(exit, 0);
    assert_eq!(folder.text("project/docs/right.md"), fixed);
    assert_eq!(folder.text("project/README.md"), before, "it is not named");
}

#[test]
fn what_a_readme_need_not_have_is_not_missed() {
    let folder = project();
    let links = "[a](nowhere.md) ![b](no.png) [c](#none) [d](/e/) [f][g]\n\n:::verdict\n";
    folder.write("project/links.md", links);
    let more = "facts.writes = { value = 90_000, note = \"See [the guide](guide.md#writes).\" }";
    folder.write("project/data/matrix.toml", MATRIX.replace("facts.writes = 90_000", more));
    let (exit, _, stderr) =
        check(&folder, &["links.md", "--matrix", "data/matrix.toml", "--quiet"]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
}

/// A repository with a README above the folder of its site.
fn repository() -> Folder {
    let folder = project();
    let git = Command::new("git").args(["init", "--quiet"]).arg(folder.join("project")).status();
    assert!(git.expect("git runs").success());
    let also = "[check]\nalso = [\"../../README.md\", \"../*.md\", \"../../**/right.md\"]\n";
    folder.write("project/docs/site/versus.toml", also);
    folder.write("project/docs/site/content/db/_index.md", "# Databases\n");
    folder.write("project/docs/site/content/db/matrix.toml", MATRIX);
    folder.write("project/docs/site/content/db/subjects/basalt.toml", SUBJECT);
    folder.write("project/node_modules/other/right.md", "[1 per second](fact:quill/writes)\n");
    folder.write("project/target/doc/right.md", "[1 per second](fact:quill/writes)\n");
    folder.write("project/docs/site/public/right.md", "[1 per second](fact:quill/writes)\n");
    folder.write("project/.hidden/right.md", "[1 per second](fact:quill/writes)\n");
    folder
}

#[test]
fn a_site_checks_files_above_it_once_and_by_one_path() {
    let folder = repository();
    let (exit, _, stderr) = check(&folder, &["--root", "docs/site"]);
    assert_eq!(exit, 1, "{stderr}");
    assert_eq!(stderr.matches("--> ../../README.md:").count(), 2, "{stderr}");
    assert!(stderr.contains("2 other files"), "{stderr}");
    let (_, stdout, _) = check(&folder, &["--root", "docs/site", "--format", "github"]);
    assert_eq!(stdout.matches(" file=README.md,").count(), 2, "{stdout}");
    let alone = ["docs/right.md", "--root", "docs/site"];
    let (exit, _, stderr) = check(&folder, &alone);
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("with 2 messages about others"), "{stderr}");
    let (exit, _, stderr) = check(&folder, &["node_modules/other/right.md", "--root", "docs/site"]);
    assert_eq!(exit, 2, "{stderr}");
}

#[test]
fn a_file_that_changes_is_checked_again_and_fixed() {
    let folder = repository();
    let out = folder.join("out");
    let build = |folder: &Folder| {
        let mut command = versus();
        command.current_dir(folder.join("project/docs/site")).args(["build", "--quiet", "--out"]);
        run(command.arg(&out))
    };
    let (exit, ..) = check(&folder, &["--root", "docs/site", "--fix", "--quiet"]);
    assert_eq!(exit, 0, "the table is a warning");
    assert!(
        folder.text("project/README.md").contains("[90,000 rows per second](fact:quill/writes)")
    );
    assert_eq!(build(&folder).0, 0);
    let before = tree(&out);
    assert!(before.keys().all(|path| !path.to_lowercase().contains("readme")));
    let right = folder.text("project/docs/right.md");
    folder.write("project/docs/right.md", right.replace("64", "65"));
    let (exit, _, stderr) = build(&folder);
    assert_eq!(exit, 1);
    assert!(stderr.contains("--> ../right.md:1:16"), "{stderr}");
    assert_eq!(tree(&out), before);
}

#[test]
fn files_are_read_in_their_own_language() {
    let folder = project();
    let text = "QuillDB ist nicht quelloffen.\n";
    let german = format!("---\nlang: de\n---\n{text}");
    folder.write("project/data/matrix.toml", MATRIX.replace("Open source", "Quelloffen"));
    folder.write("project/named.md", &german);
    folder.write("project/plain.md", text);
    folder.write("project/toml.md", format!("+++\nlang = \"de-AT\"\n+++\n{text}"));
    let matrix = ["--matrix", "data/matrix.toml"];
    let check = |arguments: &[&str]| check(&folder, &[arguments, &matrix].concat());
    for (arguments, count) in [
        (&["named.md"][..], 1),
        (&["toml.md"], 1),
        (&["plain.md"], 0),
        (&["plain.md", "--lang", "de"], 1),
        (&["named.md", "toml.md"], 2),
        (&["named.md", "--lang", "en"], 0),
    ] {
        let (exit, _, stderr) = check(arguments);
        assert_eq!(exit, 0, "{stderr}");
        let found = stderr.matches("warning[prose-contradicts-fact]").count();
        assert_eq!(found, count, "{arguments:?}: {stderr}");
    }
    let (exit, _, stderr) = check(&["named.md", "plain.md"]);
    assert_eq!(exit, 2);
    assert!(stderr.contains("`named.md` is in `de`, but `plain.md` in `en`"), "{stderr}");
    for wrong in ["deutsch", "d", "de_DE", ""] {
        let (exit, _, stderr) = check(&["plain.md", "--lang", wrong]);
        assert_eq!(exit, 2);
        assert!(stderr.contains("write a language tag"), "{stderr}");
    }
}

/// The value at a path of keys of a YAML file of this repository.
fn yaml(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).expect("a file of this repository");
    serde_saphyr::from_str(&text).expect("YAML")
}

#[cfg(unix)]
#[test]
fn the_action_runs_the_program_on_its_inputs() {
    let folder = project();
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_array().expect("steps");
    let step = steps.last().expect("a step");
    let inputs = step["env"].as_object().expect("variables");
    let act = |given: &[(&str, &str)]| {
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        command.arg(step["run"].as_str().expect("a script"));
        command.current_dir(folder.join("project")).env_remove("SOURCE_DATE_EPOCH");
        for (variable, value) in inputs {
            let value = value.as_str().expect("text");
            let input = value.strip_prefix("${{ inputs.").and_then(|of| of.strip_suffix(" }}"));
            let input = input.expect("each variable is an input");
            let default = action["inputs"][input]["default"].as_str().expect("has a default");
            let is_given = given.iter().find(|(name, _)| *name == input);
            command.env(variable, is_given.map_or(default, |(_, value)| value));
        }
        run(&mut command)
    };
    let program = PathBuf::from(versus().get_program());
    let program = ("program", program.to_str().expect("UTF-8"));
    let files = ("files", "README.md\n  docs/right.md\n");
    let matrix = ("matrix", "data/matrix.toml");
    let (exit, stdout, stderr) = act(&[program, files, matrix, ("args", "--today 2026-06-01")]);
    assert_eq!(exit, 1, "{stderr}");
    assert_eq!(stdout.matches(" file=README.md,").count(), 2, "{stdout}");
    assert!(stderr.contains("checked 2 files against"), "{stderr}");
    let (exit, _, stderr) = act(&[program, ("files", "docs/right.md"), matrix, ("args", "-q")]);
    assert_eq!((exit, stderr.as_str()), (0, ""));
    let (exit, _, stderr) = act(&[program]);
    assert_eq!(exit, 2, "the project is no site: {stderr}");
    assert!(stderr.contains("`.` is not a site"), "{stderr}");
    let (exit, ..) = act(&[program, ("files", "*.md"), matrix]);
    assert_eq!(exit, 2, "a star is no pattern");
}

#[test]
fn the_hook_is_a_command_of_the_program() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hook = &hooks[0];
    assert_eq!(hook["language"], "rust");
    let entry: Vec<&str> = hook["entry"].as_str().expect("a command").split(' ').collect();
    assert_eq!(entry[0], "versus");
    let folder = project();
    let mut command = versus();
    command.current_dir(folder.join("project")).args(&entry[1..]);
    let (exit, _, stderr) = run(command.args(["README.md", "--matrix", "data/matrix.toml"]));
    assert_eq!(exit, 1, "{stderr}");
    assert!(stderr.contains("error[claim-contradicts-fact]"), "{stderr}");
}
