use crate::reading::read;
use crate::reading::tests::{MATRIX, blocks, with_reader};

/// Returns what is counted in a text: the number with its noun, and what it is of.
fn counted(lang: &str, text: &str) -> Vec<String> {
    with_reader(lang, MATRIX, |reader| {
        let blocks = blocks(text);
        let counts = read(&blocks, reader).counts.into_iter();
        let shown = counts.map(|count| {
            let subject = &reader.matrix.subjects[count.of.subject].id;
            let words = &blocks[count.block].text[count.range.clone()];
            let all = [&count.of.owner, &count.of.verb, &count.of.noun, &count.of.scope];
            let of: Vec<&str> = all.map(String::as_str).to_vec();
            format!("{words} | {subject} | {}", of.join(" | "))
        });
        shown.collect()
    })
}

#[test]
fn what_subjects_have_is_counted() {
    for (text, wanted) in [
        ("Kolibri speaks 81 languages.", "81 languages | kolibri |  | has | language | "),
        ("Kolibri has 12 themes.", "12 themes | kolibri |  | has | theme | "),
        (
            "The family plan of Kolibri costs $60 a year.",
            "$60 a year | kolibri | family plan | costs | $ a year | ",
        ),
        (
            "The app of Kolibri has over 20 widgets per screen, so you can play.",
            "over 20 widgets per screen | kolibri | app | has | widget per screen | ",
        ),
        (
            "Kolibri's audit report has 46 pages.",
            "46 pages | kolibri | audit report | has | page | ",
        ),
        (
            "Kolibri comes with a warranty of 3 years.",
            "3 years | kolibri | warranty | is | year | ",
        ),
        ("With Kolibri, you get 31 templates.", "31 templates | kolibri |  | has | template | "),
        ("There are 31 templates in Kolibri.", "31 templates | kolibri |  | has | template | "),
        ("Kolibri: twelve themes", "twelve themes | kolibri |  | has | theme | "),
        ("## Pro plan\nKolibri has 12 themes.", "12 themes | kolibri |  | has | theme | plan pro"),
        ("| | Kolibri | Map.js |\n| Themes | 12 | |", "12 | kolibri |  | has | theme | "),
    ] {
        assert_eq!(counted("en", text), [wanted], "{text}");
    }
    let german = "Das Handbuch von Kolibri hat 480 Seiten.";
    assert_eq!(counted("de", german), ["480 Seiten | kolibri | handbuch | has | seiten | "]);
    let several = "Kolibri has 12 themes, 3 fonts and 40 icons, and Map.js ships with 4 themes.";
    assert_eq!(counted("en", several).len(), 4, "{:?}", counted("en", several));
}

#[test]
fn what_is_not_certain_is_not_counted() {
    for text in [
        "Kolibri has two advantages.",
        "Kolibri had 12 themes.",
        "Kolibri has 12 of the 40 themes.",
        "Kolibri has 12 more themes.",
        "Kolibri has 12 themes, or 14 with Pro.",
        "Kolibri has 12 themes (14 with Pro).",
        "Kolibri has 12 themes, but only on Android.",
        "On Android, Kolibri has 12 themes.",
        "Kolibri and Map.js have 12 themes.",
        "Kolibri 2 has 12 themes.",
        "Does Kolibri have 12 themes?",
        "Kolibri does not have 12 themes.",
        "Kolibri takes 30 seconds.",
        "Kolibri has 20 % of the market.",
        "The ad says “Kolibri has 12 themes”.",
        "> Kolibri has 12 themes.",
        "| | Kolibri | Map.js |\n| Themes (Pro) | 12 | |\n| Seconds | 3 | 4 |\n| Price of icons | 3 | 4 |",
    ] {
        assert_eq!(counted("en", text), [""; 0], "{text}");
    }
}
