//! Code → lines of HTML with a class for each kind of token, and colour schemes as plain data. Pure.
//!
//! This module could be a separate crate: it imports nothing from the rest of the program, knows nothing of
//! guides, and only the files in its folder name `syntect`, `two_face` or `onig`.
//!
//! ```text
//! let lines = Highlighter::new().lines(Some("js"), "let a = 1;");
//! assert!(lines[0].starts_with("<span class=\"d\">let</span>"));
//! ```
//!
//! The HTML does not depend on the colour schemes: one stylesheet assigns a light and a dark colour to each
//! class. A change of scheme therefore renders no page again, and does not affect the size of pages.
//!
//! # Why it has its own parser
//!
//! Grammars and schemes are those of `syntect`, in the collection of `two_face`. `parser` interprets
//! grammars as `syntect::parsing::ParseState` does, and a property test verifies that both give the same
//! result for any code in any grammar (`parser/tests.rs`). There are three reasons for it:
//!
//! - **Speed.** Most patterns of a grammar cannot match in most lines, and `prefilter` recognizes this by
//!   the bytes of a line. Millions of instructions for 7,800 lines of ten languages, the first time and
//!   when repeated: `syntect` 5.3 2,698 and 2,168, giallo 0.5.2 4,806 and 1,993, this parser 1,692 and
//!   1,166. In addition, `memory` caches highlighted lines.
//! - **Termination.** On some lines the regex engine backtracks for hours: `search` limits that, and a
//!   line or a fence that costs too much is not highlighted. On other lines a grammar is caught in a loop,
//!   which `syntect` 5.3 never leaves (`x /*` in JavaScript): `parser` skips a character there.
//! - **The same bytes on any machine.** The limits are on counts, never on time, and the result does not
//!   depend on what was highlighted before.
//!
//! A possible replacement has no release yet that one can rely on: syntaxmate 0.3 (493 and 17), which has
//! different grammars with other names of scopes.
//!
//! The files from the outside in: `language` (the names that authors write), `lines`, `html`, `stack` and
//! `kind` (scopes → classes), `memory`, `parser`, `grammar`, `search` and `prefilter`.

mod grammar;
mod html;
mod kind;
mod language;
mod lines;
mod mask;
mod memory;
mod parser;
mod prefilter;
mod scheme;
mod search;
mod stack;

#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use syntect::parsing::SyntaxReference;

use self::grammar::GRAMMARS;
use self::html::plain_lines;
use self::lines::{coloured_lines, whole_lines};
pub use self::mask::{COMMENT, TEXT};
use self::memory::with_memory;
pub use self::scheme::{
    Colour, DARK_SCHEME, LIGHT_SCHEME, Scheme, Style, UnknownScheme, scheme, scheme_names,
};

/// Longer code is not highlighted.
pub const MAX_CODE_BYTES: usize = 256 * 1024;

/// The common names of languages.
pub fn language_names() -> impl Iterator<Item = &'static str> {
    language::names()
}

/// Converts code to HTML. The result does not depend on earlier calls, so threads can share a highlighter.
#[derive(Default)]
pub struct Highlighter {
    known: OnceLock<Arc<dyn CodeCache>>,
}

/// A cache of highlighted code that persists from one build to the next. `html` has the lines of HTML,
/// joined by `\n`; the lines themselves contain none.
pub trait CodeCache: Send + Sync + 'static {
    fn recall(&self, language: &str, code: &str) -> Option<String>;
    fn learn(&self, language: &str, code: &str, html: &str);
}

/// The meaning of a fence's language.
enum Language {
    Plain,
    Grammar(&'static SyntaxReference),
    Unknown,
}

impl Highlighter {
    pub fn new() -> Highlighter {
        Highlighter::default()
    }

    /// Returns whether a word names a language: a grammar's name, a common name or a file extension, in any
    /// case, or a word for plain text.
    pub fn knows(&self, token: &str) -> bool {
        let lower = token.to_lowercase();
        language::is_plain(&lower)
            || language::grammar(&lower).is_some()
            || !matches!(self.language(token), Language::Unknown)
    }

    /// Returns one line of HTML for each line of code, without line ends. Every line closes its spans.
    ///
    /// Text is escaped. It has no spans if there is no language, if the language is plain or unknown, if
    /// the code is longer than 256 KiB, or if the grammar is damaged. A single line has no spans if it is
    /// longer than 2,000 bytes, if it would cost too much, or if the lines before it have cost too much in
    /// total.
    pub fn lines(&self, language: Option<&str>, code: &str) -> Vec<Arc<str>> {
        let token = language.unwrap_or("text");
        if code.len() > MAX_CODE_BYTES || language::is_plain(&token.to_lowercase()) {
            return plain_lines(code);
        }
        if let Some(html) = self.known.get().and_then(|known| known.recall(token, code)) {
            return html.split('\n').map(Arc::from).collect();
        }
        let lines = self.fresh_lines(token, code);
        if let Some(known) = self.known.get().filter(|_| !lines.is_empty()) {
            known.learn(token, code, &lines.join("\n"));
        }
        lines
    }

    /// Returns code in which [`COMMENT`] and [`TEXT`] stand for the bytes of comments and strings. `None` if the language is unknown or plain, or if a line is too
    /// long or too costly for its grammar. The cache is not used.
    pub fn masked(&self, language: &str, code: &str) -> Option<Vec<u8>> {
        let syntax = self.syntax(language, code)?;
        let lines = with_memory(|memory| whole_lines(memory, syntax, code))?;
        Some(mask::of_lines(code, lines.iter().map(|line| &**line)))
    }

    /// Uses a cache from now on.
    pub fn set_cache(&self, known: Arc<dyn CodeCache>) {
        let _ = self.known.set(known);
    }

    fn fresh_lines(&self, token: &str, code: &str) -> Vec<Arc<str>> {
        let Some(syntax) = self.syntax(token, code) else { return plain_lines(code) };
        with_memory(|memory| coloured_lines(memory, syntax, code))
            .unwrap_or_else(|| plain_lines(code))
    }

    /// Returns the grammar for some code in a language.
    fn syntax(&self, token: &str, code: &str) -> Option<&'static SyntaxReference> {
        let Language::Grammar(syntax) = self.language(token) else { return None };
        let variant = language::variant(&syntax.name, code);
        let variant = variant.and_then(|name| GRAMMARS.find_syntax_by_name(name));
        Some(variant.unwrap_or(syntax))
    }

    fn language(&self, token: &str) -> Language {
        let lower = token.to_lowercase();
        if language::is_plain(&lower) {
            return Language::Plain;
        }
        let set = &*GRAMMARS;
        let found = match language::grammar(&lower) {
            Some(name) => set.find_syntax_by_name(name),
            None => set.find_syntax_by_token(token),
        };
        match found {
            Some(syntax) if !syntax.hidden => Language::Grammar(syntax),
            _ => Language::Unknown,
        }
    }

    /// Returns the name of the language that a word means, in lower case; the word itself if the name has more
    /// than one word. `None` for plain text and unknown languages.
    pub fn name_of(&self, token: &str) -> Option<String> {
        let Language::Grammar(syntax) = self.language(token) else { return None };
        let name = syntax.name.to_lowercase();
        let is_word = !name.contains(' ') && self.is_same(&name, token);
        Some(if is_word { name } else { token.to_lowercase() })
    }

    /// Returns whether two names mean the same language.
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        match (self.language(one), self.language(other)) {
            (Language::Grammar(one), Language::Grammar(other)) => one.name == other.name,
            _ => false,
        }
    }

    /// The names of grammars and the file extensions that an author may write.
    pub fn grammar_names(&self) -> impl Iterator<Item = &str> {
        let shown = GRAMMARS.syntaxes().iter().filter(|syntax| !syntax.hidden);
        shown.flat_map(|syntax| {
            let endings = syntax.file_extensions.iter().map(String::as_str);
            endings.chain([&*syntax.name]).filter(|name| name.len() > 1 && !name.contains(' '))
        })
    }
}
