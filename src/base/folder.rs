//! IO: an open folder that no path can leave. A contribution to a site can contain symbolic links. Such
//! links are not followed here, so all reads, writes and removals stay inside the folder.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use cap_fs_ext::{DirExt, FollowSymlinks, MetadataExt, OpenOptionsFollowExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use crate::base::failure::{Failure, Tried};
use crate::base::path;

/// The folder below the output folder in which new files are staged until all of them are made
pub const STAGING: &str = ".versus-staging";

/// Returns whether a name begins with [`STAGING`]. ASCII case is ignored, because some file systems ignore
/// it.
pub fn is_staging(name: &str) -> bool {
    let start = name.get(..STAGING.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(STAGING))
}

/// An open folder. Paths in it are relative, and use `/` as separator on every system.
#[derive(Debug)]
pub struct Folder {
    dir: Dir,
    /// As it was opened, for messages
    path: PathBuf,
}

impl Folder {
    /// Opens a folder that the user named. Symbolic links in its path are followed, because they are the
    /// user's own.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let place = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let dir = Dir::open_ambient_dir(place, ambient_authority())?;
        Ok(Folder { dir, path: path.to_owned() })
    }

    /// Opens a folder like [`Folder::open`], and creates it if it does not exist.
    pub fn make(path: &Path) -> io::Result<Folder> {
        Dir::create_ambient_dir_all(path, ambient_authority())?;
        Folder::open(path)
    }

    /// Opens a folder inside this one.
    pub fn inside(&self, path: &Path) -> io::Result<Folder> {
        let mut folder = Folder { dir: self.dir.try_clone()?, path: self.path.clone() };
        for part in path.components() {
            folder = folder.step(part)?;
        }
        Ok(folder)
    }

    /// Opens a folder inside this one, and creates missing folders. Appends the paths of these to `made`.
    pub fn make_inside(&self, path: &Path, made: &mut Vec<PathBuf>) -> io::Result<Folder> {
        let mut folder = Folder { dir: self.dir.try_clone()?, path: self.path.clone() };
        for part in path.components() {
            match folder.dir.create_dir(part) {
                Ok(()) => made.push(folder.path.join(part)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
            folder = folder.step(part)?;
        }
        Ok(folder)
    }

    fn step(&self, part: Component<'_>) -> io::Result<Folder> {
        if !matches!(part, Component::Normal(_)) {
            return Err(io::Error::other("it is not in the folder"));
        }
        match self.dir.open_dir_nofollow(part) {
            Ok(dir) => Ok(Folder { dir, path: self.path.join(part) }),
            Err(error) => Err(self.why_no_folder(part, error)),
        }
    }

    fn why_no_folder(&self, part: Component<'_>, error: io::Error) -> io::Error {
        let Ok(metadata) = self.dir.symlink_metadata(part) else { return error };
        let path = self.path.join(part);
        let path = path.display();
        if metadata.is_symlink() {
            let why = "is a symbolic link, and links are not followed here; remove it";
            return io::Error::other(format!("`{path}` {why}"));
        }
        match metadata.is_dir() {
            true => error,
            false => io::Error::new(error.kind(), format!("`{path}` is not a folder; remove it")),
        }
    }

    /// Calls `act` with the folder that contains `path`, and with the last name of the path.
    fn at<T>(&self, path: &str, act: impl FnOnce(&Dir, &str) -> io::Result<T>) -> io::Result<T> {
        match path.rsplit_once('/') {
            Some((above, name)) => act(&self.inside(Path::new(above))?.dir, name),
            None => act(&self.dir, path),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        // Opening a named pipe would block until its other end is opened.
        if self.kind(path).is_some_and(|kind| !kind.is_file() && !kind.is_symlink()) {
            return Err(io::Error::other("it is not a file"));
        }
        let mut bytes = Vec::new();
        let mut file = self.open_file(path, OpenOptions::new().read(true))?;
        io::Read::read_to_end(&mut file, &mut bytes)?;
        Ok(bytes)
    }

    /// Opens an existing file for writing.
    pub fn write_to(&self, path: &str) -> io::Result<File> {
        self.open_file(path, OpenOptions::new().write(true))
    }

    fn open_file(&self, path: &str, options: &mut OpenOptions) -> io::Result<File> {
        options.follow(FollowSymlinks::No);
        self.at(path, |dir, name| dir.open_with(name, options).map(cap_std::fs::File::into_std))
    }

    /// Creates a file, and its missing parent folders. Fails if the file exists.
    pub fn create(&self, path: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        match self.open_file(path, &mut options) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_above(path)?;
                self.open_file(path, &mut options)
            }
            opened => opened,
        }
    }

    /// Like [`Folder::create`], but follows symbolic links that stay inside this folder: authors may have
    /// some.
    pub fn create_among_links(&self, path: &str) -> io::Result<File> {
        if let Some(above) = path::above(path).next() {
            self.dir.create_dir_all(above)?;
        }
        let mut options = OpenOptions::new();
        self.dir
            .open_with(path, options.write(true).create_new(true))
            .map(cap_std::fs::File::into_std)
    }

    fn make_above(&self, path: &str) -> io::Result<()> {
        let Some(above) = path::above(path).next() else { return Ok(()) };
        self.make_inside(Path::new(above), &mut Vec::new()).map(drop)
    }

    /// Writes a file atomically: at any moment, the path contains either the old file or the complete new
    /// one. A symbolic link at the path is replaced.
    pub fn put(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<()> {
        self.put_open(path, write).map(drop)
    }

    /// Like [`Folder::put`], but returns the open file, for further writing.
    pub fn put_open(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<File> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let new = format!(".new-{}-{number}", std::process::id());
        let beside = path::join(path::parent(path), &new);
        // A killed process with the same id may have left this file.
        let _ = self.remove_file(&beside);
        let mut file = self.create(&beside)?;
        if let Err(error) = write(&mut file).and_then(|()| self.rename(&beside, self, path)) {
            let _ = self.remove_file(&beside);
            return Err(error);
        }
        Ok(file)
    }

    /// Moves a file or folder to a path in another folder.
    pub fn rename(&self, path: &str, to: &Folder, new: &str) -> io::Result<()> {
        self.at(path, |dir, name| to.at(new, |into, new| dir.rename(name, into, new)))
    }

    /// Creates a hard link to a file, in a folder that exists. Symbolic links are not followed.
    pub fn link(&self, path: &str, to: &Folder, new: &str) -> io::Result<()> {
        self.at(path, |dir, name| to.at(new, |into, new| dir.hard_link(name, into, new)))
    }

    /// Like [`Folder::link`], but creates missing parent folders of the new name.
    pub fn link_deep(&self, path: &str, to: &Folder, new: &str) -> io::Result<()> {
        match self.link(path, to, new) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                to.make_above(new)?;
                self.link(path, to, new)
            }
            linked => linked,
        }
    }

    pub fn remove_file(&self, path: &str) -> io::Result<()> {
        self.at(path, |dir, name| dir.remove_file_or_symlink(name))
    }

    /// Removes an empty folder.
    pub fn remove_dir(&self, path: &str) -> io::Result<()> {
        self.at(path, |dir, name| dir.remove_dir(name))
    }

    /// Removes a folder with its content, or a file. Removes a symbolic link, but not its target.
    pub fn remove_all(&self, path: &str) -> io::Result<()> {
        self.at(path, |dir, name| match dir.symlink_metadata(name)?.is_dir() {
            true => dir.remove_dir_all(name),
            false => dir.remove_file_or_symlink(name),
        })
    }

    /// The names of the folder's entries, each with whether it is a folder. Names that are not UTF-8 are
    /// left out.
    pub fn names(&self) -> io::Result<Vec<(String, bool)>> {
        let mut names = Vec::new();
        for entry in self.dir.entries()? {
            let entry = entry?;
            let is_folder = entry.file_type()?.is_dir();
            if let Ok(name) = entry.file_name().into_string() {
                names.push((name, is_folder));
            }
        }
        Ok(names)
    }

    /// Returns whether a path is a folder. A symbolic link to a folder is not one.
    pub fn is_dir(&self, path: &str) -> bool {
        self.kind(path).is_some_and(|kind| kind.is_dir())
    }

    pub fn is_link(&self, path: &str) -> bool {
        self.kind(path).is_some_and(|kind| kind.is_symlink())
    }

    /// Returns whether a path exists. A dangling symbolic link exists.
    pub fn exists(&self, path: &str) -> bool {
        self.kind(path).is_some()
    }

    /// The modification time of a file or folder.
    pub fn modified(&self, path: &str) -> Option<SystemTime> {
        let metadata = self.at(path, |dir, name| dir.symlink_metadata(name)).ok()?;
        Some(metadata.modified().ok()?.into_std())
    }

    fn kind(&self, path: &str) -> Option<cap_std::fs::FileType> {
        self.at(path, |dir, name| dir.symlink_metadata(name)).ok().map(|of| of.file_type())
    }

    /// Returns whether both are the same folder on the disk.
    pub fn is(&self, other: &Folder) -> bool {
        let of = |folder: &Folder| folder.dir.dir_metadata().ok().map(|of| (of.dev(), of.ino()));
        of(self).is_some_and(|one| of(other) == Some(one))
    }

    /// Opens the folder as a file, to lock it. This fails on systems that can open only files.
    pub fn as_file(&self) -> io::Result<File> {
        self.dir.open(".").map(cap_std::fs::File::into_std)
    }

    /// Writes a file atomically, and converts an error to a [`Failure`].
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.put(path, |file| file.write_all(bytes)).tried("write", &self.path.join(path))
    }
}

/// Returns whether a relative path stays inside its folder: it is not empty and contains only names, no
/// `..`.
pub fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}
