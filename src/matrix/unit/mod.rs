//! Parses units in a text, and converts them to the unit of a criterion. Pure.

mod convert;
mod names;
mod physical;
mod prefix;
mod rate;
mod singular;
mod text;

use crate::base::currency::{CURRENCIES, HUNDREDTHS, code, is_sign};
use crate::base::language::{Language, prefix_length};
pub use convert::exact_factor;
use convert::{conversion, is_calendar};
use names::{Dimension, Measure, Part, SIGNS, part};
use physical::physical;
use rate::Per;
pub use singular::singular;
use text::{after_gap, is_end, leading_word, named_at};

/// The parsed unit of a criterion: `million downloads`, `MB/s`, `USD / month`, `/5`.
#[derive(Debug, Clone)]
pub struct Unit<'l> {
    /// That of the texts
    language: &'l Language,
    /// The multiplier in the unit: 1e6 for `million downloads`
    scale: f64,
    head: Option<Part>,
    /// The units after "per" or `/`: the user and the month of `USD / user / month`
    per: Vec<Per>,
}

/// How the unit of a number relates to that of the criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The number has no unit
    Bare,
    /// The same unit, or one that converts to it
    Same,
    /// Another unit
    Other,
}

/// How a unit is of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Duration,
    /// Per a unit of time
    Rate,
}

/// The multiplier and the unit after a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suffix {
    pub fit: Fit,
    /// Factor that converts the number to the criterion's unit
    pub factor: f64,
    /// Relative error of the conversion itself: months differ in length
    pub slack: f64,
    /// Length in bytes
    pub len: usize,
}

/// A month has 28 to 31 days, so readers take 90 days and 3 months to be the same.
const CALENDAR_SLACK: f64 = 0.02;

impl Unit<'static> {
    /// Parses a unit, and reads numbers as data and addresses write them.
    pub fn of(unit: Option<&str>) -> Unit<'static> {
        Unit::in_language(unit, Language::plain())
    }
}

impl<'l> Unit<'l> {
    /// Parses a unit, and reads numbers in a language.
    pub fn in_language(unit: Option<&str>, language: &'l Language) -> Unit<'l> {
        let none = Unit { language, scale: 1.0, head: None, per: Vec::new() };
        // A remark in brackets is not part of the unit: `ms (p99)`.
        let text = unit.map(|unit| unit.split(" (").next().unwrap_or_default().trim());
        let Some(text) = text else { return none };
        if let Some(whole) = text.strip_prefix('/').map(str::trim)
            && whole.starts_with(|c: char| c.is_ascii_digit())
        {
            return Unit { head: Some(Part::OutOf(whole.to_owned())), ..none };
        }
        let (scale, rest) = match multiplier(text, language) {
            Some((scale, len)) if is_end(&text[len..]) => (scale, text[len..].trim_start()),
            _ => (1.0, text),
        };
        let mut parts = Vec::new();
        let mut rest = Some(rest);
        while let Some(text) = rest {
            let (part, after) = split_rate(text, language);
            parts.push(part.trim());
            rest = after;
        }
        let per = parts.drain(1..).map(|part| Per::of_unit(part, language));
        let mut per: Vec<Per> = per.collect();
        if parts[0].is_empty() {
            return Unit { scale, per, ..none };
        }
        let (prefix, name) = prefix::of_unit(parts[0]).unwrap_or((1.0, parts[0]));
        let scale = scale * prefix;
        let (head, own_per) = match (part_in(name, language), physical(name)) {
            ((Part::Word(_), _), Some(measure)) => (Part::Measure(measure), None),
            (known, _) => known,
        };
        if per.is_empty() {
            per.extend(own_per.map(Per::from));
        }
        Unit { scale, head: Some(head), per, ..none }
    }

    pub fn language(&self) -> &'l Language {
        self.language
    }

    /// Returns whether "faster" means less or more in this unit; `None` if it means neither.
    pub fn pace(&self) -> Option<Pace> {
        match (&self.head, self.per.last()) {
            (Some(Part::Currency(_)), _) => None,
            (_, Some(per)) => per.is_time().then_some(Pace::Rate),
            (Some(Part::Measure(head)), None) if head.is_time() => Some(Pace::Duration),
            (Some(Part::Measure(head)), None) => {
                (head.dimension == Dimension::Frequency).then_some(Pace::Rate)
            }
            _ => None,
        }
    }

    /// Parses what follows a number. `before` is the currency before the number, if there is one.
    ///
    /// Returns `None` if the number is part of a word, as in `2D`.
    pub fn suffix(&self, rest: &str, before: Option<&str>) -> Option<Suffix> {
        let mut len = 0;
        let mut multiple = 1.0;
        // The criterion's unit itself may be `k` or `M`.
        if self.head_at(rest).is_none()
            && let Some((factor, taken)) =
                multiplier(rest, self.language).or_else(|| self.small_million(rest, before))
        {
            (multiple, len) = (factor, taken + self.link_at(&rest[taken..]));
        }
        let mut head = before.map(|name| self.currency_named(name));
        let mut per: Vec<Per> = Vec::new();
        if let Some((currency, taken)) = self.cents_at(&rest[len..]) {
            (head, multiple) = (Some(currency), multiple / 100.0);
            len += taken;
        } else if let Some((found, its_per, taken)) = self.head_at(&rest[len..]) {
            head = Some(found);
            per.extend(its_per.map(Per::from));
            len += taken;
        } else if let Some(named) = prefix::named(&rest[len..], self) {
            (head, multiple) = (self.head.clone(), multiple * named.factor);
            per.extend(named.per.map(Per::from));
            len += named.len;
        }
        if len == 0 && rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        while let Some((found, taken)) = self.per_at(&rest[len..], &per) {
            per.push(found);
            len += taken;
        }
        Some(self.compare(head.as_ref(), &per, Multiple { factor: multiple, len }))
    }

    /// Returns the currency of which a word is a hundredth, and the length: `2.3 cents`, `99 pence`.
    fn cents_at(&self, rest: &str) -> Option<(Part, usize)> {
        let body = after_gap(rest);
        let word = if body.starts_with('¢') { "¢" } else { leading_word(body) };
        let known = HUNDREDTHS.iter().find(|(name, _)| *name == word.to_lowercase());
        let (_, of) = known.filter(|_| is_end(&body[word.len()..]))?;
        let own = self.head.as_ref().filter(|head| matches!(head, Part::Currency(_)))?;
        let currency = of.map_or(own.clone(), |code| Part::Currency(code.to_owned()));
        Some((currency, rest.len() - body.len() + word.len()))
    }

    /// Parses the `m` of `$1.25m` and `94m riders`, which in other units means minutes or metres, and the `B` of `$2B`.
    fn small_million(&self, rest: &str, before: Option<&str>) -> Option<(f64, usize)> {
        let counts = matches!(self.head, Some(Part::Word(_) | Part::Currency(_)));
        match leading_word(rest) {
            "m" if counts || before.is_some() => Some((1e6, 1)),
            "b" | "B" if before.is_some() => Some((1e9, 1)),
            _ => None,
        }
    }

    /// Returns the length of the word that links a word of scale to the unit, as in `1,7 millones de usuarios`.
    fn link_at(&self, rest: &str) -> usize {
        let body = rest.trim_start();
        let links = self.language.links().iter().filter(|link| body.starts_with(**link));
        let ends = links.map(|link| rest.len() - body.len() + link.len());
        ends.filter(|end| self.head_at(&rest[*end..]).is_some()).max().unwrap_or(0)
    }

    fn compare(&self, head: Option<&Part>, per: &[Per], stated: Multiple) -> Suffix {
        let Multiple { factor: multiple, len } = stated;
        let is_bare = head.is_none() && per.is_empty();
        // A bare number is taken to be in the criterion's multiples: "30" for `million downloads`.
        let scale = if is_bare && multiple == 1.0 { 1.0 } else { self.scale };
        let by_head = conversion(head, self.head.as_ref());
        let by_per = self.rate_factor(per);
        let (fit, factor) = match (by_head, by_per) {
            _ if is_bare => (Fit::Bare, 1.0),
            (Some(head), Some((per, _))) => (Fit::Same, head * per),
            _ => (Fit::Other, 1.0),
        };
        let crosses = head.is_some() && is_calendar(head) != is_calendar(self.head.as_ref())
            || by_per.is_some_and(|(_, crosses)| crosses);
        let slack = if crosses { CALENDAR_SLACK } else { 0.0 };
        Suffix { fit, factor: factor * multiple / scale, slack, len }
    }

    /// Returns the unit at the beginning of a text and its length. In between: the unit that it is per,
    /// if its name implies one (`Mbps`).
    fn head_at(&self, rest: &str) -> Option<(Part, Option<Part>, usize)> {
        let body = after_gap(rest);
        let gap = rest.len() - body.len();
        if let Some(head @ (Part::Word(_) | Part::OutOf(_))) = &self.head
            && let Some(len) = named_at(body, head, self.language)
        {
            return Some((head.clone(), None, gap + len));
        }
        let is_written = |sign: &str| {
            let rest = body.strip_prefix(sign);
            rest.is_some_and(|rest| is_end(rest) || !sign.ends_with(char::is_alphabetic))
        };
        if let Some((sign, measure)) = SIGNS.iter().find(|(sign, _)| is_written(sign)) {
            return Some((Part::Measure(*measure), None, gap + sign.len()));
        }
        let share = self.language.percent().iter().filter_map(|word| prefix_length(body, word));
        if let Some(len) = share.filter(|len| is_end(&body[*len..])).max() {
            return Some((part("%").0, None, gap + len));
        }
        let symbol = body.chars().next().filter(|c| is_sign(*c));
        let name = symbol.map_or(leading_word(body), |symbol| &body[..symbol.len_utf8()]);
        // The "x" of "24 x86" is not a unit.
        if symbol.is_none() && !is_end(&body[name.len()..]) {
            return None;
        }
        if let (Some(Part::Measure(own)), Some((measure, len))) =
            (&self.head, physical_at(body, self.language))
            && own.is_physical()
            && name != "in"
        {
            return Some((Part::Measure(measure), None, gap + len));
        }
        match part_in(name, self.language) {
            (Part::Word(_), _) if !self.is_currency(name) => None,
            (Part::Word(_), _) => Some((self.currency_named(name), None, gap + name.len())),
            (known, per) => Some((known, per, gap + name.len())),
        }
    }

    /// Whether the unit is that of a ratio, as in `3×`.
    pub fn is_ratio(&self) -> bool {
        matches!(self.head, Some(Part::Measure(Measure { dimension: Dimension::Ratio, .. })))
    }

    /// Whether the unit is that of a share, as in `99.9 %`.
    pub fn is_share(&self) -> bool {
        matches!(self.head, Some(Part::Measure(Measure { dimension: Dimension::Share, .. })))
    }

    /// Whether numbers of this unit count things, such as users, rather than measure something.
    pub fn counts(&self) -> bool {
        matches!(self.head, None | Some(Part::Word(_)))
    }

    /// Whether the unit is that of a rating, as in `4.5/5`, where the slash belongs to the unit.
    pub fn is_out_of(&self) -> bool {
        matches!(self.head, Some(Part::OutOf(_)))
    }

    /// Whether a text before or after an amount is a currency: `$`, `USD`, or that of the criterion.
    pub fn is_currency(&self, name: &str) -> bool {
        name.ends_with(is_sign)
            || CURRENCIES.iter().any(|(_, code, words)| *code == name || words.contains(&name))
            || self.is_own_code(name)
            || self.language.currency(name).is_some()
    }

    /// Whether a name is the criterion's own currency code, which need not be in the table: `SEK`.
    fn is_own_code(&self, name: &str) -> bool {
        let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code && self.head == Some(Part::Word(name.to_lowercase()))
    }

    fn currency_named(&self, name: &str) -> Part {
        match self.is_own_code(name) {
            true => Part::Word(name.to_lowercase()),
            false => {
                let code = self.language.currency(name).unwrap_or_else(|| code(name));
                Part::Currency(code.to_owned())
            }
        }
    }
}

/// The multiplier after a number, and the length of all that is read.
#[derive(Clone, Copy)]
struct Multiple {
    factor: f64,
    len: usize,
}

/// Splits a unit at its first "per" or slash: `USD`, `user / month`.
fn split_rate<'u>(unit: &'u str, language: &Language) -> (&'u str, Option<&'u str>) {
    let words = language.per().iter().filter(|word| word.len() > 1);
    let in_words = || words.filter_map(|word| unit.split_once(&format!(" {word} "))).next();
    let rate = unit.split_once('/').or_else(|| unit.split_once(" per ")).or_else(in_words);
    rate.map_or((unit, None), |(part, rest)| (part, Some(rest)))
}

/// Parses `k`, `million`, `thousand million` and the like, with or without a space before. Returns the factor and the length.
fn multiplier(rest: &str, language: &Language) -> Option<(f64, usize)> {
    let body = after_gap(rest);
    let gap = rest.len() - body.len();
    let word = leading_word(body);
    match word {
        "k" | "K" => Some((1e3, gap + word.len())),
        "M" if gap == 0 => Some((1e6, gap + word.len())),
        _ => {
            let (factor, length) = language.scale_at(body)?;
            // "A thousand million"
            let after = &body[length..];
            let next = after_gap(after);
            let further = language.scale_at(next).filter(|(of, _)| *of > factor);
            let further = further.map(|(of, length)| (of, after.len() - next.len() + length));
            let (of, more) = further.unwrap_or((1.0, 0));
            Some((factor * of, gap + length + more))
        }
    }
}

/// Parses a part of a unit whose name may be that of the language.
fn part_in(name: &str, language: &Language) -> (Part, Option<Part>) {
    if let Some(code) = language.currency(name) {
        return (Part::Currency(code.to_owned()), None);
    }
    part(language.unit(name).unwrap_or(name))
}

/// Parses a physical unit at the beginning of a text, such as `kWh`, `Kilowattstunden` or `kilowatt-hours`. Returns it
/// and its length.
fn physical_at(body: &str, language: &Language) -> Option<(Measure, usize)> {
    let name = leading_word(body);
    let rest = body[name.len()..].strip_prefix([' ', '-']).unwrap_or_default();
    let hours = leading_word(rest);
    if name.to_lowercase().ends_with("watt")
        && matches!(&*hours.to_lowercase(), "hour" | "hours")
        && let Some(measure) = physical(&format!("{name}hour"))
    {
        return Some((measure, name.len() + 1 + hours.len()));
    }
    let measure = physical(name).or_else(|| physical(language.unit(name)?))?;
    is_end(&body[name.len()..]).then_some((measure, name.len()))
}
