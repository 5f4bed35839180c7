//! IO: reads the body of a response.

use reqwest::Response;
use reqwest::header::CONTENT_TYPE;

/// The largest number of bytes that are read of a page.
const LARGEST: usize = 8 * 1024 * 1024;

/// A page as a server sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The value of `Content-Type`, in lower case; empty if the server does not say
    pub content_type: String,
    pub bytes: Vec<u8>,
    /// Whether it is complete: a large page is read in part
    pub is_whole: bool,
    /// Where temporary redirects lead, if they lead to another page
    pub diverted_to: Option<String>,
}

pub(super) async fn read(
    mut response: Response,
    diverted_to: Option<String>,
) -> Result<Page, reqwest::Error> {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|of| of.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
    let mut bytes = Vec::new();
    while let Some(part) = response.chunk().await? {
        bytes.extend_from_slice(&part);
        if bytes.len() > LARGEST {
            bytes.truncate(LARGEST);
            return Ok(Page { content_type, bytes, is_whole: false, diverted_to });
        }
    }
    Ok(Page { content_type, bytes, is_whole: true, diverted_to })
}
