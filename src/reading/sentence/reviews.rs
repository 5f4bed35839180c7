//! Phrasings of reviews: what bloggers and magazines say of three readers and what one of them carries.

use super::phrasings::wrong;

const READERS: &str = r#"
title = "E-readers"
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
id = "resolution"
name = "Resolution"
kind = "number"
unit = "ppi"
better = "higher"
[[criterion]]
id = "battery"
name = "Battery life"
kind = "number"
unit = "weeks"
better = "higher"
[[criterion]]
id = "warranty"
name = "Warranty"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "books"
name = "Books sold"
kind = "number"
unit = "books"
better = "higher"
[[criterion]]
id = "search"
name = "Search time"
kind = "number"
unit = "s"
better = "lower"
[[criterion]]
id = "water"
name = "Water protection"
kind = "choice"
choices = ["none", "splash-proof", "waterproof"]
[[criterion]]
id = "cover"
name = "Cover"
kind = "choice"
choices = ["leather", "fabric", "both"]
[[criterion]]
id = "audiobooks"
name = "Audiobooks"
kind = "yes-no"
[[criterion]]
id = "library"
name = "Library loans"
terms = ["borrow", "library books"]
kind = "yes-no"
[[criterion]]
id = "stylus"
name = "Stylus"
kind = "yes-no"
[[subject]]
id = "folio"
name = "Folio"
facts = { price = 139, weight = 205, resolution = 300, battery = 4, warranty = 2, books = 900, search = 4, water = "waterproof", cover = "leather", audiobooks = "no", library = "yes", stylus = "no" }
[[subject]]
id = "papyra"
name = "Papyra"
facts = { price = 99, weight = 158, resolution = 212, battery = 6, warranty = 1, books = 300, search = "~ 9", water = "none", cover = "both", audiobooks = "yes", library = "no", stylus = "no" }
[[subject]]
id = "inkling"
name = "Inkling"
facts = { price = 329, weight = 433, resolution = 300, battery = 2, warranty = 3, books = 500, search = 6, water = "splash-proof", cover = "fabric", audiobooks = "yes", library = "yes", stylus = "yes" }
"#;

#[test]
fn what_reviews_say_is_found() {
    let english = [
        "The Papyra will set you back $119.",
        "The Papyra asks for just under $80.",
        "The Papyra is $119.",
        "Believe it or not, the Folio is $99.",
        "The Inkling tips the scales at 343 g.",
        "The trusty Folio weighs 150 g.",
        "The Folio is actually a touch lighter than the Papyra.",
        "Funnily enough, the little Papyra is heavier than the Inkling.",
        "It's the Inkling that is the cheapest of the three.",
        "It is the Papyra that has a stylus.",
        "It's only the Folio that has a stylus.",
        "The Papyra has the highest resolution, but is it any good in the dark?",
        "The Inkling is waterproof.",
        "The Papyra is a splash-proof reader.",
        "The Inkling's two-year warranty looks mean.",
        "I like the Folio's 5-year warranty, and the screen.",
        "The Inkling ($299) is the one to get.",
        "The Folio (180 g) and the Inkling went to the beach.",
        "At $99, the Folio is a bargain.",
        "At 158 g, the Inkling is easy on the wrist.",
        "With its resolution of 212 ppi, the Inkling is no match for paper.",
        "With its warranty of 5 years, the Folio is a safe bet.",
        "The Folio plays audiobooks.",
        "The Folio lets you listen to audiobooks.",
        "You can borrow library books on the Papyra too.",
        "The Papyra allows you to use a stylus.",
        "The Inkling doesn't let you use a stylus.",
        "All three of them have a stylus.",
        "Every reader here has a stylus.",
        "The Inkling tips the scales at 343 g, and after an hour I could feel it.",
        "The Folio costs $120, and the first one was $200.",
        "Stylus: Inkling and Folio, not Papyra.",
        "Audiobooks: only the Folio.",
        "Library loans: Folio and Papyra only.",
        "You want a stylus. Happily, all three of them have one …",
        "The Papyra's search time is about five times that of the Folio.",
    ];
    assert_eq!(wrong("en", READERS, &english, true), [""; 0]);
}

#[test]
fn what_reviews_say_of_others_is_left_alone() {
    let english = [
        "The Papyra will set you back $99.",
        "My Folio weighs 250 g.",
        "With a resolution of 212 ppi, the Inkling is good enough.",
        "The Folio costs $120, and only if you are a student.",
        "The Folio costs $120, and that could be wrong.",
        "The Folio costs $120, and I could be wrong.",
        "The Folio was $200, and I would not have bought it.",
        "The Folio is light, and the Papyra could be. It weighs 150 g.",
        "Stylus: Inkling, not Papyra.",
        "Stylus: the Folio.",
        "Stylus: Inkling and Folio would be nice.",
        "Audiobooks: Papyra and Inkling.",
        "Every reader of mine has a stylus.",
        "Every reader has a stylus.",
        "The Papyra will set you back $119 with a cover.",
        "The Papyra would set you back $119.",
        "The Papyra is $40 cheaper.",
        "The Papyra takes $20 off.",
        "The Papyra's case is $20.",
        "A case for the Papyra ($29) is cheap.",
        "The old Papyra ($79) had no light.",
        "The Papyra Plus ($129) is lighter.",
        "At $99 each, the Folio and its cover are cheap.",
        "At 500 books, the Papyra is slow.",
        "At $20 a month, a Folio subscription is dear.",
        "With a resolution of 212 ppi, the Inkling would be cheaper.",
        "With a battery life of 4 weeks, tests of the Inkling are slow.",
        "The Inkling's old five-year warranty was better.",
        "The Inkling's five-year warranty plan costs money.",
        "It's the Folio that I broke.",
        "It isn't the Papyra that has a stylus.",
        "Is it the Papyra that has a stylus?",
        "The Papyra has the highest resolution, but does it?",
        "The Papyra has the highest resolution, or is it really the Folio that has it?",
        "Is the Papyra the cheapest, and does it have a stylus?",
        "If the Folio is the cheapest, is it the best for you?",
        "The Inkling is almost waterproof.",
        "The Inkling is not waterproof.",
        "The Inkling is waterproof in a case.",
        "The Inkling is said to be waterproof.",
        "The Papyra is leather.",
        "The Papyra's cover is leather.",
        "The Papyra carries books of 20 kg.",
        "The Papyra lets you forget audiobooks.",
        "The Folio plays audiobooks with an adapter.",
        "You can borrow library books on the Papyra with an app.",
        "You can borrow a Papyra from the library.",
        "The Papyra's search time is about twice that of the Folio.",
        "The Papyra's search time is 2.3 times that of the Folio.",
        "The Papyra searches for 150 % longer than the Folio.",
    ];
    assert_eq!(wrong("en", READERS, &english, false), [""; 0]);
}

#[test]
fn what_a_car_carries_is_not_its_weight() {
    let cars = r#"
title = "Cars"
[[criterion]]
id = "towing"
name = "Towing capacity"
kind = "number"
unit = "kg"
better = "higher"
[[subject]]
id = "voss"
name = "Voss"
facts = { towing = 1_600 }
[[subject]]
id = "mizu"
name = "Mizu"
facts = { towing = 500 }
"#;
    let weights = [
        "The Voss weighs 1,900 kg.",
        "At 1,900 kg, the Voss is heavy.",
        "The Voss (1,900 kg) is here.",
    ];
    assert_eq!(wrong("en", cars, &weights, false), [""; 0]);
    assert_eq!(wrong("en", cars, &["The towing capacity of the Voss is 1,200 kg."], true), [""; 0]);
}
