//! Claims that contradict their facts, and pages in which they agree again. Pure.
//!
//! A claim is rewritten only if the page with its new text, read and checked again, bears it out.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use crate::base::failure::Failure;
use crate::compile::check;
use crate::compile::parse::claim::{Bond, Claim};
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::{Read, outline};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Applies, Diagnostic, Edit, Fix, Shown};
use crate::source::{FileId, Span};

/// A page with the text that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub file: FileId,
    pub before: String,
    pub text: String,
    /// In order
    pub changes: Vec<Change>,
}

/// What is stated in another way than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it stands in the new text
    pub span: Span,
    pub old: String,
    pub new: String,
    /// `nodejs/cold-start`
    pub fact: String,
}

/// Makes the fixes of `found` that need no author, as far as the pages bear them out. Returns the
/// pages that change, in the order of their addresses.
pub fn fix(site: &Site, found: &[Diagnostic], read: &Read<'_>) -> Result<Vec<Fixed>, Failure> {
    let mut fixes: HashMap<FileId, Vec<&Fix>> = HashMap::new();
    for diagnostic in found {
        let fix = diagnostic.fix.as_deref().filter(|fix| fix.applies == Applies::Unasked);
        fixes.entry(diagnostic.span.file).or_default().extend(fix);
    }
    let mut fixed = Vec::new();
    for page in &site.pages {
        let Some(file) = page.file else { continue };
        let Some(fixes) = fixes.remove(&file).filter(|fixes| !fixes.is_empty()) else { continue };
        if let Ok(text) = String::from_utf8(read(site.sources.get(file))?.into_owned()) {
            fixed.extend(fix_page(site, page, file, &text, fixes));
        }
    }
    Ok(fixed)
}

/// None when nothing can be rewritten, or the file is no longer the one that was checked.
fn fix_page(
    site: &Site,
    page: &Page,
    file: FileId,
    before: &str,
    mut fixes: Vec<&Fix>,
) -> Option<Fixed> {
    let mut text = before.to_owned();
    let mut claims = read_claims(site, page, file, &text)?;
    if claims != page.outline.claims {
        return None;
    }
    // From the last to the first, so that what is yet to be changed stays at its place. All that is
    // wrong with a claim has one fix.
    fixes.sort_by_key(|fix| Reverse(fix.edits[0].span.start));
    fixes.dedup();
    let mut changes = Vec::new();
    for fix in fixes {
        let Some(at) = claims.iter().position(|claim| is_of(fix, claim)) else { continue };
        let Some(candidate) = fix.apply(&text) else { continue };
        let Some(after) = read_claims(site, page, file, &candidate) else { continue };
        if !is_only_change(&claims, &after, at) || !check::claim(site, page, &after[at]).is_empty()
        {
            continue;
        }
        let longer = candidate.len().cast_signed() - text.len().cast_signed();
        changes.iter_mut().for_each(|change: &mut Change| shift(change, longer));
        changes.splice(0..0, changes_of(fix, &after[at]));
        (text, claims) = (candidate, after);
    }
    let before = before.to_owned();
    (!changes.is_empty()).then_some(Fixed { file, before, text, changes })
}

/// The claims of a page whose file has this text; none if its front matter ends elsewhere.
fn read_claims(site: &Site, page: &Page, file: FileId, text: &str) -> Option<Vec<Claim>> {
    let dialect = Dialect::of(site.config.markdown);
    let body = text.get(page.body_at..)?;
    Some(outline::read(body, (file, page.body_at), dialect, &mut Vec::new()).claims)
}

fn is_of(fix: &Fix, claim: &Claim) -> bool {
    claim.span.range().contains(&(fix.edits[0].span.start as usize))
}

/// Whether the claims are what they were, but for the text of one.
fn is_only_change(before: &[Claim], after: &[Claim], at: usize) -> bool {
    let is_same = |(index, (before, after)): (usize, (&Claim, &Claim))| {
        index == at || before.text.as_str() == after.text.as_str()
    };
    before.len() == after.len() && before.iter().zip(after).enumerate().all(is_same)
}

/// The statements of a claim before and after its edits, with their places after them.
fn changes_of(fix: &Fix, claim: &Claim) -> Vec<Change> {
    let Bond::Fact { subject, criterion, .. } = &claim.bond else { return Vec::new() };
    let fact = format!("{}/{}", subject.value, criterion.value);
    let mut longer = 0;
    let change = |edit: &Edit| {
        let Shown { span, old, new } = edit.shown.clone();
        let start = span.range().start.saturating_add_signed(longer);
        longer += edit.new.len().cast_signed() - edit.old.len().cast_signed();
        let end = span.range().end.saturating_add_signed(longer);
        Change { span: Span::new(span.file, start..end), old, new, fact: fact.clone() }
    };
    fix.edits.iter().map(change).collect()
}

/// Moves a place by so many bytes, which were added before it.
fn shift(change: &mut Change, longer: isize) {
    let Range { start, end } = change.span.range();
    let moved = start.saturating_add_signed(longer)..end.saturating_add_signed(longer);
    change.span = Span::new(change.span.file, moved);
}
