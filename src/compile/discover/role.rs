//! The role of a file in the site, determined by its path alone. Pure.

use crate::base::path;
use crate::data::document::Format;
use crate::source::{Layer, PUBLISHED, Role};

pub(super) const CONFIGURATION: &str = "versus.toml";

/// The folder of a site that a build writes to, unless another is named.
pub const OUTPUT: &str = "public";

/// The folders of a site whose files are read.
pub const FOLDERS: [&str; 5] = ["content", "static", "templates", "themes", "data"];

/// The folder of data files that are not published.
const DATA: &str = "data";

/// Whether a path is in the folder of data files, or is that of the folder.
pub fn is_data(path: &str) -> bool {
    path::below(DATA, path).is_some() || path == DATA
}

/// Whether a file at `path` would be a file of the site.
pub(super) fn is_listed(path: &str) -> bool {
    path == CONFIGURATION || (role(path).is_some() && !is_leftover(path))
}

/// Files and folders of version control systems, editors and operating systems, which are never published.
const LITTER: [&str; 17] = [
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitmodules",
    ".gitkeep",
    ".keep",
    ".hg",
    ".hgignore",
    ".svn",
    ".bzr",
    ".idea",
    ".vscode",
    ".DS_Store",
    ".localized",
    ".apdisk",
    ".directory",
    ".bin",
];

/// Prefixes and suffixes of other such names.
const LITTER_STARTS: [&str; 8] =
    ["._", ".#", ".~", ".nfs", ".fuse_hidden", ".goutputstream-", ".Trash", ".Spotlight-"];
const LITTER_ENDS: [&str; 4] = [".swp", ".swo", ".swx", "~"];

/// Whether an editor or an operating system left a file behind, such as a backup or swap file. In `static/`,
/// other hidden files do not count, because leaving them out may be unintended: they are reported.
pub fn is_leftover(path: &str) -> bool {
    match path.strip_prefix("static/") {
        Some(below) => below.split('/').any(is_litter),
        None => path.split('/').any(is_hidden),
    }
}

/// Whether a name in `static/` is skipped without a diagnostic.
pub(super) fn is_litter(name: &str) -> bool {
    name.starts_with('.')
        && (LITTER.contains(&name)
            || LITTER_STARTS.iter().any(|start| name.starts_with(start))
            || LITTER_ENDS.iter().any(|end| name.ends_with(end)))
}

pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

/// Whether a name in `static/` begins with a dot and is not in [`PUBLISHED`]. Repositories keep secrets in
/// such files.
pub(super) fn is_dotted(name: &str) -> bool {
    name.starts_with('.') && !PUBLISHED.contains(&name)
}

/// Returns the role of a file, its layer, and the rest of its path after the folders that determine these.
pub(super) fn role(path: &str) -> Option<(Role, Layer, &str)> {
    let (top, below) = path.split_once('/')?;
    let site = |role| Some((role, Layer::Site, below));
    match top {
        "content" => site(content_role(below)),
        "static" if !below.split('/').any(is_dotted) => site(Role::Static),
        "templates" if is_template(below) => site(Role::Template),
        DATA if Format::of(below).is_some() => site(Role::Data),
        "themes" => {
            let (_, below) = below.split_once('/')?;
            let (role, inner) = theme_role(below)?;
            Some((role, Layer::Theme, inner))
        }
        _ => None,
    }
}

pub(super) fn content_role(path: &str) -> Role {
    let (folder, name) = path::split(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |known: &str| extension.eq_ignore_ascii_case(known);
    match name {
        "matrix.toml" => Role::Matrix,
        _ if is("md") || is("markdown") => Role::Markdown,
        // Whether there is a matrix next to the folder is known once all files are listed.
        _ if extension == "toml" && (folder == "subjects" || folder.ends_with("/subjects")) => {
            Role::Subject
        }
        _ if name == "criteria.toml" || name.ends_with(".criteria.toml") => Role::Criteria,
        _ => Role::Asset,
    }
}

/// Whether a file at `path` can be checked with the site without being published: Markdown outside `content/`.
pub(super) fn is_companion(path: &str) -> bool {
    content_role(path) == Role::Markdown && path::below("content", path).is_none()
}

/// Whether a file at `path` is none of the folders of the site, but of the repository around it.
pub fn is_beside(path: &str) -> bool {
    is_companion(path) && !FOLDERS.contains(&path.split('/').next().unwrap_or(path))
}

pub(super) fn theme_role(path: &str) -> Option<(Role, &str)> {
    match path.split_once('/') {
        None if path == "theme.toml" => Some((Role::ThemeManifest, path)),
        Some(("templates", inner)) if is_template(inner) => Some((Role::Template, inner)),
        Some(("static", inner)) => Some((Role::Static, inner)),
        Some(("i18n", inner)) if inner.ends_with(".toml") => Some((Role::Strings, inner)),
        _ => None,
    }
}

/// Returns the layer of an entry at or below one of the site's folders, and the rest of its path.
pub(super) fn layer(path: &str) -> Option<(Layer, &str)> {
    let (top, below) = path.split_once('/').unwrap_or((path, ""));
    match top {
        "themes" if !below.is_empty() => {
            let inner = below.split_once('/').map_or("", |(_, inner)| inner);
            let first = inner.split('/').next().unwrap_or_default();
            // Other files of a theme's folder, such as a licence, are not read.
            let is_read = matches!(first, "" | "templates" | "static" | "i18n")
                || first.eq_ignore_ascii_case("theme.toml");
            is_read.then_some((Layer::Theme, inner))
        }
        _ => Some((Layer::Site, below)),
    }
}

/// Whether a file would have another role if its name were in lower case. Files that may be subjects are
/// left to [`settle_subjects`](super::settle_subjects), which knows all files.
pub(super) fn has_other_case(path: &str) -> bool {
    let lower = in_lower_case(path);
    lower.is_some_and(|lower| role(&lower).is_none_or(|(of, ..)| of != Role::Subject))
}

/// Returns the lower-case path with which a file would be read: `matrix.toml` for `Matrix.TOML`. `None` if
/// the case of its letters makes no difference.
pub(crate) fn in_lower_case(path: &str) -> Option<String> {
    let at = path.len() - path::file_name(path).len();
    let dot = path[at..].rfind('.').map_or(path.len(), |dot| at + dot);
    if !path[at..].contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let is_other = |lower: &String| {
        let becomes = role(lower).map(|(role, ..)| role);
        let is_read = matches!(
            becomes,
            Some(
                Role::Matrix | Role::Subject | Role::ThemeManifest | Role::Template | Role::Strings
            )
        );
        is_read && becomes != role(path).map(|(role, ..)| role)
    };
    let extension = format!("{}{}", &path[..dot], path[dot..].to_ascii_lowercase());
    let name = format!("{}{}", &path[..at], path[at..].to_ascii_lowercase());
    [extension, name].into_iter().find(is_other)
}

fn is_template(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_a_file_is() {
        let is = |path| role(path).map(|(role, layer, inner)| (role, layer, inner.to_owned()));
        let site = |role, inner: &str| Some((role, Layer::Site, inner.to_owned()));
        assert_eq!(is("content/a/b.md"), site(Role::Markdown, "a/b.md"));
        assert_eq!(is("content/a/matrix.toml"), site(Role::Matrix, "a/matrix.toml"));
        assert_eq!(is("content/a/criteria.toml"), site(Role::Criteria, "a/criteria.toml"));
        assert_eq!(is("content/b.criteria.toml"), site(Role::Criteria, "b.criteria.toml"));
        assert_eq!(is("content/a/subjects/x.toml"), site(Role::Subject, "a/subjects/x.toml"));
        assert_eq!(is("static/.well-known/x"), site(Role::Static, ".well-known/x"));
        assert_eq!(is("static/a/.htaccess"), site(Role::Static, "a/.htaccess"));
        assert_eq!(is("static/.git/config"), None);
        assert_eq!(is("static/.well-known/.env"), None);
        let theme = |role, inner: &str| Some((role, Layer::Theme, inner.to_owned()));
        assert_eq!(is("themes/t/templates/a.html"), theme(Role::Template, "a.html"));
        assert_eq!(is("themes/t/i18n/en.toml"), theme(Role::Strings, "en.toml"));
        assert_eq!(is("themes/README.md"), None);
        assert_eq!(is("Cargo.toml"), None);
    }
}
