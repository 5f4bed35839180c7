//! Removes characters that XML does not allow. Pure.

use std::borrow::Cow;

use crate::data::characters::without_forbidden;

/// Removes the characters that XML does not allow. In authors' texts they have been reported, but file names
/// may contain them.
pub(super) fn xml(text: String) -> String {
    match without_forbidden(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => text,
    }
}
