//! Diagnostics → text: for people, for programs, for pull requests. Pure.
//!
//! Only this module counts lines and columns.

mod fixes;
pub mod formatted;
mod human;
mod lines;
pub mod manual;
pub mod sarif;
pub mod timings;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use self::lines::Lines;
use crate::base::{path, printable};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::line_ends::with_line_feeds;
use crate::source::{FileId, Sources, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the source line of each message
    Human,
    /// One object per line
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// A document in SARIF 2.1.0, for code scanning; for messages only
    Sarif,
    /// Markdown for a tracker; for facts to check again only
    #[value(hide = true)]
    Issue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Yes,
    No,
}

/// The texts of the files that diagnostics refer to.
pub struct Texts<'s> {
    pub(crate) sources: &'s Sources,
    /// Path of the site's folder in its repository, such as `docs/`
    folder: String,
    /// Without a byte order mark, which editors do not show and do not count
    texts: HashMap<FileId, (String, Lines)>,
    marked: HashSet<FileId>,
}

/// Start and end of a span. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place<'s> {
    pub file: &'s str,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// `content/a.md:3:7`
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", printable::line(self.file), self.line, self.column)
    }
}

const MARK: char = '\u{feff}';

impl<'s> Texts<'s> {
    /// Reads the files. `read` returns a file's bytes, or `None` for a file that no longer exists; spans in
    /// such a file are shown at line 1, column 1.
    pub fn new(
        sources: &'s Sources,
        files: impl IntoIterator<Item = FileId>,
        read: impl Fn(FileId) -> Option<Vec<u8>>,
    ) -> Texts<'s> {
        let (mut texts, mut marked) = (HashMap::new(), HashSet::new());
        for file in files {
            texts.entry(file).or_insert_with(|| {
                let bytes = read(file).unwrap_or_default();
                let text = String::from_utf8_lossy(&bytes);
                let text = printable::source(with_line_feeds(&text).into_owned());
                let text = match text.strip_prefix(MARK) {
                    Some(rest) => {
                        marked.insert(file);
                        rest.to_owned()
                    }
                    None => text,
                };
                let lines = Lines::of(&text);
                (text, lines)
            });
        }
        Texts { sources, folder: String::new(), texts, marked }
    }

    /// Sets the site's folder in its repository, such as `docs/`, for programs that need paths relative to
    /// the repository.
    pub fn within(mut self, folder: String) -> Texts<'s> {
        self.folder = folder;
        self
    }

    fn path_in_repository(&self, place: &Place<'_>) -> String {
        let path = path::resolve(&self.folder, place.file);
        path.unwrap_or_else(|| place.file.to_owned())
    }

    fn text(&self, file: FileId) -> &str {
        self.texts.get(&file).map_or("", |(text, _)| text)
    }

    /// Returns the byte range of a span in [`Texts::text`].
    fn range(&self, span: Span) -> Range<usize> {
        let mark = if self.marked.contains(&span.file) { MARK.len_utf8() } else { 0 };
        let Range { start, end } = span.range();
        start.saturating_sub(mark)..end.saturating_sub(mark)
    }

    /// Returns the file, lines and columns of a span, for people and programs.
    pub fn locate(&self, span: Span) -> Place<'_> {
        let range = self.range(span);
        let (line, column) = self.place(span.file, range.start);
        let (end_line, end_column) = self.place(span.file, range.end);
        Place { file: self.sources.path(span.file), line, column, end_line, end_column }
    }

    /// Returns the place of the old text of an edit; `None` if it is not there, or shown otherwise than it is written.
    fn place_of(&self, edit: &Edit) -> Option<Place<'_>> {
        let text = self.text(edit.span.file).get(self.range(edit.span))?;
        let start = edit.span.range().start + text.find(&edit.old)?;
        Some(self.locate(Span::new(edit.span.file, start..start + edit.old.len())))
    }

    /// Returns the line and column of an offset in [`Texts::text`], both from 1, the column in characters.
    fn place(&self, file: FileId, offset: usize) -> (usize, usize) {
        self.texts.get(&file).map_or((1, 1), |(text, lines)| lines.place(text, offset))
    }
}

/// Returns the files that diagnostics refer to, with repetitions.
pub fn files(found: &[Diagnostic]) -> impl Iterator<Item = FileId> {
    found.iter().flat_map(|diagnostic| {
        let related = diagnostic.related.iter().map(|(span, _)| span.file);
        related.chain([diagnostic.span.file])
    })
}

/// Formats diagnostics, in their order.
pub fn report(found: &[Diagnostic], texts: &Texts<'_>, format: Format, colour: Colour) -> String {
    let each = found.iter();
    match format {
        Format::Human | Format::Issue => human::report(found, texts, colour),
        Format::Json => each.map(|diagnostic| json(diagnostic, texts)).collect(),
        Format::Github => each.map(|of| github(&of.printable(), texts)).collect(),
        Format::Sarif => sarif::report(found, texts),
    }
}

fn json(diagnostic: &Diagnostic, texts: &Texts<'_>) -> String {
    let at = |span: Span| serde_json::json!(texts.locate(span));
    let mut object = at(diagnostic.span);
    object["severity"] = diagnostic.severity.as_str().into();
    object["code"] = diagnostic.code.as_str().into();
    object["message"] = (&*diagnostic.message()).into();
    object["help"] = diagnostic.help.as_deref().into();
    let related = diagnostic.related.iter().map(|(span, what)| {
        let mut object = at(*span);
        object["message"] = what.as_str().into();
        object
    });
    object["related"] = related.collect();
    object["notes"] = diagnostic.notes.as_slice().into();
    object["fixes"] = fixes::json(diagnostic, texts);
    format!("{object}\n")
}

/// Returns the message, the notes and the help, each on a line.
fn with_notes(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message().into_owned();
    for note in &diagnostic.notes {
        text = format!("{text}\nnote: {note}");
    }
    if let Some(help) = &diagnostic.help {
        text = format!("{text}\nhelp: {help}");
    }
    text
}

/// Formats an annotation. An annotation has only one span, so related spans follow as text.
fn github(diagnostic: &Diagnostic, texts: &Texts<'_>) -> String {
    let mut message = with_notes(diagnostic);
    for (span, what) in &diagnostic.related {
        let place = texts.locate(*span);
        let file = texts.path_in_repository(&place);
        let place = Place { file: &file, ..place };
        message = format!("{message}\n{place}: {what}");
    }
    let (level, code) = (diagnostic.severity.as_str(), diagnostic.code.as_str());
    annotation(level, code, diagnostic.span, texts, &message)
}

/// Returns a GitHub workflow command as a line. Its values are escaped, as they must not contain separators.
/// `level` is `error`, `warning` or `notice`.
pub(crate) fn annotation(
    level: &str,
    title: &str,
    span: Span,
    texts: &Texts<'_>,
    message: &str,
) -> String {
    let data = |text: &str| {
        printable::lines(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let place = texts.locate(span);
    let Place { line, column, end_line, end_column, .. } = place;
    // GitHub refuses columns in an annotation that spans several lines.
    let columns = match line == end_line {
        true => format!(",col={column},endColumn={end_column}"),
        false => String::new(),
    };
    format!(
        "::{level} file={},line={line},endLine={end_line}{columns},title={}::{}\n",
        property(&texts.path_in_repository(&place)),
        property(title),
        data(message)
    )
}

/// Appends a line, made safe to print because it may contain authors' text.
pub(crate) fn push_line(text: &mut String, line: fmt::Arguments<'_>) {
    text.push_str(&printable::line(&line.to_string()));
    text.push('\n');
}

/// Returns a hint that names the command to explain the first error, or else the first warning; `None` if
/// there is neither.
pub fn hint(found: &[Diagnostic]) -> Option<String> {
    let first = found.iter().find(|diagnostic| diagnostic.is_error()).or(found.first())?;
    Some(format!("`versus explain {}` explains this code, or any other", first.code))
}

/// Returns the numbers of errors and warnings, such as `2 errors and 1 warning`; empty if there are none.
pub fn count(found: &[Diagnostic]) -> String {
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let some = |count: usize, words| (count > 0).then(|| counted(count, words));
    let warnings = found.len() - errors;
    let counts = [some(errors, ["error", "errors"]), some(warnings, ["warning", "warnings"])];
    counts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// Returns what [`count`] returns, or `no mistakes`.
pub fn total(found: &[Diagnostic]) -> String {
    match count(found) {
        none if none.is_empty() => "no mistakes".to_owned(),
        some => some,
    }
}

/// Returns a number with its noun: `1 page`, `2 pages`.
pub fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{Layer, Origin, Role, SourceFile};

    #[test]
    fn an_annotation_that_spans_lines_has_no_columns() {
        let path: Arc<str> = "content/a.md".into();
        let (role, layer, origin) = (Role::Markdown, Layer::Site, Origin::Embedded(b""));
        let file = SourceFile { inner: path.clone(), path, role, layer, origin };
        let sources = Sources::new(vec![file], 0);
        let id = sources.find("content/a.md").expect("it is there");
        let texts = Texts::new(&sources, [id], |_| Some(b"one\ntwo\n".to_vec()));
        let at = |range| annotation("error", "x", Span::new(id, range), &texts, "a\nb");
        let one = "::error file=content/a.md,line=1,endLine=1,col=2,endColumn=4,title=x::a%0Ab\n";
        assert_eq!(at(1..3), one);
        assert_eq!(at(1..6), "::error file=content/a.md,line=1,endLine=2,title=x::a%0Ab\n");
    }
}
