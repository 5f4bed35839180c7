//! What a quantity is per: `/s`, `per user per month`, `per 1,000 requests`, `annually`. Pure.

use super::names::{Dimension, Measure, Part};
use super::text::{is_end, leading_word, named_at};
use super::{Unit, conversion, is_calendar, multiplier, part_in, physical_at};
use crate::base::language::{Language, prefix_length};

/// A unit, and how many of it a quantity is per: the thousand of `$ / 1,000 requests`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Per {
    pub(super) part: Part,
    pub(super) count: f64,
}

impl Per {
    /// Parses what follows a slash in the unit of a criterion: `month`, `1M tokens`, `100 km`.
    pub(super) fn of_unit(text: &str, language: &Language) -> Per {
        let counted = count_at(text, language)
            .map(|(count, len)| (count, text[len..].trim_start()))
            .filter(|(_, rest)| rest.starts_with(char::is_alphabetic));
        let (count, name) = counted.unwrap_or((1.0, text));
        let part = match (part_in(name, language).0, physical_at(name, language)) {
            // A month or a minute may be written so as well.
            (Part::Word(name), _) if name == "m" => Part::Word(name),
            (Part::Word(_), Some((measure, len))) if len == name.len() => Part::Measure(measure),
            (part, _) => part,
        };
        Per { part, count }
    }

    /// Returns the factor that converts a rate per this to a rate per another; `None` if there is none.
    fn factor(&self, other: &Per) -> Option<f64> {
        let factor = conversion(Some(&self.part), Some(&other.part))?;
        Some(other.count / self.count / factor)
    }

    pub(super) fn is_time(&self) -> bool {
        matches!(self.part, Part::Measure(measure) if measure.is_time())
    }
}

impl From<Part> for Per {
    fn from(part: Part) -> Per {
        Per { part, count: 1.0 }
    }
}

impl Unit<'_> {
    /// Returns the factor that converts a rate per these units to the criterion's, and whether one of them crosses from
    /// days to months. `None` if one is not in the criterion's unit.
    pub(super) fn rate_factor(&self, stated: &[Per]) -> Option<(f64, bool)> {
        let (mut factor, mut crosses) = (1.0, false);
        for stated in stated {
            let mut found = self.per.iter().filter_map(|own| Some((own, stated.factor(own)?)));
            let (own, of_own) = found.next()?;
            factor *= of_own;
            crosses |= is_calendar(Some(&stated.part)) != is_calendar(Some(&own.part));
        }
        Some((factor, crosses))
    }

    /// Returns the unit that a quantity is per, and the length: `/s`, `per month`, `a year`. `before` are those that have
    /// been read.
    pub(super) fn per_at(&self, rest: &str, before: &[Per]) -> Option<(Per, usize)> {
        if let Some(adverb) = self.adverb_at(rest)
            && !before.iter().any(Per::is_time)
        {
            return Some(adverb);
        }
        let trimmed = rest.trim_start();
        let after = trimmed.strip_prefix('/').or_else(|| {
            // "Per user and month"
            let and = self.language.and().iter().filter(|_| !before.is_empty());
            let words = self.language.per().iter().chain(and);
            let rests = words.filter_map(|word| trimmed.strip_prefix(word));
            // An apostrophe joins a word to the next one; others are separate.
            let mut rests = rests.filter(|rest| {
                let joins = trimmed[..trimmed.len() - rest.len()].ends_with(['\'', '’']);
                joins || rest.starts_with(char::is_whitespace)
            });
            rests.next()
        })?;
        let body = after.trim_start();
        let start = rest.len() - body.len();
        let Some((count, len)) = count_at(body, self.language) else {
            let (part, len) = self.part_at(body)?;
            return Some((part.into(), start + len));
        };
        let gap = body[len..].len()
            - body[len..].trim_start_matches([' ', '-', '\u{a0}', '\u{202f}']).len();
        let unit = &body[len + gap..];
        if let Some((part, taken)) = self.part_at(unit) {
            return Some((Per { part, count }, start + len + gap + taken));
        }
        if unit.starts_with(char::is_alphabetic) {
            // A count of something else matters only beside one of this unit.
            self.per.iter().find(|own| !own.is_time())?;
            let name = leading_word(unit);
            let part = Part::Word(name.to_lowercase());
            return Some((Per { part, count }, start + len + gap + name.len()));
        }
        let mut counted = self.per.iter().filter(|own| !own.is_time());
        let own = counted.next().filter(|_| count > 1.0)?;
        Some((Per { part: own.part.clone(), count }, start + len))
    }

    /// Parses the unit at the beginning of a text after "per".
    fn part_at(&self, body: &str) -> Option<(Part, usize)> {
        let words = self.per.iter().map(|own| &own.part).filter(|own| matches!(own, Part::Word(_)));
        let mut named =
            words.filter_map(|own| Some((own.clone(), named_at(body, own, self.language)?)));
        if let Some(found) = named.next() {
            return Some(found);
        }
        let is_physical = |own: &Per| matches!(own.part, Part::Measure(own) if own.is_physical());
        if self.per.iter().any(is_physical)
            && let Some((measure, len)) = physical_at(body, self.language)
        {
            return Some((Part::Measure(measure), len));
        }
        let word = leading_word(body);
        match part_in(word, self.language).0 {
            found @ Part::Measure(_) => Some((found, word.len())),
            Part::Currency(_) | Part::OutOf(_) | Part::Word(_) => None,
        }
    }

    /// Parses `annually` and `im Jahr`, which say what a rate is per.
    fn adverb_at(&self, rest: &str) -> Option<(Per, usize)> {
        let body = rest.trim_start();
        if body.len() == rest.len() {
            return None;
        }
        let adverbs = self.language.adverbs().iter();
        let mut known = adverbs.filter_map(|(word, unit)| {
            let len = prefix_length(body, word)?;
            is_end(&body[len..]).then_some((len, *unit))
        });
        let (len, unit) = known.next()?;
        let (part, _) = part_in(unit, Language::plain());
        matches!(
            part,
            Part::Measure(Measure { dimension: Dimension::Time | Dimension::Calendar, .. })
        )
        .then(|| (part.into(), rest.len() - body.len() + len))
    }
}

/// Parses a count before a unit: `100`, `1,000`, `1M`, `million`. Returns it and its length.
fn count_at(text: &str, language: &Language) -> Option<(f64, usize)> {
    let digits = digits_at(text, language);
    let rest = &text[digits.len()..];
    // Digits alone are separated from the unit.
    let scale = multiplier(rest, language).filter(|(_, len)| is_end(&rest[*len..]));
    let count: String = digits.chars().filter(char::is_ascii_digit).collect();
    match (count.parse::<f64>().ok(), scale) {
        (None, None) => None,
        (count, scale) => {
            let (factor, len) = scale.unwrap_or((1.0, 0));
            let count = count.unwrap_or(1.0) * factor;
            (count >= 1.0 && count.is_finite()).then_some((count, digits.len() + len))
        }
    }
}

/// Returns the digits with which a text begins, with the marks between groups of three.
fn digits_at<'t>(text: &'t str, language: &Language) -> &'t str {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = run(text);
    while end > 0
        && let Some(mark) = text[end..].chars().next().filter(|c| language.is_group(*c))
        && run(&text[end + mark.len_utf8()..]) == 3
    {
        end += mark.len_utf8() + 3;
    }
    &text[..end]
}
