//! Reads questions of which not each word is known, as far as what is certain. Pure.

use super::super::page::Page;
use super::super::token::{Kind, Token, any, skip};
use super::{Asked, Question};
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::root::root;
use crate::reading::topic::only;
use crate::reading::words::Phrases;

/// Reads a question by what it names, if nothing in it names something else.
pub(super) fn read(all: &[Token], page: &Page<'_>) -> Option<Question> {
    if all.iter().any(|token| denies(token, page)) || names_others(all, page) {
        return None;
    }
    let criteria = all.iter().filter_map(|token| token.whole_criterion().or(token.deed()));
    let criterion = only(criteria).filter(|at| page.has_levels(*at));
    let mut subjects = all.iter().enumerate().filter(|(_, token)| token.subject().is_some());
    let Some((at, one)) = subjects.next() else {
        let is_open = is_where(all, page) && !is_limited(all, page);
        return criterion
            .filter(|_| is_open)
            .map(|criterion| Question { who: Asked::Where, criterion: Some(criterion) });
    };
    let of = one.subject().filter(|_| subjects.next().is_none() && is_whole(all, at, page))?;
    let who = if is_of_whole(all, at, page) { Asked::About(of) } else { Asked::Beside(of) };
    Some(Question { who, criterion })
}

/// Gives what one does oneself its meaning: "host it myself" is self-hosting.
pub(super) fn mark_own(all: &mut Vec<Token>, page: &Page<'_>) {
    let is_own = |token: &Token| page.words.oneself.has(&token.text);
    let Some(own) = all.iter().position(is_own) else { return };
    let derived = &page.traits.derived;
    let self_done = |token: &Token| {
        let verb = root(&token.text, page.of.language);
        let prefixes = ["self", "selbst"].into_iter();
        let mut names = prefixes.filter_map(|own| derived.name(&format!("{own} {verb}")));
        names.next().filter(|at| page.has_levels(*at))
    };
    let is_word = |token: &Token| matches!(token.kind, Kind::Word | Kind::Part(_));
    let found = all.iter().enumerate().filter(|(_, token)| is_word(token) && !token.is_capital);
    let found = { found }.find_map(|(at, token)| Some((at, self_done(token)?)));
    if let Some((at, criterion)) = found.filter(|(at, _)| *at != own) {
        all[at].kind = Kind::Criterion(criterion);
        all.remove(own);
    }
}

/// Gives a pronoun its meaning in a question that names no subject: "Does it have C?", but not "Is it possible?".
pub(super) fn mark_pronoun(all: &mut [Token], it: Option<Index<Subject>>, page: &Page<'_>) {
    let words = page.words;
    // "Gibt es …?", "Is it true that …?"
    let stands_alone = |at: usize| {
        let next = all.get(at + 1);
        words.has_inversion && all[at].text == "es"
            || next.is_some_and(|next| words.impersonal.has(&next.text))
    };
    let is_pronoun =
        |at: usize| words.pronouns.has(&all[at].text) && !all[at].is_capital && !stands_alone(at);
    let pronoun = (1..all.len()).find(|at| is_pronoun(*at));
    let is_free = !all.iter().any(|token| token.subject().is_some());
    if let Some((of, at)) = it.filter(|_| is_free).zip(pronoun) {
        all[at].kind = Kind::Subject(of);
    }
}

/// Whether a word turns what is asked around.
fn denies(token: &Token, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_denial = words.no.has(&token.text) && token.text != "any";
    is_denial || words.not.has(&token.text) || token.text.ends_with("n't")
}

/// Whether a question has a name that is none of the matrix. German nouns have capitals, too.
fn names_others(all: &[Token], page: &Page<'_>) -> bool {
    !page.words.has_inversion && all.iter().skip(1).any(Token::may_be_name)
}

/// Whether a question asks who has something: "Which of them …?", "Where can I get …?".
fn is_where(all: &[Token], page: &Page<'_>) -> bool {
    any(all, &page.words.which).or_else(|| any(all, &page.words.places)).is_some()
}

/// Whether a question asks for something only under a condition, for the best of it, or for more than who has it: before
/// the criterion, each word is known, and no verb follows it.
fn is_limited(all: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let is_named = |token: &Token| token.whole_criterion().is_some() || token.deed().is_some();
    let Some(named) = all.iter().position(is_named) else { return true };
    let begin = any(all, &words.which).or_else(|| any(all, &words.places)).unwrap_or(0);
    let known = [
        &words.articles,
        &words.have,
        &words.have_bare,
        &words.gets,
        &words.can,
        &words.does,
        &words.you,
        &words.adverbs,
        &words.adjectives,
        &words.people,
        &words.there_is,
        &words.things,
        &words.is,
    ];
    let before = all.get(begin..named).unwrap_or_default();
    let is_known = |token: &Token| known.iter().any(|list| list.has(&token.text));
    let follows = all.get(named + 1..).unwrap_or_default();
    let is_tail = follows
        .first()
        .is_none_or(|next| words.limits.has(&next.text) || any(follows, &words.closing).is_some());
    let others = [&words.provisos, &words.not_had, &words.need, &words.charge, &words.lack];
    let is_other = |token: &Token| {
        let is_most =
            token.text.ends_with("est") || matches!(&*token.text, "more" | "most" | "best");
        let is_number = token.text.contains(|c: char| c.is_ascii_digit());
        token.criterion().is_none()
            && (is_most || is_number || others.iter().any(|list| list.has(&token.text)))
    };
    // "Without a second program" is no lack of the criterion.
    let tail = follows.iter().filter(|token| !matches!(&*token.text, "without" | "ohne"));
    !before.iter().all(is_known) || !is_tail || before.iter().chain(tail).any(is_other)
}

/// Whether a name is that of a subject, and not of a part of it or of another product.
fn is_whole(all: &[Token], at: usize, page: &Page<'_>) -> bool {
    all.get(at + 1).is_none_or(|next| {
        let is_number = next.text.starts_with(|c: char| c.is_ascii_digit());
        let is_name = !page.words.has_inversion && next.is_capital;
        next.kind != Kind::Mark && !next.is_possessive() && !is_number && !is_name
    })
}

/// Whether a question is about a subject as a whole, so that "it" in the answer is the subject: "How old is X?", "Is X a
/// new machine?", but not "Does X come with a case?".
fn is_of_whole(all: &[Token], at: usize, page: &Page<'_>) -> bool {
    let words = page.words;
    let lists = [&words.articles, &words.epithets];
    let is_before = |token: &Token| lists.iter().any(|list| list.has(&token.text));
    let start = all[..at].iter().rposition(|token| !is_before(token)).map_or(0, |verb| verb + 1);
    let before = &all[..start];
    let ends = |list: &Phrases| {
        (0..before.len()).any(|at| any(&before[at..], list) == Some(before.len() - at))
    };
    let is_copula = ends(&words.is) || ends(&words.copulas);
    let is_named = before.iter().any(|token| token.criterion().is_some());
    // "How long has X been around?", but not "How long does a case for X last?"
    let rest = &all[at + 1..];
    let asks = any(all, &words.how_much).is_some();
    let is_short = rest.len() <= MOST_AFTER
        && !rest.iter().any(|token| words.articles.has(&token.text) || token.criterion().is_some());
    let is_said =
        asks && is_short && (ends(&words.does) || ends(&words.have) || ends(&words.there_is));
    let begins = skip(all, 0, &words.intros);
    let is_near = start <= begins + MOST_BEFORE;
    is_near && !is_named && (is_copula || is_said)
}

/// Most words of a question before its subject: "since when is there".
const MOST_BEFORE: usize = 5;

/// Most words of a question after its subject, if they may be about something else.
const MOST_AFTER: usize = 3;
