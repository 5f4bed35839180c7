//! `versus check --fix`: which claims it rewrites, and that it touches nothing else.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::Write as _;

use crate::support::{Folder, property, run, tree, versus};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use versus::internals::base::date::Date;
use versus::internals::compile;
use versus::internals::compile::resolve::Selection;
use versus::internals::upkeep::fix;

/// A matrix in which Node.js has these facts, and Python 60 ms and 30,000 requests a second.
fn matrix(cold_start: &str, rps: &str) -> String {
    format!(
        "title = \"Runtimes\"\npolicy = {{ sources = \"optional\" }}\n\
         [[criterion]]\nid = \"cold-start\"\nname = \"Cold start\"\nkind = \"number\"\nunit = \"ms\"\n\
         better = \"lower\"\n\
         [[criterion]]\nid = \"rps\"\nname = \"Requests\"\nkind = \"number\"\nunit = \"requests/s\"\n\
         [[criterion]]\nid = \"line\"\nname = \"Line\"\nkind = \"version\"\nbetter = \"none\"\n\
         [[criterion]]\nid = \"first\"\nname = \"First\"\nkind = \"date\"\nbetter = \"none\"\n\
         [[criterion]]\nid = \"http2\"\nname = \"HTTP/2\"\nkind = \"yes-no\"\n\
         [[subject]]\nid = \"nodejs\"\nname = \"Node.js\"\n[subject.facts]\n\
         cold-start = {cold_start}\nrps = {rps}\nline = \"24.1.0\"\nfirst = 2009-05-27\nhttp2 = \"yes\"\n\
         [[subject]]\nid = \"python\"\nname = \"Python\"\n[subject.facts]\n\
         cold-start = 60\nrps = 30_000\n"
    )
}

fn site(guide: &str) -> Folder {
    let folder = Folder::new();
    folder.write("site/content/s/matrix.toml", matrix("45", "75_000"));
    folder.write("site/content/s/a.md", guide);
    folder
}

fn run_fix(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut command = versus();
    command.args(["check", "--fix", "--today", "2026-06-01", "--root"]).arg(folder.join("site"));
    run(command.args(arguments))
}

/// Runs `versus check --fix`, and asserts that it changes only the guide.
fn fixed(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut before = tree(folder.path());
    let ran = run_fix(folder, arguments);
    let mut after = tree(folder.path());
    before.remove("site/content/s/a.md");
    after.remove("site/content/s/a.md");
    assert_eq!(before, after, "only the guide may change");
    ran
}

#[test]
fn claims_follow_their_facts_and_keep_their_wording() {
    let folder = site(
        "# A\n\nIt [starts in 30 ms](fact:nodejs/cold-start), or [0.03 s](fact:nodejs/cold-start), \
         [*over* 50,000](fact:nodejs/rps),\n[1.5× the requests](fact:nodejs/rps?times=python). \
         [22.3](fact:nodejs/line), since [April 2008](fact:nodejs/first).\n",
    );
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(
        folder.text("site/content/s/a.md"),
        "# A\n\nIt [starts in 45 ms](fact:nodejs/cold-start), or [0.05 s](fact:nodejs/cold-start), \
         [*over* 50,000](fact:nodejs/rps),\n[2.5× the requests](fact:nodejs/rps?times=python). \
         [24.1](fact:nodejs/line), since [May 2009](fact:nodejs/first).\n"
    );
    let lines = "content/s/a.md:3:15: 30 ms → 45 ms\n\
        content/s/a.md:3:51: 0.03 s → 0.05 s\n\
        content/s/a.md:4:2: 1.5× → 2.5×\n\
        content/s/a.md:4:53: 22.3 → 24.1\n\
        content/s/a.md:4:85: April 2008 → May 2009\n";
    assert_eq!(stdout, lines);
    assert!(stderr.starts_with("fixed 5 statements on 1 page\nchecked "), "{stderr}");
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (0, ""));
    assert!(stderr.starts_with("fixed 0 statements on 0 pages\n"), "{stderr}");
}

#[test]
fn the_language_of_the_site_keeps_its_form() {
    let folder = site(
        "# A\n\nEs [startet in 30,5 ms](fact:nodejs/cold-start), oder in [0,03 Sekunden](fact:nodejs/cold-start), \
         mit [über 90.000](fact:nodejs/rps) Anfragen, [1,5-mal so vielen](fact:nodejs/rps?times=python), seit \
         [April 2008](fact:nodejs/first).\n",
    );
    folder.write("site/versus.toml", "title = \"A\"\nlang = \"de\"\n");
    let (exit, _, stderr) = fixed(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(
        folder.text("site/content/s/a.md"),
        "# A\n\nEs [startet in 45,0 ms](fact:nodejs/cold-start), oder in [0,05 Sekunden](fact:nodejs/cold-start), \
         mit [über 70.000](fact:nodejs/rps) Anfragen, [2,5-mal so vielen](fact:nodejs/rps?times=python), seit \
         [Mai 2009](fact:nodejs/first).\n"
    );
}

#[test]
fn a_percentage_follows_its_two_facts() {
    let guide = "# A\n\n[60% more](fact:nodejs/rps?times=python), [over 30% less](fact:nodejs/cold-start?times=python) \
                 and [a third less](fact:nodejs/cold-start?times=python).\n";
    let folder = site(guide);
    let (_, stdout, _) = fixed(&folder, &[]);
    assert_eq!(
        stdout,
        "content/s/a.md:3:2: 60% → 150%\ncontent/s/a.md:3:45: over 30% → over 20%\n"
    );
    let after = guide.replace("60%", "150%").replace("over 30%", "over 20%");
    assert_eq!(folder.text("site/content/s/a.md"), after);
}

#[test]
fn a_claim_that_holds_under_one_condition_gets_its_name() {
    let guide = "# A\n\n[4 ms](fact:go/cold-start), [9 ms](fact:go/cold-start) and [5 ms](fact:go/cold-start).\n";
    let folder = site(guide);
    let matrix = matrix("45", "75_000");
    let facts = "[[subject]]\nid = \"go\"\nname = \"Go\"\n[subject.facts]\ncold-start = [\n\
                 { value = 4, when = \"128 MB\" },\n{ value = 9, when = \"64 MB\" },\n]\n";
    folder.write("site/content/s/matrix.toml", matrix + facts);
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!(exit, 1, "{stderr}");
    assert_eq!(
        stdout,
        "content/s/a.md:3:8: fact:go/cold-start → fact:go/cold-start#128-mb\n\
         content/s/a.md:3:43: fact:go/cold-start → fact:go/cold-start#64-mb\n"
    );
    assert!(stderr.contains(": 1 error"), "{stderr}");
}

#[test]
fn positions_are_those_of_the_new_text() {
    let guide = "[9 ms](fact:nodejs/cold-start) [9 ms](fact:nodejs/cold-start)\n\n\
                 [9 ms](fact:nodejs/cold-start)\n";
    let folder = site(guide);
    let (exit, stdout, _) = fixed(&folder, &["-q"]);
    assert_eq!(exit, 0);
    let places = "content/s/a.md:1:2: 9 ms → 45 ms\ncontent/s/a.md:1:34: 9 ms → 45 ms\n\
                  content/s/a.md:3:2: 9 ms → 45 ms\n";
    assert_eq!(stdout, places);
}

#[test]
fn claims_without_a_plain_number_stay_errors() {
    let guide = "# A\n\n[20–30 ms](fact:nodejs/cold-start), [Node 22](fact:nodejs/line), \
                 [no HTTP/2](fact:nodejs/http2?is=no), [slower](fact:python/cold-start?beats=nodejs), \
                 [twice the speed](fact:nodejs/cold-start?times=python), [3\\.5 ms](fact:nodejs/cold-start), \
                 [in 2008](fact:nodejs/first) and [128 MB](fact:nodejs/cold-start).\n";
    let folder = site(guide);
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert_eq!(folder.text("site/content/s/a.md"), guide);
    assert!(stderr.contains(": 8 errors"), "{stderr}");
}

#[test]
fn a_ranking_that_holds_gets_its_test() {
    let guide = "# A\n\n[the fastest](fact:nodejs/cold-start), [slower than Node.js](fact:python/cold-start), \
                 [the fastest](fact:python/cold-start) and [the fastest][fast].\n\n\
                 [fast]: fact:nodejs/cold-start\n";
    let folder = site(guide);
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    let place = "content/s/a.md:3:15: ";
    let change = "fact:nodejs/cold-start → fact:nodejs/cold-start?beats=*";
    assert_eq!(stdout, format!("{place}{change}\n"));
    let after = guide.replacen("nodejs/cold-start)", "nodejs/cold-start?beats=*)", 1);
    assert_eq!(folder.text("site/content/s/a.md"), after);
    assert!(stderr.contains(": 3 warnings"), "{stderr}");
}

#[test]
fn fixable_claims_are_fixed_beside_others() {
    let folder =
        site("[30 ms](fact:nodejs/cold-start), [20–30 ms](fact:nodejs/cold-start)\n\n[x](y.md)\n");
    let (exit, stdout, stderr) = fixed(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (1, "content/s/a.md:1:2: 30 ms → 45 ms\n"));
    assert!(stderr.contains("error[claim-contradicts-fact]: `20–30 ms`"), "{stderr}");
    assert!(stderr.contains(": 2 errors"), "{stderr}");
}

#[test]
fn nothing_but_the_digits_of_a_claim_changes() {
    let guide = "\u{feff}+++\r\ntitle = \"Ü\"\r\n+++\r\nit's “30 ms” \\* --- [Ü *starts* in\r\n\
                 **30**\u{a0}ms, isn't it](fact:nodejs/cold-start) 30 ms\t\r\n\r\n\
                 ::toc\r\n\r\n| a | `b` |\r\n|-|-|\r\n| [`30 ms`][r] | 30 |\r\n\r\n\
                 [r]: fact:nodejs/cold-start\r\n[^1]: [30 ms](fact:nodejs/cold-start)\r\n\r\n\
                 last[^1]";
    let folder = site(guide);
    let (exit, _, stderr) = fixed(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    let wanted = guide
        .replace("**30**", "**45**")
        .replace("[`30 ms`]", "[`45 ms`]")
        .replace("[30 ms]", "[45 ms]");
    assert_eq!(folder.text("site/content/s/a.md"), wanted);
}

#[test]
fn changes_have_the_forms_of_messages() {
    let guide = "[about 30 ms](fact:nodejs/cold-start)\n";
    let folder = site(guide);
    let (exit, stdout, _) = fixed(&folder, &["--format", "json"]);
    assert_eq!(exit, 0);
    let object: Value = serde_json::from_str(&stdout).expect("one object");
    let wanted = serde_json::json!({
        "report": "fix", "file": "content/s/a.md", "line": 1, "column": 2, "end_line": 1,
        "end_column": 13, "fact": "nodejs/cold-start", "old": "about 30 ms", "new": "about 45 ms",
    });
    assert_eq!(object, wanted);
    folder.write("site/content/s/a.md", guide);
    let (_, stdout, _) = fixed(&folder, &["--format", "github"]);
    let wanted = "::notice file=content/s/a.md,line=1,endLine=1,col=2,endColumn=13,title=fixed::\
                  `about 30 ms` → `about 45 ms`, as `nodejs/cold-start` says\n";
    assert_eq!(stdout, wanted);
}

#[test]
fn reports_come_after_fixes() {
    let folder = site("[30 ms](fact:nodejs/cold-start)\n");
    let (exit, stdout, _) = fixed(&folder, &["--claims", "--format", "json", "-q"]);
    assert_eq!(exit, 0);
    let reports: Vec<Value> = stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["report"].clone())
        .collect();
    assert_eq!(reports, ["fix", "claims"]);
}

#[test]
fn drafts_are_not_fixed_unless_included() {
    let guide = "+++\ndraft = true\n+++\n[30 ms](fact:nodejs/cold-start)\n";
    let folder = site(guide);
    let (exit, stdout, _) = fixed(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (0, ""));
    let (exit, stdout, _) = fixed(&folder, &["--drafts"]);
    assert_eq!((exit, stdout.as_str()), (0, "content/s/a.md:4:2: 30 ms → 45 ms\n"));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_links_do_not_lead_out_of_the_content() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let guide = "[30 ms](fact:nodejs/cold-start)\n";
    let folder = site(guide);
    let path = folder.join("site/content/s/a.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
    assert_eq!(fixed(&folder, &[]).0, 0);
    let mode = std::fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    folder.write("site/docs/b.md", guide);
    symlink(folder.join("site/docs/b.md"), folder.join("site/content/s/b.md")).expect("linked");
    let (exit, stdout, stderr) = run_fix(&folder, &[]);
    assert_eq!((exit, stdout.as_str()), (3, ""));
    assert!(stderr.contains("a symbolic link leads out of `content/`"), "{stderr}");

    folder.remove("site/content/s/b.md");
    folder.write("site/content/s/a.md", guide);
    symlink("a.md", folder.join("site/content/s/c.md")).expect("linked");
    let (exit, stdout, stderr) = run_fix(&folder, &[]);
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(stdout, "content/s/a.md:1:2: 30 ms → 45 ms\n", "one file, one change");
    assert!(folder.join("site/content/s/c.md").is_symlink());
}

/// Texts of claims that agree with 30 ms, and with 45,000 requests and 1.5 times as many.
const COLD_START: &[&str] = &[
    "30 ms",
    "starts in 30.0 ms",
    "0.03 s",
    "0.030 s",
    "30",
    "about 30 ms",
    "~30ms",
    "over 20 ms",
    "at least 30 ms",
    "under 100 ms",
    "up to 30 ms",
    "nearly 32 ms",
    "20–40 ms",
    "30+ ms",
    "30,000 µs",
    "Ü **30** ms",
    "isn't *30* ms",
    "`30 ms`",
    "fast",
    "30 ms, or 0.03 s",
    "30 ms on Node 24",
    "no more than 30\u{a0}ms",
    "it's 30&nbsp;ms",
];
const RPS: &[&str] = &[
    "45,000 requests/s",
    "45k",
    "45000",
    "45_000 requests per second",
    "0.045 million requests",
    "over 40,000",
    "about 45 thousand",
    "2,700,000 requests per minute",
    "less than 50k requests",
];
const TIMES: &[&str] =
    &["1.5×", "over 1.2x the requests", "1.50 times", "2× as many", "about 1.5× of it"];

/// The same text with empty brackets in its claims.
fn without_claims(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once('[') {
        let (_, after) = after.split_once("](fact:").expect("a claim");
        let _ = write!(kept, "{before}[](fact:");
        rest = after;
    }
    kept + rest
}

#[test]
fn after_any_fact_change_the_fixed_site_passes_or_errors_remain() {
    let (rewritten, left_wrong) = (Cell::new(0), Cell::new(0));
    proptest!(property(64), |(
        cold_start in prop_oneof![(0_u32..200).prop_map(f64::from), 0.01_f64..1e5, -50.0_f64..0.0],
        rps in prop_oneof![(1_u32..10).prop_map(|k| f64::from(k) * 15_000.0), 1.0_f64..1e7],
        texts in proptest::collection::vec(
            prop_oneof![
                select(COLD_START).prop_map(|text| format!("[{text}](fact:nodejs/cold-start)")),
                select(RPS).prop_map(|text| format!("[{text}](fact:nodejs/rps)")),
                select(TIMES).prop_map(|text| format!("[{text}](fact:nodejs/rps?times=python)")),
            ],
            1..6,
        ),
        line_end in select(&["\n", "\r\n", "\n\n", " — é 30 ms \\* it's ", "\n- "][..]),
    )| {
        let guide = format!("Über 30 ms\n\n{}{line_end}", texts.join(line_end));
        let folder = Folder::new();
        folder.write("content/s/matrix.toml", matrix("30", "45_000"));
        folder.write("content/s/a.md", &guide);
        let selection = Selection {
            drafts: false,
            future: false,
            today: Date::parse("2026-06-01").expect("a day"),
        };
        let load = || compile::load(folder.path(), None, selection).expect("it is there");
        prop_assert!(!load().has_errors(), "{guide}");

        folder.write("content/s/matrix.toml", matrix(&format!("{cold_start:.3}"), &format!("{rps:.3}")));
        let loaded = load();
        let errors = loaded.found.iter().filter(|it| it.is_error()).count();
        let read = |_: &_| Ok(Cow::Owned(guide.clone().into_bytes()));
        let fixed = fix::fix(loaded.site(), &loaded.found, &read).expect("it is read");
        let changes: usize = fixed.iter().map(|page| page.changes.len()).sum();
        prop_assert!(changes <= errors);
        if let Some(page) = fixed.first() {
            prop_assert_eq!(without_claims(&page.text), without_claims(&guide));
            for change in &page.changes {
                prop_assert!(page.text.get(change.span.range()).is_some());
                prop_assert_ne!(&change.old, &change.new);
            }
            folder.write("content/s/a.md", &page.text);
        }
        let loaded = load();
        let left = loaded.found.iter().filter(|it| it.is_error()).count();
        prop_assert!(left + changes >= errors && (changes == 0 || left < errors));
        let read = |_: &_| Ok(Cow::Owned(folder.text("content/s/a.md").into_bytes()));
        let again = fix::fix(loaded.site(), &loaded.found, &read).expect("it is read");
        prop_assert!(again.is_empty(), "what could be fixed is fixed at once: {again:?}");
        rewritten.set(rewritten.get() + changes);
        left_wrong.set(left_wrong.get() + left);
    });
    let (rewritten, left_wrong) = (rewritten.get(), left_wrong.get());
    let is_asked_for = std::env::var_os("PROPTEST_CASES").is_some();
    assert!(is_asked_for || rewritten.min(left_wrong) > 10, "{rewritten} and {left_wrong}");
}
