//! The facts of variants, laid over those of their subject. Pure.

use super::column::Of;
use super::columns::Readers;
use super::fact;
use crate::base::index::List;
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::RawVariant;
use crate::matrix::{Criterion, Fact, IdKind, Ids};

/// A variant with its facts. Facts that it does not state are those of its subject, or of the variant that it
/// extends.
pub(super) struct Laid {
    pub(super) raw: RawVariant,
    /// Whether the id of the subject means this variant
    pub(super) is_default: bool,
    pub(super) row: List<Criterion, Fact>,
}

/// Returns the variants in declaration order; exactly one of them is the default. `below` are the facts of the
/// subject itself.
///
/// Reports `invalid-id`, `duplicate-id`, `duplicate-default`, `unknown-variant`, `variant-circle`, and the
/// mistakes of facts.
pub(super) fn lay(
    subject: &str,
    below: &List<Criterion, Fact>,
    raw: Vec<RawVariant>,
    Readers { declared, columns }: Readers<'_, '_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Laid> {
    let mut ids = Ids::new(IdKind::Variant);
    let mut variants = Vec::with_capacity(raw.len());
    let mut rows = Vec::with_capacity(raw.len());
    for mut raw in raw {
        let is_new = ids.declare(&raw.id, &[], found);
        let address = format!("{subject}.{}", raw.id.value);
        let mut row = fact::row(&address, std::mem::take(&mut raw.facts), declared, found);
        if is_new {
            let of = Of { id: &address, data_key: raw.data_key.as_ref() };
            columns.fill(&mut row, of, declared, found);
            variants.push(raw);
            rows.push(row);
        }
    }
    let extended = extended(subject, &variants, found);
    let default = default(subject, &variants, found);
    let laid = variants.into_iter().enumerate().map(|(at, raw)| {
        let mut chain = vec![at];
        while let Some(next) = extended[chain[chain.len() - 1]] {
            chain.push(next);
        }
        let mut row = below.clone();
        for layer in chain.into_iter().rev() {
            lay_over(&mut row, &rows[layer]);
        }
        Laid { raw, is_default: at == default, row }
    });
    laid.collect()
}

fn lay_over(row: &mut List<Criterion, Fact>, upper: &List<Criterion, Fact>) {
    for (below, above) in row.iter_mut().zip(upper) {
        if above.span.is_some() {
            *below = above.clone();
        } else if below.span.is_none() {
            below.is_flawed |= above.is_flawed;
        }
    }
}

/// Returns the position of the default variant: the first one, unless another one says so.
fn default(subject: &str, variants: &[RawVariant], found: &mut Vec<Diagnostic>) -> usize {
    let stated = variants.iter().enumerate().filter_map(|(at, variant)| {
        let default = variant.default.as_ref().filter(|default| default.value)?;
        Some((at, default.span))
    });
    let stated: Vec<_> = stated.collect();
    let Some(((first, span), others)) = stated.split_first() else { return 0 };
    for (at, again) in others {
        let address = format!("{subject}.{}", variants[*at].id.value);
        found.push(Diagnostic::duplicate_default(*again, &address, *span));
    }
    *first
}

/// Returns, for each variant, the position of the variant that it extends, without circles.
fn extended(
    subject: &str,
    variants: &[RawVariant],
    found: &mut Vec<Diagnostic>,
) -> Vec<Option<usize>> {
    let ids: Vec<&str> = variants.iter().map(|variant| variant.id.value.as_str()).collect();
    let mut extended = Vec::with_capacity(variants.len());
    for variant in variants {
        let at = variant.extends.as_ref().and_then(|id| {
            // The address of a variant of the same subject means the same.
            let own = id.value.strip_prefix(subject).and_then(|rest| rest.strip_prefix('.'));
            let at = ids.iter().position(|of| *of == own.unwrap_or(&id.value));
            if at.is_none() {
                found.push(Diagnostic::unknown_base(id.span, subject, &id.value, &ids));
            }
            at
        });
        extended.push(at);
    }
    for start in 0..variants.len() {
        let circle = circle_from(start, &extended);
        let Some(extends) = variants[start].extends.as_ref().filter(|_| !circle.is_empty()) else {
            continue;
        };
        let circle: Vec<&str> = circle.iter().map(|at| ids[*at]).collect();
        found.push(Diagnostic::variant_circle(extends.span, subject, &circle));
        // One message for each circle: it is opened here.
        extended[start] = None;
    }
    extended
}

/// Returns the variants of the circle that a variant is part of, from that variant on; none if it is part of
/// none.
fn circle_from(start: usize, extended: &[Option<usize>]) -> Vec<usize> {
    let mut circle = vec![start];
    let mut at = start;
    while let Some(next) = extended[at] {
        if next == start {
            return circle;
        }
        if circle.contains(&next) {
            break;
        }
        circle.push(next);
        at = next;
    }
    Vec::new()
}
