//! Tells whether the text of a claim is that of another fact of its criterion. Pure.

use super::Stated;
use crate::claims::tokens::folded;
use crate::matrix::Datum;

/// Licences by their first word, of which one is not another.
const LICENCES: [&str; 12] = [
    "mit",
    "apache",
    "gpl",
    "lgpl",
    "agpl",
    "mpl",
    "isc",
    "bsd",
    "epl",
    "sspl",
    "bsl",
    "proprietary",
];

/// Words beside a value that leave it the same, in English and German.
const IDLE: [&str; 33] = [
    "a",
    "an",
    "the",
    "is",
    "are",
    "has",
    "uses",
    "used",
    "under",
    "in",
    "it",
    "its",
    "by",
    "default",
    "now",
    "all",
    "licence",
    "license",
    "licensed",
    "licenced",
    "ist",
    "hat",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "einer",
    "unter",
    "lizenz",
    "lizenziert",
    "es",
    "standardmäßig",
];

/// Words of the names of licences.
const OF_LICENCES: [&str; 12] =
    ["gnu", "v1", "v2", "v3", "version", "clause", "or", "later", "only", "0", "2", "3"];

/// Whether a text that has no words of its fact is nothing but a value of another one: the words of another fact of the
/// criterion, or another licence. Any other text may be a paraphrase.
pub(super) fn states_other(text: &str, of: Stated<'_>) -> bool {
    let Stated { fact, criterion, others, .. } = of;
    let Some(Datum::Text(own)) = criterion.kind.datum(&fact.value) else { return false };
    let names: Vec<String> = [&*criterion.name, &*criterion.id].map(folded).into();
    let is_idle = |word: &str| {
        IDLE.contains(&word) || names.iter().any(|name| name.contains(&format!(" {word} ")))
    };
    let bare = |text: &str| {
        let folded = folded(text);
        let words: Vec<&str> = folded.split_whitespace().filter(|word| !is_idle(word)).collect();
        words.join(" ")
    };
    let (stated, own) = (bare(text), bare(own));
    if stated.is_empty() || own.is_empty() {
        return false;
    }
    let is_stated = |other: &&str| bare(other) == stated;
    let note = bare(fact.note.as_deref().unwrap_or_default());
    let is_within =
        || [&own, &note].iter().any(|words| format!(" {words} ").contains(&format!(" {stated} ")));
    others.iter().any(is_stated) && !is_within()
        || whole_licence(&stated).zip(licence(&own)).is_some_and(|(stated, own)| stated != own)
}

/// Returns the only licence that a text names.
pub fn licence(folded: &str) -> Option<&str> {
    let mut named = folded.split_whitespace().filter(|word| LICENCES.contains(word));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// Returns the licence that is all that a text names.
fn whole_licence(folded: &str) -> Option<&str> {
    let licence = licence(folded)?;
    let is_of_it = |word: &str| word == licence || OF_LICENCES.contains(&word);
    folded.split_whitespace().all(is_of_it).then_some(licence)
}
