//! Ids made from the text of headings. Pure.

use std::collections::HashMap;

use crate::directive;

/// The ids of a page. Those that its author wrote come first; what is made steps aside.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Each with the number that the last one made of it ends in
    used: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id that is written somewhere on the page.
    pub(super) fn take(&mut self, id: &str) {
        self.used.entry(id.to_owned()).or_insert(0);
    }

    /// An id that is not taken yet, from the text of a heading as its author wrote it.
    pub(super) fn make(&mut self, text: &str) -> String {
        let wanted = wanted(text);
        let mut count = self.used.get(&wanted).copied().unwrap_or(0);
        let mut free = wanted.clone();
        while self.used.contains_key(&free) {
            count += 1;
            free = format!("{wanted}-{count}");
        }
        self.used.insert(wanted, count);
        self.take(&free);
        free
    }
}

/// Whether an id belongs to the theme, which prints its own with this prefix, as footnotes do.
pub(super) fn is_reserved(id: &str) -> bool {
    id.starts_with("v-")
}

/// What the theme's ids begin with that have a number, beside those of directives; the others are looked up in its
/// templates.
const NUMBERED: [&str; 5] = ["v-ahead-", "v-footnote-", "v-panel-", "v-sample-", "v-tab-"];

fn wanted(text: &str) -> String {
    match anchor(text) {
        empty if empty.is_empty() => "section".to_owned(),
        numbered if is_numbered(&numbered) => format!("section-{numbered}"),
        anchor => anchor,
    }
}

fn is_numbered(anchor: &str) -> bool {
    let is_of_theme = || NUMBERED.iter().any(|before| anchor.starts_with(before));
    is_reserved(anchor) && (is_of_theme() || directive::is_numbered(anchor))
}

/// The id that GitHub makes, so that a link to a heading also works where the Markdown is read there:
/// lower case, spaces to hyphens, and of all else only the characters of words and hyphens.
fn anchor(text: &str) -> String {
    let kept = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_ascii() => c.is_ascii_alphanumeric().then_some(c),
        c => is_of_a_word(c).then_some(c),
    };
    text.to_lowercase().chars().filter_map(kept).collect()
}

/// What `\p{Word}` is on GitHub: Alphabetic, Mark, Decimal_Number, Connector_Punctuation. `\w` has the two
/// characters that join letters, too.
fn is_of_a_word(c: char) -> bool {
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
    fn what_is_made_steps_aside() {
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
