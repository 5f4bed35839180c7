//! Printed addresses, and links to pages. Pure.

use super::Context;
use crate::base::address::{Href, SitePath};
use crate::base::index::Index;
use crate::compile::parse::outline::is_external;
use crate::compile::refer::{self, Destination};
use crate::compile::site::{Page, Section, Taxonomy, Term};
use crate::matrix::Matrix;
use crate::source::Spanned;
use crate::theme::contract::LinkView;

impl Context {
    /// Returns the printed address of a path of the site.
    pub(in crate::compile::render) fn href(&self, path: &SitePath) -> Href {
        self.site.config.base_url.href(path)
    }

    /// Returns the printed address of a link's destination.
    pub(in crate::compile::render) fn destination(&self, to: &Destination) -> Href {
        self.href(&to.path).followed_by(&to.rest)
    }

    /// Returns the printed address of a link in a text of a matrix. `None` if the target is not published.
    pub(in crate::compile::render) fn matrix_link(
        &self,
        matrix: &Matrix,
        target: Spanned<&str>,
    ) -> Option<Href> {
        if is_external(target.value) {
            return Some(Href::written(target.value));
        }
        let to = refer::follow_in_matrix(&self.site, &self.plan, matrix, target).ok()?;
        Some(self.destination(&to))
    }

    pub(in crate::compile::render) fn link(&self, page: Index<Page>) -> LinkView {
        let page = &self.site.pages[page];
        LinkView { title: page.title.clone(), url: self.href(&page.address) }
    }

    pub(in crate::compile::render) fn term_links(
        &self,
        taxonomy: &Taxonomy,
        terms: &[Index<Term>],
    ) -> Vec<LinkView> {
        let link = |at: &Index<Term>| {
            let term = &taxonomy.terms[*at];
            LinkView { title: term.name.clone(), url: self.href(&term.address) }
        };
        terms.iter().map(link).collect()
    }

    pub(in crate::compile::render) fn home_link(&self) -> LinkView {
        LinkView {
            title: self.strings.get("home.title").to_owned(),
            url: self.href(&SitePath::home()),
        }
    }

    /// Returns the links from the home page to the page of a section.
    pub(in crate::compile::render) fn breadcrumbs_to(
        &self,
        section: Option<Index<Section>>,
    ) -> Vec<LinkView> {
        let mut at = section;
        let mut links = Vec::new();
        while let Some(section) = at {
            let section = &self.site.sections[section];
            links.push(match section.parent {
                None => self.home_link(),
                Some(_) => self.link(section.page),
            });
            at = section.parent;
        }
        links.reverse();
        links
    }
}
