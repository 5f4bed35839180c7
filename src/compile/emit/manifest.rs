//! The manifest of an output folder: its files, and the inputs of each.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::Metadata;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::make::Make;
use crate::base::folder;
use crate::base::hash::Hash;
use crate::cache::Cache;
use crate::compile::render::{Asked, Question};
use crate::source::Stamp;

/// The files that versus has written to an output folder. Files that are not listed are never removed.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Absolute path of the output folder; empty if it is not valid Unicode
    folder: String,
    /// Hash of the program that made the files. Another program makes them again, but may still remove them
    pub(super) program: Option<Hash>,
    pub(super) files: BTreeMap<String, Entry>,
    /// The questions that templates asked, sorted, with the hashes of their answers
    pub(super) questions: Vec<(Question, Hash)>,
}

impl Manifest {
    /// Returns the manifest of a folder to which nothing has been written.
    pub(super) fn empty(folder: &Path, program: Hash) -> Manifest {
        let folder = std::path::absolute(folder).ok().and_then(|path| Some(path.to_str()?.into()));
        Manifest {
            folder: folder.unwrap_or_default(),
            program: Some(program),
            ..Manifest::default()
        }
    }

    /// Loads a manifest. Paths that lead out of the output folder are dropped, so a forged manifest cannot
    /// remove other files.
    pub(super) fn load(cache: &Cache, name: &str) -> Option<Manifest> {
        let mut manifest: Manifest = cache.load(name)?;
        manifest.files.retain(|path, _| folder::is_inside(path));
        Some(manifest)
    }

    /// Returns the hashes of the bytes of all files.
    pub(super) fn hashes(&self) -> HashSet<Hash> {
        self.files.values().map(|entry| entry.written.hash).collect()
    }

    /// Whether the output folder no longer exists.
    pub(super) fn is_gone(&self) -> bool {
        !self.folder.is_empty() && !Path::new(&self.folder).exists()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) written: Written,
    /// Hash of the inputs, as in [`Make::made_from`]
    pub(super) made_from: Option<Hash>,
    /// Indices into [`Manifest::questions`]
    pub(super) asked: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) hash: Hash,
    size_bytes: u64,
    /// Nanoseconds since 1970. A change of this or of the size shows that another program modified the file
    modified_ns: u64,
}

impl Written {
    pub(super) fn new(hash: Hash, metadata: &Metadata) -> Written {
        let stamp = Stamp::of(metadata);
        Written { hash, size_bytes: stamp.size_bytes, modified_ns: stamp.modified_ns }
    }
}

/// An output that is up to date, in the output folder or in the staging folder.
pub(super) struct Made {
    pub(super) written: Written,
    pub(super) made_from: Option<Hash>,
    pub(super) asked: Answered,
    /// Whether the bytes are in the staging folder, because they differ from the file in the output folder
    pub(super) is_staged: bool,
}

/// The questions that the templates of an output asked.
pub(super) enum Answered {
    /// In this build
    Now(Asked),
    /// In an earlier build, with the same answers as now: indices into [`Manifest::questions`]
    Before(Vec<u32>),
}

/// Returns the manifest of the outputs. [`Answered::Before`] contains indices into the questions of `before`.
pub(super) fn manifest(
    made: BTreeMap<String, Made>,
    before: &Manifest,
    empty: Manifest,
    maker: &dyn Make,
) -> Manifest {
    let for_all = maker.asked_for_all();
    let mut asked: BTreeSet<&Question> = BTreeSet::new();
    for made in made.values() {
        match &made.asked {
            Answered::Now(now) => asked.extend(now.iter().chain(&for_all)),
            Answered::Before(at) => {
                asked.extend(at.iter().map(|at| &before.questions[*at as usize].0));
            }
        }
    }
    let answer = |question: &Question| Some((question.clone(), maker.answer(question)?));
    let questions: Vec<(Question, Hash)> = asked.into_iter().filter_map(answer).collect();
    let index = |question: &Question| {
        let at = questions.binary_search_by(|(known, _)| known.cmp(question)).ok()?;
        u32::try_from(at).ok()
    };
    let indices = |asked: &Answered| match asked {
        Answered::Now(now) => {
            now.iter().chain(&for_all).map(index).collect::<Option<BTreeSet<u32>>>()
        }
        Answered::Before(at) => {
            at.iter().map(|at| index(&before.questions[*at as usize].0)).collect()
        }
    };
    let files = made.into_iter().map(|(path, made)| {
        // An output with an unanswered question is always rendered again.
        let asked = indices(&made.asked);
        let made_from = made.made_from.filter(|_| asked.is_some());
        let asked = asked.into_iter().flatten().collect();
        (path, Entry { written: made.written, made_from, asked })
    });
    let files = files.collect();
    Manifest { files, questions, ..empty }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes a file")]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_drops_paths_outside_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a"), "a").expect("written");
        let metadata = std::fs::metadata(folder.path().join("a")).expect("there");
        let entry = || {
            let written = Written::new(Hash::of(b"a"), &metadata);
            Entry { written, made_from: None, asked: Vec::new() }
        };
        let paths = ["a/b", "..", "../a", "/a", "a/../../b", "", "c"];
        let files = paths.iter().map(|path| (String::from(*path), entry())).collect();
        let cache = Cache::of(folder.path());
        cache.store("m", &Manifest { files, ..Manifest::default() }).expect("stored");
        let manifest = Manifest::load(&cache, "m").expect("loaded");
        assert_eq!(manifest.files.keys().collect::<Vec<_>>(), ["a/b", "c"]);
    }
}
