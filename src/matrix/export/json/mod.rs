//! [`Matrix`] → JSON. Pure.
//!
//! Facts are serialized one by one, so that a large matrix is never in memory twice. The doc comments
//! of the types are the descriptions in the output of `versus schema matrix-json`.

mod criterion;
mod facts;
mod number;
mod rate;
mod scenario;
mod source;
mod subject;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::criterion::{CriterionJson, GroupJson, criterion, group};
use self::facts::{FactJson, Facts};
pub use self::facts::{Worded, fact_json};
use self::number::Number;
use self::rate::{RateJson, rate_json};
use self::scenario::{ScenarioJson, scenario};
use self::source::{SourceJson, files, source};
use self::subject::{SubjectJson, subject};
use crate::base::address::Href;
use crate::base::date::{Date, Duration};
use crate::matrix::code;
use crate::matrix::text::Words;
use crate::matrix::view::as_of;
use crate::matrix::{Demand, Matrix, RepositoryFile};

/// Version of the format. It increases when readers of the previous version would misread the new one: if a
/// field is removed, renamed or gets another type or meaning, or if one of a list of values is new.
const FORMAT: u32 = 2;

/// What a matrix names: absolute addresses, and the texts of samples.
pub struct Addresses<'a> {
    /// Returns the address of an image
    pub image: &'a dyn Fn(&str) -> Option<Href>,
    /// Returns the address of a file of the repository
    pub file: &'a dyn Fn(&RepositoryFile) -> Option<Href>,
    pub code: &'a code::Read<'a>,
}

/// Returns one object on a line of its own. `url` is the absolute address of the page that shows
/// the matrix.
pub fn json(matrix: &Matrix, url: &Href, words: &Words<'_>, addresses: &Addresses<'_>) -> String {
    let criteria = matrix.criteria.indexed();
    let subjects = || matrix.subjects.indexed();
    let listed = subjects().filter(|(_, subject)| subject.is_listed());
    let variants = subjects().filter(|(_, subject)| !subject.is_listed());
    let all = MatrixJson {
        format: FORMAT,
        id: &matrix.id,
        title: &matrix.title,
        licence: matrix.licence(),
        url,
        as_of: as_of(&matrix.facts).map(Date::iso_day),
        policy: PolicyJson {
            sources: matrix.policy.sources.as_str(),
            stale_after: matrix.policy.stale_after.map(Duration::iso),
            tie_margin: Number(matrix.policy.tie_margin),
        },
        groups: matrix.groups.iter().map(group).collect(),
        criteria: criteria.map(|of| criterion(matrix, of)).collect(),
        sources: matrix
            .sources
            .iter()
            .map(|of| source(of, addresses))
            .chain(files(matrix, addresses))
            .collect(),
        rates: matrix.rates.iter().map(|of| rate_json(matrix, of)).collect(),
        subjects: listed.map(|of| subject(matrix, of, addresses.image)).collect(),
        variants: variants.map(|of| subject(matrix, of, addresses.image)).collect(),
        facts: Facts(Worded { matrix, words, code: addresses.code }),
        scenarios: matrix.scenarios.iter().map(|of| scenario(matrix, of)).collect(),
    };
    serde_json::to_string(&all).expect("numbers and strings are JSON") + "\n"
}

/// Returns the JSON Schema of the output of [`json`].
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<MatrixJson<'_>>().to_value();
    schema["title"] = format!("Data of a matrix, format {FORMAT}").into();
    schema
}

/// A matrix with its facts and everything that its scores depend on. All fields are always present,
/// except `variants`, `rates`, `sense` and the optional ones of a subject and of a fact. Later versions may add fields.
#[derive(Serialize, JsonSchema)]
struct MatrixJson<'m> {
    /// Version of this format. A version may get new fields; it increases if a field is removed, renamed or
    /// gets another type or meaning, or if a field with a list of values gets a new one
    #[schemars(extend("const" = FORMAT))]
    format: u32,
    /// The folder of the matrix below content/, or `home`
    id: &'m str,
    /// What it compares
    title: &'m str,
    /// Licence of the data
    licence: Option<&'m str>,
    /// Absolute address of the page that shows the matrix
    #[schemars(extend("format" = "uri"))]
    url: &'m Href,
    /// The oldest day on which a known fact was compared with its source
    #[schemars(extend("format" = "date"))]
    as_of: Option<String>,
    /// Rules for facts and scores
    policy: PolicyJson,
    /// Criteria that belong together, in the order declared
    groups: Vec<GroupJson<'m>>,
    /// Criteria that subjects are compared on, in the order declared
    criteria: Vec<CriterionJson<'m>>,
    /// Sources of facts, in the order declared, then files of the repository that facts name
    sources: Vec<SourceJson<'m>>,
    /// Exchange rates, in the order declared; absent if there are none
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rates: Vec<RateJson<'m>>,
    /// Subjects that are compared, in the order declared. A subject with variants stands for its default variant
    subjects: Vec<SubjectJson<'m>>,
    /// The other variants of subjects, each like a subject of its own; absent if there are none
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<SubjectJson<'m>>,
    /// Every cell of the matrix, by id of a subject or of another variant, then of a criterion. A cell that the author left
    /// out is present too, and is unknown
    #[schemars(with = "BTreeMap<String, BTreeMap<String, FactJson<'m>>>")]
    facts: Facts<'m>,
    /// Use cases, in the order declared
    scenarios: Vec<ScenarioJson<'m>>,
}

/// Rules for facts and scores.
#[derive(Serialize, JsonSchema)]
struct PolicyJson {
    /// Whether facts need a source
    #[schemars(extend("enum" = Demand::NAMES.map(|(name, _)| name)))]
    sources: &'static str,
    /// How long a fact stays fresh after it was checked, as an ISO 8601 duration
    #[schemars(extend("format" = "duration"))]
    stale_after: Option<String>,
    /// Scores closer than this are a tie
    tie_margin: Number,
}
