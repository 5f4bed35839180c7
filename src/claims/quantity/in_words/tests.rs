use super::*;
use crate::base::language::Language;

#[track_caller]
fn check(lang: &str, unit: &str, name: &str, table: &[(&str, Option<f64>)]) {
    let language = Language::of(lang);
    let unit = Unit::in_language((!unit.is_empty()).then_some(unit), &language);
    let nouns: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
    for (text, wanted) in table {
        let found = read(text, Counted { unit: &unit, nouns: &nouns });
        let values: Vec<f64> = found.iter().map(|number| number.low.value).collect();
        assert_eq!(values, wanted.iter().copied().collect::<Vec<f64>>(), "{text}");
    }
}

#[test]
fn numbers_in_words_have_the_unit_or_a_noun_of_the_criterion() {
    check(
        "en",
        "years",
        "Updates",
        &[
            ("ten years of updates", Some(10.0)),
            ("a ten-year promise", Some(10.0)),
            ("two updates", Some(2.0)),
            ("five of the seven rivals", None),
            ("the first two years", None),
            ("every two years", None),
            ("one year", None),
            ("a year longer", None),
            ("twenty-five years", Some(25.0)),
            ("someone", None),
        ],
    );
    check(
        "en",
        "",
        "Free users",
        &[
            ("up to five users", Some(5.0)),
            ("Five free users", Some(5.0)),
            ("a million", Some(1e6)),
            ("two million users", Some(2e6)),
            ("a dozen users", Some(12.0)),
            ("two hours", None),
            ("two of three plans", None),
            ("one of the users", None),
            ("three times the users", None),
        ],
    );
    check(
        "de",
        "Jahre",
        "Garantie",
        &[("fünf Jahre", Some(5.0)), ("eine Million", Some(1e6)), ("in allen drei Netzen", None)],
    );
}

#[test]
fn a_unit_alone_is_one_with_a_bound() {
    check(
        "en",
        "ms",
        "Cold start",
        &[
            ("sub-second starts", Some(1000.0)),
            ("under a second", Some(1000.0)),
            ("in less than one second.", Some(1000.0)),
            ("half a second", Some(500.0)),
            ("about a second line", None),
            ("a second start", None),
            ("the second start", None),
            ("in a second", None),
            ("subscribes", None),
            ("subs", None),
        ],
    );
    check(
        "de",
        "ms",
        "Kaltstart",
        &[
            ("unter einer Sekunde", Some(1000.0)),
            ("im Subsekundenbereich", Some(1000.0)),
            ("eine halbe Sekunde", Some(500.0)),
            ("eine Zehntelsekunde", Some(100.0)),
            ("anderthalb Sekunden", Some(1500.0)),
            ("in der zweiten Sekunde", None),
            ("halbherzig", None),
        ],
    );
}

#[test]
fn two_numbers_are_a_range() {
    let range = |lang: &str, text: &str| {
        let language = Language::of(lang);
        let unit = Unit::in_language(Some("years"), &language);
        let found = read(text, Counted { unit: &unit, nouns: &[] });
        found.iter().map(|it| (it.low.value, it.high.map(|high| high.value))).collect::<Vec<_>>()
    };
    assert_eq!(range("en", "five to ten years"), [(5.0, Some(10.0))]);
    assert_eq!(range("en", "two or three years"), [(2.0, Some(3.0))]);
    assert_eq!(range("en", "between five and ten years"), [(5.0, Some(10.0))]);
    assert_eq!(range("de", "fünf bis zehn Jahre"), [(5.0, Some(10.0))]);
    assert_eq!(range("en", "5 to ten years"), []);
}

#[test]
fn a_number_of_digits_is_a_range() {
    let range = |lang: &str, unit: &str, text: &str| {
        let of_text = Language::of(lang);
        let unit = Unit::in_language(Some(unit), &of_text);
        let found = read(text, Counted { unit: &unit, nouns: &["cover".to_owned()] });
        let whole = |number: Number| number.value.round();
        found.iter().map(|it| (whole(it.low), it.high.map(whole))).collect::<Vec<_>>()
    };
    assert_eq!(range("en", "ms", "single-digit milliseconds"), [(0.0, Some(10.0))]);
    assert_eq!(range("en", "s", "low double-digit millisecond latency"), [(0.0, Some(0.0))]);
    assert_eq!(range("en", "€", "six-figure cover"), [(100_000.0, Some(999_999.0))]);
    assert_eq!(range("de", "ms", "im einstelligen Millisekundenbereich"), [(0.0, Some(10.0))]);
    assert_eq!(range("de", "ms", "zweistellige Millisekunden"), [(10.0, Some(100.0))]);
    for text in ["single digits", "a three-digit code", "under double-digit milliseconds"] {
        assert_eq!(range("en", "ms", text), [], "{text}");
    }
}

#[test]
fn nines_are_a_share() {
    check(
        "en",
        "%",
        "Uptime",
        &[
            ("five nines", Some(99.999)),
            ("three nines", Some(99.9)),
            ("three-nines availability", Some(99.9)),
            ("4 nines", Some(99.99)),
            ("three and a half nines", Some(99.95)),
            ("at least three nines", Some(99.9)),
            ("nearly three nines", None),
            ("nine tenths", None),
        ],
    );
    check("de", "%", "Verfügbarkeit", &[("fünf Neunen", Some(99.999))]);
    check("en", "ms", "Latency", &[("five nines", None)]);
}
