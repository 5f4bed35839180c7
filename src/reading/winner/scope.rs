//! What a verdict of a block is on, if it does not say so itself: by the headings and directives around it. Pure.

use crate::base::index::Index;
use crate::matrix::reserved::On;
use crate::matrix::{Group, Matrix};
use crate::reading::Reader;
use crate::reading::block::{Block, BlockKind};
use crate::reading::vocabulary::Meaning;
use crate::reading::words::clause::ClauseWords;
use crate::reading::words::winner::WinnerWords;

/// What the verdicts of a block are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    /// `None` if nothing says it
    pub(super) on: Option<On>,
    /// Whether nothing on the page narrows what is compared
    pub(super) is_whole: bool,
    /// The number of its section on the page
    pub(super) section: usize,
}

/// What a heading says of the text below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    On(On),
    Conclusion,
    Other,
}

/// Returns the scope of each block.
pub(super) fn scopes(blocks: &[Block], of: &Reader<'_>) -> Vec<Scope> {
    let is_whole = !blocks.iter().any(|block| is_narrow(block, of));
    let mut open: [Option<Heading>; 7] = [None; 7];
    let mut section = 0;
    let scope = |block: &Block| {
        if let BlockKind::Heading(level) = block.kind {
            let level = usize::from(level.clamp(1, 6));
            open[level..].fill(None);
            section += 1;
            if level > 1 {
                open[level] = Some(heading(&block.text, of));
            }
        }
        let headings = || open.iter().flatten();
        let named = headings().rev().find_map(|heading| match heading {
            Heading::On(on) => Some(*on),
            Heading::Conclusion | Heading::Other => None,
        });
        let is_conclusion =
            headings().count() > 0 && headings().all(|heading| *heading == Heading::Conclusion);
        let is_matter = matches!(block.kind, BlockKind::Title | BlockKind::Description);
        let overall = (is_whole && (is_conclusion || is_matter)).then_some(On::Overall);
        let on = block.within.criterion.map(On::Criterion).or(named).or(overall);
        Scope { on, is_whole, section }
    };
    blocks.iter().map(scope).collect()
}

/// Whether a title says that the page compares for one purpose or by one criterion only: `… for teams`.
fn is_narrow(block: &Block, of: &Reader<'_>) -> bool {
    if !matches!(block.kind, BlockKind::Title | BlockKind::Heading(1)) {
        return false;
    }
    let clauses = ClauseWords::of(of.language).zip(WinnerWords::of(of.language));
    let Some((clauses, words)) = clauses else { return true };
    let is_of_subjects = |meaning: Meaning| matches!(meaning, Meaning::Subject(_));
    // "A has the biggest battery" is no topic, but a statement.
    let names_criterion = || {
        let mut parts = block.text.split([':', '–', '—']);
        parts.any(|part| {
            let mentions = of.vocabulary.mentions(part);
            let subjects =
                mentions.iter().filter(|mention| is_of_subjects(mention.meaning)).count();
            subjects < mentions.len() && subjects != 1
        })
    };
    let lower = block.text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let parts: Vec<&str> = parts.collect();
    let limits = parts.iter().enumerate().any(|(at, word)| {
        // "In practice", "in 2026"
        let next = parts.get(at + 1).copied().unwrap_or_default();
        let is_harmless = *word == "in" && (words.wide.contains(&next) || is_year(next));
        clauses.limits.contains(word) && !matches!(*word, "than" | "not") && !is_harmless
    });
    limits || names_criterion()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn heading(text: &str, of: &Reader<'_>) -> Heading {
    let parts = text.split([':', '–', '—']);
    let parts = parts.map(|part| {
        // "3. Price", "Round 3"
        part.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))
    });
    let conclusions = WinnerWords::of(of.language).map_or(&[][..], |words| words.conclusions);
    let of_part = |part: &str| {
        let bare = part.trim_end_matches(['?', '!', '.']).to_lowercase();
        if conclusions.contains(&bare.as_str()) {
            return Some(Heading::Conclusion);
        }
        match of.vocabulary.meant(part) {
            Some(Meaning::Criterion(at)) => Some(Heading::On(On::Criterion(at))),
            Some(Meaning::Subject(_)) => None,
            Some(Meaning::Part(_)) | None => {
                let group = group_named(of.matrix, part).map(On::Group);
                let noun = || of.vocabulary.lexicon().core(&bare).map(On::Criterion);
                group.or_else(noun).map(Heading::On)
            }
        }
    };
    parts.map(of_part).find_map(|heading| heading).unwrap_or(Heading::Other)
}

/// Returns the group that has a name, if no other has it.
pub(super) fn group_named(matrix: &Matrix, name: &str) -> Option<Index<Group>> {
    let name = name.trim().to_lowercase();
    let is_named = |group: &Group| {
        let mut terms = group.terms.iter().map(|term| term.value.to_lowercase());
        !group.is_implicit()
            && (group.name.to_lowercase() == name || terms.any(|term| term == name))
    };
    let mut named = matrix.groups.indexed().filter(|(_, group)| is_named(group));
    let (at, _) = named.next()?;
    named.next().is_none().then_some(at)
}
