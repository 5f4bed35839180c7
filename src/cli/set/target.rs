//! The fact that `versus set` writes, and the file with it.

use std::path::Path;

use super::{Arguments, given_keys, removable};
use crate::author::fact::{self, Change, OfVariant, WrittenIn, with_fact};
use crate::author::files;
use crate::base::failure::Failure;
use crate::cli::named;
use crate::compile::as_read;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::matrix::Matrix;
use crate::matrix::kind::typed;
use crate::matrix::selection::Cell;
use crate::matrix::view::Selection;
use crate::source::FileId;

/// The fact to write.
pub(super) struct Target<'s> {
    pub(super) cell: Cell<'s>,
    /// Whether the argument names a variant, and not its subject
    names_variant: bool,
    changes: Vec<Change>,
}

/// A file with its new text.
pub(super) struct Edit {
    pub(super) file: FileId,
    pub(super) path: String,
    pub(super) old: String,
    pub(super) new: String,
}

impl<'s> Target<'s> {
    pub(super) fn of(arguments: &Arguments, site: &'s Site) -> Result<Target<'s>, String> {
        let Arguments { cell, value, matrix, remove, .. } = arguments;
        let fact = cell.split('#').next().unwrap_or_default();
        let matrix = named::matrix_with(matrix.as_deref(), fact, &site.matrices)?;
        let (cell, condition) = match cell.split_once('#') {
            Some((cell, condition)) => (cell, Some(condition)),
            None => (cell.as_str(), None),
        };
        let (subject, criterion) = named::cell_of(cell, matrix)?;
        let names_variant = matrix.variant(named::parts_of(cell)?.0).is_some();
        let cell = Cell::at(matrix, subject, criterion).under(condition)?;
        named::check_writable(&cell, value)?;
        let mut changes = Vec::new();
        if !value.is_empty() {
            let to = typed::in_toml(value, &*cell.criterion.kind)?;
            changes.push(Change { key: "value", to: Some(to) });
        }
        let given = given_keys(arguments).into_iter();
        changes.extend(given.map(|(key, to)| Change { key, to: Some(to) }));
        let removed = removable().into_iter().filter(|key| remove.iter().any(|of| of == key));
        changes.extend(removed.map(|key| Change { key, to: None }));
        let is_other_quote = has(&changes, "quote") || has(&changes, "source");
        // The quote as it is now was never looked up.
        if is_other_quote && cell.fact.proof().found.is_some() && !has(&changes, "found") {
            changes.push(Change { key: "found", to: None });
        }
        Ok(Target { cell, names_variant, changes })
    }

    /// Returns whether a file is the matrix, or that of one of its subjects.
    pub(super) fn is_in(&self, file: FileId) -> bool {
        let Matrix { file: own, subjects, .. } = self.cell.matrix;
        file == *own || subjects.iter().any(|subject| subject.file == file)
    }

    /// Returns the file with the fact in it, or a message if the fact cannot be written.
    pub(super) fn edit(&self, root: &Path, site: &Site) -> Result<Result<Edit, String>, Failure> {
        let Cell { matrix, criterion, fact, .. } = self.cell;
        let (file, name) = (self.cell.subject().file, self.cell.name());
        let path = site.sources.path(file).to_owned();
        let old = as_read(root, site, site.sources.get(file))?.into_owned();
        let Ok(old) = String::from_utf8(old) else {
            return Ok(Err(format!("`{path}` is not valid UTF-8")));
        };
        let subject = self.cell.subject();
        let variant = subject.variant.as_ref();
        let place = fact::Cell {
            subject: variant.map_or(&subject.id, |variant| &matrix.subjects[variant.of].id),
            variant: variant.map(|variant| OfVariant {
                id: &variant.id,
                is_named: self.names_variant,
                stated_at: fact.span,
            }),
            criterion: &criterion.id,
            case: self.cell.case_number(),
            written_in: written_in(&self.cell),
            criteria: &Selection::all(matrix).criterion_ids(matrix),
        };
        Ok(match with_fact(&old, file, place, &self.changes) {
            Some(new) => Ok(Edit { file, path, old, new }),
            None if fact.span.is_none() => {
                Err(format!("the matrix does not state `{name}`; give a value"))
            }
            None => Err(format!("`{name}` has a form that only you can change, in `{path}`")),
        })
    }

    /// Returns the fact in the site after the edit.
    pub(super) fn cell_in(&self, site: &'s Site) -> Option<Cell<'s>> {
        let Cell { matrix, criterion, .. } = self.cell;
        let matrix = site.matrices.iter().find(|of| of.file == matrix.file)?;
        let subject = matrix.subject(&self.cell.subject().id)?;
        let cell = Cell::at(matrix, subject, matrix.criterion(&criterion.id)?);
        // By its place: the condition itself may have been changed.
        let place = self.cell.case_number().unwrap_or(0);
        cell.case_at(place)
    }
}

impl Edit {
    pub(super) fn write(&self, root: &Path, site: &Site) -> Result<(), Failure> {
        let file = site.sources.get(self.file);
        if *read::now(root, file)? != *self.old.as_bytes() {
            return Err(Failure::of_change(&root.join(&self.path)));
        }
        files::replace(root, file, &self.new)
    }
}

fn has(changes: &[Change], key: &str) -> bool {
    changes.iter().any(|change| change.key == key)
}

/// Returns where the subject of a fact is declared.
pub(in crate::cli) fn written_in(cell: &Cell<'_>) -> WrittenIn {
    match cell.subject().file == cell.matrix.file {
        true => WrittenIn::Matrix,
        false => WrittenIn::OwnFile,
    }
}
