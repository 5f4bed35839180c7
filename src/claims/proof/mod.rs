//! Tells what the text of a claim without a test proves: which of its statements agree with the fact, contradict
//! it, or cannot be compared with it. Pure.

mod other_text;
mod own_words;

use std::ops::Range;

use super::quantity::{self, Quantity};
use super::state::{self, State, Worded};
use super::tokens::folded;
use super::{Finding, measured, prose};
use crate::base::language::Language;
use crate::matrix::amount::Precision;
use crate::matrix::kind::Statement;
use crate::matrix::unit::Unit;
use crate::matrix::{Better, Criterion, Datum, Fact, FactValue, Kind, Level};
pub use other_text::licence;
use other_text::states_other;
use own_words::{has_words_of, other_code, states_number};

/// What a text is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'f> {
    pub fact: &'f Fact,
    pub criterion: &'f Criterion,
    /// The name of the subject, and its other names
    pub product: &'f [&'f str],
    /// Names of the matrix that contain digits: a number in them is no quantity
    pub names: &'f [&'f str],
    /// The words of the other facts of the criterion, if its kind is `text`
    pub others: &'f [&'f str],
    /// That of the text. Words such as `free` are read in English only
    pub language: &'f Language,
}

/// Returns the statements of a text about a known fact, in no particular order. A text that states nothing
/// that a fact of this kind can be compared with has none.
pub fn read(text: &str, of: Stated<'_>) -> Vec<Finding> {
    let Stated { fact, criterion, language, .. } = of;
    let mut found = measured(text, &fact.value, criterion, language);
    if !found.is_empty() {
        return found;
    }
    let whole = {
        let start = text.len() - text.trim_start().len();
        start..start + text.trim().len()
    };
    let words = criterion.kind.datum(&fact.value).map(Datum::words).unwrap_or_default();
    if let Some(is_so) = is_word_of_fact(text.trim(), of) {
        found.push(if is_so { Finding::Agrees(whole) } else { Finding::Contradicts(whole) });
        return found;
    }
    if words.iter().any(|words| has_words_of(text, words)) {
        found.push(Finding::Agrees(whole));
    } else if let Some(place) = other_code(text, fact, &words) {
        found.push(Finding::Contradicts(place));
    } else if matches!(criterion.kind, Kind::Text) && states_other(text, of) {
        found.push(Finding::Contradicts(whole));
        return found;
    } else if let Some(worded) = state_of(text, criterion, language) {
        found.extend(match of_state(worded, text, of) {
            Compared::Agrees => Some(Finding::Agrees(whole)),
            Compared::Contradicts => Some(Finding::Contradicts(whole)),
            Compared::Not => Some(Finding::Unproven(whole)),
            Compared::Silent => None,
        });
    }
    if !matches!(criterion.kind.statement(), Statement::Amount | Statement::None) {
        for number in numbers(text, of) {
            found.push(match states_number(text, &number, fact, &words, language) {
                true => Finding::Agrees(number.place),
                false => Finding::Unproven(number.place),
            });
        }
    }
    found
}

/// Returns whether a text states a state, which an unknown fact cannot support.
#[deny(clippy::wildcard_enum_match_arm)]
pub fn states_state(text: &str, criterion: &Criterion, language: &Language) -> bool {
    if criterion.kind.meant(&lower(text)).is_some() {
        return true;
    }
    let state = state_of(text, criterion, language).filter(|_| !is_own_term(text, criterion));
    state.is_some_and(|worded| match worded.state {
        _ if is_reversed(worded, criterion) => false,
        State::Yes | State::Supported | State::Partial | State::No | State::Lacking => {
            is_level(criterion)
        }
        State::Free | State::NotFree => criterion.kind.is_price(),
        State::Unlimited => criterion.kind.has_amounts(),
        State::Closed => is_of_source(criterion) && is_level(criterion),
        State::Terms => false,
    })
}

fn state_of(text: &str, criterion: &Criterion, language: &Language) -> Option<Worded> {
    state::read(text, &[&criterion.name, &criterion.id], language)
}

/// Whether the name of a criterion says that it is about open source.
fn is_of_source(criterion: &Criterion) -> bool {
    let name = folded(&criterion.name);
    name.contains(" open source ") || name.contains(" quelloffen ")
}

/// Words in the names of criteria whose "yes" says that something is lacking or wanted.
const REVERSED: [&str; 24] = [
    " deprecated ",
    " discontinued ",
    " end ",
    " limit ",
    " limits ",
    " missing ",
    " needed ",
    " needs ",
    " no ",
    " not ",
    " removed ",
    " required ",
    " requires ",
    " without ",
    " abgekündigt ",
    " eingestellt ",
    " ende ",
    " erforderlich ",
    " fehlt ",
    " kein ",
    " keine ",
    " nicht ",
    " nötig ",
    " ohne ",
];

/// Whether a state of the product need not be one of the criterion: "no longer supported" is a yes for the
/// criterion "Deprecated".
fn is_reversed(Worded { state, is_named }: Worded, criterion: &Criterion) -> bool {
    let is_of_product =
        matches!(state, State::Yes | State::Supported | State::Partial | State::Lacking);
    let name = folded(&criterion.name).replace(" end to end ", " ").replace(" ende zu ende ", " ");
    let is_bad =
        || criterion.better == Better::Lower || REVERSED.iter().any(|word| name.contains(word));
    is_of_product && !is_named && is_level(criterion) && is_bad()
}

/// Compares a text that is one of the values of the criterion. `None` if it is none of them.
fn is_word_of_fact(text: &str, of: Stated<'_>) -> Option<bool> {
    let kind = &of.criterion.kind;
    if kind.statement() != Statement::Word {
        return None;
    }
    Some(kind.meant(text).or_else(|| kind.meant(&lower(text)))? == of.fact.value)
}

fn lower(text: &str) -> String {
    text.trim().trim_end_matches(['.', '!']).to_lowercase()
}

fn is_level(criterion: &Criterion) -> bool {
    matches!(criterion.kind.meant(Level::Yes.as_str()), Some(FactValue::Level(_)))
}

enum Compared {
    Agrees,
    Contradicts,
    /// The fact cannot bear the statement out
    Not,
    /// The words may mean something else
    Silent,
}

impl Compared {
    fn of(is_so: bool) -> Compared {
        if is_so { Compared::Agrees } else { Compared::Contradicts }
    }

    fn opposite(self) -> Compared {
        match self {
            Compared::Agrees => Compared::Contradicts,
            Compared::Contradicts => Compared::Agrees,
            undecided => undecided,
        }
    }
}

#[deny(clippy::wildcard_enum_match_arm)]
fn of_state(worded: Worded, text: &str, of: Stated<'_>) -> Compared {
    let (Stated { fact, criterion, .. }, Worded { state, .. }) = (of, worded);
    if is_own_term(text, criterion) || is_reversed(worded, criterion) {
        return Compared::Silent;
    }
    match criterion.kind.statement() {
        Statement::Word if is_level(criterion) && state == State::Closed => {
            let level = fact.value.level().filter(|_| is_of_source(criterion));
            level.map_or(Compared::Not, |level| of_level(State::Lacking, level))
        }
        Statement::Word if is_level(criterion) => {
            fact.value.level().map_or(Compared::Silent, |level| of_level(state, level))
        }
        Statement::Amount => of_amount(worded, of),
        Statement::Support => {
            let level = fact.value.support().map(|support| support.first().status().level());
            level.map_or(Compared::Silent, |level| of_level(state, level))
        }
        Statement::None => Compared::Silent,
        Statement::Word | Statement::Text | Statement::Version | Statement::Day => match state {
            State::Supported => Compared::Silent,
            State::Yes
            | State::Partial
            | State::No
            | State::Lacking
            | State::Free
            | State::NotFree
            | State::Unlimited
            | State::Terms
            | State::Closed => Compared::Not,
        },
    }
}

/// Whether the name of the criterion contains the words of a text: "free" says nothing about the state of the
/// criterion "Free plan".
fn is_own_term(text: &str, criterion: &Criterion) -> bool {
    let words = folded(text);
    !words.trim().is_empty() && folded(&criterion.name).contains(&words)
}

fn of_level(state: State, level: Level) -> Compared {
    match (state, level) {
        (State::Yes, _) => Compared::of(level == Level::Yes),
        (State::Partial, _) => Compared::of(level == Level::Partial),
        (State::No | State::Lacking, _) => Compared::of(level == Level::No),
        // Authors say "supports" of partial support too.
        (State::Supported, Level::Partial) => Compared::Silent,
        (State::Supported, _) => Compared::of(level == Level::Yes),
        (State::Free | State::NotFree | State::Unlimited | State::Terms | State::Closed, _) => {
            Compared::Not
        }
    }
}

fn of_amount(worded: Worded, of: Stated<'_>) -> Compared {
    let Some(amount) = of.fact.value.extent() else { return Compared::Silent };
    let is_price = of.criterion.kind.is_price();
    let is_zero = || match (amount.low, amount.high) {
        (0.0, 0.0) => Compared::Agrees,
        (low, high) if low > 0.0 || high < 0.0 => Compared::Contradicts,
        _ => Compared::Not,
    };
    match worded.state {
        State::Free if is_price => is_zero(),
        State::NotFree if is_price => is_zero().opposite(),
        State::No => is_zero(),
        // "No age limit" is no limit, and "no excess" is none.
        State::Lacking if worded.is_named && !is_of_limit(of.criterion) => is_zero(),
        State::Lacking if worded.is_named => {
            of_amount(Worded { state: State::Unlimited, ..worded }, of)
        }
        State::Unlimited => match amount.precision {
            Precision::Unlimited => Compared::Agrees,
            Precision::AtLeast => Compared::Not,
            Precision::Exact | Precision::About | Precision::AtMost | Precision::Range => {
                Compared::Contradicts
            }
        },
        State::Supported | State::Free | State::NotFree => Compared::Silent,
        State::Yes | State::Partial | State::Lacking | State::Terms | State::Closed => {
            Compared::Not
        }
    }
}

/// Whether the amount of a criterion is a limit, by the last word of its name: `Age limit`.
fn is_of_limit(criterion: &Criterion) -> bool {
    let name = criterion.name.to_lowercase();
    LIMITS.iter().any(|word| name.ends_with(word))
}

/// Words at the end of the names of limits, in English and German.
const LIMITS: [&str; 8] =
    ["limit", "limits", "cap", "maximum", "quota", "obergrenze", "grenze", "begrenzung"];

/// Returns the numbers of a text that state a quantity, without those in names.
fn numbers(text: &str, of: Stated<'_>) -> Vec<Quantity> {
    let is_stated = prose::quantities(text, of.language);
    let is_quantity = |number: &Quantity| is_stated.contains(&number.place);
    let in_names = places_of(text, of.names);
    let is_named = |number: &Quantity| {
        let digits = number.written.as_ref().map_or(&number.place, |written| &written.digits);
        in_names.iter().any(|name| name.start <= digits.start && digits.end <= name.end)
            || prose::follows_first_name(text, number)
            || prose::is_idiom(text, number)
    };
    let whole = prose::whole_version(text, of.product, of.names, of.language);
    let read = quantity::read(text, &Unit::in_language(None, of.language)).into_iter();
    read.filter(|number| {
        whole.as_ref() == Some(&number.place) || is_quantity(number) && !is_named(number)
    })
    .collect()
}

/// Returns the ranges of names in a text, whatever their case.
fn places_of(text: &str, names: &[&str]) -> Vec<Range<usize>> {
    // Only ASCII letters change, so that offsets stay the same.
    let text = text.to_ascii_lowercase();
    let of_name = |name: &&str| {
        let name = name.to_ascii_lowercase();
        let places = text.match_indices(&name).map(|(at, part)| at..at + part.len());
        places.collect::<Vec<Range<usize>>>()
    };
    names.iter().filter(|name| !name.trim().is_empty()).flat_map(of_name).collect()
}

#[cfg(test)]
mod tests;
