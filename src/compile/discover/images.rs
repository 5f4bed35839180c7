//! In-memory cache of image sizes for long-running programs. Pure.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use crate::source::Stamp;

/// Width and height of an image in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageSize {
    pub width: u32,
    pub height: u32,
}

/// The stamp of an image file, and the size that it had; `None` if the file has no size.
type ImageMemo = (Stamp, Option<ImageSize>);

/// In-memory cache of image sizes, by path.
#[derive(Debug, Default)]
pub struct ImageMemory(Mutex<HashMap<Arc<str>, ImageMemo>>);

impl ImageMemory {
    /// Returns the cached size of an image, or calls `measure` if the file is new or its stamp has changed.
    pub fn size<E>(
        &self,
        (path, stamp): (&Arc<str>, Stamp),
        measure: impl FnOnce() -> Result<Option<ImageSize>, E>,
    ) -> Result<Option<ImageSize>, E> {
        let images = || self.0.lock().expect("no thread panicked");
        if let Some((_, size)) = images().get(path).filter(|(known, _)| *known == stamp) {
            return Ok(*size);
        }
        let size = measure()?;
        images().insert(Arc::clone(path), (stamp, size));
        Ok(size)
    }

    /// Removes the images whose paths are not in `live`.
    pub fn sweep_files(&self, live: &HashSet<&str>) {
        self.0.lock().expect("no thread panicked").retain(|path, _| live.contains(&**path));
    }
}
