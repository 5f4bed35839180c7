//! Stage 1 of 7. IO: the folder of a site → [`Sources`].
//!
//! Lists files and determines the role of each by its path alone; contents are not interpreted. [`read`]
//! reads them.

pub mod alone;
mod companions;
mod folder;
mod given;
pub mod history;
pub mod images;
pub mod linked;
mod list;
pub mod read;
pub mod repository;
mod repository_file;
mod role;
pub mod root;
pub mod steady;
mod through;

pub use self::folder::Folder;
pub(crate) use self::role::in_lower_case;
pub use self::role::{FOLDERS, OUTPUT, is_beside, is_data, is_leftover};

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use include_dir::{Dir, include_dir};

use self::role::{CONFIGURATION, content_role, is_companion, is_listed, role, theme_role};
use crate::base::failure::Failure;
use crate::base::path;
use crate::source::given::Source;
use crate::source::{LARGEST_TEXT_BYTES, Layer, Origin, Role, SourceFile, Sources, Stamp, Unread};

static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Prefix of the paths of the embedded theme's files in diagnostics.
const EMBEDDED: &str = "versus:themes/default";

/// Lists the files of a site and of the default theme. A source that is not a folder is also read.
pub fn list(source: &dyn Source) -> Result<Sources, Failure> {
    match source.folder() {
        Some(root) => walk(root),
        None => {
            let listed_ns = now_ns();
            Ok(with_theme(given::files(source)?, listed_ns))
        }
    }
}

/// Lists the files of the site in `root` and of the default theme.
pub fn walk(root: &Path) -> Result<Sources, Failure> {
    let listed_ns = now_ns();
    let mut own = list::below(root)?;
    let companions = companions::below(root, &own)?;
    own.extend(companions);
    Ok(with_theme(own, listed_ns))
}

fn with_theme(own: Vec<SourceFile>, listed_ns: u64) -> Sources {
    let mut files = embedded();
    files.extend(own);
    settle(&mut files);
    Sources::new(files, listed_ns)
}

/// Sets the final roles of files, which depend on other files and on sizes.
fn settle(files: &mut [SourceFile]) {
    settle_subjects(files);
    for file in files {
        if is_too_large(file.role, file.origin.size_bytes()) {
            file.role = Role::Unread(Unread::Large);
        }
    }
}

fn is_too_large(role: Role, size_bytes: u64) -> bool {
    role.is_text() && size_bytes > LARGEST_TEXT_BYTES
}

/// Sets the final roles of the files in `subjects/` folders: they are subjects if the folder above has a
/// matrix, and assets otherwise.
fn settle_subjects(files: &mut [SourceFile]) {
    let matrices: HashSet<String> = files
        .iter()
        .filter(|file| file.role == Role::Matrix)
        .map(|file| file.folder().to_owned())
        .collect();
    for file in files {
        let is_asset = matches!(file.role, Role::Subject | Role::Asset);
        let has_matrix = || matrices.contains(path::parent(file.folder()));
        if is_asset && content_role(&file.inner) == Role::Subject {
            file.role = if has_matrix() { Role::Subject } else { Role::Asset };
        } else if is_asset && in_lower_case(&file.path).is_some() && has_matrix() {
            file.role = Role::Unread(Unread::Case);
        }
    }
}

/// Returns the same files with new stamps for those in `changed`. `None` if everything has to be listed
/// again, because a file was added or removed, or is a symbolic link.
pub fn again(root: &Path, sources: &Sources, changed: &BTreeSet<String>) -> Option<Sources> {
    let listed_ns = now_ns();
    let has_companions = sources.with_role(Role::Companion).next().is_some();
    let mut origins = Vec::new();
    for path in changed {
        let metadata = root.join(path).symlink_metadata().ok();
        let known = sources.find(path).map(|id| (id, sources.get(id)));
        match (known, metadata) {
            // The configuration names files.
            _ if path == CONFIGURATION => return None,
            (None, _) if is_companion(path) && has_companions => return None,
            (None, None) if !sources.has_folder(path) => {}
            (None, Some(metadata)) if metadata.is_file() && !is_listed(path) => {}
            (Some((id, file)), Some(metadata))
                if metadata.is_file()
                    && file.role.unread().is_none()
                    && !is_too_large(file.role, metadata.len()) =>
            {
                origins.push((id, Origin::Disk(Stamp::of(&metadata))));
            }
            _ => return None,
        }
    }
    Some(sources.with_origins(origins).listed_at(listed_ns))
}

/// Whether a file or folder of the site has been removed, or a file has become empty.
pub fn is_being_written(root: &Path, sources: &Sources, path: &str) -> bool {
    let is_gone = || root.join(path).symlink_metadata().is_err();
    let Some(file) = sources.find(path) else { return sources.has_folder(path) && is_gone() };
    let Origin::Disk(before) = sources.get(file).origin else { return false };
    let now = root.join(path).metadata();
    now.map_or(true, |now| now.is_file() && now.len() == 0 && before.size_bytes > 0)
}

/// Whether a file of the site has the stamp that it was listed with. Also `true` for a file that has been
/// removed; [`is_being_written`] detects that.
pub fn is_as_listed(root: &Path, sources: &Sources, path: &str) -> bool {
    let Some(file) = sources.find(path) else { return true };
    let Origin::Disk(listed) = sources.get(file).origin else { return true };
    let now = root.join(path).metadata();
    now.map_or(true, |now| Stamp::of(&now) == listed)
}

/// Whether a file that was not empty in one list is missing or empty in a later list.
pub fn was_emptied(path: &str, (before, after): (&Sources, &Sources)) -> bool {
    let size_bytes = |sources: &Sources| match sources.get(sources.find(path)?).origin {
        Origin::Disk(stamp) => Some(stamp.size_bytes),
        Origin::Embedded(_) | Origin::Open(_) => None,
    };
    size_bytes(before).is_some_and(|size| size > 0)
        && size_bytes(after).is_none_or(|size| size == 0)
}

/// Overlays the unsaved buffers of an editor on the files of a site. A buffer without a file on the disk is
/// added as a file.
pub fn with_overlay(sources: &Sources, texts: &BTreeMap<String, Arc<str>>) -> Sources {
    let origin = |text: &Arc<str>| Origin::Open(Arc::clone(text).into());
    let known = |path: &String| sources.find(path);
    let origins = texts.iter().filter_map(|(path, text)| Some((known(path)?, origin(text))));
    let over = sources.with_origins(origins);
    let new = texts.iter().filter(|(path, _)| known(path).is_none()).filter_map(|(path, text)| {
        if !is_listed(path) {
            return None;
        }
        let (role, layer, inner) = role_of(path)?;
        Some(source(path, role, layer, inner, origin(text)))
    });
    let new: Vec<SourceFile> = new.collect();
    let has_right_size = |path: &String| known(path).is_none_or(|id| is_of_size(over.get(id)));
    if new.is_empty() && texts.keys().all(has_right_size) {
        return over;
    }
    let mut files: Vec<SourceFile> = over.iter().map(|(_, file)| file.clone()).chain(new).collect();
    for file in &mut files {
        if file.role == Role::Unread(Unread::Large)
            && let Some((role, ..)) = role_of(&file.path)
        {
            file.role = role;
        }
    }
    settle(&mut files);
    Sources::new(files, sources.listed_ns())
}

/// Whether a file is marked as too large if it is, and only then.
fn is_of_size(file: &SourceFile) -> bool {
    match file.role {
        Role::Unread(Unread::Large) => file.origin.size_bytes() > LARGEST_TEXT_BYTES,
        role => !is_too_large(role, file.origin.size_bytes()),
    }
}

/// Returns the role of a file of the site, its layer, and the rest of its path.
fn role_of(path: &str) -> Option<(Role, Layer, &str)> {
    match path {
        CONFIGURATION => Some((Role::Configuration, Layer::Site, path)),
        _ => role(path),
    }
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn embedded() -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![&DEFAULT_THEME];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let Some(path) = slashed(file.path()) else { continue };
            if let Some((role, inner)) = theme_role(&path) {
                let full = format!("{EMBEDDED}/{path}");
                let origin = Origin::Embedded(file.contents());
                files.push(source(&full, role, Layer::Default, inner, origin));
            }
        }
    }
    files
}

fn source(path: &str, role: Role, layer: Layer, inner: &str, origin: Origin) -> SourceFile {
    SourceFile { path: path.into(), role, layer, inner: inner.into(), origin }
}

/// Returns the system time in nanoseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "file systems stamp files by this clock")]
fn now_ns() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}
