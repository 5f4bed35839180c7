//! Schemas and parsers agree: for every table and every key, both get values of all types and shapes, and
//! both must accept or refuse the same.
//!
//! Conditions that a schema cannot express are ignored: whether an id is declared, or declared twice, and
//! the requirements of a criterion's kind. A fact is valid if it is valid for any kind.

use std::path::Path;

use crate::support::json::of_table;
use crate::support::keys::tables_in;
use jsonschema::Validator;
use versus::internals::author::schema::{Kind, schema};
use versus::internals::compile::discover;
use versus::internals::compile::parse::config::keys as config;
use versus::internals::compile::parse::front_matter::keys as front_matter;
use versus::internals::compile::parse::{self, front_matter as matter};
use versus::internals::data::document::Documents;
use versus::internals::data::keys::{Form, Key, Keys, Literal};
use versus::internals::data::toml;
use versus::internals::diagnostic::{Code, Diagnostic};
use versus::internals::matrix::keys as matrix;
use versus::internals::matrix::raw;
use versus::internals::source::FileId;
use versus::internals::theme::keys as theme;

/// Values for every key. `a` is the id of everything that is declared.
const VALUES: [&str; 39] = [
    "'GBP'",
    "'a'",
    "''",
    "' '",
    "'Not An Id'",
    "'https://example.org/'",
    "'http://example.org/x y'",
    "'https://example.org/?q#f'",
    "'ftp://example.org/'",
    "'https://github.com/a/b'",
    "'18 months'",
    "'0 days'",
    "'2 fortnights'",
    "'2026-02-11'",
    "'2026-02-30'",
    "'2026-02-11T09:30:00+01:00'",
    "'0.1'",
    "'#3c873A'",
    "'#3a8'",
    "'#3c87'",
    "'teal'",
    "2026-02-11",
    "2026-02-11T09:30:00Z",
    "true",
    "-1",
    "0",
    "1",
    "0.5",
    "1.5",
    "[]",
    "['a']",
    "['a', true]",
    "[1, 2]",
    "[1, 2, 3]",
    "{}",
    "{ a = 1 }",
    "{ a = -1 }",
    "{ a = 'x' }",
    "{ data = 'a' }",
];

/// Kinds of criteria, with a value that fits each.
const KINDS: [(&str, &str); 12] = [
    ("yes-no", "'yes'"),
    ("level", "'partial'"),
    ("number", "1"),
    ("money", "1"),
    ("rating", "1"),
    ("version", "'1'"),
    ("date", "2026-02-11"),
    ("choice", "'a'"),
    ("support", "'76'"),
    ("text", "'a'"),
    ("list", "['a']"),
    ("code", "'a'"),
];

/// A table in its file.
struct Place {
    kind: Kind,
    keys: &'static Keys,
    /// The text before its first key
    before: &'static str,
    /// Its required keys, as TOML
    base: &'static [(&'static str, &'static str)],
    /// The keys to compare here, of a table that is compared in two forms; empty for all
    only: &'static [&'static str],
}

/// The keys of a fact that takes its value from a file.
const FROM_FILE: &[&str] =
    &["from", "at", "where", "column", "take", "unit", "checked_column", "checked_at"];

/// The keys of a fact that states its value.
const STATED: &[&str] = &[
    "value",
    "currency",
    "source",
    "quote",
    "archived",
    "checked",
    "found",
    "evidence",
    "note",
    "stale_after",
];

const DECLARED: &str = "title = 'a'\ngroup = [{ id = 'a', name = 'a' }]\n\
    source = [{ id = 'a', title = 'a', url = 'https://example.org/' }]\n\
    data = [{ id = 'a', file = 'a.json' }]\n";

/// KIND and FACT stand for a kind and a fact of it.
const WITH_SUBJECT: &str = "[[criterion]]\nid = 'a'\nname = 'a'\ngroup = 'a'\nkind = 'KIND'\nunit = 'GBP'\nCHOICES\n\
    [[subject]]\nid = 'a'\nname = 'a'\n";

fn places() -> Vec<Place> {
    let mut places = outside_matrices();
    places.extend(of_definitions());
    places.extend(of_facts());
    places
}

fn place(
    kind: Kind,
    keys: &'static Keys,
    before: &'static str,
    base: &'static [(&'static str, &'static str)],
) -> Place {
    Place { kind, keys, before, base, only: &[] }
}

const NAMED: &[(&str, &str)] = &[("id", "'b'"), ("name", "'b'")];

fn outside_matrices() -> Vec<Place> {
    vec![
        place(Kind::Config, &config::CONFIG, "", &[]),
        place(Kind::Config, &config::MARKDOWN, "[markdown]\n", &[]),
        place(Kind::Config, &config::HIGHLIGHT, "[highlight]\n", &[]),
        place(Kind::Config, &config::FEEDS, "[feeds]\n", &[]),
        place(Kind::Config, &config::SEARCH, "[search]\n", &[]),
        place(Kind::Config, &config::CHECK, "[check]\n", &[]),
        place(
            Kind::Config,
            &config::PUBLISH,
            "[publish]\n",
            // The other keys mean nothing without it.
            &[("repository", "'https://github.com/a/b'")],
        ),
        place(Kind::Config, &config::EXTERNAL, "[external]\n", &[]),
        place(Kind::Config, &config::CHECK, "[check]\n", &[]),
        place(Kind::Config, &config::ALSO, "[[check.also]]\n", &[("files", "'b'")]),
        place(Kind::Guide, &front_matter::PAGE, "", &[]),
        place(Kind::Section, &front_matter::SECTION, "", &[]),
        place(
            Kind::Theme,
            &theme::THEME,
            "",
            &[("name", "'a'"), ("min_version", "'0.1'"), ("max_version", "'0.1'")],
        ),
    ]
}

fn of_definitions() -> Vec<Place> {
    vec![
        place(Kind::Matrix, &matrix::MATRIX, "", &[("title", "'a'")]),
        place(Kind::Matrix, &matrix::POLICY, "DECLARED[policy]\n", &[]),
        place(Kind::Matrix, &matrix::PAGES, "DECLARED[pages]\n", &[]),
        place(Kind::Matrix, &matrix::GROUP, "title = 'a'\n[[group]]\n", NAMED),
        place(
            Kind::Matrix,
            &matrix::CRITERION,
            "DECLARED[[criterion]]\nCHOICES\n",
            &[("id", "'b'"), ("name", "'b'"), ("group", "'a'"), ("kind", "'KIND'")],
        ),
        place(
            Kind::Matrix,
            &matrix::SOURCE,
            "title = 'a'\n[[source]]\n",
            &[("id", "'b'"), ("title", "'b'"), ("url", "'https://example.org/'")],
        ),
        place(
            Kind::Matrix,
            &matrix::RATE,
            "DECLARED[[rate]]\n",
            &[
                ("from", "'EUR'"),
                ("to", "'USD'"),
                ("rate", "1"),
                ("date", "2026-02-11"),
                ("source", "'a'"),
            ],
        ),
        place(
            Kind::Matrix,
            &matrix::SUBJECT,
            "DECLAREDWITH_SUBJECT[[subject]]\n",
            // A logo for dark pages means nothing without it.
            &[("id", "'b'"), ("name", "'b'"), ("logo", "'b.svg'")],
        ),
    ]
}

fn of_facts() -> Vec<Place> {
    vec![
        Place {
            only: STATED,
            ..place(
                Kind::Matrix,
                &matrix::FACT,
                "DECLAREDWITH_SUBJECT[subject.facts.a]\n",
                &[("value", "FACT")],
            )
        },
        Place {
            only: FROM_FILE,
            ..place(
                Kind::Matrix,
                &matrix::FACT,
                "DECLAREDWITH_SUBJECT[subject.facts.a]\n",
                &[("from", "'a'"), ("at", "'/a'")],
            )
        },
        place(
            Kind::Matrix,
            &matrix::VARIANT,
            "DECLAREDWITH_SUBJECT[[subject.variant]]\nid = 'a'\nname = 'a'\n[[subject.variant]]\n",
            NAMED,
        ),
        place(
            Kind::Matrix,
            &matrix::DATA,
            "title = 'a'\n[[data]]\n",
            &[("id", "'b'"), ("file", "'b.json'")],
        ),
        place(
            Kind::Matrix,
            &matrix::COLUMN,
            "DECLARED[[criterion]]\nid = 'b'\nname = 'b'\ngroup = 'a'\nkind = 'money'\nunit = 'USD'\n[criterion.from]\n",
            &[("data", "'a'")],
        ),
        place(
            Kind::Matrix,
            &matrix::SUPPORT,
            "DECLAREDWITH_SUBJECT[subject.facts.a.value]\n",
            &[("since", "'0'")],
        ),
        place(
            Kind::Matrix,
            &matrix::CODE,
            "DECLAREDWITH_SUBJECT[subject.facts.a.value]\n",
            &[("code", "'a'")],
        ),
        place(Kind::Criteria, &matrix::SHARED, "", &[]),
        place(Kind::Matrix, &matrix::SCENARIO, "DECLAREDWITH_SUBJECT[[scenario]]\n", NAMED),
    ]
}

/// The file with these lines in the table, once for each kind of criterion if that makes a
/// difference.
fn documents(place: &Place, lines: &str) -> Vec<String> {
    let text = format!("{}{lines}", place.before)
        .replace("DECLARED", DECLARED)
        .replace("WITH_SUBJECT", WITH_SUBJECT);
    if !["KIND", "CHOICES", "FACT"].iter().any(|word| text.contains(word)) {
        return vec![text];
    }
    let of_kind = |(kind, fact): (&str, &str)| {
        let needs_choices = kind == "choice" && !lines.contains("choices =");
        let choices = if needs_choices { "choices = ['a']" } else { "" };
        text.replace("KIND", kind).replace("CHOICES", choices).replace("FACT", fact)
    };
    KINDS.map(of_kind).into()
}

/// The result of parsing a file, as text without spans, and its messages.
fn read(kind: Kind, text: &str, file: FileId) -> (String, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let table = toml::parse(text, file, 0, &mut found);
    let front_matter = |kind, found: &mut Vec<Diagnostic>| {
        format!("{:?}", matter::read(&format!("+++\n{text}+++\n"), file, kind, found).0)
    };
    let made = match kind {
        Kind::Config => format!("{:?}", parse::config::read(table, &mut found)),
        Kind::Matrix => {
            let raw = raw::matrix(table, text, &mut found);
            let made = format!("{raw:?}");
            let none = Documents::new();
            drop(versus::internals::matrix::check(
                "m".to_owned(),
                raw,
                Vec::new(),
                &none,
                &mut found,
            ));
            made
        }
        Kind::Guide => front_matter(matter::Kind::Page, &mut found),
        Kind::Section => front_matter(matter::Kind::Section, &mut found),
        Kind::Theme => {
            format!("{:?}", versus::internals::theme::read_manifest(table, "0.1.0", &mut found))
        }
        Kind::Criteria => {
            let shared = raw::shared(table, &mut found);
            let mut matrix = shared.alone();
            matrix.title = "a".to_owned();
            let none = Documents::new();
            drop(versus::internals::matrix::check(
                "m".to_owned(),
                matrix,
                Vec::new(),
                &none,
                &mut found,
            ));
            format!("{shared:?}")
        }
        Kind::Subject => unreachable!("it is a table of a matrix"),
        Kind::MatrixJson => unreachable!("nobody writes it"),
    };
    let mut parts = made.split("Span {");
    let first = parts.next().unwrap_or_default().to_owned();
    let made =
        parts.filter_map(|part| part.split_once('}')).fold(first, |all, (_, rest)| all + rest);
    (made, found)
}

/// Whether a schema can detect this mistake.
fn is_seen(diagnostic: &Diagnostic, value: &str) -> bool {
    let word = value.trim_matches('\'');
    let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    match diagnostic.code {
        Code::DuplicateId | Code::DuplicateName | Code::IncompatibleTheme | Code::UnusedData => {
            false
        }
        // An ill-formed id is not declared anywhere.
        Code::UnknownGroup
        | Code::UnknownCriterion
        | Code::UnknownSubject
        | Code::UnknownSource
        | Code::UnknownData => word.is_empty() || !word.bytes().all(is_id),
        _ => true,
    }
}

struct Judges {
    file: FileId,
    validators: Vec<(Kind, Validator)>,
}

impl Judges {
    fn new() -> Judges {
        let sources = discover::walk(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("listed");
        let (file, _) = sources.iter().next().expect("the default theme has files");
        let kinds =
            [Kind::Config, Kind::Matrix, Kind::Criteria, Kind::Guide, Kind::Section, Kind::Theme];
        let validator = |kind| {
            let options = jsonschema::options().should_validate_formats(true);
            (kind, options.build(&schema(kind)).expect("it is a schema"))
        };
        Judges { file, validators: kinds.map(validator).into() }
    }

    /// Whether versus accepts these lines, and whether the schema does.
    fn ask(&self, place: &Place, lines: &str, value: &str) -> [bool; 2] {
        let documents = documents(place, lines);
        let takes = |text: &String| {
            !read(place.kind, text, self.file).1.iter().any(|of| is_seen(of, value))
        };
        let of_kind = |(kind, _): &&(Kind, Validator)| *kind == place.kind;
        let (_, validator) = self.validators.iter().find(of_kind).expect("there is one for each");
        let fits = |text: &String| {
            let table = toml::parse(text, self.file, 0, &mut Vec::new());
            validator.is_valid(&of_table(&table))
        };
        [documents.iter().any(takes), documents.iter().any(fits)]
    }
}

impl Place {
    /// The keys to compare.
    fn compared(&self) -> impl Iterator<Item = &'static Key> {
        let keys = self.keys.keys.iter();
        keys.filter(|key| self.only.is_empty() || self.only.contains(&key.name))
    }
}

/// The lines of the table with one key changed, or left out.
fn lines(place: &Place, key: &str, value: Option<&str>) -> String {
    let others = place.base.iter().filter(|(name, _)| *name != key);
    let changed = value.map(|value| (key, value));
    let entries = others.map(|(name, value)| (*name, *value)).chain(changed);
    entries.map(|(name, value)| format!("{name} = {value}\n")).collect()
}

/// Values for a key: those for all keys, and the words of its own list.
fn values(key: &Key) -> Vec<String> {
    VALUES.iter().map(|value| (*value).to_owned()).chain(words(&key.form)).collect()
}

/// The values of a form that accepts only certain words.
fn words(form: &Form) -> Vec<String> {
    match form {
        Form::OneOf(words) => words.iter().map(|word| format!("'{word}'")).collect(),
        Form::List(of) => words(of).into_iter().map(|word| format!("[{word}]")).collect(),
        Form::AnyOf(forms) => forms.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// Values that a schema accepts and versus does not, for a reason that schemas cannot express.
fn is_beyond_schemas(key: &Key, value: &str) -> bool {
    // Dates are strings when TOML is checked with a schema, and no pattern knows the calendar.
    let is_date = value.starts_with("2026") || value.contains("02-30");
    // Each choice needs a score, and each score a choice.
    let is_part_of_choices = key.name == "scores" && value.starts_with('{');
    // The address of a variant, which is not declared.
    let is_of_variant = key.name == "extends" || key.name == "recommend" && value == "'0.1'";
    // A fact is of a criterion, and there is none with this id.
    let is_of_no_criterion = key.name == "facts" && value.starts_with("{ data");
    // A rate is above zero.
    is_date || is_part_of_choices || is_of_variant || is_of_no_criterion || key.name == "rate"
}

#[test]
fn parsers_and_schemas_take_the_same_values() {
    let judges = Judges::new();
    let mut differences = Vec::new();
    for place in places() {
        for key in place.compared() {
            let mut taken = 0;
            for value in values(key) {
                let [by_versus, by_schema] =
                    judges.ask(&place, &lines(&place, key.name, Some(&value)), &value);
                taken += usize::from(by_versus && by_schema);
                let is_excused = by_schema && is_beyond_schemas(key, &value);
                if by_versus != by_schema && !is_excused {
                    let name = key.name;
                    let of = place.keys.place;
                    differences.push(format!(
                        "{of}: `{name} = {value}`: versus {by_versus}, schema {by_schema}"
                    ));
                }
            }
            if taken == 0 {
                differences.push(format!("{}: no value for `{}`", place.keys.place, key.name));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

/// Whether a table without a key can be a change of a shared one.
fn may_change(place: &Place, key: &Key) -> bool {
    let is_place = |form: &Form| matches!(form, Form::Changes(of) if std::ptr::eq(*of, place.keys));
    key.name != "id" && matrix::MATRIX.keys.iter().any(|of| is_place(&of.form))
}

#[test]
fn parsers_and_schemas_miss_the_same_keys() {
    let judges = Judges::new();
    for place in places() {
        for key in place.compared() {
            let taken = judges.ask(&place, &lines(&place, key.name, None), "");
            // The schema cannot know whether there are groups.
            let needs_group = key.name == "group" && place.keys.place == matrix::CRITERION.place;
            // Nor whether the table changes a shared one, or that a fact needs a value, or a file and a place.
            let is_of_fact = place.keys.place == matrix::FACT.place;
            let makes_value = is_of_fact && ["value", "from", "at"].contains(&key.name);
            let by_versus = !key.required && !needs_group && !makes_value;
            let by_schema = needs_group || !key.required || may_change(&place, key);
            let expected = [by_versus, by_schema];
            assert_eq!(taken, expected, "{} without `{}`", place.keys.place, key.name);
        }
    }
}

#[test]
fn parsers_and_schemas_refuse_a_key_that_no_list_has() {
    let judges = Judges::new();
    for place in places() {
        let with = |key: &str| lines(&place, key, Some("1"));
        assert_eq!(judges.ask(&place, &with("zzz"), "1"), [false; 2], "{}", place.keys.place);
    }
}

#[test]
fn a_schema_default_is_the_value_used_without_the_key() {
    let file = Judges::new().file;
    let mut compared = 0;
    for place in places() {
        for key in place.compared() {
            // These three are resolved where they are used.
            let is_late = ["light", "dark", "sort_by"].contains(&key.name);
            let Some(default) = key.default.filter(|_| !is_late) else { continue };
            let default = match default {
                Literal::Text(text) => format!("'{text}'"),
                Literal::Boolean(boolean) => boolean.to_string(),
                Literal::Integer(integer) => integer.to_string(),
                Literal::Float(float) => float.to_string(),
            };
            let [without, with] = [None, Some(default.as_str())].map(|value| {
                let document = documents(&place, &lines(&place, key.name, value)).remove(0);
                read(place.kind, &document, file).0
            });
            assert_eq!(without, with, "{}: `{} = {default}`", place.keys.place, key.name);
            compared += 1;
        }
    }
    assert!(compared > 15, "{compared} defaults");
}

#[test]
fn every_kind_is_compared() {
    assert_eq!(KINDS.map(|(kind, _)| kind), versus::internals::matrix::Kind::NAMES);
}

#[test]
fn every_table_is_compared() {
    let mut missing = Vec::new();
    let roots: [&Keys; 6] = [
        &config::CONFIG,
        &front_matter::PAGE,
        &front_matter::SECTION,
        &matrix::MATRIX,
        &matrix::SHARED,
        &theme::THEME,
    ];
    let places = places();
    let mut waiting: Vec<&Keys> = roots.into();
    while let Some(keys) = waiting.pop() {
        if !places.iter().any(|place| std::ptr::eq(place.keys, keys)) {
            missing.push(keys.place);
        }
        keys.keys.iter().for_each(|key| tables_in(&key.form, &mut waiting));
    }
    assert_eq!(missing, [""; 0]);
}
