//! The words with which a language states ratios and changes.

use super::way::Way;

/// All are in lower case.
pub(super) struct Words {
    /// Words that state a ratio alone
    pub(super) ratios: &'static [(&'static str, f64)],
    /// After a number: `ten times`, `zehnmal`
    pub(super) times: &'static [&'static str],
    /// After a number, joined or not: `tenfold`, `ten-fold`, `zehnfach`
    pub(super) fold: &'static [&'static str],
    /// After how many there are
    pub(super) orders: &'static [&'static str],
    /// Before orders of magnitude of which there are two or more
    pub(super) several: &'static [&'static str],
    /// After a fraction such as `a third`, which may be an ordinal; empty if fractions have names of their own
    pub(super) after_fractions: &'static [&'static str],
    /// After a percentage of the other value
    pub(super) of: &'static [&'static str],
    /// After a percentage, and before an adjective that it is of: `40 % as expensive`
    pub(super) as_much: &'static [&'static str],
    /// Between a comparison and a percentage: `lower by 20 %`
    pub(super) by: &'static [&'static str],
    /// Nouns after a percentage that say how it is meant
    pub(super) nouns: &'static [(&'static str, Way)],
    /// Verbs before a percentage, also with words between: `cuts latency by half`
    pub(super) verbs: &'static [(&'static str, Way)],
    /// Words that say that a value is smaller: `cheaper`
    pub(super) less: &'static [&'static str],
    /// Words that say that a value is smaller if lower is better, as for durations, and larger otherwise
    pub(super) fast: &'static [&'static str],
    /// The opposite of `fast`
    pub(super) slow: &'static [&'static str],
    /// Words that say that a value is larger
    pub(super) more: &'static [&'static str],
}

impl Words {
    /// Returns how a comparison with this word is meant.
    pub(super) fn way(&self, word: &str) -> Option<Way> {
        let lists = [
            (self.less, Way::Less),
            (self.more, Way::More),
            (self.fast, Way::Faster),
            (self.slow, Way::Slower),
        ];
        lists.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, way)| way)
    }
}
