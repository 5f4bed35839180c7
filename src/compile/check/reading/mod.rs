//! Reports prose and tables that contradict the facts, without being bound to them. What pages state is cached, in
//! memory and on the disk, because it depends on their texts and on the words of their matrix alone.

mod page;
mod report;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use rayon::prelude::*;

use self::page::Stated;
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::base::index::{Index, List};
use crate::cache::{Keep, Log, PageCache};
use crate::compile::parse::Read;
use crate::compile::parse::dialect::Dialect;
use crate::compile::site::{Page, Site};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Matrix, Subject};
use crate::reading::vocabulary::Vocabulary;
use crate::reading::{self, Judgement, Reader};
use crate::source::FileId;

/// What pages state, by file: in memory, and by its key on the disk.
#[derive(Debug, Default)]
pub struct Readings(Mutex<HashMap<FileId, Known>>);

#[derive(Debug, Clone)]
struct Known {
    key: Hash,
    stated: Arc<[Stated]>,
}

/// Name of the log on the disk.
const NAME: &str = "readings";

/// The words of a matrix, with the hash of all that reading takes from it.
struct Words {
    vocabulary: Vocabulary,
    hash: Hash,
    listed: Vec<Index<Subject>>,
}

impl Words {
    fn of(matrix: &Matrix, site: &Site) -> Words {
        let mut hasher = Hasher::default();
        hasher.text(&site.config.lang).debug(&Dialect::of(site.config.markdown));
        for subject in &matrix.subjects {
            hasher.text(&subject.id).text(&subject.name).text(subject.own_name());
            for alias in &subject.particulars.aliases {
                hasher.text(&alias.value);
            }
            hasher.number(subject.variants.len());
        }
        for group in &matrix.groups {
            hasher.text(&group.id).text(&group.name);
            for term in &group.terms {
                hasher.text(&term.value);
            }
        }
        for of in &matrix.criteria {
            hasher.text(&of.id).text(&of.name).debug(&of.kind).debug(&of.unit);
            hasher.debug(&of.better).debug(&of.sense).number(of.group.number());
            for term in &of.terms {
                hasher.text(&term.value);
            }
        }
        Words {
            vocabulary: Vocabulary::of(matrix),
            hash: hasher.finish(),
            listed: matrix.listed().collect(),
        }
    }

    /// Returns the subjects that a page compares: those of its matrix if it names none.
    fn compared<'w>(&'w self, page: &'w Page) -> &'w [Index<Subject>] {
        if page.subjects.len() < 2 { &self.listed } else { &page.subjects }
    }
}

/// A page whose prose is read.
struct Open<'s> {
    page: &'s Page,
    file: FileId,
    matrix: &'s Matrix,
    words: &'s Words,
    key: Hash,
}

impl<'s> Open<'s> {
    fn reader(&self, site: &'s Site) -> Reader<'s> {
        Reader {
            matrix: self.matrix,
            vocabulary: &self.words.vocabulary,
            language: &site.language,
            compared: self.words.compared(self.page),
            names: self.matrix.names_with_digits(),
        }
    }
}

/// Reports the statements of all pages that contradict the facts of their matrix. Pages that have changed since
/// `known` was updated are read, in parallel.
pub fn check(
    site: &Site,
    (known, cache): (&Readings, &PageCache),
    read: &Read<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let words = site.matrices.iter().map(|matrix| {
        let is_read = matrix.complete && matrix.policy.prose.severity().is_some();
        is_read.then(|| Words::of(matrix, site))
    });
    let words: List<Matrix, Option<Words>> = words.collect();
    let open: Vec<Open<'_>> =
        site.checked_pages().filter_map(|page| open(site, &words, page)).collect();
    let cached = Cached::of(cache);
    let of_page = |open: &Open<'_>| -> Result<Vec<Diagnostic>, Failure> {
        let stated = match known.get(open) {
            Some(stated) => stated,
            None => {
                let stated = match cached.get(site, open) {
                    Some(stated) => stated,
                    None => {
                        let bytes = read(site.sources.get(open.file))?;
                        let text = String::from_utf8_lossy(&bytes);
                        let stated =
                            page::read(site, open.page, (open.file, &text), &open.reader(site));
                        cached.add(site, open, &stated);
                        stated
                    }
                };
                known.add(open, stated.into())
            }
        };
        Ok(judged(site, open, &stated))
    };
    let by_page: Result<Vec<Vec<Diagnostic>>, Failure> = open.par_iter().map(of_page).collect();
    found.extend(by_page?.into_iter().flatten());
    cached.close(site)
}

fn open<'s>(
    site: &'s Site,
    words: &'s List<Matrix, Option<Words>>,
    page: &'s Page,
) -> Option<Open<'s>> {
    let (matrix, file) = (page.matrix?, page.file?);
    let words = words[matrix].as_ref()?;
    let mut hasher = Hasher::default();
    hasher.hash(page.content).hash(words.hash);
    for subject in words.compared(page) {
        hasher.number(subject.number());
    }
    Some(Open { page, file, matrix: &site.matrices[matrix], words, key: hasher.finish() })
}

/// Returns the diagnostics of what a page states.
fn judged(site: &Site, open: &Open<'_>, stated: &[Stated]) -> Vec<Diagnostic> {
    if stated.is_empty() {
        return Vec::new();
    }
    let reader = open.reader(site);
    let wrong = stated.iter().filter(|stated| {
        reading::judge(&stated.statement.says, &stated.text, &reader) == Judgement::Contradicts
    });
    wrong.filter_map(|stated| report::report(stated, open.page, &reader)).collect()
}

impl Readings {
    fn all(&self) -> MutexGuard<'_, HashMap<FileId, Known>> {
        self.0.lock().expect("no thread panicked")
    }

    fn get(&self, open: &Open<'_>) -> Option<Arc<[Stated]>> {
        let all = self.all();
        let known = all.get(&open.file).filter(|known| known.key == open.key)?;
        Some(Arc::clone(&known.stated))
    }

    fn add(&self, open: &Open<'_>, stated: Arc<[Stated]>) -> Arc<[Stated]> {
        let known = Known { key: open.key, stated: Arc::clone(&stated) };
        self.all().insert(open.file, known);
        stated
    }
}

/// The log on the disk, which is opened when a page is not known in memory. It has an entry for each file.
struct Cached<'c> {
    cache: &'c PageCache,
    log: OnceLock<Option<Log>>,
}

impl<'c> Cached<'c> {
    fn of(cache: &'c PageCache) -> Cached<'c> {
        Cached { cache, log: OnceLock::new() }
    }

    fn log(&self) -> Option<&Log> {
        self.log.get_or_init(|| self.cache.log(NAME, Hash::of(b""))).as_ref()
    }

    fn get(&self, site: &Site, open: &Open<'_>) -> Option<Vec<Stated>> {
        let data = self.log()?.get(name_of(site, open.file))?;
        let (key, rest): (Hash, &[u8]) = postcard::take_from_bytes(data).ok()?;
        (key == open.key).then(|| postcard::from_bytes(rest).ok()).flatten()
    }

    fn add(&self, site: &Site, open: &Open<'_>, stated: &[Stated]) {
        if let Some(log) = self.log().filter(|_| self.cache.is_written()) {
            let entry = (open.key, stated);
            let data = postcard::to_stdvec(&entry).expect("what is stored is plain data");
            log.add(name_of(site, open.file), &data);
        }
    }

    /// Stores what was added. Compaction drops the entries of files that no longer exist.
    fn close(self, site: &Site) -> Result<(), Failure> {
        let Some(log) = self.log.into_inner().flatten() else { return Ok(()) };
        let files = site.checked_pages().filter_map(|page| page.file);
        let live: HashSet<Hash> = files.map(|file| name_of(site, file)).collect();
        log.close(&Keep { is_live: &|key| live.contains(&key), limit_bytes: u64::MAX })
    }
}

/// Returns the key of a file's entry.
fn name_of(site: &Site, file: FileId) -> Hash {
    Hash::of(site.sources.path(file).as_bytes())
}
