//! The words of a theme for values that are not text of the author's. Pure.

use super::Level;
use super::amount::Amount;
use super::reserved::{NOT_APPLICABLE, UNKNOWN};
use crate::base::numerals::{self, Numerals};
use crate::base::period::Period;

/// The theme's words for values that are not text of the author's.
pub struct Words<'a> {
    pub yes: &'a str,
    pub partial: &'a str,
    pub no: &'a str,
    pub unknown: &'a str,
    pub not_applicable: &'a str,
    pub unlimited: &'a str,
    pub free: &'a str,
    /// Whether an amount of money that is zero is shown as `free`
    pub zero_is_free: bool,
    /// The pattern of a phrase: a text with `{value}`, and `{to}` for the end of a range
    pub pattern: &'a dyn Fn(Phrase, Manner) -> String,
    /// A day, a month or a year in the reader's language
    pub date: &'a dyn Fn(Period) -> String,
    /// A number of votes
    pub votes: &'a dyn Fn(u64) -> String,
    /// A phrase about the support of a feature
    pub support: &'a dyn Fn(SupportPhrase<'_>) -> String,
    /// Numbers in the reader's language
    pub numerals: &'a Numerals,
}

impl Words<'static> {
    /// The words that authors write
    pub const PLAIN: Words<'static> = Words {
        yes: Level::Yes.as_str(),
        partial: Level::Partial.as_str(),
        no: Level::No.as_str(),
        unknown: UNKNOWN,
        not_applicable: NOT_APPLICABLE,
        unlimited: Amount::UNLIMITED,
        free: Amount::FREE,
        zero_is_free: false,
        pattern: &Phrase::plain,
        date: &Period::iso,
        numerals: &numerals::PLAIN,
        votes: &|votes| format!("{votes} {}", if votes == 1 { "vote" } else { "votes" }),
        support: &|phrase| phrase.plain(),
    };
}

/// How an amount is put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    AtLeast,
    Over,
    AtMost,
    Under,
    Range,
    About,
}

/// Whether signs or words say how an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As short as in a table: `1,000+`
    Shown,
    /// As it is read out: `at least 1,000`
    Said,
}

impl Phrase {
    /// Returns the key of a phrase in the strings of a theme.
    pub fn key(self, manner: Manner) -> &'static str {
        match (self, manner) {
            (Phrase::AtLeast, Manner::Shown) => "amount.at_least",
            (Phrase::Over, Manner::Shown) => "amount.over",
            (Phrase::AtMost, Manner::Shown) => "amount.at_most",
            (Phrase::Under, Manner::Shown) => "amount.under",
            (Phrase::Range, Manner::Shown) => "amount.range",
            (Phrase::About, Manner::Shown) => "amount.about",
            (Phrase::AtLeast, Manner::Said) => "amount.said.at_least",
            (Phrase::Over, Manner::Said) => "amount.said.over",
            (Phrase::AtMost, Manner::Said) => "amount.said.at_most",
            (Phrase::Under, Manner::Said) => "amount.said.under",
            (Phrase::Range, Manner::Said) => "amount.said.range",
            (Phrase::About, Manner::Said) => "amount.said.about",
        }
    }

    /// Returns the pattern in English, with which messages are written.
    pub fn plain(self, manner: Manner) -> String {
        let pattern = match (self, manner) {
            (Phrase::AtLeast, Manner::Shown) => "{value}+",
            (Phrase::AtLeast, Manner::Said) => "at least {value}",
            (Phrase::Over, _) => "over {value}",
            (Phrase::AtMost, _) => "up to {value}",
            (Phrase::Under, _) => "under {value}",
            (Phrase::Range, Manner::Shown) => "{value}–{to}",
            (Phrase::Range, Manner::Said) => "{value} to {to}",
            (Phrase::About, Manner::Shown) => "~{value}",
            (Phrase::About, Manner::Said) => "about {value}",
        };
        pattern.to_owned()
    }
}

/// A part of a statement about the support of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportPhrase<'p> {
    /// The key of its pattern in the strings of a theme
    pub key: &'static str,
    /// The pattern in English, with which messages are written
    pub(super) english: &'static str,
    /// What is written for `{value}`
    pub value: &'p str,
}

impl SupportPhrase<'_> {
    fn plain(self) -> String {
        self.english.replace("{value}", self.value)
    }
}
