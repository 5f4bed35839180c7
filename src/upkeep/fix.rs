//! Claims that contradict their facts, and pages in which they agree again. Pure.
//!
//! A claim is rewritten only if the page with its new text, read and checked again, bears it out.

use std::ops::Range;

use crate::base::failure::Failure;
use crate::claims::is_inverse;
use crate::claims::rewrite::{self, Edit};
use crate::compile::check;
use crate::compile::parse::claim::{Bond, Claim, Test};
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::{Read, outline};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Code, Diagnostic};
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

/// Rewrites the claims that `found` says to contradict their facts, as far as it can be told how.
/// Returns the pages that change, in the order of their addresses.
pub fn fix(site: &Site, found: &[Diagnostic], read: &Read<'_>) -> Result<Vec<Fixed>, Failure> {
    let mut fixed = Vec::new();
    for page in &site.pages {
        let Some(file) = page.file else { continue };
        let wrong = wrong_claims(page, found);
        if wrong.is_empty() {
            continue;
        }
        if let Ok(text) = String::from_utf8(read(site.sources.get(file))?.into_owned()) {
            fixed.extend(fix_page(site, (page, file), &text, wrong));
        }
    }
    Ok(fixed)
}

/// Indices of the claims that contradict a fact.
fn wrong_claims(page: &Page, found: &[Diagnostic]) -> Vec<usize> {
    let is_in = |claim: &Claim, span: Span| {
        claim.span.file == span.file
            && (claim.span.start..=claim.span.end).contains(&span.start)
            && span.end <= claim.span.end
    };
    let is_wrong = |claim: &Claim| {
        let mut contradictions =
            found.iter().filter(|diagnostic| diagnostic.code == Code::ClaimContradictsFact);
        contradictions.any(|diagnostic| is_in(claim, diagnostic.span))
    };
    let claims = page.outline.claims.iter().enumerate();
    claims.filter(|(_, claim)| is_wrong(claim)).map(|(at, _)| at).collect()
}

/// None when nothing can be rewritten, or the file is no longer the one that was checked.
fn fix_page(
    site: &Site,
    (page, file): (&Page, FileId),
    before: &str,
    mut wrong: Vec<usize>,
) -> Option<Fixed> {
    let mut text = before.to_owned();
    let mut claims = read_claims(site, (page, file), &text)?;
    if claims != page.outline.claims {
        return None;
    }
    // From the last to the first, so that what is yet to be changed stays at its place.
    wrong.sort_by_key(|at| std::cmp::Reverse(claims[*at].span.start));
    let mut changes = Vec::new();
    for at in wrong {
        let Some(edits) = edits(site, page, &claims[at]) else { continue };
        let Some(spans) = spans(&claims[at], &edits) else { continue };
        let candidate = replaced(&text, &edits, &spans);
        let Some(after) = read_claims(site, (page, file), &candidate) else { continue };
        let stated = rewrite::apply(claims[at].text.as_str(), &edits);
        if !is_only_change((&claims, &after), at, &stated)
            || !check::claim(site, page, &after[at]).is_empty()
        {
            continue;
        }
        let longer = candidate.len().cast_signed() - text.len().cast_signed();
        changes.iter_mut().for_each(|change| shift(change, longer));
        changes.splice(0..0, changes_of(&claims[at], &after[at], &edits));
        (text, claims) = (candidate, after);
    }
    let before = before.to_owned();
    (!changes.is_empty()).then_some(Fixed { file, before, text, changes })
}

/// The claims of a page whose file has this text; none if its front matter ends elsewhere.
fn read_claims(site: &Site, (page, file): (&Page, FileId), text: &str) -> Option<Vec<Claim>> {
    let dialect = Dialect::of(site.config.markdown);
    let body = text.get(page.body_at..)?;
    Some(outline::read(body, (file, page.body_at), dialect, &mut Vec::new()).claims)
}

/// None for a claim on a value or an order, and for one that cannot be rewritten.
fn edits(site: &Site, page: &Page, claim: &Claim) -> Option<Vec<Edit>> {
    let Bond::Fact { subject, criterion, test } = &claim.bond else { return None };
    let matrix = site.matrix_of(page)?;
    let criterion = matrix.criterion(&criterion.value)?;
    let fact = |subject: &str| Some(&matrix.fact(matrix.subject(subject)?, criterion).value);
    let own = fact(&subject.value)?;
    let text = claim.text.as_str();
    match test {
        Test::Text => rewrite::to_fact(text, own, &matrix.criteria[criterion]),
        Test::Times(other) => {
            let (own, other) = (own.amount()?, fact(&other.value)?.amount()?);
            let better = matrix.criteria[criterion].better;
            rewrite::to_ratio(text, |text, place| match is_inverse(text, place, better) {
                true => other / own,
                false => own / other,
            })
        }
        Test::Is(_) | Test::Beats(_) => None,
    }
}

/// Where the edits are in the file; none if it writes one of them with other characters.
fn spans(claim: &Claim, edits: &[Edit]) -> Option<Vec<Range<usize>>> {
    edits.iter().map(|edit| claim.text.verbatim(&edit.place).map(Span::range)).collect()
}

fn replaced(text: &str, edits: &[Edit], spans: &[Range<usize>]) -> String {
    let in_file = edits.iter().zip(spans);
    let in_file: Vec<Edit> =
        in_file.map(|(edit, span)| Edit { place: span.clone(), ..edit.clone() }).collect();
    rewrite::apply(text, &in_file)
}

/// Whether the claims are what they were, but for the text of one.
fn is_only_change((before, after): (&[Claim], &[Claim]), at: usize, stated: &str) -> bool {
    let is_same = |(index, (before, after)): (usize, (&Claim, &Claim))| {
        let wanted = if index == at { stated } else { before.text.as_str() };
        after.text.as_str() == wanted
    };
    before.len() == after.len() && before.iter().zip(after).enumerate().all(is_same)
}

/// The statements of a claim before and after its edits.
fn changes_of(before: &Claim, after: &Claim, edits: &[Edit]) -> Vec<Change> {
    let Bond::Fact { subject, criterion, .. } = &before.bond else { return Vec::new() };
    let fact = format!("{}/{}", subject.value, criterion.value);
    let mut longer = 0;
    let change = |edit: &Edit| {
        let start = edit.statement.start.saturating_add_signed(longer);
        longer += edit.new.len().cast_signed() - edit.place.len().cast_signed();
        let end = edit.statement.end.saturating_add_signed(longer);
        Change {
            span: after.text.place(&(start..end)).unwrap_or(after.span),
            old: before.text.as_str()[edit.statement.clone()].to_owned(),
            new: after.text.as_str()[start..end].to_owned(),
            fact: fact.clone(),
        }
    };
    edits.iter().map(change).collect()
}

/// Moves a place by so many bytes, which were added before it.
fn shift(change: &mut Change, longer: isize) {
    let Range { start, end } = change.span.range();
    let moved = start.saturating_add_signed(longer)..end.saturating_add_signed(longer);
    change.span = Span::new(change.span.file, moved);
}
