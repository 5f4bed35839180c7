use proptest::prelude::*;

use super::*;
use crate::base::date::Date;
use crate::base::period::Period;
use crate::claims::Finding;
use crate::claims::support::tests::support;
use crate::claims::tests::{criterion, number};
use crate::matrix::Kind;

fn to_fact(text: &str, value: &FactValue, criterion: &Criterion) -> Option<Vec<Edit>> {
    super::to_fact(text, value, criterion, Language::plain())
}

fn to_ratio(text: &str, meant: impl Fn(&str, &Range<usize>) -> f64) -> Option<Vec<Edit>> {
    super::to_ratio(text, Language::plain(), meant)
}

fn contradictions(text: &str, value: &FactValue, criterion: &Criterion) -> Vec<Finding> {
    super::contradictions(text, value, criterion, Language::plain())
}

fn numbers(text: &str, value: f64, unit: &str) -> Option<String> {
    let edits = to_fact(text, &number(value), &criterion(Kind::Number, unit))?;
    Some(apply(text, &edits))
}

fn check(unit: &str, table: &[(&str, f64, &str)]) {
    for (text, value, wanted) in table {
        let wanted = (!wanted.is_empty()).then(|| (*wanted).to_owned());
        assert_eq!(numbers(text, *value, unit), wanted, "{text}, {value}");
    }
}

#[test]
fn a_number_without_a_qualifier_can_be_as_exact_as_the_fact() {
    let exact = |text: &str, value: f64| {
        let criterion = criterion(Kind::Number, "kg");
        let edits = to_exact_fact(text, &number(value), &criterion, Language::plain())?;
        Some(apply(text, &edits))
    };
    for (text, value, wanted) in [
        ("weighs 9 kg", 10.5, "weighs 10.5 kg"),
        ("weighs 9 kg", 12.0, "weighs 12 kg"),
        ("weighs 9.0 kg", 10.25, "weighs 10.25 kg"),
        ("weighs 9 kg", 10.333_333, "weighs 10 kg"),
        ("weighs about 9 kg", 10.5, "weighs about 10 kg"),
    ] {
        assert_eq!(exact(text, value).as_deref(), Some(wanted), "{text}, {value}");
    }
}

#[test]
fn a_number_keeps_the_digits_that_it_shows() {
    check(
        "ms",
        &[
            ("starts in 30 ms", 45.0, "starts in 45 ms"),
            ("starts in 30 ms", 45.4, "starts in 45 ms"),
            ("starts in 30.0 ms", 45.44, "starts in 45.4 ms"),
            ("30 ms", 4500.0, "4500 ms"),
            ("30", 45.0, "45"),
            ("-3 ms, at worst", -5.0, "-5 ms, at worst"),
            (".5 ms", 0.7, ".7 ms"),
            (".5 ms", 1.7, "1.7 ms"),
            ("30 ms", 0.0, "0 ms"),
            ("30 ms", -5.0, ""),
            ("−3 ms", 0.0, ""),
        ],
    );
}

#[test]
fn a_number_keeps_its_separators() {
    check(
        "requests/s",
        &[
            ("1,200 requests/s", 1500.0, "1,500 requests/s"),
            ("12,000", 950.0, "950"),
            ("950", 12_000.0, "12000"),
            ("1_200", 1_234_567.0, "1_234_567"),
            ("1\u{202f}200", 1500.0, "1\u{202f}500"),
            ("1,234.5", 2345.67, "2,345.7"),
        ],
    );
}

#[test]
fn numbers_are_grouped_as_others_are() {
    for (text, other, wanted) in [
        ("15000", "12,000", "15,000"),
        ("15000–1234567.5", "12,000–14,000", "15,000–1,234,567.5"),
        ("15,000", "12000", "15000"),
        ("15000", "12 000", "15 000"),
        ("15000", "950", "15000"),
        ("$1500.25 / month", "$12,000", "$1,500.25 / month"),
        ("1500", "", "1500"),
    ] {
        let others = [other].into_iter();
        assert_eq!(super::grouped_like(text, others, Language::plain()), wanted, "{text}, {other}");
    }
    let german = Language::of("de");
    assert_eq!(super::grouped_like("15.000,5", ["12000"].into_iter(), &german), "15000,5");
    assert_eq!(super::grouped_like("15000", ["12.000"].into_iter(), &german), "15.000");
}

#[test]
fn a_number_keeps_its_multiple_and_its_unit() {
    check(
        "ms",
        &[
            ("0.03 s", 45.0, "0.05 s"),
            ("0.030 s", 45.0, "0.045 s"),
            ("1.2k ms", 3456.0, "3.5k ms"),
            ("2 minutes", 170_000.0, "3 minutes"),
            ("30 ms on Node 24, with 128 MB", 45.0, "45 ms on Node 24, with 128 MB"),
        ],
    );
    check("", &[("1.2 million", 2_340_000.0, "2.3 million"), ("3M", 5e6, "5M")]);
    check("MB", &[("1.5 GB", 2300.0, "2.3 GB"), ("12 KB", 0.034, "34 KB")]);
    check("%", &[("45%", 50.0, "50%"), ("45 per cent", 50.4, "50 per cent")]);
    check("USD / month", &[("$12 a month", 15.0, "$15 a month"), ("$9.50", 12.0, "$12.00")]);
    check("/5", &[("4.5/5", 4.2, "4.2/5")]);
    check("months", &[("a 30-month term", 36.0, "a 36-month term")]);
}

#[test]
fn a_qualified_number_stays_as_round_and_becomes_true() {
    check(
        "ms",
        &[
            ("about 30 ms", 47.0, "about 50 ms"),
            ("about 30 ms", 35.0, "about 35 ms"),
            ("about 1,200 ms", 3456.0, "about 3,500 ms"),
            ("about 30 ms", 12_345.0, "about 12000 ms"),
            ("over 30 ms", 47.0, ""),
            ("over 50 ms", 47.0, "over 40 ms"),
            ("over 50 ms", 40.0, "over 39 ms"),
            ("over 500 ms", 180.0, "over 170 ms"),
            ("at least 50 ms", 40.0, "at least 40 ms"),
            ("under 30 ms", 47.0, "under 50 ms"),
            ("under 30 ms", 50.0, "under 60 ms"),
            ("at most 30 ms", 50.0, "at most 50 ms"),
            ("no more than 30 ms", 45.0, "no more than 50 ms"),
            ("no more than 30 ms", 41.0, "no more than 41 ms"),
            ("nearly 30 ms", 47.0, "nearly 50 ms"),
            ("30+ ms", 12.0, "10+ ms"),
            ("35+", 12.0, "12+"),
            ("over 1.5 s", 1234.0, "over 1.2 s"),
            ("under -30 ms", -20.0, "under -19 ms"),
            ("over 0.5 ms", 0.31, "over 0.3 ms"),
        ],
    );
}

#[test]
fn unclear_texts_are_not_rewritten() {
    check(
        "ms",
        &[
            ("20–30 ms", 45.0, ""),
            ("45 on Node 24", 50.0, ""),
            ("Node 24", 50.0, ""),
            ("1,5 ms", 45.0, ""),
            ("30 ms or 40 ms", 45.0, ""),
            ("with 128 MB", 45.0, ""),
            ("007 ms", 45.0, ""),
            ("1 s", 400.0, ""),
            ("2 s", 1400.0, ""),
            ("starts fast", 45.0, ""),
            ("1 minute", 150_000.0, ""),
            ("2 minutes", 60_000.0, ""),
            ("30 ms", 1e300, ""),
        ],
    );
    check("ms", &[("30 ms, that is 0.03 s", 45.0, "45 ms, that is 0.05 s")]);
}

#[test]
fn a_version_is_rewritten_when_it_is_the_whole_text() {
    let check = |text: &str, fact: &str| {
        let value = FactValue::Version(fact.into());
        let edits = to_fact(text, &value, &criterion(Kind::Version, ""))?;
        Some(apply(text, &edits))
    };
    assert_eq!(check("24.1", "26.2.1").as_deref(), Some("26.2"));
    assert_eq!(check("v24", "v26.2").as_deref(), Some("v26"));
    assert_eq!(check(" 24.1.0 ", "26.2.1").as_deref(), Some(" 26.2.1 "));
    assert_eq!(check("24.1.0", "26.2"), None, "it shows more than is known");
    assert_eq!(check("Node 24", "26.2"), None);
    assert_eq!(check("24.x", "26.2"), None);
    assert_eq!(check("24", "26.2-rc.1"), None);
}

#[test]
fn a_date_is_rewritten_when_it_is_the_whole_text() {
    let check = |text: &str| {
        let value = FactValue::Date(Period::parse("2013-05-02").expect("a day"));
        let edits = to_fact(text, &value, &criterion(Kind::Date, ""))?;
        Some(apply(text, &edits))
    };
    for (text, wanted) in [
        ("2012", "2013"),
        ("2012-03", "2013-05"),
        ("2012-03-28", "2013-05-02"),
        ("28 March 2012", "2 May 2013"),
        ("March 28, 2012", "May 2, 2013"),
        ("Mar. 2012", "May. 2013"),
        ("08 Feb 2012", "02 May 2013"),
    ] {
        assert_eq!(check(text).as_deref(), Some(wanted));
    }
    for text in ["in 2012", "28th of March 2012", "before 2012", "2012 or 2011"] {
        assert_eq!(check(text), None, "{text}");
    }
}

#[test]
fn a_ratio_is_rewritten_while_it_stays_on_its_side_of_one() {
    let check = |text: &str, ratio: f64| {
        let edits = to_ratio(text, |_, _| ratio)?;
        Some(apply(text, &edits))
    };
    assert_eq!(check("1.5× the requests", 2.34).as_deref(), Some("2.3× the requests"));
    assert_eq!(check("over 3x as fast", 2.34).as_deref(), Some("over 2x as fast"));
    assert_eq!(check("0.5 times", 0.75).as_deref(), Some("0.8 times"));
    assert_eq!(check("1.5× the requests", 0.8), None);
    assert_eq!(check("twice the requests", 3.0), None);
    assert_eq!(check("2× or 3×", 4.0), None);
}

proptest! {
    #[test]
    fn a_rewritten_text_agrees_and_only_its_digits_change(
        before in prop_oneof![
            Just("in "), Just("about "), Just("over "), Just("under "), Just("at least "),
            Just("at most "), Just("nearly "), Just("Ü — "), Just("-"),
        ],
        old in prop_oneof![
            "[1-9][0-9]{0,4}", "[1-9]?\\.[0-9]{1,3}", "[1-9][0-9]?,[0-9]{3}", "[1-9]0{1,4}",
        ],
        after in prop_oneof![Just(" ms"), Just(" s"), Just("k ms"), Just(""), Just("+"), Just(" µs.")],
        value in prop_oneof![-1e3_f64..1e6, 0.0..10.0, Just(0.0)],
    ) {
        let text = format!("{before}{old}{after}");
        let kind = criterion(Kind::Number, "ms");
        if let Some(edits) = to_fact(&text, &number(value), &kind) {
            let new = apply(&text, &edits);
            prop_assert_eq!(contradictions(&new, &number(value), &kind), [], "{} → {}", text, new);
            let without = |text: &str| {
                text.chars().filter(|c| !c.is_ascii_digit() && !",.".contains(*c)).collect::<String>()
            };
            prop_assert_eq!(without(&new), without(&text));
        }
    }

    #[test]
    fn no_text_makes_a_rewrite_panic(text in "\\PC*", value in proptest::num::f64::NORMAL) {
        to_fact(&text, &number(value), &criterion(Kind::Number, "ms"));
        to_fact(&text, &FactValue::Version("24.1".into()), &criterion(Kind::Version, ""));
        let day = Date::parse("2026-02-11").expect("a day");
        to_fact(&text, &FactValue::Date(day.into()), &criterion(Kind::Date, ""));
        to_ratio(&text, |_, _| value);
    }
}

#[test]
fn the_version_of_a_text_can_be_corrected() {
    let supported = criterion(crate::matrix::kind::tests::kind("support"), "");
    let edited = |text: &str, value: &str| {
        let fact = FactValue::Support(support(value).into());
        to_fact(text, &fact, &supported).map(|edits| apply(text, &edits))
    };
    assert_eq!(edited("since Chrome 76", "'77'").as_deref(), Some("since Chrome 77"));
    assert_eq!(edited("Safari 18+", "'17.4'").as_deref(), Some("Safari 17+"));
    assert_eq!(edited("since 60, by default since 76", "'77'"), None);
    assert_eq!(edited("in Chrome 60", "'77'"), None);
}
