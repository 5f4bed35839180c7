//! File paths, relative to a root folder whose own path is empty, with `/` as separator on every system.
//! Pure.

use std::iter::{once, repeat_n};

/// Splits a path into its parent folder and its file name.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The parent folder of a path.
pub fn parent(path: &str) -> &str {
    split(path).0
}

/// The file name of a path.
pub fn file_name(path: &str) -> &str {
    split(path).1
}

/// The path of a file in a folder.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The path of a file relative to a folder that contains it. `None` if the folder does not contain it.
pub fn below<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

/// The folders above a path, nearest first, without the root folder.
pub fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(slash, _)| &path[..slash])
}

/// A folder and the folders above it, nearest first, including the root folder.
pub fn upwards(folder: &str) -> impl Iterator<Item = &str> {
    once(folder).chain(above(folder)).chain((!folder.is_empty()).then_some(""))
}

/// Resolves a relative path against `folder`. Returns `None` if the result is outside the root folder.
pub fn resolve(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The relative path from a folder to a file: `../b/c.md`.
pub fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_folder_and_a_name() {
        assert_eq!(split("a/b/c.md"), ("a/b", "c.md"));
        assert_eq!(split("c.md"), ("", "c.md"));
        assert_eq!((parent("a/b"), file_name("a/b")), ("a", "b"));
        assert_eq!((parent(""), file_name("")), ("", ""));
        assert_eq!(join("a/b", "c.md"), "a/b/c.md");
        assert_eq!(join("", "c.md"), "c.md");
    }

    #[test]
    fn folders_are_listed_from_the_nearest_up() {
        let all = |folders: &mut dyn Iterator<Item = &'static str>| folders.collect::<Vec<_>>();
        assert_eq!(all(&mut above("a/b/c.md")), ["a/b", "a"]);
        assert_eq!(all(&mut above("c.md")), [""; 0]);
        assert_eq!(all(&mut upwards("a/b")), ["a/b", "a", ""]);
        assert_eq!(all(&mut upwards("")), [""]);
    }

    #[test]
    fn paths_are_resolved_and_made_relative() {
        assert_eq!(resolve("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(resolve("", "./c.md").as_deref(), Some("c.md"));
        assert_eq!(resolve("a", "../../c.md"), None);
        assert_eq!(relative("a/b", "a/c.md"), "../c.md");
        assert_eq!(relative("", "c.md"), "c.md");
        assert_eq!(relative("x/y", "a/c.md"), "../../a/c.md");
    }
}
