//! Whether a name in a text is one, by what is around it. Pure.

use std::ops::Range;

/// Whether nothing joins a range to a longer word.
pub(super) fn is_word(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let joins_before = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '/' | '.' | '#');
    let mut next = after.chars();
    let joins_after = match (next.next(), next.next()) {
        (Some(c), _) if c.is_alphanumeric() || matches!(c, '_' | '@' | '+' | '#') => true,
        // `node.example`, `go-redis`, but not the end of a sentence
        (Some('.' | '/' | '-' | ':'), Some(c)) => c.is_alphanumeric(),
        _ => false,
    };
    let is_hyphenated =
        before.ends_with('-') && before[..before.len() - 1].ends_with(char::is_alphanumeric);
    !before.ends_with(joins_before) && !joins_after && !is_hyphenated
}

/// Words that follow a name, but not the same word as a verb at the beginning of a sentence: "Go is", but "Go to".
const AFTER_NAMES: [&str; 95] = [
    "and", "or", "vs", "versus", "can", "cannot", "also", "only", "still", "now", "does", "has",
    "is", "was", "will", "came", "cost", "und", "oder", "ist", "hat", "kann", "kam", "wird",
    "wurde", "war", "erschien", "doesn't", "may", "might", "could", "should", "would", "must",
    "shall", "did", "had", "took", "ran", "made", "went", "gave", "held", "sold", "got", "fell",
    "rose", "grew", "drew", "led", "beat", "broke", "sat", "stood", "began", "became", "wrote",
    "spoke", "ate", "drank", "threw", "never", "always", "already", "even", "just", "alone",
    "itself", "though", "however", "too", "then", "but", "while", "comes", "muss", "soll", "darf",
    "mag", "gab", "lag", "bot", "blieb", "ging", "hatte", "selbst", "dagegen", "hingegen", "aber",
    "auch", "nur", "allein", "sowie", "schon", "noch",
];

/// "doesn't" and its like, as far as they are letters
const CONTRACTED: [&str; 10] =
    ["doesn", "isn", "won", "hasn", "didn", "wasn", "shouldn", "couldn", "wouldn", "hadn"];

/// Whether a name at the beginning of a sentence may be a verb: "Go to the settings."
pub(super) fn is_other_word(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    if !(before.is_empty() || before.ends_with(['.', '!', '?', ':'])) {
        return false;
    }
    next_word(text, range).is_some_and(|next| !can_follow(&next.to_lowercase()))
}

/// Whether a name is the beginning of a longer one: "Go Modules", "Signal Foundation".
pub(super) fn is_of_longer_name(text: &str, range: &Range<usize>) -> bool {
    let next = next_word(text, range).filter(|next| next.starts_with(char::is_uppercase));
    next.is_some_and(|next| {
        let next = next.to_lowercase();
        !VERBS.contains(&next.as_str()) && !AFTER_NAMES.contains(&next.as_str())
    })
}

/// Verbs of titles in which each word has a capital.
const VERBS: [&str; 14] = [
    "beats", "comes", "costs", "lacks", "leads", "loses", "offers", "runs", "scores", "starts",
    "supports", "takes", "weighs", "wins",
];

/// Returns the word after a range, if only a space is between them.
fn next_word<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let rest = text[range.end..].strip_prefix(' ')?;
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|word| !word.is_empty())
}

/// Whether a word can follow the name of a subject: a verb in the third person or the past, or one of [`AFTER_NAMES`].
fn can_follow(word: &str) -> bool {
    let is_adverb = word.ends_with("ly") && word.len() > 4;
    let is_verb = word.ends_with('s') && !matches!(word, "its" | "this" | "his" | "as" | "us");
    is_verb
        || is_adverb
        || word.ends_with('t')
        || word.ends_with("ed")
        || AFTER_NAMES.contains(&word)
        || CONTRACTED.contains(&word)
}
