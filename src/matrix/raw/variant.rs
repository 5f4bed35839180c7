//! The variants of a subject. Pure.

use super::query::{self, RawDataKey};
use super::{RawFact, address, facts_of, prose, required};
use crate::data::{Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::Prose;
use crate::matrix::keys as known;
use crate::source::{Span, Spanned};

/// A `[[subject.variant]]`, or a `[[variant]]` in a file of `subjects/`.
#[derive(Debug, Clone)]
pub struct RawVariant {
    pub id: Spanned<String>,
    pub name: String,
    /// `default = true`, with the place of its value
    pub default: Option<Spanned<bool>>,
    /// The id of the variant that it lies over
    pub extends: Option<Spanned<String>>,
    pub url: Option<Spanned<String>>,
    pub about: Option<Prose>,
    pub data_key: Option<RawDataKey>,
    pub facts: Vec<RawFact>,
    /// Where its facts begin, or its id if it has none
    pub facts_span: Span,
}

/// Reads a variant. Returns `None` if there is no `id`.
pub(super) fn read(table: Table, text: &str, found: &mut Vec<Diagnostic>) -> Option<RawVariant> {
    let mut keys = Reader::new(table, &known::VARIANT, found);
    let id = keys.required_text("id");
    let name = required(&mut keys, "name");
    let default = keys.boolean("default").filter(|default| default.value);
    let extends = keys.text("extends");
    let url = keys.text("url").map(|url| address(&mut keys, url));
    let about = prose(&mut keys, "about");
    let data_key = query::data_key(&mut keys);
    let facts = keys.table("facts");
    keys.finish();
    let id = id?;
    let (facts, facts_span) = facts_of(facts, id.span, text);
    let name = name.unwrap_or_else(|| id.value.clone());
    Some(RawVariant { id, name, default, extends, url, about, data_key, facts, facts_span })
}
