//! Reads the word that a clause states of one criterion: a choice, "free", "unlimited", or a version. Pure.

use std::ops::Range;

use super::clause::is_verb;
use super::head::{Head, How};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Kind, Token, adverbs, any, skip};
use super::value::{Found, Sentence, is_light};
use crate::base::index::Index;
use crate::claims::{qualifier, version as versions};
use crate::matrix::Criterion;
use crate::matrix::kind::Statement as Form;
use crate::reading::topic::only;
use crate::reading::words::order::OrderWords;
use crate::reading::words::{Family, Phrases};

/// Returns the word of a clause, if it certainly is a value of its subject.
pub(super) fn read(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    free(head, of, page)
        .or_else(|| unlimited(head, of, page))
        .or_else(|| choice(head, of, page))
        .or_else(|| version(head, of, page))
        .or_else(|| text(head, of, page))
}

/// Reads what a clause says of a criterion of texts that it names: "is written in Go", "has the MIT licence", "is
/// MIT-licensed". Only words that are the text of a fact contradict another.
fn text(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let is_text = |at: &Index<Criterion>| page.form(*at) == Form::Text;
    let named = only(head.rest.iter().filter_map(Token::whole_criterion));
    let of_topic = of.topic.filter(|_| of.is_answer);
    let criterion = head.criterion.or(named).or(of_topic).filter(is_text)?;
    let end = head.rest.iter().position(|token| is_end(token, page)).unwrap_or(head.rest.len());
    let said = &head.rest[..end];
    let is_name = |token: &Token| token.criterion() == Some(criterion) && !token.text.contains('-');
    let is_said = |token: &&Token| !is_light(token, page) && !is_name(token);
    let first = said.iter().find(is_said)?;
    let last = said.iter().rev().find(is_said)?;
    let verb = said.get(adverbs(said, 0, page));
    let is_verb = verb.is_some_and(|token| is_verb(token, page) || is_name(token));
    let is_linked = is_verb || head.criterion.is_some() || of.is_answer;
    let compares = OrderWords::of(page.of.language);
    let is_denied = said.iter().any(|token| {
        let lists = [&words.not, &words.no, &words.lack, &words.does_not];
        token.subject().is_some()
            || lists.iter().any(|list| list.has(&token.text))
            || compares.is_some_and(|of| of.than.contains(&token.text.as_str()))
    });
    let count = said.iter().filter(is_said).count();
    // "New York", but not "two hours from Berlin". German nouns have capitals, too.
    let is_name_alone = || {
        let is_german = words.has_inversion;
        let mut said_words = said.iter().filter(|token| is_said(token) && token.kind != Kind::Mark);
        count == 1 || !is_german && said_words.all(|token| token.is_capital)
    };
    let is_short = count <= LONGEST_TEXT && (!of.is_answer || is_name_alone());
    let last_said = said.last()?.range.end;
    let is_plain = tail::is_plain(of.tokens, last_said, Tail::Strict, page)
        || tail::is_remark(of.tokens, last_said, page);
    let range = first.range.start..last.range.end;
    (is_linked && is_short && is_plain && !is_denied).then_some(Found { criterion, range })
}

/// Most words of a text that is a name.
const LONGEST_TEXT: usize = 4;

fn is_end(token: &Token, page: &Page<'_>) -> bool {
    token.is_mark(&[',', ';', '.', '!', '(', '–', '—', ':'])
        || page.words.conjunctions.has(&token.text)
}

/// Returns the place of the first of several phrases in the rest of a clause, if only words before it are light.
fn place(
    head: &Head,
    phrases: &Phrases,
    is_before: impl Fn(&Token) -> bool,
) -> Option<(usize, Range<usize>)> {
    for at in 0..head.rest.len() {
        if let Some(length) = any(&head.rest[at..], phrases) {
            let range = head.rest[at].range.start..head.rest[at + length - 1].range.end;
            return Some((at, range));
        }
        if !is_before(&head.rest[at]) {
            return None;
        }
    }
    None
}

/// Reads "free" and "costs nothing".
fn free(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let is_price_verb = |token: &Token| {
        words.families.iter().any(|(verb, family)| *verb == token.text && *family == Family::Price)
    };
    let before = |token: &Token| {
        words.is.has(&token.text)
            || words.adverbs.has(&token.text)
            || words.pronouns.has(&token.text)
            || token.is_mark(&[':'])
            || is_price_verb(token)
            || token.text == "completely"
            || token.text == "available"
    };
    let (at, range) = place(head, &words.free, before)?;
    let is_said =
        head.rest[..at].iter().any(|token| words.is.has(&token.text) || is_price_verb(token));
    let is_nothing = matches!(&of.text[range.clone()].to_lowercase()[..], "nothing" | "nichts");
    let is_costed = head.rest[..at].iter().any(is_price_verb);
    if !of.is_answer && (!is_said || is_nothing != is_costed) {
        return None;
    }
    let topic = of.topic.filter(|topic| page.is_in_family(*topic, Family::Price));
    let criterion = head.criterion.or(topic).or(page.traits.price)?;
    let is_price = page.is_in_family(criterion, Family::Price);
    let is_plain = tail::is_plain(of.tokens, range.end, Tail::Strict, page)
        && !is_of_freedom(of.tokens, range.end);
    let range = if is_nothing && at > 0 { head.rest[at - 1].range.start..range.end } else { range };
    (is_price && is_plain).then_some(Found { criterion, range })
}

/// Whether "free" may be of freedom: "free and open source".
fn is_of_freedom(tokens: &[Token], after: usize) -> bool {
    let rest = tokens.iter().skip_while(|token| token.range.start < after).take(4);
    rest.into_iter().any(|token| {
        token.text.starts_with("open")
            || token.text.starts_with("libre")
            || token.text == "software"
    })
}

/// Reads "unlimited" with the criterion, or in its section.
fn unlimited(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let own = head.criterion.filter(|at| page.criterion(*at).kind.has_amounts());
    let is_before = |token: &Token| {
        is_light(token, page) || token.criterion().is_some() || token.is_mark(&[':'])
    };
    let (at, range) = place(head, &page.words.unlimited, is_before)?;
    let next = head.rest.iter().find(|token| token.range.start >= range.end);
    let noun = next.and_then(Token::criterion);
    let named = only(head.rest[..at].iter().filter_map(Token::criterion));
    let criterion = own.or(noun).or(named).or_else(|| {
        of.topic.filter(|_| next.is_none_or(|next| !next.text.starts_with(char::is_alphabetic)))
    })?;
    let end = noun.and(next).map_or(range.end, |noun| noun.range.end);
    let is_own = page.criterion(criterion).kind.has_amounts()
        && noun.is_none_or(|noun| noun == criterion)
        && named.is_none_or(|named| named == criterion);
    (is_own && tail::is_plain(of.tokens, end, Tail::Strict, page))
        .then_some(Found { criterion, range })
}

/// Reads one of the choices of a criterion that is named, or whose section it is.
fn choice(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let named = only(head.rest.iter().filter_map(Token::criterion));
    let is_word = |at: &Index<Criterion>| {
        page.form(*at) == Form::Word
            && !page.has_levels(*at)
            && !page.criterion(*at).kind.words().is_empty()
    };
    let known = head.criterion.or(named).or(of.topic);
    let criterion = match known.filter(is_word) {
        Some(known) => known,
        None if head.criterion.is_some() => return None,
        None => of_code(head, of, page)
            .or_else(|| of_noun(head, page))
            .or_else(|| of_adjective(head, of, page))?,
    };
    let start = head.rest.first()?.range.start;
    let end = head.rest.last()?.range.end;
    let text = of.text.get(start..end)?;
    let found =
        places(&of.text[..start + text.len()], start, &page.criterion(criterion).kind.words());
    let [range] = &found[..] else { return None };
    let before = head.rest.partition_point(|token| token.range.start < range.start);
    let before = &head.rest[..before];
    let is_linked = before.iter().enumerate().all(|(at, token)| {
        token.criterion() == Some(criterion)
            || is_light(token, page)
            || token.is_mark(&[':'])
            || is_licence(token)
            || at == 0 && is_verb_before(before, page)
    });
    let is_denied = before.iter().any(|token| page.words.lack.has(&token.text));
    // "A central network", "bad at maths": the noun after its value
    let at = of.tokens.partition_point(|token| token.range.start < range.end);
    let after = of.tokens.get(at..).and_then(|rest| any(rest, &page.words.after_grades));
    let own = |at: usize| of.tokens.get(at).filter(|token| token.criterion() == Some(criterion));
    let is_thing = |token: &&Token| page.of.vocabulary.lexicon().is_of_title(&token.text);
    let thing = || of.tokens.get(at).filter(is_thing);
    let noun = own(at).or_else(thing).or_else(|| own(at + after?));
    let end = noun.map_or(range.end, |noun| noun.range.end);
    let is_plain =
        tail::is_plain(of.tokens, end, Tail::Strict, page) || tail::is_remark(of.tokens, end, page);
    (is_linked && !is_denied && is_plain).then(|| Found { criterion, range: range.clone() })
}

/// Whether a clause begins with a verb that is not known and a word for where: "films in 4K".
fn is_verb_before(before: &[Token], page: &Page<'_>) -> bool {
    let ending = if page.words.has_inversion { 't' } else { 's' };
    let is_in = |token: &Token| page.words.where_in.has(&token.text);
    matches!(before, [verb, place, ..] if !verb.is_capital && verb.text.ends_with(ending) && is_in(place))
}

/// Returns the only criterion with a choice that a clause says its subject has: "has a belt".
fn of_noun(head: &Head, page: &Page<'_>) -> Option<Index<Criterion>> {
    let words = page.words;
    let at = adverbs(&head.rest, 0, page);
    let verb = at + any(head.rest.get(at..)?, &words.have)?;
    let noun = skip(&head.rest, verb, &words.indefinite);
    let noun = head.rest.get(noun).filter(|_| noun > verb)?;
    let has_noun = |at: &Index<Criterion>| {
        let criterion = page.criterion(*at);
        page.form(*at) == Form::Word
            && !page.has_levels(*at)
            && criterion.kind.words().iter().any(|word| word.to_lowercase() == noun.text)
    };
    only(page.of.matrix.criteria.indexed().map(|(at, _)| at).filter(has_noun))
}

/// Returns the only criterion with a choice that a clause says its subject is: "is waterproof".
fn of_adjective(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Index<Criterion>> {
    let words = page.words;
    let verb = adverbs(&head.rest, 0, page);
    let said = verb + any(head.rest.get(verb..)?, &words.is)?;
    let said = skip(&head.rest, adverbs(&head.rest, said, page), &words.indefinite);
    let start = head.rest.get(said)?.range.start;
    let text = of.text.get(..head.rest.last()?.range.end)?;
    let is_choice = |at: &Index<Criterion>| {
        let criterion = page.criterion(*at);
        let mut choices = criterion.kind.words();
        choices.retain(|choice| {
            choice.len() >= LEAST_OF_ADJECTIVE && !words.opinions.has(&choice.to_lowercase())
        });
        page.form(*at) == Form::Word
            && !page.has_levels(*at)
            && places(text, start, &choices).iter().any(|place| place.start == start)
    };
    only(page.of.matrix.criteria.indexed().map(|(at, _)| at).filter(is_choice))
}

/// Letters of a choice that is said of a subject without its criterion: others have too many meanings.
const LEAST_OF_ADJECTIVE: usize = 6;

/// Endings of the words of choices in English: "statically typed", "MIT-licensed", "belt-driven"
const FORMS: [&str; 6] = ["ally", "ly", "-licensed", "-driven", "-powered", "-based"];

/// Returns where whole words are in a text after an offset. A word within a longer one is not found.
fn places(text: &str, start: usize, words: &[&str]) -> Vec<Range<usize>> {
    // Each letter keeps its length.
    let lower = qualifier::lower_case(&text[start..]);
    let is_joined = |c: char| c.is_alphanumeric() || c == '-';
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (at, part) in lower.match_indices(&qualifier::lower_case(word)) {
            let range = start + at..start + at + part.len();
            let after = &text[range.end..];
            let length =
                FORMS.iter().filter(|form| after.starts_with(*form)).map(|form| form.len()).max();
            let after = &after[length.unwrap_or_default()..];
            let is_whole =
                !text[..range.start].ends_with(is_joined) && !after.starts_with(is_joined);
            let range = range.start..range.end + length.unwrap_or_default();
            let is_in = |one: &Range<usize>, other: &Range<usize>| {
                other.start <= one.start && one.end <= other.end
            };
            if is_whole && !found.iter().any(|other| is_in(&range, other)) {
                found.retain(|other| !is_in(other, &range));
                found.push(range);
            }
        }
    }
    found
}

/// Returns the only criterion with a choice that is in a clause and could be nothing else: `Apache-2.0`, `IP68`.
fn of_code(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Index<Criterion>> {
    let text = of.text.get(head.rest.first()?.range.start..head.rest.last()?.range.end)?;
    let is_code = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 2 || capitals == 1 && word.contains(|c: char| c.is_ascii_digit())
    };
    let has_code = |at: &Index<Criterion>| {
        let mut words = page.criterion(*at).kind.words().into_iter();
        page.form(*at) == Form::Word && words.any(|word| is_code(word) && text.contains(word))
    };
    let criteria = page.of.matrix.criteria.indexed().map(|(at, _)| at);
    only(criteria.filter(has_code))
}

/// Words before a licence
fn is_licence(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "under" | "unter" | "licensed" | "released" | "lizenziert" | "per" | "by"
    )
}

/// Reads "the latest version of X is 3", "is at version 3".
fn version(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let stated = only(head.rest.iter().filter_map(Token::whole_criterion));
    let of_topic = of.topic.filter(|_| of.is_answer || head.how == How::Topic);
    let named = head.criterion.or(stated).or(of_topic).filter(|at| page.form(*at) == Form::Version);
    // "Is at version 3", but not "since version 3"
    let by_word = || {
        let at = head.rest.iter().position(|token| page.words.versions.has(&token.text))?;
        let is_bound = head.rest[..at].iter().any(|token| page.words.not_version.has(&token.text));
        page.traits.version.filter(|_| at > 0 && !is_bound)
    };
    let criterion = named.or_else(by_word)?;
    let text = &of.text[of.range.clone()];
    let found = versions::read(text, &[], page.of.language).into_iter();
    let place = |place: Range<usize>| place.start + of.range.start..place.end + of.range.start;
    let start = head.rest.first()?.range.start;
    let end = head.rest.last()?.range.end;
    let mut found = found
        .map(|stated| place(stated.place))
        .filter(|place| start <= place.start && place.start < end);
    let range = found.next().filter(|_| found.next().is_none())?;
    let before = head.rest.iter().take_while(|token| token.range.start < range.start);
    let is_linked = before.clone().all(|token| {
        token.criterion() == Some(criterion)
            || page.words.versions.has(&token.text)
            || is_light(token, page)
            || token.is_mark(&[':'])
    });
    // "Versions 4.0 and above", "starting with X 3.2, you can"
    let after = of.tokens.partition_point(|token| token.range.start < range.end);
    let goes_on = any(&of.tokens[after..], &page.words.and_above).is_some();
    let is_since = any(of.tokens, &page.words.since_version).is_some();
    let is_certain = is_linked && !goes_on && !is_since;
    (is_certain && tail::is_plain(of.tokens, range.end, Tail::Strict, page))
        .then_some(Found { criterion, range })
}
