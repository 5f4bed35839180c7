//! Subjects and their variants in JSON. Pure.

use schemars::JsonSchema;
use serde::Serialize;

use super::source::{MoreJson, more};
use crate::base::address::Href;
use crate::base::index::Index;
use crate::matrix::{Matrix, Particulars, Subject, Variant};
use crate::source::Spanned;

/// A subject that is compared.
#[derive(Serialize, JsonSchema)]
pub(super) struct SubjectJson<'m> {
    /// For a variant that is not the default with the id of its subject, such as `acme.pro`
    id: &'m str,
    /// With the name of its variant
    name: &'m str,
    about: Option<&'m str>,
    /// The variant that its facts are about, if it has variants
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<VariantJson<'m>>,
    /// Its position in the matrix, from 0
    index: usize,
    /// Its own site
    url: Option<Href>,
    /// Whether it is the publisher's own product
    own: bool,
    /// Other names
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'m str>,
    #[serde(flatten)]
    more: MoreJson<'m>,
    /// Name of the subjects that it belongs to
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'m str>,
    /// Absolute address of its logo
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    logo: Option<Href>,
    /// Absolute address of its logo for dark pages
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    logo_dark: Option<Href>,
    /// Words that describe it
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'m str>,
}

/// A variant of a subject: a plan, an edition, a platform or a version.
#[derive(Serialize, JsonSchema)]
struct VariantJson<'m> {
    /// Id of the subject
    of: &'m str,
    /// Its id, with that of the subject: `acme.pro`
    id: &'m str,
    /// Its name without that of the subject
    name: &'m str,
    about: Option<&'m str>,
    /// Whether the id of the subject alone means this variant
    default: bool,
}

pub(super) fn subject<'m>(
    matrix: &'m Matrix,
    (index, of): (Index<Subject>, &'m Subject),
    image: &dyn Fn(&str) -> Option<Href>,
) -> SubjectJson<'m> {
    let Particulars { aliases, more: of_author, logo, logo_dark, tags } = &of.particulars;
    let address = |logo: &Spanned<String>| image(&logo.value);
    let variant = |variant: &'m Variant| VariantJson {
        of: &matrix.subjects[variant.of].id,
        id: &variant.address,
        name: &variant.name,
        about: variant.about.as_deref(),
        default: variant.of == index,
    };
    SubjectJson {
        id: &of.id,
        name: &of.name,
        about: of.about.as_deref(),
        variant: of.variant.as_ref().map(variant),
        index: index.number(),
        url: of.url.as_ref().map(|url| Href::written(&url.value)),
        own: of.own,
        aliases: aliases.iter().map(|alias| alias.value.as_str()).collect(),
        more: more(of_author),
        family: of.family.as_deref(),
        logo: logo.as_ref().and_then(address),
        logo_dark: logo_dark.as_ref().and_then(address),
        tags: tags.iter().map(String::as_str).collect(),
    }
}
