//! The in-memory cache of parsed files, for a long-running process. Pure.
//!
//! Cached matrices and diagnostics contain [`FileId`](crate::source::FileId)s, so they are valid only
//! while those stay the same. Pages contain places without a file id, and stay valid when the id changes.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use super::parsed::ParsedPage;
use crate::compile::memo::Memo;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::source::Stamp;
use crate::theme::Theme;

#[derive(Debug, Default)]
pub struct ParseMemory {
    /// By path
    pages: Mutex<HashMap<Arc<str>, PageMemo>>,
    pub themes: Memo<Arc<Theme>>,
    /// Checked matrices with the subjects of their folders, whose files are not parsed again
    pub matrices: Memo<Arc<Matrix>>,
    /// The paths of the data files of a matrix, by the hash of its own files
    pub data_files: Memo<Arc<[String]>>,
}

#[derive(Debug, Clone)]
pub struct PageMemo {
    /// `None` for a file that is not on disk, such as an unsaved buffer
    pub stamp: Option<Stamp>,
    /// When the file was listed, in nanoseconds since 1970
    pub listed_ns: u64,
    pub page: ParsedPage,
    pub found: Vec<Diagnostic>,
}

impl PageMemo {
    /// Whether a file that has this stamp now is certain to be unchanged since the page was parsed.
    pub fn is_sure(&self, stamp: Option<Stamp>) -> bool {
        let sure = |stamp: Stamp| !stamp.is_racy(self.listed_ns);
        stamp.is_some_and(sure) && self.stamp == stamp
    }
}

impl ParseMemory {
    pub fn pages(&self) -> MutexGuard<'_, HashMap<Arc<str>, PageMemo>> {
        self.pages.lock().expect("no thread panicked")
    }

    /// Drops the pages of files that no longer exist; `live` contains the paths of those that do.
    pub fn sweep_files(&self, live: &HashSet<&str>) {
        self.pages().retain(|path, _| live.contains(&**path));
    }
}
