//! Cards, which are the entries of pages in lists, and images. Pure.

use super::Context;
use crate::base::address::Href;
use crate::base::date::Date;
use crate::base::hash::Hash;
use crate::base::index::Index;
use crate::compile::parse::outline::is_external;
use crate::compile::refer::{self, Destination};
use crate::compile::site::Page;
use crate::matrix::Matrix;
use crate::theme::Value;
use crate::theme::contract::{CardView, ImageView};

impl Context {
    /// Returns a page's entry in lists. It is created once and shared by all lists.
    pub(in crate::compile::render) fn card(&self, page: Index<Page>) -> Value {
        let make = || Value::from_serializable(&self.card_view(&self.site.pages[page]));
        self.cards[page].get_or_init(make).clone()
    }

    /// Returns the hash of a page's card.
    pub(in crate::compile::render) fn card_hash(&self, page: Index<Page>) -> Hash {
        let make = || Hash::of_value(&self.card_view(&self.site.pages[page]));
        *self.card_hashes[page].get_or_init(make)
    }

    fn card_view(&self, page: &Page) -> CardView {
        let subjects = self.site.matrix_of(page).map_or_else(Vec::new, |matrix| {
            page.subjects.iter().map(|at| matrix.subjects[*at].name.clone()).collect()
        });
        CardView {
            title: page.title.clone(),
            url: self.href(&page.address),
            kind: page.kind.as_str(),
            description: page.description.clone(),
            summary: page.outline.summary.clone().unwrap_or_else(|| page.description.clone()),
            date: page.matter.date.map(Date::iso_day),
            updated: page.matter.updated().map(Date::iso_day),
            authors: self.term_links(&self.site.authors, &page.authors),
            tags: self.term_links(&self.site.tags, &page.tags),
            level: page.matter.level.clone().unwrap_or_default(),
            reading_minutes: reading_minutes(page.outline.words),
            subjects,
            cover: self.cover(page),
        }
    }

    pub(in crate::compile::render) fn cover(&self, page: &Page) -> Option<ImageView> {
        let cover = page.matter.cover.as_ref()?;
        Some(self.image(page, &cover.value))
    }

    /// Returns an image of a page by its target, which the checks have resolved.
    pub(in crate::compile::render) fn image(&self, page: &Page, target: &str) -> ImageView {
        let external = is_external(target);
        let destination = match external {
            true => None,
            false => refer::follow(&self.site, &self.plan, page, target).ok(),
        };
        let Some(destination) = destination else {
            return ImageView { url: Href::written(target), width: None, height: None };
        };
        self.image_at(&destination)
    }

    /// Returns a logo by its path, which the checks have resolved. `None` if its file is not published.
    pub(in crate::compile::render) fn logo(
        &self,
        matrix: &Matrix,
        target: &str,
    ) -> Option<ImageView> {
        let destination = refer::logo(&self.site, &self.plan, matrix, target).ok()?;
        Some(self.image_at(&destination))
    }

    fn image_at(&self, destination: &Destination) -> ImageView {
        let size = destination.file.and_then(|file| self.attached.image_sizes.get(&file));
        ImageView {
            url: self.destination(destination),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
        }
    }
}

/// Returns the reading time in minutes, at 220 words per minute and at least one minute.
pub(in crate::compile::render) fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(220).max(1)
}
