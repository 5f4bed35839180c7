//! The sources of facts. Pure.

use std::collections::{HashMap, HashSet};

use super::fact::{cited_view, undeclared};
use super::{Viewed, as_of};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::matrix::{DataFile, Fact, FactSource};
use crate::theme::contract::{BibliographyView, SourceView};

/// Where facts are from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Origin<'m> {
    Source(&'m FactSource),
    Data(Index<DataFile>),
}

/// Returns the sources of these facts and of the rates that they are converted by, and the data files that they are
/// taken from, each once, in the order of first mention.
pub fn bibliography<'m>(
    of: &Viewed<'_>,
    facts: impl IntoIterator<Item = &'m Fact> + Clone,
) -> BibliographyView {
    let checked = checked_by_origin(facts.clone());
    let mut listed = HashSet::new();
    let mut sources = Vec::new();
    let cases = || facts.clone().into_iter().flat_map(Fact::cases);
    let rates = |fact: &Fact| of.matrix.rate_of(fact).map(|rate| Origin::Source(&rate.source));
    for origin in cases().flat_map(|fact| origins(fact).chain(rates(fact))) {
        if listed.insert(origin) {
            let checked = checked.get(&origin).copied();
            sources.push(match origin {
                Origin::Source(source) => cited_view(of, source, checked),
                Origin::Data(data) => data_file_view(of, &of.matrix.data[data], checked),
            });
        }
    }
    BibliographyView {
        sources,
        licence: of.matrix.licence().unwrap_or_default().to_owned(),
        as_of: as_of(facts).map(Date::iso_day),
    }
}

fn origins(fact: &Fact) -> impl Iterator<Item = Origin<'_>> {
    let data = fact.from_file.as_ref().map(|from_file| Origin::Data(from_file.data));
    fact.sources.iter().map(Origin::Source).chain(data)
}

fn data_file_view(of: &Viewed<'_>, data: &DataFile, checked: Option<Date>) -> SourceView {
    let checked = checked.map(Date::iso_day);
    SourceView { checked, ..undeclared(data.path.to_string(), (of.data_url)(data)) }
}

/// Returns, for each origin, the latest day on which one of these facts was compared with it.
pub(super) fn checked_by_origin<'m>(
    facts: impl IntoIterator<Item = &'m Fact>,
) -> HashMap<Origin<'m>, Date> {
    let mut latest: HashMap<Origin<'_>, Date> = HashMap::new();
    for fact in facts.into_iter().flat_map(Fact::cases) {
        let Some(checked) = fact.checked else { continue };
        for origin in origins(fact) {
            latest.entry(origin).and_modify(|day| *day = checked.max(*day)).or_insert(checked);
        }
    }
    latest
}
