//! IO: lists the files below the folders of a site.
//!
//! Hidden entries are skipped before their metadata is read: an editor's lock file can be a dangling
//! link. A file that cannot be read is listed with the reason, for a diagnostic that names its path.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::role::{CONFIGURATION, FOLDERS};
use super::role::{has_other_case, is_dotted, is_hidden, is_litter, layer, role};
use super::source;
use super::through::Budget;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::is_staging;
use crate::source::{Layer, MOST_LINKS, Origin, Role, SourceFile, Stamp, Unread};

/// Lists the files of a site, including those that cannot be read.
pub(super) fn below(root: &Path) -> Result<Vec<SourceFile>, Failure> {
    let home = root.canonicalize().tried("open the folder", root)?;
    let mut listing = Listing { root, home: &home, files: Vec::new(), budget: Budget::new() };
    listing.configuration()?;
    for folder in FOLDERS {
        listing.folder(folder)?;
    }
    Ok(listing.files)
}

struct Listing<'l> {
    root: &'l Path,
    /// The root with all symbolic links resolved
    home: &'l Path,
    files: Vec<SourceFile>,
    budget: Budget,
}

/// The state of a walk with regard to symbolic links to folders.
struct Links {
    are_followed: bool,
    /// The links above the current entry: the depth of each, and whether the entries below it count
    /// against the budget
    open: Vec<(usize, bool)>,
    /// Links that are nested too deep, by canonical location: the first path that leads to each
    deep: BTreeMap<PathBuf, PathBuf>,
}

/// What a walk does with an entry.
enum Step {
    Take,
    Skip,
    /// The budget is used up.
    Stop,
}

impl Listing<'_> {
    fn configuration(&mut self) -> Result<(), Failure> {
        let path = self.root.join(CONFIGURATION);
        let Ok(metadata) = path.metadata() else {
            match path.is_symlink() {
                true => self.unread(CONFIGURATION, Unread::Dangling),
                false => self.other_configuration(),
            }
            return Ok(());
        };
        if !metadata.is_file() {
            let is_folder = metadata.is_dir();
            self.unread(CONFIGURATION, if is_folder { Unread::Folder } else { Unread::NoFile });
            return Ok(());
        }
        if path.is_symlink()
            && let Some(why) = leads_away(&path, self.home)
        {
            self.unread(CONFIGURATION, why);
            return Ok(());
        }
        let origin = Origin::Disk(Stamp::of(&metadata));
        let role = Role::Configuration;
        self.files.push(source(CONFIGURATION, role, Layer::Site, CONFIGURATION, origin));
        Ok(())
    }

    /// Reports configuration files whose names differ in case, which would otherwise be silently ignored.
    fn other_configuration(&mut self) {
        let names = fs::read_dir(self.root).into_iter().flatten().flatten();
        for name in names.filter_map(|entry| entry.file_name().into_string().ok()) {
            if name.eq_ignore_ascii_case(CONFIGURATION) {
                self.unread(&name, Unread::Case);
            }
        }
    }

    fn folder(&mut self, folder: &str) -> Result<(), Failure> {
        let top = self.root.join(folder);
        let Ok(metadata) = top.symlink_metadata() else { return Ok(()) };
        if !top.is_dir() {
            let is_link = metadata.is_symlink() && top.metadata().is_err();
            self.unread(folder, if is_link { Unread::Dangling } else { Unread::NoFolder });
            return Ok(());
        }
        let before = self.files.len();
        if !self.walk(&top, true)? {
            // The entries listed so far depend on the order of the file system.
            self.files.truncate(before);
            self.walk(&top, false)?;
            self.unread(folder, Unread::Spread);
        }
        Ok(())
    }

    /// Lists the files below `top`. Returns `false` if the budget ran out first.
    fn walk(&mut self, top: &Path, are_followed: bool) -> Result<bool, Failure> {
        let is_static = top.ends_with("static");
        let reported = RefCell::new(Vec::new());
        let wanted = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            if let Some(why) = skip_to_report(entry, is_static) {
                reported.borrow_mut().push((entry.path().to_owned(), why));
            }
            !is_skipped(&name, is_static)
        };
        let mut links = Links { are_followed, open: Vec::new(), deep: BTreeMap::new() };
        let mut entries = WalkDir::new(top).follow_links(true).into_iter().filter_entry(wanted);
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.failed(&error, top)?;
                    continue;
                }
            };
            match self.step(&entry, &mut links) {
                Step::Take if entry.file_type().is_dir() => {}
                Step::Take => self.entry(&entry)?,
                Step::Skip => entries.skip_current_dir(),
                Step::Stop => return Ok(false),
            }
        }
        drop(entries);
        for (path, why) in reported.into_inner() {
            self.unread(&self.shown(&path), why);
        }
        for path in links.deep.into_values() {
            self.unread_entry(&path, Unread::Deep);
        }
        Ok(true)
    }

    /// Decides what to do with an entry, and follows only the links that are within the limits.
    fn step(&mut self, entry: &DirEntry, links: &mut Links) -> Step {
        while links.open.last().is_some_and(|(depth, _)| *depth >= entry.depth()) {
            links.open.pop();
        }
        if links.open.last().is_some_and(|(_, is_limited)| *is_limited) && !self.budget.spend() {
            return Step::Stop;
        }
        if !entry.file_type().is_dir() {
            return Step::Take;
        }
        let is_link = entry.path_is_symlink() && entry.depth() > 0;
        if is_link && !links.are_followed {
            return Step::Skip;
        }
        if is_link && links.open.len() == MOST_LINKS {
            links.too_deep(entry.path());
            return Step::Skip;
        }
        if let Some(why) = unread_folder(entry, self.home) {
            self.unread_entry(entry.path(), why);
            return Step::Skip;
        }
        if is_link {
            let is_limited = self.budget.limits(entry.path(), links.open.len() + 1);
            links.open.push((entry.depth(), is_limited));
        }
        Step::Take
    }

    fn entry(&mut self, entry: &DirEntry) -> Result<(), Failure> {
        let Some(path) = self.path_of(entry.path()) else {
            self.unread_entry(entry.path(), Unread::Name);
            return Ok(());
        };
        // Reading a pipe or a socket would block.
        if !entry.file_type().is_file() {
            self.unread_entry(entry.path(), Unread::NoFile);
            return Ok(());
        }
        if has_other_case(&path) {
            self.unread(&path, Unread::Case);
            return Ok(());
        }
        let Some((role, layer, inner)) = role(&path) else { return Ok(()) };
        if let Some(why) = through_links(entry, self.home) {
            self.unread(&path, why);
            return Ok(());
        }
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            Err(error) => return self.failed(&error, entry.path()),
        };
        let origin = Origin::Disk(Stamp::of(&metadata));
        self.files.push(source(&path, role, layer, inner, origin));
        Ok(())
    }

    /// Handles an error of the walk: lists the entry as unread if the author can fix the cause, and otherwise
    /// returns a [`Failure`].
    fn failed(&mut self, error: &walkdir::Error, at: &Path) -> Result<(), Failure> {
        let path = error.path().unwrap_or(at);
        let metadata = path.symlink_metadata();
        let kind = error.io_error().map(std::io::Error::kind);
        let why = match metadata {
            _ if error.loop_ancestor().is_some() => Unread::Loop,
            // Removed since the folder was listed.
            Err(gone) if gone.kind() == ErrorKind::NotFound => return Ok(()),
            Ok(metadata) if metadata.is_symlink() && path.metadata().is_err() => Unread::Dangling,
            _ if kind == Some(ErrorKind::PermissionDenied) => Unread::Denied,
            _ => {
                let source = std::io::Error::other(error.to_string());
                return Err(Failure::new("list", path, source));
            }
        };
        self.unread_entry(path, why);
        Ok(())
    }

    /// Lists an entry as unread, unless it is hidden or would not be a file of the site.
    fn unread_entry(&mut self, path: &Path, why: Unread) {
        let shown = self.shown(path);
        let is_static = shown.starts_with("static/");
        if !shown.split('/').any(|part| is_skipped(part, is_static)) {
            self.unread(&shown, why);
        }
    }

    /// Returns the path relative to the root, with slashes, and replacement characters for invalid Unicode.
    fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }

    fn unread(&mut self, path: &str, why: Unread) {
        let Some((layer, inner)) = layer(path) else { return };
        let origin = Origin::Disk(Stamp::UNREAD);
        self.files.push(source(path, Role::Unread(why), layer, inner, origin));
    }

    /// Returns the path relative to the root, with slashes. `None` if a name is not valid Unicode.
    fn path_of(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(self.root).expect("the walk began in the root");
        super::slashed(below)
    }
}

impl Links {
    /// Remembers a link that is nested too deep. One that several paths lead to is reported once, with the
    /// first path in order.
    fn too_deep(&mut self, link: &Path) {
        let home = link.parent().and_then(|home| home.canonicalize().ok());
        let (Some(home), Some(name)) = (home, link.file_name()) else { return };
        let shown = self.deep.entry(home.join(name)).or_insert_with(|| link.to_owned());
        if link < shown.as_path() {
            *shown = link.to_owned();
        }
    }
}

fn is_skipped(name: &str, is_static: bool) -> bool {
    if is_static { is_dotted(name) } else { is_hidden(name) }
}

/// Returns the reason why an entry is skipped, if the author may not have intended that.
fn skip_to_report(entry: &DirEntry, is_static: bool) -> Option<Unread> {
    let name = entry.file_name().to_string_lossy();
    if is_staging(&name) {
        return Some(Unread::Reserved);
    }
    let is_meant = is_static && is_dotted(&name) && !is_litter(&name) && !is_device(entry);
    is_meant.then_some(Unread::Dotted)
}

/// Returns the reason why a folder is not read, if there is one.
fn unread_folder(entry: &DirEntry, home: &Path) -> Option<Unread> {
    if entry.file_name().to_str().is_none() {
        return Some(Unread::Name);
    }
    if !entry.path_is_symlink() {
        return None;
    }
    // `walkdir` detects a link to a folder above the start of the walk only after one more round.
    leads_away(entry.path(), home).or_else(|| leads_up(entry.path()).then_some(Unread::Loop))
}

/// Whether a link leads to a folder that contains it.
pub(super) fn leads_up(link: &Path) -> bool {
    let home = link.parent().and_then(|home| home.canonicalize().ok());
    let target = link.canonicalize().ok();
    home.zip(target).is_some_and(|(home, target)| home.starts_with(target))
}

/// Like [`leads_away`], but resolves only paths that contain a symbolic link.
fn through_links(entry: &DirEntry, home: &Path) -> Option<Unread> {
    let above = || entry.path().ancestors().skip(1).take(entry.depth());
    let linked = entry.path_is_symlink() || above().any(Path::is_symlink);
    linked.then(|| leads_away(entry.path(), home))?
}

/// Returns the reason why the target of `path` must not be read: it is outside the site, or hidden in it.
/// Repositories keep secrets in hidden files, so a link does not make them public.
pub(super) fn leads_away(path: &Path, home: &Path) -> Option<Unread> {
    let target = path.canonicalize().ok()?;
    match target.strip_prefix(home) {
        Ok(below) if is_public(below) => None,
        Ok(_) => Some(Unread::Hidden),
        Err(_) => Some(Unread::Outside),
    }
}

/// Whether no component of a path, relative to the site's root, is hidden.
fn is_public(below: &Path) -> bool {
    let is_static = below.starts_with("static");
    let is_hidden = |part: &str| if is_static { is_dotted(part) } else { part.starts_with('.') };
    !below.iter().any(|part| is_hidden(&part.to_string_lossy()))
}

/// Whether an entry is neither a file nor a folder. Programs leave such entries behind.
fn is_device(entry: &DirEntry) -> bool {
    !entry.file_type().is_file() && !entry.file_type().is_dir()
}
