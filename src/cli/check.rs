//! `versus check`: everything that a build checks, and nothing written.

use std::time::Instant;

use clap::Args;

use super::{Common, Exit, output};
use crate::pipeline::{self, Checkup};
use crate::report::{self, Format};
use crate::site::PageKind;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus check                    every check of a build
  versus check --format github    as annotations of a pull request";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let begun = Instant::now();
    let Arguments { common } = arguments;
    if let Err(wrong) = common.check_root() {
        output::error(&wrong);
        return Exit::Usage;
    }
    common.use_threads();
    check(common, begun)
}

fn check(common: &Common, begun: Instant) -> Exit {
    let bar = output::progress_bar(common.quiet || common.format != Format::Human);
    let (root, base_url) = (&common.root, common.base_url.as_ref());
    let checkup = pipeline::check(root, base_url, common.selection(), &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let checkup = match checkup {
        Ok(checkup) => checkup,
        Err(failure) => {
            output::error(&failure.to_string());
            return Exit::Machine;
        }
    };
    output::diagnostics(root, &checkup.site.sources, &checkup.found, common.format);
    let has_errors = checkup.found.iter().any(crate::diagnostic::Diagnostic::is_error);
    if has_errors || !common.quiet {
        output::line(&closing_line(&checkup, begun));
    }
    if has_errors { Exit::Content } else { Exit::Done }
}

fn closing_line(checkup: &Checkup, begun: Instant) -> String {
    let site = &checkup.site;
    let guides = site.pages.iter().filter(|page| page.kind == PageKind::Guide).count();
    let found = match report::count(&checkup.found) {
        none if none.is_empty() => "no mistakes".to_owned(),
        some => some,
    };
    format!(
        "checked {}, {} and {} in {}: {found}",
        report::counted(site.pages.len() - guides, ["page", "pages"]),
        report::counted(guides, ["guide", "guides"]),
        report::counted(site.matrices.len(), ["matrix", "matrices"]),
        output::duration(begun.elapsed()),
    )
}
