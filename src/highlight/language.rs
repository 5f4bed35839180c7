//! What authors call languages. Pure.

/// Whether the word asks for code without colours.
pub(crate) fn is_plain(lower: &str) -> bool {
    PLAIN.contains(&lower)
}

/// The grammar that a common name stands for; none when the word itself may be a grammar's name or
/// the ending of its files.
pub(crate) fn grammar(lower: &str) -> Option<&'static str> {
    GRAMMARS.iter().find(|(_, names)| names.contains(&lower)).map(|(grammar, _)| *grammar)
}

/// The grammar to use in place of a named one for this code.
pub(crate) fn variant(grammar: &str, code: &str) -> Option<&'static str> {
    match grammar {
        // PHP's grammar takes what stands outside of `<?php` for HTML, and authors leave it out.
        "PHP" if !code.contains("<?") => Some("PHP Source"),
        // The grammar that knows JSX is half as fast and knows less of JavaScript itself.
        "JavaScript" if code.contains("</") || code.contains("/>") => Some("JavaScript (Babel)"),
        _ => None,
    }
}

/// Every common name, for did-you-mean.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    GRAMMARS.iter().flat_map(|(_, names)| names.iter()).chain(PLAIN).copied()
}

const PLAIN: &[&str] =
    &["text", "txt", "plain", "plaintext", "text/plain", "none", "nohighlight", "output"];

/// Grammars by the names in daily use. It answers for most fences without the grammars being
/// loaded, and says which one is meant where several share a file ending.
#[rustfmt::skip]
pub(crate) const GRAMMARS: &[(&str, &[&str])] = &[
    ("AWK", &["awk", "gawk"]),
    ("Ada", &["ada"]),
    ("Apache Conf", &["apache", "apacheconf", "htaccess"]),
    ("AsciiDoc (Asciidoctor)", &["asciidoc", "adoc"]),
    ("Batch File", &["bat", "batch", "cmd", "dosbatch"]),
    ("Bourne Again Shell (bash)", &[
        "sh", "shell", "bash", "zsh", "ksh", "console", "terminal", "shellscript", "shell-script",
        "shell-session", "shellsession", "sh-session",
    ]),
    ("C", &["c", "h"]),
    ("C#", &["cs", "c#", "csharp", "c-sharp"]),
    ("C++", &["cpp", "c++", "cxx", "cc", "hpp", "cplusplus"]),
    ("CMake", &["cmake"]),
    ("CSS", &["css"]),
    ("Clojure", &["clojure", "clj", "cljs", "edn"]),
    ("CoffeeScript", &["coffeescript", "coffee"]),
    ("Crystal", &["crystal", "cr"]),
    ("D", &["d", "dlang"]),
    ("Dart", &["dart"]),
    ("Diff", &["diff", "patch", "udiff"]),
    ("Dockerfile (with bash)", &["dockerfile", "docker", "containerfile"]),
    ("DotENV", &["dotenv", "env", ".env"]),
    ("Elixir", &["elixir", "ex", "exs", "iex"]),
    ("Elm", &["elm"]),
    ("Erlang", &["erlang", "erl"]),
    ("F#", &["f#", "fs", "fsharp", "fsx"]),
    ("Fish", &["fish"]),
    ("Fortran (Modern)", &["fortran", "f90"]),
    ("GLSL", &["glsl"]),
    ("Go", &["go", "golang"]),
    ("Gomod", &["gomod", "go.mod"]),
    ("GraphQL", &["graphql", "gql"]),
    ("Graphviz (DOT)", &["dot", "graphviz"]),
    ("Groovy", &["groovy", "gradle", "jenkinsfile"]),
    ("HTML", &["html", "htm", "html5", "xhtml"]),
    ("HTML (Rails)", &["erb", "rhtml", "html+erb"]),
    ("HTML (Twig)", &["twig"]),
    ("HTTP Request and Response", &["http", "https"]),
    ("Haskell", &["haskell", "hs"]),
    ("INI", &["ini", "cfg", "editorconfig", "systemd"]),
    ("JSON", &["json", "jsonc", "jsonl", "ndjson", "geojson", "webmanifest"]),
    ("Java", &["java"]),
    ("Java Properties", &["properties"]),
    ("JavaScript", &["js", "javascript", "mjs", "cjs", "node", "nodejs", "ecmascript", "json5"]),
    ("JavaScript (Babel)", &["jsx", "javascriptreact"]),
    ("Jinja2", &["jinja", "jinja2", "j2", "django", "tera", "nunjucks"]),
    ("Julia", &["julia", "jl"]),
    ("Kotlin", &["kotlin", "kt", "kts"]),
    ("LaTeX", &["latex", "tex"]),
    ("Less", &["less"]),
    ("Lisp", &["lisp", "common-lisp", "elisp", "emacs-lisp", "scheme", "scm"]),
    ("Lua", &["lua"]),
    ("MATLAB", &["matlab", "octave"]),
    ("Makefile", &["makefile", "make", "mk"]),
    ("Markdown", &["markdown", "md", "mdx"]),
    ("Nim", &["nim"]),
    ("Nix", &["nix"]),
    ("OCaml", &["ocaml", "ml", "mli"]),
    ("Objective-C", &["objective-c", "objectivec", "objc"]),
    ("Objective-C++", &["objective-c++", "objectivecpp", "objc++"]),
    ("PHP", &["php"]),
    ("Pascal", &["pascal", "delphi"]),
    ("Perl", &["perl", "pl"]),
    ("PowerShell", &["powershell", "ps", "ps1", "pwsh"]),
    ("Protocol Buffer", &["protobuf", "proto", "proto3"]),
    ("PureScript", &["purescript"]),
    ("Python", &["python", "py", "py3", "python3", "ipython", "pycon"]),
    ("R", &["r", "rscript"]),
    ("Racket", &["racket", "rkt"]),
    ("Regular Expression", &["regex", "regexp"]),
    ("Ruby", &["ruby", "rb", "irb", "rake"]),
    ("Rust", &["rust", "rs"]),
    ("SCSS", &["scss"]),
    ("SQL", &[
        "sql", "mysql", "postgres", "postgresql", "psql", "pgsql", "plpgsql", "plsql", "sqlite",
        "tsql",
    ]),
    ("SSH Config", &["ssh-config", "sshconfig"]),
    ("Sass", &["sass"]),
    ("Scala", &["scala", "sbt"]),
    ("Solidity", &["solidity", "sol"]),
    ("Svelte", &["svelte"]),
    ("Swift", &["swift"]),
    ("SystemVerilog", &["systemverilog", "sv"]),
    ("TOML", &["toml"]),
    ("Tcl", &["tcl"]),
    ("Terraform", &["terraform", "tf", "hcl"]),
    ("TypeScript", &["typescript", "ts", "mts", "cts"]),
    ("TypeScriptReact", &["tsx", "typescriptreact"]),
    ("Typst", &["typst", "typ"]),
    ("VHDL", &["vhdl"]),
    ("Verilog", &["verilog"]),
    ("VimL", &["vim", "viml", "vimscript"]),
    ("Vue Component", &["vue"]),
    ("WGSL", &["wgsl"]),
    ("XML", &["xml", "xsd", "xslt", "svg", "rss", "atom", "plist", "csproj"]),
    ("YAML", &["yaml", "yml"]),
    ("Zig", &["zig"]),
    ("jsonnet", &["jsonnet"]),
    ("nginx", &["nginx", "nginxconf"]),
];
