//! The role of a file in the site, by its path. Pure.

use crate::base::path;

/// The role of a file in the site, determined by its path alone.
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
    /// `content/**/criteria.toml` and `content/**/NAME.criteria.toml`: criteria that matrices share
    Criteria,
    /// Any other file below `content/`, copied next to the pages
    Asset,
    /// `data/**/*.json`, `*.csv`, `*.tsv`, `*.toml`: read by matrices, not published
    Data,
    /// `static/**`, or a theme's `static/**`
    Static,
    /// A Markdown file of the repository outside `content/` that is checked, but not published
    Companion,
    /// `theme.toml`
    ThemeManifest,
    /// `templates/**`, of the site or a theme
    Template,
    /// A theme's `i18n/*.toml`
    Strings,
    /// A file or folder that is not read
    Unread(Unread),
}

/// The maximum size of a file that is read as text.
pub const LARGEST_TEXT_BYTES: u64 = 8 << 20;

/// The maximum number of symbolic links to folders in a path.
pub const MOST_LINKS: usize = 4;

/// The maximum number of files and folders of a site that are reached a second time, or through more than
/// one link. A folder that is reached first through a single link can have any size.
pub const MOST_THROUGH_LINKS: usize = 10_000;

/// The reason why a file or folder of the site is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// A symbolic link that leads out of the site
    Outside,
    /// A symbolic link to a file or folder that is hidden, or inside a hidden folder
    Hidden,
    /// A name in `static/` that begins with a dot, and is not in [`PUBLISHED`]
    Dotted,
    /// A name that versus reserves for its own folders
    Reserved,
    /// A dangling symbolic link
    Dangling,
    /// A symbolic link to a folder that contains it
    Loop,
    /// A pipe, a socket or a device
    NoFile,
    /// A folder, but it has the name of a file of the site
    Folder,
    /// Not a folder, but it has the name of one of the site's folders
    NoFolder,
    /// The user who runs the program has no permission to read it
    Denied,
    /// Its name is not UTF-8
    Name,
    /// It would be read if its name were in lower case
    Case,
    /// A symbolic link to a folder, behind [`MOST_LINKS`] others
    Deep,
    /// A folder whose links lead to more than [`MOST_THROUGH_LINKS`] files and folders
    Spread,
    /// Larger than [`LARGEST_TEXT_BYTES`]
    Large,
}

impl Role {
    /// Returns whether a file is read as text. Other files are copied, or not read at all.
    pub fn is_text(self) -> bool {
        !matches!(self, Role::Asset | Role::Static | Role::Unread(_))
    }

    /// Returns whether a file is a matrix, or a part of one.
    pub fn is_data(self) -> bool {
        matches!(self, Role::Matrix | Role::Subject | Role::Criteria)
    }

    pub fn unread(self) -> Option<Unread> {
        match self {
            Role::Unread(why) => Some(why),
            _ => None,
        }
    }
}

/// The layer that a template, string or static file comes from. If several layers have it, the first wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Site,
    Theme,
    Default,
}

/// Names in `static/` that begin with a dot, but are published: files and folders that web servers and
/// hosting services look for.
pub const PUBLISHED: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

/// The kind of a Markdown file, determined by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stem<'p> {
    /// `_index.md`: the page of a section
    Section,
    /// `index.md`: the page of a bundle
    Bundle,
    Page(&'p str),
}

/// The folder of a Markdown file, and the kind of the file.
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
