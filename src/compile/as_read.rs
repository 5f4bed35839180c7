//! Reads again the texts that a site was compiled from. IO.
//!
//! A span is a range of bytes in the text that was parsed. In another text it would point at something else,
//! so reading a file that has changed since is a failure.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::source::{FileId, SourceFile};

/// Returns the bytes of a file that a site was compiled from.
pub fn as_read(root: &Path, site: &Site, file: &SourceFile) -> Result<Cow<'static, [u8]>, Failure> {
    let before = site.sources.find(&file.path).and_then(|id| site.content_of(id));
    let Some(before) = before else { return read::bytes(root, file) };
    let bytes = read::now(root, file)?;
    match before == Hash::of(&bytes) {
        true => Ok(bytes),
        false => Err(Failure::of_change(&root.join(&*file.path))),
    }
}

/// The texts of the files that diagnostics point into.
#[derive(Debug, Default)]
pub struct AsRead(HashMap<FileId, Cow<'static, [u8]>>);

impl AsRead {
    /// Reads the texts of `files`. Files that the stages did not read are left out: no diagnostic has a span
    /// in them.
    pub fn of(
        root: &Path,
        site: &Site,
        files: impl IntoIterator<Item = FileId>,
    ) -> Result<AsRead, Failure> {
        let mut texts = HashMap::new();
        for file in files {
            if site.content_of(file).is_some() && !texts.contains_key(&file) {
                texts.insert(file, as_read(root, site, site.sources.get(file))?);
            }
        }
        Ok(AsRead(texts))
    }

    /// Adds the text of a file that is in memory.
    pub fn keep(&mut self, file: FileId, text: impl AsRef<[u8]>) {
        self.0.insert(file, Cow::Owned(text.as_ref().to_vec()));
    }

    pub fn get(&self, file: FileId) -> Option<Vec<u8>> {
        self.0.get(&file).map(|bytes| bytes.to_vec())
    }
}
