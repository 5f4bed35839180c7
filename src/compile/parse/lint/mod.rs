//! Defects of writing that need no matrix: headings cut short, lists that are announced and missing, markup that is
//! shown as text. Pure.
//!
//! Each file has one defect, or what several of them need. A defect is reported only if it is certain: what can be
//! meant is left alone. What is found depends on the file alone, so it is kept in the outline; `check` leaves out
//! what the site or a comment turns off.

mod capitals;
mod code_parse;
mod collapsed_diagram;
mod duplicate_heading;
mod duplicate_title;
mod emphasis;
mod empty_list;
mod fence_leak;
mod heading_level;
mod info;
mod marks;
mod missing_alt;
mod missing_canonical;
mod mojibake;
mod numbered;
mod page;
mod page_chrome;
mod promise;
mod promised_count;
mod raw_markup;
mod truncated_heading;
mod words;

use serde::{Deserialize, Serialize};

pub use self::capitals::Capitals;
use self::page::Page;
pub use self::page::Written;
pub use self::words::Words;
use crate::base::language::Language;
use crate::diagnostic::{Diagnostic, PlacedDiagnostic};
use crate::reading;

/// A defect of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flaw {
    pub diagnostic: PlacedDiagnostic,
    /// The language whose words were read; `None` if it is a defect in any language
    pub words: Option<Words>,
}

/// The checks of a page, one for each defect.
const LINTS: &[fn(&Page<'_>, &mut Found)] = &[
    promised_count::check,
    empty_list::check,
    fence_leak::check,
    code_parse::check,
    collapsed_diagram::check,
    truncated_heading::check,
    raw_markup::check,
    mojibake::check,
    duplicate_title::check,
    duplicate_heading::check,
    heading_level::check,
    page_chrome::check,
    missing_canonical::check,
    missing_alt::check,
];

/// What a page has for the checks of writing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// Its defects, in the order of the list of codes, whether or not the site or a comment turns them off
    pub flaws: Vec<Flaw>,
    /// The words that can be names
    pub capitals: Capitals,
}

pub fn read(written: &Written<'_>) -> Writing {
    let page = Page::of(written);
    let mut found = Found::default();
    LINTS.iter().for_each(|check| check(&page, &mut found));
    Writing { flaws: found.flaws, capitals: capitals::read(&page) }
}

/// Returns the sentences of a text, by the rules of the language in which a page is read for statements.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let language = Language::of(Words::English.tag());
    reading::sentences(text, &language).into_iter().map(|range| &text[range])
}

/// Collects defects.
#[derive(Default)]
struct Found {
    flaws: Vec<Flaw>,
}

impl Found {
    /// Adds a defect in any language.
    fn add(&mut self, diagnostic: Diagnostic) {
        self.flaws.push(Flaw { diagnostic: PlacedDiagnostic::of(diagnostic), words: None });
    }

    /// Adds a defect that was found by words of one language.
    fn add_in(&mut self, words: Words, diagnostic: Diagnostic) {
        let diagnostic = PlacedDiagnostic::of(diagnostic);
        self.flaws.push(Flaw { diagnostic, words: Some(words) });
    }
}

#[cfg(test)]
mod tests;
