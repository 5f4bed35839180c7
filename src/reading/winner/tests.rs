use super::super::block::Within;
use super::super::tests::{MATRIX, blocks, said_in, with_reader};
use super::*;
use crate::base::index::at;

/// Checks texts: the winners that are named, with `=` if the facts agree and `!` if they do not.
#[track_caller]
fn check(lang: &str, table: &[(&str, &[&str])]) {
    let said = table.iter().map(|(text, wanted)| (*text, said_in(lang, MATRIX, text), wanted));
    let wrong: Vec<_> = said.filter(|(_, said, wanted)| said != *wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn winners_on_a_criterion_are_read() {
    check(
        "en",
        &[
            ("Kolibri wins on latency.", &["= Kolibri wins on latency"]),
            ("On price, Kolibri is the clear winner.", &["! Kolibri is the clear winner"]),
            ("Price: Kolibri wins.", &["! Kolibri wins"]),
            ("The winner on price is Kolibri.", &["! The winner on price is Kolibri"]),
            ("On price, Kolibri beats Map.js.", &["! Kolibri beats Map.js"]),
            ("When it comes to installs, Map.js wins hands down.", &["= Map.js wins"]),
            ("Map.js wins on price but loses on latency.", &["= Map.js wins on price"]),
            ("## Price\nSo, here, Kolibri is the winner.", &["! Kolibri is the winner"]),
            ("## Price\nWinner: Kolibri", &["! Winner: Kolibri"]),
            ("## Installs\nSo latency goes to Signal.", &["! latency goes to Signal"]),
            ("Winner on price: Kolibri.", &["! Winner on price: Kolibri"]),
            ("## Price\nIt’s a tie.", &["! It’s a tie"]),
            ("## Price\nKolibri takes this round.", &["! Kolibri takes this round"]),
            ("## Price: Kolibri wins", &["! Kolibri wins"]),
            (
                "Map.js beats Kolibri and Signal on installs.",
                &["= Map.js beats Kolibri and Signal on installs"],
            ),
        ],
    );
}

#[test]
fn winners_of_the_whole_are_read_where_nothing_narrows_it() {
    check(
        "en",
        &[
            ("## Verdict\nSignal wins.", &["! Signal wins"]),
            ("## Conclusion\nMap.js is the winner.", &["= Map.js is the winner"]),
            ("All in all, Signal is the winner.", &["! Signal is the winner"]),
            ("Signal is the overall winner.", &["! Signal is the overall winner"]),
            // Not certain what of
            ("Signal wins.", &[]),
            ("## Support\nSignal wins.", &[]),
            ("## Verdict\n### Support\nSignal wins.", &[]),
            ("# Maps for teams\n## Verdict\nSignal wins.", &[]),
        ],
    );
}

#[test]
fn what_is_not_certain_is_left_alone() {
    let texts = [
        "Signal wins for teams.",
        "Signal wins if you care about your privacy.",
        "Signal is our winner for beginners.",
        "Signal wins awards.",
        "Signal is not the winner.",
        "Who wins? Signal is the winner of hearts.",
        "Signal is the winner of 2023.",
        "Signal and Kolibri win.",
        "For teams, Signal wins.",
        "Documentation: Signal wins.",
        "Signal wins on documentation.",
        "Signal wins, but only on Android.",
        "“Signal is the winner”, said my sister.",
        "Signal leads the market.",
        "Signal was the winner.",
        "Signal Pro is the winner.",
        "Signal beats Kolibri.",
    ];
    let none: &[&str] = &[];
    let texts: Vec<(String, &[&str])> =
        texts.iter().map(|text| (format!("## Verdict\n{text}"), none)).collect();
    let texts: Vec<(&str, &[&str])> =
        texts.iter().map(|(text, none)| (text.as_str(), *none)).collect();
    check("en", &texts);
}

#[test]
fn german_is_read() {
    check(
        "de",
        &[
            ("## Price\nKolibri gewinnt.", &["! Kolibri gewinnt"]),
            ("Beim Price gewinnt Kolibri.", &["! gewinnt Kolibri"]),
            (
                "Der klare Gewinner bei Price heißt Kolibri.",
                &["! Der klare Gewinner bei Price heißt Kolibri"],
            ),
            ("## Price\nSieger ist Kolibri.", &["! Sieger ist Kolibri"]),
            ("## Fazit\nSignal gewinnt.", &["! Signal gewinnt"]),
            ("## Fazit\nSignal gewinnt für Teams.", &[]),
        ],
    );
}

#[test]
fn the_text_of_a_verdict_repeats_its_winner() {
    let [kolibri, map] = [at(0), at(1)].map(Winner::Subject);
    let says = |text: &str| {
        let within = Within { verdict: Some(map), ..Within::default() };
        let of = |block: Block| Block { within, ..block };
        let blocks: Vec<Block> = blocks(text).into_iter().map(of).collect();
        let read = with_reader("en", MATRIX, |reader| crate::reading::read(&blocks, reader));
        read.statements.into_iter().map(|statement| statement.says).collect::<Vec<Says>>()
    };
    let repeats = Says::Repeats { winner: kolibri, of: map };
    assert_eq!(says("Kolibri is the winner: it is new."), [repeats]);
    assert!(matches!(
        says("Kolibri wins on price.")[..],
        [Says::Wins { on: On::Criterion(_), .. }]
    ));
    assert!(says("We like it.").is_empty());
}

#[test]
fn a_section_may_contradict_its_own_winner() {
    let found = |text: &str| {
        let blocks = blocks(text);
        let read = with_reader("en", MATRIX, |reader| crate::reading::read(&blocks, reader));
        let points = read.statements.into_iter().filter_map(|statement| match statement.says {
            Says::Despite { points, .. } => {
                Some((blocks[statement.block].text[statement.range].to_owned(), points.len()))
            }
            _ => None,
        });
        points.collect::<Vec<_>>()
    };
    let points = "## Ecosystem\nKolibri has more installs than Signal.\n\
                  The latency of Kolibri is lower than that of Signal.\n";
    assert_eq!(found(&format!("{points}Signal wins.")), [("Signal wins".to_owned(), 2)]);
    assert!(found(&format!("{points}Kolibri wins.")).is_empty());
    assert!(found(&format!("{points}Signal is cheaper than Kolibri. Signal wins.")).is_empty());
    assert!(found(&format!("{points}## Support\nSignal wins.")).is_empty());
}
