//! Stage 7 of 7. IO: makes what is not as it was, writes what differs, removes what is stale.
//!
//! Everything that differs is written to a staging folder inside the output folder first; only
//! when every recipe has succeeded are the files moved into place. So an error changes nothing,
//! and an output folder that holds a staging folder tells that a build was cut off.

#![expect(clippy::disallowed_methods, reason = "this module is where the output is written")]

mod manifest;
pub mod schemas;
pub mod source;
mod staging;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::manifest::{Answered, Entry, Made, Manifest, Written, manifest};
use self::staging::Staging;
use crate::cache::{self, Cache, Kept};
use crate::failure::{Failure, Tried};
use crate::hash::Hash;
use crate::pipeline::Memory;
use crate::plan::{Output, Plan, Recipe};
use crate::render::reads::{Asked, Question};
use crate::render::{self, Stop};

/// What a build did to the output folder, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What makes outputs, and what they are made from.
pub trait Make: Sync {
    /// None for what is always made again.
    fn made_from(&self, output: &Output) -> Option<Hash>;
    /// The bytes of an output, with what its templates asked.
    fn make(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop>;
    /// What a question is answered now.
    fn answer(&self, question: &Question) -> Option<Hash>;
    /// What was asked for what many outputs share, and so for each that was made.
    fn asked_for_all(&self) -> Asked;
    /// Called when all are made: fails where a file of the site may be half of what it is to be.
    fn check_files(&self) -> Result<(), Stop>;
    /// Called once for each output, when it is made or found to be as it was.
    fn is_done(&self);
}

/// Brings the folder up to date: makes in parallel what is not as it was, and then moves it in place.
pub fn emit(plan: &Plan, target: &Target<'_>, maker: &dyn Make) -> Result<Emitted, Stop> {
    let name = cache::manifest_name(target.folder);
    let before: Manifest = target.cache.load(&name).unwrap_or_default();
    let staging = Staging::open(target.folder)?;
    let nothing = Manifest::default();
    let trusted = match target.memory {
        Memory::Use if before.program == Some(target.cache.program) => &before,
        Memory::Use | Memory::Ignore => &nothing,
    };
    let kept = Kept::of(target.cache, &name);
    let folder = Folder { path: target.folder, staging: &staging, kept: &kept };
    let made = make(plan, &folder, trusted, maker);
    let made = made.and_then(|made| maker.check_files().map(|()| made));
    let made = made.and_then(|made| check_places(target.folder, &before, &made).map(|()| made));
    // Should the build be cut off from here on, the next one knows of every file that is ours.
    let made = made.and_then(|made| {
        if is_change(&before, &made) {
            let ours = |(path, written): (&String, Written)| {
                (path.clone(), Entry { written, made_from: None, asked: Vec::new() })
            };
            let all = before.files.iter().map(|(path, entry)| (path, entry.written));
            let all = all.chain(made.iter().map(|(path, made)| (path, made.written)));
            let mut manifest = Manifest::empty(target.folder, target.cache.program);
            manifest.files = all.map(ours).collect();
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
        emitted.removed += usize::from(remove(target.folder, path)?);
    }
    staging.place(target.folder)?;
    emitted.written = made.values().filter(|made| made.is_staged).count();
    emitted.unchanged = made.len() - emitted.written;
    let is_change = is_change(&before, &made);
    let empty = Manifest::empty(target.folder, target.cache.program);
    let after = manifest(made, (trusted, empty), maker);
    if is_change {
        // After a build that was cut off, nobody knows what is kept.
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

/// Whether every file of the last build is in the output folder as it was left.
pub fn is_intact(folder: &Path, cache: &Cache) -> bool {
    let Some(manifest) = cache.load::<Manifest>(&cache::manifest_name(folder)) else {
        return false;
    };
    let files: Vec<(&String, &Entry)> = manifest.files.iter().collect();
    !Staging::is_in(folder)
        && files.par_iter().all(|(path, entry)| {
            let metadata = fs::symlink_metadata(folder.join(path));
            metadata.is_ok_and(|metadata| {
                metadata.is_file() && Written::new(entry.written.hash, &metadata) == entry.written
            })
        })
}

fn is_change(before: &Manifest, made: &BTreeMap<String, Made>) -> bool {
    made.values().any(|made| made.is_staged)
        || before.files.keys().any(|path| !made.contains_key(path))
}

/// The output folder, and what its files come from.
struct Folder<'f> {
    path: &'f Path,
    staging: &'f Staging,
    kept: &'f Kept,
}

fn make(
    plan: &Plan,
    folder: &Folder<'_>,
    before: &Manifest,
    maker: &dyn Make,
) -> Result<BTreeMap<String, Made>, Stop> {
    let is_same = |(question, hash): &(Question, Hash)| maker.answer(question) == Some(*hash);
    let same: Vec<bool> = before.questions.par_iter().map(is_same).collect();
    let made = render::each(plan.outputs(), |output| {
        let one = make_one(output, (folder, &same), before, maker);
        maker.is_done();
        one
    })?;
    Ok(made.into_iter().collect())
}

/// `same` tells for each question of the manifest whether it is answered as it was.
fn make_one(
    output: &Output,
    (folder, same): (&Folder<'_>, &[bool]),
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
        && let Some((written, is_staged)) = folder.again(output, entry.written)?
    {
        let asked = Answered::Before(entry.asked.clone());
        return Ok((output.path.clone(), Made { written, made_from, asked, is_staged }));
    }
    let (bytes, asked) = maker.make(output)?;
    let (written, is_staged) = folder.stage(output, &bytes, known.map(|of| of.written))?;
    let asked = Answered::Now(asked);
    Ok((output.path.clone(), Made { written, made_from, asked, is_staged }))
}

impl Folder<'_> {
    /// A file that is to have the bytes that it had: it is there still, or is put back.
    fn again(&self, output: &Output, known: Written) -> Result<Option<(Written, bool)>, Failure> {
        let place = self.path.join(&output.path);
        if let Some(written) = there(&place, Some(&known))? {
            return Ok((written.hash == known.hash).then_some((written, false)));
        }
        let staged = self.staging.folder.join(&output.path);
        if !self.kept.restore(known.hash, &staged) {
            return Ok(None);
        }
        let metadata = fs::metadata(&staged).tried("read the size of", &staged)?;
        Ok(Some((Written::new(known.hash, &metadata), true)))
    }

    fn stage(
        &self,
        output: &Output,
        bytes: &[u8],
        known: Option<Written>,
    ) -> Result<(Written, bool), Failure> {
        let hash = Hash::of(bytes);
        let there = there(&self.path.join(&output.path), known.as_ref())?;
        if let Some(written) = there.filter(|written| written.hash == hash) {
            return Ok((written, false));
        }
        let metadata = self.staging.write(&output.path, bytes)?;
        // A file of the author's is there to be copied again.
        if !matches!(output.recipe, Recipe::Copy(_)) {
            self.kept.keep(hash, &self.staging.folder.join(&output.path));
        }
        Ok((Written::new(hash, &metadata), true))
    }
}

/// What is at a place now; it is read only when its size or its time is not as we left it.
fn there(place: &Path, known: Option<&Written>) -> Result<Option<Written>, Failure> {
    let Ok(metadata) = fs::symlink_metadata(place) else { return Ok(None) };
    if !metadata.is_file() {
        return Ok(None);
    }
    if let Some(known) = known
        && Written::new(known.hash, &metadata) == *known
    {
        return Ok(Some(*known));
    }
    let bytes = fs::read(place).tried("read", place)?;
    Ok(Some(Written::new(Hash::of(&bytes), &metadata)))
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
