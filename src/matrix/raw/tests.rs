use super::*;
use crate::base::date::Date;
use crate::source::{Layer, Origin, Role, SourceFile, Sources};

/// Returns the matrix, and each diagnostic as its code, the text at its span, and its message.
fn parse(text: &str) -> (RawMatrix, Vec<String>) {
    let mut found = Vec::new();
    let table = crate::data::toml::parse(text, some_file(), 0, &mut found);
    let raw = matrix(table, text, &mut found);
    (raw, found.iter().map(|d| shown(d, text)).collect())
}

fn parse_subject(text: &str) -> (Option<RawSubject>, Vec<String>) {
    let mut found = Vec::new();
    let table = crate::data::toml::parse(text, some_file(), 0, &mut found);
    let raw = subject(table, text, &mut found);
    (raw, found.iter().map(|d| shown(d, text)).collect())
}

fn shown(diagnostic: &Diagnostic, text: &str) -> String {
    let at = text.get(diagnostic.span.range()).expect("a span lies in its file");
    format!("{} «{}» {}", diagnostic.code, at, diagnostic.message())
}

fn some_file() -> FileId {
    let file = SourceFile {
        path: "content/matrix.toml".into(),
        role: Role::Matrix,
        layer: Layer::Site,
        inner: "matrix.toml".into(),
        origin: Origin::Embedded(b""),
    };
    Sources::new(vec![file], 0).find("content/matrix.toml").expect("it is there")
}

fn criterion_with(keys: &str) -> Vec<String> {
    parse(&format!("title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'text'\n{keys}")).1
}

#[test]
fn every_key_of_a_matrix_is_read() {
    let (raw, found) = parse(
        r#"
        title = "Back-end runtimes"
        licence = "CC-BY-4.0"
        [policy]
        sources = "required"
        stale_after = "18 months"
        tie_margin = 0.1
        [pages]
        subjects = false
        criteria = false
        pairs = "worthy"
        [[group]]
        id = "performance"
        name = "Performance"
        weight = 2
        about = "Speed"
        [[criterion]]
        id = "cold-start"
        group = "performance"
        name = "Cold start"
        kind = "number"
        unit = " ms "
        better = "lower"
        scale = [500, 0]
        weight = 0.5
        stale_after = "12 months"
        about = "Time to first byte"
        [[criterion]]
        id = "typing"
        group = "performance"
        name = "Typing"
        kind = "choice"
        choices = ["static", "dynamic"]
        scores = { static = 1, dynamic = 0.5 }
        [[source]]
        id = "bench"
        title = "Benchmark"
        url = "https://example.org/cold"
        published = 2025-03-01
        [[subject]]
        id = "nodejs"
        name = "Node.js"
        url = "https://nodejs.org/"
        own = true
        about = "A runtime"
        [subject.facts]
        cold-start = { value = 30.50, source = "bench" }
        typing = "dynamic"
        [[scenario]]
        id = "chat"
        name = "Chat"
        about = "Many connections"
        weights = { performance = 3, cold-start = 0.5 }
        requires = ["typing"]
        recommend = "nodejs"
        because = "It is there."
        "#,
    );
    assert_eq!(found, [""; 0]);
    assert_eq!(raw.policy.sources, Demand::Required);
    assert_eq!(raw.pages.pairs, PairPages::Worthy);
    assert!(!raw.pages.subjects && !raw.pages.criteria);
    assert_eq!(raw.criteria[0].unit.as_deref(), Some("ms"));
    assert_eq!(raw.criteria[0].stale_after, Duration::parse("12 months"));
    assert!(raw.criteria[1].choices.is_some() && raw.criteria[1].scores.is_some());
    assert_eq!(raw.sources[0].published.map(Date::iso_day).as_deref(), Some("2025-03-01"));
    assert!(raw.subjects[0].own);
    assert_eq!(raw.subjects[0].facts[0].written.as_deref(), Some("30.50"));
    assert_eq!(raw.subjects[0].facts[1].written, None);
    assert_eq!(raw.scenarios[0].weights[1].1, 0.5);
}

#[test]
fn missing_keys_have_defaults() {
    let (raw, found) = parse("title = 'T'");
    assert_eq!(found, [""; 0]);
    assert_eq!(raw.policy.sources, Demand::Warn);
    assert_eq!((raw.policy.tie_margin, raw.policy.stale_after), (0.05, None));
    let made = GeneratedPages {
        subjects: true,
        criteria: true,
        shared: None,
        pairs: PairPages::None,
        compare: true,
        changes: true,
        data: true,
    };
    assert_eq!(raw.pages, made);
    let (raw, _) = parse("title = 'T'\n[[group]]\nid = 'g'\nname = 'G'");
    assert_eq!(raw.groups[0].weight, 1.0);
}

#[test]
fn an_unknown_key_is_reported_in_every_table() {
    for table in ["policy", "pages"] {
        let (_, found) = parse(&format!("title = 'T'\n[{table}]\nsourcess = 1"));
        let message = format!("unknown-key «sourcess» `sourcess` is not a key of `[{table}]`");
        assert_eq!(found, [message]);
    }
    for table in ["group", "criterion", "source", "subject", "scenario"] {
        let (_, found) = parse(&format!(
            "title = 'T'\n[[{table}]]\nid = 'x'\nname = 'X'\ntitle = 'X'\nkind = 'text'\n\
             url = 'https://x.org'\nnam = 1"
        ));
        let message = format!("unknown-key «nam» `nam` is not a key of this {table}");
        assert!(found.contains(&message), "{found:?}");
    }
    let (_, found) = parse("title = 'T'\ngroups = []");
    assert_eq!(found, ["unknown-key «groups» `groups` is not a key of this matrix"]);
}

#[test]
fn a_missing_key_is_reported_at_its_table_and_the_rest_goes_on() {
    let (raw, found) = parse("[[group]]\nid = 'g'\n[[source]]\nid = 's'\n[[group]]\nname = 'G'");
    assert_eq!(raw.title, "");
    assert_eq!((raw.groups.len(), raw.sources.len()), (1, 1));
    assert_eq!(raw.groups[0].name, "g");
    assert_eq!(
        found,
        [
            "missing-key «» this matrix has no `title`",
            "missing-key «[[group]]» this group has no `name`",
            "missing-key «[[group]]» this group has no `id`",
            "missing-key «[[source]]» this source has no `title`",
            "missing-key «[[source]]» this source has no `url`",
        ]
    );
}

#[test]
fn a_blank_name_is_no_name() {
    let (raw, found) = parse("title = 'T'\n[[group]]\nid = 'g'\nname = ' '");
    assert_eq!(found, ["invalid-value «' '» ` ` is not a valid value of `name`"]);
    assert_eq!(raw.groups[0].name, "g");
}

#[test]
fn a_criterion_names_its_group_as_soon_as_there_are_groups() {
    assert_eq!(criterion_with(""), [""; 0]);
    let found = criterion_with("[[group]]\nid = 'g'\nname = 'G'");
    assert_eq!(found, ["missing-key «[[criterion]]» this criterion has no `group`"]);
    let found = criterion_with("group = 1\n[[group]]\nid = 'g'\nname = 'G'");
    assert_eq!(found, ["wrong-type «1» `group` is a whole number, not a string"]);
}

#[test]
fn a_weight_is_zero_or_more() {
    assert_eq!(criterion_with("weight = 0"), [""; 0]);
    for (weight, said) in [("-1", "-1"), ("nan", "nan"), ("inf", "inf"), ("-0.5", "-0.5")] {
        let found = criterion_with(&format!("weight = {weight}"));
        assert_eq!(found, [format!("invalid-weight «{weight}» `{said}` is not a valid weight")]);
    }
    assert_eq!(
        criterion_with("weight = '2'"),
        ["wrong-type «'2'» `weight` is a string, not a number"]
    );
    let (raw, found) = parse(
        "title = 'T'\n[[scenario]]\nid = 's'\nname = 'S'\nweights = { a = -1, b = 'x', c = 2.5 }",
    );
    assert_eq!(
        found,
        [
            "invalid-weight «-1» `-1` is not a valid weight",
            "wrong-type «'x'» `b` is a string, not a number",
        ]
    );
    let weights: Vec<f64> = raw.scenarios[0].weights.iter().map(|(_, weight)| *weight).collect();
    assert_eq!(weights, [1.0, 1.0, 2.5]);
}

#[test]
fn a_length_of_time_and_a_margin_have_a_form() {
    assert_eq!(
        criterion_with("stale_after = 'soon'"),
        ["invalid-value «'soon'» `soon` is not a valid value of `stale_after`"]
    );
    for margin in ["-0.1", "1.5", "nan"] {
        let (raw, found) = parse(&format!("title = 'T'\n[policy]\ntie_margin = {margin}"));
        let message =
            format!("invalid-value «{margin}» `{margin}` is not a valid value of `tie_margin`");
        assert_eq!(found, [message]);
        assert_eq!(raw.policy.tie_margin, 0.05);
    }
}

#[test]
fn an_address_is_absolute() {
    let urls = [
        ("https://example.org/a?b#c", true),
        ("http://example.org", true),
        ("example.org", false),
        ("https://", false),
        ("https:///path", false),
        ("javascript:alert(1)", false),
        ("https://a b", false),
        ("https://a\"b", false),
    ];
    for (url, is_right) in urls {
        assert_eq!(is_web_address(url), is_right, "{url}");
    }
    let (raw, found) = parse("title = 'T'\n[[source]]\nid = 's'\ntitle = 'S'\nurl = 'example.org'");
    assert_eq!(found, ["invalid-url «'example.org'» `url` is not a valid address: `example.org`"]);
    assert_eq!(raw.sources.len(), 1);
}

#[test]
fn a_file_of_one_subject_has_the_keys_of_a_subject() {
    let (raw, found) = parse_subject("id = 'go'\nname = 'Go'\n[facts]\nrps = 10_000\nx = {}\n");
    assert_eq!(found, [""; 0]);
    let raw = raw.expect("it has an id");
    assert_eq!(raw.facts[0].written.as_deref(), Some("10000"));
    assert!(!raw.own);
    let (raw, found) = parse_subject("name = 'Go'\nfact = 1");
    assert!(raw.is_none());
    assert_eq!(
        found,
        [
            "missing-key «» this subject has no `id`",
            "unknown-key «fact» `fact` is not a key of this subject",
        ]
    );
}
