//! Tests of the canonical form.

pub(in crate::author) mod any;

use super::*;
use crate::matrix::keys::MATRIX;
use crate::source::tests::some_file;

/// Returns the canonical form of a matrix, with facts in the order of its own criteria.
fn formatted(text: &str) -> String {
    let formatted = once(text).expect("valid TOML");
    assert_eq!(once(&formatted).as_deref(), Ok(&*formatted), "it is canonical");
    formatted
}

fn once(text: &str) -> Result<String, String> {
    let criteria = fact_order(text, some_file(), &mut |_| None);
    canonical(text, Order { keys: &MATRIX, criteria: &criteria })
}

#[test]
fn tables_and_keys_are_in_the_order_of_the_key_lists() {
    let text = "licence = 'CC'\ntitle = 'M'\n[[subject]]\nname='A'\nid='a'\n[policy]\n\
        claims=\"warn\"\nsources=\"warn\"\n[subject.facts]\nx=1\n[[criterion]]\nname='X'\nid='x'\n";
    let wanted = "title = \"M\"\nlicence = \"CC\"\n\n[policy]\nsources = \"warn\"\n\
        claims = \"warn\"\n\n[[criterion]]\nid = \"x\"\nname = \"X\"\n\n[[subject]]\nid = \"a\"\n\
        name = \"A\"\n\n[subject.facts]\nx = 1\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn declarations_keep_their_order() {
    let text = "[[group]]\nid = \"b\"\n[[criterion]]\nid = \"z\"\n[[group]]\nid = \"a\"\n\
        [[criterion]]\nid = \"y\"\n";
    let wanted = "[[group]]\nid = \"b\"\n\n[[group]]\nid = \"a\"\n\n[[criterion]]\nid = \"z\"\n\n\
        [[criterion]]\nid = \"y\"\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn facts_are_in_table_order_and_those_without_a_criterion_last() {
    let text = "[[group]]\nid = \"p\"\n[[group]]\nid = \"q\"\n\
        [[criterion]]\nid = \"c\"\ngroup = \"q\"\n[[criterion]]\nid = \"a\"\ngroup = \"p\"\n\
        [[criterion]]\nid = \"b\"\ngroup = \"q\"\n\
        [[subject]]\n[subject.facts]\ntypo = 0\nb = 1\n# on c\nc = 2 # beside c\na = 3\nelse = 4\n";
    let formatted = formatted(text);
    let (_, facts) = formatted.split_once("[subject.facts]\n").expect("facts");
    assert_eq!(facts, "a = 3\n# on c\nc = 2 # beside c\nb = 1\ntypo = 0\nelse = 4\n");
}

#[test]
fn a_fact_has_its_keys_in_order_in_every_form() {
    let wanted = "{ value = 1, source = \"s\", note = \"n\" }";
    let fact = "{note=\"n\",value=1 ,  source='s'}";
    let one = |text: &str| formatted(&text.replace("FACT", fact)).replace(wanted, "FACT");
    assert_eq!(one("[[subject]]\nfacts.x = FACT\n"), "[[subject]]\nfacts.x = FACT\n");
    let inline = "subject = [{facts={x=FACT},id=1}]\n";
    assert_eq!(one(inline), "subject = [{ id = 1, facts = { x = FACT } }]\n");
    let table = "[subject.facts.x]\nnote = 1\nvalue = 2\n";
    let wanted = "[subject.facts.x]\nvalue = 2\nnote = 1\n";
    assert_eq!(formatted(&format!("[[subject]]\n{table}")), format!("[[subject]]\n\n{wanted}"));
}

#[test]
fn weights_keep_their_order() {
    let text = "[[scenario]]\nweights = { web = 5, a = 1, ecosystem = 0 }\n";
    assert_eq!(formatted(text), text);
}

#[test]
fn unknown_keys_and_tables_follow_the_known_ones() {
    let text = "[wrong.deep]\nx=1\n[pages]\ndat = 1\ndata = true\n[polciy]\n[policy]\n";
    let wanted = "[policy]\n\n[pages]\ndata = true\ndat = 1\n\n[wrong.deep]\nx = 1\n\n[polciy]\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn dotted_keys_keep_their_meaning() {
    let text =
        "pages . 'data' = true\npolicy.tie_margin=0\n\"a b\".\"c\" = 1\npolicy.sources='warn'\n";
    let wanted =
        "policy.sources = \"warn\"\npolicy.tie_margin = 0\npages.data = true\n\"a b\".c = 1\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn values_keep_their_text_except_for_needless_single_quotes() {
    let values = [
        "1_000",
        "0x1F",
        "+1.50",
        "1e6",
        "2026-02-11 10:00:00",
        "07:32:00",
        "'a \"quote\"'",
        "'C:\\x'",
        "'''x'''",
        "\"\"\"\na\n  b\"\"\"",
        "\"\\u00e9 \\\"\"",
        "inf",
        "[]",
        "{}",
    ];
    for value in values {
        let text = format!("title = {value}\n");
        assert_eq!(formatted(&text), text);
    }
    assert_eq!(formatted("title='it'"), "title = \"it\"\n");
    assert_eq!(formatted("title=''"), "title = \"\"\n");
}

#[test]
fn a_list_is_on_one_line_if_it_fits() {
    let short = "[[criterion]]\nchoices = [\"a\", \"b\"]\n";
    assert_eq!(formatted("[[criterion]]\nchoices=['a'\n,'b',\n]\n"), short);
    let word = "x".repeat(30);
    let long = format!("choices = [\n  \"{word}\",\n  \"{word}\",\n  \"{word}\",\n]\n");
    assert_eq!(formatted(&format!("choices = ['{word}','{word}', '{word}']\n")), long);
    let fact = format!("x = {{ value = [\"{word}\", \"{word}\", \"{word}\"], source = \"s\" }}\n");
    assert_eq!(formatted(&fact), fact, "a fact stays on its line");
}

#[test]
fn comments_stay_with_their_items() {
    let text = "# head\n\n# on licence\nlicence = 'C'# beside licence\n#on title\ntitle = 'T'\n\
        # below\n\n# on a\n[[subject]]  # beside a\n# on id\nid = 'a'\n# below a\n\n\n\
        # on policy\n[policy]\nsources = 'warn'\n\n# end\n\n\n# end 2\n\n";
    let wanted = "# head\n\n#on title\ntitle = \"T\"\n# on licence\nlicence = \"C\" # beside licence\n\
        # below\n\n# on policy\n[policy]\nsources = \"warn\"\n\n# on a\n[[subject]] # beside a\n\
        # on id\nid = \"a\"\n# below a\n\n# end\n\n# end 2\n";
    assert_eq!(formatted(text), wanted);
}

#[test]
fn the_comment_that_begins_a_file_stays_at_its_head() {
    let schema = "#:schema ../matrix.json\nlicence = \"C\"\ntitle = \"T\"\n";
    let wanted = "#:schema ../matrix.json\ntitle = \"T\"\nlicence = \"C\"\n";
    assert_eq!(formatted(schema), wanted);
    let tables = "# head\n[[subject]]\nid = \"a\"\n\n# on policy\n[policy]\n";
    let wanted = "# head\n\n# on policy\n[policy]\n\n[[subject]]\nid = \"a\"\n";
    assert_eq!(formatted(tables), wanted);
    for text in ["", "# only\n", "# one\n\n# two\n", "\u{feff}# marked\ntitle = \"T\"\n"] {
        assert_eq!(formatted(text), text);
    }
    assert_eq!(formatted("\n \n\n"), "");
}

#[test]
fn a_heading_above_tables_stays_apart_from_them() {
    let text = "title = \"T\"\n\n# ---- Subjects ----\n\n# the first\n[[subject]]\nid = \"a\"\n";
    assert_eq!(formatted(text), text);
}

#[test]
fn comments_within_values_stay_with_their_elements() {
    let text =
        "choices = [ # beside\n'a' # a\n # also a\n , # more a\n#on b\n'b', 'c' # c\n #last\n]\n";
    let wanted = "choices = [ # beside\n  \"a\", # a\n  # also a\n  # more a\n  #on b\n  \"b\",\n  \
        \"c\", # c\n  #last\n]\n";
    assert_eq!(formatted(text), wanted);
    let fact = "x = { value = [1, # one\n2], source = 's' } # beside\n";
    let wanted = "x = { value = [\n  1, # one\n  2,\n], source = \"s\" } # beside\n";
    assert_eq!(formatted(fact), wanted);
}

#[test]
fn line_endings_are_kept_if_all_are_alike() {
    assert_eq!(formatted("a=1\r\n\r\n\r\n[b]\r\n# c\r\n"), "a = 1\r\n\r\n[b]\r\n# c\r\n");
    assert_eq!(formatted("a=1\r\n[b]\n# c\r\n"), "a = 1\n\n[b]\n# c\n");
    assert_eq!(formatted("a = 1"), "a = 1\n");
}

#[test]
fn an_added_subject_follows_the_other_subjects() {
    let text = "title = \"T\"\n\n[[subject]]\nid = \"a\"\n\n[[scenario]]\nid = \"s\"\n\n# end\n";
    let more = "[[subject]]\nid = \"b\"\n\n[subject.facts]\nx = 1\n";
    let wanted = "title = \"T\"\n\n[[subject]]\nid = \"a\"\n\n[[subject]]\nid = \"b\"\n\n\
        [subject.facts]\nx = 1\n\n[[scenario]]\nid = \"s\"\n\n# end\n";
    let order = Order { keys: &MATRIX, criteria: &[] };
    assert_eq!(extended(text, more, order).as_deref(), Ok(wanted));
}

#[test]
fn the_first_different_line_is_found() {
    let at = |text, wanted| {
        let difference = difference(text, wanted).expect("it differs");
        (difference.range, difference.line, difference.wanted)
    };
    assert_eq!(difference("a\n", "a\n"), None);
    assert_eq!(at("a\nb\nc\n", "a\nx\nc\n"), (2..3, Some("b"), Some("x")));
    assert_eq!(at("a\n\n", "a\n"), (2..2, Some(""), None));
    assert_eq!(at("a", "a\n"), (0..1, Some("a"), Some("a")));
    assert_eq!(at("a\n", "a\nb\n"), (2..2, None, Some("b")));
}
