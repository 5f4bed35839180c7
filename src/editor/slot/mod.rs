//! Determines from the text around a cursor what can be written there. Pure.
//!
//! The text need not be valid, because its author is still writing it.

mod markdown;
mod toml;
mod yaml;

use std::ops::Range;

use crate::compile::parse::config::keys as config;
use crate::compile::parse::front_matter::{self, Extent};
use crate::data::keys::Keys;
use crate::matrix::keys as matrix;
use crate::source::line_ends::with_line_feeds;
use crate::source::{Role, SourceFile};
use crate::theme::keys as theme;

pub use toml::Part;
pub(super) use toml::written_keys;

/// A position in a text, and what can be written there.
#[derive(Debug, PartialEq, Eq)]
pub struct Slot {
    pub wants: Wants,
    /// The word at the cursor, which a completion replaces
    pub range: Range<usize>,
}

/// What can be written at a cursor.
#[derive(Debug, PartialEq, Eq)]
pub enum Wants {
    /// A key, a value or the name of a table
    Data(Datum),
    /// The name of a directive: after `::`, or after `:::` for one with a body
    Directive {
        colons: usize,
    },
    /// In the braces of a directive, with the attributes that are already given
    Attribute {
        directive: String,
        given: Vec<String>,
    },
    AttributeValue {
        directive: String,
        key: String,
    },
    /// The language of a code fence: after the backticks
    Language,
    FenceAttribute {
        given: Vec<String>,
    },
    FenceValue {
        key: String,
    },
    /// A link target that is not a claim and has no anchor
    Target,
    /// After the `#` of a link to `path`, which is empty for the page itself
    Anchor {
        path: String,
    },
    ClaimSubject,
    ClaimCriterion {
        subject: String,
    },
    /// After `#`
    ClaimCondition {
        subject: String,
        criterion: String,
    },
    /// After `?`
    ClaimTest,
    /// After `?is=`
    ClaimValue {
        subject: String,
        criterion: String,
    },
    /// After `?beats=` and `?times=`
    ClaimRival {
        subject: String,
        /// Whether words for several subjects may stand there
        several: bool,
    },
}

/// A position among keys and values.
#[derive(Debug, PartialEq, Eq)]
pub struct Datum {
    pub of: Document,
    pub language: DataLanguage,
    /// The tables and keys around it; for a value including its own key
    pub path: Vec<String>,
    /// The keys that the same table already contains
    pub given: Vec<String>,
    pub part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataLanguage {
    Toml,
    Yaml,
}

/// The kinds of documents that consist of keys and values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    Configuration,
    Matrix,
    Subject,
    Criteria,
    Theme,
    FrontMatter(front_matter::Kind),
}

impl Document {
    pub fn keys(self) -> &'static Keys {
        match self {
            Document::Configuration => &config::CONFIG,
            Document::Matrix => &matrix::MATRIX,
            Document::Subject => &matrix::SUBJECT,
            Document::Criteria => &matrix::SHARED,
            Document::Theme => &theme::THEME,
            Document::FrontMatter(kind) => kind.keys(),
        }
    }
}

/// Returns the slot at an offset of a file with this text, or `None` where nothing can be suggested.
pub fn slot(file: &SourceFile, text: &str, cursor: usize) -> Option<Slot> {
    let document = match file.role {
        Role::Markdown | Role::Companion => return in_page(file, text, cursor),
        Role::Configuration => Document::Configuration,
        Role::Matrix => Document::Matrix,
        Role::Subject => Document::Subject,
        Role::Criteria => Document::Criteria,
        Role::ThemeManifest => Document::Theme,
        _ => return None,
    };
    let place = toml::place(text, cursor)?;
    Some(datum(document, DataLanguage::Toml, place, 0))
}

fn datum(of: Document, language: DataLanguage, place: toml::Place, offset: usize) -> Slot {
    let toml::Place { path, given, part, range } = place;
    let wants = Wants::Data(Datum { of, language, path, given, part });
    Slot { wants, range: range.start + offset..range.end + offset }
}

fn in_page(file: &SourceFile, text: &str, cursor: usize) -> Option<Slot> {
    let text = &*with_line_feeds(text);
    let Some(Extent { fence, begin, closed, .. }) = Extent::of(text) else {
        return markdown::slot(text, cursor);
    };
    let (end, body) = closed.unwrap_or((text.len(), text.len()));
    if cursor >= body && closed.is_some() {
        let slot = markdown::slot(&text[body..], cursor - body)?;
        return Some(Slot { range: slot.range.start + body..slot.range.end + body, ..slot });
    }
    if !(begin..=end).contains(&cursor) {
        return None;
    }
    let of = Document::FrontMatter(front_matter::Kind::of(file));
    let (keys, at) = (&text[begin..end], cursor - begin);
    let (language, place) = match fence {
        "+++" => (DataLanguage::Toml, toml::place(keys, at)?),
        _ => (DataLanguage::Yaml, yaml::place(keys, at)?),
    };
    Some(datum(of, language, place, begin))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::source::{Layer, Origin};

    /// Fragments that combine to unbalanced brackets, quotes and fences.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "\n", "\r\n", " ", "\t", "\u{b}", "é漢😀", "\u{feff}", "\u{0}", "\u{2028}", "\u{a0}", "\\", "`", "```", "~~~",
        "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", "(", ")", "](", "fact:", "?is=", "?beats=", "<",
        "]: ", "#", "+++\n", "---\n", "::", ":::", "a", "b", "-", "> ", ",", ".", "=", ":", "|", "/", "0x", "1.5",
    ];

    fn file(path: &str, role: Role) -> SourceFile {
        let origin = Origin::Embedded(b"");
        SourceFile { path: path.into(), role, layer: Layer::Site, inner: path.into(), origin }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn every_position_of_any_text_has_a_valid_range(
            pieces in proptest::collection::vec(select(PIECES), 0..24),
        ) {
            let text = pieces.concat();
            let files = [file("content/a.md", Role::Markdown), file("versus.toml", Role::Configuration)];
            for (file, cursor) in files.iter().flat_map(|file| (0..=text.len()).map(move |at| (file, at))) {
                if !text.is_char_boundary(cursor) {
                    continue;
                }
                let Some(Slot { range, .. }) = slot(file, &text, cursor) else { continue };
                prop_assert!(range.start <= cursor && cursor <= range.end, "{range:?} at {cursor} of {text:?}");
                prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
            }
        }
    }
}
