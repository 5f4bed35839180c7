//! Alphabetical order by language: in German, `Äpfel` sorts before `Zebra`. Pure. The only file that names
//! `icu_collator`.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

/// The alphabetical order of one language.
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// Returns the order of a language tag. An invalid tag, or a language without rules of its own, gets
    /// the root collation.
    pub fn of(lang: &str) -> Collation {
        let locale = Locale::try_from_str(lang).unwrap_or(Locale::UNKNOWN);
        let of = |locale: &Locale| Collator::try_new(locale.into(), CollatorOptions::default());
        let collator = of(&locale).or_else(|_| of(&Locale::UNKNOWN));
        Collation(collator.expect("the root collation is compiled in"))
    }

    /// Returns a sort key. Keys compare as bytes in the order of their texts, so each text is collated only
    /// once.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(2 * text.len() + 4);
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'t>(lang: &str, mut texts: Vec<&'t str>) -> Vec<&'t str> {
        let collation = Collation::of(lang);
        texts.sort_by_key(|text| collation.key(text));
        texts
    }

    #[test]
    fn each_language_has_its_alphabet() {
        assert_eq!(sorted("de", vec!["Zebra", "Äpfel", "Apfel"]), ["Apfel", "Äpfel", "Zebra"]);
        assert_eq!(sorted("sv", vec!["Zebra", "Äpple", "Apa"]), ["Apa", "Zebra", "Äpple"]);
        assert_eq!(sorted("cs", vec!["chata", "cihla", "dům"]), ["cihla", "dům", "chata"]);
        assert_eq!(sorted("no tag", vec!["b", "B", "a", "é", "f"]), ["a", "b", "B", "é", "f"]);
    }
}
