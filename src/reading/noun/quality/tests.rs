use super::{Aspect, Is};
use crate::reading::read;
use crate::reading::tests::{blocks, with_reader};

/// Three subjects of which no fact says what they are.
const MATRIX: &str = r#"
title = "T"
[[criterion]]
id = "latency"
name = "Latency"
kind = "number"
unit = "ms"
[[criterion]]
id = "maths"
name = "CPU-heavy tasks"
terms = ["complex calculations"]
kind = "number"
[[subject]]
id = "kolibri"
name = "Kolibri"
[[subject]]
id = "map-js"
name = "Map.js"
[[subject]]
id = "signal"
name = "Signal"
"#;

/// Returns what a text says that subjects are: the words, the subject and what is said of it.
fn said(lang: &str, text: &str) -> Vec<String> {
    with_reader(lang, MATRIX, |reader| {
        let blocks = blocks(text);
        let qualities = read(&blocks, reader).qualities.into_iter();
        let shown = qualities.map(|quality| {
            let subject = &reader.matrix.subjects[quality.of.subject].id;
            let words = &blocks[quality.block].text[quality.range.clone()];
            let aspect = match &quality.of.aspect {
                Aspect::Pair(of) | Aspect::Fitness(of) => of.as_str(),
                Aspect::Release => "release",
            };
            let is = match quality.is {
                Is::Term { side, is_so } => {
                    let term = aspect.split(" or ").nth(side).unwrap_or_default();
                    if is_so { term.to_owned() } else { format!("not {term}") }
                }
                Is::Released { is_first } => {
                    format!("{aspect}{}", if is_first { ", first" } else { "" })
                }
                Is::Suited(is) => format!("{} {aspect}", if is { "good:" } else { "bad:" }),
            };
            format!("{words} | {subject} | {is}{}", quality.of.scope)
        });
        shown.collect()
    })
}

#[test]
fn terms_that_exclude_each_other_are_read() {
    for (text, wanted) in [
        ("Kolibri is single-threaded.", "is single-threaded | kolibri | single-threaded"),
        (
            "Kolibri facilitates multithreading.",
            "facilitates multithreading | kolibri | multi-threaded",
        ),
        (
            "The Kolibri is also a multi-threaded server.",
            "is also a multi-threaded | kolibri | multi-threaded",
        ),
        ("Kolibri is an open-source, well-kept app.", "is an open-source | kolibri | open source"),
        ("Kolibri is not open source.", "is not open source | kolibri | not open source"),
        (
            "Kolibri is an interpreted scripting language.",
            "is an interpreted | kolibri | interpreted",
        ),
        (
            "Kolibri is dynamically typed, and so is Map.js.",
            "is dynamically typed | kolibri | dynamically typed",
        ),
        ("## Kolibri\nIt is asynchronous.", "is asynchronous | kolibri | asynchronous"),
        (
            "| | Kolibri | Map.js |\n| License | Proprietary | |",
            "Proprietary | kolibri | proprietary",
        ),
        ("| | Kolibri | Map.js |\n| Open source | ✗ | |", "✗ | kolibri | not open source"),
        (
            "| | Kolibri | Map.js |\n| Typing | Static | dynamically typed |",
            "dynamically typed | map-js | dynamically typed",
        ),
    ] {
        assert_eq!(said("en", text), [wanted], "{text}");
    }
    let german = "Kolibri ist eine interpretierte Sprache. Map.js ist quelloffen.";
    assert_eq!(said("de", german).len(), 2, "{:?}", said("de", german));
}

#[test]
fn days_of_releases_are_read() {
    for (text, wanted) in [
        (
            "Map.js was first released in February 1981, when nobody had a phone.",
            "was first released in February 1981 | map-js | release, first",
        ),
        ("Map.js was released in 1991.", "was released in 1991 | map-js | release"),
        (
            "Map.js was initially launched on 3 May 2009 by two students.",
            "was initially launched on 3 May 2009 | map-js | release, first",
        ),
        (
            "Map.js first appeared in 1995 and is still kept.",
            "first appeared in 1995 | map-js | release, first",
        ),
        ("| | Kolibri | Map.js |\n| First release | | 1995 |", "1995 | map-js | release, first"),
    ] {
        assert_eq!(said("en", text), [wanted], "{text}");
    }
    assert_eq!(
        said("de", "Map.js erschien erstmals 1995."),
        ["erschien erstmals 1995 | map-js | release, first"]
    );
}

#[test]
fn what_subjects_are_suited_to_is_read() {
    for (text, wanted) in [
        (
            "Map.js is not suited to number crunching.",
            "is not suited to number crunching | map-js | bad: number crunching",
        ),
        (
            "Map.js is bad at complex calculations, which Kolibri handles well.",
            "is bad at complex calculations | map-js | bad: cpu-heavy tasks",
        ),
        (
            "Map.js excels at image editing.",
            "excels at image editing | map-js | good: image editing",
        ),
        (
            "| | Kolibri | Map.js |\n| Performance | fast | better for CPU-heavy tasks |",
            "better for CPU-heavy tasks | map-js | good: cpu-heavy tasks",
        ),
        (
            "| | Kolibri | Map.js |\n| Number crunching | well suited | |",
            "well suited | kolibri | good: number crunching",
        ),
    ] {
        assert_eq!(said("en", text), [wanted], "{text}");
    }
}

#[test]
fn what_is_not_certain_is_not_read() {
    for text in [
        "Kolibri was open source.",
        "Kolibri is mostly single-threaded.",
        "Kolibri is single-threaded by default.",
        "Kolibri is single-threaded at its core.",
        "Kolibri is compiled to bytecode.",
        "Kolibri is both compiled and interpreted.",
        "Kolibri is a compiled and an interpreted language.",
        "Kolibri supports multithreading through a plugin.",
        "Kolibri does not support multithreading.",
        "Kolibri 6 is multi-threaded.",
        "As of version 6, Kolibri is multi-threaded.",
        "If you pay, Kolibri is proprietary.",
        "Kolibri's server is proprietary.",
        "The server of Kolibri is proprietary.",
        "Kolibri Pro is proprietary.",
        "Kolibri is an open source company.",
        "Is Kolibri open source?",
        "Critics say that Kolibri is proprietary.",
        "> Kolibri is proprietary.",
        "Unlike Kolibri, which is single-threaded, Map.js is fast.",
        "Kolibri and Map.js are proprietary.",
        "Kolibri 2 was released in 1999.",
        "Kolibri was last released in 1999.",
        "Kolibri was released again in 1999.",
        "Kolibri was released on Windows in 1999.",
        "Kolibri was released in 1999 for Windows.",
        "Kolibri was released in 1999 as a beta.",
        "Kolibri was first released around 1999.",
        "The first book on Kolibri was released in 1999.",
        "Kolibri appeared in 1999.",
        "Kolibri will be released in 2030.",
        "Kolibri is not ideal for number crunching.",
        "Kolibri is not bad at number crunching.",
        "Kolibri is good at this.",
        "Kolibri is good for most teams.",
        "Kolibri is bad at number crunching without a plugin.",
        "Kolibri is rarely good at number crunching.",
        "| | Kolibri | Map.js |\n| Client | Open source | |\n| Server | proprietary | |",
        "| | Kolibri | Map.js |\n| Open source | partly | |\n| Released | 1999 (beta) | |",
    ] {
        assert_eq!(said("en", text), [""; 0], "{text}");
    }
}
