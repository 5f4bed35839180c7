use super::block::{BlockKind, CellAt, Within};
use super::*;
use crate::matrix::check::tests::check;

/// A matrix of two messengers.
pub(super) const MATRIX: &str = r#"
title = "T"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "USD / month"
better = "lower"
[[criterion]]
id = "latency"
name = "Latency (p99)"
terms = ["tail latency"]
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "offline"
name = "Offline maps"
kind = "yes-no"
[[criterion]]
id = "level"
name = "Screen reader"
kind = "level"
[[criterion]]
id = "first"
name = "First release"
kind = "date"
[[criterion]]
id = "version"
name = "Android version"
kind = "version"
[[criterion]]
id = "installs"
name = "Installs"
kind = "number"
better = "higher"
[[subject]]
id = "kolibri"
name = "Kolibri"
facts = { price = 12, latency = 30, offline = "yes", level = "partial", first = "2019-04-02", version = "9.1", installs = 1_000_000 }
[[subject]]
id = "map-js"
name = "Map.js"
aliases = ["Mapper"]
facts = { price = "free", latency = 45, offline = "no", level = "yes", first = "2017", version = "12", installs = 5_000_000 }
[[subject]]
id = "signal"
name = "Signal"
facts = { price = 3, offline = "no", installs = 200 }
"#;

/// A block of a test: a paragraph, unless its text begins as Markdown of another kind. Each line of a table is a
/// block with its number of the table.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut table, mut row) = (0, 0);
    for line in text.lines() {
        let mut block = |kind, text: &str, is_quoted| {
            let text = text.trim().to_owned();
            blocks.push(Block { kind, text, is_quoted, within: Within::default() });
        };
        if let Some(cells) = line.strip_prefix('|') {
            for (column, cell) in cells.trim_end_matches('|').split('|').enumerate() {
                block(BlockKind::Cell(CellAt { table, row, column }), cell, false);
            }
            row += 1;
            continue;
        }
        (table, row) = (table + 1, 0);
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        match line {
            "" => {}
            _ if level > 0 => {
                let level = u8::try_from(level).expect("small");
                block(BlockKind::Heading(level), &line[usize::from(level)..], false);
            }
            _ if line.starts_with("- ") => block(BlockKind::Item, &line[2..], false),
            _ if line.starts_with("> ") => block(BlockKind::Paragraph, &line[2..], true),
            _ => block(BlockKind::Paragraph, line, false),
        }
    }
    blocks
}

/// Calls a function with the reader of a matrix in a language.
pub(super) fn with_reader<T>(lang: &str, matrix: &str, with: impl FnOnce(&Reader<'_>) -> T) -> T {
    let (matrix, found) = check(matrix);
    assert!(found.is_empty(), "{found:?}");
    let (vocabulary, language) = (Vocabulary::of(&matrix), Language::of(lang));
    let compared: Vec<_> = matrix.listed().collect();
    let names = matrix.names_with_digits();
    with(&Reader {
        matrix: &matrix,
        vocabulary: &vocabulary,
        language: &language,
        compared: &compared,
        names: &names,
    })
}

/// Returns the statements that are read in a text: the words, `=` if they agree with the facts, `!` if they
/// contradict them, `?` otherwise.
pub(super) fn said_in(lang: &str, matrix: &str, text: &str) -> Vec<String> {
    with_reader(lang, matrix, |reader| {
        let blocks = blocks(text);
        let statements = read(&blocks, reader).statements.into_iter();
        let shown = statements.map(|statement| {
            let text = &blocks[statement.block].text[statement.range.clone()];
            let sign = match judge(&statement.says, text, reader) {
                Judgement::Agrees => '=',
                Judgement::Contradicts => '!',
                Judgement::Open => '?',
            };
            format!("{sign} {text}")
        });
        shown.collect()
    })
}

pub(super) fn said(text: &str) -> Vec<String> {
    said_in("en", MATRIX, text)
}

#[test]
fn cells_state_values() {
    let table = "| | Kolibri | mapper |
| Price | $9 | free |
| Price (USD / year) | 12 | 0 |
| Latency (ms) | 30 | 40 |
| Offline maps | ✗ | — |
| Screen reader | partial (menus) | ❌ |
| Something | 1 | 2 |
| First release | 2019 | 2018-01 |
| Installs | 1M+ | ~5 million |";
    let wanted = [
        "! $9",
        "= free",
        "= 30",
        "! 40",
        "! ✗",
        "= —",
        "= partial",
        "! ❌",
        "= 2019",
        "! 2018-01",
        "= 1M+",
        "= ~5 million",
    ];
    assert_eq!(said(table), wanted);
}

#[test]
fn the_head_of_a_line_may_have_the_unit_or_its_time() {
    let text = "| | Kolibri | Map.js |\n| Price per month | 9 | free |\n| Latency, ms | 20 ms | 45 ms |\n\
                | Price per year | 90 | 40 |\n| Latency, s | 7 | 8 |\n| Price, used | 5 | 6 |";
    assert_eq!(said_in("en", MATRIX, text), ["! 9", "= free", "! 20 ms", "= 45 ms"]);
    let other = "| | Kolibri, paid | Map.js | Signal |\n| Price | 9 | free | 3 |";
    assert_eq!(said_in("en", MATRIX, other), ["= free", "= 3"]);
}

#[test]
fn a_remark_in_brackets_may_make_a_line_another_one() {
    let read = [
        ("Price (per month)", "$9"),
        ("Price (USD / month)", "$9"),
        ("Price ($)", "9"),
        ("Price [in USD, per month]", "9"),
        ("Latency (p99)", "20"),
        ("Latency (p99, ms)", "20"),
        ("Latency [ms]", "20"),
        ("Latency (lower is better)", "20"),
        ("Latency (s)", "20 ms"),
        ("First release (release)", "2012"),
    ];
    for (name, cell) in read {
        let table = format!("| | Kolibri | Map.js |\n| {name} | {cell} | ? |");
        assert_eq!(said(&table), [format!("! {cell}")], "{name}");
        let table = format!("| App | {name} |\n| Kolibri | {cell} |\n| Map.js | ? |");
        assert_eq!(said(&table), [format!("! {cell}")], "{name}");
    }
    let unread = [
        ("Price (refurbished)", "$9"),
        ("Price (USD, refurbished)", "$9"),
        ("Price (USD) (refurbished)", "$9"),
        ("Price (per year)", "$90"),
        ("Price (USD / year)", "$90"),
        ("Latency [s]", "7"),
        ("Latency (p50)", "20 ms"),
        ("Latency (idle)", "20 ms"),
        ("Offline maps (beta)", "✗"),
        ("Installs (millions)", "7"),
    ];
    for (name, cell) in unread {
        let table = format!("| | Kolibri | Map.js |\n| {name} | {cell} | ? |");
        assert_eq!(said(&table), [""; 0], "{name}");
        let table = format!("| App | {name} |\n| Kolibri | {cell} |\n| Map.js | {cell} |");
        assert_eq!(said(&table), [""; 0], "{name}");
        let table = format!("## Price\n{table}");
        assert_eq!(said(&table), [""; 0], "{name}");
    }
    let subjects =
        "| | Kolibri (refurbished) | Map.js (Mapper) | Signal |\n| Price | $9 | $9 | $9 |";
    assert_eq!(said(subjects), ["! $9", "! $9"]);
    let twice = "| | Kolibri | Kolibri (2019) | Map.js |\n| Price | $9 | $9 | $9 |";
    assert_eq!(said(twice), ["! $9"]);
}

#[test]
fn subjects_may_be_rows() {
    let table = "| App | Cost | Price | Offline maps |\n| Kolibri | 1 | $12 | no |\n| Map.js | 2 | $1 | No (planned) |";
    assert_eq!(said(table), ["= $12", "! no", "! $1", "= No"]);
}

#[test]
fn names_are_found_as_people_write_them() {
    let (matrix, found) = check(
        "title = 'T'\n[[criterion]]\nid = 'free-users'\nname = 'Free users'\nkind = 'number'\n\
         [[criterion]]\nid = 'cold-start'\nname = 'Cold start (p99)'\nterms = ['boots in']\nkind = 'text'\n\
         [[subject]]\nid = 'nodejs'\nname = 'Node.js'\n[[subject]]\nid = 'go'\nname = 'Go'\n\
         [[subject]]\nid = 'cpp'\nname = 'C++'\n[[subject]]\nid = 'big-table'\nname = 'Big Table'\n",
    );
    assert!(found.is_empty(), "{found:?}");
    let vocabulary = Vocabulary::of(&matrix);
    let names = |text: &'static str| -> Vec<&str> {
        let mentions = vocabulary.mentions(text).into_iter();
        mentions.map(|mention| &text[mention.range]).collect()
    };
    assert_eq!(names("Node.js, NodeJS, Node and node-js"), ["Node.js", "NodeJS", "Node"]);
    assert_eq!(names("a node of Node Package Manager, nodejs.org"), [""; 0]);
    assert_eq!(names("Go is fast. Go to the docs. Let it go, Go!"), ["Go", "Go"]);
    assert_eq!(names("Go Modules and the Go Team"), [""; 0]);
    assert_eq!(names("C++ and big table, BigTable"), ["C++", "big table"]);
    assert_eq!(
        names("free users, Free user, the cold starts, it boots in"),
        ["free users", "Free user", "cold starts", "boots in"]
    );
    let meant = |text: &str| vocabulary.meant(text).is_some();
    assert!(meant("**go**") && meant("Cold Start") && meant("Cold start (ms)"));
    assert!(!meant("Go and C++") && !meant("Free") && !meant(""));
}
