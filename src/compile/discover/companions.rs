//! IO: Markdown files of the repository that the configuration names in `[check] also`. They are checked with the
//! site, and not published.
//!
//! Which files a site has depends on nothing else that is written in one. So the paths are looked up here, leniently;
//! what is wrong with the configuration is reported when it is parsed.

#![expect(clippy::disallowed_methods, reason = "this module is where files are read")]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::list::leads_away;
use super::repository::{folder_of, top_of};
use super::role::{CONFIGURATION, OUTPUT, is_companion, is_hidden};
use super::source;
use crate::base::failure::{Failure, Tried};
use crate::base::path;
use crate::data::{Data, Node, Table, toml};
use crate::source::given::Source;
use crate::source::pattern::Pattern;
use crate::source::{Layer, Origin, Role, SourceFile, Sources, Stamp, Unread};

/// Folders that programs fill: package managers with the files of other repositories, and Cargo with what it builds.
const OF_PROGRAMS: [&str; 2] = ["node_modules", "target"];

/// Returns the files that the configuration of the site in `root` names, without those in `listed`.
pub(super) fn below(root: &Path, listed: &[SourceFile]) -> Result<Vec<SourceFile>, Failure> {
    let Some(configuration) = configuration_in(listed) else { return Ok(Vec::new()) };
    // Whether it can be read is reported when it is parsed.
    let bytes = fs::read(root.join(CONFIGURATION)).unwrap_or_default();
    let written = patterns(configuration, &bytes);
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let folder = folder_of(root);
    let top = top_of(root);
    let home = top.canonicalize().tried("open the folder", &top)?;
    let output = format!("{folder}{OUTPUT}");
    let mut found = BTreeMap::new();
    for pattern in written.iter().filter_map(|text| Pattern::of(&folder, text).ok()) {
        walk(&home, &pattern, &output, &mut found);
    }
    let known: HashSet<&str> = listed.iter().map(|file| &*file.path).collect();
    let files = found.into_iter().filter_map(|(in_repository, (role, stamp))| {
        let path = path::relative(&folder, &in_repository);
        let is_new = !known.contains(path.as_str()) && is_companion(&path);
        is_new.then(|| source(&path, role, Layer::Site, &in_repository, Origin::Disk(stamp)))
    });
    Ok(files.collect())
}

/// Returns the files that the configuration of a source names. Its root is that of the repository.
pub(super) fn of_source(
    given: &dyn Source,
    paths: &BTreeSet<String>,
    listed: &[SourceFile],
) -> Result<Vec<SourceFile>, Failure> {
    let Some(configuration) = configuration_in(listed) else { return Ok(Vec::new()) };
    let Origin::Open(bytes) = &configuration.origin else { return Ok(Vec::new()) };
    let written = patterns(configuration, bytes);
    let patterns: Vec<Pattern> =
        written.iter().filter_map(|text| Pattern::of("", text).ok()).collect();
    let known: HashSet<&str> = listed.iter().map(|file| &*file.path).collect();
    let is_named = |path: &&String| {
        is_companion(path)
            && !known.contains(path.as_str())
            && patterns.iter().any(|pattern| pattern.matches(path) && is_walked(path, pattern))
    };
    let files = paths.iter().filter(is_named).map(|path| {
        let bytes: Arc<[u8]> = given.read(path).tried("read", Path::new(path))?;
        Ok(source(path, Role::Companion, Layer::Site, path, Origin::Open(bytes)))
    });
    files.collect()
}

fn configuration_in(listed: &[SourceFile]) -> Option<&SourceFile> {
    listed.iter().find(|file| file.role == Role::Configuration)
}

/// Returns the patterns in `[check] also`, as far as they can be read.
fn patterns(configuration: &SourceFile, bytes: &[u8]) -> Vec<String> {
    if memchr::memmem::find(bytes, b"also").is_none() {
        return Vec::new();
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    // The files do not have their final ids before all of them are listed.
    let alone = Sources::new(vec![configuration.clone()], 0);
    let Some((file, _)) = alone.iter().next() else { return Vec::new() };
    let table = toml::parse(text, file, 0, &mut Vec::new());
    let mut patterns = Vec::new();
    if let Some(Node { data: Data::Table(check), .. }) = value(&table, "check")
        && let Some(also) = value(check, "also")
    {
        add(also, &mut patterns);
    }
    patterns
}

fn add(node: &Node, patterns: &mut Vec<String>) {
    match &node.data {
        Data::Text(text) => patterns.push(text.clone()),
        Data::List(items) => items.iter().for_each(|item| add(item, patterns)),
        Data::Table(table) => value(table, "files").into_iter().for_each(|of| add(of, patterns)),
        _ => {}
    }
}

fn value<'t>(table: &'t Table, key: &str) -> Option<&'t Node> {
    table.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
}

/// Whether a walk from the start of a pattern comes to a path: nothing below is left out.
fn is_walked(path: &str, pattern: &Pattern) -> bool {
    let start = pattern.start();
    let below = path.strip_prefix(start.as_str()).unwrap_or(path);
    let is_output = start.is_empty() && path::below(OUTPUT, path).is_some();
    !is_output && !below.split('/').any(is_left_out)
}

/// Whether a folder or a file with this name is none of the repository's own.
pub(super) fn is_left_out(name: &str) -> bool {
    is_hidden(name) || OF_PROGRAMS.contains(&name)
}

/// Adds the files that match a pattern, by their paths in the repository whose root is `home`. Those in the folder
/// `output` are copies, unless the pattern names it.
fn walk(home: &Path, pattern: &Pattern, output: &str, found: &mut BTreeMap<String, (Role, Stamp)>) {
    let start = home.join(pattern.start());
    // Also for a file that the pattern names: a folder above it may be a link.
    let folder = if start.is_dir() { Some(&*start) } else { start.parent() };
    if folder.is_some_and(|folder| leads_away(folder, home).is_some()) {
        return;
    }
    let is_wanted = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_output = || entry.path().strip_prefix(home).is_ok_and(|at| at == Path::new(output));
        entry.depth() == 0 || !is_left_out(&name) && !is_output()
    };
    // A folder that cannot be listed has no files that match.
    let entries = WalkDir::new(start).into_iter().filter_entry(is_wanted).flatten();
    for entry in entries.filter(|entry| !entry.file_type().is_dir()) {
        let Ok(below) = entry.path().strip_prefix(home) else { continue };
        let Some(path) = super::slashed(below).filter(|path| pattern.matches(path)) else {
            continue;
        };
        let (metadata, link) = (fs::metadata(entry.path()), entry.path_is_symlink());
        let away = link.then(|| leads_away(entry.path(), home)).flatten();
        let role = match (away, &metadata) {
            (Some(why), _) => Role::Unread(why),
            (None, Err(_)) if link => Role::Unread(Unread::Dangling),
            (None, Ok(metadata)) if metadata.is_file() => Role::Companion,
            _ => continue,
        };
        let stamp = metadata.map_or(Stamp::UNREAD, |metadata| Stamp::of(&metadata));
        found.insert(path, (role, stamp));
    }
}
