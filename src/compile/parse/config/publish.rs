//! `[publish]` of `versus.toml`: where the files of a site are kept, and what is published beside its pages.
//! Pure.

use super::keys::{self as known, BRANCH_NAME};
use crate::base::address::{Forge, Repository, repository_host};
use crate::data::{Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

#[derive(Debug, Clone)]
pub struct Publish {
    /// The repository that readers correct
    pub repository: Option<Published>,
    pub sitemap: bool,
    pub robots: bool,
}

/// The repository of a site as its author configured it.
#[derive(Debug, Clone)]
pub struct Published {
    pub at: Repository,
    /// Whether the author wrote the site's folder; otherwise the git repository around the site tells it
    pub is_placed: bool,
}

/// Reads the table. Reports `invalid-url`, `unknown-forge`, `missing-key` and `invalid-value`.
pub(super) fn read(table: Table, found: &mut Vec<Diagnostic>) -> Publish {
    let mut keys = Reader::new(table, &known::PUBLISH, found);
    let publish = Publish {
        repository: repository(&mut keys),
        sitemap: keys.boolean("sitemap").is_none_or(|on| on.value),
        robots: keys.boolean("robots").is_none_or(|on| on.value),
    };
    keys.finish();
    publish
}

fn repository(keys: &mut Reader<'_>) -> Option<Published> {
    let is_named = keys.has("repository");
    let address = keys.text("repository");
    let branch = well_formed(keys, "branch", is_branch, "the name of a branch, such as `main`");
    let path = well_formed(keys, "path", is_folder, "the path of a folder, such as `docs/site`");
    let written = keys.text("forge");
    let forge = written.as_ref().map(|name| chosen(keys, name));
    let others = [&branch, &path, &written];
    if let Some(other) = others.into_iter().flatten().next().filter(|_| !is_named) {
        keys.report(Diagnostic::missing_key(other.span, "repository", known::PUBLISH.place));
    }
    let address = address?;
    let host = match repository_host(&address.value) {
        Ok(host) => host,
        Err(why) => {
            keys.report(Diagnostic::invalid_repository(address.span, &address.value, why));
            return None;
        }
    };
    let forge = forge.unwrap_or_else(|| {
        let forge = Forge::of_host(host);
        if forge.is_none() {
            let names = Forge::NAMES.map(|(name, _)| name);
            keys.report(Diagnostic::unknown_forge(address.span, host, &names));
        }
        forge
    })?;
    let branch = branch.map_or_else(|| BRANCH_NAME.to_owned(), |branch| branch.value);
    let at = Repository::new(&address.value, branch, forge);
    Some(match path {
        Some(path) => Published { at: at.in_folder(&path.value), is_placed: true },
        None => Published { at, is_placed: false },
    })
}

fn chosen(keys: &mut Reader<'_>, name: &Spanned<String>) -> Option<Forge> {
    let known = Forge::NAMES.iter().find(|(known, _)| *known == name.value);
    if known.is_none() {
        let names = Forge::NAMES.map(|(name, _)| name);
        keys.report(Diagnostic::invalid_value(name.span, "forge", &name.value, &names));
    }
    known.map(|(_, forge)| *forge)
}

/// Reads a string of a certain form. Reports `invalid-value`.
fn well_formed(
    keys: &mut Reader<'_>,
    key: &'static str,
    is_valid: fn(&str) -> bool,
    form: &str,
) -> Option<Spanned<String>> {
    let text = keys.text(key)?;
    if is_valid(&text.value) {
        return Some(text);
    }
    keys.report(Diagnostic::ill_formed_value(text.span, key, &text.value, form));
    None
}

/// Whether git allows a branch of this name, as far as single characters decide it.
fn is_branch(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(['/', '.', '-'])
        && !name.contains(|c: char| c.is_whitespace() || c.is_control() || r"~^:?*[\".contains(c))
}

/// Whether a path is that of a folder below the root of a repository, or of the root itself: `.`.
fn is_folder(path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    path == "." || path.split('/').all(is_name)
}
