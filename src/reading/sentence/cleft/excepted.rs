//! Rewrites "apart from X, they all have C" as "all but X have C". Pure.

use super::super::page::Page;
use super::super::token::{Token, any, intro, phrase, skip, subject};
use super::super::who::after_things;
use super::word;

/// Puts the one that is excepted after the word for all.
pub(super) fn straighten(tokens: &mut Vec<Token>, page: &Page<'_>) {
    before(tokens, page).or_else(|| everywhere(tokens, page));
}

/// Reads "apart from X, they all".
fn before(tokens: &mut Vec<Token>, page: &Page<'_>) -> Option<()> {
    let words = page.words;
    let start = intro(tokens, 0, page);
    let except = any(tokens.get(start..)?, &words.except).filter(|_| !words.has_inversion)?;
    let (_, end) = subject(tokens, start + except, page)?;
    tokens.get(end)?.is_mark(&[',']).then_some(())?;
    let rest = tokens.get(end + 1..)?;
    let others = page.of.compared.len().checked_sub(1)?;
    let fits =
        |count: &Option<usize>| count.is_none_or(|count| [others, others + 1].contains(&count));
    let counted = words.all.iter().filter(|(_, count)| fits(count));
    let counted = counted.filter_map(|(all, _)| phrase(rest, all)).max();
    let lists = [&words.they_all, &words.all_others];
    let length = lists.iter().filter_map(|list| any(rest, list)).chain(counted).max()?;
    let after = after_things(tokens, end + 1 + length, page);
    tokens.get(after)?;
    let name = tokens[end - 1].clone();
    let first = tokens[start].range.clone();
    let last = tokens[start + except - 1].range.clone();
    tokens.splice(start..after, [word("all", first), word("but", last), name]);
    Some(())
}

/// Reads "überall außer bei X", "everywhere except on X".
fn everywhere(tokens: &mut Vec<Token>, page: &Page<'_>) -> Option<()> {
    let words = page.words;
    let found = (0..tokens.len()).find_map(|at| {
        let except = at + any(&tokens[at..], &words.everywhere)?;
        let place = except + any(tokens.get(except..)?, &words.except)?;
        let (_, end) = subject(tokens, skip(tokens, place, &words.within), page)?;
        Some((at, except, end))
    });
    let (at, except, end) = found?;
    let [within, all, but] =
        if words.has_inversion { ["bei", "alle", "außer"] } else { ["in", "all", "except"] };
    let name = tokens[end - 1].clone();
    let (first, last) = (tokens[at].range.clone(), tokens[except].range.clone());
    let new = [word(within, first.clone()), word(all, first), word(but, last), name];
    tokens.splice(at..end, new);
    Some(())
}
