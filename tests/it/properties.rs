//! Properties of builds: for any text of an author, a build ends with a report; and the output is a
//! function of the site alone.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::support::{Folder, property, tree};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use versus::internals::base::date::Date;
use versus::internals::cache::CacheMode;
use versus::internals::compile::resolve::Selection;
use versus::internals::compile::{self, Report, Request};
use versus::internals::diagnostic::print::{self, Colour, Format, Texts};

fn request(folder: &Folder) -> Request {
    Request {
        root: folder.path().to_owned(),
        out: folder.join("public"),
        base_url: None,
        selection: Selection {
            drafts: false,
            future: false,
            today: Date::parse("2026-06-01").expect("a day"),
        },
        cache_mode: CacheMode::Use,
    }
}

fn build(folder: &Folder) -> Report {
    compile::build(&request(folder), &|_, _| {}).expect("the machine does not fail")
}

/// Builds, and checks that a report can be made and that it explains a build that wrote nothing. Returns
/// whether it wrote something.
fn build_and_report(folder: &Folder) -> Result<bool, TestCaseError> {
    let Report { sources, found, built, .. } = build(folder);
    let read = |file| std::fs::read(folder.join(sources.path(file))).ok();
    let texts = Texts::new(&sources, print::files(&found), read);
    for format in [Format::Human, Format::Json, Format::Github] {
        let said = print::report(&found, &texts, format, Colour::No);
        prop_assert_eq!(said.is_empty(), found.is_empty(), "{:?}", format);
    }
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).count();
    prop_assert_eq!(built.is_some(), errors == 0);
    prop_assert_eq!(folder.join("public/index.html").exists(), errors == 0);
    prop_assert!(!folder.join("public/.versus-staging").exists());
    for diagnostic in &found {
        let range = diagnostic.span.range();
        prop_assert!(range.start <= range.end, "{diagnostic:?}");
        if let Ok(bytes) = std::fs::read(folder.join(sources.path(diagnostic.span.file))) {
            prop_assert!(range.end <= bytes.len(), "{diagnostic:?}");
            let text = String::from_utf8_lossy(&bytes);
            prop_assert!(text.is_char_boundary(range.start), "{diagnostic:?}");
            prop_assert!(text.is_char_boundary(range.end), "{diagnostic:?}");
        }
    }
    Ok(errors == 0)
}

const MATRIX: &str = "title = \"M\"\n\
    [[criterion]]\nid = \"speed\"\nname = \"Speed\"\nkind = \"number\"\nbetter = \"lower\"\n\
    [[criterion]]\nid = \"http2\"\nname = \"HTTP/2\"\nkind = \"yes-no\"\n\
    [[subject]]\nid = \"a\"\nname = \"A\"\nfacts = { speed = 30, http2 = \"yes\" }\n\
    [[subject]]\nid = \"b\"\nname = \"B\"\nfacts = { speed = 60 }\n";

/// Pieces of Markdown; many of them have unmatched delimiters.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", " ", "    ", "\t", "word", "word ", "é漢😀 ",
    "\u{feff}", "\u{e000}0\u{e001}", "\u{0}", "\\", "<", "&amp;", "&", "*", "**", "_", "~~", "`",
    "``", "\"", "'", "--", "...", "# ", "## ", "## Title {#id .class}", "###### ", "===\n",
    "---\n", "- ", "1. ", "  - ", "- [ ] ", "> ", ">> ", "> [!NOTE]\n", ": ",
    "term\n: definition\n", "| a | b |\n|---|:-:|\n| 1 | 2 |\n", "|", "```\n", "```js\n",
    "```js hl=\"1\" linenos\nx\n```\n", "```js diff\n+x\n-y\n```\n", "~~~", "````md\n",
    "```js title=\"\n", "```js file=\"page.md\" lines=\"1\"\n```\n",
    "```js file=\"../../x\"\n```\n", "::matrix\n", "::matrix{criteria=\"speed\"}\n",
    "::matrix{subjects=\"a,b\" groups=\"\"}\n", "::facts{subject=\"a\"}\n", "::scenarios\n",
    "::sources\n", "::nothing\n", "::matrix{", "::", ":::\n", ":::", "  :::\n", "> :::\n",
    ":::faq\n", ":::faq\n## Why?\n\nSo.\n\n:::\n", ":::samples\n", ":::criterion{id=\"speed\"}\n",
    ":::subject{id=\"a\"}\n", ":::verdict{on=\"speed\" winner=\"a\"}\n",
    ":::pros{subject=\"b\"}\n", ":::when{subject=\"b\"}\n- x\n:::\n",
    ":::criterion{id=\"http2\"}\nx\n:::subject{id=\"a\"}\ny\n:::\nz\n:::\n", "[", "]", "(", ")",
    "![", "[a](", "[a](page.md)", "[a](page.md#id)", "[a][b]", "[b]: page.md\n", "[a](<x y>)",
    "![x](x.png)", "![x](x.png \"t\")\n", "[](fact:a/speed)", "[30](fact:a/speed)",
    "[x](fact:a/http2?is=yes)", "[x](fact:a/speed?beats=b)", "[x](fact:)", "[x](fact:none \"y\")",
    "[**x** `y`](fact:b/speed)", "[](fact:b/http2)", "[^1]", "[^1]: note\n", "[^1]: note [^2]\n",
    "[^2]: [^1]\n", "https://example.org/a_b ", "<https://example.org>", "<a@b.org>", "<div>\n",
    "</div>\n", "<p id=\"x\">", "<!-- ", "-->", "<!-- more -->\n\n", "<!---->", "<script>",
    "</script>", "<style>\n", "<![CDATA[", "<?php ", "<p\nid='y'>", "<i id=z>", "<a href=x>", "</a>", "<a name=w>",
    "<code>", "</code>", "<svg>", "</svg>", "<textarea>", "<template>", "<button>", "$x$", "$$\nx^2\n$$\n", "$\\frac{1}{2}$",
    "$\\bad$", "$", "$$", "{{ x }}", "{% if %}", "$5 ", "10$ ", "[$5](fact:a/speed)", "{id}\n", "## A {#b .c}\n",
    "12\" ", "\r", "[b]: other.md\n", "[^1]: another\n", "```js {2,4}\n```\n", "```js linenos=false\n```\n",
];

/// Pieces that are mistakes everywhere: with one of them, no page is rendered.
#[rustfmt::skip]
const MISTAKES: &[&str] = &[
    "```\n", "```js\n", "~~~", "````md\n", "```js title=\"\n", "```js file=\"page.md\" lines=\"1\"\n```\n",
    "```js file=\"../../x\"\n```\n", "::nothing\n", "::matrix{", ":::\n", ":::", "  :::\n", "> :::\n", ":::faq\n",
    ":::samples\n", ":::criterion{id=\"speed\"}\n", ":::subject{id=\"a\"}\n", ":::verdict{on=\"speed\" winner=\"a\"}\n",
    ":::pros{subject=\"b\"}\n", "[a](<x y>)", "![x](x.png)", "![x](x.png \"t\")\n", "[x](fact:)", "$\\bad$", "[a][b]",
    "[^1]", "[^1]: note [^2]\n", "[^2]: [^1]\n", "[a](page.md#id)", "[$5](fact:a/speed)",
    "```js {2,4}\n```\n",
];

fn markdown() -> impl Strategy<Value = String> {
    let tame: Vec<&str> =
        PIECES.iter().copied().filter(|piece| !MISTAKES.contains(piece)).collect();
    prop_oneof![
        prop::collection::vec(select(PIECES), 0..24).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(select(tame), 0..24).prop_map(|pieces| pieces.concat()),
    ]
}

#[rustfmt::skip]
const LINES: &[&str] = &[
    "title = \"T\"", "title = 3", "title = \"", "lang = \"de\"", "lang = \"\"",
    "lang = \"x-\\u0000\"", "base_url = \"https://e.org/x/\"", "base_url = \"\"",
    "theme = \"default\"", "theme = \"../x\"", "[markdown]", "html = \"sanitize\"",
    "html = \"escape\"", "smart_punctuation = false", "[highlight]", "light = \"GitHub\"",
    "[feeds]", "limit = 1", "limit = -1", "enabled = false", "[extra]",
    "x = { y = [1, { z = 2026-01-01 }] }", "date = 2026-02-11",
    "date = 2021-05-04T12:00:00-13:00", "date = \"\"", "updated = 9999-12-31",
    "date = 0000-01-01", "expires = 2026-01-01", "tags = [\"a\", \"A\", \"é\"]", "tags = [\"\"]",
    "authors = \"x\"", "path = \"a/b\"", "path = \"x.html\"", "slug = \"é x\"", "slug = \"..\"",
    "aliases = [\"old\", \"/\"]", "draft = true", "weight = -9223372036854775808",
    "template = \"page.html\"", "template = \"base.html\"", "template = \"../x\"",
    "cover = \"x.png\"", "matrix = \"home\"", "subjects = [\"a\"]", "noindex = true",
    "paginate = 1", "sort_by = \"title\"", "[policy]", "sources = \"required\"",
    "tie_margin = inf", "stale_after = \"18 months\"", "stale_after = \"2147483647 years\"",
    "[pages]", "pairs = \"all\"", "[[group]]", "id = \"g\"", "id = \"a\"", "id = \"\"",
    "name = \"N\"", "name = \" \"", "weight = 0", "weight = nan", "weight = 1e400",
    "[[criterion]]", "group = \"g\"", "kind = \"number\"", "kind = \"level\"", "kind = \"date\"",
    "kind = \"choice\"", "choices = [\"x\", \"y\"]", "choices = []", "scores = { x = 1, y = 0 }",
    "kind = \"list\"", "unit = \"é\"", "unit = \"$ / x\"", "better = \"lower\"",
    "scale = [0, 10]", "scale = [0, 99999999999999999999]", "scale = [2026-01-01, 2027-01-01]",
    "[[source]]", "url = \"https://e.org/\"", "url = \"https://\"", "published = 2026-01-01",
    "[[subject]]", "own = true", "[subject.facts]", "a = 1", "a = \"yes\"",
    "a = { value = 1, checked = 2026-01-01, source = \"s\" }", "a = [\"x\"]", "a = -0.0",
    "a = 0x1f", "[[scenario]]", "requires = [\"a\"]", "weights = { a = 1, g = 2 }",
    "recommend = \"a\"", "because = \"\"", "[", "]]", "= 1", "\"", "'''", "\"\"\"", "# é", "\r",
    "\t", "a.b.c = 1", "a.b = 2", "\u{feff}",
];

fn toml() -> impl Strategy<Value = String> {
    let lines = |most| prop::collection::vec(select(LINES), 0..most);
    prop_oneof![lines(14), lines(3)].prop_map(|lines| lines.join("\n"))
}

/// Lines of YAML that TOML does not have.
fn yaml() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let lines: &[&str] = &[
        "title: T", "title: T: U", "title:", "title: \"", "title: 'a''b'", "title: |\n  a\n  b",
        "title: &x y", "tags: *x", "tags: [a, b]", "tags:\n  - a\n  - 1", "date: 2026-02-11",
        "date: 2026-02-30", "draft: yes", "draft: true", "weight: 1e3", "weight: 0x10",
        "weight: 99999999999999999999", "extra: {a: {b: [1, ~]}}", "extra:\n\ta: 1", "? a", "- a",
        "%YAML 1.2", "...", "!!binary x", "é: ü", "<<: *x", "{", "}", "\r", "\u{feff}",
        "title: 漢字 😀",
    ];
    prop::collection::vec(select(lines), 0..8).prop_map(|lines| lines.join("\n"))
}

#[test]
fn any_markdown_gives_a_site_or_a_report() {
    let bodies = prop::collection::vec(markdown(), 4);
    let html = select(&["allow", "sanitize", "escape"][..]);
    let (built, refused) = (Cell::new(0), Cell::new(0));
    proptest!(property(64), |(bodies in bodies, html in html)| {
        let folder = Folder::new();
        folder.write("versus.toml", format!("[markdown]\nhtml = \"{html}\"\n"));
        folder.write("content/matrix.toml", MATRIX);
        for (at, body) in bodies.iter().enumerate() {
            folder.write(&format!("content/page{at}.md"), body);
        }
        build_and_report(&folder)?;
        // Each page alone, because errors in one prevent the others from being rendered.
        for (at, body) in bodies.iter().enumerate() {
            for other in (0..bodies.len()).filter(|other| *other != at) {
                folder.write(&format!("content/page{other}.md"), "");
            }
            folder.write(&format!("content/page{at}.md"), body);
            folder.write("content/page.md", "## Title {#id}\n");
            let count = if build_report_only(&folder)? { &built } else { &refused };
            count.set(count.get() + 1);
        }
    });
    assert_both(&built, &refused);
}

/// Asserts that there were enough sites and enough reports, if the full number of cases was run.
fn assert_both(built: &Cell<usize>, refused: &Cell<usize>) {
    let (built, refused) = (built.get(), refused.get());
    let is_asked_for = std::env::var_os("PROPTEST_CASES").is_some();
    assert!(is_asked_for || built.min(refused) >= 4, "{built} sites and {refused} reports");
}

#[test]
fn any_toml_and_yaml_give_a_site_or_a_report() {
    let (built, refused) = (Cell::new(0), Cell::new(0));
    proptest!(property(64), |(
        config in toml(), matter in toml(), section in toml(), yaml in yaml(),
        matrix in toml(), subject in toml(), alone in 0..6_usize,
    )| {
        let files = [
            ("versus.toml", config),
            ("content/a.md", format!("+++\n{matter}\n+++\n# A\n")),
            ("content/s/_index.md", format!("+++\n{section}\n+++\n")),
            ("content/y.md", format!("---\n{yaml}\n---\n[a](a.md)\n")),
            ("content/matrix.toml", matrix),
            ("content/subjects/a.toml", subject),
        ];
        // Each of them alone too, because all together always prevent the build.
        for files in [&files[..], &files[alone..=alone]] {
            let folder = Folder::new();
            files.iter().for_each(|(path, text)| folder.write(path, text));
            folder.write("content/_index.md", "");
            let count = if build_report_only(&folder)? { &built } else { &refused };
            count.set(count.get() + 1);
        }
    });
    assert_both(&built, &refused);
}

/// Like [`build_and_report`], without the previous output.
fn build_report_only(folder: &Folder) -> Result<bool, TestCaseError> {
    let _ = std::fs::remove_dir_all(folder.join("public"));
    build_and_report(folder)
}

/// A valid site as its files: pages that link to each other, tags, aliases, drafts, a matrix.
fn site() -> impl Strategy<Value = BTreeMap<String, String>> {
    let page = (
        prop::collection::vec(select(&["x", "y", "C++"][..]), 0..3),
        select(&["2026-01-01", "2026-03-01", "2027-01-01"][..]),
        (any::<bool>(), any::<bool>(), any::<bool>()),
        0..4_usize,
    );
    let pages = prop::collection::vec((select(&["", "s/", "s/t/", "u/"][..]), page), 1..6);
    let tail = (
        any::<bool>(),
        prop::collection::vec(select(&["f", "d/f", "d/e/f"][..]), 0..3),
        0..3_usize,
    );
    (pages, tail).prop_map(|(pages, (has_matrix, files, paginate))| {
        let mut site = BTreeMap::new();
        let config = "title = \"T\"\nbase_url = \"https://example.org/sub/\"\n";
        site.insert("versus.toml".to_owned(), config.to_owned());
        if has_matrix {
            site.insert("content/s/matrix.toml".to_owned(), MATRIX.to_owned());
        }
        if paginate > 0 {
            let section = format!("+++\ntitle = \"S\"\npaginate = {paginate}\n+++\n");
            site.insert("content/s/_index.md".to_owned(), section);
        }
        for (at, (folder, (tags, date, (draft, alias, bundle), link))) in pages.iter().enumerate() {
            let aliases = if *alias { format!("[\"old-{at}\"]") } else { "[]".to_owned() };
            let mut text = format!(
                "+++\ntitle = \"P{at}\"\ntags = {tags:?}\ndate = {date}\ndraft = {draft}\n\
                 aliases = {aliases}\n+++\n"
            );
            if *link < pages.len() {
                let (other, (_, _, (_, _, bundle), _)) = &pages[*link];
                let end = if *bundle { "/index" } else { "" };
                let up = match (*folder, pages[at].1.2.2) {
                    ("", false) => "",
                    ("", true) | ("s/" | "u/", false) => "../",
                    ("s/t/", true) => "../../../",
                    _ => "../../",
                };
                text += &format!("See [the other]({up}{other}p{link}{end}.md).\n");
            }
            if has_matrix && folder.starts_with('s') {
                text += "\n::matrix\n\nIt takes [30](fact:a/speed).\n";
            }
            let end = if *bundle { "/index" } else { "" };
            site.insert(format!("content/{folder}p{at}{end}.md"), text);
        }
        for (at, file) in files.iter().enumerate() {
            site.insert(format!("static/{file}{at}.txt"), "static\n".to_owned());
        }
        site
    })
}

/// Makes the folder hold these files of a site and no others.
fn put(folder: &Folder, site: &BTreeMap<String, String>) {
    for part in ["content", "static"] {
        let _ = std::fs::remove_dir_all(folder.join(part));
    }
    for (path, text) in site {
        folder.write(path, text);
    }
}

proptest! {
    #![proptest_config(property(20))]

    #[test]
    fn the_output_depends_on_the_site_alone(sites in prop::collection::vec(site(), 3)) {
        let folder = Folder::new();
        for site in &sites {
            put(&folder, site);
            let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            let report = pool(4).install(|| build(&folder));
            let errors: Vec<_> =
                report.found.iter().filter(|d| d.is_error()).map(|d| d.message()).collect();
            prop_assert!(errors.is_empty(), "{errors:?}");
            let fresh = Folder::new();
            put(&fresh, site);
            pool(1).install(|| build(&fresh));
            let (got, wanted) = (tree(&folder.join("public")), tree(&fresh.join("public")));
            let (paths, wanted_paths): (Vec<_>, Vec<_>) =
                (got.keys().collect(), wanted.keys().collect());
            prop_assert_eq!(paths, wanted_paths);
            for (path, bytes) in &got {
                prop_assert!(*bytes == wanted[path], "{path} differs from that of a clean build");
            }
        }
    }
}
