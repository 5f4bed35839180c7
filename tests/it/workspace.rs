//! A site that is kept in memory while it changes: after any edit, the diagnostics and every byte of
//! every output equal those of a clean build.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::support::Folder;
use crate::support::fields::{Chosen, FIELDS};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use versus::internals::base::date::Date;
use versus::internals::base::failure::Failure;
use versus::internals::base::hash::Hash;
use versus::internals::cache::CacheMode;
use versus::internals::compile::render::Stop;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Request, Resolved};
use versus::internals::diagnostic::print::{self, Texts};
use versus::internals::diagnostic::{self, Diagnostic};
use versus::internals::source::Sources;
use versus::internals::workspace::{Changed, Workspace};

fn selection() -> Selection {
    Selection { drafts: true, future: false, today: Date::parse("2026-06-01").expect("a day") }
}

/// The diagnostics of a site, and its outputs if there is no error.
type Outcome = (String, Option<BTreeMap<String, Hash>>);

fn said(sources: &Sources, found: &[Diagnostic]) -> String {
    let lines = found.iter().map(|of| {
        let (file, range) = (sources.path(of.span.file), of.span.range());
        format!("{:?} {file} {range:?}: {}\n", of.severity, of.message())
    });
    lines.collect()
}

fn clean(files: &BTreeMap<String, String>) -> Outcome {
    let folder = Folder::new();
    files.iter().for_each(|(path, text)| folder.write(path, text));
    let request = Request {
        root: folder.path().to_owned(),
        out: folder.join("public"),
        base_url: None,
        selection: selection(),
        cache_mode: CacheMode::Ignore,
    };
    let report = compile::build(&request, &|_, _| {}).expect("the machine does not fail");
    let hashes = || {
        let files = crate::support::tree(&folder.join("public")).into_iter();
        files.map(|(path, bytes)| (path, Hash::of(&bytes))).collect()
    };
    (said(&report.sources, &report.found), report.built.map(|_| hashes()))
}

fn held(workspace: &Workspace, resolved: &Resolved) -> Outcome {
    let root = workspace.root().to_owned();
    let mut found = resolved.check(&root).expect("the machine does not fail");
    let mut outputs = None;
    if !found.iter().any(Diagnostic::is_error) {
        let renderer = resolved.renderer(&root);
        let (mut made, mut wrong) = (BTreeMap::new(), Vec::new());
        for output in resolved.plan.outputs() {
            match renderer.render(output) {
                Ok((bytes, _)) => drop(made.insert(output.path.clone(), Hash::of(&bytes))),
                Err(Stop::Author(more)) => wrong.extend(more),
                Err(Stop::Machine(failure)) => panic!("{failure}"),
            }
        }
        outputs = wrong.is_empty().then_some(made);
        found.extend(wrong);
    }
    diagnostic::sort(&mut found);
    diagnostic::merge_pages(&mut found);
    (said(&resolved.site.sources, &found), outputs)
}

#[derive(Debug, Clone)]
struct Round {
    /// Fields and their values
    edits: Vec<(usize, usize)>,
    /// Whether the texts are unsaved
    is_open: bool,
    /// Whether the changes are reported
    is_told: bool,
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let edit = (0..FIELDS.len()).prop_flat_map(|at| (Just(at), 0..FIELDS[at].1.len()));
    let edits = prop::collection::vec(edit, 0..4);
    let round = (edits, prop::bool::weighted(0.3), prop::bool::weighted(0.8));
    let round = round.prop_map(|(edits, is_open, is_told)| Round { edits, is_open, is_told });
    prop::collection::vec(round, 2..5)
}

struct World {
    folder: Folder,
    site: Chosen,
    on_disk: BTreeMap<String, String>,
    /// Paths of unsaved texts
    open: BTreeSet<String>,
}

impl World {
    fn new() -> World {
        let (folder, site) = (Folder::new(), Chosen::default());
        let on_disk = site.files();
        on_disk.iter().for_each(|(path, text)| folder.write(path, text));
        World { folder, site, on_disk, open: BTreeSet::new() }
    }

    /// Writes the chosen files, and returns the paths that changed on the disk.
    fn put(&mut self, workspace: &mut Workspace, is_open: bool) -> BTreeSet<String> {
        let (files, mut changed) = (self.site.files(), BTreeSet::new());
        let (folder, open) = (&self.folder, &mut self.open);
        self.on_disk.retain(|path, _| {
            let stays = files.contains_key(path);
            if !stays {
                folder.remove(path);
                changed.insert(path.clone());
            }
            stays
        });
        open.retain(|path| {
            let stays = files.contains_key(path);
            if !stays {
                workspace.set_overlay(path, None);
            }
            stays
        });
        for (path, text) in files {
            if self.on_disk.get(&path) == Some(&text) {
                if open.remove(&path) {
                    workspace.set_overlay(&path, None);
                }
            } else if is_open {
                workspace.set_overlay(&path, Some(&text));
                open.insert(path);
            } else {
                folder.write(&path, &text);
                if open.remove(&path) {
                    workspace.set_overlay(&path, None);
                }
                changed.insert(path.clone());
                self.on_disk.insert(path, text);
            }
        }
        changed
    }
}

fn compare(
    world: &World,
    (workspace, resolved): (&Workspace, &Resolved),
) -> Result<(), TestCaseError> {
    let (wanted_said, wanted) = clean(&world.site.files());
    let (got_said, got) = held(workspace, resolved);
    prop_assert_eq!(got_said, wanted_said);
    prop_assert_eq!(got.is_some(), wanted.is_some());
    if let (Some(got), Some(wanted)) = (got, wanted) {
        let differ: Vec<&String> = wanted
            .keys()
            .chain(got.keys())
            .filter(|path| got.get(*path) != wanted.get(*path))
            .collect();
        prop_assert!(differ.is_empty(), "other bytes: {differ:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::support::property(40))]

    #[test]
    fn a_site_in_memory_equals_a_clean_build(rounds in rounds()) {
        let mut world = World::new();
        let opened = Workspace::open(world.folder.path(), None, selection());
        let (mut workspace, mut resolved) = opened.expect("the machine does not fail");
        for round in rounds {
            for (field, value) in round.edits {
                world.site.set(field, value);
            }
            let changed = world.put(&mut workspace, round.is_open);
            let changed = if round.is_told { Changed::Files(&changed) } else { Changed::All };
            resolved = workspace.refresh(changed, selection()).expect("the machine does not fail");
            compare(&world, (&workspace, &resolved))?;
        }
        compare(&world, (&workspace, &resolved))?;
    }
}

/// Sets every value of every field in turn, on the disk, and sets it back.
#[test]
fn each_field_of_a_site_may_change_and_change_back() {
    let mut world = World::new();
    let opened = Workspace::open(world.folder.path(), None, selection());
    let (mut workspace, _) = opened.expect("the machine does not fail");
    for (field, (name, values)) in FIELDS.iter().enumerate() {
        for value in (1..values.len()).chain([0]) {
            world.site.set(field, value);
            let changed = world.put(&mut workspace, false);
            let resolved = workspace.refresh(Changed::Files(&changed), selection());
            let resolved = resolved.expect("the machine does not fail");
            let result = compare(&world, (&workspace, &resolved));
            assert!(result.is_ok(), "{name}, {value}: {result:?}");
        }
    }
}

/// Writes the text of a guide, and reads the site again.
fn edit(folder: &Folder, workspace: &mut Workspace, text: &str) -> Resolved {
    let path = "content/a.md";
    folder.write(path, text);
    let changed = BTreeSet::from([path.to_owned()]);
    workspace.refresh(Changed::Files(&changed), selection()).expect("the machine does not fail")
}

/// Shared parts were not made again: the plan shows it.
#[test]
fn only_data_shown_in_lists_causes_a_full_resolve() {
    let folder = Folder::new();
    folder.write("content/a.md", "+++\ntags = [\"x\"]\n+++\n# A\n\nText.\n");
    folder.write(
        "content/pic.svg",
        "<svg width=\"1\" height=\"1\" xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let opened = Workspace::open(folder.path(), None, selection());
    let (mut workspace, mut before) = opened.expect("the machine does not fail");
    let mut is_shared = |text: &str| {
        let after = edit(&folder, &mut workspace, text);
        let is_shared = Arc::ptr_eq(&before.plan, &after.plan);
        before = after;
        is_shared
    };
    assert!(is_shared("+++\ntags = [\"x\"]\n+++\n# A\n\nOther text.\n"));
    assert!(is_shared("+++\ntags = [\"x\"]\n+++\n# A\n\nOne. <!-- more --> [Dead](nowhere.md).\n"));
    assert!(!is_shared("+++\ntags = [\"x\"]\n+++\n# B\n\nOther text.\n"));
    assert!(is_shared("+++\ntags = [\"x\"]\n+++\n# B\n\n## End\n"));
    assert!(!is_shared("+++\ntags = [\"y\"]\n+++\n# B\n\n## End\n"));
    assert!(!is_shared("+++\ntags = [\"y\"]\n+++\n# B\n\n![A picture](pic.svg)\n"));
    assert!(is_shared("+++\ntags = [\"y\"]\n+++\n# B\n\n![The picture](pic.svg)\n"));
}

/// Whether a text is too large is decided by the editor's buffer, not by the file below it.
#[test]
fn a_buffer_decides_by_its_own_size_whether_it_is_read() {
    let (small, large) = ("# A\n".to_owned(), format!("# A\n{}", "\n".repeat(8 << 20)));
    let folder = Folder::new();
    let opened = Workspace::open(folder.path(), None, selection());
    let (mut workspace, _) = opened.expect("the machine does not fail");
    let mut read = |path: &str, saved: &str, buffer: Option<&str>| {
        folder.write(path, saved);
        workspace.set_overlay(path, buffer);
        let paths = BTreeSet::from([path.to_owned()]);
        let resolved = workspace.refresh(Changed::Files(&paths), selection());
        let found = resolved.expect("the machine does not fail").found();
        found.iter().map(|of| of.code.as_str()).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    let path = "content/a.md";
    assert_eq!(read(path, &large, None), ["unreadable-file"]);
    assert_eq!(read(path, &large, Some(&small)), none);
    assert_eq!(read(path, &small, Some(&large)), ["unreadable-file"]);
    assert_eq!(read(path, &small, Some(&small)), none);
    assert_eq!(read(path, &large, Some(&small)), none);
    assert_eq!(read(path, &large, Some(&large)), ["unreadable-file"]);
    assert_eq!(read(path, &small, None), none);
}

/// If an editor empties a template before writing it, no error at its beginning is reported.
#[test]
fn a_position_is_in_the_text_that_was_read() {
    let folder = Folder::new();
    let (path, own) = ("templates/page.html", "<p>\n{{ page.extra.x.y }}\n</p>\n");
    folder.write("content/a.md", "# A\n");
    folder.write(path, own);
    let opened = Workspace::open(folder.path(), None, selection());
    let (_, resolved) = opened.expect("the machine does not fail");
    let renderer = resolved.renderer(folder.path());
    let rendered = resolved.plan.outputs().iter().map(|output| renderer.render(output));
    let wrong = rendered.filter_map(|made| match made {
        Err(Stop::Author(wrong)) => Some(wrong),
        _ => None,
    });
    let wrong: Vec<Diagnostic> = wrong.flatten().collect();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    let line = || {
        let texts = resolved.texts(folder.path(), &wrong)?;
        let texts = Texts::new(&resolved.site.sources, print::files(&wrong), |id| texts.get(id));
        Ok::<_, Failure>(texts.locate(wrong[0].span).line)
    };
    assert_eq!(line().ok(), Some(2));
    for other in ["", "{{ page.extra.x.y }}", "<p>\n\n{{ page.extra.x.y }}\n</p>\n"] {
        folder.write(path, other);
        assert!(line().is_err_and(|failure| failure.is_change()), "{other:?}");
    }
    folder.remove(path);
    assert!(line().is_err());
    folder.write(path, own);
    assert_eq!(line().ok(), Some(2));
}

#[test]
fn a_file_beside_the_site_is_checked_again_when_it_changes() {
    let folder = Folder::new();
    folder.write("versus.toml", "[check]\nalso = [\"README.md\", \"docs/*.md\"]\n");
    folder.write("README.md", "[3 kg](fact:a/weight)\n");
    folder.write("docs/a.md", "[3 kg](fact:a/weight)\n");
    folder.write("content/s/_index.md", "# S\n");
    let matrix = "title = \"S\"\npolicy.sources = \"optional\"\n[[criterion]]\nid = \"weight\"\nname = \"Weight\"\n\
                  kind = \"number\"\nunit = \"kg\"\n[[subject]]\nid = \"a\"\nname = \"A\"\nfacts.weight = 3\n";
    folder.write("content/s/matrix.toml", matrix);
    let (mut workspace, resolved) =
        Workspace::open(folder.path(), None, selection()).expect("the machine does not fail");
    let found = |resolved: &Resolved| {
        let found = resolved.check(folder.path()).expect("the machine does not fail");
        said(&resolved.site.sources, &found)
    };
    assert_eq!(found(&resolved), "");
    let mut after = |path: &str, text: &str| {
        folder.write(path, text);
        let changed = BTreeSet::from([path.to_owned()]);
        let resolved = workspace.refresh(Changed::Files(&changed), selection());
        found(&resolved.expect("the machine does not fail"))
    };
    let wrong = after("README.md", "# A\n\n[4 kg](fact:a/weight)\n");
    assert!(wrong.starts_with("Error README.md 6..10: "), "{wrong}");
    assert_eq!(after("README.md", "[3 kg](fact:a/weight)\n"), "");
    let wrong = after("docs/new.md", "[5 kg](fact:a/weight)\n");
    assert!(wrong.starts_with("Error docs/new.md 1..5: "), "{wrong}");
    assert_eq!(after("versus.toml", "[check]\nalso = [\"README.md\"]\n"), "");
    workspace.set_overlay("README.md", Some("[6 kg](fact:a/weight)\n"));
    let changed = BTreeSet::from(["README.md".to_owned()]);
    let resolved = workspace.refresh(Changed::Files(&changed), selection());
    let wrong = found(&resolved.expect("the machine does not fail"));
    assert!(wrong.starts_with("Error README.md 1..5: "), "{wrong}");
}
