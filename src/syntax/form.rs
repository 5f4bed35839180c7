//! The forms in which a fragment of a language is shown, and what makes each of them a whole. Pure.

use std::borrow::Cow;

use super::grammar::{Grammar, Parsed};
use super::language::Language;
use super::parser;

/// What stands around a fragment in a whole text.
struct Form {
    grammar: Grammar,
    before: &'static str,
    after: &'static str,
}

const fn form(grammar: Grammar, before: &'static str, after: &'static str) -> Form {
    Form { grammar, before, after }
}

/// How many bytes are parsed for one code, in all forms and with all edits
const MOST_BYTES: usize = 1 << 18;

/// Tells whether code is valid in one of the forms of its language.
pub(super) struct Forms {
    language: Language,
    parsed_bytes: usize,
}

impl Forms {
    pub(super) fn of(language: Language) -> Forms {
        Forms { language, parsed_bytes: 0 }
    }

    /// Whether code is a text of its language or a fragment of one, also with marks for what was left out. `None` if
    /// that takes too long to find out.
    pub(super) fn is_valid(&mut self, code: &str) -> Option<bool> {
        if self.is_whole(code)? {
            return Some(true);
        }
        match without_omissions(code) {
            Cow::Borrowed(_) => Some(false),
            Cow::Owned(code) => self.is_whole(&code),
        }
    }

    fn is_whole(&mut self, code: &str) -> Option<bool> {
        let is_markup = code.trim_start().starts_with('<');
        // Any text is valid between tags.
        let forms = forms(self.language, code).iter();
        for form in forms.filter(|form| is_markup || form.before != "<>") {
            if self.parsed_bytes > MOST_BYTES {
                return None;
            }
            self.parsed_bytes += code.len();
            let parsed = match (form.before, form.after) {
                ("", "") => parser::parse(form.grammar, code),
                (before, after) => parser::parse(form.grammar, &format!("{before}{code}\n{after}")),
            };
            match parsed {
                Parsed::Whole => return Some(true),
                Parsed::Broken => {}
                Parsed::Unknown => return None,
            }
        }
        Some(false)
    }
}

/// Returns code in which each `...` and `…` that stands for something left out is blank. Its length stays the same.
fn without_omissions(code: &str) -> Cow<'_, str> {
    if !code.contains("...") && !code.contains('…') {
        return Cow::Borrowed(code);
    }
    let mut blank = code.replace('…', "   ");
    let mut from = 0;
    while let Some(at) = blank[from..].find("...").map(|at| from + at) {
        let dots = blank[at..].bytes().take_while(|byte| *byte == b'.').count();
        let next = blank.as_bytes().get(at + dots).copied().unwrap_or(b'\n');
        // `...rest` spreads a value.
        let goes_on =
            next.is_ascii_alphanumeric() || matches!(next, b'_' | b'$' | b'(' | b'[' | b'{');
        let is_omission = !goes_on;
        if is_omission {
            blank.replace_range(at..at + dots, &" ".repeat(dots));
        }
        from = at + dots;
    }
    Cow::Owned(blank)
}

fn forms(language: Language, code: &str) -> &'static [Form] {
    match language {
        Language::Php if !code.contains("<?") => PHP,
        Language::Php => PHP_IN_HTML,
        Language::C => C,
        Language::CSharp => CSHARP,
        Language::Css => CSS,
        Language::Go => GO,
        Language::Html => HTML,
        Language::Java => JAVA,
        Language::JavaScript => JAVASCRIPT,
        Language::Json => JSON,
        Language::Python => PYTHON,
        Language::Ruby => RUBY,
        Language::Rust => RUST,
        Language::Toml => TOML,
        Language::TypeScript => TYPESCRIPT,
        Language::Yaml => YAML,
    }
}

const C: &[Form] = &[
    form(Grammar::C, "", ""),
    form(Grammar::C, "void f() {", "}"),
    form(Grammar::C, "int a = ", ";"),
    form(Grammar::C, "struct a {", "};"),
    form(Grammar::C, "int a[] = {", "};"),
    form(Grammar::C, "", ";"),
];
const CSHARP: &[Form] = &[
    form(Grammar::CSharp, "", ""),
    form(Grammar::CSharp, "class A {", "}"),
    form(Grammar::CSharp, "class A { void F() {", "} }"),
    form(Grammar::CSharp, "class A { object a = ", "; }"),
    form(Grammar::CSharp, "class A { void F() { a", "; } }"),
    form(Grammar::CSharp, "class A { void F() { a = new A {", "}; } }"),
    form(Grammar::CSharp, "class A { void F() { switch (a) {", "} } }"),
    form(Grammar::CSharp, "class A { A a {", "} }"),
];
const CSS: &[Form] = &[form(Grammar::Css, "", ""), form(Grammar::Css, "a {", "}")];
const GO: &[Form] = &[
    form(Grammar::Go, "", ""),
    form(Grammar::Go, "package a\nfunc f() {", "}"),
    form(Grammar::Go, "package a\nvar a = ", ""),
    form(Grammar::Go, "package a\ntype a struct {", "}"),
    form(Grammar::Go, "package a\ntype a interface {", "}"),
    form(Grammar::Go, "package a\nvar a = T{", "}"),
    form(Grammar::Go, "package a\nfunc f() { switch a {", "} }"),
];
const HTML: &[Form] = &[form(Grammar::Html, "", "")];
const JAVA: &[Form] = &[
    form(Grammar::Java, "", ""),
    form(Grammar::Java, "class A {", "}"),
    form(Grammar::Java, "class A { void f() {", "} }"),
    form(Grammar::Java, "class A { Object a = ", "; }"),
    form(Grammar::Java, "class A { void f() { a", "; } }"),
    form(Grammar::Java, "class A { void f() { switch (a) {", "} } }"),
    form(Grammar::Java, "", "class A {}"),
    form(Grammar::Java, "class A {", "void f() {} }"),
];
const JAVASCRIPT: &[Form] = &[
    form(Grammar::JavaScript, "", ""),
    form(Grammar::Tsx, "", ""),
    form(Grammar::JavaScript, "class A {", "}"),
    form(Grammar::JavaScript, "a = {", "}"),
    form(Grammar::JavaScript, "a = ", ""),
    form(Grammar::JavaScript, "async function* f() {", "}"),
    form(Grammar::JavaScript, "a = [", "]"),
    form(Grammar::JavaScript, "f(", ")"),
    form(Grammar::JavaScript, "a", ""),
    form(Grammar::JavaScript, "<>", "</>"),
    form(Grammar::JavaScript, "switch (a) {", "}"),
    form(Grammar::Tsx, "class A {", "}"),
    form(Grammar::Tsx, "interface A {", "}"),
];
const TYPESCRIPT: &[Form] = &[
    form(Grammar::Tsx, "", ""),
    form(Grammar::JavaScript, "", ""),
    form(Grammar::Tsx, "class A {", "}"),
    form(Grammar::Tsx, "interface A {", "}"),
    form(Grammar::Tsx, "type A = ", ""),
    form(Grammar::Tsx, "declare class A {", "}"),
    form(Grammar::Tsx, "a = {", "}"),
    form(Grammar::Tsx, "a = ", ""),
    form(Grammar::Tsx, "async function* f() {", "}"),
    form(Grammar::Tsx, "a = [", "]"),
    form(Grammar::Tsx, "f(", ")"),
    form(Grammar::Tsx, "function f(", ") {}"),
    form(Grammar::Tsx, "a", ""),
    form(Grammar::Tsx, "<>", "</>"),
    form(Grammar::Tsx, "switch (a) {", "}"),
];
const JSON: &[Form] = &[
    form(Grammar::Json, "", ""),
    form(Grammar::Json, "{", "}"),
    form(Grammar::Json, "[", "]"),
    form(Grammar::JavaScript, "a = ", ""),
    form(Grammar::JavaScript, "a = {", "}"),
    form(Grammar::JavaScript, "a = [", "]"),
];
const PHP: &[Form] = &[
    form(Grammar::Php, "<?php ", ""),
    form(Grammar::Php, "<?php class A {", "}"),
    form(Grammar::Php, "<?php $a = ", ";"),
    form(Grammar::Php, "<?php $a = [", "];"),
    form(Grammar::Php, "<?php $a", ";"),
    form(Grammar::Php, "<?php switch ($a) {", "}"),
    form(Grammar::Php, "<?php function f(", ") {}"),
];
const PHP_IN_HTML: &[Form] = &[form(Grammar::Php, "", "")];
const PYTHON: &[Form] = &[
    form(Grammar::Python, "", ""),
    form(Grammar::Python, "a = {\n", "}"),
    form(Grammar::Python, "a = [\n", "]"),
    form(Grammar::Python, "f(\n", ")"),
    form(Grammar::Python, "a = (\n", ")"),
    form(Grammar::Python, "if 1:\n", ""),
    form(Grammar::Python, "if 1:\n  0\n", ""),
    form(Grammar::Python, "try:\n  0\n", ""),
    form(Grammar::Python, "", "  0"),
    form(Grammar::Python, "", "def f(): 0"),
];
const RUBY: &[Form] = &[
    form(Grammar::Ruby, "", ""),
    form(Grammar::Ruby, "a = {", "}"),
    form(Grammar::Ruby, "f(", ")"),
    form(Grammar::Ruby, "a = [", "]"),
    form(Grammar::Ruby, "a", ""),
    form(Grammar::Ruby, "case a\n", "end"),
];
const RUST: &[Form] = &[
    form(Grammar::Rust, "", ""),
    form(Grammar::Rust, "fn f() {", "}"),
    form(Grammar::Rust, "impl A {", "}"),
    form(Grammar::Rust, "trait A {", "}"),
    form(Grammar::Rust, "struct A {", "}"),
    form(Grammar::Rust, "enum A {", "}"),
    form(Grammar::Rust, "fn f() { match a {", "} }"),
    form(Grammar::Rust, "fn f() { a", " }"),
    form(Grammar::Rust, "", "fn f() {}"),
    form(Grammar::Rust, "type A = ", ";"),
    form(Grammar::Rust, "", "{}"),
    form(Grammar::Rust, "m! {", "}"),
];
const TOML: &[Form] = &[form(Grammar::Toml, "", "")];
const YAML: &[Form] = &[form(Grammar::Yaml, "", "")];
