use rayon::prelude::*;

use super::grammar::GRAMMARS;
use super::html::plain_lines;
use super::kind::{Kind, MARKS};
use super::lines::{MAX_LINE_BYTES, coloured_lines};
use super::memory::with_memory;
use super::*;

const JS: &str = "// <b> & \"c\"\nconst a = `x\n${b + 1} y\n`;\n/* one\n   two */ f('<script>');\n";

fn lines(language: &str, code: &str) -> Vec<String> {
    let lines = Highlighter::new().lines(Some(language), code);
    lines.iter().map(|line| line.to_string()).collect()
}

fn text(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        text.push_str(if at == 0 { part } else { part.split_once('>').unwrap().1 });
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn kinds_become_classes_and_neighbours_share_a_span() {
    assert_eq!(
        lines("js", "return typeof a === 'b'; // c"),
        ["<span class=\"k\">return typeof</span> <span class=\"v\">a</span> \
          <span class=\"o\">===</span> <span class=\"s\">'b'</span>\
          <span class=\"p\">;</span> <span class=\"c\">// c</span>"]
    );
}

/// The example in the module's docs.
#[test]
fn the_example_holds() {
    let lines = Highlighter::new().lines(Some("js"), "let a = 1;");
    assert!(lines[0].starts_with("<span class=\"d\">let</span>"));
}

#[test]
fn code_is_escaped_with_a_grammar_and_without() {
    for language in ["js", "html", "text", "no-such-language"] {
        let html = lines(language, "<script>alert(1 && 2)</script>").concat();
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(text(&html), "<script>alert(1 && 2)</script>");
    }
}

#[test]
fn every_line_closes_its_spans_and_keeps_its_text() {
    let html = lines("js", JS);
    assert_eq!(
        html.iter().map(|line| text(line)).collect::<Vec<_>>(),
        JS.lines().collect::<Vec<_>>()
    );
    for line in &html {
        assert_eq!(line.matches("<span").count(), line.matches("</span>").count(), "{line}");
    }
    assert_eq!(html[4], "<span class=\"c\">/* one</span>");
    assert!(html[5].starts_with("<span class=\"c\">   two */</span>"), "{}", html[5]);
}

#[test]
fn an_expression_in_a_string_is_no_string() {
    let html = lines("js", "`a${b}c`").concat();
    assert!(html.contains("<span class=\"v\">b</span>"), "{html}");
    assert!(html.starts_with("<span class=\"s\">`a</span>"), "{html}");
}

#[test]
fn keys_are_told_from_strings() {
    let html = lines("json", "{\"a\": \"b\"}").concat();
    assert!(html.contains("<span class=\"y\">\"a\"</span>"), "{html}");
    assert!(html.contains("<span class=\"s\">\"b\"</span>"), "{html}");
}

#[test]
fn php_needs_no_opening_tag() {
    assert!(lines("php", "return 1;").concat().starts_with("<span class=\"k\">return</span>"));
    assert!(lines("php", "<b><?php return 1;").concat().contains("<span class=\"g\">b</span>"));
}

#[test]
fn javascript_with_markup_is_read_as_jsx() {
    let html = lines("js", "const a = <b c=\"d\">e</b>;").concat();
    assert!(html.contains("<span class=\"g\">b</span>"), "{html}");
}

#[test]
fn windows_line_ends_and_a_missing_end_change_nothing() {
    assert_eq!(lines("js", "a();\r\nb();"), lines("js", "a();\nb();\n"));
    assert_eq!(lines("js", "").len(), 0);
    assert_eq!(lines("text", "\n\n").len(), 2);
}

#[test]
fn a_long_line_is_plain_and_the_next_one_is_not() {
    let long = format!("'{}'", "<".repeat(MAX_LINE_BYTES));
    let html = lines("js", &format!("{long}\n'a'\n"));
    assert!(!html[0].contains("<span"));
    assert_eq!(text(&html[0]), long);
    assert_eq!(html[1], "<span class=\"s\">'a'</span>");
}

#[test]
fn long_code_is_plain() {
    let code = "'a'\n".repeat(MAX_CODE_BYTES / 4 + 1);
    let html = lines("js", &code);
    assert_eq!(html.len(), code.lines().count());
    assert_eq!(html[0], "'a'");
}

#[test]
fn languages_are_known_by_names_aliases_and_endings_in_any_case() {
    let highlighter = Highlighter::new();
    for token in [
        "js",
        "ts",
        "tsx",
        "jsx",
        "py",
        "sh",
        "shell",
        "console",
        "yml",
        "rs",
        "golang",
        "c#",
        "csharp",
        "C++",
        "Dockerfile",
        "toml",
        "text",
        "text/plain",
        "txt",
        "none",
        "JavaScript",
        "strace",
        "HTML",
        "vue",
        "kt",
        "F#",
        "jsonc",
    ] {
        assert!(highlighter.knows(token), "{token}");
    }
    for token in ["", "klingon", "javascripd", "PHP Source"] {
        assert!(!highlighter.knows(token), "{token}");
    }
}

#[test]
fn every_common_name_has_its_grammar() {
    let highlighter = Highlighter::new();
    for (grammar, names) in language::GRAMMARS {
        for name in *names {
            let Language::Grammar(syntax) = highlighter.language(name) else {
                panic!("`{grammar}` is no grammar");
            };
            assert_eq!(syntax.name, *grammar);
        }
    }
    for (grammar, code) in [("PHP", ""), ("JavaScript", "</")] {
        let variant = language::variant(grammar, code).unwrap();
        assert!(GRAMMARS.find_syntax_by_name(variant).is_some(), "{variant}");
    }
}

#[test]
fn an_unknown_language_is_plain_text() {
    assert_eq!(lines("klingon", "a < b"), ["a &lt; b"]);
    assert_eq!(*Highlighter::new().lines(None, "a < b")[0], *"a &lt; b");
}

#[test]
fn the_same_code_is_highlighted_once() {
    let highlighter = Highlighter::new();
    let lines = |language| highlighter.lines(Some(language), JS);
    let (first, second) = (lines("js"), lines("js"));
    assert!(first.iter().zip(&second).all(|(a, b)| Arc::ptr_eq(a, b)));
    assert!(first.iter().zip(&lines("ts")).all(|(a, b)| !Arc::ptr_eq(a, b)));
}

#[test]
fn a_line_is_cached_for_its_position_only() {
    let highlighter = Highlighter::new();
    let code = "a\n/*\na\n*/\na\n";
    let lines = highlighter.lines(Some("js"), code);
    assert_ne!(lines[0], lines[2]);
    assert_eq!(lines[0], lines[4]);
    assert_eq!(lines, Highlighter::new().lines(Some("js"), code));
}

#[test]
fn many_threads_give_what_one_gives() {
    let samples: Vec<(&str, String)> = (0..200)
        .map(|at| {
            (["js", "py", "rust", "toml"][at % 4], format!("{JS}# {}\nlet x = 'a'\n", at / 8))
        })
        .collect();
    let alone = Highlighter::new();
    let one: Vec<_> = samples.iter().map(|(name, code)| alone.lines(Some(name), code)).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap();
    let shared = Highlighter::new();
    let work = || samples.par_iter().map(|(name, code)| shared.lines(Some(name), code)).collect();
    let many: Vec<_> = pool.install(work);
    assert_eq!(one, many);
}

#[test]
fn no_grammar_fails_on_code_of_another_language() {
    let code =
        "<a href=\"b\">{{ c }}</a>\n#!/bin/sh\n\\d \"open\n'é\n\u{1f600} @x ${y} */ --> end\n\n";
    for syntax in GRAMMARS.syntaxes() {
        let html = with_memory(|memory| coloured_lines(memory, syntax, code));
        let html = html.unwrap_or_else(|| plain_lines(code));
        let shown: Vec<String> = html.iter().map(|line| text(line)).collect();
        assert_eq!(shown, code.lines().collect::<Vec<_>>(), "{}", syntax.name);
    }
}

#[test]
fn kinds_have_classes_of_their_own_that_no_line_has() {
    let mut classes: Vec<&str> = Kind::ALL.iter().map(|kind| kind.class()).collect();
    classes.extend(["line", "marked", "added", "removed"]);
    let count = classes.len();
    classes.sort_unstable();
    classes.dedup();
    assert_eq!(classes.len(), count);
}

#[test]
fn marks_name_each_scope_prefix_once() {
    let mut names: Vec<&str> = MARKS.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1]));
}

/// Each of these lines took a grammar up to eleven seconds. The limit, minutes for all of them, is
/// generous, and would still have been exceeded.
#[test]
fn a_line_with_endless_backtracking_is_plain_and_soon_done() {
    let begun = std::time::Instant::now();
    for language in ["ini", "cs", "systemverilog", "scss"] {
        let line = |n: usize| format!("{}x{n}", " ".repeat(1_900 + n));
        let code: Vec<String> = (0..8).map(line).collect();
        let html = lines(language, &code.join("\n"));
        assert_eq!(html.iter().map(|line| text(line)).collect::<Vec<_>>(), code, "{language}");
    }
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}

#[test]
fn the_result_does_not_depend_on_earlier_calls() {
    let code = format!("a = 1\n{}x\nb = 2", " ".repeat(1_990));
    let first = lines("ini", &code);
    assert_eq!(lines("ini", &code), first);
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| lines("ini", &code)).join());
    assert_eq!(elsewhere.expect("no panic"), first);
    assert_eq!(first[0].contains("<span"), first[2].contains("<span"));
}

#[test]
fn cached_code_is_not_highlighted_again() {
    struct Known;
    impl CodeCache for Known {
        fn recall(&self, language: &str, code: &str) -> Option<String> {
            Some(format!("{language}\n{code}"))
        }
        fn learn(&self, _: &str, _: &str, _: &str) {}
    }
    let highlighter = Highlighter::new();
    highlighter.set_cache(Arc::new(Known));
    let lines = highlighter.lines(Some("js"), "known");
    assert_eq!(lines.iter().map(|line| &**line).collect::<Vec<_>>(), ["js", "known"]);
}

#[test]
fn a_line_on_which_a_grammar_loops_ends() {
    let html = lines("js", "x /*\nlet y = 'z'\n");
    assert_eq!(html.iter().map(|line| text(line)).collect::<Vec<_>>(), ["x /*", "let y = 'z'"]);
}
