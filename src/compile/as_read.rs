//! The texts that a site was made from, read again. IO.
//!
//! Places are bytes of the text that was read first. In another text they would name something else,
//! so that what has changed since is refused.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::source::{FileId, SourceFile};

/// The bytes of a file that a site was made from.
pub fn as_read(root: &Path, site: &Site, file: &SourceFile) -> Result<Cow<'static, [u8]>, Failure> {
    let before = site.sources.find(&file.path).and_then(|id| site.content_of(id));
    let Some(before) = before else { return read::bytes(root, file) };
    let bytes = read::now(root, file)?;
    match before == Hash::of(&bytes) {
        true => Ok(bytes),
        false => Err(Failure::of_change(&root.join(&*file.path))),
    }
}

/// The texts of the files that messages speak of.
#[derive(Debug, Default)]
pub struct AsRead(HashMap<FileId, Cow<'static, [u8]>>);

impl AsRead {
    /// Those that the site was made from; of what was not read, messages name no place in it.
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

    /// Takes the text of a file that was read once, and is at hand.
    pub fn keep(&mut self, file: FileId, text: impl AsRef<[u8]>) {
        self.0.insert(file, Cow::Owned(text.as_ref().to_vec()));
    }

    pub fn get(&self, file: FileId) -> Option<Vec<u8>> {
        self.0.get(&file).map(|bytes| bytes.to_vec())
    }
}
