use proptest::prelude::*;

use super::*;
use crate::base::language::Language;
use crate::reading::tests::{MATRIX, said_in};

fn sentences<'t>(lang: &str, text: &'t str) -> Vec<&'t str> {
    split(text, &Language::of(lang)).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn a_text_is_split_into_sentences() {
    for (text, wanted) in [
        ("One. Two! Three? Four", vec!["One.", "Two!", "Three?", "Four"]),
        ("It has 9.5 s, e.g. Node.js 24. Next.", vec!["It has 9.5 s, e.g. Node.js 24.", "Next."]),
        ("About 5 p.m. it ends. J. Doe knows.", vec!["About 5 p.m. it ends.", "J. Doe knows."]),
        (
            "He says “Yes. It is. Good.” and leaves. Next",
            vec!["He says “Yes. It is. Good.” and leaves.", "Next"],
        ),
        ("“It costs $9.” So it is.", vec!["“It costs $9.”", "So it is."]),
        ("1. First step. Wait … and see", vec!["1. First step.", "Wait … and see"]),
        ("A 13\" screen. And a 15\" one.", vec!["A 13\" screen.", "And a 15\" one."]),
        ("(In brackets.) Out.", vec!["(In brackets.)", "Out."]),
        ("", vec![]),
    ] {
        assert_eq!(sentences("en", text), wanted, "{text}");
    }
    let german = "Am 8. Juni, z. B. mit Q7.db, ist das 99. Perzentil da. Und so weiter.";
    assert_eq!(
        sentences("de", german),
        ["Am 8. Juni, z. B. mit Q7.db, ist das 99. Perzentil da.", "Und so weiter."]
    );
}

#[test]
fn a_day_may_be_told_with_more() {
    for text in [
        "Kolibri was founded in 2018 by three engineers.",
        "Kolibri was first released in 2018, by a company of three.",
    ] {
        assert_eq!(said_in("en", MATRIX, text).len(), 1, "{text}");
    }
}

#[test]
fn items_of_a_list_of_values_are_not_the_value() {
    let one = "## Kolibri\n### Android version\n- 10";
    assert_eq!(said_in("en", MATRIX, one).len(), 1);
    let several = "## Kolibri\n### Android version\n- 10\n- 11\n- 12";
    assert_eq!(said_in("en", MATRIX, several).len(), 0);
}

#[test]
fn what_is_too_long_is_left_out_in_linear_time() {
    let long = "a “b ".repeat(1_000_000);
    assert_eq!(sentences("en", &format!("{long}. It ends.")), ["It ends."]);
}

#[test]
fn hedges_are_found() {
    let of = |lang: &str, text: &str| hedges(text, &Language::of(lang));
    for text in [
        "If it costs $9, take it.",
        "Does it cost $9?",
        "The banner says “from $1.99”",
        "It is not that it is slow.",
        "It could be free.",
        "It may cost $9.",
        "Picture one with 40 regions.",
        "According to its maker, it has 5.",
    ] {
        assert!(of("en", text).is_open, "{text}");
    }
    for text in ["It was $9.", "It used to be free.", "Until 2024 it has one.", "It had one"] {
        assert!(of("en", text).is_past, "{text}");
    }
    for text in ["It will cost $9.", "From March, it costs $9.", "It plans to be free."] {
        assert!(of("en", text).is_future, "{text}");
    }
    for text in [
        "It costs $9.",
        "In May 2026, it costs $9.",
        "When it comes to speed, it takes 30 ms.",
        "It’s the dog’s bone.",
        "It needs 20 ms before 30 users come.",
    ] {
        assert!(of("en", text).are_none(), "{text}: {:?}", of("en", text));
    }
    for text in
        ["Würde es 30 Euro kosten, ja.", "Es ist nicht so, dass es fehlt.", "„Ja“, so einer"]
    {
        assert!(of("de", text).is_open, "{text}");
    }
    assert!(of("de", "Bis 2017 fehlt es.").is_past);
    assert!(of("de", "Damit wird es 128 Knoten erlauben.").is_future);
    for text in [
        "Es wird nicht unterstützt.",
        "Es wird angeboten.",
        "Hergestellt wird es in Polen.",
        "Es kostet bis zu 20 Euro.",
    ] {
        assert!(of("de", text).are_none(), "{text}: {:?}", of("de", text));
    }
    assert!(of("fr", "Il coûte 9 $.").is_open);
}

#[test]
fn sentences_state_values() {
    let mut found = Vec::new();
    for (text, wanted) in [
        ("Kolibri costs $9 a month.", "! $9 a month"),
        ("So, Kolibri costs $12 a month, and Map.js is free.", "= $12 a month|= free"),
        ("Kolibri costs $9 a month, Map.js $4.", ""),
        ("Kolibri is free. Map.js costs nothing.", "! free|= costs nothing"),
        ("The price of Kolibri is $12.", "= $12"),
        ("Kolibri's price is $9 a month.", "! $9 a month"),
        ("Kolibri has a tail latency of about 30 ms.", "= about 30 ms"),
        ("Kolibri has a tail latency of 50 ms, even on a bad day.", "! 50 ms"),
        (
            "Kolibri has a million installs, Mapper has 3 million installs.",
            "= a million installs|! 3 million installs",
        ),
        ("With Kolibri you get 500,000 installs.", "! 500,000 installs"),
        ("Kolibri was first released in 2019. Map.js appeared in 2015.", "= 2019|! 2015"),
        ("Map.js has been around since 2017.", "= 2017"),
        ("Kolibri is now at version 8.2.", "! 8.2"),
        ("Both cost less than $10.", ""),
        ("All three cost less than $10.", "! less than $10|= less than $10|= less than $10"),
    ] {
        found.extend(wrong("en", text, wanted));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn sentences_state_what_subjects_have() {
    let mut found = Vec::new();
    for (text, wanted) in [
        ("Kolibri lacks offline maps.", "! Kolibri lacks offline maps"),
        ("Map.js does not support offline maps.", "= Map.js does not support offline maps"),
        ("Map.js has built-in offline maps.", "! Map.js has built-in offline maps"),
        ("There are no offline maps in Kolibri.", "! There are no offline maps in Kolibri"),
        (
            "Offline maps are not supported in Kolibri.",
            "! Offline maps are not supported in Kolibri",
        ),
        ("Kolibri's offline maps are missing.", "! Kolibri's offline maps are missing"),
        ("Map.js supports offline maps across borders.", "! Map.js supports offline maps"),
        ("Kolibri has a full screen reader.", "! Kolibri has a full screen reader"),
        ("Kolibri has a screen reader.", "? Kolibri has a screen reader"),
        ("Map.js has only a basic screen reader.", "! Map.js has only a basic screen reader"),
        ("Only Kolibri has offline maps.", "= Only Kolibri has offline maps"),
        ("Only Map.js has offline maps.", "! Only Map.js has offline maps"),
        ("All but Kolibri lack offline maps.", "= All but Kolibri lack offline maps"),
        ("Kolibri and Map.js have offline maps.", "! Kolibri and Map.js have offline maps"),
        (
            "Neither Kolibri nor Map.js supports offline maps.",
            "! Neither Kolibri nor Map.js supports offline maps",
        ),
        ("None of them has offline maps.", "! None of them has offline maps"),
        ("Kolibri costs $12 and has no offline maps.", "= $12|! has no offline maps"),
        ("Unlike Kolibri, Map.js has offline maps.", "! Map.js has offline maps"),
    ] {
        found.extend(wrong("en", text, wanted));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_uncertain_is_left_alone() {
    let of_more = [
        "Map.js allows offline maps embedding.",
        "Map.js supports offline maps licences.",
        "Offline maps are new. Map.js supports this idea.",
    ];
    for text in of_more {
        assert!(said_in("en", MATRIX, text).is_empty(), "{text}");
    }
    let mut found = Vec::new();
    for text in [
        "If Kolibri lacks offline maps, take Map.js.",
        "Does Kolibri cost $9?",
        "“Kolibri costs $9,” they wrote.",
        "Kolibri used to cost $9.",
        "Kolibri will cost $9 a month.",
        "Kolibri could be free.",
        "Kolibri Pro costs $20 a month.",
        "The Pro plan of Kolibri costs $20.",
        "Kolibri's Pro plan costs $20.",
        "Kolibri costs $9 a month for students.",
        "For students, Kolibri costs $9 a month.",
        "Kolibri costs $12 a month, or $100 a year.",
        "Kolibri costs $100 a year.",
        "Slack costs $7 a month.",
        "Kolibri has a case. It costs $20.",
        "Kolibri draws a map in 90 ms.",
        "Kolibri is free of ads.",
        "Kolibri is free and open source.",
        "Map.js has offline maps in the Pro plan.",
        "Map.js has offline maps via a plugin.",
        "Kolibri has no offline maps on the desktop.",
        "Kolibri does not have native offline maps.",
        "The website of Map.js has offline maps.",
        "It is not true that Kolibri lacks offline maps.",
        "Kolibri has had offline maps since version 3.",
        "Kolibri 4 was released in 2024.",
        "Kolibri was released in Europe in 2021.",
        "The company of Kolibri was founded in 2010.",
        "Both support offline maps.",
        "Kolibri: $9",
        "Kolibri has 300 paying installs.",
    ] {
        found.extend(wrong("en", text, ""));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn pronouns_and_sections_name_the_subject() {
    let mut found = Vec::new();
    for (text, wanted) in [
        ("Kolibri is fine. It costs $9.", "! $9"),
        ("## Kolibri\n\nIt costs $9.", "! $9"),
        (
            "## Kolibri\n\n### Price\n\nNine dollars. You pay $9 a month.",
            "! Nine dollars|! $9 a month",
        ),
        ("## Price\n\n- Kolibri: just under $10", "! just under $10"),
        ("## The case of Kolibri\n\nIt costs $9.", ""),
        ("## Kolibri\n\n### Accessories\n\nIt costs $9.", ""),
        ("## Offline maps\n\nOnly Map.js has them.", "! Only Map.js has them"),
    ] {
        found.extend(wrong("en", text, wanted));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn answers_state_what_is_asked() {
    let mut found = Vec::new();
    for (text, wanted) in [
        ("## Does Kolibri have offline maps?\n\nNo, not one.", "! No"),
        ("## Does Kolibri have offline maps?\n\nYes.", "= Yes"),
        ("## Does Map.js support offline maps?\n\nYes, with a plugin.", ""),
        ("## Does Map.js support offline maps?\n\nYes and no.", ""),
        ("Are offline maps available in Kolibri?\n\nNo.", "! No"),
        ("## Which one has offline maps?\n\nOnly Map.js.", "! Only Map.js"),
        ("## Does Kolibri have offline maps on Linux?\n\nNo.", ""),
        ("## Do they all have offline maps?\n\nYes, all three.", "! Yes"),
        ("## Do all three support offline maps?\n\nNo.", ""),
        ("## Can I get offline maps?\n\nOnly with Map.js.", "! Only with Map.js"),
        ("## Are offline maps available?\n\nKolibri and Signal.", "! Kolibri and Signal"),
        ("## Are offline maps available?\n\nYes, Kolibri was first.", ""),
        ("## Are offline maps available?\n\nYes.", ""),
        ("## Should I get offline maps?\n\nOnly with Map.js.", ""),
        ("## Can I get offline maps of Mars?\n\nOnly with Map.js.", ""),
        ("## Who has offline maps?\n\nMap.js, Signal and Kolibri.", "! Map.js, Signal and Kolibri"),
        (
            "Offline maps are included with Kolibri and Signal.",
            "! Offline maps are included with Kolibri and Signal",
        ),
        (
            "Offline maps are included with Kolibri and Signal has a map.",
            "= Offline maps are included with Kolibri",
        ),
    ] {
        found.extend(wrong("en", text, wanted));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn german_sentences_are_read() {
    let mut found = Vec::new();
    for (text, wanted) in [
        ("Kolibri kostet 9 Dollar im Monat.", "! 9 Dollar im Monat"),
        ("Damit kostet Kolibri 12 Dollar im Monat.", "= 12 Dollar im Monat"),
        ("Kolibri unterstützt Offline maps nicht.", "! Kolibri unterstützt Offline maps nicht"),
        ("Kolibri bietet keine Offline maps.", "! Kolibri bietet keine Offline maps"),
        ("In Kolibri fehlen Offline maps.", "! In Kolibri fehlen Offline maps"),
        ("Map.js bringt Offline maps mit.", "! Map.js bringt Offline maps mit"),
        ("Nur Kolibri hat Offline maps.", "= Nur Kolibri hat Offline maps"),
        ("Würde Kolibri 9 Dollar kosten, wäre es gut.", ""),
        ("Bis 2020 hatte Kolibri keine Offline maps.", ""),
        ("Laut Hersteller kostet Kolibri 9 Dollar.", ""),
    ] {
        found.extend(wrong("de", text, wanted));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(said_in("fr", MATRIX, "Kolibri costs $9.").is_empty());
}

/// Returns what is read in a text, if it is something else.
fn wrong(lang: &str, text: &str, wanted: &str) -> Option<String> {
    let found = said_in(lang, MATRIX, text).join("|");
    (found != wanted).then(|| format!("{text}: {found}"))
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        words in proptest::collection::vec(
            prop_oneof![
                "[\\PC]{0,3}", Just("Kolibri".to_owned()), Just("Map.js".to_owned()), Just("offline maps".to_owned()),
                Just("has no".to_owned()), Just("price".to_owned()), Just("$9 a month".to_owned()), Just("is".to_owned()),
                Just("only".to_owned()), Just("both".to_owned()), Just("'s".to_owned()), Just(",".to_owned()),
                Just("and".to_owned()), Just("not".to_owned()), Just("2019".to_owned()), Just(":".to_owned()),
                Just("Yes".to_owned()), Just("there is".to_owned()), Just("was released in".to_owned()), Just("\n".to_owned()),
                Just("?\n".to_owned()), Just("free".to_owned()), Just("fehlt".to_owned()), Just("kostet".to_owned()),
            ],
            0..14,
        ),
        lang in prop_oneof![Just("en"), Just("de")],
    ) {
        said_in(lang, MATRIX, &words.join(" "));
    }
}
