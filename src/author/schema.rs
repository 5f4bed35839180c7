//! JSON Schemas of the files that authors write, and of the published data. Pure. [`Keys`] → JSON.
//!
//! Editors use the schemas to check TOML and front matter. They declare draft 7, but use only features that
//! draft 4 has as well, because all TOML plug-ins support those. They do not use `$ref` or `anyOf`, because
//! plug-ins ignore the descriptions next to them.

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::compile::parse::config::keys as config;
use crate::compile::parse::front_matter::keys as front_matter;
use crate::data::keys::{Form, Key, Keys, Literal};
use crate::matrix::export;
use crate::matrix::keys as matrix;
use crate::theme::keys as theme;

/// Pattern of a date, optionally with a time.
const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ].*)?$";

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// versus.toml
    Config,
    /// matrix.toml
    Matrix,
    /// A file in subjects/
    Subject,
    /// A criteria.toml that matrices share
    Criteria,
    /// Front matter of guides and pages
    Guide,
    /// Front matter of _index.md
    Section,
    /// theme.toml
    Theme,
    /// The matrix.json that is published
    MatrixJson,
}

/// Returns a schema as indented JSON, with a final newline.
pub fn text(kind: Kind) -> String {
    format!("{:#}\n", schema(kind))
}

/// Returns a schema as a JSON value.
pub fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Config => document(&config::CONFIG),
        Kind::Matrix => document(&matrix::MATRIX),
        Kind::Subject => document(&matrix::SUBJECT),
        Kind::Criteria => document(&matrix::SHARED),
        Kind::Guide => of_yaml(document(&front_matter::PAGE)),
        Kind::Section => of_yaml(document(&front_matter::SECTION)),
        Kind::Theme => document(&theme::THEME),
        Kind::MatrixJson => export::schema(),
    }
}

fn document(keys: &Keys) -> Value {
    let mut schema = table(keys);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(keys.about);
    schema
}

fn table(keys: &Keys) -> Value {
    let properties: Map<String, Value> =
        keys.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let mut schema = json!({
        "type": "object",
        "description": keys.about,
        "properties": properties,
        "additionalProperties": false,
    });
    let required: Vec<&str> =
        keys.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    // In draft 4, `required` must not be empty.
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn property(key: &Key) -> Value {
    let mut schema = value(&key.form);
    schema["description"] = json!(key.about);
    match key.default {
        Some(Literal::Text(text)) => schema["default"] = json!(text),
        Some(Literal::Boolean(boolean)) => schema["default"] = json!(boolean),
        Some(Literal::Integer(integer)) => schema["default"] = json!(integer),
        Some(Literal::Float(float)) => schema["default"] = json!(float),
        None => {}
    }
    schema
}

/// Returns the schema of a value. A TOML date is described as a string, because validators see it as one.
fn value(form: &Form) -> Value {
    match form {
        Form::Text => json!({ "type": "string" }),
        Form::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
        Form::OneOf(names) => json!({ "type": "string", "enum": names }),
        Form::Boolean => json!({ "type": "boolean" }),
        Form::Integer => json!({ "type": "integer" }),
        Form::Count => json!({ "type": "integer", "minimum": 1 }),
        Form::Number => json!({ "type": "number" }),
        Form::Weight => json!({ "type": "number", "minimum": 0 }),
        Form::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Form::Date => json!({ "type": "string", "pattern": DATE }),
        Form::List(of) => json!({ "type": "array", "items": value(of) }),
        Form::Filled(of) => json!({ "type": "array", "items": value(of), "minItems": 1 }),
        Form::Pair(of) => {
            json!({ "type": "array", "items": value(of), "minItems": 2, "maxItems": 2 })
        }
        Form::AnyOf(forms) => any_of(forms),
        Form::Table(keys) => table(keys),
        Form::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Form::Changes(keys) => {
            let mut items = table(keys);
            items["required"] = json!(["id"]);
            json!({ "type": "array", "items": items })
        }
        Form::Map(of) => json!({ "type": "object", "additionalProperties": value(of) }),
        Form::Extra => json!({ "type": "object" }),
    }
}

/// Merges the schemas of values of different types: each keyword applies to values of one type only. With
/// the merged schema, a mistake in a table is reported at its key; with `anyOf`, editors would only report
/// that no alternative matches. So they do for several tables.
fn any_of(forms: &[Form]) -> Value {
    let (mut types, mut all, mut tables) = (Vec::new(), Map::new(), Vec::new());
    for form in forms {
        let Value::Object(mut schema) = value(form) else { continue };
        // Unlike other keywords, `enum` applies to values of every type.
        if let Form::OneOf(words) = form {
            schema.remove("enum");
            schema.insert("pattern".to_owned(), json!(format!("^({})$", words.join("|"))));
        }
        types.extend(schema.remove("type").filter(|of| !types.contains(of)));
        match form {
            Form::Table(_) => tables.push(schema),
            _ => all.extend(schema),
        }
    }
    match tables.len() {
        0 | 1 => all.extend(tables.into_iter().flatten()),
        _ => drop(all.insert("anyOf".to_owned(), Value::from_iter(tables))),
    }
    all.insert("type".to_owned(), Value::from(types));
    Value::Object(all)
}

/// Allows `null` for every key, because in YAML a `key:` without a value counts as missing.
fn of_yaml(mut schema: Value) -> Value {
    let properties = schema["properties"].as_object_mut().into_iter().flatten();
    for (_, property) in properties {
        match &mut property["type"] {
            Value::Array(types) => types.push(json!("null")),
            one => *one = json!([one, "null"]),
        }
        if let Some(Value::Array(names)) = property.get_mut("enum") {
            names.push(Value::Null);
        }
    }
    schema
}
