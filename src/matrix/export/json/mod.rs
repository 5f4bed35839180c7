//! [`Matrix`] → JSON. Pure.
//!
//! Facts are serialized one by one, so that a large matrix is never in memory twice. The doc comments
//! of the types are the descriptions in the output of `versus schema matrix-json`.

mod facts;
mod number;
mod rate;

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, json_schema};
use serde::Serialize;

use self::facts::{FactJson, Facts};
pub use self::facts::{Worded, fact_json};
use self::number::Number;
use self::rate::{RateJson, rate_json};
use crate::base::address::Href;
use crate::base::date::{Date, Duration};
use crate::base::index::Index;
use crate::data::Table;
use crate::matrix::code;
use crate::matrix::kind::Choice;
use crate::matrix::scenario::meets;
use crate::matrix::text::Words;
use crate::matrix::utility::is_scored;
use crate::matrix::view::as_of;
use crate::matrix::{
    Better, Criterion, Demand, FactSource, Group, Kind, Link, Matrix, More, Particulars,
    RepositoryFile, Scenario, Sense, Source, Subject, Variant,
};
use crate::source::Spanned;

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

/// Criteria that belong together.
#[derive(Serialize, JsonSchema)]
struct GroupJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// How much its score counts among those of the groups
    weight: Number,
}

/// A criterion that subjects are compared on.
#[derive(Serialize, JsonSchema)]
struct CriterionJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// Id of its group
    group: &'m str,
    /// Kind of its facts
    #[schemars(extend("enum" = Kind::NAMES))]
    kind: &'static str,
    /// Unit of its values
    unit: Option<&'m str>,
    /// Which values are better
    #[schemars(extend("enum" = Better::NAMES.map(|(name, _)| name)))]
    better: &'static str,
    /// `minimum` if its facts are the least that subjects take, `limit` if they are the most that subjects allow;
    /// absent if they are simply values
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = [Sense::Minimum.key(), Sense::Limit.key(), Sense::Value.key()]))]
    sense: Option<&'static str>,
    /// How much its utilities count in its group
    weight: Number,
    /// Whether its facts have utilities. A criterion that is not scored counts in no score
    scored: bool,
    /// The scale of the utilities, from 0 at the worst to 1 at the best; null for a criterion whose facts
    /// are not measured, or are all unknown
    scale: Option<ScaleJson>,
    /// The values that a fact of a choice may have, or the statuses of a support; empty for other kinds
    choices: Vec<ChoiceJson<'m>>,
    /// How long facts stay fresh, as an ISO 8601 duration; overrides the policy's
    #[schemars(extend("format" = "duration"))]
    stale_after: Option<String>,
    #[serde(flatten)]
    more: MoreJson<'m>,
}

/// The ends of a scale as numbers: a number is itself, a date is the days since 1970-01-01, a version
/// is its first three numbers as digits in base 100,000, the first before the point. A pre-release is
/// half a step of the third number below its release. If the worst is the best, every utility is 1.
/// A fact that is unlimited is beyond both: it has the utility of the end on its side.
#[derive(Serialize, JsonSchema)]
struct ScaleJson {
    worst: Number,
    best: Number,
    /// Whether the author declares it; if not, its ends are the extremes of all known facts, and lie further apart
    /// where a fact is unlimited
    declared: bool,
}

/// A value that a fact of a choice may have, or a status of a support.
#[derive(Serialize, JsonSchema)]
struct ChoiceJson<'m> {
    value: &'m str,
    /// Its utility, if choices of the criterion have any
    score: Option<Number>,
}

/// A source of facts.
#[derive(Serialize, JsonSchema)]
struct SourceJson<'m> {
    /// A file of the repository has `repo:` and its path
    id: &'m str,
    title: Cow<'m, str>,
    url: Href,
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    #[serde(flatten)]
    more: MoreJson<'m>,
}

/// A subject that is compared.
#[derive(Serialize, JsonSchema)]
struct SubjectJson<'m> {
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

/// What the author adds to a subject, a criterion or a source.
#[derive(Serialize, JsonSchema)]
struct MoreJson<'m> {
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

/// A use case.
#[derive(Serialize, JsonSchema)]
struct ScenarioJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// Weights that differ from those of the matrix
    weights: WeightsJson<'m>,
    /// Ids of the criteria that must be met
    requires: Vec<&'m str>,
    /// Whether a subject meets a required criterion, by id of the subject, then of the criterion. One `no`
    /// rules a subject out; a subject with an `unknown` and no `no` is not confirmed, and is not ranked
    #[schemars(extend("additionalProperties" = meets_schema()))]
    meets: BTreeMap<&'m str, BTreeMap<&'m str, &'static str>>,
    /// Id of the subject that the author recommends
    recommend: Option<&'m str>,
    /// The author's reason
    because: Option<&'m str>,
}

/// Weights that differ from those of the matrix.
#[derive(Serialize, JsonSchema)]
struct WeightsJson<'m> {
    /// By id of a group
    groups: BTreeMap<&'m str, Number>,
    /// By id of a criterion
    criteria: BTreeMap<&'m str, Number>,
}

/// Returns the schema of one subject in `meets`: whether it meets each criterion, by id.
fn meets_schema() -> Schema {
    json_schema!({
        "type": "object",
        "additionalProperties": { "type": "string", "enum": ["yes", "no", "unknown"] },
    })
}

fn group(of: &Group) -> GroupJson<'_> {
    GroupJson { id: &of.id, name: &of.name, about: of.about.as_deref(), weight: Number(of.weight) }
}

fn criterion<'m>(
    matrix: &'m Matrix,
    (at, of): (Index<Criterion>, &'m Criterion),
) -> CriterionJson<'m> {
    let choice = |of: &'m Choice| ChoiceJson { value: &of.name, score: of.score.map(Number) };
    CriterionJson {
        id: &of.id,
        name: &of.name,
        about: of.about.as_deref(),
        group: &matrix.groups[of.group].id,
        kind: of.kind.name(),
        unit: of.unit.as_deref(),
        better: of.better.as_str(),
        sense: of.sense.key(),
        weight: Number(of.weight),
        scored: is_scored(of),
        scale: matrix.utilities().scale(at).map(|scale| ScaleJson {
            worst: Number(scale.worst),
            best: Number(scale.best),
            declared: of.scale.is_some(),
        }),
        choices: of.kind.choices().iter().map(choice).collect(),
        stale_after: of.stale_after.map(Duration::iso),
        more: more(&of.more),
    }
}

fn more<'m>(of: &'m More) -> MoreJson<'m> {
    let link = |of: &'m Link| LinkJson { title: &of.title, url: Href::written(&of.url.value) };
    MoreJson {
        links: of.links.iter().map(link).collect(),
        extra: of.extra.as_ref().map(Table::json),
    }
}

fn source<'m>(of: &'m Source, addresses: &Addresses<'_>) -> SourceJson<'m> {
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
fn files<'m>(
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

fn subject<'m>(
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

fn scenario<'m>(matrix: &'m Matrix, of: &'m Scenario) -> ScenarioJson<'m> {
    let group_id = |at: Index<Group>| matrix.groups[at].id.as_str();
    let criterion_id = |at: Index<Criterion>| matrix.criteria[at].id.as_str();
    let weights = WeightsJson {
        groups: of.group_weights.iter().map(|(at, of)| (group_id(*at), Number(*of))).collect(),
        criteria: of
            .criterion_weights
            .iter()
            .map(|(at, of)| (criterion_id(*at), Number(*of)))
            .collect(),
    };
    let holds = |subject: Index<Subject>, criterion: Index<Criterion>| match meets(
        &matrix.fact(subject, criterion).value,
    ) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let row = |subject: Index<Subject>| {
        of.requires.iter().map(move |at| (criterion_id(*at), holds(subject, *at))).collect()
    };
    let subjects = matrix.subjects.indexed();
    ScenarioJson {
        id: &of.id,
        name: &of.name,
        about: of.about.as_deref(),
        weights,
        requires: of.requires.iter().map(|at| criterion_id(*at)).collect(),
        meets: subjects.map(|(at, subject)| (subject.id.as_str(), row(at))).collect(),
        recommend: of.recommend.map(|at| matrix.subjects[at].id.as_str()),
        because: of.because.as_deref(),
    }
}
