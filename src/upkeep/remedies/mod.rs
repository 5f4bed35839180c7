//! The fixes of diagnostics, of which a reader may choose one: those that diagnostics come with, and for what is read in
//! a page and contradicts the facts, to correct the words, to bind them, or to say why they stand. Each is offered only
//! if the page with it is sound. Pure.

mod correct;
mod exempt;

use std::collections::BTreeSet;

use rayon::prelude::*;

use self::correct::corrected;
use self::exempt::exempted;
use super::fix;
use super::insert::{Seen, can_be_link, link, linked};
use super::target::targets;
use crate::base::index::Index;
use crate::compile::check;
use crate::compile::check::reading::page::Stated;
use crate::compile::check::reading::{AllWords, ReadGuide, guide};
use crate::compile::parse::Read;
use crate::compile::site::Site;
use crate::diagnostic::{Applies, Code, Diagnostic, Edit, Fix, Way};
use crate::matrix::Matrix;
use crate::source::FileId;

/// Replaces the fixes of diagnostics by all that there are, the one to prefer first, with exact places. Diagnostics of
/// one file should follow each other, because each file is read once.
pub fn add_to(site: &Site, found: &mut [Diagnostic], read: &Read<'_>) {
    let matrices: BTreeSet<Index<Matrix>> =
        found.iter().filter_map(|of| matrix_of(site, of)).collect();
    let words = AllWords::of_some(site, &|at| matrices.contains(&at));
    let of_files = found.par_chunk_by_mut(|one, next| one.span.file == next.span.file);
    of_files.for_each(|of_file| {
        let file = InFile::of(site, &words, of_file[0].span.file, read);
        for of in of_file {
            of.fixes = file.as_ref().map(|file| file.fixes(of)).unwrap_or_default();
        }
    });
}

/// Returns the matrix by which the statement of a diagnostic was read.
fn matrix_of(site: &Site, of: &Diagnostic) -> Option<Index<Matrix>> {
    site.page_of(of.span.file).filter(|_| of.code.is_of_reading())?.matrix
}

/// A file whose diagnostics are to be fixed.
struct InFile<'s> {
    site: &'s Site,
    read: &'s Read<'s>,
    text: String,
    /// Only for a page that states something
    page: Option<OnPage<'s>>,
}

/// A page as it is read.
struct OnPage<'s> {
    site: &'s Site,
    guide: ReadGuide<'s>,
    seen: Seen,
    wrong: Vec<(Stated, Diagnostic)>,
}

impl<'s> InFile<'s> {
    /// Returns `None` if the file cannot be read as text.
    fn of(
        site: &'s Site,
        words: &'s AllWords<'s>,
        file: FileId,
        read: &'s Read<'s>,
    ) -> Option<InFile<'s>> {
        let source = site.sources.get(file);
        // Reading a named pipe would block until another process writes to it.
        let bytes = source.role.unread().is_none().then(|| read(source).ok())??;
        let text = String::from_utf8(bytes.into_owned()).ok()?;
        let guide = site.page_of(file).and_then(|page| guide(site, words, page, read));
        let page = guide.and_then(Result::ok).map(|guide| OnPage::of(site, guide));
        Some(InFile { site, read, text, page })
    }

    fn fixes(&self, of: &Diagnostic) -> Vec<Fix> {
        match &self.page {
            Some(page) if of.code.is_of_reading() => page.fixes(of),
            _ => self.own(of),
        }
    }

    /// Returns the fixes that a diagnostic comes with. One that `versus check --fix` applies is left out if the page
    /// with it does not pass its checks.
    fn own(&self, of: &Diagnostic) -> Vec<Fix> {
        let is_sound = |fix: &&Fix| {
            fix.applies != Applies::Automatic
                || fix::fix(self.site, std::slice::from_ref(of), self.read)
                    .is_ok_and(|fixed| !fixed.is_empty())
        };
        let sound = of.fixes.iter().filter(is_sound).cloned();
        sound.filter_map(|fix| fix.in_place(&self.text)).collect()
    }
}

impl<'s> OnPage<'s> {
    fn of(site: &'s Site, guide: ReadGuide<'s>) -> OnPage<'s> {
        let seen = Seen::of(site, &guide.open, &guide.file_text);
        let wrong = guide.open.contradictions(site, &guide.read).into_iter();
        let wrong = wrong.map(|(stated, of)| (stated.clone(), of)).collect();
        OnPage { site, guide, seen, wrong }
    }

    fn after(&self, text: &str) -> Seen {
        Seen::of(self.site, &self.guide.open, text)
    }

    fn fixes(&self, of: &Diagnostic) -> Vec<Fix> {
        let stated = self.wrong.iter().find(|(_, wrong)| wrong.is_same(of)).map(|(it, _)| it);
        let ways = match stated {
            Some(stated) => [
                corrected(self, stated),
                self.bound(stated),
                exempted(self, of.span.place(), of.code, Some(stated)),
            ],
            None => [None, None, exempted(self, of.span.place(), of.code, None)],
        };
        ways.into_iter().flatten().collect()
    }

    /// Binds the words of a statement, as they are, to a fact that contradicts them: the claim is certainly compared.
    fn bound(&self, stated: &Stated) -> Option<Fix> {
        let ReadGuide { open, file_text, .. } = &self.guide;
        if !can_be_link(stated, file_text) {
            return None;
        }
        let targets = targets(&stated.statement.says, &open.reader(self.site)).into_iter();
        let is_compared = |target: &String| {
            let after = self.after(&linked(stated, file_text, target));
            let claim = self.seen.gains(&after, stated);
            let found = claim.map(|claim| check::claim(self.site, open.page, claim));
            let found = found.unwrap_or_default();
            !found.is_empty() && found.iter().all(|of| of.code == Code::ClaimContradictsFact)
        };
        let target = targets.filter(|target| is_compared(target)).next()?;
        let (span, fact) = (open.page.span(stated.place), target.trim_start_matches("fact:"));
        let edit = Edit::whole(span, [&stated.text, &link(stated, &target)], fact);
        Some(Fix::chosen(Way::Bind, edit))
    }
}
