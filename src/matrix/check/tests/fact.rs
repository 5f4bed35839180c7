//! Valid facts, and the diagnostics of invalid ones.

use super::{NONE, check, diagnostics};
use crate::base::date::{Date, Duration};
use crate::base::index::at;
use crate::matrix::{Evidence, Fact, FactSource, FactValue, Level, Matrix, Soundness};

fn text(kind: &str, value: &str) -> String {
    let choices = if kind == "choice" { "choices = ['static', 'dynamic']\n" } else { "" };
    format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = '{kind}'\n{choices}\
         [[source]]\nid = 'bench'\ntitle = 'B'\nurl = 'https://b.org'\n\
         [[subject]]\nid = 's'\nname = 'S'\n[subject.facts]\nc = {value}\n"
    )
}

fn with(kind: &str, value: &str) -> (Matrix, Vec<String>) {
    check(&text(kind, value))
}

fn fact(kind: &str, value: &str) -> Fact {
    let (matrix, found) = with(kind, value);
    assert_eq!(found, NONE, "{kind} {value}");
    matrix.fact(at(0), at(0)).clone()
}

/// Returns the only mistake of a fact, which must then be unknown and keep its span.
fn mistake(kind: &str, value: &str) -> String {
    let (matrix, mut found) = with(kind, value);
    assert_eq!(found.len(), 1, "{kind} {value} {found:?}");
    let span = matrix.fact(at(0), at(0)).span.expect("it is stated");
    let flawed = Fact { span: Some(span), is_flawed: true, ..Fact::UNSTATED };
    assert_eq!(*matrix.fact(at(0), at(0)), flawed);
    assert_eq!(&text(kind, value)[span.range()], "c");
    found.remove(0)
}

fn number(value: f64, written: &str) -> FactValue {
    FactValue::Number { value, written: written.into() }
}

#[test]
fn a_missing_fact_is_unknown_not_no() {
    let (matrix, found) = check(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'yes-no'\n\
         [[subject]]\nid = 's'\nname = 'S'\n",
    );
    assert_eq!(found, NONE);
    assert_eq!(*matrix.fact(at(0), at(0)), Fact::UNSTATED);
}

#[test]
fn unknown_and_not_applicable_are_values_of_every_kind() {
    for kind in crate::matrix::Kind::NAMES {
        assert_eq!(fact(kind, "'unknown'").value, FactValue::Unknown);
        assert_eq!(fact(kind, "'n/a'").value, FactValue::NotApplicable);
        assert_eq!(fact(kind, "{ value = 'n/a' }").value, FactValue::NotApplicable);
    }
}

#[test]
fn each_kind_takes_its_own_values() {
    assert_eq!(fact("yes-no", "'no'").value, FactValue::Level(Level::No));
    assert_eq!(fact("level", "'partial'").value, FactValue::Level(Level::Partial));
    assert_eq!(fact("number", "30").value, number(30.0, "30"));
    assert_eq!(fact("money", "9.90").value, number(9.9, "9.90"));
    assert_eq!(fact("rating", "-1").value, number(-1.0, "-1"));
    assert_eq!(fact("version", "'v3.10'").value, FactValue::Version("v3.10".into()));
    let day = Date::parse("2026-02-11").expect("a date");
    assert_eq!(fact("date", "2026-02-11").value, FactValue::Date(day.into()));
    assert_eq!(fact("date", "'2026-02-11'").value, FactValue::Date(day.into()));
    assert_eq!(fact("choice", "'dynamic'").value, FactValue::Choice(1));
    assert_eq!(fact("text", "'30 ms'").value, FactValue::Text("30 ms".into()));
    assert_eq!(fact("list", "['a', 'b']").value, FactValue::List(vec!["a".into(), "b".into()]));
}

#[test]
fn a_value_of_another_kind_is_reported_at_its_place() {
    for (kind, value, got) in [
        ("yes-no", "'partial'", "`\"partial\"`"),
        ("yes-no", "true", "`true`"),
        ("yes-no", "'Yes'", "`\"Yes\"`"),
        ("level", "false", "`false`"),
        ("level", "''", "`\"\"`"),
        ("number", "'30'", "`\"30\"`"),
        ("number", "'30 ms'", "`\"30 ms\"`"),
        ("number", "nan", "`nan`"),
        ("money", "-inf", "`-inf`"),
        ("number", "'partial'", "`\"partial\"`"),
        ("rating", "true", "`true`"),
        ("version", "3.10", "`3.10`"),
        ("version", "'latest'", "`\"latest\"`"),
        ("date", "26", "`26`"),
        ("choice", "'statc'", "`\"statc\"`"),
        ("choice", "1", "`1`"),
        ("text", "30", "`30`"),
        ("text", "' '", "`\" \"`"),
        ("text", "['a']", "a list"),
        ("list", "'a'", "`\"a\"`"),
        ("list", "[]", "`[]`"),
        ("number", "2026-02-11", "`2026-02-11`"),
    ] {
        let message = format!("wrong-value «{value}» `c` cannot be {got}");
        assert_eq!(mistake(kind, value), message);
        let long = mistake(kind, &format!("{{ value = {value}, note = 'x' }}"));
        assert_eq!(long, message);
    }
    assert_eq!(mistake("list", "['a', 1]"), "wrong-value «1» `c` cannot be `1`");
    assert_eq!(
        mistake("date", "'2026-02-30'"),
        "invalid-date «'2026-02-30'» `2026-02-30` is not a day of the calendar"
    );
}

#[test]
fn the_help_says_what_the_kind_takes() {
    let help = |kind, value| {
        let (_, mut found) = diagnostics(&text(kind, value), &[], &[]);
        found.remove(0).help.map(String::from).expect("every message helps")
    };
    assert_eq!(help("yes-no", "true"), "write `\"yes\"`, `\"no\"`, or `\"unknown\"` or `\"n/a\"`");
    assert_eq!(
        help("choice", "'x'"),
        "write `\"static\"` or `\"dynamic\"`, or `\"unknown\"` or `\"n/a\"`"
    );
}

#[test]
fn a_number_that_toml_cannot_hold_is_reported_once() {
    for value in ["99999999999999999999", "{ value = 99999999999999999999 }"] {
        assert!(mistake("number", value).starts_with("invalid-toml «99999999999999999999»"));
    }
}

#[test]
fn the_long_form_says_where_a_value_comes_from() {
    let fact = fact(
        "number",
        "{ value = 30, source = ['bench', 'https://x.org/a', 'bench'], checked = 2026-02-11, \
         evidence = 'measured', note = '128 MB', stale_after = '90 days' }",
    );
    assert_eq!(fact.value, number(30.0, "30"));
    let sources = [FactSource::Declared(at(0)), FactSource::Url("https://x.org/a".into())];
    assert_eq!(fact.sources, sources);
    assert_eq!(fact.checked.map(Date::iso_day).as_deref(), Some("2026-02-11"));
    assert_eq!(fact.evidence, Some(Evidence::Measured));
    assert_eq!(fact.note.as_deref(), Some("128 MB"));
    assert_eq!(fact.stale_after, Duration::parse("90 days"));
}

#[test]
fn a_mistake_beside_the_value_leaves_the_value() {
    let (matrix, found) = with(
        "number",
        "{ value = 30, source = ['bnch', 'http://x.org', 'https://', 'bench'], checked = 'soon', \
         evidence = 'guess', stale_after = 'soon', sorce = 1 }",
    );
    assert_eq!(
        found,
        [
            "invalid-date «'soon'» `soon` is not a date",
            "invalid-value «'guess'» `guess` is not a valid value of `evidence`",
            "invalid-value «'soon'» `soon` is not a valid value of `stale_after`",
            "unknown-key «sorce» `sorce` is not a key of this fact",
            "unknown-source «'bnch'» `bnch` is not a source of this matrix",
            "invalid-url «'http://x.org'» the `source` of a fact must begin with `https://`: `http://x.org`",
            "invalid-url «'https://'» `source` is not a valid address: `https://`",
        ]
    );
    let fact = matrix.fact(at(0), at(0));
    assert_eq!(fact.value, number(30.0, "30"));
    assert_eq!(fact.sources, [FactSource::Declared(at(0))]);
}

#[test]
fn the_long_form_has_a_value() {
    let missing = "missing-key «{ source = 'bench' }» this fact has no `value`";
    assert_eq!(mistake("number", "{ source = 'bench' }"), missing);
}

#[test]
fn a_fact_for_no_criterion_is_reported_and_what_it_says_is_checked() {
    let (_, found) =
        check(&format!("{}d = {{ value = 1, source = 'nowhere' }}\n", text("number", "1")));
    assert_eq!(
        found,
        [
            "unknown-criterion «d» `s` has a fact for `d`, which is not a criterion of this matrix",
            "unknown-source «'nowhere'» `nowhere` is not a source of this matrix",
        ]
    );
}

#[test]
fn a_matrix_knows_where_its_mistakes_are() {
    let (matrix, _) = with("number", "30");
    assert_eq!(matrix.soundness, Soundness::Sound);
    let (matrix, _) = with("number", "{ value = 30, source = 'nowhere' }");
    assert_eq!(matrix.soundness, Soundness::FlawedFacts);
    assert!(matrix.fact(at(0), at(0)).is_flawed && matrix.fact(at(0), at(0)).value.is_known());
    let (matrix, _) = with("number'\nbetter = 'more", "30");
    assert_eq!(matrix.soundness, Soundness::Flawed);
    assert!(!matrix.fact(at(0), at(0)).is_flawed);
}
