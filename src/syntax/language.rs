//! The languages whose grammars versus knows, by the names that authors write. Pure.

use serde::{Deserialize, Serialize};

use super::grammar::Grammar;

/// A language with a grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Language {
    C,
    CSharp,
    Css,
    Go,
    Html,
    Java,
    JavaScript,
    Json,
    Php,
    Python,
    Ruby,
    Rust,
    Toml,
    TypeScript,
    Yaml,
}

impl Language {
    /// Returns the language of a name, in any case.
    pub(super) fn named(name: &str) -> Option<Language> {
        let lower = name.to_lowercase();
        let of = NAMES.iter().find(|(_, names)| names.contains(&&*lower));
        of.map(|(language, _)| *language)
    }

    /// The grammar of whole texts.
    pub(super) fn grammar(self) -> Grammar {
        match self {
            Language::C => Grammar::C,
            Language::CSharp => Grammar::CSharp,
            Language::Css => Grammar::Css,
            Language::Go => Grammar::Go,
            Language::Html => Grammar::Html,
            Language::Java => Grammar::Java,
            Language::JavaScript => Grammar::JavaScript,
            Language::Json => Grammar::Json,
            Language::Php => Grammar::Php,
            Language::Python => Grammar::Python,
            Language::Ruby => Grammar::Ruby,
            Language::Rust => Grammar::Rust,
            Language::Toml => Grammar::Toml,
            Language::TypeScript => Grammar::Tsx,
            Language::Yaml => Grammar::Yaml,
        }
    }

    /// Whether two slashes begin a comment, and semicolons end statements.
    pub(super) fn has_slashes(self) -> bool {
        matches!(
            self,
            Language::C
                | Language::CSharp
                | Language::Java
                | Language::JavaScript
                | Language::Php
                | Language::Rust
                | Language::TypeScript
        )
    }

    /// Whether elements on lines of their own have commas between them.
    pub(super) fn has_commas_between_lines(self) -> bool {
        matches!(
            self,
            Language::JavaScript | Language::Json | Language::Python | Language::TypeScript
        )
    }

    /// Whether code, outside of comments and strings, begins with a comment up to the end of its line. Lines for the
    /// preprocessor are like comments: brackets in them need no counterparts.
    pub(super) fn begins_line_comment(self, code: &[u8]) -> bool {
        let has_slashes = code.starts_with(b"//");
        let has_hash = code.starts_with(b"#");
        match self {
            _ if self.has_directives() => has_slashes || has_hash,
            Language::Php => has_slashes || has_hash && !code.starts_with(b"#["),
            Language::Python | Language::Ruby | Language::Toml | Language::Yaml => has_hash,
            Language::Css | Language::Html => false,
            _ => has_slashes,
        }
    }

    /// Whether lines that begin with `#` are for the preprocessor.
    pub(super) fn has_directives(self) -> bool {
        matches!(self, Language::C | Language::CSharp)
    }

    /// Whether `/*` and `*/` are the marks of comments.
    pub(super) fn has_block_comments(self) -> bool {
        !matches!(
            self,
            Language::Html | Language::Python | Language::Ruby | Language::Toml | Language::Yaml
        )
    }

    /// Whether three quotation marks begin a string of several lines.
    pub(super) fn has_long_strings(self) -> bool {
        matches!(self, Language::CSharp | Language::Java | Language::Python | Language::Toml)
    }

    /// Whether a backtick begins a string of several lines.
    pub(super) fn has_backticks(self) -> bool {
        matches!(self, Language::Go | Language::JavaScript | Language::TypeScript)
    }

    /// Whether slashes can be the marks of regular expressions.
    pub(super) fn has_regexps(self) -> bool {
        matches!(self, Language::JavaScript | Language::Ruby | Language::TypeScript)
    }

    /// Whether code has the marks of a template, which a program replaces before somebody reads the language.
    pub(super) fn is_template(self, code: &str) -> bool {
        let marks: &[&str] = match self {
            Language::Html => &["{{", "{%", "<%", "<?", "@", "v-", "{#"],
            Language::Yaml | Language::Toml | Language::Json | Language::Css => &["{{", "{%", "<%"],
            _ => &["{%", "<%"],
        };
        marks.iter().any(|mark| code.contains(mark))
    }

    /// Its name in messages.
    pub(super) fn title(self) -> &'static str {
        match self {
            Language::C => "C",
            Language::CSharp => "C#",
            Language::Css => "CSS",
            Language::Go => "Go",
            Language::Html => "HTML",
            Language::Java => "Java",
            Language::JavaScript => "JavaScript",
            Language::Json => "JSON",
            Language::Php => "PHP",
            Language::Python => "Python",
            Language::Ruby => "Ruby",
            Language::Rust => "Rust",
            Language::Toml => "TOML",
            Language::TypeScript => "TypeScript",
            Language::Yaml => "YAML",
        }
    }
}

/// Names for what is no text of the language alone, such as `console`, `jsonc` or `pycon`, are left out.
const NAMES: &[(Language, &[&str])] = &[
    (Language::C, &["c"]),
    (Language::CSharp, &["cs", "c#", "csharp", "c-sharp"]),
    (Language::Css, &["css"]),
    (Language::Go, &["go", "golang"]),
    (Language::Html, &["html", "htm", "html5"]),
    (Language::Java, &["java"]),
    (
        Language::JavaScript,
        &[
            "js",
            "javascript",
            "mjs",
            "cjs",
            "node",
            "nodejs",
            "ecmascript",
            "jsx",
            "javascriptreact",
        ],
    ),
    (Language::Json, &["json", "webmanifest"]),
    (Language::Php, &["php"]),
    (Language::Python, &["python", "py", "py3", "python3"]),
    (Language::Ruby, &["ruby", "rb", "rake"]),
    (Language::Rust, &["rust", "rs"]),
    (Language::Toml, &["toml"]),
    (Language::TypeScript, &["typescript", "ts", "mts", "cts", "tsx", "typescriptreact"]),
    (Language::Yaml, &["yaml", "yml"]),
];
