//! IO: where files wait until all are made.

#![expect(clippy::disallowed_methods, reason = "the output is written here first")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Tried};
use crate::plan::STAGING;

/// The folder in which files wait until all are made, each at the path that it will have.
pub(super) struct Staging {
    pub(super) folder: PathBuf,
    /// The folders above it that were made for it, the deepest first
    made: Vec<PathBuf>,
    /// Whether a build before left it there
    pub(super) was_cut_off: bool,
}

impl Staging {
    /// Whether one is in a folder: a build was cut off there.
    pub(super) fn is_in(output: &Path) -> bool {
        output.join(STAGING).exists()
    }

    pub(super) fn open(output: &Path) -> Result<Staging, Failure> {
        let folder = output.join(STAGING);
        let was_cut_off = Staging::is_in(output);
        if was_cut_off {
            fs::remove_dir_all(&folder).tried("remove the folder", &folder)?;
        }
        let missing = output.ancestors().take_while(|above| !above.as_os_str().is_empty());
        let made = missing.take_while(|above| !above.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(&folder).tried("create the folder", &folder)?;
        Ok(Staging { folder, made, was_cut_off })
    }

    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<fs::Metadata, Failure> {
        let place = self.folder.join(path);
        let mut file = match fs::File::create_new(&place) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let parent = place.parent().expect("a file stands in a folder");
                fs::create_dir_all(parent).tried("create the folder", parent)?;
                fs::File::create_new(&place)
            }
            created => created,
        }
        .tried("create", &place)?;
        file.write_all(bytes).tried("write", &place)?;
        file.metadata().tried("read the size of", &place)
    }

    /// Moves everything into place: a folder that is new there in one step, others entry by entry.
    pub(super) fn place(&self, output: &Path) -> Result<(), Failure> {
        move_entries(&self.folder, output)?;
        fs::remove_dir_all(&self.folder).tried("remove the folder", &self.folder)
    }

    /// Leaves the output folder as it was found. What cannot be removed is in nobody's way: the
    /// next build removes it.
    pub(super) fn discard(&self) {
        let _ = fs::remove_dir_all(&self.folder);
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn move_entries(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from).tried("list", from)? {
        let entry = entry.tried("list", from)?;
        let place = to.join(entry.file_name());
        let is_folder = entry.file_type().tried("list", from)?.is_dir();
        if is_folder && place.is_dir() {
            move_entries(&entry.path(), &place)?;
        } else {
            fs::rename(entry.path(), &place).tried("write", &place)?;
        }
    }
    Ok(())
}
