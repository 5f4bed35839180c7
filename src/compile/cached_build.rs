//! Whether a build has nothing to do, because nothing changed since the last one. IO.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::cache::{self, Cache};
use crate::compile::discover::history;
use crate::compile::emit::last_name;
use crate::compile::request::{Built, Request};
use crate::compile::site::Site;
use crate::source::{Origin, Sources, Stamp};

/// The record of the last build into one output folder. A build with diagnostics leaves none.
pub struct CachedBuild<'c> {
    cache: &'c Cache,
    name: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    request: Hash,
    sources: Hash,
    /// Files that pages show parts of, which need not be among the sources
    samples: Vec<(String, Option<Stamp>)>,
    /// The commit that history was read from; `None` if no history was read
    history: Option<Option<String>>,
    built: Built,
}

impl<'c> CachedBuild<'c> {
    pub fn of(cache: &'c Cache, out: &Path) -> CachedBuild<'c> {
        CachedBuild { cache, name: last_name(&cache::name_of(out)) }
    }

    /// Returns what the last build made, if its request and its files were the same.
    pub fn still_holds(&self, request: &Request, sources: &Sources) -> Option<Built> {
        let record: Record = self.cache.load(&self.name)?;
        let is_same = record.request == hash_of_request(request, self.cache)
            && record.sources == hash_of_sources(sources)
            && record.samples.iter().all(|(path, was)| stamp(&request.root, path) == *was)
            && record.history.is_none_or(|was| was == history::head(&request.root));
        let mut built = record.built;
        built.emitted.unchanged += std::mem::take(&mut built.emitted.written);
        built.emitted.removed = 0;
        is_same.then_some(built)
    }

    pub fn forget(&self) {
        self.cache.remove(&self.name);
    }

    /// Stores a build that had no diagnostics. `samples` are the paths of the files that pages show parts of.
    /// Stores nothing if the stamp of a file does not tell for certain whether it changed.
    pub fn store(
        &self,
        request: &Request,
        site: &Site,
        samples: Vec<String>,
        built: Built,
    ) -> Result<(), Failure> {
        let root = &request.root;
        let samples: Vec<(String, Option<Stamp>)> = samples
            .into_iter()
            .map(|path| {
                let stamp = stamp(root, &path);
                (path, stamp)
            })
            .collect();
        let of_files = site.sources.iter().filter_map(|(_, file)| match file.origin {
            Origin::Disk(stamp) => Some(stamp),
            Origin::Embedded(_) | Origin::Open(_) => None,
        });
        let mut stamps = of_files.chain(samples.iter().filter_map(|(_, stamp)| *stamp));
        if stamps.any(|stamp| stamp.is_racy(site.sources.listed_ns())) {
            return Ok(());
        }
        let reads_history = site.matrices.iter().any(|matrix| matrix.pages.changes);
        let record = Record {
            request: hash_of_request(request, self.cache),
            sources: hash_of_sources(&site.sources),
            samples,
            history: reads_history.then(|| history::head(root)),
            built,
        };
        self.cache.store(&self.name, &record)
    }
}

fn hash_of_request(request: &Request, cache: &Cache) -> Hash {
    Hasher::default()
        .hash(cache.program)
        .debug(&request.base_url)
        .debug(&request.selection)
        .finish()
}

fn hash_of_sources(sources: &Sources) -> Hash {
    let mut hasher = Hasher::default();
    for (_, file) in sources.iter() {
        hasher.text(&file.path).debug(&file.role);
        if let Origin::Disk(stamp) = file.origin {
            let Stamp { size_bytes, modified_ns, changed_ns, number } = stamp;
            let bytes = [size_bytes, modified_ns, changed_ns, number].map(u64::to_le_bytes);
            hasher.bytes(bytes.as_flattened());
        }
    }
    hasher.finish()
}

fn stamp(root: &Path, path: &str) -> Option<Stamp> {
    std::fs::metadata(root.join(path)).ok().map(|metadata| Stamp::of(&metadata))
}
