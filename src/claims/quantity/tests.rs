use proptest::prelude::*;

use super::*;

/// Returns the quantities in a text, each as `low..high qualifier fit`. An exact qualifier and the
/// criterion's unit are left out.
fn check(text: &str, unit: &str) -> Vec<String> {
    let unit = Unit::of((!unit.is_empty()).then_some(unit));
    read(text, &unit).iter().map(shown).collect()
}

fn shown(quantity: &Quantity) -> String {
    // Conversions are exact to about 15 digits.
    let number = |number: Number| format!("{}", (number.value * 1e9).round() / 1e9);
    let mut text = number(quantity.low);
    if let Some(high) = quantity.high {
        text = format!("{text}..{}", number(high));
    }
    if quantity.qualifier != Qualifier::Exactly {
        text = format!("{text} {:?}", quantity.qualifier);
    }
    if quantity.fit != Fit::Same {
        text = format!("{text} {:?}", quantity.fit);
    }
    text
}

#[test]
fn a_number_is_read_with_or_without_its_unit() {
    assert_eq!(check("starts in 30 ms.", "ms"), ["30"]);
    assert_eq!(check("starts in 30ms", "ms"), ["30"]);
    assert_eq!(check("starts in 30", "ms"), ["30 Bare"]);
    assert_eq!(check("costs -1.50 or .5", ""), ["-1.5 Bare", "0.5 Bare"]);
    assert_eq!(check("(−3)", ""), ["-3 Bare"]);
    assert_eq!(check("45%, 45 % and 45 per cent", "%"), ["45", "45", "45"]);
    assert_eq!(check("99 percentile", "%"), ["99 Bare"]);
    assert_eq!(check("30 months, a 30-month term, 1 month", "months"), ["30", "30", "1"]);
    assert_eq!(check("4.5/5, 4.5 out of 5", "/5"), ["4.5", "4.5"]);
    assert_eq!(check("12 packages, one package, 1 library", "packages"), ["12", "1 Bare"]);
    assert_eq!(check("30 ms", "ms (p99)"), ["30"]);
}

#[test]
fn a_comparison_with_a_number_is_a_bound() {
    assert_eq!(check("cheaper than $15", "$"), ["15 Under"]);
    assert_eq!(check("lighter than 2 kg, smaller than 3 kg", "kg"), ["2 Under", "3 Under"]);
    assert_eq!(check("higher than 30 ms, larger than 5 ms", "ms"), ["30 Over", "5 Over"]);
}

#[test]
fn a_prefix_joined_by_a_hyphen_is_a_bound() {
    assert_eq!(
        check("sub-10 ms, Sub-$100, a 10-20 ms range", "ms"),
        ["10 Under", "100 Under Other", "10..20"]
    );
    assert_eq!(check("asub-10", ""), [""; 0]);
}

#[test]
fn money_has_cents_and_rates_of_several_units() {
    let rate = "$ / GB / month";
    assert_eq!(check("2.3 cents per GB, 5¢", rate), ["0.023", "0.05"]);
    assert_eq!(
        check("$23 per TB, $0.276 per GB per year, $1 a month", rate),
        ["0.023", "0.023", "1"]
    );
    assert_eq!(check("$120 per user per year", "$ / user / month"), ["10"]);
    assert_eq!(check("£10m, £1.5bn, €2B", "£"), ["10000000", "1500000000", "2 Other"]);
    assert_eq!(check("2 cents", "ms"), ["2 Bare"]);
    assert_eq!(check("5m users", "users"), ["5000000"]);
}

#[test]
fn a_rate_may_be_per_any_number_of_a_unit() {
    let request = "$ / request";
    assert_eq!(
        check(
            "$0.60 per million requests, 60 cents per 1M requests, $0.60/1,000,000 requests",
            request
        ),
        ["0.0000006"; 3]
    );
    assert_eq!(check("$20 per 1,000", "$ / user"), ["0.02"]);
    assert_eq!(check("$20 per 1,000 tokens", "$ / user"), ["20 Other"]);
    assert_eq!(check("$3 per million tokens, $0.003 per 1k tokens", "$ / 1M tokens"), ["3", "3"]);
    assert_eq!(check("$9 per 100 GB, $90/TB", "$ / GB"), ["0.09", "0.09"]);
    assert_eq!(
        check("€320 per MWh, 32 ct/kWh, 32 cents per kilowatt-hour", "€ / kWh"),
        ["0.32"; 3]
    );
    assert_eq!(check("5 l/100 km, 0.05 l/km", "l / 100 km"), ["5", "5"]);
    assert_eq!(
        check("$48 per user annually, $4 per user monthly, $48 per user p.a.", "$ / user / month"),
        ["4", "4", "4"]
    );
    assert_eq!(check("$4 per user and month, 1/2", "$ / user / month"), ["4"]);
    assert_eq!(check("99 pence, £0.99", "£"), ["0.99"; 2]);
    assert_eq!(check("$20 per 5 users", "$ / month"), ["20", "5 Bare"]);
    assert_eq!(check("19 pence", "€"), ["0.19 Other"]);
}

#[test]
fn a_unit_of_counts_may_have_a_prefix() {
    assert_eq!(check("1,500 kops/s, 1.5 Mops/s, 1.5M ops/s", "ops/s"), ["1500000"; 3]);
    assert_eq!(check("1,500 kops/s, 1,500,000 ops/s, 1.5 Mops/s", "kops/s"), ["1500"; 3]);
    assert_eq!(check("45 kIOPS, 45,000 IOPS", "IOPS"), ["45000"; 2]);
    assert_eq!(check("45 krps, 45,000 rps, 45k req/s", "requests/s"), ["45000"; 3]);
    assert_eq!(check("45,000 requests per second", "rps"), ["45000"]);
    assert_eq!(check("19.5 TFLOPS", "GFLOPS"), ["19500"]);
    assert_eq!(check("5 Members, 5 kits", "members"), ["5", "5 Bare"]);
    assert_eq!(check("5 Gears", "Gears"), ["5"]);
    assert_eq!(check("50 megapixels, a 50-megapixel camera", "MP"), ["50"; 2]);
}

#[test]
fn multiples_of_a_unit_are_converted() {
    assert_eq!(check("0.03 s, 30,000 µs, 30 ms, 3e1", "ms"), ["30", "30", "30"]);
    assert_eq!(check("2 h, 1 day, half a minute", "min"), ["120", "1440"]);
    assert_eq!(check("2 years", "months"), ["24"]);
    assert_eq!(
        check("1.5 GB, 1 GiB, 8 Mbit, 1 kilobyte", "MB"),
        ["1500", "1073.741824", "1", "0.001"]
    );
    assert_eq!(check("100 Mbps, 2 Gbit/s, 1 MB per second", "MB/s"), ["12.5", "250", "1"]);
    assert_eq!(check("2.4 GHz", "MHz"), ["2400"]);
    assert_eq!(check("0.2 kg, 7 oz, 3 mm", "g"), ["200", "198.446661875", "3 Other"]);
    assert_eq!(check("1 kWh", "Wh"), ["1000"]);
    assert_eq!(
        check("1.2k, 1.2 million, 3M", "requests/s"),
        ["1200 Bare", "1200000 Bare", "3000000 Bare"]
    );
    assert_eq!(
        check("30,000,000 downloads, 30 million, 30", "million downloads"),
        ["30", "30 Bare", "30 Bare"]
    );
    assert_eq!(check("120 requests per minute", "requests/s"), ["2"]);
}

#[test]
fn money_has_its_currency_on_either_side() {
    let usd = |text| check(text, "USD / month");
    assert_eq!(usd("$12, US$12, USD 12, 12 USD, 12 dollars"), ["12"; 5]);
    assert_eq!(usd("$12/month, $12 per month, $144 a year"), ["12"; 3]);
    assert_eq!(usd("-$12, €12, $1.2k"), ["-12", "12 Other", "1200"]);
    assert_eq!(check("SEK 99, 99 SEK, 5 AWS regions", "SEK"), ["99", "99", "5 Bare"]);
}

#[test]
fn another_unit_differs_from_no_unit() {
    assert_eq!(check("30 ms with 128 MB", "ms"), ["30", "128 Other"]);
    assert_eq!(check("30 ms, 3×, 30 requests", ""), ["30 Other", "3 Other", "30 Bare"]);
    assert_eq!(check("1.5× the requests", "×"), ["1.5"]);
    assert_eq!(check("1.5x faster, 2 times", "×"), ["1.5", "2"]);
}

#[test]
fn a_range_has_one_unit() {
    for text in ["20–30 ms", "20-30 ms", "20 – 30 ms", "20 to 30 ms", "20 ms to 30 ms"] {
        assert_eq!(check(text, "ms"), ["20..30"], "{text}");
    }
    assert_eq!(check("between 20 and 30 ms", "ms"), ["20..30"]);
    assert_eq!(check("20 and 30 ms", "ms"), ["20 Bare", "30"]);
    assert_eq!(check("about 0.02–0.03 s", "ms"), ["20..30 About"]);
    assert_eq!(check("from 45 to 30 ms", "ms"), ["45 From Bare", "30"]);
    assert_eq!(check("$20–30", "$"), ["20..30"]);
}

#[test]
fn qualifiers_belong_to_the_number_that_they_stand_at() {
    assert_eq!(check("over 30 ms", "ms"), ["30 Over"]);
    assert_eq!(check("no more than 30 ms", "ms"), ["30 AtMost"]);
    assert_eq!(
        check("~30 ms, 30+ ms, 30 ms or more", "ms"),
        ["30 About", "30 AtLeast Bare", "30 AtLeast"]
    );
    assert_eq!(check("more than $30", "$"), ["30 Over"]);
    let text = "starts in about 30 ms here";
    assert_eq!(&text[read(text, &Unit::of(Some("ms")))[0].place.clone()], "about 30 ms");
}

#[test]
fn a_number_that_is_part_of_a_word_is_none() {
    for text in [
        "HTTP/2",
        "ES2015",
        "x86",
        "3rd",
        "2D",
        "1.2.3",
        "2026-02-11",
        "10:30",
        "C++20",
        "GPT-4",
        "#1",
        "1/2",
    ] {
        assert_eq!(check(text, "ms"), [""; 0], "{text}");
    }
    assert_eq!(check("HTTP/2 in 30 ms on x86", "ms"), ["30"]);
}

#[test]
fn a_decimal_comma_is_read_as_no_number() {
    assert_eq!(check("1,5 GB", "GB"), ["NaN"]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*", unit in "\\PC{0,8}") {
        let length = text.len();
        for quantity in read(&text, &Unit::of(Some(&unit))) {
            prop_assert!(quantity.place.end <= length);
            prop_assert!(text.get(quantity.place).is_some());
        }
    }

    #[test]
    fn text_made_of_numbers_and_units_is_read_without_panic(
        parts in proptest::collection::vec(
            prop_oneof![
                "[0-9]{1,4}", "[-–−+.,/:_ ~$€%×]", Just("ms".to_owned()), Just(" to ".to_owned()),
                Just("between ".to_owned()), Just("million".to_owned()), Just("USD".to_owned()),
                Just("per ".to_owned()), Just("über".to_owned()), Just("out of 5".to_owned()),
            ],
            0..12,
        ),
        unit in prop_oneof![Just("ms"), Just("USD / month"), Just("/5"), Just("%"), Just("★"), Just("k")],
    ) {
        let text = parts.concat();
        for quantity in read(&text, &Unit::of(Some(unit))) {
            prop_assert!(text.get(quantity.place).is_some());
        }
    }

    #[test]
    fn a_number_reads_back_however_its_thousands_are_grouped(
        number in 0_u32..1_000_000_000,
        separator in prop_oneof![Just(","), Just("_"), Just(" "), Just("\u{a0}"), Just("\u{202f}")],
    ) {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        let read = read(&format!("about {text} ms"), &Unit::of(Some("ms")));
        prop_assert_eq!(read.len(), 1);
        prop_assert_eq!(read[0].low.value, f64::from(number));
    }

    #[test]
    fn a_number_reads_back_in_any_multiple_of_its_unit(
        number in 1_u32..100_000,
        (multiple, factor) in prop_oneof![
            Just(("s", 1e3)), Just(("ms", 1.0)), Just(("µs", 1e-3)), Just(("k ms", 1e3)),
            Just((" million ms", 1e6)), Just((" minutes", 6e4)), Just(("-hour", 36e5)),
        ],
    ) {
        let read = read(&format!("{number}{multiple}"), &Unit::of(Some("ms")));
        prop_assert_eq!(read.len(), 1);
        let wanted = f64::from(number) * factor;
        prop_assert!((read[0].low.value - wanted).abs() <= 1e-9 * wanted);
    }
}
