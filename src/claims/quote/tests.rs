use super::super::tests::criterion;
use super::*;
use crate::matrix::Kind;

/// Returns the parts of a quote that contradict a number in this unit, written so.
fn wrong<'q>(quote: &'q str, written: &str, unit: &str) -> Vec<&'q str> {
    let value = written.replace('_', "").parse().expect("a number");
    let fact = FactValue::Number { value, written: written.into() };
    let found = contradictions(quote, &fact, &criterion(Kind::Number, unit));
    found.into_iter().map(|place| &quote[place]).collect()
}

fn bears_out(quote: &str, written: &str, unit: &str) {
    assert!(wrong(quote, written, unit).is_empty(), "{quote}: {written} {unit}");
}

#[test]
fn a_number_of_the_unit_that_is_another_contradicts() {
    assert_eq!(wrong("64.21", "55", "ms"), ["64.21"]);
    assert_eq!(wrong("A cold start takes 64.21 ms.", "55", "ms"), ["64.21 ms"]);
    assert_eq!(wrong("weighs 17.5 kg, carries 150 kg", "21", "kg"), ["17.5 kg", "150 kg"]);
    assert_eq!(wrong("$12 per user and month", "15", "USD / month"), ["$12"]);
    assert_eq!(wrong("Rated 4.6 / 5", "3.6", "/5"), ["4.6 / 5"]);
    assert_eq!(wrong("up to 5 projects", "9", ""), ["up to 5"]);
}

#[test]
fn one_number_that_agrees_is_enough() {
    bears_out("Of 3 runs on 16 cores, the median was 55 ms, the worst 90 ms", "55", "ms");
    bears_out("Node.js | 64.21 | 55 | 12", "55", "ms");
    bears_out("between 50 and 60 ms", "55", "ms");
    bears_out("more than 100 users", "100", "");
    bears_out("over 1.7 billion downloads", "1_700_000_000", "downloads");
}

#[test]
fn the_fact_may_be_rounded_or_the_quote() {
    bears_out("64.21 ms", "64", "ms");
    bears_out("1,712,345,678 downloads", "1_700_000_000", "downloads");
    bears_out("1.7 billion", "1700000000", "");
    bears_out("about 27k stars", "26_712", "");
    assert_eq!(wrong("64.21 ms", "64.2", "ms"), [""; 0]);
    assert_eq!(wrong("64.21 ms", "64.3", "ms"), ["64.21 ms"]);
    assert_eq!(wrong("64.21 ms", "60", "ms"), ["64.21 ms"]);
}

#[test]
fn a_number_may_be_in_another_unit_or_language() {
    bears_out("0.055 s", "55", "ms");
    bears_out("0.055", "55", "ms");
    bears_out("0.45", "45", "%");
    bears_out("45 %", "45", "%");
    bears_out("Garantie: 24 Monate", "2", "years");
    bears_out("1,7 Milliarden", "1_700_000_000", "");
    bears_out("12,50 € im Monat", "12.50", "EUR / month");
    bears_out("1.234 Euro", "1234", "EUR");
    bears_out("$120 per year", "10", "USD / month");
    bears_out("16 GiB", "17.18", "GB");
    bears_out("38.6 lb", "17.5", "kg");
}

#[test]
fn the_language_of_a_quote_is_not_known() {
    bears_out("Gewicht: 1.234,5 g", "1234.5", "g");
    bears_out("1.234.567 Downloads", "1_234_567", "downloads");
    bears_out("1 234,5 g", "1234.5", "g");
    bears_out("1,234.5 g", "1234.5", "g");
    assert_eq!(wrong("Gewicht: 1.234 g", "99", "g"), ["1.234 g"]);
}

#[test]
fn a_bound_is_borne_out_by_itself_and_by_what_is_within() {
    use crate::matrix::amount::{Amount, Figure};
    let figure = |value: f64| Figure { value, digits: value.to_string().into() };
    let wrong = |quote: &'static str, amount: Amount, kind: Kind, unit: &str| {
        let fact = FactValue::Amount(Box::new(amount));
        let found = contradictions(quote, &fact, &criterion(kind, unit));
        found.into_iter().map(|place| &quote[place]).collect::<Vec<_>>()
    };
    let at_most =
        |quote: &'static str| wrong(quote, Amount::AtMost(figure(3.0)), Kind::Number, "users");
    assert_eq!(at_most("up to 3 users"), [""; 0]);
    assert_eq!(at_most("2 users"), [""; 0]);
    assert_eq!(at_most("up to 5 users"), ["up to 5 users"]);
    let at_least =
        |quote: &'static str| wrong(quote, Amount::AtLeast(figure(1e6)), Kind::Number, "users");
    assert_eq!(at_least("over a million users"), [""; 0]);
    assert_eq!(at_least("1.2 million users"), [""; 0]);
    assert_eq!(at_least("12,000 users"), ["12,000 users"]);
    let range = |quote: &'static str| {
        wrong(quote, Amount::Range(figure(10.0), figure(20.0)), Kind::Number, "ms")
    };
    assert_eq!(range("10 to 20 ms"), [""; 0]);
    assert_eq!(range("15 ms"), [""; 0]);
    assert_eq!(range("25 ms"), ["25 ms"]);
    let free = |quote: &'static str| wrong(quote, Amount::Free, Kind::Money, "USD / month");
    assert_eq!(free("Free for everyone, then $12 per month"), [""; 0]);
    assert_eq!(free("$12 per month"), ["$12 per month"]);
    let unlimited = |quote: &'static str| wrong(quote, Amount::Unlimited, Kind::Number, "users");
    assert_eq!(unlimited("As many as you like on 3 servers"), [""; 0]);
}

#[test]
fn a_price_is_compared_in_its_own_currency() {
    use crate::matrix::foreign::Foreign;
    let amount = FactValue::Number { value: 4.99, written: "4.99".into() };
    let fact =
        FactValue::Foreign(Box::new(Foreign { currency: "EUR".into(), amount, conversion: None }));
    let found = |quote: &str| contradictions(quote, &fact, &criterion(Kind::Money, "USD / month"));
    assert!(found("4,99 € im Monat").is_empty());
    assert!(found("€4.99").is_empty());
    assert_eq!(found("€5.99 per month").len(), 1);
}

#[test]
fn a_quote_without_a_number_of_the_kind_is_silent() {
    bears_out("Starts at once", "55", "ms");
    bears_out("Up to three projects; Pro from 5 users", "3", "");
    bears_out("the free plan, with 100 projects", "0", "USD");
    bears_out("half a million rows in 3 tables", "500000", "rows");
    bears_out("released in May 2024 as version 3.11", "55", "ms");
    bears_out("€4.99", "6", "USD");
    bears_out("HTTP/2 and ES2015, RFC 8259", "55", "ms");
}

#[test]
fn versions_agree_as_far_as_both_are_known() {
    let version = |quote: &'static str, fact: &str| {
        let value = FactValue::Version(fact.into());
        let found = contradictions(quote, &value, &criterion(Kind::Version, ""));
        found.into_iter().map(|place| &quote[place]).collect::<Vec<_>>()
    };
    assert_eq!(version("Python 3.12 or newer", "3.11"), ["3.12 or newer"]);
    assert_eq!(version("v24.1.0", "24"), [""; 0]);
    assert_eq!(version("since 24", "24.1.0"), [""; 0]);
    assert_eq!(version("3.8+", "3.11"), [""; 0]);
    assert_eq!(version("Fixes 12 bugs on 3 platforms", "2.1"), [""; 0]);
    assert_eq!(version("node 22", "24"), ["22"]);
}

#[test]
fn dates_agree_as_far_as_both_are_known() {
    let date = |quote: &'static str, fact: &str| {
        let value = FactValue::Date(Period::parse(fact).expect("a date"));
        let found = contradictions(quote, &value, &criterion(Kind::Date, ""));
        found.into_iter().map(|place| &quote[place]).collect::<Vec<_>>()
    };
    assert_eq!(date("first released in February 1991", "1991-02-20"), [""; 0]);
    assert_eq!(date("on 20 February 1991", "1991"), [""; 0]);
    assert_eq!(date("on 20 February 1991", "1992"), ["20 February 1991"]);
    assert_eq!(date("© 2026; released in 1991", "1991"), [""; 0]);
    assert_eq!(date("released last spring", "1991"), [""; 0]);
}
