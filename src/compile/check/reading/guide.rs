//! Guides that are read for a report, with their texts. Pure.

use rayon::prelude::*;

use super::page::{self, PageText, ReadPage, Stated};
use super::{Open, Words, open, report};
use crate::base::failure::Failure;
use crate::base::index::{Index, List};
use crate::compile::parse::Read;
use crate::compile::site::{Page, PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::reading::{self, Judgement, Reader};

/// The words of the matrices of a site.
pub struct AllWords<'s>(List<Matrix, Option<Words<'s>>>);

impl<'s> AllWords<'s> {
    pub fn of(site: &'s Site) -> AllWords<'s> {
        AllWords::of_some(site, &|_| true)
    }

    /// Returns the words of the matrices that `wanted` selects. Pages of the others are not read.
    pub fn of_some(site: &'s Site, wanted: &dyn Fn(Index<Matrix>) -> bool) -> AllWords<'s> {
        let words = site.matrices.indexed().map(|(at, of)| {
            let is_read = of.complete && wanted(at);
            is_read.then(|| Words::of(of, site))
        });
        AllWords(words.collect())
    }
}

/// A guide with its text and what that states.
pub struct ReadGuide<'s> {
    pub open: Open<'s>,
    /// The text of its file
    pub file_text: String,
    pub text: PageText,
    pub read: ReadPage,
}

/// Reads the guides that `wanted` selects, in parallel, in the order of their addresses. A guide without a matrix, or
/// in a file that is no text, is left out.
pub fn guides<'s>(
    site: &'s Site,
    words: &'s AllWords<'s>,
    wanted: &(dyn Fn(&Page) -> bool + Sync),
    read: &Read<'_>,
) -> Result<Vec<ReadGuide<'s>>, Failure> {
    let is_wanted = |page: &Page| page.kind == PageKind::Guide && wanted(page);
    let pages: Vec<&'s Page> =
        site.pages.iter().map(|page| &**page).filter(|page| is_wanted(page)).collect();
    pages.into_par_iter().filter_map(|page| guide(site, words, page, read)).collect()
}

/// Reads a page. `None` if it has no matrix, or if its file is no text.
pub fn guide<'s>(
    site: &'s Site,
    words: &'s AllWords<'s>,
    page: &'s Page,
    read: &Read<'_>,
) -> Option<Result<ReadGuide<'s>, Failure>> {
    let open = open(site, &words.0, page)?;
    let bytes = match read(site.sources.get(open.file)) {
        Ok(bytes) => bytes,
        Err(failure) => return Some(Err(failure)),
    };
    let file_text = String::from_utf8(bytes.into_owned()).ok()?;
    let text = PageText::of(site, page, open.file, &file_text);
    let read = page::read(&text, &open.reader(site));
    Some(Ok(ReadGuide { open, file_text, text, read }))
}

impl<'s> Open<'s> {
    pub fn matrix(&self) -> &'s Matrix {
        self.matrix
    }

    /// Returns what reads the page by other facts of the same matrix.
    pub fn reader_of<'r>(&'r self, site: &'r Site, matrix: &'r Matrix) -> Reader<'r> {
        Reader { matrix, ..self.reader(site) }
    }

    /// Returns the statements that contradict the facts, each with its diagnostic. None if the policy of the matrix turns
    /// them off.
    pub fn contradictions<'r>(
        &self,
        site: &Site,
        read: &'r ReadPage,
    ) -> Vec<(&'r Stated, Diagnostic)> {
        let reader = self.reader(site);
        let is_wrong = |stated: &&Stated| {
            let judged = reading::judge(&stated.statement.says, &stated.text, &reader);
            judged == Judgement::Contradicts
        };
        let wrong = read.stated.iter().filter(is_wrong);
        wrong.filter_map(|it| Some((it, report::report(it, self.page, &reader)?))).collect()
    }

    /// Reads the page as if its file had another text.
    pub fn read_text(&self, site: &Site, text: &str) -> ReadPage {
        page::read(&PageText::of(site, self.page, self.file, text), &self.reader(site))
    }
}
