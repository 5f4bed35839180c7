//! Sites to read: this project's own and those of `tests/sites`, each in both themes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::strict::output::Output;
use crate::support::{Folder, run, tree, versus};

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");
pub(crate) const THEMES: [&str; 2] = ["default", "broadsheet"];

/// Below a path, so that an address without it is detected; on a host that no site links to as an
/// external one.
const BASE: &str = "https://strict.example/sub/";

/// The output of a build of a site; panics if it fails.
pub(crate) fn build(home: &Folder, arguments: &[&str]) -> Output {
    let out = Folder::new();
    build_into(home.path(), out.path(), arguments)
}

fn build_into(root: &Path, out: &Path, arguments: &[&str]) -> Output {
    let mut command = versus();
    command.args(["build", "--quiet", "--root"]).arg(root).arg("--out").arg(out).args(arguments);
    let mut base = BASE;
    let given = |name: &str| arguments.iter().position(|argument| *argument == name);
    match given("--base-url") {
        Some(at) => base = arguments[at + 1],
        None => drop(command.args(["--base-url", base])),
    }
    if given("--today").is_none() {
        command.args(["--today", "2026-06-01"]);
    }
    let (status, said, closing) = run(&mut command);
    assert_eq!(status, 0, "{said}{closing}");
    Output::new(&format!("{}/", base.trim_end_matches('/')), tree(out))
}

/// This project's own site with its history.
pub(crate) fn own() -> Output {
    let out = Folder::new();
    build_into(Path::new(ROOT), out.path(), &["--today", "2026-11-30"])
}

/// This project's own site, without its history.
pub(crate) fn own_in(theme: &str) -> Output {
    let home = Folder::new();
    for (path, bytes) in tree(&Path::new(ROOT).join("content")) {
        home.write(&format!("content/{path}"), bytes);
    }
    let config = fs::read_to_string(Path::new(ROOT).join("versus.toml")).expect("it is there");
    home.write("versus.toml", config);
    set_theme(&home, theme);
    build(&home, &["--today", "2026-11-30"])
}

/// Chooses a theme of this repository.
pub(crate) fn set_theme(home: &Folder, theme: &str) {
    if theme == "default" {
        return;
    }
    for (path, bytes) in tree(&Path::new(ROOT).join("themes").join(theme)) {
        home.write(&format!("themes/{theme}/{path}"), bytes);
    }
    let config = fs::read_to_string(home.join("versus.toml")).unwrap_or_default();
    home.write("versus.toml", format!("theme = \"{theme}\"\n{config}"));
}

/// Commits a site as it is on a day of 2026, without any user configuration of git.
pub(crate) fn commit(home: &Folder, day: u32) {
    let date = format!("2026-01-{day:02}T12:00:00+00:00");
    let say = |arguments: &[&str]| {
        let status = Command::new("git")
            .current_dir(home.path())
            .args(arguments)
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
            .envs([("GIT_AUTHOR_NAME", "<A> & B"), ("GIT_AUTHOR_EMAIL", "a@example.org")])
            .envs([("GIT_COMMITTER_NAME", "<A> & B"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
            .envs([("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)])
            .status();
        assert!(status.expect("git is there").success(), "git {arguments:?}");
    };
    say(&["init", "--quiet"]);
    say(&["add", "--all"]);
    say(&["commit", "--quiet", "--message", "<b>What</b> & \"why\" ]]> changed"]);
}

/// Small sites whose Markdown contains `<card />` or an unclosed `<code>`, which is not valid HTML.
const NO_HTML: [&str; 2] = ["html-around-text", "templates-never-run-in-markdown"];

/// Names of the small sites; those with their own theme are read only in it.
pub(crate) fn cases() -> Vec<(String, &'static str)> {
    let folder = Path::new(ROOT).join("tests/sites");
    let names = fs::read_dir(&folder)
        .expect("it is there")
        .map(|entry| entry.expect("listed").file_name().into_string().expect("UTF-8"));
    let of_name = |name: String| {
        let config = fs::read_to_string(folder.join(&name).join("versus.toml")).unwrap_or_default();
        let themes = if config.contains("theme = ") { &THEMES[..1] } else { &THEMES[..] };
        themes.iter().map(move |theme| (name.clone(), *theme))
    };
    names.flat_map(of_name).collect()
}

pub(crate) fn case(name: &str, theme: &str) -> Output {
    let folder = Path::new(ROOT).join("tests/sites").join(name);
    let home = Folder::new();
    for (path, bytes) in tree(&folder) {
        home.write(&path, bytes);
    }
    let expected: toml::Table =
        toml::from_str(&home.text("expected.toml")).expect("expected.toml is TOML");
    let arguments = expected.get("args").and_then(|args| args.as_array()).cloned();
    let arguments = arguments.unwrap_or_default();
    let arguments: Vec<&str> = arguments.iter().filter_map(|argument| argument.as_str()).collect();
    home.remove("expected.toml");
    set_theme(&home, theme);
    let mut output = build(&home, &arguments);
    // Some of these sites have templates that print a fragment without a page.
    let has_templates = home.join("templates").exists();
    let is_shapeless = |path: &&String| {
        NO_HTML.contains(&name)
            || has_templates && !output.files[*path].starts_with(b"<!DOCTYPE html>")
    };
    output.shapeless = output.pages.keys().filter(is_shapeless).cloned().collect();
    output
}
