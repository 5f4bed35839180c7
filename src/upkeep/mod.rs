//! Maintenance of a site over time: claims that contradict their facts, facts to check again, dead external
//! links, quotes that are gone, the ways out of what is read. Works on a [`crate::compile::site::Site`]. Pure, except for `cached_answers`, `follow`,
//! `evidence` and `web`.

pub mod adopt;
pub mod cached_answers;
#[cfg(feature = "external")]
pub mod evidence;
pub mod external;
pub mod fix;
#[cfg(feature = "external")]
pub mod follow;
mod insert;
pub mod print;
pub mod remedies;
pub mod stale;
mod target;
#[cfg(feature = "external")]
pub mod web;
