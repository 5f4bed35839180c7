//! Phrasings of comparisons and of winners: which are read, and which are left alone.

mod broadband_german;
mod contracts_german;
mod databases;
mod editors;
mod headphones;
mod insurance;
mod mowers_german;
mod phones;

use crate::reading::tests::said_in;

/// Checks that something in each text contradicts the facts.
#[track_caller]
fn contradict(lang: &str, matrix: &str, texts: &[&str]) {
    let has = |text: &str| said_in(lang, matrix, text).iter().any(|said| said.starts_with('!'));
    let wrong: Vec<_> = texts.iter().filter(|text| !has(text)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Checks that something in each text agrees with the facts, and nothing contradicts them.
#[track_caller]
fn agree(lang: &str, matrix: &str, texts: &[&str]) {
    let has = |text: &str, sign| said_in(lang, matrix, text).iter().any(|of| of.starts_with(sign));
    let wrong: Vec<_> = texts.iter().filter(|text| has(text, '!') || !has(text, '=')).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Checks that nothing in a text contradicts the facts.
#[track_caller]
fn stay_silent(lang: &str, matrix: &str, texts: &[&str]) {
    let said = texts.iter().map(|text| said_in(lang, matrix, text));
    let wrong: Vec<_> = said.filter(|said| said.iter().any(|of| of.starts_with('!'))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
