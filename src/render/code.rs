//! A code fence → a sample: its text, from the fence or a file, highlighted. Pure.

use super::markdown::Writer;
use super::sample::{self, Display};
use crate::check;
use crate::discover::read::Sample;
use crate::parse::fence::Fence;
use crate::theme;
use crate::view::SampleView;

/// The `number`th sample of a page, from 1.
pub(super) fn view(writer: &Writer<'_>, fence: &Fence, code: String, number: usize) -> SampleView {
    let shared = writer.shared();
    let (code, first_line) = shown(writer, fence, code);
    let count = code.lines().count();
    let marked = text(fence, "hl").and_then(|lines| sample::line_ranges(lines, count));
    let language = fence.language.as_ref().map(|language| language.value.clone());
    let display = Display {
        language,
        first_line,
        numbered: fence.is_set("linenos"),
        marked: marked.unwrap_or_default(),
        diff: fence.is_set("diff"),
    };
    let subject = text(fence, "subject").and_then(|id| {
        let matrix = writer.page.matrix?;
        let subject = shared.site.matrices[matrix].subject(id)?;
        Some(shared.with_matrix(matrix, |of| of.subject(subject)))
    });
    SampleView {
        id: format!("code-{number}"),
        title: text(fence, "title").unwrap_or_default().to_owned(),
        language: display.language.clone().unwrap_or_default(),
        subject,
        numbered: display.numbered,
        html: theme::html(&sample::html(&code, &display, &shared.highlighter)),
    }
}

/// What the fence shows, and the number of its first line in the file that it is from.
fn shown(writer: &Writer<'_>, fence: &Fence, mut code: String) -> (String, usize) {
    let shared = writer.shared();
    if let Some(file) = text(fence, "file") {
        let paths = check::sample_paths(&shared.site.sources, writer.page.file, file);
        if let Some(Sample::Text(text)) = check::sample_at(&shared.attached, &paths) {
            code.clone_from(text);
        }
    }
    let mut first_line = 1;
    let region = text(fence, "region").and_then(|name| sample::region(&code, name).ok());
    if let Some(excerpt) = region {
        (code, first_line) = (excerpt.code, excerpt.first_line);
    }
    let lines = text(fence, "lines").and_then(|lines| sample::slice_lines(&code, lines));
    if let Some(excerpt) = lines {
        (code, first_line) = (excerpt.code, first_line - 1 + excerpt.first_line);
    }
    (code, first_line)
}

fn text<'f>(fence: &'f Fence, key: &str) -> Option<&'f str> {
    fence.value(key).map(|value| value.value.as_str())
}
