//! The examples of CommonMark and of GitHub Flavored Markdown, each as a page of a site.
//!
//! They come from npm, in the versions of `package-lock.json`. The content of a page is compared with the
//! HTML of the specification, in a normal form without what versus adds to every page (`normal.rs`).
//! `differences.toml` lists every example that still differs, with the reason; it also lists those that
//! versus reports as mistakes. The list is exact: an example that differs and is not listed fails, and so
//! does one that is listed and does not differ.

mod normal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::support::{Folder, run, versus};
use percent_encoding::percent_decode_str;
use serde::Deserialize;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commonmark");

/// The folder of the pages, so that the targets of relative links are not at the root of the site.
const FOLDER: &str = "e";

#[derive(Debug, Deserialize)]
struct Example {
    spec: String,
    number: usize,
    markdown: String,
    html: String,
}

impl Example {
    /// The name in the list of differences, and of its page.
    fn name(&self) -> String {
        format!("{}-{}", self.spec, self.number)
    }
}

/// Examples that differ for one reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    reason: String,
    /// The messages of versus; none if it makes pages of them
    code: Option<String>,
    #[serde(default)]
    commonmark: Vec<usize>,
    #[serde(default)]
    gfm: Vec<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Differences {
    difference: Vec<Difference>,
}

/// Examples of GFM that are also in CommonMark are left out.
fn examples() -> Vec<Example> {
    if !Path::new(HERE).join("node_modules").exists() {
        let mut npm = Command::new("npm");
        npm.current_dir(HERE).args(["ci", "--no-audit", "--no-fund", "--silent"]);
        let (status, said, error) = run(&mut npm);
        assert_eq!(status, 0, "npm brings no examples: {said}{error}");
    }
    let (status, list, error) = run(Command::new("node").current_dir(HERE).arg("examples.mjs"));
    assert_eq!(status, 0, "{error}");
    let mut examples: Vec<Example> = serde_json::from_str(&list).expect("a list of examples");
    let mut known = BTreeSet::new();
    examples.retain(|example| known.insert((example.markdown.clone(), example.html.clone())));
    examples
}

/// A site with a page for each example, and a file for each target of their links.
fn site(examples: &[Example]) -> Folder {
    let home = Folder::new();
    home.write("versus.toml", "[markdown]\nsmart_punctuation = false\n");
    home.write("templates/page.html", "{{ content }}");
    home.write("content/_index.md", "# Home\n");
    let targets: BTreeSet<String> =
        examples.iter().flat_map(|example| normal::targets(&example.html)).collect();
    for target in targets {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let place = match path.strip_prefix('/') {
            Some(path) => format!("static/{path}"),
            None => format!("content/{FOLDER}/{path}"),
        };
        if !path.trim_matches('/').is_empty() && !home.join(&place).exists() {
            home.write(&place, "");
        }
    }
    for example in examples {
        let page = format!("+++\ntitle = \"T\"\n+++\n{}", example.markdown);
        home.write(&format!("content/{FOLDER}/{}.md", example.name()), page);
    }
    home
}

/// The messages of versus about pages, by their names.
fn refused(home: &Folder) -> BTreeMap<String, BTreeSet<String>> {
    let mut check = versus();
    check.args(["check", "--format", "json", "--today", "2026-06-01", "--root"]).arg(home.path());
    let (_, said, _) = run(&mut check);
    let mut refused: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in said.lines() {
        let found: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        if found["severity"] == "error" {
            let file = found["file"].as_str().expect("each has a file");
            let name = file.trim_start_matches("content/e/").trim_end_matches(".md").to_owned();
            let code = found["code"].as_str().expect("each has a code").to_owned();
            refused.entry(name).or_default().insert(code);
        }
    }
    refused
}

#[test]
fn every_example_is_the_page_that_its_specification_says_or_a_listed_difference() {
    let examples = examples();
    assert!(examples.len() > 652, "{} examples", examples.len());
    let home = site(&examples);
    let refused = refused(&home);
    for name in refused.keys() {
        assert!(!name.contains('/'), "{name} is no example: {refused:?}");
        home.remove(&format!("content/{FOLDER}/{name}.md"));
    }
    let mut build = versus();
    build.args(["build", "--quiet", "--today", "2026-06-01", "--root"]).arg(home.path());
    let (status, said, error) = run(&mut build);
    assert_eq!(status, 0, "{said}{error}");

    let listed = listed();
    let mut unlisted = Vec::new();
    let mut found = BTreeMap::new();
    for example in &examples {
        let name = example.name();
        let told = match refused.get(&name) {
            Some(codes) => format!("it is refused: {codes:?}"),
            None => {
                let html = home.text(&format!("public/{FOLDER}/{name}/index.html"));
                let shown = normal::of_page(&html, &format!("/{FOLDER}/{name}/"));
                let wanted = normal::of_example(&example.html);
                if shown == wanted {
                    continue;
                }
                format!("it should be\n{wanted}\nand is\n{shown}")
            }
        };
        if !listed.contains_key(&name) {
            unlisted.push(format!("{name}:\n{}\n{told}\n", example.markdown));
        }
        found.insert(name.clone(), refused.get(&name).cloned().unwrap_or_default());
    }
    let gone: Vec<&String> = listed.keys().filter(|name| !found.contains_key(*name)).collect();
    let other: Vec<_> = listed
        .iter()
        .filter(|(name, codes)| found.get(*name).is_some_and(|found| found != *codes))
        .collect();
    assert!(
        unlisted.is_empty() && gone.is_empty() && other.is_empty(),
        "not in differences.toml:\n{}\nthere, but they do not differ: {gone:?}\n\
         there, but versus says something else of them: {other:?}",
        unlisted.join("\n")
    );
}

/// Names of all listed examples, with the messages about them.
fn listed() -> BTreeMap<String, BTreeSet<String>> {
    let list = std::fs::read_to_string(format!("{HERE}/differences.toml")).expect("the list");
    let list: Differences = toml::from_str(&list).expect("the list is TOML");
    let mut listed = BTreeMap::new();
    for Difference { reason, code, commonmark, gfm } in list.difference {
        assert!(!reason.trim().is_empty(), "each difference has a reason");
        assert!(commonmark.len() + gfm.len() > 0, "nothing differs because `{reason}`");
        let of = |spec: &'static str, numbers: Vec<usize>| {
            numbers.into_iter().map(move |number| format!("{spec}-{number}"))
        };
        for name in of("commonmark", commonmark).chain(of("gfm", gfm)) {
            let codes = code.iter().cloned().collect();
            assert!(listed.insert(name.clone(), codes).is_none(), "{name} is listed twice");
        }
    }
    listed
}
