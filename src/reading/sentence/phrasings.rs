//! Phrasings of what a subject has, costs and is, in two fields and two languages.

use crate::reading::tests::said_in;

pub(super) const EDITORS: &str = r#"
title = "Editors and hosts"
[[criterion]]
id = "price"
name = "Price"
kind = "money"
unit = "$ / month"
better = "lower"
[[criterion]]
id = "startup"
name = "Start-up time"
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "storage"
name = "Storage"
kind = "number"
unit = "GB"
better = "higher"
[[criterion]]
id = "seats"
name = "Seats per team"
kind = "number"
unit = "seats"
better = "higher"
[[criterion]]
id = "uptime"
name = "Uptime"
kind = "number"
unit = "%"
better = "higher"
[[criterion]]
id = "extensions"
name = "Extensions"
kind = "number"
better = "higher"
[[criterion]]
id = "spell"
name = "Spell checking"
kind = "yes-no"
[[criterion]]
id = "sync"
name = "Settings sync"
kind = "yes-no"
[[criterion]]
id = "debugger"
name = "Built-in debugger"
kind = "yes-no"
[[criterion]]
id = "crypt"
name = "Encryption"
kind = "level"
[[criterion]]
id = "account"
name = "Account required"
kind = "yes-no"
better = "none"
[[criterion]]
id = "os"
name = "Open source"
kind = "yes-no"
[[criterion]]
id = "engine"
name = "Rendering engine"
kind = "choice"
choices = ["native", "web", "hybrid"]
[[criterion]]
id = "licence"
name = "Licence"
kind = "text"
[[criterion]]
id = "lang"
name = "Written in"
kind = "text"
[[criterion]]
id = "released"
name = "First release"
kind = "date"
better = "none"
[[criterion]]
id = "version"
name = "Version"
kind = "version"
better = "none"
[[criterion]]
id = "support"
name = "Support period"
kind = "number"
unit = "months"
better = "higher"
[[subject]]
id = "quill"
name = "Quillpad"
facts = { price = 8, startup = 120, storage = 50, seats = 10, uptime = 99.9, extensions = 4000, spell = "yes", sync = "no", debugger = "yes", crypt = "yes", account = "yes", os = "no", engine = "native", licence = "Proprietary", lang = "C++", released = 2015-05-02, version = "4.2", support = 24 }
[[subject]]
id = "hammer"
name = "Hammer"
facts = { price = "free", startup = 900, storage = 5, seats = 100, uptime = 99.5, extensions = 30000, spell = "no", sync = "yes", debugger = "no", crypt = { value = "partial", note = "at rest" }, account = "no", os = "yes", engine = "web", licence = "MIT", lang = "TypeScript", released = 2019, version = "1.80", support = 12 }
"#;

pub(super) const INSURANCES: &str = r#"
title = "Versicherungen und Fahrräder"
[[criterion]]
id = "beitrag"
name = "Beitrag"
kind = "money"
unit = "€ / Monat"
better = "lower"
[[criterion]]
id = "deckung"
name = "Deckungssumme"
kind = "money"
unit = "€"
better = "higher"
[[criterion]]
id = "wartezeit"
name = "Wartezeit"
kind = "number"
unit = "Monate"
better = "lower"
[[criterion]]
id = "gewicht"
name = "Gewicht"
kind = "number"
unit = "kg"
better = "lower"
[[criterion]]
id = "laender"
name = "Länder"
kind = "number"
unit = "Länder"
better = "higher"
[[criterion]]
id = "schluessel"
name = "Schlüsselverlust"
kind = "yes-no"
[[criterion]]
id = "auslandsschutz"
name = "Auslandsschutz"
kind = "yes-no"
[[criterion]]
id = "verschl"
name = "Verschlüsselung"
kind = "yes-no"
[[criterion]]
id = "fahrrad"
name = "Fahrraddiebstahl"
kind = "level"
[[criterion]]
id = "antrieb"
name = "Antrieb"
kind = "choice"
choices = ["Kette", "Riemen", "Kardan"]
[[criterion]]
id = "form"
name = "Rechtsform"
kind = "text"
[[criterion]]
id = "seit"
name = "Gegründet"
kind = "date"
better = "none"
[[criterion]]
id = "app"
name = "Version der App"
kind = "version"
better = "none"
[[subject]]
id = "aegide"
name = "Ägide"
facts = { beitrag = 12.50, deckung = 5_000_000, wartezeit = 3, gewicht = 14, laender = 44, schluessel = "yes", auslandsschutz = "no", verschl = "yes", fahrrad = "partial", antrieb = "Kette", form = "Genossenschaft", seit = 1998, app = "3.4" }
[[subject]]
id = "schirm"
name = "Schirm & Co"
aliases = ["Schirm"]
facts = { beitrag = 9, deckung = 10_000_000, wartezeit = 6, gewicht = 18, laender = 120, schluessel = "no", auslandsschutz = "yes", verschl = "no", fahrrad = "yes", antrieb = "Riemen", form = "Aktiengesellschaft", seit = "2009-03", app = "7.0" }
"#;

/// Returns the texts in which it is not so that something contradicts the facts.
pub(super) fn wrong<'t>(
    lang: &str,
    matrix: &str,
    texts: &[&'t str],
    is_false: bool,
) -> Vec<&'t str> {
    let contradicts =
        |text: &str| said_in(lang, matrix, text).iter().any(|said| said.starts_with('!'));
    texts.iter().copied().filter(|text| contradicts(text) != is_false).collect()
}

const FALSE_IN_ENGLISH: &[&str] = &[
    "Quillpad sets you back $12 a month.",
    "Quillpad is yours for $5 a month.",
    "For Quillpad, you pay $12 a month.",
    "Quillpad's price is exactly $12 a month.",
    "Hammer costs $3 a month.",
    "Hammer is $3 a month.",
    "Quillpad starts up in 300 ms.",
    "Quillpad's start-up time is just 40 ms.",
    "The start-up time of Hammer is a mere 90 ms.",
    "Hammer has a start-up time of 90 ms in our tests.",
    "Quillpad comes with 100 GB of storage.",
    "Quillpad gives you 100 GB of storage.",
    "Quillpad packs a whopping 100 GB of storage.",
    "With Hammer, you get 20 GB of storage.",
    "Hammer's storage tops out at 20 GB.",
    "Hammer caps storage at 20 GB.",
    "Quillpad's storage is limited to 10 GB.",
    "A team on Quillpad has twenty seats.",
    "Quillpad has room for twenty seats.",
    "Hammer offers 50 seats per team.",
    "Quillpad guarantees 99.99 % uptime.",
    "Hammer reaches an uptime of 99.99 %.",
    "Quillpad counts 9,000 extensions.",
    "There are 9,000 extensions for Quillpad.",
    "Some ten thousand extensions are available for Hammer.",
    "Hammer checks your spelling.",
    "Hammer has spell checking.",
    "Quillpad cannot check spelling.",
    "Quillpad does not spell-check.",
    "Spell checking is part of Hammer.",
    "Spell checking works in Hammer.",
    "There is no spell checking in Quillpad.",
    "Quillpad syncs your settings.",
    "Quillpad syncs settings across machines.",
    "Quillpad ships with settings sync.",
    "Hammer sports a built-in debugger.",
    "Quillpad has no debugger.",
    "Quillpad lacks a debugger of its own.",
    "Hammer's built-in debugger is excellent.",
    "Hammer's debugger helps a lot.",
    "Quillpad does not encrypt anything.",
    "Quillpad is not encrypted at all.",
    "Hammer has full encryption.",
    "Hammer is fully encrypted.",
    "Hammer encrypts everything without exception.",
    "Hammer needs an account.",
    "Hammer requires an account.",
    "Quillpad works without an account.",
    "You do not need an account for Quillpad.",
    "Quillpad needs no account.",
    "Quillpad is open source.",
    "Quillpad is an open-source editor.",
    "Hammer is not open source.",
    "Hammer is closed source.",
    "Quillpad uses a web engine.",
    "Quillpad has a hybrid rendering engine.",
    "Hammer's rendering engine is native.",
    "Quillpad is MIT-licensed.",
    "Quillpad comes under the MIT licence.",
    "Quillpad's licence is MIT.",
    "Hammer is licensed under the GPL.",
    "Hammer is written in C++.",
    "Quillpad is written in TypeScript.",
    "Quillpad first appeared in 2011.",
    "Quillpad was released in May 2016 and is at version 4.2.",
    "Hammer dates from 2012.",
    "The first release of Hammer was in 2012.",
    "Quillpad is currently at version 5.0.",
    "Quillpad has arrived at version 5.0.",
    "The latest version of Hammer is 2.1.",
    "The support period of Quillpad is one year.",
    "Quillpad's support period ends after a year.",
    "Both are open source.",
    "Both check spelling.",
    "Neither has settings sync.",
    "Only Quillpad has settings sync.",
    "All but Quillpad require an account.",
];

const FALSE_IN_GERMAN: &[&str] = &[
    "Ägide kostet genau 15 Euro im Monat.",
    "Ägide verlangt 15 € im Monat.",
    "Bei Ägide zahlt man 15 € im Monat.",
    "Der Beitrag von Ägide liegt bei 15 € im Monat.",
    "Der Beitrag liegt bei Ägide bei 15 € im Monat.",
    "Ägides Beitrag beträgt 15 € im Monat.",
    "Ägide schlägt mit 15 € im Monat zu Buche.",
    "Ägide kommt auf 15 € im Monat.",
    "Für Ägide werden 15 € im Monat fällig.",
    "Die Deckungssumme von Ägide beträgt zehn Millionen Euro.",
    "Ägide bietet eine Deckungssumme von 3 Millionen Euro.",
    "Die Wartezeit beträgt bei Schirm drei Monate.",
    "Schirm hat eine Wartezeit von nur drei Monaten.",
    "Ägide wiegt 18 kg.",
    "Das Gewicht von Schirm liegt bei rund 14 Kilo.",
    "Ägide gilt in 80 Ländern.",
    "Ägide deckt 80 Länder ab.",
    "Schirm schützt in 44 Ländern.",
    "Schirm versichert den Schlüsselverlust.",
    "Ägide versichert Schlüsselverlust nicht.",
    "Schirm deckt Schlüsselverlust ab.",
    "Schlüsselverlust ist bei Schirm mitversichert.",
    "Schlüsselverlust ist bei Ägide nicht versichert.",
    "Bei Ägide fehlt Schlüsselverlust.",
    "Ägide bietet Auslandsschutz.",
    "Auslandsschutz gibt es bei Ägide.",
    "Auslandsschutz gehört bei Ägide dazu.",
    "Auslandsschutz gibt es bei Schirm nicht.",
    "Keinen Auslandsschutz hat Schirm.",
    "Schirm kommt ohne Auslandsschutz.",
    "Ägide verschlüsselt nicht.",
    "Schirm verschlüsselt alle Daten.",
    "Schirm ist verschlüsselt.",
    "Ägide hat keinen Fahrraddiebstahl im Angebot.",
    "Ägide versichert Fahrraddiebstahl uneingeschränkt.",
    "Ägide hat einen Riemen.",
    "Der Antrieb von Schirm ist eine Kette.",
    "Die Rechtsform von Ägide ist Aktiengesellschaft.",
    "Ägide wurde 2004 gegründet.",
    "Ägide gibt es seit 2004.",
    "Schirm wurde im März 2012 gegründet.",
    "Die Version der App von Ägide ist 4.0.",
    "Beide bieten Auslandsschutz.",
    "Keine der beiden versichert Schlüsselverlust.",
    "Nur Schirm hat Schlüsselverlust.",
];

#[test]
fn false_statements_are_found_however_they_are_phrased() {
    assert_eq!(wrong("en", EDITORS, FALSE_IN_ENGLISH, true), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, FALSE_IN_GERMAN, true), [""; 0]);
}

#[test]
fn statements_of_the_same_form_that_are_true_or_of_others_are_left_alone() {
    let english = [
        "Quillpad costs exactly $8 a month.",
        "Quillpad boots its interface in 300 ms.",
        "Hammer encrypts your data.",
        "Hammer works without an account.",
        "Hammer needs no account.",
        "Hammer is written in TypeScript.",
        "Quillpad, written in C++, is fast.",
        "Neither of them is perfect.",
        "Quillpad costs $8 a month, and a second licence costs $5.",
        "The Hammer team has 20 seats in its office.",
        "Hammer's website has 100 GB of traffic a day.",
        "Quillpad beats editors with a price of $20.",
        "Quillpad opens a file of 100 GB without complaint.",
        "Quillpad stores files of up to 2 GB.",
        "With an extension, Hammer checks your spelling.",
        "Hammer checks your spelling with an extension.",
        "Hammer can check spelling through an extension.",
        "Quillpad's makers wrote a compiler in TypeScript.",
        "Quillpad has a TypeScript plugin.",
        "A plugin for Quillpad is written in TypeScript.",
        "Quillpad exports to web pages.",
        "Quillpad replaces TypeScript.",
        "The MIT uses Quillpad.",
        "Quillpad is free for students.",
        "Quillpad is not only open source.",
        "Hammer's encryption is not needed by most.",
        "Quillpad does not sync settings of other editors.",
        "Quillpad syncs settings with a plugin.",
        "Hammer's native look needs work.",
        "Quillpad needs an account at the shop, and an e-mail address.",
        "Version 5.0 of Quillpad will come in May.",
        "Quillpad supports version 5.0 of the format.",
        "Quillpad is twenty times as fast as other editors.",
        "Hammer plugins are written in C++.",
        "Quillpad users wait 400 ms for a plugin.",
        "Hammer, unlike Quillpad, needs no account.",
        "The price of Quillpad rose by $3 a month.",
        "Hammer's debugger is an extension.",
        "There is a debugger for Hammer.",
        "Hammer has a debugger extension.",
        "Hammer supports debuggers.",
        "Quillpad's storage grows by 10 GB each year.",
    ];
    let german = [
        "Ägide kostet gut 12 € im Monat.",
        "Ägide kostet knapp 13 Euro im Monat.",
        "Beide sind gut.",
        "Ägide kostet 12,50 € im Monat, ab 60 Jahren 20 €.",
        "Ägide kostet für Familien 20 € im Monat.",
        "Der Beitrag von Ägide stieg um 2 € im Monat.",
        "Schirm versichert Schlüsselverlust gegen Aufpreis.",
        "Ägide hat in 80 Ländern Büros.",
        "Ägide hat 80 Mitarbeiter in 12 Ländern.",
        "Wer Auslandsschutz will, nimmt Schirm.",
        "Ägide rät von Auslandsschutz ab.",
        "Ein Rad mit Riemen ist bei Ägide teurer.",
        "Ägide versichert Räder mit Riemen.",
        "Ägide gehört einer Aktiengesellschaft.",
        "Die Kette von Schirm reißt nicht.",
        "Ägide ist keine Aktiengesellschaft.",
        "Nach einer Wartezeit von drei Monaten zahlt Schirm die Hälfte.",
        "Schirm zahlt nach 30 Monaten 50 €.",
        "Ägide prüft die Verschlüsselung nicht.",
        "Schirm hat eine Deckungssumme von 10 Millionen Euro, für Mietschäden 1 Million Euro.",
    ];
    assert_eq!(wrong("en", EDITORS, &english, false), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, &german, false), [""; 0]);
}
