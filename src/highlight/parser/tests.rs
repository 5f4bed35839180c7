use proptest::prelude::*;
use syntect::parsing::ParseState;

use super::super::grammar::GRAMMARS;
use super::*;

const PIECES: &[&str] = &[
    "\n",
    "\n",
    " ",
    " ",
    "  ",
    "\t",
    "a",
    "b1",
    "Foo",
    "X_Y",
    "x.y",
    "f(",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "</",
    "/>",
    "=",
    "==",
    "=>",
    "->",
    "::",
    ":",
    ";",
    ",",
    ".",
    "..",
    "+",
    "-",
    "--",
    "*",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "#!",
    "##",
    "%",
    "&",
    "&&",
    "|",
    "||",
    "!",
    "?",
    "@",
    "$",
    "${",
    "$(",
    "`",
    "```",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "\\",
    "\\n",
    "0",
    "1.5",
    "0x1F",
    "é",
    "\u{1f600}",
    "<<EOF",
    "EOF",
    "<<-'A'",
    "A",
    "<?php",
    "?>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "{{",
    "}}",
    "{%",
    "%}",
    "if ",
    "else ",
    "for ",
    "while ",
    "do",
    "end",
    "in ",
    "function ",
    "fn ",
    "def ",
    "class ",
    "struct ",
    "interface ",
    "type ",
    "import ",
    "from ",
    "export ",
    "return ",
    "let ",
    "const ",
    "var ",
    "async ",
    "await ",
    "new ",
    "this",
    "self",
    "true",
    "null",
    "SELECT ",
    "FROM ",
    "where ",
    "int ",
    "void ",
    "public ",
    "static ",
    "r#\"",
    "b'",
    "f\"{",
    "%w(",
    "q{",
    "=~ /",
    "@media ",
    "&amp;",
    "key: ",
    "- ",
    "> ",
    "* ",
    "[a]: ",
    "~~~",
];

/// Compares with `syntect`'s parser, up to a line at which both find the grammar damaged, or at which
/// `syntect` would never finish.
fn assert_same(syntax: &SyntaxReference, code: &str) {
    let mut parser = Parser::default();
    assert_same_by(&mut parser, syntax, code);
}

fn assert_same_by(parser: &mut Parser, syntax: &SyntaxReference, code: &str) {
    let mut reference = ParseState::new(syntax);
    let mut state = parser.start(syntax).unwrap();
    for line in code.lines() {
        let line = format!("{line}\n");
        let loops = parser.loops;
        let found = parser.line(&mut state, &line).ok().map(|(changes, _)| changes);
        if parser.loops > loops {
            return;
        }
        let expected = reference.parse_line(&line, &GRAMMARS).ok();
        assert_eq!(found, expected, "{} on {line:?} of\n{code}", syntax.name);
        if found.is_none() {
            return;
        }
    }
}

#[test]
fn every_grammar_gives_the_result_of_syntects_own_parser() {
    let codes = [
        "<a href=\"b\">{{ c }}</a>\n#!/bin/sh\n\\d \"open\n'é\n@x ${y} */ --> end\n\n",
        "// a <b> & \"c\"\nconst a = `x\n${b + 1} y\n`;\n/* one\n two */ f('<d>');\n",
        "cat <<EOF | tee a\n$b ${c}\nEOF\necho \"done\"\nx: [1, 'two'] # three\n- y: >\n  z\n",
        "class A < B\n  def c(d = 1, *e)\n    %w(f g).map { |h| h =~ /i[j]+/ }\n  end\nend\n",
        "SELECT a, 'b' FROM c WHERE d >= 1.5 -- e\n# Title\n\n```js\nlet f = 1\n```\n* g **h**\n",
        "fn a<'b>(c: &'b str) -> Option<u8> { r#\"d\"#.len() as u8 }\n#[e]\nlet f = 0x1F;\n",
    ];
    let mut marked = 0;
    for syntax in GRAMMARS.syntaxes() {
        for code in codes {
            assert_same(syntax, code);
        }
        let operations = ParseState::new(syntax).parse_line("a = 1 + 'b'\n", &GRAMMARS);
        marked += usize::from(operations.is_ok_and(|of| of.len() > 1));
    }
    // Grammars that find nothing or that neither parser can use prove little.
    assert!(marked > 100, "{marked} grammars find something");
}

#[test]
fn the_result_does_not_depend_on_earlier_lines() {
    let mut parser = Parser::default();
    let code = "cat <<A\n$b\nA\nif [ -z \"$c\" ]; then\n  d='e'\nfi\n";
    for name in ["Bourne Again Shell (bash)", "Perl", "Ruby", "Bourne Again Shell (bash)"] {
        assert_same_by(&mut parser, GRAMMARS.find_syntax_by_name(name).unwrap(), code);
    }
}

/// JavaScript's grammar passes the slash from one context to another and back.
#[test]
fn a_grammar_in_a_loop_skips_a_character() {
    let syntax = GRAMMARS.find_syntax_by_name("JavaScript").unwrap();
    let mut parser = Parser::default();
    let mut state = parser.start(syntax).unwrap();
    parser.line(&mut state, "x /*\n").unwrap();
    assert_eq!(parser.loops, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_code_in_any_grammar_gives_the_result_of_syntects_own_parser(
        grammar in any::<prop::sample::Index>(),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60),
    ) {
        assert_same(grammar.get(GRAMMARS.syntaxes()), &pieces.concat());
    }
}
