//! Renaming an id: the site has the same meaning afterwards.

use std::borrow::Cow;
use std::path::Path;

use crate::support::Folder;
use versus::internals::base::date::Date;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Loaded};
use versus::internals::editor::named::{Kind, Named};
use versus::internals::editor::{Known, mentions, rename};
use versus::internals::source::SourceFile;

const NEW: &str = "zz9";

fn today() -> Date {
    Date::parse("2026-06-01").expect("a day")
}

fn load(folder: &Folder) -> Loaded {
    let selection = Selection { drafts: true, future: true, today: today() };
    compile::load(folder.path(), None, selection).expect("the machine does not fail")
}

/// The mistakes of a site, with the old id in place of the new one.
fn findings(loaded: &Loaded, old: &str) -> Vec<String> {
    let line = |of: &versus::internals::diagnostic::Diagnostic| {
        let path = loaded.site().sources.path(of.span.file);
        format!("{path} {} {}", of.code.as_str(), of.message().replace(NEW, old))
    };
    let mut lines: Vec<String> = loaded.found.iter().map(line).collect();
    lines.sort();
    lines
}

/// Renames an id, and returns its mentions before and after.
fn renamed(folder: &Folder, loaded: &Loaded, (named, new): (Named, &str)) -> Result<usize, String> {
    let read = |file: &SourceFile| {
        let bytes = match file.origin {
            versus::internals::source::Origin::Embedded(bytes) => bytes.to_vec(),
            _ => std::fs::read(folder.join(&file.path)).expect("read"),
        };
        Ok(Cow::Owned(bytes))
    };
    let (site, plan) = (&**loaded.site(), loaded.plan());
    let known = Known { site, plan, read: &read, today: today() };
    let edits = rename::rename(&known, named, new)?;
    for (file, edits) in edits {
        let path = site.sources.path(file);
        let mut text = folder.text(path);
        for (range, new) in edits.into_iter().rev() {
            text.replace_range(range, &new);
        }
        folder.write(path, text);
    }
    Ok(mentions::of(&known, named).len())
}

/// Renames every `step`th id of a site and back, and checks the site each time.
fn check_all(folder: &Folder, step: usize) {
    let before = load(folder);
    let site = before.site();
    let mut ways_back = 0;
    let all: Vec<Named> = site
        .matrices
        .indices()
        .flat_map(|matrix| Kind::ALL.into_iter().map(move |kind| (matrix, kind)))
        .flat_map(|(matrix, kind)| Named::all(site, matrix, kind))
        .collect();
    assert!(all.len() > 15, "{} ids", all.len());
    for named in all.into_iter().step_by(step) {
        let old = named.id(site).to_owned();
        let texts = crate::support::tree(folder.path());
        let mentioned = match renamed(folder, &before, (named, NEW)) {
            Ok(mentioned) => mentioned,
            // It is written in a data file as well, which a program may write.
            Err(why) => {
                assert!(why.contains("`data_key"), "{why}");
                continue;
            }
        };
        let after = load(folder);
        assert_eq!(findings(&after, &old), findings(&before, &old), "{old}");
        let again = renamed(folder, &after, (named, &old)).expect("renamed back");
        assert_eq!(mentioned, again, "{old}: as many mentions as before");
        ways_back += 1;
        assert_eq!(crate::support::tree(folder.path()), texts, "{old}: and back");
    }
    assert!(ways_back > 10, "{ways_back} ids were named as before");
}

fn copied(content: &Path) -> Folder {
    let folder = Folder::new();
    for entry in walkdir::WalkDir::new(content).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(content).expect("below");
            let bytes = std::fs::read(entry.path()).expect("read");
            folder.write(&format!("content/{}", below.to_str().expect("UTF-8")), bytes);
        }
    }
    folder
}

#[test]
fn our_own_guides_say_the_same_with_other_ids() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    check_all(&copied(&content), 11);
}

const MATRIX: &str = "title = \"M\"\n[pages]\npairs = \"all\"\n\
    [[group]]\nid = \"g\"\nname = \"G\"\n[[group]]\nid = \"rest\"\nname = \"B\"\n\
    [[criterion]]\nid = \"speed\"\ngroup = \"g\"\nname = \"Speed\"\nkind = \"number\"\nbetter = \"lower\"\n\
    [[criterion]]\nid = 'both'\ngroup = 'rest'\nname = \"Both\"\nkind = \"yes-no\"\n\
    [[source]]\nid = \"src\"\ntitle = \"S\"\nurl = \"https://example.org/\"\n\
    [[subject]]\nid = \"a\"\nname = \"A\"\nfacts = { speed = 30, \"both\" = \"yes\" }\n\
    [[subject]]\nid = \"b\"\nname = \"B\"\n[subject.facts]\n\
    speed = { value = 60, source = [\"src\", 'src'] }\nboth.value = \"no\"\nboth.source = \"src\"\n\
    [[subject.variant]]\nid = 'pro'\nname = \"P\"\n[subject.variant.facts]\nspeed = { value = 50, source = \"src\" }\n\
    [[subject.variant]]\nid = \"lite\"\nname = \"L\"\nextends = \"pro\"\nfacts.both = \"no\"\n\
    [[subject.variant]]\nid = \"max\"\nname = \"M\"\nextends = 'b.lite'\n\
    [[scenario]]\nid = \"use\"\nname = \"U\"\nweights = { rest = 2, both = 2, speed = 3 }\n\
    requires = [\"both\"]\nrecommend = \"a\"\n\
    [[scenario]]\nid = \"other\"\nname = \"O\"\nrecommend = 'b.lite'\n";

const GUIDE: &str = "---\ntitle: G\nsubjects:\n  - a\n  - \"b\"\n---\n\n# G\n\n\
    [1](fact:a/speed?beats=b) <fact:a/speed> [0.5× as slow](fact:a/speed?times=b) [x][l] [n][]\n\
    [50](fact:b.pro/speed) [more](fact:b.lite/speed?beats=b.max) <fact:a/speed?times=b.pro> [v][]\n\
    [wrong, 31](fact:a/speed) [nobody](fact:c/speed) [not](fact:a/speed?is=31)\n\n\
    [l]: fact:b/both?is=no\n[v]: fact:b.lite/both?is=no\n[n]: <fact:a/both?is=yes> \"t\"\n\n\
    ::matrix{subjects=\"a, b\" criteria='speed both' groups=\"g rest\"}\n\n::chart{criterion=speed subjects=b}\n\n\
    - In a list\n\n  :::criterion{id=\"both\"}\n\n  :::subject{id=a}\n\n  :::\n\n  :::\n\n\
    :::verdict{on=\"both\" winner=\"a\"}\n\n:::\n\n:::verdict{on=use winner=b}\n\n:::\n\n\
    :::verdict{on=\"g\" winner=tie}\n\n:::\n\n\
    :::when{subject=\"b\"}\n\n- so\n\n:::\n\n```js subject='a'\na\n```\n\n\
    [made](/s/a/) [pair](/s/a-vs-b/#x) [variants](/s/b.pro-vs-b.lite/) [turned](/s/b.max-vs-b.pro/) [other](/s/b-vs-a) [criterion](/s/criteria/both/?q) [section](/s/)\n\n\
    ::matrix{subjects=\"a a zz\"}\n\n::matrix{subjects=\"a, b.lite b.pro\" variants}\n\n\
    :::when{subject=b.lite}\n\n- so\n\n:::\n\n```js subject=\"b.pro\"\na\n```\n";

#[test]
fn every_way_to_write_an_id_is_found_and_only_in_its_own_matrix() {
    let folder = Folder::new();
    for section in ["s", "t"] {
        folder.write(&format!("content/{section}/_index.md"), "# Section\n");
        folder.write(&format!("content/{section}/matrix.toml"), MATRIX);
        folder.write(
            &format!("content/{section}/subjects/e.toml"),
            "id = \"e\"\nname = \"E\"\n[facts]\nspeed = 3\n",
        );
        folder.write(&format!("content/{section}/guide.md"), GUIDE);
    }
    folder.write("content/t/other.md", format!("---\nmatrix: s\n{}", &GUIDE[4..]));
    folder.write("content/s/old.md", GUIDE.replace("title: G", "title: G\nexpires: 2020-01-01"));
    check_all(&folder, 1);
}

#[test]
fn an_id_that_matrices_share_is_renamed_in_all_of_them() {
    let folder = Folder::new();
    let shared = "[[group]]\nid = \"g\"\nname = \"G\"\n\
        [[criterion]]\nid = \"speed\"\ngroup = \"g\"\nname = \"Speed\"\nkind = \"number\"\nbetter = \"lower\"\n\
        [[criterion]]\nid = \"rest\"\ngroup = \"g\"\nname = \"Rest\"\nkind = \"text\"\n\
        [[source]]\nid = \"src\"\ntitle = \"S\"\nurl = \"https://example.org/\"\n";
    folder.write("content/criteria.toml", shared);
    let matrix = "title = \"M\"\ncriteria = \"../criteria.toml\"\n\
        [[criterion]]\nid = \"speed\"\nweight = 2\n[[group]]\nid = \"g\"\nweight = 2\n\
        [[criterion]]\nid = \"both\"\ngroup = \"g\"\nname = \"Both\"\nkind = \"yes-no\"\n\
        [[subject]]\nid = \"a\"\nname = \"A\"\n[subject.facts]\nspeed = { value = 3, source = \"src\" }\n\
        [[subject]]\nid = \"b\"\nname = \"B\"\nfacts = { speed = 4, both = \"yes\" }\n\
        [[scenario]]\nid = \"use\"\nname = \"U\"\nweights = { g = 2, speed = 3 }\n";
    let guide = "# G\n\n[](fact:a/speed) [x](fact:b/both)\n\n::matrix{groups=\"g\"}\n\n\
        [made](/s/criteria/speed/) [other](/t/criteria/speed/)\n";
    for section in ["s", "t"] {
        folder.write(&format!("content/{section}/_index.md"), "# Section\n");
        folder.write(&format!("content/{section}/matrix.toml"), matrix);
        folder.write(&format!("content/{section}/guide.md"), guide);
    }
    check_all(&folder, 1);
    let loaded = load(&folder);
    let site = loaded.site();
    let first = site.matrices.indices().next().expect("a matrix");
    let speed = Named::find(site, first, &[Kind::Criterion], "speed").expect("a criterion");
    renamed(&folder, &loaded, (speed, "pace")).expect("renamed");
    let declared = folder.text("content/criteria.toml");
    assert!(declared.contains("id = \"pace\""), "{declared}");
    for section in ["s", "t"] {
        let guide = folder.text(&format!("content/{section}/guide.md"));
        assert!(guide.contains("fact:a/pace") && guide.contains("/t/criteria/pace/"), "{guide}");
        let matrix = folder.text(&format!("content/{section}/matrix.toml"));
        assert!(!matrix.contains("speed"), "{matrix}");
    }
}
