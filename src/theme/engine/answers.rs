//! What templates ask of whoever renders them. Pure.

use serde::{Deserialize, Serialize};
use tera::Value;

use crate::base::address::Href;
use crate::diagnostic::{Slip, nearest};

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
