//! Sentences about two phones.

use super::*;

const MATRIX: &str = r#"
title = "Phones"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "€"
better = "lower"
[[criterion]]
id = "battery"
name = "Battery life"
kind = "number"
unit = "h"
better = "higher"
terms = ["battery"]
[[criterion]]
id = "weight"
name = "Weight"
kind = "number"
unit = "g"
better = "lower"
[[criterion]]
id = "charging"
name = "Charging time"
kind = "number"
unit = "min"
better = "lower"
[[criterion]]
id = "storage"
name = "Storage"
kind = "number"
unit = "GB"
better = "higher"
[[criterion]]
id = "screen"
name = "Screen size"
kind = "number"
unit = "inches"
better = "none"
[[criterion]]
id = "updates"
name = "Software updates"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "cameras"
name = "Cameras"
kind = "number"
better = "higher"
[[criterion]]
id = "launch"
name = "Launch"
kind = "date"
better = "none"
[[subject]]
id = "nova"
name = "Nova 8"
facts = { price = 400, battery = 20, weight = 160, charging = 40, storage = 128, screen = 6.1, updates = 3, cameras = 2, launch = "2022-03" }
[[subject]]
id = "orbit"
name = "Orbit"
facts = { price = 800, battery = 30, weight = 220, charging = 80, storage = 512, screen = 6.8, updates = 7, cameras = 4, launch = "2024-09" }
"#;

const FALSE: &[&str] = &[
    "The Orbit is the lighter phone.",
    "The Orbit weighs half of what the Nova 8 does.",
    "The Orbit weighs less than the Nova 8 does.",
    "The Orbit weighs three times as much as the Nova 8.",
    "The Nova 8 costs twice what the Orbit costs.",
    "The Nova 8 is twice the price of the Orbit.",
    "You get the Orbit for half the price of the Nova 8.",
    "The Nova 8 lasts longer than the Orbit.",
    "The Orbit charges faster than the Nova 8.",
    "Charging the Orbit takes less time than charging the Nova 8.",
    "Charging the Nova 8 takes twice as long as charging the Orbit.",
    "The Orbit is quicker to charge than the Nova 8.",
    "The Nova 8's screen is bigger than the Orbit's.",
    "The Nova 8's screen is bigger than that of the Orbit.",
    "The Nova 8 has the bigger screen.",
    "The Nova 8 has the larger battery.",
    "The Nova 8 has twice the storage of the Orbit.",
    "The Orbit has ten times as much storage as the Nova 8.",
    "The Nova 8 is the newer phone.",
    "The Nova 8 is the newer model of the two.",
    "The Orbit is older than the Nova 8 by two years.",
    "The Orbit came out two years before the Nova 8.",
    "The Orbit was released earlier than the Nova 8.",
    "The Orbit predates the Nova 8.",
    "The Orbit has been on the market longer than the Nova 8.",
    "Of the two, the Orbit is cheaper.",
    "### Orbit\nIt is the cheaper one of the two, which surprised us.",
    "### Orbit\n800 €, without a case. It costs less than the Nova 8.",
    "The Nova 8 undercuts nobody here. The Orbit undercuts the Nova 8.",
    "The Nova 8 outweighs the Orbit.",
    "The most expensive phone is the Nova 8.",
    "The shortest charging time is that of the Orbit.",
    "The longest battery life belongs to the Nova 8.",
    "The most recently launched of the two is the Nova 8.",
    "The oldest of the two is the Orbit.",
    "Cheapest: Orbit.",
    "The Orbit is not as expensive as the Nova 8.",
    "The Orbit is no dearer than the Nova 8.",
    "Nobody offers more cameras than the Nova 8.",
    "No phone here is lighter than the Orbit.",
    "The Nova 8 and the Orbit: the former is the more expensive one.",
    "The Orbit came later. The Nova 8 is cheaper than the Orbit. The former costs more than the latter.",
    "The Orbit is easier on the wallet than the Nova 8.",
    "The Nova 8 is more than twice as expensive as the Orbit.",
    "The price of the Nova 8 is double that of the Orbit.",
    "The Nova 8's price is twice the Orbit's.",
    "The Orbit is 60 g lighter than the Nova 8.",
    "The Nova 8 is a quarter heavier than the Orbit.",
    "With the Orbit, the price is lower than with the Nova 8.",
    "The price is lower with the Orbit than with the Nova 8.",
    "The Orbit wins on price.",
    "On price, the winner is the Orbit.",
    "For price, the Orbit is our clear winner.",
    "Winner on charging time: Orbit.",
    "## Price\nThe Orbit takes this one, since nobody else asks for so little.",
    "## Price\nThis one goes to the Orbit.",
    "## Price\nThe Orbit finishes first.",
    "## Price\nPoint for the Orbit.",
    "## Charging time\nThe Orbit has the edge.",
    "## Weight\nBest here: the Orbit.",
    "# The Orbit is cheaper, the Nova 8 lasts longer",
    "# Orbit vs Nova 8: the Orbit is lighter",
    "# Nova 8 or Orbit: the Nova 8 has more storage",
    "# The Nova 8 offers more cameras",
    "# Orbit charges faster than Nova 8",
    "The Orbit is cheaper to buy than the Nova 8.",
    "The Orbit costs less than half as much as the Nova 8.",
    "The Orbit has fewer cameras than the Nova 8.",
    "The Orbit has only half as many cameras as the Nova 8.",
    "The Nova 8 has three more cameras than the Orbit.",
    "The Nova 8 stays the heavier of the two.",
    "The heavier of the two is the Nova 8.",
    "The Orbit gets by with less time on the charger. The Orbit charges twice as fast as the Nova 8.",
    "Compared with the Nova 8, the Orbit is cheaper.",
    "The Orbit is cheaper compared to the Nova 8.",
    "The Orbit undercuts the Nova 8 by a wide margin.",
    "At 800 €, the Orbit is the cheaper phone.",
    "The Nova 8, by contrast, is the heavier one.",
    "The Nova 8, on the other hand, has the larger screen.",
    "The Orbit (800 €) is cheaper than the Nova 8 (400 €).",
    "The Orbit, at 800 €, is cheaper than the Nova 8.",
    "There is no cheaper phone here than the Orbit.",
    "None is cheaper than the Orbit.",
    "No one charges faster than the Orbit.",
    "The Nova 8's battery lasts twice as long as the Orbit's.",
    "The Nova 8 comes with more storage than the Orbit.",
    "In weight, the Orbit has the advantage.",
    "When it comes to weight, the Orbit is ahead.",
    "The Nova 8 beats the Orbit on storage.",
    "The Orbit trails the Nova 8 on storage.",
    "Of the two phones, the Orbit is the cheaper one.",
    "The Orbit is, in short, the cheaper one.",
    "The Orbit costs half as much as the Nova 8 and has twice the cameras.",
    "The Orbit doubles the price of the Nova 8. The Nova 8 doubles the price of the Orbit.",
    "The Orbit halves the price of the Nova 8.",
    "The Nova 8 is nearly twice as heavy as the Orbit.",
    "The screen of the Nova 8 is larger than the Orbit's.",
    "Weight: the Orbit is lighter.",
    "Price: the Orbit costs less.",
    "The Orbit is better on price.",
    "On storage, the Nova 8 is better than the Orbit.",
    "The Nova 8 has a longer battery life than the Orbit.",
    "The battery life of the Nova 8 is better than that of the Orbit.",
    "Battery life is longer on the Nova 8 than on the Orbit.",
    "The Nova 8 takes longer to charge than the Orbit.",
    "It takes longer to charge the Nova 8 than the Orbit.",
    "### Nova 8\nIt takes longer to charge than the Orbit.",
    "### Nova 8\nIts battery lasts longer than that of the Orbit.",
    "### Nova 8\nThe battery lasts longer than the Orbit's.",
    "### Nova 8\nThe charging time is twice that of the Orbit.",
    "### Orbit\nThe price is half of what the Nova 8 costs.",
    "## Weight\nThe Orbit is the lighter one.",
    "## Weight\nThe lighter one is the Orbit.",
    "## Price\nThe Nova 8 is the more expensive option.",
    "## Storage\nThe Nova 8 has more than the Orbit.",
    "## Storage\nThe Nova 8 has four times as much as the Orbit.",
    "## Storage\nThe Nova 8 offers the most.",
    "## Charging time\nThe Orbit is the faster one.",
    "## Charging time\nThe Orbit is twice as fast as the Nova 8.",
    "## Launch\nThe Orbit is older than the Nova 8.",
    "## Price\nVerdict: the Orbit.",
    "## Price\nWinner: the Orbit, clearly.",
    "## Price\nThe round goes to the Orbit.",
    "## Price\nClear point for the Orbit.",
    "## Price\nThe Orbit beats the Nova 8.",
    "## Price\nThe Orbit beats the Nova 8 here.",
    "## Price\nThe Orbit is the winner, no question.",
    "## Price\nThe Orbit is the cheaper one and wins.",
    "The Orbit weighs more than the Nova 8, and its battery is smaller than that of the Nova 8.",
    "For battery, the Nova 8 is our winner.",
    "Winner on screen size: nobody cares. Winner on battery life: the Nova 8.",
];

#[test]
fn what_is_false_is_found() {
    contradict("en", MATRIX, FALSE);
}

#[test]
fn what_is_true_agrees() {
    agree(
        "en",
        MATRIX,
        &[
            "The Nova 8 is the lighter phone.",
            "The Orbit costs twice what the Nova 8 costs.",
            "The Orbit is twice the price of the Nova 8.",
            "You get the Nova 8 for half the price of the Orbit.",
            "The Orbit lasts longer than the Nova 8, and it shows.",
            "Charging the Orbit takes longer than charging the Nova 8.",
            "The Orbit takes twice as long to charge as the Nova 8.",
            "The screen of the Orbit is larger than the one of the Nova 8.",
            "The Orbit has four times the storage of the Nova 8.",
            "The Nova 8 came out before the Orbit.",
            "Of the two, the Orbit is the dearer one.",
            "The shortest charging time is that of the Nova 8.",
            "The Nova 8 is not as expensive as the Orbit.",
            "The Nova 8 is 60 g lighter than the Orbit.",
            "At 400 €, the Nova 8 costs less than the Orbit.",
            "The Orbit is twice as expensive as the Nova 8.",
        ],
    );
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "If the Orbit is cheaper than the Nova 8, take it.",
            "The Orbit's case is lighter than the Nova 8.",
            "The charger of the Orbit is cheaper than the Nova 8.",
            "A used Orbit costs less than the Nova 8.",
            "The Orbit feels lighter than the Nova 8.",
            "The Orbit was cheaper than the Nova 8.",
            "Nobody says that the Orbit is cheaper than the Nova 8.",
            "The Orbit is not only cheaper than the Nova 8 in our dreams.",
            "The Orbit is cheaper than the Nova 8 with a contract.",
            "The Orbit is lighter than a Nova 8 with its case.",
            "For gamers, the Orbit is our winner.",
            "For your price, the Orbit is fine.",
            "No phone with a stylus is cheaper than the Orbit.",
            "Nobody needs more cameras than the Nova 8 has.",
            "The Orbit is half as good as the Nova 8.",
            "The Orbit has twice the fun of the Nova 8.",
            "The Orbit lasts longer than a day.",
            "The Orbit is the lightest gaming phone.",
            "The Orbit Mini is cheaper than the Nova 8.",
            "Spare batteries for the Orbit cost less than the Nova 8.",
            "With an Orbit in your pocket, you are cheaper off than with a Nova 8.",
            "At 100 photos a day, the Orbit is cheaper than the Nova 8.",
            "The Orbit, without its case, is lighter than the Nova 8.",
            "The Orbit (with its case removed) is lighter than the Nova 8.",
            "There is no cheaper phone with a stylus than the Orbit.",
            "There is no better phone than the Orbit.",
            "The Orbit came first in our hearts.",
            "The Nova 8 has more to offer than the Orbit.",
            "The Nova 8 is more than the Orbit could ever be.",
            "The Nova 8 takes better photos than the Orbit.",
            "## Storage\nThe Nova 8 has more slots than the Orbit.",
            "## Price\nThe Nova 8 has more fans.",
            "## Weight\nThe Orbit is twice as fun.",
            "### Nova 8\nThe case lasts longer than the Orbit's.",
            "### Nova 8\nThe cable is lighter than that of the Orbit.",
            "### Nova 8\nThis is the heavier burden.",
            "### Nova 8\nIt has more charm than the Orbit.",
            "The older of my sons has the Orbit.",
            "My Orbit is older than your Nova 8.",
            "The winner of the photo contest used an Orbit.",
            "The Nova 8 is not twice as expensive as the Orbit.",
            "The Orbit is not twice as heavy as the Nova 8.",
            "The Orbit is cheaper than the Nova 8, which is not true.",
            "The Orbit is cheaper than the Nova 8, but that is a myth.",
            "With $5 off, the Orbit is cheaper than the Nova 8.",
            "With a €500 discount, the Orbit is cheaper than the Nova 8.",
            "The Orbit is cheaper than the Nova 8 with €500 off.",
            "The Orbit is cheaper than the Nova 8 at 128 GB of memory.",
            "The Orbit, with a €500 voucher, is cheaper than the Nova 8.",
            "It is not the case that the Orbit is cheaper, and its price is public.",
            "The Orbit is cheaper than the Nova 8, or so my brother says.",
            "The Orbit is cheaper than the Nova 8? No.",
            "You might think that the Orbit is cheaper than the Nova 8.",
            "The Orbit, cheaper than the Nova 8? Hardly.",
            "Only in dreams, the Orbit is cheaper than the Nova 8.",
            "What makes the Orbit cheaper than the Nova 8 is a contract.",
            "Whoever says that the Orbit is the cheapest is wrong.",
            "The Orbit is cheaper than the Nova 8 once you sell the old one.",
            "The Orbit is cheaper than the Nova 8 was.",
            "The Orbit has more megapixels than the Nova 8.",
            "Unlike the Orbit, the Nova 8 is cheaper.",
            "The Orbit is cheaper than the Nova 8 with a €500 discount.",
        ],
    );
}
