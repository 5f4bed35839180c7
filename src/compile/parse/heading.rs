//! Ids derived from the text of headings. Pure.

use std::collections::HashMap;

use crate::directive;

/// The ids of a page. Explicit ids are registered first; derived ids get a numeric suffix if they would
/// collide.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Maps each id to the last numeric suffix that was appended to it
    used: HashMap<String, usize>,
}

impl Ids {
    /// Registers an explicit id of the page.
    pub(super) fn take(&mut self, id: &str) {
        self.used.entry(id.to_owned()).or_insert(0);
    }

    /// Derives a unique id from the source text of a heading, and registers it.
    pub(super) fn make(&mut self, text: &str) -> String {
        let base_id = base_id(text);
        let mut count = self.used.get(&base_id).copied().unwrap_or(0);
        let mut free = base_id.clone();
        while self.used.contains_key(&free) {
            count += 1;
            free = format!("{base_id}-{count}");
        }
        self.used.insert(base_id, count);
        self.take(&free);
        free
    }
}

/// Whether an id is reserved for the theme, whose own ids, such as those of footnotes, begin with `v-`.
pub(super) fn is_reserved(id: &str) -> bool {
    id.starts_with("v-")
}

/// Prefixes of the theme's numbered ids, except those of directives. Ids without a number are looked up
/// in the theme's templates.
const NUMBERED_PREFIXES: [&str; 5] = ["v-ahead-", "v-footnote-", "v-panel-", "v-sample-", "v-tab-"];

fn base_id(text: &str) -> String {
    match anchor(text) {
        empty if empty.is_empty() => "section".to_owned(),
        numbered if is_numbered(&numbered) => format!("section-{numbered}"),
        anchor => anchor,
    }
}

fn is_numbered(anchor: &str) -> bool {
    let is_of_theme = || NUMBERED_PREFIXES.iter().any(|before| anchor.starts_with(before));
    is_reserved(anchor) && (is_of_theme() || directive::is_numbered(anchor))
}

/// Derives an id as GitHub does, so that a link to a heading also works on GitHub: lower case, spaces
/// become hyphens, and only word characters and hyphens are kept.
fn anchor(text: &str) -> String {
    let kept = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_ascii() => c.is_ascii_alphanumeric().then_some(c),
        c => is_word_character(c).then_some(c),
    };
    text.to_lowercase().chars().filter_map(kept).collect()
}

/// Whether a character is in `\p{Word}` as GitHub defines it: Alphabetic, Mark, Decimal_Number,
/// Connector_Punctuation. `\w` also includes the two joiners, which are excluded here.
fn is_word_character(c: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}');
    !joins && regex_syntax::is_word_character(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_github_makes() {
        for (text, id) in [
            ("हिन्दी", "हिन्दी"),
            ("Cafe\u{301} Caf\u{e9}", "cafe\u{301}-caf\u{e9}"),
            ("A -- B", "a----b"),
            ("it's \"x\"…", "its-x"),
            ("🚀 Go! 👩‍💻", "-go-"),
            ("❤️ und ΣΑΣ, İ", "\u{fe0f}-und-σας-i\u{307}"),
            ("日本語、テスト・ー「々」", "日本語テストー々"),
            ("Привет, non‿latin 你好", "привет-non‿latin-你好"),
            ("ไทย မြန်မာ عَرَبِيّ ١٢٣", "ไทย-မြန်မာ-عَرَبِيّ-١٢٣"),
            ("x² ½ Ⅳ ⑤ ª №", "x--ⅳ--ª-"),
            ("a_b.c\td\u{a0}e--f", "a_bcde--f"),
        ] {
            assert_eq!(anchor(text), id, "{text}");
        }
    }

    #[test]
    fn derived_ids_do_not_collide() {
        let mut ids = Ids::default();
        ids.take("setup");
        ids.take("setup-1");
        assert_eq!(ids.make("Setup"), "setup-2");
        assert_eq!(ids.make("Setup!"), "setup-3");
        assert_eq!(ids.make("V vs Zig"), "v-vs-zig");
        assert_eq!(ids.make("V-matrix-1"), "section-v-matrix-1");
        assert_eq!(ids.make("?"), "section");
    }
}
