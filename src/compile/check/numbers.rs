//! Reports numbers in guides that are not bound to a fact. They are cached in memory between checks. Pure.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard};

use super::coverage::{Statement, coverage};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::compile::parse::Read;
use crate::compile::parse::dialect::Dialect;
use crate::compile::site::{Page, PageKind, Site};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Span};

/// In-memory cache of the unbound numbers, by file.
#[derive(Debug, Default)]
pub struct Numbers(Mutex<HashMap<FileId, Counted>>);

/// The unbound numbers of a file.
#[derive(Debug)]
struct Counted {
    /// The inputs that the numbers were computed from
    read: (Hash, Dialect),
    numbers: Vec<(Range<usize>, String)>,
}

/// Reports `unbound-number` for each unbound number of a guide whose matrix requires bound numbers. Guides
/// that have changed since `known` was updated are read, in parallel.
pub fn check(
    site: &Site,
    known: &Numbers,
    read: &Read<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let is_new =
        |page: &Page| required(site, page).is_some_and(|(file, _)| !known.has(site, page, file));
    for coverage in coverage(site, &is_new, read)? {
        let numbers = coverage.unbound.iter().filter(|of| of.kind == Statement::Number);
        let numbers = numbers.map(|of| (of.part.span.range(), of.part.text.clone())).collect();
        let counted = Counted { read: text_of(site, coverage.page), numbers };
        known.all().insert(coverage.file, counted);
    }
    let known = known.all();
    for page in &site.pages {
        let Some((file, severity)) = required(site, page) else { continue };
        let counted = known.get(&file).filter(|counted| counted.read == text_of(site, page));
        let numbers = counted.into_iter().flat_map(|counted| &counted.numbers);
        found.extend(numbers.map(|(range, text)| {
            Diagnostic::unbound_number(Span::new(file, range.clone()), text, severity)
        }));
    }
    Ok(())
}

/// Returns the file of a guide whose matrix requires bound numbers, and the severity of an unbound number.
fn required(site: &Site, page: &Page) -> Option<(FileId, Severity)> {
    let matrix = site.matrix_of(page).filter(|_| page.kind == PageKind::Guide)?;
    Some((page.file?, matrix.policy.claims.severity()?))
}

/// Returns the inputs that determine which numbers a page contains.
fn text_of(site: &Site, page: &Page) -> (Hash, Dialect) {
    (page.content, Dialect::of(site.config.markdown))
}

impl Numbers {
    fn all(&self) -> MutexGuard<'_, HashMap<FileId, Counted>> {
        self.0.lock().expect("no thread panicked")
    }

    fn has(&self, site: &Site, page: &Page, file: FileId) -> bool {
        self.all().get(&file).is_some_and(|counted| counted.read == text_of(site, page))
    }
}
