//! Incremental builds: after any history, the output equals that of a clean build, and only changed
//! outputs are made again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use crate::support::fields::{Chosen, FIELDS};
use crate::support::{Folder, tree};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestRunner};
use versus::internals::base::address::BaseUrl;
use versus::internals::base::date::Date;
use versus::internals::base::hash::Hash;
use versus::internals::cache::CacheMode;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Report, Request};

/// Longer than the resolution of a file system's clock that versus assumes.
const STEP: Duration = Duration::from_millis(2_050);

const DAYS: [&str; 3] = ["2026-06-01", "2026-10-01", "2025-06-01"];

const BASE_URLS: [&str; 3] = ["", "https://example.com/", "https://example.com/x/"];

/// The options of a build, except its folders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Asked {
    drafts: bool,
    future: bool,
    day: usize,
    base_url: usize,
}

fn request((root, out): (&Path, PathBuf), asked: Asked, cache_mode: CacheMode) -> Request {
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
        cache_mode,
    }
}

fn run(request: &Request) -> Report {
    compile::build(request, &|_, _| {}).expect("the machine does not fail")
}

/// Every file with a hash of its bytes; `None` for empty folders.
type Hashes = BTreeMap<String, Option<Hash>>;

fn hashes(folder: &Path) -> Hashes {
    let hash = |(path, bytes): (String, Vec<u8>)| {
        let hash = (!path.ends_with('/')).then(|| Hash::of(&bytes));
        (path, hash)
    };
    tree(folder).into_iter().map(hash).collect()
}

/// The diagnostics and output files of a build; no files if it failed.
#[derive(Debug)]
struct Outcome {
    said: String,
    files: Option<Hashes>,
}

fn said(report: &Report) -> String {
    let lines = report.found.iter().map(|of| {
        let (file, range) = (report.sources.path(of.span.file), of.span.range());
        format!("{:?} {file} {range:?}: {}\n", of.severity, of.message())
    });
    lines.collect()
}

/// The result of a clean build of a site.
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
    let report = run(&request((folder.path(), folder.join("public")), asked, CacheMode::Use));
    let files = report.built.map(|_| hashes(&folder.join("public")));
    let outcome = Arc::new(Outcome { said: said(&report), files });
    KNOWN.lock().expect("no panic").insert(key, Arc::clone(&outcome));
    outcome
}

/// A change of a site, of its output, or of its cache.
#[derive(Debug, Clone)]
enum Edit {
    /// Sets a field to a value
    Set(usize, usize),
    /// As `Set`, and restores the file's old time
    Quietly(usize, usize),
    /// Swaps two folders of the site, and swaps them back: the files are new, with the same metadata
    Again,
    Drafts(bool),
    Future(bool),
    Day(usize),
    BaseUrl(usize),
    Output(Harm, usize),
    OutputIsGone,
    /// Puts a foreign file into the output folder
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

/// Some edits, followed by a build.
#[derive(Debug, Clone)]
struct Round {
    edits: Vec<Edit>,
    /// Whether to wait before the build, so that time stamps show which files have not changed
    waits: bool,
    /// Index into the output folders
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

/// A site on disk that is built repeatedly.
struct World {
    folder: Folder,
    site: Chosen,
    /// The files that are on the disk
    files: BTreeMap<String, String>,
    asked: Asked,
    /// For each output folder, the files that no manifest lists any more
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

    /// Writes the chosen state to the disk; a file that is only renamed keeps its time.
    fn put(&mut self) {
        let files = self.site.files();
        let gone: Vec<String> =
            self.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        for old in gone {
            let text = self.files.remove(&old).expect("listed");
            let is_renamed =
                |(path, new): &(&String, &String)| **new == text && !self.files.contains_key(*path);
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
                let mut files = files_below(&self.out(0));
                files.retain(|file| !file.to_string_lossy().contains("mine-"));
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

    /// Changes the site, and restores the old time of each written file.
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

    /// Forgets the manifests of the output folders.
    fn forget(&mut self) {
        for out in 0..OUTS.len() {
            self.strange[out].extend(hashes_if_there(&self.out(out)).into_keys());
        }
    }

    /// Builds, and compares with a clean build.
    fn build(&mut self, round: &Round) -> Result<Report, TestCaseError> {
        let cache_mode = if round.force { CacheMode::Ignore } else { CacheMode::Use };
        let out = self.out(round.out);
        let before = hashes_if_there(&out);
        let report = run(&request((self.folder.path(), out.clone()), self.asked, cache_mode));
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

/// Number of cases of the property.
const CASES: u32 = 48;

/// Most of the time of a case is spent waiting for the clock.
const AT_ONCE: u32 = 8;

#[test]
fn incremental_output_equals_a_clean_build() {
    let asked = crate::support::property(CASES);
    let cases = asked.cases.div_ceil(AT_ONCE);
    let config = ProptestConfig { cases, source_file: Some(file!()), ..asked };
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

/// A world in which the site was built once, long enough ago for time stamps to be reliable.
fn settled() -> World {
    let mut world = World::new();
    built(&mut world);
    std::thread::sleep(STEP);
    // Files that were too recent to be trusted are read once more.
    built(&mut world);
    world
}

/// Applies edits, builds, and returns the report of a build that agrees with a clean one.
fn after(world: &mut World, edits: &[Edit]) -> Report {
    let round = Round { edits: edits.to_vec(), waits: false, out: 0, force: false };
    world.round(&round).unwrap_or_else(|wrong| panic!("{edits:?}: {wrong}"))
}

fn built(world: &mut World) -> Report {
    after(world, &[])
}

/// As [`after`], for a value of a field.
fn set(world: &mut World, field: &str, value: &str) -> Report {
    world.site.choose(field, value);
    world.put();
    built(world)
}

/// How many pages each template made.
fn made(report: &Report) -> BTreeMap<&'static str, usize> {
    let templates = &report.timings.templates;
    templates.iter().map(|(name, _, count)| (*name, *count)).collect()
}

/// As [`set`], for a value by its number in the list of the field.
fn set_number(world: &mut World, field: &str, value: usize) -> Report {
    let at = FIELDS.iter().position(|(name, _)| *name == field).expect("a field");
    world.apply(&Edit::Set(at, value));
    built(world)
}

/// A site with pages of every kind, settled.
fn rich() -> World {
    let mut world = World::new();
    for (field, value) in [
        ("made", "subjects = true\ncriteria = true\npairs = \"all\""),
        ("a facts", "::matrix"),
        ("b rest", "tags = [\"x\"]\nsubjects = [\"b\", \"c\"]"),
        ("more", "1"),
    ] {
        world.site.choose(field, value);
    }
    world.put();
    built(&mut world);
    std::thread::sleep(STEP);
    built(&mut world);
    world
}

#[test]
fn a_changed_text_rebuilds_one_page() {
    let mut world = rich();
    let report = set(&mut world, "a text", "Next.");
    assert_eq!(made(&report), BTreeMap::from([("guide.html", 1), ("terms.html", 1)]));
    assert_eq!(report.built.expect("built").emitted.written, 1);
}

#[test]
fn a_changed_fact_rebuilds_only_pages_of_its_matrix() {
    let mut world = rich();
    let report = set(&mut world, "other fact", "\"no\"");
    // The page of the matrix, that of its criterion, and the one guide below it.
    let pages = [("criterion.html", 1), ("guide.html", 1), ("section.html", 1), ("terms.html", 1)];
    assert_eq!(made(&report), BTreeMap::from(pages));
}

#[test]
fn a_changed_fact_rebuilds_the_page_that_matrices_share() {
    let mut world = rich();
    set(&mut world, "shares", "criteria = \"/third/criteria.toml\"\npages = { shared = true }");
    let report = set(&mut world, "fourth fact", "5");
    let made = made(&report);
    // The page of the matrix, that of its subject, and the one about the criterion of both matrices.
    for template in ["section.html", "subject.html", "shared.html"] {
        assert_eq!(made.get(template), Some(&1), "{template}: {made:?}");
    }
    assert!(!made.contains_key("criterion.html"), "{made:?}");
    let page = world.folder.text("public/third/criteria/cost/index.html");
    assert!(page.contains("Fourth"), "{page}");
}

#[test]
fn a_changed_data_file_rebuilds_the_pages_of_its_matrix() {
    let data = "[[data]]\nid = \"lab\"\nfile = \"/data/lab.json\"\n";
    for facts in [
        "[[subject]]\nid = \"f\"\nname = \"F\"\nfacts = { speed = { from = \"lab\", at = \"/f\" } }",
        "[[criterion]]\nid = \"stars\"\nname = \"Stars\"\nkind = \"number\"\n\
         [criterion.from]\ndata = \"lab\"\nat = \"/stars\"",
    ] {
        let mut world = rich();
        set(&mut world, "matrix rest", &format!("{data}{facts}"));
        let changed = [
            "{\"f\": 40, \"stars\": {\"a\": 7, \"c\": null}}",
            "{\"f\": 4, \"stars\": {\"b\": 8}}",
        ];
        for lab in changed {
            // It is compared with a clean build.
            let report = set(&mut world, "lab", lab);
            assert!(made(&report)["guide.html"] > 0, "{:?}", made(&report));
        }
    }
}

#[test]
fn a_changed_title_rebuilds_pages_that_list_it() {
    let mut world = rich();
    let report = set(&mut world, "b", "C and B");
    let made = made(&report);
    // The guide itself, its neighbours and its related guides.
    assert!((1..=3).contains(&made["guide.html"]), "{made:?}");
    for template in ["home.html", "section.html", "term.html", "pair.html", "subject.html"] {
        assert!(made.contains_key(template), "{template}: {made:?}");
    }
    // Neither the page of notes nor the page about a criterion lists guides.
    assert!(!made.contains_key("page.html"), "{made:?}");
    let report = set(&mut world, "notes", "Other notes");
    assert!(report.timings.templates.iter().all(|(name, ..)| *name != "guide.html"));
}

#[test]
fn a_changed_static_file_rebuilds_pages_with_its_version() {
    let mut world = rich();
    world.site.choose("notes rest", "template = \"own.html\"");
    set(&mut world, "own asks", "{{ asset(path=\"own.css\") }}");
    let report = set(&mut world, "style", "a { color: blue }");
    assert_eq!(made(&report), BTreeMap::from([("page.html", 1), ("terms.html", 1)]));
    // The component of a fact is used in the tables of many pages, and rendered once.
    set(&mut world, "glyph", "{{ asset(path=\"own.css\") }}");
    let report = set(&mut world, "style", "a { color: tan }");
    assert!(made(&report)["guide.html"] > 1, "{:?}", made(&report));
}

#[test]
fn a_changed_answer_rebuilds_the_outputs_that_asked() {
    for (asks, field, value) in [
        ("{{ guides(limit=2) | length }}", "b rest", "draft = true\ntags = [\"y\"]"),
        ("{% for g in guides(tag=\"x\") %}{{ g.title }}{% endfor %}", "b", "C and B"),
        ("{% set m = matrix(id=\"other\") %}{{ m.title }}", "other title", "Rest"),
        ("{% set f = fact(id=\"p/q\", matrix=\"other\") %}{{ f.text }}", "other fact", "\"no\""),
        (
            "{% set m = matrix(id=\"guides\") %}{% for r in m.fact_rows %}{% for f in r.facts %}{{ f.text }}{% endfor %}{% endfor %}",
            "http a",
            "\"no\"",
        ),
    ] {
        let mut world = rich();
        world.site.choose("notes rest", "template = \"own.html\"");
        set(&mut world, "own asks", asks);
        let report = set(&mut world, field, value);
        assert_eq!(made(&report)["page.html"], 1, "{asks}");
    }
}

/// How often `page.html` was made after a change, for a page of notes that asks for a fact.
#[track_caller]
fn check_asking(asks: &str, changes: &[(&str, &str, usize)]) {
    let mut world = rich();
    world.site.choose("notes rest", "template = \"own.html\"");
    set(&mut world, "own asks", asks);
    for (field, value, times) in changes {
        let report = set(&mut world, field, value);
        let made = made(&report).get("page.html").copied().unwrap_or_default();
        assert_eq!(made, *times, "{asks}: {field} = {value}");
    }
}

#[test]
fn a_changed_fact_rebuilds_exactly_the_outputs_that_asked_for_it() {
    let of_b = "{% set f = fact(id=\"b/speed\", matrix=\"guides\") %}{{ f.text }} {{ f.utility }} {{ f.note }} {{ f.subject.name }}";
    check_asking(
        of_b,
        &[
            ("speed b", "{ value = 30, note = \"warm\" }", 1),
            // Other facts of the subject and of the matrix, and names that the fact does not contain.
            ("http a", "\"no\"", 0),
            ("matrix title", "The tools", 0),
            ("other fact", "\"no\"", 0),
            ("name b", "Bee", 1),
            // The utility of a fact depends on the others of its criterion.
            ("speed a", "50", 1),
        ],
    );
    check_asking(
        "{% set f = fact(id=\"p/q\", matrix=\"other\") %}{{ f.text }}",
        &[("speed b", "{ value = 30, note = \"warm\" }", 0), ("other fact", "\"no\"", 1)],
    );
}

/// Whether a build only found that it had nothing to do.
fn is_idle(report: &Report) -> bool {
    report.timings.stages.iter().all(|(stage, _)| matches!(*stage, "discover" | "compare"))
}

#[test]
fn without_changes_nothing_is_read() {
    let mut world = settled();
    let report = built(&mut world);
    assert!(is_idle(&report), "{:?}", report.timings);
    assert_eq!(report.built.expect("built").emitted.written, 0);
    for edit in [
        Edit::Day(1),
        Edit::Drafts(true),
        Edit::BaseUrl(1),
        Edit::Output(Harm::Removed, 3),
        Edit::Output(Harm::Longer, 3),
        Edit::CacheIsGone,
        Edit::Quietly(0, 1),
    ] {
        assert!(!is_idle(&after(&mut world, std::slice::from_ref(&edit))), "{edit:?}");
    }
}

#[test]
fn a_deleted_output_is_restored_without_rendering() {
    let mut world = settled();
    let report = after(&mut world, &[Edit::OutputIsGone]);
    let built = report.built.expect("built");
    assert_eq!(made(&report), BTreeMap::from([("terms.html", 1)]));
    assert_eq!((built.emitted.written, built.emitted.unchanged), (built.outputs, 0));
}

#[test]
fn a_changed_file_with_an_unchanged_stamp_is_still_read() {
    let mut world = settled();
    for _ in 0..10 {
        // The same length and time as the old file, right after a build.
        for value in ["B site", "A site"] {
            world.quietly(|world| world.site.choose("site title", value));
            built(&mut world);
        }
        for value in ["Next.", "Text."] {
            world.quietly(|world| world.site.choose("a text", value));
            built(&mut world);
        }
    }
    std::thread::sleep(STEP);
    for (field, value) in [
        ("a text", "Next."),
        ("speed a", "20"),
        ("style", "a { color: tan }"),
        ("pic", "20"),
        ("asset", "two\none\n"),
        ("sample", "f(2);\n"),
        ("own", "2"),
        ("x option", "2"),
        ("x word", "Wort"),
    ] {
        built(&mut world);
        world.quietly(|world| world.site.choose(field, value));
        built(&mut world);
    }
}

#[test]
fn folders_that_swap_names_are_told_apart_by_their_files() {
    let mut world = World::new();
    // Two files of the same length, written at the same time.
    let (one, other) = ("content/one/page.md", "content/two/page.md");
    let status = |path: &str| {
        let metadata = fs::metadata(world.folder.join(path)).expect("there");
        versus_stamp(&metadata)
    };
    let is_alike = (0..200).any(|_| {
        // New files each time: some systems report the times of a file more precisely once it was
        // queried.
        let _ = fs::remove_dir_all(world.folder.join("content/one"));
        let _ = fs::remove_dir_all(world.folder.join("content/two"));
        world.folder.write(one, "# Page one\n");
        world.folder.write(other, "# Page two\n");
        status(one) == status(other)
    });
    assert!(is_alike, "this file system never writes two files at one moment");
    let build = |world: &World| {
        let request = request((world.folder.path(), world.out(0)), world.asked, CacheMode::Use);
        assert!(run(&request).built.is_some());
        world.folder.text("public/one/page/index.html")
    };
    build(&world);
    std::thread::sleep(STEP);
    build(&world);
    assert!(build(&world).contains("Page one"));
    for (from, to) in [("one", "three"), ("two", "one"), ("three", "two")] {
        let place = |name: &str| world.folder.join(&format!("content/{name}"));
        fs::rename(place(from), place(to)).expect("renamed");
    }
    assert!(build(&world).contains("Page two"));
    world.files.clear();
}

/// The metadata of a file, except its identity.
fn versus_stamp(metadata: &fs::Metadata) -> impl PartialEq + use<> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (metadata.len(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec())
    }
    #[cfg(not(unix))]
    {
        (metadata.len(), metadata.modified().ok())
    }
}

#[test]
fn the_day_decides_which_pages_are_published() {
    let mut world = World::new();
    world.site.choose("a draft", "expires = 2026-09-01");
    world.site.choose("b rest", "date = 2026-03-01");
    world.put();
    // If there is no guide, the made page about a subject has its place.
    let has = |world: &World, page: &str, title: &str| {
        let text = fs::read_to_string(world.out(0).join(page));
        text.is_ok_and(|text| text.contains(&format!("<title>{title}")))
    };
    for day in [0, 1, 0, 2, 1] {
        after(&mut world, &[Edit::Day(day)]);
        assert_eq!(has(&world, "guides/a-vs-b/index.html", "A or B"), day != 1, "{}", DAYS[day]);
        assert_eq!(has(&world, "guides/b/index.html", "B and C"), day != 2, "{}", DAYS[day]);
    }
}

#[test]
fn a_failed_build_changes_nothing_and_the_next_one_is_correct() {
    let mut world = settled();
    for broken in ["[dead](nowhere.md)", "::nothing"] {
        let before = hashes(&world.out(0));
        world.site.choose("a text", "Next.");
        assert!(set(&mut world, "broken", broken).built.is_none());
        assert!(hashes(&world.out(0)) == before);
        world.site.choose("broken", "\0");
        assert!(set(&mut world, "a text", "Text.").built.is_some());
    }
    // An error that appears only when pages are rendered.
    world.site.choose("notes rest", "template = \"own.html\"");
    set(&mut world, "own asks", "{{ asset(path=\"own.css\") }}");
    assert!(set(&mut world, "style", "\0").built.is_none());
    assert!(set(&mut world, "style", "a { color: red }").built.is_some());
}

#[test]
fn output_is_correct_with_any_damaged_cache_file() {
    let mut world = settled();
    let files = files_below(&world.folder.join(CACHE));
    // A sample of the hard links to output files.
    let is_name = |file: &Path| file.iter().any(|part| part.to_string_lossy().ends_with("-kept"));
    let (names, values): (Vec<usize>, Vec<usize>) =
        (0..files.len()).partition(|at| is_name(&files[*at]));
    let mut texts = ["Next.", "Text."].into_iter().cycle();
    for file in values.into_iter().chain(names.into_iter().step_by(9)) {
        for harm in [Harm::Removed, Harm::Emptied, Harm::Cut, Harm::Changed, Harm::Longer] {
            world.site.choose("a text", texts.next().expect("endless"));
            world.put();
            let output = Edit::Output(Harm::Removed, file);
            after(&mut world, &[Edit::Cache(harm, file, file * 37 + 11), output]);
        }
    }
}

#[test]
fn an_old_cache_is_reused_as_far_as_possible() {
    let mut world = settled();
    after(&mut world, &[Edit::CacheIsKept]);
    for (field, value) in [("a text", "Next."), ("speed a", "20"), ("a file", "a-or-b")] {
        set(&mut world, field, value);
        after(&mut world, &[Edit::CacheIsOld]);
    }
    std::thread::sleep(STEP);
    after(&mut world, &[Edit::CacheIsOld]);
}

#[test]
fn each_output_folder_has_its_own_record() {
    let mut world = settled();
    for value in ["Next.", "Text.", "Next."] {
        world.site.choose("a text", value);
        world.put();
        for out in [1, 0] {
            let round = Round { edits: Vec::new(), waits: false, out, force: false };
            world.build(&round).expect("right");
        }
    }
}

/// Total size of all files of the cache, in bytes.
fn cache_bytes(folder: &Folder) -> u64 {
    let files = files_below(&folder.join(CACHE));
    files.iter().map(|file| fs::metadata(file).expect("there").len()).sum()
}

#[test]
fn the_cache_does_not_grow_with_edits() {
    let folder = Folder::new();
    // Large cached data of one page, with a different name each time.
    let headings: String =
        (0..1_500).map(|at| format!("## A heading like others {at}\n\n")).collect();
    let code = |at: usize| format!("```js\nlet x = {at};\n```\n");
    let mut sizes = Vec::new();
    for at in 0..50 {
        let _ = fs::remove_dir_all(folder.join("content"));
        let text = format!("# {at}\n\n{headings}{}", code(at));
        folder.write(&format!("content/page-{at}.md"), text);
        let place = (folder.path(), folder.join("public"));
        assert!(run(&request(place, Asked::default(), CacheMode::Use)).built.is_some());
        sizes.push(cache_bytes(&folder));
    }
    assert!(sizes.iter().all(|bytes| *bytes < 2_500_000), "{sizes:?}");
}

#[test]
fn a_failed_build_leaves_nothing_in_the_cache() {
    let mut world = World::new();
    world.site.choose("notes rest", "template = \"own.html\"");
    set(&mut world, "own asks", "{{ asset(path=\"own.css\") }}");
    let before = files_below(&world.folder.join(CACHE)).len();
    // The error appears when the page of notes is rendered, after others have been rendered.
    world.site.choose("style", "\0");
    for text in ["Next.", "One. <!-- more --> Two.\n\n<div>\n\nThree\n\n</div>"] {
        assert!(set(&mut world, "a text", text).built.is_none());
    }
    let kept = files_below(&world.folder.join(CACHE)).len();
    // Except the record of the last successful build.
    assert!(kept <= before, "{kept} files, and {before} before");
}

#[test]
fn only_the_last_output_folders_are_remembered() {
    let folder = Folder::new();
    folder.write("content/a.md", "# A\n");
    let build = |out: &str| {
        let request = request((folder.path(), folder.join(out)), Asked::default(), CacheMode::Use);
        run(&request).built.expect("built").emitted
    };
    build("stays");
    for number in 0..20 {
        let out = format!("out-{number}");
        build(&out);
        fs::remove_dir_all(folder.join(&out)).expect("removed");
    }
    // A manifest and a folder of links for each of eight, and the manifest of the first.
    let entries = fs::read_dir(folder.join(CACHE)).expect("listed").flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    assert_eq!(names.filter(|name| name.starts_with("outputs-")).count(), 2 * 8 + 1);
    // The manifest of an existing output folder is never forgotten.
    folder.write("content/b.md", "# B\n");
    folder.remove("content/a.md");
    assert_eq!(build("stays").removed, 1);
}

#[test]
fn a_rebuilt_program_still_knows_its_own_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("site");
    fs::create_dir_all(root.join("content")).expect("made");
    fs::write(root.join("content/a.md"), "# A\n").expect("written");
    fs::write(root.join("content/b.md"), "# B\n").expect("written");
    let first = std::path::PathBuf::from(env!("CARGO_BIN_EXE_versus"));
    let second = folder.path().join("versus");
    fs::copy(&first, &second).expect("copied");
    let build = |program: &Path| {
        let mut built = std::process::Command::new(program);
        built.args(["build", "--quiet", "--root"]).arg(&root);
        assert!(built.status().expect("it runs").success());
    };
    build(&first);
    assert!(root.join("public/b/index.html").exists());
    fs::remove_file(root.join("content/b.md")).expect("removed");
    build(&second);
    assert!(root.join("public/a/index.html").exists());
    assert!(!root.join("public/b/index.html").exists());
}

/// The scale of a criterion spans its facts, so a fact decides what the pages of other subjects show. Each build
/// is compared with a clean one.
#[test]
fn a_data_file_is_an_input_of_every_page_of_its_matrix() {
    let mut world = rich();
    // A fact from the file, and a whole criterion.
    for (matrix, other) in [(4, 1), (5, 2)] {
        set_number(&mut world, "matrix rest", matrix);
        for lab in [other, 0] {
            let before = hashes(&world.out(0));
            let report = set_number(&mut world, "lab", lab);
            assert!(report.built.is_some(), "{}", said(&report));
            assert!(hashes(&world.out(0)) != before);
        }
    }
}

/// How well a guide is guarded depends on facts that it does not show, and on its text.
#[test]
fn a_guide_is_tested_again_when_a_fact_or_its_text_changes() {
    let folder = Folder::new();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/guarded-facts");
    copy(&site, &folder.join("site"));
    let built = |share: &str| {
        let place = (&*folder.join("site"), folder.join("out"));
        let report = run(&request(place, Asked::default(), CacheMode::Use));
        assert!(report.built.is_some(), "{}", said(&report));
        let page = folder.text("out/phones/guide/index.html");
        assert!(page.contains(&format!("{share} facts are guarded")), "{share}");
    };
    built("2 of 3");
    let (matrix, guide) = ("site/content/phones/matrix.toml", "site/content/phones/guide.md");
    let text = folder.text(matrix);
    folder.write(matrix, text.replace("price = 899", "price = 899, esim = \"no\""));
    built("2 of 4");
    let text = folder.text(guide);
    folder.write(guide, format!("{text}\nZephyr costs $899.\n"));
    built("3 of 4");
    built("3 of 4");
}
