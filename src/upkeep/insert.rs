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
        if range.end > begun || !can_be_link(stated, text) {
            continue;
        }
        let reader = open.reader(site);
        let accepted = targets(&stated.statement.says, &reader).into_iter().find_map(|target| {
            let candidate = linked(stated, &inserted.text, &target);
            let after = Seen::of(site, open, &candidate);
            let is_so = seen.gains(&after, stated).is_some_and(|claim| {
                check::claim(site, open.page, claim).is_empty()
                    && proof(site, open.page, claim).is_compared()
            });
            is_so.then_some((target, candidate, after))
        });
        if let Some((target, candidate, after)) = accepted {
            (inserted.text, seen, begun) = (candidate, after, range.start);
            inserted.bound.push(BoundAs { stated, target });
        }
    }
    inserted
}

/// Whether the words of a statement can be the text of a link: the file has them as they are shown, they have no markup,
/// and they are on one line.
pub(super) fn can_be_link(stated: &Stated, file: &str) -> bool {
    let is_markup = |c: char| "[]\\`<>*_|\n\r".contains(c);
    let text = stated.text.as_str();
    file.get(stated.place.range()) == Some(text)
        && !text.contains(is_markup)
        && text.trim().len() == text.len()
        && !text.is_empty()
}

/// Returns the text of a file with the words of a statement as a link.
pub(super) fn linked(stated: &Stated, file: &str, target: &str) -> String {
    let range = stated.place.range();
    let (before, after) = (&file[..range.start], &file[range.end..]);
    format!("{before}{}{after}", link(stated, target))
}

pub(super) fn link(stated: &Stated, target: &str) -> String {
    format!("[{}]({target})", stated.text)
}

/// What is to stay the same while a page is changed.
pub(super) struct Seen {
    /// The text of each block, as readers see it
    pub(super) visible: Vec<String>,
    claims: Vec<Claim>,
    links: usize,
    mistakes: usize,
    pub(super) contradictions: usize,
}

impl Seen {
    pub(super) fn of(site: &Site, open: &Open<'_>, text: &str) -> Seen {
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

    /// Returns whether a page has the same links and claims, and no more mistakes and contradictions.
    pub(super) fn stays(&self, after: &Seen) -> bool {
        self.is_sound(after, &after.claims)
    }

    /// Returns the claim of a statement by which alone a page differs from this one.
    pub(super) fn gains<'a>(&self, after: &'a Seen, stated: &Stated) -> Option<&'a Claim> {
        let start = stated.place.start;
        let at = after.claims.iter().position(|claim| claim.span.start == start)?;
        let mut others = after.claims.clone();
        others.remove(at);
        let claim = &after.claims[at];
        let is_same = self.visible == after.visible && claim.text.as_str() == stated.text;
        (is_same && self.is_sound(after, &others)).then_some(claim)
    }

    fn is_sound(&self, after: &Seen, claims: &[Claim]) -> bool {
        let is_same = |(one, other): (&Claim, &Claim)| one.text.as_str() == other.text.as_str();
        (self.links, self.mistakes) == (after.links, after.mistakes)
            && after.contradictions <= self.contradictions
            && self.claims.len() == claims.len()
            && self.claims.iter().zip(claims).all(is_same)
    }
}
