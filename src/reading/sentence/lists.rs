//! Leaves alone the values of lists. Pure.

use std::collections::HashMap;

use crate::reading::passage::Passage;
use crate::reading::statement::{About, Says, Statement};

/// Removes values that stand alone in several blocks and are of one fact: the items of a list of versions are not the
/// version.
pub(super) fn without_lists(mut found: Vec<Statement>, passages: &[Passage<'_>]) -> Vec<Statement> {
    let bare = |of: &Statement| {
        let text = passages[of.block].text().trim_matches(|c: char| !c.is_alphanumeric());
        match &of.says {
            Says::Value(about) => (text.len() <= of.range.len()).then_some(*about),
            _ => None,
        }
    };
    let mut counts: HashMap<About, usize> = HashMap::new();
    for about in found.iter().filter_map(bare) {
        *counts.entry(about).or_default() += 1;
    }
    if counts.values().any(|count| *count > 1) {
        found.retain(|of| bare(of).is_none_or(|about| counts[&about] == 1));
    }
    found
}
