//! What keeps a site true as time goes by: which statements no fact bears out, and which facts are
//! to be checked again. Pure, over a [`crate::site::Site`].

pub mod coverage;
pub mod fix;
pub mod numbers;
pub mod stale;
