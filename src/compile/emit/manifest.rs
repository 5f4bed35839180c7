//! What is remembered of an output folder: its files, and what each was made from.

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

/// Our files in an output folder. A file that is not listed is not ours, and never removed.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// From the root of the disk; empty where the path is no text
    folder: String,
    /// The program that made the files; another one makes them again, and still knows them as ours
    pub(super) program: Option<Hash>,
    pub(super) files: BTreeMap<String, Entry>,
    /// What templates asked, with what tells the answers from others
    pub(super) questions: Vec<(Question, Hash)>,
}

impl Manifest {
    /// Of a folder without files of ours.
    pub(super) fn empty(folder: &Path, program: Hash) -> Manifest {
        let folder = std::path::absolute(folder).ok().and_then(|path| Some(path.to_str()?.into()));
        Manifest {
            folder: folder.unwrap_or_default(),
            program: Some(program),
            ..Manifest::default()
        }
    }

    /// What was stored under a name. Who damages it on purpose does not get files removed that are not
    /// in the output folder.
    pub(super) fn load(cache: &Cache, name: &str) -> Option<Manifest> {
        let mut manifest: Manifest = cache.load(name)?;
        manifest.files.retain(|path, _| folder::is_inside(path));
        Some(manifest)
    }

    /// Of the bytes of all files.
    pub(super) fn hashes(&self) -> HashSet<Hash> {
        self.files.values().map(|entry| entry.written.hash).collect()
    }

    /// Whether the folder is not there any more.
    pub(super) fn is_gone(&self) -> bool {
        !self.folder.is_empty() && !Path::new(&self.folder).exists()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) written: Written,
    pub(super) made_from: Option<Hash>,
    /// Indices into the questions
    pub(super) asked: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) hash: Hash,
    size_bytes: u64,
    /// Nanoseconds since 1970; with the size it tells whether somebody else has touched the file
    modified_ns: u64,
}

impl Written {
    pub(super) fn new(hash: Hash, metadata: &Metadata) -> Written {
        let stamp = Stamp::of(metadata);
        Written { hash, size_bytes: stamp.size_bytes, modified_ns: stamp.modified_ns }
    }
}

/// An output that is as it is to be.
pub(super) struct Made {
    pub(super) written: Written,
    pub(super) made_from: Option<Hash>,
    pub(super) asked: Answered,
    /// Whether its bytes wait in the staging folder, because they differ from what is there
    pub(super) is_staged: bool,
}

/// What the templates of an output asked.
pub(super) enum Answered {
    /// Now
    Now(Asked),
    /// When it was made, and answered the same now: indices into the questions of the manifest
    Before(Vec<u32>),
}

/// The manifest of what was made; `before` is that which the questions of old outputs are of.
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
        // What has a question without an answer is made again.
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
    fn a_manifest_knows_of_no_file_outside() {
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
