//! Checks code fences and images: languages, samples, line numbers, image sizes. Pure.

use super::Checked;
use crate::base::path;
use crate::compile::discover::read::Sample;
use crate::compile::parse::fence::{FENCE_ATTRIBUTES, FENCE_FLAGS, Fence, foreign_attribute};
use crate::compile::plan::Plan;
use crate::compile::refer;
use crate::compile::refer::sample::{self, RegionError};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Diagnostic, nearest};
use crate::directive::Attribute;
use crate::highlight::{Highlighter, language_names};
use crate::source::{FileId, Placed, Role, Spanned};

pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    for fence in &page.outline.fences {
        check_fence(checked, page, fence, found);
    }
}

fn check_fence(checked: &Checked<'_>, page: &Page, fence: &Fence, found: &mut Vec<Diagnostic>) {
    found.extend(fence.attributes.iter().filter_map(|of| attribute_problem(page, of)));
    if let Some(language) = &fence.language
        && !checked.highlighter.knows(&language.value)
    {
        let near = nearest_language(checked.highlighter, &language.value);
        let name = &language.value;
        found.push(Diagnostic::unknown_language(page.span(language.span), name, near.as_deref()));
    }
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
            let excerpt = sample::region(text, &region.value);
            let problem = |error| region_problem(text, &file.value, page.spanned(region), error);
            excerpt.map_err(problem)?.code.lines().count()
        }
    };
    let Some(lines) = fence.value("lines") else { return Ok(count) };
    // Only one range, because a fence shows consecutive lines.
    match sample::line_ranges(&lines.value, count).as_deref() {
        Some([range]) => Ok(range.end() + 1 - range.start()),
        _ => Err(Diagnostic::invalid_range(page.span(lines.span), &lines.value, count)),
    }
}

fn region_problem(text: &str, file: &str, region: Spanned<&str>, error: RegionError) -> Diagnostic {
    match error {
        RegionError::Missing => {
            let names = sample::region_names(text);
            Diagnostic::missing_region(region.span, region.value, file, &names)
        }
        RegionError::Unclosed => Diagnostic::unclosed_region(region.span, region.value, file),
        RegionError::Repeated => Diagnostic::repeated_region(region.span, region.value, file),
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
    Err(match refer::sample_at(checked.attached, &paths) {
        Some(Sample::Text(text)) => return Ok(text),
        Some(Sample::OutsideSite) => Diagnostic::outside_site(named.span, named.value),
        Some(Sample::Hidden) => Diagnostic::hidden_sample(named.span, named.value),
        Some(Sample::Large) => Diagnostic::large_sample(named.span, named.value),
        Some(Sample::NotUtf8) => Diagnostic::binary_sample(named.span, named.value),
        Some(Sample::Missing) | None => {
            let folder = refer::folder_of(site, page);
            let assets = site.sources.with_role(Role::Asset);
            let beside = assets.filter_map(|(_, asset)| path::below(folder, &asset.inner));
            let near = nearest(&file.value, beside);
            Diagnostic::missing_sample(named.span, named.value, &paths, near)
        }
    })
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
