//! Diagnostics → text for people, each with its source line. Pure.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Colour, Texts};
use crate::base::printable;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{FileId, Span};

/// How many diagnostics with the same code are shown for a file: authors fix these before they read more.
const MOST_OF_A_KIND: usize = 50;

/// Returns diagnostics in their order, followed by the numbers of those that are not shown.
pub(super) fn report(found: &[Diagnostic], texts: &Texts<'_>, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    };
    let mut counts: HashMap<(FileId, Code), usize> = HashMap::new();
    let mut hidden: Vec<(FileId, Code)> = Vec::new();
    let mut text = String::new();
    for diagnostic in found {
        let kind = (diagnostic.span.file, diagnostic.code);
        let count = counts.entry(kind).or_default();
        *count += 1;
        match (*count).checked_sub(MOST_OF_A_KIND + 1) {
            None => {
                let shown = diagnostic.printable();
                text.push_str(&finish(&renderer, message(&shown, texts)));
            }
            Some(0) => hidden.push(kind),
            Some(_) => {}
        }
    }
    for (file, code) in hidden {
        let count = counts[&(file, code)] - MOST_OF_A_KIND;
        text.push_str(&finish(&renderer, omitted(file, code, count, texts)));
    }
    text
}

fn finish(renderer: &Renderer, group: Group<'_>) -> String {
    let mut text = renderer.render(&[group]);
    text.push_str("\n\n");
    text
}

fn omitted<'a>(file: FileId, code: Code, count: usize, texts: &'a Texts<'_>) -> Group<'a> {
    let path = printable::line(texts.sources.path(file));
    let title = format!("{count} more of `{code}` in `{path}` are not shown");
    let group = Group::with_title(Level::NOTE.primary_title(title));
    group.element(Level::HELP.message("fix those that are shown, or list all with `--format json`"))
}

fn message<'a>(diagnostic: &'a Diagnostic, texts: &'a Texts<'_>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message()).id(diagnostic.code.as_str());
    let mut group = place(Group::with_title(title), diagnostic.span, None, texts);
    for (span, what) in &diagnostic.related {
        group = place(group, *span, Some(what), texts);
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = diagnostic.help.as_deref() {
        group = group.element(Level::HELP.message(help));
    }
    group
}

/// Adds a span with its source line; for a file as a whole, adds only the position.
fn place<'a>(
    group: Group<'a>,
    span: Span,
    label: Option<&'a str>,
    texts: &'a Texts<'_>,
) -> Group<'a> {
    let path = printable::line(texts.sources.path(span.file));
    let text = texts.text(span.file);
    let range = texts.range(span);
    let is_shown = range.end <= text.len()
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end)
        && !text.is_empty()
        && range != (0..0);
    if !is_shown {
        let (line, column) = texts.place(span.file, range.start);
        return match label {
            // A second origin could not show the label.
            Some(label) => {
                group.element(Level::NOTE.message(format!("{label}: {path}:{line}:{column}")))
            }
            None => group.element(Origin::path(path).line(line).char_column(column)),
        };
    }
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    // Only the first line of a span of several lines is marked.
    let end = text[range.clone()].find('\n').map_or(range.end, |newline| range.start + newline);
    let (text, line, before) = line_of(text, range.start, texts.place(span.file, range.start).0);
    let annotation = kind.span(range.start - before..end - before).label(label);
    group.element(Snippet::source(text).line_start(line).path(path).annotation(annotation))
}

/// Returns the line that contains a byte of a text, its number and its offset. The renderer gets only
/// this line because it would read a whole text again for each message.
fn line_of(text: &str, at: usize, number: usize) -> (&str, usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    match &text[start..end] {
        // After the last line end there is no line to show alone, so the renderer gets the whole text.
        "" => (text, 1, 0),
        line => (line, number, start),
    }
}
