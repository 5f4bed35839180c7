//! The interface through which template functions query the site. Pure.

use serde::{Deserialize, Serialize};
use tera::Value;

use crate::base::address::Href;
use crate::diagnostic::{Misspelling, nearest};

/// Answers the queries of template functions. An invalid query returns a [`Refusal`].
pub trait Answers: Send + Sync + 'static {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, Refusal>;
    fn matrix(&self, id: &str) -> Result<Value, Refusal>;
    fn fact(&self, query: &FactQuery) -> Result<Value, Refusal>;
    fn url(&self, path: &str) -> Result<Href, Refusal>;
    fn asset(&self, path: &str) -> Result<Href, Refusal>;
}

/// Why a query of a template function has no answer.
#[derive(Debug)]
pub struct Refusal {
    pub message: String,
    pub slip: Option<Misspelling>,
}

impl Refusal {
    /// A refusal of the unknown name `wrong`, with the most similar known name, if any, as suggestion.
    pub fn unknown<'k>(
        message: String,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Refusal {
        Refusal { message, slip: Misspelling::of(wrong, nearest(wrong, known)) }
    }
}

impl From<String> for Refusal {
    fn from(message: String) -> Refusal {
        Refusal { message, slip: None }
    }
}

/// Which fact to view.
#[derive(Debug, Clone)]
pub struct FactQuery {
    /// Ids of its subject and its criterion, such as `nodejs/http2`
    pub id: String,
    /// Id of its matrix; `None` for that of the page
    pub matrix: Option<String>,
}

/// Which guides to list; a field that is `None` does not restrict the list.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GuideFilter {
    pub section: Option<String>,
    pub tag: Option<String>,
    pub subject: Option<String>,
    pub limit: Option<usize>,
}
