//! The words by which prose compares: a file for each language.

mod de;
mod en;

use crate::base::language::Language;

/// All are in lower case. Phrases have one space between their words.
pub(in crate::reading) struct OrderWords {
    pub(in crate::reading) comparatives: &'static [(&'static str, Adjective)],
    pub(in crate::reading) superlatives: &'static [(&'static str, Adjective)],
    /// Adjectives between "as" and "as"
    pub(in crate::reading) positives: &'static [(&'static str, Adjective)],
    /// What may follow the stems of the adjectives
    pub(in crate::reading) endings: &'static [&'static str],
    pub(in crate::reading) than: &'static [&'static str],
    /// The words around the adjective of "as fast as"
    pub(in crate::reading) as_as: [&'static str; 2],
    pub(in crate::reading) weighs: &'static [&'static str],
    /// "less" and "more" after "costs" and "weighs"
    pub(in crate::reading) less_and_more: [&'static str; 2],
    /// "as much", "the same" after "costs"
    pub(in crate::reading) as_much: &'static [&'static str],
    pub(in crate::reading) same: &'static [&'static str],
    /// "that of"
    pub(in crate::reading) that_of: &'static [&'static str],
    /// Rivals that are all others
    pub(in crate::reading) all_others: &'static [&'static str],
    /// "other", before a noun for the rest
    pub(in crate::reading) other: &'static [&'static str],
    /// "that", before how much none has: "files that big"
    pub(in crate::reading) that_much: &'static [&'static str],
    /// Nouns after a superlative that name any of the subjects
    pub(in crate::reading) nouns: &'static [&'static str],
    /// Nouns for the subject at one end: "the veteran"
    pub(in crate::reading) ends: &'static [(&'static str, Adjective)],
    /// Between a superlative and the subject that has it: "belongs to"
    pub(in crate::reading) belongs: &'static [&'static str],
    /// The same after a comma
    pub(in crate::reading) which_is: &'static [&'static str],
    /// Verbs for how long something takes to start
    pub(in crate::reading) starts: &'static [&'static str],
    /// Between a noun and the superlative of what it has: "the editor with the most plugins"
    pub(in crate::reading) with: &'static [&'static str],
    /// Before what readers pay for a subject: "you pay"
    pub(in crate::reading) pays: &'static [&'static str],
    /// Words for less than the number after them: "not even"
    pub(in crate::reading) not_even: &'static [&'static str],
    /// Words around a number that change nothing: "only"
    pub(in crate::reading) exactly: &'static [&'static str],
    /// What a price is for: "cheaper to buy"
    pub(in crate::reading) bought: &'static [&'static str],
    /// Verbs of those who use a subject, not of the subject itself
    pub(in crate::reading) wishes: &'static [&'static str],
    /// After a number: "ten to one"
    pub(in crate::reading) to_one: &'static [&'static str],
    pub(in crate::reading) not: &'static [&'static str],
    /// The articles of what is known
    pub(in crate::reading) definite: &'static [&'static str],
    /// Before what is said of one: "you want"
    pub(in crate::reading) wanted: &'static [&'static str],
    /// Verbs before an adjective of price: "comes cheaper"
    pub(in crate::reading) comes: &'static [&'static str],
    /// "by", before a difference
    pub(in crate::reading) by: &'static [&'static str],
    /// "about", before a number
    pub(in crate::reading) about: &'static [&'static str],
    /// Words of dates, other than the names of months
    pub(in crate::reading) dates: &'static [&'static str],
    /// Before those who are bound: "you are"
    pub(in crate::reading) binds: &'static [&'static str],
    /// "what", before a rival and its verb
    pub(in crate::reading) what: &'static [&'static str],
    /// Between "than" and a rival, if what is compared is at or on it
    pub(in crate::reading) places: &'static [&'static str],
    /// Verbs that compare: "outweighs"
    pub(in crate::reading) verbs: &'static [(&'static str, Adjective)],
    /// Verbs after which an adjective says how long something lasts
    pub(in crate::reading) lasts: &'static [&'static str],
    /// Words that say that something binds its users
    pub(in crate::reading) bound: &'static [&'static str],
    /// Verbs of a first release
    pub(in crate::reading) appears: &'static [&'static str],
    /// Words between a release and that of another subject
    pub(in crate::reading) before_and_after: [&'static str; 2],
    pub(in crate::reading) years: &'static [&'static str],
    /// Nouns of what is compared: "twice the size of"
    pub(in crate::reading) aspects: &'static [(&'static str, Aspect)],
    /// "time", after "less"
    pub(in crate::reading) time: &'static [&'static str],
    /// Between an adjective and a verb: "quicker to start"
    pub(in crate::reading) to: &'static [&'static str],
    /// Subjects of which there is none: "nobody"
    pub(in crate::reading) nobody: &'static [&'static str],
    /// Before a noun of which there is none: "no other"
    pub(in crate::reading) no_other: &'static [&'static str],
    /// Before a time that something takes: "it takes"
    pub(in crate::reading) it_takes: &'static [&'static str],
    pub(in crate::reading) neither: &'static [&'static str],
    pub(in crate::reading) nor: &'static [&'static str],
    /// Before what none is: "there is no"
    pub(in crate::reading) there_is_no: &'static [&'static str],
    /// "so many" after "nobody has"
    pub(in crate::reading) so: &'static [&'static str],
    /// Before what a reader gets for its price: "you get"
    pub(in crate::reading) getters: &'static [&'static str],
    /// Before a price that is a share of another: "for half the price of"
    pub(in crate::reading) sold_for: &'static [&'static str],
    /// Before a value that is named: "that is twice what A needs"
    pub(in crate::reading) that_is: &'static [&'static str],
    /// Verbs between a criterion and who is ahead on it: "beim Preis liegt A vor B"
    pub(in crate::reading) lies: &'static [&'static str],
    /// "ahead of", and whether it is the better one that is so
    pub(in crate::reading) ahead: &'static [(&'static str, bool)],
    /// Verbs after which more of something is not what the subject has: "saves"
    pub(in crate::reading) other_verbs: &'static [&'static str],
    /// Words between a verb and its object that change nothing: "takes up"
    pub(in crate::reading) particles: &'static [&'static str],
    /// The same after an object, before "as" or "than"
    pub(in crate::reading) after_objects: &'static [&'static str],
    /// Before a subject with which something is compared: "compared with"
    pub(in crate::reading) compared_with: &'static [&'static str],
}

/// Parts of names of criteria, by which an adjective alone finds its criterion. A page may be in another language
/// than its matrix.
pub(in crate::reading) struct Names {
    pub(in crate::reading) price: &'static [&'static str],
    /// Prices of something else than the product itself
    pub(in crate::reading) no_price: &'static [&'static str],
    pub(in crate::reading) speed: &'static [&'static str],
    pub(in crate::reading) weight: &'static [&'static str],
    pub(in crate::reading) age: &'static [&'static str],
    pub(in crate::reading) no_age: &'static [&'static str],
    /// How long it lasts
    pub(in crate::reading) endurance: &'static [&'static str],
    /// How long it binds its users
    pub(in crate::reading) binding: &'static [&'static str],
    /// How long it takes to start
    pub(in crate::reading) startup: &'static [&'static str],
}

/// What an adjective compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Aspect {
    Price,
    Speed,
    Weight,
    /// How loud it is, unasked
    Noise,
    /// The greater is the later
    Age,
    /// How much is in it, or how many: an amount that is named beside it
    Size,
    /// How long it lasts or reaches: an amount that is named beside it
    Length,
    /// Any amount that is named beside it
    Amount,
    /// The greater is the better one
    Worth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Adjective {
    pub(in crate::reading) aspect: Aspect,
    /// Whether it names the greater end: dearer, faster, heavier, newer, more, better
    pub(in crate::reading) is_greater: bool,
}

const fn less(aspect: Aspect) -> Adjective {
    Adjective { aspect, is_greater: false }
}

const fn more(aspect: Aspect) -> Adjective {
    Adjective { aspect, is_greater: true }
}

const CHEAP: Adjective = less(Aspect::Price);
const DEAR: Adjective = more(Aspect::Price);
const FAST: Adjective = more(Aspect::Speed);
const SLOW: Adjective = less(Aspect::Speed);
const LIGHT: Adjective = less(Aspect::Weight);
const HEAVY: Adjective = more(Aspect::Weight);
const QUIET: Adjective = less(Aspect::Noise);
const LOUD: Adjective = more(Aspect::Noise);
const OLD: Adjective = less(Aspect::Age);
const NEW: Adjective = more(Aspect::Age);
const LOW: Adjective = less(Aspect::Amount);
const HIGH: Adjective = more(Aspect::Amount);
const SMALL: Adjective = less(Aspect::Size);
const LARGE: Adjective = more(Aspect::Size);
const SHORT: Adjective = less(Aspect::Length);
const LONG: Adjective = more(Aspect::Length);
const BAD: Adjective = less(Aspect::Worth);
const GOOD: Adjective = more(Aspect::Worth);

/// Words in the names of criteria that say how they are measured.
pub(in crate::reading) const MEASURES: [(&str, Aspect); 51] = [
    ("largest", Aspect::Size),
    ("biggest", Aspect::Size),
    ("use", Aspect::Amount),
    ("usage", Aspect::Amount),
    ("consumption", Aspect::Amount),
    ("verbrauch", Aspect::Amount),
    ("bedarf", Aspect::Amount),
    ("size", Aspect::Size),
    ("sizes", Aspect::Size),
    ("capacity", Aspect::Size),
    ("größe", Aspect::Size),
    ("kapazität", Aspect::Size),
    ("number", Aspect::Amount),
    ("count", Aspect::Amount),
    ("anzahl", Aspect::Amount),
    ("zahl", Aspect::Amount),
    ("time", Aspect::Length),
    ("times", Aspect::Length),
    ("duration", Aspect::Length),
    ("length", Aspect::Length),
    ("life", Aspect::Length),
    ("lifetime", Aspect::Length),
    ("runtime", Aspect::Length),
    ("period", Aspect::Length),
    ("range", Aspect::Length),
    ("term", Aspect::Length),
    ("notice", Aspect::Length),
    ("dauer", Aspect::Length),
    ("zeit", Aspect::Length),
    ("frist", Aspect::Length),
    ("laufzeit", Aspect::Length),
    ("länge", Aspect::Length),
    ("reichweite", Aspect::Length),
    ("rate", Aspect::Speed),
    ("speed", Aspect::Speed),
    ("throughput", Aspect::Speed),
    ("frequency", Aspect::Speed),
    ("latency", Aspect::Speed),
    ("geschwindigkeit", Aspect::Speed),
    ("tempo", Aspect::Speed),
    ("durchsatz", Aspect::Speed),
    ("latenz", Aspect::Speed),
    ("price", Aspect::Price),
    ("cost", Aspect::Price),
    ("costs", Aspect::Price),
    ("fee", Aspect::Price),
    ("preis", Aspect::Price),
    ("kosten", Aspect::Price),
    ("gebühr", Aspect::Price),
    ("weight", Aspect::Weight),
    ("gewicht", Aspect::Weight),
];

/// Nouns for what is compared, in all languages.
pub(in crate::reading) const ASPECTS: [(&str, Aspect); 12] = [
    ("price", Aspect::Price),
    ("pricing", Aspect::Price),
    ("cost", Aspect::Price),
    ("costs", Aspect::Price),
    ("preis", Aspect::Price),
    ("kosten", Aspect::Price),
    ("speed", Aspect::Speed),
    ("tempo", Aspect::Speed),
    ("weight", Aspect::Weight),
    ("gewicht", Aspect::Weight),
    ("age", Aspect::Age),
    ("alter", Aspect::Age),
];

/// Those of all languages.
pub(in crate::reading) const NAMES: [&Names; 2] = [&en::NAMES, &de::NAMES];

impl OrderWords {
    /// Returns the words of a language; `None` if its comparisons are not read.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static OrderWords> {
        match language.name() {
            "en" => Some(&en::WORDS),
            "de" => Some(&de::WORDS),
            _ => None,
        }
    }
}
