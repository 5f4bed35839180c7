//! The words that stand for a criterion without being its name: units, nouns, verbs and adjectives. Pure.

use std::collections::HashMap;

use super::only::only;
use super::words::order::{ASPECTS, Aspect, MEASURES, NAMES, Names};
use crate::base::index::Index;
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Pace, Unit};
use crate::matrix::{Better, Criterion, Matrix};

/// The words of a matrix, looked up by their stems. It is made once for each matrix, when a comparison is read.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// By the number of the criterion
    traits: Vec<Traits>,
    /// The stems of the words of the title: `messeng` of `Messengers`
    title: Vec<String>,
    /// Nouns that are the unit of one criterion: `regions`
    units: Words,
    /// Names without the words that say how they are measured: `group` of `Group size`
    cores: Words,
    /// All words of names and terms that are in one criterion only
    stems: Words,
    /// The beginnings of names, as they are written: `file size` of `File size limit`
    beginnings: Words,
    pub(super) price: Option<Index<Criterion>>,
    pub(super) speed: Option<Index<Criterion>>,
    pub(super) weight: Option<Index<Criterion>>,
    pub(super) noise: Option<Index<Criterion>>,
    pub(super) age: Option<Index<Criterion>>,
    /// How long it lasts
    pub(super) endurance: Option<Index<Criterion>>,
    /// How long it binds its users
    pub(super) binding: Option<Index<Criterion>>,
    /// How long it takes to start
    pub(super) startup: Option<Index<Criterion>>,
}

/// What a criterion measures.
#[derive(Debug, Clone, Copy, Default)]
struct Traits {
    is_price: bool,
    pace: Option<Pace>,
    is_weight: bool,
    is_noise: bool,
    is_size: bool,
    is_length: bool,
    is_count: bool,
    is_time: bool,
    has_amounts: bool,
}

/// Words with the only criterion that has each.
type Words = HashMap<String, Option<Index<Criterion>>>;

/// Letters of a unit that is a noun: `regions`, not `kg`.
const LEAST_OF_NOUN: usize = 4;

/// Letters of a stem.
const LEAST_OF_STEM: usize = 3;

/// Letters of the end of a compound, which is a noun of its own.
const LEAST_OF_END: usize = 5;

/// Endings of words in English and German, the longest first.
const ENDINGS: [&str; 9] = ["ings", "ing", "ers", "er", "es", "ed", "en", "et", "e"];

/// Words of names that say nothing of what they measure.
const EMPTY: [&str; 51] = [
    "second",
    "minute",
    "hour",
    "day",
    "month",
    "year",
    "sekunde",
    "minute",
    "stunde",
    "monat",
    "jahr",
    "the",
    "of",
    "per",
    "for",
    "in",
    "on",
    "at",
    "to",
    "a",
    "an",
    "and",
    "with",
    "when",
    "max",
    "maximum",
    "min",
    "minimum",
    "total",
    "average",
    "typical",
    "limit",
    "cap",
    "allowance",
    "up",
    "der",
    "die",
    "das",
    "des",
    "von",
    "pro",
    "je",
    "für",
    "im",
    "bei",
    "mit",
    "maximale",
    "maximal",
    "und",
    "from",
    "by",
];

/// Words between what is counted and a time, in English and German.
const PER: [&str; 2] = ["per", "pro"];

/// Returns a word without its ending, so that `charges` and `charging` are the same.
pub(super) fn stem(word: &str) -> String {
    let is_long = |stem: &&str| stem.chars().count() >= LEAST_OF_STEM;
    let mut cut = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let stem = cut
        .find(is_long)
        .or_else(|| word.strip_suffix('s').filter(|of| is_long(of) && !of.ends_with('s')));
    let stem = stem.unwrap_or(word);
    match stem.strip_suffix('i') {
        Some(stem) => format!("{stem}y"),
        None => stem.to_owned(),
    }
}

impl Lexicon {
    pub(super) fn of(matrix: &Matrix) -> Lexicon {
        let traits: Vec<Traits> = matrix.criteria.iter().map(Traits::of).collect();
        let all = || matrix.criteria.indexed().map(|(at, _)| at);
        let pace = only(all().filter(|at| traits[at.number()].pace.is_some()));
        let of_title = matrix.title.split(|c: char| !c.is_alphanumeric());
        let of_title = of_title.filter(|word| word.chars().count() >= LEAST_OF_NOUN);
        let mut found = Lexicon {
            weight: only(all().filter(|at| traits[at.number()].is_weight)),
            noise: one(matrix, is_loudness),
            speed: pace.filter(|at| is_named(&matrix.criteria[*at], |names| names.speed)),
            title: of_title.map(|word| stem(&word.to_lowercase())).collect(),
            units: Words::new(),
            cores: Words::new(),
            stems: Words::new(),
            beginnings: Words::new(),
            price: price(matrix),
            age: one(matrix, is_age),
            endurance: one(matrix, |of| {
                is_named(of, |names| names.endurance) && of.kind.has_amounts()
            }),
            startup: only(all().filter(|at| {
                traits[at.number()].pace == Some(Pace::Duration)
                    && is_named(&matrix.criteria[*at], |names| names.startup)
            })),
            binding: one(matrix, |of| is_named(of, |names| names.binding) && of.kind.has_amounts()),
            traits,
        };
        for (at, criterion) in matrix.criteria.indexed() {
            found.add(at, criterion);
        }
        found
    }

    fn add(&mut self, at: Index<Criterion>, criterion: &Criterion) {
        let is_noun = |unit: &String| unit.chars().count() >= LEAST_OF_NOUN;
        let is_counted = criterion.kind.has_amounts() && pace_of(criterion).is_none();
        if let Some(unit) = criterion.unit.as_deref().map(str::to_lowercase).filter(is_noun)
            && is_counted
        {
            insert(&mut self.units, unit, at);
        }
        let name = bare(&criterion.name);
        let terms = criterion.terms.iter().map(|term| term.value.to_lowercase());
        for (number, text) in [name.clone()].into_iter().chain(terms).enumerate() {
            let parts = parts(&text);
            for part in &parts.core {
                insert(&mut self.stems, stem(part), at);
            }
            if let ([core], true) = (&parts.core[..], number == 0 && parts.is_measured) {
                insert(&mut self.cores, stem(core), at);
            }
        }
        let words: Vec<&str> = name.split(' ').collect();
        for length in 2..words.len() {
            insert(&mut self.beginnings, words[..length].join(" "), at);
        }
    }

    /// Returns the criterion whose unit a noun is.
    pub(super) fn unit(&self, noun: &str) -> Option<Index<Criterion>> {
        *self.units.get(noun)?
    }

    /// Returns the criterion whose name begins with some words: `file size` for `File size limit`.
    pub(super) fn beginning(&self, words: &str) -> Option<Index<Criterion>> {
        *self.beginnings.get(words)?
    }

    /// Returns the criterion whose name is a noun and how it is measured: `group` for `Group size`.
    pub(super) fn core(&self, noun: &str) -> Option<Index<Criterion>> {
        *self.cores.get(&stem(noun))?
    }

    /// Returns the criterion that a noun for what is compared means: `price`.
    pub(super) fn aspect(&self, noun: &str) -> Option<Index<Criterion>> {
        match ASPECTS.iter().find(|(word, _)| *word == noun)?.1 {
            Aspect::Price => self.price,
            Aspect::Speed => self.speed,
            Aspect::Weight => self.weight,
            Aspect::Noise => self.noise,
            Aspect::Age => self.age,
            Aspect::Size | Aspect::Length | Aspect::Amount | Aspect::Worth => None,
        }
    }

    /// Returns what an adjective says of a noun: the groups of `Group size` are larger.
    pub(super) fn noun(&self, noun: &str, aspect: Aspect) -> Option<Index<Criterion>> {
        self.core(noun).filter(|at| self.fits(*at, aspect))
    }

    /// Returns the criterion that a verb is about: `starts` for `Cold start`.
    pub(super) fn verb(&self, verb: &str) -> Option<Index<Criterion>> {
        *self.stems.get(&stem(verb))?
    }

    /// Whether an adjective can compare the values of a criterion that nothing but a heading or a noun names.
    pub(super) fn fits(&self, at: Index<Criterion>, aspect: Aspect) -> bool {
        let of = &self.traits[at.number()];
        match aspect {
            Aspect::Price => of.is_price,
            Aspect::Speed => of.pace.is_some(),
            Aspect::Weight => of.is_weight,
            Aspect::Noise => of.is_noise,
            Aspect::Age => of.is_time,
            Aspect::Size => of.is_size && of.has_amounts,
            Aspect::Length => of.is_length && of.has_amounts,
            Aspect::Amount => of.is_count && of.has_amounts,
            Aspect::Worth => false,
        }
    }

    pub(super) fn has_amounts(&self, at: Index<Criterion>) -> bool {
        self.traits[at.number()].has_amounts
    }

    pub(super) fn pace(&self, at: Index<Criterion>) -> Option<Pace> {
        self.traits[at.number()].pace
    }

    /// Whether a noun is in the title of the matrix, or ends a word of it: `Maschine` of `Waschmaschinen`.
    pub(super) fn is_of_title(&self, noun: &str) -> bool {
        let is_long = noun.chars().count() >= LEAST_OF_END;
        let noun = stem(noun);
        let is_end = |word: &String| is_long && word.ends_with(noun.as_str());
        self.title.iter().any(|word| *word == noun || is_end(word))
    }
}

impl Traits {
    fn of(criterion: &Criterion) -> Traits {
        let has_amounts = criterion.kind.has_amounts();
        let name = parts(&bare(&criterion.name));
        let is = |aspect: Aspect| name.aspects.contains(&aspect);
        let unit = Unit::of(criterion.unit.as_deref());
        let is_in = |of: &str| {
            criterion.unit.is_some()
                && unit.suffix(of, None).is_some_and(|suffix| suffix.fit == Fit::Same)
        };
        let pace = pace_of(criterion);
        let wanted = match pace {
            Some(Pace::Duration) => Some(Better::Lower),
            Some(Pace::Rate) => Some(Better::Higher),
            None => None,
        };
        Traits {
            is_price: criterion.kind.is_price(),
            pace: pace.filter(|_| wanted == Some(criterion.better) && has_amounts),
            is_noise: is_loudness(criterion) && criterion.better == Better::Lower,
            is_weight: is_in(" kg") && is_named(criterion, |names| names.weight),
            is_size: is(Aspect::Size) || is_in(" MB"),
            is_length: is(Aspect::Length) || pace == Some(Pace::Duration) || is_in(" km"),
            is_count: is(Aspect::Amount),
            is_time: matches!(criterion.kind.statement(), Form::Day | Form::Version),
            has_amounts,
        }
    }
}

/// A name of a criterion, by what its words say.
struct Parts {
    core: Vec<String>,
    aspects: Vec<Aspect>,
    is_measured: bool,
}

fn parts(name: &str) -> Parts {
    let mut parts = Parts { core: Vec::new(), aspects: Vec::new(), is_measured: false };
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        // `Writes per second` counts writes.
        if PER.contains(&word) {
            parts.aspects.push(Aspect::Amount);
            parts.is_measured = true;
        }
        if EMPTY.contains(&word) {
            continue;
        }
        // `Gruppengröße` is a size of groups.
        let measure = MEASURES.iter().filter(|(measure, _)| word.ends_with(measure));
        let measure = measure.max_by_key(|(measure, _)| measure.len());
        let rest = match measure {
            Some((measure, _)) => &word[..word.len() - measure.len()],
            None => word,
        };
        let is_compound = rest.chars().count() >= LEAST_OF_NOUN;
        match measure {
            Some((_, aspect)) if rest.is_empty() || is_compound => {
                parts.aspects.push(*aspect);
                parts.is_measured = true;
                if is_compound {
                    parts.core.push(rest.to_owned());
                }
            }
            _ => parts.core.push(word.to_owned()),
        }
    }
    parts
}

/// Returns a name in lower case, without what is in brackets.
fn bare(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_lowercase()
}

fn insert(words: &mut Words, word: String, at: Index<Criterion>) {
    let known = words.entry(word).or_insert(Some(at));
    *known = known.filter(|known| *known == at);
}

/// Returns the only criterion that a test accepts.
fn one(matrix: &Matrix, is_it: impl Fn(&Criterion) -> bool) -> Option<Index<Criterion>> {
    only(matrix.criteria.indexed().filter(|(_, of)| is_it(of)).map(|(at, _)| at))
}

/// Whether the name of a criterion or one of its terms has one of some words.
fn is_named(criterion: &Criterion, words: impl Fn(&Names) -> &'static [&'static str]) -> bool {
    // An id is a word of any language: `gruendung` has no "end".
    let terms = criterion.terms.iter().map(|term| term.value.to_lowercase());
    let names: Vec<String> = terms.chain([criterion.name.to_lowercase()]).collect();
    let mut words = NAMES.into_iter().flat_map(words);
    words.any(|word| names.iter().any(|name| name.contains(word)))
}

/// Returns the criterion that "cheaper" compares: the only price of the product itself.
fn price(matrix: &Matrix) -> Option<Index<Criterion>> {
    let is_price = |criterion: &Criterion| {
        criterion.kind.is_price()
            && criterion.better != Better::Higher
            && !is_named(criterion, |names| names.no_price)
    };
    one(matrix, is_price)
        .or_else(|| one(matrix, |of| is_price(of) && is_named(of, |names| names.price)))
}

/// Whether the numbers of a criterion are loudnesses, whose ratio is not that of what is heard.
pub(super) fn is_loudness(criterion: &Criterion) -> bool {
    criterion.unit.as_deref().is_some_and(|unit| unit.starts_with("dB"))
}

fn is_age(criterion: &Criterion) -> bool {
    criterion.kind.statement() == Form::Day
        && is_named(criterion, |names| names.age)
        && !is_named(criterion, |names| names.no_age)
}

/// Returns whether a criterion measures a duration or a rate.
fn pace_of(criterion: &Criterion) -> Option<Pace> {
    Unit::of(criterion.unit.as_deref()).pace()
}
