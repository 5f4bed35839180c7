//! IO: the staging folder, which holds new files until all of them are made.

use std::fs::Metadata;
use std::io::{self, Write};

use crate::base::failure::{Failure, Tried};
use crate::base::folder::{Folder, STAGING};

/// The folder that holds new files until all of them are made. Each has the path that it will have in the
/// output folder.
pub(super) struct Staging<'o> {
    output: &'o Folder,
    pub(super) folder: Folder,
    /// Whether an interrupted build left a staging folder
    pub(super) was_cut_off: bool,
}

impl<'o> Staging<'o> {
    /// Whether an output folder contains a staging folder, because a build was interrupted.
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

    /// Moves all files into place. A folder that is new is moved in one step, an existing one entry by entry.
    pub(super) fn place(&self) -> Result<(), Failure> {
        move_entries(&self.folder, self.output)?;
        let removed = self.output.remove_all(STAGING);
        removed.tried("remove the folder", self.folder.path())
    }

    /// Removes the staging folder, which leaves the output folder as it was. Errors are ignored, because the
    /// next build tries again.
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
