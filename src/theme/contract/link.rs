//! Views of links and images. Pure.

use serde::Serialize;

use crate::base::address::Href;

/// A link with a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinkView {
    /// Text of the link
    pub title: String,
    /// Target of the link
    pub url: Href,
}

/// An image with its size, so that a browser can reserve its space.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImageView {
    /// Its address
    pub url: Href,
    /// Width in pixels, none if unknown
    pub width: Option<u32>,
    /// Height in pixels, none if unknown
    pub height: Option<u32>,
}
