//! German numbers in words. Most are one word: `einundzwanzig`, `zweitausendfünfhundert`.

use super::reader::{Reader, decimals};
use super::words::Words;
use super::{Form, Spoken};

pub(super) const WORDS: Words = Words {
    beginnings: &[
        "acht", "ander", "drei", "ein", "elf", "fünf", "hundert", "hälfte", "neun", "null", "sech",
        "sieb", "sub", "tausend", "vier", "zehn", "zwan", "zwei", "zwo", "zwö",
    ],
    articles: &[],
    number,
    from_two: &[
        "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    ],
    fraction,
    digits,
    nines: &["neunen"],
    below: "sub",
    and_a_half: " und eine halbe",
    or: &["oder"],
    vague: &["über"],
    ordinal_units: &[],
    after_units: &[],
    quantifiers: &[
        "alle", "ein", "eine", "einer", "eines", "einige", "ende", "hälfte", "jede", "jeder",
        "jedes", "keine", "keiner", "teil", "viele",
    ],
    apart: &[
        "andere",
        "anderen",
        "mehr",
        "weitere",
        "weiteren",
        "weniger",
        "zusätzliche",
        "zusätzlichen",
    ],
    superlatives: &["sten", "ste"],
    of_ranges: &["bereich", "bereichs"],
};

const ARTICLES: [&str; 5] = ["ein", "eine", "einen", "einem", "einer"];

const ONES: [(&str, f64); 12] = [
    ("ein", 1.0),
    ("eins", 1.0),
    ("zwei", 2.0),
    ("zwo", 2.0),
    ("drei", 3.0),
    ("vier", 4.0),
    ("fünf", 5.0),
    ("sechs", 6.0),
    ("sieben", 7.0),
    ("acht", 8.0),
    ("neun", 9.0),
    ("null", 0.0),
];

const TEENS: [(&str, f64); 10] = [
    ("zehn", 10.0),
    ("elf", 11.0),
    ("zwölf", 12.0),
    ("dreizehn", 13.0),
    ("vierzehn", 14.0),
    ("fünfzehn", 15.0),
    ("sechzehn", 16.0),
    ("siebzehn", 17.0),
    ("achtzehn", 18.0),
    ("neunzehn", 19.0),
];

const TENS: [(&str, f64); 9] = [
    ("zwanzig", 20.0),
    ("dreißig", 30.0),
    ("dreissig", 30.0),
    ("vierzig", 40.0),
    ("fünfzig", 50.0),
    ("sechzig", 60.0),
    ("siebzig", 70.0),
    ("achtzig", 80.0),
    ("neunzig", 90.0),
];

const DENOMINATORS: [(&str, f64); 13] = [
    ("drittel", 3.0),
    ("dritteln", 3.0),
    ("viertel", 4.0),
    ("vierteln", 4.0),
    ("fünftel", 5.0),
    ("sechstel", 6.0),
    ("siebtel", 7.0),
    ("achtel", 8.0),
    ("neuntel", 9.0),
    ("zehntel", 10.0),
    ("zwanzigstel", 20.0),
    ("hundertstel", 100.0),
    ("tausendstel", 1000.0),
];

/// Parts that begin a compound, such as `Viertelstunde`, or precede a noun, with their endings.
const PARTS: [(&str, f64); 4] =
    [("dreiviertel", 0.75), ("viertel", 0.25), ("halb", 0.5), ("zehntel", 0.1)];

const ENDINGS: [&str; 6] = ["", "e", "en", "er", "es", "em"];

fn number(reader: &mut Reader<'_>) -> Option<Spoken> {
    dozens(reader).or_else(|| part(reader)).or_else(|| plain(reader))
}

/// Reads `ein Dutzend`, `zwei Dutzend` and `ein halbes Dutzend`.
fn dozens(reader: &mut Reader<'_>) -> Option<Spoken> {
    let mut ahead = *reader;
    let count = ahead.take(whole)?;
    let is_half = ahead.accept(&["halbes", "halben"]);
    ahead.accept(&["dutzend"]).then(|| {
        *reader = ahead;
        Spoken::counting(12.0 * if is_half { 0.5 } else { count })
    })
}

/// Reads the part before a unit or a word of scale: `eine halbe`, `eine Viertel…`.
fn part(reader: &mut Reader<'_>) -> Option<Spoken> {
    let mut ahead = *reader;
    let count = ahead.take(whole)?;
    let value = ahead.take_part(|word| {
        PARTS.iter().find_map(|(part, value)| {
            let rest = word.strip_prefix(part)?;
            let ending = ENDINGS.contains(&rest).then_some(rest.len());
            // Longer endings are the unit of a compound.
            Some((*value, part.len() + ending.unwrap_or(0)))
        })
    })?;
    *reader = ahead;
    Some(Spoken::part(count * value))
}

/// Reads `zwei Drittel`, `ein Zehntel`, `die Hälfte` and `dreiviertel`.
fn fraction(reader: &mut Reader<'_>) -> Option<f64> {
    if reader.accept(&["hälfte"]) {
        return Some(0.5);
    }
    let mut ahead = *reader;
    let count = ahead.take(whole)?;
    let denominator = ahead.look_up(&DENOMINATORS)?;
    *reader = ahead;
    Some(count / denominator)
}

/// Reads a number in one word, with decimals or with the unit of a compound after it: `dreimonatig`.
fn plain(reader: &mut Reader<'_>) -> Option<Spoken> {
    if reader.accept(&ARTICLES) {
        return Some(Spoken { form: Form::Article, ..Spoken::counting(1.0) });
    }
    if let Some(value) = reader.take(with_half) {
        return Some(Spoken::round(value));
    }
    if let Some(value) = reader.take(whole) {
        let mut ahead = *reader;
        if ahead.accept(&["komma"])
            && let Some((fraction, count)) = decimals(&mut ahead, &ONES)
        {
            *reader = ahead;
            let rounding = 10_f64.powi(-count) / 2.0;
            return Some(Spoken { rounding, ..Spoken::counting(value + fraction) });
        }
        let is_round = value >= 100.0 && value % 100.0 == 0.0;
        return Some(if is_round { Spoken::round(value) } else { Spoken::counting(value) });
    }
    let value = reader.take_part(|word| {
        let adjective = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        let mut stems = adjective.filter(|stem| stem.ends_with("ig"));
        let stem = stems.next()?;
        let unit = COMPOUNDS.iter().find_map(|unit| stem.strip_suffix(unit))?;
        Some((with_half(unit).or_else(|| whole(unit))?, unit.len()))
    })?;
    Some(Spoken::counting(value))
}

/// Units of adjectives: `zweistündig`.
const COMPOUNDS: [&str; 7] =
    ["sekündig", "minütig", "stündig", "tägig", "wöchig", "monatig", "jährig"];

/// Returns the value of `anderthalb`, `eineinhalb` and `zweieinhalb`.
fn with_half(word: &str) -> Option<f64> {
    let word = ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|it| it.ends_with("halb")))?;
    match word.strip_suffix("einhalb") {
        Some(count) => Some(below_hundred(count)? + 0.5),
        None => (word == "anderthalb").then_some(1.5),
    }
}

/// Returns the value of a whole number below a million.
fn whole(word: &str) -> Option<f64> {
    if ARTICLES.contains(&word) {
        return Some(1.0);
    }
    split(word, "tausend", 1000.0, below_thousand).or_else(|| below_thousand(word))
}

fn below_thousand(word: &str) -> Option<f64> {
    split(word, "hundert", 100.0, below_hundred).or_else(|| below_hundred(word))
}

/// Returns the value of a number with a power of ten in it: `zweihundertfünfzig`.
fn split(word: &str, power: &str, factor: f64, part: fn(&str) -> Option<f64>) -> Option<f64> {
    let (count, rest) = word.split_once(power)?;
    let count = if count.is_empty() { 1.0 } else { part(count)? };
    let rest = rest.strip_prefix("und").unwrap_or(rest);
    let rest = if rest.is_empty() { 0.0 } else { part(rest)? };
    Some(count * factor + rest)
}

fn below_hundred(word: &str) -> Option<f64> {
    let small = value_in(&ONES, word).or_else(|| value_in(&TEENS, word));
    small.or_else(|| value_in(&TENS, word)).or_else(|| {
        let (ones, tens) = word.split_once("und")?;
        Some(value_in(&ONES, ones)? + value_in(&TENS, tens)?)
    })
}

fn value_in(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// Reads `einstellig`, `zweistellig` and so on, with the endings of adjectives.
fn digits(reader: &mut Reader<'_>) -> Option<i32> {
    let length = reader.take(|word| {
        let stem =
            ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)?.strip_suffix("stellig"))?;
        value_in(&ONES, stem).filter(|length| *length >= 1.0)
    })?;
    #[expect(clippy::cast_possible_truncation, reason = "1 to 9")]
    Some(length as i32)
}
