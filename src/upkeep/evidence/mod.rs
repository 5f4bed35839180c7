//! Quotes of facts, and whether their sources have them. Pure, except for `look_up`.

mod cached_quotes;
pub mod look_up;
pub mod pdf;
mod pdf_words;
mod source_text;
mod words;

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::compile::parse::config::Config;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;
use crate::matrix::selection::Cell;
use crate::source::Span;
use crate::upkeep::external::{address, is_skipped};

/// A quote, with the addresses at which it is looked up, without their fragments.
#[derive(Debug)]
pub struct Quote<'s> {
    pub cell: Cell<'s>,
    pub words: &'s str,
    /// The place of the quote
    pub span: Span,
    pub sources: Vec<String>,
    pub archived: Option<String>,
}

/// What looking up a quote at one address came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LookUp {
    Found {
        on: Date,
        /// The new address, according to permanent redirects
        moved: Option<String>,
    },
    /// The page does not have the words, or does not exist, with the reason
    Absent(String),
    /// The page could not be read, with the reason: the words may be there
    Unread(String),
}

/// What looking up a quote came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Found(Date),
    /// It is at another address: the address of the source, and that of the page that has it
    Moved {
        from: String,
        to: String,
        on: Date,
    },
    /// Only the copy has it
    Archived {
        why: String,
    },
    Gone {
        why: String,
    },
    /// Not known, with the address and the reason
    Unread {
        at: String,
        why: String,
    },
    /// It has no address that is followed
    LeftOut,
}

/// The quotes of a site with their outcomes, in the order of their places.
#[derive(Debug)]
pub struct LookedUp<'s> {
    pub quotes: Vec<(Quote<'s>, Outcome)>,
    /// The number of pages that were requested
    pub pages: usize,
}

/// Returns the quotes of all facts, in the order of their places.
pub fn quotes(site: &Site) -> Vec<Quote<'_>> {
    let cells = site.matrices.iter().flat_map(|matrix| Cell::all(matrix));
    let cells = cells.filter(|cell| !cell.first().is_shared);
    let mut quotes: Vec<Quote<'_>> =
        cells.filter_map(|cell| quote_of(cell, &site.config)).collect();
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

fn quote_of<'s>(cell: Cell<'s>, config: &Config) -> Option<Quote<'s>> {
    let followed = |url: &str| address(url).filter(|address| !is_skipped(config, address));
    let fact = cell.fact;
    let quote = fact.proof().quote.as_ref()?;
    let pages = fact.sources.iter().filter(|source| source.file(cell.matrix).is_none());
    let sources = pages.filter_map(|source| followed(source.address(cell.matrix)));
    Some(Quote {
        cell,
        words: &quote.value,
        span: quote.span,
        sources: sources.collect(),
        archived: fact.proof().archived.as_deref().and_then(followed),
    })
}

/// Decides by the look-ups at the sources of a quote, each with its address, and at its copy. One source that has the
/// words is enough; they are gone only if every source was read and has them not.
fn outcome(sources: &[(&str, LookUp)], copy: Option<&LookUp>) -> Outcome {
    let mut moved = None;
    for (from, look_up) in sources {
        if let LookUp::Found { on, moved: to } = look_up {
            match to {
                None => return Outcome::Found(*on),
                Some(to) => {
                    let (from, to) = ((*from).to_owned(), to.clone());
                    moved = moved.or(Some(Outcome::Moved { from, to, on: *on }));
                }
            }
        }
    }
    let unread = sources.iter().find_map(|(at, look_up)| match look_up {
        LookUp::Unread(why) => Some(Outcome::Unread { at: (*at).to_owned(), why: why.clone() }),
        LookUp::Found { .. } | LookUp::Absent(_) => None,
    });
    let absent = sources.iter().find_map(|(at, look_up)| match look_up {
        LookUp::Absent(why) => Some(format!("`{at}` {why}")),
        LookUp::Found { .. } | LookUp::Unread(_) => None,
    });
    moved.or(unread).unwrap_or(match (absent, copy) {
        (None, _) => Outcome::LeftOut,
        (Some(why), Some(LookUp::Found { .. })) => Outcome::Archived { why },
        (Some(why), _) => Outcome::Gone { why },
    })
}

impl LookedUp<'_> {
    /// The diagnostics for the author.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let of = |(quote, outcome): &(Quote<'_>, Outcome)| {
            let name = quote.cell.name();
            Some(match outcome {
                Outcome::Gone { why } => Diagnostic::quote_gone(quote.span, &name, why),
                Outcome::Archived { why } => Diagnostic::quote_only_in_copy(quote.span, &name, why),
                Outcome::Moved { from, to, .. } => {
                    Diagnostic::quote_moved(quote.span, &name, from, to)
                }
                Outcome::Found(_) | Outcome::Unread { .. } | Outcome::LeftOut => return None,
            })
        };
        self.quotes.iter().filter_map(of).collect()
    }

    /// The quotes that could not be looked up, each with the address and the reason.
    pub fn unread(&self) -> impl Iterator<Item = (&Quote<'_>, &str, &str)> {
        self.quotes.iter().filter_map(|(quote, outcome)| match outcome {
            Outcome::Unread { at, why } => Some((quote, at.as_str(), why.as_str())),
            _ => None,
        })
    }

    /// The facts whose quotes were found, each with the day, if it is later than the one that the fact has.
    pub fn newly_found(&self) -> impl Iterator<Item = (Cell<'_>, Date)> {
        self.quotes.iter().filter_map(|(quote, outcome)| match outcome {
            Outcome::Found(on) | Outcome::Moved { on, .. } => {
                let is_newer = quote.cell.fact.proof().found.is_none_or(|day| day.day() < on.day());
                is_newer.then_some((quote.cell, *on))
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(moved: Option<&str>) -> LookUp {
        let on = Date::parse("2026-02-03").expect("a day");
        LookUp::Found { on, moved: moved.map(str::to_owned) }
    }

    #[test]
    fn a_quote_is_gone_only_if_no_source_can_have_it() {
        let absent = || LookUp::Absent("has no such words".to_owned());
        let unread = || LookUp::Unread("it answers 503".to_owned());
        let on = Date::parse("2026-02-03").expect("a day");
        assert_eq!(outcome(&[("a", absent()), ("b", found(None))], None), Outcome::Found(on));
        assert!(matches!(
            outcome(&[("a", absent()), ("b", unread())], None),
            Outcome::Unread { .. }
        ));
        assert!(matches!(outcome(&[("a", absent())], None), Outcome::Gone { .. }));
        assert!(matches!(outcome(&[("a", absent())], Some(&unread())), Outcome::Gone { .. }));
        assert!(matches!(
            outcome(&[("a", absent())], Some(&found(None))),
            Outcome::Archived { .. }
        ));
        assert!(matches!(outcome(&[("a", found(Some("b")))], None), Outcome::Moved { .. }));
        assert_eq!(outcome(&[], Some(&found(None))), Outcome::LeftOut);
    }
}
