//! The files of a theme → [`Theme`]. Pure.

use super::config::{Config, overlay};
use super::data::Table;
use super::{Reader, toml};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::site::is_in_use;
use crate::source::{FileId, Layer, Role, Span};
use crate::theme::{self, Engine, Strings, TemplateSource, Theme};

/// The name of the theme that is used when none is chosen, and that no site needs to have.
const DEFAULT: &str = "default";

/// Reports a theme that is not there or does not fit, and templates that cannot be read.
pub(super) fn theme(
    reader: &Reader<'_>,
    config: &Config,
    found: &mut Vec<Diagnostic>,
) -> Result<Theme, Failure> {
    let before = found.len();
    let name = chosen(reader, config, found);
    let templates = templates(reader, &name, found)?;
    let engine = Engine::new(&templates, found);
    let complete = found.len() == before;
    let strings = strings(reader, &name, &config.lang, found)?;
    let options = options(reader, &name, found)?;
    Ok(Theme { name, engine, complete, strings, options })
}

fn chosen(reader: &Reader<'_>, config: &Config, found: &mut Vec<Diagnostic>) -> String {
    let Some(name) = &config.theme else { return DEFAULT.to_owned() };
    let mut themes: Vec<&str> = reader
        .sources
        .with_role(Role::ThemeManifest)
        .filter(|(_, file)| file.layer == Layer::Theme)
        .filter_map(|(_, file)| file.path.split('/').nth(1))
        .collect();
    if name.value != DEFAULT && !themes.contains(&name.value.as_str()) {
        themes.push(DEFAULT);
        found.push(Diagnostic::missing_theme(name.span, &name.value, &themes));
    }
    name.value.clone()
}

/// The files of a role that the chosen theme uses. No theme chosen uses no theme of the site's.
fn files(reader: &Reader<'_>, role: Role, name: &str) -> Vec<(FileId, Layer)> {
    let used = |id: &FileId| is_in_use(reader.sources, *id, name);
    let files = reader.sources.with_role(role).filter(|(id, _)| used(id));
    files.map(|(id, file)| (id, file.layer)).collect()
}

fn templates(
    reader: &Reader<'_>,
    name: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<TemplateSource>, Failure> {
    let mut templates = Vec::new();
    for (file, layer) in files(reader, Role::Template, name) {
        if let Some(text) = reader.text(file, found)? {
            let name = reader.sources.get(file).inner.to_string();
            templates.push(TemplateSource { file, layer, name, text });
        }
    }
    Ok(templates)
}

fn strings(
    reader: &Reader<'_>,
    name: &str,
    lang: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<Strings, Failure> {
    let mut tables = Vec::new();
    for (file, layer) in files(reader, Role::Strings, name) {
        if let Some(text) = reader.text(file, found)? {
            let table = toml::parse(&text, file, 0, found);
            let language = reader.sources.get(file).inner.trim_end_matches(".toml").to_owned();
            tables.push((layer, language, table));
        }
    }
    Ok(Strings::new(lang, tables))
}

fn options(reader: &Reader<'_>, name: &str, found: &mut Vec<Diagnostic>) -> Result<Table, Failure> {
    let mut manifests = files(reader, Role::ThemeManifest, name);
    manifests.sort_by_key(|(_, layer)| std::cmp::Reverse(*layer));
    let mut options: Option<Table> = None;
    for (file, _) in manifests {
        let Some(text) = reader.text(file, found)? else { continue };
        let table = toml::parse(&text, file, 0, found);
        let manifest = theme::read_manifest(table, env!("CARGO_PKG_VERSION"), found);
        options = Some(match options {
            Some(under) => overlay(&under, &manifest.options),
            None => manifest.options,
        });
    }
    let (first, _) = reader.sources.iter().next().expect("the default theme has files");
    Ok(options.unwrap_or_else(|| Table::empty(Span::whole(first))))
}
