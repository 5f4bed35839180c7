//! `versus check --external`: checks external links.

use clap::Args;

use super::{Common, output};
use crate::base::failure::Failure;
use crate::cache::CacheMode;
use crate::compile::site::Site;
use crate::diagnostic::print::Format;
use crate::upkeep::external::Followed;
use crate::upkeep::follow;

#[derive(Debug, Args)]
pub(super) struct ExternalArguments {
    /// Also follow links to other sites
    #[arg(long, conflicts_with_all = ["claims", "stale"])]
    external: bool,
    /// Follow all links of --external, even those that answered within the last week
    #[arg(long, requires = "external")]
    force: bool,
}

impl ExternalArguments {
    /// Follows the external links of the site. Returns `None` without `--external`.
    pub(super) fn follow(&self, common: &Common, site: &Site) -> Option<Result<Followed, Failure>> {
        if !self.external {
            return None;
        }
        let cache_mode = if self.force { CacheMode::Ignore } else { CacheMode::Use };
        let bar = output::progress_bar(common.quiet || common.format != Format::Human, "addresses");
        let today = common.selection().today;
        let followed = follow::follow(&common.root, site, cache_mode, today, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        Some(followed)
    }
}
