//! What guides for households say, in two fields and two languages.

use super::phrasings::wrong;

const DISHWASHERS: &str = r#"
title = "Dishwashers"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "$"
better = "lower"
[[criterion]]
id = "delivery"
name = "Delivery"
kind = "money"
unit = "$"
better = "lower"
terms = ["delivery fee"]
[[criterion]]
id = "noise"
name = "Noise"
kind = "number"
unit = "dB"
better = "lower"
[[criterion]]
id = "warranty"
name = "Warranty"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "install"
name = "Installation time"
terms = ["to install"]
kind = "number"
unit = "minutes"
better = "lower"
[[criterion]]
id = "tub"
name = "Tub material"
kind = "text"
[[criterion]]
id = "rack"
name = "Third rack"
kind = "yes-no"
[[criterion]]
id = "origin"
name = "Origin"
kind = "text"
[[subject]]
id = "brook"
name = "Brook 5"
aliases = ["Brook"]
facts = { price = 900, delivery = 40, noise = 44, warranty = 2, install = 30, tub = "Steel", rack = "yes", origin = "Ohio" }
[[subject]]
id = "lagoon"
name = "Lagoon"
facts = { price = 500, delivery = "free", noise = 52, warranty = 1, install = 45, tub = "Plastic", rack = "no", origin = "Texas" }
[[subject]]
id = "delta"
name = "Delta"
facts = { price = 700, delivery = 60, noise = 47, warranty = 1, install = 40, tub = "Steel", rack = "no", origin = "Ohio" }
"#;

const TARIFFS: &str = r#"
title = "Tarife"
[[criterion]]
id = "grund"
name = "Grundgebühr"
kind = "money"
unit = "€ / Monat"
better = "lower"
[[criterion]]
id = "anschluss"
name = "Anschlusspreis"
kind = "money"
unit = "€"
better = "lower"
[[criterion]]
id = "daten"
name = "Datenvolumen"
kind = "number"
unit = "GB"
better = "higher"
[[criterion]]
id = "netz"
name = "Netz"
kind = "choice"
choices = ["Telekom", "Vodafone", "O2"]
[[criterion]]
id = "esim"
name = "eSIM"
kind = "yes-no"
[[criterion]]
id = "start"
name = "Gestartet"
kind = "date"
[[criterion]]
id = "laut"
name = "Lautstärke der Hotline"
kind = "number"
unit = "dB"
better = "lower"
[[subject]]
id = "rabe"
name = "Rabe"
facts = { grund = 10, anschluss = "free", daten = 20, netz = "O2", esim = "yes", start = 2021, laut = 40 }
[[subject]]
id = "telmi"
name = "Telmi"
facts = { grund = 20, anschluss = 40, daten = 40, netz = "Telekom", esim = "yes", start = 2016, laut = 50 }
[[subject]]
id = "nord"
name = "Nordfunk"
facts = { grund = 7, anschluss = 20, daten = 10, netz = "Vodafone", esim = "no", start = 2018, laut = 60 }
"#;

#[test]
fn what_is_louder_has_more_decibels() {
    let english = [
        "Lagoon is quieter than Delta.",
        "Lagoon is the quietest of the three.",
        "The Brook is louder than Lagoon.",
        "The Brook is 2 dB quieter than Delta.",
    ];
    let german = ["Rabe ist lauter als Telmi.", "Am leisesten ist Nordfunk."];
    assert_eq!(wrong("en", DISHWASHERS, &english, true), [""; 0]);
    assert_eq!(wrong("de", TARIFFS, &german, true), [""; 0]);
    let left_alone = [
        "The Brook is quieter than Delta.",
        "The Brook is 3 dB quieter than Delta.",
        "Lagoon is twice as loud as the Brook.",
        "Lagoon is 50 % louder than the Brook.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &left_alone, false), [""; 0]);
}
