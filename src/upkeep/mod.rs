//! What keeps a site true as time goes by: which statements no fact bears out, which facts are to be
//! checked again, which links lead nowhere any more. Pure, over a [`crate::compile::site::Site`].

pub mod cached_answers;
pub mod external;
pub mod fix;
#[cfg(feature = "external")]
pub mod follow;
pub mod print;
pub mod stale;
#[cfg(feature = "external")]
pub mod web;
