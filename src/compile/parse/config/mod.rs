//! `versus.toml` → [`Config`]. Pure.

use std::collections::HashMap;

use crate::data::{Reader, Table};
mod check;
pub mod keys;
mod publish;
mod raw_html;

pub use self::check::{Also, Check};
use self::keys as known;
pub use self::publish::{Publish, Published};
pub use self::raw_html::RawHtml;
use crate::base::address::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

#[derive(Debug, Clone)]
pub struct Config {
    pub title: String,
    pub base_url: BaseUrl,
    /// A language tag, such as `en` or `pt-BR`
    pub lang: String,
    pub theme: Option<Spanned<String>>,
    pub description: String,
    pub author: String,
    pub markdown: Markdown,
    pub highlight: Highlight,
    pub feeds: Feeds,
    pub publish: Publish,
    pub external: External,
    pub check: Check,
    /// `[extra]`: arbitrary values for templates
    pub extra: Table,
}

#[derive(Debug, Clone, Copy)]
pub struct Markdown {
    pub html: RawHtml,
    pub smart_punctuation: bool,
}

/// Names of colour schemes; `None` selects the default scheme.
#[derive(Debug, Clone, Default)]
pub struct Highlight {
    pub light: Option<Spanned<String>>,
    pub dark: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Feeds {
    pub enabled: bool,
    pub limit: usize,
}

/// How `versus check --external` follows links to other sites.
#[derive(Debug, Clone)]
pub struct External {
    /// Address patterns to leave out, in which `*` matches any text
    pub skip: Vec<String>,
    pub private: PrivateNetworks,
    /// How long to wait for an address to answer
    pub timeout_seconds: usize,
}

/// Whether to follow addresses such as `http://192.168.0.1/` and `http://localhost/`, which mean
/// different hosts on different machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivateNetworks {
    LeaveOut,
    Follow,
}

impl Config {
    /// Returns the configuration of a folder without `versus.toml`.
    pub fn fallback(span: Span) -> Config {
        read(Table::empty(span), &mut Vec::new())
    }
}

/// Reads the configuration. Reports keys that are unknown, of a wrong type or without a valid value.
pub fn read(table: Table, found: &mut Vec<Diagnostic>) -> Config {
    let mut keys = Reader::new(table, &known::CONFIG, found);
    let here = keys.span();
    let text = |value: Option<Spanned<String>>, otherwise: &str| {
        value.map_or_else(|| otherwise.to_owned(), |text| text.value)
    };
    let title = text(keys.text("title"), "Untitled");
    let base_url = base_url(&mut keys);
    let lang = text(keys.text("lang"), "en");
    let theme = keys.text("theme");
    let description = text(keys.text("description"), "");
    let author = text(keys.text("author"), "");
    let [markdown, highlight, feeds, search, publish, external, check, extra] =
        ["markdown", "highlight", "feeds", "search", "publish", "external", "check", "extra"].map(
            |key| {
                let table = keys.table(key);
                (table.is_some(), table.unwrap_or_else(|| Table::empty(here)))
            },
        );
    keys.finish();
    if search.0 {
        Reader::new(search.1, &known::SEARCH, found).finish();
    }
    Config {
        title,
        base_url,
        lang,
        theme,
        description,
        author,
        markdown: read_markdown(markdown.1, found),
        highlight: read_highlight(highlight.1, found),
        feeds: read_feeds(feeds.1, found),
        publish: publish::read(publish.1, found),
        external: read_external(external.1, found),
        check: check::read(check.1, found),
        extra: extra.1,
    }
}

fn base_url(keys: &mut Reader<'_>) -> BaseUrl {
    let Some(written) = keys.text("base_url") else { return BaseUrl::local() };
    BaseUrl::parse(&written.value).unwrap_or_else(|why| {
        keys.report(Diagnostic::invalid_base_url(written.span, &written.value, why));
        BaseUrl::local()
    })
}

fn read_markdown(table: Table, found: &mut Vec<Diagnostic>) -> Markdown {
    let mut keys = Reader::new(table, &known::MARKDOWN, found);
    let markdown = Markdown {
        html: keys.choice("html", &RawHtml::NAMES).unwrap_or(RawHtml::Allow),
        smart_punctuation: keys.boolean("smart_punctuation").is_none_or(|on| on.value),
    };
    keys.finish();
    markdown
}

fn read_highlight(table: Table, found: &mut Vec<Diagnostic>) -> Highlight {
    let mut keys = Reader::new(table, &known::HIGHLIGHT, found);
    let highlight = Highlight { light: keys.text("light"), dark: keys.text("dark") };
    keys.finish();
    highlight
}

fn read_feeds(table: Table, found: &mut Vec<Diagnostic>) -> Feeds {
    let mut keys = Reader::new(table, &known::FEEDS, found);
    let feeds = Feeds {
        enabled: keys.boolean("enabled").is_none_or(|on| on.value),
        limit: keys.count("limit").unwrap_or(20),
    };
    keys.finish();
    feeds
}

fn read_external(table: Table, found: &mut Vec<Diagnostic>) -> External {
    let mut keys = Reader::new(table, &known::EXTERNAL, found);
    let skip = keys.texts("skip").into_iter().filter_map(|pattern| {
        let text = &pattern.value;
        let begins = ["*", "http://", "https://"].iter().any(|with| text.starts_with(with));
        if begins && !text.contains(char::is_whitespace) {
            return Some(pattern.value);
        }
        let form = "an address with `*` for any part, such as `https://example.org/*`";
        keys.report(Diagnostic::ill_formed_value(pattern.span, "skip", text, form));
        None
    });
    let skip = skip.collect();
    let external = External {
        skip,
        private: match keys.boolean("private") {
            Some(follow) if follow.value => PrivateNetworks::Follow,
            _ => PrivateNetworks::LeaveOut,
        },
        timeout_seconds: keys.count("timeout_seconds").unwrap_or(20),
    };
    keys.finish();
    external
}

/// Returns `under` with the top-level keys of `over` added or replaced.
pub fn overlay(under: &Table, over: &Table) -> Table {
    let mut table = under.clone();
    let places: HashMap<&str, usize> =
        under.entries.iter().zip(0..).map(|(entry, at)| (&*entry.key.value, at)).collect();
    for entry in &over.entries {
        match places.get(&*entry.key.value) {
            Some(at) => table.entries[*at].node = entry.node.clone(),
            None => table.entries.push(entry.clone()),
        }
    }
    table
}
