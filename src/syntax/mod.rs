//! Code → the place at which it certainly has a mistake. Pure.
//!
//! This module knows nothing of guides, and only its file `trees` names `tree_sitter` and its grammars.
//!
//! Guides show fragments, pseudo-code and output between fences, and grammars do not know every new syntax, so a
//! grammar alone proves nothing. A mistake is reported only if three agree: the grammar parses the code in none of the
//! forms in which a fragment is written (`form`); brackets, quotation marks or indentation, outside of comments and
//! strings as the highlighter's grammar sees them, do not match (`brackets`, `quotes`, `commas`, `indents`); and an
//! edit at this place makes the code valid. Code that ends within brackets is a part of a longer text. Valid code has a
//! mistake only if it is one comment that ends with statements (`comments`).
//!
//! Most code is right, and is not parsed: `prefilter` sees that no edit could be needed.

mod brackets;
mod commas;
mod comments;
mod edit;
mod form;
mod grammar;
mod indents;
mod language;
mod limits;
mod lines;
mod marks;
mod memory;
mod parser;
mod prefilter;
mod quotes;
#[cfg(all(test, feature = "code-parse"))]
mod tests;
#[cfg(feature = "code-parse")]
mod trees;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use self::brackets::Unmatched;
use self::edit::Edit;
use self::form::Forms;
use self::language::Language;
use self::lines::Lines;
use crate::highlight::{COMMENT, Highlighter};

/// A mistake in some code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// The name of the language
    pub language: Name,
    pub at: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A bracket that is not closed
    Open(char),
    /// A bracket that closes nothing
    Close(char),
    /// A bracket that would close one of another kind
    Crossed { open: char, close: char },
    /// A string that does not end
    Quote,
    /// A comma that is missing after the place
    Comma,
    /// A line that should be indented, after one that begins a block
    Indentation,
    /// A comment that all code after it is in
    Comment,
}

/// The name of a language, in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name(Language);

impl Name {
    pub fn as_str(self) -> &'static str {
        self.0.title()
    }
}

/// Whether code in a language is parsed, by a name of the language.
pub fn knows(name: &str) -> bool {
    cfg!(feature = "code-parse") && Language::named(name).is_some()
}

/// Returns the first mistake in some code, whose language an author names; `None` if there is none that is certain. The
/// result depends on nothing else, and the last results are kept in memory.
pub fn mistake(name: &str, code: &str) -> Option<Mistake> {
    let language = Language::named(name).filter(|_| cfg!(feature = "code-parse"))?;
    let is_parsed = prefilter::can_have_mistake(language, code) && limits::allow(language, code);
    is_parsed.then(|| memory::known(name, code, || find(language, name, code))).flatten()
}

fn find(language: Language, name: &str, code: &str) -> Option<Mistake> {
    if language.is_template(code) {
        return None;
    }
    let mut forms = Forms::of(language);
    let is_valid = forms.is_valid(code)?;
    if let Some(at) = comments::swallowing(code, language, &mut forms) {
        return Some(Mistake { language: Name(language), at: at..at + 2, kind: Kind::Comment });
    }
    let lines = Lines::of_code(code);
    // The grammar of Python accepts blocks without a line.
    let can_miss_line =
        language == Language::Python && indents::can_be_missing(code, code.as_bytes(), &lines);
    if is_valid && !can_miss_line {
        return None;
    }
    let masked = Highlighter::new().masked(name, code)?;
    let mut checked = Checked { language, code, masked: &masked, lines: &lines, forms };
    if is_valid {
        return checked.indentation();
    }
    checked
        .brackets()
        .or_else(|| checked.indentation())
        .or_else(|| checked.commas())
        .or_else(|| checked.quotes())
}

/// Code that its grammar cannot parse.
struct Checked<'c> {
    language: Language,
    code: &'c str,
    /// The code without its comments and strings
    masked: &'c [u8],
    lines: &'c Lines,
    forms: Forms,
}

impl Checked<'_> {
    fn brackets(&mut self) -> Option<Mistake> {
        let unmatched = brackets::unmatched(self.masked, self.lines)?;
        let repairs = brackets::repairs(unmatched, self.masked, self.lines);
        self.mending(repairs)?;
        let char_at = |at: usize| char::from(self.masked[at]);
        Some(match unmatched {
            Unmatched::Open { at, .. } => self.mistake(at, Kind::Open(char_at(at))),
            Unmatched::Close { at } => self.mistake(at, Kind::Close(char_at(at))),
            Unmatched::Crossed { open, close } => {
                let kind = Kind::Crossed { open: char_at(open), close: char_at(close) };
                self.mistake(close, kind)
            }
        })
    }

    fn indentation(&mut self) -> Option<Mistake> {
        if self.language != Language::Python {
            return None;
        }
        let wrong = indents::not_in_block(self.masked, self.lines)?;
        self.mending(wrong.repairs)?;
        Some(self.mistake(wrong.at, Kind::Indentation))
    }

    fn commas(&mut self) -> Option<Mistake> {
        if !self.language.has_commas_between_lines() {
            return None;
        }
        let near = parser::first_error(self.language.grammar(), self.code)?;
        let repairs = commas::repairs(self.code, self.masked, self.lines, near);
        let mending = self.mending(repairs)?;
        let before = self.code[..mending.range.start].char_indices().next_back();
        Some(self.mistake(before.map_or(0, |(at, _)| at), Kind::Comma))
    }

    fn quotes(&mut self) -> Option<Mistake> {
        let is_code = |line: &&lines::Line| self.masked[line.first] != COMMENT;
        let lines = self.lines.iter().filter(is_code);
        let open = lines.filter_map(|line| Some((line, quotes::open_at_end(self.code, line)?)));
        let open: Vec<_> = open.take(quotes::MOST_LINES).collect();
        let found = open.into_iter().find_map(|(line, open)| {
            self.mending(quotes::repairs(self.code, open, line)).map(|_| open.at)
        })?;
        Some(self.mistake(found, Kind::Quote))
    }

    /// Returns the first edit that makes the code valid.
    fn mending(&mut self, edits: Vec<Edit>) -> Option<Edit> {
        let forms = &mut self.forms;
        edits.into_iter().find(|edit| forms.is_valid(&edit.apply(self.code)) == Some(true))
    }

    /// `at` is the offset of a character of the code.
    fn mistake(&self, at: usize, kind: Kind) -> Mistake {
        let length = self.code[at..].chars().next().map_or(0, char::len_utf8);
        Mistake { language: Name(self.language), at: at..at + length, kind }
    }
}

impl Mistake {
    /// Returns what is wrong, for a message.
    pub fn why(&self) -> String {
        match self.kind {
            Kind::Open(open) => format!("this `{open}` is not closed"),
            Kind::Close(close) => format!("this `{close}` closes nothing"),
            Kind::Crossed { open, close } => {
                format!("this `{close}` cannot close the `{open}` before it")
            }
            Kind::Quote => "the string that begins or ends here has one quotation mark".to_owned(),
            Kind::Comma => "a comma is missing after this".to_owned(),
            Kind::Indentation => {
                "this line should be indented, as the line before begins a block".to_owned()
            }
            Kind::Comment => "the code after this is part of the comment".to_owned(),
        }
    }
}
