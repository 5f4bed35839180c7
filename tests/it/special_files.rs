//! Entries of a site's folder that are not regular files, or whose names are not UTF-8: they are reported
//! at their place, by check and build alike, and never waited for.

#![cfg(unix)]
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use crate::support::{Folder, run, tree, versus};

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/index.md", "# Home\n");
    site.write("static/a.css", "p {}\n");
    site
}

/// Checks and builds, and returns what both report about files that cannot be read.
fn unreadable(site: &Folder) -> Vec<String> {
    let said = |command: &str| {
        let mut versus = versus();
        let (exit, said, _) =
            run(versus.args([command, "--format", "json", "--root"]).arg(site.path()));
        let codes = said.lines().map(|line| {
            let of: serde_json::Value = serde_json::from_str(line).expect("an object a line");
            assert_eq!(of["code"], "unreadable-file", "{line}");
            of["file"].as_str().expect("a file").to_owned()
        });
        (exit, codes.collect::<Vec<String>>())
    };
    let (checked, built) = (said("check"), said("build"));
    assert_eq!(checked, built);
    assert_eq!(checked.0, i32::from(!checked.1.is_empty()));
    checked.1
}

fn pipe(site: &Folder, path: &str) {
    let made = Command::new("mkfifo").arg(site.join(path)).status().expect("it runs");
    assert!(made.success());
}

#[test]
fn pipes_and_sockets_are_reported_and_not_waited_for() {
    let site = site();
    std::fs::create_dir_all(site.join("templates")).expect("made");
    for path in ["content/pipe.md", "static/pipe", "templates/page.html", "versus.toml"] {
        pipe(&site, path);
    }
    let _socket = UnixListener::bind(site.join("static/socket")).expect("bound");
    let expected =
        ["content/pipe.md", "static/pipe", "static/socket", "templates/page.html", "versus.toml"];
    assert_eq!(unreadable(&site), expected);
}

#[test]
fn hidden_files_of_any_kind_are_ignored() {
    let site = site();
    pipe(&site, "content/.pipe.md");
    pipe(&site, "static/.pipe");
    symlink("nobody@host:1", site.join("content/.#index.md")).expect("linked");
    symlink("nobody@host:1", site.join("static/.#a.css")).expect("linked");
    symlink(".", site.join("content/.all")).expect("linked");
    std::fs::write(site.join("content").join(OsStr::from_bytes(b".\xff.md")), "").expect("written");
    assert_eq!(unreadable(&site), [""; 0]);
}

#[test]
fn names_that_are_not_utf8_are_reported() {
    let site = site();
    for folder in ["content", "static"] {
        let path = site.join(folder).join(OsStr::from_bytes(b"caf\xe9.md"));
        std::fs::write(path, "# A\n").expect("written");
    }
    assert_eq!(unreadable(&site), ["content/caf\u{fffd}.md", "static/caf\u{fffd}.md"]);
}

/// One message for everything in the folder.
#[test]
fn folders_whose_names_are_not_utf8_are_reported_once() {
    let site = site();
    for folder in ["content", "static", "templates"] {
        let odd = site.join(folder).join(OsStr::from_bytes(b"d\xff"));
        std::fs::create_dir_all(odd.join("deep")).expect("made");
        for name in ["a.md", "deep/b.md", "deep/c.html"] {
            std::fs::write(odd.join(name), "# A\n").expect("written");
        }
    }
    let expected = ["content/d\u{fffd}", "static/d\u{fffd}", "templates/d\u{fffd}"];
    assert_eq!(unreadable(&site), expected);
}

/// The folders above are entered once less than they could be: `public/` is in one of them.
#[test]
fn links_to_their_own_ancestors_are_reported_once() {
    let site = site();
    site.write("content/deep/er/a.md", "# A\n");
    site.write("public/old.txt", "of the last build\n");
    symlink("..", site.join("static/root")).expect("linked");
    symlink("../../..", site.join("content/deep/er/root")).expect("linked");
    symlink("../..", site.join("content/deep/er/content")).expect("linked");
    let expected = ["content/deep/er/content", "content/deep/er/root", "static/root"];
    assert_eq!(unreadable(&site), expected);
}

/// A folder may be shared, and so may the folders that it links to.
#[test]
fn folders_are_shared_through_links() {
    let site = site();
    for page in 0..40 {
        site.write(&format!("shared/pages/{page}.md"), "# A\n");
    }
    site.write("shared/images/deep/a.txt", "a\n");
    symlink("../images", site.join("shared/pages/images")).expect("linked");
    for place in ["content/one", "content/two"] {
        symlink("../shared/pages", site.join(place)).expect("linked");
    }
    assert_eq!(unreadable(&site), [""; 0]);
    let made = tree(&site.join("public"));
    assert!(made.contains_key("two/39/index.html"));
    assert!(made.contains_key("two/images/deep/a.txt"));
}

/// One link is one mistake, however many paths lead to it; the links before it are followed.
#[test]
fn links_behind_many_others_are_reported_once() {
    let site = site();
    for folder in 0..7 {
        site.write(&format!("content/{folder}/a.txt"), "a\n");
        for link in ["l", "m"].iter().filter(|_| folder < 6) {
            symlink(format!("../{}", folder + 1), site.join(&format!("content/{folder}/{link}")))
                .expect("linked");
        }
    }
    let expected = [
        "content/0/l/l/l/l/l",
        "content/0/l/l/l/l/m",
        "content/1/l/l/l/l/l",
        "content/1/l/l/l/l/m",
    ];
    assert_eq!(unreadable(&site), expected);
}

/// Nothing else is reported, such as missing files in these folders.
#[test]
fn texts_that_are_too_large_are_reported_and_not_read() {
    let site = site();
    let matrix = "title = \"M\"\n";
    let large = |start: &str| format!("{start}{}", "\n".repeat((8 << 20) + 1));
    site.write("content/a.md", large("# A\n"));
    site.write("content/m/matrix.toml", large(matrix));
    site.write("content/m/_index.md", "# M\n\n::matrix\n\n[a](fact:a/c)\n");
    site.write("content/m/subjects/a.toml", large("name = \"A\"\n"));
    site.write("content/n/subjects/no-subject.toml", large(""));
    site.write("content/large.bin", large(""));
    site.write("content/code.md", "```text file=\"large.bin\"\n```\n\n[a](a.md)\n");
    site.write("static/large.txt", large(""));
    site.write("templates/page.html", large(""));
    site.write("themes/default/theme.toml", large(""));
    site.write("versus.toml", large("title = \"T\"\n"));
    let expected = [
        "content/a.md",
        "content/code.md",
        "content/m/matrix.toml",
        "content/m/subjects/a.toml",
        "templates/page.html",
        "themes/default/theme.toml",
        "versus.toml",
    ];
    assert_eq!(unreadable(&site), expected);
    site.write("content/a.md", &large("# A\n")[..8 << 20]);
    assert!(!unreadable(&site).contains(&"content/a.md".to_owned()));
}

#[test]
fn special_files_in_place_of_folders_or_files_are_reported() {
    let site = site();
    site.write("templates", "a file");
    std::fs::create_dir_all(site.join("versus.toml")).expect("made");
    symlink("nowhere", site.join("themes")).expect("linked");
    assert_eq!(unreadable(&site), ["templates", "themes", "versus.toml"]);
}

#[test]
fn unreadable_folders_are_reported() {
    let site = site();
    site.write("content/closed/a.md", "# A\n");
    let closed = site.join("content/closed");
    let rights = |mode| std::fs::set_permissions(&closed, PermissionsExt::from_mode(mode));
    rights(0o000).expect("set");
    // A user who may read everything sees no mistake.
    let may_read = std::fs::read_dir(&closed).is_ok();
    let found = unreadable(&site);
    rights(0o755).expect("set");
    assert!(may_read || found == ["content/closed"], "{found:?}");
}

#[test]
fn names_with_control_characters_leave_feeds_and_sitemaps_well_formed() {
    let site = Folder::new();
    site.write("versus.toml", "title = \"T \\u0085\"\nbase_url = \"https://example.org/\"\n");
    for name in [
        "a\u{1b}b",
        "c\u{1}d",
        "e\nf",
        "g\u{7f}h",
        "i\u{85}j",
        "k\u{fffe}l",
        "m\u{202e}n",
        "o]]>&<p>",
    ] {
        let page = "+++\ndate = 2026-01-01\ntags = [\"]]> x\"]\nauthors = [\"<y> & \\u0085\"]\n+++\nText.\n";
        site.write(&format!("content/{name}/{name}.md"), page);
        let matrix = "title = \"M\"\npolicy = { sources = \"optional\" }\n\
                      criterion = [{ id = \"c\", name = \"C\", kind = \"text\" }]\n\
                      subject = [{ id = \"a\", name = \"A\", facts = { c = \"]]>\" } }, { id = \"b\", name = \"B\" }]\n";
        site.write(&format!("content/{name}/matrix.toml"), matrix);
        site.write(&format!("static/{name}.txt"), "x");
    }
    let mut versus = versus();
    let (exit, _, said) =
        run(versus.args(["build", "--today", "2026-06-01", "--root"]).arg(site.path()));
    assert_eq!(exit, 0, "{said}");
    let made = tree(&site.join("public"));
    let xml = made.iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".svg"));
    let mut count = 0;
    for (path, bytes) in xml {
        count += 1;
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let is_char = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(text.chars().all(is_char), "{path}");
        roxmltree::Document::parse(text).unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
    }
    assert!(count >= 3, "{count}");
    assert!(made["feed.xml"].windows(3).any(|part| part == b"K l"), "a title from a name");
}
