use super::*;

fn shown(lang: &str, digits: &str) -> String {
    let numerals = Numerals::of(lang);
    let text = numerals.scaled(digits).unwrap_or_else(|| numerals.grouped(digits));
    text.replace(['\u{a0}', ' '], "_").replace('\u{202f}', "^")
}

#[test]
fn thousands_are_grouped_as_in_the_language() {
    let cases = [
        ("en", "1234567.50", "1,234,567.50"),
        ("de", "1234567.50", "1.234.567,50"),
        ("de-CH", "1234567.50", "1'234'567.50"),
        ("de-AT", "12345", "12_345"),
        ("fr", "12345.6", "12^345,6"),
        ("es", "1234", "1234"),
        ("es", "12345", "12.345"),
        ("pt-PT", "1234", "1234"),
        ("pl", "12345", "12_345"),
        ("hi", "1234567", "12,34,567"),
        ("en-IN", "123456.7", "1,23,456.7"),
        ("ar-EG", "12345.5", "12,345.5"),
        ("fa-u-nu-arabext", "12345", "12,345"),
        ("sv", "-0.50", "−0,50"),
        ("ja", "12345", "12,345"),
        ("xx-unheard", "12345.5", "12,345.5"),
        ("no tag", "12345.5", "12,345.5"),
    ];
    for (lang, digits, wanted) in cases {
        assert_eq!(shown(lang, digits), wanted, "{lang} {digits}");
    }
}

#[test]
fn a_scaled_number_loses_no_digit() {
    let cases = [
        ("en", "1700000000", "1.7_billion"),
        ("en", "225500000", "225.5_million"),
        ("en", "-2000000", "-2_million"),
        ("en", "1234000", "1,234,000"),
        ("en", "999999", "999,999"),
        ("en", "1500000.0", "1,500,000.0"),
        ("en", "1000000000000000", "1,000,000,000,000,000"),
        ("en-IN", "2500000", "25^lakh"),
        ("de", "1000000", "1_Million"),
        ("de", "1500000", "1,5_Millionen"),
        ("pl", "5000000", "5_milionów"),
        ("ja", "1500000", "150万"),
    ];
    for (lang, digits, wanted) in cases {
        assert_eq!(shown(lang, digits), wanted, "{lang}");
    }
}

#[test]
fn numbers_that_can_be_years_are_counts_without_groups() {
    let en = Numerals::of("en");
    assert_eq!(en.count(2026.0), "2026");
    assert_eq!(en.count(12026.0), "12,026");
    assert_eq!(Numerals::of("de").count(0.5), "0,5");
}

#[test]
fn the_signs_and_words_of_a_language_are_known() {
    let de = Numerals::of("de");
    assert_eq!(de.marks(), Marks { decimal: ',', group: Some('.') });
    assert_eq!(Numerals::of("fr").marks(), Marks { decimal: ',', group: Some('\u{202f}') });
    assert_eq!(Numerals::of("es").marks(), Marks { decimal: ',', group: Some('.') });
    for (word, exponent) in [("Million", 6), ("Millionen", 6), ("Mio.", 6), ("Milliarden", 9)] {
        assert!(de.scales().contains(&Scale { word: word.into(), exponent }), "{:?}", de.scales());
    }
    // With a mark of direction before the number
    assert!(Numerals::of("he").scales().iter().any(|scale| scale.word == "מיליון"));
    assert_eq!(de.currency_place(), CurrencyPlace::After);
    assert_eq!(Numerals::of("de-AT").currency_place(), CurrencyPlace::BeforeWithSpace);
    assert_eq!(Numerals::of("en-GB").currency_place(), CurrencyPlace::Before);
    assert!(de.has_spaced_percent() && !Numerals::of("de-CH").has_spaced_percent());
}

#[test]
fn digits_that_are_too_many_stay_as_they_are() {
    let many = "9".repeat(40_000);
    assert_eq!(Numerals::of("de").grouped(&many), many);
    assert_eq!(PLAIN.grouped("1234.50"), "1234.50");
    assert_eq!(PLAIN.scaled("1000000"), None);
    assert_eq!(Numerals::of("de").grouped("0.000123"), "0,000123");
    assert!(Numerals::of("de").grouped(&f64::MAX.to_string()).starts_with("179.769.313"));
}
