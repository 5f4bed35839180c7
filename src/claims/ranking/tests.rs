use proptest::prelude::*;

use super::*;

fn check(text: &str) -> Vec<(&str, Above)> {
    read(text, Language::plain())
        .into_iter()
        .map(|ranking| (&text[ranking.place], ranking.above))
        .collect()
}

#[test]
fn superlatives_rank_above_all() {
    for (text, place) in [
        ("is the fastest", "the fastest"),
        ("the cheapest of them all", "the cheapest"),
        ("the most expensive", "the most expensive"),
        ("has the most requests", "the most"),
        ("the longest support", "the longest"),
        ("the only one with HTTP/2", "the only one"),
        ("cheaper than any other", "cheaper than any other"),
        ("lighter than all the bikes here", "lighter than all the"),
        ("starts faster than the others", "faster than the others"),
        ("its speed is second to none", "second to none"),
    ] {
        assert_eq!(check(text), [(place, Above::All)], "{text}");
    }
}

#[test]
fn comparatives_rank_above_what_they_name() {
    for (text, after) in [
        ("faster than Python", "Python"),
        ("more mature than PHP", "PHP"),
        ("has more of its own than Go", "Go"),
        ("less expensive than Beta", "Beta"),
        ("costs less than Beta", "Beta"),
    ] {
        let wanted = Above::Than(text.find(after).expect("it is there"));
        let above: Vec<Above> = check(text).into_iter().map(|(_, above)| above).collect();
        assert_eq!(above, [wanted], "{text}");
    }
    for text in ["starts faster", "is cheaper", "the cheaper of the two", "the fastest of both"] {
        let above: Vec<Above> = check(text).into_iter().map(|(_, above)| above).collect();
        assert_eq!(above, [Above::Open], "{text}");
    }
}

#[test]
fn rankings_are_read_in_german() {
    let german = |text: &'static str| {
        let found = read(text, &Language::of("de-AT")).into_iter();
        found.map(|ranking| (&text[ranking.place], ranking.above)).collect::<Vec<_>>()
    };
    for (text, place) in [
        ("am günstigsten", "am günstigsten"),
        ("der günstigste Anbieter", "der günstigste"),
        ("mit dem größten Akku", "dem größten"),
        ("der einzige mit ABS", "der einzige"),
        ("schneller als alle anderen", "schneller als alle anderen"),
    ] {
        assert_eq!(german(text), [(place, Above::All)], "{text}");
    }
    for (text, name) in
        [("leichter als der Tourer", "der"), ("ein größerer Akku als Alpha", "Alpha")]
    {
        let wanted = Above::Than(text.find(name).expect("it is there"));
        let above: Vec<Above> = german(text).into_iter().map(|(_, above)| above).collect();
        assert_eq!(above, [wanted], "{text}");
    }
    assert_eq!(german("ist schneller"), [("schneller", Above::Open)]);
    for text in [
        "nicht der günstigste",
        "einer der günstigsten",
        "eines der besten Räder",
        "gehört zu den schnellsten",
        "unter den besten",
        "sein günstigster Tarif",
        "der günstigste Tarif",
        "mindestens 20 oder neuer",
        "höchstens",
        "längst nicht mehr",
        "mehr als 20",
        "ein kleiner Akku",
    ] {
        assert_eq!(german(text), [], "{text}");
    }
    assert_eq!(read("le plus rapide", &Language::of("fr")), []);
}

#[test]
fn what_ranks_no_subject_is_left_out() {
    for text in [
        "not the fastest",
        "isn’t the cheapest",
        "no faster than Go",
        "one of the fastest",
        "among the cheapest",
        "the second largest",
        "its fastest mode",
        "Go’s fastest release",
        "the cheapest plan costs $5",
        "the oldest supported Python",
        "the largest possible file",
        "at best 30 ms",
        "at its best",
        "20 or higher",
        "Node 20 and newer",
        "no longer",
        "read more",
        "30 ms or less",
        "best practices",
        "a lower bound",
        "in the worst case",
        "works with older browsers",
        "at least 30 ms",
        "most of it",
        "the latest release",
        "at the best of times",
        "",
    ] {
        assert_eq!(check(text), [], "{text}");
    }
}

#[test]
fn a_word_names_an_end_of_the_order() {
    let way = |text| {
        read(text, Language::plain()).first().map(|ranking| (ranking.way, ranking.noun.is_none()))
    };
    assert_eq!(way("the cheapest"), Some((Way::Least, true)));
    assert_eq!(way("the most expensive of all"), Some((Way::Most, true)));
    assert_eq!(way("more expensive than Beta"), Some((Way::Most, true)));
    assert_eq!(way("less expensive"), Some((Way::Least, true)));
    assert_eq!(way("the lowest risk"), Some((Way::Least, false)));
    assert_eq!(way("a smaller set of tools than Go"), Some((Way::Least, false)));
    assert_eq!(way("the slowest"), Some((Way::Worst, true)));
    assert_eq!(way("newer than Go"), Some((Way::Newest, true)));
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text in "\\PC*|((the|most|more|best|than|expensive|all|of|é|[ .?'-])* ?)*"
    ) {
        for ranking in read(&text, Language::plain()) {
            prop_assert!(text.get(ranking.place).is_some());
        }
    }
}
