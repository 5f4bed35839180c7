//! The words with which a language states decades.

/// All are in lower case.
pub(super) struct Words {
    /// Names of decades of the last century. That of the twenties may be of this one
    pub(super) names: &'static [(&'static str, i16)],
    /// After the digits of a decade
    pub(super) endings: &'static [&'static str],
    /// Whether a capital letter begins another name
    pub(super) are_names_lower: bool,
    /// After a decade, and part of its name
    pub(super) trailing: &'static [&'static str],
    pub(super) early: &'static [&'static str],
    pub(super) mid: &'static [&'static str],
    pub(super) late: &'static [&'static str],
    pub(super) halves: &'static [&'static str],
    pub(super) first: &'static [&'static str],
    pub(super) second: &'static [&'static str],
    /// Between a part and its decade
    pub(super) between: &'static [&'static str],
    /// Between two decades of which one is meant
    pub(super) joints: &'static [&'static str],
    /// Before a decade, they say something else than that it is in it
    pub(super) unread: &'static [&'static str],
}
