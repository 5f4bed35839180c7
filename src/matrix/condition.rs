//! When a fact holds: under which condition, and since and until which version or date. Pure.

use super::amount::{Amount, Extent, Figure};
use super::version::measure;
use super::{Fact, FactValue, Sense};
use crate::base::period::Period;

/// What limits a fact.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conditions {
    /// The condition under which it holds: hardware, a data set, a configuration
    pub when: Option<Box<str>>,
    /// The version or the date with which it began to hold
    pub since: Option<Box<str>>,
    /// The version or the date with which it ceased to hold
    pub until: Option<Box<str>>,
    /// The id of the condition, if there are facts of the same criterion under other conditions
    pub id: Option<Box<str>>,
    /// For the first of such facts the others, in declaration order
    pub others: Vec<Fact>,
}

impl Conditions {
    /// Returns the id by which claims name the condition: `large-files` for `Large files`, and without a
    /// condition `since-2-4` or `until-3-0`. `None` if none of them has a letter or a digit.
    pub(super) fn own_id(&self) -> Option<Box<str>> {
        let limit =
            |word: &str, limit: &Option<Box<str>>| Some(format!("{word} {}", limit.as_ref()?));
        let text = self.when.as_deref().map(str::to_owned);
        let text = text.or_else(|| limit("since", &self.since));
        let text = text.or_else(|| limit("until", &self.until))?;
        Some(slug::slugify(text)).filter(|id| !id.is_empty()).map(Into::into)
    }
}

impl Fact {
    pub fn when(&self) -> Option<&str> {
        self.conditions.as_ref()?.when.as_deref()
    }

    pub fn since(&self) -> Option<&str> {
        self.conditions.as_ref()?.since.as_deref()
    }

    pub fn until(&self) -> Option<&str> {
        self.conditions.as_ref()?.until.as_deref()
    }

    /// Returns the id of its condition, if there are facts of the same criterion under other conditions.
    pub fn condition_id(&self) -> Option<&str> {
        self.conditions.as_ref()?.id.as_deref()
    }

    /// Returns the facts of the same criterion under other conditions; none unless this is the first.
    pub fn others(&self) -> &[Fact] {
        self.conditions.as_ref().map_or(&[], |conditions| &conditions.others)
    }

    /// Returns the fact, and then those under other conditions.
    pub fn cases(&self) -> impl Iterator<Item = &Fact> + Clone {
        std::iter::once(self).chain(self.others())
    }

    /// Returns the fact under a condition, by the condition's id.
    pub fn case(&self, id: &str) -> Option<&Fact> {
        self.cases().find(|case| case.named_condition().as_deref() == Some(id))
    }

    /// Returns the id by which a claim can name its condition, also if there is no other fact.
    pub fn named_condition(&self) -> Option<Box<str>> {
        let conditions = self.conditions.as_ref()?;
        conditions.id.clone().or_else(|| conditions.own_id())
    }

    /// Returns an amount that may be any of those under all conditions: of minimums the least, of limits the greatest.
    /// `None` if they have not all an amount in the currency of the criterion.
    pub fn under_any_condition(&self, sense: Sense) -> Option<FactValue> {
        let extent = |case: &Fact| case.value.extent().filter(|_| case.value.foreign().is_none());
        let extents: Vec<Extent> = self.cases().map(extent).collect::<Option<_>>()?;
        let low = extents.iter().map(|of| of.low).fold(f64::INFINITY, f64::min);
        let high = extents.iter().map(|of| of.high).fold(f64::NEG_INFINITY, f64::max);
        let figure = |value: f64| Figure { value, digits: value.to_string().into() };
        let number = |value: f64| {
            let Figure { value, digits } = figure(value);
            Some(FactValue::Number { value, written: digits })
        };
        match sense {
            Sense::Minimum if low.is_finite() => return number(low),
            Sense::Limit if high.is_finite() => return number(high),
            _ => {}
        }
        let amount = match (low.is_finite(), high.is_finite()) {
            (true, true) => Amount::Range(figure(low), figure(high)),
            (true, false) => Amount::AtLeast(figure(low)),
            (false, true) => Amount::AtMost(figure(high)),
            (false, false) => return None,
        };
        Some(FactValue::Amount(Box::new(amount)))
    }

    /// Returns the conditions as one text, such as `128 MB, since 2.4`; empty without any.
    pub fn conditions_text(&self) -> String {
        let Some(Conditions { when, since, until, .. }) = self.conditions.as_deref() else {
            return String::new();
        };
        let limit = |word: &str, limit: &Option<Box<str>>| {
            limit.as_ref().map(|limit| format!("{word} {limit}"))
        };
        let parts =
            [when.as_deref().map(str::to_owned), limit("since", since), limit("until", until)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Returns whether the second of two versions or dates is before the first. `false` if they cannot be compared.
pub fn is_turned(since: &str, until: &str) -> bool {
    if let (Ok(since), Ok(until)) = (Period::parse(since), Period::parse(until)) {
        return until.last() < since.first();
    }
    let version = |text: &str| is_version(text).then(|| measure(text)).flatten();
    version(since).zip(version(until)).is_some_and(|(since, until)| until < since)
}

/// Returns whether a text is a version, with or without a `v`, and not a name that has a number in it.
fn is_version(text: &str) -> bool {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_compared_is_turned() {
        for (since, until) in [
            ("3.0", "2.4"),
            ("3.10", "3.9"),
            ("2024-03", "2023"),
            ("2024-03-02", "2024-03-01"),
            ("v9", "8.1"),
        ] {
            assert!(is_turned(since, until), "{since} {until}");
            assert!(!is_turned(until, since), "{until} {since}");
        }
        for (since, until) in [
            ("2.4", "2.4"),
            ("2024-03", "2024"),
            ("Ventura 13", "Monterey 12"),
            ("10", "2024-01-01"),
            ("beta", "alpha"),
        ] {
            assert!(!is_turned(since, until), "{since} {until}");
        }
    }

    #[test]
    fn a_condition_has_the_id_of_its_words() {
        let id = |when: Option<&str>, since: Option<&str>| {
            let [when, since] = [when, since].map(|text| text.map(Into::into));
            Conditions { when, since, ..Conditions::default() }.own_id()
        };
        assert_eq!(id(Some("Large files"), Some("2.4")).as_deref(), Some("large-files"));
        assert_eq!(id(None, Some("2.4")).as_deref(), Some("since-2-4"));
        assert_eq!(id(Some("≥"), None), None);
        assert_eq!(id(None, None), None);
    }
}
