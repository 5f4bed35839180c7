//! Names of languages that authors write. Pure.

/// Returns whether the name asks for code without highlighting.
pub(crate) fn is_plain(lower: &str) -> bool {
    PLAIN.contains(&lower)
}

/// The grammar of a common name. Returns `None` for any other word, which may be the name of a grammar or a
/// file extension.
pub(crate) fn grammar(lower: &str) -> Option<&'static str> {
    GRAMMARS.iter().find(|(_, names)| names.contains(&lower)).map(|(grammar, _)| *grammar)
}

/// The grammar to use for this code instead of the named one.
pub(crate) fn variant(grammar: &str, code: &str) -> Option<&'static str> {
    match grammar {
        // PHP's grammar takes code outside of `<?php` for HTML, but authors often omit the tag.
        "PHP" if !code.contains("<?") => Some("PHP Source"),
        // The grammar that supports JSX is half as fast, and recognizes less of plain JavaScript.
        "JavaScript" if code.contains("</") || code.contains("/>") => Some("JavaScript (Babel)"),
        _ => None,
    }
}

/// All common names, for suggestions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    GRAMMARS.iter().flat_map(|(_, names)| names.iter()).chain(PLAIN).copied()
}

const PLAIN: &[&str] =
    &["text", "txt", "plain", "plaintext", "text/plain", "none", "nohighlight", "output"];

/// Grammars with their common names. Most fences can be looked up here without loading the grammars, and
/// the table decides which grammar is meant if several share a file extension.
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
