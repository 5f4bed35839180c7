//! The Markdown dialect of a site: the extensions, and the policy for raw HTML. Pure.
//!
//! Everything that reads a page uses the site's dialect, so that it is parsed in the same way everywhere.

use pulldown_cmark::Options;

use super::config::{Markdown, RawHtml};
use crate::base::hash::Hash;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub options: Options,
    pub html: RawHtml,
}

impl Dialect {
    /// The dialect that a site's configuration asks for.
    pub fn of(markdown: Markdown) -> Dialect {
        let options = options(markdown.smart_punctuation);
        Dialect { options, html: markdown.html }
    }

    /// Cache key: hash of everything in a dialect that affects parsing.
    pub fn key(self) -> Hash {
        let policy = self.html as u8;
        let bits = self.options.bits().to_le_bytes();
        Hash::of(&[&bits[..], &[policy]].concat())
    }
}

/// The dialect of a site without a configuration.
impl Default for Dialect {
    fn default() -> Dialect {
        Dialect { options: options(true), html: RawHtml::Allow }
    }
}

/// Markdown extensions that are enabled on every page.
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
