use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::Tag;

use super::*;
use crate::compile::parse::dialect::options;
use crate::compile::parse::outline;
use crate::source::tests::some_file;

fn document(body: &str) -> Document<'_> {
    Document::new(body, (some_file(), 0), Dialect::default(), &mut Vec::new())
}

/// Returns what a reader sees of a page, with `%` for each formula, as far as `$` and braces affect it.
fn seen<'e>(events: impl Iterator<Item = Event<'e>>) -> Vec<String> {
    let mut seen = vec![String::new()];
    for event in events {
        let last = seen.last_mut().expect("there is always one");
        match event {
            Event::Text(text) => last.push_str(&text),
            Event::InlineMath(_) | Event::DisplayMath(_) => last.push('%'),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                seen.extend([format!("link {dest_url}"), String::new()]);
            }
            other => seen.extend([format!("{other:?}"), String::new()]),
        }
    }
    seen.retain(|piece| !piece.is_empty());
    seen
}

fn events<'d>(document: &'d Document<'_>) -> Vec<(Event<'d>, Range<usize>)> {
    let event = |part| match part {
        Part::Markdown(event, range) => Some((event, range)),
        Part::Directive(..) => None,
    };
    document.parts().into_iter().filter_map(event).collect()
}

/// Returns the formulas of a body.
fn formulas(body: &str) -> Vec<String> {
    let document = document(body);
    let formula = |(event, _)| match event {
        Event::InlineMath(tex) | Event::DisplayMath(tex) => Some(tex.into_string()),
        _ => None,
    };
    events(&document).into_iter().filter_map(formula).collect()
}

#[test]
fn no_formula_begins_or_ends_within_anything_else() {
    for body in [
        "Alpha costs [$5](fact:a/price), Beta costs [$10](fact:b/price).",
        "Alpha costs [$5](fact:a/price), or (20$).",
        "![$5](a.png) and ![x$](b.png)",
        "`$x` and `y$`",
        "$x `a$` b$",
        "$x <b title=\"$\">y</b>$",
        "<https://e.org/$x> and y$",
        "| a | b |\n| - | - |\n| $x | y$ |\n",
        "| $5 | $x$ |\n| - | - |\n",
        "# $x\n\ny$",
        "- $x\n- y$",
        "$x[^1] y$\n\n[^1]: z",
        "$5 [a](b.md \"$\") 6$",
        "[a$b] and [c$d][]\n\n[a$b]: e\n[c$d]: f\n",
    ] {
        let found = formulas(body);
        assert!(found.is_empty() || found == ["x"] && body.contains("$x$"), "{body}: {found:?}");
    }
}

#[test]
fn formulas_are_read_as_they_are_written() {
    for (body, tex) in [
        ("At $5, $x_1$ of $y_2$ at $10.", vec!["x_1", "y_2"]),
        ("$$\n\\sum_{i=1}^n x_i\n$$\n\nfor $5", vec!["\n\\sum_{i=1}^n x_i\n"]),
        ("[$5](fact:a/b) $a*b*c$ [$6](fact:a/b)", vec!["a*b*c"]),
        ("[$x$](a.md) for $5", vec!["x"]),
        ("> $a\n> b$ for $5", vec!["a\nb"]),
        ("## Of $x$ {#a$b}\n\n$5 {c$", vec!["x"]),
    ] {
        assert_eq!(formulas(body), tex, "{body}");
    }
}

#[test]
fn places_and_sources_refer_to_the_file() {
    let body = "\u{0} $x$ [**$5** at $1,000](fact:a/b) and\r[$10](fact:a/b) {c}\n";
    let outline = outline::read(body, (some_file(), 0), Dialect::default(), &mut Vec::new());
    let place = |claim: usize, of: &str| {
        let text = &outline.claims[claim].text;
        let at = text.as_str().find(of).expect("it says so");
        &body[text.verbatim(&(at..at + of.len())).expect("as it is written").range()]
    };
    assert_eq!(outline.claims[0].text.as_str(), "$5 at $1,000");
    assert_eq!(place(0, "$5"), "$5");
    assert_eq!(place(0, "1,000"), "1,000");
    assert_eq!(place(1, "$10"), "$10");
    assert_eq!(&body[outline.claims[1].target.range()], "fact:a/b");
    assert_eq!(&body[outline.claims[1].span.range()], "[$10](fact:a/b)");
}

#[test]
fn what_is_in_braces_after_a_heading_is_an_attribute_or_text() {
    let heading = |body: &str| {
        let document = document(body);
        let mut events = events(&document).into_iter().map(|(event, _)| event);
        let tag = events.by_ref().find_map(|event| match event {
            Event::Start(Tag::Heading { id, classes, .. }) => Some((id, classes)),
            _ => None,
        });
        let ((id, classes), text) = (tag.expect("a heading"), seen(events).swap_remove(0));
        (id.map(CowStr::into_string), classes.len(), text)
    };
    for (body, id, classes, text) in [
        ("## A {#b}", Some("b"), 0, "A"),
        ("## A {#Über-B_c .d .e}", Some("Über-B_c"), 2, "A"),
        ("A {#b}\n---", Some("b"), 0, "A"),
        ("> ## A {.b} ", None, 1, "A"),
        ("## GET /users/{id}", None, 0, "GET /users/{id}"),
        ("Using ${VAR}\n===", None, 0, "Using ${VAR}"),
        ("## A {}", None, 0, "A {}"),
        ("## A {#}", None, 0, "A {#}"),
        ("## A {# a}", None, 0, "A {# a}"),
        ("## A {#a key=v}", None, 0, "A {#a key=v}"),
        ("## A \\{#a}", None, 0, "A {#a}"),
        ("## A {#a\\}", None, 0, "A {#a}"),
        ("## A $x$ {b $5}", None, 0, "A % {b $5}"),
        ("## A $x$ {#a$b}", Some("a$b"), 0, "A %"),
    ] {
        assert_eq!(heading(body), (id.map(str::to_owned), classes, text.to_owned()), "{body}");
    }
}

#[test]
fn a_carriage_return_ends_a_line() {
    let found = &mut Vec::new();
    let outline = outline::read(
        "# A\r\r::toc\r## B\r```\r::toc\r```\r",
        (some_file(), 0),
        Dialect::default(),
        found,
    );
    assert_eq!((outline.headings.len(), outline.directives.len(), found.len()), (2, 1, 0));
}

#[test]
fn a_second_id_is_reported() {
    let mut found = Vec::new();
    let _ =
        Document::new("$x$ $5\n\n# A {#b .c #d}", (some_file(), 9), Dialect::default(), &mut found);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.range(), 28..30);
}

#[test]
fn nulls_are_replaced() {
    let body =
        "a\u{0} `b\u{0}` [c](d\u{0}.md)\n\n```x\n\u{0}\n```\n\n::toc{a=\"\u{0}\"}\n\n<b\u{0}>\n";
    let document = document(body);
    assert!(!format!("{:?}", document.parts()).contains("\\0"), "{:?}", document.parts());
}

/// Generates prices as people write them, without any formula.
fn prices() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let pieces = &[
        "$5", "$10", "US$5", "$1,000", "$0.10/GB", "$5/month", "**$5**", "5 $", "[$5](fact:a/b)",
        "[**$10**](fact:a/b)", "[$HOME](fact:a/b)", "($20)", "$5–$10", "$5-$10", "\\$5", "`$x$`",
        "$HOME/$USER", "${HOME}", "$", "{", "}", "a", "\"b\"", "\n| a | b |\n| - | - |\n| $5 | $6 |\n",
    ];
    let gaps = &[" to ", " ", " ", " or ", ", ", "\n", "\n\n", "\n- ", "\n> ", " – "];
    let pieces = (select(&pieces[..]), select(&gaps[..]));
    prop::collection::vec(pieces, 0..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(<[&str; 2]>::from).collect())
}

/// Generates text with dollar signs, some of which delimit formulas.
fn dollars() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let pieces = &[
        "$", "$", "$$", "$5", "$x$", "$\\frac{1}{2}$", "$$\nx^2\n$$", " ", " ", "a", "b ", "10$", "US$",
        "`c`", "`", "*", "**", "_", "\\", "{", "}", "<b>", "\"", "|", "\n", "\n\n", "\n> ", "\n- ",
        "[a](b.md)", "[$5](fact:a/b)", "![c$](d.png)", "<https://a.org/$x>", "# ", "(", ")",
        "[r]", "\n\n[r]: /$y \"$\"\n\n", "\n::toc\n", "\u{0}", " {#i}\n", " {j}\n",
    ];
    prop::collection::vec(select(&pieces[..]), 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn prices_are_no_formulas_and_every_claim_is_found(body in prices()) {
        prop_assert_eq!(formulas(&body), Vec::<String>::new());
        let outline = outline::read(&body, (some_file(), 0), Dialect::default(), &mut Vec::new());
        prop_assert_eq!(outline.claims.len(), body.matches("](fact:").count());
    }

    #[test]
    fn escaping_changes_nothing_but_formulas(body in dollars()) {
        let masked = document(&body);
        let events = events(&masked);
        let mut plain = String::new();
        let mut copied = 0;
        for (event, range) in &events {
            if let Event::InlineMath(_) | Event::DisplayMath(_) = event {
                let place = masked.span(range).range();
                plain.push_str(&body[copied..place.start]);
                plain.push('%');
                copied = place.end;
            }
        }
        plain.push_str(&body[copied..]);
        let options = options(true).difference(Options::ENABLE_MATH);
        let dialect = Dialect { options, ..Dialect::default() };
        let plain = Document::new(&plain, (some_file(), 0), dialect, &mut Vec::new());
        let plain = plain.parts().into_iter().filter_map(|part| match part {
            Part::Markdown(event, _) => Some(event),
            Part::Directive(..) => None,
        });
        prop_assert_eq!(seen(events.into_iter().map(|(event, _)| event)), seen(plain));
    }
}
