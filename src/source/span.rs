//! Spans of bytes in files. Pure.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A file's index in [`Sources`](super::Sources), which is sorted by path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    pub(super) fn new(at: usize) -> FileId {
        FileId(u32::try_from(at).expect("a site has fewer than 2^32 files"))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Bytes `start..end` of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

/// Bytes `start..end` of a file that the context determines.
///
/// File ids are assigned again in each build. Cached data therefore contains places, and names its file
/// once or not at all.
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

    /// A span for a file as a whole, reported at line 1, column 1.
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

/// A value, and the span at which its author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T, S = Span> {
    pub value: T,
    pub span: S,
}

/// A value, and its place in a file that the context determines.
pub type Placed<T> = Spanned<T, Place>;

impl<T, S> Spanned<T, S> {
    pub fn new(value: T, span: S) -> Self {
        Spanned { value, span }
    }
}

impl<T> Spanned<T> {
    /// Drops the file id.
    pub fn placed(self) -> Placed<T> {
        Spanned { value: self.value, span: self.span.place() }
    }
}
