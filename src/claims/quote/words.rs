//! Numbers that a quote may state in words. Pure.

/// Words of a few languages, by their value.
const WORDS: [(f64, &[&str]); 16] = [
    (
        0.0,
        &[
            "no",
            "none",
            "zero",
            "free",
            "without",
            "kein",
            "keine",
            "keinen",
            "null",
            "gratis",
            "kostenlos",
            "aucun",
            "aucune",
            "gratuit",
            "ninguno",
            "ninguna",
            "cero",
        ],
    ),
    (
        1.0,
        &[
            "a", "an", "one", "single", "once", "ein", "eine", "einen", "einem", "einer", "eines",
            "eins", "un", "une", "uno", "una",
        ],
    ),
    (2.0, &["two", "double", "twice", "both", "zwei", "beide", "doppelt", "deux", "dos", "doble"]),
    (3.0, &["three", "triple", "drei", "trois", "tres"]),
    (4.0, &["four", "vier", "quatre", "cuatro"]),
    (5.0, &["five", "fünf", "cinq", "cinco"]),
    (6.0, &["six", "sechs", "seis"]),
    (7.0, &["seven", "sieben", "sept", "siete"]),
    (8.0, &["eight", "acht", "huit", "ocho"]),
    (9.0, &["nine", "neun", "neuf", "nueve"]),
    (10.0, &["ten", "zehn", "dix", "diez"]),
    (11.0, &["eleven", "elf", "onze", "once"]),
    (12.0, &["twelve", "dozen", "zwölf", "dutzend", "douze", "doce"]),
    (15.0, &["fifteen", "fünfzehn", "quinze", "quince"]),
    (20.0, &["twenty", "zwanzig", "vingt", "veinte"]),
    (50.0, &["fifty", "fünfzig", "cinquante", "cincuenta"]),
];

/// Words that other numbers are multiplied with, or that mean any number.
const ANY: [&str; 28] = [
    "half",
    "quarter",
    "third",
    "thirty",
    "forty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "dozens",
    "unlimited",
    "halb",
    "halbe",
    "hundert",
    "tausend",
    "unbegrenzt",
    "cent",
    "mille",
    "demi",
    "illimité",
    "cien",
    "mil",
    "medio",
    "ilimitado",
];

/// Returns whether a quote has a word that may state the value.
pub(super) fn can_mean(quote: &str, value: f64) -> bool {
    let of_value = WORDS.iter().find(|(of, _)| *of == value).map_or(&[][..], |(_, words)| words);
    let mut words = quote.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.any(|word| {
        let word = word.to_lowercase();
        of_value.contains(&word.as_str()) || ANY.contains(&word.as_str())
    })
}
