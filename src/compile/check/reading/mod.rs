//! Reports prose and tables that contradict the facts, without being bound to them. What pages state is cached, in
//! memory and on the disk, because it depends on their texts and on the words of their matrix alone.

pub mod page;
mod report;
mod selected;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use rayon::prelude::*;

use self::page::{PageText, ReadPage};
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
    read: Arc<ReadPage>,
}

/// Where what pages state is kept: in memory, and on the disk.
#[derive(Clone, Copy)]
pub struct Stores<'c> {
    pub known: &'c Readings,
    pub cache: &'c PageCache,
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

/// The words of the matrices whose pages are read.
pub struct AllWords(List<Matrix, Option<Words>>);

impl AllWords {
    /// Returns those of the matrices whose prose is compared with the facts.
    fn of_compared(site: &Site) -> AllWords {
        AllWords::of(site, |matrix| matrix.policy.prose.severity().is_some())
    }

    pub fn of(site: &Site, is_read: impl Fn(&Matrix) -> bool) -> AllWords {
        let words = site.matrices.iter().map(|matrix| {
            let is_read = matrix.complete && is_read(matrix);
            is_read.then(|| Words::of(matrix, site))
        });
        AllWords(words.collect())
    }
}

/// A page whose prose is read.
pub struct Open<'s> {
    pub page: &'s Page,
    pub file: FileId,
    matrix: &'s Matrix,
    words: &'s Words,
    key: Hash,
}

impl<'s> Open<'s> {
    pub fn matrix(&self) -> &'s Matrix {
        self.matrix
    }

    pub fn reader<'r>(&'r self, site: &'r Site) -> Reader<'r> {
        self.reader_of(site, self.matrix)
    }

    /// Returns what reads the page by other facts of the same matrix.
    pub fn reader_of<'r>(&'r self, site: &'r Site, matrix: &'r Matrix) -> Reader<'r> {
        Reader {
            matrix,
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
    stores: Stores<'_>,
    read: &Read<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let words = AllWords::of_compared(site);
    let judged = |open: &Open<'_>, page: &ReadPage| judged(site, open, page);
    let by_page = read_all(site, &words, stores, read)?;
    let by_page: Vec<Vec<Diagnostic>> =
        by_page.par_iter().map(|(open, page)| judged(open, page)).collect();
    found.extend(by_page.into_iter().flatten());
    Ok(())
}

/// Returns the pages whose prose is read, with what they state. Those that have changed since `known` was updated are
/// read, in parallel.
pub fn read_all<'s>(
    site: &'s Site,
    words: &'s AllWords,
    Stores { known, cache }: Stores<'_>,
    read: &Read<'_>,
) -> Result<Vec<(Open<'s>, Arc<ReadPage>)>, Failure> {
    let open: Vec<Open<'s>> =
        site.pages.iter().filter_map(|page| open(site, &words.0, page)).collect();
    let cached = Cached::of(cache);
    let of_page = |open: Open<'s>| -> Result<(Open<'s>, Arc<ReadPage>), Failure> {
        let page = match known.get(&open) {
            Some(page) => page,
            None => known.add(&open, cached.read(site, &open, read)?),
        };
        Ok((open, page))
    };
    let pages = open.into_par_iter().map(of_page).collect::<Result<Vec<_>, Failure>>()?;
    cached.close(site)?;
    Ok(pages)
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

/// Reads a page whose file has this text, which is not the one that the site was made from.
pub fn read_text(site: &Site, open: &Open<'_>, text: &str) -> ReadPage {
    page::read(&PageText::of(site, open.page, open.file, text), &open.reader(site))
}

/// Returns the diagnostics of what a page states.
fn judged(site: &Site, open: &Open<'_>, page: &ReadPage) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = selected::check(site, open.page, open.matrix, page);
    if page.stated.is_empty() {
        return found;
    }
    let reader = open.reader(site);
    let wrong = page.stated.iter().filter(|stated| {
        reading::judge(&stated.statement.says, &stated.text, &reader) == Judgement::Contradicts
    });
    found.extend(wrong.filter_map(|stated| report::report(stated, open.page, &reader)));
    found
}

impl Readings {
    fn all(&self) -> MutexGuard<'_, HashMap<FileId, Known>> {
        self.0.lock().expect("no thread panicked")
    }

    fn get(&self, open: &Open<'_>) -> Option<Arc<ReadPage>> {
        let all = self.all();
        let known = all.get(&open.file).filter(|known| known.key == open.key)?;
        Some(Arc::clone(&known.read))
    }

    fn add(&self, open: &Open<'_>, read: ReadPage) -> Arc<ReadPage> {
        let read = Arc::new(read);
        self.all().insert(open.file, Known { key: open.key, read: Arc::clone(&read) });
        read
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

    /// Returns what a page states, from the log if it has that.
    fn read(&self, site: &Site, open: &Open<'_>, read: &Read<'_>) -> Result<ReadPage, Failure> {
        if let Some(page) = self.get(site, open) {
            return Ok(page);
        }
        let bytes = read(site.sources.get(open.file))?;
        let text = String::from_utf8_lossy(&bytes);
        let text = PageText::of(site, open.page, open.file, &text);
        let page = page::read(&text, &open.reader(site));
        self.add(site, open, &page);
        Ok(page)
    }

    fn get(&self, site: &Site, open: &Open<'_>) -> Option<ReadPage> {
        let data = self.log()?.get(name_of(site, open.file))?;
        let (key, rest): (Hash, &[u8]) = postcard::take_from_bytes(data).ok()?;
        (key == open.key).then(|| postcard::from_bytes(rest).ok()).flatten()
    }

    fn add(&self, site: &Site, open: &Open<'_>, page: &ReadPage) {
        if let Some(log) = self.log().filter(|_| self.cache.is_written()) {
            let data =
                postcard::to_stdvec(&(open.key, page)).expect("what is stored is plain data");
            log.add(name_of(site, open.file), &data);
        }
    }

    /// Stores what was added. Compaction drops the entries of files that no longer exist.
    fn close(self, site: &Site) -> Result<(), Failure> {
        let Some(log) = self.log.into_inner().flatten() else { return Ok(()) };
        let files = site.pages.iter().filter_map(|page| page.file);
        let live: HashSet<Hash> = files.map(|file| name_of(site, file)).collect();
        log.close(&Keep { is_live: &|key| live.contains(&key), limit_bytes: u64::MAX })
    }
}

/// Returns the key of a file's entry.
fn name_of(site: &Site, file: FileId) -> Hash {
    Hash::of(site.sources.path(file).as_bytes())
}
