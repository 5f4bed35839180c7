//! Where a guide names facts without being checked. Pure.

use std::collections::HashMap;
use std::ops::Range;

use crate::compile::check::coverage::{Passage, passage};
use crate::compile::check::proof::proof;
use crate::compile::check::reading::page::{PageText, ReadPage};
use crate::compile::check::reading::{Open, ReadGuide};
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::site::Site;
use crate::matrix::view::Cell;
use crate::reading::statement::About;
use crate::reading::{self, Judgement, Naming, Reader};
use crate::source::Place;

/// The sentences and cells of a guide that name facts, by fact.
#[derive(Default)]
pub(super) struct Named(HashMap<Cell, Vec<Passage>>);

impl Named {
    /// Returns those of a guide in which neither a claim nor a statement that is read is about the fact.
    pub(super) fn of(site: &Site, guide: &ReadGuide<'_>) -> Named {
        let ReadGuide { open, read, text, .. } = guide;
        let reader = open.reader(site);
        let claims: HashMap<Place, &Claim> =
            open.page.outline.claims.iter().map(|claim| (claim.span, claim)).collect();
        let looking = Looking { site, open, read, text, reader: &reader, claims };
        let mut named = Named::default();
        for naming in reading::namings(&text.blocks(open.matrix()), &reader) {
            if looking.is_checked(&naming) {
                continue;
            }
            let part = passage(text.text(naming.block), &trimmed(text, &naming), open.file);
            let About { subject, criterion } = naming.about;
            named.0.entry((subject, criterion)).or_default().push(part);
        }
        named
    }

    pub(super) fn places(&self, cell: Cell) -> &[Passage] {
        self.0.get(&cell).map_or(&[], Vec::as_slice)
    }
}

/// Returns the range of a naming without the space around it.
fn trimmed(text: &PageText, naming: &Naming) -> Range<usize> {
    let whole = &text.text(naming.block).as_str()[naming.range.clone()];
    let start = naming.range.start + whole.len() - whole.trim_start().len();
    start..start + whole.trim().len()
}

struct Looking<'l> {
    site: &'l Site,
    open: &'l Open<'l>,
    read: &'l ReadPage,
    text: &'l PageText,
    reader: &'l Reader<'l>,
    claims: HashMap<Place, &'l Claim>,
}

impl Looking<'_> {
    fn is_checked(&self, naming: &Naming) -> bool {
        self.is_read(naming) || self.is_claimed(naming)
    }

    /// Whether a statement within is read, and is about the fact.
    fn is_read(&self, Naming { block, range, about }: &Naming) -> bool {
        self.reader.matrix.policy.prose.severity().is_some()
            && self.read.stated.iter().any(|stated| {
                let statement = &stated.statement;
                statement.block == *block
                    && range.start <= statement.range.start
                    && statement.range.end <= range.end
                    && statement.says.about().contains(about)
                    && reading::judge(&statement.says, &stated.text, self.reader) != Judgement::Open
            })
    }

    /// Whether a claim within is compared with facts of the criterion, or is exempt.
    fn is_claimed(&self, Naming { block, range, about }: &Naming) -> bool {
        let Some(prose) = self.text.prose(*block) else { return false };
        let is_within = |place: &Range<usize>| range.start <= place.start && place.end <= range.end;
        let within = prose.claims.iter().filter(|(place, _)| is_within(place));
        let mut claims = within.filter_map(|(_, place)| self.claims.get(place));
        claims.any(|claim| match &claim.bond {
            Binding::Exempt { .. } => true,
            Binding::Fact { criterion, .. } => {
                self.reader.matrix.criterion(&criterion.value) == Some(about.criterion)
                    && proof(self.site, self.open.page, claim).is_compared()
            }
        })
    }
}
