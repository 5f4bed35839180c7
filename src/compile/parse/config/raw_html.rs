//! The policy for HTML in Markdown.

/// What becomes of HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawHtml {
    Allow,
    /// Dangerous elements and attributes are dropped
    Sanitize,
    /// Shown as text
    Escape,
}

impl RawHtml {
    /// What `html` may be
    pub const NAMES: [(&str, RawHtml); 3] =
        [("allow", RawHtml::Allow), ("sanitize", RawHtml::Sanitize), ("escape", RawHtml::Escape)];

    pub fn name(self) -> &'static str {
        let named = RawHtml::NAMES.iter().find(|(_, policy)| *policy == self);
        named.expect("each has a name").0
    }
}
