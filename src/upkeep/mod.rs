//! Maintenance of a site over time: claims that contradict their facts, facts to check again, dead external
//! links. Works on a [`crate::compile::site::Site`]. Pure, except for `cached_answers`, `follow` and `web`.

pub mod cached_answers;
pub mod external;
pub mod fix;
#[cfg(feature = "external")]
pub mod follow;
pub mod print;
pub mod stale;
#[cfg(feature = "external")]
pub mod web;
