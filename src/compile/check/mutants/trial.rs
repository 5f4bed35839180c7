//! A site in which one fact at a time has another value. Pure.

use std::sync::Arc;

use super::written;
use crate::base::index::Index;
use crate::compile::site::Site;
use crate::matrix::mutant::FactAt;
use crate::matrix::{FactValue, Matrix};

/// A site with a copy of one of its matrices.
pub(super) struct Trial {
    site: Site,
    of: Index<Matrix>,
}

impl Trial {
    pub(super) fn of(site: &Site, of: Index<Matrix>) -> Trial {
        let mut site = site.clone();
        let copy = Matrix::clone(&site.matrices[of]);
        site.matrices[of] = Arc::new(copy);
        Trial { site, of }
    }

    pub(super) fn matrix(&self) -> &Matrix {
        &self.site.matrices[self.of]
    }

    /// Returns what is seen of the site while a fact has another value.
    pub(super) fn with<T>(
        &mut self,
        at: FactAt,
        value: &FactValue,
        see: impl FnOnce(&Site) -> T,
    ) -> T {
        let old = self.replace(at, value.clone());
        let seen = see(&self.site);
        self.replace(at, old);
        seen
    }

    fn replace(&mut self, at: FactAt, value: FactValue) -> FactValue {
        let matrix =
            Arc::get_mut(&mut self.site.matrices[self.of]).expect("the copy has one owner");
        matrix.replace_value(at, value)
    }

    /// Returns a value of a fact as an author would write it.
    pub(super) fn written(&self, at: FactAt, value: &FactValue) -> String {
        written(&self.site, self.matrix(), at, value)
    }
}
