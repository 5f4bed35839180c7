//! The sizes of images that were measured before, in a program that lives on. Pure.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use crate::source::Stamp;

/// Width and height of an image in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageSize {
    pub width: u32,
    pub height: u32,
}

/// The size of an image, `None` without one, and the stamp of the file that had it.
type ImageMemo = (Stamp, Option<ImageSize>);

/// By path.
#[derive(Debug, Default)]
pub struct ImageMemory(Mutex<HashMap<Arc<str>, ImageMemo>>);

impl ImageMemory {
    /// The size of an image, which `measure` finds out if it is not known.
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

    /// Forgets the images of files that are gone; `live` has the paths of the others.
    pub fn sweep_files(&self, live: &HashSet<&str>) {
        self.0.lock().expect("no thread panicked").retain(|path, _| live.contains(&**path));
    }
}
