//! `versus check --external`, against a server on this machine: what it reports for each answer, how
//! often it requests each address, and what it caches.
//!
//! The texts are in `tests/cli/`; `SNAPSHOTS=overwrite cargo test --test it external::` writes them again.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::support::web::{Server, nobody};
use crate::support::{Folder, run, tree, versus};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

/// A site that follows links to this machine, with these files.
fn site(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n[external]\nprivate = true\n");
    for (path, text) in files {
        folder.write(path, text);
    }
    folder
}

/// A page with a link to each of these paths of a server.
fn page(server: &Server, paths: &[&str]) -> String {
    let links: Vec<String> =
        paths.iter().map(|path| format!("[x]({})\n", server.at(path))).collect();
    format!("# A\n\n{}", links.join("\n"))
}

/// `versus check --external` of a site, on a day that does not change.
fn check(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = versus();
    // A proxy in the environment does not know this machine.
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_ascii_uppercase());
    }
    command.args(["check", "--external", "--root"]).arg(folder.path()).args(arguments);
    if !arguments.contains(&"--today") {
        command.args(["--today", "2026-06-01"]);
    }
    command
}

/// `checked 2 pages … in 12 ms: …` → `in [TIME]`
fn without_time(text: &str) -> String {
    let line =
        |line: &str| match line.strip_prefix("checked ").and_then(|rest| rest.split_once(" in ")) {
            Some((before, after)) => {
                let (_, after) = after.split_once(": ").expect("a colon after the time");
                format!("checked {before} in [TIME]: {after}\n")
            }
            None => format!("{line}\n"),
        };
    text.lines().map(line).collect()
}

fn objects(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Code, file and line of each message.
fn messages(stdout: &str) -> Vec<(String, String, u64)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let objects = objects(stdout).into_iter().filter(|object| object["report"].is_null());
    objects
        .map(|of| (text(&of["code"]), text(&of["file"]), of["line"].as_u64().expect("a line")))
        .collect()
}

#[test]
fn every_answer_is_classified() {
    let server = Server::start();
    let paths = [
        "/ok",
        "/moved#part",
        "/moved-to-nothing",
        "/elsewhere",
        "/circle",
        "/missing",
        "/gone",
        "/forbidden",
        "/no-bots",
        "/broken",
        "/flaky",
        "/no-head",
    ];
    let site = site(&[
        ("content/a.md", &page(&server, &paths)),
        ("content/b.md", &page(&server, &["/forbidden#part", "/missing#part"])),
    ]);
    let (exit, stdout, stderr) = run(&mut check(&site, &[]));
    assert_eq!(exit, 1, "{stderr}");
    let text = without_time(&server.without_port(&format!("{stderr}\n{stdout}")));
    assert_data_eq!(text, file!["../cli/check-external.txt"]);
    let requests = server.requests();
    for (path, times) in [("/missing", 2), ("/forbidden", 1), ("/flaky", 2), ("/broken", 3)] {
        // Once by a redirect.
        assert_eq!(requests.get(path), Some(&times), "{path}");
    }
}

#[test]
fn other_formats_have_the_same_content() {
    let server = Server::start();
    let site = site(&[("content/a.md", &page(&server, &["/gone", "/forbidden", "/moved"]))]);
    for (format, snapshot) in [
        ("json", file!["../cli/check-external.jsonl"]),
        ("github", file!["../cli/check-external-github.txt"]),
    ] {
        let (exit, stdout, _) = run(&mut check(&site, &["--format", format]));
        assert_eq!(exit, 1);
        assert_data_eq!(server.without_port(&stdout), snapshot);
    }
    let (exit, stdout, stderr) = run(&mut check(&site, &["--format", "sarif"]));
    let document: Value = serde_json::from_str(&stdout).expect("one document");
    let results = document["runs"][0]["results"].as_array().expect("results");
    assert_eq!((exit, results.len()), (1, 2), "{stderr}");
}

const MATRIX: &str = r#"title = "T"
licence = "AT/missing?licence"
policy = { sources = "optional" }
criterion = [{ id = "c", name = "C", kind = "number", better = "lower" }]

[[source]]
id = "s"
title = "S"
url = "AT/missing?source"

[[subject]]
id = "a"
name = "A"
url = "AT/missing?subject"
facts.c = { value = 1, source = ["s", "SECURE/missing?fact"] }

[[subject]]
id = "b"
name = "B"
"#;

#[test]
fn links_are_found_wherever_authors_write_them() {
    let server = Server::start();
    let at = server.at("");
    let matrix = MATRIX.replace("AT", &at).replace("SECURE", &at.replace("http:", "https:"));
    let guide = "+++\ncover = \"AT/missing?cover\"\ncanonical_url = \"AT/missing?canonical\"\n+++\n# A\n\n\
                 Bare: AT/missing?bare, <AT/missing?auto>, [x][r], ![y](AT/missing?image).\n\n\
                 ::own{href=\"AT/missing?directive\"}\n\n`AT/missing?code`, [mail](mailto:a@b.org)\n\n\
                 [r]: AT/missing?reference\n";
    let site = site(&[
        ("content/s/matrix.toml", &matrix),
        ("content/s/a.md", &guide.replace("AT", &at)),
        ("content/draft.md", &format!("+++\ndraft = true\n+++\n[x]({at}/missing?draft)\n")),
        (
            "templates/components/own.html",
            "{% component own(href: string) %}{{ href }}{% endcomponent own %}",
        ),
        ("content/ok.md", &page(&server, &["/ok"])),
    ]);
    let (_, stdout, stderr) = run(&mut check(&site, &["--format", "json"]));
    let dead = |file: &str, line| ("dead-external-link".to_owned(), file.to_owned(), line);
    let (guide, matrix) = ("content/s/a.md", "content/s/matrix.toml");
    let mut wanted: Vec<_> = [2, 3, 7, 7, 7, 7, 9].map(|line| dead(guide, line)).into();
    wanted.extend([2, 9, 14].map(|line| dead(matrix, line)));
    wanted.push(("unanswered-external-link".to_owned(), matrix.to_owned(), 15));
    assert_eq!(messages(&stdout), wanted, "{stderr}");
    assert!(!server.requests().contains_key("/missing?draft"));
    let (_, stdout, _) = run(&mut check(&site, &["--format", "json", "--drafts"]));
    assert!(messages(&stdout).contains(&dead("content/draft.md", 4)));
}

#[test]
fn an_address_is_requested_once_for_all_its_links() {
    let server = Server::start();
    let text = page(&server, &["/ok", "/ok#a", "/ok#b", "/gone"]);
    let site = site(&[("content/a.md", &text), ("content/b.md", &text), ("content/c.md", &text)]);
    let (exit, stdout, _) = run(&mut check(&site, &["--format", "json"]));
    assert_eq!((exit, messages(&stdout).len()), (1, 3));
    let once = [("/gone", 1), ("/ok", 1)].map(|(path, times)| (path.to_owned(), times));
    assert_eq!(server.requests(), BTreeMap::from(once));
}

#[test]
fn a_host_never_has_more_than_four_requests_at_a_time() {
    let server = Server::start();
    let paths: Vec<String> = (0..24).map(|number| format!("/held?{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let site = site(&[("content/a.md", &page(&server, &paths))]);
    let (exit, _, stderr) = run(&mut check(&site, &[]));
    assert_eq!((exit, server.requests().len()), (0, 24), "{stderr}");
    assert!((1..=4).contains(&server.most_at_a_time()), "{}", server.most_at_a_time());
}

#[test]
fn a_host_that_answers_429_gets_no_more_requests() {
    let server = Server::start();
    let paths: Vec<String> = (0..20).map(|number| format!("/busy?{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let site = site(&[("content/a.md", &page(&server, &paths))]);
    let (exit, stdout, stderr) = run(&mut check(&site, &["--format", "json"]));
    let objects = objects(&stdout);
    assert_eq!((exit, objects.len()), (0, 20), "{stderr}");
    assert!(objects.iter().all(|of| of["state"] == "unverified" && of["status"] == 429));
    assert!((1..=4).contains(&server.requests().len()));
}

#[test]
fn a_failing_host_is_not_requested_for_each_of_its_pages() {
    let server = Server::start();
    let paths: Vec<String> = (0..20).map(|number| format!("/broken?{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let site = site(&[("content/a.md", &page(&server, &paths))]);
    let (exit, stdout, stderr) = run(&mut check(&site, &["--format", "json"]));
    assert_eq!((exit, messages(&stdout).len()), (0, 20), "{stderr}");
    assert!((1..20).contains(&server.requests().len()));
}

#[test]
fn only_answers_of_existing_pages_are_cached_for_a_week() {
    let server = Server::start();
    let site = site(&[("content/a.md", &page(&server, &["/ok", "/moved", "/forbidden", "/gone"]))]);
    let asked = |arguments: &[&str]| {
        let (exit, stdout, stderr) =
            run(&mut check(&site, &[&["--format", "json"], arguments].concat()));
        let requests: Vec<String> = server.requests().into_keys().collect();
        (exit, messages(&stdout).len(), objects(&stdout).len(), requests.join(" "), stderr)
    };
    let all = "/forbidden /gone /moved /ok";
    let (exit, found, told, requests, _) = asked(&[]);
    assert_eq!((exit, found, told, requests.as_str()), (1, 2, 3, all));
    let (exit, found, told, requests, stderr) = asked(&[]);
    assert_eq!((exit, found, told, requests.as_str()), (1, 2, 3, "/forbidden /gone"));
    let total = "followed 4 addresses, 2 of them from the cache: 2 answer, 1 dead, 1 unverified";
    assert_eq!(stderr.lines().next(), Some(total));
    assert_eq!(asked(&["--today", "2026-06-07"]).3, "/forbidden /gone");
    assert_eq!(asked(&["--today", "2026-06-08"]).3, all);
    assert_eq!(asked(&["--today", "2026-06-08", "--force"]).3, all);
    // Damaged entries are requested again.
    let stored = site.join(".versus/answers-1");
    let mut bytes = fs::read(&stored).expect("stored");
    *bytes.last_mut().expect("not empty") ^= 1;
    fs::write(&stored, bytes).expect("written");
    assert_eq!(asked(&["--today", "2026-06-08"]).3, all);
}

#[test]
fn with_a_complete_cache_nothing_is_requested() {
    let server = Server::start();
    let site = site(&[("content/a.md", &page(&server, &["/ok"]))]);
    run(&mut check(&site, &[]));
    let (exit, stdout, stderr) = run(&mut check(&site, &["--quiet"]));
    assert_eq!((exit, stdout.as_str(), stderr.as_str()), (0, "", ""));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_slow_page_is_unanswered() {
    let server = Server::start();
    let site = site(&[("content/a.md", &page(&server, &["/ok", "/never"]))]);
    site.write("versus.toml", "[external]\nprivate = true\ntimeout_seconds = 1\n");
    let (exit, stdout, _) = run(&mut check(&site, &["--format", "json"]));
    assert_eq!((exit, server.requests()["/never"]), (0, 3));
    let found = objects(&stdout);
    assert_eq!(found[0]["code"], "unanswered-external-link");
    assert!(found[0]["message"].as_str().expect("text").ends_with("it did not answer in time"));
}

#[test]
fn a_host_that_is_not_known_is_dead() {
    let server = Server::start();
    let text = page(&server, &["/ok"]) + "[x](http://nobody.no-such-domain-at-all/)\n";
    let site = site(&[("content/a.md", &text)]);
    let (exit, stdout, _) = run(&mut check(&site, &["--format", "json"]));
    let found = &objects(&stdout)[0];
    let message = found["message"].as_str().expect("text");
    // Without a reachable name server, the test cannot decide.
    let is_dead = message.contains(" is dead: its host is not known (") && exit == 1;
    assert!(is_dead || message.contains("Temporary failure"), "{exit} {message}");
}

#[test]
fn without_a_network_there_is_a_single_failure() {
    let site = site(&[]);
    // No host answers, and none has answered before.
    let links: Vec<String> = (0..40).map(|number| format!("[x]({})\n", nobody(number))).collect();
    site.write("content/a.md", links.concat());
    let before = tree(site.path());
    let (exit, stdout, stderr) = run(&mut check(&site, &[]));
    assert_eq!((exit, stdout.as_str()), (3, ""));
    assert!(stderr.starts_with("error: cannot reach any of "), "{stderr}");
    assert_eq!((stderr.lines().count(), tree(site.path())), (1, before));
    // A host that answered on another day and still answers shows that there is a network.
    let server = Server::start();
    site.write("content/a.md", page(&server, &["/ok"]));
    assert_eq!(run(&mut check(&site, &[])).0, 0);
    assert!(site.join(".versus/answers-1").is_file());
    site.write("content/a.md", page(&server, &["/ok"]) + &links.concat());
    let (exit, stdout, stderr) = run(&mut check(&site, &["--format", "json"]));
    assert_eq!((exit, messages(&stdout).len()), (0, 40), "{stderr}");
    assert_eq!(server.requests()["/ok"], 2);
}

#[test]
fn left_out_addresses_are_not_requested() {
    let server = Server::start();
    let own = server.at("/own");
    let text = format!(
        "{}[own]({own}/a/)\n[e](https://example.org/)\n",
        page(&server, &["/ok", "/skip/a", "/skip/b"])
    );
    let site = site(&[("content/a.md", &text)]);
    let skip = format!("base_url = \"{own}\"\n[external]\nskip = [\"*/skip/*\"]\nprivate = true\n");
    site.write("versus.toml", &skip);
    let (exit, _, stderr) = run(&mut check(&site, &[]));
    assert_eq!(stderr.lines().next(), Some("followed 1 address: 1 answers, 4 left out"));
    assert_eq!(
        (exit, server.requests().into_keys().collect::<Vec<_>>()),
        (0, vec!["/ok".to_owned()])
    );
    // Private networks are left out unless the site allows them.
    site.write("versus.toml", skip.replace("private = true", ""));
    let (exit, _, stderr) = run(&mut check(&site, &["--force"]));
    assert_eq!(stderr.lines().next(), Some("followed 0 addresses: 5 left out"));
    assert_eq!((exit, server.requests().len()), (0, 0));
}

#[test]
fn site_errors_are_reported_with_link_errors() {
    let server = Server::start();
    let site = site(&[("content/a.md", &(page(&server, &["/gone"]) + "[b](b.md)\n"))]);
    let (exit, stdout, _) = run(&mut check(&site, &["--format", "json"]));
    let codes: Vec<String> = messages(&stdout).into_iter().map(|(code, ..)| code).collect();
    assert_eq!((exit, codes), (1, vec!["dead-external-link".to_owned(), "dead-link".to_owned()]));
}

#[test]
fn reports_and_link_checks_cannot_be_combined() {
    let site = site(&[("content/a.md", "# A\n")]);
    assert_eq!(run(&mut check(&site, &["--stale"])).0, 2);
    assert_eq!(run(versus().args(["check", "--force", "--root"]).arg(site.path())).0, 2);
}
