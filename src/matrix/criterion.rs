//! The rows of a table: the checked criteria and their groups. Pure.

use super::digits::Digits;
use super::{Better, Kind, More, Prose, Scale, Sense};
use crate::base::date::Duration;
use crate::base::index::Index;
use crate::source::{Span, Spanned};

#[derive(Debug, Clone)]
pub struct Group {
    pub id: String,
    pub name: String,
    /// Other words for it
    pub terms: Vec<Spanned<String>>,
    pub weight: f64,
    pub about: Option<Prose>,
    pub span: Span,
}

impl Group {
    /// Returns whether the group is the one that a matrix without declared groups gets.
    pub fn is_implicit(&self) -> bool {
        self.span == Span::whole(self.span.file)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    pub id: String,
    pub name: String,
    /// Other words for it
    pub terms: Vec<Spanned<String>>,
    pub group: Index<Group>,
    pub kind: Kind,
    /// Shown after a value: `ms`, `USD / month`
    pub unit: Option<String>,
    pub digits: Digits,
    pub better: Better,
    pub sense: Sense,
    /// The values that score 0 and 1
    pub scale: Option<Scale>,
    pub weight: f64,
    pub stale_after: Option<Duration>,
    pub about: Option<Prose>,
    /// Whether its facts come from a data file
    pub is_from_file: bool,
    pub more: More,
    pub span: Span,
}
