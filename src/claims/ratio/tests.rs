use super::*;
use crate::claims::comparison;

#[test]
fn ratios_in_words_have_any_number() {
    let values = |lang: &str, text: &str| {
        let found = read(text, &Language::of(lang)).into_iter();
        found.map(|ratio| (ratio.low.value * 1e6).round() / 1e6).collect::<Vec<f64>>()
    };
    for (text, wanted) in [
        ("tenfold the throughput", 10.0),
        ("a ten-fold rise", 10.0),
        ("a 10-fold rise", 10.0),
        ("twenty-five times as many", 25.0),
        ("two and a half times the size", 2.5),
        ("a hundred times faster", 100.0),
        ("hundredfold", 100.0),
        ("a tenth of the latency", 0.1),
        ("one-tenth the size", 0.1),
        ("three quarters of the price", 0.75),
        ("half-way: half the price", 0.5),
        ("at half the price", 0.5),
        ("triple the range", 3.0),
        ("halves the bill", 0.5),
    ] {
        assert_eq!(values("en", text), [wanted], "{text}");
    }
    for (text, wanted) in [
        ("das Zehnfache", 10.0),
        ("zwanzigmal so viel", 20.0),
        ("das 10-fache", 10.0),
        ("drei Mal so viel", 3.0),
        ("anderthalbmal so schwer", 1.5),
        ("ein Zehntel der Latenz", 0.1),
        ("drei Viertel des Preises", 0.75),
        ("zum halben Preis", 0.5),
    ] {
        assert_eq!(values("de", text), [wanted], "{text}");
    }
    for text in [
        "half-hearted",
        "double-check it",
        "double-digit",
        "a third party",
        "a fifth plan",
        "half an hour",
        "half again",
        "manifold",
        "one time",
        "sometimes",
        "the same order of magnitude",
        "a double-sided tenth anniversary",
    ] {
        assert_eq!(values("en", text), [0.0; 0], "{text}");
    }
}

#[test]
fn orders_of_magnitude_are_near_powers_of_ten() {
    let agrees = |text: &str, ratio: f64| {
        let found = read(text, Language::plain());
        assert_eq!(found.len(), 1, "{text}");
        comparison::agrees(&found[0], ratio)
    };
    assert!(agrees("an order of magnitude faster", 10.0));
    assert!(!agrees("an order of magnitude faster", 4.0));
    assert!(!agrees("an order of magnitude faster", 100.0));
    for text in ["two orders of magnitude", "2 orders of magnitude"] {
        assert!(agrees(text, 100.0) && agrees(text, 60.0), "{text}");
        assert!(!agrees(text, 10.0) && !agrees(text, 1000.0), "{text}");
    }
    assert!(agrees("several orders of magnitude", 5000.0));
    assert!(!agrees("several orders of magnitude", 12.0));
    assert!(agrees("more than an order of magnitude", 30.0));
    assert!(!agrees("more than an order of magnitude", 3.0));
    assert!(agrees("nearly an order of magnitude", 8.0));
    assert!(!agrees("nearly an order of magnitude", 20.0));
    let german = |text: &str| read(text, &Language::of("de")).len();
    assert_eq!(german("um zwei Größenordnungen schneller"), 1);
    assert_eq!(german("in derselben Größenordnung"), 0);
}

proptest::proptest! {
    #[test]
    fn a_ratio_in_words_agrees_with_its_own_ratio_only(
        (count, english, german) in proptest::prop_oneof![
            proptest::prelude::Just((2.0, "two", "zwei")),
            proptest::prelude::Just((7.0, "seven", "sieben")),
            proptest::prelude::Just((12.0, "twelve", "zwölf")),
            proptest::prelude::Just((20.0, "twenty", "zwanzig")),
        ],
        off in proptest::prop_oneof![0.05_f64..0.8, 1.3_f64..20.0],
    ) {
        for (lang, text) in [
            ("en", format!("{english} times the size")),
            ("en", format!("{english}fold the size")),
            ("de", format!("{german}mal so groß")),
            ("de", format!("das {german}fache")),
        ] {
            let found = read(&text, &Language::of(lang));
            proptest::prop_assert_eq!(found.len(), 1, "{}", text);
            proptest::prop_assert!(comparison::agrees(&found[0], count), "{}", text);
            proptest::prop_assert!(!comparison::agrees(&found[0], count * off), "{}", text);
        }
    }
}
