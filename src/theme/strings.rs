//! The strings of a theme in the language of the site. Pure.

use std::collections::HashMap;
use std::sync::Arc;

use icu_locale_core::LanguageIdentifier;

use crate::base::numerals::{Numerals, PluralCategory};
use crate::base::period::{Period, Precision};
use crate::data::{Data, Table};
use crate::source::Layer;

/// Strings by dotted key: `state.yes`.
#[derive(Debug, Default, Clone)]
pub struct Strings {
    texts: HashMap<String, Text>,
    numerals: Arc<Numerals>,
    /// Whether the language is written from right to left
    rtl: bool,
}

#[derive(Debug, Clone)]
enum Text {
    Plain(String),
    /// By plural category: `one`, `few`, `other`, …
    Plural(HashMap<String, String>),
    List(Vec<String>),
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Strings {
    /// Merges tables of strings, later ones overriding earlier ones: for `de-AT` first English of every
    /// layer, then `de`, then `de-AT`; within a language the default theme, then the theme, then the site.
    pub fn new(lang: &str, mut tables: Vec<(Layer, String, Table)>) -> Strings {
        let language: LanguageIdentifier = lang.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        let short = language.language.as_str().to_owned();
        let rank = |name: &str| match name {
            name if name.eq_ignore_ascii_case(lang) => Some(2),
            name if name == short => Some(1),
            "en" => Some(0),
            _ => None,
        };
        tables.sort_by_key(|(layer, name, _)| (rank(name), std::cmp::Reverse(*layer)));
        let mut texts = HashMap::new();
        for (_, name, table) in &tables {
            if rank(name).is_some() {
                flatten("", table, &mut texts);
            }
        }
        let rtl = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"].contains(&&*short);
        Strings { texts, numerals: Arc::new(Numerals::of(lang)), rtl }
    }

    /// Returns how the language writes numbers.
    pub fn numerals(&self) -> &Numerals {
        &self.numerals
    }

    /// Returns the writing direction, `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// Returns the string of a key without filling in placeholders, or the key itself if no layer has it.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        match self.texts.get(key) {
            Some(Text::Plain(text)) => text,
            _ => key,
        }
    }

    /// Returns the string of a key, in the plural form for `n`, with each placeholder `{name}` replaced by
    /// its value; placeholders without a value stay. `None` if no layer has the key.
    pub fn fill<V: AsRef<str>>(
        &self,
        key: &str,
        n: Option<f64>,
        value: impl Fn(&str) -> Option<V>,
    ) -> Option<String> {
        let text = match self.texts.get(key)? {
            Text::Plain(text) => text,
            Text::Plural(forms) => {
                let category = n.map_or("other", |n| self.category(n));
                forms.get(category).or_else(|| forms.get("other"))?
            }
            Text::List(_) => return None,
        };
        let mut filled = String::with_capacity(text.len() * 2);
        let mut rest = text.as_str();
        // Inserted values are not searched for placeholders: they may contain braces.
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, at)| Some((before, at.split_once('}')?)))
        {
            filled.push_str(before);
            match value(name) {
                Some(value) => filled.push_str(value.as_ref()),
                None => filled.extend(["{", name, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// Returns all keys, for "did you mean" suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// Formats a day with the string `date.pattern`, and a month with `date.month_pattern`. Both use the names
    /// of `date.months`. A year is its digits.
    pub fn date(&self, date: Period) -> String {
        let day = date.first();
        let pattern = match date.precision() {
            Precision::Year => return date.iso(),
            Precision::Month => "date.month_pattern",
            Precision::Day => "date.pattern",
        };
        let month = match self.texts.get("date.months") {
            Some(Text::List(months)) => months.get(usize::from(day.month().unsigned_abs()) - 1),
            _ => None,
        };
        let part = |name: &str| match name {
            "day" => Some(day.day().to_string()),
            "month" => Some(month.cloned().unwrap_or_else(|| day.month().to_string())),
            "year" => Some(day.year().to_string()),
            _ => None,
        };
        self.fill(pattern, None, part).unwrap_or_else(|| date.iso())
    }

    fn category(&self, n: f64) -> &'static str {
        match self.numerals.plural(&n.to_string()) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

fn flatten(prefix: &str, table: &Table, texts: &mut HashMap<String, Text>) {
    for entry in &table.entries {
        let key = match prefix {
            "" => entry.key.value.clone(),
            prefix => format!("{prefix}.{}", entry.key.value),
        };
        match &entry.node.data {
            Data::Text(text) => {
                texts.insert(key, Text::Plain(text.clone()));
            }
            Data::List(items) => {
                let items = items.iter().filter_map(|item| match &item.data {
                    Data::Text(text) => Some(text.clone()),
                    _ => None,
                });
                texts.insert(key, Text::List(items.collect()));
            }
            Data::Table(inner) if is_plural(inner) => {
                let forms = inner.entries.iter().filter_map(|form| match &form.node.data {
                    Data::Text(text) => Some((form.key.value.clone(), text.clone())),
                    _ => None,
                });
                texts.insert(key, Text::Plural(forms.collect()));
            }
            Data::Table(inner) => flatten(&key, inner, texts),
            _ => {}
        }
    }
}

fn is_plural(table: &Table) -> bool {
    let is_category = |key: &String| CATEGORIES.contains(&key.as_str());
    table.entries.iter().any(|entry| entry.key.value == "other")
        && table.entries.iter().all(|entry| is_category(&entry.key.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::toml;
    use crate::source::tests::some_file;

    fn strings(lang: &str) -> Strings {
        let en = "yes = \"Yes\"\n[minutes]\none = \"{n} minute\"\nother = \"{n} minutes\"\n[date]\npattern = \"{day} {month} {year}\"\nmonths = [\"January\"]";
        let de = "yes = \"Ja\"";
        let table = |text| toml::parse(text, some_file(), 0, &mut Vec::new());
        let tables = vec![
            (Layer::Default, "de".to_owned(), table(de)),
            (Layer::Default, "en".to_owned(), table(en)),
            (Layer::Theme, "en".to_owned(), table("yes = \"Yea\"")),
        ];
        Strings::new(lang, tables)
    }

    #[test]
    fn the_language_comes_before_the_layer() {
        assert_eq!(strings("en").get("yes"), "Yea");
        assert_eq!(strings("de-AT").get("yes"), "Ja");
        assert_eq!(strings("fi").get("yes"), "Yea");
        assert_eq!(strings("en").get("no"), "no");
    }

    #[test]
    fn a_number_chooses_the_plural_form() {
        let en = strings("en");
        let filled = |key: &str, n: f64| en.fill(key, Some(n), |_| Some(n.to_string()));
        assert_eq!(filled("minutes", 1.0).as_deref(), Some("1 minute"));
        assert_eq!(filled("minutes", 3.0).as_deref(), Some("3 minutes"));
        assert_eq!(filled("none", 3.0), None);
    }

    #[test]
    fn a_value_is_put_in_as_it_is() {
        let value = |name: &str| (name == "day").then_some("{month}");
        let filled = strings("en").fill("date.pattern", None, value);
        assert_eq!(filled.as_deref(), Some("{month} {month} {year}"));
    }

    #[test]
    fn a_date_is_written_by_the_pattern() {
        let date = Period::parse("2026-01-05").expect("valid");
        assert_eq!(strings("en").date(date), "5 January 2026");
        assert_eq!(strings("he").direction(), "rtl");
    }
}
