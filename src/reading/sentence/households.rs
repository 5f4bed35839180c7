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
[[criterion]]
id = "drain"
name = "Drain"
kind = "choice"
choices = ["self-cleaning", "plain"]
[[subject]]
id = "brook"
name = "Brook 5"
aliases = ["Brook"]
facts = { price = 900, delivery = 40, noise = 44, warranty = 2, install = 30, tub = "Steel", rack = "yes", origin = "Ohio", drain = "self-cleaning" }
[[subject]]
id = "lagoon"
name = "Lagoon"
facts = { price = 500, delivery = "free", noise = 52, warranty = 1, install = 45, tub = "Plastic", rack = "no", origin = "Texas", drain = "plain" }
[[subject]]
id = "delta"
name = "Delta"
facts = { price = 700, delivery = 60, noise = 47, warranty = 1, install = 40, tub = "Steel", rack = "no", origin = "Ohio", drain = "plain" }
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
fn a_question_may_be_answered_in_the_same_block() {
    let english = [
        "Does the Brook have a third rack? No.",
        "Does Delta have a third rack? Yes, at the top.",
        "How long is the warranty of the Brook? Five years.",
        "Which one has a third rack? Only Lagoon.",
        "Does the Brook charge a delivery fee? No.",
    ];
    let german =
        ["Hat Nordfunk eine eSIM? Ja, natürlich.", "Wann ist Telmi gestartet? Im Jahr 2014."];
    assert_eq!(wrong("en", DISHWASHERS, &english, true), [""; 0]);
    assert_eq!(wrong("de", TARIFFS, &german, true), [""; 0]);
    let left_alone = [
        "Does the Brook have a third rack? No idea.",
        "Does Delta have a third rack? Yes, say its fans.",
        "Does Delta have a third rack? Yes and no.",
        "Does Delta have a third rack? Does Lagoon? Yes.",
        "How long is the warranty of Lagoon? And of the Brook? Two years.",
        "Is it for you? No third rack in the Brook would stop me.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &left_alone, false), [""; 0]);
}

#[test]
fn a_heading_may_describe_its_subject() {
    let english = [
        "## Brook 5: the quiet one\nThe warranty is five years.",
        "## Best overall: Brook 5\nThe warranty is five years.",
        "## Brook 5 – best for families\nThe warranty is five years.",
        "## 1. Brook 5 (our pick)\nThe warranty is five years.",
    ];
    let german = [
        "## Telmi: der Große\nDas Datenvolumen beträgt 30 GB.",
        "## Der Flexible: Telmi\nDas Datenvolumen beträgt 30 GB.",
        "## Telmi – ideal für Vielsurfer\nDas Datenvolumen beträgt 30 GB.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &english, true), [""; 0]);
    assert_eq!(wrong("de", TARIFFS, &german, true), [""; 0]);
    let left_alone = [
        "## Brook 5: the filter\nThe warranty is five years.",
        "## Brook 5: Light\nThe warranty is five years.",
        "## Brook 5: the best of the parts\nThe warranty is five years.",
        "## Brook 5: cheaper than Lagoon\nThe warranty is five years.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &left_alone, false), [""; 0]);
    let german = [
        "## Telmi: der Kundendienst\nDas Datenvolumen beträgt 30 GB.",
        "## Telmi: für Studenten\nDas Datenvolumen beträgt 30 GB.",
    ];
    assert_eq!(wrong("de", TARIFFS, &german, false), [""; 0]);
}

#[test]
fn who_has_no_fee_asks_nothing() {
    let english = [
        "The Brook has no delivery fee.",
        "The Brook charges no delivery fee.",
        "The Brook does not charge a delivery fee.",
        "There is no delivery fee with the Brook.",
        "## Delta\n- No delivery fee",
        "## Delta\nThere is no delivery fee.",
        "Neither Delta nor the Brook charges a delivery fee.",
        "Only Delta has no delivery fee.",
    ];
    let german = [
        "Telmi verlangt keinen Anschlusspreis.",
        "Dafür verlangt Telmi keinen Anschlusspreis.",
        "Bei Telmi gibt es keinen Anschlusspreis.",
        "Ein Anschlusspreis entfällt bei Telmi.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &english, true), [""; 0]);
    assert_eq!(wrong("de", TARIFFS, &german, true), [""; 0]);
    let left_alone = [
        "Lagoon has no delivery fee.",
        "Only Lagoon has no delivery fee.",
        "The Brook has no delivery.",
        "The Brook has no price.",
        "The Brook has no hidden delivery fee.",
        "The Brook charges no delivery fee in Ohio.",
        "The Brook charges no delivery fee for members.",
        "The Brook used to have no delivery fee.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &left_alone, false), [""; 0]);
    let german =
        ["Rabe verlangt keinen Anschlusspreis.", "Telmi verlangt im Mai keinen Anschlusspreis."];
    assert_eq!(wrong("de", TARIFFS, &german, false), [""; 0]);
}

#[test]
fn labels_and_parts_of_names_have_values() {
    let english = [
        "## Brook 5\n- Tub material: plastic",
        "## Brook 5\n- Origin: Texas",
        "## Brook 5\nThe tub is plastic.",
        "At $800, the Brook is our favourite.",
        "Lagoon is the only dishwasher with a third rack.",
        "Lagoon is the only one that has a third rack.",
        "The Brook is the only dishwasher without a third rack.",
        "Lagoon is a self-cleaning dishwasher.",
        "All three dishwashers have a third rack.",
        "Both dishwashers, Delta and Lagoon, are fine. Lagoon is the only dishwasher with a third rack.",
        "Lagoon hums along, and it has a third rack.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &english, true), [""; 0]);
    let left_alone = [
        "## Brook 5\n- Tub material: better than plastic",
        "## Brook 5\n- Origin: two hours from Texas",
        "## Brook 5\n- Origin: near Texas",
        "## Brook 5\nThe tub is wider than plastic ones.",
        "At $800 off, the Brook is our favourite.",
        "At $800, the Brook's rival is our favourite.",
        "At $800, the Brook would be our favourite.",
        "Lagoon is the only portable dishwasher with a third rack.",
        "The Brook is the only dishwasher with a third rack.",
        "Lagoon is the only one to consider.",
        "Brook is a plain dishwasher.",
        "Lagoon is a self-cleaning oven's friend.",
        "Lagoon is a self-cleaning wonder.",
        "All two dishwashers have a third rack.",
        "All three people have a third rack.",
    ];
    assert_eq!(wrong("en", DISHWASHERS, &left_alone, false), [""; 0]);
}

#[test]
fn german_clauses_may_begin_otherwise() {
    let german = [
        "Mit 12 € im Monat ist Rabe der Liebling der Redaktion.",
        "Eine eSIM gibt es bei allen dreien.",
        "Eine eSIM bietet ausschließlich Rabe.",
        "Sowohl Telmi als auch Nordfunk haben eine eSIM.",
        "Außer Rabe haben alle eine eSIM.",
        "Bis auf Telmi haben alle drei eine eSIM.",
        "30 GB Datenvolumen bietet Telmi.",
        "Eine eSIM sucht man bei Telmi vergebens.",
        "Rabe muss ohne eSIM auskommen.",
        "Rabe muss auf eine eSIM verzichten.",
        "Telmi nutzt das Netz von Vodafone.",
        "Bei Telmi sind 30 GB Datenvolumen enthalten.",
        "Telmi ist 2014 gestartet.",
        "Gestartet ist Telmi 2014.",
        "## Telmi\n- Netz: Vodafone",
        "## Telmi\nGestartet ist er 2014.",
        "Nordfunk hat 10 GB Datenvolumen. Damit hat er mehr Datenvolumen als Telmi.",
        "Das größte Datenvolumen hat Rabe, am wenigsten kostet Nordfunk.",
    ];
    assert_eq!(wrong("de", TARIFFS, &german, true), [""; 0]);
    let left_alone = [
        "Mit 12 € Aufpreis ist Rabe der Liebling der Redaktion.",
        "Mit 12 € Rabatt im Monat ist Rabe der Liebling der Redaktion.",
        "Außer Nordfunk haben alle eine eSIM.",
        "Eine eSIM sucht man bei Nordfunk vergebens.",
        "Eine eSIM sucht man bei Telmi selten vergebens.",
        "Nordfunk muss ohne eSIM auskommen.",
        "Außer Telmi haben alle in der Redaktion eine eSIM.",
        "Sowohl Telmi als auch Rabe haben eine eSIM.",
        "30 GB Datenvolumen bietet Telmi Studenten.",
        "Telmi ist 2014 in Polen gestartet und 2016 hier.",
        "Nordfunk hat 10 GB Datenvolumen. Damit haben Sie mehr Datenvolumen als mit Telmi.",
        "## Telmi\n- Netz: nicht Vodafone",
    ];
    assert_eq!(wrong("de", TARIFFS, &left_alone, false), [""; 0]);
}

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
