//! Keys of `matrix.toml`, and of the files in `subjects/`.

use crate::data::keys::{Form, Key, Keys, Literal, key, names};
use crate::matrix::digits::Digits;
pub use crate::matrix::value_keys::{CODE, SUPPORT};
use crate::matrix::{Better, Demand, Evidence, Kind, PairPages, ProsePolicy, Take};

pub static MATRIX: Keys = Keys {
    place: "this matrix",
    about: "Subjects, criteria and facts, matrix.toml",
    keys: &[
        key("title", Form::WORDS, "Caption of its tables").required(),
        key("licence", Form::Text, "Licence of the data, such as CC-BY-4.0"),
        key("criteria", Form::Text, "Path of a file with criteria that several matrices share"),
        key("policy", Form::Table(&POLICY), POLICY.about),
        key("pages", Form::Table(&PAGES), PAGES.about),
        key("group", Form::Changes(&GROUP), GROUP.about),
        key("criterion", Form::Changes(&CRITERION), CRITERION.about),
        key("source", Form::Changes(&SOURCE), SOURCE.about),
        key("rate", Form::Tables(&RATE), RATE.about),
        key("data", Form::Tables(&DATA), DATA.about),
        key("subject", Form::Tables(&SUBJECT), SUBJECT.about),
        key("scenario", Form::Tables(&SCENARIO), SCENARIO.about),
    ],
};

/// The keys of a file that several matrices share.
pub static SHARED: Keys = Keys {
    place: "a file of shared criteria",
    about: "Criteria that several matrices share, criteria.toml",
    keys: &[
        key("group", Form::Tables(&GROUP), GROUP.about),
        key("criterion", Form::Tables(&CRITERION), CRITERION.about),
        key("source", Form::Tables(&SOURCE), SOURCE.about),
        key("rate", Form::Tables(&RATE), RATE.about),
        key("data", Form::Tables(&DATA), DATA.about),
    ],
};

pub static POLICY: Keys = Keys {
    place: "`[policy]`",
    about: "Rules for facts, claims, verdicts and scores",
    keys: &[
        key("sources", Form::OneOf(&names(&Demand::NAMES)), "Whether facts need a source")
            .or(Literal::Text("warn")),
        key("claims", Form::OneOf(&names(&Demand::NAMES)), "Whether numbers in guides need a fact")
            .or(Literal::Text("optional")),
        key(
            "conditions",
            Form::OneOf(&names(&Demand::NAMES)),
            "Whether measured facts need `when`",
        )
        .or(Literal::Text("optional")),
        key("verdicts", Form::OneOf(&names(&Demand::NAMES)), "Whether guides need a verdict")
            .or(Literal::Text("optional")),
        key(
            "evidence",
            Form::OneOf(&names(&Demand::NAMES)),
            "Whether facts need a quote, or a file of the repository as their source",
        )
        .or(Literal::Text("optional")),
        key(
            "prose",
            Form::OneOf(&names(&ProsePolicy::NAMES)),
            "What becomes of prose and tables that contradict the facts",
        )
        .or(Literal::Text("warn")),
        key("stale_after", Form::DURATION, "How long a fact stays fresh after it was checked"),
        key(
            "show_guarded",
            Form::Boolean,
            "Whether guides show how many of their facts could not change without a message",
        )
        .or(Literal::Boolean(false)),
        key("tie_margin", Form::Share, "Scores that differ by less than this are a tie")
            .or(Literal::Float(0.05)),
    ],
};

pub static PAGES: Keys = Keys {
    place: "`[pages]`",
    about: "What is generated from the data",
    keys: &[
        key("subjects", Form::Boolean, "Whether each subject gets a page")
            .or(Literal::Boolean(true)),
        key("criteria", Form::Boolean, "Whether each criterion gets a page")
            .or(Literal::Boolean(true)),
        key(
            "shared",
            Form::Boolean,
            "Whether each shared criterion gets one page with the other matrices that share it",
        )
        .or(Literal::Boolean(false)),
        key("pairs", Form::OneOf(&names(&PairPages::NAMES)), "Which pairs of subjects get a page")
            .or(Literal::Text("none")),
        key(
            "compare",
            Form::Boolean,
            "Whether there is a page on which readers choose the subjects",
        )
        .or(Literal::Boolean(true)),
        key("changes", Form::Boolean, "Whether there is a page of changes, from git")
            .or(Literal::Boolean(true)),
        key("data", Form::Boolean, "Whether the data is published as JSON and CSV")
            .or(Literal::Boolean(true)),
    ],
};

pub static GROUP: Keys = Keys {
    place: "this group",
    about: "Criteria that belong together",
    keys: &[
        ID,
        key("name", Form::WORDS, "Heading of its rows").required(),
        key("weight", Form::Weight, "How much it counts among the groups").or(Literal::Integer(1)),
        key("about", Form::Text, "Which criteria belong to it"),
        key("terms", NAMES, "Other words for it, which prose may use"),
    ],
};

pub static CRITERION: Keys = Keys {
    place: "this criterion",
    about: "What subjects are compared on",
    keys: &[
        ID,
        key("group", Form::ID, "Id of its group; required if there are groups"),
        key("name", Form::WORDS, "Heading of the row").required(),
        key("terms", NAMES, "Other words for it, which prose may use"),
        key("kind", Form::OneOf(&Kind::NAMES), "What its facts can be").required(),
        key("unit", Form::Text, "Unit shown with the values of a number, a rating or an amount"),
        key("digits", Form::OneOf(&names(&Digits::NAMES)), "How its numbers are shown"),
        key("better", Form::OneOf(&names(&Better::NAMES)), "Which values are better"),
        key("scale", Form::Pair(&SCALE_END), "The worst and the best value"),
        key(
            "minimum",
            Form::Boolean,
            "Whether its facts are minimums: `3.11` then means 3.11 or later",
        )
        .or(Literal::Boolean(false)),
        key("limit", Form::Boolean, "Whether its facts are limits: `5` then means up to 5")
            .or(Literal::Boolean(false)),
        key("choices", Form::Filled(&Form::WORDS), "What the facts of a choice can be"),
        key("scores", Form::Map(&Form::Share), "What each choice or status is worth, from 0 to 1"),
        key("weight", Form::Weight, "How much it counts in its group").or(Literal::Integer(1)),
        key("stale_after", Form::DURATION, "How long its facts stay fresh; overrides the policy"),
        key("about", Form::Text, "What the criterion means"),
        key("from", Form::Table(&COLUMN), COLUMN.about),
        key("links", LINKS, "Pages about it, each by the text of its link"),
        key("extra", Form::Extra, "Anything else, for templates"),
    ],
};

pub static SOURCE: Keys = Keys {
    place: "this source",
    about: "Where facts come from",
    keys: &[
        ID,
        key("title", Form::WORDS, "Title shown in lists of sources").required(),
        key("url", SOURCE_URL, "Address of the source, or a file of the repository").required(),
        key("published", Form::Date, "When it was published"),
        key("links", LINKS, "Pages beside it, each by the text of its link"),
        key("extra", Form::Extra, "Anything else, for templates"),
    ],
};

pub static RATE: Keys = Keys {
    place: "this rate",
    about: "An exchange rate, for prices in other currencies",
    keys: &[
        key("from", CURRENCY, "Code of a currency, such as EUR").required(),
        key("to", CURRENCY, "Code of the currency of criteria, such as USD").required(),
        key("rate", Form::Number, "What one unit of `from` is worth in `to`").required(),
        key("date", Form::Date, "Day of the rate").required(),
        key("source", CITED, "Id of its source, or an address that begins with https://")
            .required(),
    ],
};

pub static DATA: Keys = Keys {
    place: "this `[[data]]`",
    about: "A JSON, CSV or TOML file that facts are taken from",
    keys: &[
        ID,
        key("file", Form::WORDS, "Its path: relative to the matrix, or from the site's root")
            .required(),
    ],
};

/// The keys of a criterion whose facts come from a file.
pub static COLUMN: Keys = Keys {
    place: "`[criterion.from]`",
    about: "The data file that has a fact for each subject",
    keys: &[
        key("data", Form::ID, "Id of the `[[data]]`").required(),
        AT,
        key("key", Form::Text, "Column with the id or the `data_key` of the subject"),
        WHERE,
        COLUMN_KEY,
        TAKE,
        UNIT,
        key("currency", CURRENCY, "Code of the currency of its amounts, if not the criterion's"),
        WHEN,
        SINCE,
        UNTIL,
        key("source", SOURCES, "Ids of sources, or addresses that begin with https://"),
        key("checked", Form::Date, "Day on which the values were compared with their source"),
        CHECKED_COLUMN,
        CHECKED_AT,
        key("evidence", Form::OneOf(&names(&Evidence::NAMES)), "How the values are known"),
        key("note", Form::Text, "What readers should know about each value"),
        key(
            "stale_after",
            Form::DURATION,
            "How long the facts stay fresh; overrides the criterion",
        ),
    ],
};

pub static SUBJECT: Keys = Keys {
    place: "this subject",
    about: "A thing that is compared",
    keys: &[
        ID,
        key("name", Form::WORDS, "Heading of its column").required(),
        key("aliases", NAMES, "Other names of it"),
        key("url", Form::WEB_ADDRESS, "Its own website"),
        key("links", LINKS, "Pages about it, each by the text of its link"),
        key("logo", IMAGE, "An image of the site, beside its name"),
        key("logo_dark", IMAGE, "The image for dark pages"),
        key("tags", NAMES, "Words that describe it"),
        key("family", Form::WORDS, "Name of the subjects that it belongs to"),
        key("order", Form::Integer, "Its place among the subjects, the smallest first"),
        key("own", Form::Boolean, "Whether it is your own product, which pages disclose")
            .or(Literal::Boolean(false)),
        key("color", COLOR, "Colour that marks it: the hue nearest to this"),
        key("about", Form::Text, "One sentence"),
        DATA_KEY,
        key("extra", Form::Extra, "Anything else, for templates"),
        FACTS,
        key("variant", Form::Tables(&VARIANT), VARIANT.about),
    ],
};

pub static VARIANT: Keys = Keys {
    place: "this variant",
    about: "A plan, an edition, a platform or a version of the subject",
    keys: &[
        ID,
        key("name", Form::WORDS, "Its name, without that of the subject").required(),
        key("default", Form::Boolean, "Whether the id of the subject means this variant")
            .or(Literal::Boolean(false)),
        key("extends", SUBJECT_ID, "The variant of the same subject whose facts it shares"),
        key("url", Form::WEB_ADDRESS, "Its own page on the website of the subject"),
        key("about", Form::Text, "One sentence"),
        DATA_KEY,
        FACTS,
    ],
};

/// The keys of a fact that make its value.
pub const OF_VALUE: [&str; 7] = ["value", "from", "at", "where", "column", "take", "unit"];

/// The keys of a fact that is written as a table.
pub static FACT: Keys = Keys {
    place: "this fact",
    about: "A value with its sources",
    keys: &[
        key("value", VALUE, "The value, in the form that the criterion's kind requires"),
        key("currency", CURRENCY, "Code of its currency, if that is not the criterion's"),
        key("votes", Form::Count, "Number of votes that a rating is the mean of"),
        key("from", Form::ID, "Id of the `[[data]]` that has the value"),
        AT,
        WHERE,
        COLUMN_KEY,
        TAKE,
        UNIT,
        WHEN,
        SINCE,
        UNTIL,
        key(
            "source",
            SOURCES,
            "Ids of sources, addresses that begin with https://, or files of the repository",
        ),
        key(
            "quote",
            Form::WORDS,
            "The words of the source that state the value, as they are there",
        ),
        key("archived", SECURE_ADDRESS, "Address of a copy of the source as it was"),
        key("checked", Form::Date, "Day on which a person compared the value with its source"),
        CHECKED_COLUMN,
        CHECKED_AT,
        key("found", Form::Date, "Day on which `check --evidence` found the quote in the source"),
        key("evidence", Form::OneOf(&names(&Evidence::NAMES)), "How the value is known"),
        key("note", Form::Text, "What readers should know about the value"),
        key("stale_after", Form::DURATION, "How long it stays fresh; overrides the criterion"),
    ],
};

pub static SCENARIO: Keys = Keys {
    place: "this scenario",
    about: "A use case and what you recommend for it",
    keys: &[
        ID,
        key("name", Form::WORDS, "The use case").required(),
        key("about", Form::Text, "More about the use case"),
        key("weights", Form::Map(&Form::Weight), "Weights of groups or criteria that differ here"),
        key("requires", IDS, "Criteria of kind yes-no or level that must hold"),
        key("recommend", SUBJECT_ID, "The subject or the variant that you recommend"),
        key("because", Form::Text, "Your reason"),
    ],
};

/// An ISO 4217 code
const CURRENCY: Form = Form::Like("^[A-Z]{3}$");

const AT: Key = key("at", POINTER, "JSON pointer to the value, or to the rows");

const WHERE: Key = key("where", Form::Map(&SCALAR), "Values that a row has, each by its column");

const COLUMN_KEY: Key = key("column", Form::Text, "Column of the rows that has the value");

const TAKE: Key = key("take", Form::OneOf(&names(&Take::NAMES)), "What becomes of several values");

const UNIT: Key = key("unit", Form::Text, "Unit of the number in the file");

const WHEN: Key = key("when", Form::WORDS, "The condition under which it holds");

const SINCE: Key = key("since", LIMIT, "The version or the date with which it began to hold");

const UNTIL: Key = key("until", LIMIT, "The version or the date with which it ceased to hold");

/// A JSON pointer (RFC 6901)
const POINTER: Form = Form::Like("^(/.*)?$");

const SCALAR: Form = Form::AnyOf(&[Form::Text, Form::Number, Form::Boolean]);

const CHECKED_COLUMN: Key =
    key("checked_column", Form::Text, "Column of the same rows with the day of the check");

const CHECKED_AT: Key = key("checked_at", POINTER, "JSON pointer to the day of the check");

/// A key for all data files, or one by the id of each
const DATA_KEY: Key = key(
    "data_key",
    Form::AnyOf(&[Form::Text, Form::Map(&Form::Text)]),
    "Its key in data files, if that is not its id",
);

const ID: Key = key("id", Form::ID, "Lower-case letters, digits and hyphens").required();

const FACTS: Key =
    key("facts", Form::Map(&FACT_FORM), "Its facts, each by the id of its criterion");

/// The id of a subject, or the address of a variant, such as `acme.pro`
const SUBJECT_ID: Form = Form::Like(r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$");

/// `#rgb`, `#rrggbb`, or one of [`crate::matrix::hue::Hue`]
const COLOR: Form = Form::Like(concat!(
    "^(#([0-9A-Fa-f]{3}){1,2}|",
    "blue|orange|teal|pink|gold|violet|red|cyan|green|brown|purple|grey)$"
));

/// Addresses by the texts of links
const LINKS: Form = Form::Map(&Form::WEB_ADDRESS);

/// Names, or one name alone
const NAMES: Form = Form::AnyOf(&[Form::List(&Form::WORDS), Form::WORDS]);

/// The path of a file, or its address without the host
const IMAGE: Form = Form::Like(r"^([^:\s/]|/[^:/])[^:]*$");

const IDS: Form = Form::AnyOf(&[Form::List(&Form::ID), Form::ID]);

/// An end of a scale. In a JSON Schema, a date is a string.
const SCALE_END: Form = Form::AnyOf(&[Form::Number, Form::WORDS]);

const VALUE: Form = Form::AnyOf(&[
    Form::WORDS,
    Form::Number,
    Form::Table(&SUPPORT),
    Form::Table(&CODE),
    Form::Filled(&Form::AnyOf(&[Form::WORDS, Form::Count, Form::Table(&SUPPORT)])),
]);

/// A list is the value of a list, or has a fact for each condition.
static FACT_FORM: Form =
    Form::AnyOf(&[Form::WORDS, Form::Number, Form::Filled(&LISTED), Form::Table(&FACT)]);

const LISTED: Form = Form::AnyOf(&[Form::WORDS, Form::Table(&FACT)]);

/// A version or a date. In a JSON Schema, a date is a string.
const LIMIT: Form = Form::AnyOf(&[Form::WORDS, Form::Integer]);

/// An absolute `https` address of a host
const SECURE_ADDRESS: Form = Form::Like(r#"^https://[^\s"<>\\/?#:][^\s"<>\\]*$"#);

const SOURCE_URL: Form = Form::Like(concat!(
    r#"^(https?://[^\s"<>\\/?#:][^\s"<>\\]*|"#,
    r"repo:([^./\\#][^/\\#]*/)*[^./\\#][^/\\#]*(#L[1-9][0-9]*(-L[1-9][0-9]*)?)?)$"
));

/// An id, an `https` address, or a file of the repository
const CITED: Form = Form::Like(concat!(
    r#"^([a-z0-9][a-z0-9-]*|https://[^\s"<>\\/?#:][^\s"<>\\]*|"#,
    r"repo:([^./\\#][^/\\#]*/)*[^./\\#][^/\\#]*(#L[1-9][0-9]*(-L[1-9][0-9]*)?)?)$"
));

const SOURCES: Form = Form::AnyOf(&[CITED, Form::List(&CITED)]);
