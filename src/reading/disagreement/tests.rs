use proptest::prelude::*;

use super::*;
use crate::reading::read;
use crate::reading::tests::{MATRIX, blocks, with_reader};

/// Returns the statements of some pages that disagree with an earlier one, with this.
fn disagreeing(pages: &[&str]) -> Vec<String> {
    disagreeing_in(MATRIX, pages)
}

fn disagreeing_in(matrix: &str, pages: &[&str]) -> Vec<String> {
    with_reader("en", matrix, |reader| {
        let mut all: Vec<(usize, Said, String)> = Vec::new();
        for (page, text) in pages.iter().enumerate() {
            let blocks = blocks(text);
            let reading = read(&blocks, reader);
            for of in &reading.statements {
                let text = &blocks[of.block].text[of.range.clone()];
                let said = Said::of_unknown(of, text, reader).into_iter();
                all.extend(said.map(|said| (page, said, text.to_owned())));
            }
            for quality in &reading.qualities {
                let text = blocks[quality.block].text[quality.range.clone()].to_owned();
                all.extend(Said::of_quality(quality, &text, reader).map(|said| (page, said, text)));
            }
            for count in &reading.counts {
                let text = blocks[count.block].text[count.range.clone()].to_owned();
                all.push((page, Said::of_count(count), text));
            }
        }
        let on_pages: Vec<OnPage<'_>> =
            all.iter().map(|(page, said, _)| OnPage { page: *page, matrix: 0, said }).collect();
        let found = disagreements(&on_pages).into_iter();
        found
            .map(|Disagreement { first, later }| format!("{} | {}", all[first].2, all[later].2))
            .collect()
    })
}

#[test]
fn each_statement_is_compared_with_the_first_that_differs() {
    let pages = [
        "Kolibri has 12 themes.\nSignal has a tail latency of 30 ms.",
        "Kolibri has about 12 themes.\nKolibri has 14 themes.",
        "Kolibri has 14 themes. The tail latency of Signal is 50 ms.",
    ];
    let wanted = ["12 themes | 14 themes", "30 ms | 50 ms", "12 themes | 14 themes"];
    let mut found = disagreeing(&pages);
    found.sort_unstable();
    let mut wanted = wanted.map(str::to_owned);
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn a_block_does_not_contradict_itself_and_a_known_fact_speaks_for_itself() {
    let own = "Kolibri has 12 themes. With luck and patience it goes on. Kolibri has 14 themes.";
    assert_eq!(disagreeing(&[own]), [""; 0]);
    let known = ["The tail latency of Kolibri is 30 ms.", "The tail latency of Kolibri is 50 ms."];
    assert_eq!(disagreeing(&known), [""; 0]);
}

#[test]
fn states_without_a_fact_disagree() {
    let pages = ["Signal works with a screen reader.", "Signal has a screen reader."];
    assert_eq!(disagreeing(&pages), [""; 0]);
    let pages = ["Signal has a screen reader.", "Signal has no screen reader."];
    assert_eq!(disagreeing(&pages).len(), 1);
}

#[test]
fn tables_of_different_things_are_not_compared() {
    let table = |cells: [u32; 2]| {
        format!("| | Kolibri | Map.js |\n| Themes | {} | {} |", cells[0], cells[1])
    };
    let [one, other, third] = [table([1, 2]), table([3, 4]), table([1, 4])];
    assert_eq!(disagreeing(&[&one, &other]), [""; 0]);
    assert_eq!(disagreeing(&[&one, &third]), ["2 | 4"]);
}

#[test]
fn terms_that_exclude_each_other_disagree() {
    let of = |one: &str, other: &str| disagreeing(&[one, other]).len();
    assert_eq!(of("Kolibri is single-threaded.", "Kolibri facilitates multithreading."), 1);
    assert_eq!(of("Kolibri is not open source.", "Kolibri is open source."), 1);
    assert_eq!(of("Kolibri is not open source.", "Kolibri is proprietary."), 0);
    assert_eq!(of("Kolibri is single-threaded.", "Map.js is multi-threaded."), 0);
    assert_eq!(of("Kolibri is single-threaded.", "## Kolibri Pro\nKolibri is multi-threaded."), 0);
}

#[test]
fn releases_disagree_if_one_cannot_follow_the_other() {
    let of = |one: &str, other: &str| {
        let [one, other] = [one, other].map(|day| format!("Kolibri was {day}."));
        let matrix = "title = 'T'\n[[criterion]]\nid = 'price'\nname = 'Price'\nkind = 'number'\n\
                      [[subject]]\nid = 'kolibri'\nname = 'Kolibri'\n";
        disagreeing_in(matrix, &[&one, &other]).len()
    };
    assert_eq!(of("first released in 1991", "first released in February 1981"), 1);
    assert_eq!(of("first released in 1991", "first released in February 1991"), 0);
    assert_eq!(of("released in 1981", "first released in 1991"), 1);
    assert_eq!(of("first released in 2012", "released in 2015"), 0);
    assert_eq!(of("released in 2012", "released in 2015"), 1);
}

#[test]
fn what_a_subject_is_suited_to_is_compared_on_its_page() {
    let pages = ["Kolibri is bad at number crunching.", "Kolibri is good at number crunching."];
    assert_eq!(disagreeing(&pages), [""; 0]);
    assert_eq!(disagreeing(&[&pages.join("\n")]).len(), 1);
}

proptest! {
    /// Two statements disagree whichever is read first, and none disagrees with itself.
    #[test]
    fn disagreement_has_no_order(one in 2_u32..5000, other in 2_u32..5000, how in 0_usize..5) {
        let how = ["", "about ", "more than ", "up to ", "nearly "][how];
        let [one, other] =
            [format!("Kolibri has {one} themes."), format!("Kolibri has {how}{other} themes.")];
        let count = disagreeing(&[&one, &other]).len();
        prop_assert_eq!(count, disagreeing(&[&other, &one]).len());
        prop_assert!(disagreeing(&[&one, &one]).is_empty());
        prop_assert!(disagreeing(&[&other, &other]).is_empty());
    }
}
