//! Shared code of tests of whole builds: sites in temporary folders, and folders as values.

pub(crate) mod attributes;
#[cfg(feature = "lsp")]
pub(crate) mod editor;
pub(crate) mod fields;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod keys;
pub(crate) mod random;
#[cfg(feature = "lsp")]
pub(crate) mod runtimes;
#[cfg(feature = "serve")]
pub(crate) mod server;
#[cfg(feature = "external")]
pub(crate) mod web;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use proptest::test_runner::{Config, FileFailurePersistence};

/// A folder that is removed at the end of a test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("made");
        fs::write(&path, text).expect("written");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.join(path)).expect("removed");
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.join(path)).expect("a text file")
    }
}

/// Number of cases of a property; `PROPTEST_CASES` sets another number, and `PROPTEST_RNG_SEED` other
/// cases. Failing cases are kept beside the test, and run first from then on.
pub(crate) fn property(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let kept = FileFailurePersistence::WithSource("proptest-regressions");
    Config { cases, failure_persistence: Some(Box::new(kept)), ..asked }
}

/// The text of a file that need not be there.
pub(crate) fn optional(path: &Path) -> Option<String> {
    match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// A site with the matrices of this repository, built into `public/`.
pub(crate) fn own_matrices() -> Folder {
    let (root, site) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), Folder::new());
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        let below = entry.path().strip_prefix(&root).expect("below");
        if entry.path().extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            let text = fs::read_to_string(entry.path()).expect("a text file");
            site.write(&format!("content/{}", below.display()), text);
        }
        if entry.path().ends_with("matrix.toml") {
            let page = below.with_file_name("_index.md");
            site.write(&format!("content/{}", page.display()), "# A section\n");
        }
    }
    let (exit, _, stderr) = run(versus().args(["build", "--root"]).arg(site.path()));
    assert_eq!(exit, 0, "{stderr}");
    site
}

/// Every file below a folder with its bytes, and every empty folder with a slash at its end.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("listed");
        let below = entry.path().strip_prefix(folder).expect("below");
        let path = below.to_str().expect("UTF-8").replace('\\', "/");
        if entry.file_type().is_file() {
            files.insert(path, fs::read(entry.path()).expect("read"));
        } else if fs::read_dir(entry.path()).expect("listed").next().is_none() {
            files.insert(format!("{path}/"), Vec::new());
        }
    }
    files
}

/// The program, without environment variables that affect it.
pub(crate) fn versus() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_versus"));
    command.env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
    command
}

pub(crate) fn run(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("it ends by itself"), text(stdout), text(stderr))
}
