use super::super::check::tests::check_data;
use crate::base::index::at;
use crate::matrix::text::{Words, value_text};
use crate::matrix::{Datum, FactValue, Matrix};
use proptest::prelude::*;

const CSV: &str =
    "tool,ms,day\nnode,30.5,2026-05-02\nnode,28,2026-05-01\nnode,,2026-05-03\nbun,9,2026-05-01\n";

const JSON: &str = r#"{"runs": {"node": {"ms": 30.50, "ok": true, "of": [3, 1, 2]}, "a/b": {"ms": null}},
"list": [{"tool": "node", "size": 10, "ms": 1}, {"tool": "node", "size": 20, "ms": 2}],
"huge": 123456789012345678901234567890, "version": 3.10, "words": "n/a", "bell": "\u0007"}"#;

/// Returns the text of the fact that a query gives, and its mistakes.
fn fact(kind: &str, query: &str) -> (String, Vec<String>) {
    let (matrix, found) = read(kind, query);
    (shown(&matrix), found)
}

fn read(kind: &str, query: &str) -> (Matrix, Vec<String>) {
    let text = format!(
        "title = 'T'\n[[data]]\nid = 'csv'\nfile = 'd.csv'\n[[data]]\nid = 'json'\nfile = 'd.json'\n\
         [[criterion]]\nid = 'c'\nname = 'C'\n{kind}\n[[subject]]\nid = 'a'\nname = 'A'\n\
         [subject.facts]\nc = {{ {query} }}\n"
    );
    let (matrix, mut found) = check_data(&text, &[["csv", "d.csv", CSV], ["json", "d.json", JSON]]);
    found.retain(|wrong| !wrong.starts_with("unused-data"));
    (matrix, found)
}

fn shown(matrix: &Matrix) -> String {
    value_text(matrix.fact(at(0), at(0)), &matrix.criteria[at(0)], &Words::PLAIN)
        .replace('\u{202f}', " ")
}

fn value(kind: &str, query: &str) -> String {
    let (value, found) = fact(kind, query);
    assert_eq!(found, [""; 0], "{query}");
    value
}

/// Returns the only mistake of a query.
fn wrong(kind: &str, query: &str) -> String {
    let (_, found) = fact(kind, query);
    assert_eq!(found.len(), 1, "{query}: {found:?}");
    found[0].clone()
}

const MS: &str = "kind = 'number'\nunit = 'ms'";
const S: &str = "kind = 'number'\nunit = 's'";

/// Returns the facts of a criterion that takes them from a file, for a subject with two variants, and the mistakes.
fn of_column(column: &str, keys: [&str; 3]) -> (Vec<String>, Vec<String>) {
    let [own, one, two] = keys;
    let text = format!(
        "title = 'T'\n[[data]]\nid = 'json'\nfile = 'd.json'\n[[criterion]]\nid = 'c'\nname = 'C'\n\
         kind = 'money'\nunit = 'USD'\n[criterion.from]\ndata = 'json'\n{column}\n\
         [[criterion]]\nid = 'd'\nname = 'D'\nkind = 'number'\n[criterion.from]\ndata = 'json'\nat = '/d'\n\
         [[subject]]\nid = 'a'\nname = 'A'\n{own}\n\
         [[subject.variant]]\nid = 'x'\nname = 'X'\n{one}\n[[subject.variant]]\nid = 'y'\nname = 'Y'\n{two}\n"
    );
    let json = r#"{"c": {"a": 1, "a.y": 2, "why": 3}, "d": {"a": 7, "ex": 8}}"#;
    let (matrix, found) = check_data(&text, &[["json", "d.json", json]]);
    let facts = matrix.subjects.indices().map(|subject| {
        let fact = matrix.fact(subject, at(0));
        let place = fact.from_file.as_ref().map_or("", |of| &of.place);
        let when = fact.when().unwrap_or_default();
        let value = value_text(fact, &matrix.criteria[at(0)], &Words::PLAIN);
        let value = value.replace('\u{202f}', " ");
        format!("{} {value} {when} {place}", matrix.subjects[subject].id)
    });
    (facts.collect(), found)
}

#[test]
fn words_of_a_file_may_have_other_capital_letters() {
    let csv = "k,a,b\nx,Yes,Mid\ny, NO ,hub\nz,TRUE,MID\n";
    let of = |kind: &str, column: &str, key: &str| {
        let text = format!(
            "title = 'T'\n[[data]]\nid = 'csv'\nfile = 'd.csv'\n[[criterion]]\nid = 'c'\nname = 'C'\n{kind}\n\
             [[subject]]\nid = 'a'\nname = 'A'\n[subject.facts]\n\
             c = {{ from = 'csv', where = {{ k = '{key}' }}, column = '{column}' }}\n"
        );
        let (matrix, found) = check_data(&text, &[["csv", "d.csv", csv]]);
        assert_eq!(found, [""; 0], "{text}");
        shown(&matrix)
    };
    let answers = ["x", "y", "z"].map(|key| of("kind = 'yes-no'", "a", key));
    assert_eq!(answers, ["yes", "no", "yes"]);
    let choices =
        ["x", "y", "z"].map(|key| of("kind = 'choice'\nchoices = ['hub', 'mid']", "b", key));
    assert_eq!(choices, ["mid", "hub", "mid"]);
}

#[test]
fn a_row_is_that_of_a_subject_or_of_a_variant() {
    let (facts, found) = of_column("at = '/c'\nwhen = 'Now'", ["", "", ""]);
    assert_eq!(facts, ["a USD 1 Now /c/a", "a.y USD 2 Now /c/a.y"]);
    assert_eq!(found, [""; 0]);
    let (facts, found) = of_column("at = '/c'", ["", "", "data_key = 'why'"]);
    assert_eq!((facts[1].as_str(), found), ("a.y USD 3  /c/why", Vec::new()));
}

#[test]
fn a_key_that_one_criterion_lacks_is_unknown_there_only() {
    let (facts, found) = of_column("at = '/c'", ["data_key = { json = 'ex' }", "", ""]);
    assert_eq!((facts[0].as_str(), found), ("a unknown  ", Vec::new()));
    let (_, found) = of_column("at = '/c'", ["data_key = { json = 'exx' }", "", ""]);
    assert_eq!(found, ["no-rows «'exx'» no row of `json` has the key `exx`"]);
}

#[test]
fn the_currency_of_a_criterion_is_checked_once() {
    let (facts, found) = of_column("at = '/c'\ncurrency = 'EUR'", ["", "", ""]);
    assert_eq!(facts, ["a €1  /c/a", "a.y €2  /c/a.y"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("missing-rate «'EUR'»"), "{found:?}");
    let (_, found) = of_column("at = '/c'\ncurrency = 'euro'", ["", "", ""]);
    assert!(found.len() == 1 && found[0].starts_with("invalid-currency"), "{found:?}");
}

#[test]
fn a_pointer_gives_a_value_with_its_digits() {
    assert_eq!(value(MS, "from = 'json', at = '/runs/node/ms'"), "30.50 ms");
    assert_eq!(value("kind = 'yes-no'", "from = 'json', at = '/runs/node/ok'"), "yes");
    assert_eq!(value("kind = 'version'", "from = 'json', at = '/version'"), "3.10");
    assert_eq!(
        value("kind = 'number'", "from = 'json', at = '/huge'"),
        "123456789012345678901234567890"
    );
    assert_eq!(value(MS, "from = 'json', at = '/list/1/ms'"), "2 ms");
}

#[test]
fn nothing_in_a_file_is_unknown_and_not_no() {
    assert_eq!(value("kind = 'yes-no'", "from = 'json', at = '/runs/a~1b/ms'"), "unknown");
    assert_eq!(value(MS, "from = 'csv', where = { day = '2026-05-03' }, column = 'ms'"), "unknown");
    assert_eq!(value(MS, "from = 'json', at = '/words'"), "n/a");
    // It does not count in an aggregate either.
    assert_eq!(
        value(MS, "from = 'csv', where = { tool = 'node' }, column = 'ms', take = 'min'"),
        "28 ms"
    );
    assert_eq!(value("kind = 'number'", "from = 'csv', column = 'ms', take = 'count'"), "3");
    let none = "from = 'csv', where = { day = '2026-05-03' }, column = 'ms', take = 'mean'";
    assert_eq!(value(MS, none), "unknown");
}

#[test]
fn several_values_become_one() {
    let take = |take: &str| value(MS, &format!("from = 'csv', column = 'ms', take = '{take}'"));
    assert_eq!(
        (take("median"), take("max"), take("mean")),
        ("28 ms".into(), "30.5 ms".into(), "22.5 ms".into())
    );
    let even = "from = 'csv', where = { tool = 'node' }, column = 'ms', take = 'median'";
    assert_eq!(value(MS, even), "29.25 ms");
    assert_eq!(
        value("kind = 'number'", "from = 'json', at = '/runs/node/of', take = 'median'"),
        "2"
    );
    assert_eq!(value("kind = 'date'", "from = 'csv', column = 'day', take = 'max'"), "2026-05-03");
    let (matrix, _) = read(MS, "from = 'csv', column = 'ms', take = 'median'");
    let from_file = matrix.fact(at(0), at(0)).from_file.as_ref().expect("it is from a file");
    let taken = from_file.taken.as_ref().expect("of several");
    let (least, most) = taken.spread.as_ref().expect("numbers");
    assert_eq!((taken.count, &*from_file.place), (3, "ms"));
    let at = |value: &FactValue| value.extent().map(|extent| extent.at);
    assert_eq!((at(least), at(most)), (Some(9.0), Some(30.5)));
}

#[test]
fn a_number_is_converted_to_the_unit_of_its_criterion() {
    assert_eq!(value(S, "from = 'json', at = '/runs/node/ms', unit = 'ms'"), "0.0305 s");
    let mean =
        "from = 'csv', where = { tool = 'node' }, column = 'ms', unit = 'min', take = 'mean'";
    assert_eq!(value(S, mean), "1755 s");
    let wrong = wrong(S, "from = 'json', at = '/runs/node/ms', unit = 'MB'");
    assert_eq!(wrong, "no-conversion «'MB'» `MB` does not convert to `s`, the unit of `c`");
}

#[test]
fn a_row_is_chosen_by_texts_and_numbers() {
    let chosen =
        "from = 'json', at = '/list', where = { tool = 'node', size = 20.0 }, column = 'ms'";
    assert_eq!(value(MS, chosen), "2 ms");
    let (matrix, _) = read(MS, chosen);
    let from_file = matrix.fact(at(0), at(0)).from_file.as_ref().expect("it is from a file");
    assert_eq!(&*from_file.place, "/list ms where tool = node and size = 20");
}

#[test]
fn the_day_of_a_check_is_the_earliest_of_its_rows() {
    let (matrix, found) =
        read(MS, "from = 'csv', column = 'ms', take = 'mean', checked_column = 'day'");
    assert_eq!(found, [""; 0]);
    let checked = matrix.fact(at(0), at(0)).checked.expect("a day");
    assert_eq!(checked.iso_day(), "2026-05-01");
}

#[test]
fn each_mistake_is_at_its_place() {
    let cases = [
        ("from = 'jsno', at = '/x'", "unknown-data «'jsno'»"),
        ("from = 'json', at = '/runs/nod/ms'", "dead-pointer «'/runs/nod/ms'»"),
        ("from = 'json', at = '/list/2/ms'", "dead-pointer «'/list/2/ms'»"),
        ("from = 'json', at = '/list/01/ms'", "dead-pointer «'/list/01/ms'»"),
        ("from = 'csv', at = '/tool'", "dead-pointer «'/tool'»"),
        ("from = 'json', at = 'runs'", "invalid-value «'runs'»"),
        ("from = 'json'", "missing-key «'json'»"),
        ("from = 'csv', column = 'sm', take = 'mean'", "unknown-column «'sm'»"),
        ("from = 'csv', where = { tol = 'node' }, column = 'ms'", "unknown-column «tol»"),
        ("from = 'csv', where = { tool = 'nodee' }, column = 'ms'", "no-rows «'nodee'»"),
        ("from = 'csv', where = { tool = 'node' }, column = 'ms'", "several-rows «'ms'»"),
        ("from = 'csv', where = { tool = 'bun' }", "missing-key «'csv'»"),
        ("from = 'json', at = '/version', column = 'ms'", "no-rows «'ms'»"),
        ("from = 'csv', column = 'tool', take = 'max'", "wrong-value «node»"),
        ("from = 'json', at = '/bell'", "invalid-character «\"\\u0007\"»"),
        ("from = 'json', at = '/version', value = 3", "duplicate-fact «3»"),
        ("value = 3, at = '/version'", "missing-key «at»"),
        ("value = 3, checked_column = 'day'", "missing-key «checked_column»"),
        (
            "from = 'csv', column = 'ms', take = 'min', checked_at = '/x', checked = 2026-01-01",
            "invalid-value «'/x'»",
        ),
    ];
    for (query, start) in cases {
        let (value, found) = fact(MS, query);
        assert!(found.iter().any(|wrong| wrong.starts_with(start)), "{query}: {found:?}");
        assert!(
            value == "unknown" || query.contains("value") || query.contains("2026"),
            "{query}: {value}"
        );
    }
}

proptest! {
    #[test]
    fn an_aggregate_lies_between_the_least_and_the_greatest(
        numbers in proptest::collection::vec((-9999_i32..9999, 0_u32..4), 1..9),
        take in proptest::sample::select(vec!["median", "min", "max", "mean"]),
    ) {
        let rows: Vec<String> = numbers
            .iter()
            .map(|(number, decimals)| format!("{:.*}", *decimals as usize, f64::from(*number) / 10_f64.powi(*decimals as i32)))
            .collect();
        let csv = format!("n\n{}\n", rows.join("\n"));
        let text = format!(
            "title = 'T'\n[[data]]\nid = 'd'\nfile = 'd.csv'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'number'\n\
             [[subject]]\nid = 'a'\nname = 'A'\n[subject.facts]\nc = {{ from = 'd', column = 'n', take = '{take}' }}\n"
        );
        let (matrix, found) = check_data(&text, &[["d", "d.csv", &csv]]);
        prop_assert_eq!(found, Vec::<String>::new());
        let fact = matrix.fact(at(0), at(0));
        let Some(Datum::Number { value, digits }) = matrix.criteria[at(0)].kind.datum(&fact.value) else {
            return Err(TestCaseError::fail("a number"));
        };
        prop_assert_eq!(digits.parse::<f64>().ok(), Some(value));
        let known = rows.iter().map(|row| row.parse::<f64>().expect("a number"));
        let (least, most) = known.fold((f64::MAX, f64::MIN), |(least, most), number| (least.min(number), most.max(number)));
        prop_assert!((least - 0.01..=most + 0.01).contains(&value), "{value} of {rows:?}");
    }
}
