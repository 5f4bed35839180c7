//! Values in words in a text: one of the choices of a criterion, or the text of a fact. Pure.

use crate::claims::proof::licence;
use crate::claims::tokens::folded;
use crate::matrix::{Criterion, Datum, Fact, FactValue, Kind};

/// Words before a value with which the text says something else of it.
const NEGATIONS: [&str; 10] = [
    " no ",
    " not ",
    " non ",
    " never ",
    " without ",
    " kein ",
    " keine ",
    " nicht ",
    " ohne ",
    " statt ",
];

/// Returns the value that a text names: the only one of the choices whose words it has.
pub(super) fn named(text: &str, criterion: &Criterion) -> Option<FactValue> {
    let text = with_roots(folded(text));
    if is_denied(&text) {
        return None;
    }
    let Kind::Choice(choices) = &criterion.kind else { return None };
    let choices = choices.0.iter().enumerate();
    let mut named: Vec<(usize, String)> = choices
        .map(|(at, choice)| (at, folded(&choice.name)))
        .filter(|(_, name)| !name.trim().is_empty() && text.contains(name.as_str()))
        .collect();
    // `Apache` is within `Apache 2.0`.
    let within = |one: &str, other: &str| one.len() < other.len() && other.contains(one);
    let all = named.clone();
    named.retain(|(_, name)| !all.iter().any(|(_, other)| within(name, other)));
    match named[..] {
        [(at, _)] => Some(FactValue::Choice(at)),
        _ => None,
    }
}

/// Whether the words of a choice include another one, or it is all of them: `both`.
pub(super) fn includes(whole: &FactValue, part: &FactValue, criterion: &Criterion) -> bool {
    let words = |value: &FactValue| match (value, &criterion.kind) {
        (FactValue::Choice(at), Kind::Choice(choices)) => {
            choices.0.get(*at).map(|choice| folded(&choice.name))
        }
        _ => None,
    };
    let (Some(own), Some(other)) = (words(whole), words(part)) else { return false };
    own != other && (own.contains(&other) || ALL.iter().any(|all| own.contains(all)))
}

/// Words of a choice that stands for several of the others.
const ALL: [&str; 6] = [" both ", " all ", " any ", " either ", " beide ", " alle "];

fn is_denied(folded: &str) -> bool {
    NEGATIONS.iter().any(|word| folded.contains(word))
}

/// Adds to a folded text what its adverbs are made of: `dynamic` of `dynamically`.
fn with_roots(mut folded: String) -> String {
    let roots: Vec<String> = folded
        .split(' ')
        .flat_map(|word| [word.strip_suffix("ally"), word.strip_suffix("ly")])
        .flatten()
        .map(str::to_owned)
        .collect();
    for root in roots {
        folded.push_str(&root);
        folded.push(' ');
    }
    folded
}

/// Whether a text that states the value of a criterion of the kind `text` states the one of a fact: `None` if it
/// neither has the words of the fact nor those of another fact of the criterion, and is no other name where there is
/// but one.
pub(super) fn agrees<'f>(
    text: &str,
    fact: &Fact,
    criterion: &Criterion,
    others: impl Iterator<Item = &'f Fact>,
) -> Option<bool> {
    let stated = text;
    // In German, `mit` is no licence.
    let text = match text.contains("MIT") {
        true => folded(text),
        false => folded(text).replace(" mit ", " "),
    };
    let own = words_of(fact, criterion)?;
    let is_said = |words: &str| words.trim().len() > 1 && text.contains(words);
    let is_part = |words: &str| {
        own.contains(words) || folded(fact.note.as_deref().unwrap_or_default()).contains(words)
    };
    if text.trim().is_empty() {
        return None;
    }
    if text == own || is_said(&own) || own.contains(&text) {
        return Some(true);
    }
    if is_denied(&text) {
        return None;
    }
    let values = others.filter_map(|other| words_of(other, criterion));
    let is_other = |words: &String| {
        let count = words.split_whitespace().count();
        count <= LONGEST && is_said(words) && !is_part(words)
    };
    let mut values = values.filter(is_other);
    let licence = || {
        let own = licence(&own)?;
        licence(&text).map(|stated| stated == own)
    };
    match values.next() {
        Some(_) => Some(false),
        None => licence().or_else(|| names_other(stated, fact, criterion).then_some(false)),
    }
}

/// Words of criteria of which a subject has one by definition: "default engine", "standard interpreter"
const OF_ONE: [&str; 6] = ["default", "standard", "official", "reference", "offiziell", "referenz"];

/// Whether a text is another name than that of a fact, of a criterion of which there is one.
fn names_other(text: &str, fact: &Fact, criterion: &Criterion) -> bool {
    let Some(Datum::Text(own)) = criterion.kind.datum(&fact.value) else { return false };
    let name = criterion.name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let text = text.trim();
    words.any(|word| OF_ONE.iter().any(|of| word.starts_with(of)))
        && is_name(text)
        && own.chars().all(is_of_name)
        && !is_short_for(text, own)
        && !is_short_for(own, text)
}

/// Whether a text is one word with a capital inside or a digit: `JPython`, `V8`. One with a capital at its beginning only
/// may be any noun of German.
fn is_name(text: &str) -> bool {
    text.chars().all(is_of_name)
        && text.starts_with(char::is_alphabetic)
        && text.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '#')
}

/// Whether the letters of a name are in another one, in their order: `PG` for `PostgreSQL`.
fn is_short_for(short: &str, long: &str) -> bool {
    let letters = |name: &str| -> Vec<char> {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut long = letters(long).into_iter();
    letters(short).into_iter().all(|letter| long.any(|of| of == letter))
}

/// Words of a text that is a name rather than a description.
const LONGEST: usize = 3;

fn words_of(fact: &Fact, criterion: &Criterion) -> Option<String> {
    let words = criterion.kind.datum(&fact.value).map(Datum::words)?;
    match words[..] {
        [one] => Some(folded(one)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::tests::said_in;

    const MATRIX: &str = r#"
title = "T"
[[criterion]]
id = "shell"
name = "Default shell"
kind = "text"
[[criterion]]
id = "shells"
name = "Bundled shell"
kind = "text"
[[subject]]
id = "kolibri"
name = "Kolibri"
facts = { shell = "CShell", shells = "CShell" }
[[subject]]
id = "zephyr"
name = "Zephyr"
facts = { shell = "PostShell", shells = "unknown" }
"#;

    #[test]
    fn another_name_contradicts_that_of_which_there_is_one() {
        for (text, wanted) in [
            ("The default shell of Kolibri is JShell.", "! JShell"),
            ("Kolibri's default shell is JShell.", "! JShell"),
            ("The default shell of Kolibri is CShell.", "= CShell"),
        ] {
            assert_eq!(said_in("en", MATRIX, text), [wanted], "{text}");
        }
        for text in [
            // Short for it, adjectives, and criteria of which there may be several
            "The default shell of Zephyr is PSHL.",
            "The default shell of Kolibri is small.",
            "The default shell of Kolibri is Configurable.",
            "The bundled shell of Kolibri is JShell.",
            "The default shell of Kolibri is JShell on Windows.",
            "The default shell of Kolibri was JShell.",
            "The default shell of Kolibri is not JShell.",
        ] {
            let said = said_in("en", MATRIX, text);
            assert!(!said.iter().any(|said| said.starts_with('!')), "{text}: {said:?}");
        }
    }
}
