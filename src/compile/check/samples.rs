//! Checks the files of samples, which code fences and facts name. Pure.

use super::Checked;
use crate::base::path;
use crate::compile::discover::read::Sample;
use crate::compile::refer;
use crate::compile::refer::sample::{self, RegionError};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Role, Spanned};

/// A file as an author names it.
pub(super) struct Named<'n> {
    pub(super) file: Spanned<&'n str>,
    /// Where it may be, relative to the site's root
    pub(super) paths: Vec<String>,
    /// The folder of the file that names it, below `content/`
    pub(super) folder: &'n str,
}

/// Returns the text of a file, or the reason why it cannot be shown.
pub(super) fn text<'s>(checked: &Checked<'s>, named: &Named<'_>) -> Result<&'s str, Diagnostic> {
    let Spanned { value: file, span } = named.file;
    Err(match refer::sample_at(checked.attached, &named.paths) {
        Some(Sample::Text(text)) => return Ok(text),
        Some(Sample::OutsideSite) => Diagnostic::outside_site(span, file),
        Some(Sample::Hidden) => Diagnostic::hidden_sample(span, file),
        Some(Sample::Large) => Diagnostic::large_sample(span, file),
        Some(Sample::NotUtf8) => Diagnostic::binary_sample(span, file),
        Some(Sample::Missing) | None => {
            let assets = checked.site.sources.with_role(Role::Asset);
            let beside = assets.filter_map(|(_, asset)| path::below(named.folder, &asset.inner));
            Diagnostic::missing_sample(span, file, &named.paths, nearest(file, beside))
        }
    })
}

/// Returns a region of the text of a file, or the reason why it cannot be shown.
pub(super) fn region(
    text: &str,
    file: &str,
    region: Spanned<&str>,
) -> Result<sample::Excerpt, Diagnostic> {
    let Spanned { value: name, span } = region;
    sample::region(text, name).map_err(|error| match error {
        RegionError::Missing => {
            Diagnostic::missing_region(span, name, file, &sample::region_names(text))
        }
        RegionError::Unclosed => Diagnostic::unclosed_region(span, name, file),
        RegionError::Repeated => Diagnostic::repeated_region(span, name, file),
    })
}
