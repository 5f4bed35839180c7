//! A file of the repository as the source of a fact: `repo:bench/results.csv#L10-L20`. Pure.

use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;

use crate::source::{Span, Spanned};

/// The scheme of a file of the repository.
pub const SCHEME: &str = "repo:";

/// A path from the root of the repository, with lines or without.
#[derive(Debug, Clone)]
pub struct RepositoryFile {
    /// As the author wrote it
    written: Box<str>,
    path_end: usize,
    /// Counted from 1
    lines: Option<(usize, usize)>,
    /// The place of this mention, which makes no difference to what is mentioned
    pub span: Span,
}

impl PartialEq for RepositoryFile {
    fn eq(&self, other: &RepositoryFile) -> bool {
        self.written == other.written
    }
}

impl Eq for RepositoryFile {}

impl Hash for RepositoryFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.written.hash(state);
    }
}

impl RepositoryFile {
    /// Reads `repo:PATH` or `repo:PATH#L10-L20`. `None` if it has another form, names a file outside the
    /// repository or a hidden one, or if the last line comes before the first.
    pub fn read(source: &Spanned<String>) -> Option<RepositoryFile> {
        let rest = source.value.strip_prefix(SCHEME)?;
        let (path, lines) = match rest.split_once('#') {
            Some((path, lines)) => (path, Some(read_lines(lines)?)),
            None => (rest, None),
        };
        let is_name = |name: &str| !name.is_empty() && !name.starts_with('.');
        let is_path = path.split('/').all(is_name) && !path.contains(['\\', '\0']);
        is_path.then(|| RepositoryFile {
            written: source.value.as_str().into(),
            path_end: SCHEME.len() + path.len(),
            lines,
            span: source.span,
        })
    }

    /// Returns the source as it is written: `repo:bench/results.csv#L10-L20`.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Returns the path from the root of the repository.
    pub fn path(&self) -> &str {
        &self.written[SCHEME.len()..self.path_end]
    }

    /// Returns the lines, counted from 1.
    pub fn lines(&self) -> Option<RangeInclusive<usize>> {
        self.lines.map(|(first, last)| first..=last)
    }

    /// Returns the name for readers: `bench/results.csv:10–20`.
    pub fn title(&self) -> String {
        match self.lines {
            None => self.path().to_owned(),
            Some((first, last)) if first == last => format!("{}:{first}", self.path()),
            Some((first, last)) => format!("{}:{first}–{last}", self.path()),
        }
    }
}

/// Reads `L10` or `L10-L20`.
fn read_lines(text: &str) -> Option<(usize, usize)> {
    let line = |text: &str| {
        let digits = text.strip_prefix('L')?;
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        digits.parse().ok().filter(|_| is_plain)
    };
    let (first, last) = match text.split_once('-') {
        Some((first, last)) => (line(first)?, line(last)?),
        None => (line(text)?, line(text)?),
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;

    fn read(text: &str) -> Option<RepositoryFile> {
        RepositoryFile::read(&Spanned::new(text.to_owned(), Span::whole(some_file())))
    }

    #[test]
    fn a_file_is_named_with_lines_or_without() {
        let title = |text| read(text).map(|file| file.title());
        assert_eq!(title("repo:README.md").as_deref(), Some("README.md"));
        assert_eq!(title("repo:a b/c.csv#L3").as_deref(), Some("a b/c.csv:3"));
        assert_eq!(title("repo:a/b.csv#L10-L20").as_deref(), Some("a/b.csv:10–20"));
        assert_eq!(read("repo:a/b.csv#L10-L20").expect("a file").path(), "a/b.csv");
    }

    #[test]
    fn other_forms_are_no_files() {
        for text in [
            "repo:",
            "repo:/etc/passwd",
            "repo:../secret",
            "repo:a/../b",
            "repo:.git/config",
            "repo:a/.env",
            "repo:a//b",
            "repo:a/",
            "repo:a\\b",
            "repo:a#L0",
            "repo:a#L20-L10",
            "repo:a#10",
            "repo:a#L1-2",
            "repo:a#L+1",
            "a",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
