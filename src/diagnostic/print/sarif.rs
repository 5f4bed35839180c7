//! Diagnostics → SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0). Pure.
//!
//! One run, whose rules are the codes that were found, each with its entry in the manual.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::fixes::{Located, located};
use super::{Place, Texts, manual, with_notes};
use crate::diagnostic::{Code, Diagnostic, Entry, entries};
use crate::source::Span;

/// The base that the URIs of files are relative to.
const BASE: &str = "%SRCROOT%";

/// The characters to percent-encode in the path of a URI.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns a document even if nothing was found, because a program learns from it that everything is fixed.
pub fn report(found: &[Diagnostic], texts: &Texts<'_>) -> String {
    let codes: BTreeSet<Code> = found.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let entries = entries();
    let explained = entries.iter().filter(|entry| codes.contains(&entry.code));
    let results = found.iter().map(|diagnostic| result(diagnostic, &codes, texts));
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "versus",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": explained.map(rule).collect::<Vec<Value>>(),
            } },
            "originalUriBaseIds": { BASE: { "description": {
                "text": "The root of the git repository, or the site's folder if it is not in one",
            } } },
            // As in every report, columns count code points, also those outside the Basic Multilingual Plane.
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<Value>>(),
        }],
    });
    format!("{document:#}\n")
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.code.as_str(),
        "shortDescription": { "text": manual::summary(entry) },
        "fullDescription": { "text": manual::description(entry) },
        "help": {
            "text": manual::plain(entry.markdown),
            "markdown": manual::without_links(entry.markdown),
        },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], texts: &Texts<'_>) -> Value {
    let related = diagnostic.related.iter().map(|(span, what)| {
        let mut location = location(*span, texts);
        location["message"] = json!({ "text": what });
        location
    });
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.as_str(),
        "message": { "text": with_notes(diagnostic) },
        "locations": [location(diagnostic.span, texts)],
        "relatedLocations": related.collect::<Vec<Value>>(),
    });
    let fixes = fixes(diagnostic, texts);
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

/// Returns `fix` objects (§3.55): all edits of a fix are in the file of the mistake.
fn fixes(diagnostic: &Diagnostic, texts: &Texts<'_>) -> Vec<Value> {
    let fixes = located(diagnostic, texts).map(|Located { fix, edits }| {
        let replacements = edits.into_iter().map(|(place, edit)| {
            json!({
                "deletedRegion": region(&place),
                "insertedContent": { "text": edit.new },
            })
        });
        json!({
            "description": { "text": fix.title() },
            "artifactChanges": [{
                "artifactLocation": artifact(diagnostic.span, texts),
                "replacements": replacements.collect::<Vec<Value>>(),
            }],
        })
    });
    fixes.collect()
}

fn location(span: Span, texts: &Texts<'_>) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(span, texts),
        "region": region(&texts.locate(span)),
    } })
}

fn artifact(span: Span, texts: &Texts<'_>) -> Value {
    let path = texts.path_in_repository(&texts.locate(span));
    json!({ "uri": utf8_percent_encode(&path, ESCAPED).to_string(), "uriBaseId": BASE })
}

fn region(place: &Place<'_>) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}
