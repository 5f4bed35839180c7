//! One folder per feature: `tests/sites/<case>/` is a small site, and its `expected.toml` says what its
//! build must contain. A new case is a new folder.
//!
//! Every site must also give the same output in a second build and on any number of threads. `strict`
//! reads all outputs of these builds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Folder, optional, run, tree, versus};
use rayon::prelude::*;
use serde::Deserialize;

/// The expectations of a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Further arguments of `build`; the day is 2026-06-01 unless they give another
    #[serde(default)]
    args: Vec<String>,
    /// Themes of this repository with which the same must hold
    #[serde(default)]
    themes: Vec<String>,
    /// Codes of all warnings, in order
    #[serde(default)]
    warnings: Vec<String>,
    /// Outputs that must not exist
    #[serde(default)]
    absent: Vec<String>,
    /// Outputs with their complete text
    #[serde(default)]
    exact: BTreeMap<String, String>,
    /// For each output, texts that must all occur
    #[serde(default)]
    contains: BTreeMap<String, Vec<String>>,
    /// For each output, texts that must not occur
    #[serde(default)]
    lacks: BTreeMap<String, Vec<String>>,
}

#[test]
fn every_site_builds_as_its_case_expects() {
    let cases = cases();
    assert!(!cases.is_empty(), "there are no cases in {}", folder().display());
    let failures: Vec<String> = cases
        .par_iter()
        .flat_map_iter(|case| {
            let name = case.file_name().expect("a folder has a name").to_string_lossy();
            let wrong = check(case);
            wrong.into_iter().map(move |wrong| format!("{name}: {wrong}"))
        })
        .collect();
    assert!(failures.is_empty(), "\n{}\n\n{} failures\n", failures.join("\n\n"), failures.len());
}

/// By path.
type Tree = BTreeMap<String, Vec<u8>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of cases is there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
    cases.sort();
    cases
}

/// Returns everything that is wrong with a case.
fn check(case: &Path) -> Vec<String> {
    let expected = match read_expected(case) {
        Ok(expected) => expected,
        Err(why) => return vec![why],
    };
    let home = Folder::new();
    for (path, bytes) in tree(case).into_iter().filter(|(path, _)| path != "expected.toml") {
        home.write(&format!("site/{path}"), bytes);
    }
    let build = |out: &str, further: &[&str]| build(&home, out, &expected, further);
    let first = match build("out", &["--threads", "4"]) {
        Ok(built) => built,
        Err(why) => return vec![why],
    };
    let mut wrong = check_expected(&expected, &first);
    wrong.extend(expected.themes.iter().flat_map(|theme| check_theme(&home, &expected, theme)));
    wrong.extend(check_again(build("out", &[])));
    // The build with four threads starts without a cache.
    fs::remove_dir_all(home.join("site/.versus")).expect("removed");
    match build("on-one-thread", &["--threads", "1"]) {
        Ok(built) => wrong.extend(check_same(&first.outputs, &built.outputs)),
        Err(why) => wrong.push(why),
    }
    wrong
}

/// Builds a copy of the site with a theme of this repository.
fn check_theme(home: &Folder, expected: &Expected, theme: &str) -> Vec<String> {
    let copy = Folder::new();
    for (path, bytes) in tree(&home.join("site")) {
        copy.write(&format!("site/{path}"), bytes);
    }
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    for (path, bytes) in tree(&themes.join(theme)) {
        copy.write(&format!("site/themes/{theme}/{path}"), bytes);
    }
    let config = optional(&copy.join("site/versus.toml")).unwrap_or_default();
    copy.write("site/versus.toml", format!("theme = \"{theme}\"\n{config}"));
    let wrong = match build(&copy, "out", expected, &[]) {
        Ok(built) => check_expected(expected, &built),
        Err(why) => vec![why],
    };
    wrong.into_iter().map(|wrong| format!("with the theme {theme}: {wrong}")).collect()
}

/// Refuses expectations that every build meets.
fn read_expected(case: &Path) -> Result<Expected, String> {
    let text = fs::read_to_string(case.join("expected.toml"))
        .map_err(|error| format!("expected.toml cannot be read: {error}"))?;
    let expected: Expected =
        toml::from_str(&text).map_err(|error| format!("expected.toml is wrong:\n{error}"))?;
    if expected.contains.is_empty() && expected.exact.is_empty() {
        return Err("expected.toml expects no output: give it `contains` or `exact`".to_owned());
    }
    for (path, texts) in expected.contains.iter().chain(&expected.lacks) {
        if texts.is_empty() || texts.iter().any(String::is_empty) {
            return Err(format!(
                "expected.toml expects nothing of {path}, which every build meets"
            ));
        }
    }
    Ok(expected)
}

struct Built {
    outputs: Tree,
    /// Codes in the order of the report
    warnings: Vec<String>,
    /// The summary of the command
    closing: String,
}

fn build(home: &Folder, out: &str, expected: &Expected, further: &[&str]) -> Result<Built, String> {
    let mut command = versus();
    command.args(["build", "--format", "json"]);
    command.arg("--root").arg(home.join("site")).arg("--out").arg(home.join(out));
    if !expected.args.iter().any(|arg| arg == "--today") {
        command.args(["--today", "2026-06-01"]);
    }
    let (status, said, closing) = run(command.args(&expected.args).args(further));
    if status != 0 {
        return Err(format!("build {further:?} ends with {status}\n{said}{closing}"));
    }
    let warnings = said.lines().map(|line| {
        let diagnostic: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        diagnostic["code"].as_str().expect("each has a code").to_owned()
    });
    let warnings = warnings.collect();
    Ok(Built { outputs: tree(&home.join(out)), warnings, closing })
}

fn check_expected(expected: &Expected, built: &Built) -> Vec<String> {
    let mut wrong = Vec::new();
    if built.warnings != expected.warnings {
        wrong.push(format!("warnings are {:?}, not {:?}", built.warnings, expected.warnings));
    }
    for path in &expected.absent {
        let below = format!("{}/", path.trim_end_matches('/'));
        if built.outputs.keys().any(|known| known == path || known.starts_with(&below)) {
            wrong.push(format!("{path} is there"));
        }
    }
    let mut with_text = |path: &String, check: &mut dyn FnMut(&str) -> Vec<String>| match built
        .outputs
        .get(path)
        .map(|bytes| String::from_utf8_lossy(bytes))
    {
        Some(text) => wrong.extend(check(&text)),
        None => wrong.push(format!(
            "{path} is not there; these are:\n  {}",
            built.outputs.keys().map(String::as_str).collect::<Vec<_>>().join("\n  ")
        )),
    };
    for (path, whole) in &expected.exact {
        with_text(path, &mut |text| match text == whole {
            true => Vec::new(),
            false => vec![format!("{path} is\n{text}\nand not\n{whole}")],
        });
    }
    for (path, texts) in &expected.contains {
        with_text(path, &mut |text| {
            let missing = texts.iter().filter(|wanted| !text.contains(*wanted));
            missing.map(|wanted| missing_text(path, text, wanted)).collect()
        });
    }
    for (path, texts) in &expected.lacks {
        with_text(path, &mut |text| {
            let found = texts.iter().filter_map(|unwanted| Some((unwanted, text.find(unwanted)?)));
            let say =
                |(unwanted, at)| format!("{path} has\n  {unwanted}\nin\n{}", excerpt(text, at));
            found.map(say).collect()
        });
    }
    wrong
}

/// Shows the place with the longest common part.
fn missing_text(path: &str, text: &str, wanted: &str) -> String {
    let ends = wanted.char_indices().map(|(at, _)| at).chain([wanted.len()]);
    let longest = ends.filter_map(|end| Some((end, text.find(&wanted[..end])?))).next_back();
    let (end, at) = longest.unwrap_or((0, 0));
    let near = match end {
        0..4 => "nothing like it".to_owned(),
        _ => format!("which differs after {end} bytes from\n{}", excerpt(text, at)),
    };
    format!("{path} lacks\n  {wanted}\n{near}")
}

/// The text around a byte.
fn excerpt(text: &str, at: usize) -> String {
    let boundary = |at| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let around = &text[boundary(at.saturating_sub(80))..boundary((at + 320).min(text.len()))];
    around.lines().map(|line| format!("  | {line}")).collect::<Vec<_>>().join("\n")
}

fn check_again(again: Result<Built, String>) -> Option<String> {
    match again {
        Ok(built) if built.closing.contains(": 0 written,") => None,
        Ok(built) => Some(format!("a second build writes something:\n{}", built.closing)),
        Err(why) => Some(why),
    }
}

fn check_same(one: &Tree, other: &Tree) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ = paths.into_iter().filter(|path| one.get(*path) != other.get(*path));
    differ.map(|path| format!("{path} differs on one thread and on four")).collect()
}
