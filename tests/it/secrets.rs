//! A pull request from an untrusted author: paths to hidden files of a repository, or to files outside
//! the site. No page, file or message shows their content.

#![cfg(unix)]
use std::fs;
use std::os::unix::fs::symlink;

use crate::support::{Folder, run, tree, versus};

const SECRET: &str = "hunter2-is-the-secret";

/// Where repositories and machines keep secrets, relative to the site's root.
const PLACES: [&str; 7] = [
    ".git/config",
    ".GIT/config",
    ".env",
    ".versus/notes.txt",
    "sub/.ssh/id",
    "content/.hidden/key.txt",
    "../outside/key.txt",
];

/// A site that contains a secret at a path.
fn site(place: &str) -> (Folder, std::path::PathBuf) {
    let folder = Folder::new();
    folder.write("site/content/_index.md", "# Home\n");
    folder.write("outside/key.txt", SECRET);
    folder.write(&format!("site/{place}"), SECRET);
    let root = folder.join("site");
    (folder, root)
}

fn link(root: &std::path::Path, target: &str, place: &str) {
    let place = root.join(place);
    fs::create_dir_all(place.parent().expect("a folder")).expect("made");
    symlink(target, place).expect("linked");
}

/// Checks and builds: both find mistakes or none, and neither shows the secret.
fn keeps_it(root: &std::path::Path, way: &str) -> i32 {
    let mut exits = Vec::new();
    for command in ["check", "build"] {
        let (exit, out, err) = run(versus().args([command, "--root"]).arg(root));
        let public = root.join("public");
        if public.exists() {
            for (path, bytes) in tree(&public) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                assert!(!text.contains(SECRET), "{way}: {path} shows it");
            }
        }
        assert!(!out.contains(SECRET) && !err.contains(SECRET), "{way}: {command} tells it: {err}");
        assert!(matches!(exit, 0 | 1), "{way}: {command} ends with {exit}: {err}");
        exits.push(exit);
    }
    assert_eq!(exits[0], exits[1], "{way}");
    exits[0]
}

#[test]
fn a_sample_shows_no_secret() {
    for place in PLACES {
        let ways = [
            format!("/{place}"),
            format!("../{place}"),
            place.to_owned(),
            format!("/content/../{place}"),
            format!("./../{place}"),
            format!("/./{place}"),
        ];
        for way in ways {
            let (folder, root) = site(place);
            folder.write("site/content/a.md", format!("# A\n\n```text file=\"{way}\"\n```\n"));
            assert_eq!(keeps_it(&root, &way), 1, "{way}");
        }
    }
}

#[test]
fn a_link_publishes_no_secret() {
    for place in PLACES {
        let (parent, name) = place.rsplit_once('/').unwrap_or((".", place));
        for from in ["content", "content/deep/er", "static", "templates", "themes/t/static"] {
            let up = "../".repeat(from.split('/').count());
            let (_folder, root) = site(place);
            link(&root, &format!("{up}{place}"), &format!("{from}/plain.txt"));
            fs::write(root.join("versus.toml"), "theme = \"t\"\n").expect("written");
            fs::create_dir_all(root.join("themes/t")).expect("made");
            fs::write(root.join("themes/t/theme.toml"), "name = \"t\"\n").expect("written");
            assert_eq!(keeps_it(&root, &format!("{from}/plain.txt to {place}")), 1);

            let (_folder, root) = site(place);
            if parent != "." {
                link(&root, &format!("{up}{parent}"), &format!("{from}/all"));
                keeps_it(&root, &format!("{from}/all to {parent}"));
            }

            // A sample through a link in another folder.
            let (folder, root) = site(place);
            link(&root, place, "way");
            link(&root, "way", "again");
            let page = "# A\n\n```text file=\"/again\"\n```\n\n[x](/again) ![x](../again)\n";
            folder.write("site/content/a.md", page);
            assert_eq!(keeps_it(&root, &format!("again to {name}")), 1);
        }
    }
}

#[test]
fn links_to_secrets_are_dead() {
    for place in PLACES {
        for link in [format!("/{place}"), format!("../{place}"), place.to_owned()] {
            for page in [format!("[x]({link})"), format!("![x]({link})")] {
                let (folder, root) = site(place);
                folder.write("site/content/a.md", format!("# A\n\n{page}\n"));
                assert_eq!(keeps_it(&root, &page), 1, "{page}");
            }
        }
    }
}

/// Files in `static/` are published, except those whose names are hidden.
#[test]
fn hidden_names_are_published_by_list() {
    let (folder, root) = site(".env");
    for path in [".well-known/security.txt", ".nojekyll", ".htaccess", "a/.htaccess"] {
        folder.write(&format!("site/static/{path}"), "for all to see");
    }
    for path in [".git/config", ".env", "a/.env", ".well-known/.env", ".gitignore", ".DS_Store"] {
        folder.write(&format!("site/static/{path}"), SECRET);
    }
    assert_eq!(keeps_it(&root, "static"), 0);
    let public = tree(&root.join("public"));
    for path in [".well-known/security.txt", ".nojekyll", ".htaccess", "a/.htaccess"] {
        assert!(public.contains_key(path), "{path}");
    }
    let (_, said, _) = run(versus().args(["check", "--format", "json", "--root"]).arg(&root));
    let files = said.lines().map(|line| {
        let of: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        of["file"].as_str().expect("a file").to_owned()
    });
    let files: Vec<String> = files.collect();
    assert_eq!(files, ["static/.env", "static/.well-known/.env", "static/a/.env"], "{said}");
}

#[test]
fn no_folder_outside_the_site_is_entered() {
    let folder = Folder::new();
    folder.write("site/content/_index.md", "# Home\n");
    for number in 0..200 {
        folder.write(&format!("outside/deep/{number}.md"), SECRET);
    }
    let root = folder.join("site");
    fs::create_dir_all(root.join("themes")).expect("made");
    fs::create_dir_all(root.join("content/in")).expect("made");
    let places = ["content/in/u", "content/u", "static", "templates", "themes/t"];
    for place in places {
        let up = "../".repeat(place.split('/').count());
        link(&root, &format!("{up}outside"), place);
    }
    assert_eq!(keeps_it(&root, "folders"), 1);
    let (_, said, _) = run(versus().args(["check", "--format", "json", "--root"]).arg(&root));
    let files = said.lines().map(|line| {
        let of: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        assert_eq!(of["code"], "outside-site", "{line}");
        of["file"].as_str().expect("a file").to_owned()
    });
    assert_eq!(files.collect::<Vec<String>>(), &places[..4], "{said}");
}
