//! The front matter of a Markdown file. Pure.

use crate::data::{Data, Reader, Table};
mod companion;
pub mod keys;
mod sort_by;

pub use self::sort_by::SortBy;
use crate::base::date::Date;
use crate::data::keys::Keys;
use crate::data::toml;
use crate::data::yaml;
use crate::diagnostic::Diagnostic;
use crate::source::line_ends::with_line_feeds;
use crate::source::{FileId, Place, Placed, Role, SourceFile, Span, Spanned, Stem, stem};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub title: Option<Placed<String>>,
    pub description: Option<Placed<String>>,
    pub date: Option<Date>,
    pub updated: Option<Placed<Date>>,
    pub authors: Vec<Placed<String>>,
    pub tags: Vec<Placed<String>>,
    pub level: Option<String>,
    pub draft: bool,
    pub expires: Option<Date>,
    pub slug: Option<Placed<String>>,
    pub path: Option<Placed<String>>,
    pub aliases: Vec<Placed<String>>,
    pub weight: Option<i64>,
    pub template: Option<Placed<String>>,
    pub cover: Option<Placed<String>>,
    pub canonical_url: Option<Placed<String>>,
    pub matrix: Option<Placed<String>>,
    pub subjects: Vec<Placed<String>>,
    pub noindex: bool,
    pub extra: Table<Place>,
    /// Only in `_index.md`
    pub sort_by: Option<SortBy>,
    /// Only in `_index.md`
    pub paginate: Option<usize>,
}

/// The kind of a Markdown file, which decides the keys it can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Page,
    /// `_index.md`
    Section,
    /// A file that is not published
    Companion,
}

impl FrontMatter {
    /// Returns the front matter of a generated page, which has no file.
    pub fn empty(extra: Table) -> FrontMatter {
        from_table(extra, Kind::Section, &mut Vec::new())
    }

    pub fn updated(&self) -> Option<Date> {
        self.updated.as_ref().map(|date| date.value)
    }
}

impl Kind {
    pub fn of(file: &SourceFile) -> Kind {
        match stem(&file.path) {
            _ if file.role == Role::Companion => Kind::Companion,
            (_, Stem::Section) => Kind::Section,
            // `content/index.md` is the page of the root section, not of a bundle.
            ("content", Stem::Bundle) => Kind::Section,
            _ => Kind::Page,
        }
    }

    pub fn keys(self) -> &'static Keys {
        match self {
            Kind::Page => &keys::PAGE,
            Kind::Section => &keys::SECTION,
            Kind::Companion => &keys::COMPANION,
        }
    }
}

/// Parses the front matter, and returns it with the offset at which the body begins.
///
/// Reports `unclosed-front-matter`, `invalid-toml`, `invalid-yaml` and the diagnostics of [`Reader`].
pub fn read(
    text: &str,
    file: FileId,
    kind: Kind,
    found: &mut Vec<Diagnostic>,
) -> (FrontMatter, usize) {
    let text = &*with_line_feeds(text);
    let begin = mark(text);
    let is_ours = |extent: &Extent<'_>| companion::is_ours(extent, (file, kind), text);
    let Some(extent) = Extent::of(text).filter(is_ours) else {
        return (from_table(Table::empty(Span::new(file, begin..begin)), kind, found), begin);
    };
    let Extent { fence, opened, begin, .. } = extent;
    let Some((end, body)) = extent.closed else {
        let span = Span::new(file, opened..opened + fence.len());
        found.push(Diagnostic::unclosed_front_matter(span, fence));
        return (from_table(Table::empty(Span::whole(file)), kind, found), text.len());
    };
    let source = &text[begin..end];
    let table = match fence {
        "+++" => toml::parse(source, file, begin, found),
        _ => yaml::parse(source, file, begin, found),
    };
    (from_table(table, kind, found), body)
}

/// Returns the language that a file names which is not published: `lang = "de"`. What is wrong with its front matter is
/// reported when the file is parsed.
pub fn language(text: &str, file: FileId) -> Option<String> {
    let text = &*with_line_feeds(text);
    let Extent { fence, begin, closed, .. } = Extent::of(text)?;
    let source = &text[begin..closed?.0];
    let table = match fence {
        "+++" => toml::parse(source, file, begin, &mut Vec::new()),
        _ => yaml::parse(source, file, begin, &mut Vec::new()),
    };
    let mut entries = table.entries.into_iter();
    entries.find_map(|entry| match entry.node.data {
        Data::Text(lang) if entry.key.value == "lang" && !lang.trim().is_empty() => Some(lang),
        _ => None,
    })
}

/// Whether the front matter has a closing fence; true for a text without front matter.
pub(super) fn is_closed(text: &str) -> bool {
    Extent::of(&with_line_feeds(text)).is_none_or(|extent| extent.closed.is_some())
}

/// The offsets of the front matter in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent<'t> {
    /// `+++` or `---`
    pub fence: &'t str,
    /// Offset of the opening fence
    pub opened: usize,
    /// Offset of the keys
    pub begin: usize,
    /// Offsets of the closing fence and of the body; `None` if the front matter has no closing fence
    pub closed: Option<(usize, usize)>,
}

impl Extent<'_> {
    /// Returns `None` for a text without front matter.
    pub fn of(text: &str) -> Option<Extent<'_>> {
        let opened = mark(text);
        let rest = &text[opened..];
        let fence @ ("+++" | "---") = rest.lines().next().unwrap_or_default().trim_end() else {
            return None;
        };
        let begin = opened + rest.find('\n').map_or(rest.len(), |at| at + 1);
        Some(Extent { fence, opened, begin, closed: closing_line(text, begin, fence) })
    }
}

/// Returns the length in bytes of the byte order mark, if there is one.
fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Returns the offsets of the closing fence's line and of the line after it.
fn closing_line(text: &str, begin: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = begin;
    for line in text[begin..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn from_table(table: Table, kind: Kind, found: &mut Vec<Diagnostic>) -> FrontMatter {
    let here = table.span;
    let (table, kind) = match kind {
        Kind::Companion => (companion::read_keys(table), Kind::Page),
        kind => (table, kind),
    };
    let mut keys = Reader::new(table, kind.keys(), found);
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let day = |date: Option<Spanned<Date>>| date.map(|date| date.value);
    let flag = |boolean: Option<Spanned<bool>>| boolean.is_some_and(|boolean| boolean.value);
    let placed = |text: Option<Spanned<String>>| text.map(Spanned::placed);
    let all = |texts: Vec<Spanned<String>>| texts.into_iter().map(Spanned::placed).collect();
    let matter = FrontMatter {
        title: placed(keys.text("title")),
        description: placed(keys.text("description")),
        date: day(keys.date("date")),
        updated: keys.date("updated").map(Spanned::placed),
        authors: all(keys.texts("authors")),
        tags: all(keys.texts("tags")),
        level: plain(keys.text("level")),
        draft: flag(keys.boolean("draft")),
        expires: day(keys.date("expires")),
        slug: placed((kind == Kind::Page).then(|| keys.text("slug")).flatten()),
        path: placed((kind == Kind::Page).then(|| keys.text("path")).flatten()),
        aliases: all(keys.texts("aliases")),
        weight: keys.integer("weight").map(|weight| weight.value),
        template: placed(keys.text("template")),
        cover: placed(keys.text("cover")),
        canonical_url: placed(canonical_url(&mut keys)),
        matrix: placed(keys.text("matrix")),
        subjects: all(keys.texts("subjects")),
        noindex: flag(keys.boolean("noindex")),
        extra: keys.table("extra").unwrap_or_else(|| Table::empty(here)).placed(),
        sort_by: (kind == Kind::Section).then(|| keys.choice("sort_by", &SortBy::NAMES)).flatten(),
        paginate: (kind == Kind::Section).then(|| keys.count("paginate")).flatten(),
    };
    keys.finish();
    matter
}

fn canonical_url(keys: &mut Reader<'_>) -> Option<Spanned<String>> {
    let url = keys.text("canonical_url")?;
    if url.value.starts_with("https://") || url.value.starts_with("http://") {
        return Some(url);
    }
    keys.report(Diagnostic::invalid_url(url.span, "canonical_url", &url.value));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    fn check(text: &str) -> (FrontMatter, usize, Vec<(String, usize)>) {
        let mut found = Vec::new();
        let (matter, body) = read(text, crate::source::tests::some_file(), Kind::Page, &mut found);
        let found =
            found.into_iter().map(|d| (d.message().into_owned(), d.span.start as usize)).collect();
        (matter, body, found)
    }

    #[test]
    fn toml_and_yaml_say_the_same() {
        let toml = "+++\ntitle = \"A\"\ndate = 2026-02-11\ntags = [\"x\", \"y\"]\n+++\nBody";
        let yaml = "---\ntitle: A\ndate: 2026-02-11\ntags: [x, y]\n---\nBody";
        for text in [toml, yaml] {
            let (matter, body, found) = check(text);
            assert_eq!(found, [], "{text}");
            assert_eq!(matter.title.map(|title| title.value).as_deref(), Some("A"));
            assert_eq!(matter.date.map(Date::iso_day).as_deref(), Some("2026-02-11"));
            assert_eq!(matter.tags.len(), 2);
            assert_eq!(&text[body..], "Body");
        }
    }

    #[test]
    fn a_wrong_key_is_reported_at_its_place_in_both_languages() {
        for text in ["+++\ntitle = \"A\"\ntaggs = []\n+++\n", "---\ntitle: A\ntaggs: []\n---\n"] {
            let (_, _, found) = check(text);
            let at = text.find("taggs").expect("there");
            assert_eq!(found, [("`taggs` is not a key of the front matter".to_owned(), at)]);
        }
    }

    #[test]
    fn broken_yaml_is_reported_where_it_breaks() {
        let text = "---\ntitle: \"A\ntags: [x\n---\nBody";
        let (_, _, found) = check(text);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_file_without_front_matter_is_all_body() {
        assert_eq!(check("# Title\n").1, 0);
        assert_eq!(check("").1, 0);
        assert_eq!(check("+++\ntitle = \"A\"\n").2.len(), 1);
    }
}
