//! Sentences about two German providers.

use super::*;

const MATRIX: &str = r#"
title = "Internetanschlüsse"
[[criterion]]
id = "preis"
name = "Grundpreis"
kind = "money"
unit = "€ / Monat"
better = "lower"
[[criterion]]
id = "down"
name = "Downloadrate"
kind = "number"
unit = "Mbit/s"
better = "higher"
[[criterion]]
id = "laufzeit"
name = "Vertragslaufzeit"
kind = "number"
unit = "Monate"
better = "lower"
[[criterion]]
id = "latenz"
name = "Latenz"
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "wartezeit"
name = "Wartezeit bis zum Anschluss"
kind = "number"
unit = "Tage"
better = "lower"
[[criterion]]
id = "kunden"
name = "Kunden"
kind = "number"
unit = "Kunden"
better = "none"
[[criterion]]
id = "gruendung"
name = "Gegründet"
kind = "date"
better = "none"
[[subject]]
id = "flott"
name = "Flottnetz"
facts = { preis = 30, down = 100, laufzeit = 24, latenz = 20, wartezeit = 30, kunden = 2_000_000, gruendung = "1998" }
[[subject]]
id = "glas"
name = "Glasfuchs"
facts = { preis = 45, down = 1_000, laufzeit = 12, latenz = 5, wartezeit = 60, kunden = 150_000, gruendung = "2014" }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "de",
        MATRIX,
        &[
            "Glasfuchs ist günstiger als Flottnetz.",
            "Glasfuchs ist der günstigere der beiden.",
            "Der Grundpreis von Glasfuchs ist niedriger als der von Flottnetz.",
            "Der Grundpreis ist bei Glasfuchs niedriger als bei Flottnetz.",
            "Beim Grundpreis ist Glasfuchs günstiger als Flottnetz.",
            "Glasfuchs ist ein Drittel billiger als Flottnetz.",
            "Glasfuchs kostet die Hälfte von Flottnetz.",
            "Glasfuchs kostet nur halb so viel wie Flottnetz.",
            "Die Downloadrate von Flottnetz ist zehnmal so hoch wie die von Glasfuchs.",
            "Flottnetz hat die höhere Downloadrate.",
            "Flottnetz hat die kürzere Vertragslaufzeit.",
            "Man bleibt bei Flottnetz halb so lange gebunden wie bei Glasfuchs.",
            "Bei Flottnetz ist die Latenz geringer als bei Glasfuchs.",
            "Die geringere Latenz hat Flottnetz.",
            "Glasfuchs hat mehr Kunden als Flottnetz.",
            "Glasfuchs gibt es länger als Flottnetz.",
            "Glasfuchs ist älter als Flottnetz.",
            "Die längere Wartezeit hat Flottnetz.",
            "## Grundpreis\nGlasfuchs gewinnt.",
            "## Grundpreis\nDer Sieger heißt Glasfuchs.",
            "## Latenz\nHier liegt Flottnetz vorn.",
            "## Latenz\nDiese Runde geht an Flottnetz.",
            "## Latenz\nGewinner: Flottnetz",
            "Gewinner bei der Latenz: Flottnetz.",
            "# Flottnetz oder Glasfuchs: Glasfuchs ist günstiger",
            "# Flottnetz gegen Glasfuchs: Flottnetz hat die bessere Latenz",
            "### Glasfuchs\nEr hat die niedrigere Downloadrate.",
            "### Glasfuchs\nDamit ist der Grundpreis niedriger als bei Flottnetz.",
            "Niemand hat eine geringere Latenz als Flottnetz.",
            "Von den beiden ist Glasfuchs der günstigere.",
            "Von den beiden ist Glasfuchs länger auf dem Markt.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree("de", MATRIX, &["### Flottnetz\nDamit ist der Grundpreis niedriger als bei Glasfuchs."]);
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "de",
        MATRIX,
        &[
            "Der Router von Glasfuchs ist günstiger als der von Flottnetz.",
            "Glasfuchs ist auf dem Land günstiger als Flottnetz.",
            "Glasfuchs soll günstiger als Flottnetz sein.",
            "Ist Glasfuchs günstiger als Flottnetz?",
            "Glasfuchs ist nicht nur günstiger als Flottnetz im Prospekt.",
            "Die Hotline von Flottnetz ist schneller als die von Glasfuchs.",
            "Flottnetz ist mit Bonus günstiger als Glasfuchs, ohne ihn nicht.",
            "Glasfuchs wird bald günstiger als Flottnetz.",
            "Flottnetz gewinnt einen Preis.",
            "Der längste Vertrag ist der mit meiner Bank.",
        ],
    );
}
