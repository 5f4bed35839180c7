//! What a file is to the site, by its path. Pure.

use crate::base::path;

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

/// Names in `static/` that begin with a dot and are there to be published: folders and files that
/// servers and hosts look for.
pub const PUBLISHED: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

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
