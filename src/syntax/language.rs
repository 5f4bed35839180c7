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
