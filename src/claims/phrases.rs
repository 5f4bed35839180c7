//! Phrases that are made from a value agree with it, and contradict a clearly other one.

use proptest::prelude::*;

use super::spoken::tests::{in_english, in_german};
use super::tests::{criterion, number};
use super::*;
use crate::base::period::Period;
use crate::matrix::Kind;
use crate::matrix::unit::Fit;

fn states(text: &str, unit: &str) -> usize {
    let language = Language::of("en");
    let unit = Unit::in_language(Some(unit), &language);
    let numbers = numbers(text, &criterion(Kind::Number, ""), &unit, Sense::Value);
    numbers.iter().filter(|number| number.fit != Fit::Other).count()
}

fn agrees(lang: &str, text: &str, value: f64, unit: &str) -> bool {
    let (language, kind) = (Language::of(lang), criterion(Kind::Number, unit));
    let numbers = numbers(text, &kind, &Unit::in_language(Some(unit), &language), Sense::Value);
    assert!(!numbers.is_empty(), "{text} states no number");
    contradictions(text, &number(value), &kind, &language).is_empty()
}

fn check(lang: &str, text: &str, value: f64, unit: &str) {
    assert!(agrees(lang, text, value, unit), "{text}: {value}");
    assert!(!agrees(lang, text, 2.0 * value + 11.0, unit), "{text}: {value}");
}

proptest! {
    #[test]
    fn a_number_in_words_agrees_with_itself(value in 2_u16..20_000) {
        let (english, german) = (in_english(value.into()), in_german(value.into()));
        let value = f64::from(value);
        check("en", &format!("it takes {english} milliseconds"), value, "ms");
        check("en", &format!("a {}-millisecond wait", english.replace(' ', "-")), value, "ms");
        check("en", &format!("about {english} requests"), value, "requests");
        let and_a_half = format!("{english} and a half hours");
        match value % 1000.0 == 0.0 {
            // Half an hour, or half a thousand hours.
            true => prop_assert_eq!(states(&and_a_half, "h"), 0, "{}", and_a_half),
            false => check("en", &and_a_half, value + 0.5, "h"),
        }
        check("en", &format!("{english} million downloads"), value * 1e6, "downloads");
        check("de", &format!("in {german} Millisekunden"), value, "ms");
        check("de", &format!("rund {german} Stunden"), value * 60.0, "min");
        check("de", &format!("{german} Millionen Downloads"), value * 1e6, "downloads");
    }

    #[test]
    fn a_rate_agrees_per_any_number_of_its_unit(value in 1_u32..100_000) {
        let (shown, value) = (value, f64::from(value));
        check("en", &format!("{shown} cents per GB"), value / 100.0, "$ / GB");
        check("en", &format!("${shown} per TB"), value / 1e3, "$ / GB");
        check("en", &format!("${shown} per thousand minutes"), value / 1e3, "$ / minute");
        check("en", &format!("${shown} per 1M requests"), value / 1e6, "$ / request");
        check("en", &format!("${shown} per user annually"), value / 12.0, "$ / user / month");
        check("en", &format!("{shown} kops/s"), value * 1e3, "ops/s");
        check("de", &format!("{shown} ct je Kilowattstunde"), value / 100.0, "€ / kWh");
        check("de", &format!("{shown} € pro MWh"), value / 1e3, "€ / kWh");
    }

    #[test]
    fn a_decade_agrees_with_its_years_only(year in 1930_i16..2000, off in 10_i16..60) {
        let decade = year / 10 * 10;
        let of = |year: i16| FactValue::Date(Period::parse(&year.to_string()).expect("a year"));
        for (lang, text) in [
            ("en", format!("in the {decade}s")),
            ("en", format!("in the ’{}s", decade % 100)),
            ("de", format!("in den {decade}ern")),
            ("de", format!("die {}er-Jahre", decade % 100)),
        ] {
            let (language, kind) = (Language::of(lang), criterion(Kind::Date, ""));
            let found = |year| contradictions(&text, &of(year), &kind, &language).len();
            prop_assert_eq!(found(year), 0, "{}", text);
            prop_assert_eq!(found(year - off), 1, "{}", text);
            prop_assert_eq!(found(year + off), 1, "{}", text);
        }
    }

    #[test]
    fn phrases_of_any_words_are_read_without_panic(
        lang in "en|de",
        text in "((sub|half|a|of|two|three|hundred|million|and|nines|digit|single|second|per|1,000|kWh|€|90s|early|the|orders of magnitude|times|fold|zehn|fach|ein|halbe|Viertel|Neunziger|Anfang|Größenordnung|İ|ß|’)[- ’/]?)*",
    ) {
        let language = Language::of(&lang);
        let value = FactValue::Date(Period::parse("1991-02").expect("a month"));
        contradictions(&text, &value, &criterion(Kind::Date, ""), &language);
        for unit in ["ms", "%", "€ / kWh", "requests/s", "×", ""] {
            contradictions(&text, &number(2.5), &criterion(Kind::Number, unit), &language);
        }
        ratios(&text, &language);
        change::read(&text, &language);
    }
}
