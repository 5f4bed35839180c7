//! Dates in a text. Pure.

mod de;
mod decade;
mod en;
mod words;

use std::ops::Range;

use jiff::civil::{self, Date};

use super::digits;
use super::qualifier::{self, Qualified, Qualifier};
use crate::base::date;
use crate::base::language::Language;
use crate::base::period::Period;

/// Earlier numbers are taken for years only if the fact is as old.
const FIRST_YEAR: i16 = 1900;

/// A day, a month or a year that is stated in a text, as a range of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub first: Date,
    pub last: Date,
    pub qualifier: Qualifier,
    pub place: Range<usize>,
}

/// Returns the dates in a text, in order. Their precision is that of the text: `2026`, `February 2026`,
/// `2026-02`, `11 Feb 2026`, `February 11, 2026`, `2026-02-11`, or a decade: `the early 1990s`.
///
/// A date must have a year, from 1900 to 2199, or from the century of the fact if that is earlier: `1863`.
pub fn read(text: &str, fact: Option<Period>, language: &Language) -> Vec<Stated> {
    let words = words(text);
    let century = fact.map_or(FIRST_YEAR, |fact| fact.first().year() / 100 * 100);
    let is_read = |year: &i16| *year >= century.min(FIRST_YEAR);
    let mut found = Vec::new();
    let mut read_to = 0;
    for (at, word) in words.iter().enumerate() {
        let year = year(&text[word.clone()]).filter(is_read);
        let Some(year) = year.filter(|_| word.start >= read_to) else { continue };
        let joined = text[..word.start].ends_with(['/', '#', '_', '.', '$', '€', '£']);
        let Some((first, last, place)) =
            (!joined).then(|| date(text, &words[..=at], year, language)).flatten()
        else {
            continue;
        };
        let (mut qualifier, start) =
            qualifier::before(&text[..place.start], Qualified::DateOrVersion, language);
        let mut end = place.end;
        if qualifier == Qualifier::Exactly
            && let Some((after, len)) = qualifier::after(&text[end..], language)
        {
            qualifier = after;
            end += len;
        }
        read_to = end;
        found.push(Stated { first, last, qualifier, place: start..end });
    }
    let decades = decade::read(text, &words, language).into_iter();
    let decades = decades.filter(|decade| is_read(&decade.last.year()));
    found.extend(decades.map(|decade::Decade { first, last, place }| {
        let before = &text[..place.start];
        let (qualifier, start) = qualifier::before(before, Qualified::DateOrVersion, language);
        Stated { first, last, qualifier, place: start..place.end }
    }));
    found.sort_by_key(|stated| stated.place.start);
    found
}

/// Whether a stated date agrees with a fact, at the precision of the text. "About" allows a deviation of
/// the length of the stated period: about 2026 is 2025 to 2027.
///
/// Every day that the fact may mean must agree: a fact that is known to the year supports no statement of
/// a month.
pub fn agrees(stated: &Stated, fact: Period) -> bool {
    let is_within = |from: Date, to: Date| from <= fact.first() && fact.last() <= to;
    let Stated { first, last, .. } = *stated;
    let days = first.until(last).map_or(0, |span| span.get_days()) + 1;
    match stated.qualifier {
        Qualifier::Exactly | Qualifier::Nearly | Qualifier::From | Qualifier::To => {
            is_within(first, last)
        }
        Qualifier::About => {
            let around = jiff::Span::new().days(days);
            is_within(first.saturating_sub(around), last.saturating_add(around))
        }
        Qualifier::Over | Qualifier::Barely => fact.first() > last,
        Qualifier::AtLeast => fact.first() >= first,
        Qualifier::Under => fact.last() < first,
        Qualifier::AtMost | Qualifier::UpTo => fact.last() <= last,
    }
}

/// Formats a day like the date in `text`: with the same parts, in the same order.
///
/// Returns `None` if the text contains more than a date, or writes a part of it other than with digits or
/// the name of a month: `28th`.
pub fn in_form_of(text: &str, day: Date, language: &Language) -> Option<String> {
    let stated = read(text, Some(date::Date::from_day(day).into()), language);
    let is_all = stated.len() == 1 && stated[0].place == (0..text.len());
    if !is_all || stated[0].qualifier != Qualifier::Exactly {
        return None;
    }
    if iso(text.get(4..)?).is_some() {
        return Some(day.to_string()[..text.len()].to_owned());
    }
    let (mut new, mut copied) = (String::new(), 0);
    for word in words(text) {
        new.push_str(&text[copied..word.start]);
        let part = &text[word.clone()];
        match language.is_of_date(part) {
            true => new.push_str(part),
            false => new.push_str(&in_form_of_word(part, day, language)?),
        }
        copied = word.end;
    }
    Some(new + &text[copied..])
}

fn in_form_of_word(word: &str, day: Date, language: &Language) -> Option<String> {
    if year(word).is_some() {
        return Some(day.year().to_string());
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let width = if word.starts_with('0') { 2 } else { 1 };
        return Some(format!("{:0width$}", day.day()));
    }
    let shown = usize::try_from(month(word, language)? - 1).ok()?;
    let name = language.months()[usize::try_from(day.month() - 1).ok()?];
    let letters = match word.to_lowercase() == language.months()[shown] {
        true => usize::MAX,
        // Abbreviations of other languages are not all of three letters.
        false if language.is_english() => 3,
        false => return None,
    };
    let mut letters = name.chars().take(letters);
    let first = letters.next()?;
    let is_capital = word.starts_with(char::is_uppercase);
    let first = if is_capital { first.to_uppercase().to_string() } else { first.to_string() };
    Some(first + &letters.collect::<String>())
}

/// Returns the ranges of consecutive letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

fn year(word: &str) -> Option<i16> {
    let is_plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| is_plain && (1000..=2199).contains(year))
}

/// Returns the first and the last day of a date whose year is the last of `words`, and its range in the
/// text.
fn date(
    text: &str,
    words: &[Range<usize>],
    year: i16,
    language: &Language,
) -> Option<(Date, Date, Range<usize>)> {
    let (last, before) = words.split_last()?;
    if let Some((month, day, end)) = iso(&text[last.end..]) {
        let place = last.start..last.end + end;
        return days(year, Some(month), day).map(|(first, last)| (first, last, place));
    }
    // Reads backwards from the year, skipping punctuation and words such as "of".
    let mut parts = Vec::new();
    let mut next = last.start;
    let is_part = |word: &&Range<usize>| !language.is_of_date(&text[(*word).clone()]);
    for word in before.iter().rev().filter(is_part).take(2) {
        let is_gap = |word: &str| {
            let word = word.trim_matches([',', '.']);
            word.is_empty() || language.is_of_date(word)
        };
        if !text[word.end..next].split_whitespace().all(is_gap) {
            break;
        }
        parts.push(word.clone());
        next = word.start;
    }
    let month = |at: usize| parts.get(at).and_then(|word| month(&text[word.clone()], language));
    let day = |at: usize| parts.get(at).and_then(|word| day(&text[word.clone()]));
    let start = |at: usize| parts[at].start;
    let (month, day, start) = match (month(0), day(1), day(0), month(1)) {
        (Some(month), Some(day), ..) => (Some(month), Some(day), start(1)),
        (Some(month), ..) => (Some(month), None, start(0)),
        (_, _, Some(day), Some(month)) => (Some(month), Some(day), start(1)),
        _ => (None, None, last.start),
    };
    days(year, month, day).map(|(first, end)| (first, end, start..last.end))
}

/// Parses `-02-11` or `-02` after a year. Returns the month, the day if there is one, and the length.
fn iso(rest: &str) -> Option<(i8, Option<i8>, usize)> {
    let number = |at: usize| {
        rest.get(at..)?.strip_prefix('-')?;
        let run = digits::run(rest, at + 1);
        (run.len() == 2).then(|| rest[run].parse::<i8>().ok()).flatten()
    };
    let month = number(0).filter(|month| (1..=12).contains(month))?;
    let day = number(3);
    Some((month, day, if day.is_some() { 6 } else { 3 }))
}

/// Returns the first and the last day; `None` if the calendar does not have such a day.
fn days(year: i16, month: Option<i8>, day: Option<i8>) -> Option<(Date, Date)> {
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (None, _) => civil::date(year, 12, 31),
        (Some(_), None) => first.last_of_month(),
        (Some(_), Some(_)) => first,
    };
    Some((first, last))
}

/// Parses the name of a month, or its abbreviation of three letters.
pub(super) fn month(word: &str, language: &Language) -> Option<i8> {
    let word = word.to_lowercase();
    let months = language.months();
    let is_short = |name: &&&str| word.chars().count() == 3 && name.starts_with(&word);
    // The abbreviation of two months is none: `jui`.
    let is_unique = || months.iter().filter(is_short).count() == 1;
    let at = months.iter().position(|name| {
        *name == word
            || word == "sept" && name.starts_with("sept")
            || is_short(&name) && is_unique()
    })?;
    i8::try_from(at + 1).ok()
}

/// Parses a day of a month: `11`, `11th`.
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
    digits.parse().ok().filter(|day| is_day && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<(String, String)> {
        read(text, None, Language::plain())
            .iter()
            .map(|date| (date.first.to_string(), date.last.to_string()))
            .collect()
    }

    fn agree(text: &str, fact: &str) -> bool {
        let fact = Period::parse(fact).expect("a date");
        let stated = read(text, Some(fact), Language::plain());
        assert!(!stated.is_empty(), "{text} states no day");
        stated.iter().all(|stated| agrees(stated, fact))
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        let is = |text, first: &str, last: &str| {
            assert_eq!(check(text), [(first.to_owned(), last.to_owned())], "{text}");
        };
        is("in 2026", "2026-01-01", "2026-12-31");
        is("since February 2026.", "2026-02-01", "2026-02-28");
        is("Feb. 2026", "2026-02-01", "2026-02-28");
        is("2026-02", "2026-02-01", "2026-02-28");
        for text in [
            "2026-02-11",
            "11 Feb 2026",
            "11th of February 2026",
            "February 11, 2026",
            "Feb 11 2026",
        ] {
            is(text, "2026-02-11", "2026-02-11");
        }
    }

    #[test]
    fn a_date_has_a_year() {
        assert!(check("11 February, 1.2026, ES2015, v2026, 12 months, 9999, $2026").is_empty());
        assert!(check("on 2026-02-31").is_empty());
    }

    #[test]
    fn a_fact_of_long_ago_has_the_years_of_its_century() {
        assert!(agree("opened in 1863", "1863-01-10"));
        assert!(agree("on 10 January 1863", "1863-01-10"));
        assert!(!agree("opened in 1864", "1863-01-10"));
        assert!(agree("before 1900", "1863"));
        assert!(check("with 1200 seats, in 1863").is_empty());
    }

    #[test]
    fn a_date_agrees_at_the_precision_shown() {
        assert!(agree("first released in 2012", "2012-03-28"));
        assert!(agree("first released in March 2012", "2012-03-28"));
        assert!(!agree("first released in April 2012", "2012-03-28"));
        assert!(!agree("28 March 2012, not in 2013", "2012-03-28"));
        assert!(agree("before 2013", "2012-03-28"));
        assert!(!agree("before March 2012", "2012-03-28"));
        assert!(agree("not before 2012", "2012-03-28"));
        assert!(agree("around 2013", "2012-03-28"));
        assert!(!agree("around 2014", "2012-03-28"));
        assert!(agree("2010 or later", "2012-03-28"));
        assert!(agree("Mar 28, 2012", "2012-03-28"));
        assert!(!agree("after 2012", "2012-03-28"));
    }

    fn of_decade(lang: &str, text: &str, fact: &str) -> Option<bool> {
        let fact = Period::parse(fact).expect("a date");
        let stated = read(text, Some(fact), &Language::of(lang));
        (!stated.is_empty()).then(|| stated.iter().all(|stated| agrees(stated, fact)))
    }

    #[test]
    fn a_decade_has_its_years() {
        for (lang, text) in [
            ("en", "in the 1990s"),
            ("en", "since the early 1990s"),
            ("en", "the early nineties"),
            ("en", "a child of the ’90s"),
            ("en", "in the first half of the 1990s"),
            ("en", "the late 1980s or early 1990s"),
            ("en", "before the 2000s"),
            ("de", "Anfang der 1990er"),
            ("de", "in den Neunzigern"),
            ("de", "den frühen 90er-Jahren"),
            ("de", "Anfang der neunziger Jahre"),
            ("de", "in der ersten Hälfte der Neunzigerjahre"),
            ("de", "vor den 2000ern"),
        ] {
            assert_eq!(of_decade(lang, text, "1991-02-20"), Some(true), "{text}");
            assert_eq!(of_decade(lang, text, "2012-05"), Some(false), "{text}");
        }
        for (lang, text) in [
            ("en", "the late 1990s"),
            ("en", "mid-1990s"),
            ("en", "the 1980s"),
            ("en", "the eighties"),
            ("en", "the end of the nineties"),
            ("en", "after the 1990s"),
            ("de", "Ende der 1990er Jahre"),
            ("de", "Mitte der Neunziger"),
            ("de", "in den Achtzigern"),
        ] {
            assert_eq!(of_decade(lang, text, "1991-02-20"), Some(false), "{text}");
        }
    }

    #[test]
    fn what_may_be_no_decade_is_not_read() {
        for (lang, text) in [
            ("en", "the Nineties Collection"),
            ("en", "90s of video"),
            ("en", "1990s-style menus"),
            ("en", "until the 1990s"),
            ("en", "by the early 1990s"),
            ("en", "the early to mid 1990s"),
            ("en", "the 1900s"),
            ("en", "the roaring twenties"),
            ("en", "pre-1990s"),
            ("en", "the 95s"),
            ("de", "die Goldenen Zwanziger"),
            ("de", "ein 90er-Pack"),
            ("fr", "les 1990s"),
        ] {
            assert_eq!(of_decade(lang, text, "1991-02-20"), None, "{text}");
        }
    }

    #[test]
    fn a_statement_is_no_more_precise_than_its_fact() {
        assert!(agree("in 1991", "1991"));
        assert!(agree("in 1991", "1991-02"));
        assert!(agree("February 1991", "1991-02"));
        assert!(!agree("February 1991", "1991"));
        assert!(!agree("20 February 1991", "1991-02"));
        assert!(agree("before 1992", "1991"));
        assert!(!agree("before March 1991", "1991"));
        assert!(agree("after 1990", "1991"));
        assert!(agree("1991 or later", "1991"));
        assert!(agree("around 1990", "1991"));
    }
}
