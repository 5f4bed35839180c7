//! Symbols of a file and of the whole site. Pure.

use super::Known;
use super::mentions::{self, MentionRole};
use super::named::{Kind, Named};
use crate::source::{FileId, Role, Span};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    pub name: String,
    pub detail: String,
    pub what: What,
    pub span: Span,
    /// Nesting level, from 1; a symbol contains the following ones with a higher level
    pub level: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Heading,
    Named(Kind),
    Page,
}

/// Returns the headings of a page, or the declarations of a matrix or subject file, in order.
pub fn in_file(known: &Known<'_>, file: FileId) -> Vec<Symbol> {
    if known.site.sources.get(file).role == Role::Markdown {
        let headings = known.page(file).map(|page| page.outline.headings.as_slice());
        let symbol = |heading: &crate::compile::parse::outline::Heading| Symbol {
            name: heading.text.clone(),
            detail: format!("#{}", heading.id),
            what: What::Heading,
            span: heading.span.in_file(file),
            level: heading.level,
        };
        return headings.unwrap_or_default().iter().map(symbol).collect();
    }
    let mut declared = mentions::in_file(known, file);
    declared.retain(|mention| mention.role == MentionRole::Declares);
    declared.sort_by_key(|mention| mention.span);
    // A declaration that matrices share is an item of each.
    declared.dedup_by_key(|mention| mention.span);
    declared.into_iter().map(|mention| named(known, mention.named)).collect()
}

/// Returns at most `most` pages and declarations of matrices whose name, id or address contains `letters`.
pub fn in_site(known: &Known<'_>, letters: &str, most: usize) -> Vec<Symbol> {
    let site = known.site;
    let letters = letters.to_lowercase();
    let fits = |symbol: &Symbol| {
        symbol.name.to_lowercase().contains(&letters) || symbol.detail.contains(&letters)
    };
    let all = |matrix| Kind::ALL.into_iter().flat_map(move |kind| Named::all(site, matrix, kind));
    let declared = site.matrices.indices().flat_map(all).map(|of| named(known, of));
    let pages = site.pages.iter().filter_map(|page| {
        let span = Span::whole(page.file?);
        let (name, detail) = (page.title.clone(), page.address.as_str().to_owned());
        Some(Symbol { name, detail, what: What::Page, span, level: 1 })
    });
    declared.chain(pages).filter(fits).take(most).collect()
}

fn named(known: &Known<'_>, named: Named) -> Symbol {
    let site = known.site;
    Symbol {
        name: named.name(site).to_owned(),
        detail: named.id(site).to_owned(),
        what: What::Named(named.kind()),
        span: named.span(site),
        level: 1,
    }
}
