//! Files by number, places in them by byte. Pure.
//!
//! A [`Span`] is all that a diagnostic needs to keep; lines and columns are counted only when a
//! report is printed.

pub mod given;
pub mod history;
pub mod line_ends;

use std::fs::Metadata;
use std::ops::Range;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::base::path;

/// A file's index in [`Sources`], which is sorted by path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Bytes `start..end` of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

/// Bytes `start..end` of a file that is known from elsewhere.
///
/// Files are numbered anew in each build, so what is remembered of a file has places, and says its
/// number once or not at all.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

impl Place {
    pub fn new(range: Range<usize>) -> Place {
        let at = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { start: at(range.start), end: at(range.end) }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn in_file(self, file: FileId) -> Span {
        Span { file, start: self.start, end: self.end }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        span.place()
    }
}

impl Span {
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        Place::new(range).in_file(file)
    }

    /// The file as a whole, for what has no place in it: reported at line 1, column 1.
    pub fn whole(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }

    pub fn place(self) -> Place {
        Place { start: self.start, end: self.end }
    }

    pub fn range(self) -> Range<usize> {
        self.place().range()
    }
}

/// A value and where its author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T, S = Span> {
    pub value: T,
    pub span: S,
}

/// A value and where its author wrote it, in a file that is known from elsewhere.
pub type Placed<T> = Spanned<T, Place>;

impl<T, S> Spanned<T, S> {
    pub fn new(value: T, span: S) -> Self {
        Spanned { value, span }
    }
}

impl<T> Spanned<T> {
    /// The same without its file.
    pub fn placed(self) -> Placed<T> {
        Spanned { value: self.value, span: self.span.place() }
    }
}

/// What a file is to the site, decided by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// `versus.toml`
    Configuration,
    /// `content/**/*.md`
    Markdown,
    /// `content/**/matrix.toml`
    Matrix,
    /// `content/**/subjects/*.toml` beside a `matrix.toml`
    Subject,
    /// Any other file below `content/`, copied next to the pages
    Asset,
    /// `static/**`, or a theme's `static/**`
    Static,
    /// `theme.toml`
    ThemeManifest,
    /// `templates/**`, of the site or a theme
    Template,
    /// A theme's `i18n/*.toml`
    Strings,
    /// Something that is never read
    Unread(Unread),
}

/// What is read as text is no larger than this.
pub const LARGEST_TEXT_BYTES: u64 = 8 << 20;

/// A path may go through this many symbolic links to folders.
pub const MOST_LINKS: usize = 4;

/// Files and folders that are met once more, or behind more than one link. A folder that one link leads to
/// may be of any size.
pub const MOST_THROUGH_LINKS: usize = 10_000;

/// Why something in the site's folders is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// A symbolic link that leads out of the site
    Outside,
    /// A symbolic link to something whose name begins with a dot, or that stands in such a folder
    Hidden,
    /// A name in `static/` that begins with a dot, and is none of those that are published
    Dotted,
    /// A name that versus gives to folders of its own
    Reserved,
    /// A symbolic link to nothing
    Dangling,
    /// A symbolic link to a folder that it stands in
    Loop,
    /// A pipe, a socket or a device
    NoFile,
    /// Another thing in place of one of the site's folders
    NoFolder,
    /// Who runs the program has no right to
    Denied,
    /// Its name is no text
    Name,
    /// Its name would be one that is read, if its letters were small
    Case,
    /// A symbolic link to a folder, behind as many others as may be followed
    Deep,
    /// A folder with links that lead to more than may be met through them
    Spread,
    /// Larger than a text that is read
    Large,
}

impl Role {
    /// Whether a file is read as text, not copied.
    pub fn is_text(self) -> bool {
        !matches!(self, Role::Asset | Role::Static | Role::Unread(_))
    }

    pub fn unread(self) -> Option<Unread> {
        match self {
            Role::Unread(why) => Some(why),
            _ => None,
        }
    }
}

/// Which of the three layers a template, string or static file comes from; the first wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Site,
    Theme,
    Default,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Below the site's root, at [`SourceFile::path`]
    Disk(Stamp),
    /// In the binary: the default theme
    Embedded(&'static [u8]),
    /// In memory: open in an editor, and perhaps not saved yet, or of a source that is no folder
    Open(Arc<[u8]>),
}

impl Origin {
    pub fn size_bytes(&self) -> u64 {
        match self {
            Origin::Disk(stamp) => stamp.size_bytes,
            Origin::Embedded(bytes) => bytes.len() as u64,
            Origin::Open(bytes) => bytes.len() as u64,
        }
    }
}

/// What tells, without reading, whether a file may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub size_bytes: u64,
    /// Nanoseconds since 1970
    pub modified_ns: u64,
    /// When its bytes, name or rights changed, which nobody can set; the same as `modified_ns` where
    /// the system does not tell
    pub changed_ns: u64,
    /// The number by which the file system knows the file, for folders that change places: what is
    /// in them may be as long and as old as what was. 0 where the system does not tell
    pub number: u64,
}

/// Names in `static/` that begin with a dot and are there to be published: folders and files that
/// servers and hosts look for.
pub const PUBLISHED: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn changed_ns(metadata: &Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds =
        i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    u64::try_from(nanoseconds).ok()
}

#[cfg(not(unix))]
fn changed_ns(_: &Metadata) -> Option<u64> {
    None
}

/// File systems count time in steps of up to this many nanoseconds (FAT: two seconds).
const COARSEST_NS: u64 = 2_000_000_000;

impl Stamp {
    /// Of a file that changes again and again: it tells nothing, and is racy for ever.
    pub const RESTLESS: Stamp =
        Stamp { size_bytes: 0, modified_ns: u64::MAX, changed_ns: u64::MAX, number: 0 };

    /// What a file's metadata say of when it changed.
    pub fn of(metadata: &Metadata) -> Stamp {
        let since_1970 = |time: SystemTime| time.duration_since(UNIX_EPOCH).ok();
        let modified =
            metadata.modified().ok().and_then(since_1970).map_or(0, |since| since.as_nanos());
        let modified_ns = u64::try_from(modified).unwrap_or(u64::MAX);
        let changed_ns = changed_ns(metadata).unwrap_or(modified_ns);
        Stamp { size_bytes: metadata.len(), modified_ns, changed_ns, number: number(metadata) }
    }

    /// Whether nobody wrote to a file between two looks at it. Its number is left out, because some
    /// file systems give another one at each look.
    pub fn is_same_text(self, later: Stamp) -> bool {
        let of = |stamp: Stamp| (stamp.size_bytes, stamp.modified_ns, stamp.changed_ns);
        of(self) == of(later)
    }

    /// Whether the file may have changed after somebody looked at it, at `looked_ns`, and still have
    /// this stamp: within one step of the file system's clock. Git calls such an entry racy.
    pub fn is_racy(self, looked_ns: u64) -> bool {
        self.modified_ns.max(self.changed_ns).saturating_add(COARSEST_NS) >= looked_ns
    }
}

#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the site's root, with `/` between the parts on every system
    pub path: Arc<str>,
    pub role: Role,
    pub layer: Layer,
    /// The path that `role` and `layer` leave: below `content/`, `static/`, `templates/`, …
    pub inner: Arc<str>,
    pub origin: Origin,
}

impl SourceFile {
    /// The folder of `inner`: empty for what stands in `content/` itself.
    pub fn folder(&self) -> &str {
        path::parent(&self.inner)
    }
}

/// What a Markdown file is to its folder, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stem<'p> {
    /// `_index.md`: the page of a section
    Section,
    /// `index.md`: the page of a bundle
    Bundle,
    Page(&'p str),
}

/// The folder of a path, and what the Markdown file there is to it.
pub fn stem(path: &str) -> (&str, Stem<'_>) {
    let (folder, name) = path::split(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is = |known: &str| stem.eq_ignore_ascii_case(known);
    match stem {
        _ if is("_index") => (folder, Stem::Section),
        _ if is("index") => (folder, Stem::Bundle),
        stem => (folder, Stem::Page(stem)),
    }
}

/// Every file of the site and its theme, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Whether a file belongs to the site, the default theme or the theme that is chosen: those of others
    /// are listed, but not used.
    pub fn is_in_use(&self, file: FileId, theme: &str) -> bool {
        let file = self.get(file);
        file.layer != Layer::Theme || file.path.split('/').nth(1) == Some(theme)
    }

    /// Sorts, so that a [`FileId`] does not depend on the order in which a file system lists.
    pub fn new(mut files: Vec<SourceFile>) -> Sources {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }

    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    pub fn path(&self, id: FileId) -> &str {
        &self.get(id).path
    }

    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        Some(file_id(at))
    }

    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Whether these are the same files with the same stamps.
    pub fn same_as(&self, other: &Sources) -> bool {
        let stamp = |file: &SourceFile| match &file.origin {
            Origin::Disk(stamp) => Some(*stamp),
            Origin::Embedded(_) | Origin::Open(_) => None,
        };
        let is_same = |(one, two): (&SourceFile, &SourceFile)| {
            one.path == two.path && one.role == two.role && stamp(one) == stamp(two)
        };
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(is_same)
    }

    /// Files whose origins are not those that they have in `other`; none where these are other files.
    pub fn changed_from(&self, other: &Sources) -> Option<Vec<FileId>> {
        let is_same = |(one, two): (&SourceFile, &SourceFile)| {
            (Arc::ptr_eq(&one.path, &two.path) || one.path == two.path) && one.role == two.role
        };
        let both = || self.files.iter().zip(&other.files);
        if self.files.len() != other.files.len() || !both().all(is_same) {
            return None;
        }
        let is_other = |(at, (one, two)): (usize, (&SourceFile, &SourceFile))| {
            (one.origin != two.origin).then(|| file_id(at))
        };
        Some(both().enumerate().filter_map(is_other).collect())
    }

    /// Whether files stand below a folder.
    pub fn has_folder(&self, path: &str) -> bool {
        self.below(path).next().is_some()
    }

    /// The files below a folder, in path order.
    pub fn below(&self, path: &str) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let below = format!("{path}/");
        let at = self.files.partition_point(|file| *file.path < *below);
        let files = self.files[at..].iter().zip(at..);
        let files = files.take_while(move |(file, _)| file.path.starts_with(&below));
        files.map(|(file, at)| (file_id(at), file))
    }

    /// In path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (file_id(at), file))
    }

    /// The same files with the same numbers, but other origins of some of them.
    pub fn with_origins(&self, origins: impl IntoIterator<Item = (FileId, Origin)>) -> Sources {
        let mut files = self.files.clone();
        for (id, origin) in origins {
            files[id.0 as usize].origin = origin;
        }
        Sources { files }
    }

    /// Of the Markdown.
    pub fn text_bytes(&self) -> u64 {
        self.with_role(Role::Markdown).map(|(_, file)| file.origin.size_bytes()).sum()
    }

    /// In path order.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.iter().filter(move |(_, file)| file.role == role)
    }
}

fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).expect("a site has fewer than 2^32 files"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An id for tests of what stands in one file.
    pub(crate) fn some_file() -> FileId {
        FileId(0)
    }

    #[test]
    fn what_changed_within_a_step_of_the_clock_may_have_changed_once_more() {
        let stamp = |modified_ns, changed_ns| Stamp {
            size_bytes: 1,
            modified_ns: modified_ns * COARSEST_NS,
            changed_ns: changed_ns * COARSEST_NS,
            number: 1,
        };
        let looked_ns = 10 * COARSEST_NS;
        assert!(!stamp(8, 8).is_racy(looked_ns));
        assert!(stamp(9, 9).is_racy(looked_ns));
        // Its time was set back, or is to come.
        assert!(stamp(3, 10).is_racy(looked_ns));
        assert!(stamp(99, 8).is_racy(looked_ns));
    }

    #[test]
    fn files_are_numbered_by_path_and_found_by_it() {
        let file = |path: &str| SourceFile {
            path: path.into(),
            role: Role::Asset,
            layer: Layer::Site,
            inner: path.into(),
            origin: Origin::Embedded(b""),
        };
        let sources = Sources::new(vec![file("b/x"), file("a.md"), file("b-c")]);
        let paths: Vec<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        assert_eq!(paths, ["a.md", "b-c", "b/x"]);
        assert_eq!(sources.find("b/x"), Some(FileId(2)));
        assert_eq!(sources.find("b"), None);
    }
}
