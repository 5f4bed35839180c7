//! Stage 7 of 7. IO: writes what differs, removes what is stale, decides nothing.
//!
//! Everything that differs is written to a staging folder inside the output folder first; only
//! when every recipe has succeeded are the files moved into place. So an error changes nothing,
//! and an output folder that holds a staging folder tells that a build was cut off.

#![expect(clippy::disallowed_methods, reason = "this module is where the output is written")]

pub mod source;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::failure::{Failure, Tried};
use crate::pipeline::Memory;
use crate::plan::{Output, Plan};
use crate::render::{self, Stop};

/// What a build did to the output folder, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emitted {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Where to write, and what was written there before.
pub struct Target<'t> {
    pub folder: &'t Path,
    pub cache: &'t Cache,
    /// Whether a file's size and time are taken for its bytes
    pub memory: Memory,
}

const STAGING: &str = ".versus-staging";

/// Our files in an output folder. A file that is not listed is not ours, and never removed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    files: BTreeMap<String, Written>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    hash: [u8; 32],
    size_bytes: u64,
    /// Nanoseconds since 1970; with the size it tells whether somebody else has touched the file
    modified_ns: u128,
}

/// Runs every recipe in parallel, and then brings the folder up to date.
pub fn emit<'b>(
    plan: &Plan,
    target: &Target<'_>,
    render: impl Fn(&Output) -> Result<Cow<'b, [u8]>, Stop> + Sync,
) -> Result<Emitted, Stop> {
    let name = manifest_name(target.folder);
    let before: Manifest = target.cache.load(&name).unwrap_or_default();
    let staging = Staging::open(target.folder)?;
    let trusted = match target.memory {
        Memory::Use => &before,
        Memory::Ignore => &Manifest::default(),
    };
    let made = make(plan, target.folder, trusted, &staging, &render);
    let made = made.and_then(|made| check_places(target.folder, &before, &made).map(|()| made));
    // Should the build be cut off from here on, the next one knows of every file that is ours.
    let made = made.and_then(|made| {
        if is_change(&before, &made) {
            let all = before.files.iter().map(|(path, written)| (path, *written));
            let all = all.chain(made.iter().map(|(path, made)| (path, made.written)));
            let files = all.map(|(path, written)| (path.clone(), written)).collect();
            target.cache.store(&name, &Manifest { files })?;
        }
        Ok(made)
    });
    let made = match made {
        Ok(made) => made,
        Err(stop) => {
            staging.discard();
            return Err(stop);
        }
    };
    let mut emitted = Emitted::default();
    for path in before.files.keys().filter(|path| !made.contains_key(*path)) {
        emitted.removed += usize::from(remove(target.folder, path)?);
    }
    staging.place(target.folder)?;
    emitted.written = made.values().filter(|made| made.is_staged).count();
    emitted.unchanged = made.len() - emitted.written;
    let after = made.into_iter().map(|(path, made)| (path, made.written));
    let after = Manifest { files: after.collect() };
    if after.files != before.files {
        target.cache.store(&name, &after)?;
    }
    Ok(emitted)
}

fn is_change(before: &Manifest, made: &BTreeMap<String, Made>) -> bool {
    made.values().any(|made| made.is_staged)
        || before.files.keys().any(|path| !made.contains_key(path))
}

struct Made {
    written: Written,
    /// Whether its bytes wait in the staging folder, because they differ from what is there
    is_staged: bool,
}

fn make<'b>(
    plan: &Plan,
    folder: &Path,
    before: &Manifest,
    staging: &Staging,
    render: &(impl Fn(&Output) -> Result<Cow<'b, [u8]>, Stop> + Sync),
) -> Result<BTreeMap<String, Made>, Stop> {
    let made = render::each(plan.outputs(), |output| {
        let bytes = render(output)?;
        let known = before.files.get(&output.path);
        let made = stage(&bytes, (folder, &output.path), known, staging)?;
        Ok((output.path.clone(), made))
    })?;
    Ok(made.into_iter().collect())
}

fn stage(
    bytes: &[u8],
    (folder, path): (&Path, &str),
    known: Option<&Written>,
    staging: &Staging,
) -> Result<Made, Failure> {
    let hash = *blake3::hash(bytes).as_bytes();
    if let Some(written) = there(&folder.join(path), known)?.filter(|written| written.hash == hash)
    {
        return Ok(Made { written, is_staged: false });
    }
    let metadata = staging.write(path, bytes)?;
    Ok(Made { written: written(hash, &metadata), is_staged: true })
}

/// What is at a place now; it is read only when its size or its time is not as we left it.
fn there(place: &Path, known: Option<&Written>) -> Result<Option<Written>, Failure> {
    let Ok(metadata) = fs::symlink_metadata(place) else { return Ok(None) };
    if !metadata.is_file() {
        return Ok(None);
    }
    if let Some(known) = known
        && written(known.hash, &metadata) == *known
    {
        return Ok(Some(*known));
    }
    let bytes = fs::read(place).tried("read", place)?;
    Ok(Some(written(*blake3::hash(&bytes).as_bytes(), &metadata)))
}

fn written(hash: [u8; 32], metadata: &fs::Metadata) -> Written {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified_ns = modified.map_or(0, |since| since.as_nanos());
    Written { hash, size_bytes: metadata.len(), modified_ns }
}

/// Finds, before anything changes, what would stop a file from being put in its place: a folder
/// there, or a file of somebody else's where a folder must be.
fn check_places(
    folder: &Path,
    before: &Manifest,
    made: &BTreeMap<String, Made>,
) -> Result<(), Stop> {
    for (path, made) in made {
        if !made.is_staged {
            continue;
        }
        let place = folder.join(path);
        if place.is_dir() && !holds_only_ours(&place, path, before) {
            let error = std::io::Error::other("a folder that is not ours is in its place");
            return Err(Failure::new("write", &place, error).into());
        }
        let mut above = path.as_str();
        while let Some((parent, _)) = above.rsplit_once('/') {
            let blocking = folder.join(parent);
            if blocking.is_file() && !before.files.contains_key(parent) {
                let error = std::io::Error::other("a file that is not ours is in its place");
                return Err(Failure::new("create the folder", &blocking, error).into());
            }
            above = parent;
        }
    }
    Ok(())
}

/// A folder of files that are all about to be removed, and with them all of its folders.
fn holds_only_ours(place: &Path, path: &str, before: &Manifest) -> bool {
    walkdir::WalkDir::new(place).into_iter().flatten().all(|entry| {
        let below = entry.path().strip_prefix(place).unwrap_or(entry.path());
        let below: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let is_filled = || fs::read_dir(entry.path()).is_ok_and(|mut all| all.next().is_some());
        (entry.file_type().is_dir() && is_filled())
            || before.files.contains_key(&format!("{path}/{}", below.join("/")))
    })
}

/// Removes a file and the folders that it leaves empty; false when it was gone already, even if
/// somebody made a folder in its place.
fn remove(folder: &Path, path: &str) -> Result<bool, Failure> {
    let place = folder.join(path);
    let is_there = fs::symlink_metadata(&place).is_ok_and(|metadata| !metadata.is_dir());
    if is_there {
        fs::remove_file(&place).tried("remove", &place)?;
    }
    let mut above = place.parent();
    while let Some(parent) = above.filter(|parent| *parent != folder) {
        // It fails where something is left, and that is how far to go.
        if fs::remove_dir(parent).is_err() {
            break;
        }
        above = parent.parent();
    }
    Ok(is_there)
}

/// One manifest for each output folder of a site.
fn manifest_name(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let hash = blake3::hash(full.as_os_str().as_encoded_bytes()).to_hex();
    format!("outputs-{}", &hash[..16])
}

/// The folder in which files wait until all are made, each at the path that it will have.
struct Staging {
    folder: PathBuf,
    /// The folders above it that were made for it, the deepest first
    made: Vec<PathBuf>,
}

impl Staging {
    fn open(output: &Path) -> Result<Staging, Failure> {
        let folder = output.join(STAGING);
        if folder.exists() {
            fs::remove_dir_all(&folder).tried("remove the folder", &folder)?;
        }
        let missing = output.ancestors().take_while(|above| !above.as_os_str().is_empty());
        let made = missing.take_while(|above| !above.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(&folder).tried("create the folder", &folder)?;
        Ok(Staging { folder, made })
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<fs::Metadata, Failure> {
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
    fn place(&self, output: &Path) -> Result<(), Failure> {
        move_entries(&self.folder, output)?;
        fs::remove_dir_all(&self.folder).tried("remove the folder", &self.folder)
    }

    /// Leaves the output folder as it was found. What cannot be removed is in nobody's way: the
    /// next build removes it.
    fn discard(&self) {
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
