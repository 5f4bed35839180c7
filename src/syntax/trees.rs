//! Parses code by the grammars of tree-sitter. Pure. The only file that names `tree_sitter`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::ControlFlow;

use tree_sitter::{ParseOptions, Parser, Tree};

use super::grammar::{Grammar, Parsed};

/// How often a parser may report that it still works, which it does after each hundred steps or so
const MOST_REPORTS: usize = 2_000;

thread_local! {
    /// The parsers of this thread, each made on first use
    static PARSERS: RefCell<HashMap<Grammar, Option<Parser>>> = RefCell::default();
}

/// Parses a code.
pub(super) fn parse(grammar: Grammar, code: &str) -> Parsed {
    match tree(grammar, code) {
        None => Parsed::Unknown,
        Some(tree) if tree.root_node().has_error() => Parsed::Broken,
        Some(_) => Parsed::Whole,
    }
}

fn tree(grammar: Grammar, code: &str) -> Option<Tree> {
    PARSERS.with_borrow_mut(|parsers| {
        let parser = parsers.entry(grammar).or_insert_with(|| new(grammar)).as_mut()?;
        let mut reports = 0;
        let mut report = |_: &_| {
            reports += 1;
            if reports > MOST_REPORTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut report);
        let mut rest = |at: usize, _| &code.as_bytes()[at.min(code.len())..];
        let tree = parser.parse_with_options(&mut rest, None, Some(options));
        // A parser that was stopped would go on with the old text.
        parser.reset();
        tree
    })
}

fn new(grammar: Grammar) -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&language(grammar)).ok()?;
    Some(parser)
}

fn language(grammar: Grammar) -> tree_sitter::Language {
    match grammar {
        Grammar::C => tree_sitter_c::LANGUAGE,
        Grammar::CSharp => tree_sitter_c_sharp::LANGUAGE,
        Grammar::Css => tree_sitter_css::LANGUAGE,
        Grammar::Go => tree_sitter_go::LANGUAGE,
        Grammar::Html => tree_sitter_html::LANGUAGE,
        Grammar::Java => tree_sitter_java::LANGUAGE,
        Grammar::JavaScript => tree_sitter_javascript::LANGUAGE,
        Grammar::Json => tree_sitter_json::LANGUAGE,
        Grammar::Php => tree_sitter_php::LANGUAGE_PHP,
        Grammar::Python => tree_sitter_python::LANGUAGE,
        Grammar::Ruby => tree_sitter_ruby::LANGUAGE,
        Grammar::Rust => tree_sitter_rust::LANGUAGE,
        Grammar::Toml => tree_sitter_toml_ng::LANGUAGE,
        Grammar::Tsx => tree_sitter_typescript::LANGUAGE_TSX,
        Grammar::Yaml => tree_sitter_yaml::LANGUAGE,
    }
    .into()
}

/// Returns the first place at which code does not belong to the language.
pub(super) fn first_error(grammar: Grammar, code: &str) -> Option<usize> {
    let tree = tree(grammar, code)?;
    let mut node = tree.root_node();
    loop {
        if node.is_error() || node.is_missing() {
            return Some(node.start_byte());
        }
        let mut cursor = node.walk();
        node = node.children(&mut cursor).find(|child| child.has_error() || child.is_missing())?;
    }
}
