//! Views of what a matrix declares beside its facts. Pure.

use serde::Serialize;

use super::link::{ImageView, LinkView};
use super::part::{self, Part};
use crate::base::address::Href;
use crate::theme::Value;

/// A subject: a column of a table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubjectView {
    /// Its id; for a variant that is not the default with the id of its subject, such as `acme.pro`
    pub id: String,
    /// Its name, with that of its variant
    pub name: String,
    /// The variant that its facts are about, else none
    pub variant: Option<VariantView>,
    /// The subject's own web site, else none
    pub url: Option<Href>,
    /// The page about it, else none; for a variant that of its subject
    pub page_url: Option<Href>,
    /// Its other names
    pub aliases: Vec<String>,
    /// Pages about it on other sites, in the order of the matrix
    pub links: Vec<LinkView>,
    /// Name of the subjects that it belongs to, else empty
    pub family: String,
    /// `extra` of the subject
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
    /// Its logo, else none; it stands beside the name, so its alternative text is empty
    pub logo: Option<ImageView>,
    /// Its logo for dark pages, else none
    pub logo_dark: Option<ImageView>,
    /// Words that describe it
    pub tags: Vec<String>,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ subject.about_html or subject.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Whether it is the publisher's own product, which a page must disclose
    pub own: bool,
    /// Its index in the matrix, from 0
    pub index: usize,
    /// Its hue on every page: `blue`, `orange`, `teal`, `pink`, `gold`, `violet`, `red`, `cyan`,
    /// `green`, `brown`, `purple` or `grey`
    pub hue: &'static str,
    /// Its shape on every page: `circle`, `square`, `diamond`, `up`, `down` or `hexagon`
    pub marker: &'static str,
}

/// A variant of a subject: a plan, an edition, a platform or a version.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VariantView {
    /// Its id with that of its subject, such as `acme.pro`
    pub id: String,
    /// Its name without that of the subject
    pub name: String,
    /// Id of the subject
    pub of: String,
    /// Name of the subject
    pub subject_name: String,
    /// `about` of the variant, else empty
    pub about: String,
    /// Whether the id of the subject alone means this variant
    pub is_default: bool,
    /// Number of variants of the subject, including this one
    pub count: usize,
}

/// A group of criteria.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ group.about_html or group.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Its weight
    pub weight: f64,
    /// Its criteria, in declaration order
    pub criteria: Vec<Part<CriterionView>>,
}

/// A criterion: a row of a table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CriterionView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// The page about it, else none
    pub page_url: Option<Href>,
    /// `yes-no`, `level`, `number`, `money`, `rating`, `version`, `date`, `choice`, `support`, `text`,
    /// `list` or `code`
    pub kind: &'static str,
    /// Unit of its values, else empty
    pub unit: String,
    /// `higher`, `lower` or `none`
    pub better: &'static str,
    /// `minimum` if its facts are the least that subjects take, `limit` if they are the most that subjects allow,
    /// else empty
    pub sense: &'static str,
    /// Its weight in its group
    pub weight: f64,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ criterion.about_html or criterion.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Pages about it on other sites, in the order of the matrix
    pub links: Vec<LinkView>,
    /// `extra` of the criterion
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
}

/// The source of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceView {
    /// Its id; empty if the fact gives an address or a file instead of an id
    pub id: String,
    /// Its title; if the fact gives an address, the host with the path, different from all others; the path of a
    /// file of the repository
    pub title: String,
    /// Its address; none for a file of the repository without `[publish] repository`
    pub url: Option<Href>,
    /// Day of publication, else none
    pub published: Option<String>,
    /// In a list of sources the latest day on which a shown fact was compared with it, else none; see `checked` of
    /// a fact
    pub checked: Option<String>,
    /// Pages beside it on other sites, in the order of the matrix
    #[serde(serialize_with = "part::list")]
    pub links: Vec<LinkView>,
    /// `extra` of the source
    #[serde(serialize_with = "part::table")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub extra: serde_json::Value,
}

/// A use case and the subject that its author recommends for it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// `about` as HTML, if it has inline Markdown; else none: print `{{ scenario.about_html or scenario.about }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub about_html: Value,
    /// Criteria that a subject must meet
    pub requires: Vec<Part<CriterionView>>,
    /// The subject that its author recommends, else none
    pub recommend: Option<Part<SubjectView>>,
    /// The author's reason, else empty
    pub because: String,
    /// `because` as HTML, if it has inline Markdown; else none: print `{{ scenario.because_html or scenario.because }}`
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub because_html: Value,
}
