use super::*;
use crate::source::tests::some_file;

fn check(body: &str) -> (Outline, Vec<(&'static str, u32)>) {
    let mut found = Vec::new();
    let outline = read(body, (some_file(), 0), Dialect::default(), &mut found);
    let found = found.into_iter().map(|d| (d.code.as_str(), d.span.start)).collect();
    (outline, found)
}

#[test]
fn headings_have_ids_that_no_other_has() {
    let (outline, found) =
        check("## A b!\n\n## A b\n\n## A b-1\n\n## C {#a-b}\n\n## Ünï\n\n## !\n");
    let ids: Vec<&str> = outline.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["a-b-1", "a-b-2", "a-b-1-1", "a-b", "ünï", "section"]);
    assert!(found.is_empty());
}

#[test]
fn ids_are_derived_from_the_source_text() {
    let body = "## A -- B\n\n## It's \"x\"...\n\n## \\*a\\* &mdash; `--`\n\n## ![alt](i.png) B\n\nC\nd\n---\n";
    let ids: Vec<String> = check(body).0.headings.into_iter().map(|h| h.id).collect();
    assert_eq!(ids, ["a----b", "its-x", "a----", "-b", "cd"]);
}

#[test]
fn ids_in_raw_html_come_before_those_that_are_made() {
    let body =
        "## Raw\n\n<div id=raw>\n\n## Old\n\n</div>\n\na <a name='old'></a> <!-- <p id=c> -->\n";
    let (outline, found) = check(body);
    let ids: Vec<&str> = outline.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!((ids, outline.anchors), (vec!["raw-1", "old-1"], vec!["raw".into(), "old".into()]));
    assert!(found.is_empty());
}

#[test]
fn an_id_that_is_written_twice_is_reported_where_it_is_written() {
    assert_eq!(check("## A {#x}\n\n## B {#x}\n").1, [("duplicate-id", 17)]);
    assert_eq!(check("## A {#x}\n\n> <p\n> class=\"x\" id = 'x'>\n").1, [("duplicate-id", 34)]);
    assert_eq!(check("<i id=x></i> ::: <i id=X></i>\n\n<template><i id=x></i></template>\n").1, []);
    assert_eq!(check("a <a id=\"v-main\"></a>\n").1, [("invalid-id", 9)]);
}

#[test]
fn a_policy_decides_before_the_page_is_read() {
    let read = |html, body: &str| {
        let mut found = Vec::new();
        let dialect = Dialect { html, ..Dialect::default() };
        (read(body, (some_file(), 0), dialect, &mut found), found.len())
    };
    let (escaped, _) =
        read(RawHtml::Escape, "# <T>\n\n## List<A> [x <b>](fact:a/b) <i id=y></i>\n");
    assert_eq!(escaped.leading_title.map(|title| title.value).as_deref(), Some("<T>"));
    assert_eq!(escaped.headings[1].text, "List<A> x <b> <i id=y></i>");
    assert_eq!(escaped.headings[1].id, "lista-x-b-i-idyi");
    assert_eq!(escaped.claims[0].text.as_str(), "x <b>");
    assert!(escaped.anchors.is_empty());
    let body = "<i id=a></i> <button id=b></button> <script id=c>30</script>\n";
    assert_eq!(read(RawHtml::Sanitize, body).0.anchors, ["a"]);
    assert_eq!(read(RawHtml::Allow, body).0.anchors, ["a", "b", "c"]);
    for (html, wrong) in [(RawHtml::Allow, 0), (RawHtml::Sanitize, 2), (RawHtml::Escape, 2)] {
        assert_eq!(read(html, "[a](javascript:x) <vbscript:y>\n").1, wrong);
    }
}

#[test]
fn a_leading_title_is_kept_apart() {
    let title = |body: &str| check(body).0.leading_title.map(|title| title.value);
    for body in [
        "# Title\n\ntext",
        "<!-- a comment -->\n\n# Title\n",
        "<!-- one\n\nof lines --> <!-- two -->\n# Title\n",
        "[g]: g.md\n\n[^1]: # Note\n    text\n\n# Title\n\n[^1][g]\n",
        "#\n\n# Title\n",
        "<!-- more -->\n\nTitle\n===\n",
    ] {
        assert_eq!(title(body).as_deref(), Some("Title"), "{body}");
    }
    for body in [
        "text\n\n# Title\n",
        "::toc\n\n# Title\n",
        "> # Title\n",
        "- # Title\n",
        "<!-- a --> text\n\n# Title\n",
        "<div></div>\n\n# Title\n",
        "## Two\n\n# Title\n",
        "---\n\n# Title\n",
        "#\n",
    ] {
        assert_eq!(title(body), None, "{body}");
    }
}

#[test]
fn the_summary_is_the_text_before_either_marker() {
    for marker in ["<!-- more -->", "<!--more-->"] {
        let (outline, _) = check(&format!("One *two*\nthree.\n\n{marker}\n\nFour."));
        assert_eq!(outline.summary.as_deref(), Some("One two three."));
        assert_eq!(outline.words, 4);
    }
}

#[test]
fn the_summary_uses_definitions_after_it() {
    for (body, summary) in [
        ("See [the guide][g].[^1]\n\nM\n\n[g]: g.md\n[^1]: Note.\n", "See the guide."),
        ("See [g].\n\n[^1]: Note[^1].\n\nM\n\n[g]: g.md\n", "See g."),
        ("![A picture](a.png)\n\nIt is $x$ `y` <b>z</b>.\n\nM\n", "It is x y z."),
        ("# T\n\n- a\n- b\n\n| c | d |\n| - | - |\n| e | f |\n\nM\n", "a b c d e f"),
        (":::tip\n\na\n\n:::\n\n```\nb\n```\n\nc M d\n", "a c"),
        ("It's \"$5\", or $10.\n\nM\n", "It’s “$5”, or $10."),
    ] {
        let body = body.replace('M', "<!-- more -->");
        assert_eq!(check(&body).0.summary.as_deref(), Some(summary), "{body}");
    }
}

#[test]
fn repeated_definitions_are_reported() {
    assert_eq!(check("[^a]\n\n[^a]: b\n\n[^A]: c\n").1, [("repeated-definition", 15)]);
    assert_eq!(check("[a]\n\n[a]: b\n> [A]: c\n").1, [("repeated-definition", 14)]);
    for body in [
        "[a]\n\n[a]: b.md\n[a]: b.md\n",
        "[a]\n\n[a]: b\n\n```\n[a]: c\n```\n",
        "[a]\n\n[a]: b\ntext\n[a]: c\n",
        "`x`\n[a]: b\n[a]: c\n",
        "- [a]: x y\n- [a]: z y\n",
    ] {
        assert_eq!(check(body).1, [], "{body}");
    }
}

#[test]
fn directives_nest_by_stack_and_code_holds_none() {
    let body =
        ":::criterion{id=\"a\"}\ntext\n:::subject{id=\"x\"}\n:::\n:::\n\n```\n::matrix\n:::\n```\n";
    let (outline, found) = check(body);
    assert!(found.is_empty(), "{found:?}");
    let names: Vec<(&str, Option<&str>)> = outline
        .directives
        .iter()
        .map(|(d, parent)| (d.name.value.as_str(), parent.as_deref()))
        .collect();
    assert_eq!(names, [("criterion", None), ("subject", Some("criterion"))]);
}

#[test]
fn directives_that_do_not_nest_are_reported_where_they_stand() {
    assert_eq!(check("a\n\n:::faq\n").1, [("unclosed-directive", 3)]);
    assert_eq!(check("a\n:::\n").1, [("unopened-directive", 2)]);
    assert_eq!(check("- a\n\n  :::faq\n\n:::\n").1, [("crossed-directive", 15)]);
    assert_eq!(check("<div>\n::toc\n</div>\n").1, [("malformed-directive", 6)]);
}

#[test]
fn a_fence_has_a_language_and_attributes() {
    let (outline, found) = check("```js title=\"a b\" hl=\"2,4-6\" linenos\nx\ny\n```\n");
    assert!(found.is_empty());
    let fence = &outline.fences[0];
    assert_eq!(fence.language.as_ref().map(|l| (l.value.as_str(), l.span.start)), Some(("js", 3)));
    assert_eq!(fence.value("title").map(|v| v.value.as_str()), Some("a b"));
    assert_eq!(fence.lines, 2);
    assert_eq!(check("```js title=\"a\nx\n```\n").1[0].0, "malformed-directive");
}

#[test]
fn an_unclosed_fence_is_reported_and_a_closed_one_is_not() {
    assert_eq!(check("a\n\n```js\nx\n").1, [("unclosed-fence", 3)]);
    assert_eq!(check("```js\nx\n``\n").1, [("unclosed-fence", 0)]);
    assert_eq!(check("~~~~\n```\n~~~~\n").1, []);
    assert_eq!(check("> ```\n> x\n> ```\n\nafter").1, []);
    assert_eq!(check("- ```\n  x\n  ```\n").1, []);
    assert_eq!(check("```\n").1, [("unclosed-fence", 0)]);
}

#[test]
fn undefined_references_and_footnotes_are_reported() {
    assert_eq!(check("a[^1] b\n").1, [("undefined-footnote", 1)]);
    assert_eq!(check("a[^1] b\n\n[^1]: c\n").1, []);
    assert_eq!(check("[text][nowhere]\n").1, [("undefined-reference", 0)]);
    assert_eq!(check("[x] and [ ] and a[0]\n").1, []);
}

#[test]
fn links_are_kept_with_the_place_of_their_target() {
    let (outline, _) = check("::toc\n\n[a](b.md#c) [x](https://e.org) ![i](p.png) <m@e.org>\n");
    let links: Vec<(&str, u32, bool)> = outline
        .links
        .iter()
        .map(|link| (link.target.value.as_str(), link.target.span.start, link.image))
        .collect();
    assert_eq!(links, [("b.md#c", 11, false), ("p.png", 43, true)]);
}

#[test]
fn a_claim_keeps_its_text_and_where_it_stands() {
    let body = "::toc\n\n## In [30 ms](fact:a/b)\n\n> [takes **over\n> 30--40** `ms`](fact:a/b)\n";
    let (outline, _) = check(body);
    let texts: Vec<&str> = outline.claims.iter().map(|claim| claim.text.as_str()).collect();
    assert_eq!(texts, ["30 ms", "takes over 30–40 ms"]);
    let place = |claim: usize, range| {
        let span = outline.claims[claim].text.place(&range).expect("a place");
        &body[span.range()]
    };
    assert_eq!(place(0, 0..2), "30");
    assert_eq!(place(1, 6..10), "over");
    assert_eq!(place(1, 11..13), "30");
    assert_eq!(place(1, 11..18), "30--40");
}

#[test]
fn claims_and_formulas_are_read() {
    let (outline, found) = check("[](fact:a/b) [x](fact:nothing) $\\nothing$ $x$\n");
    assert_eq!(outline.claims.len(), 1);
    assert_eq!(found, [("invalid-claim", 17), ("invalid-math", 31)]);
}

#[test]
fn ascii_text_is_counted_like_other_text() {
    for text in
        ["", " ", "a", "a - b", "a\tb\u{b}c\u{c}d\r\ne", "a\u{1f}b", "1.5 % of x_y", "- * -"]
    {
        // The dash does not count as a word, but makes the text non-ASCII.
        assert_eq!(word_count(text), word_count(&format!("{text} \u{2013}")), "{text:?}");
    }
    assert_eq!(word_count("a - b2 ... c's"), 3);
}
