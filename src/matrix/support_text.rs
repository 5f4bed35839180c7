//! The support of a feature in words. Pure. [`SupportStatement`] → text.

use super::support::{Release, SupportStatement};
use super::words::{Manner, SupportPhrase, Words};

/// Returns a statement about the support of a feature: `76+, behind a flag`. The versions are first, unless they
/// have no number and there is a restriction to name.
pub fn support_text(of: &SupportStatement, words: &Words<'_>, manner: Manner) -> String {
    let phrase = |key, english, value: &str| (words.support)(SupportPhrase { key, english, value });
    let mut parts = Vec::new();
    match (&of.since, manner) {
        (None, _) => return words.no.to_owned(),
        (Some(Release::Some), _) => {}
        (Some(Release::Preview), _) => parts.push(phrase("support.preview", "preview", "")),
        (Some(Release::Version(number)), Manner::Shown) => {
            parts.push(phrase("support.since", "{value}+", number));
        }
        (Some(Release::Version(number)), Manner::Said) => {
            parts.push(phrase("support.said.since", "since {value}", number));
        }
        (Some(Release::AtMost(number)), Manner::Shown) => {
            parts.push(phrase("support.by", "≤{value}", number));
        }
        (Some(Release::AtMost(number)), Manner::Said) => {
            let english = "since {value} or an earlier version";
            parts.push(phrase("support.said.by", english, number));
        }
    }
    match &of.removed {
        None => {}
        Some(Release::Some) => parts.push(phrase("support.removed", "removed", "")),
        Some(Release::Preview) => {
            parts.push(phrase("support.removed_in_preview", "removed in the preview", ""));
        }
        Some(Release::Version(number)) => {
            parts.push(phrase("support.removed_in", "removed in {value}", number));
        }
        Some(Release::AtMost(number)) => {
            parts.push(phrase("support.removed_by", "removed in ≤{value}", number));
        }
    }
    if of.flags.is_some() {
        parts.push(phrase("support.flag", "behind a flag", ""));
    }
    if let Some(prefix) = &of.prefix {
        parts.push(phrase("support.prefix", "with the prefix {value}", prefix));
    }
    if let Some(name) = &of.name {
        parts.push(phrase("support.name", "as {value}", name));
    }
    if of.is_partial {
        parts.push(phrase("support.partial", "partial", ""));
    }
    match parts.is_empty() {
        true => words.yes.to_owned(),
        // The word of the state, as in the other tables.
        false if *of == SupportStatement::PARTIAL => words.partial.to_owned(),
        false => parts.join(", "),
    }
}
