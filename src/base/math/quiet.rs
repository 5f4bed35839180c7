//! Panics of a library, as what they are: input that it does not take.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is caught, and nobody needs to read of it
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What `work` returns; `None` if it panics. Nothing is said of that.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let other = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_CAUGHT.get() {
                other(panic);
            }
        }));
    });
    IS_CAUGHT.set(true);
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    IS_CAUGHT.set(false);
    done
}
