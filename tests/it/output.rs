//! The output folder: what builds write, keep and remove, and that it never contains part of a build.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::support::{Folder, run, tree, versus};

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

/// The exit code of a build, and its messages.
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

/// The output of a clean build of the site.
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

/// Like `assert_eq`, without printing whole files.
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
fn stale_outputs_are_removed_with_their_empty_folders() {
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
fn foreign_files_are_never_removed() {
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
fn a_stale_output_that_became_a_folder_is_not_removed() {
    let folder = site();
    built(&folder, &[]);
    folder.remove("static/files/c.txt");
    folder.remove("public/files/c.txt");
    folder.write("public/files/c.txt/mine.txt", "mine\n");
    built(&folder, &[]);
    assert_eq!(folder.text("public/files/c.txt/mine.txt"), "mine\n");
}

/// Asserts that a build fails with an I/O failure, and leaves the output folder unchanged.
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
fn a_foreign_file_in_place_of_a_folder_stops_the_build_before_it_changes_anything() {
    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos/one.txt", "1\n");
    folder.write("public/photos", "mine\n");
    assert_refused(&folder, "a file that versus did not make is in its place");
}

#[test]
fn a_foreign_folder_in_place_of_a_file_stops_the_build_before_it_changes_anything() {
    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos", "1\n");
    folder.write("public/photos/mine.txt", "mine\n");
    assert_refused(&folder, "a folder that versus did not make is in its place");

    let folder = site();
    built(&folder, &[]);
    folder.write("static/photos", "1\n");
    fs::create_dir_all(folder.join("public/photos/empty")).expect("made");
    assert_refused(&folder, "a folder that versus did not make is in its place");
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
fn an_output_is_correct_without_its_cache() {
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
fn an_output_is_correct_with_a_damaged_cache() {
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
fn remains_of_an_interrupted_build_are_removed() {
    let folder = site();
    built(&folder, &[]);
    // Interrupted while moving files: some are old, some are missing, some are still staged.
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
fn an_edited_output_is_written_again() {
    let folder = site();
    built(&folder, &[]);
    folder.write("public/guides/a/index.html", "edited");
    folder.remove("public/files/c.txt");
    let said = built(&folder, &[]);
    assert!(said.contains(": 2 written, "), "{said}");
    assert_is_clean(&folder);
}

#[test]
fn force_finds_an_edit_that_kept_size_and_time() {
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
fn a_late_error_leaves_everything_unchanged() {
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

/// Runs builds of a site concurrently, each with its arguments, and returns their results.
fn at_once(folder: &Folder, builds: &[&[&str]]) -> Vec<(i32, String)> {
    std::thread::scope(|scope| {
        let all: Vec<_> =
            builds.iter().map(|arguments| scope.spawn(|| build(folder, arguments))).collect();
        all.into_iter().map(|one| one.join().expect("it ran")).collect()
    })
}

#[test]
fn two_builds_at_once_write_whole_sites() {
    let folder = site();
    for number in 0..60 {
        folder.write(&format!("content/guides/g{number}.md"), "# A guide\n\nText.\n");
    }
    let wanted = clean(&folder);
    let fresh = |arguments: &[&[&str]]| {
        for (exit, said) in at_once(&folder, arguments) {
            assert_eq!(exit, 0, "{said}");
        }
        assert_same(&tree(&folder.join("public")), &wanted);
    };
    for _ in 0..6 {
        let _ = fs::remove_dir_all(folder.join("public"));
        fresh(&[&["--quiet"], &["--quiet"]]);
        let _ = fs::remove_dir_all(folder.join(".versus"));
        fresh(&[&["--quiet"], &["--quiet", "--force"], &["--quiet"]]);
    }
}

#[cfg(unix)]
#[test]
fn a_build_waits_for_another_one_and_reads_changed_files_again() {
    let folder = site();
    fs::create_dir(folder.join("public")).expect("made");
    let other = fs::File::open(folder.join("public")).expect("opened");
    other.lock().expect("locked");
    let mut command = versus();
    command.current_dir(folder.path()).args(["build", "--today", "2026-06-01"]);
    let mut waiting = command.stderr(std::process::Stdio::piped()).spawn().expect("begun");
    let mut said = String::new();
    let mut lines = std::io::BufReader::new(waiting.stderr.take().expect("piped"));
    std::io::BufRead::read_line(&mut lines, &mut said).expect("read");
    assert_eq!(said, "another build is writing to `./public`: waiting for it to finish\n");
    folder.write("content/guides/a.md", "# A\n\nText that came later.\n");
    other.unlock().expect("unlocked");
    assert!(waiting.wait().expect("ended").success());
    assert_is_clean(&folder);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A site that was built, and a folder outside it that must not be touched.
    struct Hostile(Folder);

    impl Hostile {
        fn new() -> Hostile {
            let folder = Folder::new();
            folder.write("site/versus.toml", "title = \"A site\"\n");
            folder.write("site/content/guides/a.md", "# A\n\n```rust\nfn main() {}\n```\n");
            folder.write("site/static/files/c.txt", "c\n");
            folder.write("victim/kept/file", "mine\n");
            folder.write("victim/file", "mine\n");
            let hostile = Hostile(folder);
            assert_eq!(hostile.build(&[]).0, 0);
            hostile
        }

        fn build(&self, arguments: &[&str]) -> (i32, String) {
            let mut command = versus();
            let command = command.current_dir(self.0.join("site"));
            let (exit, _, said) = run(command.args(["build", "--quiet"]).args(arguments));
            (exit, said)
        }

        /// Puts a link to `target` at a path of the site.
        fn link(&self, place: &str, target: &str) {
            let place = self.0.join("site").join(place);
            match place.is_dir() && !place.is_symlink() {
                true => fs::remove_dir_all(&place).expect("removed"),
                false => drop(fs::remove_file(&place)),
            }
            fs::create_dir_all(place.parent().expect("a folder")).expect("made");
            symlink(self.0.join(target), place).expect("linked");
        }

        /// The entries of the cache.
        fn remembered(&self) -> Vec<String> {
            let all = fs::read_dir(self.0.join("site/.versus")).expect("listed").flatten();
            let all = all.map(|entry| entry.file_name().into_string().expect("text"));
            let mut names: Vec<String> = all.collect();
            names.sort();
            names
        }

        fn assert_is_untouched(&self, about: &str) {
            let victim = tree(&self.0.join("victim"));
            let files: Vec<_> = victim.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
            let wanted: [(&str, &[u8]); 2] = [("file", b"mine\n"), ("kept/file", b"mine\n")];
            assert_eq!(files, wanted, "{about}");
        }
    }

    #[test]
    fn no_link_in_the_cache_is_followed() {
        // Names depend on the folder of the site, but their order does not.
        let count = Hostile::new().remembered().len();
        assert!(count > 4, "{count}");
        for number in 0..=count {
            for target in ["victim/file", "victim/kept", "victim/new"] {
                let hostile = Hostile::new();
                let names = hostile.remembered();
                let name = names.get(number).map_or("code-31", |name| name);
                hostile.link(&format!(".versus/{name}"), target);
                // So that the build writes as much as possible.
                hostile.0.write("site/content/guides/b.md", "# B\n\n```rust\nlet x = 1;\n```\n");
                let (exit, said) = hostile.build(&[]);
                hostile.assert_is_untouched(&format!("{name} → {target}: {said}"));
                assert_eq!(exit, 0, "{name} → {target}: {said}");
                assert!(hostile.0.join("site/public/guides/b/index.html").exists());
            }
        }
    }

    #[test]
    fn the_cache_is_not_cleaned_through_links() {
        let hostile = Hostile::new();
        let names = hostile.remembered();
        let kept = names.iter().find(|name| name.ends_with("-kept")).expect("kept");
        for (place, target) in [("zz", "victim"), ("zz", "victim/kept"), ("00", "victim/kept")] {
            hostile.link(&format!(".versus/{kept}/{place}"), target);
            // A changed executable cleans the cache, and so does a build after an interrupted one.
            hostile.0.write("site/public/.versus-staging/x", "");
            let (exit, said) = hostile.build(&["--force"]);
            assert_eq!(exit, 0, "{said}");
            hostile.assert_is_untouched(place);
        }
    }

    #[test]
    fn a_cache_that_is_a_link_is_refused() {
        let hostile = Hostile::new();
        hostile.link(".versus", "victim");
        hostile.0.write("site/content/guides/b.md", "# B\n");
        let (exit, said) = hostile.build(&[]);
        assert_eq!(exit, 3, "{said}");
        assert!(
            said.contains(
                ".versus` is a symbolic link, and links are not followed here; remove it"
            ),
            "{said}"
        );
        hostile.assert_is_untouched("the cache");
    }

    #[test]
    fn no_link_in_the_output_is_followed() {
        // A link in place of a file is replaced; one in place of a folder is foreign.
        let cases = [
            ("public/guides/a/index.html", "victim/file", 0),
            ("public/guides/a/index.html", "victim/kept", 0),
            ("public/files/c.txt", "victim/new", 0),
            ("public/.versus-staging", "victim", 0),
            ("public/guides", "victim", 3),
            ("public/guides/a", "victim/kept", 3),
            ("public", "victim", 3),
        ];
        for (place, target, wanted) in cases {
            let hostile = Hostile::new();
            hostile.link(place, target);
            hostile.0.write("site/content/guides/a.md", "# A\n\nOther text.\n");
            hostile.0.write("site/static/files/c.txt", "other\n");
            let (exit, said) = hostile.build(&[]);
            hostile.assert_is_untouched(place);
            assert_eq!(exit, wanted, "{place}: {said}");
            assert!(wanted == 0 || said.contains("symbolic link"), "{said}");
            let full = hostile.0.join("site/public");
            let (_, said) = hostile.build(&["--out", full.to_str().expect("text")]);
            hostile.assert_is_untouched(&format!("{place}: {said}"));
            // The outputs of a removed page are not removed through a link either.
            fs::remove_file(hostile.0.join("site/content/guides/a.md")).expect("removed");
            hostile.build(&[]);
            hostile.assert_is_untouched(place);
        }
    }

    #[test]
    fn an_output_folder_of_the_current_folder_is_no_link() {
        let hostile = Hostile::new();
        hostile.link("../elsewhere/out", "victim");
        let here = hostile.0.path().file_name().expect("a name").to_string_lossy().into_owned();
        for out in [
            "elsewhere/out".to_owned(),
            "elsewhere/out/below".to_owned(),
            "./elsewhere/out".to_owned(),
            "elsewhere/../elsewhere/./out".to_owned(),
            format!("../{here}/elsewhere/out"),
        ] {
            let mut command = versus();
            command.current_dir(hostile.0.path()).args(["build", "--root", "site", "--quiet"]);
            let (exit, _, said) = run(command.arg("--out").arg(&out));
            assert_eq!(exit, 3, "{out}: {said}");
            assert!(said.contains("name the folder that it leads to with `--out`"), "{said}");
            hostile.assert_is_untouched(&out);
        }
        // The site's own folder is part of the site, whatever path leads to it.
        hostile.link("public", "victim");
        symlink(hostile.0.join("site"), hostile.0.join("alias")).expect("linked");
        let mut command = versus();
        command.current_dir(hostile.0.join("site")).args(["build", "--quiet"]);
        let (exit, _, said) = run(command.arg("--out").arg(hostile.0.join("alias/public")));
        assert_eq!(exit, 3, "{said}");
        hostile.assert_is_untouched("an alias");
        // Links in a path that the user gives are followed.
        let mut command = versus();
        command.current_dir(hostile.0.path()).args(["build", "--root", "site", "--quiet"]);
        let (exit, _, said) = run(command.arg("--out").arg(hostile.0.join("elsewhere/out")));
        assert_eq!(exit, 0, "{said}");
        assert!(hostile.0.join("victim/guides/a/index.html").exists());
    }
}
