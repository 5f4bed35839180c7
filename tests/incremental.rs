//! Builds on top of builds: whatever happened before, the output is that of a clean build, and no
//! more is made again than what has changed.

#![expect(clippy::disallowed_methods, reason = "tests make and read sites on disk")]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestRunner};
use support::fields::{Chosen, FIELDS};
use support::{Folder, tree};
use versus::date::Date;
use versus::hash::Hash;
use versus::parse::config::BaseUrl;
use versus::pipeline::{self, Memory, Report, Request};
use versus::resolve::Selection;

/// Longer than a file system's clock takes for a step, as far as versus knows.
const STEP: Duration = Duration::from_millis(2_050);

const DAYS: [&str; 3] = ["2026-06-01", "2026-10-01", "2025-06-01"];

const BASE_URLS: [&str; 3] = ["", "https://example.com/", "https://example.com/x/"];

/// What a build is asked for, beside where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Asked {
    drafts: bool,
    future: bool,
    day: usize,
    base_url: usize,
}

fn request((root, out): (&Path, PathBuf), asked: Asked, memory: Memory) -> Request {
    let base_url = Some(BASE_URLS[asked.base_url]).filter(|url| !url.is_empty());
    Request {
        root: root.to_owned(),
        out,
        base_url: base_url.map(|url| BaseUrl::parse(url).expect("an address")),
        selection: Selection {
            drafts: asked.drafts,
            future: asked.future,
            today: Date::parse(DAYS[asked.day]).expect("a day"),
        },
        memory,
    }
}

fn run(request: &Request) -> Report {
    pipeline::build(request, &|_, _| {}).expect("the machine does not fail")
}

/// Every file with what tells its bytes from others; folders without a file have none.
type Hashes = BTreeMap<String, Option<Hash>>;

fn hashes(folder: &Path) -> Hashes {
    let hash = |(path, bytes): (String, Vec<u8>)| {
        let hash = (!path.ends_with('/')).then(|| Hash::of(&bytes));
        (path, hash)
    };
    tree(folder).into_iter().map(hash).collect()
}

/// What a build says and leaves; no files where it failed.
#[derive(Debug)]
struct Outcome {
    said: String,
    files: Option<Hashes>,
}

fn said(report: &Report) -> String {
    let lines = report.found.iter().map(|of| {
        let (file, range) = (report.sources.path(of.span.file), of.span.range());
        format!("{:?} {file} {range:?}: {}\n", of.severity, of.message)
    });
    lines.collect()
}

/// What a build without any past makes of a site.
fn clean(site: &Chosen, asked: Asked) -> Arc<Outcome> {
    type Known = Mutex<HashMap<String, Arc<Outcome>>>;
    static KNOWN: LazyLock<Known> = LazyLock::new(Mutex::default);
    let key = format!("{site:?} {asked:?}");
    if let Some(known) = KNOWN.lock().expect("no panic").get(&key) {
        return Arc::clone(known);
    }
    let folder = Folder::new();
    for (path, text) in site.files() {
        folder.write(&path, text);
    }
    let report = run(&request((folder.path(), folder.join("public")), asked, Memory::Use));
    let files = report.built.map(|_| hashes(&folder.join("public")));
    let outcome = Arc::new(Outcome { said: said(&report), files });
    KNOWN.lock().expect("no panic").insert(key, Arc::clone(&outcome));
    outcome
}

/// What happens to a site, to its output, or to what is remembered of it.
#[derive(Debug, Clone)]
enum Edit {
    /// A field gets a value
    Set(usize, usize),
    /// As `Set`, and the file gets its old time back
    Quietly(usize, usize),
    /// Two folders of the site change places, and back: files are new, and look as they did
    Again,
    Drafts(bool),
    Future(bool),
    Day(usize),
    BaseUrl(usize),
    Output(Harm, usize),
    OutputIsGone,
    /// A file of somebody else's in the output folder
    Foreign,
    Cache(Harm, usize, usize),
    CacheIsGone,
    CacheIsKept,
    CacheIsOld,
}

#[derive(Debug, Clone, Copy)]
enum Harm {
    Removed,
    Emptied,
    Cut,
    Changed,
    Longer,
}

/// Some edits, and a build.
#[derive(Debug, Clone)]
struct Round {
    edits: Vec<Edit>,
    /// Whether time passes before the build, so that time stamps tell what has not changed
    waits: bool,
    /// Of several output folders
    out: usize,
    force: bool,
}

fn harm() -> impl Strategy<Value = Harm> {
    select(&[Harm::Removed, Harm::Emptied, Harm::Cut, Harm::Changed, Harm::Longer][..])
}

fn edit() -> impl Strategy<Value = Edit> {
    let field = || (0..FIELDS.len()).prop_flat_map(|at| (Just(at), 0..FIELDS[at].1.len()));
    prop_oneof![
        20 => field().prop_map(|(field, value)| Edit::Set(field, value)),
        6 => field().prop_map(|(field, value)| Edit::Quietly(field, value)),
        1 => Just(Edit::Again),
        1 => any::<bool>().prop_map(Edit::Drafts),
        1 => any::<bool>().prop_map(Edit::Future),
        2 => (0..DAYS.len()).prop_map(Edit::Day),
        1 => (0..BASE_URLS.len()).prop_map(Edit::BaseUrl),
        2 => (harm(), 0..1_000_usize).prop_map(|(harm, at)| Edit::Output(harm, at)),
        1 => Just(Edit::OutputIsGone),
        1 => Just(Edit::Foreign),
        2 => (harm(), 0..1_000_usize, 0..1_000_000_usize)
            .prop_map(|(harm, file, at)| Edit::Cache(harm, file, at)),
        1 => Just(Edit::CacheIsGone),
        1 => Just(Edit::CacheIsKept),
        1 => Just(Edit::CacheIsOld),
    ]
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let out = prop_oneof![5 => Just(0_usize), 1 => Just(1)];
    let round = (
        prop::collection::vec(edit(), 0..4),
        prop::bool::weighted(0.4),
        out,
        prop::bool::weighted(0.05),
    );
    let round = round.prop_map(|(edits, waits, out, force)| Round { edits, waits, out, force });
    prop::collection::vec(round, 3..6)
}

/// A site on disk that is built again and again.
struct World {
    folder: Folder,
    site: Chosen,
    /// What is on disk of it
    files: BTreeMap<String, String>,
    asked: Asked,
    /// By output folder: files that nobody remembers to be ours
    strange: [BTreeSet<String>; 2],
    foreign: usize,
}

const OUTS: [&str; 2] = ["public", "elsewhere"];

const CACHE: &str = ".versus";

impl World {
    fn new() -> World {
        let strange = [BTreeSet::new(), BTreeSet::new()];
        let (site, files, asked) = (Chosen::default(), BTreeMap::new(), Asked::default());
        let mut world = World { folder: Folder::new(), site, files, asked, strange, foreign: 0 };
        world.put();
        world
    }

    fn out(&self, out: usize) -> PathBuf {
        self.folder.join(OUTS[out])
    }

    /// Brings what is on disk to what is chosen; a file that only gets another name keeps its time.
    fn put(&mut self) {
        let files = self.site.files();
        let gone: Vec<String> =
            self.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        for old in gone {
            let text = self.files.remove(&old).expect("listed");
            let is_renamed = |(path, new): &(&String, &String)| {
                **new == text && !self.files.contains_key(*path)
            };
            if let Some((new, _)) = files.iter().find(is_renamed) {
                let place = self.folder.join(new);
                fs::create_dir_all(place.parent().expect("a folder")).expect("made");
                fs::rename(self.folder.join(&old), place).expect("renamed");
                self.files.insert(new.clone(), text);
            } else {
                self.folder.remove(&old);
            }
        }
        for (path, text) in &files {
            if self.files.get(path) != Some(text) {
                self.folder.write(path, text);
            }
        }
        self.files = files;
    }

    fn apply(&mut self, edit: &Edit) {
        match *edit {
            Edit::Set(field, value) => {
                self.site.set(field, value);
                self.put();
            }
            Edit::Quietly(field, value) => self.quietly(|world| world.site.set(field, value)),
            Edit::Again => {
                for (path, text) in &self.files {
                    self.folder.write(path, text);
                }
            }
            Edit::Drafts(drafts) => self.asked.drafts = drafts,
            Edit::Future(future) => self.asked.future = future,
            Edit::Day(day) => self.asked.day = day,
            Edit::BaseUrl(at) => self.asked.base_url = at,
            Edit::Output(how, at) => {
                let files = files_below(&self.out(0));
                if !files.is_empty() {
                    do_harm(&files[at % files.len()], how, at);
                }
            }
            Edit::OutputIsGone => {
                let _ = fs::remove_dir_all(self.out(0));
                self.strange[0].clear();
            }
            Edit::Foreign => {
                self.foreign += 1;
                let path = format!("guides/mine-{}.txt", self.foreign);
                self.folder.write(&format!("{}/{path}", OUTS[0]), "mine\n");
                self.strange[0].insert(path);
            }
            Edit::Cache(how, file, at) => {
                let files = files_below(&self.folder.join(CACHE));
                if !files.is_empty() {
                    do_harm(&files[file % files.len()], how, at);
                    self.forget();
                }
            }
            Edit::CacheIsGone => {
                let _ = fs::remove_dir_all(self.folder.join(CACHE));
                self.forget();
            }
            Edit::CacheIsKept => copy(&self.folder.join(CACHE), &self.folder.join("kept")),
            Edit::CacheIsOld => {
                let _ = fs::remove_dir_all(self.folder.join(CACHE));
                copy(&self.folder.join("kept"), &self.folder.join(CACHE));
                self.forget();
            }
        }
    }

    /// Changes the site, and gives each file that was written the time that it had.
    fn quietly(&mut self, change: impl FnOnce(&mut World)) {
        let modified = |path: &String| {
            let metadata = fs::metadata(self.folder.join(path)).expect("there");
            (path.clone(), metadata.modified().expect("a time"))
        };
        let times: Vec<_> = self.files.keys().map(modified).collect();
        change(self);
        self.put();
        for (path, time) in times {
            if let Ok(file) = fs::File::options().write(true).open(self.folder.join(&path)) {
                file.set_modified(time).expect("set");
            }
        }
    }

    /// Nobody remembers whose the files in the output folders are.
    fn forget(&mut self) {
        for out in 0..OUTS.len() {
            self.strange[out].extend(hashes_if_there(&self.out(out)).into_keys());
        }
    }

    /// Builds, and compares with a clean build.
    fn build(&mut self, round: &Round) -> Result<Report, TestCaseError> {
        let memory = if round.force { Memory::Ignore } else { Memory::Use };
        let out = self.out(round.out);
        let before = hashes_if_there(&out);
        let report = run(&request((self.folder.path(), out.clone()), self.asked, memory));
        let wanted = clean(&self.site, self.asked);
        prop_assert_eq!(said(&report), &*wanted.said);
        let got = hashes_if_there(&out);
        let Some(wanted) = &wanted.files else {
            prop_assert!(report.built.is_none());
            prop_assert!(got == before, "a build that failed changed its output");
            return Ok(report);
        };
        prop_assert!(report.built.is_some());
        for (path, hash) in wanted {
            prop_assert!(got.contains_key(path), "{path} is missing");
            prop_assert!(got[path] == *hash, "{path} differs from that of a clean build");
        }
        for path in got.keys().filter(|path| !wanted.contains_key(*path)) {
            prop_assert!(self.strange[round.out].contains(path), "{path} is left over");
        }
        for path in self.strange[round.out].iter().filter(|path| path.contains("mine-")) {
            prop_assert!(got.contains_key(path), "{path} is not ours, and gone");
        }
        Ok(report)
    }

    fn round(&mut self, round: &Round) -> Result<Report, TestCaseError> {
        round.edits.iter().for_each(|edit| self.apply(edit));
        if round.waits {
            std::thread::sleep(STEP);
        }
        self.build(round)
    }
}

fn hashes_if_there(folder: &Path) -> Hashes {
    if folder.exists() { hashes(folder) } else { Hashes::new() }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

fn do_harm(file: &Path, how: Harm, at: usize) {
    let mut bytes = fs::read(file).expect("read");
    let at = at % bytes.len().max(1);
    match how {
        Harm::Removed => return fs::remove_file(file).expect("removed"),
        Harm::Emptied => bytes.clear(),
        Harm::Cut => bytes.truncate(at),
        Harm::Changed => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 0x15),
        Harm::Longer => bytes.extend(b"more"),
    }
    fs::write(file, bytes).expect("written");
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let to = to.join(entry.path().strip_prefix(from).expect("below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).expect("made"),
            false => drop(fs::copy(entry.path(), to).expect("copied")),
        }
    }
}

/// Cases of the property; `PROPTEST_CASES` asks for another number.
const CASES: u32 = 48;

/// Most of a case is waiting for the clock.
const AT_ONCE: u32 = 8;

#[test]
fn whatever_happened_before_the_output_is_that_of_a_clean_build() {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { CASES };
    let cases = cases.div_ceil(AT_ONCE);
    let config = ProptestConfig { cases, failure_persistence: None, ..asked };
    let one = || {
        TestRunner::new(config.clone()).run(&rounds(), |rounds| {
            let mut world = World::new();
            for round in &rounds {
                world.round(round)?;
            }
            Ok(())
        })
    };
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(one)).collect();
        for thread in all {
            if let Err(error) = thread.join().expect("no panic") {
                panic!("{error}");
            }
        }
    });
}

#[test]
fn zz_probe() {
    let asked = Asked::default();
    let begun = std::time::Instant::now();
    let first = clean(&Chosen::default(), asked);
    println!("{:?} {}", begun.elapsed(), first.said);
    for (at, (name, values)) in FIELDS.iter().enumerate() {
        for value in 0..values.len() {
            let mut site = Chosen::default();
            site.set(at, value);
            let got = clean(&site, asked);
            if got.files.is_none() || !got.said.is_empty() {
                println!("{name} {value}: {} {}", got.files.is_some(), got.said.trim());
            }
        }
    }
    println!("{:?}", begun.elapsed());
}
