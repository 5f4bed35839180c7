//! Completion of keys and values in configuration, matrices and front matter. Pure.

use std::collections::HashSet;
use std::sync::Arc;

use super::fact_keys::can_stand;
use super::{Item, What, id, ids, values};
use crate::base::index::Index;
use crate::base::path;
use crate::data::keys::{Form, Key, Keys, Literal};
use crate::editor::Known;
use crate::editor::named::{Kind, Named, Place};
use crate::editor::slot::{DataLanguage, Datum, Document, Part};
use crate::highlight::scheme_names;
use crate::matrix::Matrix;
use crate::matrix::hue::Hue;
use crate::source::{FileId, Role};

/// Returns the items for a position in TOML or YAML. `after` is the text after the word at the cursor.
pub(super) fn items(known: &Known<'_>, file: FileId, datum: &Datum, after: &str) -> Vec<Item> {
    match datum.part {
        Part::Header => headers(datum.of.keys(), ""),
        Part::ListHeader => list_headers(datum.of.keys(), ""),
        Part::Key => {
            let suffix = if after.trim_start().starts_with(['=', ':']) {
                ""
            } else {
                match datum.language {
                    DataLanguage::Toml => " = ",
                    DataLanguage::Yaml => ": ",
                }
            };
            let with = |item: Item| {
                let text = format!("{}{suffix}", item.text);
                item.text(text)
            };
            keys(known, file, datum).into_iter().map(with).collect()
        }
        Part::Value { quoted } => {
            let mut items = given_values(known, file, datum);
            items.extend(formed_values(known, datum));
            if datum.language == DataLanguage::Toml {
                items.retain(|item| !(quoted && item.is_bare));
            }
            let mut seen = HashSet::new();
            items.retain(|item| seen.insert(item.label.clone()));
            let in_quotes = |item: Item| {
                let text = match quoted || item.is_bare {
                    true => item.text.clone(),
                    false => format!("\"{}\"", item.text),
                };
                item.text(text)
            };
            items.into_iter().map(in_quotes).collect()
        }
    }
}

/// Returns the tables that can have a header `[table]`, including nested ones.
fn headers(of: &Keys, before: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for key in of.keys {
        let name = format!("{before}{}", key.name);
        if matches!(key.form, Form::Table(_) | Form::Map(_)) {
            items.push(Item::new(What::Table, name.clone()).about(key.about));
        }
        if let Some(of) = key.form.keys() {
            items.extend(headers(of, &format!("{name}.")));
        }
    }
    items
}

/// Returns the lists of tables that can have a header `[[table]]`, or `[[table.table]]`.
fn list_headers(of: &Keys, before: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for key in of.keys {
        let (Form::Tables(of) | Form::Changes(of)) = key.form else { continue };
        let name = format!("{before}{}", key.name);
        items.push(Item::new(What::Table, name.clone()).about(key.about));
        items.extend(list_headers(of, &format!("{name}.")));
    }
    items
}

fn keys(known: &Known<'_>, file: FileId, datum: &Datum) -> Vec<Item> {
    let is_open = |name: &str| !datum.given.iter().any(|given| given == name);
    let matrix = known.matrix_at(file);
    let path: Vec<&str> = full_path(datum);
    let named = |kind| matrix.map(|at| ids(known, at, kind)).unwrap_or_default();
    let items = match path.as_slice() {
        ["subject", "facts"] => named(Kind::Criterion),
        ["subject", "data_key"] => named(Kind::Data),
        ["scenario", "weights"] => [named(Kind::Group), named(Kind::Criterion)].concat(),
        ["subject", "facts", criterion, "value"] => {
            let matrix = matrix.map(|at| &known.site.matrices[at]);
            let of = matrix.and_then(|matrix| matrix.value_keys(criterion));
            of.map(|of| of.keys.iter().map(key).collect()).unwrap_or_default()
        }
        path => {
            let of = datum.of.keys().at(&datum.path).and_then(Form::keys);
            let mut items: Vec<Item> =
                of.map(|of| of.keys.iter().map(key).collect()).unwrap_or_default();
            if let ["subject", "facts", criterion] = path {
                let matrix = matrix.map(|at| &known.site.matrices[at]);
                let of = matrix.and_then(|of| Some(&of.criteria[of.criterion(criterion)?]));
                items.retain(|item| can_stand(&item.label, &datum.given, of));
            }
            items
        }
    };
    items.into_iter().filter(|item| is_open(&item.label)).collect()
}

fn key(key: &Key) -> Item {
    let detail = match (key.required, key.default) {
        (true, _) => "required".to_owned(),
        (false, Some(default)) => format!("default {}", literal(default)),
        (false, None) => String::new(),
    };
    Item::new(What::Key, key.name).detail(detail).about(key.about)
}

fn literal(of: Literal) -> String {
    match of {
        Literal::Text(text) => format!("\"{text}\""),
        Literal::Boolean(boolean) => boolean.to_string(),
        Literal::Integer(integer) => integer.to_string(),
        Literal::Float(float) => float.to_string(),
    }
}

/// Returns the path of a position in a matrix; in a subject file it begins with `subject` as well.
fn full_path(datum: &Datum) -> Vec<&str> {
    let top = (datum.of == Document::Subject).then_some("subject");
    let mut path: Vec<&str> =
        top.into_iter().chain(datum.path.iter().map(String::as_str)).collect();
    // The facts of a variant, and its keys in data files, are like those of a subject.
    if let ["subject", "variant", "facts" | "data_key", ..] = path.as_slice() {
        path.remove(1);
    }
    path
}

/// Returns the values that the site provides: ids, tags, templates and others.
fn given_values(known: &Known<'_>, file: FileId, datum: &Datum) -> Vec<Item> {
    let site = known.site;
    let plain = |what| move |name: &str| Item::new(what, name);
    let path = full_path(datum);
    match (datum.of, path.as_slice()) {
        (Document::Matrix, ["criteria"]) => {
            let from = path::parent(site.sources.path(file));
            let shared = site.sources.with_role(Role::Criteria);
            let paths = shared.map(|(_, shared)| path::relative(from, &shared.path));
            paths.map(|path| Item::new(What::File, path)).collect()
        }
        (Document::Matrix | Document::Subject | Document::Criteria, path) => {
            known.matrix_at(file).map(|at| matrix_values(known, at, path)).unwrap_or_default()
        }
        (Document::FrontMatter(_), ["matrix"]) => {
            let item = |of: &Arc<Matrix>| Item::new(What::Matrix, &of.id).detail(&of.title);
            site.matrices.iter().map(item).collect()
        }
        (Document::FrontMatter(_), ["subjects"]) => {
            let matrix = known.page(file).and_then(|page| page.matrix);
            matrix.map(|at| ids(known, at, Kind::Subject)).unwrap_or_default()
        }
        (Document::FrontMatter(_), ["tags"]) => {
            site.tags.terms.iter().map(|term| term.name.as_str()).map(plain(What::Value)).collect()
        }
        (Document::FrontMatter(_), ["authors"]) => {
            let terms = site.authors.terms.iter().map(|term| term.name.as_str());
            terms.map(plain(What::Value)).collect()
        }
        (Document::FrontMatter(_), ["level"]) => {
            let mut levels: Vec<&str> =
                site.pages.iter().filter_map(|page| page.matter.level.as_deref()).collect();
            levels.sort_unstable();
            levels.dedup();
            levels.into_iter().map(plain(What::Value)).collect()
        }
        (Document::FrontMatter(_), ["template"]) => {
            let names = site.theme.engine.template_names().into_iter();
            names.filter(|name| !name.contains('/')).map(plain(What::File)).collect()
        }
        (Document::FrontMatter(_), ["cover"]) => super::links::samples(known, file),
        (Document::Configuration, ["theme"]) => {
            let manifests = site.sources.with_role(Role::ThemeManifest);
            let names = manifests.filter_map(|(_, file)| file.path.strip_prefix("themes/"));
            let names = names.filter_map(|path| path.split('/').next());
            names.map(plain(What::Value)).collect()
        }
        (Document::Configuration, ["highlight", _]) => {
            scheme_names().iter().map(String::as_str).map(plain(What::Value)).collect()
        }
        _ => Vec::new(),
    }
}

fn matrix_values(known: &Known<'_>, at: Index<Matrix>, path: &[&str]) -> Vec<Item> {
    let matrix = &known.site.matrices[at];
    match path {
        ["criterion", "id"] => changeable(known, at, Kind::Criterion),
        ["group", "id"] => changeable(known, at, Kind::Group),
        ["source", "id"] => changeable(known, at, Kind::Source),
        ["criterion", "group"] => ids(known, at, Kind::Group),
        ["subject", "color"] => Hue::ALL.map(|hue| Item::new(What::Value, hue.name())).into(),
        ["subject", "facts", _, "source"] | ["criterion", "from", "source"] => {
            ids(known, at, Kind::Source)
        }
        ["subject", "facts", _, "from"] | ["criterion", "from", "data"] => {
            ids(known, at, Kind::Data)
        }
        ["data", "file"] => super::links::data_files(known),
        ["subject", "facts", criterion] | ["subject", "facts", criterion, "value"] => {
            let criterion = matrix.criterion(criterion);
            let values = criterion.map(|criterion| values(matrix, criterion));
            let items = values.unwrap_or_default().into_iter();
            items.map(|value| Item::new(What::Value, value)).collect()
        }
        ["subject", "variant", "extends"] => {
            let mut variants: Vec<Item> = Vec::new();
            for of in matrix.subjects.iter().filter_map(|subject| subject.variant.as_ref()) {
                if !variants.iter().any(|item| item.label == of.id) {
                    variants.push(Item::new(What::Subject, &of.id).detail(&of.name));
                }
            }
            variants
        }
        ["scenario", "requires"] => {
            let all = matrix.criteria.indexed();
            let criteria = all.filter(|(_, criterion)| criterion.kind.can_be_required());
            let named = |(criterion, _)| Named { matrix: at, at: Place::Criterion(criterion) };
            criteria.map(|of| id(known, named(of))).collect()
        }
        ["scenario", "recommend"] => ids(known, at, Kind::Subject),
        _ => Vec::new(),
    }
}

/// Returns the ids that a matrix shares, so that it can change what they declare.
fn changeable(known: &Known<'_>, at: Index<Matrix>, kind: Kind) -> Vec<Item> {
    let site = known.site;
    let shared = site.matrices[at].shared;
    let all = Named::all(site, at, kind);
    all.filter(|of| Some(of.span(site).file) == shared).map(|of| id(known, of)).collect()
}

/// Returns the values that follow from the form of the key alone.
fn formed_values(known: &Known<'_>, datum: &Datum) -> Vec<Item> {
    datum.of.keys().at(&datum.path).map(|form| of_form(known, &form)).unwrap_or_default()
}

fn of_form(known: &Known<'_>, form: &Form) -> Vec<Item> {
    match form {
        Form::OneOf(names) => names.iter().map(|name| Item::new(What::Value, *name)).collect(),
        Form::Boolean => ["true", "false"].map(|word| Item::new(What::Value, word).bare()).into(),
        Form::Date => vec![Item::new(What::Value, known.today.iso_day()).detail("today").bare()],
        Form::AnyOf(forms) => forms.iter().flat_map(|form| of_form(known, form)).collect(),
        Form::List(form) | Form::Filled(form) | Form::Pair(form) => of_form(known, form),
        _ => Vec::new(),
    }
}
