//! Properties of ids: for any headings and raw HTML, a page has no duplicate id, and the targets of its
//! table of contents and its links exist.

use std::collections::HashSet;

use crate::support::attributes::{self, Attribute};
use crate::support::{Folder, versus};
use proptest::prelude::*;
use proptest::sample::select;

/// Each is a block. Names collide with each other, with their numbered successors and with the theme's.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "# A", "## A", "## A", "### A-1", "## a {#a}", "## B {#a-1}", "## V-main", "## ?", "## A -- B", "## Ünï हिन्दी",
    "## <b>A</b> `-1`", "## A <i id=\"a-2\">x</i>", "## A <script>x</script>", "A\n---", "> ## A", "- ## A",
    "<div id=a>\n\n## A\n\n</div>", "<p id='a-1'>x</p>", "<p ID=\"b\">x</p>", "<!-- <p id=a> -->",
    "<template><p id=\"a\"></p></template>", "<textarea><p id=\"a\"></p></textarea>", "a <a name=\"a\"></a>",
    "a <img alt=\"\" id=\"b\" src=\"d.svg\">", "a[^1]\n\n[^1]: b\n\n    ## A\n", ":::faq\n\n### A\n\nx\n\n### B\n\ny\n\n:::",
    "::toc", "<svg><title id=\"a-2\">x</title></svg>", "`<p id=\"a\">`", "\\<p id=\"a\">",
    "<https://example.org/> [x <b>y](#top)</b>", "<a href=\"#a\">https://example.org/</a>", "<code>https://example.org/ -- x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_page_has_an_id_twice_and_its_contents_lead_somewhere(
        blocks in proptest::collection::vec(select(BLOCKS), 1..8),
        policy in select(&["allow", "sanitize", "escape"]),
    ) {
        let folder = Folder::new();
        folder.write("site/versus.toml", format!("[markdown]\nhtml = \"{policy}\"\n"));
        folder.write("site/content/a.md", blocks.join("\n\n"));
        folder.write("site/content/d.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
        let (root, out) = (folder.join("site"), folder.join("out"));
        let mut build = versus();
        build.arg("build").arg("--root").arg(root).arg("--out").arg(&out);
        let (status, said, _) = crate::support::run(&mut build);
        if status != 0 {
            let is_expected = |line: &str| {
                let of = ["error[duplicate-id]", "error[unclosed", "warning["];
                !line.starts_with("error[") || of.iter().any(|of| line.starts_with(of))
            };
            prop_assert!(said.lines().all(is_expected), "{said}");
            return Ok(());
        }
        let page = std::fs::read_to_string(out.join("a/index.html")).expect("a page");
        let seen = attributes_in_the_document(&page);
        let mut ids = HashSet::new();
        for id in seen.iter().filter(|attribute| attribute.name == "id") {
            prop_assert!(ids.insert(id.value.as_str()), "`{}` is there twice in\n{page}", id.value);
        }
        for link in seen.iter().filter(|of| of.element == "a" && of.name == "href") {
            let Some(anchor) = link.value.strip_prefix('#') else { continue };
            // This link is written in raw HTML, which is not checked.
            prop_assert!(anchor == "a" || ids.contains(anchor), "`#{anchor}` is nowhere in\n{page}");
        }
    }
}

/// The ids of elements of the document, not those in a template or in text.
fn attributes_in_the_document(page: &str) -> Vec<Attribute> {
    let mut shown = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("<template>").into_iter().chain(rest.find("<textarea>")).min() {
        shown.push_str(&rest[..at]);
        let end = rest[at..].find("</te").map_or(rest.len(), |end| at + end);
        rest = &rest[end..];
    }
    shown.push_str(rest);
    attributes::read(&shown)
}
