//! Code → lines of HTML whose classes say what each piece is, and colour schemes as plain data. Pure.
//!
//! This module is made like a crate of its own: it imports nothing of the rest, knows nothing of guides,
//! and no file but this and those below it names `syntect`, `two_face` or `onig`.
//!
//! ```text
//! let lines = Highlighter::new().lines(Some("js"), "let a = 1;");
//! assert!(lines[0].starts_with("<span class=\"d\">let</span>"));
//! ```
//!
//! The HTML does not depend on the colour schemes: one stylesheet gives each class its colour, by day and
//! by night. So a change of scheme makes no page again, and a page is the same size whatever its colours.
//!
//! # Why it has a parser of its own
//!
//! Grammars and schemes are `syntect`'s, in the set of `two_face`; `parser` follows them as
//! `syntect::parsing::ParseState` does, and a property test holds both to the same answer for any code in
//! any grammar (`parser/tests.rs`). It exists because of what that one lacks:
//!
//! - **Speed.** Most patterns of a grammar cannot match in most lines: `prefilter` tells by the bytes of a
//!   line. Instructions for 7,800 lines of ten languages, in millions, the first time and once more:
//!   `syntect` 5.3 2,698 and 2,168, giallo 0.5.2 4,806 and 1,993, this parser 1,692 and 1,166. Besides,
//!   `memory` knows lines that were highlighted before.
//! - **An end.** On some lines the regex engine goes back for hours: `search` counts that, and a line or a
//!   fence that costs too much is plain. On others a grammar goes round in a circle, which `syntect` 5.3
//!   follows for ever (`x /*` in JavaScript): `parser` passes over a character there.
//! - **The same bytes on any machine.** What is given up is decided by counts and never by a clock, and
//!   does not depend on what was highlighted before.
//!
//! What would replace it is younger than a release that one can rely on: syntaxmate 0.3 (493 and 17), whose
//! grammars are others and name other scopes.
//!
//! From the outside in: `language` (what authors call languages), `lines`, `html`, `stack` and `kind`
//! (scopes → classes), `memory`, `parser`, `grammar`, `search` and `prefilter`.

mod grammar;
mod html;
mod kind;
mod language;
mod lines;
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
use self::lines::coloured_lines;
use self::memory::with_memory;
pub use self::scheme::{
    Colour, DARK_SCHEME, LIGHT_SCHEME, Scheme, Style, UnknownScheme, scheme, scheme_names,
};

/// Longer code is left plain.
pub const MAX_CODE_BYTES: usize = 256 * 1024;

/// The names in daily use of what code is written in.
pub fn language_names() -> impl Iterator<Item = &'static str> {
    language::names()
}

/// Code → HTML. Answers do not depend on the order of questions, so many threads can share one.
#[derive(Default)]
pub struct Highlighter {
    known: OnceLock<Arc<dyn KnowsCode>>,
}

/// What remembers highlighted code from one build to the next. Lines of HTML hold no line ends.
pub trait KnowsCode: Send + Sync + 'static {
    fn recall(&self, language: &str, code: &str) -> Option<String>;
    fn learn(&self, language: &str, code: &str, html: &str);
}

/// What a fence's language asks for.
enum Language {
    Plain,
    Grammar(&'static SyntaxReference),
    Unknown,
}

impl Highlighter {
    pub fn new() -> Highlighter {
        Highlighter::default()
    }

    /// Whether the word is a language: a grammar's name, a common name for it, or the ending of its
    /// files, in any case; or a word for plain text.
    pub fn knows(&self, token: &str) -> bool {
        let lower = token.to_lowercase();
        language::is_plain(&lower)
            || language::grammar(&lower).is_some()
            || !matches!(self.language(token), Language::Unknown)
    }

    /// One line of HTML for each line of code, without line ends; every line closes its spans.
    ///
    /// Text is escaped. It has no spans when the language is none, plain or unknown, when the code
    /// is longer than 256 KiB or when its grammar fails; neither has a line longer than 2,000
    /// bytes, or one on which the grammar would take too long, or all behind lines that took long.
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

    /// From now on, lets `known` remember, and remembers what it knows.
    pub fn remember_in(&self, known: Arc<dyn KnowsCode>) {
        let _ = self.known.set(known);
    }

    fn fresh_lines(&self, token: &str, code: &str) -> Vec<Arc<str>> {
        let Language::Grammar(syntax) = self.language(token) else { return plain_lines(code) };
        let variant = language::variant(&syntax.name, code);
        let variant = variant.and_then(|name| GRAMMARS.find_syntax_by_name(name));
        let syntax = variant.unwrap_or(syntax);
        with_memory(|memory| coloured_lines(memory, syntax, code))
            .unwrap_or_else(|| plain_lines(code))
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

    /// Whether two names are of one language.
    pub fn is_same(&self, one: &str, other: &str) -> bool {
        match (self.language(one), self.language(other)) {
            (Language::Grammar(one), Language::Grammar(other)) => one.name == other.name,
            _ => false,
        }
    }

    /// Names of grammars and endings of their files that an author may write.
    pub fn grammar_names(&self) -> impl Iterator<Item = &str> {
        let shown = GRAMMARS.syntaxes().iter().filter(|syntax| !syntax.hidden);
        shown.flat_map(|syntax| {
            let endings = syntax.file_extensions.iter().map(String::as_str);
            endings.chain([&*syntax.name]).filter(|name| name.len() > 1 && !name.contains(' '))
        })
    }
}
