//! Words that state how a feature is supported, in English and in German. No word of one language states something
//! else in the other. Pure.

use std::ops::Range;

use crate::matrix::Level;
use crate::matrix::support::Support;

const NO: [&str; 21] = [
    "not supported",
    "unsupported",
    "no support",
    "not support",
    "doesn't support",
    "doesn’t support",
    "isn't supported",
    "isn’t supported",
    "not available",
    "unavailable",
    "isn't available",
    "isn’t available",
    "not implemented",
    "lacks",
    "lack",
    "missing",
    "nicht unterstützt",
    "nicht verfügbar",
    "keine unterstützung",
    "unterstützt nicht",
    "fehlt",
];

const YES: [&str; 10] = [
    "supported",
    "supports",
    "support",
    "available",
    "works",
    "ships",
    "implemented",
    "unterstützt",
    "verfügbar",
    "funktioniert",
];

const FULL: [&str; 7] = [
    "full support",
    "fully supported",
    "fully supports",
    "fully support",
    "vollständig unterstützt",
    "vollständige unterstützung",
    "voll unterstützt",
];

const PARTIAL: [&str; 7] =
    ["partial", "partially", "partly", "in part", "teilweise", "zum teil", "teils"];

const FLAG: [&str; 6] =
    ["a flag", "behind flags", "flagged", "disabled by default", "einem flag", "einer flag"];

const NO_FLAG: [&str; 7] = [
    "without a flag",
    "without flags",
    "no flag",
    "enabled by default",
    "on by default",
    "ohne flag",
    "kein flag",
];

const PREFIX: [&str; 7] = [
    "a prefix",
    "prefixed",
    "vendor prefix",
    "vendor-prefixed",
    "mit präfix",
    "einem präfix",
    "ein präfix",
];

const NO_PREFIX: [&str; 6] =
    ["without a prefix", "unprefixed", "no prefix", "without prefix", "ohne präfix", "kein präfix"];

pub(super) const REMOVED: [&str; 7] =
    ["removed", "dropped", "gone", "no longer", "entfernt", "gestrichen", "nicht mehr"];

/// What may be removed while the feature stays.
pub(super) const RESTRICTIONS: [&str; 5] = ["prefix", "prefixes", "flag", "flags", "präfix"];

const NOT_REMOVED: [&str; 5] = ["not", "never", "isn't", "isn’t", "nie"];

/// Words that turn the meaning of others.
const NOT: [&str; 12] = [
    "not",
    "never",
    "no longer",
    "isn't",
    "isn’t",
    "doesn't",
    "doesn’t",
    "neither",
    "nicht",
    "kein",
    "keine",
    "nie",
];

/// Words after which a text states something else than whether the feature is supported now.
const LIMITS: [&str; 42] = [
    "without",
    "unless",
    "only",
    "except",
    "until",
    "before",
    "if",
    "when",
    "fully",
    "full",
    "every",
    "everything",
    "all",
    "was",
    "were",
    "used to",
    "once",
    "will",
    "would",
    "planned",
    "removed",
    "dropped",
    "no longer",
    "yet",
    "ohne",
    "nur",
    "außer",
    "bis",
    "vor",
    "wenn",
    "falls",
    "vollständig",
    "voll",
    "alle",
    "war",
    "wurde",
    "früher",
    "künftig",
    "geplant",
    "entfernt",
    "nicht mehr",
    "noch",
];

/// Returns whether a text has words for a state of support.
pub(super) fn is_stated(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [&NO[..], &YES, &PARTIAL, &FLAG, &PREFIX].into_iter().any(|words| has(&lower, words))
}

/// Returns the words that contradict a fact. In a text with versions, "supported" and "not supported" are about
/// these.
pub(super) fn contradictions(text: &str, fact: &Support, has_versions: bool) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let (first, level) = (fact.first(), fact.level());
    let mut found = Vec::new();
    let mut wrong_if = |is_wrong: bool, words: &[&str]| {
        found.extend(find(&lower, words).filter(|_| is_wrong));
    };
    let is_not = has(&lower, &NOT) || has(&lower, &NO);
    let is_flagged = fact.statements().any(|of| of.flags.is_some());
    match (has(&lower, &NO_FLAG), is_not) {
        (true, false) => wrong_if(first.flags.is_some(), &NO_FLAG),
        // "Not supported without a flag" means that it needs one.
        (true, true) => wrong_if(!is_flagged, &NO_FLAG),
        (false, false) => wrong_if(!is_flagged, &FLAG),
        (false, true) => {}
    }
    let is_prefixed = fact.statements().any(|of| of.prefix.is_some());
    match (has(&lower, &NO_PREFIX), is_not) {
        (true, false) => wrong_if(first.prefix.is_some(), &NO_PREFIX),
        (true, true) => wrong_if(!is_prefixed, &NO_PREFIX),
        (false, false) => wrong_if(!is_prefixed, &PREFIX),
        (false, true) => {}
    }
    let is_ever_partial = fact.statements().any(|of| of.is_partial) || level == Level::Partial;
    wrong_if(!is_ever_partial && !is_not, &PARTIAL);
    wrong_if(level != Level::Yes && !is_not, &FULL);
    let was_removed = level == Level::No || fact.statements().any(|of| of.removed.is_some());
    let is_of_feature = !has(&lower, &NOT_REMOVED) && !has(&lower, &RESTRICTIONS);
    wrong_if(!was_removed && is_of_feature, &REMOVED);
    if !has_versions && !has(&lower, &LIMITS) && !text.contains('?') {
        match has(&lower, &NO) {
            true => wrong_if(level != Level::No, &NO),
            false => wrong_if(level == Level::No, &YES),
        }
    }
    found
}

/// Returns whether one of these words is in a text in lower case.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    find(text, words).is_some()
}

/// Returns the offset of the last of these words in a text.
pub(super) fn last(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().flat_map(|word| all(text, word)).map(|place| place.start).max()
}

/// Returns the place of the first of these words in a text; the longest, if several begin there.
fn find(text: &str, words: &[&str]) -> Option<Range<usize>> {
    let places = words.iter().flat_map(|word| all(text, word));
    places.min_by_key(|place| (place.start, text.len() - place.end))
}

/// Returns the places of a word, not those within a longer one.
fn all<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(word).map(|(at, found)| at..at + found.len()).filter(|place| {
        let is_outside = |c: char| !c.is_alphanumeric();
        let is_dash = word.chars().all(is_outside);
        is_dash
            || !text[..place.start].ends_with(char::is_alphanumeric)
                && !text[place.end..].starts_with(char::is_alphanumeric)
    })
}
