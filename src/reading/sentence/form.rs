//! Finds other forms of the names of criteria among the tokens of a sentence: `weather-sealed`, `processes images`. Pure.

use super::page::Page;
use super::token::{Kind, Token, skip};
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::matrix::kind::Statement as Form;
use crate::reading::root::root;

/// Gives the tokens that name a criterion in another form their meaning.
pub(super) fn mark(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(Found { kind, length }) = found(tokens, at, page) {
            let (first, last) = (&tokens[at], &tokens[at + length - 1]);
            let words: Vec<&str> =
                tokens[at..at + length].iter().map(|token| token.text.as_str()).collect();
            let whole = Token {
                kind,
                text: words.join(" "),
                range: first.range.start..last.range.end,
                is_capital: first.is_capital,
            };
            tokens.splice(at..at + length, [whole]);
        }
        at += 1;
    }
}

struct Found {
    kind: Kind,
    /// In tokens
    length: usize,
}

fn found(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Found> {
    let derived = &page.traits.derived;
    let token = &tokens[at];
    if !token.text.contains('-') && !derived.may_have(&token.text) {
        return None;
    }
    // The name itself may be a verb: "syncs settings"
    // "Does X sync settings?", "does not sync settings"
    let is_asked =
        |before: &Token| before.subject().is_some() && page.words.before_bare.has(&tokens[0].text);
    let is_after_not = at
        .checked_sub(1)
        .map(|before| &tokens[before])
        .is_some_and(|before| page.words.before_bare.has(&before.text) || is_asked(before));
    let is_name = token.whole_criterion().is_some() && (is_plain_verb(token, page) || is_after_not);
    if !is_word(token) && !is_name {
        return None;
    }
    let of = |kind, length| Some(Found { kind, length });
    let root_of = |token: &Token| root(&token.text, page.of.language);
    if token.text.contains('-') {
        let parts: Vec<String> =
            token.text.split('-').map(|part| root(part, page.of.language)).collect();
        let whole = derived.name(&parts.join(" "));
        // "MIT-licensed": a value and a word of the criterion
        let value = || {
            let at = derived.name(parts.last()?).or_else(|| derived.part(parts.last()?))?;
            (page.form(at) == Form::Text).then_some(at)
        };
        return whole.or_else(value).and_then(|at| of(named(at, page), 1));
    }
    let own = root_of(token);
    // A verb with its object, or an adverb: "processes your images", "builds incrementally"
    let object = skip(tokens, at + 1, &page.words.determiners);
    let may_be_object = |next: &&Token| is_word(next) || next.whole_criterion().is_some();
    if let Some(next) = tokens.get(object).filter(may_be_object).filter(|_| !token.is_capital) {
        let with_object = format!("{own} {}", root_of(next));
        let deed = derived.deed(&with_object);
        let manner = || derived.manner(&with_object).filter(|_| next.text.ends_with("ly"));
        // "Syncs settings" of "Settings sync"
        let is_verb_form = |token: &Token| token.text.ends_with('s') && !token.text.ends_with("ss");
        let noun = || {
            derived.verb(&with_object).filter(|_| {
                let before = at.checked_sub(1).map(|before| &tokens[before]);
                is_after_not
                    || is_verb_form(token) && before.is_some_and(|of| of.subject().is_some())
                    || before.is_some_and(|of| page.words.before_bare.has(&of.text))
            })
        };
        let deed = deed
            .or_else(noun)
            .or_else(manner)
            .filter(|at| is_verb(&token.text) && page.has_levels(*at));
        if let Some(deed) = deed {
            return of(Kind::Deed(deed), object + 1 - at);
        }
    }
    if is_name {
        return None;
    }
    let two = tokens.get(at + 1).filter(|next| is_word(next)).and_then(|next| {
        let name = derived.name(&format!("{own} {}", root_of(next)))?;
        // "First released" are words before a day.
        matches!(named(name, page), Kind::Criterion(_)).then_some(name)
    });
    if let Some(name) = two {
        return of(Kind::Criterion(name), 2);
    }
    // "Does not encrypt"
    let is_bare = || {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        !token.is_capital
            && before.is_some_and(|of| page.words.before_bare.has(&of.text))
            && is_verb(&token.text)
    };
    let is_said =
        |of: &Index<Criterion>| page.has_levels(*of) && (is_plain_verb(token, page) || is_bare());
    if let Some(deed) = derived.deed(&own).filter(is_said) {
        return of(Kind::Deed(deed), 1);
    }
    if token.kind == Kind::Word && is_said_otherwise(token, page) {
        return None;
    }
    if let Some(name) = derived.name(&own) {
        return of(named(name, page), 1);
    }
    of(Kind::Part(derived.part(&own).filter(|_| token.kind == Kind::Word)?), 1)
}

/// Returns what another form of a whole name means. "Hosted" need not be about the price of the hosting.
fn named(at: Index<Criterion>, page: &Page<'_>) -> Kind {
    let is_of_words = page.has_levels(at) || matches!(page.form(at), Form::Word | Form::Text);
    if is_of_words { Kind::Criterion(at) } else { Kind::Part(at) }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Part(_))
}

/// Whether a word may be a verb in the present, by its form.
fn is_verb(text: &str) -> bool {
    !["ing", "ion", "ed", "ment", "ung"].iter().any(|ending| text.ends_with(ending))
}

/// Whether a word is a verb without an object, and no noun: `encrypts`, `verschlüsselt`.
pub(super) fn is_plain_verb(token: &Token, page: &Page<'_>) -> bool {
    let end = if page.words.has_inversion { 't' } else { 's' };
    !token.is_capital && is_verb(&token.text) && token.text.ends_with(end)
}

/// Whether a word has another meaning in sentences.
fn is_said_otherwise(token: &Token, page: &Page<'_>) -> bool {
    let words = page.words;
    let of = &token.text;
    words.light.has(of)
        || words.verbs.has(of)
        || words.adverbs.has(of)
        || words.provisos.has(of)
        || words.limits.has(of)
}
