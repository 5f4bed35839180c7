//! For any formula, a browser reads only MathML and text.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use versus::internals::base::math::{Form, to_mathml};

const PIECES: [&str; 58] = [
    r"\operatorname",
    r"\operatorname*",
    r"\mathop",
    r"\text",
    r"\mathrm",
    r"\mathbf",
    r"\mathbb",
    r"\textbf",
    r"\frac",
    r"\sqrt",
    r"\overset",
    r"\underset",
    r"\left",
    r"\right",
    r"\not",
    r"\big",
    r"\Bigl",
    r"\color",
    r"\textcolor",
    r"\def\a",
    r"\a",
    r"\newcommand",
    r"\char",
    r"\pmod",
    r"\limits",
    r"\begin{matrix}",
    r"\end{matrix}",
    r"\\",
    r"\&",
    r"\$",
    r"\#",
    "#1",
    "&",
    "~",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "\"",
    "'",
    "=",
    " ",
    "_",
    "^",
    "<img src=x onerror=a()>",
    "</math>",
    "<script>",
    "</mi>",
    "<!--",
    "&lt;",
    "&#60;",
    "<mi href=x>",
    "onclick=\"a()\"",
    "]]>",
    "é",
    "12.5",
];

/// Elements that are not part of a formula, or have an attribute that no formula needs.
fn wrong(node: &Handle, is_within: bool, found: &mut Vec<String>) {
    let mut is_formula = is_within;
    if let NodeData::Element { name, attrs, .. } = &node.data {
        is_formula |= &*name.local == "math";
        let is_math = &*name.ns == "http://www.w3.org/1998/Math/MathML";
        if is_formula && !is_math {
            found.push(format!("<{}>", name.local));
        }
        for attribute in attrs.borrow().iter() {
            let name = &*attribute.name.local;
            if name.starts_with("on") || matches!(name, "href" | "src") {
                found.push(name.to_owned());
            }
        }
    }
    if is_formula && matches!(node.data, NodeData::Comment { .. }) {
        found.push("a comment".to_owned());
    }
    for child in node.children.borrow().iter() {
        wrong(child, is_formula, found);
    }
}

fn check(tex: &str) -> Result<(), String> {
    let Ok(mathml) = to_mathml(tex, Form::Inline) else { return Ok(()) };
    let html = format!("<!doctype html><body><p>{mathml}</p><p>after</p>");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut found = Vec::new();
    wrong(&dom.document, false, &mut found);
    if found.is_empty() { Ok(()) } else { Err(format!("{found:?} in {mathml}")) }
}

proptest! {
    #![proptest_config(crate::support::property(2_000))]

    #[test]
    fn a_formula_is_mathml_and_text(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..12)) {
        prop_assert_eq!(check(&pieces.concat()), Ok(()), "{}", pieces.concat());
    }

    #[test]
    fn the_argument_of_a_command_is_text(
        command in prop::sample::select(&PIECES[..12]),
        pieces in prop::collection::vec(prop::sample::select(&PIECES[27..]), 1..6),
    ) {
        let tex = format!("{command}{{{}}}", pieces.concat());
        prop_assert_eq!(check(&tex), Ok(()), "{}", tex);
    }
}
