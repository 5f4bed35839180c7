//! TODO

pub mod coverage;
pub mod external;
pub mod fixes;
pub mod stale;
