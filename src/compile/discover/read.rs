//! IO: reads the bytes of files, the samples that code fences show, and the sizes of images.

#![expect(clippy::disallowed_methods, reason = "this module is where files are read")]

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, BufReader, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::given;
use super::images::ImageMemory;
pub use super::images::ImageSize;
use super::list::leads_away;
use super::repository_file;
pub use super::repository_file::RepositoryEntry;
use super::steady;
use crate::base::failure::{Failure, Tried};
use crate::data::characters::with_pictures;
use crate::source::given::Source;
use crate::source::line_ends::{LineEnds, with_line_feeds};
use crate::source::{FileId, LARGEST_TEXT_BYTES, Origin, SourceFile, Sources, Stamp, Unread};

/// Returns the bytes of a file, from the disk, from memory or from the binary. Fails if the file on the disk
/// has changed since it was listed.
pub fn bytes(root: &Path, file: &SourceFile) -> Result<Cow<'static, [u8]>, Failure> {
    match file.origin {
        Origin::Embedded(bytes) => Ok(Cow::Borrowed(bytes)),
        Origin::Open(ref bytes) => Ok(Cow::Owned(bytes.to_vec())),
        Origin::Disk(Stamp::UNSTABLE) => Ok(Cow::Owned(steady::bytes(&root.join(&*file.path))?)),
        Origin::Disk(listed) => {
            let path = root.join(&*file.path);
            as_listed(&path, listed, steady::once(&path)).map(Cow::Owned)
        }
    }
}

/// Returns the current bytes of a file, even if it has changed since it was listed. A removed file is
/// reported as a change.
pub fn now(root: &Path, file: &SourceFile) -> Result<Cow<'static, [u8]>, Failure> {
    let Origin::Disk(_) = file.origin else { return bytes(root, file) };
    let path = root.join(&*file.path);
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::of_change(&path)),
        read => read.map(Cow::Owned).tried("read", &path),
    }
}

/// Returns the value that was read from a file if the file still has the stamp that it was listed with.
fn as_listed<T>(path: &Path, listed: Stamp, read: io::Result<(T, Stamp)>) -> Result<T, Failure> {
    match read {
        Ok((read, now)) if listed.is_same_content(now) => Ok(read),
        Ok(_) => Err(Failure::of_change(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::of_change(path)),
        Err(error) => Err(Failure::new("read", path, error)),
    }
}

/// Returns the first of `paths`, relative to the site's root, at which a file exists.
pub fn first_file(root: &Path, paths: &[String]) -> Option<PathBuf> {
    paths.iter().map(|path| root.join(path)).find(|path| path.is_file())
}

/// The file at a path that a code fence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sample {
    Text(String),
    NotUtf8,
    /// Outside because of a symbolic link or `..`
    OutsideSite,
    /// Its name, or the name of a folder above it, begins with a dot
    Hidden,
    /// Larger than [`LARGEST_TEXT_BYTES`]
    Large,
    Missing,
}

/// Reads `path`, relative to the site's root.
fn sample(source: &dyn Source, path: &str) -> Result<Sample, Failure> {
    if leaves_root(path) {
        return Ok(Sample::OutsideSite);
    }
    // Whether a hidden file exists must not be revealed.
    if path.split(['/', '\\']).any(|part| part.starts_with('.') && !matches!(part, "." | "..")) {
        return Ok(Sample::Hidden);
    }
    if let Some(root) = source.folder() {
        return sample_below(root, path);
    }
    Ok(given::bytes(source, path)?.map_or(Sample::Missing, |bytes| sample_of(&bytes)))
}

/// Reads `path`, relative to the site in `root`. The path leaves the site at most through symbolic links.
fn sample_below(root: &Path, path: &str) -> Result<Sample, Failure> {
    let full = root.join(path);
    let Some(metadata) = full.metadata().ok().filter(fs::Metadata::is_file) else {
        return Ok(Sample::Missing);
    };
    let home = root.canonicalize().tried("open the folder", root)?;
    match leads_away(&full, &home) {
        Some(Unread::Outside) => return Ok(Sample::OutsideSite),
        Some(_) => return Ok(Sample::Hidden),
        None if metadata.len() > LARGEST_TEXT_BYTES => return Ok(Sample::Large),
        None => {}
    }
    Ok(sample_of(&steady::bytes(&full)?))
}

/// Normalizes a text like a page: line feeds, no byte order mark. Control characters, which HTML cannot
/// contain, are replaced by control pictures.
fn sample_of(bytes: &[u8]) -> Sample {
    if bytes.len() as u64 > LARGEST_TEXT_BYTES {
        return Sample::Large;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Sample::NotUtf8 };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Sample::Text(with_pictures(with_line_feeds(text).replace('\0', "\u{fffd}")))
}

/// The files that pages embed beside their Markdown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attachments {
    /// By path from the site's root
    pub samples: BTreeSet<String>,
    pub images: BTreeSet<FileId>,
    /// Files whose lines pages link to
    pub lines: BTreeSet<FileId>,
    pub in_repository: InRepository,
}

/// The files of the repository that facts name as their sources.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct InRepository {
    /// By path from the root of the repository
    pub files: BTreeSet<String>,
    /// The path of the site in the repository, as its author configured it: empty, or with a trailing slash
    pub site: String,
}

/// What was read of the files that pages embed.
#[derive(Debug, Default)]
pub struct Attached {
    /// By path relative to the site's root
    pub samples: HashMap<String, Sample>,
    /// Sizes of the images whose size is known
    pub image_sizes: HashMap<FileId, ImageSize>,
    /// The lines of the files that pages link to
    pub lines: HashMap<FileId, LineEnds>,
    /// Files of the repository, by path from its root
    pub in_repository: HashMap<String, RepositoryEntry>,
}

/// Reads the samples, the headers of the images and the line ends that pages use, and looks at the files of the
/// repository that facts name, each once. The text of a sample in
/// `sources`, such as an unsaved buffer, takes precedence over the file on the disk.
pub fn attached(
    source: &dyn Source,
    sources: &Sources,
    attachments: Attachments,
    memory: Option<&ImageMemory>,
) -> Result<Attached, Failure> {
    let mut attached = Attached::default();
    for path in attachments.samples {
        let found = match sources.find(&path).map(|file| &sources.get(file).origin) {
            Some(Origin::Open(bytes)) => sample_of(bytes),
            _ => sample(source, &path)?,
        };
        attached.samples.insert(path, found);
    }
    for file in attachments.images {
        let image = sources.get(file);
        let measure = || image_size(source.root(), image);
        let size = match (memory, &image.origin) {
            (Some(memory), Origin::Disk(stamp)) => memory.size((&image.path, *stamp), measure)?,
            _ => measure()?,
        };
        if let Some(size) = size {
            attached.image_sizes.insert(file, size);
        }
    }
    for file in attachments.lines {
        let text = bytes(source.root(), sources.get(file))?;
        attached.lines.insert(file, LineEnds::of(&text));
    }
    let InRepository { files, site } = attachments.in_repository;
    for path in files {
        let entry = repository_file::look_at(source, &path, &site)?;
        attached.in_repository.insert(path, entry);
    }
    Ok(attached)
}

/// Whether a path is absolute or leaves its base folder by `..`.
fn leaves_root(path: &str) -> bool {
    let mut depth = 0_i32;
    for part in PathBuf::from(path).components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::ParentDir => depth -= 1,
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return true,
        }
        if depth < 0 {
            return true;
        }
    }
    false
}

/// Reads the header of an image. `None` if the file is not an image or has no size.
fn image_size(root: &Path, file: &SourceFile) -> Result<Option<ImageSize>, Failure> {
    if file.path.to_lowercase().ends_with(".svg") {
        let bytes = bytes(root, file)?;
        return Ok(svg_size(&String::from_utf8_lossy(&bytes)));
    }
    let size = match file.origin {
        Origin::Embedded(bytes) => imagesize::blob_size(bytes).ok(),
        Origin::Open(ref bytes) => imagesize::blob_size(bytes).ok(),
        Origin::Disk(Stamp::UNSTABLE) => imagesize::blob_size(&bytes(root, file)?).ok(),
        Origin::Disk(listed) => {
            let path = root.join(&*file.path);
            as_listed(&path, listed, head(&path))?
        }
    };
    Ok(size.and_then(|size| {
        let width = u32::try_from(size.width).ok()?;
        Some(ImageSize { width, height: u32::try_from(size.height).ok()? })
    }))
}

/// Returns the size in the header of an image, and the file's stamp after the header was read.
fn head(path: &Path) -> io::Result<(Option<imagesize::ImageSize>, Stamp)> {
    let mut file = BufReader::new(fs::File::open(path)?);
    let size = imagesize::reader_size(&mut file).ok();
    Ok((size, Stamp::of(&file.get_ref().metadata()?)))
}

/// Returns `width` and `height` of an SVG in pixels, or the size of its `viewBox` if it lacks one of them.
fn svg_size(svg: &str) -> Option<ImageSize> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let root = loop {
        match reader.read_event().ok()? {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                break tag.into_owned();
            }
            quick_xml::events::Event::Eof => return None,
            _ => {}
        }
    };
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let attribute = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        Some(attribute.value.into_owned())
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        (1.0..1e6).contains(&number).then(|| number.round() as u32)
    };
    let length = |name: &str| pixels(&attribute(name)?);
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return Some(ImageSize { width, height });
    }
    let view_box = attribute("viewBox")?;
    let mut parts = view_box.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    Some(ImageSize { width: pixels(parts.next()?)?, height: pixels(parts.next()?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_not_leave_the_site() {
        assert!(leaves_root("../x"));
        assert!(leaves_root("a/../../x"));
        assert!(leaves_root("/etc/passwd"));
        assert!(!leaves_root("a/../x"));
    }

    #[test]
    fn an_svg_has_the_size_of_its_attributes_or_its_view_box() {
        let size = |svg| svg_size(svg).map(|size| (size.width, size.height));
        assert_eq!(
            size("<?xml version=\"1.0\"?><svg width=\"30px\" height=\"20\"/>"),
            Some((30, 20))
        );
        assert_eq!(size("<svg viewBox=\"0 0 640 480\"></svg>"), Some((640, 480)));
        assert_eq!(size("<svg width=\"100%\"></svg>"), None);
        assert_eq!(size("<p></p>"), None);
        assert_eq!(size("no"), None);
    }
}
