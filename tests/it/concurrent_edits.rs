//! Files that change while a site is read: the output uses one version of each file, or the build reports
//! that it failed. It never panics, and no page mixes two versions.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Folder, run, tree, versus};
use versus::internals::base::date::Date;
use versus::internals::cache::CacheMode;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Request};
use versus::internals::diagnostic::Diagnostic;
use versus::internals::diagnostic::print::{self, Texts};

fn selection() -> Selection {
    Selection { drafts: false, future: false, today: Date::parse("2026-06-01").expect("a day") }
}

/// Two versions of a guide that differ everywhere: lengths, characters, front matter.
const GUIDES: [&str; 2] = [
    "# One\n\nIt is [](fact:a/speed) fast.\n\n## First part\n\nText of the first, long enough to have \
     places where the other has none. [Down](#first-part)\n\nThe end of the first.\n",
    "+++\ntitle = \"Zwei\"\n+++\nÄÖÜ 漢字 😀 [](fact:a/speed).\n\nThe end of the second.\n",
];

fn matrix(speed: usize) -> String {
    format!(
        "title = \"M\"\n[policy]\nsources = \"optional\"\n[[criterion]]\nid = \"speed\"\nname = \"Speed\"\n\
         kind = \"number\"\n[[subject]]\nid = \"a\"\nname = \"A\"\nfacts = {{ speed = {speed} }}\n\
         [[subject]]\nid = \"b\"\nname = \"B\"\nfacts = {{ speed = 1 }}\n"
    )
}

const TEMPLATES: [&str; 2] = [
    "{% extends \"default/page.html\" %}\n{% block opener %}opened by one{% endblock opener %}\n",
    "{% extends \"default/page.html\" %}\n\n\n{# ÄÖÜ #}{% block opener %}opened by two{% endblock %}\n",
];

/// The files that change, each in two versions.
fn versions() -> Vec<(&'static str, [String; 2])> {
    vec![
        ("content/m/a.md", GUIDES.map(str::to_owned)),
        ("content/m/matrix.toml", [matrix(10), matrix(20_000)]),
        ("content/m/sample.js", ["f(1);\n".to_owned(), "// ÄÖÜ\n\n\ng(22222);\n".to_owned()]),
        ("content/m/tree.svg", [svg(1), svg(2_000)]),
        ("templates/page.html", TEMPLATES.map(str::to_owned)),
        (
            "versus.toml",
            ["title = \"Eins\"\n".to_owned(), "\n\ntitle = \"Number two\"\n".to_owned()],
        ),
    ]
}

fn svg(width: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"3\"/>\n")
}

fn site() -> Folder {
    let site = Folder::new();
    for (path, [first, _]) in versions() {
        site.write(path, first);
    }
    site.write("content/_index.md", "# Home\n\n[A guide](m/a.md)\n");
    site.write(
        "content/p.md",
        "# Page\n\n```js file=\"m/sample.js\"\n```\n\n![A tree](m/tree.svg)\n",
    );
    for number in 0..20 {
        site.write(&format!("content/more/p{number}.md"), format!("# Page {number}\n\nText.\n"));
    }
    site
}

/// Asserts that each output uses one version.
fn check_output(public: &Path) {
    let made = tree(public);
    let text = |path: &str| String::from_utf8_lossy(&made[path]).into_owned();
    let guide = text("m/a/index.html");
    let (one, two) = (guide.contains("of the first."), guide.contains("of the second."));
    assert!(one != two, "{guide}");
    assert_eq!(guide.contains("id=\"first-part\""), one, "{guide}");
    assert_eq!(guide.contains("漢字 😀"), two, "{guide}");
    let page = text("p/index.html");
    assert!(page.contains("opened by one") != page.contains("opened by two"), "{page}");
    assert!(page.contains(">1<") != page.contains(">22222<"), "{page}");
    let tree = text("m/tree.svg");
    assert!(tree == svg(1) || tree == svg(2_000), "{tree}");
}

/// Ways to replace files.
#[derive(Debug, Clone, Copy)]
enum Way {
    Renamed,
    Written,
    Removed,
}

impl Way {
    fn put(self, site: &Folder, path: &str, text: &str) {
        let full = site.join(path);
        match self {
            Way::Renamed => {
                let beside = site.join(".beside");
                fs::write(&beside, text).expect("written");
                fs::rename(&beside, &full).expect("renamed");
            }
            Way::Written => {
                fs::write(&full, "").expect("emptied");
                thread::yield_now();
                fs::write(&full, text).expect("written");
            }
            Way::Removed => {
                fs::remove_file(&full).expect("removed");
                fs::write(&full, text).expect("written");
            }
        }
    }

    fn pause(self) -> Duration {
        Duration::from_millis(if matches!(self, Way::Renamed) { 2 } else { 40 })
    }
}

#[test]
fn a_site_under_constant_change_uses_one_version_of_each_file() {
    for way in [Way::Renamed, Way::Written, Way::Removed] {
        let (site, is_done) = (site(), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                let versions = versions();
                for round in 1_usize.. {
                    for (path, texts) in &versions {
                        way.put(&site, path, &texts[round % 2]);
                    }
                    if is_done.load(Ordering::Relaxed) {
                        break;
                    }
                    thread::sleep(way.pause());
                }
            });
            let _end = Ends(&is_done);
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_millis(1_500) {
                for command in ["check", "build"] {
                    let mut versus = versus();
                    let (exit, _, said) = run(versus.args([command, "--root"]).arg(site.path()));
                    // Links to a file that is missing for a moment are dead.
                    let may_lack = matches!(way, Way::Removed) && exit == 1;
                    assert!(exit == 0 || may_lack, "{way:?}: {command} ends with {exit}: {said}");
                    if exit == 0 && command == "build" {
                        check_output(&site.join("public"));
                    }
                }
            }
        });
    }
}

/// Stops the thread that changes files, also if an assertion fails.
struct Ends<'e>(&'e AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Swaps one of the files whenever an output is made.
#[test]
fn a_file_replaced_during_rendering_is_read_again() {
    for (path, texts) in versions() {
        for cache_mode in [CacheMode::Use, CacheMode::Ignore] {
            let (site, swaps) = (site(), AtomicUsize::new(0));
            let swap = |_, _| {
                let count = swaps.fetch_add(1, Ordering::SeqCst);
                Way::Renamed.put(&site, path, &texts[(count + 1) % 2]);
            };
            let (root, out) = (site.path().to_owned(), site.join("public"));
            let checked = compile::check(&root, None, selection(), &|done, all| {
                if done == 1 {
                    swap(done, all);
                }
            });
            let checked = checked.expect("the machine does not fail");
            assert!(checked.found.is_empty(), "{path}: {:?}", checked.found);
            let base_url = None;
            let request = Request { root, out, base_url, selection: selection(), cache_mode };
            let built = compile::build(&request, &|done, all| {
                if done == 1 {
                    swap(done, all);
                }
            });
            let built = built.expect("the machine does not fail");
            assert!(built.built.is_some(), "{path}: {:?}", built.found);
            check_output(&site.join("public"));
        }
    }
}

/// A mistake has its position in the version in which it was found, whatever the file contains when it is
/// reported.
#[test]
fn a_mistake_is_reported_with_the_text_that_contains_it() {
    let (site, wrong) = (site(), "# Page\n\n\n\n[Dead](nowhere.md)\n");
    let other = "[Dead](nowhere.md)\n\nÄÖÜ\n";
    site.write("content/m/a.md", wrong);
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 1_usize.. {
                Way::Renamed.put(&site, "content/m/a.md", [wrong, other][round % 2]);
                if is_done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let _end = Ends(&is_done);
        for _ in 0..40 {
            let checked = compile::check(site.path(), None, selection(), &|_, _| {});
            let Ok(checked) = checked else { continue };
            let (sources, found) = (&checked.site.sources, &checked.found);
            let texts = Texts::new(sources, print::files(found), |file| checked.texts.get(file));
            let mut dead = found.iter().filter(|of| of.message().contains("nowhere.md"));
            let dead: &Diagnostic = dead.next().expect("a dead link");
            let place = texts.locate(dead.span);
            let is_known = matches!((place.line, place.column), (5, 8) | (1, 8));
            assert!(is_known, "{place}");
        }
    });
}
