//! Finds the files that fences show. Pure.

use crate::base::path;
use crate::compile::discover::read::{Attached, Sample};
use crate::source::{FileId, Sources};

/// Returns the first sample at these paths that is not missing, or else the first one.
pub fn sample_at<'s>(attached: &'s Attached, paths: &[String]) -> Option<&'s Sample> {
    let samples = paths.iter().filter_map(|path| attached.samples.get(path));
    samples.clone().find(|sample| **sample != Sample::Missing).or_else(|| samples.clone().next())
}

/// Returns the candidate paths of a fence's file, relative to the site's root: next to the page, then at the
/// root.
pub fn sample_paths(sources: &Sources, page: Option<FileId>, file: &str) -> Vec<String> {
    let folder = page.map_or("content", |page| path::parent(sources.path(page)));
    if let Some(from_root) = file.strip_prefix('/') {
        return vec![from_root.to_owned()];
    }
    let beside = path::resolve(folder, file).unwrap_or_else(|| match file.starts_with("..") {
        true => file.to_owned(),
        false => path::join(folder, file),
    });
    if beside == file { vec![beside] } else { vec![beside, file.to_owned()] }
}
