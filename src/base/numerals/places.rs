//! Where a language puts the sign of a currency and of a percentage. Pure.
//! The tables are those of CLDR 48, of which `icu_decimal` has only the numbers.

/// Where the sign of a currency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyPlace {
    /// `$12`
    Before,
    /// `$ 12`
    BeforeWithSpace,
    /// `12 $`
    After,
}

use CurrencyPlace::{After, Before, BeforeWithSpace};

/// The places by language, and by language and region where a region differs from its language. Other languages
/// have the currency before the amount.
const PLACES: [(CurrencyPlace, &[&str]); 3] = [
    (
        After,
        &[
            "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en-150", "en-DE", "en-DK",
            "en-FI", "en-SE", "eo", "es", "et", "eu", "fi", "fr", "gl", "he", "hr", "hu", "hy",
            "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk", "my", "nb", "nn", "no", "pl",
            "pt-AO", "pt-CH", "pt-MZ", "pt-PT", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tk",
            "uk", "uz", "vi",
        ],
    ),
    (
        BeforeWithSpace,
        &[
            "af", "as", "de-AT", "de-CH", "de-LI", "en-AT", "en-CH", "en-NL", "es-AR", "es-CL",
            "es-CO", "es-PE", "es-PY", "es-UY", "fa", "it-CH", "mn", "ne", "nl", "ps", "pt", "sw",
            "ta",
        ],
    ),
    (Before, &["es-419", "es-CR", "es-EC", "es-GT", "es-MX", "es-PA", "es-PR", "es-US", "es-VE"]),
];

/// The languages that put a space before the sign of a percentage; a region here differs from its language.
const SPACED_PERCENT: [&str; 30] = [
    "be", "ca", "cs", "da", "de", "en-AT", "en-DE", "en-DK", "en-FI", "en-SE", "es", "fi", "fr",
    "gl", "hr", "lb", "lt", "mk", "nb", "nn", "no", "ro", "ru", "sk", "sl", "sv", "tk", "eo", "se",
    "fo",
];

/// The regions whose percentages have no space, although those of the language do.
const CLOSE_PERCENT: [&str; 4] = ["de-CH", "de-LI", "fr-CH", "es-419"];

impl CurrencyPlace {
    /// Returns the place for the names of a language, the most precise name first: `de-AT`, `de`.
    pub(super) fn of(names: &[String]) -> CurrencyPlace {
        let place = |name: &String| {
            PLACES.iter().find(|(_, known)| known.contains(&name.as_str())).map(|(place, _)| *place)
        };
        names.iter().find_map(place).unwrap_or(Before)
    }
}

/// Returns whether there is a space before the sign of a percentage, for the names of a language.
pub(super) fn has_spaced_percent(names: &[String]) -> bool {
    let is_in = |list: &[&str]| names.iter().any(|name| list.contains(&name.as_str()));
    is_in(&SPACED_PERCENT) && !is_in(&CLOSE_PERCENT)
}
