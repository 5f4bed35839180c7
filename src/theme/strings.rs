//! Every string that a theme shows, in the language of the site. Pure.

use std::collections::HashMap;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::date::Date;
use crate::parse::data::{Data, Table};
use crate::source::Layer;

/// Strings by dotted key: `state.yes`.
#[derive(Debug, Default, Clone)]
pub struct Strings {
    texts: HashMap<String, Text>,
    language: LanguageIdentifier,
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
    /// Lays tables over each other, the strongest last: for `de-AT` that is English of every
    /// layer, then `de`, then `de-AT`, and among equals the default theme, then the theme.
    pub fn new(lang: &str, mut tables: Vec<(Layer, String, Table)>) -> Strings {
        let language: LanguageIdentifier = lang.parse().unwrap_or_default();
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
        Strings { texts, language, rtl }
    }

    /// `ltr` or `rtl`
    pub fn direction(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// The string of a key, without anything put in; the key itself when no layer has it.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        match self.texts.get(key) {
            Some(Text::Plain(text)) => text,
            _ => key,
        }
    }

    /// The string of a key with `{name}` replaced, in the plural form that `n` asks for.
    pub fn fill(&self, key: &str, n: Option<f64>, values: &[(String, String)]) -> Option<String> {
        let text = match self.texts.get(key)? {
            Text::Plain(text) => text,
            Text::Plural(forms) => {
                let category = n.map_or("other", |n| self.category(n));
                forms.get(category).or_else(|| forms.get("other"))?
            }
            Text::List(_) => return None,
        };
        let mut filled = text.clone();
        for (name, value) in values {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        Some(filled)
    }

    /// All keys, for "did you mean".
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// A day as the language writes it: by `date.pattern` and `date.months`.
    pub fn date(&self, date: Date) -> String {
        let day = date.day();
        let month = match self.texts.get("date.months") {
            Some(Text::List(months)) => months.get(usize::from(day.month().unsigned_abs()) - 1),
            _ => None,
        };
        let month = month.cloned().unwrap_or_else(|| day.month().to_string());
        let values = [
            ("day".to_owned(), day.day().to_string()),
            ("month".to_owned(), month),
            ("year".to_owned(), day.year().to_string()),
        ];
        self.fill("date.pattern", None, &values).unwrap_or_else(|| date.iso_day())
    }

    fn category(&self, n: f64) -> &'static str {
        let language = match PluralRules::get_locales(PluralRuleType::CARDINAL)
            .iter()
            .any(|known| known.language == self.language.language)
        {
            true => LanguageIdentifier::from_parts(self.language.language, None, None, &[]),
            false => LanguageIdentifier::default(),
        };
        let rules = PluralRules::create(language, PluralRuleType::CARDINAL);
        match rules.map(|rules| rules.select(n)) {
            Ok(Ok(PluralCategory::ZERO)) => "zero",
            Ok(Ok(PluralCategory::ONE)) => "one",
            Ok(Ok(PluralCategory::TWO)) => "two",
            Ok(Ok(PluralCategory::FEW)) => "few",
            Ok(Ok(PluralCategory::MANY)) => "many",
            _ => "other",
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
    use crate::parse::toml;
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
        let n = |n: f64| vec![("n".to_owned(), n.to_string())];
        let en = strings("en");
        assert_eq!(en.fill("minutes", Some(1.0), &n(1.0)).as_deref(), Some("1 minute"));
        assert_eq!(en.fill("minutes", Some(3.0), &n(3.0)).as_deref(), Some("3 minutes"));
        assert_eq!(en.fill("none", None, &[]), None);
    }

    #[test]
    fn a_date_is_written_by_the_pattern() {
        let date = Date::parse("2026-01-05").expect("valid");
        assert_eq!(strings("en").date(date), "5 January 2026");
        assert_eq!(strings("he").direction(), "rtl");
    }
}
