//! Checks that the logos of subjects are images of the site. Pure.

use super::{Checked, link_problem};
use crate::base::path;
use crate::compile::plan::Plan;
use crate::compile::refer::{self, Problem};
use crate::compile::site::{Site, Unpublished};
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::source::{FileId, Spanned};

/// Endings of the names of images whose size can be read
const ENDINGS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// Returns the files of the logos of a matrix.
pub(super) fn files(site: &Site, plan: &Plan, matrix: &Matrix) -> Vec<FileId> {
    let logos = matrix.subjects.iter().flat_map(|subject| subject.particulars.logos());
    logos.filter_map(|(_, logo)| refer::logo(site, plan, matrix, &logo.value).ok()?.file).collect()
}

/// Reports `dead-link`, `invalid-value` and `unreadable-image`.
pub(super) fn check(checked: &Checked<'_>, matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    for subject in matrix.subjects.iter().filter(|subject| subject.is_listed()) {
        for (key, logo) in subject.particulars.logos() {
            found.extend(problem(checked, matrix, key, logo));
        }
    }
}

fn problem(
    checked: &Checked<'_>,
    matrix: &Matrix,
    key: &str,
    logo: &Spanned<String>,
) -> Option<Diagnostic> {
    let Spanned { value: target, span } = logo;
    let file = match refer::logo(checked.site, checked.plan, matrix, target) {
        Ok(destination) => destination.file,
        // The files of a section are left out with it, and so are the pages that show them.
        Err(Problem::Unpublished(Unpublished::Section)) => return None,
        Err(problem) => {
            return Some(link_problem(checked.site, Spanned::new(target, *span), problem));
        }
    };
    if !is_image(target) {
        let form = "the path of an image: PNG, JPEG, GIF, WebP, AVIF or SVG";
        return Some(Diagnostic::ill_formed_value(*span, key, target, form));
    }
    let is_unread = file.is_some_and(|file| !checked.attached.image_sizes.contains_key(&file));
    is_unread.then(|| Diagnostic::unreadable_image(*span, target))
}

fn is_image(target: &str) -> bool {
    let name = path::file_name(target).to_lowercase();
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}
