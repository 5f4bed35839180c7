//! Matrices and subjects in their canonical form: the same values and the same comments, in one
//! order and one layout. Pure. Text → text.
//!
//! Keys stand as `parse/keys` lists them, facts as tables show them, and what is declared one after
//! the other (groups, criteria, subjects, …) stays in that order, because readers see it. What the
//! text means never changes; `tests/any.rs` holds that for texts of every kind.

mod comments;
mod difference;
mod order;
mod read;
mod write;

pub use difference::{Difference, difference};

use crate::data::keys::Keys;
use crate::data::toml;
use crate::matrix::raw::{RawCriterion, matrix};
use crate::source::FileId;
use read::Document;

/// What decides the order of keys.
#[derive(Debug, Clone, Copy)]
pub struct Order<'c> {
    /// Of the top of the file: those of a matrix or of a subject
    pub keys: &'static Keys,
    /// Ids of criteria, in the order in which facts stand: see [`fact_order`]
    pub criteria: &'c [String],
}

/// Returns a file in its canonical form, or what is wrong with it as TOML.
///
/// A file whose lines all end in CR and LF keeps that, and a byte order mark stays.
pub fn canonical(text: &str, order: Order<'_>) -> Result<String, String> {
    rewritten(text, order, |_| Ok(()))
}

/// Returns the canonical form of a file with the tables of another text added to its own. That text
/// begins with a header.
pub fn extended(text: &str, more: &str, order: Order<'_>) -> Result<String, String> {
    rewritten(text, order, |document| {
        document.add(read::read(more)?);
        Ok(())
    })
}

fn rewritten(
    text: &str,
    order: Order<'_>,
    change: impl FnOnce(&mut Document) -> Result<(), String>,
) -> Result<String, String> {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let is_crlf = text.contains('\n') && text.matches('\n').count() == text.matches("\r\n").count();
    let mut document = match is_crlf {
        true => read::read(&text.replace("\r\n", "\n"))?,
        false => read::read(text)?,
    };
    change(&mut document)?;
    order::sort(&mut document, order);
    let text = write::write(&document);
    let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
    Ok(format!("{mark}{text}"))
}

/// The criteria of a matrix in the order in which tables show them: group by group, and in each as
/// they are declared. Those in no group that is declared come last. Of a text that cannot be read,
/// those that can.
pub fn fact_order(text: &str, file: FileId) -> Vec<String> {
    let mut unheard = Vec::new();
    let matrix = matrix(toml::parse(text, file, 0, &mut unheard), text, &mut unheard);
    let group_of = |id: &str| matrix.groups.iter().position(|group| group.id.value == id);
    let mut criteria = Vec::with_capacity(matrix.criteria.len());
    for RawCriterion { id, group, .. } in &matrix.criteria {
        let group = group.as_ref().and_then(|group| group_of(&group.value));
        criteria.push((group.unwrap_or(usize::MAX), &id.value));
    }
    criteria.sort_by_key(|(group, _)| *group);
    criteria.into_iter().map(|(_, id)| id.clone()).collect()
}

#[cfg(test)]
mod tests;
