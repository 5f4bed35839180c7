//! How a language writes numbers, as CLDR says: `12,345.50` and `1.7 billion`, or `12.345,50` and `1,7
//! Milliarden`. Pure. The only folder that names `icu_decimal`.
//!
//! The digits are the Latin ones in every language, like the digits of dates and of the numbers in prose.

mod places;
mod scale;

use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_locale_core::Locale;
use icu_plurals::PluralRules;

pub use icu_plurals::PluralCategory;
pub use places::CurrencyPlace;
pub use scale::{Scale, is_direction_mark};

/// How one language writes numbers.
#[derive(Debug, Default)]
pub struct Numerals(Option<Cldr>);

/// The numbers of a language in CLDR.
#[derive(Debug)]
struct Cldr {
    grouped: DecimalFormatter,
    /// Without separators of thousands from 1000 to 9999
    counts: DecimalFormatter,
    plain: DecimalFormatter,
    scaled: CompactDecimalFormatter,
    scales: Vec<Scale>,
    marks: Marks,
    minus: String,
    plurals: PluralRules,
    place: CurrencyPlace,
    has_spaced_percent: bool,
    links_nouns: bool,
    has_plurals_in_s: bool,
}

/// The signs between the digits of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    pub decimal: char,
    /// Between groups of digits; `None` for a language without groups
    pub group: Option<char>,
}

/// The languages that need a preposition between a word of scale and a noun: `1,7 millones de usuarios`.
const LINKING: [&str; 8] = ["ca", "es", "fr", "gl", "it", "oc", "pt", "ro"];

/// Numbers as authors write them in data: `12345.50`
pub static PLAIN: Numerals = Numerals(None);

/// Scaled numbers have at most this many decimals, and lose no digit.
const SCALED_DECIMALS: i16 = 2;

/// The powers of ten of the numbers that are scaled: from a million to a thousand million million.
const SCALED: std::ops::RangeInclusive<i16> = 6..=14;

impl Numerals {
    /// Returns the numerals of a language tag. An invalid tag, or a language that CLDR does not know, has those
    /// of the root locale, which are like English ones without words of scale.
    pub fn of(lang: &str) -> Numerals {
        let locale = |tag: &str| Locale::try_from_str(&format!("{tag}-u-nu-latn"));
        // A tag with extensions of its own may ask for other digits.
        let lang = lang.split("-u-").next().unwrap_or_default();
        let locale = locale(lang).unwrap_or(Locale::UNKNOWN);
        Numerals(cldr(&locale))
    }

    /// Returns the signs between digits.
    pub fn marks(&self) -> Marks {
        self.0.as_ref().map_or(Marks { decimal: '.', group: None }, |cldr| cldr.marks)
    }

    /// Returns the words of scale, such as `million`, with all their forms.
    pub fn scales(&self) -> &[Scale] {
        self.0.as_ref().map_or(&[], |cldr| &cldr.scales)
    }

    /// Returns whether there are groups of two digits before the last one of three: `12,34,567`.
    pub fn has_pairs(&self) -> bool {
        let is_pair = |text: &str| text.chars().filter(char::is_ascii_digit).count() == 2;
        let Some(group) = self.marks().group else { return false };
        self.grouped("1111111").split(group).any(is_pair)
    }

    /// Returns the sign of negative numbers.
    pub fn minus(&self) -> &str {
        self.0.as_ref().map_or("-", |cldr| &cldr.minus)
    }

    pub fn currency_place(&self) -> CurrencyPlace {
        self.0.as_ref().map_or(CurrencyPlace::Before, |cldr| cldr.place)
    }

    pub fn has_spaced_percent(&self) -> bool {
        self.0.as_ref().is_some_and(|cldr| cldr.has_spaced_percent)
    }

    /// Returns whether a noun cannot follow a word of scale directly.
    pub fn links_nouns(&self) -> bool {
        self.0.as_ref().is_some_and(|cldr| cldr.links_nouns)
    }

    /// Returns whether a noun with an `s` at its end is a plural, if it can be one. So it is in data, whose units are
    /// those of messages in English.
    pub fn has_plurals_in_s(&self) -> bool {
        self.0.as_ref().is_none_or(|cldr| cldr.has_plurals_in_s)
    }

    /// Returns the plural form of a noun after decimal digits such as `1.0`.
    pub fn plural(&self, digits: &str) -> PluralCategory {
        let number = digits.parse::<Decimal>().ok();
        let category = self.0.as_ref().zip(number).map(|(of, n)| of.plurals.category_for(&n));
        category.unwrap_or(PluralCategory::Other)
    }

    /// Writes decimal digits such as `-1234.50` with the marks of the language and thousands in groups.
    pub fn grouped(&self, digits: &str) -> String {
        self.write(digits, |cldr| &cldr.grouped)
    }

    /// Writes an amount of money. A fraction has the decimals of the currency, or more: `12.50` for `12.5`.
    pub fn money(&self, digits: &str, decimals: usize) -> String {
        let missing = match digits.split_once('.') {
            Some((_, fraction)) if self.0.is_some() => decimals.saturating_sub(fraction.len()),
            _ => 0,
        };
        self.grouped(&format!("{digits}{}", "0".repeat(missing)))
    }

    /// Writes a number of things. Thousands are in groups from 10,000 up, because smaller numbers can be years.
    pub fn count(&self, number: f64) -> String {
        self.write(&number.to_string(), |cldr| &cldr.counts)
    }

    /// Writes a number rounded to this many decimals.
    pub fn decimals(&self, number: f64, decimals: usize) -> String {
        self.grouped(&format!("{number:.decimals$}"))
    }

    /// Writes a factor or a percentage, with one decimal below ten: `2.5`, `13`, `120`.
    pub fn short(&self, number: f64) -> String {
        self.decimals(number, usize::from(number < 9.95))
    }

    /// Writes decimal digits with the decimal mark of the language and without groups.
    pub fn plain(&self, digits: &str) -> String {
        self.write(digits, |cldr| &cldr.plain)
    }

    fn write(&self, digits: &str, style: impl Fn(&Cldr) -> &DecimalFormatter) -> String {
        let is_short = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let Some(cldr) = self.0.as_ref().filter(|_| !is_short) else { return digits.to_owned() };
        match digits.parse::<Decimal>() {
            Ok(number) => style(cldr).format_to_string(&number),
            // More digits than any fact has
            Err(_) => digits.to_owned(),
        }
    }

    /// Writes a number of a million or more with a word of scale, such as `1.7 billion`. `None` if that would
    /// lose a digit, or take more than two decimals.
    pub fn scaled(&self, digits: &str) -> Option<String> {
        let is_large = digits.len() > 6 && !digits.contains('.');
        let cldr = self.0.as_ref().filter(|_| is_large)?;
        let mut number = digits.parse::<Decimal>().ok()?;
        let magnitude = number.absolute.nonzero_magnitude_start();
        let exponent = cldr.scaled.compact_exponent_for_magnitude(magnitude);
        let shift = i16::from(exponent);
        let last = number.absolute.nonzero_magnitude_end();
        if !SCALED.contains(&magnitude) || exponent == 0 || last < shift - SCALED_DECIMALS {
            return None;
        }
        number.absolute.multiply_pow10(-shift);
        number.absolute.trim_end();
        let text = cldr.scaled.format_with_exponent(&number, exponent).ok()?.to_string();
        // Some languages write a million without its digit.
        text.contains(|c: char| c.is_ascii_digit()).then_some(text)
    }
}

/// Returns the numbers of a locale; those of the root locale if CLDR does not have it.
fn cldr(locale: &Locale) -> Option<Cldr> {
    let style =
        |grouping: GroupingStrategy| DecimalFormatter::try_new(locale.into(), grouping.into()).ok();
    let grouped = style(GroupingStrategy::Auto)?;
    let scaled = CompactDecimalFormatter::try_new_long(locale.into(), Default::default()).ok()?;
    let short = CompactDecimalFormatter::try_new_short(locale.into(), Default::default()).ok()?;
    let names = names(locale);
    Some(Cldr {
        counts: style(GroupingStrategy::Min2)?,
        plain: style(GroupingStrategy::Never)?,
        scales: scale::read(&[&scaled, &short]),
        marks: marks(&grouped),
        plurals: PluralRules::try_new_cardinal(locale.into()).ok()?,
        minus: grouped.format_to_string(&(-1).into()).replace('1', ""),
        place: CurrencyPlace::of(&names),
        has_spaced_percent: places::has_spaced_percent(&names),
        has_plurals_in_s: names.iter().any(|name| matches!(name.as_str(), "en" | "de")),
        links_nouns: names.iter().any(|name| LINKING.contains(&name.as_str())),
        grouped,
        scaled,
    })
}

/// Returns the names of a locale in the tables, the most precise first: `de-AT`, `de`.
fn names(locale: &Locale) -> Vec<String> {
    let language = locale.id.language.as_str();
    let region = locale.id.region.map(|region| format!("{language}-{region}"));
    region.into_iter().chain([language.to_owned()]).collect()
}

fn marks(grouped: &DecimalFormatter) -> Marks {
    let text = grouped.format_to_string(&"1111111.5".parse().expect("a number"));
    let mut marks = text.chars().filter(|c| !c.is_ascii_digit());
    let (first, last) = (marks.next(), marks.next_back());
    match (first, last) {
        (group, Some(decimal)) => Marks { decimal, group },
        (decimal, None) => Marks { decimal: decimal.unwrap_or('.'), group: None },
    }
}

#[cfg(test)]
mod tests;
