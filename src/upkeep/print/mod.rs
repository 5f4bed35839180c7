//! Reports on the maintenance of a site: coverage, external links, fixes, facts that were chosen, written or are
//! stale. Pure.

pub mod adopt;
pub mod coverage;
#[cfg(feature = "external")]
pub mod evidence;
pub mod external;
pub mod fixes;
pub mod issue;
pub mod mutants;
pub mod query;
pub mod set;
pub mod stale;
