use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::compile::parse::config::RawHtml;
use crate::source::tests::some_file;

/// Returns the open text of each block, with each covered range shown as a dot.
fn check(body: &str) -> Vec<String> {
    let prose = read(body, (some_file(), 0), Dialect::default());
    prose.iter().map(|block| dotted(&block.open_text())).collect()
}

fn dotted(open: &str) -> String {
    open.split(COVERED).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("·")
}

#[test]
fn each_block_is_read_on_its_own() {
    let body = "# A\n\none\ntwo\n\n- x\n- y\n\n  z\n\n| a | b |\n|---|---|\n| c | d |\n\nt\n: u\n";
    let wanted = ["A", "one two", "x", "y", "z", "a", "b", "c", "d", "t", "u"];
    assert_eq!(check(body), wanted);
    assert_eq!(check("> [!NOTE]\n> a[^1]\n\n[^1]: b\n\n::toc\nc\n"), ["a", "b", "c"]);
}

#[test]
fn parts_that_state_nothing_are_covered() {
    assert_eq!(check("a [30 **ms**](fact:x/y) b"), ["a · b"]);
    assert_eq!(check("a [](fact:x/y) b"), ["a · b"]);
    assert_eq!(check("a `30` $x_1$ <https://e.org/1> ~~30 [c](d)~~ b"), ["a · · · · b"]);
    assert_eq!(check("a [30](b.md) *40* ![50](c.png) 6<b>0</b>"), ["a 30 40  6 0 "]);
    assert_eq!(check("```\n30\n```\n\n    40\n\n<p>50</p>\n"), [""; 0]);
}

#[test]
fn raw_code_is_covered() {
    assert_eq!(check("a <code>30</code> <kbd>40</kbd> b <b>50</b>"), ["a  ·   ·  b  50 "]);
    assert_eq!(check("a <!-- 30 --> <script>40</script><svg>50</svg> b"), ["a       ·  b"]);
    assert_eq!(check("<svg>\n\n30\n\n</svg>\n\n40"), ["", "40"]);
    assert_eq!(check("Write <code> so.\n\n40"), ["Write  ", "40"]);
}

#[test]
fn html_that_is_shown_is_prose() {
    let dialect = Dialect { html: RawHtml::Escape, ..Dialect::default() };
    let prose = read("a <b>30</b>\n\n<p>40</p>\n", (some_file(), 0), dialect);
    let texts: Vec<&str> = prose.iter().map(|block| block.text.as_str().trim_end()).collect();
    assert_eq!(texts, ["a <b>30</b>", "<p>40</p>"]);
}

#[test]
fn a_block_knows_its_verdict_and_its_places() {
    let body = ":::verdict{on=\"overall\" winner=\"x\"}\n\na\n\n:::\n\nit's 30\n";
    let prose = read(body, (some_file(), 0), Dialect::default());
    let verdicts = prose.iter().map(|block| block.within.verdict.as_deref());
    assert_eq!(verdicts.collect::<Vec<_>>(), [Some("x"), None]);
    let at = prose[1].text.as_str().find("30").expect("it is in it");
    let place = prose[1].text.verbatim(&(at..at + 2)).expect("verbatim");
    assert_eq!(&body[place.range()], "30");
}
const PIECES: &[&str] = &[
    "é 30 ",
    "\n",
    "\r\n",
    "\n\n",
    "`",
    "``",
    "[",
    "](fact:a/b)",
    "[](fact:)",
    "](x.md)",
    "![",
    "~~",
    "**",
    "*",
    "\\",
    "&amp;",
    "&",
    "'",
    "\"",
    "--",
    "...",
    "<b>",
    "<https://e.org/1>",
    "$",
    "$$",
    "- ",
    "> ",
    "| a |\n|---|\n",
    "|",
    "```\n",
    ":::verdict{on=\"x\" winner=\"y\"}\n",
    ":::\n",
    "::toc\n",
    "[^1]",
    "[^1]: ",
    "# ",
    "<div>\n",
    "\u{0}",
    "\t",
];

proptest! {
    #[test]
    fn any_markdown_is_read_with_places(pieces in proptest::collection::vec(select(PIECES), 0..24)) {
        let body = pieces.concat();
        for block in read(&body, (some_file(), 0), Dialect::default()) {
            prop_assert_eq!(block.open_text().len(), block.text.as_str().len());
            for (at, c) in block.text.as_str().char_indices() {
                let place = block.text.place(&(at..at + c.len_utf8())).expect("a place");
                prop_assert!(body.get(place.range()).is_some(), "{:?} in {:?}", place, body);
            }
        }
    }
}

#[test]
fn tables_are_read_cell_by_cell_in_markdown_and_html() {
    let cells = |body: &str| -> Vec<(usize, usize, String)> {
        let prose = read(body, (some_file(), 0), Dialect::default()).into_iter();
        let cells = prose.filter_map(|block| match block.kind {
            BlockKind::Cell(at) => Some((at.row, at.column, block.text.as_str().trim().to_owned())),
            _ => None,
        });
        cells.collect()
    };
    let wanted = [(0, 1, "A & B"), (0, 2, "C"), (1, 0, "Price"), (1, 2, "$9 a month")];
    let wanted = wanted.map(|(row, column, text)| (row, column, text.to_owned()));
    assert_eq!(cells("| | A & B | **C** |\n|---|---|---|\n| Price | | $9 *a* month |\n"), wanted);
    let html = "<table>\n<thead>\n<tr><th><th>A &amp; B<th>C</tr>\n</thead>\n\
                <tr>\n  <td><b>Price</b></td>\n  <td></td>\n  <td title=\"<\">\n  $9 <em>a</em>\n  month</td></tr>\n</table>\n";
    assert_eq!(cells(html), wanted);
    assert_eq!(cells(&html.replace("<tr>\n", "\n<tr>\n")), wanted);
}
