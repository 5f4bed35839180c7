//! The files of a source that is not a folder. Each has the role that it would have in a folder. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Component, Path};
use std::sync::Arc;

use rayon::prelude::*;

use super::companions;
use super::role::{
    CONFIGURATION, FOLDERS, has_other_case, is_dotted, is_hidden, is_litter, layer, role,
};
use super::source;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::is_staging;
use crate::source::given::Source;
use crate::source::{Layer, Origin, Role, SourceFile, Unread};

/// Returns the files of the site with their bytes, and an [`Unread`] entry for each file that cannot be read.
pub(super) fn files(given: &dyn Source) -> Result<Vec<SourceFile>, Failure> {
    let paths = given.paths().map_err(|error| Failure::of("list the files of a site", error))?;
    let paths = checked(paths)?;
    let (mut read, mut unread) = (Vec::new(), BTreeMap::new());
    for path in &paths {
        match found(path, &paths) {
            Found::Read(role, layer, inner) => read.push((path, role, layer, inner)),
            Found::Unread(path, why) => drop(unread.insert(path, why)),
            Found::Nothing => {}
        }
    }
    let files = read.into_par_iter().map(|(path, role, layer, inner)| {
        let bytes = given.read(path).tried("read", Path::new(path))?;
        Ok(source(path, role, layer, inner, Origin::Open(bytes)))
    });
    let mut files: Vec<SourceFile> = files.collect::<Result<_, Failure>>()?;
    let companions = companions::of_source(given, &paths, &files)?;
    files.extend(companions);
    files.extend(unread.into_iter().filter_map(|(path, why)| {
        let (layer, inner) = layer(path)?;
        Some(source(path, Role::Unread(why), layer, inner, Origin::Open(Arc::default())))
    }));
    Ok(files)
}

/// Reads the file at `path`, which a code fence names, relative to the site's root. The caller has checked
/// that the path does not leave the site. `None` if the file does not exist.
pub(super) fn bytes(given: &dyn Source, path: &str) -> Result<Option<Arc<[u8]>>, Failure> {
    let mut names = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => names.extend(name.to_str()),
            Component::ParentDir => drop(names.pop()),
            _ => {}
        }
    }
    let path = names.join("/");
    match given.read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some).tried("read", Path::new(&path)),
    }
}

/// Returns whether there are files below a path.
pub(super) fn has_folder(given: &dyn Source, path: &str) -> Result<bool, Failure> {
    let paths = given.paths().map_err(|error| Failure::of("list the files of a site", error))?;
    let is_below =
        |file: &String| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    Ok(paths.iter().any(is_below))
}

/// Returns the paths as a set, or an error if a folder could not contain all of them: a path is not
/// relative, occurs twice, or is both a file and a folder.
fn checked(paths: Vec<String>) -> Result<BTreeSet<String>, Failure> {
    let mut checked = BTreeSet::new();
    let refused = |path: &str, why: &str| Err(Failure::of(format!("list `{path}`"), why));
    for path in paths {
        if let Some(why) = why_impossible(&path) {
            return refused(&path, why);
        }
        if checked.contains(&path) {
            return refused(&path, "there are two files at this path");
        }
        checked.insert(path);
    }
    for path in &checked {
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
        if let Some(folder) = above.find(|folder| checked.contains(*folder)) {
            return refused(path, &format!("`{folder}` is a file, not a folder"));
        }
    }
    Ok(checked)
}

/// Returns the reason why no source has a file at a path, if there is one.
pub(super) fn why_impossible(path: &str) -> Option<&'static str> {
    if path.starts_with('/') || path.contains(['\\', '\0']) {
        return Some("it is not a path from the root of a site");
    }
    let has_other = path.split('/').any(|name| matches!(name, "" | "." | ".."));
    has_other.then_some("a part of it is not a file name")
}

enum Found<'p> {
    Read(Role, Layer, &'p str),
    /// The path of the file, or of a folder above it, that is not read
    Unread(&'p str, Unread),
    Nothing,
}

/// Classifies a path by the same rules as the walk of a folder.
fn found<'p>(path: &'p str, all: &BTreeSet<String>) -> Found<'p> {
    let Some((top, _)) = path.split_once('/') else { return found_at_top(path, all) };
    if top == CONFIGURATION {
        return Found::Unread(top, Unread::Folder);
    }
    if !FOLDERS.contains(&top) {
        return Found::Nothing;
    }
    let is_static = top == "static";
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let mut begin = 0;
    for end in ends {
        let name = &path[begin..end];
        begin = end + 1;
        if is_staging(name) {
            return Found::Unread(&path[..end], Unread::Reserved);
        }
        if is_static && is_dotted(name) && !is_litter(name) {
            return Found::Unread(&path[..end], Unread::Dotted);
        }
        if if is_static { is_dotted(name) } else { is_hidden(name) } {
            return Found::Nothing;
        }
    }
    if has_other_case(path) {
        return Found::Unread(path, Unread::Case);
    }
    role(path).map_or(Found::Nothing, |(role, layer, inner)| Found::Read(role, layer, inner))
}

fn found_at_top<'p>(name: &'p str, all: &BTreeSet<String>) -> Found<'p> {
    if name == CONFIGURATION {
        return Found::Read(Role::Configuration, Layer::Site, CONFIGURATION);
    }
    if name.eq_ignore_ascii_case(CONFIGURATION) && !all.contains(CONFIGURATION) {
        return Found::Unread(name, Unread::Case);
    }
    match FOLDERS.contains(&name) {
        true => Found::Unread(name, Unread::NoFolder),
        false => Found::Nothing,
    }
}
