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
        if !may_be_number(word) {
            return None;
        }
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

/// A cheap look at the length and the first letter of a word.
fn may_be_number(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    (1..=9).contains(&word.len())
        && matches!(
            first | 0x20,
            b'0'..=b'9' | b't' | b'f' | b's' | b'e' | b'n' | b'z' | b'd' | b'v' | b'a'
        )
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

/// Words that hold sentences together, in lower case
const COMMON: &str = "a about after all also an and any are as at be because been but by can do does for from had has have \
                      here how if in into is it its just like more most much no not of on one only or other our out so \
                      some such than that the their them then there these they this to too use used uses very was we \
                      were what when where which while who will with would you your \
                      aber als am auch auf aus bei das dass dem den der des die ein eine einem einen einer es für hat \
                      im ist kann man mit nach nicht noch nur oder sehr sich sie sind und von war wenn werden wie wir \
                      wird zu zum zur";

/// Whether a word holds sentences together, in any language whose words are known.
pub(super) fn is_common(word: &str) -> bool {
    !word.is_empty() && has(COMMON, &word.to_lowercase())
}
