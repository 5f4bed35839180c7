//! Sentences about three pairs of headphones, in words that no list knows.

use super::*;

const MATRIX: &str = r#"
title = "Headphones"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "$"
better = "lower"
[[criterion]]
id = "weight"
name = "Weight"
kind = "number"
unit = "g"
better = "lower"
[[criterion]]
id = "battery"
name = "Battery life"
kind = "number"
unit = "h"
better = "higher"
[[criterion]]
id = "charging"
name = "Full charge"
terms = ["charge"]
kind = "number"
unit = "min"
better = "lower"
[[criterion]]
id = "latency"
name = "Latency"
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "presets"
name = "Presets"
kind = "number"
unit = "presets"
better = "higher"
[[criterion]]
id = "driver"
name = "Largest driver"
kind = "number"
unit = "mm"
better = "higher"
[[criterion]]
id = "warranty"
name = "Warranty"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "released"
name = "Released"
kind = "date"
[[subject]]
id = "lark"
name = "Lark One"
aliases = ["Lark"]
facts = { price = 120, weight = 210, battery = 40, charging = 90, latency = 60, presets = 8, driver = 40, warranty = 2, released = "2021" }
[[subject]]
id = "moss"
name = "Moss"
facts = { price = 240, weight = 300, battery = 20, charging = 45, latency = 30, presets = 24, driver = 50, warranty = 3, released = "2023" }
[[subject]]
id = "fern"
name = "Fern Studio"
aliases = ["Fern"]
facts = { price = 480, weight = 420, battery = 60, charging = 180, latency = 120, presets = 4, driver = 30, warranty = 5, released = "2018" }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "en",
        MATRIX,
        &[
            "Moss is noticeably cheaper than Lark.",
            "Moss is a whole lot cheaper than the Lark, which surprised a few of our readers.",
            "Moss is a fair bit lighter than the Lark, so your neck will thank you.",
            "Moss is quite a lot lighter than Lark.",
            "The Moss easily outweighs Fern.",
            "Lark also costs more than Moss.",
            "Lark actually has more presets than Moss.",
            "The lightest headphones in this group test are the Fern.",
            "Fern is the cheapest of the three headphones, and it shows.",
            "The lightest headphone in this group is the Moss, and it still feels sturdy.",
            "Of our three candidates, Fern is the lightest.",
            "Fern is the lightest in this round-up.",
            "The Fern sports the biggest driver in our little test.",
            "Fern sports the largest driver of the three.",
            "Lark can also drive the largest driver of the lot.",
            "Fern boasts more presets than Moss.",
            "Lark crams in more presets than Moss.",
            "Lark crams in three times as many presets as Moss.",
            "Moss gets by with half the weight of Fern. Fern gets through four times as many presets as Moss.",
            "Fern fits twice as many presets in as Lark.",
            "Only Moss is heavier than Fern.",
            "You will not find a lighter headphone here than the Fern.",
            "You won't find a cheaper model than Moss.",
            "No other headphone here has so few presets as Moss.",
            "Moss is dearer than Lark. To be exact, it is five times the price.",
            "Lark is lighter than Moss. It is also slower to charge than Moss. To be precise, it weighs a tenth of the Moss.",
            "Fern is lighter on latency than Moss.",
            "Fern is better on latency than Moss, and cheaper.",
            "Fern finishes a full charge ahead of Moss.",
            "Fern completes a full charge faster than Moss.",
            "I would take the Fern. It is the cheapest headphone in this test.",
            "If money is tight, wait. Take Fern. It's the cheapest of the three.",
            "Fern is the lowest-priced option and the natural choice for studios.",
            "Fern is cheaper than anything else here.",
            "Fern is lighter than any other headphone in this test.",
            "Fern is cheaper than every other model.",
            "Fern has the most generous presets.",
            "Fern charges a great deal faster than Moss.",
            "The Fern weighs a lot less than the Moss, despite its size.",
            "The Fern costs appreciably less than the Moss.",
            "Fern is by some way the lightest of the three.",
            "Fern's battery life is considerably shorter than that of Moss.",
            "Fern is cheaper than Lark, which was launched in 2021.",
            "Moss has the longest battery life in this comparison, and it is comfortable.",
            "The shortest warranty of the three belongs to Fern.",
            "Fern undercuts Lark by a wide margin.",
            "Fern undercuts everything else in this test.",
            "Moss comes with fewer presets than Fern does.",
            "Lark costs twice what Moss costs.",
            "Lark is twice as expensive as Moss, if you can believe it.",
            "Moss beats Fern on warranty.",
            "Fern trails Lark on battery life.",
            "Lark lags behind Moss on battery life.",
            "Fern remains the cheapest of the three by a country mile.",
            "None of its rivals is heavier than Lark.",
            "Nothing in this group weighs more than Lark.",
            "The Fern has less than half the weight of the Moss.",
            "Compared with Fern, Lark is heavier.",
            "Compared to Moss, the Lark has more presets.",
            "Fern takes half as long to charge as Moss.",
            "Lark has the deepest driver of the three. Fern has the largest driver here.",
            "Lark covers six times as many presets as Fern, and it is fun.",
            "Fern is at $480 cheaper than Moss. Fern is the cheapest, at $480.",
            "Fern is a hair cheaper than Moss while sounding better.",
            "Fern is cheaper than both of its rivals.",
            "Lark's presets outnumber those of Moss.",
            "On battery life, Moss is ahead of Lark.",
            "Moss holds out longer than Lark.",
            "Moss lasts twice as long as Fern.",
            "Battery life: Moss lasts longest.",
            "Moss has a longer battery life than any other model here.",
            "Among the three, Moss has the longest battery life.",
            "In terms of weight, Fern beats Lark.",
            "For price, you will find no cheaper model than the Fern.",
            "Moss holds out longer than Fern.",
            "Fern – the cheapest here",
            "Fern is cheaper than Lark, which was a bargain.",
            "The Moss sounds half as good as the Lark, and it costs a good deal more. To be exact, it is five times the price.",
            "The cheapest is the Fern, and it would be my choice.",
        ],
    );
}

#[test]
fn what_is_false_in_sections_is_found() {
    contradict(
        "en",
        MATRIX,
        &[
            "### Moss\nA fine pair. It's also a shade cheaper than Lark, which surprised us.",
            "### Moss\nIt isn't any heavier than Lark. It's three times as heavy as the Lark.",
            "### Fern\nNothing to add.\n\n### Lark\nOnly Fern is cheaper.",
            "### Fern\nSolid.\n\n### Lark\nSolid too. Only the Moss is more expensive in this list.",
            "### Moss\nNice. No other model here has so few presets.",
            "### Fern\nNice. Nothing else here has drivers that big.",
            "### Moss\nAt 300 g it is fine. That is about five times the weight of the little Lark.",
            "### Fern\nThe cheapest of the three, and built like a tank.",
            "### Fern\nThis model is the lightest here.",
            "### Fern\nThe headphone is lighter than Moss.",
            "## Weight\nFern is easily the lightest here.",
            "### Lark\nIts battery life is way shorter than that of the Moss, which came out in 2023.",
            "- Fern: the cheapest of the three",
            "- Fern – cheapest here",
            "### Fern\nThe veteran of the group. No other headphone here has drivers that big.",
            "### Moss\nIt also gives you half the presets of the Fern.",
            "### Moss\nThe warranty is longer than that of Fern, so there is no worry.",
            "### Fern\nIt is 180 g heavier than Moss. It is also cheaper than Lark.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree(
        "en",
        MATRIX,
        &[
            "Lark is noticeably cheaper than Moss.",
            "Lark is a whole lot cheaper than the Moss, which surprised a few of our readers.",
            "Only Fern is heavier than Moss.",
            "### Moss\nOnly Fern is more expensive.",
            "### Lark\nNothing here is lighter.",
            "You will not find a lighter headphone here than the Lark.",
            "Moss finishes a full charge ahead of Lark.",
            "Moss is dearer than Lark. To be exact, it is twice the price.",
            "The Moss isn't cheaper than Lark.",
            "Moss crams in three times as many presets as Lark.",
            "### Moss\nNo other model here has so many presets.",
            "Moss can also drive the largest driver of the lot.",
            "### Fern\nThe most expensive of the three, and built like a tank.",
            "Lark is lighter than any other headphone in this test.",
        ],
    );
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "Moss is usually cheaper than Lark.",
            "Moss is supposedly cheaper than Lark.",
            "Moss is hardly cheaper than Lark.",
            "Moss is used cheaper than Lark.",
            "Moss is secondhand cheaper than Lark.",
            "Moss is in every shop cheaper than Lark.",
            "Moss is a foldable lighter headphone than Lark used to be.",
            "Moss lacks more presets than Lark has.",
            "Moss avoids twice the weight of Lark.",
            "Fern is the lightest in its class.",
            "Fern is the lightest of the four headphones.",
            "Fern is the lightest of the three wired models.",
            "Fern is the lightest studio headphone.",
            "Fern is the lightest headphone for studios in this test.",
            "Fern is among the lightest in this test.",
            "Fern is one of the lightest in this test.",
            "Fern is the second lightest in this test.",
            "Fern is the lightest in this test after Lark.",
            "Fern is the lightest in this test with the cable removed.",
            "Fern is almost the lightest in this test.",
            "Fern would be the lightest in this test.",
            "Only in black is Fern cheaper than Moss.",
            "Only the Fern Mini is cheaper than Moss.",
            "You will not find a lighter headphone than the Fern for the money.",
            "You will not find a lighter case than that of the Fern.",
            "You will not find a lighter headphone than the Fern in that class.",
            "Moss is paired with a Lark cable. It is lighter than Fern.",
            "The adapter fits the Fern. It is the lightest in this test.",
            "The adapter comes with the Fern. It's the lightest in this test.",
            "Moss loses to Lark. It is half the price.",
            "Moss is dearer than Lark. It is cheaper than Fern was.",
            "Moss and Fern are dearer than Lark. It is three times the price.",
            "Fern is lighter on the ears than Moss.",
            "Fern is easier on the eyes than Moss.",
            "Fern is better with cables than Moss.",
            "Fern finishes a song ahead of Moss.",
            "Fern is ahead of Moss.",
            "Fern is lighter than any other studio headphone.",
            "Fern is lighter than any other headphone from that maker.",
            "Fern is lighter than anything else I own.",
            "Fern is cheaper than everything else on the market.",
            "If Fern is noticeably lighter than Lark, something is wrong.",
            "Our readers say Fern is noticeably lighter than Lark.",
            "Is Fern noticeably lighter than Lark?",
            "Fern plays music a lot louder than Moss.",
            "Fern has a lot more presets planned than Moss.",
            "Fern handles more presets on a tablet than Moss.",
            "Fern handles more presets per profile than Moss.",
            "Fern deserves more presets than Moss.",
            "Fern needs a longer cable than Moss.",
            "Fern's case has a bigger battery than Moss.",
            "Fern's app is a lot cheaper than Moss.",
            "The Fern app is noticeably cheaper than Moss.",
            "Fern users also have more presets than Moss users.",
            "With the cable, Fern is noticeably lighter than Moss.",
            "Fern isn't the lightest in this test.",
            "Fern is not noticeably lighter than Moss.",
            "It's a myth that Fern is lighter than Moss.",
            "That's not to say Fern is lighter than Moss.",
            "Nothing here is lighter than it looks.",
            "Fern is half a headphone lighter than Moss.",
            "Fern costs a third less than it did.",
            "Fern costs a lot less in autumn than Moss.",
            "Fern is the cheapest way to get a good warranty.",
            "Fern is the cheapest of the three to repair.",
            "Fern is the cheapest of the three at Hifi Hut.",
            "Fern is a fraction of the weight of Moss.",
            "The cheapest of the three cables is that of Fern.",
            "Fern is noticeably lighter than Moss in the hand.",
            "Fern is lighter than Moss thanks to its new band, when folded.",
            "Compared with Fern, Lark was heavier.",
            "Compared with Fern cables, Lark is heavier.",
            "Compared with last year, Lark is heavier.",
            "Compared with Lark, the case is lighter. Moss is nice.",
            "Nothing in this group weighs more than Lark with its case.",
            "Fern came out a bit cheaper than Moss in last year's test.",
            "Fern is a bit cheaper than Moss if you pay cash.",
            "Lark, which was launched in 2021, was cheaper than nothing. Fern was cheaper than Lark, which is new.",
            "The Lark comes with a case. It is three times the weight.",
            "Fern is cheaper than Lark, which was never true.",
            "Fern is cheaper than Lark, which was wrong.",
            "Fern: the cheapest plan costs $9",
            "Fern: the cheapest is Lark",
            "Fern vs Lark: the cheapest of the three",
            "The cheapest is the Fern, and it is a lie.",
            "Moss is dearer than Lark. It is cheaper.",
            "The cheapest is the Fern, and it would not be true.",
            "The cheapest is the Fern, and it will only be so until May.",
            "The Moss sounds half as good as the Lark. Its case is nice. It is five times the price.",
            "The Moss sounds as good as the Lark and the Fern. It is five times the price.",
            "The case of the Moss is as heavy as the Lark. It is five times the price.",
        ],
    );
}

#[test]
fn what_is_uncertain_in_sections_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "### Lark\nOnly Fern's cable is cheaper.",
            "### Lark\nOnly Fern was cheaper.",
            "### Lark\nOnly Fern is cheaper to repair.",
            "### Moss\nThe case weighs 1 kg. That is about five times the weight of Lark.",
            "### Moss\nA case is available. It is three times the price.",
            "### Fern\nThe lightest headphone, of course, is the Lark.",
            "### Fern\nThe lightest headphone here, however, is the Lark.",
            "### Fern\nThe lightest cable of the three, and it shows.",
            "### Fern\nThis cable is the lightest here.",
            "### Fern\nThe headphone of my neighbour is lighter than Moss.",
            "### Fern\nThe headphone case is lighter than Moss.",
            "### Fern\nThe predecessor was the lightest here.",
        ],
    );
}
