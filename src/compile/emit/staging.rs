//! IO: where files wait until all are made.

use std::fs::Metadata;
use std::io::{self, Write};

use crate::base::failure::{Failure, Tried};
use crate::base::folder::{Folder, STAGING};

/// The folder in which files wait until all are made, each at the path that it will have.
pub(super) struct Staging<'o> {
    output: &'o Folder,
    pub(super) folder: Folder,
    /// Whether a build before left it there
    pub(super) was_cut_off: bool,
}

impl<'o> Staging<'o> {
    /// Whether one is in a folder: a build was cut off there.
    pub(super) fn is_in(output: &Folder) -> bool {
        output.exists(STAGING)
    }

    pub(super) fn open(output: &'o Folder) -> Result<Staging<'o>, Failure> {
        let was_cut_off = Staging::is_in(output);
        let path = output.path().join(STAGING);
        if was_cut_off {
            output.remove_all(STAGING).tried("remove the folder", &path)?;
        }
        let folder = output.make_inside(STAGING.as_ref(), &mut Vec::new());
        let folder = folder.tried("create the folder", &path)?;
        Ok(Staging { output, folder, was_cut_off })
    }

    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<Metadata, Failure> {
        let place = || self.folder.path().join(path);
        let mut file =
            self.folder.create(path).map_err(|error| Failure::new("create", &place(), error))?;
        let written = file.write_all(bytes).and_then(|()| file.metadata());
        written.map_err(|error| Failure::new("write", &place(), error))
    }

    /// Moves everything into place: a folder that is new there in one step, others entry by entry.
    pub(super) fn place(&self) -> Result<(), Failure> {
        move_entries(&self.folder, self.output)?;
        let removed = self.output.remove_all(STAGING);
        removed.tried("remove the folder", self.folder.path())
    }

    /// Leaves the output folder as it was found. What cannot be removed is in nobody's way: the
    /// next build removes it.
    pub(super) fn discard(&self) {
        let _ = self.output.remove_all(STAGING);
    }
}

fn move_entries(from: &Folder, to: &Folder) -> Result<(), Failure> {
    for (name, is_folder) in from.names().tried("list", from.path())? {
        let place = to.path().join(&name);
        if is_folder && to.is_dir(&name) {
            let both = || io::Result::Ok((from.inside(name.as_ref())?, to.inside(name.as_ref())?));
            let (from, to) = both().tried("open the folder", &place)?;
            move_entries(&from, &to)?;
        } else {
            from.rename(&name, to, &name).tried("write", &place)?;
        }
    }
    Ok(())
}
