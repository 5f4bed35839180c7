//! Tells what a sentence leaves for pronouns in the next one. Pure.

use super::clause::clauses;
use super::head::{self, Before, Context, Head, How};
use super::page::Page;
use super::token::Token;
use super::who::Who;

/// Whether a sentence may be about others than the subjects of the matrix.
pub(super) fn names_others(tokens: &[Token], page: &Page<'_>) -> bool {
    // Where all nouns have capitals, names cannot be told from them.
    match page.words.has_inversion {
        true => !tokens.iter().any(|token| token.subject().is_some()),
        false => tokens.iter().skip(1).any(Token::may_be_name),
    }
}

/// Whether tokens name a thing that what follows may be about: "X has a case."
pub(super) fn names_noun(tokens: &[Token], page: &Page<'_>) -> bool {
    tokens.iter().zip(tokens.iter().skip(1)).any(|(article, noun)| {
        page.words.indefinite.has(&article.text)
            && noun.criterion().is_none()
            && noun.text.starts_with(char::is_alphabetic)
            && !page.words.within.has(&noun.text)
    })
}

/// Whether tokens name something like the subjects, which what follows may be about: "a rival", "another phone".
pub(super) fn names_rival(tokens: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let is_rival = |noun: &Token| {
        words.things.has(&format!("{}s", noun.text))
            || page.exclusion.rivals.has(&noun.text)
            || page.of.vocabulary.lexicon().is_of_title(&noun.text)
    };
    tokens.iter().enumerate().any(|(at, article)| {
        let mut near = tokens.iter().skip(at + 1).take(MOST_ADJECTIVES + 1);
        words.indefinite.has(&article.text) && near.any(is_rival)
    })
}

/// Most adjectives between an article and its noun
const MOST_ADJECTIVES: usize = 2;

/// Whether a sentence is about the subject of its section, whatever else it names: "It is written in Rust."
pub(super) fn is_about_topic(tokens: &[Token], context: Context, page: &Page<'_>) -> bool {
    let Some(topic) = context.topic.subject else { return false };
    let whole = clauses(tokens, page);
    let head = whole.first().and_then(|first| head::head(tokens, first, context, page));
    head.is_some_and(|head| head.who == Who::One(topic) && head.how != How::Part)
}

/// Returns what a pronoun in the next sentence may stand for.
pub(super) fn left(tokens: &[Token], context: Context, page: &Page<'_>) -> Before {
    let whole = clauses(tokens, page);
    let Some(first) = whole.first() else { return Before::Other };
    let Some(Head { who: Who::One(subject), rest, how, .. }) =
        head::head(tokens, first, context, page)
    else {
        return Before::Other;
    };
    let subjects = tokens.iter().filter_map(Token::subject);
    let is_alone = subjects.clone().all(|other| other == subject);
    match is_alone
        && !names_noun(&rest, page)
        && (!matches!(how, How::Topic | How::Part) || subjects.count() == 0)
    {
        true => Before::One(subject),
        false => Before::Other,
    }
}
