//! Rewrites claims that contradict their facts. Pure.
//!
//! A claim is rewritten only if the page with the new text, parsed and checked again, agrees with the fact.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use crate::base::failure::Failure;
use crate::compile::check;
use crate::compile::parse::claim::Claim;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::{Read, outline};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Diagnostic, Edit, Fix, Shown};
use crate::source::{FileId, Span};

/// A page with its corrected text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub file: FileId,
    pub before: String,
    pub text: String,
    /// In the order of the text
    pub changes: Vec<Change>,
}

/// A statement that was rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The span of the statement in the new text
    pub span: Span,
    pub old: String,
    pub new: String,
    /// `nodejs/cold-start`
    pub fact: String,
}

/// Applies the fixes of `found` that need no confirmation, each only if the resulting page agrees with its
/// facts. Returns the pages that change, in the order of their addresses.
pub fn fix(site: &Site, found: &[Diagnostic], read: &Read<'_>) -> Result<Vec<Fixed>, Failure> {
    let mut fixes: HashMap<FileId, Vec<&Fix>> = HashMap::new();
    for diagnostic in found {
        fixes.entry(diagnostic.span.file).or_default().extend(diagnostic.automatic_fix());
    }
    let mut fixed = Vec::new();
    for page in site.checked_pages() {
        let Some(file) = page.file else { continue };
        let Some(fixes) = fixes.remove(&file).filter(|fixes| !fixes.is_empty()) else { continue };
        if let Ok(text) = String::from_utf8(read(site.sources.get(file))?.into_owned()) {
            fixed.extend(fix_page(site, page, file, &text, fixes));
        }
    }
    Ok(fixed)
}

/// Returns `None` if nothing can be rewritten, or if the file has changed since it was checked.
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
    // Applies the last fix first, so that the spans of the others stay valid. All problems of a claim have
    // the same fix.
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

/// The claims of a page with this text. Returns `None` if the page's body cannot begin at the same offset
/// in it.
fn read_claims(site: &Site, page: &Page, file: FileId, text: &str) -> Option<Vec<Claim>> {
    let dialect = Dialect::of(site.config.markdown);
    let body = text.get(page.body_at..)?;
    Some(outline::read(body, (file, page.body_at), dialect, &mut Vec::new()).claims)
}

fn is_of(fix: &Fix, claim: &Claim) -> bool {
    claim.span.range().contains(&(fix.edits[0].span.start as usize))
}

/// Returns whether the texts of all claims but one are the same.
fn is_only_change(before: &[Claim], after: &[Claim], at: usize) -> bool {
    let is_same = |(index, (before, after)): (usize, (&Claim, &Claim))| {
        index == at || before.text.as_str() == after.text.as_str()
    };
    before.len() == after.len() && before.iter().zip(after).enumerate().all(is_same)
}

/// The statements of a claim before and after a fix, with their spans after it.
fn changes_of(fix: &Fix, claim: &Claim) -> Vec<Change> {
    let Some(fact) = claim.bond.fact_name() else { return Vec::new() };
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

/// Moves the span of a change by the number of bytes that were added before it.
fn shift(change: &mut Change, longer: isize) {
    let Range { start, end } = change.span.range();
    let moved = start.saturating_add_signed(longer)..end.saturating_add_signed(longer);
    change.span = Span::new(change.span.file, moved);
}
