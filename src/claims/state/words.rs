//! The words of a language that state a state.

use super::State::{self, No, Yes};

/// All are in lower case without punctuation, as [`crate::claims::tokens::folded`] leaves them.
pub(super) struct Words {
    /// Texts without the words of `leading` and `trailing`
    pub(super) phrases: &'static [(&'static str, State)],
    /// Before a state; they do not change it
    pub(super) leading: &'static [&'static str],
    /// After a state; they do not change it
    pub(super) trailing: &'static [&'static str],
    /// Verbs before the name of the criterion, the longest first
    pub(super) named: &'static [(&'static str, State)],
    /// The verbs of `named` with which a pronoun stands for the criterion
    pub(super) take_pronouns: &'static [&'static str],
    pub(super) pronouns: &'static [&'static str],
    /// Between a verb and the name of the criterion
    pub(super) articles: &'static [&'static str],
    /// Between the name of the criterion and a state
    pub(super) copulas: &'static [&'static str],
    /// Those of `copulas` that negate what follows
    pub(super) negated_copulas: &'static [&'static str],
    /// Negates the state after it
    pub(super) not: &'static str,
    /// Verbs after the name of the criterion: `Ein Client fehlt`
    pub(super) verbs_after: &'static [(&'static str, State)],
    /// Verbs with the name of the criterion between their parts: `unterstützt … nicht`
    pub(super) verbs_last: &'static [(&'static str, &'static str, State)],
}

/// Signs that are the whole text, in every language.
pub(super) const SIGNS: [(&str, State); 7] =
    [("✓", Yes), ("✔", Yes), ("✔️", Yes), ("✅", Yes), ("✗", No), ("✘", No), ("❌", No)];
