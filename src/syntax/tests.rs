//! What is a mistake and what is none.

use proptest::prelude::*;

use super::*;

/// Asserts that some code has its first mistake at the last of two parts, which begins with the wrong character.
#[track_caller]
fn wrong(language: &str, before: &str, at: &str) {
    let code = format!("{before}{at}");
    let mistake = mistake(language, &code).unwrap_or_else(|| panic!("no mistake in {code}"));
    assert_eq!(&code[mistake.at.start..], at, "{mistake:?}");
}

#[track_caller]
fn right(language: &str, codes: &[&str]) {
    for code in codes {
        assert_eq!(mistake(language, code), None, "{code}");
    }
}

#[test]
fn a_bracket_without_its_counterpart_is_a_mistake() {
    wrong("js", "send({ speed: 3 ", ");");
    wrong("js", "app.on", "('x', () => {\n  go();\n}\nstop();\n");
    wrong("ts", "const a: number[] = [1, 2", ");\n");
    wrong("json", "{\n  \"a\": ", "{\n    \"b\": 1\n}\n");
    wrong("python", "print(foo(1, 2", "])\n");
    wrong("go", "for i := range 3 { fmt.Println(i ", "}\n");
    wrong("rust", "fn main() {\n    println!(\"{}\", foo(1);\n", "}\n");
    wrong("java", "class A {\n  void f() {\n    g(1);\n  }\n}\n", "}\n");
    wrong("c", "int main(void) { return f(1", "]; }\n");
    wrong("c#", "var a = Get(b)", ");\n");
    wrong("php", "$a = ", "[1, 2;\necho $a;\n");
    wrong("ruby", "puts [1, 2", ")\n");
    wrong("css", "a { color: red; }\n", "}\nb { color: blue; }\n");
    wrong("toml", "a = ", "[1, 2\nb = 3\n");
}

#[test]
fn a_string_with_one_quotation_mark_is_a_mistake() {
    wrong("js", "log(", "\"hello);\n");
    wrong("python", "print(hello", "\")\n");
    wrong("java", "String a = ", "\"b;\n");
    wrong("json", "{ ", "\"a: 1 }");
    wrong("c", "#include ", "\"a.h\n#include <b.h>\n\nint main(void) { return 0; }\n");
    wrong("ts", "log(`${a.", "'b()} c`);\n");
}

#[test]
fn a_comment_that_swallows_the_code_is_a_mistake() {
    wrong("js", "", "// a comment const x = 1; foo();");
    wrong("ts", "", "// Read the file: import fs from 'fs'; fs.read(1);\n");
    wrong("java", "", "// Add them int a = 1; int b = a + 1;");
    right(
        "js",
        &[
            "// const x = 1; foo();",
            "// Like var, let has a scope; so does const;",
            "// see the import below;\nconst x = 1; foo();",
            "foo(); // then const x = 1; bar();",
            "// const x = 1;",
            "// Sets x; see let x = of; or this;",
        ],
    );
    right("python", &["# a comment; import os; print(1);"]);
}

#[test]
fn a_missing_comma_is_a_mistake() {
    wrong("json", "{\n  \"a\": ", "1\n  \"b\": 2\n}\n");
    wrong("js", "const a = {\n  b: c(", ")\n  d: 1,\n};\n");
}

#[test]
fn a_block_without_a_line_is_a_mistake() {
    wrong("python", "def f():\n", "return 1\n");
    wrong("python", "class A:\n    def f(self):\n    ", "return 1\n");
}

#[test]
fn fragments_are_right() {
    right(
        "js",
        &[
            "function a() {\n  // ...\n",
            "if (a) {\n  go();\n",
            "  go();\n}\n",
            "{ a: 1, ...rest }",
            "a: 1,\nb: { c: 2 },",
            ".then((a) => a)",
            "const a = <A b={1}>it's</A>;",
            "let a: number = 1;",
            "async run() { await this.go(); }",
            "foo(…);\nbar(...);",
            "const a = [1, 2, ...];",
            "case 'a': return 1;",
            "/[({]/.test(a) && `(${a}`;",
            "for (const student of students) {",
        ],
    );
    right("ts", &["interface A { b: string }", "b?: string;\nc(): void;", "(a: number) => string"]);
    right(
        "json",
        &[
            "{ \"a\": 1, // one\n  \"b\": ... }",
            "\"a\": 1,\n\"b\": 2",
            "{ \"a\": 1 }\n{ \"a\": 2 }",
            "{ a: 1, 'b': 2, }",
            "{\n  \"a\": {\n    \"b\": 1\n",
            "{ \"a\": <id> }",
            "{\n  \"build\": \"a\"\n  \"build\": \"b\"\n}",
        ],
    );
    right(
        "python",
        &[
            ">>> f(1)\n1",
            "def f():\n    ...\n",
            "    return 1\n\ndef g():\n    pass\n",
            "def f(\n    a,\n    b,\n",
            "@app.get(\"/\")",
            "print \"it's\"",
            "def f():\n# later\ng()",
            "def f(a):\ndef g(b):",
            "class A:\n\nA().f()",
            "...\n    a(\n        1)\n...",
            "a = 1\n    b = 2",
            "else:\n    pass",
            "\"a\": 1,\n\"b\": [2],",
            "%matplotlib inline\nx = 1",
            "if a and \\\n        b:\n    c()",
            "def f():\n    \"\"\"Text\n  of two lines\n    \"\"\"\n    return 1",
        ],
    );
    right(
        "java",
        &[
            "void f() { g(); }",
            "int a = 1;\ng(a);",
            "list.stream()\n    .map(a -> a)",
            "@Override\npublic String toString()",
            "public class A {\n  void f(\n      int a) {\n    g();\n  }\n",
        ],
    );
    right(
        "go",
        &["x := f()", "func f() {", "type A struct {\n\tB string `json:\"b\"`\n}", "a: 1,\nb: 2,"],
    );
    right(
        "rust",
        &[
            "let a = 1;\nf(a)",
            "Some(a) => f(a),",
            "a: u8,\npub b: u8,",
            "fn f<'a>(b: &'a str) -> &'a str",
            "#[derive(Debug)]",
            "match a {\n    A => /* … */,\n    _ => ...\n}",
        ],
    );
    right("c", &["printf(\"a\");", "a->b = 1;", "#ifdef A\nif (a) {\n#else\nif (b) {\n#endif\n}"]);
    right(
        "c#",
        &["var a = new B { C = 1 };", "public int A { get; set; }", "[Required]\npublic string B"],
    );
    right("php", &["$a = 1;", "'a' => 1,\n'b' => [2],", "public function f(): void\n{\n    //\n}"]);
    right("ruby", &["a.each do |b|\n  c\nend", "get '/a', to: 'b#c'", "x = <<~A\n  (\nA\n"]);
    right(
        "css",
        &["color: red;", "a { &:hover { color: red; } }", "--a: 1;", "@media (min-width: 1px) {"],
    );
    right("html", &["<div>{{ a }</div>", "</div>", "<p>It's (one", "<a @click=\"b\">"]);
    right("yaml", &["a: {{ b }}\nc: [d", "- it's\n- b: )", "a: (b"]);
    right("toml", &["[a]\nb = 1", "a = ..."]);
    right("console", &["$ ls (", "f("]);
}

#[test]
fn code_that_could_harm_a_scanner_is_not_parsed() {
    let blocks = "- ".repeat(300) + "a: [";
    let indents: String = (0..300).map(|at| format!("{}if a:\n", " ".repeat(at))).collect();
    let documents: String = (0..300).map(|at| format!("<<A{at}\n")).collect();
    right("yaml", &[&blocks]);
    right("python", &[&indents]);
    right("ruby", &[&documents]);
    right("js", &[&"(".repeat(60_000), &"f(1;\n".repeat(20_000)]);
}

const PIECES: &[&str] = &[
    "\n",
    "\n",
    " ",
    "    ",
    "\t",
    "a",
    "b1",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "</a>",
    "<a ",
    "/>",
    "=",
    "=>",
    ":",
    "::",
    ";",
    ",",
    ".",
    "...",
    "…",
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "${",
    "#{",
    "//",
    "/*",
    "*/",
    "#",
    "--",
    "- ",
    "? ",
    "<<A",
    "<<~A",
    "A",
    "<?php",
    "?>",
    "r#\"",
    "@\"",
    "$\"{",
    "f'{",
    "%w(",
    "\\",
    "def ",
    "class ",
    "if ",
    "else:",
    "end",
    "fn ",
    "do",
    "é",
    "\u{1f600}",
    "\0",
    "\u{1}",
    "\u{2028}",
    "\r\n",
    "\r",
    "|",
    ">-",
    "&a",
    "*a",
    "!b",
];

const LANGUAGES: &[&str] = &[
    "c", "c#", "css", "go", "html", "java", "js", "json", "php", "python", "ruby", "rust", "toml",
    "ts", "yaml",
];

/// Valid code with comments and strings of many kinds
const SAMPLES: &[(&str, &str)] = &[
    (
        "c",
        "#include <a.h>\n/* b (c) */\nint main(void) {\n  printf(\"%s\\n\", a[1]); // d\n  return '(' != 1;\n}\n",
    ),
    (
        "c#",
        "class A {\n  string B => $\"{c}\"; // d\n  void E() { F(@\"g\", 'h', new[] { 1 }); }\n}\n",
    ),
    ("css", "a[b=\"c\"] { color: rgb(1, 2, 3); /* d */ }\n@media (e) { f { --g: '('; } }\n"),
    (
        "go",
        "package a\n\nfunc b(c []int) map[string]int {\n\t// d\n\treturn f(`e\n(`, 'g', \"h\")\n}\n",
    ),
    (
        "java",
        "class A {\n  /** It's b. */\n  int[] c = {1, 2};\n  void d() { e(\"f\", 'g'); } // h\n}\n",
    ),
    ("js", "const a = { b: [1, 'c'], d };\n// e\nf(`g ${h(1)}`, /[i]/.test(\"j\"));\n"),
    ("json", "{\n  \"a\": [1, 2],\n  \"b\": { \"c\": \"d\" },\n  \"e\": true\n}\n"),
    (
        "php",
        "<?php\nfunction a(array $b = []) {\n  // c\n  return [\"d\" => 'e', 'f' => g(1)];\n}\n",
    ),
    (
        "python",
        "def a(b):\n    \"\"\"Text\n    of: two lines\n    \"\"\"\n    c = {\n        'd': [1],  # e\n        'f': (2),\n    }\n    if c:\n        return c\n",
    ),
    ("ruby", "def a(b)\n  # c\n  d = { e: [1, \"f #{g(1)}\"] }\n  d.each { |h| i('j') }\nend\n"),
    ("rust", "fn a<'b>(c: &'b str) -> Vec<u8> {\n    // d\n    vec![1, e(\"f\", 'g')]\n}\n"),
    ("toml", "[a]\nb = [1, 2] # c\nd = { e = \"f\", g = 'h' }\ni = \"\"\"\nj\n\"\"\"\n"),
    (
        "ts",
        "interface A {\n  b: string;\n}\nexport const c = (d: A): A[] => [{ b: `e ${d.b}` }];\n",
    ),
    ("yaml", "a:\n  - b: [c, \"d\"]\n    e: { f: 'g' } # h\ni: |\n  j (k\n"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_code_has_an_answer_within_it(
        language in prop::sample::select(LANGUAGES),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..120),
    ) {
        let code = pieces.concat();
        if let Some(mistake) = mistake(language, &code) {
            prop_assert!(code.get(mistake.at.clone()).is_some(), "{:?} in {:?}", mistake, code);
        }
    }

    #[test]
    fn code_that_is_not_parsed_has_no_mistake(
        (name, code) in prop::sample::select(SAMPLES),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(PIECES)), 1..3),
    ) {
        let mut code: Vec<char> = code.chars().collect();
        for (at, deleted, piece) in edits {
            let at = at.index(code.len());
            let end = code.len().min(at + deleted);
            code.splice(at..end, piece.chars());
        }
        let code: String = code.into_iter().collect();
        let language = Language::named(name).expect("a language");
        if !prefilter::can_have_mistake(language, &code) && limits::allow(language, &code) {
            prop_assert_eq!(find(language, name, &code), None, "{}", code);
        }
    }
}
