//! Numbers of a guide that no statement is read of: the facts that they may be about, or a criterion for them. Pure.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Could, Offer, With};
use crate::base::currency;
use crate::base::index::Index;
use crate::claims::prose;
use crate::claims::quantity::{self, Quantity};
use crate::compile::check::coverage::passage;
use crate::compile::check::reading::page::{PageText, ReadPage};
use crate::data::toml::quoted;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Subject};
use crate::reading::Reader;
use crate::reading::block::{Block, BlockKind};
use crate::reading::statement::About;
use crate::reading::vocabulary::Meaning;
use crate::source::FileId;

/// Returns the numbers in sentences about one subject that no statement is read of. Each new criterion is offered once.
pub(super) fn offers(
    read: &ReadPage,
    page: &PageText,
    of: &Reader<'_>,
    file: FileId,
) -> Vec<Offer> {
    let mut found = Vec::new();
    let mut declared = BTreeSet::new();
    for (number, block) in page.blocks(of.matrix).iter().enumerate() {
        let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        if !is_prose || block.is_quoted {
            continue;
        }
        let is_read = |place: &Range<usize>| {
            read.stated.iter().any(|stated| {
                let statement = &stated.statement;
                let (start, end) = (statement.range.start, statement.range.end);
                statement.block == number && start < place.end && place.start < end
            })
        };
        for place in prose::quantities(&block.text, of.language) {
            if is_read(&place) {
                continue;
            }
            let Some(could) = could(block, &place, of, &mut declared) else { continue };
            found.push(Offer { part: passage(page.text(number), &place, file), could });
        }
    }
    found
}

fn could(
    block: &Block,
    place: &Range<usize>,
    of: &Reader<'_>,
    declared: &mut BTreeSet<String>,
) -> Option<Could> {
    let subject = subject_of(block, place, of)?;
    let facts = of_unit(&block.text, place, of).into_iter();
    let facts: Vec<With> =
        facts.map(|criterion| With::of(About { subject, criterion }, of)).collect();
    if !facts.is_empty() {
        return Some(Could::Choose { facts });
    }
    let criterion = criterion(&block.text, place, of)?;
    declared.insert(criterion.clone()).then_some(Could::Declare { criterion })
}

/// Returns the only subject that the sentence of a number names.
fn subject_of(block: &Block, place: &Range<usize>, of: &Reader<'_>) -> Option<Index<Subject>> {
    let sentence = crate::reading::sentences(&block.text, of.language)
        .into_iter()
        .find(|range| range.start <= place.start && place.end <= range.end)?;
    let mentions = of.vocabulary.mentions(&block.text[sentence]).into_iter();
    let subjects: BTreeSet<Index<Subject>> = mentions
        .filter_map(|mention| match mention.meaning {
            Meaning::Subject(at) => Some(at),
            Meaning::Criterion(_) | Meaning::Part(_) => None,
        })
        .collect();
    match subjects.len() {
        1 => subjects.first().copied(),
        _ => None,
    }
}

/// Returns the criteria in whose unit a number is.
fn of_unit(text: &str, place: &Range<usize>, of: &Reader<'_>) -> Vec<Index<Criterion>> {
    let is_of = |criterion: &Criterion| {
        let unit = Unit::in_language(criterion.unit.as_deref(), of.language);
        let stated = quantity::read(text, &unit);
        let here =
            |stated: &Quantity| stated.place.start < place.end && place.start < stated.place.end;
        stated.iter().any(|stated| here(stated) && stated.fit == Fit::Same)
    };
    let all = of.matrix.criteria.indexed();
    let amounts = all.filter(|(_, of)| of.kind.has_amounts() && of.unit.is_some());
    amounts.filter(|(_, criterion)| is_of(criterion)).map(|(at, _)| at).collect()
}

/// Proposes a criterion for a number, by what it counts or measures. `None` if its text does not say that.
fn criterion(text: &str, place: &Range<usize>, of: &Reader<'_>) -> Option<String> {
    let bare = quantity::read(text, &Unit::in_language(None, of.language));
    let stated = bare.iter().find(|of| of.place.start < place.end && place.start < of.place.end)?;
    let digits = stated.written.as_ref()?.digits.clone();
    let before = text[..digits.start].trim_end();
    let after = text[digits.end..].trim_start();
    let noun: String = after.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    let table = |name: &str, kind: &str, unit: &str| {
        let id = slug::slugify(name);
        let is_new = !id.is_empty() && of.matrix.criterion(&id).is_none();
        let of_unit =
            if unit.is_empty() { String::new() } else { format!("unit = {}\n", quoted(unit)) };
        is_new.then(|| {
            format!(
                "[[criterion]]\nid = {}\nname = {}\nkind = {}\n{of_unit}",
                quoted(&id),
                quoted(name),
                quoted(kind),
            )
        })
    };
    if let Some(sign) = before.chars().next_back().filter(|c| currency::is_sign(*c)) {
        return table("Price", "money", currency::code(&sign.to_string()));
    }
    let is_currency = Unit::of(None).is_currency(&noun.to_lowercase());
    if is_currency && !noun.is_empty() {
        return table("Price", "money", currency::code(&noun.to_lowercase()));
    }
    if after.starts_with('%') {
        return table("Share", "number", "%");
    }
    if noun.chars().count() < SHORTEST || of.vocabulary.meant(&noun).is_some() {
        return None;
    }
    let mut letters = noun.chars();
    let first = letters.next()?.to_uppercase();
    let name: String = first.chain(letters).collect();
    table(&name, "number", &noun)
}

/// Letters of the shortest word that is taken for what a number counts.
const SHORTEST: usize = 3;
