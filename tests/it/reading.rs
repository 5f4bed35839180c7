//! Statements that are read without being bound. `tests/reading/` has guides as people write them, each with the files of
//! its site and `statements.tsv`: what the guide states, and whether that is true, false, or a trap that must be left alone.
//!
//! A false statement is found if a message is at its place. Any message at another place is a false alarm.
//! `UPDATE_EXPECTED=1 cargo test --test it reading::` writes `results.tsv` again.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use versus::{Memory, Options};

/// The messages of what is read.
const CODES: [&str; 4] =
    ["table-contradicts-matrix", "prose-contradicts-fact", "prose-verdict", "statements-disagree"];

struct Statement {
    line: usize,
    /// Its columns, in characters
    columns: Range<usize>,
    is: String,
}

/// How the statements of a guide were read.
#[derive(Default)]
struct Results {
    wrong: usize,
    found: usize,
    /// True statements and traps
    others: usize,
    false_alarms: Vec<String>,
}

fn statements(folder: &Path) -> Vec<Statement> {
    let guide = fs::read_to_string(folder.join("guide.md")).expect("read");
    let lines: Vec<&str> = guide.lines().collect();
    let table = fs::read_to_string(folder.join("statements.tsv")).expect("read");
    let rows = table.lines().skip(1).map(|row| row.split('\t').collect::<Vec<&str>>());
    let statements = rows.map(|row| {
        let number: usize = row[0].parse().expect("a line");
        let line = lines[number - 1];
        let at = line.find(row[1]).unwrap_or_else(|| panic!("{}: {row:?}", folder.display()));
        let start = line[..at].chars().count() + 1;
        let columns = start..start + row[1].chars().count();
        Statement { line: number, columns, is: row[2].to_owned() }
    });
    statements.collect()
}

fn results(folder: &Path) -> Results {
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("read");
    let site = Memory::from([
        ("versus.toml", read("versus.toml")),
        ("content/_index.md", "# Home\n".to_owned()),
        ("content/s/matrix.toml", read("matrix.toml")),
        ("content/s/guide.md", read("guide.md")),
    ]);
    let report = versus::check(&site, &Options::default()).expect("checked");
    let found = report.diagnostics.iter().filter(|of| CODES.contains(&of.code));
    let found: Vec<_> = found.collect();
    let mut is_expected = vec![false; found.len()];
    let mut results = Results::default();
    for statement in statements(folder) {
        if statement.is != "false" {
            results.others += 1;
            continue;
        }
        results.wrong += 1;
        let mut has_message = false;
        for (of, is_expected) in found.iter().zip(&mut is_expected) {
            let begins = (of.line, of.column) < (statement.line, statement.columns.end);
            let ends = (statement.line, statement.columns.start) < (of.end_line, of.end_column);
            let overlaps = begins && ends;
            has_message |= overlaps;
            *is_expected |= overlaps;
        }
        results.found += usize::from(has_message);
    }
    let others = found.iter().zip(is_expected).filter(|(_, is_expected)| !is_expected);
    results.false_alarms = others.map(|(of, _)| of.to_string()).collect();
    results
}

#[test]
fn most_false_statements_are_found_and_no_other_is_reported() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut folders: Vec<_> = fs::read_dir(&root).expect("read").flatten().collect();
    folders.retain(|entry| entry.path().is_dir());
    folders.sort_by_key(fs::DirEntry::file_name);
    let mut table = "guide\tfalse\tfound\ttrue or left alone\tfalse alarms\n".to_owned();
    let mut all = Results::default();
    for folder in folders {
        let of = results(&folder.path());
        let name = folder.file_name();
        let name = name.to_string_lossy();
        let alarms = of.false_alarms.len();
        let _ = writeln!(table, "{name}\t{}\t{}\t{}\t{alarms}", of.wrong, of.found, of.others);
        all.wrong += of.wrong;
        all.found += of.found;
        all.others += of.others;
        all.false_alarms.extend(of.false_alarms);
    }
    let alarms = all.false_alarms.len();
    let _ = writeln!(table, "all\t{}\t{}\t{}\t{alarms}", all.wrong, all.found, all.others);
    assert_eq!(all.false_alarms, [""; 0]);
    let path = root.join("results.tsv");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, &table).expect("written");
    }
    assert_eq!(table, fs::read_to_string(&path).expect("read"));
}
