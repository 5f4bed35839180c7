//! Says that a statement stands although its fact contradicts it, for a reason that the author has to give. Pure.

use super::OnPage;
use crate::compile::check::reading::ReadGuide;
use crate::compile::check::reading::page::Stated;
use crate::compile::parse::claim::Binding;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::skip::{self, Skip};
use crate::diagnostic::{Code, Edit, Fix, Way};
use crate::reading::block::BlockKind;
use crate::source::Place;
use crate::upkeep::insert::{Seen, can_be_link, link, linked};

/// Holds the place of the reason.
const REASON: &str = "TODO: why this stands";

/// Returns the fix that exempts what is at a place: a link to no fact around its words, or else a comment before its
/// block, which skips messages with this code.
pub(super) fn exempted(
    on: &OnPage<'_>,
    place: Place,
    code: Code,
    stated: Option<&Stated>,
) -> Option<Fix> {
    stated.and_then(|stated| by_link(on, stated)).or_else(|| by_comment(on, place, code, stated))
}

fn by_link(on: &OnPage<'_>, stated: &Stated) -> Option<Fix> {
    let ReadGuide { open, file_text, .. } = &on.guide;
    // Who wins is no fact; a `:::verdict` may say so.
    if stated.statement.says.about().is_empty() || !can_be_link(stated, file_text) {
        return None;
    }
    let target = format!("fact:none \"{REASON}\"");
    let after = on.after(&linked(stated, file_text, &target));
    let claim = on.seen.gains(&after, stated)?;
    let is_exempt = matches!(claim.bond, Binding::Exempt { .. })
        && after.contradictions < on.seen.contradictions;
    let new = link(stated, &target);
    let edit = Edit::whole(open.page.span(stated.place), [&stated.text, &new], &new);
    is_exempt.then(|| Fix::chosen(Way::Exempt, edit))
}

fn by_comment(on: &OnPage<'_>, place: Place, code: Code, stated: Option<&Stated>) -> Option<Fix> {
    let ReadGuide { open, file_text, .. } = &on.guide;
    let line_end = if file_text.contains("\r\n") { "\r\n" } else { "\n" };
    let comment = format!("<!-- versus: skip {code} \"{REASON}\" -->");
    let at = place_of_comment(on, place, stated)?;
    let begin = file_text[..at].rfind('\n').map_or(0, |line| line + 1);
    let before = &file_text[begin..at];
    let new = match before.trim().is_empty() {
        true => format!("{comment}{line_end}{before}"),
        false => format!(" {comment}"),
    };
    let text = [&file_text[..at], new.as_str(), &file_text[at..]].concat();
    let after = on.after(&text);
    let moved = if at <= place.start as usize { new.len() } else { 0 };
    let moved = Place::new(place.start as usize + moved..place.end as usize + moved);
    let is_skipped = on.seen.stays(&after)
        && words(&on.seen).eq(words(&after))
        && skips(on, &text).iter().any(|skip| skip.turns_off(code, moved));
    let span = open.page.span(Place::new(at..at));
    let edit = Edit::whole(span, ["", &new], &comment);
    is_skipped.then(|| Fix::chosen(Way::Exempt, edit))
}

/// Returns the words of a page as readers see them: a comment may add a space.
fn words(seen: &Seen) -> impl Iterator<Item = &str> {
    seen.visible.iter().flat_map(|text| text.split_whitespace())
}

fn skips(on: &OnPage<'_>, text: &str) -> Vec<Skip> {
    let open = &on.guide.open;
    let (at, dialect) = (open.page.body_at, Dialect::of(on.site.config.markdown));
    skip::of_body(text.get(at..).unwrap_or_default(), (open.file, at), dialect)
}

/// Returns where a comment may be that skips what is at a place, as an offset in the file: before a line, or in a list
/// item, at the end of one.
fn place_of_comment(on: &OnPage<'_>, place: Place, stated: Option<&Stated>) -> Option<usize> {
    let ReadGuide { open, file_text, text, .. } = &on.guide;
    let (start, body_at) = (place.start as usize, open.page.body_at);
    if start < body_at {
        let body = &file_text[body_at..];
        return Some(body_at + (body.len() - body.trim_start().len()));
    }
    let begin_of_line = |at: usize| {
        let line = file_text[..at].rfind('\n').map_or(0, |line| line + 1);
        let text = file_text[line..].trim_start_matches([' ', '\t']);
        (file_text.len() - text.len()).min(at)
    };
    let Some(prose) = stated.and_then(|stated| text.prose(stated.statement.block)) else {
        return Some(begin_of_line(start));
    };
    let begin = || Some(prose.text.place(&(0..prose.text.as_str().len()))?.start as usize);
    match prose.kind {
        BlockKind::Cell(_) if prose.is_raw => file_text[..start].rfind("<table"),
        BlockKind::Cell(at) => text.first_cell(at.table).map(|of| of.start as usize),
        BlockKind::Item => {
            let rest = &file_text[place.end as usize..];
            let line = rest.lines().next().unwrap_or_default();
            return Some(place.end as usize + line.trim_end().len());
        }
        _ => begin(),
    }
    .map(begin_of_line)
}
