//! Properties of any matrix, valid or not.

use crate::data::document::Documents;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{NONE, WORDS, check, file};
use crate::base::index::at;
use crate::data::toml;
use crate::data::{Data, Entry, Node, Table};
use crate::matrix::raw;
use crate::matrix::text::value_text;
use crate::matrix::view::{self, Addresses, Drawn, Kept, Parts, Selection, Viewed};
use crate::source::{Span, Spanned};
use crate::theme::Value;

/// Words of the format, so that random tables resemble valid ones.
const WORDS_OF_TOML: &[&str] = &[
    "id",
    "name",
    "title",
    "kind",
    "group",
    "criterion",
    "source",
    "subject",
    "scenario",
    "facts",
    "value",
    "checked",
    "evidence",
    "note",
    "weight",
    "weights",
    "scale",
    "better",
    "choices",
    "scores",
    "requires",
    "recommend",
    "policy",
    "pages",
    "tie_margin",
    "stale_after",
    "unit",
    "url",
    "yes",
    "no",
    "partial",
    "unknown",
    "n/a",
    "number",
    "yes-no",
    "level",
    "money",
    "rating",
    "version",
    "date",
    "choice",
    "text",
    "list",
    "code",
    "higher",
    "lower",
    "none",
    "12 months",
    "measured",
    "https://example.org/",
    "2026-02-11",
    "3.12",
    "a",
    "b",
    "",
    "é",
];

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(WORDS_OF_TOML).prop_map(str::to_owned)
}

fn span() -> impl Strategy<Value = Span> {
    (0usize..40, 0usize..40).prop_map(|(start, end)| Span::new(file(0), start..end))
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        word().prop_map(Data::Text),
        any::<i64>().prop_map(Data::Integer),
        any::<f64>().prop_map(Data::Float),
        any::<bool>().prop_map(Data::Boolean),
        word().prop_map(Data::Date),
        Just(Data::Nothing),
    ];
    let leaf = (leaf, span()).prop_map(|(data, span)| Node { data, span });
    leaf.prop_recursive(4, 48, 6, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(Data::List);
        let table = table_of(inner).prop_map(Data::Table);
        (prop_oneof![list, table], span()).prop_map(|(data, span)| Node { data, span })
    })
}

fn table_of(node: impl Strategy<Value = Node>) -> impl Strategy<Value = Table> {
    let entry = (word(), span(), node)
        .prop_map(|(key, span, node)| Entry { key: Spanned::new(key, span), node });
    (prop::collection::vec(entry, 0..8), span()).prop_map(|(entries, span)| Table { entries, span })
}

/// Returns a matrix with one criterion of each kind, which is valid except for the facts of its subjects.
fn with_facts(facts: &[String]) -> String {
    let mut text = "title = 'T'\n".to_owned();
    for kind in crate::matrix::Kind::NAMES {
        let choices = if kind == "choice" { "choices = ['a', 'b']\n" } else { "" };
        let _ =
            write!(text, "[[criterion]]\nid = '{kind}'\nname = 'C'\nkind = '{kind}'\n{choices}");
    }
    for (at, fact) in facts.iter().enumerate() {
        let _ = write!(text, "[[subject]]\nid = 's{at}'\nname = 'S'\n[subject.facts]\n");
        for kind in crate::matrix::Kind::NAMES {
            let _ = writeln!(text, "{kind} = {fact}");
        }
    }
    text
}

/// Returns valid and invalid facts as authors write them.
fn written_fact() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        word().prop_map(|word| format!("'{word}'")),
        any::<i64>().prop_map(|integer| integer.to_string()),
        any::<f64>().prop_filter("TOML", |f| f.is_finite()).prop_map(|float| format!("{float:?}")),
        Just("true".to_owned()),
        Just("2026-02-11".to_owned()),
        Just("07:30:00".to_owned()),
        Just("['a', 'b']".to_owned()),
        Just("[1, []]".to_owned()),
    ];
    let key = word();
    (value.clone(), any::<bool>(), key, value).prop_map(|(value, is_long, key, other)| {
        if is_long { format!("{{ value = {value}, '{key}' = {other} }}") } else { value }
    })
}

proptest! {
    #[test]
    fn any_table_is_checked_and_shown_without_a_panic(
        table in table_of(node()),
        subjects in prop::collection::vec(table_of(node()), 0..3),
        text in "[0-9._+x-]{0,40}",
    ) {
        let mut found = Vec::new();
        let raw = raw::matrix(table, &text, &mut found);
        let files = subjects.into_iter().filter_map(|t| raw::subject(t, &text, &mut found));
        let files = files.collect();
        let matrix = super::super::check("m".to_owned(), raw, files, &Documents::new(), &mut found);
        let nothing = |_| None;
        let addresses = Addresses {
            section: None,
            compare: None,
            changes: None,
            data: &|_| None,
            subject: &nothing,
            criterion: &|_| None,
            link: &|_| None,
            image: &|_| None,
            file: &|_| None,
            sample: &|_| None,
        };
        let parts = Parts::new(&matrix, &addresses);
        let of = Viewed { matrix: &matrix, parts: &parts, words: &WORDS, line_url: &|_| None, file_url: &|_| None, data_url: &|_| None };
        view::matrix_view(&of, &addresses);
        let draw = |_: &str, _: &[(&'static str, Value)]| Ok(String::new());
        let of = Drawn { of, kept: &Kept::new(&matrix), draw: &draw };
        view::table_view(&of, &Selection::all(&matrix), "t".to_owned()).expect("drawn");
    }

    #[test]
    fn any_fact_is_known_or_unknown_and_has_a_text(
        facts in prop::collection::vec(written_fact(), 0..4),
    ) {
        let (matrix, _) = check(&with_facts(&facts));
        for subject in matrix.subjects.indices() {
            for criterion in matrix.criteria.indices() {
                let fact = matrix.fact(subject, criterion);
                let text = value_text(fact, &matrix.criteria[criterion], &WORDS);
                prop_assert!(!text.is_empty(), "{fact:?}");
                prop_assert!(fact.span.is_some());
            }
        }
    }
}

#[test]
fn a_large_matrix_is_checked_in_linear_time() {
    let shortest = |subjects| (0..3).map(|_| time_to_check(subjects)).min().unwrap_or_default();
    let (few, many) = (shortest(200), shortest(800));
    // Four times as many facts; quadratic look-ups take sixteen times as long.
    assert!(many < few * 10, "{many:?}, and {few:?} for a quarter");
}

/// Returns how long it takes to check a matrix with 200 criteria.
fn time_to_check(subjects: usize) -> Duration {
    let mut text =
        "title = 'T'\n[[source]]\nid = 'b'\ntitle = 'B'\nurl = 'https://b.org'\n".to_owned();
    for criterion in 0..200 {
        let _ = write!(text, "[[criterion]]\nid = 'c{criterion}'\nname = 'C'\nkind = 'number'\n");
    }
    for subject in 0..subjects {
        let _ = write!(text, "[[subject]]\nid = 's{subject}'\nname = 'S'\n[subject.facts]\n");
        for criterion in 0..200 {
            let _ = writeln!(text, "c{criterion} = {{ value = {subject}.50, source = 'b' }}");
        }
    }
    let mut found = Vec::new();
    let table = toml::parse(&text, file(0), 0, &mut found);
    let began = Instant::now();
    let raw = raw::matrix(table, &text, &mut found);
    let matrix =
        super::super::check("m".to_owned(), raw, Vec::new(), &Documents::new(), &mut found);
    let took = began.elapsed();
    assert_eq!(found.len(), NONE.len());
    assert_eq!(matrix.fact(at(subjects - 1), at(199)).sources.len(), 1);
    took
}
