//! Tests of claims in other languages than English.

use super::rewrite::{apply, to_fact};
use super::tests::{criterion, number};
use super::*;
use crate::matrix::Kind;

/// Returns whether a text agrees with a number; `None` if it states none.
fn agrees(lang: &str, unit: &str, text: &str, value: f64) -> Option<bool> {
    let (language, kind) = (Language::of(lang), criterion(Kind::Number, unit));
    let read = Unit::in_language((!unit.is_empty()).then_some(unit), &language);
    let is_stated = !quantity::read(text, &read).is_empty();
    let found = contradictions(text, &number(value), &kind, &language);
    is_stated.then_some(found.is_empty())
}

fn fixed(lang: &str, unit: &str, text: &str, value: f64) -> Option<String> {
    let (language, kind) = (Language::of(lang), criterion(Kind::Number, unit));
    let edits = to_fact(text, &number(value), &kind, &language)?;
    Some(apply(text, &edits))
}

#[test]
fn numbers_are_read_as_the_language_writes_them() {
    let cases = [
        ("de", "ms", "12,5 ms", 12.5),
        ("de", "ms", "1.500 ms", 1500.0),
        ("de", "ms", "1.234.567,5 ms", 1_234_567.5),
        ("de", "$ / month", "12,50 $ im Monat", 12.5),
        ("de", "$ / Monat", "12,50 $/Monat", 12.5),
        ("de", "€ / Monat", "12,50 € pro Monat", 12.5),
        ("de", "€ / Monat", "12,50 Euro im Monat", 12.5),
        ("de", "€ pro Monat", "144 € im Jahr", 12.0),
        ("de", "", "1,7 Milliarden", 1.7e9),
        ("de", "Nutzer", "1,7 Mrd. Nutzer", 1.7e9),
        ("de", "Nutzer", "225 Mio. Nutzer", 2.25e8),
        ("de", "%", "99,95 Prozent", 99.95),
        ("de", "/5", "4,5 von 5", 4.5),
        ("de", "ms", "20 bis 30 ms", 25.0),
        ("de", "ms", "zwischen 20 und 30 ms", 25.0),
        ("de", "ms", "0,03 Sekunden", 30.0),
        ("de-CH", "CHF", "1'250.50 CHF", 1250.5),
        ("de-CH", "CHF", "CHF 1’250.50", 1250.5),
        ("de-AT", "€", "1.250,50 €", 1250.5),
        ("fr", "€ / mois", "12,50 € par mois", 12.5),
        ("fr", "utilisateurs", "1,7 million d’utilisateurs", 1.7e6),
        ("fr", "utilisateurs", "1 250 utilisateurs", 1250.0),
        ("fr", "utilisateurs", "1\u{202f}250 utilisateurs", 1250.0),
        ("es", "€ / mes", "12,50 € al mes", 12.5),
        ("es", "usuarios", "1,7 millones de usuarios", 1.7e6),
        ("es", "", "1.700 millones", 1.7e9),
        ("es-MX", "", "1,700.5", 1700.5),
        ("it", "€ / mese", "12,50 € al mese", 12.5),
        ("it", "utenti", "1,7 milioni di utenti", 1.7e6),
        ("pt", "R$ / mês", "R$ 12,50 por mês", 12.5),
        ("pt", "usuários", "1,7 bilhão de usuários", 1.7e9),
        ("pt-PT", "", "1,7 mil milhões", 1.7e9),
        ("nl", "€ / maand", "€ 12,50 per maand", 12.5),
        ("nl", "", "1,7 miljard", 1.7e9),
        ("pl", "zł", "12,50 zł", 12.5),
        ("pl", "", "5 milionów", 5e6),
        ("sv", "kr", "1 250,50 kr", 1250.5),
        ("cs", "", "1 250,5", 1250.5),
        ("ru", "", "1,7 миллиарда", 1.7e9),
        ("en-IN", "", "12,34,567", 1_234_567.0),
        ("en-IN", "", "12 lakh", 1.2e6),
        ("ja", "", "17億", 1.7e9),
    ];
    for (lang, unit, text, value) in cases {
        assert_eq!(agrees(lang, unit, text, value), Some(true), "{lang}: {text}");
        assert_eq!(agrees(lang, unit, text, value * 2.0 + 11.0), Some(false), "{lang}: {text}");
    }
}

#[test]
fn words_say_how_a_number_is_meant() {
    let cases = [
        ("de", "über 225 Millionen", 3.1e8, 2e8),
        ("de", "Über 30", 31.0, 30.0),
        ("de", "mehr als 30", 31.0, 30.0),
        ("de", "nicht mehr als 30", 30.0, 31.0),
        ("de", "mindestens 30", 30.0, 29.0),
        ("de", "rund 30", 32.0, 40.0),
        ("de", "knapp 30", 29.0, 30.0),
        ("de", "bis zu 30", 30.0, 31.0),
        ("de", "bis 30", 30.0, 31.0),
        ("de", "30 oder mehr", 31.0, 29.0),
        ("de", "~30", 32.0, 40.0),
        ("fr", "plus de 225 millions", 3.1e8, 2e8),
        ("fr", "jusqu’à 30", 30.0, 31.0),
        ("fr", "au moins 30", 30.0, 29.0),
        ("fr", "environ 30", 32.0, 40.0),
        ("es", "más de 225 millones", 3.1e8, 2e8),
        ("es", "hasta 30", 30.0, 31.0),
        ("es", "no más de 30", 30.0, 31.0),
        ("es", "superior a 30", 31.0, 30.0),
        ("it", "più di 225 milioni", 3.1e8, 2e8),
        ("it", "almeno 30", 30.0, 29.0),
        ("pt", "mais de 225 milhões", 3.1e8, 2e8),
        ("pt", "até 30", 30.0, 31.0),
        ("pt", "mais do que 30", 31.0, 30.0),
        ("nl", "meer dan 225 miljoen", 3.1e8, 2e8),
        ("nl", "ruim 30", 31.0, 30.0),
        ("nl", "rond de 30", 32.0, 40.0),
        ("pl", "≥ 30", 30.0, 29.0),
    ];
    for (lang, text, agreeing, other) in cases {
        assert_eq!(agrees(lang, "", text, agreeing), Some(true), "{lang}: {text}");
        assert_eq!(agrees(lang, "", text, other), Some(false), "{lang}: {text}");
    }
}

#[test]
fn marks_of_another_language_are_no_numbers() {
    // A mistake, because the unit shows that a number is meant
    assert_eq!(agrees("de", "ms", "12.50 ms", 12.5), Some(false));
    assert_eq!(agrees("de", "$", "$12.50", 12.5), Some(false));
    assert_eq!(agrees("fr", "ms", "1.500 ms", 1500.0), Some(false));
    assert_eq!(agrees("en", "ms", "12,5 ms", 12.5), Some(false));
    // Read in German only
    assert_eq!(agrees("de", "ms", "1,500 ms", 1500.0), Some(false));
    // Names
    for text in ["Python 3.13", "am 11.02.2026", "um 10.30 Uhr", "Version 1.2.3", "1,2,3"] {
        assert_eq!(agrees("de", "", text, 5.0), None, "{text}");
    }
    assert_eq!(agrees("de", "ms", "30 ms mit Python 3.13", 30.0), Some(true));
}

#[test]
fn a_fix_writes_the_form_of_the_language() {
    let cases = [
        ("de", "$ / month", "12,50 $ im Monat", 15.0, Some("15,00 $ im Monat")),
        ("de", "ms", "1.200 ms", 1500.0, Some("1.500 ms")),
        ("de", "ms", "950,5 ms", 12_345.6, Some("12345,6 ms")),
        ("de", "ms", ",5 ms", 0.7, Some(",7 ms")),
        ("de", "", "über 225 Millionen", 1.8e8, Some("über 179 Millionen")),
        ("de", "", "unter 225 Millionen", 3.1e8, Some("unter 311 Millionen")),
        ("en", "", "under 225 million", 3.1e8, Some("under 311 million")),
        ("de", "Nutzer", "rund 225 Mio. Nutzer", 3.1e8, Some("rund 310 Mio. Nutzer")),
        ("de", "", "1 Million", 2e6, None),
        ("de-CH", "CHF", "CHF 1’250.50", 2000.25, Some("CHF 2’000.25")),
        ("fr", "utilisateurs", "1 250 utilisateurs", 9800.0, Some("9 800 utilisateurs")),
        ("fr", "", "1,5 million", 2.5e6, None),
        ("fr", "", "2,5 millions", 3.5e6, Some("3,5 millions")),
        ("en-IN", "", "12,34,567", 2_345_678.0, Some("23,45,678")),
        ("en-IN", "", "1,234,567", 2_345_678.0, Some("2,345,678")),
        ("pl", "", "2 miliony", 5e6, None),
        ("pl", "", "2 miliony", 3e6, Some("3 miliony")),
    ];
    for (lang, unit, text, value, wanted) in cases {
        assert_eq!(fixed(lang, unit, text, value).as_deref(), wanted, "{lang}: {text}");
    }
}

#[test]
fn dates_have_the_months_of_the_language() {
    use crate::base::period::Period;
    let date = FactValue::Date(Period::parse("1991-02-20").expect("a day"));
    let (kind, unit) = (criterion(Kind::Date, ""), "1991-02-20");
    for (lang, text) in [
        ("de", "Februar 1991"),
        ("de", "20. Februar 1991"),
        ("de", "vor 1992"),
        ("fr", "20 février 1991"),
        ("es", "20 de febrero de 1991"),
        ("it", "febbraio 1991"),
        ("pt", "20 de fevereiro de 1991"),
        ("nl", "20 februari 1991"),
    ] {
        let language = Language::of(lang);
        assert_eq!(day::read(text, None, &language).len(), 1, "{lang}: {text}");
        assert_eq!(contradictions(text, &date, &kind, &language), [], "{lang}: {text} {unit}");
    }
    let wrong = |lang: &str, text: &str| {
        let edits = to_fact(text, &date, &kind, &Language::of(lang))?;
        Some(apply(text, &edits))
    };
    assert_eq!(wrong("de", "3. März 2012").as_deref(), Some("20. Februar 1991"));
    assert_eq!(wrong("es", "3 de marzo de 2012").as_deref(), Some("20 de febrero de 1991"));
    assert_eq!(wrong("fr", "août 2012").as_deref(), Some("février 1991"));
    assert_eq!(wrong("fr", "juillet 2012").as_deref(), Some("février 1991"));
}

#[test]
fn a_message_writes_what_the_language_reads() {
    use crate::matrix::amount::{Amount, Figure};
    let written = |lang: &str, unit: &str, value: FactValue| {
        let kind = criterion(Kind::Number, unit);
        let fact = Fact { value, ..Fact::UNSTATED };
        let (language, text) = (Language::of(lang), written_in(&Language::of(lang), &fact, &kind));
        assert_eq!(contradictions(&text, &fact.value, &kind, &language), [], "{text}");
        text
    };
    let at_most = || {
        let figure = Figure { value: 12_500.0, digits: "12500".into() };
        FactValue::Amount(Box::new(Amount::AtMost(figure)))
    };
    assert_eq!(written("de", "€ / Monat", number(12.5)), "12,50 € / Monat");
    assert_eq!(written("de", "MB", at_most()), "≤ 12.500 MB");
    assert_eq!(written("de-CH", "MB", at_most()), "≤ 12500 MB");
    assert_eq!(written("en", "MB", at_most()), "up to 12500 MB");
}

#[test]
fn versions_have_the_words_of_the_language() {
    let (version, kind) = (FactValue::Version("24.1".into()), criterion(Kind::Version, ""));
    let of = |lang: &str, text: &str| {
        contradictions(text, &version, &kind, &Language::of(lang)).is_empty()
    };
    assert!(of("de", "Node 24.1") && !of("de", "Node 24.2"));
    assert!(of("de", "neuer als 22") && !of("de", "neuer als 24"));
    assert!(of("de", "mit 30 Tagen"));
}

proptest::proptest! {
    #[test]
    fn any_text_in_any_language_is_read_without_panic(
        lang in "de|fr|es|it|pt|nl|pl|hi|de-CH|ja|tr",
        text in "(\\PC|[0-9]{1,4}|[ .,'’]|über|plus de|jusqu’à|millones| de |mil|€|d’|a|im|bis|août|1991)*",
    ) {
        let language = Language::of(&lang);
        let kind = criterion(Kind::Number, "€ / Monat");
        let day = FactValue::Date(crate::base::period::Period::parse("1991-02").expect("a month"));
        states_number(&text, &kind, &language);
        contradictions(&text, &number(12.5), &kind, &language);
        to_fact(&text, &number(12.5), &kind, &language);
        to_fact(&text, &day, &criterion(Kind::Date, ""), &language);
        prose::quantities(&text, &language);
        ratios(&text, &language);
    }
}
