use crate::base::index::at;
use crate::matrix::check::tests::{WORDS, check};
use crate::matrix::text::value_text;
use crate::matrix::utility::Utilities;

/// Returns the text of a fact and its utility, or its mistakes.
fn read(value: &str) -> Result<(String, f64), Vec<String>> {
    let (matrix, found) = check(&format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'support'\n\
         [[subject]]\nid = 's'\nname = 'S'\nfacts.c = {value}\n"
    ));
    let text = value_text(matrix.fact(at(0), at(0)), &matrix.criteria[at(0)], &WORDS);
    let utility = Utilities::of(&matrix).of_fact(at(0), at(0)).value();
    if found.is_empty() { Ok((text, utility.expect("it is known"))) } else { Err(found) }
}

#[test]
fn every_statement_of_browser_compat_data_has_a_form() {
    let cases = [
        ("'76'", "76+", 1.0),
        ("76", "76+", 1.0),
        ("'76+'", "76+", 1.0),
        ("'v12.5.0'", "v12.5.0+", 1.0),
        ("'≤79'", "≤79", 1.0),
        ("'<= 79'", "≤79", 1.0),
        ("'preview'", "preview", 0.25),
        ("'yes'", "Yes", 1.0),
        ("'partial'", "Partly", 0.5),
        ("'no'", "No", 0.0),
        ("{ value = { since = '4', removed = '85' } }", "4+, removed in 85", 0.0),
        ("{ value = { since = 'yes', removed = 'yes' } }", "removed", 0.0),
        ("{ value = { since = '4', removed = '≤18' } }", "4+, removed in ≤18", 0.0),
        ("{ value = { since = '4', removed = 'preview' } }", "4+, removed in the preview", 1.0),
        ("{ value = { since = '4', prefix = '-webkit-' } }", "4+, with the prefix -webkit-", 0.75),
        ("{ value = { since = '4', name = 'old' } }", "4+, as old", 0.75),
        ("{ value = { since = '4', flag = ['a', 'b'] } }", "4+, behind a flag", 0.25),
        ("{ value = { since = '4', flag = false, partial = false } }", "4+", 1.0),
        ("{ value = { since = 'yes', flag = true } }", "behind a flag", 0.25),
        ("{ value = { since = '4', partial = true, note = ['a', 'b'] } }", "4+, partial", 0.5),
        ("{ value = { since = 'no', note = 'With a polyfill.' } }", "No", 0.0),
        ("{ value = [{ since = '9' }, { since = '4', flag = 'x', removed = '9' }] }", "9+", 1.0),
        ("['9', '4']", "9+", 1.0),
    ];
    for (value, text, utility) in cases {
        assert_eq!(read(value), Ok((text.to_owned(), utility)), "{value}");
    }
}

#[test]
fn what_is_no_version_is_reported_once() {
    for value in
        ["'76-89'", "'since 76'", "'76.'", "'v'", "''", "0", "-1", "7.5", "true", "[]", "'8-'"]
    {
        assert_eq!(read(value).map_err(|found| found.len()), Err(1), "{value}");
    }
    for keys in [
        "",
        "since = 'soon'",
        "since = 'partial'",
        "since = '4', removed = '4'",
        "since = '4', removed = 'no'",
        "since = 'no', flag = 'x'",
        "since = '4', flags = 'x'",
        "since = '4', flag = []",
        "since = '4', prefix = ''",
    ] {
        assert_eq!(
            read(&format!("{{ value = {{ {keys} }} }}")).map_err(|found| found.len()),
            Err(1),
            "{keys}"
        );
    }
}
