//! The functions and filters of templates. Pure.

use tera::{Error, Kwargs, State, Tera, Value};

use super::answers::{FactQuery, GuideFilter, Refusal};
use super::bounds;
use super::scope::{ask, slipped, strings};
use crate::base::period::Period;
use crate::theme::strings::Strings;

pub(super) const FUNCTIONS: [&str; 8] =
    ["asset", "fact", "guides", "matrix", "range", "t", "throw", "url"];

pub(super) const FILTERS: [&str; 38] = [
    "abs",
    "capitalize",
    "date",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "number",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
];

fn refuse(refusal: Refusal) -> Error {
    slipped(refusal.slip);
    Error::message(refusal.message)
}

/// Registers the functions and filters that versus adds to the engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("guides", |args: Kwargs, _: &State<'_>| {
        let filter = GuideFilter {
            section: args.get("section")?,
            tag: args.get("tag")?,
            subject: args.get("subject")?,
            limit: args.get("limit")?,
        };
        ask()?.guides(&filter).map_err(refuse)
    });
    tera.register_function("matrix", |args: Kwargs, _: &State<'_>| {
        ask()?.matrix(args.must_get("id")?).map_err(refuse)
    });
    tera.register_function("fact", |args: Kwargs, _: &State<'_>| {
        let (id, matrix): (&str, Option<&str>) = (args.must_get("id")?, args.get("matrix")?);
        let query = FactQuery { id: id.to_owned(), matrix: matrix.map(str::to_owned) };
        ask()?.fact(&query).map_err(refuse)
    });
    tera.register_function("url", |args: Kwargs, _: &State<'_>| {
        ask()?.url(args.must_get("path")?).map(String::from).map_err(refuse)
    });
    tera.register_function("asset", |args: Kwargs, _: &State<'_>| {
        ask()?.asset(args.must_get("path")?).map(String::from).map_err(refuse)
    });
    tera.register_function("range", |args: Kwargs, _: &State<'_>| bounds::range(&args));
    tera.register_function("t", |args: Kwargs, _: &State<'_>| {
        strings().map_or_else(|| Ok(String::new()), |strings| translate(&strings, &args))
    });
    tera.register_filter("number", |value: Value, _: Kwargs, _: &State<'_>| {
        let number = number(&value).ok_or_else(|| Error::message("not a number"))?;
        let digits = number.to_string();
        Ok::<_, Error>(strings().map_or(digits.clone(), |of| of.numerals().grouped(&digits)))
    });
    tera.register_filter("date", |text: &str, _: Kwargs, _: &State<'_>| {
        let date = Period::parse(text).map_err(Error::message)?;
        Ok::<_, Error>(strings().map_or_else(String::new, |strings| strings.date(date)))
    });
}

/// Returns the number that a value is; `None` for a text with digits.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_i128().map(|number| number as f64))
}

fn translate(strings: &Strings, args: &Kwargs) -> Result<String, Error> {
    let key: &str = args.must_get("key")?;
    let argument = |name: &str| {
        args.iter().find(|(known, _)| known.as_str() == Some(name)).map(|(_, value)| value)
    };
    let n = argument("n").and_then(number);
    let shown = |value: &Value| {
        number(value).map_or_else(|| value.to_string(), |n| strings.numerals().count(n))
    };
    strings.fill(key, n, |name| argument(name).map(shown)).ok_or_else(|| {
        let message = format!("No i18n file has the string `{key}`");
        refuse(Refusal::unknown(message, key, strings.keys()))
    })
}
