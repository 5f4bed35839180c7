//! `versus build`: compiles the content of a site into a folder of static files.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::watcher::Watcher;
use super::{Common, Exit, check_site, output};
use crate::base::failure::Failure;
use crate::cache::CacheMode;
use crate::compile::discover::OUTPUT;
use crate::compile::{self, Built, Report, Request};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{self, Format};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus build                                   content/ → public/
  versus build --root docs --out /srv/www        another site and output folder
  versus build --base-url https://example.org/x/ for a sub-path
  versus build --drafts --today 2026-12-24       as it will look on that day
  versus build --force --timings                 where the time of a whole build goes";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Folder to write to [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Ignore the cache of earlier builds
    #[arg(long)]
    force: bool,
    /// Print the time of each stage, and the templates and outputs that took longest
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let begun = Instant::now();
    let Arguments { common, out, force, .. } = arguments;
    let out = out.clone().unwrap_or_else(|| common.root.join(OUTPUT));
    let checked = check_site(&common.root)
        .and_then(|()| common.check_format(&[("--timings", arguments.timings)]))
        .and_then(|()| compile::check_out(&common.root, &out));
    if let Err(wrong) = checked {
        output::error(&wrong);
        return Exit::Usage;
    }
    common.use_threads();
    let request = Request {
        root: common.root.clone(),
        out,
        base_url: common.base_url.clone(),
        selection: common.selection(),
        cache_mode: if *force { CacheMode::Ignore } else { CacheMode::Use },
    };
    let bar = output::progress_bar(common.quiet || common.format != Format::Human, "files");
    let watcher = Watcher { bar: bar.clone(), quiet: common.quiet, out: Some(&request.out) };
    let built = compile::build(&request, &watcher);
    bar.finish_and_clear();
    finish(arguments, built, begun)
}

fn finish(arguments: &Arguments, built: Result<Report, Failure>, begun: Instant) -> Exit {
    let common = &arguments.common;
    let Report { sources, site, texts, mut found, built, timings } = match built {
        Ok(report) => report,
        Err(failure) => {
            output::error(&failure.to_string());
            return Exit::Machine;
        }
    };
    if let Some(site) = site {
        common.add_fixes(&site, &mut found);
    }
    output::diagnostics(&common.root, &sources, &texts, &found, common.format);
    if arguments.timings {
        output::answer(&print::timings::report(&timings, common.format));
    }
    let Some(built) = built else {
        output::line(&format!("nothing written: {}", print::count(&found)));
        return Exit::Content;
    };
    if !common.quiet {
        output::line(&closing_line(built, &found, begun));
    }
    Exit::Done
}

fn closing_line(built: Built, found: &[Diagnostic], begun: Instant) -> String {
    let Built { pages, outputs, emitted } = built;
    let warnings = match print::count(found) {
        none if none.is_empty() => none,
        some => format!(", with {some}"),
    };
    format!(
        "built {} and {} in {}: {} written, {} unchanged, {} removed{warnings}",
        print::counted(pages, ["page", "pages"]),
        print::counted(outputs - pages, ["other file", "other files"]),
        output::duration(begun.elapsed()),
        emitted.written,
        emitted.unchanged,
        emitted.removed
    )
}
