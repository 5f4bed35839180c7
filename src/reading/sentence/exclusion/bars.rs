//! Tells what in a clause speaks against a value. Pure.

use std::ops::Range;

use super::super::page::Page;
use super::super::tail;
use super::super::token::{Kind, Token, any, intro, skip};
use super::Part;
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::reading::block::COVERED;

/// What speaks against any value in a clause, found once.
pub(super) struct Bars {
    /// The pieces of the clause that may have a value
    pub(super) free: Vec<Range<usize>>,
}

impl Bars {
    /// Returns `None` if no piece of a clause may have a value.
    pub(super) fn of(part: &Part<'_>, page: &Page<'_>) -> Option<Bars> {
        let text = &part.of.text[part.of.range.clone()];
        if text.contains(COVERED) || is_limited_after(part, page) {
            return None;
        }
        let free = part.pieces.iter().enumerate().filter(|(at, _)| {
            let before = part.pieces[..*at].iter();
            let after = part.pieces[at + 1..].iter();
            before.clone().all(|piece| is_harmless_before(&part.own[piece.clone()], page))
                && after.clone().all(|piece| is_harmless_after(&part.own[piece.clone()], page))
        });
        let free: Vec<Range<usize>> = free.map(|(_, piece)| piece.clone()).collect();
        (!free.is_empty()).then_some(Bars { free })
    }
}

/// Whether what follows a clause in its sentence limits it: "but only for students".
fn is_limited_after(part: &Part<'_>, page: &Page<'_>) -> bool {
    let words = page.words;
    let rest = &part.of.tokens[part.end..];
    let Some(mark) = rest.first() else { return false };
    if mark.is_mark(&['.', '!', '…']) {
        return false;
    }
    let is_next = |token: &Token| {
        token.kind == Kind::Mark
            || words.conjunctions.has(&token.text)
            || words.and.has(&token.text)
            || words.adversative.has(&token.text)
    };
    let start = rest.iter().position(|token| !is_next(token)).unwrap_or(rest.len());
    let rest = &rest[start..];
    let end = rest.iter().position(|token| token.is_mark(&[';', '.', '!'])).unwrap_or(rest.len());
    let next = &rest[..end];
    let has_subject = next.iter().any(|token| token.subject().is_some());
    !has_subject && !is_harmless_after(next, page)
}

/// Whether words before a comma leave what is after it as it is.
fn is_harmless_before(piece: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let is_intro = intro(piece, 0, page) >= piece.len();
    let begins = piece.first().is_some_and(|first| words.limits.has(&first.text));
    is_intro || !begins && piece.iter().all(|token| !is_proviso(token, page) && !has_digit(token))
}

/// Whether words after a comma leave what is before it as it is.
fn is_harmless_after(piece: &[Token], page: &Page<'_>) -> bool {
    let piece = &piece[skip(piece, 0, &page.words.conjunctions)..];
    let closed = tail::closed(piece, 0, page);
    any(piece, &page.exclusion.remarks).is_some() || tail::is_aside(&piece[closed..], page)
}

fn is_proviso(token: &Token, page: &Page<'_>) -> bool {
    token.criterion().is_none() && page.words.provisos.has(&token.text)
}

fn has_digit(token: &Token) -> bool {
    token.subject().is_none()
        && token.criterion().is_none()
        && token.text.contains(|c: char| c.is_ascii_digit())
}

/// Whether nothing in a piece of a clause speaks against a value of a criterion in it, in these bytes of the block.
pub(super) fn is_clear(
    part: &Part<'_>,
    piece: &Range<usize>,
    value: &Range<usize>,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> bool {
    let tokens = &part.own[piece.clone()];
    let is_beside =
        |token: &&Token| token.range.end <= value.start || value.end <= token.range.start;
    let first = part.of.tokens.first().map(|first| first.range.start);
    { tokens }
        .iter()
        .filter(is_beside)
        .all(|token| !speaks_against(token, criterion, first == Some(token.range.start), page))
}

fn speaks_against(
    token: &Token,
    criterion: Index<Criterion>,
    is_first: bool,
    page: &Page<'_>,
) -> bool {
    let (words, bars) = (page.words, page.exclusion);
    match token.kind {
        Kind::Subject(_) => false,
        Kind::Criterion(at) | Kind::Part(at) | Kind::Deed(at) if at == criterion => false,
        Kind::Criterion(at) | Kind::Deed(at) => {
            page.criterion(at).kind.has_amounts() || page.has_levels(at)
        }
        Kind::Part(at) if page.criterion(at).kind.has_amounts() => true,
        Kind::Mark => !token.text.chars().all(|c| MARKS.contains(c)),
        Kind::Word | Kind::Part(_) => {
            let lists = [
                &bars.denials,
                &bars.comparisons,
                &bars.changes,
                &bars.others,
                &bars.conditions,
                &words.provisos,
                &words.lack,
            ];
            let is_name = !words.has_inversion && !is_first && token.may_be_name();
            is_name || has_digit(token) || lists.iter().any(|list| list.has(&token.text))
        }
    }
}

/// Marks that say nothing
const MARKS: &str = ".,!:'’–—…-%()";
