//! Matrices with the data that is needed to render them. Pure.

use super::Context;
use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::base::period::Period;
use crate::compile::render::code;
use crate::compile::site::made::MatrixPages;
use crate::matrix::view::{Addresses, Cell, Parts, Viewed, fact_rows, matrix_view};
use crate::matrix::words::{Manner, Phrase, Words};
use crate::matrix::{DataFile, Matrix, RepositoryFile};
use crate::source::Span;
use crate::theme::Value;
use crate::theme::contract::{FactView, Part};

impl Context {
    /// Calls `show` with a matrix and the data that is needed to render it.
    pub(in crate::compile::render) fn with_matrix<T>(
        &self,
        at: Index<Matrix>,
        show: impl FnOnce(&Viewed<'_>) -> T,
    ) -> T {
        let matrix = &self.site.matrices[at];
        let make = || self.with_addresses(at, |addresses| Parts::new(matrix, addresses));
        let parts = self.parts[at].get_or_init(make);
        let line_url = |span: Span| self.line_url(span);
        let file_url = |file: &RepositoryFile| self.file_url(file);
        let data_url = |data: &DataFile| self.data_url(data);
        self.with_words(|words| {
            show(&Viewed {
                matrix,
                parts,
                words,
                line_url: &line_url,
                file_url: &file_url,
                data_url: &data_url,
            })
        })
    }

    /// Calls `use_words` with the theme's words for the values of facts.
    pub(in crate::compile::render) fn with_words<T>(
        &self,
        use_words: impl FnOnce(&Words<'_>) -> T,
    ) -> T {
        let date = |date: Period| self.strings.date(date);
        let pattern =
            |phrase: Phrase, manner: Manner| self.strings.get(phrase.key(manner)).to_owned();
        use_words(&Words {
            yes: self.strings.get("state.yes"),
            partial: self.strings.get("state.partial"),
            no: self.strings.get("state.no"),
            unknown: self.strings.get("state.unknown"),
            not_applicable: self.strings.get("state.not_applicable"),
            unlimited: self.strings.get("amount.unlimited"),
            free: self.strings.get("amount.free"),
            pattern: &pattern,
            zero_is_free: true,
            date: &date,
            votes: &|votes| self.votes(votes),
            support: &|phrase| self.fill(phrase.key, &[("value", phrase.value)]),
            numerals: self.strings.numerals(),
        })
    }

    fn votes(&self, votes: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts 2^53 votes")]
        let filled = {
            let n = self.strings.numerals().grouped(&votes.to_string());
            self.strings.fill("fact.votes", Some(votes as f64), |_| Some(n.as_str()))
        };
        filled.unwrap_or_else(|| votes.to_string())
    }

    fn with_addresses<T>(&self, at: Index<Matrix>, make: impl FnOnce(&Addresses<'_>) -> T) -> T {
        let site = &self.site;
        let (matrix, pages) = (&site.matrices[at], site.matrix_pages[at].as_ref());
        let href = |address: Option<SitePath>| address.map(|address| self.href(&address));
        make(&Addresses {
            section: pages.map(|pages| self.link(site.sections[pages.section].page).url),
            compare: href(pages.and_then(MatrixPages::compare)),
            changes: href(site.changes_address(at)),
            data: &|format| href(site.data_address(at, format)),
            subject: &|subject| href(pages?.subject(matrix, subject)),
            criterion: &|criterion| Some(self.href(pages?.criterion(criterion)?)),
            image: &|target| self.logo(matrix, target),
            link: &|target| self.matrix_link(matrix, target),
            file: &|file| self.file_url(file),
            sample: &|code| code::of_fact(self, matrix, code),
        })
    }

    /// Returns the view of a fact.
    pub(in crate::compile::render) fn fact_view(
        &self,
        at: Index<Matrix>,
        (subject, criterion): Cell,
    ) -> Part<FactView> {
        self.with_matrix(at, |of| of.fact(subject, criterion))
    }

    pub(super) fn matrix_value(&self, at: Index<Matrix>) -> Value {
        let view = |of: &Viewed<'_>| {
            let mut view = self.with_addresses(at, |addresses| matrix_view(of, addresses));
            if self.site.theme.reads_fact_rows {
                view.fact_rows = fact_rows(of);
            }
            Value::from_serializable(&view)
        };
        self.matrices[at].get_or_init(|| self.with_matrix(at, view)).clone()
    }

    /// Returns a string of the theme with its placeholders replaced by these values.
    pub(in crate::compile::render) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, to)| *to);
        self.strings.fill(key, None, value).unwrap_or_else(|| key.to_owned())
    }
}
