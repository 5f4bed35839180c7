//! `versus check --evidence`: looks up the quotes of facts in their sources. With `--fix`, writes the day on which
//! they were found.

use std::collections::BTreeMap;

use super::set::written_in;
use super::{Common, output, pdf_text};
use crate::author::fact::{self, Change, OfVariant, with_fact};
use crate::author::files;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::CacheMode;
use crate::compile::AsRead;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::diagnostic::print::{Format, counted};
use crate::matrix::selection::Cell;
use crate::matrix::view::Selection;
use crate::source::FileId;
use crate::upkeep::evidence::LookedUp;
use crate::upkeep::evidence::look_up::{Settings, look_up};
use crate::upkeep::print::evidence as print;

/// Looks up the quotes of a site.
pub(super) fn of<'s>(
    common: &Common,
    site: &'s Site,
    cache_mode: CacheMode,
) -> Result<LookedUp<'s>, Failure> {
    let bar = output::progress_bar(common.quiet || common.format != Format::Human, "sources");
    let today = common.selection().today;
    let settings = Settings { cache_mode, today, read_pdf: &pdf_text::read_apart };
    let looked_up = look_up(&common.root, site, settings, &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    looked_up
}

pub(super) fn report(
    common: &Common,
    site: &Site,
    looked_up: &LookedUp<'_>,
) -> Result<(), Failure> {
    if !common.quiet {
        let texts = AsRead::of(&common.root, site, print::files(looked_up))?;
        let texts = output::texts(&common.root, &site.sources, &texts, print::files(looked_up));
        output::answer(&print::report(looked_up, &texts, common.format));
    }
    output::line(&print::total(looked_up));
    Ok(())
}

/// Writes the days on which quotes were found into their facts. A file that has changed meanwhile is left alone.
pub(super) fn write_days(
    common: &Common,
    site: &Site,
    looked_up: &LookedUp<'_>,
) -> Result<(), Failure> {
    let mut by_file: BTreeMap<FileId, Vec<(Cell<'_>, Date)>> = BTreeMap::new();
    for (cell, day) in looked_up.newly_found() {
        by_file.entry(cell.span().file).or_default().push((cell, day));
    }
    let mut written = 0;
    for (id, found) in by_file {
        let file = site.sources.get(id);
        let old = crate::compile::as_read(&common.root, site, file)?.into_owned();
        let Ok(text) = String::from_utf8(old) else { continue };
        let (mut new, mut count) = (text.clone(), 0);
        for (cell, day) in found {
            let subject = &cell.matrix.subjects[cell.matrix.subject_of(cell.subject)];
            let of_variant = cell.subject().variant.as_ref().map(|variant| OfVariant {
                id: &variant.id,
                is_named: true,
                stated_at: None,
            });
            let criteria = Selection::all(cell.matrix).criterion_ids(cell.matrix);
            let place = |variant| fact::Cell {
                subject: &subject.id,
                variant,
                criterion: &cell.criterion.id,
                case: cell.case_number(),
                written_in: written_in(&cell),
                criteria: &criteria,
            };
            let changes = [Change { key: "found", to: Some(day.iso_day()) }];
            let with_day = |variant| with_fact(&new, id, place(variant), &changes);
            // A fact of a variant is among its own, or among those of its subject. One in a form that only its
            // author can change stays as it is.
            let own = of_variant.and_then(|variant| with_day(Some(variant)));
            if let Some(with_day) = own.or_else(|| with_day(None)) {
                (new, count) = (with_day, count + 1);
            }
        }
        if count > 0 && *read::now(&common.root, file)? == *text.as_bytes() {
            files::replace(&common.root, file, &new)?;
            written += count;
        }
    }
    if !common.quiet {
        output::line(&format!("wrote `found` of {}", counted(written, ["fact", "facts"])));
    }
    Ok(())
}
