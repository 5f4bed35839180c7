use proptest::prelude::*;

use crate::reading::tests::said_in;

/// A matrix of three bicycles, and one of two databases.
const BIKES: &str = r#"
title = "T"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "€"
better = "lower"
[[criterion]]
id = "service"
name = "Service fee"
kind = "money"
unit = "€ / year"
better = "lower"
[[criterion]]
id = "weight"
name = "Weight"
kind = "number"
unit = "kg"
better = "lower"
[[criterion]]
id = "range"
name = "Range"
kind = "number"
unit = "km"
better = "higher"
[[criterion]]
id = "battery"
name = "Battery"
kind = "number"
unit = "Wh"
better = "higher"
[[criterion]]
id = "charging"
name = "Charging time"
terms = ["charges", "to charge"]
kind = "number"
unit = "h"
better = "lower"
[[criterion]]
id = "released"
name = "Released"
kind = "date"
[[criterion]]
id = "gears"
name = "Gears"
kind = "number"
better = "higher"
[[subject]]
id = "swift"
name = "Swift"
facts = { price = 2_000, service = 90, weight = 16, range = 60, battery = 400, charging = 3, released = "2021-03", gears = 8 }
[[subject]]
id = "tourer"
name = "Tourer T8.2"
facts = { price = 3_000, service = 90, weight = 24, range = 120, battery = 800, charging = 6, released = "2018", gears = 8 }
"#;

const THIRD: &str = r#"
[[subject]]
id = "cargo"
name = "Cargo One"
facts = { price = 5_000, service = 200, weight = 40, battery = 800, charging = 5, released = "2023-05-01", gears = 5 }
"#;

/// Checks texts of a page that compares two subjects, or three: how many statements agree, and how many do not.
#[track_caller]
fn check(lang: &str, count: usize, table: &[(&str, &[&str])]) {
    let matrix = if count == 2 { BIKES.to_owned() } else { format!("{BIKES}{THIRD}") };
    let said = table.iter().map(|(text, wanted)| (*text, said_in(lang, &matrix, text), wanted));
    let wrong: Vec<_> = said.filter(|(_, said, wanted)| said != *wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn adjectives_compare_two_subjects() {
    check(
        "en",
        2,
        &[
            (
                "The Swift is cheaper than the Tourer T8.2.",
                &["= The Swift is cheaper than the Tourer T8.2"],
            ),
            (
                "Swift is also much heavier than Tourer T8.2, and it shows.",
                &["! Swift is also much heavier than Tourer T8.2"],
            ),
            (
                "In short, the Swift is older than the Tourer T8.2 by far.",
                &["! the Swift is older than the Tourer T8.2"],
            ),
            (
                "The Swift has a longer range than the Tourer T8.2.",
                &["! The Swift has a longer range than the Tourer T8.2"],
            ),
            (
                "The Swift has more gears than the Tourer T8.2.",
                &["! The Swift has more gears than the Tourer T8.2"],
            ),
            (
                "The range of the Swift is lower than that of the Tourer T8.2.",
                &["= The range of the Swift is lower than that of the Tourer T8.2"],
            ),
            (
                "The Swift’s battery is bigger than that of the Tourer T8.2.",
                &["! The Swift’s battery is bigger than that of the Tourer T8.2"],
            ),
            (
                "## Charging time\nThe Swift is slower than the Tourer T8.2.",
                &["! The Swift is slower than the Tourer T8.2"],
            ),
            (
                "The Swift charges faster than the Tourer T8.2.",
                &["= The Swift charges faster than the Tourer T8.2"],
            ),
            (
                "The Tourer T8.2 costs less than the Swift.",
                &["! The Tourer T8.2 costs less than the Swift"],
            ),
            (
                "The Swift costs as much as the Tourer T8.2.",
                &["! The Swift costs as much as the Tourer T8.2"],
            ),
            (
                "The Swift and the Tourer T8.2 have the same battery.",
                &["! The Swift and the Tourer T8.2 have the same battery"],
            ),
            (
                "# Why the Tourer T8.2 is the lighter bike",
                &["! the Tourer T8.2 is the lighter bike"],
            ),
            (
                "# The Tourer T8.2 is lighter and has more gears",
                &["! The Tourer T8.2 is lighter", "! has more gears"],
            ),
            (
                "The Swift is cheaper than the Tourer T8.2 and has a larger battery.",
                &["= The Swift is cheaper than the Tourer T8.2", "! has a larger battery"],
            ),
            (
                "When it comes to range, the Swift is better than the Tourer T8.2.",
                &["! the Swift is better than the Tourer T8.2"],
            ),
        ],
    );
}

#[test]
fn superlatives_compare_with_all() {
    check(
        "en",
        3,
        &[
            (
                "The Swift is the cheapest of the three.",
                &["= The Swift is the cheapest of the three"],
            ),
            ("The Swift is the heaviest.", &["! The Swift is the heaviest"]),
            (
                "The lightest bike of the three is the Cargo One.",
                &["! The lightest bike of the three is the Cargo One"],
            ),
            ("The cheapest is the Swift.", &["= The cheapest is the Swift"]),
            (
                "The Tourer T8.2 has the largest battery.",
                &["= The Tourer T8.2 has the largest battery"],
            ),
            (
                "Cargo One has the most gears of all three.",
                &["! Cargo One has the most gears of all three"],
            ),
            (
                "The Swift and the Tourer T8.2 are heavier than the Cargo One.",
                &[
                    "! The Swift and the Tourer T8.2 are heavier than the Cargo One",
                    "! The Swift and the Tourer T8.2 are heavier than the Cargo One",
                ],
            ),
            ("The Swift is dearer than both others.", &["! The Swift is dearer than both others"]),
            (
                "Only the Cargo One is dearer than the Tourer T8.2.",
                &[
                    "= Only the Cargo One is dearer than the Tourer T8.2",
                    "= Only the Cargo One is dearer than the Tourer T8.2",
                ],
            ),
            (
                "The Tourer T8.2 is cheaper than the Cargo One, and the Swift is lighter than both others.",
                &[
                    "= The Tourer T8.2 is cheaper than the Cargo One",
                    "= the Swift is lighter than both others",
                ],
            ),
            (
                "The Tourer T8.2 is dearer than the Swift and the Cargo One is heavier than the Swift.",
                &[
                    "= The Tourer T8.2 is dearer than the Swift",
                    "= the Cargo One is heavier than the Swift",
                ],
            ),
            // The range of one is not known.
            (
                "The Tourer T8.2 has the longest range.",
                &["? The Tourer T8.2 has the longest range"],
            ),
        ],
    );
}

#[test]
fn ratios_are_compared() {
    check(
        "en",
        2,
        &[
            (
                "The Tourer T8.2 has twice the range of the Swift.",
                &["= The Tourer T8.2 has twice the range of the Swift"],
            ),
            (
                "The Tourer T8.2 has three times the battery of the Swift.",
                &["! The Tourer T8.2 has three times the battery of the Swift"],
            ),
            (
                "The Swift is 50 % cheaper than the Tourer T8.2.",
                &["! The Swift is 50 % cheaper than the Tourer T8.2"],
            ),
            (
                "The Swift is a third cheaper than the Tourer T8.2.",
                &["= The Swift is a third cheaper than the Tourer T8.2"],
            ),
            (
                "The Swift is €800 cheaper than the Tourer T8.2.",
                &["! The Swift is €800 cheaper than the Tourer T8.2"],
            ),
            (
                "The Tourer T8.2 costs half of the Swift.",
                &["! The Tourer T8.2 costs half of the Swift"],
            ),
            (
                "The Tourer T8.2 costs three times as much as the Swift.",
                &["! The Tourer T8.2 costs three times as much as the Swift"],
            ),
            (
                "The Tourer T8.2 costs 50 % more than the Swift.",
                &["= The Tourer T8.2 costs 50 % more than the Swift"],
            ),
            (
                "The Swift charges three times as fast as the Tourer T8.2.",
                &["! The Swift charges three times as fast as the Tourer T8.2"],
            ),
            (
                "The Tourer T8.2 takes about twice as long to charge as the Swift.",
                &["= The Tourer T8.2 takes about twice as long to charge as the Swift"],
            ),
            (
                "The battery of the Tourer T8.2 is more than twice as large as that of the Swift.",
                &[
                    "! The battery of the Tourer T8.2 is more than twice as large as that of the Swift",
                ],
            ),
            (
                "The range of the Swift is a third of that of the Tourer T8.2.",
                &["! The range of the Swift is a third of that of the Tourer T8.2"],
            ),
            (
                "The Tourer T8.2 is 1.5 times as heavy as the Swift.",
                &["= The Tourer T8.2 is 1.5 times as heavy as the Swift"],
            ),
            (
                "The Swift has ten times as many gears as the Tourer T8.2.",
                &["! The Swift has ten times as many gears as the Tourer T8.2"],
            ),
        ],
    );
}

#[test]
fn what_is_not_certain_is_left_alone() {
    let texts = [
        "Is the Tourer T8.2 cheaper than the Swift?",
        "If the Tourer T8.2 is cheaper than the Swift, take it.",
        "For teams, the Tourer T8.2 is cheaper than the Swift.",
        "The Tourer T8.2 is cheaper than the Swift for teams.",
        "The Tourer T8.2 is cheaper than the Swift, in Europe.",
        "The Tourer T8.2 is cheaper than the Swift Pro.",
        "The Tourer T8.2 is cheaper than the Swift’s big brother.",
        "The big Tourer T8.2 plan is cheaper than the Swift.",
        "The lock of the Tourer T8.2 is cheaper than the Swift.",
        "A used Tourer T8.2 is cheaper than the Swift.",
        "The Tourer T8.2 is not cheaper than the Swift used to be.",
        "It is not true that the Tourer T8.2 is cheaper than the Swift.",
        "Nobody says: the Tourer T8.2 is cheaper than the Swift",
        "The Tourer T8.2 was cheaper than the Swift.",
        "The Tourer T8.2 is cheaper than last year.",
        "The Tourer T8.2 is one of the cheapest.",
        "The Tourer T8.2 is the second cheapest.",
        "The Tourer T8.2 is the cheapest foldable bike.",
        "The Tourer T8.2 is the cheapest in its class.",
        "The Tourer T8.2 is the cheapest of the four.",
        "The Tourer T8.2 has more gears than the Swift and the Cargo One combined.",
        "The Tourer T8.2 has its largest battery in black.",
        "The Tourer T8.2 has the largest battery pack mount.",
        "The Tourer T8.2 is faster than the Swift.",
        "The Tourer T8.2 is better than the Swift.",
        "“The Tourer T8.2 is cheaper than the Swift”, he says.",
        "> The Tourer T8.2 is cheaper than the Swift.",
        "The Tourer T8.2 is cheaper.",
        "The Tourer T8.2 has a smaller battery cover than the Swift.",
        "No Tourer T8.2 is cheaper than the Swift.",
        "On paper, the Tourer T8.2 is cheaper than the Swift.",
        "The Tourer T8.2 is almost as light as the Swift.",
        "The Tourer T8.2 is twice as much fun as the Swift.",
        "The Tourer T8.2 is half a kilo lighter than expected.",
    ];
    let none: &[&str] = &[];
    check("en", 3, &texts.map(|text| (text, none)));
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        lang in "en|de",
        text in "(\\PC|(Swift|Tourer T8.2|is|ist|the|has|costs|cheaper|cheapest|than|als|twice|as|20 %|of|price|range|wins|winner|gewinnt|on|,|:|and|’s|[a-z]) ?)*",
    ) {
        for block in [text.clone(), format!("# {text}"), format!("## Price: {text}")] {
            said_in(&lang, BIKES, &block);
        }
    }
}

#[test]
fn a_long_text_is_read_in_linear_time() {
    let clause = "The Swift is cheaper than the Tourer T8.2, and ";
    assert_eq!(said_in("en", BIKES, &clause.repeat(40)).len(), 40);
    let long = "The Swift is cheaper than the Tourer T8.2. ".repeat(2_000);
    assert_eq!(said_in("en", BIKES, &long).len(), 2_000);
}

#[test]
fn german_is_read() {
    check(
        "de",
        2,
        &[
            (
                "Das Swift ist günstiger als das Tourer T8.2.",
                &["= Das Swift ist günstiger als das Tourer T8.2"],
            ),
            (
                "Das Swift ist deutlich schwerer als das Tourer T8.2, aber schön.",
                &["! Das Swift ist deutlich schwerer als das Tourer T8.2"],
            ),
            (
                "Das Swift kostet mehr als das Tourer T8.2.",
                &["! Das Swift kostet mehr als das Tourer T8.2"],
            ),
            (
                "# Warum das Tourer T8.2 das günstigere Rad ist",
                &["! das Tourer T8.2 das günstigere Rad ist"],
            ),
            ("Tourer T8.2 ist am günstigsten.", &["! Tourer T8.2 ist am günstigsten"]),
            (
                "Tourer T8.2 ist doppelt so teuer wie das Swift.",
                &["! Tourer T8.2 ist doppelt so teuer wie das Swift"],
            ),
            (
                "Swift ist 50 % teurer als Tourer T8.2.",
                &["! Swift ist 50 % teurer als Tourer T8.2"],
            ),
            ("Tourer T8.2 ist für Teams günstiger als Swift.", &[]),
            (
                "Tourer T8.2 ist nicht günstiger als Swift.",
                &["= Tourer T8.2 ist nicht günstiger als Swift"],
            ),
        ],
    );
}
