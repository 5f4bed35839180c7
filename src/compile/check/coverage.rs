//! Claim coverage: the statements in the prose of a guide, and which of them are bound to facts. Pure.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::proof::{Proof, proof};
use crate::base::failure::Failure;
use crate::base::language::Language;
use crate::claims::near::{beginning_of, end_of};
use crate::claims::{prose, superlative};
use crate::compile::parse::Read;
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::prose::Prose;
use crate::compile::parse::text::Text;
use crate::compile::site::{Page, PageKind, Site};
use crate::source::{FileId, Place, Span};

/// The statements of a guide, each list in document order.
#[derive(Debug)]
pub struct Coverage<'s> {
    pub page: &'s Page,
    pub file: FileId,
    /// Claims that are bound to facts
    pub bound: Vec<Bound>,
    /// Claims that are explicitly bound to no fact: `fact:none`
    pub exempt: Vec<Exempt>,
    pub unbound: Vec<Unbound>,
    /// The kinds of statements that were searched for, and that `unbound` can contain
    pub looked_for: &'static [Statement],
}

#[derive(Debug)]
pub struct Bound {
    /// `nodejs/cold-start`
    pub fact: String,
    pub proof: Proof,
    pub part: Passage,
}

#[derive(Debug)]
pub struct Exempt {
    pub reason: String,
    pub part: Passage,
}

#[derive(Debug)]
pub struct Unbound {
    pub kind: Statement,
    pub part: Passage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    Number,
    Superlative,
}

impl Statement {
    pub fn as_str(self) -> &'static str {
        match self {
            Statement::Number => "number",
            Statement::Superlative => "superlative",
        }
    }
}

/// A part of a text with the text around it, each on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub span: Span,
    pub before: String,
    pub text: String,
    pub after: String,
}

/// Returns the kinds of statements that are searched for. Superlatives are only recognized in English.
pub fn looked_for(site: &Site) -> &'static [Statement] {
    if site.language.is_english() {
        &[Statement::Number, Statement::Superlative]
    } else {
        &[Statement::Number]
    }
}

/// Reads the guides that `wanted` selects, in parallel, and returns their coverage in the order of their
/// addresses.
pub fn coverage<'s>(
    site: &'s Site,
    wanted: &(dyn Fn(&Page) -> bool + Sync),
    read: &Read<'_>,
) -> Result<Vec<Coverage<'s>>, Failure> {
    let is_wanted = |page: &&Arc<Page>| page.kind == PageKind::Guide && wanted(page);
    let guides = site.pages.par_iter().filter(is_wanted);
    let of_guide = |page: &'s Arc<Page>| {
        let file = page.file?;
        Some(read(site.sources.get(file)).map(|bytes| {
            let text = String::from_utf8_lossy(&bytes);
            of_page(site, page, file, text.get(page.body_at..).unwrap_or_default())
        }))
    };
    guides.filter_map(of_guide).collect()
}

fn of_page<'s>(site: &'s Site, page: &'s Page, file: FileId, body: &str) -> Coverage<'s> {
    let dialect = Dialect::of(site.config.markdown);
    let blocks = crate::compile::parse::prose::read(body, (file, page.body_at), dialect);
    let mut coverage = Coverage {
        page,
        file,
        bound: Vec::new(),
        exempt: Vec::new(),
        unbound: Vec::new(),
        looked_for: looked_for(site),
    };
    let claims_at: HashMap<Place, &Claim> =
        page.outline.claims.iter().rev().map(|claim| (claim.span, claim)).collect();
    for block in blocks.iter().filter(|block| !block.is_raw) {
        claims(site, &claims_at, block, &mut coverage);
        unbound(block, &site.language, &mut coverage);
    }
    coverage
}

fn claims(
    site: &Site,
    claims_at: &HashMap<Place, &Claim>,
    block: &Prose,
    coverage: &mut Coverage<'_>,
) {
    for (shown, place) in &block.claims {
        let Some(claim) = claims_at.get(place) else { continue };
        let part = Passage {
            span: place.in_file(coverage.file),
            ..passage(&block.text, shown, coverage.file)
        };
        match &claim.bond {
            Binding::Exempt { reason } => {
                coverage.exempt.push(Exempt { reason: reason.clone(), part });
            }
            bond @ Binding::Fact { .. } => {
                let proof = proof(site, coverage.page, claim);
                let fact = bond.fact_name();
                coverage.bound.extend(fact.map(|fact| Bound { fact, proof, part }));
            }
        }
    }
}

/// Collects the statements that are not bound. A superlative that contains a number, such as `more than
/// 30 ms`, is one statement.
fn unbound(block: &Prose, language: &Language, coverage: &mut Coverage<'_>) {
    let open = block.open_text();
    let mut statements: Vec<(Range<usize>, Statement)> = prose::quantities(&open, language)
        .into_iter()
        .map(|place| (place, Statement::Number))
        .collect();
    if coverage.looked_for.contains(&Statement::Superlative) && block.within.verdict.is_none() {
        let ranking = superlative::read(&open).into_iter();
        // Numbers are sorted and do not overlap.
        let is_free = |place: &Range<usize>| {
            let before = statements.partition_point(|(at, _)| at.start < place.end);
            before == 0 || statements[before - 1].0.end <= place.start
        };
        let ranking: Vec<_> =
            ranking.filter(is_free).map(|place| (place, Statement::Superlative)).collect();
        statements.extend(ranking);
        statements.sort_by_key(|(place, _)| place.start);
    }
    let (unbound, file) = (statements.into_iter(), coverage.file);
    let unbound =
        unbound.map(|(place, kind)| Unbound { kind, part: passage(&block.text, &place, file) });
    coverage.unbound.extend(unbound);
}

/// Maximum number of characters of context on each side of a passage.
const AROUND: usize = 32;
/// Number of bytes on each side that the context is taken from.
const READ_AROUND: usize = 4_096;

pub fn passage(of_block: &Text, of: &Range<usize>, file: FileId) -> Passage {
    let text = of_block.as_str();
    let place = of_block.place(of).expect("each byte of a text has a place");
    let line = |text: &str| text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let (_, left) = end_of(&text[..of.start], READ_AROUND);
    let right = beginning_of(&text[of.end..], READ_AROUND);
    Passage {
        span: place.in_file(file),
        before: before(&line(left)),
        text: line(&text[of.clone()]),
        after: after(&line(right)),
    }
}

/// Returns the last words of a line, with an ellipsis if there are more words before them.
fn before(line: &str) -> String {
    let Some((at, _)) = line.char_indices().rev().nth(AROUND) else { return line.to_owned() };
    let start = line[at..].find(' ').map_or(at, |space| at + space + 1);
    format!("…{}", &line[start..])
}

/// Returns the first words of a line, with an ellipsis if more words follow.
fn after(line: &str) -> String {
    let Some((at, _)) = line.char_indices().nth(AROUND + 1) else { return line.to_owned() };
    let end = line[..at].rfind(' ').unwrap_or(at);
    format!("{}…", &line[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_part_are_whole() {
        assert_eq!(before("one two"), "one two");
        assert_eq!(
            before("ä number of words that is longer than a line"),
            "…words that is longer than a line"
        );
        assert_eq!(after(", one two"), ", one two");
        assert_eq!(
            after("a number of words that is longer thän a line"),
            "a number of words that is longer…"
        );
        assert_eq!(after(&"ü".repeat(40)), format!("{}…", "ü".repeat(AROUND + 1)));
    }
}
