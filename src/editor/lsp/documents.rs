//! The documents that are open in the editor. Pure.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::TextDocumentContentChangeEvent;

use super::position::{Encoding, Lines};

#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<PathBuf, Document>);

#[derive(Debug)]
pub(super) struct Document {
    pub(super) text: String,
    pub(super) version: i32,
}

impl Documents {
    pub(super) fn open(&mut self, path: PathBuf, version: i32, text: String) {
        self.0.insert(path, Document { text, version });
    }

    /// Applies changes to a document; changes to a document that is not open are ignored.
    pub(super) fn change(
        &mut self,
        path: &Path,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let Some(document) = self.0.get_mut(path) else { return };
        document.version = version;
        for change in changes {
            match change.range {
                Some(range) => {
                    let bytes = Lines::of(document.text.as_str(), encoding).bytes(range);
                    document.text.replace_range(bytes, &change.text);
                }
                None => document.text = change.text,
            }
        }
    }

    pub(super) fn close(&mut self, path: &Path) {
        self.0.remove(path);
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.keys()
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Document> {
        self.0.get(path)
    }
}
