//! English numbers in words.

use super::reader::{Reader, decimals};
use super::words::Words;
use super::{Form, Spoken};

pub(super) const WORDS: Words = Words {
    beginnings: &[
        "doub", "eig", "elev", "fif", "fiv", "fort", "four", "hal", "nin", "oh", "one", "sev",
        "sing", "six", "sub", "ten", "thir", "thre", "trip", "twe", "two", "zero",
    ],
    articles: &["a", "an"],
    number,
    from_two: &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ],
    fraction,
    digits,
    nines: &["nines"],
    below: "sub",
    and_a_half: " and a half",
    or: &["or"],
    vague: &["over", "some", "another", "beyond"],
    ordinal_units: &["second"],
    after_units: &[
        "after", "and", "as", "at", "before", "but", "by", "each", "even", "for", "from", "if",
        "in", "is", "of", "on", "or", "per", "than", "to", "until", "when", "while", "with",
        "without",
    ],
    quantifiers: &[
        "all", "any", "best", "each", "end", "half", "many", "most", "none", "one", "out", "part",
        "rest", "some",
    ],
    apart: &["additional", "additionally", "extra", "fewer", "further", "less", "more", "other"],
    superlatives: &["est"],
    of_ranges: &[],
};

const DIGITS: [(&str, f64); 11] = [
    ("zero", 0.0),
    ("oh", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
];

const TEENS: [(&str, f64); 10] = [
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
];

const TENS: [(&str, f64); 9] = [
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fourty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

const SCALES: [(&str, f64); 4] =
    [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

/// Denominators, in singular and plural. A second is a unit of time.
const DENOMINATORS: [(&str, f64); 26] = [
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fourth", 4.0),
    ("fourths", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("sixths", 6.0),
    ("seventh", 7.0),
    ("sevenths", 7.0),
    ("eighth", 8.0),
    ("eighths", 8.0),
    ("ninth", 9.0),
    ("ninths", 9.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
    ("twentieth", 20.0),
    ("twentieths", 20.0),
    ("hundredth", 100.0),
    ("hundredths", 100.0),
    ("thousandth", 1000.0),
    ("thousandths", 1000.0),
];

const LENGTHS: [(&str, f64); 11] = [
    ("single", 1.0),
    ("double", 2.0),
    ("triple", 3.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
];

fn number(reader: &mut Reader<'_>) -> Option<Spoken> {
    dozens(reader).or_else(|| part(reader)).or_else(|| sum(reader))
}

/// Reads `a dozen`, `two dozen` and `half a dozen`.
fn dozens(reader: &mut Reader<'_>) -> Option<Spoken> {
    let mut ahead = *reader;
    let count = match ahead.accept(&["half"]) {
        true => ahead.accept(&["a"]).then_some(0.5)?,
        false => below_hundred(&mut ahead).or_else(|| ahead.accept(&["a"]).then_some(1.0))?,
    };
    ahead.accept(&["dozen"]).then(|| {
        *reader = ahead;
        Spoken::counting(12.0 * count)
    })
}

/// Reads the part before a unit or a word of scale: `half a`, `a quarter of a`, `three quarters of an`.
fn part(reader: &mut Reader<'_>) -> Option<Spoken> {
    let mut ahead = *reader;
    let value = fraction(&mut ahead)?;
    let has_of = ahead.accept(&["of"]);
    let has_article = ahead.accept(&["a", "an"]);
    // "A third month" is one of several, and "half of the year" no number.
    let may_lack_of = (value * 4.0).fract() == 0.0;
    let is_part = if has_of { has_article } else { may_lack_of };
    is_part.then(|| {
        *reader = ahead;
        Spoken::part(value)
    })
}

/// Reads `two thirds`, `a tenth`, `one-tenth` and `half`.
fn fraction(reader: &mut Reader<'_>) -> Option<f64> {
    let mut ahead = *reader;
    let count = match ahead.accept(&["a"]) {
        true => 1.0,
        false => ahead.look_up(&DIGITS).filter(|count| *count > 0.0).unwrap_or(1.0),
    };
    let has_count = ahead.end() > reader.end();
    let denominator = ahead.look_up(&DENOMINATORS)?;
    (has_count || denominator == 2.0).then(|| {
        *reader = ahead;
        count / denominator
    })
}

/// Reads a whole number, or one with decimals or a half: `two million five hundred`, `three point two`.
fn sum(reader: &mut Reader<'_>) -> Option<Spoken> {
    let (mut total, mut least) = (0.0, f64::INFINITY);
    loop {
        let spoken = group(reader)?;
        let mut ahead = *reader;
        let scale = ahead.look_up(&SCALES);
        ahead.accept(&["and"]);
        let is_article = ahead.peek().is_some_and(|(word, _)| matches!(&*word, "a" | "an"));
        let goes_on = !is_article && group(&mut { ahead }).is_some();
        match scale {
            Some(scale) if scale < least && goes_on => {
                (total, least) = (total + spoken.value * scale, scale);
                *reader = ahead;
            }
            Some(scale) if total > 0.0 && scale < least => {
                // The word of scale is left in the text, as after a single number.
                return Some(Spoken::round(total / scale + spoken.value));
            }
            _ if total > 0.0 => {
                return Some(Spoken { value: total + spoken.value, ..Spoken::counting(0.0) });
            }
            _ => return Some(spoken),
        }
    }
}

/// Reads a number below a thousand, or an article.
fn group(reader: &mut Reader<'_>) -> Option<Spoken> {
    let is_article = reader.accept(&["a", "an"]);
    let first = if is_article { 1.0 } else { below_hundred(reader)? };
    let is_one = first == 1.0;
    if reader.accept(&["hundred"]) {
        let whole = hundreds(reader, first);
        return Some(match and_a_half(reader) {
            true => Spoken::round(whole.value + 0.5),
            false => whole,
        });
    }
    let mut ahead = *reader;
    if !is_article
        && ahead.accept(&["point"])
        && let Some((fraction, count)) = decimals(&mut ahead, &DIGITS)
    {
        *reader = ahead;
        let rounding = 10_f64.powi(-count) / 2.0;
        return Some(Spoken { rounding, ..Spoken::counting(first + fraction) });
    }
    if !is_article && and_a_half(reader) {
        return Some(Spoken::round(first + 0.5));
    }
    let form = if is_one { Form::Article } else { Form::Counting };
    Some(Spoken { form, ..Spoken::counting(first) })
}

/// Reads the rest of `two and a half`, and returns whether it is there.
fn and_a_half(reader: &mut Reader<'_>) -> bool {
    let mut ahead = *reader;
    let is_there = ["and", "a", "half"].iter().all(|word| ahead.accept(&[word]));
    if is_there {
        *reader = ahead;
    }
    is_there
}

/// Reads what follows `two hundred`: `and fifty`.
fn hundreds(reader: &mut Reader<'_>, count: f64) -> Spoken {
    let mut ahead = *reader;
    ahead.accept(&["and"]);
    match below_hundred(&mut ahead) {
        Some(rest) => {
            *reader = ahead;
            Spoken::counting(100.0 * count + rest)
        }
        None => Spoken::round(100.0 * count),
    }
}

fn below_hundred(reader: &mut Reader<'_>) -> Option<f64> {
    if let Some(tens) = reader.look_up(&TENS) {
        let ones = reader.look_up(&DIGITS[2..]);
        return Some(tens + ones.unwrap_or(0.0));
    }
    reader.look_up(&TEENS).or_else(|| reader.look_up(&DIGITS[2..]))
}

/// Reads `single-digit`, `double-digit` and `six-figure`.
fn digits(reader: &mut Reader<'_>) -> Option<i32> {
    let length = reader.look_up(&LENGTHS)?;
    #[expect(clippy::cast_possible_truncation, reason = "1 to 9")]
    reader.accept(&["digit", "digits", "figure", "figures"]).then_some(length as i32)
}
