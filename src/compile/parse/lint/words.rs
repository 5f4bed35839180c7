//! The languages whose words the checks of writing know, and their words for numbers. Pure.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    English,
    German,
}

impl Words {
    /// All languages.
    pub(super) const ALL: [Words; 2] = [Words::English, Words::German];

    /// The language tag, without a region.
    pub fn tag(self) -> &'static str {
        match self {
            Words::English => "en",
            Words::German => "de",
        }
    }

    /// Returns the number that a word is, from 2 to 20, also in digits.
    pub(super) fn number(self, word: &str) -> Option<usize> {
        let names: &[&str] = match self {
            Words::English => &ENGLISH,
            Words::German => &GERMAN,
        };
        let named =
            || names.iter().position(|name| name.eq_ignore_ascii_case(word)).map(|at| at + 2);
        let is_digits = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = if is_digits { word.parse().ok() } else { named() };
        number.filter(|number| (2..=20).contains(number))
    }
}

const ENGLISH: [&str; 19] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const GERMAN: [&str; 19] = [
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
    "zwanzig",
];

/// What is written below its announcement, one by one, in a list or in sections.
pub(super) const THINGS_IN_ENGLISH: &str = "advantages alternatives approaches areas arguments aspects benefits categories challenges \
                       choices components considerations criteria differences disadvantages drawbacks examples \
                       factors features goals ideas issues items kinds lessons methods mistakes options parts patterns \
                       phases pieces pillars pitfalls points principles problems properties questions reasons \
                       recommendations requirements rules scenarios sections similarities situations stages steps \
                       strategies strengths techniques things tips tools types variants ways weaknesses";
pub(super) const THINGS_IN_GERMAN: &str = "Alternativen Argumente Arten Aspekte Bereiche Beispiele Eigenschaften Faktoren Fragen Gründe \
                      Kategorien Kriterien Methoden Möglichkeiten Nachteile Optionen Phasen Probleme Punkte Regeln \
                      Schritte Szenarien Tipps Unterschiede Varianten Vorteile Wege Ziele";

/// Whether a list of words, with spaces between them, has a word.
pub(super) fn has(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}
