//! Reports prose and tables that contradict the facts, without being bound to them. What pages state is cached, in
//! memory and on the disk, because it depends on their texts and on the words of their matrix alone.

mod dated;
mod disagree;
mod guide;
pub mod page;
mod report;
mod selected;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::guide::{AllWords, ReadGuide, guide, guides};
use self::page::{PageText, ReadPage};
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::base::index::{Index, List};
use crate::cache::{Keep, Log, PageCache};
use crate::compile::check::skips;
use crate::compile::parse::Read;
use crate::compile::parse::dialect::Dialect;
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::{Matrix, Subject};
use crate::reading::Reader;
use crate::reading::vocabulary::Vocabulary;
use crate::source::FileId;

/// What pages state, by file: in memory, and by its key on the disk.
#[derive(Debug, Default)]
pub struct Readings(Mutex<HashMap<FileId, Known>>);

/// What a page states, with all that this depends on.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    content: Hash,
    words: Hash,
    compared: Vec<Index<Subject>>,
    read: ReadPage,
    #[serde(skip)]
    judged: OnceLock<Judged>,
}

/// Which of the statements of a page contradict the facts of a matrix.
#[derive(Debug)]
struct Judged {
    matrix: Arc<Matrix>,
    wrong: Vec<Diagnostic>,
}

impl Known {
    fn new(open: &Open<'_>, read: ReadPage) -> Known {
        Known {
            content: open.page.content,
            words: open.words.hash,
            compared: open.compared().to_vec(),
            read,
            judged: OnceLock::new(),
        }
    }

    /// Returns the diagnostics of what the page states, which is judged once, without those that a comment skips.
    fn diagnostics(&self, site: &Site, open: &Open<'_>, today: Date) -> Vec<Diagnostic> {
        let mut found = selected::check(site, open.page, open.matrix, &self.read);
        found.extend(dated::check(open.page, open.matrix, &self.read, today, &site.language));
        if !self.read.stated.is_empty() {
            let wrong = || open.contradictions(site, &self.read).into_iter().map(|(_, of)| of);
            let judge = || Judged { matrix: Arc::clone(open.matrix), wrong: wrong().collect() };
            found.extend_from_slice(&self.judged.get_or_init(judge).wrong);
        }
        // What is compared across pages has its own check.
        let is_of_page = |code: Code| code.is_of_reading() && code != Code::StatementsDisagree;
        skips::apply(open.page, is_of_page, &mut found);
        found
    }

    /// Returns whether it was judged by another state of the matrix.
    fn is_outdated(&self, open: &Open<'_>) -> bool {
        self.judged.get().is_some_and(|judged| !Arc::ptr_eq(&judged.matrix, open.matrix))
    }

    fn is_of(&self, open: &Open<'_>) -> bool {
        self.content == open.page.content
            && self.words == open.words.hash
            && self.compared == open.compared()
    }
}

/// Name of the log on the disk.
const NAME: &str = "readings";

/// The words of a matrix, with the hash of all that reading takes from it.
struct Words<'s> {
    vocabulary: Vocabulary<'s>,
    names: Vec<&'s str>,
    listed: Vec<Index<Subject>>,
    hash: Hash,
}

impl<'s> Words<'s> {
    fn of(matrix: &'s Matrix, site: &Site) -> Words<'s> {
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
            names: matrix.names_with_digits(),
            listed: matrix.listed().collect(),
            hash: hasher.finish(),
        }
    }
}

/// A page whose prose is read.
pub struct Open<'s> {
    pub page: &'s Page,
    pub file: FileId,
    matrix: &'s Arc<Matrix>,
    words: &'s Words<'s>,
}

impl<'s> Open<'s> {
    /// Returns the subjects that the page compares: those of its matrix if it names none.
    fn compared(&self) -> &'s [Index<Subject>] {
        let of_page = &self.page.subjects;
        if of_page.len() < 2 { &self.words.listed } else { of_page }
    }

    pub fn reader<'r>(&'r self, site: &'r Site) -> Reader<'r> {
        Reader {
            matrix: self.matrix,
            vocabulary: &self.words.vocabulary,
            language: &site.language,
            compared: self.compared(),
            names: &self.words.names,
        }
    }
}

/// Reports the statements of all pages that contradict the facts of their matrix. Pages that have changed since
/// `known` was updated are read, in parallel.
pub fn check(
    site: &Site,
    today: Date,
    (known, cache): (&Readings, &PageCache),
    read: &Read<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let words = site.matrices.iter().map(|matrix| {
        let is_read = matrix.complete && matrix.policy.prose.severity().is_some();
        is_read.then(|| Words::of(matrix, site))
    });
    let words: List<Matrix, Option<Words<'_>>> = words.collect();
    let open: Vec<Open<'_>> =
        site.checked_pages().filter_map(|page| open(site, &words, page)).collect();
    let cached = Cached::of(cache);
    let mut all = known.all();
    for open in &open {
        if let Some(known) = all.get_mut(&open.file).filter(|known| known.is_outdated(open)) {
            known.judged = OnceLock::new();
        }
    }
    let of_page = |open: &Open<'_>| -> Result<(Vec<Diagnostic>, Option<Known>), Failure> {
        match all.get(&open.file).filter(|known| known.is_of(open)) {
            Some(known) => Ok((known.diagnostics(site, open, today), None)),
            None => {
                let new = cached.read(site, open, read)?;
                Ok((new.diagnostics(site, open, today), Some(new)))
            }
        }
    };
    let by_page: Result<Vec<_>, Failure> = open.par_iter().map(of_page).collect();
    for (open, (wrong, new)) in open.iter().zip(by_page?) {
        found.extend(wrong);
        all.extend(new.map(|new| (open.file, new)));
    }
    disagree::check(site, &open, &all, found);
    drop(all);
    cached.close(site)
}

fn open<'s>(
    site: &'s Site,
    words: &'s List<Matrix, Option<Words<'s>>>,
    page: &'s Page,
) -> Option<Open<'s>> {
    let (matrix, file) = (page.matrix?, page.file?);
    let words = words[matrix].as_ref()?;
    Some(Open { page, file, matrix: &site.matrices[matrix], words })
}

impl Readings {
    fn all(&self) -> MutexGuard<'_, HashMap<FileId, Known>> {
        self.0.lock().expect("no thread panicked")
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
    fn read(&self, site: &Site, open: &Open<'_>, read: &Read<'_>) -> Result<Known, Failure> {
        let name = name_of(site, open.file);
        let stored = || postcard::from_bytes(self.log()?.get(name)?).ok();
        if let Some(known) = stored().filter(|known: &Known| known.is_of(open)) {
            return Ok(known);
        }
        let bytes = read(site.sources.get(open.file))?;
        let text = String::from_utf8_lossy(&bytes);
        let text = PageText::of(site, open.page, open.file, &text);
        let page = page::read(&text, &open.reader(site));
        let known = Known::new(open, page);
        if let Some(log) = self.log().filter(|_| self.cache.is_written()) {
            log.add(name, &postcard::to_stdvec(&known).expect("what is stored is plain data"));
        }
        Ok(known)
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
