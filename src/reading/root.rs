//! Roots of words: what the forms of a word have in common, such as `sealed`, `sealing` and `seals`. Pure.

use crate::base::language::Language;

/// Endings of words, the longest first of those that are in one another.
const ENGLISH: [&str; 46] = [
    "isations", "izations", "isation", "ization", "ations", "ation", "ating", "ated", "ates",
    "ate", "ions", "ion", "ings", "ing", "ments", "ment", "ances", "ance", "ables", "able", "ible",
    "ally", "ial", "als", "al", "ly", "ers", "er", "ised", "ized", "ises", "izes", "ising",
    "izing", "ise", "ize", "eds", "ed", "es", "ies", "ied", "ity", "s", "e", "y", "ness",
];

const GERMAN: [&str; 34] = [
    "isierungen",
    "isierung",
    "isierte",
    "isiert",
    "isieren",
    "isation",
    "ierungen",
    "ierung",
    "ierte",
    "ieren",
    "iert",
    "ungen",
    "ung",
    "barkeit",
    "baren",
    "bares",
    "barer",
    "bare",
    "bar",
    "keiten",
    "keit",
    "enden",
    "ende",
    "ern",
    "ten",
    "tes",
    "ter",
    "te",
    "en",
    "er",
    "es",
    "et",
    "em",
    "e",
];

/// Endings of a single letter
const GERMAN_LETTERS: [&str; 3] = ["t", "n", "s"];

/// Endings of nouns and participles for what somebody does: `sealing`, `encryption`, `Verschlüsselung`.
const OF_DEEDS: [&str; 6] = ["ing", "ings", "ion", "ions", "ment", "ung"];

/// The fewest letters of a root.
const SHORTEST: usize = 3;

/// Returns the root of a word in lower case. Words of one root need not mean the same.
pub(super) fn root(word: &str, language: &Language) -> String {
    let is_german = language.name() == "de";
    let shortest = if is_german { SHORTEST + 1 } else { SHORTEST };
    let is_long = |stem: &&str| stem.chars().count() >= shortest;
    let lists: [&[&str]; 2] = match is_german {
        true => [&GERMAN, &GERMAN_LETTERS],
        false => [&ENGLISH, &[]],
    };
    let mut stems = lists.into_iter().flatten().filter_map(|ending| {
        let stem = word.strip_suffix(ending).filter(is_long)?;
        // The end of `process` is no plural.
        (*ending != "s" || !stem.ends_with('s')).then_some(stem)
    });
    let stem = stems.next().unwrap_or(word);
    let mut letters = stem.chars().rev();
    // `tagg` of `tagging` is `tag`.
    let is_doubled = match (letters.next(), letters.next()) {
        (Some(last), Some(before)) => {
            last == before && !"aeiouls".contains(last) && stem.len() < word.len()
        }
        _ => false,
    };
    let end = stem.len() - usize::from(is_doubled && stem.is_char_boundary(stem.len() - 1));
    let stem = &stem[..end];
    // British and American English: `licence` and `license`
    match stem.strip_suffix("nc") {
        Some(rest) if !is_german => format!("{rest}ns"),
        _ => stem.to_owned(),
    }
}

/// Whether a noun is of what somebody does, so that it has a verb.
pub(super) fn is_deed(word: &str) -> bool {
    OF_DEEDS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_root() {
        let same = |lang: &str, words: &[&str]| {
            let language = Language::of(lang);
            let first = root(words[0], &language);
            words.iter().all(|word| root(word, &language) == first)
        };
        assert!(same("en", &["sealing", "sealed", "seals", "seal"]));
        assert!(same("en", &["processing", "processes", "process"]));
        assert!(same("en", &["stabilisation", "stabilised", "stabilises"]));
        assert!(same("en", &["licence", "license", "licensed"]));
        assert!(same("en", &["replication", "replicates", "replicated"]));
        assert!(same("en", &["typing", "typed", "types", "type"]));
        assert!(same("de", &["verschlüsselung", "verschlüsselt", "verschlüsselte"]));
        assert!(same("de", &["mehrsprachigkeit", "mehrsprachig", "mehrsprachige"]));
        assert!(!same("en", &["price", "process"]));
        assert_eq!(root("us", &Language::of("en")), "us");
    }
}
