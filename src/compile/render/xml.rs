//! Text as XML can hold it. Pure.

use std::borrow::Cow;

use crate::data::characters::without_forbidden;

/// Without what XML cannot hold. What authors write has none, or that was reported; names of files may.
pub(super) fn xml(text: String) -> String {
    match without_forbidden(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => text,
    }
}
