use super::*;
use crate::base::language::Language;

fn sentences<'t>(lang: &str, text: &'t str) -> Vec<&'t str> {
    split(text, &Language::of(lang)).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn a_text_is_split_into_sentences() {
    for (text, wanted) in [
        ("One. Two! Three? Four", vec!["One.", "Two!", "Three?", "Four"]),
        ("It has 9.5 s, e.g. Node.js 24. Next.", vec!["It has 9.5 s, e.g. Node.js 24.", "Next."]),
        ("About 5 p.m. it ends. J. Doe knows.", vec!["About 5 p.m. it ends.", "J. Doe knows."]),
        (
            "He says “Yes. It is. Good.” and leaves. Next",
            vec!["He says “Yes. It is. Good.” and leaves.", "Next"],
        ),
        ("“It costs $9.” So it is.", vec!["“It costs $9.”", "So it is."]),
        ("1. First step. Wait … and see", vec!["1. First step.", "Wait … and see"]),
        ("A 13\" screen. And a 15\" one.", vec!["A 13\" screen.", "And a 15\" one."]),
        ("(In brackets.) Out.", vec!["(In brackets.)", "Out."]),
        ("", vec![]),
    ] {
        assert_eq!(sentences("en", text), wanted, "{text}");
    }
    let german = "Am 8. Juni, z. B. mit Q7.db, ist das 99. Perzentil da. Und so weiter.";
    assert_eq!(
        sentences("de", german),
        ["Am 8. Juni, z. B. mit Q7.db, ist das 99. Perzentil da.", "Und so weiter."]
    );
}

#[test]
fn what_is_too_long_is_left_out_in_linear_time() {
    let long = "a “b ".repeat(1_000_000);
    assert_eq!(sentences("en", &format!("{long}. It ends.")), ["It ends."]);
}

#[test]
fn hedges_are_found() {
    let of = |lang: &str, text: &str| hedges(text, &Language::of(lang));
    for text in [
        "If it costs $9, take it.",
        "Does it cost $9?",
        "The banner says “from $1.99”",
        "It is not that it is slow.",
        "It could be free.",
        "It may cost $9.",
        "Picture one with 40 regions.",
        "According to its maker, it has 5.",
    ] {
        assert!(of("en", text).is_open, "{text}");
    }
    for text in ["It was $9.", "It used to be free.", "Until 2024 it has one.", "It had one"] {
        assert!(of("en", text).is_past, "{text}");
    }
    for text in ["It will cost $9.", "From March, it costs $9.", "It plans to be free."] {
        assert!(of("en", text).is_future, "{text}");
    }
    for text in [
        "It costs $9.",
        "In May 2026, it costs $9.",
        "When it comes to speed, it takes 30 ms.",
        "It’s the dog’s bone.",
        "It needs 20 ms before 30 users come.",
    ] {
        assert!(of("en", text).are_none(), "{text}: {:?}", of("en", text));
    }
    for text in
        ["Würde es 30 Euro kosten, ja.", "Es ist nicht so, dass es fehlt.", "„Ja“, so einer"]
    {
        assert!(of("de", text).is_open, "{text}");
    }
    assert!(of("de", "Bis 2017 fehlt es.").is_past);
    assert!(of("de", "Damit wird es 128 Knoten erlauben.").is_future);
    for text in ["Es wird nicht unterstützt.", "Es wird angeboten.", "Es kostet bis zu 20 Euro."] {
        assert!(of("de", text).are_none(), "{text}: {:?}", of("de", text));
    }
    assert!(of("fr", "Il coûte 9 $.").is_open);
}
