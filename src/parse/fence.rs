//! The info string of a code fence: its language and its attributes. Pure.

use super::directive::{self, Attribute};
use crate::source::{FileId, Span, Spanned};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fence {
    pub language: Option<Spanned<String>>,
    pub attributes: Vec<Attribute>,
    /// Lines of code in the fence itself
    pub lines: usize,
    pub span: Span,
}

impl Fence {
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.key.value == key)
    }

    pub fn value(&self, key: &str) -> Option<&Spanned<String>> {
        self.attribute(key)?.value.as_ref()
    }
}

/// The attributes of a code fence.
pub const FENCE_ATTRIBUTES: [&str; 8] =
    ["title", "subject", "file", "region", "lines", "hl", "linenos", "diff"];

/// The language of a fence and its attributes.
pub type FenceInfo = (Option<Spanned<String>>, Vec<Attribute>);

/// Splits `js title="x" linenos` into its language and its attributes.
pub fn fence_info(info: &str, file: FileId, at: usize) -> Result<FenceInfo, (Span, String)> {
    let end = info.find([' ', '\t', '{', ',']).unwrap_or(info.len());
    let (language, rest) = match info[..end].contains('=') {
        true => ("", info),
        false => info.split_at(end),
    };
    let language = (!language.is_empty())
        .then(|| Spanned::new(language.to_owned(), Span::new(file, at..at + language.len())));
    let start = info.len() - rest.len();
    // Braces, as other tools want them, are taken as white space.
    let rest: String = rest.chars().map(|c| if matches!(c, '{' | '}') { ' ' } else { c }).collect();
    Ok((language, directive::attributes(&rest, file, at + start)?))
}
