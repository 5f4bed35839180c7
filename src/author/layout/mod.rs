//! The formatter: brings matrices and subject files into canonical form, with the same values and comments
//! in a fixed order and layout. Pure. Text → text.
//!
//! Keys are in the order of `matrix/keys.rs`, and facts in the order of tables. Declarations (groups,
//! criteria, subjects, …) stay in their order, because it is visible to readers. The meaning of a text never
//! changes; `tests/any.rs` tests this for texts of every kind.

mod comments;
mod difference;
mod order;
mod read;
mod write;

pub use difference::{Difference, difference};

use crate::data::keys::Keys;
use crate::data::toml;
use crate::matrix::raw::{RawCriterion, matrix, shared};
use crate::source::FileId;
use read::Document;

/// The order of keys.
#[derive(Debug, Clone, Copy)]
pub struct Order<'c> {
    /// The top-level keys of the file: those of a matrix or of a subject
    pub keys: &'static Keys,
    /// Ids of criteria, in the order of facts: see [`fact_order`]
    pub criteria: &'c [String],
}

/// Returns the canonical form of a file.
///
/// If all lines end in CR LF, so do those of the canonical form. A byte order mark is kept.
///
/// # Errors
/// Returns a message if the text is not valid TOML.
pub fn canonical(text: &str, order: Order<'_>) -> Result<String, String> {
    rewritten(text, order, |_| Ok(()))
}

/// Returns the canonical form of a file with the tables of `more` added. `more` begins with a header.
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

/// Returns the ids of a matrix's criteria in the order of tables: group by group, and within a group in
/// declaration order. Criteria without a declared group come last. If the text has errors, returns the
/// criteria that can be read. `read` returns the text of the shared criteria that the matrix names by a path.
pub fn fact_order(
    text: &str,
    file: FileId,
    read: &mut dyn FnMut(&str) -> Option<String>,
) -> Vec<String> {
    let mut ignored = Vec::new();
    let mut matrix = matrix(toml::parse(text, file, 0, &mut ignored), text, &mut ignored);
    let path = matrix.overlay.as_ref().and_then(|overlay| overlay.path.as_ref());
    match path.and_then(|path| read(&path.value)) {
        Some(text) => {
            let table = toml::parse(&text, file, 0, &mut ignored);
            matrix.share(&shared(table, &mut ignored), "", &mut Vec::new());
        }
        None => matrix.unshared(),
    }
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
pub(super) mod tests;
