use proptest::prelude::*;

use super::*;
use crate::base::index::at;
use crate::matrix::check::tests::check;

/// Returns the support that a value in TOML states.
pub(in crate::claims) fn support(value: &str) -> Support {
    let (matrix, found) = check(&format!(
        "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'support'\n\
         [[subject]]\nid = 's'\nname = 'S'\nfacts.c = {{ value = {value} }}\n"
    ));
    assert_eq!(found, [""; 0]);
    matrix.fact(at(0), at(0)).value.support().expect("it is a support").clone()
}

/// Returns the parts of a text that contradict a support.
fn wrong<'t>(text: &'t str, value: &str) -> Vec<&'t str> {
    let compared = compared(text, &support(value), Language::plain()).into_iter();
    compared.filter(|(agrees, _)| !agrees).map(|(_, place)| &text[place]).collect()
}

#[track_caller]
fn agree(value: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(wrong(text, value), [""; 0], "{text} / {value}");
    }
}

#[track_caller]
fn contradict(value: &str, texts: &[(&str, &[&str])]) {
    for (text, places) in texts {
        assert_eq!(wrong(text, value), *places, "{text} / {value}");
    }
}

#[test]
fn the_first_version_is_compared_with_its_digits() {
    let texts = [
        "since Chrome 76",
        "Chrome 76+",
        "76 or later",
        "Chrome 76",
        "introduced in 76",
        "not before Chrome 76",
        "unsupported before 76",
        "in Chrome 80",
        "supported on 76.0.1",
        "not in Chrome 75",
        "CSS 3 since Chrome 76",
        "added in v76",
        "from 2019, in Chrome 76",
    ];
    agree("'76'", &texts);
    agree("'18.2'", &["since Safari 18", "since 18.2", "in Safari 18"]);
    agree("'≤79'", &["since 79", "Edge 79 or lower", "in Edge 90", "at most 79"]);
    contradict(
        "'76'",
        &[
            ("since Chrome 75", &["75"]),
            ("Chrome 80+", &["80+"]),
            ("in Chrome 60", &["60"]),
            ("not in Chrome 90", &["90"]),
            ("unsupported before Chrome 77", &["77"]),
            ("until Chrome 90", &["90"]),
        ],
    );
    contradict("'18.2'", &[("since 18.3", &["18.3"])]);
    contradict("'≤79'", &[("since 12", &["12"])]);
    contradict("'yes'", &[("since 12", &["12"])]);
    contradict("'no'", &[("since 12", &["12"]), ("in Chrome 12", &["12"])]);
    agree("'no'", &["not in Chrome 140", "not supported as of 140"]);
    agree("'yes'", &["in Chrome 12"]);
    let texts = [
        "until 3.35 it was missing",
        "SQLite 3.35 added it",
        "from 3.35 on",
        "before 3.35 you need a trigger",
        "in 3.35.4 and all later versions",
        "Python 3.9 with SQLite 3.35 or later",
    ];
    agree("'3.35'", &texts);
    let value = "['15', { since = '11', removed = '15', partial = true }]";
    agree(value, &["from 11 to 14 it was partial, since 15 it is whole", "partial in 12"]);
}

#[test]
fn support_is_stated_in_german() {
    let german = |text: &'static str, value: &str| {
        let compared = compared(text, &support(value), &Language::of("de")).into_iter();
        let wrong = compared.filter(|(agrees, _)| !agrees).map(|(_, place)| &text[place]);
        wrong.collect::<Vec<_>>()
    };
    let removed = "{ since = '2', removed = '4' }";
    for (text, value) in [
        ("seit Chrome 76", "'76'"),
        ("ab 76", "'76'"),
        ("wird unterstützt", "'76'"),
        ("in Version 4 entfernt", removed),
        ("nicht mehr unterstützt", removed),
        ("wird nicht unterstützt", "'no'"),
        ("nur teilweise", "{ since = '2', partial = true }"),
    ] {
        assert_eq!(german(text, value), [""; 0], "{text}");
    }
    for (text, value, wrong) in [
        ("seit Chrome 75", "'76'", "75"),
        ("wird nicht unterstützt", "'76'", "nicht unterstützt"),
        ("wird unterstützt", removed, "unterstützt"),
        ("in Version 3 entfernt", removed, "3"),
        ("nur teilweise", "'76'", "teilweise"),
    ] {
        assert_eq!(german(text, value), [wrong], "{text}");
    }
}

#[test]
fn the_end_of_support_is_compared() {
    let value = "{ since = '4', removed = '85' }";
    agree(
        value,
        &[
            "removed in Chrome 85",
            "in 85 it was removed",
            "until 85",
            "Chrome 4–84",
            "from 4 to 84",
            "gone since 85",
            "no longer supported",
            "was supported",
            "not supported",
            "in Chrome 80",
            "not in Chrome 90",
        ],
    );
    contradict(value, &[("removed in 84", &["84"]), ("4–90", &["90"]), ("works", &["works"])]);
    contradict(
        "'76'",
        &[("removed in 85", &["removed", "85"]), ("no longer works", &["no longer"])],
    );
}

#[test]
fn words_state_how_a_feature_is_supported() {
    agree("'76'", &["supported", "works", "fully supported", "without a flag", "unprefixed"]);
    agree("'no'", &["not supported", "no support", "Support is planned", "is it supported?"]);
    agree("'partial'", &["partially supported", "supported", "not fully supported"]);
    let flagged = "{ since = '76', flag = 'x' }";
    agree(flagged, &["behind a flag", "not supported without a flag", "partial", "supported"]);
    agree("{ since = '4', prefix = '-webkit-' }", &["needs a prefix", "prefixed"]);
    agree("['76', { since = '60', removed = '76', flag = 'x' }]", &["behind a flag since 60"]);
    let texts = [
        "supports flag emoji",
        "not behind a flag",
        "no longer behind a flag",
        "not partial",
        "never removed",
        "the prefix was removed in 76",
        "isn't prefixed",
    ];
    agree("'76'", &texts);
    contradict(
        "'76'",
        &[
            ("behind a flag", &["a flag"]),
            ("prefixed", &["prefixed"]),
            ("partial", &["partial"]),
            ("not supported", &["not supported"]),
        ],
    );
    contradict(
        flagged,
        &[("without a flag", &["without a flag"]), ("full support", &["full support"])],
    );
    contradict("'no'", &[("supported", &["supported"]), ("behind a flag", &["a flag"])]);
}

#[test]
fn a_value_states_a_status_or_the_first_version() {
    let holds = |value: &str, of: &str| stated(value).expect("it is a value")(&support(of));
    let flagged = "{ since = '76', flag = 'x', prefix = '-moz-' }";
    for value in ["flag", "prefix", "partial", "76"] {
        assert!(holds(value, flagged), "{value}");
    }
    for value in ["yes", "no", "removed", "preview", "77", "≤76"] {
        assert!(!holds(value, flagged), "{value}");
    }
    assert!(holds("≤79", "'≤79'") && holds("removed", "{ since = '4', removed = '85' }"));
    assert!(holds("no", "{ since = '4', removed = '85' }") && holds("76+", "'76'"));
    assert!(stated("flags").is_none() && stated("76-89").is_none() && stated("").is_none());
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text in "\\PC*|((since|until|not|at least|or later|removed|in|é|–|≤|76|18\\.2|4|a flag|no longer)[ +.]?)*",
        value in "(≤?[1-9]{1,2}|yes|no|preview|partial)",
    ) {
        for (_, place) in compared(&text, &support(&format!("'{value}'")), Language::plain()) {
            prop_assert!(text.get(place).is_some());
        }
        let _ = stated(&text);
    }
}
