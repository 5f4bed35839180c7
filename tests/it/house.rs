//! The layout of `src/`: imports follow the order of its folders, and no two files import each other,
//! even indirectly. So to understand a file, a reader needs only what comes before it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folders, and the stages of a build within `compile`: each may import from those before it.
const ORDER: &[&str] = &[
    "base",
    "source",
    "diagnostic",
    "cache",
    "data",
    "highlight",
    "syntax",
    "theme",
    "matrix",
    "claims",
    "reading",
    "directive",
    "compile::memo",
    "compile::discover",
    "compile::parse",
    "compile::site",
    "compile::resolve",
    "compile::plan",
    "compile::refer",
    "compile::check",
    "compile::render",
    "compile::emit",
    "compile",
    "embed",
    "workspace",
    "upkeep",
    "author",
    "editor",
    "serve",
    "cli",
];

/// The modules of `src/`, each with the modules that it names. Names in tests do not count.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().flatten() {
        let path = entry.path().strip_prefix(&root).expect("below").with_extension("");
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let names: Vec<_> = path.iter().map(|name| name.to_str().expect("text")).collect();
            let module = names.join("::");
            let module = module.strip_suffix("::mod").unwrap_or(&module).to_owned();
            texts.insert(module, code_of(&fs::read_to_string(entry.path()).expect("read")));
        }
    }
    texts.retain(|module, _| !matches!(module.as_str(), "lib" | "main"));
    let tests: BTreeSet<String> =
        texts.iter().flat_map(|(module, text)| modules_for_tests(module, text)).collect();
    texts.retain(|module, _| {
        !tests.iter().any(|test| module == test || module.starts_with(&format!("{test}::")))
    });
    let mut imports = BTreeMap::new();
    for (module, text) in &texts {
        let is_child = |name: &str| texts.contains_key(&format!("{module}::{name}"));
        let named = paths(text, &is_child).filter_map(|path| target(module, &path, &texts));
        // A module and its submodules count as one, if they are a folder.
        let is_around = |named: &str| module == named || module.starts_with(&format!("{named}::"));
        imports.insert(module.clone(), named.filter(|named| !is_around(named)).collect());
    }
    imports
}

/// The text without comments, and without a module of tests at its end.
fn code_of(text: &str) -> String {
    let text = text.find("#[cfg(test)]\nmod tests {").map_or(text, |at| &text[..at]);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Modules in separate files that are compiled only for tests.
fn modules_for_tests(module: &str, text: &str) -> Vec<String> {
    let declared = text.split("#[cfg(test)]\n").skip(1);
    let names = declared.filter_map(|rest| {
        let (_, rest) = rest.lines().next()?.split_once("mod ")?;
        rest.strip_suffix(';')
    });
    names.map(|name| format!("{module}::{name}")).collect()
}

/// Every path that begins with `crate`, `self`, `super` or a submodule; groups are split into single
/// paths.
fn paths(text: &str, is_child: &dyn Fn(&str) -> bool) -> impl Iterator<Item = String> {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let mut all = Vec::new();
    for (at, _) in text.match_indices("::") {
        let begin = text[..at].rfind(|c: char| !is_path(c)).map_or(0, |before| before + 1);
        let head = &text[begin..at];
        if matches!(head, "crate" | "self" | "super") {
            expand(head, &text[at..], &mut all);
        } else if is_child(head) {
            expand(&format!("self::{head}"), &text[at..], &mut all);
        }
    }
    all.into_iter()
}

/// Adds the paths that continue `head` at the beginning of a text; returns their length.
fn expand(head: &str, text: &str, all: &mut Vec<String>) -> usize {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let end = text.find(|c| !is_path(c)).unwrap_or(text.len());
    let path = format!("{head}{}", &text[..end]);
    if !path.ends_with("::") || !text[end..].starts_with('{') {
        all.push(path);
        return end;
    }
    let mut at = end + 1;
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', ',']).len();
        match text[at..].chars().next() {
            Some('}') | None => return at + 1,
            _ => at += expand(&path, &text[at..], all).max(1),
        }
        // A renamed import counts as the original.
        at += text[at..].find([',', '}', '{']).unwrap_or(text[at..].len());
    }
}

/// The module that a path in a module names.
fn target(module: &str, path: &str, texts: &BTreeMap<String, String>) -> Option<String> {
    let mut parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
    let mut from: Vec<&str> = module.split("::").collect();
    match parts.first() {
        Some(&"crate") => drop(parts.remove(0)),
        Some(&"self") => parts.splice(0..1, from).for_each(drop),
        _ => {
            while parts.first() == Some(&"super") {
                parts.remove(0);
                from.pop();
            }
            parts.splice(0..0, from);
        }
    }
    while !parts.is_empty() {
        let named = parts.join("::");
        if texts.contains_key(&named) {
            return Some(named);
        }
        parts.pop();
    }
    None
}

/// The index of the folder that contains a module.
fn room(module: &str) -> usize {
    let is_in = |room: &str| module == room || module.starts_with(&format!("{room}::"));
    let rooms = ORDER.iter().enumerate().filter(|(_, room)| is_in(room));
    let deepest = rooms.max_by_key(|(_, room)| room.len());
    deepest.unwrap_or_else(|| panic!("`{module}` has no place in the order of rooms")).0
}

#[test]
fn imports_follow_the_order_of_the_folders() {
    let mut backwards = Vec::new();
    let mut seen = 0;
    for (module, named) in imports() {
        for named in named {
            seen += 1;
            if room(&named) > room(&module) {
                let (from, to) = (ORDER[room(&module)], ORDER[room(&named)]);
                backwards.push(format!("{module} imports {named}: {from} stands before {to}"));
            }
        }
    }
    assert!(seen > 800, "{seen} imports were seen");
    assert!(backwards.is_empty(), "these imports run backwards:\n{}", backwards.join("\n"));
}

/// All modules that a module imports, directly or indirectly.
fn reached<'i>(imports: &'i BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'i str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&String> = imports[from].iter().collect();
    while let Some(next) = waiting.pop() {
        if reached.insert(next.as_str()) {
            waiting.extend(&imports[next]);
        }
    }
    reached
}

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let imports = imports();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|module| (module.as_str(), reached(&imports, module))).collect();
    let mut circles = BTreeSet::new();
    for (module, from_it) in &reached {
        let circle = from_it.iter().filter(|other| reached[*other].contains(module));
        let circle: Vec<&str> = circle.copied().collect();
        if !circle.is_empty() {
            circles.insert(circle.join(", "));
        }
    }
    let circles: Vec<String> = circles.into_iter().collect();
    assert!(circles.is_empty(), "these files are in circles:\n{}", circles.join("\n"));
}
