//! The output folder: what builds write, keep and remove, and that it is never half of anything.

#![expect(clippy::disallowed_methods, reason = "tests make and read sites on disk")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use support::{Folder, run, tree, versus};

const STAGING: &str = ".versus-staging";

/// A site with two pages in a section, and a static file.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("versus.toml", "title = \"A site\"\n");
    folder.write("content/guides/a.md", "# A\n\nText.\n");
    folder.write("content/guides/b.md", "# B\n\nText.\n");
    folder.write("static/files/c.txt", "c\n");
    folder
}

/// The exit code of a build, and what it says.
fn build(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let mut command = versus();
    command.current_dir(folder.path()).args(["build", "--today", "2026-06-01"]).args(arguments);
    let (exit, _, stderr) = run(&mut command);
    (exit, stderr)
}

fn built(folder: &Folder, arguments: &[&str]) -> String {
    let (exit, said) = build(folder, arguments);
    assert_eq!(exit, 0, "{said}");
    assert!(!folder.join("public").join(STAGING).exists(), "the staging folder is left over");
    said
}

/// What a build without any past makes of the site.
fn clean(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let fresh = Folder::new();
    fs::copy(folder.join("versus.toml"), fresh.join("versus.toml")).expect("copied");
    for part in ["content", "static", "templates"] {
        copy(&folder.join(part), &fresh.join(part));
    }
    built(&fresh, &["--quiet"]);
    tree(&fresh.join("public"))
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let to = to.join(entry.path().strip_prefix(from).expect("below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).expect("made"),
            false => drop(fs::copy(entry.path(), to).expect("copied")),
        }
    }
}

fn assert_is_clean(folder: &Folder) {
    assert_same(&tree(&folder.join("public")), &clean(folder));
}

/// As `assert_eq`, without printing whole files.
fn assert_same(got: &BTreeMap<String, Vec<u8>>, wanted: &BTreeMap<String, Vec<u8>>) {
    let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(got), paths(wanted));
    let differing: Vec<&String> = got.keys().filter(|path| got[*path] != wanted[*path]).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().to_owned(), modified(entry.path())))
        .collect()
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a time")
}

#[test]
fn only_files_that_change_are_written() {
    let folder = site();
    built(&folder, &[]);
    let (before, old) = (tree(&folder.join("public")), times(&folder.join("public")));
    let said = built(&folder, &[]);
    assert!(said.contains(": 0 written, "), "{said}");
    assert_eq!(times(&folder.join("public")), old);

    folder.write("content/guides/a.md", "# A\n\nOther text.\n");
    built(&folder, &[]);
    let (after, new) = (tree(&folder.join("public")), times(&folder.join("public")));
    assert_ne!(after["guides/a/index.html"], before["guides/a/index.html"]);
    for (path, bytes) in &after {
        let full = folder.join("public").join(path);
        assert_eq!(before[path] == *bytes, old[&full] == new[&full], "{path}");
    }
    assert_is_clean(&folder);
}

#[test]
fn a_source_that_is_touched_but_not_changed_writes_nothing() {
    let folder = site();
    built(&folder, &[]);
    let old = times(&folder.join("public"));
    folder.write("content/guides/a.md", "# A\n\nText.\n");
    folder.write("static/files/c.txt", "c\n");
    built(&folder, &[]);
    assert_eq!(times(&folder.join("public")), old);
}

#[test]
fn what_the_site_has_no_more_is_removed_with_its_empty_folders() {
    let folder = site();
    built(&folder, &[]);
    folder.remove("content/guides/b.md");
    folder.remove("static/files/c.txt");
    let said = built(&folder, &[]);
    assert!(said.contains(", 2 removed"), "{said}");
    assert!(!folder.join("public/guides/b").exists());
    assert!(!folder.join("public/files").exists());
    assert!(folder.join("public/guides/a/index.html").exists());
    assert_is_clean(&folder);
}

#[test]
fn files_of_others_are_never_removed() {
    let folder = site();
    folder.write("public/CNAME", "example.org\n");
    folder.write("public/guides/b/notes.txt", "mine\n");
    built(&folder, &[]);
    folder.remove("content/guides/b.md");
    built(&folder, &["--force"]);
    assert!(!folder.join("public/guides/b/index.html").exists());
    assert_eq!(folder.text("public/CNAME"), "example.org\n");
    assert_eq!(folder.text("public/guides/b/notes.txt"), "mine\n");
}

#[test]
fn a_stale_file_that_somebody_made_a_folder_of_is_theirs() {
    let folder = site();
    built(&folder, &[]);
    folder.remove("static/files/c.txt");
    folder.remove("public/files/c.txt");
    folder.write("public/files/c.txt/mine.txt", "mine\n");
    built(&folder, &[]);
    assert_eq!(folder.text("public/files/c.txt/mine.txt"), "mine\n");
}

/// A build must fail as the machine's fault, and leave the output folder as it is.
fn assert_refused(folder: &Folder, wanted: &str) {
    let before = tree(&folder.join("public"));
    folder.write("content/guides/new.md", "# New\n");
    folder.write("content/guides/a.md", "# A\n\nOther text.\n");
    let (exit, said) = build(folder, &[]);
    assert_eq!(exit, 3, "{said}");
    assert!(said.contains(wanted), "{said}");
    assert_same(&tree(&folder.join("public")), &before);
}

#[test]
fn a_file_of_others_where_a_folder_must_be_stops_the_build_before_it_changes_anything() {
    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos/one.txt", "1\n");
    folder.write("public/photos", "mine\n");
    assert_refused(&folder, "a file that is not ours is in its place");
}

#[test]
fn a_folder_of_others_where_a_file_must_be_stops_the_build_before_it_changes_anything() {
    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos", "1\n");
    folder.write("public/photos/mine.txt", "mine\n");
    assert_refused(&folder, "a folder that is not ours is in its place");

    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos", "1\n");
    fs::create_dir_all(folder.join("public/photos/empty")).expect("made");
    assert_refused(&folder, "a folder that is not ours is in its place");
}

#[test]
fn a_cache_that_cannot_be_written_stops_the_build_before_it_changes_anything() {
    let folder = site();
    built(&folder, &[]);
    fs::remove_dir_all(folder.join(".versus")).expect("removed");
    folder.write(".versus", "in the way\n");
    assert_refused(&folder, ".versus");
}

#[test]
fn a_file_becomes_a_folder_and_a_file_again() {
    let folder = site();
    folder.write("static/x", "a file\n");
    built(&folder, &[]);
    for _ in 0..2 {
        folder.remove("static/x");
        folder.write("static/x/y/z.txt", "in a folder\n");
        built(&folder, &[]);
        assert_is_clean(&folder);
        fs::remove_dir_all(folder.join("static/x")).expect("removed");
        folder.write("static/x", "a file\n");
        built(&folder, &[]);
        assert_is_clean(&folder);
    }
}

#[test]
fn an_output_is_right_without_its_cache() {
    let folder = site();
    built(&folder, &[]);
    let old = times(&folder.join("public"));
    fs::remove_dir_all(folder.join(".versus")).expect("removed");
    built(&folder, &[]);
    assert_eq!(times(&folder.join("public")), old, "what is right is not written again");
    fs::remove_dir_all(folder.join(".versus")).expect("removed");
    folder.write("content/guides/a.md", "# A\n\nOther text.\n");
    built(&folder, &[]);
    assert_is_clean(&folder);
}

#[test]
fn an_output_is_right_with_a_damaged_cache() {
    let folder = site();
    built(&folder, &[]);
    let whole = tree(&folder.join(".versus"));
    type Damage = fn(&[u8]) -> Vec<u8>;
    let damages: [Damage; 5] = [
        |_| Vec::new(),
        |_| b"versus\0\xff\xfe random".repeat(99),
        |bytes| bytes[..bytes.len() / 2].to_vec(),
        |bytes| bytes.iter().rev().copied().collect(),
        |bytes| [bytes, b"more"].concat(),
    ];
    for (at, damage) in damages.into_iter().enumerate() {
        for (path, bytes) in &whole {
            fs::write(folder.join(".versus").join(path), damage(bytes)).expect("written");
        }
        folder.write("content/guides/a.md", format!("# A\n\nText {at}.\n"));
        built(&folder, &[]);
        assert_is_clean(&folder);
    }
}

#[test]
fn what_an_interrupted_build_left_is_cleaned() {
    let folder = site();
    built(&folder, &[]);
    // Stopped while it moved files: some are old, some are gone, some wait.
    folder.write("public/.versus-staging/0", "half a page");
    folder.write("public/.versus-staging/deep/1", "");
    folder.remove("public/guides/a/index.html");
    built(&folder, &[]);
    assert_is_clean(&folder);

    folder.write("public/.versus-staging/0", "half a page");
    folder.write("content/guides/a.md", "[dead](dead.md)\n");
    let (exit, said) = build(&folder, &[]);
    assert_eq!(exit, 1, "{said}");
    folder.write("content/guides/a.md", "# A\n");
    built(&folder, &[]);
    assert_is_clean(&folder);
}

#[test]
fn two_output_folders_of_a_site_are_independent() {
    let folder = site();
    built(&folder, &[]);
    let first = tree(&folder.join("public"));
    built(&folder, &["--out", "other", "--base-url", "https://example.org/sub/"]);
    assert_same(&tree(&folder.join("public")), &first);
    folder.remove("content/guides/b.md");
    built(&folder, &[]);
    assert!(!folder.join("public/guides/b").exists());
    assert!(folder.join("other/guides/b/index.html").exists());
    built(&folder, &["--out", "other", "--base-url", "https://example.org/sub/"]);
    assert!(!folder.join("other/guides/b").exists());
    assert_is_clean(&folder);
}

#[test]
fn an_output_that_was_edited_by_hand_is_put_right() {
    let folder = site();
    built(&folder, &[]);
    folder.write("public/guides/a/index.html", "edited");
    folder.remove("public/files/c.txt");
    let said = built(&folder, &[]);
    assert!(said.contains(": 2 written, "), "{said}");
    assert_is_clean(&folder);
}

#[test]
fn force_finds_even_an_edit_that_left_size_and_time_as_they_were() {
    let folder = site();
    built(&folder, &[]);
    let place = folder.join("public/files/c.txt");
    let time = modified(&place);
    fs::write(&place, "d\n").expect("written");
    let file = fs::File::options().write(true).open(&place).expect("opened");
    file.set_modified(time).expect("set");
    drop(file);
    built(&folder, &["--force"]);
    assert_is_clean(&folder);
}

#[test]
fn an_error_that_shows_late_leaves_everything_as_it_was() {
    let folder = site();
    built(&folder, &[]);
    let before = tree(&folder.join("public"));
    folder.write("content/guides/a.md", "# A\n\nOther text.\n");
    folder.write("templates/page.html", "{{ page.nothing }}\n");
    let (exit, said) = build(&folder, &[]);
    assert_eq!(exit, 1, "{said}");
    assert_same(&tree(&folder.join("public")), &before);

    let (exit, _) = build(&folder, &["--out", "new/deep/public"]);
    assert_eq!(exit, 1);
    assert!(!folder.join("new").exists(), "folders that were made are removed");
    fs::create_dir(folder.join("empty")).expect("made");
    let (exit, _) = build(&folder, &["--out", "empty"]);
    assert_eq!(exit, 1);
    assert_eq!(tree(&folder.join("empty")).len(), 0);
    assert!(folder.join("empty").is_dir(), "a folder that was there stays");
}
