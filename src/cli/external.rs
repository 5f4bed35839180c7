//! `versus check --external` and `--evidence`: checks external links, and what their pages say.

use clap::{ArgGroup, Args};

use super::{Common, output};
use crate::base::failure::Failure;
use crate::cache::CacheMode;
use crate::compile::site::Site;
use crate::diagnostic::print::Format;
use crate::upkeep::external::Followed;
use crate::upkeep::follow;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("online").args(["external", "evidence"]).multiple(true)))]
pub(super) struct ExternalArguments {
    /// Also follow links to other sites
    #[arg(long, conflicts_with_all = ["claims", "stale", "mutants", "adopt"])]
    external: bool,
    /// Also look up the quotes of facts in their sources; with --fix, write the days on which they were found
    #[arg(long, conflicts_with_all = ["claims", "stale", "mutants", "adopt"])]
    pub(super) evidence: bool,
    /// Request all pages of --external and --evidence, even those that answered within the last week
    #[arg(long, requires = "online")]
    force: bool,
}

impl ExternalArguments {
    pub(super) fn cache_mode(&self) -> CacheMode {
        if self.force { CacheMode::Ignore } else { CacheMode::Use }
    }

    /// Follows the external links of the site. Returns `None` without `--external`.
    pub(super) fn follow(&self, common: &Common, site: &Site) -> Option<Result<Followed, Failure>> {
        if !self.external {
            return None;
        }
        let bar = output::progress_bar(common.quiet || common.format != Format::Human, "addresses");
        let today = common.selection().today;
        let cache_mode = self.cache_mode();
        let followed = follow::follow(&common.root, site, cache_mode, today, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        Some(followed)
    }
}
