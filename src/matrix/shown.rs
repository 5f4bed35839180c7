//! How the numbers of a criterion are written for readers. Pure.

use std::borrow::Cow;

use super::Criterion;
use super::digits::Digits;
use super::words::Words;

/// How the numbers of a criterion are shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub unit: Option<&'a str>,
    pub digits: Digits,
    pub words: &'a Words<'a>,
}

/// A number as readers see it, with the unit that belongs after it or around it.
pub struct ShownNumber<'a> {
    pub text: String,
    pub unit: Option<Cow<'a, str>>,
}

impl Criterion {
    pub fn shown<'a>(&'a self, words: &'a Words<'a>) -> Shown<'a> {
        Shown { unit: self.unit.as_deref(), digits: self.digits, words }
    }
}
