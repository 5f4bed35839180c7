//! The grammars by which code is parsed. Pure.

/// A grammar of tree-sitter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Grammar {
    C,
    CSharp,
    Css,
    Go,
    Html,
    Java,
    JavaScript,
    Json,
    /// Begins with the text around `<?php`
    Php,
    Python,
    Ruby,
    Rust,
    Toml,
    /// TypeScript with JSX
    Tsx,
    Yaml,
}

/// What a grammar finds in a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// All of it belongs to the language.
    Whole,
    /// Some of it does not.
    Broken,
    /// It takes too many steps, or the grammar cannot be used.
    Unknown,
}
