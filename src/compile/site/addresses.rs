//! Addresses that follow from what a site has. Pure.

use crate::base::address::SitePath;

/// Below the folder of what it is about: the home page, or the changes of a matrix.
pub const FEED: &str = "feed.xml";

pub const HIGHLIGHT_STYLESHEET: &str = "highlight.css";

/// The address of the `number`th page of a list.
pub fn list_address(address: &SitePath, number: usize) -> SitePath {
    if number == 1 { address.clone() } else { address.join(&format!("page/{number}/")) }
}
