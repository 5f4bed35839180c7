mod any;
mod criterion;
mod fact;
mod variants;

use super::*;
use crate::base::index::at;
use crate::base::period::Period;
use crate::data::document::{Document, Format};
use crate::data::toml;
use crate::matrix::raw;
use crate::matrix::text::Words;
use crate::matrix::{Better, FactValue};
use crate::source::{FileId, Layer, Origin, Role, SourceFile, Sources};

pub(crate) const WORDS: Words<'static> = Words {
    yes: "Yes",
    partial: "Partly",
    no: "No",
    unknown: "?",
    not_applicable: "–",
    date: &in_angles,
    ..Words::PLAIN
};

fn in_angles(date: Period) -> String {
    format!("<{date}>")
}

/// Returns the matrix of a text, and each diagnostic as its code, the text at its span, and its message.
pub(crate) fn check(text: &str) -> (Matrix, Vec<String>) {
    check_files(text, &[])
}

/// Does the same as [`check`] with files of `subjects/`.
fn check_files(text: &str, subjects: &[&str]) -> (Matrix, Vec<String>) {
    let (matrix, found) = diagnostics(text, subjects, &[]);
    let texts: Vec<&str> = [text].into_iter().chain(subjects.iter().copied()).collect();
    let shown = found.iter().map(|diagnostic| {
        let text = texts[place(diagnostic.span.file)];
        let at = text.get(diagnostic.span.range()).expect("a span lies in its file");
        format!("{} «{}» {}", diagnostic.code, at, diagnostic.message())
    });
    let shown = shown.collect();
    (matrix, shown)
}

/// Does the same as [`check`] with data files, each with its id and its path. Mistakes may be in these.
pub(crate) fn check_data(text: &str, data: &[[&str; 3]]) -> (Matrix, Vec<String>) {
    let (matrix, found) = diagnostics(text, &[], data);
    let texts: Vec<&str> = [text].into_iter().chain(data.iter().map(|[.., text]| *text)).collect();
    let shown = found.iter().map(|diagnostic| {
        let at = &texts[place(diagnostic.span.file)][diagnostic.span.range()];
        format!("{} «{}» {}", diagnostic.code, at, diagnostic.message())
    });
    let shown = shown.collect();
    (matrix, shown)
}

fn diagnostics(text: &str, subjects: &[&str], data: &[[&str; 3]]) -> (Matrix, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let table = toml::parse(text, file(0), 0, &mut found);
    let raw = raw::matrix(table, text, &mut found);
    let files = subjects.iter().enumerate().filter_map(|(at, text)| {
        let table = toml::parse(text, file(at + 1), 0, &mut found);
        raw::subject(table, text, &mut found)
    });
    let files = files.collect();
    let mut documents = Documents::new();
    for (at, [id, path, text]) in data.iter().enumerate() {
        let format = Format::of(path).expect("a data file");
        let Some(content) = format.parse(text, file(at + 1), &mut found) else { continue };
        let (path, text) = ((*path).into(), (*text).to_owned());
        let document = Document { file: file(at + 1), path, content, text };
        documents.insert((*id).to_owned(), document.into());
    }
    let matrix = super::check("backend".to_owned(), raw, files, &documents, &mut found);
    (matrix, found)
}

fn sources() -> Sources {
    let file = |at: usize| SourceFile {
        path: format!("content/{at}.toml").into(),
        role: Role::Matrix,
        layer: Layer::Site,
        inner: "x".into(),
        origin: Origin::Embedded(b""),
    };
    Sources::new((0..4).map(file).collect(), 0)
}

fn file(at: usize) -> FileId {
    sources().find(&format!("content/{at}.toml")).expect("there are four")
}

fn place(of: FileId) -> usize {
    (0..4).find(|at| file(*at) == of).expect("there are four")
}

const NONE: [&str; 0] = [];

#[test]
fn an_empty_matrix_is_a_matrix() {
    let (matrix, found) = check("title = 'Runtimes'");
    assert_eq!(found, NONE);
    assert_eq!(matrix.id, "backend");
    assert!(matrix.subjects.is_empty() && matrix.criteria.is_empty());
    assert_eq!(
        (matrix.groups[at(0)].id.as_str(), matrix.groups[at(0)].name.as_str()),
        ("general", "Runtimes")
    );
}

#[test]
fn without_groups_all_criteria_are_in_one_named_after_the_matrix() {
    let (matrix, found) =
        check("title = 'T'\n[[criterion]]\nid = 'tls'\nname = 'TLS'\nkind = 'yes-no'");
    assert_eq!(found, NONE);
    assert_eq!(matrix.groups.len(), 1);
    assert_eq!(matrix.criteria[at(0)].group, at(0));
    assert_eq!(matrix.criteria[at(0)].better, Better::Higher);
}

#[test]
fn weights_refer_to_a_criterion_called_general_rather_than_to_the_implicit_group() {
    let (matrix, found) = check(
        "title = 'T'\n\
         [[criterion]]\nid = 'general'\nname = 'G'\nkind = 'yes-no'\n\
         [[scenario]]\nid = 's'\nname = 'S'\nweights = { general = 3 }",
    );
    assert_eq!(found, NONE);
    assert_eq!(matrix.groups[at(0)].id, "general-group");
    assert_eq!(matrix.scenarios[at(0)].criterion_weights, [(at(0), 3.0)]);
    assert_eq!(matrix.scenarios[at(0)].group_weights, []);
}

#[test]
fn an_unknown_group_is_reported_and_the_first_one_taken() {
    let criterion = "[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'text'\ngroup = 'sped'\n";
    let (matrix, found) = check(&format!(
        "title = 'T'\n[[group]]\nid = 'cost'\nname = 'C'\n[[group]]\nid = 'speed'\nname = 'S'\n{criterion}"
    ));
    assert_eq!(found, ["unknown-group «'sped'» `sped` is not a group of this matrix"]);
    assert_eq!(matrix.criteria[at(0)].group, at(0));
    let (_, found) = diagnostics(&format!("title = 'T'\n{criterion}"), &[], &[]);
    assert_eq!(found[0].help.as_deref(), Some("add a `[[group]]`"));
}

#[test]
fn an_id_that_is_no_id_is_reported_once_and_can_be_referred_to() {
    let (matrix, found) = check(
        "title = 'T'\n[[criterion]]\nid = 'HTTP 2'\nname = 'C'\nkind = 'yes-no'\n\
         [[subject]]\nid = 'node.js'\nname = 'N'\nfacts.'HTTP 2' = 'yes'",
    );
    assert_eq!(
        found,
        [
            "invalid-id «'HTTP 2'» `HTTP 2` is not a valid id",
            "invalid-id «'node.js'» `node.js` is not a valid id",
        ]
    );
    assert!(matrix.fact(at(0), at(0)).value.is_known());
}

#[test]
fn a_repeated_id_is_reported_at_the_second_and_the_first_one_counts() {
    for (table, more) in [
        ("group", ""),
        ("criterion", "kind = 'text'\ngroup = 'g'\n"),
        ("source", "title = 'X'\nurl = 'https://x.org'\n"),
        ("subject", ""),
        ("scenario", ""),
    ] {
        let name = if table == "source" { "" } else { "name = 'X'\n" };
        let one = format!("[[{table}]]\nid = 'x'\n{name}{more}");
        let text = format!("title = 'T'\n{one}{one}[[group]]\nid = 'g'\nname = 'G'\n");
        let (matrix, found) = diagnostics(&text, &[], &[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].message(), format!("there is already a {table} `x`"));
        let first = text.find("'x'").expect("it is there");
        assert_eq!(found[0].related[0].0.range(), first..first + 3);
        assert!(found[0].span.range().start > first);
        let lengths = [
            matrix.groups.len() - 1,
            matrix.criteria.len(),
            matrix.sources.len(),
            matrix.subjects.len(),
            matrix.scenarios.len(),
        ];
        assert_eq!(lengths.iter().sum::<usize>(), 1);
    }
}

#[test]
fn subjects_of_files_follow_those_of_the_matrix_and_share_their_ids() {
    let text = "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'yes-no'\n\
                [[subject]]\nid = 'go'\nname = 'Go'\nfacts.c = 'yes'\n";
    let files = [
        "id = 'rust'\nname = 'Rust'\n[facts]\nc = 'no'",
        "id = 'go'\nname = 'Golang'\nfacts.c = 'maybe'",
    ];
    let (matrix, found) = check_files(text, &files);
    assert_eq!(
        found,
        [
            "duplicate-id «'go'» there is already a subject `go`",
            "wrong-value «'maybe'» `c` cannot be `\"maybe\"`",
        ]
    );
    assert_eq!(matrix.subject_ids(), ["go", "rust"]);
    assert_eq!(matrix.subjects[at(1)].file, file(1));
    assert_eq!(matrix.subject("rust"), Some(at(1)));
    assert_eq!(matrix.fact(at(0), at(0)).value, FactValue::Level(crate::matrix::Level::Yes));
}

const SCENARIOS: &str = "title = 'T'
[[group]]
id = 'speed'
name = 'Speed'
[[criterion]]
id = 'tls'
group = 'speed'
name = 'TLS'
kind = 'yes-no'
[[criterion]]
id = 'rps'
group = 'speed'
name = 'Requests'
kind = 'number'
[[subject]]
id = 'go'
name = 'Go'
[[scenario]]
id = 'api'
name = 'API'
";

#[test]
fn a_scenario_weighs_groups_and_criteria_and_requires_criteria() {
    let (matrix, found) = check(&format!(
        "{SCENARIOS}weights = {{ speed = 3, rps = 0 }}\nrequires = ['tls', 'tls']\nrecommend = 'go'"
    ));
    assert_eq!(found, NONE);
    let scenario = &matrix.scenarios[matrix.scenario("api").expect("it is there")];
    assert_eq!(scenario.group_weights, [(at(0), 3.0)]);
    assert_eq!(scenario.criterion_weights, [(at(1), 0.0)]);
    assert_eq!(scenario.requires, [at(0)]);
    assert_eq!(scenario.recommend, Some(at(0)));
}

#[test]
fn a_scenario_with_unknown_references_keeps_the_rest() {
    let (matrix, found) = check(&format!(
        "{SCENARIOS}weights = {{ sped = 3, rps = 2 }}\nrequires = ['tsl', 'rps', 'tls']\nrecommend = 'rust'"
    ));
    assert_eq!(
        found,
        [
            "unknown-criterion «sped» `sped` is not a group or criterion of this matrix",
            "unknown-criterion «'tsl'» `tsl` is not a criterion of this matrix",
            "wrong-value «'rps'» `rps` cannot be required: its kind is `number`",
            "unknown-subject «'rust'» `rust` is not a subject of this matrix",
        ]
    );
    assert_eq!(matrix.scenarios[at(0)].criterion_weights, [(at(1), 2.0)]);
    assert_eq!(matrix.scenarios[at(0)].requires, [at(0)]);
    assert_eq!(matrix.scenarios[at(0)].recommend, None);
}
