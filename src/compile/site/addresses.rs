//! Addresses of outputs that have no source file. Pure.

use crate::base::address::SitePath;

/// File name of a feed, below the address of its page: the home page, or the changes of a matrix.
pub const FEED: &str = "feed.xml";

pub const HIGHLIGHT_STYLESHEET: &str = "highlight.css";

/// Returns the address of the `number`th page of a list, counted from 1.
pub fn list_address(address: &SitePath, number: usize) -> SitePath {
    if number == 1 { address.clone() } else { address.join(&format!("page/{number}/")) }
}
