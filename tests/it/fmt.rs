//! `versus fmt`: which files it writes, and what it prints. The canonical form itself is tested in
//! `src/author/layout`.

use std::path::Path;
use std::process::Command;

use crate::support::{Folder, own_matrices, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

const OTHER: &str = "[[criterion]]\nid='b'\nname='B'\nkind='text'\n[[criterion]]\nid='a'\n\
    name='A'\nkind='text'\n";

const OTHER_FORMATTED: &str = "[[criterion]]\nid = \"b\"\nname = \"B\"\nkind = \"text\"\n\n\
    [[criterion]]\nid = \"a\"\nname = \"A\"\nkind = \"text\"\n";

/// Two matrices, one with its subjects in files. All files except `content/same/` need formatting.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title='A site'\n");
    folder.write("content/same/matrix.toml", "title = \"Same\"\n");
    folder.write("content/other/matrix.toml", OTHER);
    folder.write("content/other/subjects/s.toml", "id = \"s\"\n\n[facts]\na = 'x' # x\nb = 'y'\n");
    folder.write("content/other/page.md", "+++\ntitle='A page'\n+++\n");
    folder.write("content/elsewhere/subjects/s.toml", "no='matrix'\n");
    folder
}

fn fmt(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    command.current_dir(folder.path()).arg("fmt").args(arguments);
    command
}

/// The paths with slashes on every system.
fn paths(stdout: &str) -> Vec<String> {
    stdout.lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn matrices_and_their_subjects_are_formatted_and_nothing_else() {
    let folder = site();
    let mut wanted = tree(folder.path());
    wanted.insert("content/other/matrix.toml".to_owned(), OTHER_FORMATTED.into());
    let subject = "id = \"s\"\n\n[facts]\nb = \"y\"\na = \"x\" # x\n";
    wanted.insert("content/other/subjects/s.toml".to_owned(), subject.into());
    let (exit, stdout, stderr) = run(&mut fmt(&folder, &[]));
    assert_eq!((exit, stderr.as_str()), (0, "formatted 2 of 3 files\n"));
    assert_eq!(paths(&stdout), ["content/other/matrix.toml", "content/other/subjects/s.toml"]);
    assert!(tree(folder.path()) == wanted);

    let said = |text: &str| (0, String::new(), text.to_owned());
    assert_eq!(run(&mut fmt(&folder, &[])), said("formatted 0 of 3 files\n"));
    assert_eq!(run(&mut fmt(&folder, &["--check"])), said("checked 3 files: no mistakes\n"));
    assert_eq!(run(&mut fmt(&folder, &["--check", "-q"])), said(""));
}

#[test]
fn an_unchanged_file_is_not_written() {
    let folder = site();
    let same = folder.join("content/same/matrix.toml");
    let modified = || same.metadata().and_then(|data| data.modified()).expect("a time");
    let (before, long_ago) = (modified(), std::time::SystemTime::UNIX_EPOCH);
    let file = std::fs::OpenOptions::new().write(true).open(&same).expect("opened");
    file.set_modified(long_ago).expect("set");
    assert_ne!(modified(), before);
    run(&mut fmt(&folder, &[]));
    assert_eq!(modified(), long_ago);
}

#[test]
fn files_and_folders_can_be_named() {
    let folder = site();
    let named = |paths: &[&str]| {
        let (exit, _, stderr) = run(fmt(&folder, &["--check"]).args(paths));
        assert_eq!(exit, i32::from(stderr.contains("error")), "{stderr}");
        stderr.lines().last().expect("a line").to_owned()
    };
    assert_eq!(named(&["content/same"]), "checked 1 file: no mistakes");
    assert_eq!(named(&["content/other/"]), "checked 2 files: 2 errors");
    assert_eq!(named(&["./content/other/subjects/s.toml"]), "checked 1 file: 1 error");
    let same_twice = ["content/same/../other", "content/other/matrix.toml", "content/same"];
    assert_eq!(named(&same_twice), "checked 3 files: 2 errors");

    let from_elsewhere = |path: &str| {
        let mut command = versus();
        command
            .current_dir(folder.join("content/other"))
            .args(["fmt", "--check", "--root", "../.."]);
        run(command.arg(path)).0
    };
    assert_eq!(from_elsewhere("subjects"), 1);
    assert_eq!(from_elsewhere("../same"), 0);
}

#[test]
fn a_path_without_a_matrix_is_wrong_usage() {
    let folder = site();
    let before = tree(folder.path());
    let refused = |path: &str| {
        let (exit, stdout, stderr) = run(&mut fmt(&folder, &["content/other", path]));
        assert_eq!((exit, stdout.as_str()), (2, ""));
        stderr
    };
    assert_eq!(refused("content/none"), "error: there is no `content/none`\n");
    for path in ["versus.toml", "content/other/page.md", "content/elsewhere"] {
        let said = refused(path);
        assert!(said.contains("is not a matrix of this site and contains none"), "{said}");
    }
    assert!(tree(folder.path()) == before, "nothing is written");
    let (exit, _, stderr) = run(versus().args(["fmt", "--root"]).arg(folder.join("content/same")));
    assert_eq!(exit, 2);
    assert!(stderr.contains("is not a site"), "{stderr}");
}

#[test]
fn check_writes_nothing_and_shows_the_first_line_that_would_change() {
    let folder = site();
    let before = tree(folder.path());
    let check = |format: &str| {
        let (exit, stdout, stderr) = run(&mut fmt(&folder, &["--check", "--format", format]));
        assert_eq!(exit, 1);
        assert!(tree(folder.path()) == before);
        (stdout, stderr)
    };
    assert_data_eq!(check("human").1, file!["../cli/fmt-check.txt"]);
    assert_data_eq!(check("github").0, file!["../cli/fmt-check-github.txt"]);
    assert_data_eq!(check("json").0, file!["../cli/fmt-check.jsonl": Text]);
    let sarif: Value = serde_json::from_str(&check("sarif").0).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][1]["ruleId"], "unformatted");
}

#[test]
fn formatted_files_are_reported_in_every_format() {
    let said = |format: &str| {
        let (exit, stdout, _) = run(&mut fmt(&site(), &["--format", format]));
        (exit, stdout)
    };
    assert_data_eq!(said("json").1, file!["../cli/fmt.jsonl": Text]);
    assert_data_eq!(said("github").1, file!["../cli/fmt-github.txt"]);
    assert_eq!(said("sarif"), (2, String::new()), "it is a report, not messages");
}

#[test]
fn an_unreadable_file_does_not_prevent_formatting_the_others() {
    let folder = site();
    folder.write("content/broken/matrix.toml", "title='Broken'\nlicence =\n");
    folder.write("content/broken/subjects/s.toml", "name='S'\nid='s'\n");
    folder.write("content/bytes/matrix.toml", b"title='\xff'\n");
    let (exit, stdout, stderr) = run(&mut fmt(&folder, &[]));
    assert_eq!((exit, stdout.lines().count()), (1, 3), "{stderr}");
    assert!(stderr.contains("error[invalid-toml]"), "{stderr}");
    assert!(stderr.contains("error[invalid-utf8]"), "{stderr}");
    assert!(stderr.ends_with("formatted 3 of 6 files: 2 errors\n"), "{stderr}");
    assert_eq!(folder.text("content/other/matrix.toml"), OTHER_FORMATTED);
    assert_eq!(folder.text("content/broken/matrix.toml"), "title='Broken'\nlicence =\n");
    assert_eq!(folder.text("content/broken/subjects/s.toml"), "id = \"s\"\nname = \"S\"\n");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_site() {
    let folder = site();
    let outside = Folder::new();
    outside.write("matrix.toml", "title='T'\n");
    std::fs::remove_file(folder.join("content/same/matrix.toml")).expect("removed");
    let link = folder.join("content/same/matrix.toml");
    std::os::unix::fs::symlink(outside.join("matrix.toml"), link).expect("linked");
    let (exit, _, stderr) = run(&mut fmt(&folder, &[]));
    assert_eq!((exit, stderr.as_str()), (0, "formatted 2 of 2 files\n"));
    assert_eq!(outside.text("matrix.toml"), "title='T'\n");
}

#[test]
fn our_own_matrices_are_in_canonical_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in
        [root.to_owned(), root.join("src/author/skeleton/site"), root.join("tests/browser/ui-site")]
    {
        let (exit, _, stderr) = run(versus().args(["fmt", "--check", "--root"]).arg(&site));
        assert_eq!(exit, 0, "{}: {stderr}", site.display());
    }
}

#[test]
fn new_writes_in_canonical_form() {
    let new = |folder: &Folder, arguments: &[&str]| {
        let (exit, _, stderr) = run(versus().current_dir(folder.path()).arg("new").args(arguments));
        assert_eq!(exit, 0, "{stderr}");
        let (exit, _, stderr) = run(&mut fmt(folder, &["--check"]));
        assert_eq!(exit, 0, "{stderr}");
    };
    let folder = Folder::new();
    new(&folder, &["."]);
    new(&folder, &["subject", "ini", "--name", "INI's \"files\""]);
    let own = own_matrices();
    new(&own, &["subject", "deno", "--matrix", "backend"]);

    // Subjects come before scenarios, and comments at the end stay there.
    let before = folder.text("content/formats/matrix.toml");
    let end = "\n[[scenario]]\nid = \"people\"\nname = \"People\"\n\n# The end.\n";
    folder.write("content/formats/matrix.toml", format!("{before}{end}"));
    new(&folder, &["subject", "xml"]);
    let after = folder.text("content/formats/matrix.toml");
    assert!(after.starts_with(&format!("{before}\n[[subject]]\nid = \"xml\"\n")), "{after}");
    assert!(after.ends_with(end), "{after}");
}
