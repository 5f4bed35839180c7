//! Sentences about three German contracts.

use super::*;

const MATRIX: &str = r#"
title = "Handytarife"
[[criterion]]
id = "preis"
name = "Monatspreis"
kind = "money"
unit = "€ / Monat"
better = "lower"
[[criterion]]
id = "daten"
name = "Datenvolumen"
kind = "number"
unit = "GB"
better = "higher"
[[criterion]]
id = "laufzeit"
name = "Mindestlaufzeit"
kind = "number"
unit = "Monate"
better = "lower"
[[criterion]]
id = "frist"
name = "Kündigungsfrist"
kind = "number"
unit = "Wochen"
better = "lower"
[[criterion]]
id = "tempo"
name = "Höchstgeschwindigkeit"
kind = "number"
unit = "Mbit/s"
better = "higher"
[[criterion]]
id = "kunden"
name = "Kunden"
kind = "number"
unit = "Kunden"
better = "none"
[[criterion]]
id = "start"
name = "Am Markt seit"
kind = "date"
better = "none"
[[subject]]
id = "uno"
name = "Unofon"
facts = { preis = 10, daten = 5, laufzeit = 1, frist = 4, tempo = 50, kunden = 200_000, start = "2010" }
[[subject]]
id = "dos"
name = "Dosmobil"
facts = { preis = 20, daten = 20, laufzeit = 24, frist = 12, tempo = 300, kunden = 4_000_000, start = "2002" }
[[subject]]
id = "over"
name = "Über Netz"
facts = { preis = 15, daten = 10, laufzeit = 12, frist = 6, tempo = 100, kunden = 900_000, start = "2019" }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "de",
        MATRIX,
        &[
            "Dosmobil ist günstiger als Unofon.",
            "Dosmobil ist der günstigste Tarif.",
            "Den niedrigsten Monatspreis hat Dosmobil.",
            "Der niedrigste Monatspreis ist der von Dosmobil.",
            "Am günstigsten ist Dosmobil.",
            "Über Netz ist günstiger als Unofon.",
            "Unofon hat mehr Datenvolumen als Über Netz.",
            "Das Datenvolumen von Unofon ist größer als das von Dosmobil.",
            "Unofon hat doppelt so viele Kunden wie Über Netz.",
            "Dosmobil kostet dreimal so viel wie Unofon.",
            "Dosmobil kostet halb so viel wie Unofon.",
            "Dosmobil ist halb so teuer wie Unofon.",
            "Dosmobil kostet nicht einmal die Hälfte von Über Netz.",
            "Man bleibt bei Unofon doppelt so lange gebunden wie bei Über Netz.",
            "Die Kündigungsfrist ist bei Dosmobil kürzer als bei Unofon.",
            "Bei Dosmobil ist die Kündigungsfrist kürzer als bei Unofon.",
            "Dosmobil hat die kürzeste Kündigungsfrist.",
            "Die kürzeste Kündigungsfrist hat Dosmobil.",
            "Die kürzeste Kündigungsfrist bietet Über Netz.",
            "Die Mindestlaufzeit von Unofon ist länger als die von Dosmobil.",
            "Über Netz ist schon länger am Markt als Dosmobil.",
            "Über Netz ist älter als Unofon.",
            "Der Veteran unter ihnen ist Über Netz.",
            "Niemand bietet mehr Datenvolumen als Unofon.",
            "Kein Tarif hier ist günstiger als Dosmobil.",
            "Kein anderer ist günstiger als Dosmobil.",
            "## Monatspreis\nHier gewinnt Dosmobil.",
            "## Monatspreis\nSieger ist Dosmobil.",
            "## Monatspreis\nDer Punkt geht an Dosmobil.",
            "## Monatspreis\nDosmobil hat die Nase vorn.",
            "Beim Monatspreis liegt Dosmobil vorn.",
            "Beim Monatspreis gewinnt Dosmobil.",
            "Sieger beim Monatspreis ist Dosmobil.",
            "Beim Datenvolumen ist Unofon besser als Dosmobil.",
            "### Dosmobil\nEr ist der günstigste der drei.",
            "### Dosmobil\nEr kostet weniger als Unofon.",
            "Dosmobil ist 10 € billiger als Unofon.",
            "Unofon ist doppelt so teuer wie Dosmobil.",
            "Der Monatspreis von Dosmobil ist viermal so hoch wie der von Unofon.",
            "Dosmobil ist nicht teurer als Unofon.",
            "Unofon ist teurer als die beiden anderen.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree("de", MATRIX, &["Der Monatspreis von Dosmobil ist doppelt so hoch wie der von Unofon."]);
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "de",
        MATRIX,
        &[
            "Dosmobil ist für Studenten günstiger als Unofon.",
            "Wenn Dosmobil günstiger als Unofon ist, nimm es.",
            "Dosmobil war günstiger als Unofon.",
            "Der Vertrag mit Handy ist bei Dosmobil günstiger als bei Unofon.",
            "Dosmobil ist günstiger als Unofon, sagt mein Bruder.",
            "Ein Anruf bei Dosmobil ist teurer als ein Kaffee.",
            "Niemand mag Dosmobil mehr als Unofon.",
            "Dosmobil gewinnt bei Studenten.",
            "Kein Festnetztarif ist günstiger als Dosmobil.",
            "Dosmobil ist im Ausland günstiger als Unofon.",
            "Der günstigste Weg zu Dosmobil ist die Hotline.",
        ],
    );
}
