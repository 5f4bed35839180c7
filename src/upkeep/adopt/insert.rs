//! Inserts claims into a page, each only if the page then says the same in the same words. Pure.

use super::target::targets;
use crate::compile::check;
use crate::compile::check::proof::proof;
use crate::compile::check::reading::Open;
use crate::compile::check::reading::page::{PageText, Stated};
use crate::compile::parse::claim::Claim;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::outline;
use crate::compile::site::Site;
use crate::reading::{self, Judgement};

/// A page with new claims.
pub(super) struct Inserted<'a> {
    pub(super) text: String,
    pub(super) bound: Vec<BoundAs<'a>>,
}

/// A statement that has become a claim.
pub(super) struct BoundAs<'a> {
    pub(super) stated: &'a Stated,
    pub(super) target: String,
}

/// Binds these statements of a page. Those that cannot be bound with certainty stay as they are: if their words are
/// written with other characters or across markup, or if the claim would not be checked, or would be a mistake.
pub(super) fn insert<'a>(
    site: &Site,
    open: &Open<'_>,
    text: &str,
    stated: &[&'a Stated],
) -> Inserted<'a> {
    let mut inserted = Inserted { text: text.to_owned(), bound: Vec::new() };
    let mut last: Vec<&Stated> = stated.to_vec();
    // From the end on, so that the places of the others stay valid.
    last.sort_by_key(|stated| std::cmp::Reverse((stated.place.start, stated.place.end)));
    let mut seen = Seen::of(site, open, text);
    let mut begun = text.len();
    for stated in last {
        let range = stated.place.range();
        if range.end > begun || text.get(range.clone()) != Some(stated.text.as_str()) {
            continue;
        }
        if !is_plain(&stated.text) {
            continue;
        }
        let reader = open.reader(site);
        let accepted = targets(&stated.statement.says, &reader).into_iter().find_map(|target| {
            let (before, after) = (&text[..range.start], &inserted.text[range.end..]);
            let candidate = format!("{before}[{}]({target}){after}", stated.text);
            let after = Seen::of(site, open, &candidate);
            let is_so = seen.becomes(&after, stated, (site, open));
            is_so.then_some((target, candidate, after))
        });
        if let Some((target, candidate, after)) = accepted {
            (inserted.text, seen, begun) = (candidate, after, range.start);
            inserted.bound.push(BoundAs { stated, target });
        }
    }
    inserted
}

/// Whether a text in brackets is the same text: it has no markup, and is on one line.
fn is_plain(text: &str) -> bool {
    let is_markup = |c: char| "[]\\`<>*_|\n\r".contains(c);
    !text.contains(is_markup) && text.trim().len() == text.len() && !text.is_empty()
}

/// What is to stay the same while claims are inserted.
struct Seen {
    /// The text of each block, as readers see it
    visible: Vec<String>,
    claims: Vec<Claim>,
    links: usize,
    mistakes: usize,
    contradictions: usize,
}

impl Seen {
    fn of(site: &Site, open: &Open<'_>, text: &str) -> Seen {
        let dialect = Dialect::of(site.config.markdown);
        let body = text.get(open.page.body_at..).unwrap_or_default();
        let mut mistakes = Vec::new();
        let outline = outline::read(body, (open.file, open.page.body_at), dialect, &mut mistakes);
        let reader = open.reader(site);
        let read = open.read_text(site, text);
        let is_wrong = |stated: &&Stated| {
            let judged = reading::judge(&stated.statement.says, &stated.text, &reader);
            judged == Judgement::Contradicts
        };
        let page = PageText::of(site, open.page, open.file, text);
        Seen {
            visible: page.shown(),
            claims: outline.claims,
            links: outline.links.len(),
            mistakes: mistakes.len(),
            contradictions: read.stated.iter().filter(is_wrong).count(),
        }
    }

    /// Returns whether a page differs from this one by a claim of this statement alone, which its facts bear out.
    fn becomes(&self, after: &Seen, stated: &Stated, (site, open): (&Site, &Open<'_>)) -> bool {
        let start = stated.place.start;
        let Some(at) = after.claims.iter().position(|claim| claim.span.start == start) else {
            return false;
        };
        let mut others = after.claims.clone();
        let claim = others.remove(at);
        let is_same = |(one, other): (&Claim, &Claim)| one.text.as_str() == other.text.as_str();
        self.visible == after.visible
            && (self.links, self.mistakes) == (after.links, after.mistakes)
            && after.contradictions <= self.contradictions
            && self.claims.len() == others.len()
            && self.claims.iter().zip(&others).all(is_same)
            && claim.text.as_str() == stated.text
            && check::claim(site, open.page, &claim).is_empty()
            && proof(site, open.page, &claim).is_compared()
    }
}
