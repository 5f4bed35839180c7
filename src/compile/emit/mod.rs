//! Stage 7 of 7. IO: renders outputs whose inputs have changed, writes files that differ, removes stale ones.
//!
//! Files that differ are first written to a staging folder inside the output folder. They are moved into
//! place when every recipe has succeeded. An error therefore changes nothing, and a leftover staging folder
//! shows that a build was interrupted.

pub mod cached_files;
mod claim;
mod make;
mod manifest;
pub mod old;
mod staging;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub use claim::Claim;
pub use make::Make;
pub use old::last_name;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::manifest::{Answered, Entry, Made, Manifest, Written, manifest};
use self::staging::Staging;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::base::hash::Hash;
use crate::base::path;
use crate::cache::Cache;
use crate::cache::CacheMode;
use crate::compile::emit::cached_files::CachedFiles;
use crate::compile::plan::{About, Output, Plan};
use crate::compile::render::{self, Question, Stop};

/// Numbers of files that a build has written, left unchanged and removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emitted {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// The output folder, and the cache with its manifest.
pub struct Target<'t> {
    /// The output folder as the user named it
    pub path: &'t Path,
    pub claim: &'t Claim,
    pub cache: &'t Cache,
    /// Whether the last manifest is trusted: outputs with unchanged inputs are not rendered again, and a
    /// file's size and modification time stand for its bytes
    pub cache_mode: CacheMode,
}

/// Updates the output folder: renders outputs with changed inputs in parallel, and then moves them into
/// place.
pub fn emit(plan: &Plan, target: &Target<'_>, maker: &dyn Make) -> Result<Emitted, Stop> {
    let name = old::manifest_name(target.path);
    let before = Manifest::load(target.cache, &name).unwrap_or_default();
    let output = &target.claim.folder;
    let staging = Staging::open(output)?;
    let nothing = Manifest::default();
    let trusted = match target.cache_mode {
        CacheMode::Use if before.program == Some(target.cache.program) => &before,
        CacheMode::Use | CacheMode::Ignore => &nothing,
    };
    let kept = CachedFiles::of(target.cache, &name);
    let places = Places { output, staging: &staging, kept: &kept };
    let made = make(plan, &places, trusted, maker);
    let made = made.and_then(|made| maker.check_files().map(|()| made));
    let made = made.and_then(|made| check_places(output, &before, &made).map(|()| made));
    // If the build is interrupted after this point, the next build still knows all files of both builds.
    let made = made.and_then(|made| {
        if is_change(&before, &made) {
            let entry = |(path, written): (&String, Written)| {
                (path.clone(), Entry { written, made_from: None, asked: Vec::new() })
            };
            let all = before.files.iter().map(|(path, entry)| (path, entry.written));
            let all = all.chain(made.iter().map(|(path, made)| (path, made.written)));
            let mut manifest = Manifest::empty(target.path, target.cache.program);
            manifest.files = all.map(entry).collect();
            target.cache.store(&name, &manifest)?;
        }
        Ok(made)
    });
    let made = match made {
        Ok(made) => made,
        Err(stop) => {
            staging.discard();
            kept.sweep(&before.hashes());
            return Err(stop);
        }
    };
    let mut emitted = Emitted::default();
    for path in before.files.keys().filter(|path| !made.contains_key(*path)) {
        emitted.removed += usize::from(remove(output, path)?);
    }
    staging.place()?;
    emitted.written = made.values().filter(|made| made.is_staged).count();
    emitted.unchanged = made.len() - emitted.written;
    let is_change = is_change(&before, &made);
    let empty = Manifest::empty(target.path, target.cache.program);
    let after = manifest(made, trusted, empty, maker);
    if is_change {
        // After an interrupted build, the contents of the cache are unknown.
        match staging.was_cut_off || before.files.is_empty() {
            true => kept.sweep(&after.hashes()),
            false => before.hashes().difference(&after.hashes()).for_each(|hash| kept.drop(*hash)),
        }
    }
    if is_change || after != before {
        target.cache.store(&name, &after)?;
        let is_gone = |old: Option<Manifest>| old.is_none_or(|old| old.is_gone());
        target.cache.forget_old(|name| is_gone(target.cache.load(name)));
    }
    Ok(emitted)
}

/// Whether every file of the last build is unchanged in the output folder.
pub fn is_intact(root: &Path, out: &Path, cache: &Cache) -> bool {
    let Some(manifest) = Manifest::load(cache, &old::manifest_name(out)) else {
        return false;
    };
    let Ok(folder) = claim::open(root, out) else { return false };
    let files: Vec<(&String, &Entry)> = manifest.files.iter().collect();
    let is_there = |(path, entry): &(&String, &Entry)| {
        let metadata = fs::symlink_metadata(out.join(path));
        metadata.is_ok_and(|metadata| {
            metadata.is_file() && Written::new(entry.written.hash, &metadata) == entry.written
        })
    };
    let folders = folders_of(manifest.files.keys().map(String::as_str));
    !Staging::is_in(&folder)
        && !folders.par_iter().any(|folder| out.join(folder).is_symlink())
        && files.par_iter().all(is_there)
}

/// Returns the folders of files, and the folders above. If the paths are sorted, there are few duplicates.
fn folders_of<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let (mut folders, mut last) = (Vec::new(), "");
    for path in paths {
        let is_new = |above: &&str| {
            last.strip_prefix(*above).is_none_or(|rest| !rest.is_empty() && !rest.starts_with('/'))
        };
        folders.extend(path::above(path).take_while(is_new));
        last = path::above(path).next().unwrap_or_default();
    }
    folders
}

fn is_change(before: &Manifest, made: &BTreeMap<String, Made>) -> bool {
    made.values().any(|made| made.is_staged)
        || before.files.keys().any(|path| !made.contains_key(path))
}

/// The output folder, the staging folder and the cached files.
struct Places<'f> {
    output: &'f Folder,
    staging: &'f Staging<'f>,
    kept: &'f CachedFiles<'f>,
}

fn make(
    plan: &Plan,
    places: &Places<'_>,
    before: &Manifest,
    maker: &dyn Make,
) -> Result<BTreeMap<String, Made>, Stop> {
    let is_same = |(question, hash): &(Question, Hash)| maker.answer(question) == Some(*hash);
    let same: Vec<bool> = before.questions.par_iter().map(is_same).collect();
    let made = render::each(plan.outputs(), |output| {
        let one = make_one(output, places, &same, before, maker);
        maker.is_done();
        one
    })?;
    Ok(made.into_iter().collect())
}

/// Renders an output unless it is up to date. `same` tells for each question of the manifest whether its
/// answer is unchanged.
fn make_one(
    output: &Output,
    places: &Places<'_>,
    same: &[bool],
    before: &Manifest,
    maker: &dyn Make,
) -> Result<(String, Made), Stop> {
    let known = before.files.get(&output.path);
    let made_from = maker.made_from(output);
    let is_fresh = |entry: &&Entry| {
        made_from.is_some()
            && entry.made_from == made_from
            && entry.asked.iter().all(|at| same.get(*at as usize) == Some(&true))
    };
    if let Some(entry) = known.filter(is_fresh)
        && let Some((written, is_staged)) = places.again(output, entry.written)?
    {
        let asked = Answered::Before(entry.asked.clone());
        return Ok((output.path.clone(), Made { written, made_from, asked, is_staged }));
    }
    let (bytes, asked) = maker.make(output)?;
    let (written, is_staged) = places.stage(output, &bytes, known.map(|of| of.written))?;
    let asked = Answered::Now(asked);
    Ok((output.path.clone(), Made { written, made_from, asked, is_staged }))
}

impl Places<'_> {
    /// Keeps or restores a file whose bytes are the same as in the last build. `None` if it has been
    /// modified, or is missing and not in the cache. The flag tells whether it is in the staging folder.
    fn again(&self, output: &Output, known: Written) -> Result<Option<(Written, bool)>, Failure> {
        if let Some(written) = there(self.output, &output.path, Some(&known))? {
            return Ok((written.hash == known.hash).then_some((written, false)));
        }
        let staging = &self.staging.folder;
        if !self.kept.restore(known.hash, staging, &output.path) {
            return Ok(None);
        }
        let staged = staging.path().join(&output.path);
        let metadata = fs::symlink_metadata(&staged).tried("read the size of", &staged)?;
        Ok(Some((Written::new(known.hash, &metadata), true)))
    }

    fn stage(
        &self,
        output: &Output,
        bytes: &[u8],
        known: Option<Written>,
    ) -> Result<(Written, bool), Failure> {
        let hash = Hash::of(bytes);
        let there = there(self.output, &output.path, known.as_ref())?;
        if let Some(written) = there.filter(|written| written.hash == hash) {
            return Ok((written, false));
        }
        let metadata = self.staging.write(&output.path, bytes)?;
        // A file that is copied from the site need not be cached.
        if !matches!(output.about, About::File(_)) {
            self.kept.keep(hash, &self.staging.folder, &output.path);
        }
        Ok((Written::new(hash, &metadata), true))
    }
}

/// Returns the file that is at a path now. Its bytes are read only if its size or its modification time
/// differs from `known`.
fn there(output: &Folder, path: &str, known: Option<&Written>) -> Result<Option<Written>, Failure> {
    let place = output.path().join(path);
    let Ok(metadata) = fs::symlink_metadata(&place) else { return Ok(None) };
    if !metadata.is_file() {
        return Ok(None);
    }
    if let Some(known) = known
        && Written::new(known.hash, &metadata) == *known
    {
        return Ok(Some(*known));
    }
    let bytes = match output.read(path) {
        // Reached through a symbolic link, so the file is not in the output folder.
        Err(_) if path::above(path).any(|above| output.is_link(above)) => return Ok(None),
        read => read.tried("read", &place)?,
    };
    Ok(Some(Written::new(Hash::of(&bytes), &metadata)))
}

/// Fails, before anything changes, if a file could not be moved into place: because of a foreign folder at
/// its path, or a foreign file or a symbolic link at the path of one of its folders.
fn check_places(
    output: &Folder,
    before: &Manifest,
    made: &BTreeMap<String, Made>,
) -> Result<(), Stop> {
    let staged: Vec<&String> =
        made.iter().filter(|(_, made)| made.is_staged).map(|(path, _)| path).collect();
    for path in staged.iter().filter(|path| output.is_dir(path)) {
        if !holds_only_ours(&output.path().join(path), path, before) {
            return Err(blocked(output, "write", path, "a folder that versus did not make"));
        }
    }
    let above = folders_of(staged.iter().map(|path| path.as_str()));
    for path in above.into_iter().filter(|path| !before.files.contains_key(*path)) {
        let what = match output.is_link(path) {
            true => "a symbolic link, which is not followed,",
            false if output.exists(path) && !output.is_dir(path) => {
                "a file that versus did not make"
            }
            false => continue,
        };
        return Err(blocked(output, "create the folder", path, what));
    }
    Ok(())
}

fn blocked(output: &Folder, tried: &'static str, path: &str, what: &str) -> Stop {
    let error = std::io::Error::other(format!("{what} is in its place"));
    Failure::new(tried, &output.path().join(path), error).into()
}

/// Whether a folder contains only files of the last manifest, and no empty folders. Removing these files then
/// removes the folder.
fn holds_only_ours(place: &Path, path: &str, before: &Manifest) -> bool {
    walkdir::WalkDir::new(place).into_iter().flatten().all(|entry| {
        let below = entry.path().strip_prefix(place).unwrap_or(entry.path());
        let below: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let is_filled = || fs::read_dir(entry.path()).is_ok_and(|mut all| all.next().is_some());
        (entry.file_type().is_dir() && is_filled())
            || before.files.contains_key(&format!("{path}/{}", below.join("/")))
    })
}

/// Removes a file, and the folders that become empty. Returns `false` if the file did not exist, or if a
/// folder has taken its place.
fn remove(output: &Folder, path: &str) -> Result<bool, Failure> {
    let is_there = output.exists(path) && !output.is_dir(path);
    if is_there {
        output.remove_file(path).tried("remove", &output.path().join(path))?;
    }
    // Stops at the first folder that is not empty, because removing it fails.
    let _ = path::above(path).try_for_each(|above| output.remove_dir(above));
    Ok(is_there)
}
