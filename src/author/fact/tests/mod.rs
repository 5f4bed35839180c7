mod any;

use super::*;
use crate::source::tests::some_file;

const CRITERIA: [&str; 4] = ["a", "b", "c", "d"];

/// Returns a text with changes of `s/b`: `value` and other keys, or `-key`.
fn set_in(written_in: WrittenIn, text: &str, changes: &[&str]) -> Option<String> {
    let criteria = CRITERIA.map(str::to_owned);
    let cell = Cell {
        subject: "s",
        variant: None,
        criterion: "b",
        case: None,
        written_in,
        criteria: &criteria,
    };
    let key = |name: &str| FACT.key(name).expect("a key of a fact").name;
    let change = |text: &&str| match text.split_once(" = ") {
        Some((name, to)) => Change { key: key(name), to: Some(to.to_owned()) },
        None => Change { key: key(text.trim_start_matches('-')), to: None },
    };
    let changes: Vec<Change> = changes.iter().map(change).collect();
    with_fact(text, some_file(), cell, &changes)
}

fn set(text: &str, changes: &[&str]) -> String {
    set_in(WrittenIn::Matrix, text, changes).expect("it can be written")
}

/// Asserts what becomes of the lines of a subject's facts when `b = 2`, checked on a day, is written.
#[track_caller]
fn with_day(before: &str, after: &str) {
    let head = "x=1\n[[subject]]\nid='s'\n";
    let changes = ["value = 2", "checked = 2026-01-02"];
    assert_eq!(set(&format!("{head}{before}"), &changes), format!("{head}{after}"));
}

#[test]
fn a_fact_keeps_its_form() {
    with_day(
        "[subject.facts]\na=1\nb=1 # so\nc=3\n",
        "[subject.facts]\na=1\nb={ value = 2, checked = 2026-01-02 } # so\nc=3\n",
    );
    with_day(
        "[subject.facts]\nb = {note='n',value=1}# so\n",
        "[subject.facts]\nb = {note='n',value=2, checked = 2026-01-02}# so\n",
    );
    with_day(
        "  facts.b.value = 1 # so\n  facts.b.note='n'\n",
        "  facts.b.value = 2 # so\n  facts.b.checked = 2026-01-02\n  facts.b.note='n'\n",
    );
    with_day(
        "[subject.facts.b]\n# what\nvalue = 1 # so\n\n# why\nnote='n'\n[[subject]]\nid='t'\n",
        "[subject.facts.b]\n# what\nvalue = 2 # so\nchecked = 2026-01-02\n\n# why\nnote='n'\n\
         [[subject]]\nid='t'\n",
    );
    with_day("facts={b=1}", "facts={b={ value = 2, checked = 2026-01-02 }}");
    with_day("facts={b.value=1}", "facts={b.value=2, b.checked = 2026-01-02}");
    with_day("facts.b = {}\n", "facts.b = { value = 2, checked = 2026-01-02 }\n");
}

#[test]
fn a_value_that_is_a_table_is_not_the_fact_itself() {
    let head = "[[subject]]\nid = 's'\n[subject.facts]\n";
    for value in ["{ since = '1' }", "[{ since = '1' }]", "['2', { since = '1' }]"] {
        let new = set(&format!("{head}b = 'no'\n"), &[&format!("value = {value}")]);
        assert_eq!(new, format!("{head}b = {{ value = {value} }}\n"));
    }
    let new = set(&format!("{head}b = ['x']\n"), &["value = ['y']"]);
    assert_eq!(new, format!("{head}b = ['y']\n"));
}

#[test]
fn a_new_fact_is_where_its_criterion_comes() {
    let fact = "b = { value = 2, checked = 2026-01-02 }";
    with_day(
        "[subject.facts]\na=1 # one\n# three\nc=3\n",
        &format!("[subject.facts]\na=1 # one\n{fact}\n# three\nc=3\n"),
    );
    with_day(
        "[subject.facts]\n# three\nc=3\nd=4",
        &format!("[subject.facts]\n{fact}\n# three\nc=3\nd=4"),
    );
    with_day("[subject.facts]\na=1", &format!("[subject.facts]\na=1\n{fact}"));
    with_day("facts.a=1\nfacts.c=3\n", &format!("facts.a=1\nfacts.{fact}\nfacts.c=3\n"));
    with_day("facts = {}\n", &format!("facts = {{ {fact} }}\n"));
    with_day("facts = { a=1, c=3 }\n", &format!("facts = {{ a=1, {fact}, c=3 }}\n"));
    with_day("facts = { c=3 }\n", &format!("facts = {{ {fact}, c=3 }}\n"));
    with_day(
        "facts = { # all\n    a=1, # one\n    c=3,\n}\n",
        &format!("facts = {{ # all\n    a=1,\n    {fact}, # one\n    c=3,\n}}\n"),
    );
    with_day(
        "[subject.facts] # all\n[subject.facts.c]\nvalue=3\n",
        &format!("[subject.facts] # all\n{fact}\n[subject.facts.c]\nvalue=3\n"),
    );
    with_day(
        "[subject.facts.a]\nvalue=1\n\n[[subject]]\nid='t'\n",
        "[subject.facts.a]\nvalue=1\n\n[subject.facts.b]\nvalue = 2\nchecked = 2026-01-02\n\n\
         [[subject]]\nid='t'\n",
    );
}

#[test]
fn a_subject_without_facts_gets_a_table() {
    let fact = "b = { value = 2, checked = 2026-01-02 }";
    with_day("name='S'", &format!("name='S'\n\n[subject.facts]\n{fact}"));
    with_day(
        "name='S'\n# more\n\n# t\n[[subject]]\nid='t'\n",
        &format!("name='S'\n# more\n\n[subject.facts]\n{fact}\n\n# t\n[[subject]]\nid='t'\n"),
    );
    with_day(
        "name='S'\n# t\n[[subject]]\nid='t'\n",
        &format!("name='S'\n\n[subject.facts]\n{fact}\n# t\n[[subject]]\nid='t'\n"),
    );
    assert_eq!(
        set("subject = [{ id='t' }, { id='s', name='S' }]", &["value = 2"]),
        "subject = [{ id='t' }, { id='s', name='S', facts = { b = 2 } }]"
    );
    assert_eq!(
        set_in(WrittenIn::OwnFile, "id='s'\nname='S'\n", &["value = 2"]).as_deref(),
        Some("id='s'\nname='S'\n\n[facts]\nb = 2\n")
    );
}

#[test]
fn a_key_is_removed_with_its_line_or_its_comma() {
    let removed = |fact: &str| {
        let head = "[[subject]]\nid='s'\n[subject.facts";
        let new = set(&format!("{head}{fact}"), &["-note", "-source"]);
        new.strip_prefix(head).expect("the same head").to_owned()
    };
    assert_eq!(removed("]\nb = { value=1, source='x', note='n' }"), "]\nb = { value=1 }");
    assert_eq!(removed("]\nb = { source='x', note='n', value=1 }"), "]\nb = { value=1 }");
    assert_eq!(removed("]\nb = { source='x', value=1, note='n' }"), "]\nb = { value=1 }");
    assert_eq!(removed(".b]\nvalue=1\n  note='n' # so\nsource='x'"), ".b]\nvalue=1\n");
    assert_eq!(removed("]\nb = 1"), "]\nb = 1");
    assert_eq!(
        removed("]\nb = {\n  value=1, # so\n  note='n', # that\n}"),
        "]\nb = {\n  value=1, # so\n   # that\n}"
    );
}

#[test]
fn keys_are_added_and_removed_at_once() {
    let both = |fact: &str, changes: &[&str]| {
        let head = "[[subject]]\nid='s'\nfacts.b = ";
        let new = set(&format!("{head}{fact}"), changes);
        new.strip_prefix(head).expect("the same head").to_owned()
    };
    let day = "checked = 2026-01-02";
    assert_eq!(
        both("{ source='x', value=1 }", &["-source", day]),
        "{ value=1, checked = 2026-01-02 }"
    );
    assert_eq!(both("{ value=1, note='n' }", &["-note", day]), "{ value=1, checked = 2026-01-02 }");
    assert_eq!(
        both("{ value=1, source='x' }", &["-source", day]),
        "{ value=1, checked = 2026-01-02 }"
    );
    assert_eq!(
        both("{ value=1 }", &[day, "note = 'n'", "source = 'x'"]),
        "{ value=1, source = 'x', checked = 2026-01-02, note = 'n' }"
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_are_kept() {
    let text = "\u{feff}[[subject]]\r\nid = \"s\" # é\r\n[subject.facts]\r\na = 1\r\nc = 3";
    assert_eq!(set(text, &["value = \"ü\""]), text.replace("a = 1\r\n", "a = 1\r\nb = \"ü\"\r\n"));
    let text = "\u{feff}id = \"s\"\r\nname = \"S\"";
    assert_eq!(
        set_in(WrittenIn::OwnFile, text, &["value = 1"]).expect("written"),
        format!("{text}\r\n\r\n[facts]\r\nb = 1")
    );
}

#[test]
fn a_canonical_file_stays_canonical() {
    let text = "[[subject]]\nid = \"s\"\nname = \"S\"\n\n[subject.facts]\n# three\nc = 3\n";
    let new = "[[subject]]\nid = \"s\"\nname = \"S\"\n\n[subject.facts]\nb = 2\n# three\nc = 3\n";
    assert_eq!(set(text, &["value = 2"]), new);
    let text = "id = \"s\"\nname = \"S\"\n\n[facts.c]\nvalue = 3\n";
    let new = "id = \"s\"\nname = \"S\"\n\n[facts.b]\nvalue = 2\n\n[facts.c]\nvalue = 3\n";
    assert_eq!(set_in(WrittenIn::OwnFile, text, &["value = 2"]).as_deref(), Some(new));
}

#[test]
fn what_cannot_be_written_is_none() {
    let cannot = |text: &str, changes: &[&str]| {
        assert_eq!(set_in(WrittenIn::Matrix, text, changes), None, "{text}");
    };
    cannot("[[subject]]\nid='t'\n", &["value = 1"]);
    cannot("[[subject]]\nid='s'\n", &["note = \"n\""]);
    cannot("[[subject]]\nid='s'\nfacts.a=1\n", &["note = \"n\""]);
    cannot("[[subject]]\nid='s'\nfacts.b=[{ value=1 }, { value=2 }]\n", &["value = 1"]);
    cannot("[[subject]]\nid='s'\nfacts=1\n", &["value = 1"]);
    cannot("no toml", &["value = 1"]);
}

#[test]
fn quoted_keys_are_the_same_keys() {
    with_day("'facts'.'a'=1\n", "'facts'.'a'=1\n'facts'.b = { value = 2, checked = 2026-01-02 }\n");
    with_day("facts.\"b\"=1\n", "facts.\"b\"={ value = 2, checked = 2026-01-02 }\n");
    with_day("facts = { 'a'=1 }\n", "facts = { 'a'=1, b = { value = 2, checked = 2026-01-02 } }\n");
}
