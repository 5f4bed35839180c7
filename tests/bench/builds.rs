//! Whole builds: with and without what earlier builds remember, after an edit, of a large matrix.

mod guides;
#[path = "../it/support/random.rs"]
#[allow(dead_code, reason = "tests use the rest of it")]
mod random;
mod sites;

use std::collections::BTreeSet;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use rayon::ThreadPool;

use sites::{Folder, LARGE, MANY, SIZES, Theme};
use versus::internals::workspace::{Changed, Workspace};

/// `--write-site FOLDER GUIDES` writes a site and measures nothing: `tests/bench/instructions` builds it.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, folder, guides, ..] = arguments.as_slice()
        && flag == "--write-site"
    {
        let guides = guides.parse().expect("a number of guides");
        return sites::write_guides(Path::new(folder), guides, Theme::Bare);
    }
    sites::measure();
}

#[divan::bench(args = SIZES)]
fn cold_bare(bencher: Bencher<'_, '_>, guides: usize) {
    cold(bencher, &Folder::of_guides(guides, Theme::Bare));
}

#[divan::bench(args = SIZES)]
fn cold_default(bencher: Bencher<'_, '_>, guides: usize) {
    cold(bencher, &Folder::of_guides(guides, Theme::Default));
}

/// Every page lists all guides: to be compared with `cold_bare`.
#[divan::bench(args = SIZES)]
fn cold_sidebar(bencher: Bencher<'_, '_>, guides: usize) {
    cold(bencher, &Folder::with_sidebar(guides, Theme::Bare));
}

/// The output is gone, the cache is not.
#[divan::bench(args = SIZES)]
fn warm(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    folder.settle();
    let outputs = folder.build().outputs;
    bencher
        .counter(ItemsCount::new(outputs))
        .with_inputs(|| folder.drop_output())
        .bench_local_values(|()| assert_eq!(folder.build().emitted.written, outputs));
}

#[divan::bench(args = SIZES)]
fn unchanged(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    folder.settle();
    let outputs = folder.build().outputs;
    let bencher = bencher.counter(ItemsCount::new(outputs));
    bencher.bench_local(|| assert_eq!(folder.build().emitted.unchanged, outputs));
}

/// A line more in the body of one guide.
#[divan::bench(args = SIZES)]
fn one_edit(bencher: Bencher<'_, '_>, guides: usize) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    let guide = format!("content/guides/{}", guides::file_name(5));
    edit(bencher, (&folder, &guide), 1, |text, number| format!("{text}\nEdit {number}.\n"));
}

/// A line more in the body of one guide of a site that is in memory: nothing is made.
#[divan::bench(args = SIZES)]
fn in_memory_text(bencher: Bencher<'_, '_>, guides: usize) {
    in_memory(bencher, guides, |text, number| format!("{text}\nEdit {number}.\n"));
}

/// Another title of one guide of a site in memory: everything across files is resolved again.
#[divan::bench(args = SIZES)]
fn in_memory_title(bencher: Bencher<'_, '_>, guides: usize) {
    in_memory(bencher, guides, |text, number| {
        text.replacen("title = \"", &format!("title = \"{number} "), 1)
    });
}

/// Pages of all subjects, criteria and pairs.
#[divan::bench]
fn matrix_cold(bencher: Bencher<'_, '_>) {
    cold(bencher, &Folder::of_matrix(LARGE));
}

#[divan::bench]
fn matrix_unchanged(bencher: Bencher<'_, '_>) {
    let folder = Folder::of_matrix(LARGE);
    folder.settle();
    let outputs = folder.build().outputs;
    let bencher = bencher.counter(ItemsCount::new(outputs));
    bencher.bench_local(|| assert_eq!(folder.build().emitted.unchanged, outputs));
}

/// One fact of one subject: every page of the matrix shows it, or ranks by it.
#[divan::bench]
fn matrix_one_fact(bencher: Bencher<'_, '_>) {
    let folder = Folder::of_matrix(LARGE);
    let subject = format!("content/field/subjects/{}.toml", sites::subject_id(1));
    edit(bencher, (&folder, &subject), LARGE.0, |text, number| {
        text.replacen("value = ", &format!("note = \"edit {number}\", value = "), 1)
    });
}

/// One guide of a site in which every page lists all guides, so its title is on each page.
#[divan::bench]
fn sidebar_one_title(bencher: Bencher<'_, '_>) {
    let folder = Folder::with_sidebar(MANY, Theme::Bare);
    let guide = format!("content/guides/{}", guides::file_name(5));
    edit(bencher, (&folder, &guide), MANY, |text, number| {
        text.replacen("title = \"", &format!("title = \"{number} "), 1)
    });
}

fn cold(bencher: Bencher<'_, '_>, folder: &Folder) {
    let outputs = folder.build().outputs;
    let drop_all = || {
        folder.drop_output();
        folder.drop_cache();
        new_threads()
    };
    let bencher = bencher.counter(ItemsCount::new(outputs)).with_inputs(drop_all);
    bencher.bench_local_refs(|threads| {
        assert_eq!(threads.install(|| folder.build()).emitted.written, outputs);
    });
}

/// In new threads, as in a new process: threads cache highlighted lines, so old ones would highlight nothing.
fn new_threads() -> ThreadPool {
    rayon::ThreadPoolBuilder::new().build().expect("the machine has threads")
}

/// Measures reading a site again after edits of one guide.
fn in_memory(bencher: Bencher<'_, '_>, guides: usize, edited: impl Fn(&str, usize) -> String) {
    let folder = Folder::of_guides(guides, Theme::Bare);
    folder.settle();
    let opened = Workspace::open(folder.root(), None, sites::selection());
    let (mut workspace, _) = opened.expect("the machine is well");
    let guide = format!("content/guides/{}", guides::file_name(5));
    let (text, mut number) = (folder.text(&guide), 0);
    let write = || {
        number += 1;
        folder.write(&guide, edited(&text, number));
    };
    let changed = BTreeSet::from([guide.clone()]);
    let bencher = bencher.counter(ItemsCount::new(guides)).with_inputs(write);
    bencher.bench_local_values(|()| {
        workspace.refresh(Changed::Files(&changed), sites::selection()).expect("the same")
    });
}

/// Measures builds after edits of one file, which write at least so many outputs; `edited` gives its
/// text after the edit of a number.
fn edit(
    bencher: Bencher<'_, '_>,
    (folder, file): (&Folder, &str),
    written: usize,
    edited: impl Fn(&str, usize) -> String,
) {
    let text = folder.text(file);
    folder.settle();
    folder.build();
    let mut number = 0;
    let write = || {
        number += 1;
        folder.write(file, edited(&text, number));
        new_threads()
    };
    bencher.with_inputs(write).bench_local_refs(|threads| {
        assert!(threads.install(|| folder.build()).emitted.written >= written);
    });
}
