//! What templates ask of whoever renders them. Pure.

use serde::{Deserialize, Serialize};
use tera::Value;

use crate::base::address::Href;

/// What templates ask for. A wrong question is answered with what is wrong with it.
pub trait Answers: Send + Sync + 'static {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, String>;
    fn matrix(&self, id: &str) -> Result<Value, String>;
    fn url(&self, path: &str) -> Result<Href, String>;
    fn asset(&self, path: &str) -> Result<Href, String>;
}

/// Which guides to list; a field that is none does not restrict.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GuideFilter {
    pub section: Option<String>,
    pub tag: Option<String>,
    pub subject: Option<String>,
    pub limit: Option<usize>,
}
