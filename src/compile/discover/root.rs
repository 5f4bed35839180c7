//! IO: finds the root folder of a site.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::companions::is_left_out;
use crate::base::path;

/// The reason why there is no site at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSite {
    /// No folder is at the path
    NoFolder(PathBuf),
    /// The folder has neither `versus.toml` nor `content/`
    OtherFolder(PathBuf),
}

impl fmt::Display for NoSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoSite::NoFolder(path) => write!(f, "there is no folder `{}`", path.display()),
            NoSite::OtherFolder(path) => write!(
                f,
                "`{}` is not a site: it has neither `versus.toml` nor `content/`",
                path.display()
            ),
        }
    }
}

impl std::error::Error for NoSite {}

/// Reports a path that is not the folder of a site. Such a folder contains `versus.toml` or `content/`.
pub fn check(folder: &Path) -> Result<(), NoSite> {
    if !folder.is_dir() {
        return Err(NoSite::NoFolder(folder.to_owned()));
    }
    match is_configured(folder) || folder.join("content").is_dir() {
        true => Ok(()),
        false => Err(NoSite::OtherFolder(folder.to_owned())),
    }
}

/// Whether a folder is a site.
pub fn is_site(folder: &Path) -> bool {
    check(folder).is_ok()
}

/// Returns the place on the disk of a file of a site, without the `..` that its path may begin with.
pub fn place(root: &Path, path: &str) -> PathBuf {
    let mut place = root.to_owned();
    for name in path.split('/') {
        match name {
            ".." => drop(place.pop()),
            name => place.push(name),
        }
    }
    place
}

/// Returns the path by which a site has the file at a place on the disk, relative to the root and with slashes: the
/// reverse of [`place`]. `None` if a name is not valid Unicode.
pub fn path_of(root: &Path, place: &Path) -> Option<String> {
    Some(path::relative(&slashed(root)?, &slashed(place)?))
}

/// Returns the names of a path with slashes between them.
fn slashed(path: &Path) -> Option<String> {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_str()),
        _ => None,
    });
    names.collect::<Option<Vec<&str>>>().map(|names| names.join("/"))
}

fn is_configured(folder: &Path) -> bool {
    folder.join("versus.toml").is_file()
}

/// Returns the root of the site that a file belongs to: the nearest folder above it with `versus.toml`,
/// otherwise the outermost folder above it whose `content/` contains it. In the second case, only folders
/// in `within` or below are considered, or all if `within` is empty.
pub fn above(file: &Path, within: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = file.ancestors().skip(1);
    let configured = folders.clone().find(|folder| is_configured(folder));
    let in_content = |folder: &&Path| {
        let known = within.is_empty() || within.iter().any(|top| folder.starts_with(top));
        known && file.starts_with(folder.join("content"))
    };
    let bare = || folders.by_ref().filter(in_content).last();
    configured.or_else(bare).map(Path::to_owned)
}

/// How many folders deep below a folder its sites are looked for: `docs/site`.
const DEPTH_OF_SITES: usize = 2;

/// More entries than a folder has that contains a site.
const MOST_ENTRIES: usize = 5_000;

/// Returns the roots of the configured sites that are below the folder of a file, or below a folder above it that is in
/// `within`, the nearest folder first: sites that may check the file without containing it.
pub fn beside(file: &Path, within: &[PathBuf]) -> Vec<PathBuf> {
    let is_within = |folder: &&Path| within.iter().any(|top| folder.starts_with(top));
    let above = file.ancestors().skip(1).enumerate();
    let folders = above.take_while(|(at, folder)| *at == 0 || is_within(folder));
    let mut found: Vec<PathBuf> = Vec::new();
    for (_, folder) in folders {
        let is_wanted = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || entry.file_type().is_dir() && !is_left_out(&name)
        };
        let entries = WalkDir::new(folder).max_depth(DEPTH_OF_SITES).sort_by_file_name();
        let folders = entries.into_iter().filter_entry(is_wanted).take(MOST_ENTRIES).flatten();
        for site in folders.map(DirEntry::into_path).filter(|folder| is_configured(folder)) {
            if !found.contains(&site) {
                found.push(site);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests make sites on disk")]

    use super::*;

    #[test]
    fn a_file_belongs_to_the_nearest_configured_site() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |path: &str| std::fs::create_dir_all(folder.path().join(path)).expect("made");
        let file = |path: &str| folder.path().join(path);
        make("a/site/content/content/x");
        make("b/content/s");
        std::fs::write(file("a/site/versus.toml"), "").expect("written");
        let within = [folder.path().to_owned()];
        let of = |path: &str| above(&file(path), &within);
        assert_eq!(of("a/site/content/content/x/y.md"), Some(file("a/site")));
        assert_eq!(of("a/site/versus.toml"), Some(file("a/site")));
        assert_eq!(of("b/content/s/y.md"), Some(file("b")));
        assert_eq!(of("b/y.md"), None);
        make("docs/guides");
        std::fs::write(file("docs/guides/versus.toml"), "").expect("written");
        assert_eq!(beside(&file("docs/README.md"), &[]), [file("docs/guides")]);
        assert_eq!(beside(&file("README.md"), &[]), [file("a/site"), file("docs/guides")]);
        assert_eq!(beside(&file("b/content/y.md"), &[]), [] as [PathBuf; 0]);
        let sites = beside(&file("b/content/y.md"), &within);
        assert_eq!(sites, [file("a/site"), file("docs/guides")]);
        let way = path_of(&file("docs/guides"), &file("docs/README.md"));
        assert_eq!(way.as_deref(), Some("../README.md"));
        assert_eq!(path_of(&file("a"), &file("a/site/b.md")).as_deref(), Some("site/b.md"));
        let elsewhere = [folder.path().join("c")];
        assert_eq!(above(&file("b/content/s/y.md"), &elsewhere), None);
        assert_eq!(above(&file("b/content/s/y.md"), &[]), Some(file("b")));
    }
}
