//! The histories that git last gave, in a program that keeps running. IO.

use std::path::Path;
use std::sync::Mutex;

use super::{head, of};
use crate::source::given::Source;
use crate::source::history::{History, Unreadable, Wanted};

/// The last answer of git, which holds until there is a new commit or another question.
#[derive(Debug, Default)]
pub struct HistoryMemory(Mutex<Option<Answer>>);

#[derive(Debug)]
struct Answer {
    head: Option<String>,
    wanted: Vec<Wanted>,
    histories: Vec<History>,
}

impl HistoryMemory {
    /// Returns the histories of a site as [`of`] does, and asks git only if the last answer does not hold.
    pub fn read(&self, source: &dyn Source, wanted: &[Wanted]) -> Result<Vec<History>, Unreadable> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let head = source.folder().and_then(head);
        let mut last = self.0.lock().expect("no thread panicked");
        if let Some(last) = &*last
            && last.head == head
            && last.wanted == wanted
        {
            return Ok(last.histories.clone());
        }
        let histories = of(source, wanted)?;
        *last = Some(Answer { head, wanted: wanted.to_vec(), histories: histories.clone() });
        Ok(histories)
    }

    /// Whether the site in `root` has a commit that the last answer does not know.
    pub fn is_outdated(&self, root: &Path) -> bool {
        let last = self.0.lock().expect("no thread panicked");
        last.as_ref().is_some_and(|last| last.head != head(root))
    }
}
