//! Writes the fixes of claims.

use super::{Common, output};
use crate::author::files;
use crate::base::failure::Failure;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::compile::{self, AsRead};
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::upkeep;
use crate::upkeep::print::fixes;

/// Writes the fixes of `found` that need no choice, and prints each changed page once it is written. Mistakes that
/// remain are reported by the checks that follow.
pub(super) fn write(common: &Common, site: &Site, found: &[Diagnostic]) -> Result<(), Failure> {
    let (root, sources) = (&common.root, &site.sources);
    let as_read = |file: &SourceFile| compile::as_read(root, site, file);
    let fixed = upkeep::fix::fix(site, found, &as_read)?;
    let mut written = Vec::with_capacity(fixed.len());
    for page in fixed {
        let file = sources.get(page.file);
        // The file may have been edited, or fixed already as another page through a symbolic link.
        if *read::now(root, file)? != *page.before.as_bytes() {
            continue;
        }
        files::replace(root, file, &page.text)?;
        let mut text = AsRead::default();
        text.keep(page.file, &page.text);
        let texts = output::texts(root, sources, &text, [page.file]);
        output::answer(&fixes::report(&page, &texts, common.format));
        written.push(page);
    }
    if !common.quiet {
        output::line(&fixes::total(&written));
    }
    Ok(())
}
