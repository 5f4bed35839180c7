//! The public library: its output for a site in memory equals the output of the program for the same
//! files in a folder, byte for byte, and invalid input is refused without a panic.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::support::{Folder, run, tree, versus};
use proptest::prelude::*;
use rayon::prelude::*;
use versus::{Build, Memory, Options, RenderError, Report, Site, Source};

fn options() -> Options {
    Options::default().today("2026-06-01").expect("a day")
}

/// The files below a folder of this repository.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(folder).into_iter().filter(|(path, _)| !path.ends_with('/')).collect()
}

/// Sites with many features, and sites with mistakes, by their folders.
fn sites() -> Vec<(String, BTreeMap<String, Vec<u8>>)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = ["tests/sites", "tests/invalid"].into_iter().flat_map(|folder| {
        let entries = fs::read_dir(here.join(folder)).expect("listed");
        entries.map(|entry| entry.expect("listed").path())
    });
    cases.map(|case| (case.display().to_string(), files_of(&case))).collect()
}

/// The result of the program for files in a folder: outputs, and messages as `FILE:LINE:COLUMN: CODE`.
fn built_in_folder(files: &BTreeMap<String, Vec<u8>>) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let folder = Folder::new();
    files.iter().for_each(|(path, bytes)| folder.write(path, bytes));
    let out = Folder::new();
    let mut command = versus();
    command.args(["build", "--quiet", "--format", "json", "--today", "2026-06-01", "--root"]);
    let (_, messages, stderr) = run(command.arg(folder.path()).arg("--out").arg(out.path()));
    let message = |line: &str| {
        let of: serde_json::Value = serde_json::from_str(line).expect(&stderr);
        let text = |key: &str| of[key].as_str().expect(key).to_owned();
        let help = of["help"].as_str().unwrap_or_default();
        let place = format!("{}:{}:{}", text("file"), of["line"], of["column"]);
        format!("{place}: {}[{}]: {}: {help}", text("severity"), text("code"), text("message"))
    };
    (tree(out.path()), messages.lines().map(message).collect())
}

fn messages(report: &Report) -> Vec<String> {
    let message = |of: &versus::Diagnostic| {
        let (severity, help) = (of.severity.as_str(), of.help.as_deref().unwrap_or_default());
        let place = format!("{}:{}:{}", of.file, of.line, of.column);
        format!("{place}: {severity}[{}]: {}: {help}", of.code, of.message)
    };
    report.diagnostics.iter().map(message).collect()
}

/// The first difference between a site in memory and in a folder.
fn difference(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let (outputs, told) = built_in_folder(files);
    let memory: Memory = files.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect();
    let Build { outputs: made, report, .. } = versus::build(&memory, &options()).expect("read");
    let checked = versus::check(&memory, &options()).expect("read");
    for report in [&report, &checked] {
        if messages(report) != told {
            return Some(format!("{:#?}\nin a folder {told:#?}", messages(report)));
        }
    }
    if !made.keys().eq(outputs.keys()) {
        return Some(format!("{:?}\nin a folder {:?}", made.keys(), outputs.keys()));
    }
    let site = Site::open(&memory, &options()).expect("read");
    let other = made.iter().find(|(path, bytes)| {
        outputs[*path] != **bytes || site.render(path).expect("rendered") != **bytes
    });
    other.map(|(path, _)| format!("the bytes of {path}"))
}

#[test]
fn a_site_in_memory_equals_that_of_the_same_files_in_a_folder() {
    let sites = sites();
    assert!(sites.len() > 200, "{}", sites.len());
    let different = sites.par_iter().filter_map(|(name, files)| {
        difference(files).map(|difference| format!("{name}: {difference}"))
    });
    let different: Vec<String> = different.collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn a_folder_built_in_memory_has_the_output_of_a_build_on_disk() {
    let (folder, out) = (Folder::new(), Folder::new());
    for (path, bytes) in
        files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/samples"))
    {
        folder.write(&path, bytes);
    }
    let before = tree(folder.path());
    let source = versus::Folder::new(folder.path());
    let made = versus::build(&source, &options()).expect("read").outputs;
    versus::check(&source, &options()).expect("read");
    assert_eq!(tree(folder.path()), before, "building in memory wrote something");
    let report = versus::build_to(&source, out.path(), &options()).expect("written");
    assert!(!report.has_errors(), "{report}");
    assert_eq!(tree(out.path()), made);
    let into_itself = versus::build_to(&source, folder.join("content"), &options());
    let failure = into_itself.expect_err("it is read from there").to_string();
    assert!(failure.contains("the site is read from it"), "{failure}");
    let nowhere = versus::build_to(&source, "", &options());
    let failure = nowhere.expect_err("it has no name").to_string();
    assert!(failure.contains("no path"), "{failure}");
    // As one source among others, it lists and reads only its own files.
    let paths = source.paths().expect("listed");
    assert!(paths.iter().any(|path| path.starts_with("content/")), "{paths:?}");
    assert!(paths.iter().all(|path| source.read(path).is_ok()));
    assert!(source.read("../x").is_err());
}

/// Any list of files.
struct Listed(Vec<(&'static str, &'static [u8])>);

impl Source for Listed {
    fn paths(&self) -> io::Result<Vec<String>> {
        Ok(self.0.iter().map(|(path, _)| (*path).to_owned()).collect())
    }

    fn read(&self, path: &str) -> io::Result<Arc<[u8]>> {
        let file = self.0.iter().find(|(known, _)| *known == path);
        file.map(|(_, bytes)| (*bytes).into()).ok_or(ErrorKind::NotFound.into())
    }
}

#[test]
fn impossible_paths_are_refused() {
    let lists: [(&[&str], &str); 9] = [
        (&["content/../../x.md"], "a part of it is not a file name"),
        (&["content/./x.md"], "a part of it is not a file name"),
        (&["content//x.md"], "a part of it is not a file name"),
        (&["content/x/"], "a part of it is not a file name"),
        (&[""], "a part of it is not a file name"),
        (&["/content/x.md"], "not a path from the root"),
        (&["content\\x.md"], "not a path from the root"),
        (&["content/x.md", "content/x.md"], "two files at this path"),
        (&["content/x", "content/x/y.md"], "`content/x` is a file, not a folder"),
    ];
    for (paths, why) in lists {
        let source = Listed(paths.iter().map(|path| (*path, &b"# X\n"[..])).collect());
        let failures = [
            versus::check(&source, &options()).map(drop),
            versus::build(&source, &options()).map(drop),
            Site::open(&source, &options()).map(drop),
        ];
        for failure in failures {
            let failure = failure.expect_err(why).to_string();
            assert!(failure.starts_with("cannot list `") && failure.contains(why), "{failure}");
        }
    }
}

#[test]
fn a_folder_without_a_site_is_a_failure() {
    let folder = Folder::new();
    folder.write("other/x.txt", "");
    folder.write("file", "");
    for (path, why) in [
        ("none", "there is no folder `"),
        ("file", "there is no folder `"),
        ("other", "it has neither `versus.toml` nor `content/`"),
    ] {
        let source = versus::Folder::new(folder.join(path));
        let failures = [
            versus::check(&source, &options()).map(drop),
            versus::build(&source, &options()).map(drop),
            versus::build_to(&source, folder.join("out"), &options()).map(drop),
            Site::open(&source, &options()).map(drop),
        ];
        for failure in failures {
            let failure = failure.expect_err(why).to_string();
            assert!(failure.contains(why), "{path}: {failure}");
            assert!(!failure.contains("--root"), "{path}: {failure}");
        }
        assert!(!folder.join("out").exists());
    }
}

#[test]
fn what_is_no_file_of_a_source_is_not_found_in_it() {
    let above = Folder::new();
    above.write("outside.txt", "secret");
    above.write("site/content/_index.md", "# Home\n");
    above.write("site/content/x.txt", "x");
    above.write("site/static/.env", "secret");
    #[cfg(unix)]
    for (target, link) in [("../outside.txt", "out.txt"), ("nowhere", "gone.txt"), ("..", "up")] {
        std::os::unix::fs::symlink(target, above.join("site").join(link)).expect("linked");
    }
    let folder = versus::Folder::new(above.join("site"));
    let memory = Memory::from([("content/_index.md", "# Home\n"), ("content/x.txt", "x")]);
    let missing = [
        "",
        ".",
        "..",
        "content",
        "content/",
        "content/gone.txt",
        "content/x.txt/",
        "content/x.txt/y",
        "content/../content/x.txt",
        "content/./x.txt",
        "content//x.txt",
        "./content/x.txt",
        "/content/x.txt",
        "../outside.txt",
        "out.txt",
        "up/outside.txt",
        "gone.txt",
        "static/.env",
        "content/x.txt\0",
        "content\\x.txt",
    ];
    for source in [&folder as &dyn Source, &memory] {
        assert_eq!(*source.read("content/x.txt").expect("it is there"), *b"x");
        for path in missing {
            let kind = source.read(path).map(drop).map_err(|error| error.kind());
            assert_eq!(kind, Err(ErrorKind::NotFound), "{path}");
        }
    }
}

#[test]
fn a_file_that_changes_after_a_site_was_opened_is_reported_as_such() {
    let folder = Folder::new();
    folder.write("content/_index.md", "# Home\n");
    let site = Site::open(&versus::Folder::new(folder.path()), &options()).expect("read");
    folder.write("content/_index.md", "# Another home\n");
    let Err(error) = site.render("index.html") else { panic!("the file has changed") };
    let RenderError::Machine(failure) = &error else { panic!("{error}") };
    assert!(failure.is_change());
    let said = error.to_string();
    assert!(
        said.ends_with("it has changed since the site was opened; open the site again"),
        "{said}"
    );
}

#[test]
fn an_unreadable_source_is_a_failure() {
    struct Broken;
    impl Source for Broken {
        fn paths(&self) -> io::Result<Vec<String>> {
            Ok(vec!["content/a.md".to_owned()])
        }

        fn read(&self, _: &str) -> io::Result<Arc<[u8]>> {
            Err(io::Error::other("the archive is torn"))
        }
    }
    let failure = versus::check(&Broken, &options()).expect_err("it cannot be read");
    assert_eq!(failure.to_string(), "cannot read `content/a.md`: the archive is torn");
}

#[test]
fn files_that_a_folder_would_not_publish_are_not_published() {
    let large = vec![b'a'; (8 << 20) + 1];
    let site = Memory::from([
        ("content/_index.md", b"# Home\n".as_slice()),
        ("content/.git/config", b"secret"),
        ("content/notes.md~", b"# Old\n"),
        ("static/.env", b"secret"),
        ("static/a/.DS_Store", b"secret"),
        ("src/secret.rs", b"secret"),
        ("content/large.md", &large),
        ("content/latin.md", b"# caf\xe9\n"),
        ("content/Matrix.TOML", b""),
    ]);
    let report = versus::check(&site, &options()).expect("read");
    let told: Vec<(&str, &str)> =
        report.diagnostics.iter().map(|of| (of.file.as_str(), of.code)).collect();
    assert_eq!(
        told,
        [
            ("content/Matrix.TOML", "unreadable-file"),
            ("content/large.md", "unreadable-file"),
            ("content/latin.md", "invalid-utf8"),
            ("static/.env", "outside-site"),
        ]
    );
    let error = Site::open(&site, &options()).expect("read").render("index.html");
    assert!(matches!(error, Err(RenderError::Author(_))), "{error:?}");
}

#[test]
fn fences_show_files_of_the_source_and_no_others() {
    let page = "# Home\n\n```rust {file=\"/src/lib.rs\"}\n```\n\n```rust {file=\"/gone.rs\"}\n```\n\n\
                ```rust {file=\"../../Cargo.toml\"}\n```\n\n```rust {file=\"/.env\"}\n```\n";
    let mut site = Memory::from([("content/_index.md", page), ("src/lib.rs", "fn shown() {}\n")]);
    site.insert(".env", "secret");
    let report = versus::check(&site, &options()).expect("read");
    let told: Vec<(usize, &str)> = report.diagnostics.iter().map(|of| (of.line, of.code)).collect();
    assert_eq!(told, [(6, "missing-sample"), (9, "outside-site"), (12, "outside-site")]);
    site.insert("content/_index.md", "# Home\n\n```rust {file=\"/src/lib.rs\"}\n```\n");
    let built = versus::build(&site, &options()).expect("read");
    let home = String::from_utf8_lossy(&built.outputs["index.html"]).into_owned();
    assert!(home.contains("shown"), "{}", built.report);
}

#[test]
fn sites_and_reports_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<(Site, Report, RenderError, Options, Memory)>();
}

proptest! {
    #![proptest_config(crate::support::property(200))]

    #[test]
    fn no_list_of_files_causes_a_panic(
        files in prop::collection::vec(
            (
                "(content/|static/|themes/t/|templates/|)(\\.\\.|a|\\.|/|subjects/)?[a-z./\\\\]{0,6}\
                 (\\.md|matrix\\.toml|\\.toml|\\.html|)",
                prop::collection::vec(any::<u8>(), 0..40),
            ),
            0..8,
        ),
    ) {
        let memory: Memory = files.into_iter().collect();
        if let Ok(built) = versus::build(&memory, &options()) {
            prop_assert_eq!(built.report.has_errors(), built.outputs.is_empty());
        }
    }
}
