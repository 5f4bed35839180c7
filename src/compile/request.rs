//! The request for a build, and its report.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::as_read::AsRead;
use super::emit::Emitted;
use super::resolve::Selection;
use crate::base::address::BaseUrl;
use crate::base::timings::Timings;
use crate::cache::CacheMode;
use crate::compile::discover::FOLDERS;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// Which site to build, and where.
#[derive(Debug, Clone)]
pub struct Request {
    pub root: PathBuf,
    pub out: PathBuf,
    /// Overrides the configuration's
    pub base_url: Option<BaseUrl>,
    pub selection: Selection,
    /// Whether to use what earlier builds stored
    pub cache_mode: CacheMode,
}

/// Told the progress of checking external links: how many were requested, and how many there are.
pub type OnProgress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// The result of a build.
pub struct Report {
    pub sources: Arc<Sources>,
    /// `None` if nothing has changed since the last build, which found nothing
    pub site: Option<Arc<Site>>,
    /// The texts that diagnostics point into
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// `None` if there are errors
    pub built: Option<Built>,
    pub timings: Timings,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Built {
    pub pages: usize,
    pub outputs: usize,
    pub emitted: Emitted,
}

/// Returns the path without symbolic links and `..`, even if it does not exist yet.
fn full(path: &Path) -> PathBuf {
    let mut full = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::ParentDir => {
                full.pop();
            }
            part => full.push(part),
        }
        full = full.canonicalize().unwrap_or(full);
    }
    full
}

/// Folders in a site that nothing may be written to, beside those that the site is read from.
const KEPT: [&str; 2] = [".versus", ".git"];

/// Returns an error if the output folder contains the site, or is in a folder that the site is read from.
pub fn check_out(root: &Path, out: &Path) -> Result<(), String> {
    if out.as_os_str().is_empty() {
        return Err("the output folder has no path; name a folder".to_owned());
    }
    let (root, out) = (full(root), full(out));
    let shown = out.display();
    if root.starts_with(&out) {
        return Err(format!("`{shown}` contains the site itself; write to another folder"));
    }
    match FOLDERS.iter().chain(&KEPT).find(|folder| out.starts_with(root.join(folder))) {
        Some(folder) if out == root.join(folder) => Err(format!(
            "`{shown}` belongs to the site, and the site is read from it; write to another folder"
        )),
        Some(folder) => Err(format!(
            "`{shown}` is in `{folder}/`, and the site is read from it; write to another folder"
        )),
        None => Ok(()),
    }
}
