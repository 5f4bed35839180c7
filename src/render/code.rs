//! A code fence → a sample: its text, from the fence or a file, highlighted. Pure.

use super::markdown::Writer;
use super::sample::{self, Display};
use crate::check;
use crate::discover::read::Sample;
use crate::matrix::view::subject_view;
use crate::parse::directive::Attribute;
use crate::theme;
use crate::view::SampleView;

/// A fence as the writer meets it.
pub(super) struct Fence {
    pub language: Option<String>,
    pub attributes: Vec<Attribute>,
    pub code: String,
}

impl Fence {
    fn value(&self, key: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.key.value == key)?;
        attribute.value.as_ref().map(|value| value.value.as_str())
    }

    fn has(&self, key: &str) -> bool {
        self.attributes.iter().any(|attribute| attribute.key.value == key)
    }
}

/// The `number`th sample of a page, from 1.
pub(super) fn view(writer: &Writer<'_>, fence: &Fence, number: usize) -> SampleView {
    let shared = writer.shared();
    let (code, first_line) = shown(writer, fence);
    let count = code.lines().count();
    let marked = fence.value("hl").and_then(|lines| sample::line_ranges(lines, count));
    let display = Display {
        language: fence.language.clone(),
        first_line,
        numbered: fence.has("linenos"),
        marked: marked.unwrap_or_default(),
        diff: fence.has("diff"),
    };
    let subject = fence.value("subject").and_then(|id| {
        let matrix = shared.site.matrix_of(writer.page)?;
        Some(subject_view(matrix, matrix.subject(id)?))
    });
    SampleView {
        id: format!("code-{number}"),
        title: fence.value("title").unwrap_or_default().to_owned(),
        language: fence.language.clone().unwrap_or_default(),
        subject,
        numbered: display.numbered,
        html: theme::html(&sample::html(&code, &display, &shared.highlighter)),
    }
}

/// What the fence shows, and the number of its first line in the file that it is from.
fn shown(writer: &Writer<'_>, fence: &Fence) -> (String, usize) {
    let shared = writer.shared();
    let mut code = fence.code.clone();
    if let Some(file) = fence.value("file") {
        let paths = check::sample_paths(&shared.site.sources, writer.page.file, file);
        if let Some(Sample::Text(text)) = check::sample_at(&shared.attached, &paths) {
            code.clone_from(text);
        }
    }
    let mut first_line = 1;
    let region = fence.value("region").and_then(|name| sample::region(&code, name).ok());
    if let Some(excerpt) = region {
        (code, first_line) = (excerpt.code, excerpt.first_line);
    }
    let lines = fence.value("lines").and_then(|lines| sample::slice_lines(&code, lines));
    if let Some(excerpt) = lines {
        (code, first_line) = (excerpt.code, first_line - 1 + excerpt.first_line);
    }
    (code, first_line)
}
