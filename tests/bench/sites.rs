//! Sites in temporary folders, made for measuring: the same in every run.

#![allow(dead_code, reason = "each bench uses its own part of it")]
#![expect(clippy::disallowed_methods, reason = "benches write the sites that they build")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use versus::internals::base::date::Date;
use versus::internals::cache::CacheMode;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Built, Request};

use crate::guides;
use crate::random::Random;

/// Numbers of guides to measure with. Without optimisation, a bench only proves that it runs.
pub(crate) const SIZES: &[usize] = if cfg!(debug_assertions) { &[10] } else { &[100, 1_000] };

/// The larger of them.
pub(crate) const MANY: usize = SIZES[SIZES.len() - 1];

/// Subjects and criteria of a large matrix.
pub(crate) const LARGE: (usize, usize) = if cfg!(debug_assertions) { (6, 10) } else { (200, 60) };

/// Stamps of files are trusted when they are older than this: see `Stamp::is_racy`.
const RACY: Duration = Duration::from_millis(2_050);

/// No bench takes much longer, unless `--max-time` says so: a bench that is slow has fewer samples.
const LONGEST: Duration = Duration::from_secs(4);

/// What `main` of a bench does.
pub(crate) fn measure() {
    divan::Divan::default().max_time(LONGEST).config_with_args().main();
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    /// `tests/bench/bare`
    Bare,
    /// That which is in the binary
    Default,
}

/// A folder with a site. Its output is `public/`.
pub(crate) struct Folder {
    temporary: tempfile::TempDir,
}

impl Folder {
    /// A section of guides.
    pub(crate) fn of_guides(count: usize, theme: Theme) -> Folder {
        let folder = Folder { temporary: tempfile::tempdir().expect("a temporary folder") };
        write_guides(folder.root(), count, theme);
        folder
    }

    /// A section of guides in which every page lists all guides at its side.
    pub(crate) fn with_sidebar(count: usize, theme: Theme) -> Folder {
        let folder = Folder::of_guides(count, theme);
        folder.write("templates/guide.html", include_str!("sidebar.html"));
        folder
    }

    /// A matrix with a page for each subject, criterion and pair, and no guides.
    pub(crate) fn of_matrix((subjects, criteria): (usize, usize)) -> Folder {
        let folder = Folder { temporary: tempfile::tempdir().expect("a temporary folder") };
        folder.write("versus.toml", configuration(Theme::Default));
        folder.write("content/field/_index.md", "+++\ntitle = \"Field\"\n+++\n");
        folder.write("content/field/matrix.toml", matrix(criteria));
        for number in 0..subjects {
            let text = subject(number, criteria);
            folder.write(&format!("content/field/subjects/{}.toml", subject_id(number)), text);
        }
        folder
    }

    pub(crate) fn root(&self) -> &Path {
        self.temporary.path()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(&self.root().join(path), text.as_ref());
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a text file")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    pub(crate) fn drop_output(&self) {
        // There is none before the first build; the cache likewise.
        let _ = fs::remove_dir_all(self.out());
    }

    pub(crate) fn drop_cache(&self) {
        let _ = fs::remove_dir_all(self.root().join(versus::internals::cache::FOLDER));
    }

    /// Waits until the stamps of its files can be trusted.
    pub(crate) fn settle(&self) {
        sleep(RACY);
    }

    /// Builds it, in which nothing may be wrong.
    pub(crate) fn build(&self) -> Built {
        let request = Request {
            root: self.root().to_owned(),
            out: self.out(),
            base_url: None,
            selection: selection(),
            cache_mode: CacheMode::Use,
        };
        let report = compile::build(&request, &|_, _| {}).expect("the machine is well");
        let said: Vec<_> = report.found.iter().map(|found| found.message()).collect();
        assert!(said.is_empty(), "{said:?}");
        report.built.expect("a site without errors is built")
    }
}

/// Writes a site with a section of guides into a folder.
pub(crate) fn write_guides(root: &Path, count: usize, theme: Theme) {
    write(&root.join("versus.toml"), configuration(theme).as_bytes());
    let section = root.join("content/guides");
    write(&section.join("_index.md"), b"+++\ntitle = \"Guides\"\n+++\n");
    for number in 0..count {
        let text = guides::guide(number, count);
        write(&section.join(guides::file_name(number)), text.as_bytes());
    }
    if theme == Theme::Bare {
        let bare = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/bare");
        for entry in walkdir::WalkDir::new(&bare).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() {
                let below = entry.path().strip_prefix(&bare).expect("the walk began there");
                let bytes = fs::read(entry.path()).expect("a file of the theme");
                write(&root.join("themes/bare").join(below), &bytes);
            }
        }
    }
}

pub(crate) fn selection() -> Selection {
    let today = Date::parse("2026-06-01").expect("a date");
    Selection { drafts: false, future: false, today }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

fn configuration(theme: Theme) -> String {
    let theme = if theme == Theme::Bare { "theme = \"bare\"\n" } else { "" };
    format!("title = \"For measuring\"\nbase_url = \"https://example.org/\"\n{theme}")
}

const GROUPS: usize = 8;
const SOURCES: usize = 40;

/// Kinds of criteria with their keys.
const KINDS: [&str; 5] = [
    "kind = \"yes-no\"",
    "kind = \"level\"",
    "kind = \"number\"\nunit = \"ms\"\nbetter = \"lower\"",
    "kind = \"rating\"",
    "kind = \"text\"",
];

fn matrix(criteria: usize) -> String {
    let mut text = "title = \"Field\"\nlicence = \"CC0-1.0\"\n[policy]\nsources = \"required\"\n\
                    [pages]\nsubjects = true\ncriteria = true\npairs = \"all\"\n"
        .to_owned();
    for group in 0..GROUPS {
        let weight = 1 + group % 3;
        write!(text, "[[group]]\nid = \"g{group}\"\nname = \"Group {group}\"\nweight = {weight}\n")
            .expect("it fits");
    }
    for criterion in 0..criteria {
        let (group, keys) = (criterion % GROUPS, KINDS[criterion % KINDS.len()]);
        write!(
            text,
            "[[criterion]]\nid = \"c{criterion}\"\nname = \"Criterion {criterion}\"\n\
             group = \"g{group}\"\n{keys}\n"
        )
        .expect("it fits");
    }
    for source in 0..SOURCES {
        write!(
            text,
            "[[source]]\nid = \"s{source}\"\ntitle = \"Source {source}\"\n\
             url = \"https://example.org/{source}\"\n"
        )
        .expect("it fits");
    }
    text
}

pub(crate) fn subject_id(number: usize) -> String {
    format!("p{number:04}")
}

/// About every tenth fact is unknown.
fn subject(number: usize, criteria: usize) -> String {
    let mut random = Random::fixed(number as u64);
    let id = subject_id(number);
    let mut text = format!("id = \"{id}\"\nname = \"Product {number}\"\n[facts]\n");
    for criterion in 0..criteria {
        if random.below(10) == 0 {
            continue;
        }
        let value = match criterion % KINDS.len() {
            0 => random.of(&["\"yes\"", "\"no\""]).to_owned(),
            1 => random.of(&["\"yes\"", "\"partial\"", "\"no\""]).to_owned(),
            2 => (1 + random.below(900)).to_string(),
            3 => (1 + random.below(5)).to_string(),
            _ => format!("\"in {} words\"", random.below(100)),
        };
        let (source, day) = (random.below(SOURCES), 10 + random.below(19));
        writeln!(
            text,
            "c{criterion} = {{ value = {value}, source = \"s{source}\", checked = 2026-05-{day} }}"
        )
        .expect("it fits");
    }
    text
}
