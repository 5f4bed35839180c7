use super::*;

#[test]
fn the_marks_are_those_of_the_region_and_of_the_language() {
    let marks = |tag: &str| {
        let language = Language::of(tag);
        let groups = ['.', ',', '\'', '’'].into_iter().filter(|mark| language.is_group(*mark));
        (language.decimal, groups.collect::<String>())
    };
    assert_eq!(marks("en"), ('.', ",".to_owned()));
    assert_eq!(marks("de"), (',', ".".to_owned()));
    assert_eq!(marks("de-AT"), (',', ".".to_owned()));
    assert_eq!(marks("de-CH"), ('.', "'’".to_owned()));
    assert_eq!(marks("fr"), (',', String::new()));
    assert_eq!(marks("es-MX"), ('.', ",".to_owned()));
    assert_eq!(marks("pt-PT"), (',', ".".to_owned()));
    assert_eq!(marks("pl"), (',', String::new()));
    assert!(Language::of("en-IN").has_pairs && !Language::of("en").has_pairs);
}

#[test]
fn words_of_scale_are_known_in_every_language() {
    let scale = |tag: &str, text: &str| Language::of(tag).scale_at(text);
    assert_eq!(scale("en", "million users"), Some((1e6, 7)));
    assert_eq!(scale("en", "millionaires"), None);
    assert_eq!(scale("en", "bn"), Some((1e9, 2)));
    assert_eq!(scale("en", "B"), None);
    assert_eq!(scale("en-IN", "lakh users"), Some((1e5, 4)));
    assert_eq!(scale("de", "Millionen"), Some((1e6, 9)));
    assert_eq!(scale("de", "Mrd. Aufrufe"), Some((1e9, 4)));
    assert_eq!(scale("es", "mil millones"), Some((1e9, 12)));
    assert_eq!(scale("pl", "miliony"), Some((1e6, 7)));
    assert_eq!(scale("ja", "万人"), Some((1e4, 3)));
}

#[test]
fn a_prefix_has_the_length_of_the_text() {
    assert_eq!(prefix_length("Über 30", "über"), Some(5));
    assert_eq!(prefix_length("mil\u{a0}millones", "mil millones"), Some(13));
    assert_eq!(prefix_length("İ", "i"), None);
}
