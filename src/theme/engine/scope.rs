//! What belongs to one rendering: who answers, and how much it has taken.
//!
//! The functions of templates belong to the parsed templates, which many renderings share, and the engine
//! hands them no value of ours. So each rendering opens a scope on its thread, in which they find theirs.

use std::cell::RefCell;
use std::sync::Arc;

use tera::Error;

use super::answers::Answers;
use crate::diagnostic::Slip;
use crate::theme::strings::Strings;

/// Who answers; before a build there is nobody to ask.
pub(super) type Source = Option<(Arc<dyn Answers>, Arc<Strings>)>;

#[derive(Default)]
struct Scope {
    source: Source,
    /// How many numbers `range` gave
    numbers: u64,
    /// The slip in the question that ended it: the engine's error has room for words only
    slip: Option<Slip>,
}

thread_local! {
    static SCOPE: RefCell<Scope> = RefCell::default();
}

/// Runs a rendering in a scope of its own; one that it begins meanwhile has another. The slip is that of
/// the question that ended it, if one did.
pub(super) fn within<T>(source: &Source, run: impl FnOnce() -> T) -> (T, Option<Slip>) {
    let scope = Scope { source: source.clone(), ..Scope::default() };
    let before = SCOPE.replace(scope);
    let made = run();
    (made, SCOPE.replace(before).slip)
}

pub(super) fn slipped(slip: Option<Slip>) {
    SCOPE.with_borrow_mut(|scope| scope.slip = slip);
}

pub(super) fn ask() -> Result<Arc<dyn Answers>, Error> {
    let answers = SCOPE.with_borrow(|scope| scope.source.as_ref().map(|of| Arc::clone(&of.0)));
    answers.ok_or_else(|| Error::message("nothing is built yet"))
}

pub(super) fn strings() -> Option<Arc<Strings>> {
    SCOPE.with_borrow(|scope| scope.source.as_ref().map(|of| Arc::clone(&of.1)))
}

/// Takes so many numbers, unless they were more than `most` with those taken before.
pub(super) fn take_numbers(count: u64, most: u64) -> bool {
    SCOPE.with_borrow_mut(|scope| {
        let numbers = scope.numbers.saturating_add(count);
        let is_taken = numbers <= most;
        if is_taken {
            scope.numbers = numbers;
        }
        is_taken
    })
}
