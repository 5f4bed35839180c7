//! Invalid input: each folder of `tests/invalid/` is a small site with the report of its build. Those
//! named `defect-…` are defects of published comparison guides, each quoted in the case. Mistakes in
//! links to other sites need a server: see tests/it/external.rs.
//!
//! Besides the site itself, a case may have:
//! - `expected.txt`: the report; `UPDATE_EXPECTED=1 cargo test --test it invalid::` writes it again
//! - `args.txt`: further arguments, one a line
//! - `command.txt`: the command that finds it in place of `check` and `build`, one word a line
//! - `links.txt`: symbolic links to make, each `path -> target`; the site's copy has a file
//!   `outside.txt` and a folder `outside/` beside it, which it must not reach

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Folder, optional, run, tree, versus};
use rayon::prelude::*;
use versus::internals::diagnostic::Code;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Files of a case that are not part of its site.
const OWN: [&str; 4] = ["expected.txt", "args.txt", "command.txt", "links.txt"];

#[test]
fn every_mistake_is_reported_as_expected_and_leaves_the_output_alone() {
    let cases = cases();
    assert!(!cases.is_empty());
    let failures: Vec<String> = cases.par_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let mut reported = BTreeSet::new();
    let of_cases = cases().into_iter().map(|case| case.join("expected.txt"));
    // Codes that need a server or git have their case in tests/it/external.rs, evidence.rs or history.rs, with
    // these reports.
    let of_links = ["check-external.txt", "check-evidence.txt", "unchecked-change.txt"];
    let of_links = of_links.map(|name| Path::new(ROOT).join("tests/cli").join(name));
    for path in of_cases.chain(of_links) {
        let expected = fs::read_to_string(path).expect("a report");
        reported.extend(expected.lines().filter_map(code).map(str::to_owned));
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !reported.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no case reports {missing:?}");
}

/// The folders of the cases, in order.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(ROOT).join("tests/invalid")).expect("the cases");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("listed").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// `error[unknown-key]: …` → `unknown-key`
fn code(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?;
    rest.split_once(']').map(|(code, _)| code)
}

fn check(case: &Path) -> Result<(), String> {
    let name = case.file_name().and_then(|name| name.to_str()).expect("a name");
    let folder = Folder::new();
    folder.write("outside.txt", "not of this site\n");
    folder.write("outside/page.md", "# Not of this site\n");
    let root = folder.join("site");
    copy(case, &root);
    folder.write("site/public/kept.txt", "kept\n");
    folder.write("site/public/kept/index.html", "kept\n");
    let before = tree(&root.join("public"));

    let arguments = optional(&case.join("args.txt")).unwrap_or_default();
    let run_command = |name: &str| {
        let mut command = versus();
        command.args([name, "--root"]).arg(&root).args(["--today", "2026-06-01", "--quiet"]);
        run(command.args(arguments.lines()))
    };
    let mut wrong = String::new();
    let (exit, stdout, stderr) = match optional(&case.join("command.txt")) {
        Some(other) => run(versus().args(other.lines()).arg("--root").arg(&root)),
        None => {
            let (checked, built) = (run_command("check"), run_command("build"));
            if (checked.0, messages(&checked.2)) != (built.0, messages(&built.2)) {
                let _ = writeln!(wrong, "`versus check` finds something else:\n{}", checked.2);
            }
            built
        }
    };
    let after = tree(&root.join("public"));
    let has_errors = stderr.lines().any(|line| line.starts_with("error"));
    let wanted = i32::from(has_errors);
    if exit != wanted {
        let _ = writeln!(wrong, "it exits with {exit}, not {wanted}");
    }
    if !stdout.is_empty() {
        let _ = writeln!(wrong, "it writes to the standard output: {stdout}");
    }
    if has_errors && after != before {
        let paths: Vec<&String> = after.keys().collect();
        let _ = writeln!(wrong, "the output folder changed, to {paths:?}");
    }
    let path = case.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, &stderr).expect("written");
    }
    let expected = optional(&path).unwrap_or_default();
    if expected.lines().filter_map(code).next().is_none() {
        wrong.push_str("it expects no message: what is right belongs into tests/sites\n");
    }
    if expected != stderr {
        let _ = writeln!(wrong, "its report differs (- expected, + got):");
        wrong.push_str(&difference(&expected, &stderr));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("tests/invalid/{name}: {wrong}")) }
}

/// A report without the summary of the command.
fn messages(stderr: &str) -> Vec<&str> {
    let is_message =
        |line: &&str| !line.starts_with("nothing written") && !line.starts_with("checked");
    stderr.lines().filter(is_message).collect()
}

fn copy(case: &Path, root: &Path) {
    for entry in walkdir::WalkDir::new(case) {
        let entry = entry.expect("listed");
        let below = entry.path().strip_prefix(case).expect("below");
        if OWN.iter().any(|own| below == Path::new(own)) {
            continue;
        }
        let target = root.join(below);
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(&target).expect("made"),
            false => {
                fs::copy(entry.path(), &target).expect("copied");
            }
        }
    }
    let links = optional(&case.join("links.txt")).unwrap_or_default();
    for line in links.lines() {
        let (path, target) = line.split_once(" -> ").expect("`path -> target`");
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        #[cfg(unix)]
        std::os::unix::fs::symlink(target, &path).expect("linked");
        #[cfg(windows)]
        std::os::windows::fs::symlink_file(target, &path).expect("linked");
    }
}

/// The lines that only one of the texts has, in order.
fn difference(expected: &str, got: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    // Lengths of the longest common subsequences of the rest.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            common[i][j] = match a == b {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let mut text = String::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let (sign, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (' ', old[i - 1])
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ('-', old[i - 1])
        } else {
            j += 1;
            ('+', new[j - 1])
        };
        let _ = writeln!(text, "    {sign} {line}");
    }
    text
}
