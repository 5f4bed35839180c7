//! Code as the value of a fact: a sample in a file of the site, or in the matrix itself. Pure.

use std::borrow::Cow;

use super::{Criterion, Fact, Kind, Matrix};
use crate::base::index::Index;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A file, as the author wrote its path, or a region of it
    File { file: Box<str>, region: Option<Box<str>> },
    /// Code that the matrix states
    Here { text: Box<str>, language: Option<Box<str>> },
}

impl Code {
    /// Returns the file with its region, as an author writes them; of code in the matrix the first line.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Code::File { file, region: Some(region) } => Cow::Owned(format!("{file}#{region}")),
            Code::File { file, region: None } => Cow::Borrowed(file),
            Code::Here { text, .. } => {
                let mut lines = text.lines().map(str::trim);
                Cow::Borrowed(lines.find(|line| !line.is_empty()).unwrap_or_default())
            }
        }
    }

    pub fn file(&self) -> Option<&str> {
        if let Code::File { file, .. } = self { Some(file) } else { None }
    }
}

/// The text of a sample, as programs get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub text: String,
    /// `None` if it is not known, or if the text is plain
    pub language: Option<String>,
}

/// Returns the text of a sample; `None` if its file cannot be read.
pub type Read<'a> = dyn Fn(&Code) -> Option<Listing> + 'a;

impl Matrix {
    /// Returns the criteria whose facts are code.
    pub fn code_criteria(&self) -> impl Iterator<Item = Index<Criterion>> {
        self.criteria.indexed().filter(|(_, of)| of.kind == Kind::Code).map(|(at, _)| at)
    }

    /// Returns the facts that are code, also those under other conditions; those that a variant shares only once.
    pub fn codes(&self) -> impl Iterator<Item = (&Fact, &Code)> {
        let facts = self.code_criteria().flat_map(move |criterion| {
            self.subjects.indices().map(move |subject| self.fact(subject, criterion))
        });
        let cases = facts.filter(|fact| !fact.is_shared).flat_map(Fact::cases);
        cases.filter_map(|fact| Some((fact, fact.value.code()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_written_as_its_file_or_its_first_line() {
        let file = |region: Option<&str>| Code::File {
            file: "a/b.py".into(),
            region: region.map(Into::into),
        };
        assert_eq!(file(None).written(), "a/b.py");
        assert_eq!(file(Some("main")).written(), "a/b.py#main");
        let here = |text: &str| Code::Here { text: text.into(), language: None };
        assert_eq!(here("\n\n  let a;\nlet b;\n").written(), "let a;");
        assert_eq!(here("").written(), "");
    }
}
