//! The cells of a matrix as JSON. Pure.

use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::number::Number;
use crate::base::address::Href;
use crate::base::date::{Date, Duration};
use crate::base::index::Index;
use crate::matrix::amount::Amount;
use crate::matrix::code::{self, Code};
use crate::matrix::foreign::Foreign;
use crate::matrix::support::{Release, Status, SupportStatement};
use crate::matrix::support_text::support_text;
use crate::matrix::text::{Words, converted, said, value_text};
use crate::matrix::utility::Utility;
use crate::matrix::view::Cell;
use crate::matrix::words::Manner;
use crate::matrix::{
    Criterion, Datum, Evidence, Fact, FactValue, FromFile, Matrix, Subject, Take, Tier,
};

/// A matrix with what its facts are written with.
#[derive(Clone, Copy)]
pub struct Worded<'m> {
    pub matrix: &'m Matrix,
    pub words: &'m Words<'m>,
    pub code: &'m code::Read<'m>,
}

/// The facts of a matrix, written row by row.
pub(super) struct Facts<'m>(pub(super) Worded<'m>);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Facts(of) = *self;
        let matrix = of.matrix;
        let mut rows = serializer.serialize_map(Some(matrix.subjects.len()))?;
        for (at, subject) in matrix.subjects.indexed() {
            rows.serialize_entry(&subject.id, &Row { of, subject: at })?;
        }
        rows.end()
    }
}

/// The facts of one subject.
struct Row<'m> {
    of: Worded<'m>,
    subject: Index<Subject>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row { of, subject } = *self;
        let criteria = &of.matrix.criteria;
        let mut row = serializer.serialize_map(Some(criteria.len()))?;
        for (at, criterion) in criteria.indexed() {
            row.serialize_entry(
                &criterion.id,
                &of_cell(of, (subject, at), of.matrix.fact(subject, at)),
            )?;
        }
        row.end()
    }
}

/// Returns one fact as it is in the published data, but without those under other conditions. `fact` is one of
/// those of the cell.
pub fn fact_json(of: Worded<'_>, cell: Cell, fact: &Fact) -> serde_json::Value {
    let fact = FactJson { others: Vec::new(), ..of_cell(of, cell, fact) };
    serde_json::to_value(fact).expect("numbers and strings are JSON")
}

/// Returns one of the facts of a cell. Scores use the first fact only.
fn of_cell<'m>(of: Worded<'m>, (subject, criterion): Cell, fact: &'m Fact) -> FactJson<'m> {
    let utility = match std::ptr::eq(fact, of.matrix.fact(subject, criterion)) {
        true => of.matrix.utilities().of_fact(subject, criterion),
        false => Utility::Unscored,
    };
    let Worded { matrix, words, .. } = of;
    let others = fact.others().iter().map(|other| of_cell(of, (subject, criterion), other));
    let criterion = &matrix.criteria[criterion];
    let code = fact.value.code().map(|code| ValueJson::Code(code_json(code, of.code)));
    FactJson {
        others: others.collect(),
        when: fact.when(),
        since: fact.since(),
        until: fact.until(),
        condition: fact.condition_id(),
        state: fact.value.state(),
        value: code.or_else(|| value(&fact.value, criterion, words)),
        text: value_text(fact, criterion, words),
        amount: amount(&fact.value),
        stated: fact.value.foreign().map(|foreign| StatedJson {
            converted: converted(fact, criterion, words),
            ..stated(foreign)
        }),
        utility: utility.value().map(Number),
        utility_bounds: utility.interval().map(|(lower, upper)| [lower, upper].map(Number)),
        sources: fact.sources.iter().map(|source| source.name(matrix)).collect(),
        data: fact.from_file.as_deref().map(|from_file| data(of, from_file, criterion)),
        tier: Some(fact.tier()).filter(|tier| *tier != Tier::Unknown).map(Tier::as_str),
        quote: fact.proof().quote(),
        archived: fact.proof().archived.as_deref().map(Href::written),
        found: fact.proof().found.map(Date::iso_day),
        checked: fact.checked.map(Date::iso_day),
        evidence: fact.evidence.map(Evidence::as_str),
        note: fact.note.as_deref(),
        stale_after: fact.stale_after.map(Duration::iso),
        votes: fact.votes,
        said: said(fact, criterion, words),
    }
}

fn data<'m>(of: Worded<'m>, from_file: &'m FromFile, criterion: &'m Criterion) -> DataJson<'m> {
    let Worded { matrix, words, .. } = of;
    let taken = from_file.taken.as_ref();
    let spread = taken.and_then(|taken| taken.spread.as_ref());
    DataJson {
        file: &matrix.data[from_file.data].path,
        place: &from_file.place,
        take: taken.map(|taken| taken.take.as_str()),
        count: taken.map(|taken| taken.count),
        least: spread.and_then(|(least, _)| value(least, criterion, words)),
        most: spread.and_then(|(_, most)| value(most, criterion, words)),
    }
}

/// Returns the value; `None` if the state of the fact is all there is to know, and for code.
fn value<'m>(
    value: &'m FactValue,
    criterion: &'m Criterion,
    words: &Words<'_>,
) -> Option<ValueJson<'m>> {
    Some(match criterion.kind.datum(value)? {
        Datum::Level(_) | Datum::Code(_) => return None,
        Datum::Number { value, .. } => ValueJson::Number(Number(value)),
        Datum::Amount(amount) => match amount.extent().at {
            at if at.is_finite() => ValueJson::Number(Number(at)),
            _ => return None,
        },
        Datum::Foreign(foreign) => ValueJson::Number(Number(foreign.extent()?.at)),
        Datum::Text(text) => ValueJson::Text(text),
        Datum::Period(period) => ValueJson::Period(period.iso()),
        Datum::List(items) => ValueJson::List(items),
        Datum::Support(support) => {
            ValueJson::Support(support.statements().map(|it| statement(it, words)).collect())
        }
    })
}

fn code_json<'m>(code: &'m Code, read: &code::Read<'_>) -> CodeJson<'m> {
    let (text, language) = read(code).map_or((None, None), |of| (Some(of.text), of.language));
    let (file, region) = match code {
        Code::File { file, region } => (Some(&**file), region.as_deref()),
        Code::Here { .. } => (None, None),
    };
    CodeJson { file, region, language, code: text }
}

fn amount(value: &FactValue) -> Option<AmountJson> {
    let form = value.form()?;
    let [lower, upper] = value.extent()?.finite_ends().map(|end| end.map(Number));
    Some(AmountJson { form, lower, upper })
}

fn stated(foreign: &Foreign) -> StatedJson<'_> {
    StatedJson {
        currency: &foreign.currency,
        value: foreign.amount.extent().map_or(Number(0.0), |of| Number(of.at)),
        amount: amount(&foreign.amount),
        factor: foreign.conversion.map(|by| Number(by.factor)),
        rate: foreign.conversion.map(|by| by.rate.number()),
        converted: None,
    }
}

/// One cell. `state`, `text` and `utility` are always present.
#[derive(Serialize, JsonSchema)]
pub(super) struct FactJson<'m> {
    /// `unknown` does not mean `no`. If the state is `value`, the field `value` has the value, unless that is
    /// unlimited
    #[schemars(extend("enum" = FactValue::STATES))]
    state: &'static str,
    /// The value of a number, money, rating, version, date, choice, support, text, list or code criterion
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<ValueJson<'m>>,
    /// What is known of an amount that is not simply a number. The field `value` then has the number by which it
    /// is scored: the bound, or the middle of a range
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountJson>,
    /// The amount as its author states it, in another currency than that of the criterion. The fields `value` and
    /// `amount` are converted; without a rate they are absent, and the utility is null
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<StatedJson<'m>>,
    /// The value as text for readers, in the words of the site
    text: String,
    /// The utility, from 0 to 1; null if the fact is unknown, not applicable or not scored
    utility: Option<Number>,
    /// The lowest and the highest utility that the fact may have; absent if the value is known exactly
    #[serde(skip_serializing_if = "Option::is_none")]
    utility_bounds: Option<[Number; 2]>,
    /// Ids of sources, https addresses, or files of the repository: `repo:` and their path
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'m str>,
    /// The data file that the value was taken from
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<DataJson<'m>>,
    /// How well the value is supported: `found` is a quote that was looked up in its source, `sourced` a value
    /// with a source, `inferred` a conclusion of the author, `unsourced` a value alone; absent without a value
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = Tier::NAMES.map(|(name, _)| name)))]
    tier: Option<&'static str>,
    /// The words of the source that state the value
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'m str>,
    /// Address of a copy of the source as it was
    #[serde(skip_serializing_if = "Option::is_none")]
    archived: Option<Href>,
    /// Day on which the quote was looked up in the source, and found
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    found: Option<String>,
    /// Day on which a person compared the value with its source
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    checked: Option<String>,
    /// How the value is known
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = Evidence::NAMES.map(|(name, _)| name)))]
    evidence: Option<&'static str>,
    /// The condition under which it holds
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'m str>,
    /// The version or the date with which it began to hold
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'m str>,
    /// The version or the date with which it ceased to hold
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<&'m str>,
    /// Id of its condition, if there are facts of the criterion under other conditions
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'m str>,
    /// For the first of such facts the others. Scores use the first
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<FactJson<'m>>,
    /// A note by the author
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
    /// How long the fact stays fresh, as an ISO 8601 duration; overrides the criterion's and the policy's
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "duration"))]
    stale_after: Option<String>,
    /// The number of votes that a rating is the mean of
    #[serde(skip_serializing_if = "Option::is_none")]
    votes: Option<u64>,
    /// The text in words, if it has signs that are read out otherwise
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
}

/// The place in a data file that a value was taken from.
#[derive(Serialize, JsonSchema)]
struct DataJson<'m> {
    /// Path of the file in the folder of the site
    file: &'m str,
    /// A JSON pointer, or a column and the values that its rows have
    place: &'m str,
    /// What became of several values
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = Take::NAMES.map(|(name, _)| name)))]
    take: Option<&'static str>,
    /// The number of values that it was computed from
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    /// The least of these values
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<ValueJson<'m>>,
    /// The greatest of these values
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<ValueJson<'m>>,
}

/// An amount that is not simply a number.
#[derive(Serialize, JsonSchema)]
struct AmountJson {
    /// How it is stated
    #[schemars(extend("enum" = Amount::FORMS))]
    form: &'static str,
    /// The lowest number that it may be; null if none is known
    lower: Option<Number>,
    /// The highest number that it may be; null if none is known, or if it is unlimited
    upper: Option<Number>,
}

/// An amount in another currency than that of its criterion.
#[derive(Serialize, JsonSchema)]
struct StatedJson<'m> {
    /// Code of the currency, as in ISO 4217
    currency: &'m str,
    /// The number in this currency
    value: Number,
    /// What is known of an amount that is not simply a number
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountJson>,
    /// What one unit of this currency is in that of the criterion; null if there is no rate
    factor: Option<Number>,
    /// Position of the rate in `rates`, from 0; null if there is none
    rate: Option<usize>,
    /// The amount in the currency of the criterion, as text for readers; absent if it is not converted
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<String>,
}

/// A number for a number, money or rating criterion; a date as `2026-02-11`, `2026-02` or `2026`, as
/// precisely as it is known; the strings of a list;
/// the statements about a support, the one that counts first; the code of a sample with its file; any other value
/// as a string.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ValueJson<'m> {
    Number(Number),
    Text(&'m str),
    Period(String),
    List(&'m [Box<str>]),
    Support(Vec<SupportJson<'m>>),
    Code(CodeJson<'m>),
}

/// A sample of code.
#[derive(Serialize, JsonSchema)]
struct CodeJson<'m> {
    /// Its file as the author wrote it, relative to the matrix or to the root of the site; absent if the matrix
    /// states the code itself
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'m str>,
    /// The region of the file
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'m str>,
    /// Its language in lower case, such as `python`; absent if it is not known
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// Its text; absent if the file cannot be read
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

/// A range of versions with a feature, and its restrictions in them.
#[derive(Serialize, JsonSchema)]
struct SupportJson<'m> {
    /// What restricts its use most
    #[schemars(extend("enum" = Status::ALL.map(Status::as_str)))]
    status: &'static str,
    /// The first version with the feature: `76`, `≤79`, `preview`; `yes` if it is not known, and `no` if there is
    /// none
    since: String,
    /// The first version without it, in the same form
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<String>,
    /// Whether only a part of it is supported
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    partial: bool,
    /// The prefix that its name needs
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'m str>,
    /// Another name that it has
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'m str>,
    /// The flags that users must set, which may have no names; absent if there are none
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<&'m [Box<str>]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<&'m str>,
    /// The versions and the restrictions as text for readers, in the words of the site
    text: String,
}

fn statement<'m>(of: &'m SupportStatement, words: &Words<'_>) -> SupportJson<'m> {
    SupportJson {
        status: of.status().as_str(),
        since: of.written(),
        removed: of.removed.as_ref().map(Release::written),
        partial: of.is_partial,
        prefix: of.prefix.as_deref(),
        name: of.name.as_deref(),
        flag: of.flags.as_deref(),
        note: of.notes.iter().map(|note| &**note).collect(),
        text: support_text(of, words, Manner::Shown),
    }
}
