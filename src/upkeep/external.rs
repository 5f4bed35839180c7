//! External links of a site, and the results of checking them. Pure.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::address::{Href, SitePath};
use crate::base::failure::Failure;
use crate::compile::parse::Read;
use crate::compile::parse::config::Config;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::external;
use crate::compile::site::{Page, Site};
use crate::diagnostic::Diagnostic;
use crate::matrix::{FactSource, Marks, Matrix};
use crate::source::{Span, Spanned};

/// The external links of a site.
#[derive(Debug, Default)]
pub struct Links {
    /// The links as they are written, in the order of their spans, by URL without fragment
    pub by_address: BTreeMap<String, Vec<Spanned<String>>>,
    /// The number of URLs that belong to the site itself, or that its configuration skips
    pub skipped: usize,
}

/// The result of requesting a URL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Exists {
        /// The new URL, according to permanent redirects
        moved: Option<String>,
    },
    /// The page does not exist, with the reason
    Dead(String),
    /// The result is unknown, with the reason: the server may be down temporarily
    Unanswered(String),
    /// The server answers, but does not tell programs whether the page exists
    Unverified(u16),
    /// Not requested: a domain for examples, or a private network
    Skipped,
}

/// The external links of a site, with their answers.
#[derive(Debug)]
pub struct Followed {
    pub links: Links,
    /// By address, as in [`Links::by_address`]
    pub answers: BTreeMap<String, Answer>,
    /// The number of answers from the cache
    pub remembered: usize,
}

impl Answer {
    /// The answer that the status of the final response means.
    pub fn of_status(status: u16, moved: Option<String>) -> Answer {
        match status {
            200..=299 => Answer::Exists { moved },
            404 => Answer::Dead("the server answers 404, no such page".to_owned()),
            410 => Answer::Dead("the server answers 410, removed for good".to_owned()),
            408 | 425 | 500..=599 => Answer::Unanswered(format!("the server answers {status}")),
            _ => Answer::Unverified(status),
        }
    }
}

/// Collects the external links of a site. Reads the pages again, in parallel. Pages that the build leaves
/// out are not included, nor are links in raw HTML.
pub fn links(site: &Site, read: &Read<'_>) -> Result<Links, Failure> {
    let of_pages = site.pages.par_iter().map(|page| of_page(site, page, read));
    let of_pages: Vec<Vec<Spanned<String>>> = of_pages.collect::<Result<_, Failure>>()?;
    let of_matrices = site.matrices.iter().flat_map(|matrix| of_matrix(matrix));
    let mut written: Vec<Spanned<String>> =
        of_pages.into_iter().flatten().chain(of_matrices).collect();
    written.sort_by_key(|link| link.span);
    let mut by_address: BTreeMap<String, Vec<Spanned<String>>> = BTreeMap::new();
    for link in written {
        if let Some(address) = address(&link.value) {
            by_address.entry(address).or_default().push(link);
        }
    }
    let all = by_address.len();
    by_address.retain(|address, _| !is_skipped(&site.config, address));
    Ok(Links { skipped: all - by_address.len(), by_address })
}

fn of_page(site: &Site, page: &Page, read: &Read<'_>) -> Result<Vec<Spanned<String>>, Failure> {
    let Some(file) = page.file else { return Ok(Vec::new()) };
    let bytes = read(site.sources.get(file))?;
    let text = String::from_utf8_lossy(&bytes);
    let body = text.get(page.body_at..).unwrap_or_default();
    let dialect = Dialect::of(site.config.markdown);
    let mut links = external::read(body, (file, page.body_at), dialect);
    let of_directives = page.outline.directives.iter().flat_map(|(directive, _)| directive.links());
    let others = of_directives.chain(&page.matter.cover).chain(&page.matter.canonical_url);
    links.extend(others.map(|link| Spanned::new(link.value.clone(), page.span(link.span))));
    Ok(links)
}

/// The URLs in a matrix. Those of a fact are reported at the fact.
fn of_matrix(matrix: &Matrix) -> Vec<Spanned<String>> {
    let sources = matrix.sources.iter().filter(|source| source.file.is_none());
    let sources = sources.map(|source| &source.url);
    let listed = || matrix.subjects.iter().filter(|subject| subject.is_listed());
    let of_variants = matrix.subjects.iter().filter(|subject| !subject.is_listed());
    // A variant without an address of its own has that of its subject.
    let is_own = |url: &&Spanned<String>| listed().all(|of| of.url.as_ref() != Some(*url));
    let of_variants = of_variants.filter_map(|variant| variant.url.as_ref()).filter(is_own);
    let subjects = listed().filter_map(|subject| subject.url.as_ref()).chain(of_variants);
    let cases = matrix.cells().flat_map(|(_, _, fact)| fact.cases());
    let of_facts = cases.flat_map(|fact| {
        let urls = fact.sources.iter().filter_map(|source| match source {
            FactSource::Url(url) => Some(url.to_string()),
            FactSource::Declared(_) | FactSource::Repository(_) => None,
        });
        urls.zip(std::iter::repeat(fact.span.unwrap_or(Span::whole(matrix.file))))
    });
    let of_facts = of_facts.map(|(url, span)| Spanned::new(url, span));
    let links = matrix.more().flat_map(|more| &more.links).map(|link| &link.url);
    let of_texts = matrix.marks().flat_map(Marks::links);
    let of_texts = of_texts.map(|link| Spanned::new(link.value.to_owned(), link.span));
    let of_facts = of_facts.chain(of_texts);
    sources.chain(subjects).chain(links).chain(&matrix.licence).cloned().chain(of_facts).collect()
}

/// The URL that a link requests: an `http` or `https` URL without its fragment. Returns `None` for other
/// schemes, such as `mailto:`.
pub(super) fn address(target: &str) -> Option<String> {
    let whole = match target.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => target.to_owned(),
    };
    let (scheme, _) = whole.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    is_web.then(|| whole.split('#').next().unwrap_or_default().to_owned())
}

pub(super) fn is_skipped(config: &Config, address: &str) -> bool {
    let home = config.base_url.absolute(&SitePath::home());
    let printed = Href::written(address);
    let below = printed.as_str().strip_prefix(home.as_str().trim_end_matches('/'));
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        || config.external.skip.iter().any(|pattern| matches(pattern, address))
}

/// Returns whether a text matches a pattern, in which `*` stands for any number of any characters.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((begin, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(begin) else { return false };
    let (between, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    for part in between.split('*').filter(|part| !part.is_empty()) {
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(end)
}

impl Followed {
    /// The diagnostics for the author: one for each occurrence of a link that is dead, unanswered or has
    /// moved.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (address, answer) in &self.answers {
            for Spanned { value: target, span } in self.places(address) {
                found.extend(match answer {
                    Answer::Exists { moved: Some(now) } => {
                        let now = with_fragment(now, target);
                        Some(Diagnostic::moved_external_link(*span, target, &now))
                    }
                    Answer::Dead(why) => Some(Diagnostic::dead_external_link(*span, target, why)),
                    Answer::Unanswered(why) => {
                        Some(Diagnostic::unanswered_external_link(*span, target, why))
                    }
                    Answer::Exists { moved: None } | Answer::Unverified(_) | Answer::Skipped => {
                        None
                    }
                });
            }
        }
        found
    }

    /// The URLs that could not be verified, each with its status.
    pub fn unverified(&self) -> impl Iterator<Item = (&str, u16)> {
        self.answers.iter().filter_map(|(address, answer)| match answer {
            Answer::Unverified(status) => Some((address.as_str(), *status)),
            _ => None,
        })
    }

    /// The links to a URL.
    pub fn places(&self, address: &str) -> &[Spanned<String>] {
        self.links.by_address.get(address).map_or(&[], Vec::as_slice)
    }
}

/// Adds the fragment of the old link to a URL, unless the URL has a fragment.
fn with_fragment(address: &str, link: &str) -> String {
    match link.split_once('#').filter(|_| !address.contains('#')) {
        Some((_, fragment)) => format!("{address}#{fragment}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_the_web_and_has_no_fragment() {
        assert_eq!(address("https://a.org/b?c#d").as_deref(), Some("https://a.org/b?c"));
        assert_eq!(address("//a.org/b").as_deref(), Some("https://a.org/b"));
        assert_eq!(address("HTTP://a.org").as_deref(), Some("HTTP://a.org"));
        for other in ["mailto:a@b.org", "fact:a/b", "a.md", "ftp://a.org/"] {
            assert_eq!(address(other), None, "{other}");
        }
    }

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("https://a.org/*", "https://a.org/"));
        assert!(matches("https://a.org/*", "https://a.org/b/c"));
        assert!(matches("*.a.org/*/c*", "https://x.a.org/b/c?d"));
        assert!(matches("https://*.org/*.png", "https://a.org/b.png"));
        assert!(matches("https://a.org/", "https://a.org/"));
        assert!(!matches("https://a.org/", "https://a.org/b"));
        assert!(!matches("https://a.org/*", "https://b.org/"));
        assert!(!matches("*/b/*/c", "https://a.org/b/c"));
        // The beginning and the end of a pattern must not overlap in the text.
        assert!(!matches("ab*ba", "aba"));
    }

    #[test]
    fn only_a_page_that_is_certainly_not_there_is_dead() {
        let dead = [404, 410];
        let unanswered = [408, 425, 500, 503, 521];
        let unverified = [301, 304, 400, 401, 403, 405, 418, 429, 451, 999];
        for status in dead {
            assert!(matches!(Answer::of_status(status, None), Answer::Dead(_)), "{status}");
        }
        for status in unanswered {
            assert!(matches!(Answer::of_status(status, None), Answer::Unanswered(_)), "{status}");
        }
        for status in unverified {
            assert_eq!(Answer::of_status(status, None), Answer::Unverified(status));
        }
        assert_eq!(Answer::of_status(204, None), Answer::Exists { moved: None });
    }

    #[test]
    fn a_link_keeps_its_fragment_when_it_moves() {
        assert_eq!(with_fragment("https://b.org/", "https://a.org/#x"), "https://b.org/#x");
        assert_eq!(with_fragment("https://b.org/#y", "https://a.org/#x"), "https://b.org/#y");
        assert_eq!(with_fragment("https://b.org/", "https://a.org/"), "https://b.org/");
    }
}
