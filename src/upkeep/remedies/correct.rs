//! Replaces the words of a statement by those that agree with its fact, in the form in which they are written. Pure.

use super::OnPage;
use crate::compile::check;
use crate::compile::check::reading::ReadGuide;
use crate::compile::check::reading::page::{Form, Stated};
use crate::compile::parse::claim::{self, Claim};
use crate::compile::parse::text::Text;
use crate::diagnostic::{Applies, Edit, Fix, Way};
use crate::reading::block::BlockKind;
use crate::reading::{self, Judgement, Worded};
use crate::upkeep::target::targets;

/// Returns the fix that corrects a statement, if the new words are certain: the page then states with them what the fact
/// says, and nothing that is wrong besides.
pub(super) fn corrected(on: &OnPage<'_>, stated: &Stated) -> Option<Fix> {
    let ways = [in_words, as_claim].into_iter();
    ways.filter_map(|way| way(on, stated)).find(|fix| agrees(on, stated, fix))
}

/// Corrects the digits of a statement as those of a claim are: also a ratio, or one with markup.
fn as_claim(on: &OnPage<'_>, stated: &Stated) -> Option<Fix> {
    let ReadGuide { open, file_text, .. } = &on.guide;
    let mut text = Text::default();
    text.push(&stated.text, file_text.get(stated.place.range())?, stated.place);
    let targets = targets(&stated.statement.says, &open.reader(on.site)).into_iter();
    let claims = targets.filter_map(|target| {
        let bond = claim::bond(target.strip_prefix("fact:")?, "", stated.place).ok()?;
        Some(Claim { bond, text: text.clone(), target: stated.place, span: stated.place })
    });
    let mut fixes = claims.flat_map(|claim| {
        let found = check::claim(on.site, open.page, &claim).into_iter();
        found.flat_map(|of| of.fixes).collect::<Vec<Fix>>()
    });
    let fix = fixes.find_map(|fix| fix.in_place(file_text))?;
    Some(Fix { applies: Applies::WhenChosen, ..fix })
}

fn in_words(on: &OnPage<'_>, stated: &Stated) -> Option<Fix> {
    let ReadGuide { open, file_text, read, text, .. } = &on.guide;
    if file_text.get(stated.place.range()) != Some(stated.text.as_str()) {
        return None;
    }
    let block = text.text(stated.statement.block).as_str();
    let is_whole = block.trim().trim_end_matches('.') == stated.text.trim_end_matches('.');
    let table = |stated: &Stated| match text.prose(stated.statement.block)?.kind {
        BlockKind::Cell(at) => Some(at.table),
        _ => None,
    };
    let own = table(stated);
    let beside = read.stated.iter().filter(|other| own.is_some() && table(other) == own);
    let beside: Vec<Worded<'_>> = beside.map(worded).collect();
    let reader = open.reader(on.site);
    let new = reading::correction(worded(stated), is_whole, &beside, &reader)?;
    let edit = Edit::whole(open.page.span(stated.place), [&stated.text, &new], &new);
    Some(Fix::chosen(Way::Correct, edit))
}

fn worded(stated: &Stated) -> Worded<'_> {
    Worded { says: &stated.statement.says, text: &stated.text }
}

/// Returns whether a page with other words states what the facts say.
fn agrees(on: &OnPage<'_>, stated: &Stated, fix: &Fix) -> bool {
    let ReadGuide { open, file_text, .. } = &on.guide;
    let reader = open.reader(on.site);
    let Some(new) = fix.apply(file_text) else { return false };
    if stated.form == Form::FrontMatter {
        let longer = new.len().cast_signed() - file_text.len().cast_signed();
        let end = (stated.place.end as usize).saturating_add_signed(longer);
        let words = new.get(stated.place.start as usize..end).unwrap_or_default();
        let judged = reading::judge(&stated.statement.says, words, &reader);
        // Quotes and escapes are those of the language of the front matter.
        return judged == Judgement::Agrees && !words.contains(['"', '\'', '\\', '\n', ':', '#']);
    }
    let is_corrected = |other: &Stated| {
        other.place.start == stated.place.start
            && other.statement.says.about() == stated.statement.says.about()
            && reading::judge(&other.statement.says, &other.text, &reader) == Judgement::Agrees
    };
    let after = on.after(&new);
    on.seen.stays(&after)
        && after.contradictions < on.seen.contradictions
        && open.read_text(on.site, &new).stated.iter().any(is_corrected)
}
