//! IO: entries by key, in an append-only file that is rewritten when half of it is dead.
//!
//! The cost of adding an entry therefore does not depend on the size of the log. Every entry has checksums:
//! reading stops at the first damaged header, and the next write continues there.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;

use super::Cache;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::base::hash::Hash;

/// The length of an entry header: the key, the length and a checksum of the data, and a checksum of these.
const HEAD_BYTES: usize = 16 + 4 + 8 + 4;

/// A log smaller than this is not rewritten because of its dead entries.
const SMALL_BYTES: u64 = 1 << 20;

/// An open log: its readable entries, and those that are added.
pub struct Log {
    cache: Cache,
    name: String,
    /// Whether no readable log exists, so that a new file is created
    is_new: bool,
    /// The length of the file header, in bytes
    header_bytes: usize,
    bytes: Vec<u8>,
    /// The range in `bytes` that holds the data of the newest entry of each key
    index: HashMap<Hash, Range<usize>>,
    added: Mutex<Added>,
}

/// The state of appending to the file.
struct Added {
    file: Option<BufWriter<File>>,
    failed: Option<Failure>,
    /// The length of the readable part of the file, including added entries
    length: u64,
    /// The total length of live entries: the newest of each key
    live: u64,
}

impl Log {
    /// Opens the log with a name. It is empty if another program or version wrote it, or if `context`, the
    /// hash of all that entries depend on besides their keys, was different.
    pub fn open(cache: &Cache, name: &str, context: Hash) -> Log {
        let header = file_header(cache, context);
        let bytes = cache.folder().and_then(|folder| folder.read(name).ok());
        match bytes.filter(|bytes| bytes.starts_with(&header)) {
            Some(bytes) => Log { is_new: false, ..Log::new(cache, name, bytes, header.len()) },
            None => Log::empty(cache, name, context),
        }
    }

    /// Creates a log that ignores the stored entries.
    pub fn empty(cache: &Cache, name: &str, context: Hash) -> Log {
        let header = file_header(cache, context);
        let length = header.len();
        Log::new(cache, name, header, length)
    }

    fn new(cache: &Cache, name: &str, mut bytes: Vec<u8>, header_bytes: usize) -> Log {
        let mut index: HashMap<Hash, Range<usize>> = HashMap::new();
        let mut at = header_bytes;
        let mut live = 0;
        while let Some((key, data)) = entry_at(&bytes, at) {
            at = data.end;
            live += (data.len() + HEAD_BYTES) as u64;
            if let Some(older) = index.insert(key, data) {
                live -= (older.len() + HEAD_BYTES) as u64;
            }
        }
        bytes.truncate(at);
        let added = Added { file: None, failed: None, length: at as u64, live };
        Log {
            cache: cache.clone(),
            name: name.to_owned(),
            is_new: true,
            header_bytes,
            bytes,
            index,
            added: Mutex::new(added),
        }
    }

    /// The data of the newest entry of a key, if its checksum is right.
    pub fn get(&self, key: Hash) -> Option<&[u8]> {
        let place = self.index.get(&key)?;
        let data = &self.bytes[place.clone()];
        let sum = &self.bytes[place.start - 12..place.start - 4];
        (sum == &Hash::of(data).bytes()[..8]).then_some(data)
    }

    pub fn add(&self, key: Hash, data: &[u8]) {
        let head = entry_header(key, data);
        let mut added = self.added.lock().expect("no thread panicked");
        if added.failed.is_some() {
            return;
        }
        if let Err(failure) = self.write(&mut added, &[&head, data]) {
            added.failed = Some(failure);
            return;
        }
        let entry = (data.len() + HEAD_BYTES) as u64;
        added.length += entry;
        added.live += entry;
        if let Some(older) = self.index.get(&key) {
            added.live = added.live.saturating_sub((older.len() + HEAD_BYTES) as u64);
        }
    }

    fn write(&self, added: &mut Added, parts: &[&[u8]]) -> Result<(), Failure> {
        let file = match &mut added.file {
            Some(file) => file,
            None => {
                let folder = self.cache.made_folder()?;
                let opened = match self.is_new {
                    true => create(folder, &self.name, &self.bytes),
                    false => open_at(folder, &self.name, added.length),
                };
                let file = opened.tried("write", &self.path())?;
                added.file.insert(BufWriter::with_capacity(1 << 18, file))
            }
        };
        parts.iter().try_for_each(|part| file.write_all(part)).tried("write", &self.path())
    }

    /// Writes the added entries. Then compacts the file if most of it is dead, counting keys that are not
    /// `is_live` as dead, or if it is longer than `limit_bytes`. Compaction keeps at most half of
    /// `limit_bytes`, the newest entries.
    pub fn close(self, keep: &Keep<'_>) -> Result<(), Failure> {
        let path = self.path();
        let added = self.added.into_inner().expect("no thread panicked");
        if let Some(failure) = added.failed {
            return Err(failure);
        }
        let Some(mut file) = added.file else { return Ok(()) };
        file.flush().tried("write", &path)?;
        drop((file, self.bytes));
        let unwanted = self.index.iter().filter(|(key, _)| !(keep.is_live)(**key));
        let unwanted: u64 = unwanted.map(|(_, data)| (data.len() + HEAD_BYTES) as u64).sum();
        let live = added.live.saturating_sub(unwanted);
        let is_mostly_dead = added.length > SMALL_BYTES && added.length > 2 * live;
        if is_mostly_dead || added.length > keep.limit_bytes {
            let folder = self.cache.made_folder()?;
            compact(folder, &self.name, self.header_bytes, keep).tried("write", &path)?;
        }
        Ok(())
    }

    fn path(&self) -> PathBuf {
        self.cache.root.join(super::FOLDER).join(&self.name)
    }
}

/// What compaction keeps of a log.
pub struct Keep<'k> {
    pub is_live: &'k dyn Fn(Hash) -> bool,
    pub limit_bytes: u64,
}

fn file_header(cache: &Cache, context: Hash) -> Vec<u8> {
    [super::MAGIC, &cache.program.bytes(), &context.bytes()].concat()
}

fn entry_header(key: Hash, data: &[u8]) -> [u8; HEAD_BYTES] {
    let length = u32::try_from(data.len()).expect("an entry is shorter than 4 GiB");
    let mut head = [0; HEAD_BYTES];
    head[..16].copy_from_slice(&key.bytes());
    head[16..20].copy_from_slice(&length.to_le_bytes());
    head[20..28].copy_from_slice(&Hash::of(data).bytes()[..8]);
    let sum = Hash::of(&head[..28]).bytes();
    head[28..].copy_from_slice(&sum[..4]);
    head
}

/// The key and the range of data of the entry at an offset. Returns `None` if there is no complete entry.
fn entry_at(bytes: &[u8], at: usize) -> Option<(Hash, Range<usize>)> {
    let head = bytes.get(at..at + HEAD_BYTES)?;
    if head[28..] != Hash::of(&head[..28]).bytes()[..4] {
        return None;
    }
    let key = Hash::from_bytes(*head.first_chunk().expect("a header begins with its key"));
    let length = u32::from_le_bytes(*head[16..].first_chunk().expect("the length follows the key"));
    let start = at + HEAD_BYTES;
    let data = start..start + length as usize;
    (data.end <= bytes.len()).then_some((key, data))
}

/// Opens a log for appending after its readable part.
fn open_at(folder: &Folder, name: &str, length: u64) -> io::Result<File> {
    let mut file = folder.write_to(name)?;
    file.set_len(length)?;
    file.seek(SeekFrom::Start(length))?;
    Ok(file)
}

/// Creates a new log, in a new file, because another process may still append to the old one.
fn create(folder: &Folder, name: &str, header: &[u8]) -> io::Result<File> {
    if folder.is_dir(name) {
        folder.remove_all(name)?;
    }
    folder.put_open(name, |file| file.write_all(header))
}

/// Rewrites a log with the newest entries of the live keys, in their order.
fn compact(folder: &Folder, name: &str, header_bytes: usize, keep: &Keep<'_>) -> io::Result<()> {
    let bytes = folder.read(name)?;
    let mut newest: HashMap<Hash, Range<usize>> = HashMap::new();
    let mut at = header_bytes;
    while let Some((key, data)) = entry_at(&bytes, at) {
        at = data.end;
        newest.insert(key, data.start - HEAD_BYTES..data.end);
    }
    let mut kept: Vec<Range<usize>> =
        newest.into_iter().filter(|(key, _)| (keep.is_live)(*key)).map(|(_, at)| at).collect();
    kept.sort_by_key(|entry| std::cmp::Reverse(entry.start));
    let mut room = keep.limit_bytes / 2;
    let fits = |entry: &Range<usize>| {
        room = room.saturating_sub(entry.len() as u64);
        room > 0
    };
    let fitting = kept.into_iter().take_while(fits).collect::<Vec<_>>();
    folder.put(name, |file| {
        let mut writer = BufWriter::new(file);
        writer.write_all(&bytes[..header_bytes])?;
        for entry in fitting.into_iter().rev() {
            writer.write_all(&bytes[entry])?;
        }
        writer.flush()
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const ALL: Keep<'_> = Keep { is_live: &|_| true, limit_bytes: u64::MAX };

    fn key(name: &str) -> Hash {
        Hash::of(name.as_bytes())
    }

    fn open(folder: &Path) -> Log {
        Log::open(&Cache::of(folder), "log", key("context"))
    }

    fn write(folder: &Path, entries: &[(&str, &str)]) {
        let log = open(folder);
        entries.iter().for_each(|(name, data)| log.add(key(name), data.as_bytes()));
        log.close(&ALL).expect("written");
    }

    fn read(folder: &Path, name: &str) -> Option<String> {
        let data = open(folder).get(key(name))?.to_vec();
        Some(String::from_utf8(data).expect("text"))
    }

    #[test]
    fn the_newest_entry_of_a_key_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &[("a", "1"), ("b", "2"), ("a", "3")]);
        write(folder.path(), &[("b", "4")]);
        assert_eq!(read(folder.path(), "a").as_deref(), Some("3"));
        assert_eq!(read(folder.path(), "b").as_deref(), Some("4"));
        assert_eq!(read(folder.path(), "c"), None);
    }

    #[test]
    fn entries_after_damage_are_dropped_and_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &[("a", "one"), ("b", "two"), ("c", "three")]);
        let path = folder.path().join(super::super::FOLDER).join("log");
        let whole = std::fs::read(&path).expect("read");
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            std::fs::write(&path, &bytes).expect("written");
            for (name, data) in [("a", "one"), ("b", "two"), ("c", "three")] {
                let known = read(folder.path(), name);
                assert!(known.is_none() || known.as_deref() == Some(data), "byte {at}");
            }
            write(folder.path(), &[("d", "four")]);
            assert_eq!(read(folder.path(), "d").as_deref(), Some("four"), "byte {at}");
        }
    }

    #[test]
    fn an_incomplete_entry_is_ignored() {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &[("a", "one"), ("b", "two")]);
        let path = folder.path().join(super::super::FOLDER).join("log");
        let whole = std::fs::read(&path).expect("read");
        std::fs::write(&path, &whole[..whole.len() - 1]).expect("written");
        assert_eq!(read(folder.path(), "a").as_deref(), Some("one"));
        assert_eq!(read(folder.path(), "b"), None);
    }

    #[test]
    fn a_log_that_is_mostly_dead_is_compacted() {
        let folder = tempfile::tempdir().expect("a folder");
        let large = "x".repeat(300_000);
        for _ in 0..20 {
            write(folder.path(), &[("a", &large), ("b", "two")]);
        }
        let path = folder.path().join(super::super::FOLDER).join("log");
        let size = std::fs::metadata(&path).expect("there").len();
        assert!(size < 4 * 300_000, "{size}");
        assert_eq!(read(folder.path(), "b").as_deref(), Some("two"));
    }

    #[test]
    fn entries_that_are_not_live_count_as_dead() {
        let folder = tempfile::tempdir().expect("a folder");
        let large = "x".repeat(300_000);
        for number in 0..20 {
            let (log, name) = (open(folder.path()), number.to_string());
            log.add(key(&name), large.as_bytes());
            let is_live = |live: Hash| live == key(&name);
            log.close(&Keep { is_live: &is_live, limit_bytes: u64::MAX }).expect("written");
        }
        let path = folder.path().join(super::super::FOLDER).join("log");
        let size = std::fs::metadata(&path).expect("there").len();
        assert!(size < 5 * 300_000, "{size}");
        assert!(read(folder.path(), "19").is_some());
    }

    #[test]
    fn a_log_stays_below_its_limit() {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 0..100 {
            let log = open(folder.path());
            log.add(key(&number.to_string()), &[7; 1_000]);
            log.close(&Keep { is_live: &|_| true, limit_bytes: 20_000 }).expect("written");
        }
        assert!(read(folder.path(), "99").is_some(), "the newest stays");
        assert!(read(folder.path(), "9").is_none(), "the oldest goes");
    }
}
