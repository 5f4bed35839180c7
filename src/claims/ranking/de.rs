//! German words around rankings. Pure.

use super::super::superlative::Way;
use super::words::Words;

pub(super) const WORDS: Words = Words {
    superlative,
    comparative,
    phrases: &[],
    articles: &["der", "die", "das", "den", "dem", "am"],
    than: "als",
    more_and_less: ["mehr", "weniger"],
    most_and_least: ["meist", "wenigst"],
    prices: &[],
    several: &[
        "einer der",
        "eine der",
        "eines der",
        "einem der",
        "einen der",
        "einer von",
        "eine von",
    ],
    unranked: &[
        "nicht", "kein", "keine", "keiner", "nie", "ohne", "ob", "wenn", "falls", "unter", "zu",
        "zählt", "fast", "kaum",
    ],
    joining: &["oder", "und"],
    possessives: &[
        "sein", "seine", "seinem", "seinen", "seiner", "ihr", "ihre", "ihrem", "ihren", "ihrer",
        "mein", "dein", "unser", "deren", "dessen",
    ],
    own_parts: &[
        "tarif",
        "tarife",
        "plan",
        "modell",
        "modelle",
        "version",
        "variante",
        "varianten",
        "paket",
        "stufe",
        "edition",
        "abo",
        "modus",
        "größe",
        "ausführung",
        "option",
        "lizenz",
    ],
    vague: &["möglich", "mögliche", "möglichen", "verfügbare", "fall", "praxis"],
    function_words: &[
        "von",
        "unter",
        "in",
        "im",
        "an",
        "auf",
        "bei",
        "mit",
        "und",
        "aber",
        "zu",
        "für",
        "hier",
        "der",
        "die",
        "das",
        "aus",
        "wenn",
        "insgesamt",
        "überhaupt",
        "ist",
        "aller",
        "ohne",
    ],
    all_others: &[
        "alle anderen",
        "alle andern",
        "alle übrigen",
        "alle konkurrenten",
        "jeder andere",
        "jede andere",
        "jedes andere",
        "die anderen",
        "die übrigen",
        "der rest",
        "die konkurrenz",
    ],
    pairs: &["der beiden", "von beiden", "der zwei", "von den beiden"],
    not_alone: &["mehr", "weniger", "besser"],
    prepositions: &[
        "auf", "in", "im", "mit", "für", "von", "aus", "über", "bei", "beim", "zum", "zur", "an",
    ],
    idioms: &[],
    sayings: &["mehr als", "weniger als", "am besten so", "am besten mit"],
};

/// Stems of superlatives, which always have an ending.
const SUPERLATIVES: [(&str, Way); 24] = [
    ("best", Way::Best),
    ("billigst", Way::Least),
    ("einzig", Way::Other),
    ("günstigst", Way::Least),
    ("größt", Way::Most),
    ("höchst", Way::Most),
    ("jüngst", Way::Newest),
    ("kleinst", Way::Least),
    ("kürzest", Way::Least),
    ("langsamst", Way::Worst),
    ("leichtest", Way::Least),
    ("längst", Way::Most),
    ("neuest", Way::Newest),
    ("neust", Way::Newest),
    ("niedrigst", Way::Least),
    ("preiswertest", Way::Least),
    ("schlechtest", Way::Worst),
    ("schnellst", Way::Best),
    ("schwerst", Way::Most),
    ("sicherst", Way::Best),
    ("stärkst", Way::Best),
    ("teuerst", Way::Most),
    ("weitest", Way::Most),
    ("ältest", Way::Oldest),
];

/// Comparatives, which may have an ending: `ein größerer Akku als`.
const COMPARATIVES: [(&str, Way); 22] = [
    ("besser", Way::Best),
    ("billiger", Way::Least),
    ("günstiger", Way::Least),
    ("größer", Way::Most),
    ("höher", Way::Most),
    ("jünger", Way::Newest),
    ("kleiner", Way::Least),
    ("kürzer", Way::Least),
    ("langsamer", Way::Worst),
    ("leichter", Way::Least),
    ("länger", Way::Most),
    ("mehr", Way::Other),
    ("neuer", Way::Newest),
    ("niedriger", Way::Least),
    ("preiswerter", Way::Least),
    ("schlechter", Way::Worst),
    ("schneller", Way::Best),
    ("schwerer", Way::Most),
    ("stärker", Way::Best),
    ("teurer", Way::Most),
    ("weniger", Way::Other),
    ("älter", Way::Oldest),
];

const ENDINGS: [&str; 5] = ["e", "er", "en", "em", "es"];

fn superlative(word: &str) -> Option<Way> {
    let mut stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.find_map(|stem| listed(&SUPERLATIVES, stem))
}

fn comparative(word: &str) -> Option<Way> {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    [word].into_iter().chain(stems).find_map(|stem| listed(&COMPARATIVES, stem))
}

fn listed(list: &[(&str, Way)], word: &str) -> Option<Way> {
    list.iter().find(|(listed, _)| *listed == word).map(|(_, way)| *way)
}
