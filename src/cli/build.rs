//! `versus build`: content → a folder of static files.

use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::watcher::Watcher;
use super::{Common, Exit, check_site, output};
use crate::base::failure::Failure;
use crate::cache::Memory;
use crate::compile::{self, Built, Report, Request};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{self, Format};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus build                                   content/ → public/
  versus build --root docs --out /srv/www        another site, another place
  versus build --base-url https://example.org/x/ for a sub-path
  versus build --drafts --today 2026-12-24       as it will look then
  versus build --force --timings                 where the time of a whole build goes";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Folder to write to [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Ignore what earlier builds remember
    #[arg(long)]
    force: bool,
    /// Print the time of each stage, and the templates and outputs that took longest
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let begun = Instant::now();
    let Arguments { common, out, force, .. } = arguments;
    let out = out.clone().unwrap_or_else(|| common.root.join("public"));
    let checked = check_site(&common.root)
        .and_then(|()| common.check_format(&[("--timings", arguments.timings)]))
        .and_then(|()| check_out(&common.root, &out));
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
        memory: if *force { Memory::Ignore } else { Memory::Use },
    };
    let bar = output::progress_bar(common.quiet || common.format != Format::Human, "files");
    let watcher = Watcher { bar: bar.clone(), quiet: common.quiet, out: Some(&request.out) };
    let built = compile::build(&request, &watcher);
    bar.finish_and_clear();
    finish(arguments, built, begun)
}

fn finish(arguments: &Arguments, built: Result<Report, Failure>, begun: Instant) -> Exit {
    let common = &arguments.common;
    let Report { sources, texts, found, built, timings } = match built {
        Ok(report) => report,
        Err(failure) => {
            output::error(&failure.to_string());
            return Exit::Machine;
        }
    };
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
        "built {pages} pages and {} other files in {}: {} written, {} unchanged, {} removed{warnings}",
        outputs - pages,
        output::duration(begun.elapsed()),
        emitted.written,
        emitted.unchanged,
        emitted.removed
    )
}

/// The path without links and `..`, even where it does not exist yet.
fn full(path: &Path) -> PathBuf {
    let mut full = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::ParentDir => {
                full.pop();
            }
            part => full.push(part),
        }
        full = full.canonicalize().unwrap_or(full);
    }
    full
}

/// A build must not write into what it reads.
fn check_out(root: &Path, out: &Path) -> Result<(), String> {
    let (root, out) = (full(root), full(out));
    let read = ["content", "static", "templates", "themes", ".versus", ".git"];
    let is_source = read.iter().any(|folder| out.starts_with(root.join(folder)));
    if root.starts_with(&out) || is_source {
        return Err(format!("`{}` holds the site itself; write to another folder", out.display()));
    }
    Ok(())
}
