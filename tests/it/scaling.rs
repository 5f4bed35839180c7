//! Large inputs take no more than roughly linear time. Each of these sites took minutes when a lookup
//! started from the beginning for each of many items; now each takes a second, so that the ceiling
//! separates the two on any machine.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::support::{Folder, run, versus};

const CEILING: Duration = Duration::from_secs(60);

/// The concatenated output of `write` for each number below `count`.
fn each(count: usize, write: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(text, "{}", write(number));
    }
    text
}

/// Checks a site, and returns the exit code and the whole report.
fn check(files: &[(&str, &str)], further: &[&str]) -> (i32, String) {
    let folder = Folder::new();
    for (path, text) in files {
        folder.write(path, text);
    }
    let begun = Instant::now();
    let mut command = versus();
    command.args(["check", "--today", "2026-06-01", "--root"]).arg(folder.path()).args(further);
    let (exit, stdout, stderr) = run(&mut command);
    assert!(begun.elapsed() < CEILING, "{:?} for {}", begun.elapsed(), files[0].0);
    (exit, stdout + &stderr)
}

/// Builds a page whose raw HTML is cleaned, and returns the exit code and the whole report.
fn build_cleaned(body: &str) -> (i32, String) {
    let folder = Folder::new();
    folder.write("versus.toml", "[markdown]\nhtml = \"sanitize\"\n");
    folder.write("content/a.md", body);
    let begun = Instant::now();
    let mut command = versus();
    command.args(["build", "--today", "2026-06-01", "--root"]).arg(folder.path());
    let (exit, stdout, stderr) = run(&mut command);
    assert!(begun.elapsed() < CEILING, "{:?} for {body:.40}", begun.elapsed());
    (exit, stdout + &stderr)
}

fn page(body: &str) -> Vec<(&str, &str)> {
    vec![("content/a.md", body)]
}

#[test]
fn many_messages_about_one_line_and_about_many_lines() {
    for separator in [" ", "\n"] {
        let body = each(40_000, |_| format!("[x](nope.md){separator}"));
        let (exit, report) = check(&page(&body), &[]);
        assert_eq!(exit, 1);
        assert_eq!(report.matches("error[dead-link]").count(), 50);
        assert!(report.contains("39950 more of `dead-link` in `content/a.md` are not shown"));
        let (_, all) = check(&page(&body), &["--format", "json"]);
        assert_eq!(all.matches("\"dead-link\"").count(), 40_000);
    }
}

#[test]
fn many_footnotes_definitions_attributes_and_directives() {
    let notes = each(80_000, |n| format!("[^a{n}]\n"));
    let notes = notes + "\n" + &each(80_000, |n| format!("[^a{n}]: x\n\n"));
    assert_eq!(check(&page(&notes), &[]).0, 0);
    let labels = each(40_000, |n| format!("[a]: x{n}\n\n`b`\n\n"));
    assert_eq!(check(&page(&labels), &[]).0, 1);
    let attributes = each(20_000, |n| format!(" a{n}=b"));
    assert_eq!(check(&page(&format!("::toc{{{attributes}}}\n")), &[]).0, 1);
    let among_code = each(40_000, |_| "```\nx\n```\n\n::toc\n\n".to_owned());
    assert_eq!(check(&page(&among_code), &[]).0, 0);
    let never_opened = ":::\n".repeat(40_000);
    assert_eq!(check(&page(&never_opened), &[]).0, 1);
}

#[test]
fn deep_nesting() {
    let deep = [
        ">".repeat(20_000) + " a",
        "1. ".repeat(20_000),
        "> - ".repeat(20_000),
        "*a **a ".repeat(10_000) + &"a** a*".repeat(10_000),
        "<div>\n\n".repeat(20_000),
        "<div/>\n\n".repeat(20_000),
        "<Vec>".repeat(20_000),
        "a <div>\n\n".repeat(20_000),
        "<span><div></span>\n\n".repeat(20_000),
        "<div><table></div>\n\n".repeat(20_000),
        "> <table>\n\n---\n\n".repeat(20_000),
        "<svg><title>".to_owned() + &"<div>\n\n".repeat(20_000),
        "<svg><div/>".to_owned() + &"<section/>\n\n".repeat(20_000),
        "<svg>\n\n</p>".to_owned() + &"<section/>\n\n".repeat(20_000),
        each(10_000, |n| format!("<b id=a{n}>x\n\n")),
        "<rt>".repeat(20_000),
    ];
    for body in deep {
        let (exit, report) = build_cleaned(&body);
        assert_eq!((exit, report.matches("error[too-deep]").count()), (1, 1), "{report:.2000}");
    }
}

#[test]
fn many_siblings_are_not_deep_nesting() {
    let side_by_side = [
        "> a\n\nb\n\n".to_owned(),
        "<p>a\n<p>b\n\n".to_owned(),
        "a <br> <img src=\"https://a.example/b.png\" alt=b> `<div>` <b>c\n\n".to_owned(),
        "a Vec<T> <a name=b>c\n\n".to_owned(),
        "<ul>\n<li>a\n<li><b>b</b>\n</ul>\n\n".to_owned(),
        "<dl><dt>a<dd>b</dl>\n\n".to_owned(),
        "<table><tr><td>a<td>b<tr><td><b>c</table>\n\n".to_owned(),
        "<div><span></div>\n\n- <div>\n\n  a\n\nb\n\n".to_owned(),
        "<svg><title>a</title><g><path/><a><circle/></a></g></svg>\n\n".to_owned(),
        "<b><div></b></div>\n\n| a |\n|---|\n| <i>b |\n\n".to_owned(),
        "<h2>a</h3>\n\n<ruby>a<rt>b<rt>c</ruby>\n\n".to_owned(),
    ];
    for piece in side_by_side {
        let (_, report) = build_cleaned(&piece.repeat(600));
        assert!(!report.contains("too-deep"), "{report:.2000}");
    }
    let (_, report) = build_cleaned(&format!("<svg>{}</svg>\n", "<path/>".repeat(600)));
    assert!(!report.contains("too-deep"), "{report:.2000}");
}

#[test]
fn many_keys() {
    let options = format!("[extra]\n{}", each(120_000, |n| format!("k{n} = {n}\n")));
    assert_eq!(check(&[("versus.toml", &options), ("content/a.md", "# A\n")], &[]).0, 0);
    let toml = format!("+++\ntitle = \"A\"\n{options}+++\n");
    assert_eq!(check(&page(&toml), &[]).0, 0);
    let lines = each(60_000, |n| format!("  k{n}: {n}\n"));
    check(&page(&format!("---\ntitle: A\nextra:\n{lines}---\n")), &[]);
    let line = each(60_000, |n| format!("{n}, "));
    check(&page(&format!("---\ntitle: A\nextra: {{ k: [{line}] }}\n---\n")), &[]);
    let broken = each(40_000, |n| format!("k{n} = \n"));
    assert_eq!(check(&page(&format!("+++\n{broken}+++\n")), &[]).0, 1);
}

#[test]
fn many_numbers_and_rankings_that_are_bound_to_nothing() {
    let body = each(40_000, |n| format!("It takes {n} ms, faster than all. "));
    let matrix = "title = \"M\"\npolicy = { sources = \"optional\" }\n\
                  [[criterion]]\nid = \"c\"\nname = \"C\"\nkind = \"number\"\n\
                  [[subject]]\nid = \"a\"\nname = \"A\"\nfacts = { c = 5 }\n\
                  [[subject]]\nid = \"b\"\nname = \"B\"\nfacts = { c = 6 }\n";
    let guide = format!("+++\ntitle = \"G\"\n+++\n\n{body}\n");
    let files = [
        ("content/m/matrix.toml", matrix),
        ("content/m/_index.md", "# S\n"),
        ("content/m/g.md", &guide),
    ];
    let (_, report) = check(&files, &["--claims", "--format", "json"]);
    assert!(report.matches("\"kind\":\"number\"").count() > 30_000, "{report:.2000}");
}

/// Each folder has 2 or 50 links to the next one, so the number of paths grows exponentially; no link
/// leaves the site or leads upwards.
#[cfg(unix)]
#[test]
fn chains_of_links_to_folders() {
    // Each link that is too deep is one mistake, however many paths lead to it, and too many links are
    // one mistake.
    for (links, mistakes) in [(2, 36), (50, 1)] {
        for top in ["content", "static", "templates"] {
            let folder = Folder::new();
            folder.write("content/a.md", "# A\n");
            for at in 0..=22 {
                folder.write(&format!("{top}/d{at}/a.txt"), "a\n");
                for link in (0..links).filter(|_| at < 22) {
                    let link = folder.join(&format!("{top}/d{at}/l{link}"));
                    std::os::unix::fs::symlink(format!("../d{}", at + 1), link).expect("linked");
                }
            }
            let begun = Instant::now();
            let mut command = versus();
            command.args(["check", "--format", "json", "--root"]).arg(folder.path());
            let (exit, report, _) = run(&mut command);
            assert!(begun.elapsed() < CEILING, "{:?} in {top}", begun.elapsed());
            assert_eq!(exit, 1);
            let unread = |line: &&str| line.contains("\"unreadable-file\"");
            assert_eq!(report.lines().filter(unread).count(), mistakes, "{top}: {report:.2000}");
            let begun = Instant::now();
            let watched = versus::internals::compile::discover::linked::folders(folder.path());
            assert!(begun.elapsed() < CEILING, "{:?} in {top}", begun.elapsed());
            assert!(watched.len() < 1_000, "{}", watched.len());
        }
    }
}
