//! How Markdown is read: which extensions it has, and what becomes of raw HTML in it. Pure.
//!
//! Whoever reads a page reads it in the site's dialect, so that all of them read the same text.

use pulldown_cmark::Options;

use super::config::{Markdown, RawHtml};
use crate::base::hash::Hash;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub options: Options,
    pub html: RawHtml,
}

impl Dialect {
    /// The dialect of a site, as its configuration states it.
    pub fn of(markdown: Markdown) -> Dialect {
        let options = options(markdown.smart_punctuation);
        Dialect { options, html: markdown.html }
    }

    /// Tells dialects apart, for what is remembered of pages.
    pub fn key(self) -> Hash {
        let policy = self.html as u8;
        let bits = self.options.bits().to_le_bytes();
        Hash::of(&[&bits[..], &[policy]].concat())
    }
}

/// The dialect that a site without a configuration has.
impl Default for Dialect {
    fn default() -> Dialect {
        Dialect { options: options(true), html: RawHtml::Allow }
    }
}

/// The Markdown extensions that every page has.
pub(super) fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}
