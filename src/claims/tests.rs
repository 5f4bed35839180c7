use proptest::prelude::*;

use super::*;
use crate::base::index::at;
use crate::base::period::Period;
use crate::matrix::digits::Digits;
use crate::matrix::{Better, Kind, More, Sense};
use crate::source::Span;
use crate::source::tests::some_file;

pub(super) fn criterion(kind: Kind, unit: &str) -> Criterion {
    Criterion {
        id: "c".to_owned(),
        name: "C".to_owned(),
        terms: Vec::new(),
        group: at(0),
        kind,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        digits: Digits::Scaled,
        better: Better::None,
        sense: Sense::Value,
        scale: None,
        weight: 1.0,
        stale_after: None,
        is_from_file: false,
        about: None,
        more: More::default(),
        span: Span::whole(some_file()),
    }
}

pub(super) fn number(value: f64) -> FactValue {
    FactValue::Number { value, written: value.to_string().into() }
}

/// Returns the parts of a text that contradict a number in this unit.
fn wrong<'t>(text: &'t str, value: f64, unit: &str) -> Vec<&'t str> {
    let found = contradictions(text, &number(value), &criterion(Kind::Number, unit));
    let place = |finding| match finding {
        Finding::Contradicts(place) | Finding::OtherUnit(place) => &text[place],
        Finding::Agrees(_) | Finding::Unproven(_) => unreachable!("no contradiction"),
    };
    found.into_iter().map(place).collect()
}

fn contradictions(text: &str, value: &FactValue, criterion: &Criterion) -> Vec<Finding> {
    super::contradictions(text, value, criterion, Language::plain())
}

fn ratios(text: &str) -> Vec<Quantity> {
    super::ratios(text, Language::plain())
}

const NONE: [&str; 0] = [];

#[test]
fn a_number_agrees_at_the_digits_shown() {
    for text in ["30 ms", "30.4 ms", "30.40 ms", "0.0304 s", "0.030 s"] {
        assert_eq!(wrong(text, 30.4, "ms"), NONE, "{text}");
    }
    for text in ["30.0 ms", "31 ms", "30.3 ms", "0.0300 s"] {
        assert_eq!(wrong(text, 30.4, "ms"), [text]);
    }
    assert_eq!(wrong("2.5 or 3", 2.5, ""), NONE, "what lies between rounds to either");
}

#[test]
fn every_digit_is_shown_and_a_multiplier_shows_none() {
    assert_eq!(wrong("1,000 requests", 1040.0, ""), ["1,000"]);
    assert_eq!(wrong("1k requests", 1040.0, ""), NONE);
    assert_eq!(wrong("1.0k requests", 1040.0, ""), NONE);
    assert_eq!(wrong("1.00k requests", 1040.0, ""), ["1.00k"]);
    assert_eq!(wrong("1.2 million", 1_240_000.0, ""), NONE);
}

#[test]
fn about_is_within_a_tenth() {
    assert_eq!(wrong("about 30 ms", 27.5, "ms"), NONE);
    assert_eq!(wrong("about 30 ms", 33.0, "ms"), NONE);
    assert_eq!(wrong("about 30 ms", 34.0, "ms"), ["about 30 ms"]);
    assert_eq!(wrong("about 10 ms", 12.0, "ms"), ["about 10 ms"]);
    assert_eq!(wrong("nearly 30 ms", 29.0, "ms"), NONE);
    assert_eq!(wrong("nearly 30 ms", 30.0, "ms"), ["nearly 30 ms"]);
    assert_eq!(wrong("nearly 30 ms", 26.0, "ms"), ["nearly 30 ms"]);
}

#[test]
fn just_over_and_just_under_are_near() {
    let holds = |text: &str, value| wrong(text, value, "ms").is_empty();
    assert!(holds("just under 30 ms", 29.0) && !holds("just under 30 ms", 20.0));
    assert!(holds("just over 30 ms", 31.0) && !holds("just over 30 ms", 40.0));
    assert!(!holds("just over 30 ms", 30.0) && !holds("slightly more than 30 ms", 29.0));
    assert!(holds("well over 30 ms", 300.0) && holds("on the order of 30 ms", 31.0));
    assert!(holds("upwards of 30 ms", 40.0) && !holds("in excess of 30 ms", 20.0));
}

#[test]
fn up_to_is_a_limit_where_more_is_better_or_things_are_counted() {
    let holds = |text: &str, value: FactValue, unit: &str, better: Better| {
        let criterion = Criterion { better, ..criterion(Kind::Number, unit) };
        contradictions(text, &value, &criterion).is_empty()
    };
    for better in [Better::Higher, Better::None] {
        assert!(holds("up to five users", number(5.0), "users", better));
        assert!(!holds("up to five users", number(3.0), "users", better));
        assert!(holds("no more than five users", number(3.0), "users", better));
    }
    assert!(holds("up to 20 h", number(19.8), "h", Better::Higher));
    assert!(!holds("as much as 20 h", number(12.0), "h", Better::Higher));
    assert!(holds("up to 30 ms", number(12.0), "ms", Better::Lower));
    assert!(holds("up to 30 ms", number(12.0), "ms", Better::None));
    use crate::matrix::amount::{Amount, Figure};
    let figure = |value: f64| Figure { value, digits: value.to_string().into() };
    let range = || FactValue::Amount(Box::new(Amount::Range(figure(10.0), figure(20.0))));
    assert!(holds("up to 20 h", range(), "h", Better::Higher));
    assert!(!holds("up to 30 h", range(), "h", Better::Higher));
}

#[test]
fn comparisons_are_strict_or_not_as_written() {
    let holds = |text: &str, value| wrong(text, value, "ms").is_empty();
    assert!(holds("over 30 ms", 30.1) && !holds("over 30 ms", 30.0));
    assert!(holds("at least 30 ms", 30.0) && !holds("at least 30 ms", 29.9));
    assert!(holds("under 30 ms", 29.9) && !holds("under 30 ms", 30.0));
    assert!(holds("at most 30 ms", 30.0) && !holds("up to 30 ms", 30.1));
    assert!(holds("within 30 ms", 30.0) && !holds("never over 30 ms", 30.1));
    assert!(holds("20–30 ms", 30.4) && !holds("20–30 ms", 31.0));
}

#[test]
fn physical_units_are_converted_where_the_fact_has_one() {
    assert_eq!(wrong("66,700 m", 66.7, "km"), NONE);
    assert_eq!(wrong("12 inches", 304.8, "mm"), NONE);
    assert_eq!(wrong("0.2 kg", 200.0, "g"), NONE);
    assert_eq!(wrong("0.625 kWh", 625.0, "Wh"), NONE);
    assert_eq!(wrong("5 Ah", 5000.0, "mAh"), NONE);
    assert_eq!(wrong("12 kWh", 12.0, "kWh/100 km"), NONE);
    assert_eq!(wrong("12 Kilogramm", 12.0, "kg"), NONE);
    assert_eq!(wrong("88.9 m/s", 320.0, "km/h"), NONE);
    assert_eq!(wrong("16.1 km", 10.0, "miles"), NONE);
    assert_eq!(wrong("66.7 m", 66.7, "km"), ["66.7 m"]);
    assert_eq!(wrong("5 g", 5.0, "plans"), NONE, "a letter after another number is no mass");
    assert_eq!(wrong("12 m", 12.0, "months"), NONE);
    assert_eq!(wrong("304 in all", 304.0, "mm"), NONE);
    assert_eq!(wrong("120 m²", 120.0, "m²"), NONE);
}

#[test]
fn a_small_m_is_a_million_of_money_and_of_things() {
    assert_eq!(wrong("-£1.25m", -1_250_000.0, "£"), NONE);
    assert_eq!(wrong("$5m", 4e6, "$"), ["$5m"]);
    assert_eq!(wrong("94m riders", 94.0, "million riders"), NONE);
    assert_eq!(wrong("over 225m", 225_400_000.0, "users"), NONE);
    assert_eq!(wrong("5m", 5.0, "m"), NONE);
    assert_eq!(wrong("within 5m", 300.0, "s"), NONE, "not read");
}

#[test]
fn a_duration_can_have_two_units() {
    assert_eq!(wrong("1 hour 45 minutes", 105.0, "min"), NONE);
    assert_eq!(wrong("at least 1 h and 45 min", 105.0, "min"), NONE);
    assert_eq!(wrong("2 min 30 s", 150.0, "s"), NONE);
    assert_eq!(wrong("1 hour 50 minutes", 105.0, "min"), ["1 hour 50 minutes"]);
    assert_eq!(wrong("105 min on 2 trains", 105.0, "min"), NONE);
    assert_eq!(wrong("5 minutes 1 hour", 5.0, "min"), ["1 hour"]);
    assert_eq!(wrong("2 s, 300 ms", 2.0, "s"), ["300 ms"]);
}

#[test]
fn the_word_minus_is_a_sign() {
    assert_eq!(wrong("minus 20 °C", -20.0, "°C"), NONE);
    assert_eq!(wrong("a loss of minus $1,250", -1250.0, "$"), NONE);
    assert_eq!(wrong("Minus 20", 20.0, ""), ["Minus 20"]);
    assert_eq!(wrong("10 minus 5", 10.0, ""), ["5"]);
}

#[test]
fn from_states_the_number_itself() {
    assert_eq!(wrong("from $10", 10.0, "$"), NONE);
    assert_eq!(wrong("starting at $10", 12.0, "$"), ["starting at $10"]);
    assert_eq!(wrong("from 10 to 20 ms", 15.0, "ms"), NONE);
    let agrees = |text: &str| {
        let (language, value) = (Language::of("de"), number(12.0));
        super::contradictions(text, &value, &criterion(Kind::Number, "€"), &language).is_empty()
    };
    assert!(agrees("ab 12 €") && !agrees("ab 10 €"));
}

#[test]
fn faster_is_less_time_and_more_in_a_time() {
    assert_eq!(wrong("faster than 30 ms", 20.0, "ms"), NONE);
    assert_eq!(wrong("faster than 1 minute", 20.0, "s"), NONE);
    assert_eq!(wrong("faster than 30 ms", 40.0, "ms"), ["faster than 30 ms"]);
    assert_eq!(wrong("faster than 30 requests/s", 40.0, "requests/s"), NONE);
    assert_eq!(wrong("no slower than 30 Mbps", 30.0, "Mbps"), NONE);
    assert_eq!(wrong("slower than 2 GHz", 3.0, "GHz"), ["slower than 2 GHz"]);
    assert_eq!(wrong("no slower than 30 km", 30.0, "km"), NONE);
    assert_eq!(wrong("slower than $30 a month", 30.0, "$ / month"), NONE);
}

#[test]
fn words_for_ratios_are_those_of_the_language() {
    let german = Language::of("de");
    let values = |text| -> Vec<f64> {
        super::ratios(text, &german).iter().map(|ratio| ratio.low.value).collect()
    };
    assert_eq!(values("mehr als doppelt so schnell"), [2.0]);
    assert_eq!(values("die Hälfte der Zeit"), [0.5]);
    assert_eq!(values("ein Drittel des Preises"), [1.0 / 3.0]);
    assert_eq!(values("1,5-mal so viele, also halb"), [1.5, 0.5]);
    assert_eq!(values("twice, halbwegs, einfach, einmal, eine halbe Stunde, vielfach"), [0.0; 0]);
    let inverse = |text: &str, better| {
        is_inverse(text, &super::ratios(text, &german)[0].place, better, &german)
    };
    assert!(
        inverse("doppelt so günstig", Better::None) && inverse("halb so schnell", Better::Lower)
    );
    assert!(
        !inverse("doppelt so teuer", Better::Lower) && !inverse("dreimal so lang", Better::Lower)
    );
}

#[test]
fn numbers_in_the_unit_of_the_fact_refer_to_it() {
    assert_eq!(wrong("30 ms on Node 24, with 128 MB", 30.0, "ms"), NONE);
    assert_eq!(wrong("45 on Node 24", 45.0, "ms"), ["24"]);
    assert_eq!(wrong("with 128 MB", 30.0, "ms"), ["128 MB"]);
    assert_eq!(wrong("starts over HTTP/2", 30.0, "ms"), NONE);
    assert_eq!(wrong("1,5 GB", 1.5, "GB"), ["1,5 GB"]);
}

#[test]
fn lengths_of_months_are_approximate() {
    assert_eq!(wrong("90 days", 3.0, "months"), NONE);
    assert_eq!(wrong("52 weeks", 12.0, "months"), NONE);
    assert_eq!(wrong("100 days", 3.0, "months"), ["100 days"]);
    assert_eq!(wrong("two and 2 years", 24.0, "months"), NONE);
}

#[test]
fn dates_and_versions_are_read_where_the_fact_is_one() {
    let day = FactValue::Date(Period::parse("2012-03-28").expect("valid"));
    let date = criterion(Kind::Date, "");
    assert_eq!(contradictions("Go 1, in March 2012", &day, &date), []);
    assert_eq!(contradictions("in 2013", &day, &date), [Finding::Contradicts(3..7)]);
    let version = FactValue::Version("24.1.0".into());
    let kind = criterion(Kind::Version, "");
    assert_eq!(contradictions("Node 24", &version, &kind), []);
    assert_eq!(contradictions("Node 25", &version, &kind), [Finding::Contradicts(5..7)]);
}

#[test]
fn a_ratio_has_a_sign_or_a_word() {
    let values = |text| ratios(text).iter().map(|ratio| ratio.low.value).collect::<Vec<f64>>();
    assert_eq!(values("1.5× the requests of 2 servers"), [1.5]);
    assert_eq!(values("twice the requests"), [2.0]);
    assert_eq!(values("more than three times as fast"), [3.0]);
    assert_eq!(values("a ratio of 1.5"), [1.5]);
    assert_eq!(values("50% more"), [0.0; 0]);
    assert_eq!(values("twiceness, halfway"), [0.0; 0]);
    assert_eq!(values("one and a half times as long"), [1.5]);
    assert_eq!(values("an order of magnitude faster"), [7.0]);
    assert_eq!(values("a third cheaper"), [0.0; 0]);
    assert_eq!(values("a third of the price"), [1.0 / 3.0]);
    assert_eq!(ratios("over twice the requests")[0].place, 0..10);
}

#[test]
fn faster_means_a_smaller_value() {
    let inverse =
        |text: &str, better| is_inverse(text, &ratios(text)[0].place, better, Language::plain());
    assert!(inverse("3× faster", Better::Lower) && !inverse("3× faster", Better::Higher));
    assert!(inverse("half as slow", Better::Higher) && !inverse("3× slower", Better::Lower));
    assert!(inverse("3× fewer requests", Better::Higher) && inverse("3× cheaper", Better::None));
    assert!(!inverse("less than twice the requests", Better::Higher));
    assert!(!inverse("3× the time", Better::Lower) && !inverse("3× as long", Better::Lower));
}

#[test]
fn a_rounded_ratio_shows_two_digits_or_more() {
    let like = ratios("2×")[0].low;
    let rounded = |value| comparison::rounded(value, like);
    assert_eq!(rounded(1.2345), "1.2");
    assert_eq!(rounded(4.0), "4");
    assert_eq!(rounded(0.0123), "0.012");
    assert_eq!(rounded(123.4), "123");
    assert_eq!(comparison::rounded(1.2345, ratios("1.10×")[0].low), "1.23");
}

#[test]
fn written_values_have_plain_spaces() {
    let fact = Fact { value: number(45.0), ..Fact::UNSTATED };
    assert_eq!(written(&fact, &criterion(Kind::Number, "ms")), "45 ms");
}

proptest! {
    #[test]
    fn a_fact_rounded_to_any_digits_agrees(value in -1e6_f64..1e6, decimals in 0_usize..6) {
        let text = format!("it takes {value:.decimals$} ms");
        prop_assert_eq!(wrong(&text, value, "ms"), NONE);
        prop_assert_eq!(wrong(&text, value + 3e6, "ms").len(), 1, "{} is read", text);
    }

    #[test]
    fn a_written_value_agrees_with_its_fact(
        value in -1e6_f64..1e6,
        unit in prop_oneof![
            Just("ms"), Just("%"), Just("USD / month"), Just("/5"), Just("$"), Just("requests/s"),
            Just("million downloads"), Just("months"), Just("SEK"), Just("×"), Just(""),
        ],
    ) {
        let value = (value * 100.0).round() / 100.0;
        let fact = Fact { value: number(value), ..Fact::UNSTATED };
        let kind = if unit.starts_with('U') || unit == "SEK" { Kind::Money } else { Kind::Number };
        let text = written(&fact, &criterion(kind, unit));
        prop_assert_eq!(wrong(&text, value, unit), NONE, "{}", text);
        prop_assert_eq!(wrong(&text, value + 3e6, unit).len(), 1, "{} is read", text);
    }

    #[test]
    fn a_rounded_ratio_agrees_with_what_it_is_rounded_from(ratio in 1e-3_f64..1e5) {
        let like = ratios("1.5×")[0].low;
        let text = format!("{}×", comparison::rounded(ratio, like));
        let stated = ratios(&text);
        prop_assert_eq!(stated.len(), 1, "{}", text);
        prop_assert!(comparison::agrees(&stated[0], ratio), "{text}");
    }

    #[test]
    fn no_text_makes_a_check_panic(text in "\\PC*") {
        for kind in [Kind::Number, Kind::Version, Kind::Date] {
            let value = match kind {
                Kind::Number => number(30.0),
                Kind::Version => FactValue::Version("24.1".into()),
                _ => FactValue::Date(Period::parse("2026-02-11").expect("valid")),
            };
            contradictions(&text, &value, &criterion(kind, "ms"));
        }
        ratios(&text);
    }
}
