//! `versus check --mutants` and `--adopt`: how well guides are guarded, and what could be bound in them.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use super::files::relative;
use super::{Common, Exit, output};
use crate::author::files;
use crate::base::failure::Failure;
use crate::compile::check::mutants::guarded;
use crate::compile::discover::read;
use crate::compile::site::{Page, PageKind, Site};
use crate::compile::{self, AsRead, Loaded};
use crate::diagnostic::print::counted;
use crate::diagnostic::{self, Diagnostic, did_you_mean};
use crate::source::SourceFile;
use crate::upkeep;
use crate::upkeep::adopt::Adopted;
use crate::upkeep::print::{adopt, mutants};
use crate::workspace::{Changed, Workspace};

#[derive(Debug, Args)]
pub(super) struct GuideArguments {
    /// Report which facts of guides, or of one guide, could change without a message
    #[arg(long, value_name = "GUIDE", num_args = 0..=1)]
    pub(super) mutants: Option<Option<String>>,
    /// With --mutants, exit 1 if less than N percent of a guide's facts are guarded
    #[arg(long, value_name = "N", requires = "mutants", value_parser = percent, allow_negative_numbers = true)]
    at_least: Option<u8>,
    /// Report what guides, or one guide, state without being bound, and how it could be
    #[arg(long, value_name = "GUIDE", num_args = 0..=1)]
    pub(super) adopt: Option<Option<String>>,
    /// With --adopt, write the claims that are certain; no visible word changes
    #[arg(long, requires = "adopt")]
    pub(super) write: bool,
}

/// Reads a share in percent.
fn percent(text: &str) -> Result<u8, String> {
    let number = text.trim().trim_end_matches('%').trim_end().parse().ok();
    let percent = number.filter(|number| *number <= 100);
    percent.ok_or_else(|| "write a whole number from 0 to 100".to_owned())
}

/// Prints how well guides are guarded.
pub(super) fn report_mutants(
    common: &Common,
    loaded: &Loaded,
    arguments: &GuideArguments,
) -> Result<Exit, Failure> {
    let (root, site) = (&common.root, loaded.site());
    let Some(named) = &arguments.mutants else { return Ok(Exit::Done) };
    let Some(wanted) = selected(common, site, named.as_deref()) else { return Ok(Exit::Usage) };
    let as_read = |file: &SourceFile| compile::as_read(root, site, file);
    let guides = guarded(site, &|page| wanted.has(page), &as_read)?;
    let files = || guides.iter().map(|guide| guide.file);
    let texts = AsRead::of(root, site, files())?;
    let texts = output::texts(root, &site.sources, &texts, files());
    output::answer(&mutants::report(&guides, &texts, common.format));
    let below = arguments.at_least.map(|least| mutants::below(&guides, least, &texts));
    let below = below.unwrap_or_default();
    if !common.quiet {
        output::line(&mutants::total(&guides));
    }
    below.iter().for_each(|line| output::line(line));
    Ok(if below.is_empty() { Exit::Done } else { Exit::Content })
}

/// Prints what could be bound, and with `--write` binds what is certain.
pub(super) fn report_adopt(
    common: &Common,
    loaded: &Loaded,
    arguments: &GuideArguments,
) -> Result<Exit, Failure> {
    let (root, site) = (&common.root, loaded.site());
    let Some(named) = &arguments.adopt else { return Ok(Exit::Done) };
    let Some(wanted) = selected(common, site, named.as_deref()) else { return Ok(Exit::Usage) };
    let as_read = |file: &SourceFile| compile::as_read(root, site, file);
    let guides = upkeep::adopt::adopt(site, &|page| wanted.has(page), &as_read)?;
    let files = || guides.iter().map(|guide| guide.file);
    let texts = AsRead::of(root, site, files())?;
    let texts = output::texts(root, &site.sources, &texts, files());
    output::answer(&adopt::report(&guides, &texts, common.format));
    let total = if arguments.write {
        let (statements, pages) = write(common, site, &guides)?;
        adopt::written(statements, pages)
    } else {
        adopt::total(&guides)
    };
    if !common.quiet {
        output::line(&total);
    }
    Ok(Exit::Done)
}

/// Writes the guides with their new claims. Returns how many statements are bound, and on how many pages.
fn write(common: &Common, site: &Site, guides: &[Adopted<'_>]) -> Result<(usize, usize), Failure> {
    let (root, mut statements, mut pages) = (&common.root, 0, 0);
    let changed: Vec<&Adopted<'_>> = guides.iter().filter(|of| of.text != of.before).collect();
    let added = added(common, site, &changed)?;
    for (guide, added) in changed.into_iter().zip(added) {
        let file = site.sources.get(guide.file);
        if added > 0 {
            let messages = counted(added, ["new message", "new messages"]);
            output::line(&format!("{}: left as it is, to avoid {messages}", file.path));
            continue;
        }
        // The file may have been edited, or written already as another page through a symbolic link.
        if *read::now(root, file)? == *guide.before.as_bytes() {
            files::replace(root, file, &guide.text)?;
            statements += guide.bound();
            pages += 1;
        }
    }
    Ok((statements, pages))
}

/// Returns how many messages the new text of each guide would add to it.
fn added(common: &Common, site: &Site, guides: &[&Adopted<'_>]) -> Result<Vec<usize>, Failure> {
    if guides.is_empty() {
        return Ok(Vec::new());
    }
    let (root, selection) = (&common.root, common.selection());
    let path = |guide: &Adopted<'_>| site.sources.path(guide.file);
    let (mut workspace, before) = Workspace::open(root, common.base_url.clone(), selection)?;
    for guide in guides {
        workspace.set_overlay(path(guide), Some(&guide.text));
    }
    let paths: BTreeSet<String> = guides.iter().map(|guide| path(guide).to_owned()).collect();
    let after = workspace.refresh(Changed::Files(&paths), selection)?;
    let (old, new) = (before.check(root)?, after.check(root)?);
    let count = |guide: &&Adopted<'_>| {
        let Some(file) = after.site.sources.find(path(guide)) else { return 0 };
        let of_file = |all: &[Diagnostic]| -> Vec<Diagnostic> {
            all.iter().filter(|of| of.span.file == file).cloned().collect()
        };
        diagnostic::added(&of_file(&old), &of_file(&new), file).len()
    };
    Ok(guides.iter().map(count).collect())
}

/// The guides that a command is about.
enum Wanted {
    All,
    /// The one at this address
    One(String),
}

impl Wanted {
    fn has(&self, page: &Page) -> bool {
        match self {
            Wanted::All => true,
            Wanted::One(address) => page.address.as_str() == address,
        }
    }
}

/// Finds the guide that an argument names: by its file, from the current folder, from the site's root or from
/// `content/`, or by its address. Prints that there is none.
fn selected(common: &Common, site: &Site, guide: Option<&str>) -> Option<Wanted> {
    let Some(named) = guide else { return Some(Wanted::All) };
    let guides = || site.pages.iter().filter(|page| page.kind == PageKind::Guide);
    let path = |page: &Page| page.file.map_or("", |file| site.sources.path(file));
    let root = format!("{}/", common.root.display());
    let written = named.replace('\\', "/");
    let written = written.strip_prefix("./").unwrap_or(&written);
    let written = written.strip_prefix(root.as_str()).unwrap_or(written);
    let from_here =
        Path::new(named).is_file().then(|| relative(&common.root, Path::new(named)).ok());
    let from_here = from_here.flatten();
    let is_it = |page: &Page| {
        let (path, address) = (path(page), page.address.as_str());
        if from_here.as_deref() == Some(path) {
            return true;
        }
        let inner = path.strip_prefix("content/").unwrap_or(path);
        [path, inner, inner.trim_end_matches(".md"), address, address.trim_matches('/')]
            .contains(&written)
    };
    if let Some(page) = guides().find(|page| is_it(page)) {
        return Some(Wanted::One(page.address.as_str().to_owned()));
    }
    let paths: Vec<&str> = guides().map(|page| path(page)).collect();
    let help = did_you_mean(named, &paths, "a guide is a page that compares subjects of a matrix");
    output::error(&format!("`{named}` is no guide of this site; {help}"));
    None
}
