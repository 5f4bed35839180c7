//! IO: finds the root folder of a site.

use std::fmt;
use std::path::{Path, PathBuf};

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
        let elsewhere = [folder.path().join("c")];
        assert_eq!(above(&file("b/content/s/y.md"), &elsewhere), None);
        assert_eq!(above(&file("b/content/s/y.md"), &[]), Some(file("b")));
    }
}
