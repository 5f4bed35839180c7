//! What templates can ask for, and how. Pure.

use std::cell::RefCell;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tera::{Error, Kwargs, State, Tera, Value};

use super::bounds;
use crate::base::address::Href;
use crate::base::date::Date;
use crate::diagnostic::{Slip, nearest};
use crate::theme::strings::Strings;

/// What templates ask for. A wrong question is answered with what is wrong with it.
pub trait Answers: Send + Sync + 'static {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, Refusal>;
    fn matrix(&self, id: &str) -> Result<Value, Refusal>;
    fn url(&self, path: &str) -> Result<Href, Refusal>;
    fn asset(&self, path: &str) -> Result<Href, Refusal>;
}

/// Why a question has no answer.
#[derive(Debug)]
pub struct Refusal {
    pub message: String,
    pub slip: Option<Slip>,
}

impl Refusal {
    /// `message` says that there is no such thing as `wrong`, to which a known one may be near.
    pub fn unknown<'k>(
        message: String,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Refusal {
        Refusal { message, slip: Slip::of(wrong, nearest(wrong, known)) }
    }
}

impl From<String> for Refusal {
    fn from(message: String) -> Refusal {
        Refusal { message, slip: None }
    }
}

/// Which guides to list; a field that is none does not restrict.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GuideFilter {
    pub section: Option<String>,
    pub tag: Option<String>,
    pub subject: Option<String>,
    pub limit: Option<usize>,
}

pub(super) const FUNCTIONS: [&str; 7] = ["asset", "guides", "matrix", "range", "t", "throw", "url"];

pub(super) const FILTERS: [&str; 37] = [
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

/// Who answers; before a build there is nobody to ask.
pub(super) type Source = Option<(Arc<dyn Answers>, Arc<Strings>)>;

thread_local! {
    /// Who answers what the templates ask that run on this thread. Functions belong to the parsed
    /// templates, which many builds share.
    static SOURCE: RefCell<Source> = const { RefCell::new(None) };
    /// The slip in the question that ended a rendering: the engine's error has room for words only.
    static SLIP: RefCell<Option<Slip>> = const { RefCell::new(None) };
}

/// Runs templates whose questions are answered by `source`. The slip is that of the question that
/// ended the run, if one did.
pub(super) fn answering<T>(source: &Source, run: impl FnOnce() -> T) -> (T, Option<Slip>) {
    let before = (SOURCE.replace(source.clone()), SLIP.take());
    let made = run();
    SOURCE.set(before.0);
    (made, SLIP.replace(before.1))
}

fn refuse(refusal: Refusal) -> Error {
    SLIP.set(refusal.slip);
    Error::message(refusal.message)
}

fn ask() -> Result<Arc<dyn Answers>, Error> {
    let answers = SOURCE.with_borrow(|source| source.as_ref().map(|of| Arc::clone(&of.0)));
    answers.ok_or_else(|| Error::message("nothing is built yet"))
}

fn strings() -> Option<Arc<Strings>> {
    SOURCE.with_borrow(|source| source.as_ref().map(|of| Arc::clone(&of.1)))
}

/// Makes the functions known by which templates ask.
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
    tera.register_filter("date", |text: &str, _: Kwargs, _: &State<'_>| {
        let date = Date::parse(text).map_err(Error::message)?;
        Ok::<_, Error>(strings().map_or_else(String::new, |strings| strings.date(date)))
    });
}

fn translate(strings: &Strings, args: &Kwargs) -> Result<String, Error> {
    let key: &str = args.must_get("key")?;
    let argument = |name: &str| {
        args.iter().find(|(known, _)| known.as_str() == Some(name)).map(|(_, value)| value)
    };
    let n = argument("n").and_then(|n| n.as_f64().or_else(|| n.as_i128().map(|n| n as f64)));
    strings.fill(key, n, |name| argument(name).map(Value::to_string)).ok_or_else(|| {
        let message = format!("No i18n file has the string `{key}`");
        refuse(Refusal::unknown(message, key, strings.keys()))
    })
}
