use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::matrix::changes::*;
use crate::matrix::check::tests::{WORDS, check};
use crate::matrix::text::value_text;

const PATH: &str = "content/m/matrix.toml";

/// A history of these versions, the oldest first. Each is a list of files, with paths below `content/m/`.
fn history(versions: &[&[(&str, &str)]]) -> History {
    let versions = versions.iter().enumerate().rev().map(|(at, files)| Version {
        commit: format!("{at:040}"),
        seconds: 86_400 * at as i64,
        summary: format!("Commit {at}"),
        files: files
            .iter()
            .filter(|(path, _)| !path.starts_with("data/"))
            .map(|(path, text)| (format!("content/m/{path}"), Arc::from(text.as_bytes())))
            .collect::<BTreeMap<_, _>>(),
        data: files
            .iter()
            .filter(|(path, _)| path.starts_with("data/"))
            .map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes())))
            .collect::<BTreeMap<_, _>>(),
    });
    History { versions: versions.collect(), start: Start::Matrix }
}

/// Describes the changes between these versions of a `matrix.toml`, the oldest first: each with the number
/// of its commit.
fn told(versions: &[&str]) -> Vec<String> {
    let files: Vec<Vec<(&str, &str)>> =
        versions.iter().map(|text| vec![("matrix.toml", *text)]).collect();
    let files: Vec<&[(&str, &str)]> = files.iter().map(Vec::as_slice).collect();
    told_of(&files)
}

/// Returns the changes, on a day on which no check is over.
fn changes_of(history: &History, today: &Matrix) -> Changes {
    changes(history, PATH, today, &mut Unchecked::of(today, Date::EPOCH))
}

fn told_of(versions: &[&[(&str, &str)]]) -> Vec<String> {
    let (_, last) = versions.last().and_then(|files| files.first()).expect("a version");
    let (today, _) = check(last);
    let changes = changes_of(&history(versions), &today);
    changes.commits.iter().rev().flat_map(words).collect()
}

fn words(change: &Change) -> Vec<String> {
    let at = change.commit.id.trim_start_matches('0');
    let facts = change.facts.iter().map(|fact| {
        let value = |of: &Stated| value_text(&of.fact, &of.criterion, &WORDS);
        let (subject, criterion) = (&fact.subject.name, &fact.new.criterion.name);
        format!("{at}: {subject}/{criterion} {} → {}", value(&fact.old), value(&fact.new))
    });
    let flips = change.flips.iter().map(|flip| {
        let on = match &flip.on {
            Topic::Overall => "overall",
            Topic::Part(part) => &part.name,
        };
        format!("{at}: {:?} {on} {} → {}", flip.what, ahead(&flip.old), ahead(&flip.new))
    });
    let members = [("subject", &change.subjects), ("criterion", &change.criteria)];
    let members = members.into_iter().flat_map(|(what, of)| {
        let added = of.added.iter().map(move |(one, n)| format!("{at}: +{what} {} {n}", one.name));
        added
            .chain(of.removed.iter().map(move |(one, n)| format!("{at}: -{what} {} {n}", one.name)))
    });
    let around = (change.around != Around::default()).then(|| format!("{at}: {:?}", change.around));
    facts.chain(flips).chain(members).chain(around).collect()
}

fn ahead(ahead: &Ahead) -> String {
    match ahead {
        Ahead::One(one) => one.name.clone(),
        Ahead::Tie(several) => {
            several.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("=")
        }
        other => format!("{other:?}"),
    }
}

/// A matrix with the subjects `A` and `B`, the criterion `C` of the kind `level`, and these facts.
fn levels(a: &str, b: &str) -> String {
    format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'level'\n\
         [[subject]]\nid = 'a'\nname = 'A'\nfacts.c = {a}\n\
         [[subject]]\nid = 'b'\nname = 'B'\nfacts.c = {b}\n"
    )
}

/// A matrix with the subject `A` and the criterion `C`, with these additional keys.
fn one(keys: &str, fact: &str) -> String {
    format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\n{keys}\n\
         [[subject]]\nid = 'a'\nname = 'A'\n{fact}\n"
    )
}

const NONE: [&str; 0] = [];

#[test]
fn a_value_that_differs_is_a_change_of_its_commit() {
    let versions =
        [levels("'no'", "'no'"), levels("'no'", "'partial'"), levels("'yes'", "'partial'")];
    assert_eq!(
        told(&versions.each_ref().map(String::as_str)),
        [
            "1: B/C No → Partly",
            "1: Outcome overall A=B → B",
            "2: A/C No → Yes",
            "2: Outcome overall B → A",
        ]
    );
}

#[test]
fn a_value_that_becomes_known_or_unknown_is_a_change() {
    let number = "kind = 'number'";
    let (unstated, unknown, known) =
        (one(number, ""), one(number, "facts.c = 'unknown'"), one(number, "facts.c = 3"));
    assert_eq!(told(&[&unstated, &unknown]), NONE);
    let versions = [&unstated, &known, &unknown].map(String::as_str);
    assert_eq!(told(&versions), ["1: A/C ? → 3", "2: A/C 3 → ?"]);
}

#[test]
fn other_digits_names_and_orders_are_no_change() {
    let number = |fact: &str| one("kind = 'number'\nunit = 'ms'", fact);
    assert_eq!(told(&[&number("facts.c = 2.5"), &number("facts.c = 2.50")]), NONE);
    let list = |fact: &str| one("kind = 'list'", fact);
    assert_eq!(told(&[&list("facts.c = ['x', 'y']"), &list("facts.c = ['y', 'x']")]), NONE);
    let renamed = number("facts.c = 1").replace("'A'", "'Alpha'").replace("'C'", "'Cost'");
    assert_eq!(told(&[&number("facts.c = 1"), &renamed]), NONE);
    let choice =
        |choices: &str| one(&format!("kind = 'choice'\nchoices = {choices}"), "facts.c = 'x'");
    assert_eq!(told(&[&choice("['x', 'y']"), &choice("['y', 'x']")]), NONE);
}

#[test]
fn a_choice_at_the_place_of_another_is_a_change() {
    let choice = |choices: &str, fact: &str| {
        one(&format!("kind = 'choice'\nchoices = {choices}"), &format!("facts.c = '{fact}'"))
    };
    let versions = [choice("['x', 'y']", "x"), choice("['y', 'x']", "y")];
    assert_eq!(told(&versions.each_ref().map(String::as_str)), ["1: A/C x → y"]);
}

#[test]
fn another_unit_makes_another_value() {
    let versions =
        ["ms", "s"].map(|unit| one(&format!("kind = 'number'\nunit = '{unit}'"), "facts.c = 3"));
    assert_eq!(told(&versions.each_ref().map(String::as_str)), ["1: A/C 3\u{202f}ms → 3\u{202f}s"]);
}

#[test]
fn everything_has_its_current_name() {
    let versions = [levels("'no'", "'no'"), levels("'yes'", "'no'")];
    let renamed = versions[1].replace("'A'", "'Alpha'");
    let told = told(&[&versions[0], &versions[1], &renamed]);
    assert_eq!(told, ["1: Alpha/C No → Yes", "1: Outcome overall Alpha=B → Alpha"]);
}

#[test]
fn changes_around_a_value_are_counted() {
    let fact = |rest: &str| one("kind = 'level'", &format!("facts.c = {{ value = 'yes'{rest} }}"));
    let around = |old: &str, new: &str| told(&[&fact(old), &fact(new)]).concat();
    let only = |checked, unchecked, sources, notes| {
        format!("1: {:?}", Around { checked, unchecked, sources, notes })
    };
    assert_eq!(around("", ", checked = 2026-01-01"), only(1, 0, 0, 0));
    assert_eq!(around(", checked = 2026-01-01", ""), only(0, 1, 0, 0));
    let (a, b) = (", source = 'https://a.example/'", ", source = 'https://b.example/'");
    assert_eq!(around(a, b), only(0, 0, 1, 0));
    assert_eq!(around("", ", note = 'x', evidence = 'vendor'"), only(0, 0, 0, 1));
    // Declaring a source at another position is not a change.
    let declared = |list: &[&str], fact: &str| {
        let source = |id: &&str| {
            format!("[[source]]\nid = '{id}'\ntitle = 'S'\nurl = 'https://{id}.example/'\n")
        };
        one("kind = 'level'", fact) + &list.iter().map(source).collect::<String>()
    };
    let fact = "facts.c = { value = 'yes', source = 'y' }";
    assert_eq!(told(&[&declared(&["x", "y"], fact), &declared(&["y", "x"], fact)]), NONE);
}

#[test]
fn added_and_removed_subjects_and_criteria_have_their_number_of_facts() {
    let two = levels("'yes'", "'no'");
    let three = two.clone() + "[[subject]]\nid = 'd'\nname = 'D'\nfacts.c = 'partial'\n";
    let more = two.replace(
        "[[subject]]\nid = 'a'",
        "[[criterion]]\nid = 'e'\nname = 'E'\nkind = 'text'\n[[subject]]\nid = 'a'",
    );
    assert_eq!(told(&[&two, &three]), ["1: +subject D 1"]);
    assert_eq!(told(&[&three, &two]), ["1: -subject D 1"]);
    assert_eq!(told(&[&two, &more]), ["1: +criterion E 0"]);
}

#[test]
fn a_scenario_is_followed_with_its_outcome_and_its_recommendation() {
    let with = |a: &str, recommend: &str| {
        let scenario = format!("[[scenario]]\nid = 'x'\nname = 'X'\nrequires = ['c']\n{recommend}");
        levels(a, "'yes'") + &scenario
    };
    let versions =
        [with("'no'", ""), with("'yes'", "recommend = 'a'"), with("'yes'", "recommend = 'b'")];
    assert_eq!(
        told(&versions.each_ref().map(String::as_str)),
        [
            "1: A/C No → Yes",
            "1: Outcome overall B → A=B",
            "1: Outcome X B → A=B",
            "1: Recommendation X Nobody → A",
            "2: Recommendation X A → B",
        ]
    );
}

#[test]
fn weights_alone_can_change_the_leader() {
    let text = |weight: u32| {
        format!(
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'yes-no'\nweight = {weight}\n\
             [[criterion]]\nid = 'd'\nname = 'D'\nkind = 'yes-no'\nweight = 2\n\
             [[subject]]\nid = 'a'\nname = 'A'\nfacts = {{ c = 'yes', d = 'no' }}\n\
             [[subject]]\nid = 'b'\nname = 'B'\nfacts = {{ c = 'no', d = 'yes' }}\n"
        )
    };
    let (old, new) = (text(1), text(3));
    let files: [&[(&str, &str)]; 2] = [&[("matrix.toml", &old)], &[("matrix.toml", &new)]];
    let changes = changes_of(&history(&files), &check(&new).0);
    assert!(changes.commits[0].is_by_weighing());
    assert_eq!(words(&changes.commits[0]), ["1: Outcome overall B → A"]);
}

#[test]
fn a_version_that_could_not_be_published_is_skipped() {
    let (first, last) = (levels("'no'", "'no'"), levels("'yes'", "'no'"));
    let wrong = levels("'often'", "'no'");
    for broken in ["title = ", wrong.as_str()] {
        let told = told(&[&first, broken, &last]);
        assert_eq!(told, ["2: A/C No → Yes", "2: Outcome overall A=B → A"]);
    }
    // An unknown key does not affect the values.
    let old = last.replace("title", "subtitle = 'U'\ntitle");
    assert_eq!(told(&[&first, &old])[0], "1: A/C No → Yes");
}

#[test]
fn subjects_in_files_belong_to_the_matrix() {
    let text = "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'level'\n";
    let (old, new) =
        ("id = 'a'\nname = 'A'\nfacts.c = 'no'", "id = 'a'\nname = 'A'\nfacts.c = 'yes'");
    let told = told_of(&[
        &[("matrix.toml", text), ("subjects/a.toml", old)],
        &[("matrix.toml", text), ("subjects/a.toml", new)],
    ]);
    assert_eq!(told[0], "1: A/C No → Yes");
}

#[test]
fn a_verdict_of_a_guide_flips_with_its_commit() {
    let text = levels("'yes'", "'no'");
    let guide = |winners: [&str; 2]| {
        let [first, second] = winners;
        format!(
            "+++\ntitle = 'G'\n+++\n\n:::verdict{{on=\"c\" winner=\"{first}\"}}\nText.\n:::\n\n\
             :::verdict{{on=\"overall\" winner=\"{second}\"}}\nText.\n:::\n"
        )
    };
    let guides = [guide(["a", "tie"]), guide(["b", "tie"]), guide(["b", "depends"])];
    let versions: Vec<Vec<(&str, &str)>> =
        guides.iter().map(|guide| vec![("matrix.toml", text.as_str()), ("g.md", guide)]).collect();
    let versions: Vec<&[(&str, &str)]> = versions.iter().map(Vec::as_slice).collect();
    assert_eq!(
        told_of(&versions),
        [
            "1: Verdict(\"content/m/g.md\") C A → B",
            "2: Verdict(\"content/m/g.md\") overall  → Depends",
        ]
    );
}

#[test]
fn prose_of_a_guide_changes_nothing() {
    let text = levels("'yes'", "'no'");
    let told = told_of(&[
        &[("matrix.toml", &text), ("g.md", ":::verdict{on=\"c\" winner=\"a\"}\nThis.\n:::\n")],
        &[("matrix.toml", &text), ("g.md", ":::verdict{on=\"c\" winner=\"a\"}\nThat.\n:::\n")],
        &[("matrix.toml", &text), ("g.md", "No verdict.\n")],
    ]);
    assert_eq!(told, NONE);
}

#[test]
fn only_the_newest_commits_are_kept() {
    let texts: Vec<String> =
        (0..=COMMITS + 5).map(|n| one("kind = 'number'", &format!("facts.c = {n}"))).collect();
    let files: Vec<Vec<(&str, &str)>> =
        texts.iter().map(|text| vec![("matrix.toml", text.as_str())]).collect();
    let files: Vec<&[(&str, &str)]> = files.iter().map(Vec::as_slice).collect();
    let all = changes_of(&history(&files), &check(&texts[COMMITS]).0);
    assert_eq!((all.commits.len(), all.start), (COMMITS, Start::Limit));
    assert_eq!(all.since, Date::from_unix_seconds(86_400 * 5));
    let few = changes_of(&history(&files[..3]), &check(&texts[COMMITS]).0);
    assert_eq!((few.commits.len(), few.start), (2, Start::Matrix));
    assert_eq!(few.since, Date::from_unix_seconds(0));
}

#[test]
fn a_value_that_changes_in_a_data_file_is_a_change() {
    let matrix = "title = 'T'\n[[data]]\nid = 'd'\nfile = '/data/d.csv'\n[[criterion]]\nid = 'c'\nname = 'C'\n\
                  kind = 'number'\n[criterion.from]\ndata = 'd'\nkey = 'id'\ncolumn = 'n'\n\
                  [[subject]]\nid = 'a'\nname = 'A'\n";
    let versions: Vec<Vec<(&str, &str)>> =
        ["id,n\na,1\n", "id,n\na,2\n", "no table: \"", "id,n\na,2\n"]
            .map(|data| vec![("matrix.toml", matrix), ("data/d.csv", data)])
            .into();
    let versions: Vec<&[(&str, &str)]> = versions.iter().map(Vec::as_slice).collect();
    assert_eq!(told_of(&versions), ["1: A/C 1 → 2"]);
}
