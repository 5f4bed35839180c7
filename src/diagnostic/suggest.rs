//! "Did you mean": the known word nearest to an unknown one.

/// Returns the candidate most similar to `word`, if it is similar enough to be the intended word.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let limit = if length < 2 { 0 } else { (length / 3).max(1) };
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| {
            *distance <= limit || is_part(&lower, &candidate.to_lowercase())
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns whether one word contains the other, as `"debugger"` contains `"debug"`. Words of fewer than
/// four bytes do not count, nor do those in the middle of a word: too many other words contain them.
fn is_part(word: &str, candidate: &str) -> bool {
    let (short, long) =
        if word.len() < candidate.len() { (word, candidate) } else { (candidate, word) };
    let is_edge = |(at, _): (usize, &str)| {
        let (before, after) = (&long[..at], &long[at + short.len()..]);
        !before.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric)
    };
    short.len() >= 4 && long.match_indices(short).any(is_edge)
}

/// Returns the help line that suggests a word.
pub(super) fn meant(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// Returns the help line for an unknown word: the nearest known word, else all known words, else `otherwise`.
pub(crate) fn did_you_mean(word: &str, known: &[&str], otherwise: &str) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => meant(near),
        None => use_one_of(known, otherwise),
    }
}

/// Returns the help line for a word that resembles none of the known words.
pub(super) fn use_one_of(known: &[&str], otherwise: &str) -> String {
    match known {
        [] => otherwise.to_owned(),
        [only] => format!("use `{only}`"),
        _ if known.len() <= 24 => format!("use one of {}", one_of(known)),
        _ => format!("{otherwise}; {} exist, but none is similar", known.len()),
    }
}

/// Lists words in a sentence: `` `a`, `b` or `c` ``.
pub fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", most.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let known = ["debugger", "http2", "licence"];
        assert_eq!(nearest("license", known), Some("licence"));
        assert_eq!(nearest("debug", known), Some("debugger"));
        assert_eq!(nearest("HTTP2", known), Some("http2"));
        assert_eq!(nearest("cold-start", known), None);
        assert_eq!(nearest("start", ["cold-start"]), Some("cold-start"));
        assert_eq!(nearest("nope", ["unopened-directive"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn without_a_near_word_all_are_named() {
        assert_eq!(did_you_mean("x", &["yes", "no"], "-"), "use one of `yes` or `no`");
        assert_eq!(did_you_mean("x", &["on"], "-"), "use `on`");
        assert_eq!(did_you_mean("x", &[], "declare one"), "declare one");
    }
}
