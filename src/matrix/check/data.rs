//! The data files of a matrix, by id. Pure.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::base::index::{Index, List};
use crate::data::document::{Document, Documents};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::RawData;
use crate::matrix::{DataFile, Ids};
use crate::source::{FileId, Spanned};

pub(super) struct DataFiles<'d> {
    list: List<DataFile>,
    ids: &'d Ids,
    documents: &'d Documents,
    used: RefCell<BTreeSet<usize>>,
}

/// A data file that a fact names.
#[derive(Clone, Copy)]
pub(super) struct Opened<'d> {
    pub(super) at: Index<DataFile>,
    pub(super) document: &'d Document,
}

impl<'d> DataFiles<'d> {
    /// Reports `invalid-id` and `duplicate-id`.
    pub(super) fn new(
        raw: Vec<RawData>,
        ids: &'d mut Ids,
        documents: &'d Documents,
        found: &mut Vec<Diagnostic>,
    ) -> DataFiles<'d> {
        let mut list = List::with_capacity(raw.len());
        for RawData { id, file } in raw {
            if ids.declare(&id, &[], found) {
                let path = documents.get(&id.value).map(|document| document.path.clone());
                let path = path.unwrap_or_default();
                let Spanned { value: id, span } = id;
                list.push(DataFile { id, written: file.value, path, span });
            }
        }
        DataFiles { list, ids, documents, used: RefCell::default() }
    }

    /// Returns the data file with an id; `None` if there is none, or it could not be read, which is reported
    /// already. Reports `unknown-data`.
    pub(super) fn open(
        &self,
        id: &Spanned<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Opened<'d>> {
        let Some(at) = self.ids.get(&id.value) else {
            let known: Vec<&str> = self.list.iter().map(|data| data.id.as_str()).collect();
            found.push(Diagnostic::unknown_data(id.span, &id.value, &known));
            return None;
        };
        self.used.borrow_mut().insert(at.number());
        let document = self.documents.get(&id.value)?;
        Some(Opened { at, document })
    }

    /// Returns the list. Reports `unused-data` for those that `file` declares: others may use a shared one.
    pub(super) fn finish(self, file: FileId, found: &mut Vec<Diagnostic>) -> List<DataFile> {
        let used = self.used.into_inner();
        for (at, data) in self.list.indexed() {
            if data.span.file == file && !used.contains(&at.number()) {
                found.push(Diagnostic::unused_data(data.span, &data.id));
            }
        }
        self.list
    }
}
