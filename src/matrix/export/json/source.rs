//! Sources in JSON, and what authors add to the parts of a matrix. Pure.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Addresses;
use crate::base::address::Href;
use crate::base::date::Date;
use crate::data::Table;
use crate::matrix::{FactSource, Link, Matrix, More, RepositoryFile, Source};

/// A source of facts.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceJson<'m> {
    /// A file of the repository has `repo:` and its path
    id: &'m str,
    title: Cow<'m, str>,
    url: Href,
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    #[serde(flatten)]
    more: MoreJson<'m>,
}

/// What the author adds to a subject, a criterion or a source.
#[derive(Serialize, JsonSchema)]
pub(super) struct MoreJson<'m> {
    /// Pages about it, in the order declared
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<LinkJson<'m>>,
    /// Any data
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, serde_json::Value>>")]
    extra: Option<serde_json::Value>,
}

/// A page on another site.
#[derive(Serialize, JsonSchema)]
struct LinkJson<'m> {
    title: &'m str,
    url: Href,
}

pub(super) fn source<'m>(of: &'m Source, addresses: &Addresses<'_>) -> SourceJson<'m> {
    let file = of.file.as_ref().and_then(|file| (addresses.file)(file));
    SourceJson {
        id: &of.id,
        title: of.title.as_str().into(),
        url: file.unwrap_or_else(|| Href::written(&of.url.value)),
        published: of.published.map(Date::iso_day),
        more: more(&of.more),
    }
}

/// Returns the files of the repository that are sources and have an address, each once.
pub(super) fn files<'m>(
    matrix: &'m Matrix,
    addresses: &Addresses<'_>,
) -> impl Iterator<Item = SourceJson<'m>> {
    let files: BTreeMap<&str, &RepositoryFile> = matrix
        .cited()
        .filter_map(|source| match source {
            FactSource::Repository(file) => Some((file.as_str(), &**file)),
            FactSource::Declared(_) | FactSource::Url(_) => None,
        })
        .collect();
    files.into_iter().filter_map(|(id, file)| {
        let url = (addresses.file)(file)?;
        let more = MoreJson { links: Vec::new(), extra: None };
        Some(SourceJson { id, title: file.title().into(), url, published: None, more })
    })
}

pub(super) fn more<'m>(of: &'m More) -> MoreJson<'m> {
    let link = |of: &'m Link| LinkJson { title: &of.title, url: Href::written(&of.url.value) };
    MoreJson {
        links: of.links.iter().map(link).collect(),
        extra: of.extra.as_ref().map(Table::json),
    }
}
