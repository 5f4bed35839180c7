//! Tests of cursor positions in incomplete TOML: a `|` is the cursor.

use super::*;

/// Formats the position of the `|` in a text: `part path = word (given)`.
fn at(text: &str) -> String {
    let cursor = text.find('|').expect("a cursor");
    let text = text.replacen('|', "", 1);
    let Some(Place { path, given, part, range }) = place(&text, cursor) else {
        return "nothing".to_owned();
    };
    let part = match part {
        Part::Header => "header",
        Part::ListHeader => "list",
        Part::Key => "key",
        Part::Value { quoted: true } => "string",
        Part::Value { quoted: false } => "value",
    };
    format!("{part} {} = {} ({})", path.join("."), &text[range], given.join(" "))
}

#[test]
fn every_key_is_found_each_time_it_is_written() {
    let text = "[ s.\"f\" ]\na.x = 1\na . y = 2\n'a'.z = { q = 1 }\n";
    let keys = written_keys(text);
    let keys: Vec<String> =
        keys.into_iter().map(|(path, at)| format!("{}={}", path.join("."), &text[at])).collect();
    let wanted = "s=s s.f=f s.f.a=a s.f.a.x=x s.f.a=a s.f.a.y=y s.f.a=a s.f.a.z=z s.f.a.z.q=q";
    assert_eq!(keys.join(" "), wanted);
}

#[test]
fn a_place_is_known_by_the_keys_around_it() {
    for (text, wanted) in [
        ("|", "key  =  ()"),
        ("ti|", "key  = ti ()"),
        ("ti|tle = 1\nx = 2", "key  = title (x)"),
        ("title = |", "value title =  (title)"),
        ("title = \"a|\"", "string title = a (title)"),
        ("title = \"a|\nx = 1", "string title = a (title x)"),
        ("title = \"a\" |", "nothing"),
        ("# com|ment", "nothing"),
        ("[|", "header  =  ()"),
        ("[[cri|", "list  = cri ()"),
        ("[[cri|]]\nid = 1", "list  = cri ()"),
        ("[[group]]\nid = \"a\"\n|\n[[group]]\nname = \"b\"", "key group =  (id)"),
        (
            "[subject.facts]\ncold-start = { value = 3, | }",
            "key subject.facts.cold-start =  (value)",
        ),
        (
            "[subject.facts]\ncold-start = { value = 3, so|",
            "key subject.facts.cold-start = so (value)",
        ),
        ("[subject.facts]\na = { source = \"x|", "string subject.facts.a.source = x (source)"),
        (
            "[subject.facts]\na = { source = \"x|\nb = 3\n",
            "string subject.facts.a.source = x (source)",
        ),
        ("facts.co|", "key facts = co ()"),
        ("facts.\"co|\" = 3", "key facts = co ()"),
        ("requires = [\"a\", \"|", "string requires =  (requires)"),
        ("requires = [\"a\", |]", "value requires =  (requires)"),
        ("requires = [\n  \"a\",\n  |\n]\n", "value requires =  (requires)"),
        ("requires = [\"a\"\n[[group]]\ni|", "key group = i ()"),
        ("requires = [\"a\"\nx = 1\ny|", "key  = y (requires x)"),
        ("criterion = [{ id = \"a\" }, { i|", "key criterion = i ()"),
        ("a = '''x\n[b]\n''' \nc = |", "value c =  (a c)"),
        ("x = [\n[true],\n[1], |\n]", "value x =  (x)"),
        ("é = \"😀\"\nb = \"|\"", "string b =  (é b)"),
    ] {
        assert_eq!(at(text), wanted, "{text}");
    }
}
