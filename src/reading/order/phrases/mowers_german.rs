//! German sentences about three lawn mowers, in words that no list knows.

use super::*;

const MATRIX: &str = r#"
title = "Akku-Rasenmäher"
[[criterion]]
id = "preis"
name = "Preis"
kind = "money"
unit = "€"
better = "lower"
[[criterion]]
id = "gewicht"
name = "Gewicht"
kind = "number"
unit = "kg"
better = "lower"
[[criterion]]
id = "fangkorb"
name = "Fangkorb"
kind = "number"
unit = "l"
better = "higher"
[[criterion]]
id = "ladezeit"
name = "Ladezeit"
kind = "number"
unit = "min"
better = "lower"
[[criterion]]
id = "wartung"
name = "Wartungskosten"
kind = "number"
unit = "%"
better = "lower"
[[criterion]]
id = "stufen"
name = "Schnittstufen"
kind = "number"
unit = "Schnittstufen"
better = "higher"
[[criterion]]
id = "lautstaerke"
name = "Lautstärke"
kind = "number"
unit = "dB"
better = "lower"
[[subject]]
id = "igel"
name = "Igel 300"
aliases = ["Igel"]
facts = { preis = 200, gewicht = 12, fangkorb = 30, ladezeit = 60, wartung = 3, stufen = 5, lautstaerke = 80 }
[[subject]]
id = "dachs"
name = "Dachs"
facts = { preis = 400, gewicht = 24, fangkorb = 60, ladezeit = 120, wartung = 1, stufen = 7, lautstaerke = 90 }
[[subject]]
id = "biber"
name = "Biber Pro"
aliases = ["Biber"]
facts = { preis = 600, gewicht = 18, fangkorb = 45, ladezeit = 30, wartung = 2, stufen = 9, lautstaerke = 85 }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "de",
        MATRIX,
        &[
            "Der Dachs ist eine Spur leichter als der Igel.",
            "Der Dachs ist ein gutes Stück günstiger als der Igel, trotz seiner Größe.",
            "Der Igel ist bei den Wartungskosten günstiger als der Dachs.",
            "Der Igel lockt mit einem größeren Fangkorb als der Biber.",
            "Der Igel hat den größten Fangkorb im Test.",
            "Der Igel ist merklich schwerer als der Dachs.",
            "Der Dachs ist das leichteste Gerät im Testfeld.",
            "Der leichteste Mäher in diesem Test ist der Dachs.",
            "Von den drei Mähern ist der Dachs der leichteste.",
            "Wer sparen will, nimmt den Biber. Er ist der günstigste der drei.",
            "### Dachs\nEr ist außerdem günstiger als der Igel.",
            "### Dachs\nDieses Gerät ist das leichteste im Test.",
            "Nur der Dachs ist teurer als der Biber.",
            "### Biber\nNur der Igel ist teurer.",
            "Kein anderer Mäher im Test ist so leicht wie der Dachs.",
            "Man findet hier kein leichteres Modell als den Dachs.",
            "Der Igel bietet doppelt so viele Schnittstufen wie der Dachs.",
            "Der Dachs ist leichter als alle anderen Mäher im Test.",
            "Der Dachs ist erstaunlich leise. Leiser als der Igel ist er nicht. Der Dachs ist deutlich leiser als der Igel.",
            "Der Dachs kostet um einiges weniger als der Igel.",
            "Am wenigsten kostet der Biber.",
            "Der Biber ist der Preisbrecher. Mit Abstand am günstigsten ist der Biber.",
            "Der Igel schafft mehr Schnittstufen als der Biber.",
            "Der Dachs wiegt nur halb so viel wie der Igel.",
            "Der Igel wiegt dreimal so viel wie der Biber, wie unsere Waage zeigt.",
            "Beim Preis liegt der Biber vor dem Igel.",
            "### Biber\nNur Igel ist teurer.",
            "Am wenigsten wiegt der Dachs.",
            "Von den drei Geräten ist der Dachs der leichteste.",
            "Der Igel wirkt auf einer größeren Wiese gut. Der Igel lockt mit einer größeren Lautstärke als der Dachs.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree(
        "de",
        MATRIX,
        &[
            "Der Igel ist eine Spur leichter als der Dachs.",
            "Der Dachs ist bei den Wartungskosten günstiger als der Igel.",
            "Nur der Biber ist teurer als der Dachs.",
        ],
    );
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "de",
        MATRIX,
        &[
            "Der Dachs ist angeblich leichter als der Igel.",
            "Der Dachs ist gebraucht leichter zu finden als der Igel.",
            "Der Dachs ist in der kleinsten Ausführung günstiger als der Igel.",
            "Der Dachs ist der leichteste seiner Klasse.",
            "Der Dachs ist einer der leichtesten im Test.",
            "Der Dachs ist der zweitleichteste im Test.",
            "Nur ohne Akku ist der Dachs leichter als der Igel.",
            "Man findet hier kein leichteres Kabel als beim Dachs.",
            "Der Dachs ist bei Nässe leichter als der Igel.",
            "Der Dachs spart mehr Schnittstufen als der Igel.",
            "Der Akku des Dachs ist eine Spur leichter als der Igel.",
            "Der Dachs wäre eine Spur leichter als der Igel.",
            "Das Ladegerät passt zum Dachs. Es ist das leichteste im Test.",
            "### Dachs\nDieses Kabel ist das leichteste im Test.",
            "Der Dachs ist leichter als alle anderen Benzinmäher.",
            "Der Dachs ist einer der leichtesten.",
        ],
    );
}
