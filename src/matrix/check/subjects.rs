//! [`RawSubject`]s → [`Subject`]s with their facts. Pure.

use std::collections::HashMap;

use super::column::Of;
use super::columns::Readers;
use super::fact;
use super::variants::{self, Laid};
use crate::base::index::Index;
use crate::diagnostic::Diagnostic;
use crate::matrix::hue::Color;
use crate::matrix::raw::RawSubject;
use crate::matrix::{Fact, Ids, Particulars, Subject, Variant};
use crate::source::Spanned;

/// The subjects of a matrix with their variants.
pub(super) struct Subjects {
    /// The subjects as declared, and then the variants that are not the default of their subject
    pub(super) subjects: Vec<Subject>,
    /// The number of subjects without these variants
    pub(super) listed: usize,
    /// The facts row by row
    pub(super) facts: Vec<Fact>,
    /// By address: `acme.pro`
    pub(super) variants: HashMap<String, Index<Subject>>,
}

/// Reports `invalid-id`, `duplicate-id`, `duplicate-color`, and the mistakes of variants and facts.
pub(super) fn check(
    raw: Vec<RawSubject>,
    readers: Readers<'_, '_>,
    ids: &mut Ids,
    found: &mut Vec<Diagnostic>,
) -> Subjects {
    let mut all =
        Subjects { subjects: Vec::new(), listed: 0, facts: Vec::new(), variants: HashMap::new() };
    let Readers { declared, columns } = readers;
    all.facts.reserve_exact(raw.len() * declared.criteria.len());
    let mut colors = Vec::new();
    let mut laid = Vec::new();
    for mut raw in raw {
        let is_new = ids.declare(&raw.id, &[], found);
        // The facts of a repeated subject are checked too, but only those of the first one count.
        let stated = std::mem::take(&mut raw.facts);
        let mut row = fact::row(&raw.id.value, stated, declared, found);
        if is_new {
            let of = Of { id: &raw.id.value, data_key: raw.data_key.as_ref() };
            columns.fill(&mut row, of, declared, found);
        }
        let variants = std::mem::take(&mut raw.variants);
        let mut variants = variants::lay(&raw.id.value, &row, variants, readers, found);
        if !is_new {
            continue;
        }
        let color = raw.color.as_ref();
        let color = color.map(|color| checked_color(color, &raw.id.value, &mut colors, found));
        let at = all.subjects.len();
        all.subjects.push(subject(raw, color));
        // A subject with variants has the facts of its default one.
        let default = variants.iter_mut().find(|variant| variant.is_default);
        let row = default.map_or(row, |of| std::mem::replace(&mut of.row, Vec::new().into()));
        all.facts.extend(row);
        if !variants.is_empty() {
            laid.push((at, variants));
        }
    }
    all.listed = all.subjects.len();
    all.add_variants(laid);
    all
}

impl Subjects {
    /// Gives subjects their variants, and appends those that are not the default, with their facts.
    fn add_variants(&mut self, laid: Vec<(usize, Vec<Laid>)>) {
        let mut others = Vec::new();
        for (at, variants) in laid {
            let main = Index::new(at);
            let mut indices = Vec::with_capacity(variants.len());
            for Laid { raw, is_default, row } in variants {
                let subject = &self.subjects[at];
                let index = if is_default { at } else { self.listed + others.len() };
                let index = Index::new(index);
                let address = format!("{}.{}", subject.id, raw.id.value);
                self.variants.insert(address.clone(), index);
                indices.push(index);
                let variant = Variant {
                    of: main,
                    id: raw.id.value,
                    address,
                    name: raw.name,
                    subject_name: subject.name.clone(),
                    about: raw.about,
                    span: raw.id.span,
                    facts_span: raw.facts_span,
                };
                if is_default {
                    self.subjects[at].variant = Some(variant);
                } else {
                    others.push((self.subjects[at].with(variant, raw.url), row));
                }
            }
            let subject = &mut self.subjects[at];
            if let Some(variant) = &subject.variant {
                subject.name = variant.full_name();
            }
            subject.variants = indices;
        }
        self.facts.reserve_exact(others.iter().map(|(_, row)| row.len()).sum());
        for (subject, row) in others {
            self.subjects.push(subject);
            self.facts.extend(row);
        }
        self.mark_shared();
    }

    /// Marks the facts that a variant shares with a subject before it in the list.
    fn mark_shared(&mut self) {
        let width = match self.subjects.len() {
            0 => return,
            count => self.facts.len() / count,
        };
        for at in self.listed..self.subjects.len() {
            let of = self.subjects[at].variant.as_ref().map(|variant| variant.of);
            let is_sibling = |before: &usize| {
                let variant = self.subjects[*before].variant.as_ref();
                variant.map(|variant| variant.of) == of
            };
            let main = of.map(Index::number);
            let siblings: Vec<usize> =
                main.into_iter().chain((self.listed..at).filter(is_sibling)).collect();
            for criterion in 0..width {
                let span = self.facts[at * width + criterion].span;
                let is_same = |before: &usize| self.facts[before * width + criterion].span == span;
                self.facts[at * width + criterion].is_shared = siblings.iter().any(is_same);
            }
        }
    }
}

fn subject(raw: RawSubject, color: Option<Color>) -> Subject {
    let RawSubject { id, name, url, about, own, family, particulars, facts_span, .. } = raw;
    let span = id.span;
    Subject {
        id: id.value,
        name,
        url,
        about,
        own,
        color,
        family,
        particulars,
        variant: None,
        variants: Vec::new(),
        file: span.file,
        span,
        facts_span,
    }
}

impl Subject {
    /// Returns a variant of this subject as a subject of its own.
    fn with(&self, variant: Variant, url: Option<Spanned<String>>) -> Subject {
        let particulars = Particulars { aliases: Vec::new(), ..self.particulars.clone() };
        Subject {
            id: variant.address.clone(),
            name: variant.full_name(),
            url: url.or_else(|| self.url.clone()),
            about: variant.about.clone(),
            own: self.own,
            color: None,
            family: self.family.clone(),
            particulars,
            file: self.file,
            span: variant.span,
            facts_span: variant.facts_span,
            variants: Vec::new(),
            variant: Some(variant),
        }
    }
}

/// Returns the color. Reports `duplicate-color` if a subject before it has the same one.
fn checked_color(
    color: &Spanned<Color>,
    subject: &str,
    before: &mut Vec<Spanned<Color>>,
    found: &mut Vec<Diagnostic>,
) -> Color {
    let value = color.value;
    match before.iter().find(|first| first.value == value) {
        Some(first) => found.push(Diagnostic::duplicate_color(color.span, subject, first.span)),
        None => before.push(*color),
    }
    value
}
