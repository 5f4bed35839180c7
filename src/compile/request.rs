//! What is asked of a build, and what is answered.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::as_read::AsRead;
use super::emit::Emitted;
use super::resolve::Selection;
use crate::base::address::BaseUrl;
use crate::base::timings::Timings;
use crate::cache::CacheMode;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// What a build is of, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    pub root: PathBuf,
    pub out: PathBuf,
    /// Overrides the configuration's
    pub base_url: Option<BaseUrl>,
    pub selection: Selection,
    /// Whether what earlier builds remember is used
    pub cache_mode: CacheMode,
}

/// How far the asking of other sites is: addresses asked, and addresses in all.
pub type OnProgress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// What became of a build, with all that its author should know.
pub struct Report {
    pub sources: Arc<Sources>,
    /// That messages speak of
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// None when there are errors
    pub built: Option<Built>,
    pub timings: Timings,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Built {
    pub pages: usize,
    pub outputs: usize,
    pub emitted: Emitted,
}

/// The path without links and `..`, even where it does not exist yet.
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

/// A build must not write into what it reads.
pub fn check_out(root: &Path, out: &Path) -> Result<(), String> {
    let (root, out) = (full(root), full(out));
    let read = ["content", "static", "templates", "themes", ".versus", ".git"];
    let is_source = read.iter().any(|folder| out.starts_with(root.join(folder)));
    if root.starts_with(&out) || is_source {
        return Err(format!(
            "`{}` contains the site itself; write to another folder",
            out.display()
        ));
    }
    Ok(())
}
