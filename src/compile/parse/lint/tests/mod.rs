//! What is a defect and what is none, one line each.

mod markup;
mod promises;

use super::*;
use crate::compile::parse::blocks;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::document::Document;
use crate::compile::parse::front_matter::{self, Kind};
use crate::source::tests::some_file;

/// Returns each defect of a page as its code and the text at its place.
fn check(text: &str) -> Vec<(&'static str, &str)> {
    let file = some_file();
    let (matter, body) = front_matter::read(text, file, Kind::Page, &mut Vec::new());
    let document = Document::new(&text[body..], (file, body), Dialect::default(), &mut Vec::new());
    let parts = document.parts();
    let blocks = blocks::blocks(&parts);
    let writing = read(&Written {
        document: &document,
        parts: &parts,
        blocks: &blocks,
        matter: &matter,
        front: &text[..body],
    });
    let shown = |flaw: Flaw| (flaw.diagnostic.code.as_str(), &text[flaw.diagnostic.span.range()]);
    writing.flaws.into_iter().map(shown).collect()
}

/// Asserts that each text has one defect with a code, at these words.
fn has(code: &str, texts: &[(&str, &str)]) {
    for (text, at) in texts {
        assert_eq!(check(text), [(code, *at)], "{text}");
    }
}

/// Asserts that no text has a defect.
fn clean(texts: &[&str]) {
    for text in texts {
        assert_eq!(check(text), [], "{text}");
    }
}

#[test]
fn text_in_a_wrong_encoding_is_found() {
    has(
        "mojibake",
        &[
            ("It ðŸ¤” helps", "ðŸ¤”"),
            ("Itâ€™s fast", "â€™"),
            ("fÃ¼r alle", "Ã¼"),
            ("a âœ… b", "âœ…"),
            ("20 Â°C", "Â°"),
            ("Å koda naÅ¡e", "Å¡"),
            ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"),
            ("caf\u{fffd}s", "\u{fffd}"),
            ("+++\ntitle = \"Ãœber\"\n+++\n", "Ãœ"),
        ],
    );
    clean(&[
        "NÃO, MAÇÃ… IRMÃ” – são",
        "« café » à l’été … « Â »",
        "The letter 'Ã' and “Ä“, „Ä“ and “Å”",
        "The mark \u{fffd} stands for what is unknown.",
        "`Ã¼` and <code>Ã¼</code>, and \"Ã©\" in quotes",
        "ÂNGELO, crêpâ…, râ»",
        "Français, übergrößen, Žižek, Привет, ελληνικά, 日本語",
        "```\nÃ¼\n```",
    ]);
}

#[test]
fn a_heading_that_is_cut_short_is_found() {
    has(
        "truncated-heading",
        &[
            ("## Performance in Node.\n\nNode.js is fast.", "## Performance in Node."),
            ("## Scalability and\n\na", "## Scalability and"),
            ("## Pros and cons of\n\na", "## Pros and cons of"),
            ("## Speed, size,\n\na", "## Speed, size,"),
            ("## Speed (of Node\n\na", "## Speed (of Node"),
        ],
    );
    clean(&[
        "## How to log in\n\na",
        "## What it is made of\n\na",
        "## Boolean and\n\na",
        "## It is Node.\n\n## It is fast.\n\nNode.js",
        "## Made in Germany.\n\na",
        "## Plan A\n\na",
        "## Smile :(\n\na",
        "## Intervals (a, b)\n\na",
        "## `if` (\n\na",
    ]);
}

#[test]
fn what_is_written_twice_is_found() {
    has(
        "duplicate-title",
        &[
            ("# A or B\n\n## A or B\n\na", "## A or B"),
            ("# A or B\n\nA or B\n\na", "A or B"),
            ("+++\ntitle = \"A\"\n+++\n\n# A\n\na", "# A"),
            ("By Jane Doe\n\nBy Jane Doe\n\na", "By Jane Doe"),
            ("## Node or PythonNode or Python\n\na", "## Node or PythonNode or Python"),
        ],
    );
    clean(&["# C\n\n## C++\n\na", "# A\n\nb\n\n## A\n\na", "...\n\n...", "## Bora Bora\n\na"]);
    has(
        "duplicate-heading",
        &[
            ("## A\n\na\n\n## A\n\na", "## A"),
            ("## A\n\na\n\n## B\n\na\n\n## A\n\na\n\n## C\n\na\n\n## A\n\na", "## A"),
        ],
    );
    clean(&[
        "## A\n\n### X\n\na\n\n### Y\n\na\n\n## B\n\n### X\n\na\n\n### Y\n\na",
        "## A\n\na\n\n## X\n\na\n\n## Y\n\na\n\n## B\n\na\n\n## X\n\na\n\n## Y\n\na\n\n## X\n\na\n\n## Y\n\na",
        "## Summary\n\na\n\n## Update\n\na\n\n## Summary\n\na",
    ]);
}

#[test]
fn headings_of_a_wrong_level_are_found() {
    has(
        "heading-level",
        &[
            ("## A\n\n#### B\n\na\n\n## C\n\n#### D\n\na", "#### B"),
            (
                "## A\n\n### X\n\na\n\n### Y\n\na\n\n## B\n\n### X\n\na\n\n## Y\n\na\n\n## C\n\n### X\n\na\n\n### Y\n\na",
                "## Y",
            ),
        ],
    );
    clean(&[
        "### A\n\na\n\n## B\n\na",
        "## A\n\n:::pros{subject=\"a\"}\n- b\n:::\n\n#### B\n\na",
        "## A\n\n<div>\n\n#### B\n\na\n\n</div>",
        "## A\n\n<h3>B</h3>\n\n#### C\n\na",
        "> ## A\n\n#### B\n\na",
    ]);
}

#[test]
fn diagrams_on_one_line_are_found() {
    let boxes = "+-----+ +-----+ | A | --> | B | +-----+ +-----+";
    let lines = "┌───┐ ┌───┐\n│ A │ │ B │\n└───┘ └───┘";
    has("collapsed-diagram", &[(boxes, boxes), (lines, lines)]);
    clean(&[
        "A --> B --> C",
        "a | b | c | d",
        "C++ and a+b | c",
        "The corners ┌, ┐, └ and ┘.",
        "```\n+---+ +---+ +---+\n```",
        "Client → server → database",
    ]);
}

#[test]
fn parts_of_a_page_around_its_text_are_found() {
    has(
        "page-chrome",
        &[
            ("[class^=\"wpforms-\"] { color: red; }", "[class^=\"wpforms-\"] { color: red; }"),
            (".a .b{margin:0;padding:1px}", ".a .b{margin:0;padding:1px}"),
            ("Item added to cart", "Item added to cart"),
            ("Share this:\n\na", "Share this:"),
            ("We use cookies to make this better.", "We use cookies to make this better."),
            ("By Jane, 20268 minIntermediate", "20268 minIntermediate"),
            ("Jane DoeMarch 3, 2025", "DoeMarch 3"),
        ],
    );
    clean(&[
        "[Subscribe to our newsletter](https://example.org/)",
        "## Skip to content",
        "- Add to cart",
        "We use cookies for sessions only.",
        "It takes 8 min. Intermediate readers need 2026 min.",
        "Use `.a { color: red }` for it.",
        "On March 3, 2025 it was out.",
        "[1] {a}",
    ]);
}

#[test]
fn the_origin_of_a_copy_is_found() {
    has(
        "missing-canonical",
        &[
            (
                "Originally published at [Medium](https://medium.com/x).",
                "Originally published at [Medium](https://medium.com/x).",
            ),
            ("*Reposted from https://example.org/a*", "*Reposted from https://example.org/a*"),
            (
                "+++\n[extra]\noriginal_url = \"https://example.org/\"\n+++\n",
                "\"https://example.org/\"",
            ),
        ],
    );
    clean(&[
        "+++\ncanonical_url = \"https://medium.com/x\"\n+++\n\nOriginally published at [Medium](https://medium.com/x).",
        "Originally published in 1999.",
        "The book was originally published at https://example.org/.",
    ]);
}

#[test]
fn images_without_a_text_are_found() {
    has(
        "missing-alt",
        &[("![](a.png)", "![](a.png)"), ("a <img src=\"a.png\"> b", "<img src=\"a.png\">")],
    );
    clean(&[
        "![a](a.png)",
        "<img src=\"a.png\" alt=\"\">",
        "<img src=\"a.png\" alt=\"a\">\n",
        "`![](a.png)`",
        "![`a`](a.png)",
    ]);
}
