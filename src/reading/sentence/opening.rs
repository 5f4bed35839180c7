//! Reads the price that a sentence begins with: "At $9 a month, X is …". Pure.

use super::amount;
use super::clause::is_verb;
use super::head::{Head, How};
use super::page::Page;
use super::token::{Token, any, subject};
use super::value::{Sentence, Value};
use super::who::Who;
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::words::clause::ClauseWords;

/// Most words of a price, with its period.
const MOST: usize = 10;

/// Returns the price that is before the subject of a sentence and a comma, or before its verb in German.
pub(super) fn read(of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let words = page.words;
    let start = any(of.tokens, &words.at_price)?;
    let (end, subject) = (start + 1..of.tokens.len())
        .take(MOST)
        .find_map(|at| Some((at, subject_after(of.tokens, at, page)?)))?;
    let said = &of.tokens[start..end];
    let money = ClauseWords::of(page.of.language)?.money;
    let is_money = |token: &Token| {
        token.text.contains(is_sign) || money.iter().any(|word| token.text.starts_with(word))
    };
    let is_plain = said.iter().any(is_money) && said.iter().all(|token| token.subject().is_none());
    let head = Head {
        who: Who::One(subject),
        criterion: None,
        noun: None,
        it: None,
        is_paid: true,
        how: How::Named,
        start: said.first()?.range.start,
        rest: said.to_vec(),
    };
    let of = Sentence { tokens: &of.tokens[..end], ..of };
    let found = is_plain.then(|| amount::read(&head, of, page)).flatten()?;
    Some(found.with(&[subject]))
}

/// Returns the subject of the clause that begins after a comma or with a verb.
fn subject_after(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Index<Subject>> {
    let is_said = |at: usize| tokens.get(at).is_some_and(|token| is_verb(token, page));
    let (of, end) = subject(tokens, at + 1, page)?;
    let is_possessive = tokens.get(end).is_some_and(Token::is_possessive);
    let begins = match page.words.has_inversion {
        true => is_said(at),
        false => tokens[at].is_mark(&[',']) && is_said(end),
    };
    (begins && !is_possessive).then_some(of)
}
