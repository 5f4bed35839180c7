//! IO: a folder that nothing leads out of. Whoever sends a change to a site may send symbolic links with
//! it; what is read, written and removed here is in the folder all the same, for no link is followed.

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

/// The folder in which files wait until all are made, below the output folder
pub const STAGING: &str = ".versus-staging";

/// Whether a name is that of the folder in which files wait, or begins like it, on any file system.
pub fn is_staging(name: &str) -> bool {
    let start = name.get(..STAGING.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(STAGING))
}

/// An open folder. Paths in it are relative, with `/` between their names.
#[derive(Debug)]
pub struct Folder {
    dir: Dir,
    /// For messages
    path: PathBuf,
}

impl Folder {
    /// The folder that somebody at the keyboard named: links that lead to it are his.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let place = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let dir = Dir::open_ambient_dir(place, ambient_authority())?;
        Ok(Folder { dir, path: path.to_owned() })
    }

    /// The same, made where it is missing.
    pub fn make(path: &Path) -> io::Result<Folder> {
        Dir::create_ambient_dir_all(path, ambient_authority())?;
        Folder::open(path)
    }

    /// A folder in this one.
    pub fn inside(&self, path: &Path) -> io::Result<Folder> {
        let mut folder = Folder { dir: self.dir.try_clone()?, path: self.path.clone() };
        for part in path.components() {
            folder = folder.step(part)?;
        }
        Ok(folder)
    }

    /// A folder in this one that is made where it is missing; `made` gets the paths of new ones.
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

    /// Lets `act` do something in the folder in which a path ends, with its last name.
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
        // Whoever opens a pipe waits for its other end.
        if self.kind(path).is_some_and(|kind| !kind.is_file() && !kind.is_symlink()) {
            return Err(io::Error::other("it is not a file"));
        }
        let mut bytes = Vec::new();
        let mut file = self.open_file(path, OpenOptions::new().read(true))?;
        io::Read::read_to_end(&mut file, &mut bytes)?;
        Ok(bytes)
    }

    /// Opens a file that is there, to write to it.
    pub fn write_to(&self, path: &str) -> io::Result<File> {
        self.open_file(path, OpenOptions::new().write(true))
    }

    fn open_file(&self, path: &str, options: &mut OpenOptions) -> io::Result<File> {
        options.follow(FollowSymlinks::No);
        self.at(path, |dir, name| dir.open_with(name, options).map(cap_std::fs::File::into_std))
    }

    /// Creates a file where there is none, with the folders above it.
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

    /// The same, also through links that lead to other places in this folder: authors may have some.
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

    /// Puts a file in its place in one step: whatever happens, it is the old one or the new one. A link
    /// that stands there makes way.
    pub fn put(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<()> {
        self.begin(path, write).map(drop)
    }

    /// The same; returns the file, to write on.
    pub fn begin(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<File> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let new = format!(".new-{}-{number}", std::process::id());
        let beside = path::join(path::parent(path), &new);
        // A process of the same number may have been cut off here.
        let _ = self.remove_file(&beside);
        let mut file = self.create(&beside)?;
        if let Err(error) = write(&mut file).and_then(|()| self.rename(&beside, self, path)) {
            let _ = self.remove_file(&beside);
            return Err(error);
        }
        Ok(file)
    }

    /// Moves what is at a path to a path in another folder.
    pub fn rename(&self, path: &str, to: &Folder, new: &str) -> io::Result<()> {
        self.at(path, |dir, name| to.at(new, |into, new| dir.rename(name, into, new)))
    }

    /// Gives a file a second name, in a folder that is there. A link gets none.
    pub fn link(&self, path: &str, to: &Folder, new: &str) -> io::Result<()> {
        self.at(path, |dir, name| to.at(new, |into, new| dir.hard_link(name, into, new)))
    }

    /// The same, with the folders above the new name.
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

    /// Removes a folder with all that is in it; of a link, only the link.
    pub fn remove_all(&self, path: &str) -> io::Result<()> {
        self.at(path, |dir, name| match dir.symlink_metadata(name)?.is_dir() {
            true => dir.remove_dir_all(name),
            false => dir.remove_file_or_symlink(name),
        })
    }

    /// The names of what is in it, without those that are no text, and whether each is a folder.
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

    /// Whether a folder, and no link to one, is at a path.
    pub fn is_dir(&self, path: &str) -> bool {
        self.kind(path).is_some_and(|kind| kind.is_dir())
    }

    pub fn is_link(&self, path: &str) -> bool {
        self.kind(path).is_some_and(|kind| kind.is_symlink())
    }

    /// Whether anything is at a path, a link that leads nowhere too.
    pub fn exists(&self, path: &str) -> bool {
        self.kind(path).is_some()
    }

    /// When what is at a path was written last.
    pub fn modified(&self, path: &str) -> Option<SystemTime> {
        let metadata = self.at(path, |dir, name| dir.symlink_metadata(name)).ok()?;
        Some(metadata.modified().ok()?.into_std())
    }

    fn kind(&self, path: &str) -> Option<cap_std::fs::FileType> {
        self.at(path, |dir, name| dir.symlink_metadata(name)).ok().map(|of| of.file_type())
    }

    /// Whether two are one folder of the disk.
    pub fn is(&self, other: &Folder) -> bool {
        let of = |folder: &Folder| folder.dir.dir_metadata().ok().map(|of| (of.dev(), of.ino()));
        of(self).is_some_and(|one| of(other) == Some(one))
    }

    /// The folder itself, to be locked. Some systems open files only.
    pub fn as_file(&self) -> io::Result<File> {
        self.dir.open(".").map(cap_std::fs::File::into_std)
    }

    /// Puts bytes in their place in one step, and says what failed.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.put(path, |file| file.write_all(bytes)).tried("write", &self.path.join(path))
    }
}

/// Whether a path leads to a place in the folder that it is relative to.
pub fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}
