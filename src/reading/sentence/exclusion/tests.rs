//! Clauses with words that no list has, and the nearest ones that state something else.

use super::super::phrasings::wrong;

const MOWERS: &str = r#"
title = "Mowers"
[[criterion]]
id = "noise"
name = "Noise"
kind = "number"
unit = "dB"
better = "lower"
[[criterion]]
id = "zones"
name = "Zones"
kind = "number"
unit = "zones"
better = "higher"
[[criterion]]
id = "tank"
name = "Water tank"
kind = "number"
unit = "l"
better = "higher"
[[criterion]]
id = "start"
name = "Start time"
kind = "number"
unit = "s"
better = "lower"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "$"
better = "lower"
[[criterion]]
id = "warranty"
name = "Warranty"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "rain"
name = "Rain sensor"
kind = "yes-no"
[[subject]]
id = "stag"
name = "Stag"
facts = { noise = 58, zones = 4, tank = 2, start = 3, price = 900, warranty = 3, rain = "no" }
[[subject]]
id = "daisy"
name = "Daisy"
facts = { noise = 66, zones = 2, tank = 1, start = 9, price = 500, warranty = 2, rain = "yes" }
"#;

#[test]
fn what_nothing_speaks_against_is_read() {
    let sentences = [
        "The Stag hums along at 66 dB.",
        "The Stag quietly juggles 6 zones in its little head.",
        "The Stag starts in 9 seconds on our test course, but nobody is in a hurry here.",
        "A rain sensor, on the other hand, is on offer with the Stag.",
        "The Daisy doesn't have a rain sensor, so keep an eye on the sky.",
        "Daisy doesn't have a rain sensor.",
        "The Stag has a rain sensor, though I've never needed it.",
        "The Daisy has no rain sensor, which surprised the neighbours.",
        "The Stag starts in 9 s. In winter we did not try.",
    ];
    assert_eq!(wrong("en", MOWERS, &sentences, true), [""; 0]);
}

#[test]
fn what_something_speaks_against_is_left_alone() {
    let sentences = [
        // Parts, people, other things and other products
        "The charger of the Stag hums along at 66 dB.",
        "The Stag's charger hums along at 66 dB.",
        "The Stag team looks after 6 zones.",
        "The Stag knows 6 zones of danger.",
        "The Meadowlark hums along at 66 dB, unlike the Stag.",
        "The Stag hums along at 66 dB, with its cover off.",
        "The Stag hums along at 66 dB with the blade down.",
        "The Stag has a 3 l water tank, with the winter kit.",
        "The Stag hums along at 66 dB, but the trailer counts.",
        "The Stag is $500, though a garage is included.",
        "The Stag is $500, in a bundle with its garage.",
        "The Stag costs $500, for families.",
        "The Stag handles 6 zones, with two masts.",
        "The Stag has a rain sensor, with the winter kit.",
        // Differences, changes, limits and conditions
        "The Stag is louder by 8 dB.",
        "The Stag gets 8 dB louder uphill.",
        "The Stag hums along at 66 dB in turbo mode.",
        "The Stag handles 6 zones with the yearly plan.",
        "The Stag handles 6 zones, but only with the yearly plan.",
        "The Stag starts renewing its route 9 days before the season.",
        "The Stag is $500 with a voucher.",
        "The Stag never exceeds 66 dB.",
        "The Stag has passed 3 zones.",
        "Every other Stag hums along at 66 dB.",
        "The Stag and the Daisy add up to 6 zones.",
        "The Stag has a rain sensor, but only with a plugin.",
    ];
    assert_eq!(wrong("en", MOWERS, &sentences, false), [""; 0]);
}
