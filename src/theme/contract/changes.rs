//! Views of what changed in a matrix.

use serde::Serialize;

use super::page::LinkView;
use crate::base::address::Href;

/// `changes`, in `changes.html`: what changed in the facts of a matrix, from git.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangesView {
    /// Title of the matrix
    pub title: String,
    /// The page of the section that the matrix belongs to
    pub url: Href,
    /// Their Atom feed, else none
    pub feed_url: Option<Href>,
    /// How many facts changed their value, each counted once
    pub facts: usize,
    /// How many times another one was ahead, recommended or named by a verdict
    pub flips: usize,
    /// Day of the oldest version that they are told from
    pub since: String,
    /// Why they begin there: `matrix`, it is the first that can be compared; `boundary`, the copy of the repository
    /// has no older one; `limit`, older ones are left out
    pub start: &'static str,
    /// By commit, the newest first; never empty
    pub commits: Vec<ChangeView>,
}

/// What one commit changed in a matrix. At least one of its lists has something.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// Its id on the page
    pub id: String,
    /// The commit, in hexadecimal digits
    pub commit: String,
    /// Day of the commit in UTC
    pub date: String,
    /// First paragraph of its message, as text; may be empty
    pub summary: String,
    /// Who else is ahead, recommended or named by a verdict since
    pub flips: Vec<TurnView>,
    /// Values that changed, by subject, then criterion
    pub facts: Vec<FactChangeView>,
    /// What else changed, each a sentence
    pub notes: Vec<String>,
}

/// Another one is ahead, recommended or named by a verdict.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TurnView {
    /// `outcome`, `recommendation` or `verdict`
    pub kind: &'static str,
    /// A sentence that says who it is now and who it was before
    pub text: String,
    /// The guide of a verdict, else none
    pub guide: Option<LinkView>,
}

/// A value that changed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactChangeView {
    /// Name of the subject
    pub subject: String,
    /// Name of the criterion
    pub criterion: String,
    /// What it was
    pub old: ValueView,
    /// What it is since
    pub new: ValueView,
}

/// A value; the component `fact` shows it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValueView {
    /// `yes`, `partial`, `no`, `unknown`, `n/a` or `value`
    pub state: &'static str,
    /// The value with its unit, or the word for its state
    pub text: String,
    /// Of a list its items, else empty
    pub items: Vec<String>,
}
