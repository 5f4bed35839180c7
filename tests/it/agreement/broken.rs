//! A small site, and the ways in which it is broken.

use proptest::prelude::*;
use proptest::sample::select;

use crate::support::Folder;

const SITE: [(&str, &str); 7] = [
    ("versus.toml", "title = \"T\"\nbase_url = \"https://example.org/sub/\"\n"),
    ("content/_index.md", "# Home\n\n[s](s/_index.md) [asset](<a b.txt>)\n"),
    ("content/a b.txt", "asset"),
    ("content/s/_index.md", "+++\nsort_by = \"title\"\npaginate = 2\n+++\n\n# S\n"),
    ("content/s/matrix.toml", MATRIX),
    ("content/s/guide.md", GUIDE),
    ("static/site.css", "p {}\n"),
];

const MATRIX: &str = r#"title = "M"

[[criterion]]
id = "price"
name = "Price"
kind = "number"
unit = "USD"
better = "lower"

[[subject]]
id = "y"
name = "Why"

[[subject]]
id = "x"
name = "Ex"

[subject.facts]
price = { value = 3, source = "https://example.org/x" }
"#;

const GUIDE: &str = "+++
title = \"Guide\"
date = 2026-01-02
tags = [\"a\"]
aliases = [\"old\"]
+++

## Part

::matrix

Ex costs [3 USD](fact:x/price). See [the part](#part) and [home](../_index.md).
";

/// Names of files and folders that authors, editors and other systems use.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "a.md", "？.md", "-.md", " .md", "..md", "a#b.md", "100%.md", "C%23.pdf", "C#.pdf", "a?b.md",
    "a\nb.md", "a\tb.md", "é.md", "e\u{301}.md", "Ä b.MD", "x.markdown", "index.md", "_index.md",
    "Index.md", "_INDEX.MD", "2026-01-02-.md", "2026-13-45-a.md", "2027-01-01-later.md",
    ".hidden.md", "a.md~", "#a.md#", "CON.md", "x.md", "y.md", "x-vs-y.md", "y-vs-x.md",
    "compare.md", "changes.md", "criteria/price.md", "page/2.md", "tags/a.md", "tags.md",
    "authors.md", "404.md", "guide/index.md", "guide/_index.md", "guide/more.txt", "？/a.md",
    "？/？.txt", "a.html", "index.html", "feed.xml", "feed.xml/a", "sitemap.xml", "robots.txt",
    "highlight.css", "s", "s/index.html", "sub/x.txt", "matrix.json", "matrix.csv", "matrix.toml",
    "Matrix.toml", "MATRIX.TOML", "subjects/x.toml", "subjects/z.toml", "subjects/Z.TOML",
    "subjects/？.toml", "theme.toml", "i18n/en.toml", "page.html", "PAGE.HTML",
    "components/claim.html", "components/own.html", "\u{feff}.md", "\u{7f}.md", "a\\b.md",
    ".versus-staging/a", "logo.svg", "LOGO.PNG", "\u{202e}.md", "\u{fffe}.txt", "ﬁ.md", "ｘ.md",
];

#[rustfmt::skip]
const FOLDERS: &[&str] = &[
    "content", "content/s", "content/s/deep", "content/？", "static", "templates",
    "templates/components", "themes/own", "themes/own/static", "themes/own/templates", "themes/？",
];

#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "", "# A\n", "+++\n", "+++\n+++\n", "---\n---\n", "---\ntitle: [\n---\n", "\u{feff}# A\n",
    "+++\nslug = \"？\"\n+++\n", "+++\npath = \"/\"\n+++\n", "{{ 1 / 0 }}",
    "{% extends \"a.html\" %}", "title = \"M\"\n", "a\u{0}b\u{1b}c\r\n\u{fffe}", "name = \"Z\"\n",
    "\r# CR\r\r## CR\r", "<svg/>",
];

/// Lines of front matter.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "slug = \"\"", "slug = \"a b\"", "slug = \"ü\"", "slug = \"../x\"", "slug = \"？\"",
    "path = \"\"", "path = \"s\"", "path = \"s/guide.html\"", "path = \"index.html\"",
    "path = \"x/\"", "path = \".versus-staging/a\"", "path = \"über\"", "path = \"a\\u001b\"",
    "path = \"feed.xml/a\"", "aliases = [\"\"]", "aliases = [\"s\", \"s\"]",
    "aliases = [\"404.html\", \"/s/guide/\"]", "tags = [\"C\", \"C++\", \"c\", \"？\", \" \"]",
    "tags = [\"page\", \"a\\nb\", \"ä\"]", "authors = [\"\", \"Ann\", \"ann\"]", "title = \"\"",
    "title = \"a\\u001b\\u0000\"", "title = \"</script><b>\"", "description = \"Red \\u001b[31m\"",
    "draft = true", "date = 2030-01-01", "expires = 2020-01-01", "matrix = \"none\"",
    "matrix = \"s\"", "subjects = [\"x\", \"z\"]", "subjects = [\"x\", \"x\"]",
    "template = \"none.html\"", "template = \"page.html\"", "cover = \"none.png\"",
    "cover = \"a b.txt\"", "weight = -1", "canonical_url = \"https://ü.example/ä\"",
    "canonical_url = \"/a\"", "paginate = 0", "paginate = 1", "sort_by = \"title\"",
    "noindex = true", "unknown = 1", "[extra]\na = 1", "verdict = 1",
];

#[rustfmt::skip]
const CONFIG: &[&str] = &[
    "lang = \"de\"", "lang = \"？\"", "lang = \"\"", "theme = \"own\"", "theme = \"？\"",
    "description = \"a\\u0007b\"", "author = \"\\ufffe\"", "markdown = { html = \"escape\" }",
    "markdown = { html = \"sanitize\" }", "feeds = { enabled = false }", "feeds = { limit = 0 }",
    "publish = { sitemap = false }", "extra = { call_to_action_url = \"a b\" }", "base_url = \"x\"",
    "unknown = 1", "[", "highlight = { light = \"none\" }",
    "[extra]\nedit_url = \"https://e.org/\"",
];

#[rustfmt::skip]
const MARKDOWN: &[&str] = &[
    "[a](none.md)", "[a](<a b.txt>)", "[a](a%20b.txt?x=%41#y)", "[a](../a%20b.txt)", "[a](/sub/)",
    "[a](/s)", "[a](#none)", "[a](fact:x/none)", "[4 USD](fact:x/price)", "[](fact:y/price)",
    "![a](none.png)", "![a](<a b.txt>)", "::matrix{subjects=\"z\"}", ":::faq", ":::", "::none",
    "::chart{criterion=\"price\"}", "::matrix{criteria=\"\"}",
    ":::verdict{winner=\"x\"}\nYes.\n:::", "```js file=\"none.js\"\n```",
    "```txt file=\"../a b.txt\" region=\"r\"\n```", "```js lines=\"9-3\"\n```", "```\nopen",
    "$x$ and $5 and $\\none$", "[^1]\n\n[^1]: a", "[^none]", "<div id=\"part\">", "<!-- more",
    "<!-- more -->", "## Part", "## {#part}", "a\u{0}b", "a\u{1b}[31mb", "\u{fffe}", "a\rb",
    "[a][none]", "https://ü.example/ä?b", "<https://ü.example/>", "> [!NOTE]\n> a",
    "| a |\n| - |\n| b", "- [ ] a", "Term\n: text", "[a](javascript:1)", "::scores", "::sources",
    "::chart{criterion=\"z\"}",
];

#[rustfmt::skip]
const MATRIX_LINES: &[&str] = &[
    "[[subject]]\nid = \"x\"\nname = \"Again\"", "[[subject]]\nid = \"？\"\nname = \"Q\"",
    "[[subject]]\nid = \"compare\"\nname = \"C\"", "[[subject]]\nid = \"criteria\"\nname = \"C\"",
    "[[subject]]\nid = \"x-vs-y\"\nname = \"C\"", "[[subject]]\nid = \"guide\"\nname = \"\"",
    "[[criterion]]\nid = \"b\"\nname = \"B\"\nkind = \"yes-no\"", "[[subject]]\nid = \"z\"\nname = \"Z\"\nfacts.price = 1",
    "[[subject]]\nid = \"w\"\nname = \"W\"\nfacts.price = \"no number\"",
    "[[subject]]\nid = \"v\"\nname = \"V\"\nfacts.price = { value = 1, source = \"https://ü.example/ä b\" }",
    "[pages]\nsubjects = true\ncriteria = true\npairs = \"all\"\ncompare = true",
    "[pages]\ndata = false", "[pages]\npairs = \"worthy\"\nsubjects = true",
    "[[scenario]]\nid = \"s\"\nname = \"S\"\nrequires = [\"z\"]", "title = 1",
    "licence = \"https://ü.example\"", "[policy]\nsources = \"required\"", "[",
    "[[group]]\nid = \"price\"\nname = \"P\\u0001\"",
];

#[rustfmt::skip]
pub(crate) const BASES: &[&str] = &[
    "https://example.org/", "https://ü.example/ä/", "http://localhost:1/a/b/",
];

/// How a site is broken.
#[derive(Debug, Clone)]
pub(crate) enum Break {
    File(String, Vec<u8>),
    /// A line of front matter of the guide, of the section or of the home page
    Key(&'static str, usize),
    Config(String),
    Markdown(&'static str, usize),
    Matrix(&'static str),
    Remove(usize),
    /// A link from a path to another
    Link(String, &'static str),
    /// Bytes in the middle of a file of the site
    Bytes(usize, Vec<u8>),
}

fn path() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        8 => select(NAMES).prop_map(str::to_owned),
        1 => "\\PC{1,12}(\\.md|\\.txt|)".prop_map(|name| name.replace(['/', '\0'], "_")),
        1 => (1_usize..80).prop_map(|length| format!("{}.md", "漢".repeat(length))),
    ];
    (select(FOLDERS), name).prop_map(|(folder, name)| format!("{folder}/{name}"))
}

pub(crate) fn breaks() -> impl Strategy<Value = Break> {
    let bytes = prop_oneof![
        4 => select(TEXTS).prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..24),
    ];
    let link = select(&["nowhere", ".", "..", "../static", "site.css", "/", "versus.toml"][..]);
    prop_oneof![
        6 => (path(), bytes.clone()).prop_map(|(path, bytes)| Break::File(path, bytes)),
        4 => (select(KEYS), 0_usize..3).prop_map(|(key, page)| Break::Key(key, page)),
        2 => select(CONFIG).prop_map(|line| Break::Config(line.to_owned())),
        1 => "[ -~äü]{0,30}".prop_map(|url| Break::Config(format!("base_url = 'https://{url}'"))),
        4 => (select(MARKDOWN), 0_usize..3).prop_map(|(text, page)| Break::Markdown(text, page)),
        3 => select(MATRIX_LINES).prop_map(Break::Matrix),
        1 => (0..SITE.len()).prop_map(Break::Remove),
        1 => (path(), link).prop_map(|(path, target)| Break::Link(path, target)),
        1 => (0..SITE.len(), bytes).prop_map(|(file, bytes)| Break::Bytes(file, bytes)),
    ]
}

/// Every kind of mistake that is not random, once: in most sites with two mistakes, one hides the other.
pub(crate) fn each() -> Vec<Break> {
    let files = ["content/s", "static"].into_iter().flat_map(|folder| {
        let file = move |name: &&str| Break::File(format!("{folder}/{name}"), b"# A\n".to_vec());
        NAMES.iter().map(file)
    });
    let keys = KEYS.iter().map(|key| Break::Key(key, 2));
    let config = CONFIG.iter().map(|line| Break::Config((*line).to_owned()));
    let markdown = MARKDOWN.iter().map(|text| Break::Markdown(text, 2));
    let matrix = MATRIX_LINES.iter().map(|lines| Break::Matrix(lines));
    files.chain(keys).chain(config).chain(markdown).chain(matrix).collect()
}

const PAGES: [&str; 3] = ["content/_index.md", "content/s/_index.md", "content/s/guide.md"];

pub(crate) fn site(breaks: &[Break]) -> Folder {
    let folder = Folder::new();
    let mut files: Vec<(&str, Vec<u8>)> =
        SITE.iter().map(|(path, text)| (*path, text.as_bytes().to_vec())).collect();
    let mut edit = |path: &str, edit: &dyn Fn(&str) -> String| {
        let file = files.iter_mut().find(|(known, _)| *known == path);
        let text = &mut file.expect("it is a file of the site").1;
        *text = edit(&String::from_utf8_lossy(text)).into_bytes();
    };
    for one in breaks {
        match one {
            Break::Key(line, page) => {
                edit(PAGES[*page], &|text| match text.strip_prefix("+++\n") {
                    Some(rest) => format!("+++\n{line}\n{rest}"),
                    None => format!("+++\n{line}\n+++\n{text}"),
                })
            }
            Break::Markdown(more, page) => edit(PAGES[*page], &|text| format!("{text}\n{more}\n")),
            Break::Config(line) => edit("versus.toml", &|text| match line.split_once(" = ") {
                Some((key, _)) if text.contains(&format!("{key} = ")) => {
                    let others = text.lines().filter(|of| !of.starts_with(key));
                    others.chain([line.as_str()]).map(|line| format!("{line}\n")).collect()
                }
                _ => format!("{text}{line}\n"),
            }),
            Break::Matrix(more) => {
                edit("content/s/matrix.toml", &|text| format!("{text}\n{more}\n"))
            }
            Break::File(..) | Break::Remove(_) | Break::Link(..) | Break::Bytes(..) => {}
        }
    }
    for one in breaks {
        if let Break::Bytes(file, bytes) = one {
            let text = &mut files[*file].1;
            let at = text.len() / 2;
            text.splice(at..at, bytes.iter().copied());
        }
    }
    for (path, bytes) in &files {
        folder.write(path, bytes);
    }
    for one in breaks {
        // Files that collide with others, or whose names the system refuses, are left out.
        let place = |path: &str| {
            let path = folder.join(path);
            let made = path.parent().is_some_and(|parent| std::fs::create_dir_all(parent).is_ok());
            made.then_some(path)
        };
        match one {
            Break::File(path, bytes) => {
                if let Some(path) = place(path) {
                    let _ = std::fs::write(path, bytes);
                }
            }
            Break::Link(path, target) => {
                if let Some(path) = place(path) {
                    #[cfg(unix)]
                    let _ = std::os::unix::fs::symlink(target, path);
                }
            }
            Break::Remove(at) => {
                let _ = std::fs::remove_file(folder.join(SITE[*at].0));
            }
            _ => {}
        }
    }
    folder
}
