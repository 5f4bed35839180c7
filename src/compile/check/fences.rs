//! Checks code fences and images: languages, samples, line numbers, image sizes. Pure.

use super::Checked;
use super::samples::{self, Named};
use crate::compile::parse::fence::{FENCE_ATTRIBUTES, FENCE_FLAGS, Fence, foreign_attribute};
use crate::compile::plan::Plan;
use crate::compile::refer;
use crate::compile::refer::sample;
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Diagnostic, nearest};
use crate::directive::Attribute;
use crate::highlight::{Highlighter, language_names};
use crate::source::{FileId, Placed, Spanned};

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for fence in &page.outline.fences {
        check_fence(checked, page, fence, found);
    }
}

fn check_fence(checked: &Checked<'_>, page: &Page, fence: &Fence, found: &mut Vec<Diagnostic>) {
    found.extend(fence.attributes.iter().filter_map(|of| attribute_problem(page, of)));
    let language = fence.language.as_ref();
    found.extend(language.and_then(|of| unknown_language(checked.highlighter, page.spanned(of))));
    let subject = fence.value("subject");
    found.extend(
        subject.and_then(|subject| subject_problem(checked.site, page, page.spanned(subject))),
    );
    let marked = shown_lines(checked, page, fence).and_then(|lines| match fence.value("hl") {
        Some(marked) if sample::line_ranges(&marked.value, lines).is_none() => {
            Err(Diagnostic::invalid_lines(page.span(marked.span), &marked.value, lines))
        }
        _ => Ok(()),
    });
    found.extend(marked.err());
}

/// Reports a language without a grammar.
pub(super) fn unknown_language(
    highlighter: &Highlighter,
    language: Spanned<&str>,
) -> Option<Diagnostic> {
    let Spanned { value: name, span } = language;
    let unknown = || {
        let near = nearest_language(highlighter, name);
        Diagnostic::unknown_language(span, name, near.as_deref())
    };
    (!highlighter.knows(name)).then(unknown)
}

fn attribute_problem(page: &Page, Attribute { key, value }: &Attribute) -> Option<Diagnostic> {
    let (span, name) = (page.span(key.span), key.value.as_str());
    let value_of = value.as_ref().map(|value| value.value.as_str());
    if !FENCE_ATTRIBUTES.contains(&name) {
        let meant = foreign_attribute(name, value_of);
        return Some(match meant {
            Some(meant) => Diagnostic::foreign_attribute(span, name, &meant),
            None => Diagnostic::unknown_attribute(span, name, "a code fence", &FENCE_ATTRIBUTES),
        });
    }
    match (FENCE_FLAGS.contains(&name), value) {
        (true, Some(value)) if !matches!(value.value.as_str(), "true" | "false") => {
            let wanted = "`true`, `false`, or the name alone";
            Some(Diagnostic::wrong_attribute(page.span(value.span), name, &value.value, wanted))
        }
        (false, None) => Some(Diagnostic::empty_attribute(span, name)),
        _ => None,
    }
}

fn subject_problem(site: &Site, page: &Page, subject: Spanned<&str>) -> Option<Diagnostic> {
    let Some(matrix) = site.matrix_of(page) else {
        return Some(Diagnostic::no_matrix(subject.span, "`subject`"));
    };
    let is_unknown = matrix.complete && matrix.subject(subject.value).is_none();
    is_unknown.then(|| matrix.unknown_subject(subject.span, subject.value, &matrix.subject_ids()))
}

/// Returns the number of lines that a fence shows, after `file`, `region` and `lines` have been applied.
fn shown_lines(checked: &Checked<'_>, page: &Page, fence: &Fence) -> Result<usize, Diagnostic> {
    let count = match (fence.value("file"), fence.value("region")) {
        (None, None) => fence.lines,
        (None, Some(region)) => {
            let owner = "a fence with `region`";
            return Err(Diagnostic::missing_attribute(page.span(region.span), "file", owner));
        }
        (Some(file), None) => sample_text(checked, page, file)?.lines().count(),
        (Some(file), Some(region)) => {
            let text = sample_text(checked, page, file)?;
            samples::region(text, &file.value, page.spanned(region))?.code.lines().count()
        }
    };
    let Some(lines) = fence.value("lines") else { return Ok(count) };
    // Only one range, because a fence shows consecutive lines.
    match sample::line_ranges(&lines.value, count).as_deref() {
        Some([range]) => Ok(range.end() + 1 - range.start()),
        _ => Err(Diagnostic::invalid_range(page.span(lines.span), &lines.value, count)),
    }
}

/// Returns the text of the file that a fence of this page names.
fn sample_text<'s>(
    checked: &Checked<'s>,
    page: &Page,
    file: &Placed<String>,
) -> Result<&'s str, Diagnostic> {
    let (site, named) = (checked.site, page.spanned(file));
    if named.value.is_empty() {
        return Err(Diagnostic::empty_attribute(named.span, "file"));
    }
    let paths = refer::sample_paths(&site.sources, page.file, &file.value);
    samples::text(checked, &Named { file: named, paths, folder: refer::folder_of(site, page) })
}

/// Returns the file of an image. `None` if the target is not a file of the site.
pub(super) fn image_file(site: &Site, plan: &Plan, page: &Page, target: &str) -> Option<FileId> {
    refer::follow(site, plan, page, target).ok()?.file
}

/// Reports an image of the site whose size cannot be read.
pub(super) fn image(
    checked: &Checked<'_>,
    page: &Page,
    target: &Placed<String>,
    found: &mut Vec<Diagnostic>,
) {
    let file = image_file(checked.site, checked.plan, page, &target.value);
    if file.is_some_and(|file| !checked.attached.image_sizes.contains_key(&file)) {
        found.push(Diagnostic::unreadable_image(page.span(target.span), &target.value));
    }
}

/// Returns the language whose name is nearest to an unknown one, in lower case.
fn nearest_language(highlighter: &Highlighter, token: &str) -> Option<String> {
    // Common names first: the list of file extensions has a near match for almost every typo.
    let common = nearest(token, language_names());
    let near = common.or_else(|| nearest(token, highlighter.grammar_names()));
    near.map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_the_nearest_language() {
        let highlighter = Highlighter::new();
        let near = |token| nearest_language(&highlighter, token);
        assert_eq!(near("javscript").as_deref(), Some("javascript"));
        assert_eq!(near("pyhton").as_deref(), Some("python"));
        assert_eq!(near("typescrip").as_deref(), Some("typescript"));
        assert_eq!(near("stracee").as_deref(), Some("strace"));
        assert_eq!(near("klingon"), None);
    }
}
