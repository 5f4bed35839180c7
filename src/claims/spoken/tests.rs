use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(words: &Words, table: &[(&str, Option<f64>)]) {
    for (text, wanted) in table {
        // What follows the number is up to the caller.
        let found =
            number(text, words).filter(|it| !text[it.len..].starts_with(char::is_alphabetic));
        assert_eq!(found.map(|it| it.value), *wanted, "{text}");
    }
}

#[test]
fn english_numbers_are_read() {
    check(
        &en::WORDS,
        &[
            ("a", Some(1.0)),
            ("nineteen", Some(19.0)),
            ("twenty-five", Some(25.0)),
            ("Forty two", Some(42.0)),
            ("a hundred", Some(100.0)),
            ("two hundred and fifty", Some(250.0)),
            ("one thousand five hundred", Some(1500.0)),
            ("two thousand and one", Some(2001.0)),
            ("two million five hundred thousand", Some(2500.0)),
            ("two and a half", Some(2.5)),
            ("three point two five", Some(3.25)),
            ("a dozen", Some(12.0)),
            ("half a dozen", Some(6.0)),
            ("two dozen", Some(24.0)),
            ("half a", Some(0.5)),
            ("a quarter of a", Some(0.25)),
            ("three quarters of an", Some(0.75)),
            ("a tenth of a", Some(0.1)),
            ("a third", Some(1.0)),
            ("third", None),
            ("dozens", None),
            ("seconds", None),
            ("someone", None),
            ("", None),
        ],
    );
}

#[test]
fn german_numbers_are_read() {
    check(
        &de::WORDS,
        &[
            ("eine", Some(1.0)),
            ("zwölf", Some(12.0)),
            ("einundzwanzig", Some(21.0)),
            ("Siebenundneunzig", Some(97.0)),
            ("hundert", Some(100.0)),
            ("zweihundertfünfzig", Some(250.0)),
            ("hundertundeins", Some(101.0)),
            ("zweitausendfünfhundert", Some(2500.0)),
            ("dreihunderttausend", Some(300_000.0)),
            ("anderthalb", Some(1.5)),
            ("zweieinhalb", Some(2.5)),
            ("drei Komma zwei", Some(3.2)),
            ("ein Dutzend", Some(12.0)),
            ("ein halbes Dutzend", Some(6.0)),
            ("eine halbe", Some(0.5)),
            ("eine Viertel", Some(0.25)),
            ("hunderte", None),
            ("undzwanzig", None),
            ("elfenbein", None),
            ("achtung", None),
            ("zweite", None),
        ],
    );
}

#[test]
fn numbers_turn_into_digits_and_back() {
    let (english, german) = (Language::of("en"), Language::of("de"));
    for (text, language, digits, words) in [
        ("seven gears", &english, Some("7 gears"), "seven gears"),
        ("Twelve gears", &english, Some("12 gears"), "twelve gears"),
        ("twenty-one gears", &english, Some("21 gears"), "21 gears"),
        ("a gear", &english, None, ""),
        ("half a gear", &english, None, ""),
        ("7 gears", &english, None, ""),
        ("zwölf Gänge", &german, Some("12 Gänge"), "zwölf Gänge"),
    ] {
        let found = in_digits(text, language);
        assert_eq!(found.as_deref(), digits, "{text}");
        assert_eq!(found.map(|found| in_words(&found, language)).unwrap_or_default(), words);
    }
}

#[test]
fn fractions_have_a_denominator() {
    let read = |words, text| fraction(text, words).map(|(value, _)| value);
    assert_eq!(read(&en::WORDS, "two thirds of"), Some(2.0 / 3.0));
    assert_eq!(read(&en::WORDS, "one-tenth the"), Some(0.1));
    assert_eq!(read(&en::WORDS, "half"), Some(0.5));
    assert_eq!(read(&en::WORDS, "third"), None);
    assert_eq!(read(&de::WORDS, "zwei Drittel"), Some(2.0 / 3.0));
    assert_eq!(read(&de::WORDS, "Hälfte"), Some(0.5));
    assert_eq!(read(&de::WORDS, "Drittel"), None);
}

const TENS: [[&str; 2]; 8] = [
    ["twenty", "zwanzig"],
    ["thirty", "dreißig"],
    ["forty", "vierzig"],
    ["fifty", "fünfzig"],
    ["sixty", "sechzig"],
    ["seventy", "siebzig"],
    ["eighty", "achtzig"],
    ["ninety", "neunzig"],
];

const SMALL: [[&str; 2]; 19] = [
    ["one", "ein"],
    ["two", "zwei"],
    ["three", "drei"],
    ["four", "vier"],
    ["five", "fünf"],
    ["six", "sechs"],
    ["seven", "sieben"],
    ["eight", "acht"],
    ["nine", "neun"],
    ["ten", "zehn"],
    ["eleven", "elf"],
    ["twelve", "zwölf"],
    ["thirteen", "dreizehn"],
    ["fourteen", "vierzehn"],
    ["fifteen", "fünfzehn"],
    ["sixteen", "sechzehn"],
    ["seventeen", "siebzehn"],
    ["eighteen", "achtzehn"],
    ["nineteen", "neunzehn"],
];

pub(in crate::claims) fn in_english(number: usize) -> String {
    let below_hundred = |number: usize| match (number / 10, number % 10) {
        (0 | 1, _) => SMALL[number - 1][0].to_owned(),
        (tens, 0) => TENS[tens - 2][0].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens - 2][0], SMALL[ones - 1][0]),
    };
    match number {
        1_000.. => {
            let rest = number % 1000;
            let thousands = format!("{} thousand", in_english(number / 1000));
            if rest == 0 { thousands } else { format!("{thousands} {}", in_english(rest)) }
        }
        100.. => {
            let hundreds = format!("{} hundred", SMALL[number / 100 - 1][0]);
            let rest = number % 100;
            if rest == 0 { hundreds } else { format!("{hundreds} and {}", below_hundred(rest)) }
        }
        _ => below_hundred(number),
    }
}

pub(in crate::claims) fn in_german(number: usize) -> String {
    let part = |number: usize| if number == 0 { String::new() } else { in_german(number) };
    match number {
        1_000.. => format!("{}tausend{}", in_german(number / 1000), part(number % 1000)),
        100.. => format!("{}hundert{}", SMALL[number / 100 - 1][1], part(number % 100)),
        20.. => {
            let ones = number % 10;
            let ones = if ones == 0 { String::new() } else { format!("{}und", SMALL[ones - 1][1]) };
            format!("{ones}{}", TENS[number / 10 - 2][1])
        }
        _ => SMALL[number - 1][1].to_owned(),
    }
}

proptest! {
    #[test]
    fn any_number_reads_back(number in 1_usize..1_000_000) {
        let english = in_english(number);
        let read = super::number(&english, &en::WORDS).expect("a number");
        let scale = if english[read.len..].trim() == "thousand" { 1000.0 } else { 1.0 };
        prop_assert_eq!(read.value * scale, number as f64, "{}", english);
        let german = in_german(number);
        let read = super::number(&german, &de::WORDS).expect("a number");
        prop_assert_eq!(read.value, number as f64, "{}", german);
        prop_assert_eq!(read.len, german.len());
    }

    #[test]
    fn any_text_is_read_without_panic(
        text in "\\PC*|((a|half|of|and|two|hundred|point|third|million|Ⅷ|İ|ein|halb|zwei|viertel|und|ig|ß) ?)*",
    ) {
        for words in [&en::WORDS, &de::WORDS] {
            for spoken in number(&text, words).into_iter() {
                prop_assert!(text.get(spoken.len..).is_some());
            }
            fraction(&text, words);
        }
    }
}
