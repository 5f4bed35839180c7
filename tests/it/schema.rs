//! The schemas against real files: what authors may write, and what is published.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::json::of_table;
use crate::support::keys::tables_in;
use crate::support::{Folder, own_matrices, run, tree, versus};
use jsonschema::Validator;
use serde_json::{Value, json};
use versus::internals::author::schema::{Kind, schema};
use versus::internals::compile::discover;
use versus::internals::compile::parse::config::keys as config;
use versus::internals::compile::parse::front_matter::keys as front_matter;
use versus::internals::data::keys::{Key, Keys};
use versus::internals::data::toml;
use versus::internals::data::yaml;
use versus::internals::matrix::keys as matrix;
use versus::internals::source::{Layer, Role, SourceFile};
use versus::internals::theme::keys as theme;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The schemas of the files that authors write.
const WRITTEN: [Kind; 6] =
    [Kind::Config, Kind::Matrix, Kind::Subject, Kind::Guide, Kind::Section, Kind::Theme];

fn validator(kind: Kind) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema(kind)).expect("it is a schema")
}

/// The mistakes, each with its place.
fn mistakes(validator: &Validator, value: &Value) -> Vec<String> {
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// A file of a site that has a schema.
struct Checked {
    path: String,
    kind: Kind,
    value: Value,
}

/// The files of a site by their role. Files that cannot be read are left out.
fn files(root: &Path) -> Vec<Checked> {
    let sources = discover::walk(root).expect("it can be listed");
    let of_site = sources.iter().filter(|(_, file)| file.layer != Layer::Default);
    let checked = of_site.filter_map(|(id, file)| {
        let kind = kind(file)?;
        let text = fs::read_to_string(root.join(&*file.path)).ok()?;
        let (is_yaml, text) = match file.role {
            Role::Markdown => front_matter_of(&text)?,
            _ => (false, text.as_str()),
        };
        let mut found = Vec::new();
        let table = match is_yaml {
            true => yaml::parse(text, id, 0, &mut found),
            false => toml::parse(text, id, 0, &mut found),
        };
        let path = file.path.to_string();
        found.is_empty().then(|| Checked { path, kind, value: of_table(&table) })
    });
    checked.collect()
}

fn kind(file: &SourceFile) -> Option<Kind> {
    Some(match file.role {
        Role::Configuration => Kind::Config,
        Role::Matrix => Kind::Matrix,
        Role::Subject => Kind::Subject,
        Role::ThemeManifest => Kind::Theme,
        Role::Markdown => match versus::internals::compile::parse::front_matter::Kind::of(file) {
            versus::internals::compile::parse::front_matter::Kind::Section => Kind::Section,
            _ => Kind::Guide,
        },
        _ => return None,
    })
}

/// Whether it is YAML, and its text.
fn front_matter_of(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let fence = text.lines().next()?.trim_end();
    let is_yaml = match fence {
        "---" => true,
        "+++" => false,
        _ => return None,
    };
    let inner = text.split_once('\n')?.1;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((is_yaml, &inner[..at]));
        }
        at += line.len();
    }
    None
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("the cases");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("listed").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

#[test]
fn every_schema_is_one_and_names_its_draft() {
    for kind in WRITTEN {
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(jsonschema::meta::is_valid(&schema), "{kind:?}");
    }
    let schema = schema(Kind::MatrixJson);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema));
}

#[test]
fn files_that_build_fit_their_schema() {
    let mut counts = WRITTEN.map(|kind| (kind, 0));
    for site in [PathBuf::from(ROOT)].into_iter().chain(cases("tests/sites")) {
        for Checked { path, kind, value } in files(&site) {
            let mistakes = mistakes(&validator(kind), &value);
            assert!(mistakes.is_empty(), "{}: {path}: {mistakes:#?}", site.display());
            counts.iter_mut().filter(|(of, _)| *of == kind).for_each(|(_, count)| *count += 1);
        }
    }
    for (kind, count) in counts {
        assert!(count > 1, "{count} of {kind:?}");
    }
}

/// Mistakes that a schema detects, if no other file is needed to detect them.
const SEEN: [&str; 5] =
    ["unknown-key", "missing-key", "wrong-type", "invalid-value", "invalid-weight"];

#[test]
fn versus_refuses_whatever_a_schema_refuses() {
    let mut seen = BTreeSet::new();
    for case in cases("tests/invalid") {
        let report = fs::read_to_string(case.join("expected.txt")).expect("a report");
        for Checked { path, kind, value } in files(&case) {
            let mistakes = mistakes(&validator(kind), &value);
            let codes = errors_in(&report, &path);
            if !mistakes.is_empty() {
                let case = case.display();
                assert!(!codes.is_empty(), "{case}: {path} is well, but not by {mistakes:#?}");
                seen.extend(codes.into_iter().map(str::to_owned));
            }
        }
    }
    for code in SEEN {
        assert!(seen.contains(code), "no file with {code} is refused");
    }
}

/// Codes of the errors that a report has in a file.
fn errors_in<'r>(report: &'r str, path: &str) -> Vec<&'r str> {
    let mut codes = Vec::new();
    let mut code = None;
    for line in report.lines() {
        if let Some(rest) = line.strip_prefix("error[") {
            code = rest.split(']').next();
        }
        let place =
            line.trim_start().strip_prefix("--> ").and_then(|place| place.split(':').next());
        if place == Some(path) {
            codes.extend(code);
        }
    }
    codes
}

#[test]
fn a_misspelt_key_and_a_wrong_word_are_refused_at_their_position() {
    let config = validator(Kind::Config);
    let wrong = json!({ "titel": "A", "markdown": { "html": "alow" } });
    let mistakes = mistakes(&config, &wrong);
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert!(mistakes.iter().any(|mistake| mistake.contains("titel")), "{mistakes:?}");
    assert!(mistakes.iter().any(|mistake| mistake.starts_with("/markdown/html")), "{mistakes:?}");
}

#[test]
fn an_empty_yaml_value_is_no_value() {
    for (text, is_valid) in [("title:\ntags:\ndate:\n", true), ("titel:\n", false)] {
        let sources = discover::walk(Path::new(ROOT)).expect("it can be listed");
        let (file, _) = sources.iter().next().expect("the default theme has files");
        let table = yaml::parse(text, file, 0, &mut Vec::new());
        assert_eq!(validator(Kind::Guide).is_valid(&of_table(&table)), is_valid, "{text}");
    }
    assert!(validator(Kind::Section).is_valid(&json!({ "sort_by": null })));
}

#[test]
fn published_matrices_fit_their_schema() {
    let site = own_matrices();
    let validator = validator(Kind::MatrixJson);
    for id in ["backend", "generators"] {
        let text = site.text(&format!("public/{id}/matrix.json"));
        let mut data: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(mistakes(&validator, &data), [""; 0], "{id}");
        let subject = data["subjects"][0]["id"].as_str().expect("an id").to_owned();
        let facts = data["facts"][&subject].as_object_mut().expect("a table");
        let (_, first) = facts.iter_mut().next().expect("a fact");
        first["state"] = json!("perhaps");
        assert!(!validator.is_valid(&data));
    }
}

/// Returns a line for each field of published data: its name, whether it is required, and what it can be.
fn fields_of(schema: &Value) -> BTreeSet<String> {
    let all = schema["$defs"].as_object().expect("types");
    let mut fields = BTreeSet::new();
    for (of, schema) in all.iter().map(|(of, schema)| (of.as_str(), schema)).chain([("", schema)]) {
        let Some(properties) = schema["properties"].as_object() else { continue };
        let required = schema["required"].as_array();
        for (name, form) in properties {
            let mut form = form.clone();
            form.as_object_mut().expect("a form").remove("description");
            let is_required = required.is_some_and(|all| all.contains(&json!(name)));
            let need = if is_required { "always" } else { "may be" };
            fields.insert(format!("{of}.{name} {need} {form}"));
        }
    }
    fields
}

/// The fields of a version are in `tests/cli/matrix-json-VERSION.txt`. A field that is added within a version
/// belongs there too: `SNAPSHOTS=overwrite` adds it.
#[test]
fn published_fields_change_only_with_the_version() {
    let schema = schema(Kind::MatrixJson);
    let format = &schema["properties"]["format"]["const"];
    assert_eq!(schema["title"], format!("Data of a matrix, format {format}"));
    let path = Path::new(ROOT).join(format!("tests/cli/matrix-json-{format}.txt"));
    let now = fields_of(&schema);
    let known = fs::read_to_string(&path).unwrap_or_default();
    for field in known.lines() {
        assert!(now.contains(field), "readers know this field: increase the version\n{field}");
    }
    if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        let lines: String = now.iter().map(|field| format!("{field}\n")).collect();
        fs::write(&path, lines).expect("written");
        return;
    }
    let known: BTreeSet<String> = known.lines().map(str::to_owned).collect();
    assert_eq!(now, known, "{}", path.display());
}

#[test]
fn the_manual_shows_data_that_fits_its_schema() {
    let manual = fs::read_to_string(Path::new(ROOT).join("content/manual/matrix.md"));
    let manual = manual.expect("it is there");
    let (_, rest) = manual.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("a fence ends");
    let example: Value = serde_json::from_str(example).expect("it is JSON");
    assert_eq!(mistakes(&validator(Kind::MatrixJson), &example), [""; 0]);
}

#[test]
fn the_manual_names_every_column() {
    let read = |path| fs::read_to_string(Path::new(ROOT).join(path)).expect("it is there");
    let table = read("tests/cli/query.csv");
    let columns: Vec<&str> = table.lines().next().expect("a head").split(',').collect();
    let manual = read("content/manual/matrix.md");
    let (_, rest) = manual.split_once("The first line names the columns: ").expect("a list");
    let (list, _) = rest.split_once(".\n").expect("it ends");
    let named: Vec<&str> = list.split([',', ' ', '\n']).filter(|of| !of.is_empty()).collect();
    let named: Vec<&str> = named.into_iter().map(|of| of.trim_matches('`')).collect();
    assert_eq!(named, columns);
}

#[test]
fn the_manual_has_every_key() {
    let pages: [(&str, &[&'static Keys]); 4] = [
        ("configuration", &[&config::CONFIG]),
        ("front-matter", &[&front_matter::PAGE, &front_matter::SECTION]),
        ("matrix", &[&matrix::MATRIX]),
        ("themes", &[&theme::THEME]),
    ];
    let mut seen = 0;
    for (page, roots) in pages {
        let path = Path::new(ROOT).join(format!("content/manual/{page}.md"));
        let text = fs::read_to_string(path).expect("it is there");
        // Its tables: the lines between those that begin with something else.
        let lines: Vec<&str> = text.lines().collect();
        let tables: Vec<&[&str]> =
            lines.split(|line| !line.starts_with('|')).filter(|rows| !rows.is_empty()).collect();
        let mut waiting = roots.to_vec();
        while let Some(keys) = waiting.pop() {
            let is_row = |rows: &[&str], name: &str| {
                rows.iter().any(|row| row.starts_with(&format!("| `{name}` |")))
            };
            // A key has a row beside those of the same table, unless it has its own heading.
            let has_heading = |key: &Key| {
                text.contains(&format!("## `[{}]`", key.name))
                    || text.contains(&format!("[[{}]]", key.name))
                    || text.contains(&format!("[{}]\n", key.name))
            };
            let is_whole = |rows: &[&str]| {
                keys.keys.iter().all(|key| has_heading(key) || is_row(rows, key.name))
            };
            let place = keys.place;
            assert!(tables.iter().any(|rows| is_whole(rows)), "{page}.md lacks keys of {place}");
            keys.keys.iter().for_each(|key| tables_in(&key.form, &mut waiting));
            seen += keys.keys.len();
        }
    }
    assert!(seen > 80, "{seen} keys");
}

#[test]
fn the_command_prints_the_schema() {
    for (name, kind) in [
        ("config", Kind::Config),
        ("matrix", Kind::Matrix),
        ("subject", Kind::Subject),
        ("guide", Kind::Guide),
        ("section", Kind::Section),
        ("theme", Kind::Theme),
        ("matrix-json", Kind::MatrixJson),
    ] {
        let (exit, stdout, stderr) = run(versus().args(["schema", name]));
        assert_eq!((exit, stderr.as_str()), (0, ""));
        let printed: Value = serde_json::from_str(&stdout).expect("it is JSON");
        assert_eq!(printed, schema(kind));
    }
}

#[cfg(unix)]
#[test]
fn schemas_are_not_written_through_links() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("site/versus.toml", "title = \"A site\"\n");
    folder.write("victim/config.json", "mine\n");
    fs::create_dir(folder.join("site/schemas")).expect("made");
    symlink("../../victim/config.json", folder.join("site/schemas/config.json")).expect("linked");
    symlink("../../victim/new.json", folder.join("site/schemas/matrix.json")).expect("linked");
    let write = || {
        let mut command = versus();
        command.current_dir(folder.join("site")).args(["schema", "--write"]);
        run(&mut command)
    };
    let (exit, _, said) = write();
    assert_eq!(exit, 0, "{said}");
    assert!(folder.join("site/schemas/config.json").is_file());
    assert!(!folder.join("site/schemas/config.json").is_symlink());
    fs::remove_dir_all(folder.join("site/schemas")).expect("removed");
    symlink("../victim", folder.join("site/schemas")).expect("linked");
    let (exit, _, said) = write();
    assert_eq!(exit, 3, "{said}");
    assert!(said.contains("schemas` is a symbolic link"), "{said}");
    assert_eq!(tree(&folder.join("victim")).len(), 1);
    assert_eq!(fs::read_to_string(folder.join("victim/config.json")).expect("read"), "mine\n");
}
