//! The unit of one thing: `package` of `packages`. Pure.

use std::borrow::Cow;

/// Plurals that lose more than their last letter, or less.
const IRREGULAR: [(&str, &str); 16] = [
    ("buses", "bus"),
    ("bonuses", "bonus"),
    ("statuses", "status"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("lenses", "lens"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("calories", "calorie"),
    ("caches", "cache"),
    ("niches", "niche"),
    ("knives", "knife"),
    ("shelves", "shelf"),
    ("halves", "half"),
    ("children", "child"),
    ("people", "person"),
];

/// Nouns that end like plurals and are none, and those of which singular and plural are the same.
const INVARIABLE: [&str; 13] = [
    "lens",
    "series",
    "species",
    "axes",
    "siemens",
    "news",
    "chaos",
    "kudos",
    "thermos",
    "means",
    "headquarters",
    "crossroads",
    "ananas",
];

/// Words after the noun of a unit.
const ENDS: [&str; 6] = ["/", " per ", " of ", " in ", " (", ","];

/// Returns the unit of one thing. Only nouns that certainly are plurals of English, or of the same form in German, change.
pub fn singular(unit: &str) -> Cow<'_, str> {
    let end = ENDS.iter().filter_map(|end| unit.find(end)).min().unwrap_or(unit.len());
    let head = unit[..end].trim_end();
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    // "Million downloads" are many of them.
    let is_one = !SCALES.iter().any(|scale| head.split(' ').any(|word| word == *scale));
    match of_noun(&head[start..]).filter(|_| is_one) {
        Some(noun) => Cow::Owned([&unit[..start], &noun, &unit[head.len()..]].concat()),
        None => Cow::Borrowed(unit),
    }
}

const SCALES: [&str; 8] = ["k", "K", "M", "B", "hundred", "thousand", "million", "billion"];

/// Fewer letters are those of an abbreviation: `ops`, `lbs`, `kbps`.
const SHORTEST: usize = 4;

fn of_noun(noun: &str) -> Option<String> {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return Some((*one).to_owned());
    }
    let stem = noun.strip_suffix('s')?;
    let lower = noun.to_lowercase();
    let has_vowel = stem.contains(|c: char| "aeiouyäöüAEIOUYÄÖÜ".contains(c));
    let is_abbreviation = stem.len() > 1 && stem.chars().all(char::is_uppercase);
    let is_plural = !INVARIABLE.contains(&lower.as_str())
        && (is_abbreviation || !["ss", "us", "is"].iter().any(|end| lower.ends_with(end)))
        && (noun.len() >= SHORTEST && has_vowel || is_abbreviation)
        && (noun.len() > SHORTEST + 1 || !["as", "os"].iter().any(|end| lower.ends_with(end)));
    if !is_plural {
        return None;
    }
    let without = |end: &str, instead: &str| {
        let stem = noun.strip_suffix(end).filter(|stem| stem.len() > 1)?;
        Some(format!("{stem}{instead}"))
    };
    without("ies", "y")
        .or_else(|| without("ches", "ch"))
        .or_else(|| without("shes", "sh"))
        .or_else(|| without("xes", "x"))
        .or_else(|| without("sses", "ss"))
        .or_else(|| Some(stem.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn one_thing_has_the_unit_of_one() {
        for (unit, wanted) in [
            ("packages", "package"),
            ("USB-C ports", "USB-C port"),
            ("users / month", "user / month"),
            ("requests/s", "request/s"),
            ("pieces of luggage", "piece of luggage"),
            ("libraries", "library"),
            ("batches", "batch"),
            ("classes", "class"),
            ("databases", "database"),
            ("boxes", "box"),
            ("cameras", "camera"),
            ("GPUs", "GPU"),
            ("years", "year"),
            ("cents", "cent"),
            ("people", "person"),
            ("Ports", "Port"),
        ] {
            assert_eq!(singular(unit), wanted);
        }
        for unit in [
            "ms",
            "s",
            "FPS",
            "kbps",
            "ops/s",
            "lbs",
            "million downloads",
            "k users",
            "Glas",
            "gas",
            "lens",
            "lens",
            "series",
            "°Celsius",
            "axis",
            "status",
            "Gänge",
            "%",
            "×",
            "/5",
            "$ / month",
            "hertz",
            "bus",
            "",
        ] {
            assert_eq!(singular(unit), unit);
        }
    }
}
