//! The policy for raw HTML in Markdown.

/// The policy for raw HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawHtml {
    Allow,
    /// Removes dangerous elements and attributes
    Sanitize,
    /// Shows HTML as text
    Escape,
}

impl RawHtml {
    /// The values of the key `html`
    pub const NAMES: [(&str, RawHtml); 3] =
        [("allow", RawHtml::Allow), ("sanitize", RawHtml::Sanitize), ("escape", RawHtml::Escape)];

    pub fn name(self) -> &'static str {
        let named = RawHtml::NAMES.iter().find(|(_, policy)| *policy == self);
        named.expect("each has a name").0
    }
}
