//! Views of the changes of a matrix. Pure.

use serde::Serialize;

use super::fact::ValidityView;
use super::link::LinkView;
use crate::base::address::Href;

/// `changes`, in `changes.html`: the changes of the facts of a matrix, from git's history.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangesView {
    /// Title of the matrix
    pub title: String,
    /// Address of the section that the matrix belongs to
    pub url: Href,
    /// Atom feed of the changes, else none
    pub feed_url: Option<Href>,
    /// Number of facts whose value changed, each counted once
    pub facts: usize,
    /// Number of times that the subject ahead, recommended or named by a verdict changed
    pub flips: usize,
    /// Day of the oldest version that is compared
    pub since: String,
    /// Why the changes begin at that version: `matrix`, it is the first that can be compared; `boundary`, the
    /// clone of the repository has no older one; `limit`, older ones are left out
    pub start: &'static str,
    /// The changes by commit, newest first; never empty
    pub commits: Vec<ChangeView>,
}

/// The changes of one commit to a matrix. At least one of its lists is not empty.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// Id of the element on the page
    pub id: String,
    /// Hash of the commit, in hexadecimal digits
    pub commit: String,
    /// Day of the commit in UTC
    pub date: String,
    /// First paragraph of the commit message, as text; may be empty
    pub summary: String,
    /// Changes of the subject that is ahead, recommended or named by a verdict
    pub flips: Vec<TurnView>,
    /// Values that changed, by subject, then criterion; at most 200
    pub facts: Vec<FactChangeView>,
    /// Other changes, each as a sentence
    pub notes: Vec<String>,
}

/// A change of the subject that is ahead, recommended or named by a verdict.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TurnView {
    /// `outcome`, `recommendation` or `verdict`
    pub kind: &'static str,
    /// A sentence with the new and the previous subject
    pub text: String,
    /// The guide that contains the verdict, else none
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
    /// Value before the commit
    pub old: ValueView,
    /// Value after the commit
    pub new: ValueView,
}

/// A value, as the component `fact` shows it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValueView {
    /// `yes`, `partial`, `no`, `unknown`, `n/a` or `value`
    pub state: &'static str,
    /// The value with its unit, or the word for its state
    pub text: String,
    /// The items of a list, else empty
    pub items: Vec<String>,
    /// When it holds; none if nothing restricts it
    pub validity: Option<ValidityView>,
}
