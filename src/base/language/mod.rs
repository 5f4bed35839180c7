//! How prose of a language states numbers: its decimal mark, its groups, its words. Pure.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;
mod words;

use std::sync::LazyLock;

use crate::base::numerals::{Marks, Numerals, PluralCategory};
use words::Words;

/// How the actual value relates to the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    Exactly,
    About,
    /// Below, but near
    Nearly,
    /// Above, but near: `just over`
    Barely,
    Over,
    AtLeast,
    /// The least of several: `from $10`
    From,
    Under,
    AtMost,
    /// As `AtMost`, where it is not a limit: `up to`
    UpTo,
    /// A limit, which is the greatest of several: `up to five users`
    To,
}

use Qualifier::{About, AtLeast, AtMost, Over, Under};

/// The languages that have words here. In others, only digits, signs and the words of scale of CLDR are read.
const TABLES: [&Words; 7] =
    [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &it::WORDS, &nl::WORDS, &pt::WORDS];

/// Signs before a number, in every language.
const SIGNS: [(&str, Qualifier); 8] = [
    ("~", About),
    ("≈", About),
    (">", Over),
    ("≥", AtLeast),
    (">=", AtLeast),
    ("<", Under),
    ("≤", AtMost),
    ("<=", AtMost),
];

/// Spaces and signs that separate thousands in every language.
const GROUPS: [char; 6] = ['_', ' ', '\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}'];

/// Endings of the adjectives of German, the only language with adjectives of units.
const ADJECTIVE_ENDINGS: [&str; 6] = ["", "e", "en", "er", "es", "em"];

/// The notation of numbers in data and in addresses, which is English.
static PLAIN: LazyLock<Language> = LazyLock::new(|| Language::of("en"));

pub struct Language {
    words: &'static Words,
    /// Before decimals
    pub decimal: char,
    groups: Vec<char>,
    /// Whether a number may have groups of two digits before the last of three: `12,34,567`
    pub has_pairs: bool,
    /// Words of scale in lower case with their factors, the longest first
    scales: Vec<(String, f64)>,
    numerals: Numerals,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Language({}, {})", self.words.lang, self.decimal)
    }
}

impl Language {
    /// Returns the language of a tag, such as `de-AT`.
    pub fn of(tag: &str) -> Language {
        let name = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = TABLES.into_iter().find(|words| words.lang == name);
        let numerals = Numerals::of(tag);
        let Marks { decimal, group } = numerals.marks();
        // A region may have other marks than its language, of which people use both: `12 345` and `12.345`.
        let of_language = Numerals::of(&name).marks().group;
        let marks = [group, of_language].into_iter().flatten().filter(|mark| *mark != decimal);
        let marks = marks.flat_map(|mark| if mark == '\'' { vec!['\'', '’'] } else { vec![mark] });
        let words = known.unwrap_or(&words::NONE);
        Language {
            words,
            decimal,
            groups: marks.chain(GROUPS).collect(),
            has_pairs: numerals.has_pairs(),
            scales: scales(words, &numerals),
            numerals,
        }
    }

    /// Returns the notation of data and addresses.
    pub fn plain() -> &'static Language {
        &PLAIN
    }

    pub fn numerals(&self) -> &Numerals {
        &self.numerals
    }

    pub fn is_english(&self) -> bool {
        self.words.lang == "en"
    }

    /// Returns the language without a region, such as `en`; empty if it has no words here.
    pub fn name(&self) -> &'static str {
        self.words.lang
    }

    pub fn is_group(&self, mark: char) -> bool {
        self.groups.contains(&mark)
    }

    /// Returns the mark that other languages have before decimals.
    pub fn foreign_mark(&self) -> char {
        if self.decimal == ',' { '.' } else { ',' }
    }

    /// Returns the qualifiers before a number.
    pub fn before(&self) -> impl Iterator<Item = (&'static str, Qualifier)> {
        self.words.before.iter().chain(&SIGNS).copied()
    }

    /// Returns the qualifiers that only dates and versions can follow.
    pub fn before_date(&self) -> &'static [(&'static str, Qualifier)] {
        self.words.before_date
    }

    /// Returns the qualifiers that only durations and rates can follow, with their meaning before a duration.
    pub fn before_duration(&self) -> &'static [(&'static str, Qualifier)] {
        self.words.before_duration
    }

    /// Returns whether a word in lower case counts the votes of a rating. English words do in every language.
    pub fn is_of_votes(&self, word: &str) -> bool {
        self.words.votes.contains(&word) || en::WORDS.votes.contains(&word)
    }

    /// Returns the qualifiers after a number.
    pub fn after(&self) -> impl Iterator<Item = (&'static str, Qualifier)> {
        [("+", AtLeast)].into_iter().chain(self.words.after.iter().copied())
    }

    pub fn between(&self) -> &'static [&'static str] {
        self.words.between
    }

    pub fn negations(&self) -> &'static [&'static str] {
        self.words.negations
    }

    /// Returns the words before the unit that a rate is per.
    pub fn per(&self) -> &'static [&'static str] {
        self.words.per
    }

    /// Returns the words between two units that a rate is per.
    pub fn and(&self) -> &'static [&'static str] {
        self.words.and
    }

    /// Returns the words that say what a rate is per, with the English name of the unit.
    pub fn adverbs(&self) -> &'static [(&'static str, &'static str)] {
        self.words.adverbs
    }

    /// Returns the words between the ends of a range that follows `before`.
    pub fn to(&self, before: &str) -> impl Iterator<Item = &'static str> {
        let before = before.trim_end().to_lowercase();
        let ranges = self.words.ranges.iter();
        let ranges = ranges.filter(move |(opening, _)| ends_with_word(&before, opening).is_some());
        self.words.to.iter().copied().chain(ranges.map(|(_, to)| *to))
    }

    /// Returns the words between a word of scale and a noun.
    pub fn links(&self) -> &'static [&'static str] {
        self.words.links
    }

    /// Returns whether a word only connects the parts of a date.
    pub fn is_of_date(&self, word: &str) -> bool {
        self.words.of_date.contains(&word)
    }

    pub fn out_of(&self) -> &'static [&'static str] {
        self.words.out_of
    }

    pub fn percent(&self) -> &'static [&'static str] {
        self.words.percent
    }

    /// Returns the words before a number that is not what something has: `the first two years`.
    pub fn ordinals(&self) -> &'static [&'static str] {
        self.words.ordinals
    }

    /// Returns the English name of a unit.
    pub fn unit(&self, name: &str) -> Option<&'static str> {
        let name = name.to_lowercase();
        let known = self.words.units.iter().find(|(known, _)| *known == name);
        let stems = ADJECTIVE_ENDINGS.iter().filter_map(|ending| name.strip_suffix(ending));
        let adjectives = || {
            let mut stems = stems
                .filter_map(|stem| self.words.adjectives.iter().find(|(known, _)| *known == stem));
            stems.next()
        };
        known.or_else(adjectives).map(|(_, unit)| *unit)
    }

    /// Returns whether two words in lower case are forms of one noun: `query` and `queries`, `Tarif` and `Tarifen`.
    pub fn is_same_noun(&self, one: &str, other: &str) -> bool {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        let ending = long.strip_prefix(short);
        let ies = || short.strip_suffix('y').zip(long.strip_suffix("ies"));
        short == long
            || ending.is_some_and(|ending| self.words.nouns.contains(&ending))
            || ies().is_some_and(|(one, other)| one == other)
    }

    /// Returns the code of a currency by its name.
    pub fn currency(&self, name: &str) -> Option<&'static str> {
        self.words.currencies.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
    }

    /// Returns the plural form of the noun after a number as it is written in a text.
    pub fn plural(&self, digits: &str) -> PluralCategory {
        let is_part = |c: &char| c.is_ascii_digit() || *c == self.decimal;
        let plain: String = digits.chars().filter(is_part).collect();
        self.numerals.plural(&plain.replace(self.decimal, "."))
    }

    /// Returns the names of the months, in lower case; empty if they are not known.
    pub fn months(&self) -> &'static [&'static str] {
        self.words.months
    }

    /// Returns the factor of the word of scale at the beginning of a text, and its length.
    pub fn scale_at(&self, text: &str) -> Option<(f64, usize)> {
        self.scales.iter().find_map(|(word, factor)| {
            let length = prefix_length(text, word)?;
            let rest = &text[length..];
            let is_cased = word.ends_with(|c: char| c.is_lowercase());
            if is_cased && rest.starts_with(char::is_alphanumeric) {
                return None;
            }
            let is_short = word.chars().count() <= 3 && rest.starts_with('.');
            Some((*factor, length + usize::from(is_short)))
        })
    }
}

/// Returns the words of scale of a language: those of CLDR, without the abbreviations of one letter, which can be
/// units, and those of the table.
fn scales(words: &Words, numerals: &Numerals) -> Vec<(String, f64)> {
    let is_word = |word: &str| word.chars().count() > 1 || !word.is_ascii();
    let known = numerals.scales().iter().filter(|scale| is_word(&scale.word));
    let known = known.map(|scale| {
        (scale.word.trim_end_matches('.').to_lowercase(), 10_f64.powi(scale.exponent.into()))
    });
    let own = words.scales.iter();
    let own = own.map(|(word, exponent)| ((*word).to_owned(), 10_f64.powi((*exponent).into())));
    let mut scales: Vec<_> = known.chain(own).collect();
    scales.sort_by(|(a, _), (b, _)| (b.len(), a).cmp(&(a.len(), b)));
    scales.dedup();
    scales
}

/// Returns the text before `words`, if it ends with these.
pub fn ends_with_word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(words)?;
    let joined = words.starts_with(char::is_alphabetic) && rest.ends_with(char::is_alphanumeric);
    (!joined).then_some(rest)
}

/// Returns the length of the beginning of a text that equals `word`, which is in lower case, regardless of case and
/// of the width of spaces.
pub fn prefix_length(text: &str, word: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    for wanted in word.chars() {
        let c = chars.next()?;
        let is_same = c == wanted
            || c.to_lowercase().eq([wanted])
            || wanted.is_whitespace() && c.is_whitespace();
        if !is_same {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

#[cfg(test)]
mod tests;
