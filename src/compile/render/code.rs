//! Renders a code fence as a highlighted sample. Its text is in the fence or in a file. Pure.

use super::context::Context;
use super::scope::PageScope;
use crate::compile::discover::read::Sample;
use crate::compile::parse::fence::Fence;
use crate::compile::refer::sample::{self, Display, InText, Shown};
use crate::compile::refer::{self, Found};
use crate::matrix::Matrix;
use crate::matrix::code::Code;
use crate::theme;
use crate::theme::contract::SampleView;

/// Returns the view of the `number`th sample of a page, counted from 1.
pub(super) fn view(
    scope: &PageScope<'_>,
    fence: &Fence,
    code: String,
    number: usize,
) -> SampleView {
    let context = scope.context();
    let Shown { code, first_line, part, .. } = shown(scope, fence, code);
    let count = code.lines().count();
    let marked = text(fence, "hl").and_then(|lines| sample::line_ranges(lines, count));
    let language = fence.language.as_ref().map(|language| language.value.clone());
    let display = Display {
        language,
        first_line,
        numbered: fence.is_set("linenos"),
        marked: marked.unwrap_or_default(),
        diff: fence.is_set("diff"),
        part,
    };
    let subject = text(fence, "subject").and_then(|id| {
        let matrix = scope.page.matrix?;
        let subject = context.site.matrices[matrix].subject(id)?;
        Some(context.with_matrix(matrix, |of| of.subject(subject)))
    });
    SampleView {
        id: format!("code-{number}"),
        title: text(fence, "title").unwrap_or_default().to_owned(),
        language: display.language.clone().unwrap_or_default(),
        subject,
        numbered: display.numbered,
        html: theme::html(&sample::html(&code, &display, &context.highlighter)),
    }
}

/// Returns the view of the code of a fact, without its subject. `None` if it cannot be read.
pub(super) fn of_fact(context: &Context, matrix: &Matrix, code: &Code) -> Option<SampleView> {
    let Found { shown, language } = context.samples().find(matrix, code)?;
    let Shown { code: text, first_line, part, .. } = shown;
    let display = Display { language, first_line, part, ..Display::default() };
    Some(SampleView {
        id: String::new(),
        title: code.file().map(|_| code.written().into_owned()).unwrap_or_default(),
        html: theme::html(&sample::html(&text, &display, &context.highlighter)),
        language: display.language.unwrap_or_default(),
        subject: None,
        numbered: false,
    })
}

/// Returns what a fence shows of its code or of its file.
fn shown(scope: &PageScope<'_>, fence: &Fence, mut code: String) -> Shown {
    let context = scope.context();
    if let Some(file) = text(fence, "file") {
        let paths = refer::sample_paths(&context.site.sources, scope.page.file, file);
        if let Some(Sample::Text(text)) = refer::sample_at(&context.attached, &paths) {
            code.clone_from(text);
        }
    }
    let in_file = match fence.is_in_language_of_file(&context.highlighter) {
        true => InText::Same,
        false => InText::Other,
    };
    let mut shown = Shown::whole(code, in_file);
    let region = text(fence, "region").and_then(|name| sample::region(&shown.code, name).ok());
    if let Some(excerpt) = region {
        shown = shown.cut(excerpt);
    }
    let lines = text(fence, "lines").and_then(|lines| sample::slice_lines(&shown.code, lines));
    if let Some(excerpt) = lines {
        shown = shown.cut(excerpt);
    }
    shown
}

fn text<'f>(fence: &'f Fence, key: &str) -> Option<&'f str> {
    fence.value(key).map(|value| value.value.as_str())
}
