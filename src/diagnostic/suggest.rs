//! "did you mean": the nearest of the words that would have been right.

/// The candidate most like `word`, when one is like it enough to be what was meant.
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

/// `"debug"` is near `"debugger"`, but one letter is near nothing.
fn is_part(word: &str, candidate: &str) -> bool {
    word.len() >= 4
        && candidate.len() >= 4
        && (candidate.contains(word) || word.contains(candidate))
}

/// The help line for a wrong word: the nearest right one, else all of them, else `otherwise`.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
    otherwise: &str,
) -> String {
    if let Some(near) = nearest(word, candidates.clone()) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<&str> = candidates.into_iter().collect();
    match all.len() {
        0 => otherwise.to_owned(),
        1 => format!("use `{}`", all[0]),
        2..=24 => format!("use one of {}", one_of(&all)),
        many => format!("{otherwise}; {many} are known, none like it"),
    }
}

/// The word that a help line such as those of `did_you_mean` is sure of.
pub fn meant(help: &str) -> Option<&str> {
    help.strip_prefix("did you mean `")?.strip_suffix("`?")
}

/// `` `a`, `b` or `c` ``
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
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn a_help_line_tells_what_was_meant() {
        assert_eq!(meant(&did_you_mean("licence", ["license"], "-")), Some("license"));
        assert_eq!(meant(&did_you_mean("x", ["yes", "no"], "-")), None);
    }

    #[test]
    fn without_a_near_word_all_are_named() {
        assert_eq!(did_you_mean("x", ["yes", "no"], "-"), "use one of `yes` or `no`");
        assert_eq!(did_you_mean("x", ["on"], "-"), "use `on`");
        assert_eq!(did_you_mean("x", [], "declare one"), "declare one");
    }
}
