//! A small example site that builds and passes all checks.

/// The path and text of each file.
pub const FILES: [(&str, &str); 8] = [
    ("versus.toml", include_str!("site/versus.toml")),
    ("content/_index.md", include_str!("site/content/_index.md")),
    ("content/formats/_index.md", include_str!("site/content/formats/_index.md")),
    ("content/formats/matrix.toml", include_str!("site/content/formats/matrix.toml")),
    ("content/formats/json-vs-toml.md", include_str!("site/content/formats/json-vs-toml.md")),
    (".github/workflows/pages.yml", include_str!("site/.github/workflows/pages.yml")),
    (".github/workflows/stale.yml", include_str!("site/.github/workflows/stale.yml")),
    (".gitignore", include_str!("site/.gitignore")),
];
