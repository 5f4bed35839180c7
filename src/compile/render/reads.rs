//! What templates ask of the site while a recipe runs. Pure.
//!
//! Most of what a page is made from is known before it is made: see `inputs`. What its
//! templates will ask for is not; so each question is noted, and a later build asks it again. Where
//! every answer is the same, the page would be the same.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::shared::Shared;
use crate::base::hash::{Hash, Hasher};
use crate::theme::{Answers, GuideFilter};

/// A question by names that outlive a build.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    Guides(GuideFilter),
    Matrix(String),
    Asset(String),
}

/// What was asked while something was made.
pub type Asked = BTreeSet<Question>;

thread_local! {
    /// Innermost last: a thread that waits for others may begin another recipe within one.
    static OPEN: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
}

/// Runs `make` and returns what it asked, too.
pub fn noting<T>(make: impl FnOnce() -> T) -> (T, Asked) {
    OPEN.with_borrow_mut(|open| open.push(Asked::new()));
    let made = make();
    let asked = OPEN.with_borrow_mut(Vec::pop);
    (made, asked.expect("what was opened is closed by nobody else"))
}

/// Takes note of a question, for whatever is being made on this thread.
pub(super) fn note(question: impl FnOnce() -> Question) {
    OPEN.with_borrow_mut(|open| {
        if let Some(asked) = open.last_mut() {
            asked.insert(question());
        }
    });
}

/// What tells an answer from another; none where there is no answer.
pub fn answer(shared: &Shared, question: &Question) -> Option<Hash> {
    let mut hasher = Hasher::default();
    match question {
        Question::Guides(filter) => {
            for page in shared.listed(filter).ok()? {
                hasher.hash(shared.card_hash(page));
            }
        }
        Question::Matrix(id) => {
            let at = shared.site.matrices.iter().position(|matrix| matrix.id == *id)?;
            hasher.hash(shared.matrix_hash(at));
        }
        Question::Asset(path) => {
            hasher.text(shared.asset(path).ok()?.as_str());
        }
    }
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_belongs_to_what_is_being_made() {
        let asset = |path: &str| Question::Asset(path.to_owned());
        let (inner, outer) = noting(|| {
            note(|| asset("a"));
            let ((), inner) = noting(|| note(|| asset("b")));
            note(|| asset("c"));
            inner
        });
        assert_eq!(inner, Asked::from([asset("b")]));
        assert_eq!(outer, Asked::from([asset("a"), asset("c")]));
    }
}
