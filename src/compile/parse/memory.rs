//! What was parsed before, in a program that lives on. Pure.
//!
//! Matrices and messages are bound to the numbers of files ([`FileId`](crate::source::FileId)); pages have places
//! in whatever file they are of.

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
    /// Checked, each with the subjects of its folder: files of these are not parsed again
    pub matrices: Memo<Arc<Matrix>>,
}

#[derive(Debug, Clone)]
pub struct PageMemo {
    /// `None` for an unsaved text
    pub stamp: Option<Stamp>,
    /// When the file was listed, in nanoseconds since 1970
    pub listed_ns: u64,
    pub page: ParsedPage,
    pub found: Vec<Diagnostic>,
}

impl PageMemo {
    /// Whether a file with this stamp certainly holds what it held.
    pub fn is_sure(&self, stamp: Option<Stamp>) -> bool {
        let sure = |stamp: Stamp| !stamp.is_racy(self.listed_ns);
        stamp.is_some_and(sure) && self.stamp == stamp
    }
}

impl ParseMemory {
    pub fn pages(&self) -> MutexGuard<'_, HashMap<Arc<str>, PageMemo>> {
        self.pages.lock().expect("no thread panicked")
    }

    /// Forgets the pages of files that are gone; `live` has the paths of the others.
    pub fn sweep_files(&self, live: &HashSet<&str>) {
        self.pages().retain(|path, _| live.contains(&**path));
    }
}
