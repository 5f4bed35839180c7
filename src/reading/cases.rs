//! Names with capitals. Pure.

/// Returns a name in lower case as it is written with capitals, if the automaton cannot compare them: it knows the case
/// of ASCII letters only.
pub(super) fn in_other_cases(key: &str) -> Vec<String> {
    if key.is_ascii() {
        return Vec::new();
    }
    let title = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let titles: Vec<String> = key.split(' ').map(title).collect();
    let mut forms = vec![title(key), titles.join(" "), key.to_uppercase()];
    forms.sort();
    forms.dedup();
    // Only the case of other letters than those of ASCII tells two patterns apart.
    forms.retain(|form| form.to_ascii_lowercase() != *key);
    forms.dedup_by_key(|form| form.to_ascii_lowercase());
    forms
}
