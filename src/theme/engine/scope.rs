//! The state of one rendering: the source of answers, and how much of its limits is used.
//!
//! Template functions are registered with the parsed templates, which many renderings share, and the
//! engine cannot pass state of a rendering to them. So each rendering sets a thread-local scope, from
//! which the functions read its state.

use std::cell::RefCell;
use std::sync::Arc;

use tera::Error;

use super::answers::Answers;
use crate::diagnostic::Misspelling;
use crate::theme::strings::Strings;

/// The source of answers and strings; `None` before a build.
pub(super) type Source = Option<(Arc<dyn Answers>, Arc<Strings>)>;

#[derive(Default)]
struct Scope {
    source: Source,
    /// How many numbers `range` has returned
    numbers: u64,
    /// The misspelt word in the query that failed; the engine's error carries only a message
    slip: Option<Misspelling>,
}

thread_local! {
    static SCOPE: RefCell<Scope> = RefCell::default();
}

/// Runs a rendering in a new scope; a nested rendering gets its own. Also returns the misspelt word of
/// the query that failed, if any.
pub(super) fn within<T>(source: &Source, run: impl FnOnce() -> T) -> (T, Option<Misspelling>) {
    let scope = Scope { source: source.clone(), ..Scope::default() };
    let before = SCOPE.replace(scope);
    let made = run();
    (made, SCOPE.replace(before).slip)
}

/// Records the misspelt word of the query that failed.
pub(super) fn slipped(slip: Option<Misspelling>) {
    SCOPE.with_borrow_mut(|scope| scope.slip = slip);
}

pub(super) fn ask() -> Result<Arc<dyn Answers>, Error> {
    let answers = SCOPE.with_borrow(|scope| scope.source.as_ref().map(|of| Arc::clone(&of.0)));
    answers.ok_or_else(|| Error::message("nothing is built yet"))
}

pub(super) fn strings() -> Option<Arc<Strings>> {
    SCOPE.with_borrow(|scope| scope.source.as_ref().map(|of| Arc::clone(&of.1)))
}

/// Counts `count` more numbers, unless the total would exceed `most`. Returns whether they fit.
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
