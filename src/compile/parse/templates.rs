//! The files of a theme → [`Theme`]. Pure.

use std::borrow::Cow;
use std::sync::Arc;

use super::config::RawHtml;
use super::config::{Config, overlay};
use super::memory::ParseMemory;
use super::{Reader, text_of};
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::data::Table;
use crate::data::characters;
use crate::data::toml;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Layer, Role, SourceFile, Span};
use crate::theme::{self, AddressNames, Engine, Strings, TemplateIds, TemplateSource, Theme};

/// The theme that is used when a site chooses none; it is embedded in the binary.
const DEFAULT: &str = "default";

/// Reads the theme that the configuration chooses. Reports a theme that does not exist or does not fit,
/// and templates that cannot be parsed.
pub(super) fn theme(
    reader: &Reader<'_>,
    config: &Config,
    memory: Option<&ParseMemory>,
    found: &mut Vec<Diagnostic>,
) -> Result<Arc<Theme>, Failure> {
    let before = found.len();
    let name = chosen(reader, config, found);
    let is_there = found.len() == before;
    let files = Files::read(reader, &name)?;
    let key = files.key(&name, is_there, config);
    if let Some(theme) = memory.and_then(|memory| memory.themes.recall(key, found)) {
        return Ok(theme);
    }
    let mut wrong = Vec::new();
    let templates = templates(reader, files.templates, &mut wrong);
    let (engine, ids) = (Engine::new(&templates, &mut wrong), TemplateIds::of(&templates));
    let reads_fact_rows = templates.iter().any(TemplateSource::reads_fact_rows);
    // With `allow`, every address is allowed, so the names are not needed.
    let addresses = match config.markdown.html {
        RawHtml::Allow => AddressNames::default(),
        RawHtml::Sanitize | RawHtml::Escape => AddressNames::of(&templates),
    };
    let complete = is_there && wrong.is_empty();
    let strings = strings(reader, files.strings, &config.lang, &mut wrong);
    let options = options(reader, files.manifests, &mut wrong);
    let theme = Arc::new(Theme {
        name,
        engine,
        ids,
        addresses,
        reads_fact_rows,
        complete,
        strings,
        options,
    });
    found.extend_from_slice(&wrong);
    if let Some(memory) = memory {
        memory.themes.remember(key, (Arc::clone(&theme), wrong));
    }
    Ok(theme)
}

/// The files of a theme.
struct Files {
    templates: Vec<File>,
    strings: Vec<File>,
    manifests: Vec<File>,
}

struct File {
    id: FileId,
    layer: Layer,
    bytes: Cow<'static, [u8]>,
    content: Hash,
}

impl Files {
    /// Reads the files of the theme `name`, and those of the site and of the default theme.
    fn read(reader: &Reader<'_>, name: &str) -> Result<Files, Failure> {
        let of_role = |role| {
            let files = reader.sources.with_role(role);
            let used = files.filter(|(id, _)| reader.sources.is_in_use(*id, name));
            let read = |(id, file): (FileId, &SourceFile)| {
                let (_, bytes, content) = reader.bytes(id)?;
                Ok(File { id, layer: file.layer, bytes, content })
            };
            used.map(read).collect::<Result<Vec<_>, Failure>>()
        };
        Ok(Files {
            templates: of_role(Role::Template)?,
            strings: of_role(Role::Strings)?,
            manifests: of_role(Role::ThemeManifest)?,
        })
    }

    /// Hash of everything that a theme depends on.
    fn key(&self, name: &str, is_there: bool, config: &Config) -> Hash {
        let mut hasher = Hasher::default();
        hasher.text(name).number(usize::from(is_there)).text(&config.lang);
        hasher.text(config.markdown.html.name());
        for file in self.templates.iter().chain(&self.strings).chain(&self.manifests) {
            hasher.debug(&file.id).hash(file.content);
        }
        hasher.finish()
    }
}

fn chosen(reader: &Reader<'_>, config: &Config, found: &mut Vec<Diagnostic>) -> String {
    let Some(name) = &config.theme else { return DEFAULT.to_owned() };
    let mut themes: Vec<&str> = reader
        .sources
        .with_role(Role::ThemeManifest)
        .filter(|(_, file)| file.layer == Layer::Theme)
        .filter_map(|(_, file)| file.path.split('/').nth(1))
        .collect();
    // If the manifest exists but is not read, that is reported already.
    let is_there = || reader.sources.find(&format!("themes/{}/theme.toml", name.value)).is_some();
    if name.value != DEFAULT && !themes.contains(&name.value.as_str()) && !is_there() {
        themes.push(DEFAULT);
        found.push(Diagnostic::missing_theme(name.span, &name.value, &themes));
    }
    name.value.clone()
}

fn templates(
    reader: &Reader<'_>,
    files: Vec<File>,
    found: &mut Vec<Diagnostic>,
) -> Vec<TemplateSource> {
    let template = |File { id: file, layer, bytes, .. }| {
        let name = reader.sources.get(file).inner.to_string();
        let mut text = text_of(file, bytes, found)?;
        if text.starts_with('\u{feff}') {
            // Replaces the byte order mark by spaces of the same length, so that offsets stay the same.
            text.replace_range(..'\u{feff}'.len_utf8(), "   ");
        }
        characters::check_text(&text, (file, 0), &[], found);
        Some(TemplateSource { file, layer, name, text })
    };
    files.into_iter().filter_map(template).collect()
}

fn strings(
    reader: &Reader<'_>,
    files: Vec<File>,
    lang: &str,
    found: &mut Vec<Diagnostic>,
) -> Strings {
    let table = |File { id, layer, bytes, .. }| {
        let table = toml::parse(&text_of(id, bytes, found)?, id, 0, found);
        let language = reader.sources.get(id).inner.trim_end_matches(".toml").to_owned();
        Some((layer, language, table))
    };
    Strings::new(lang, files.into_iter().filter_map(table).collect())
}

fn options(reader: &Reader<'_>, mut files: Vec<File>, found: &mut Vec<Diagnostic>) -> Table {
    files.sort_by_key(|file| std::cmp::Reverse(file.layer));
    let mut options: Option<Table> = None;
    for file in files {
        let Some(text) = text_of(file.id, file.bytes, found) else { continue };
        let table = toml::parse(&text, file.id, 0, found);
        let manifest = theme::read_manifest(table, env!("CARGO_PKG_VERSION"), found);
        options = Some(match options {
            Some(under) => overlay(&under, &manifest.options),
            None => manifest.options,
        });
    }
    let (first, _) = reader.sources.iter().next().expect("the default theme has files");
    options.unwrap_or_else(|| Table::empty(Span::whole(first)))
}
