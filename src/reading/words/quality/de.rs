//! German. Pure.

use std::sync::{LazyLock, OnceLock};

use super::{FitnessWords, Pair, QualityWords, ReleaseWords, Side};
use crate::reading::words::Phrases;

pub(super) static GERMAN: LazyLock<QualityWords> = LazyLock::new(|| QualityWords {
    pairs: pairs(),
    not: Phrases::of("nicht"),
    light: Phrases::of("auch, noch, jetzt, inzwischen, ja, von natur aus, vollständig, ganz"),
    enables: Phrases::of("unterstützt, erlaubt, ermöglicht, bietet, hat, nutzt"),
    kinds: Phrases::of(
        "sprache, programmiersprache, skriptsprache, laufzeitumgebung, datenbank, bibliothek, software, \
         anwendung, plattform, programm, werkzeug",
    ),
    release: ReleaseWords {
        was: Phrases::of(""),
        first: Phrases::of("erstmals, zuerst"),
        passive: Phrases::of(""),
        active: Phrases::of("erschien, debütierte"),
        active_if_first: Phrases::of(""),
        before_days: Phrases::of("im jahr, im, am, in"),
        further: Phrases::of("als, und"),
        first_lines: Phrases::of("erstveröffentlichung, erste veröffentlichung"),
        lines: Phrases::of("erschienen, erscheinungsjahr"),
    },
    fitness: FitnessWords {
        suited: Phrases::of("gut geeignet für, geeignet für, ideal für, perfekt für"),
        deniable: Phrases::of("gut geeignet für, geeignet für"),
        unsuited: Phrases::of("ungeeignet für, schlecht geeignet für"),
        excels: Phrases::of(""),
        fails: Phrases::of(""),
        better: Phrases::of("besser für, am besten für, besser geeignet für"),
        worse: Phrases::of("schlechter für, schlechter geeignet für"),
        good: Phrases::of("gut, sehr gut, gut geeignet, geeignet, ideal"),
        bad: Phrases::of("schlecht, sehr schlecht, ungeeignet, nicht geeignet, schlecht geeignet"),
        vague: Phrases::of(
            "das, dies, diese, diesen, alles, nichts, etwas, viele, manche, einige, alle, andere, solche, \
             kleine, große, nur, mehr, uns, sie, den, die, ihre",
        ),
    },
    in_prose: OnceLock::new(),
    in_cells: OnceLock::new(),
});

fn pairs() -> Vec<Pair> {
    let pair = |one: &'static str, other: &'static str, lines: &'static str| Pair {
        sides: [one, other].map(|is| Side::of(is, "")),
        lines: Phrases::of(lines),
    };
    vec![
        pair("single-threaded", "multi-threaded, multithreaded", "threads, nebenläufigkeit"),
        pair("kompiliert, kompilierte", "interpretiert, interpretierte", "ausführung"),
        pair(
            "statisch typisiert, statisch typisierte",
            "dynamisch typisiert, dynamisch typisierte",
            "typisierung, typsystem",
        ),
        pair(
            "stark typisiert, stark typisierte",
            "schwach typisiert, schwach typisierte",
            "typisierung, typsystem",
        ),
        pair(
            "quelloffen, quelloffene, open source, open-source",
            "proprietär, proprietäre",
            "lizenz, quelltext",
        ),
        pair("synchron", "asynchron", "ein- und ausgabe"),
    ]
}
