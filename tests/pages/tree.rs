//! Folders of files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Files by their paths, which have slashes on every system.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

pub(crate) fn read(folder: &Path) -> Tree {
    let files = WalkDir::new(folder).into_iter().map(|entry| entry.expect("a folder to list"));
    let files = files.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let below = entry.path().strip_prefix(folder).expect("the walk began there");
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        (parts.join("/"), fs::read(entry.path()).expect("a file to read"))
    });
    files.collect()
}

/// Copies a folder, but not the files of these names at its top.
pub(crate) fn copy(from: &Path, to: &Path, except: &[&str]) {
    for (path, bytes) in read(from) {
        if except.contains(&path.as_str()) {
            continue;
        }
        let place = to.join(path);
        fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("written");
        fs::write(place, bytes).expect("written");
    }
}
