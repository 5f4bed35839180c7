//! `versus check`: all checks of a build, without writing any output. Also fixes claims, and reports the
//! coverage of claims and the facts to check again.

use std::time::Instant;

use clap::Args;

#[cfg(feature = "external")]
use super::evidence;
use super::files::{self as of_files, FileArguments, How};
use super::guides::{self, GuideArguments};
use super::watcher::Watcher;
use super::{Common, Exit, check_site, fixing, output};
use crate::base::failure::Failure;
use crate::compile::check::coverage::coverage as coverage_of;
use crate::compile::check::coverage::{Statement, looked_for};
use crate::compile::site::{PageKind, Site};
use crate::compile::{self, AsRead, Checkup, Loaded};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{self, Format};
use crate::source::SourceFile;
use crate::upkeep;
use crate::upkeep::external::Followed;
use crate::upkeep::print::issue::issue;
use crate::upkeep::print::{coverage, external, stale};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus check                                every check of a build
  versus check README.md --matrix facts.toml  a README, without a site
  versus check --format github                as annotations of a pull request
  versus check --format sarif > found.sarif   for code scanning
  versus check --fix                          after a fact has changed
  versus check --external                     also the links to other sites
  versus check --evidence                     also whether sources still have their quotes
  versus check --evidence --fix               writes the days on which quotes were found
  versus check --claims                       what guides state, bound to a fact or not
  versus check --mutants                      facts that could change without a message
  versus check --mutants --at-least 80        exits 1 if less than 80 % of a guide is guarded
  versus check --adopt                        what could be bound to facts, and how
  versus check --adopt content/a.md --write   binds what is certain, of one guide
  versus check --stale --today 2026-12-24     facts to check again by that day
  versus check --stale --format issue         the same, as an issue in Markdown";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    named: FileArguments,
    /// First rewrite the numbers, versions and dates of claims that contradict their facts
    #[arg(long)]
    fix: bool,
    /// Report what guides state: claims, exemptions, and statements not bound to a fact
    #[arg(long)]
    claims: bool,
    /// Report the facts to check again, the oldest first; with --format issue, in Markdown for a tracker
    #[arg(long)]
    stale: bool,
    #[command(flatten)]
    guides: GuideArguments,
    #[cfg(feature = "external")]
    #[command(flatten)]
    following: super::external::ExternalArguments,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let begun = Instant::now();
    let common = &arguments.common;
    let Arguments { fix, claims, stale, .. } = *arguments;
    let GuideArguments { mutants, adopt, .. } = &arguments.guides;
    let (mutants, adopt) = (mutants.is_some(), adopt.is_some());
    let others = claims || mutants || adopt;
    let reports = [
        ("--fix", fix),
        ("--claims", claims),
        ("--stale", stale),
        ("--mutants", mutants),
        ("--adopt", adopt),
    ];
    let is_issue = stale && !others && common.format == Format::Issue;
    let is_of_files = !arguments.named.files.is_empty();
    let is_site = if is_of_files { Ok(()) } else { check_site(&common.root) };
    let checked =
        is_site.and_then(|()| if is_issue { Ok(()) } else { common.check_format(&reports) });
    if let Err(wrong) = checked {
        output::error(&wrong);
        return Exit::Usage;
    }
    common.use_threads();
    if is_of_files {
        return done(of_files::check(common, &arguments.named, How { fix, begun }));
    }
    let fixed = if fix { rewrite(common) } else { Ok(()) };
    done(fixed.and_then(|()| match others || stale {
        true => report(arguments),
        false => check(arguments, begun),
    }))
}

fn done(exit: Result<Exit, Failure>) -> Exit {
    exit.unwrap_or_else(|failure| {
        output::error(&failure.to_string());
        Exit::Machine
    })
}

fn check(arguments: &Arguments, begun: Instant) -> Result<Exit, Failure> {
    let common = &arguments.common;
    let bar = output::progress_bar(common.quiet || common.format != Format::Human, "files");
    let (root, base_url) = (&common.root, common.base_url.as_ref());
    let watcher = Watcher { bar: bar.clone(), quiet: common.quiet, out: None };
    let checkup = compile::check(root, base_url, common.selection(), &watcher);
    bar.finish_and_clear();
    let mut checkup = checkup?;
    #[cfg(feature = "external")]
    let of_quotes = std::sync::Arc::clone(&checkup.site);
    #[cfg(feature = "external")]
    let looked_up = arguments
        .following
        .evidence
        .then(|| evidence::of(common, &of_quotes, arguments.following.cache_mode()));
    #[cfg(feature = "external")]
    if let Some(Ok(looked_up)) = &looked_up {
        checkup.add(root, looked_up.diagnostics())?;
    }
    #[cfg(feature = "external")]
    let followed = arguments.following.follow(common, &checkup.site);
    #[cfg(not(feature = "external"))]
    let followed: Option<Result<Followed, Failure>> = None;
    if let Some(Ok(followed)) = &followed {
        checkup.add(root, followed.diagnostics())?;
    }
    common.add_fixes(&checkup.site, &mut checkup.found);
    let Checkup { site, texts, found } = &checkup;
    output::diagnostics(root, &site.sources, texts, found, common.format);
    let followed = followed.transpose()?;
    #[cfg(feature = "external")]
    if let Some(looked_up) = looked_up.transpose()? {
        evidence::report(common, &checkup.site, &looked_up)?;
        if arguments.fix {
            evidence::write_days(common, &checkup.site, &looked_up)?;
        }
    }
    let has_errors = checkup.found.iter().any(Diagnostic::is_error);
    if has_errors || !common.quiet {
        if let Some(followed) = followed {
            report_external(common, &checkup.site, &followed)?;
        }
        output::line(&closing_line(&checkup, begun));
    }
    Ok(if has_errors { Exit::Content } else { Exit::Done })
}

fn report_external(common: &Common, site: &Site, followed: &Followed) -> Result<(), Failure> {
    if !common.quiet {
        let texts = AsRead::of(&common.root, site, external::files(followed))?;
        let texts = output::texts(&common.root, &site.sources, &texts, external::files(followed));
        output::answer(&external::report(followed, &texts, common.format));
    }
    output::line(&external::total(followed));
    Ok(())
}

fn closing_line(checkup: &Checkup, begun: Instant) -> String {
    let site = &checkup.site;
    let guides = site.pages.iter().filter(|page| page.kind == PageKind::Guide).count();
    let other = match site.companions.len() {
        0 => String::new(),
        count => format!(", {}", print::counted(count, ["other file", "other files"])),
    };
    format!(
        "checked {}, {}{other} and {} in {}: {}",
        print::counted(site.pages.len() - guides, ["page", "pages"]),
        print::counted(guides, ["guide", "guides"]),
        print::counted(site.matrices.len(), ["matrix", "matrices"]),
        output::duration(begun.elapsed()),
        print::total(&checkup.found),
    )
}

/// Writes the fixes of claims of a site.
fn rewrite(common: &Common) -> Result<(), Failure> {
    let loaded = compile::load(&common.root, common.base_url.as_ref(), common.selection())?;
    fixing::write(common, loaded.site(), &loaded.found)
}

/// Prints the requested reports about a site without errors.
fn report(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { common, claims, stale, guides, .. } = arguments;
    let loaded = match common.load_sound("reported") {
        Ok(loaded) => loaded,
        Err(exit) => return Ok(exit),
    };
    if *claims {
        report_coverage(common, &loaded)?;
    }
    let between = |has_next: bool| {
        if has_next && common.format == Format::Human {
            output::answer("\n");
        }
    };
    between(*claims && *stale);
    if *stale {
        report_stale(common, &loaded)?;
    }
    between((*claims || *stale) && guides.mutants.is_some());
    let exit = guides::report_mutants(common, &loaded, guides)?;
    if exit == Exit::Usage || guides.adopt.is_none() {
        return Ok(exit);
    }
    between(*claims || *stale || guides.mutants.is_some());
    match guides::report_adopt(common, &loaded, guides)? {
        Exit::Done => Ok(exit),
        failed => Ok(failed),
    }
}

fn report_coverage(common: &Common, loaded: &Loaded) -> Result<(), Failure> {
    let (root, site) = (&common.root, loaded.site());
    let as_read = |file: &SourceFile| compile::as_read(root, site, file);
    let coverages = coverage_of(site, &|_| true, &as_read)?;
    let files = || coverages.iter().map(|coverage| coverage.file);
    let texts = AsRead::of(root, site, files())?;
    let texts = output::texts(root, &site.sources, &texts, files());
    output::answer(&coverage::report(&coverages, &texts, common.format));
    if !common.quiet {
        if !looked_for(site).contains(&Statement::Superlative) {
            let lang = &site.config.lang;
            output::line(&format!("numbers only: superlatives are not read in `{lang}`"));
        }
        output::line(&coverage::total(&coverages));
    }
    Ok(())
}

fn report_stale(common: &Common, loaded: &Loaded) -> Result<(), Failure> {
    let (site, today) = (loaded.site(), common.selection().today);
    let found = upkeep::stale::stale(site, today);
    let texts = AsRead::of(&common.root, site, stale::files(&found))?;
    let texts = output::texts(&common.root, &site.sources, &texts, stale::files(&found));
    let repository = site.config.publish.repository.as_ref().map(|published| &published.at);
    output::answer(&match common.format {
        Format::Issue => issue(&found, today, &texts, repository),
        format => stale::report(&found, today, &texts, format),
    });
    if !common.quiet {
        output::line(&stale::total(&found));
    }
    Ok(())
}
