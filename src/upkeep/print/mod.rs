//! What is printed of a site's upkeep: coverage, links to other sites, fixes, stale facts. Pure.

pub mod coverage;
pub mod external;
pub mod fixes;
pub mod stale;
