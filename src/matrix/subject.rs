//! A subject of a matrix, and what authors add to subjects, criteria and sources.

use super::hue::Color;
use super::prose::Prose;
use crate::base::index::Index;
use crate::data::Table;
use crate::source::{FileId, Span, Spanned};

/// A subject, or a variant of one, which is like a subject of its own.
#[derive(Debug, Clone)]
pub struct Subject {
    /// For a variant that is not the default, its address: `acme.pro`
    pub id: String,
    /// With the name of the variant, if the subject has variants
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
    /// The variant that its facts are about, if the subject has variants
    pub variant: Option<Variant>,
    /// All variants, in declaration order; empty for a variant that is not the default
    pub variants: Vec<Index<Subject>>,
    /// The file that declares it: the matrix, or one in `subjects/`
    pub file: FileId,
    pub span: Span,
    /// Where its facts begin, or its id if it has none
    pub facts_span: Span,
}

impl Subject {
    /// Returns the name without that of a variant.
    pub fn own_name(&self) -> &str {
        self.variant.as_ref().map_or(&self.name, |variant| &variant.subject_name)
    }

    /// Whether it is listed with all subjects: it is no variant, or the default of its subject.
    pub fn is_listed(&self) -> bool {
        self.variant.is_none() || !self.variants.is_empty()
    }
}

/// A plan, an edition, a platform or a version of a subject.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The subject, which stands for its default variant
    pub of: Index<Subject>,
    /// Its id within the subject: `pro`
    pub id: String,
    /// Its id on the site: `acme.pro`
    pub address: String,
    /// Its name within the subject: `Pro`
    pub name: String,
    /// The name of the subject
    pub subject_name: String,
    pub about: Option<Prose>,
    pub span: Span,
    /// Where its own facts begin, or its id if it has none
    pub facts_span: Span,
}

impl Variant {
    /// Returns the name that readers see: `Acme Pro`, or the variant's name alone if it has the subject's in it.
    pub fn full_name(&self) -> String {
        match has_words(&self.name, &self.subject_name) {
            true => self.name.clone(),
            false => format!("{} {}", self.subject_name, self.name),
        }
    }
}

/// Returns whether a text has these words in it, ignoring case.
fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&words).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        is_apart(before.chars().next_back()) && is_apart(after.chars().next())
    })
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
