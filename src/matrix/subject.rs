//! A subject of a matrix, and what authors add to subjects, criteria and sources.

use super::hue::Color;
use super::prose::Prose;
use crate::data::Table;
use crate::source::{FileId, Span, Spanned};

#[derive(Debug)]
pub struct Subject {
    pub id: String,
    pub name: String,
    pub url: Option<Spanned<String>>,
    pub about: Option<Prose>,
    /// The publisher's own product, which pages must disclose
    pub own: bool,
    /// The author's color, which determines the hue: see [`super::hue::hues`]
    pub color: Option<Color>,
    /// The name of the subjects that it belongs to, such as the versions of one product
    pub family: Option<String>,
    pub particulars: Particulars,
    /// The file that declares it: the matrix, or one in `subjects/`
    pub file: FileId,
    pub span: Span,
    /// Where its facts begin, or its id if it has none
    pub facts_span: Span,
}

/// What readers and programs can know of a subject beside its name and its facts.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    /// Other names of the subject
    pub aliases: Vec<Spanned<String>>,
    pub more: More,
    /// An image of the site: its path relative to the folder of the matrix, or its address
    pub logo: Option<Spanned<String>>,
    /// The image for dark pages
    pub logo_dark: Option<Spanned<String>>,
    pub tags: Vec<String>,
}

impl Particulars {
    /// Returns the images, each with its key.
    pub fn logos(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
        let logos = [("logo", &self.logo), ("logo_dark", &self.logo_dark)];
        logos.into_iter().filter_map(|(key, logo)| Some((key, logo.as_ref()?)))
    }
}

/// What an author adds to the declared keys of a subject, a criterion or a source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct More {
    /// Pages about it on other sites, in the order of the file
    pub links: Vec<Link>,
    /// For templates and programs
    pub extra: Option<Table>,
}

/// A page on another site.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub title: String,
    pub url: Spanned<String>,
}
